// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.3: in similarity time the noise vanishes and the drift becomes geometric.
#include <algorithm>

#include "geometric-asymptotics/supports.hpp"
#include "geometry/hull_distance.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

std::vector<RationalPoint> short_rationals(const std::vector<std::vector<Ball>>& points) {
  std::vector<RationalPoint> result;
  for (const auto& point : points) {
    auto& exact = result.emplace_back();
    for (const Ball& coordinate : point) exact.push_back(simplest_rational(coordinate));
  }
  return result;
}
DistancePotential exact_potential(const Point& p) {
  return DistancePotential(
      {short_rationals(measure_of<Ball>(p, 1).means), short_rationals(measure_of<Ball>(p, 2).means)},
      simplest_rational(p["lambda"]));
}
RationalPoint exact_place(const Point& p) { return short_rationals({place_of(p)}).front(); }

/// Distance of grad F_lambda(x, t) from the outer Clarke subdifferential of Phi at x, its gradient off ND.
Ball distance_to_outer(const Point& p) {
  std::vector<std::vector<Ball>> outer;
  for (const RationalPoint& subgradient : exact_potential(p).outer_subdifferential(exact_place(p))) {
    auto& point = outer.emplace_back();
    for (const Rational& coordinate : subgradient) point.push_back(p.constant(coordinate));
  }
  return distance_to_hull(outer, rescaled_gradient(p), p.precision());
}

/// 2 sum_i |lambda_i| sum over the points x_n that are not nearest of (w_n/w_near) exp(-gap_n/(4t)) |x_n -
/// x_near|, gap_n = |x - x_n|^2 - d_i^2: what the other points can pull.
Ball pull_of_the_others(const Point& p) {
  const NearestSites nearest = exact_potential(p).nearest(exact_place(p));
  const auto x = place_of(p);
  Ball total = Ball(0).at(p.precision());
  for (int source : {1, 2}) {
    const Mixture<Ball> measure = measure_of<Ball>(p, source);
    const std::vector<int>& sites = source == 1 ? nearest.first : nearest.second;
    const auto near = static_cast<std::size_t>(sites.front());
    const Ball factor =
        source == 1 ? p["lambda"].at(p.precision()) : abs(Ball(1) - p["lambda"].at(p.precision()));
    for (std::size_t n = 0; n < measure.size(); ++n) {
      if (std::find(sites.begin(), sites.end(), static_cast<int>(n)) != sites.end()) continue;
      Ball gap(0);
      for (std::size_t i = 0; i < x.size(); ++i)
        gap += square(x[i] - measure.means[n][i]) - square(x[i] - measure.means[near][i]);
      total += Ball(2) * factor * measure.weights[n] / measure.weights[near] *
               exp(-gap / (Ball(4) * p["t"])) *
               euclidean_distance(measure.means[n], measure.means[near], p.precision());
    }
  }
  return total;
}

/// Heat times at which the others still pull and at which they no longer do.
Family geometric_drifts(const Trial& trial) {
  Family family{"two finite supports at places on and off ND, t = 1/50 and 2", {}, support_hypotheses()};
  Generator generator = trial.generator("drifts");
  for (const Instance& pair : all_supports(trial))
    for (const RationalPoint& x : telling_places(pair, generator)) {
      const SupportPair sources = supports_of(pair);
      if (sources.first.size() == 1 && sources.second.size() == 1) continue;
      for (const Rational& t : {"1/1000"_q, "1/20"_q, "10"_q})
        family.members.push_back(placed(pair, x).set("t", t));
    }
  return family;
}

/// A1 = A2 = {0}: the mean of (4.7) from x1, and the trajectory of (3.2), epsilon = 0.
template <class T>
T single_well_mean(const Point& p, const T& tau) {
  return T(p["x1"].at(p.precision())) * exp(-T(Ball(1) + p["epsilon"]) * tau / T(2));
}
Family single_wells() {
  Family family{"A1 = A2 = {0}, mean 3 at T = 2", {}, support_hypotheses()};
  for (const Rational& epsilon : {"0"_q, "1/5"_q, "1"_q, "4"_q})
    for (const Rational& tau : {"0"_q, "2"_q, "50"_q})
      family.members.push_back(
          placed(supports(2, {{0}}, {{0}}), {3}).set("epsilon", epsilon).set("T", 2).set("tau", tau));
  return family;
}

