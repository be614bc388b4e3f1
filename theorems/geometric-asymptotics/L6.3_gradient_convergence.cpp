// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma 6.3 and its proof: grad F_lambda near the outer Clarke subdifferential, with an explicit delta.
#include "geometric-asymptotics/line_measures.hpp"
#include "geometry/hull_distance.hpp"
#include "measures/gibbs_moments.hpp"
#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Instances here carry x* as y1.. and, as bit sets, its nearest sites I in A1 and J in A2.
Instance near_place(Instance instance, const RationalPoint& centre, const RationalPoint& x,
                    const Rational& t) {
  const NearestSites sites = potential_of(instance).nearest(centre);
  const auto bits = [](const std::vector<int>& set) {
    Rational sum = 0;
    for (int k : set) sum += power(Rational(2), k);
    return sum;
  };
  for (std::size_t i = 0; i < centre.size(); ++i) instance.set("y" + std::to_string(i + 1), centre[i]);
  return placed(std::move(instance), x).set("t", t).set("I", bits(sites.first)).set("J", bits(sites.second));
}

std::vector<Ball> star(const Point& p) {
  std::vector<Ball> y;
  for (int i = 1; p.has("y" + std::to_string(i)); ++i)
    y.push_back(p["y" + std::to_string(i)].at(p.precision()));
  return y;
}

bool is_nearest(const Point& p, int source, std::size_t site) {
  return (std::lround(p[source == 1 ? "I" : "J"].to_double()) >> site & 1) != 0;
}
std::vector<std::vector<Ball>> nearest_sites(const Point& p, int source) {
  std::vector<std::vector<Ball>> result;
  const Mixture<Ball> measure = measure_of<Ball>(p, source);
  for (std::size_t k = 0; k < measure.size(); ++k)
    if (is_nearest(p, source, k)) result.push_back(measure.means[k]);
  return result;
}

Ball distance_from_outer_set(const Point& p) {
  const Ball lambda = p["lambda"].at(p.precision());
  const std::vector<Ball> y = star(p);
  std::vector<std::vector<Ball>> vertices;
  for (const auto& a : nearest_sites(p, 1))
    for (const auto& b : nearest_sites(p, 2)) {
      auto& vertex = vertices.emplace_back();
      for (std::size_t i = 0; i < y.size(); ++i)
        vertex.push_back(Ball(2) * (y[i] - lambda * a[i] - (Ball(1) - lambda) * b[i]));
    }
  return distance_to_hull(vertices, rescaled_gradient(p), p.precision());
}
Ball barycentre_distance(const Point& p, int source) {
  auto kernel = kernel_of(p, source);
  return distance_to_hull(nearest_sites(p, source), kernel.at(place_of(p), 1).mean, p.precision());
}

/// What an explicit delta needs: eta, the gap of squared distances at x* between the nearest sites and the
/// others, the diameter of the support, and the least weight.
struct Separation {
  Ball gap, diameter, least_weight;
  bool others;
};
Separation separation(const Point& p, int source) {
  const Mixture<Ball> measure = measure_of<Ball>(p, source);
  const std::vector<Ball> y = star(p);
  Separation result{Ball(0), Ball(0).at(p.precision()), measure.weights.front(), false};
  Ball nearest;
  const auto squared = [&](std::size_t k) {
    return square(euclidean_distance(measure.means[k], y, p.precision()));
  };
  for (std::size_t k = 0; k < measure.size(); ++k) {
    if (is_nearest(p, source, k)) nearest = squared(k);
    result.least_weight = min(result.least_weight, measure.weights[k]);
    for (const auto& other : measure.means)
      result.diameter = max(result.diameter, euclidean_distance(measure.means[k], other, p.precision()));
  }
  for (std::size_t k = 0; k < measure.size(); ++k) {
    if (is_nearest(p, source, k)) continue;
    const Ball gap = squared(k) - nearest;
    result.gap = result.others ? min(result.gap, gap) : gap;
    result.others = true;
  }
  return result;
}
/// Posterior mass off the nearest sites of x*, at most, for |x - x*| <= eta/(4 diam).
Ball mass_bound_off_nearest(const Point& p, int source) {
  const Separation s = separation(p, source);
  return s.others ? exp(-s.gap / (Ball(8) * p["t"])) / s.least_weight : Ball(0).at(p.precision());
}
Ball explicit_error(const Point& p) {
  const Ball lambda = p["lambda"].at(p.precision());
  return Ball(2) * (euclidean_distance(place_of(p), star(p), p.precision()) +
                    abs(lambda) * separation(p, 1).diameter * mass_bound_off_nearest(p, 1) +
                    abs(Ball(1) - lambda) * separation(p, 2).diameter * mass_bound_off_nearest(p, 2));
}

