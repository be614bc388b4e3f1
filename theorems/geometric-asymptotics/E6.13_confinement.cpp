// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 6.4, step 1: the hull K = conv(lambda A1 + (1 - lambda) A2) attracts every trajectory.
#include "court/random_rationals.hpp"
#include "geometric-asymptotics/mixed_hull.hpp"
#include "geometry/convex.hpp"

namespace referee::geometric_asymptotics {
namespace {

Ball lyapunov(const Point& p) { return square(distance_to_mixed_hull(p)) / 2; }

/// z = x - grad F/2 by jets of F, which know neither posterior nor hull.
std::vector<Ball> drift_target(const Point& p) {
  using J = Jet<Ball>;
  const std::vector<Ball> place = place_of(p);
  const int d = static_cast<int>(place.size());
  const JetLayout& layout = JetLayout::of(d, 1);
  std::vector<J> x;
  for (int i = 0; i < d; ++i) x.push_back(J::variable(layout, i, place[static_cast<std::size_t>(i)]));
  const J potential = rescaled_potential(p, x, J(p["t"].at(p.precision())));
  std::vector<Ball> z;
  for (int i = 0; i < d; ++i) {
    std::vector<int> orders(static_cast<std::size_t>(d), 0);
    orders[static_cast<std::size_t>(i)] = 1;
    z.push_back(place[static_cast<std::size_t>(i)] - potential.derivative(orders) / 2);
  }
  return z;
}

Ball along(const std::vector<Ball>& h, const std::vector<Ball>& v) {
  Ball sum(0);
  for (std::size_t i = 0; i < h.size(); ++i) sum += h[i] * v[i];
  return sum;
}
/// A direction with small integer entries, by the instance's parameter.
std::vector<Ball> direction(const Point& p) {
  const std::vector<std::vector<long>> choices{{1, 0, 0}, {-1, 2, 1}, {2, 3, -1}, {-1, -1, 2}, {0, 1, 3}};
  std::vector<Ball> h;
  for (std::size_t i = 0; i < place_of(p).size(); ++i)
    h.emplace_back(choices[static_cast<std::size_t>(std::lround(p["direction"].to_double()))][i]);
  return h;
}
Family with_directions(const Trial& trial) {
  Family family = placed_supports(trial, -1);
  for (std::size_t n = 0; n < family.members.size(); ++n)
    family.members[n].set("direction",
                          place_of(family.members[n]).size() == 1 ? 0 : static_cast<long>(n % 5));
  return family;
}
Ball support_of_hull(const Point& p) {
  const auto vertices = mixed_hull(p);
  Ball most = along(direction(p), vertices.front()).at(p.precision());
  for (const auto& vertex : vertices) most = max(most, along(direction(p), vertex));
  return most;
}

/// lambda times a point of conv A1 plus 1 - lambda times one of conv A2, with random weights: on which side
/// of the hull of the finite set lambda A1 + (1 - lambda) A2 it lies. 0 outside, 1 otherwise.
Rational membership(const Instance& i, bool union_instead) {
  const SupportPair pair = supports_of(i);
  const Rational lambda = i["lambda"];
  const auto barycentre = [](const std::vector<RationalPoint>& points, const Rational& seed) {
    RationalPoint sum(points.front().size(), 0);
    Rational total = 0;
    for (std::size_t k = 0; k < points.size(); ++k) {
      const Rational weight = 1 + seed * static_cast<long>(k);
      for (std::size_t j = 0; j < sum.size(); ++j) sum[j] += weight * points[k][j];
      total += weight;
    }
    for (Rational& coordinate : sum) coordinate /= total;
    return sum;
  };
  const RationalPoint a = barycentre(pair.first, i["seed"]), b = barycentre(pair.second, 1 / i["seed"]);
  RationalPoint target;
  for (std::size_t j = 0; j < a.size(); ++j) target.push_back(lambda * a[j] + (1 - lambda) * b[j]);
  std::vector<RationalPoint> hull;
  if (union_instead) {
    hull = pair.first;
    hull.insert(hull.end(), pair.second.begin(), pair.second.end());
  } else {
    for (const RationalPoint& x : pair.first)
      for (const RationalPoint& y : pair.second) {
        auto& vertex = hull.emplace_back();
        for (std::size_t j = 0; j < x.size(); ++j) vertex.push_back(lambda * x[j] + (1 - lambda) * y[j]);
      }
  }
  return position_in_hull(hull, target).side == Side::outside ? 0 : 1;
}

REFEREE_CLAIM({
    .id = "GA-E6.11",
    .paper = "geometric-asymptotics",
    .kind = "inclusion",
    .title = "The drift points into the hull",
    .statement = "With K = conv(lambda A1 + (1 - lambda) A2) = lambda conv A1 + (1 - lambda) conv A2: grad "
                 "F_lambda(x, t) in 2 (x - K).",
    .hypotheses = "compact supports (tried for finite ones), t > 0, lambda >= 0",
    .source = "section 6.4, (6.11)",
    .evidence =
        "z = x - grad F/2 by jets of F, held against the support function of K; the two forms of K by "
        "exact linear programs",
    .refuted_by = "x, t and a direction in which z exceeds the support function",
    .attack = "lambda > 1, where K is larger than conv(A1 u A2); points far away, ties",
    .rests_on = {"GA-E6.5", "GA-S6.2a"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "<h, z> <= max over K of <h, .>", with_directions(trial),
              [](const Point& p) { return along(direction(p), drift_target(p)); }, support_of_hull);
          Family sums{"two supports, random weights", {}, support_hypotheses()};
          for (const Instance& instance : all_supports(trial))
            for (const Rational& seed : {"1/3"_q, "7"_q})
              sums.members.push_back(Instance(instance).set("seed", seed));
          trial.exact(
              "lambda conv A1 + (1 - lambda) conv A2 lies in conv(lambda A1 + (1 - lambda) A2)", sums,
              [](const Instance& i) { return membership(i, false); }, Relation::equal,
              [](const Instance&) { return Rational(1); });
          trial.exact(
              "lambda > 1: it does not lie in conv(A1 u A2) (A1 = {1}, A2 = {0}, lambda = 2)",
              Family{"two points", {supports(2, {{1}}, {{0}}).set("seed", 1)}, {}, true},
              [](const Instance& i) { return membership(i, true); }, Relation::equal,
              [](const Instance&) { return Rational(0); });
        },
});

/// A1 = {(-1, 0), (1, 0)}, A2 = {(0, -1), (0, 1)}, lambda = 2: K = [-2, 2] x [-1, 1], whose projection
/// clamps.
Instance box_hull(const RationalPoint& x, const Rational& t) {
  return placed(supports(2, {{-1, 0}, {1, 0}}, {{0, -1}, {0, 1}}, {1, 3}, {2, 1}), x).set("t", t);
}
std::vector<Ball> clamped(const Point& p) {
  const std::vector<Ball> x = place_of(p);
  return {max(Ball(-2), min(Ball(2), x[0])), max(Ball(-1), min(Ball(1), x[1]))};
}
std::vector<Ball> minus(std::vector<Ball> a, const std::vector<Ball>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] -= b[i];
  return a;
}
/// <Y - pi, pi - z>.
Ball obtuse_product(const Point& p) {
  return along(minus(place_of(p), clamped(p)), minus(clamped(p), drift_target(p)));
}
std::vector<RationalPoint> outside_the_box() { return {{5, 0}, {3, 4}, {-7, "-3/2"_q}, {"1/3"_q, -2}}; }

