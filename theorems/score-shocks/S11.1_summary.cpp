// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 11.1: the summary. Its items restate claims that are tried where they are proved; its first
/// sentence says something of its own.
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

struct BurgersTerms {
  Ball transport, diffusion;  ///< u_tau + u u_x and u_xx
};
/// U(x, t) = nu u(x, nu t) at t = 1 for nu = tau: when the noise variance 2 nu has accumulated, t is one.
BurgersTerms rescaled_terms(const Point& p) {
  const SpaceTime at(p["x"], p.constant(1), 2);
  const Jet<Ball> nu(p["tau"]);
  const Jet<Ball> velocity =
      Jet<Ball>(-2) * nu *
      pair_score(Jet<Ball>(p["a"]), Jet<Ball>(p["variance"]) + Jet<Ball>(2) * nu * at.tau, at.x);
  return {velocity.derivative({0, 1}) + velocity.value() * velocity.derivative({1, 0}),
          velocity.derivative({2, 0})};
}
BurgersTerms terms(const Point& p) {
  const SpaceTime at(p["x"], p["tau"], 2);
  const Jet<Ball> u =
      Jet<Ball>(-2) * pair_score(Jet<Ball>(p["a"]), Jet<Ball>(p["variance"]) + Jet<Ball>(2) * at.tau, at.x);
  return {u.derivative({0, 1}) + u.value() * u.derivative({1, 0}), u.derivative({2, 0})};
}

REFEREE_CLAIM({
    .id = "SS-S11.1",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "Summary of contributions",
    .statement = "The score satisfies a viscous Burgers equation in which the cumulative noise variance "
                 "plays the role of "
                 "the viscosity; items (i)-(vii) restate the theorems.",
    .hypotheses =
        "u = -2 s in diffusion time tau; cumulative noise variance: 2 tau, or sigma_tau^2 = sigma0^2 + 2 tau",
    .source = "section 11.1",
    .evidence =
        "the two sides of Burgers' equation for pairs, by jets. The items are tried under their own ids: "
        "(i) SS-T5.6, SS-T5.8; (ii) SS-T5.11, SS-P7.8; (iii) SS-P5.4; (iv) SS-T6.3; (v) SS-T7.5; (vi) "
        "SS-T8.5; "
        "(vii) SS-P5.13, SS-P5.14",
    .refuted_by = "a pair and a point where u_tau + u u_x differs from that viscosity times u_xx",
    .attack = "both readings of the variance; the paper itself has viscosity 1 in (24) and g^2/2, a rate and "
              "no cumulative "
              "variance, in (26)",
    .rests_on = {"SS-T4.3", "SS-C4.5"},
    .trial =
        [](Trial& trial) {
          const Family family{
              "the paper's pair",
              {paper_pair(1).set("x", "1/3"_q), paper_pair(2).set("x", 1), paper_pair(4).set("x", -2)},
              {{"a, sigma0^2, tau > 0", [](const Point& p) {
                  return positive(p["a"]) && positive(p["variance"]) && positive(p["tau"]);
                }}}};
          const Quantity transport = [](const Point& p) { return terms(p).transport; };
          trial.identity("u_tau + u u_x = 2 tau u_xx", family, transport,
                         [](const Point& p) { return Ball(2) * p["tau"] * terms(p).diffusion; });
          trial.identity("u_tau + u u_x = sigma_tau^2 u_xx", family, transport,
                         [](const Point& p) { return total(p) * terms(p).diffusion; });
          trial.note(
              "Item (iv) speaks of score errors; the factor exp(Lambda) is that of a displacement at the "
              "midpoint.");
          trial.repair(
              "The viscosity is 1 in diffusion time, and half the cumulative noise variance, tau, is the "
              "time. With velocity and time rescaled, U(x, t) = nu u(x, nu t), the viscosity is nu = half "
              "the "
              "noise variance accumulated at t = 1: in that sense it plays the role, for nu u and not for "
              "the "
              "score.",
              [=](Trial& repaired) {
                repaired.identity("u_tau + u u_x = u_xx", symmetric_pairs(repaired, Side::both, true),
                                  transport, [](const Point& p) { return terms(p).diffusion; });
                repaired.identity(
                    "U = nu u at t = 1: U_t + U U_x = nu U_xx", symmetric_pairs(repaired, Side::both, true),
                    [](const Point& p) { return rescaled_terms(p).transport; },
                    [](const Point& p) { return p["tau"] * rescaled_terms(p).diffusion; });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
