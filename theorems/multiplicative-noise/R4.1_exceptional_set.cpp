// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 4.1: the larger exceptional set and the ratio of L~ and L far away.
#include "multiplicative-noise/steered_places.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

REFEREE_CLAIM({
    .id = "MN-R4.1a",
    .paper = "multiplicative-noise",
    .kind = "remark",
    .title = "A larger exceptional set",
    .statement =
        "E~ = {|s_*| <= |e|} = {|grad log L| <= (L~/L) |e|} contains E = {|s_*|^2 <= -<s_*, e>} and may "
        "replace it in Theorem 4.2.",
    .hypotheses = "Assumption 4.1",
    .source = "section 4.2, Remark 4.1",
    .evidence = "members of E at which |s_*| <= |e| is enclosed, down to near equality; |grad log L| by jets "
                "of log L "
                "against (L~/L)|s_*|",
    .refuted_by = "a member of E with |s_*| > |e|",
    .attack = "e = -(1 + m) s_* with m down to 1e-30, turned perturbations, d from 1 to 8; E~ is strictly "
              "larger for e "
              "= 2 s_* (E~ is all of space)",
    .rests_on = {"MN-T4.2"},
    .trial =
        [](Trial& trial) {
          Family family = steered_places(trial, {"1e-30"_q, "1/100"_q, "1"_q, "5"_q});
          family.hypotheses.push_back({"x in E: <s_*, s_* + e> < 0", [](const Point& p) {
                                         const SteeredField field = steered(p);
                                         Ball sum(0);
                                         for (std::size_t i = 0; i < field.model.size(); ++i)
                                           sum += field.model[i] * (field.model[i] + field.perturbation[i]);
                                         return less(sum, Ball(0));
                                       }});
          std::erase_if(family.members, [](const Instance& i) {
            const Ball length = model_length(Point(i, {256}));
            return length.contains_zero();
          });
          trial.bound("E lies in E~: |s_*| <= |e|", family, model_length, perturbation_length);
          trial.note(
              "What Theorem 4.2 gives is that the flows tend to A, not that they enter it: for mu = delta_0 "
              "on the line, alpha = 2 and e = 1, where s_*(x) = -x, E = [0, 1] and E~ = [-1, 1] = A, the "
              "flow "
              "from 3/2 is 1 + exp(-t)/2 and stays outside A.");
          trial.identity(
              "|grad log L| = (L~/L) |s_*|, so the two forms of E~ agree", family,
              [](const Point& p) {
                using J = Jet<Ball>;
                const std::vector<Ball> x = place_of(p);
                const OptimalModel model = model_of(p);
                std::vector<Ball> gradient;
                for (std::size_t axis = 0; axis < x.size(); ++axis) {
                  std::vector<J> along;
                  for (std::size_t i = 0; i < x.size(); ++i)
                    along.push_back(i == axis ? J::variable(JetLayout::of(1, 1), 0, x[i]) : J(x[i]));
                  gradient.push_back(log(model.mixture().value(model.order(), along)).derivative({1}));
                }
                return euclidean_length(gradient, p.precision());
              },
              [](const Point& p) {
                const OptimalModel model = model_of(p);
                return model_length(p) * model.L_tilde(place_of(p)) / model.L(place_of(p));
              });
        },
});

/// Places R times a direction.
Point at_distance(const Point& p) {
  Point q = p;
  for (std::size_t i = 1; p.has("e" + std::to_string(i)); ++i)
    q.set("x" + std::to_string(i), p["R"] * p["e" + std::to_string(i)]);
  return q;
}
/// L~/L without the common exponential factor.
Ball weight_ratio(const Point& p) {
  const Point q = at_distance(p);
  const OptimalModel model = model_of(q);
  const auto shares = model.mixture().shares(place_of(q));
  Ball above(0), below(0);
  for (std::size_t j = 0; j < shares.weights.size(); ++j) {
    above += shares.weights[j] * model.mixture().kernel().scaled(model.model_order(), shares.half_squares[j]);
    below += shares.weights[j] * model.mixture().kernel().scaled(model.order(), shares.half_squares[j]);
  }
  return above / below;
}

REFEREE_CLAIM({
    .id = "MN-R4.1b",
    .paper = "multiplicative-noise",
    .kind = "remark",
    .title = "The ratio L~/L far away",
    .statement = "sup over |x| >= R of |L~/L - sigma_T^(-alpha)| -> 0 as R -> infinity, so L~/L is bounded.",
    .hypotheses = "compact support",
    .source = "section 4.2, Remark 4.1",
    .evidence =
        "limits along directions over decades of R, and the deviation times R^2, which tends to alpha "
        "sigma_T^(2 - alpha)",
    .refuted_by = "a direction along which the ratio tends elsewhere",
    .attack = "one to three points, weights 1 to 999, alpha of both signs; sigma_eps^(-alpha) and "
              "sigma_T^alpha would "
              "fail",
    .rests_on = {"MN-LA.8"},
    .trial =
        [](Trial& trial) {
          const std::vector<std::pair<Instance, RationalPoint>> departing{
              {data_set(0, "1/2"_q, 2, {{1}}), {1}},
              {data_set(0, "1e-6"_q, 3, {{-1}, {2}}, {1, 999}), {-1}},
              {data_set(0, "1/10"_q, "1/2"_q, {{0, 0}, {3, 4}, {-1, 2}}), {"3/5"_q, "-4/5"_q}}};
          for (const auto& [data, direction] : departing)
            for (const Rational& alpha : {"-2"_q, "1"_q, "13/4"_q}) {
              Instance fixed = Instance(data).set("alpha", alpha);
              for (std::size_t i = 0; i < direction.size(); ++i)
                fixed.set("e" + std::to_string(i + 1), direction[i]);
              const Approach approach{
                  .parameter = "R", .to_infinity = true, .first = 3, .last = 25, .fixed = fixed};
              trial.limit("L~/L -> sigma_T^(-alpha): " + fixed.text(), approach, weight_ratio,
                          [](const Point& p) { return raised(p["b"], -p["alpha"]); });
              trial.limit(
                  "R^2 (sigma_T^alpha L~/L - 1) -> alpha sigma_T^2", approach,
                  [](const Point& p) {
                    return square(p["R"]) * (weight_ratio(p) * raised(p["b"], p["alpha"]) - Ball(1));
                  },
                  [](const Point& p) { return p["alpha"] * square(p["b"]); });
            }
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
