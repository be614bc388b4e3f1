// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.2: the autonomous system written around the optimal model, and the admissible errors.
#include "multiplicative-noise/data_segments.hpp"
#include "multiplicative-noise/large_data.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

using J = Jet<Ball>;

/// The first component of s_* where the first coordinate is moved by h.
Ball shifted_model(const Point& p, const Ball& h) {
  std::vector<Ball> x = place_of(p);
  x[0] += h;
  return model_of(p)(x)[0];
}

REFEREE_CLAIM({
    .id = "MN-E4.16",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The system around the optimal model",
    .statement =
        "With e = s_theta - s_* the system is dx/dt = s_*(x) + e(x); s_* is smooth for all 0 < sigma_eps < "
        "sigma_T and real alpha.",
    .hypotheses = "mu a probability measure",
    .source = "section 4.2, (4.16) and the lines after it",
    .evidence = "the denominator of s_* is positive at every place tried, and derivatives of s_* by jets are "
                "the limits of difference quotients; smoothness itself is Lemma A.7 for numerator and "
                "denominator",
    .refuted_by = "a place where the denominator vanishes or a difference quotient has another limit",
    .attack =
        "places at, between and far from the data, alpha from -4 to 13/4, odds of 1e-30; data on segments, "
        "a thousand points, sigma_eps/sigma_T = 1e-12",
    .rests_on = {"MN-LA.7"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "the denominator L((d + 2 alpha)/2 - 1, x) is positive", placed_data(trial),
              [](const Point&) { return Ball(0); },
              [](const Point& p) { return model_of(p).L_tilde(place_of(p)); });
          trial.bound(
              "the denominator is positive, segments", placed_segments(),
              [](const Point&) { return Ball(0); },
              [](const Point& p) { return averaged_kernel(p, weight_order(p)); });
          Family crowds{"many data points", {}, noise_levels()};
          const long points = trial.effort().scaled(100, 1000, 2500);
          crowds.members = {placed(crowd("13/4"_q, "1/100"_q, 1, 2, points), {2, "1/3"_q}),
                            placed(crowd(-4, "1e-12"_q, 1, 8, points), {0, 0, 0, 5, 0, 0, 0, 0})};
          trial.bound(
              "the denominator is positive, many data points", crowds, [](const Point&) { return Ball(0); },
              [](const Point& p) { return averaged_kernel(written_out(p), weight_order(written_out(p))); });
          for (const Instance& member :
               {placed(data_set("-4"_q, "1/2"_q, 2, {{-1}, {2}}, {1, 9}), {"1/3"_q}),
                placed(data_set(1, "1/3"_q, 2, {{0, 0}, {1, 2}}), {"1/2"_q, "1/5"_q})}) {
            const Approach approach{.parameter = "h", .at = 0, .first = 2, .last = 14, .fixed = member};
            const std::string dimension = member.has("x2") ? ", plane" : ", line";
            trial.limit(
                "first derivative of s_* by difference quotients" + dimension, approach,
                [](const Point& p) {
                  return (shifted_model(p, p["h"]) - shifted_model(p, -p["h"])) / (2 * p["h"]);
                },
                [](const Point& p) { return model_of(p).jacobian(place_of(p))[0]; });
            trial.limit(
                "third derivative of s_* by difference quotients" + dimension, approach,
                [](const Point& p) {
                  const Ball h = p["h"];
                  return (shifted_model(p, 2 * h) - 2 * shifted_model(p, h) + 2 * shifted_model(p, -h) -
                          shifted_model(p, -2 * h)) /
                         (2 * h * square(h));
                },
                [](const Point& p) {
                  const std::vector<Ball> place = place_of(p);
                  const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()), 3);
                  std::vector<J> x;
                  for (std::size_t i = 0; i < place.size(); ++i)
                    x.push_back(J::variable(layout, static_cast<int>(i), place[i]));
                  std::vector<int> orders(place.size(), 0);
                  orders[0] = 3;
                  return model_of(p)(std::span<const J>(x))[0].derivative(orders);
                });
          }
        },
});

/// (|x| + R) times the larger of sigma^(alpha - 2) at both noise levels.
Ball linear_growth(const Point& p) {
  const Ball power = p["alpha"] - Ball(2);
  return (euclidean_length(place_of(p), p.precision()) + data_radius(p)) *
         max(raised(p["a"], power), raised(p["b"], power));
}

REFEREE_CLAIM({
    .id = "MN-A4.1",
    .paper = "multiplicative-noise",
    .kind = "definition",
    .title = "Assumption 4.1",
    .statement = "0 < sigma_eps < sigma_T, alpha real, mu compactly supported, e locally Lipschitz with sup "
                 "|e(x)|/(1 + "
                 "|x|) finite.",
    .hypotheses = "none: an assumption",
    .source = "section 4.2, Assumption 4.1",
    .evidence = "it admits multiples of s_* (with the constant 2 max(1, R) times the largest ratio of the "
                "kernels), and neither x |x|, whose ratio grows like |x|, nor the root of |x|, whose "
                "difference quotients at 0 grow",
    .refuted_by = "an error that it admits against its purpose or excludes",
    .attack = "the two conditions one at a time; data on segments",
    .rests_on = {"MN-P4.1"},
    .trial =
        [](Trial& trial) {
          Family family = placed_data(trial);
          trial.bound(
              "e = c s_*: |s_*(x)| <= (|x| + R) sup (grad L's kernel over L~'s), so |e|/(1 + |x|) is "
              "bounded; "
              "the ratio lies between its values at both noise levels, sigma^(alpha - 2)",
              family,
              [](const Point& p) { return euclidean_length(model_of(p)(place_of(p)), p.precision()); },
              linear_growth);
          trial.bound(
              "the same for data on segments", placed_segments(),
              [](const Point& p) { return euclidean_length(model_value(p), p.precision()); }, linear_growth);
          trial.rate(
              "not admitted: e = x |x| has |e|/(1 + |x|) of order |x|",
              {.parameter = "x", .to_infinity = true, .first = 2, .last = 30},
              [](const Point& p) { return square(p["x"]) / (Ball(1) + p["x"]); }, -1);
          trial.rate(
              "not admitted: e = |x|^(1/2) has difference quotients of order |x|^(-1/2) at 0",
              {.parameter = "x", .at = 0, .first = 2, .last = 30},
              [](const Point& p) { return sqrt(p["x"]) / p["x"]; }, "-1/2"_q);
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