REFEREE_CLAIM({
    .id = "GA-E6.12",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Decay of the Lyapunov function",
    .statement =
        "For L = dist(., K)^2/2 along Y: dL/dtau = -(1/2)|Y - pi|^2 - (1/2) <Y - pi, pi - z>, pi the "
        "projection of Y on K and z = Y - grad F/2; and <Y - pi, pi - z> >= 0.",
    .hypotheses = "lambda >= 0, t > 0",
    .source = "section 6.4, (6.12)",
    .evidence = "K a box, where pi is known: limit of difference quotients of L (distances by a quadratic "
                "program) along the drift against the right side; the product by enclosures",
    .refuted_by = "a point with another limit, or a negative product",
    .attack = "corners and edges of K, lambda = 2, unequal weights",
    .rests_on = {"GA-E6.11"},
    .trial =
        [](Trial& trial) {
          for (const RationalPoint& x : outside_the_box())
            trial.limit(
                "(L(Y + h dY/dtau) - L(Y))/h at Y = (" + to_string(x[0]) + ", " + to_string(x[1]) + ")",
                {.parameter = "h", .first = 2, .last = 18, .fixed = box_hull(x, 1)},
                [](const Point& p) {
                  const std::vector<Ball> z = drift_target(p), y = place_of(p);
                  Point moved = p;
                  for (std::size_t i = 0; i < y.size(); ++i)
                    moved.set("x" + std::to_string(i + 1), y[i] - p["h"] * (y[i] - z[i]) / 2);
                  return (lyapunov(moved) - lyapunov(p)) / p["h"];
                },
                [](const Point& p) {
                  const std::vector<Ball> away = minus(place_of(p), clamped(p));
                  return -(along(away, away) + obtuse_product(p)) / 2;
                });
          Family around{"places outside the box", {}, support_hypotheses()};
          for (const RationalPoint& x : outside_the_box())
            for (const Rational& t : {"1/10"_q, "1"_q, "100"_q}) around.members.push_back(box_hull(x, t));
          trial.bound(
              "0 <= <Y - pi, pi - z>", around, [](const Point& p) { return Ball(0).at(p.precision()); },
              obtuse_product);
        },
});