Hypothesis close_to_star() {
  return {"|x - x*| <= eta/(4 diam A) for both sources", [](const Point& p) {
            Truth truth = Truth::yes;
            const Ball away = euclidean_distance(place_of(p), star(p), p.precision());
            for (int source : {1, 2}) {
              const Separation s = separation(p, source);
              if (s.others) truth = truth && less(Ball(4) * away * s.diameter, s.gap);
            }
            return truth;
          }};
}

/// Every place of every support as x*, ties and vertices among them; x next to it, exactly these instances
/// (their bit sets would not follow a shorter one).
Family around_places(const Trial& trial, bool close) {
  Family family{close ? "x close to x*" : "any x and x*", {}, support_hypotheses()};
  if (close) family.hypotheses.push_back(close_to_star());
  Generator generator = trial.generator("around places");
  for (const Instance& instance : all_supports(trial))
    for (const RationalPoint& y : telling_places(instance, generator)) {
      if (squared_distance(y, RationalPoint(y.size(), 0)) > 300) continue;
      RationalPoint x = y;
      for (Rational& coordinate : x)
        coordinate += (generator.below(2) == 0 ? Rational(1) : Rational(-1)) / (close ? 1000 : 3);
      for (const Rational& t : {"1/5"_q, "2"_q}) {
        const Instance member = near_place(instance, y, x, t);
        if (family.admits(Point(member, {128})) == Truth::yes) family.members.push_back(member);
      }
    }
  return family;
}

REFEREE_CLAIM({
    .id = "GA-L6.3",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "Gradient convergence to the outer Clarke set",
    .statement =
        "For every x* and epsilon there is delta > 0 such that |x - x*| + t <= delta implies dist(grad "
        "F_lambda(x, t), outer Clarke subdifferential of Phi_lambda at x*) <= epsilon.",
    .hypotheses = "Assumption A (not needed), t > 0, lambda >= 0",
    .source = "Lemma 6.3",
    .evidence =
        "for finite mixtures the distance is enclosed and held against an explicit bound that vanishes "
        "with |x - x*| + t; for densities see GA-E6.10 and GA-S6.3b",
    .refuted_by = "x*, x and t with a distance above the bound, or limits of the gradient outside the set",
    .attack = "x* on walls and vertices of one or both diagrams, lambda > 1; limits along x = x* + t, which "
              "leave the genuine Clarke set",
    .rests_on = {"GA-S6.3b", "GA-E6.10"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "dist <= 2 |x - x*| + 2 sum |lambda_i| diam(A_i) exp(-eta_i/(8t))/min w_i for |x - x*| <= "
              "eta_i/(4 diam A_i)",
              around_places(trial, true), distance_from_outer_set, explicit_error);
          const Approach diagonal{.parameter = "t",
                                  .first = 2,
                                  .last = 20,
                                  .fixed = near_place(supports(2, {{-1}, {1}}, {{-2}, {2}}), {0}, {0}, 1)};
          const auto moving = [](const Point& p) {
            Point at = p;
            return at.set("x1", p["t"]);
          };
          trial.limit(
              "the outer set cannot be replaced by the Clarke set: A1 = {-1, 1}, A2 = {-2, 2}, lambda = 2, x "
              "= t: "
              "grad F -> 4 (tanh 1 - tanh(1/2)), while the Clarke set at 0 is {0}",
              diagonal, [=](const Point& p) { return rescaled_gradient(moving(p))[0]; },
              [](const Point& p) { return Ball(4) * (tanh(p.constant(1)) - tanh(p.constant("1/2"_q))); });
          trial.exact(
              "there the Clarke set has its only point at 0, the outer set is [-8, 8]",
              Family{"x* = 0", {{{"vertex", 0}, {"value", -8}}, {{"vertex", 1}, {"value", 8}}}, {}, true},
              [](const Instance& i) -> Rational {
                const auto potential = potential_of(supports(2, {{-1}, {1}}, {{-2}, {2}}));
                if (potential.clarke_subdifferential({0}) != std::vector<RationalPoint>{{0}})
                  throw std::domain_error("the Clarke set is not {0}");
                auto outer = potential.outer_subdifferential({0});
                const auto [least, largest] = std::minmax_element(outer.begin(), outer.end());
                return i["vertex"] == 0 ? least->front() : largest->front();
              },
              Relation::equal, [](const Instance& i) { return i["value"]; });
        },
});

