// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.1: the symmetric pair under heat flow and its score.
#include "heat/heat_solutions.hpp"
#include "heat/score.hpp"
#include "numbers/quadrature.hpp"
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

/// (p0 * G_tau)(x) by enclosing quadrature: the core [-reach, reach] plus a ball for the Gaussian tails.
Ball convolution(const Point& p) {
  const Ball &a = p["a"], &variance = p["variance"], &tau = p["tau"], &x = p["x"];
  const Ball sigma = sqrt(variance), pi = Ball::pi(p.precision());
  const Ball spread = sqrt(p.constant(2 * p.precision().bits)) * sigma;
  const Ball reach = a + spread;
  auto integrand = [&](const ComplexBall& y) {
    auto bump = [&](const ComplexBall& offset, const Ball& total) {
      return exp(-(offset * offset) / ComplexBall(Ball(2) * total)) / ComplexBall(sqrt(Ball(2) * pi * total));
    };
    const ComplexBall initial = (bump(y - ComplexBall(a), variance) + bump(y + ComplexBall(a), variance)) *
                                ComplexBall(p.constant("1/2"_q));
    return initial * bump(ComplexBall(x) - y, Ball(2) * tau);
  };
  // Split at the narrow places so that the adaptive rule finds them.
  Ball sum = integrate(integrand, -reach, -a, p.precision()) + integrate(integrand, -a, a, p.precision()) +
             integrate(integrand, a, reach, p.precision());
  // Beyond `reach` p0 has mass at most exp(-spread^2/(2 variance)) and the kernel is at most (4 pi
  // tau)^(-1/2).
  const Ball tail = exp(-square(spread) / (Ball(2) * variance)) / sqrt(Ball(4) * pi * tau);
  return sum + join(Ball(0), tail);
}

REFEREE_CLAIM({
    .id = "SS-E28",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "The symmetric pair under heat flow",
    .statement = "1/2 N(-a, sigma0^2) + 1/2 N(a, sigma0^2) becomes 1/2 N(-a, sigma_tau^2) + 1/2 N(a, "
                 "sigma_tau^2) with "
                 "sigma_tau^2 = sigma0^2 + 2 tau.",
    .hypotheses = "a > 0, sigma0 > 0",
    .source = "section 5.1, (27)-(28)",
    .evidence = "the convolution with the heat kernel by enclosing quadrature; the heat equation by jets",
    .refuted_by = "disjoint enclosures of the convolution and the closed form",
    .attack = "sigma0^2 + 2 tau against sigma0^2 + tau or + 4 tau, at small and large times",
    .trial =
        [](Trial& trial) {
          Family convolved{"pairs and points for the convolution",
                           {},
                           {{"tau > 0", [](const Point& p) { return positive(p["tau"]); }}}};
          // The quadrature costs about the cube of the digits.
          const bool dear = trial.effort().digits > 100;
          for (const char* tau : dear ? std::vector{"0.1"} : std::vector{"0.1", "1", "4", "10"})
            for (const char* x : dear ? std::vector{"1/3"} : std::vector{"0", "1/3", "-3", "5"})
              convolved.members.push_back(paper_pair(parse_rational(tau)).set("x", parse_rational(x)));
          trial.identity("(p0 * G_tau)(x) = density (28)", convolved, convolution, [](const Point& p) {
            return density(p, Jet<Ball>(p["x"]), Jet<Ball>(p["tau"])).value();
          });
          const Family family = symmetric_pairs(trial, Side::both, true);
          auto jets = [](const Point& p) {
            const SpaceTime at(p["x"], p["tau"], 2);
            return density(p, at.x, at.tau);
          };
          trial.identity(
              "(28) solves p_tau = p_xx", family,
              [jets](const Point& p) {
                return jets(p).derivative({0, 1});
              },
              [jets](const Point& p) {
                return jets(p).derivative({2, 0});
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-P5.1",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Exact score of the symmetric pair",
    .statement = "s(x, tau) = -x/sigma_tau^2 + (a/sigma_tau^2) tanh(a x/sigma_tau^2).",
    .hypotheses = "the pair (27)",
    .source = "section 5.1, Proposition 5.1, (29)",
    .evidence = "identity: closed form against p_x/p by jets of the density, and against the posterior mean",
    .refuted_by = "a pair, a time and a point with disjoint enclosures",
    .attack = "SNR from 1e-6 to 1e6, points from 0 to 10^3 half-separations, where exp overflows a double",
    .rests_on = {"SS-E29b"},
    .trial =
        [](Trial& trial) {
          const Family family = symmetric_pairs(trial, Side::both, true);
          const Quantity closed = [](const Point& p) { return pair_score(p["a"], total(p), p["x"]); };
          trial.identity("(29) = p_x/p", family, closed, [](const Point& p) {
            const SpaceTime at(p["x"], p["tau"], 1);
            const Jet<Ball> density_jet = density(p, at.x, at.tau);
            return density_jet.derivative({1, 0}) / density_jet.value();
          });
          trial.identity("(29) = (posterior mean - x)/sigma_tau^2", family, closed, [](const Point& p) {
            auto at = kernel(p);
            return score(at.at(p["x"], 1), at.noise())[0];
          });
        },
});

Ball bump(const Point& p, const Ball& mean) {
  return exp(-square(p["x"] - mean) / (Ball(2) * total(p))) /
         sqrt(Ball(2) * Ball::pi(p.precision()) * total(p));
}

REFEREE_CLAIM({
    .id = "SS-E29b",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Ratio of the components",
    .statement =
        "phi_+/phi_- = exp(2 a x/sigma_tau^2) and (phi_+ - phi_-)/(phi_+ + phi_-) = tanh(a x/sigma_tau^2).",
    .hypotheses = "phi_+- = N(x; +-a, sigma_tau^2)",
    .source = "section 5.1, proof of Proposition 5.1",
    .evidence = "identities from the normal densities",
    .refuted_by = "disjoint enclosures",
    .attack = "ratios up to exp(+-1e8)",
    .trial =
        [](Trial& trial) {
          const Family family = symmetric_pairs(trial, Side::both, true);
          trial.identity(
              "phi_+/phi_- = exp(2 a x/sigma_tau^2)", family,
              [](const Point& p) { return bump(p, p["a"]) / bump(p, -p["a"]); },
              [](const Point& p) { return exp(Ball(2) * p["a"] * p["x"] / total(p)); });
          trial.identity(
              "(phi_+ - phi_-)/(phi_+ + phi_-) = tanh(a x/sigma_tau^2)", family,
              [](const Point& p) {
                const Ball plus = bump(p, p["a"]), minus = bump(p, -p["a"]);
                return (plus - minus) / (plus + minus);
              },
              [](const Point& p) { return tanh(p["a"] * p["x"] / total(p)); });
        },
});

}  // namespace
}  // namespace referee::score_shocks