REFEREE_CLAIM({
    .id = "GA-S4.3a",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Vanishing noise and geometric drift",
    .statement = "The diffusion strength epsilon T e^(-tau) of (4.6), (4.7) tends to 0 exponentially, while "
                 "grad F_lambda(., t) converges locally towards the outer Clarke subdifferential of "
                 "Phi_lambda and, away from ND(A1, A2), locally uniformly to grad Phi_lambda.",
    .hypotheses = "finite supports",
    .source = "section 4.3, after (4.7), with Lemmas 6.3 and 6.4",
    .evidence =
        "the distance of grad F from the outer Clarke subdifferential is at most the exponentially small "
        "pull of the points that are not nearest: a uniform bound where their gaps are bounded below; the "
        "drift with its factor 1 + epsilon in a single well, in closed form",
    .refuted_by = "supports, a place and a time with a larger distance; or another rate of the noise",
    .attack = "ties in one and in both supports, vertices, unequal weights, every regime; whether the Clarke "
              "subdifferential would do in place of the outer one (it would not)",
    .rests_on = {"GA-E4.6", "GA-E4.7"},
    .trial =
        [](Trial& trial) {
          Family strengths{"epsilon, T and tau", {}, {}};
          for (const Rational& tau : {"0"_q, "3"_q, "100"_q})
            strengths.members.push_back({{"epsilon", "1/5"_q}, {"T", 3}, {"tau", tau}});
          trial.identity(
              "noise strength D = epsilon T e^(-tau): half the square of (2 epsilon T)^(1/2) e^(-tau/2), and "
              "dD/dtau = -D",
              strengths,
              [](const Point& p) {
                const Jet<Ball> tau = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["tau"].at(p.precision()));
                const Jet<Ball> noise =
                    sqrt(Jet<Ball>(Ball(2) * p["epsilon"] * p["T"])) * exp(-tau / Jet<Ball>(2));
                return (noise * noise).derivative({1}) / 2;
              },
              [](const Point& p) { return -p["epsilon"] * p["T"] * exp(-p["tau"].at(p.precision())); });
          // One is added to both sides: the pull may be exp(-10^6), or 0 where all points are tied.
          trial.bound(
              "1 + dist(grad F, outer Clarke subdifferential of Phi at x) <= 1 + pull of the points that are "
              "not nearest",
              geometric_drifts(trial), [](const Point& p) { return Ball(1) + distance_to_outer(p); },
              [](const Point& p) { return Ball(1) + pull_of_the_others(p); });
          const Instance smooth =
              placed(supports("5/2"_q, {{-3, "2.2"_q}, {"-1.2"_q, "-2.6"_q}, {1, "1.3"_q}},
                              {{"2.8"_q, "-3.2"_q}, {4, "2.6"_q}, {"0.2"_q, "-0.2"_q}}),
                     {0, 1});
          for (std::size_t axis : {0U, 1U})
            trial.limit(
                "off ND: component " + std::to_string(axis + 1) + " of grad F -> that of grad Phi",
                {.parameter = "t", .first = 2, .last = 30, .fixed = smooth},
                [axis](const Point& p) { return rescaled_gradient(p)[axis]; },
                [axis](const Point& p) {
                  return p.constant(exact_potential(p).outer_subdifferential(exact_place(p)).front()[axis]);
                });
          // A1 = A2 = {-1, 1}, weights (1, 9)/10 and (9, 1)/10, lambda = 2: grad F(0, t) = -24/5 for every t.
          Family same{"A1 = A2 = {-1, 1}, weights 1:9 and 9:1, lambda = 2, x = 0", {}, support_hypotheses()};
          for (const Rational& t : {"1e-40"_q, "1e-3"_q, "1"_q})
            same.members.push_back(
                placed(supports(2, {{-1}, {1}}, {{-1}, {1}}, {1, 9}, {9, 1}), {0}).set("t", t));
          trial.identity(
              "there grad F = -24/5", same, [](const Point& p) { return rescaled_gradient(p)[0]; },
              [](const Point& p) { return p.constant("-24/5"_q); });
          trial.exact(
              "which the outer Clarke subdifferential [-6, 6] contains and the Clarke subdifferential [-2, "
              "2] does not: largest Clarke subgradient < 24/5",
              same,
              [](const Instance& i) {
                Rational largest = 0;
                for (const RationalPoint& g : potential_of(i).clarke_subdifferential(place_of(i)))
                  largest = std::max(largest, g[0]);
                return largest;
              },
              Relation::less, [](const Instance&) { return "24/5"_q; });
          trial.identity(
              "A1 = A2 = {0}: the mean m = m_0 e^(-(1 + epsilon) tau/2) obeys m' = -((1 + epsilon)/4) grad "
              "F(m, T e^(-tau)), the drift of (4.7)",
              single_wells(),
              [](const Point& p) {
                return single_well_mean(
                           p, Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["tau"].at(p.precision())))
                    .derivative({1});
              },
              [](const Point& p) {
                const Ball tau = p["tau"].at(p.precision());
                Point moved = p;
                moved.set("x1", single_well_mean(p, tau)).set("t", p["T"] * exp(-tau));
                return -(Ball(1) + p["epsilon"]) * rescaled_gradient(moved)[0] / 4;
              });
          trial.note(
              "The section calls (4.7) a vanishing-viscosity perturbation of the deterministic rescaled "
              "dynamics. The noise does vanish, but the drift of (4.7) is (1 + epsilon)/4 times -grad F and "
              "that of (3.2) is 1/4 times -grad F, and the factor 1 + epsilon stays: the limiting system of "
              "(4.7) is that of (3.2) run 1 + epsilon times as fast, with the same points of rest and other "
              "rates. "
              "With the single point A1 = A2 = {0} the mean decays like "
              "e^(-(1 + epsilon) tau/2), a trajectory of (3.2) like e^(-tau/2): at epsilon = 1 and tau = log "
              "100 that is 1/100 of the start against 1/10.");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