REFEREE_CLAIM({
    .id = "GA-S6.3b",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Reduction to the barycentres",
    .statement =
        "dist(grad F(x, t), outer set at x*) <= 2 |x - x*| + 2 |lambda| dist(m_1, conv Pi_1(x*)) + 2 |1 "
        "- lambda| dist(m_2, conv Pi_2(x*)).",
    .hypotheses = "any x, x*, t > 0, lambda >= 0",
    .source = "section 6.3, proof of Lemma 6.3, step 1",
    .evidence = "every distance enclosed by an exact quadratic program and its certificate",
    .refuted_by = "x, x* and t with lhs > rhs",
    .attack = "aligned displacements, where the two sides are equal (single Diracs; A1 = {0}, A2 = {-1, 1}, "
              "lambda = 2, where 1 - lambda in place of |1 - lambda| fails)",
    .rests_on = {"GA-E6.5"},
    .trial =
        [](Trial& trial) {
          Family family = around_places(trial, false);
          family.members.push_back(near_place(supports(2, {{0}}, {{-1}, {1}}), {"1/2"_q}, {"1/2"_q}, 1));
          trial.bound("any x and x*", family, distance_from_outer_set, [](const Point& p) {
            const Ball lambda = p["lambda"].at(p.precision());
            return Ball(2) * (euclidean_distance(place_of(p), star(p), p.precision()) +
                              abs(lambda) * barycentre_distance(p, 1) +
                              abs(Ball(1) - lambda) * barycentre_distance(p, 2));
          });
        },
});

/// x = x* + t (t -> 0) for a measure on the line.
Ball approaching_offset(const Point& p) {
  Point at = p;
  const Ball x = p["star"].at(p.precision()) + p["t"];
  at.set("x", x);
  // Inside the nearest point is x itself, which moves.
  return line_measure(at).offset + (p["star"].is_negative() ? Ball(0) : p["t"]);
}

REFEREE_CLAIM({
    .id = "GA-E6.10",
    .paper = "geometric-asymptotics",
    .kind = "limit",
    .title = "Barycentres concentrate on the nearest points",
    .statement = "dist(m_i(x, t), conv Pi_i(x*)) -> 0 as (x, t) -> (x*, 0+).",
    .hypotheses = "Assumption A (not needed)",
    .source = "section 6.3, proof of Lemma 6.3, (6.10)",
    .evidence =
        "explicit bounds for finite mixtures; limits over decades for densities by certified quadrature",
    .refuted_by = "a measure and a sequence (x, t) -> (x*, 0+) along which the distance stays away from 0",
    .attack =
        "ties, where no single nearest point will do; x* outside, at the end and inside of densities, one "
        "of which violates Assumption A",
    .rests_on = {"GA-E6.4"},
    .trial =
        [](Trial& trial) {
          for (int source : {1, 2})
            trial.bound(
                source == 1 ? "m_1: distance <= diam exp(-eta/(8t))/min w" : "m_2",
                around_places(trial, true), [=](const Point& p) { return barycentre_distance(p, source); },
                [=](const Point& p) {
                  return separation(p, source).diameter * mass_bound_off_nearest(p, source);
                });
          for (const auto& [name, order] : {std::pair{"power", 1}, {"power", 3}, {"thin", 1}})
            for (const Rational& at : {"-1"_q, "1/2"_q})
              trial.limit(std::string(name) + " density of order " + std::to_string(order) +
                              ", x* = " + to_string(at) + ", x = x* + t",
                          {.parameter = "t", .first = 6, .last = 18, .fixed = {{name, order}, {"star", at}}},
                          approaching_offset, [](const Point&) { return Ball(0); });
          trial.limit(
              "the hull is needed: A = {-1, 1}, x = x* = 0 stays at distance 1 from the nearest point 1",
              {.parameter = "t",
               .first = 1,
               .last = 20,
               .fixed = near_place(supports(1, {{-1}, {1}}, {{0}}), {0}, {0}, 1)},
              [](const Point& p) {
                auto kernel = kernel_of(p, 1);
                return abs(kernel.at(place_of(p), 1).mean[0] - Ball(1));
              },
              [](const Point&) { return Ball(1); });
        },
});

