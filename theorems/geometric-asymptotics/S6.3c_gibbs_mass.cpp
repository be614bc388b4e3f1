// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 6.3, proof of Lemma 6.3, step 3: how much posterior mass is away from the nearest points.
#include "geometric-asymptotics/nearest_places.hpp"
#include "measures/gibbs_moments.hpp"
#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {
namespace {

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
