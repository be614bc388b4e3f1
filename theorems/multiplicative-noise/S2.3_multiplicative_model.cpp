// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 2.2 after Proposition 2.1: which multiple of s_* the trained model is.
#include "multiplicative-noise/dirac_loss.hpp"

namespace referee::multiplicative_noise {
namespace {

/// One point at 0 and alpha = 2 on the line, where s_*(x) = -x: the loss int int |f(sigma) x + x/sigma^2|^2
/// p_sigma dx d(sigma^2) of a model -f(sigma) x, sigma from 1 to 2; E_p x^2 = sigma^2 and d(sigma^2) = 2
/// sigma d sigma.
Ball line_loss(const Point& p, const std::function<ComplexBall(const ComplexBall&)>& factor) {
  return integrate(
      [&](const ComplexBall& sigma) {
        return square(factor(sigma) - ComplexBall(1) / square(sigma)) * ComplexBall(2) * sigma *
               square(sigma);
      },
      p["a"], p["b"], p.precision());
}

REFEREE_CLAIM({
    .id = "MN-S2.3",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "The optimal model",
    .statement =
        "By Proposition 2.1 the optimal model with multiplicative noise conditioning is sigma_t^(-1) s_*(x), "
        "as opposed to grad log p_(sigma_t)(x).",
    .hypotheses = "alpha real, as in Proposition 2.1, on which s_* depends",
    .source = "section 2.2, after Proposition 2.1",
    .evidence =
        "one point at 0, alpha = 2, where s_*(x) = -x: at x = 3, sigma = 2 the model sigma^(-alpha) s_* that "
        "the proposition speaks of is -3/4, the printed one -3/2; its loss is 2 ln 2 - 1 for sigma from 1 to "
        "2, "
        "that of the former 0",
    .refuted_by = "an alpha for which sigma^(-1) s_* is not the minimiser",
    .attack = "the exponent: -1 belongs to alpha = 1 only, the proposition to every alpha; and 'as opposed "
              "to': for "
              "alpha = 2 and one data point the optimal model is the score",
    .rests_on = {"MN-P2.1", "MN-E2.9"},
    .trial =
        [](Trial& trial) {
          const Family point{"one point at 0 on the line, alpha = 2, x = 3, sigma = 2",
                             {{{"alpha", 2}, {"x", 3}, {"sigma", 2}}},
                             {},
                             true};
          trial.exact(
              "mu = delta_0 on the line, alpha = 2: the optimal model sigma^(-alpha) s_*(x), where s_*(x) = "
              "-x, equals sigma^(-1) s_*(x)",
              point, [](const Instance& i) -> Rational { return -i["x"] / (i["sigma"] * i["sigma"]); },
              Relation::equal, [](const Instance& i) -> Rational { return -i["x"] / i["sigma"]; });
          trial.note(
              "For alpha = 1, the case trained in practice and the reading that would save the sentence, the "
              "two "
              "are the same.");
          const Family levels{
              "one point at 0 on the line, alpha = 2", {{{"a", 1}, {"b", 2}}}, noise_levels()};
          trial.bound(
              "loss of sigma^(-1) s_* <= 0, the loss of sigma^(-2) s_* (the score)", levels,
              [](const Point& p) {
                return line_loss(p, [](const ComplexBall& sigma) { return ComplexBall(1) / sigma; });
              },
              [](const Point&) { return Ball(0); });
          trial.identity(
              "the loss of sigma^(-1) s_* is 2 ln 2 - 1", levels,
              [](const Point& p) {
                return line_loss(p, [](const ComplexBall& sigma) { return ComplexBall(1) / sigma; });
              },
              [](const Point& p) { return 2 * log(Ball(2).at(p.precision())) - Ball(1); });
          trial.repair(
              "The optimal model with multiplicative noise conditioning is sigma_t^(-alpha) s_*(x); it "
              "differs from grad "
              "log p_(sigma_t)(x) unless alpha = 2 and mu is a point mass.",
              [](Trial& repaired) {
                const Family family = scheduled_data(repaired);
                Family segments = scheduled_segments(repaired);
                segments.members.resize(static_cast<std::size_t>(repaired.effort().scaled(2, 4, 16)));
                repaired.identity(
                    "stationary at every x: int g^2 sigma^(-alpha) (sigma^(-alpha) s_* - grad log p) p dt = "
                    "0, "
                    "first component",
                    family.joined(segments),
                    [](const Point& p) { return first_integral(p) * model_value(with_noise_levels(p))[0]; },
                    [](const Point& p) { return second_integral(p, 0); });
                repaired.bound(
                    "and the objective is strictly convex: its second derivative int g^2 sigma^(-2 alpha) p "
                    "dt "
                    "is positive",
                    family.joined(segments), [](const Point&) { return Ball(0); }, first_integral);
                Family different = family;
                different.name = "not (one point and alpha = 2)";
                std::erase_if(different.members,
                              [](const Instance& i) { return !i.has("y2_1") && i["alpha"] == 2; });
                if (different.members.size() > 5) different.members.resize(5);
                repaired.bound(
                    "not the score: the least loss density I_3 - |I_2|^2/I_1 is positive", different,
                    [](const Point&) { return Ball(0); }, loss_density);
                repaired.bound(
                    "nor for data on segments", segments, [](const Point&) { return Ball(0); }, loss_density);
              });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