/// Posterior mass of the sites that are not nearest to x*.
Ball mass_off_nearest(const Point& p) {
  auto kernel = kernel_of(p, 1);
  const auto& share = kernel.at(place_of(p), 0).responsibility;
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t k = 0; k < share.size(); ++k)
    if (!is_nearest(p, 1, k)) sum += share[k];
  return sum;
}
/// (e^(1/4)/c) t^(-alpha/2) exp(d/(2 sqrt t) - eta/(8t)).
Ball printed_mass_bound(const Ball& c, const Ball& alpha, const Ball& distance, const Ball& gap,
                        const Ball& t) {
  return exp(Ball(1).at(t.precision()) / 4 - alpha * log(t) / 2 + distance / (Ball(2) * sqrt(t)) -
             gap / (Ball(8) * t)) /
         c;
}
Ball mixture_mass_bound(const Point& p) {
  const Separation s = separation(p, 1);
  Ball distance;
  bool first = true;
  for (const auto& site : measure_of<Ball>(p, 1).means) {
    const Ball away = euclidean_distance(site, place_of(p), p.precision());
    distance = first ? away : min(distance, away);
    first = false;
  }
  return printed_mass_bound(s.least_weight, Ball(0), distance, s.gap, p["t"].at(p.precision()));
}
/// Uniform density on [0, 1], x* = 0, O = [0, 1/2): eta = 1/4, c = alpha = r_0 = 1.
Ball segment_mass_off(const Point& p) {
  const Ball x = p["x"].at(p.precision()), t = p["t"].at(p.precision()), nearest = max(Ball(0), x);
  const auto mass = [&](const Rational& from) {
    return gibbs_moments([](const ComplexBall&) { return ComplexBall(1); }, p.constant(from), p.constant(1),
                         x, nearest, t, p.precision())
        .mass;
  };
  return mass("1/2"_q) / mass(0);
}
Ball segment_mass_bound(const Point& p) {
  const Ball t = p["t"].at(p.precision());
  return printed_mass_bound(Ball(1), Ball(1), max(Ball(0), -p["x"].at(p.precision())), p.constant("1/4"_q),
                            t);
}

REFEREE_CLAIM({
    .id = "GA-S6.3c",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Gibbs mass away from the nearest points",
    .statement =
        "Outside a neighbourhood O of Pi_i(x*) the Gibbs measure has mass at most C t^(-alpha/2) exp(d_i/(2 "
        "sqrt t) - eta/(8t)), eta the gap of squared distances, hence -> 0.",
    .hypotheses = "Assumption A; x close to x* and t <= r_0^2 (the paper: n large)",
    .source = "section 6.3, proof of Lemma 6.3, step 3",
    .evidence =
        "exact masses of Diracs and of a segment against the bound with C = e^(1/4)/c; 'n large' made "
        "explicit as |x - x*| <= eta/(4 diam A)",
    .refuted_by = "a measure, x and t in that range with a larger mass",
    .attack = "x moved towards the other points; beyond the range the bound fails",
    .rests_on = {"GA-L6.2b"},
    .trial =
        [](Trial& trial) {
          Family diracs = around_places(trial, true);
          std::erase_if(diracs.members,
                        [](const Instance& i) { return !separation(Point(i, {128}), 1).others; });
          trial.bound("finite mixtures, O = Pi_1(x*)", diracs, mass_off_nearest, mixture_mass_bound);
          Family segment{"uniform density on [0, 1], x* = 0, O = [0, 1/2), |x| <= eta/4",
                         {},
                         {{"|x| <= 1/16, 0 < t <= 1", [](const Point& p) {
                             return positive(p["t"]) && !positive(p["t"] - Ball(1)) &&
                                    !positive(abs(p["x"]) - p.constant("1/16"_q));
                           }}}};
          for (const Rational& x : {"-1/16"_q, "0"_q, "1/16"_q})
            for (const Rational& t : {"1"_q, "1/10"_q, "1e-2"_q, "1e-4"_q})
              segment.members.push_back({{"x", x}, {"t", t}});
          trial.bound(segment.name, segment, segment_mass_off, segment_mass_bound);
          trial.bound(
              "|x - x*| <= eta/(4 diam A) is needed: the opposite for A = {0, 1}, equal weights, x* = 0, x "
              "= 7/16, t = 1/400",
              Family{"A = {0, 1}",
                     {near_place(supports(1, {{0}, {1}}, {{0}}), {0}, {"7/16"_q}, "1/400"_q)},
                     {},
                     true},
              mixture_mass_bound, mass_off_nearest);
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