REFEREE_CLAIM({
    .id = "GA-E6.13",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Exponential approach to the hull",
    .statement = "L(Y_tau) <= e^-tau L(x_T), that is dist(X_t, K) <= sqrt(t/T) dist(x_T, K).",
    .hypotheses = "any x_T, T > 0, lambda >= 0",
    .source = "section 6.4, (6.13)",
    .evidence =
        "validated trajectories in d = 1, 2, 3: every solution enclosed, distances from K by enclosures",
    .refuted_by = "a trajectory that is provably farther from K",
    .attack =
        "single Diracs, where both sides are equal; starts near K and far from it, lambda from 0 to 10; a "
        "rate e^(-(1 + epsilon) tau), or t/T in place of its root, fails",
    .rests_on = {"GA-E6.12"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "L(Y_tau) <= e^-tau L(x_T)", trajectories(trial),
              [](const Point& p) { return lyapunov(flown(p)); },
              [](const Point& p) { return exp(-p["tau"].at(p.precision())) * lyapunov(p); });
        },
});

REFEREE_CLAIM({
    .id = "GA-S6.4a",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Confinement",
    .statement = "Y_tau stays in the compact set {L <= L(x_T)} for all tau >= 0.",
    .hypotheses = "any x_T, T > 0, lambda >= 0",
    .source = "section 6.4, step 1",
    .evidence =
        "validated trajectories; the set is K plus a closed ball of radius dist(x_T, K), hence compact",
    .refuted_by = "a trajectory that is provably outside",
    .attack = "a ball about the origin would not do: A = {5}, x_T = 1 leaves {|x| <= |x_T|}",
    .rests_on = {"GA-E6.13"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "dist(Y_tau, K) <= dist(x_T, K)", trajectories(trial),
              [](const Point& p) { return distance_to_mixed_hull(flown(p)); }, distance_to_mixed_hull);
          trial.bound(
              "points of the set: |x| <= max_K |z| + dist(x_T, K), so that it is bounded",
              trajectories(trial),
              [](const Point& p) {
                const Point at = flown(p);
                return sqrt(along(place_of(at), place_of(at)));
              },
              [](const Point& p) {
                Ball farthest = Ball(0).at(p.precision());
                for (const auto& vertex : mixed_hull(p))
                  farthest = max(farthest, sqrt(along(vertex, vertex)));
                return farthest + distance_to_mixed_hull(p);
              });
          trial.bound(
              "the ball {|x| <= |x_T|} is left: A1 = {5}, lambda = 1, x_T = 1, tau = 1: |x_T| <= |Y_tau|",
              Family{
                  "one Dirac", {placed(supports(1, {{5}}, {{0}}), {1}).set("T", 1).set("tau", 1)}, {}, true},
              [](const Point& p) { return abs(p["x1"]).at(p.precision()); },
              [](const Point& p) { return abs(flown(p)["x1"]); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
