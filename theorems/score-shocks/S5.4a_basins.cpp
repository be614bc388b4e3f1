// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.4: the cut of the initial density into two basins, and the quartic well of section 10.4.
#include "court/random_rationals.hpp"
#include "numbers/quadrature.hpp"
#include "score-shocks/truncated_gaussians.hpp"

namespace referee::score_shocks {
namespace {

TruncatedMixture basin(const Point& p, int side) { return {mixture<Ball>(p), side}; }

/// The integral of p0(y) G_tau(x - y) over one side of 0, by enclosing quadrature; what lies beyond the reach
/// enters by a bound.
Ball convolved(const Point& p, int side) {
  const Mixture<Ball> clean = mixture<Ball>(p);
  const Ball& x = p["x"];
  const Ball& tau = p["tau"];
  const Ball kernel_scale = sqrt(Ball(4) * Ball::pi(p.precision()) * tau);
  // |y - x| > reach: G <= exp(-reach^2/(4 tau))/sqrt(4 pi tau), and p0 has mass one.
  const Ball reach = sqrt(Ball(4) * tau * Ball(p.precision().bits)).upper();
  auto integrand = [&](const ComplexBall& y) {
    ComplexBall sum(0);
    for (std::size_t k = 0; k < clean.size(); ++k) {
      const Ball &variance = clean.variances[k], &mean = clean.means[k][0];
      const ComplexBall gap = y - ComplexBall(mean);
      sum += ComplexBall(clean.weights[k] / sqrt(Ball(2) * Ball::pi(p.precision()) * variance)) *
             exp(-(gap * gap) / ComplexBall(Ball(2) * variance));
    }
    const ComplexBall gap = ComplexBall(x) - y;
    return sum * exp(-(gap * gap) / ComplexBall(Ball(4) * tau)) / ComplexBall(kernel_scale);
  };
  const Ball zero = p.constant(0);
  const Ball inner = side > 0 ? integrate(integrand, zero, max(x + reach, reach), p.precision())
                              : integrate(integrand, min(x - reach, -reach), zero, p.precision());
  return inner + join(Ball(0), exp(-square(reach) / (Ball(4) * tau)) / kernel_scale);
}

/// Two-component mixtures of positive variance cut at x = 0.
Family cut_mixtures(const Trial& trial) {
  Family family{"two-component mixtures cut at 0", {}, {{"variances and tau positive", [](const Point& p) {
                                                           return positive(p["variance1"]) &&
                                                                  positive(p["variance2"]) &&
                                                                  positive(p["tau"]);
                                                         }}}};
  Generator generator = trial.generator("cut mixtures");
  for (long i = 0; i < trial.effort().scaled(6, 30, 300); ++i) {
    const Rational weight = random_between(generator, 0, 1);
    family.members.push_back({{"weight1", weight},
                              {"mean1", -random_positive(generator, -1, 0)},
                              {"variance1", random_positive(generator, -1, 0)},
                              {"weight2", 1 - weight},
                              {"mean2", random_positive(generator, -1, 0)},
                              {"variance2", random_positive(generator, -1, 0)},
                              {"x", random_signed(generator, -1, 0)},
                              {"tau", random_positive(generator, -2, 0)}});
  }
  return family;
}

REFEREE_CLAIM({
    .id = "SS-S5.4a",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "Cut into two basins",
    .statement = "With the initial density cut into two basins, p^(k) = the integral of p0(y) G_tau(x - y) "
                 "over Omega_k solves the heat equation for each k, and the two add up to p_tau.",
    .hypotheses = "Omega_1 and Omega_2 together cover the mass of p0 and each has some of it (for more than "
                  "two modes the basins must be grouped); tau > 0",
    .source = "section 5.4, display before Theorem 5.6",
    .evidence = "closed forms by the error function against enclosing quadrature of the display; p_tau = "
                "p_xx by jets; their sum against the mixture's density; positivity",
    .refuted_by = "disjoint enclosures, or a part that is not positive",
    .attack = "cuts through the components, with little mass on one side, far from the cut and close to it",
    .trial =
        [](Trial& trial) {
          const Family family = cut_mixtures(trial);
          Family few{family.name, {}, family.hypotheses};
          const std::size_t quadratures = trial.effort().digits > 60 ? 2 : 6;
          few.members.assign(family.members.begin(),
                             family.members.begin() + static_cast<std::ptrdiff_t>(quadratures));
          for (int side : {-1, 1}) {
            const std::string name = side < 0 ? "left basin" : "right basin";
            trial.identity(
                name + ": the convolution integral = closed form", few,
                [side](const Point& p) { return convolved(p, side); },
                [side](const Point& p) { return basin(p, side).at(p, 0).value(); });
            trial.identity(
                name + ": p_tau = p_xx", family,
                [side](const Point& p) {
                  return basin(p, side).at(p, 2).derivative({0, 1});
                },
                [side](const Point& p) {
                  return basin(p, side).at(p, 2).derivative({2, 0});
                });
            trial.bound(
                name + ": 0 <= p", family, [](const Point&) { return Ball(0); },
                [side](const Point& p) { return basin(p, side).at(p, 0).value(); });
          }
          trial.identity(
              "both basins together = p_tau", family,
              [](const Point& p) { return basin(p, -1).at(p, 0).value() + basin(p, 1).at(p, 0).value(); },
              [](const Point& p) {
                return heat_solution(p, Jet<Ball>(p["x"]), Jet<Ball>(p["tau"])).value();
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
