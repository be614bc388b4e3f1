// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 11.2: the part of the advice that is a statement.
#include "court/random_rationals.hpp"
#include "heat/score.hpp"
#include "score-shocks/pairs.hpp"
#include "score-shocks/space_fields.hpp"

namespace referee::score_shocks {
namespace {

using J = Jet<Ball>;

/// A learned field in the plane with Taylor coefficients a_n, b_n at the point.
FieldJets learned_field(const Point& p) {
  const JetLayout& layout = JetLayout::of(2, 2);
  FieldJets v;
  for (const char* stem : {"a", "b"}) {
    J component = J::variable(layout, 0, Ball(0)) * J(0);
    for (std::size_t n = 0; n < layout.size(); ++n) component.coefficient(n) = p[stem + std::to_string(n)];
    v.push_back(std::move(component));
  }
  return v;
}
/// First component of grad(div s + |s|^2), the rate of the score Fokker-Planck equation for f = 0.
Ball fokker_planck_rate(const FieldJets& s) {
  return (partial(partial(s[0], 0), 0) + partial(partial(s[1], 1), 0) + partial(s[0] * s[0] + s[1] * s[1], 0))
      .value();
}
Ball burgers_rate(const FieldJets& s) { return burgers_operator(s, s[0]).value(); }

Family learned_fields(const Trial& trial) {
  Family family{"smooth fields in the plane, by Taylor coefficients", {}, {}};
  Generator generator = trial.generator("learned fields");
  Instance shear;
  for (const char* stem : {"a", "b"})
    for (std::size_t n = 0; n < 6; ++n) shear.set(stem + std::to_string(n), 0);
  // s = (0, 1 + x_1) at the origin: a shear.
  const std::size_t first = JetLayout::of(2, 2).index(std::vector<int>{1, 0});
  family.members.push_back(Instance(shear).set("b0", 1).set("b" + std::to_string(first), 1));
  for (long i = 0; i < trial.effort().scaled(5, 20, 100); ++i) {
    Instance member;
    for (const auto& [name, value] : shear.values()) member.set(name, random_signed(generator, -2, 0));
    family.members.push_back(std::move(member));
  }
  return family;
}

/// |s_x| of the pair at x, from the posterior variance.
Ball steepness(const Point& p, const Ball& x) {
  auto at = kernel(p);
  return abs(score_jacobian(at.at(x, 2), at.noise())[0]);
}
Ball steepness_at_boundary(const Point& p) { return steepness(p, Ball(0)); }
Ball steepness_beside(const Point& p) { return steepness(p, p["x"]); }

/// -x/(a^2 + sigma_tau^2), the score of one Gaussian with the mean and variance of the pair.
Ball matched_score(const Point& p, const Ball& x) { return -x / (square(p["a"]) + total(p)); }
/// Its s_tau and d_x (s_x + s^2).
std::pair<Ball, Ball> matched_rates(const Point& p) {
  const SpaceTime at(p["x"], p["tau"], 3);
  const Jet<Ball> s = -at.x / (Jet<Ball>(square(p["a"]) + p["variance"]) + Jet<Ball>(2) * at.tau);
  const Jet<Ball> potential = partial(s, 0) + s * s;
  return {s.derivative({0, 1}), potential.derivative({1, 0})};
}

REFEREE_CLAIM({
    .id = "SS-S11.2",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "Implications for practice",
    .statement =
        "Step size should scale inversely with |s_x|, concentrated near the layer and below tau*; large curl "
        "or a violated entropy condition signals poor samples; the score Fokker-Planck regulariser enforces "
        "the Burgers equation.",
    .hypotheses = "VE diffusion; the pair (27) below tau*; the regulariser penalises d_tau s - grad(div s + "
                  "|s|^2) (f = 0). What signals poor samples cannot be tried: no network and no measure of "
                  "quality is specified",
    .source = "section 11.2",
    .evidence = "|s_x| at the boundary and in the far field; the regulariser's rate against that of Burgers' "
                "equation for fields with curl",
    .refuted_by = "a time below tau* at which |s_x| is smaller at the boundary than far from it; a field for "
                  "which grad(div s + |s|^2) differs from Laplacian s + 2 (s.grad) s",
    .attack = "learned fields with curl, the very fields that the paragraph is about; a score itself has "
              "none, and there "
              "both rates agree (SS-S4.4a)",
    .rests_on = {"SS-S4.4a"},
    .trial =
        [](Trial& trial) {
          const Family late{
              "the pair +-3 with sigma0 = 1 at tau = 3, and x = 10",
              {paper_pair(3).set("x", 10)},
              {{"tau < tau*", [](const Point& p) { return less(total(p), square(p["a"])); }},
               {"x > 3 a: the far field", [](const Point& p) { return less(Ball(3) * p["a"], p["x"]); }}},
              true};
          trial.bound(
              "below tau* steps inversely proportional to |s_x| are shortest at the boundary: |s_x(x)| <= "
              "|s_x(0)|",
              late, steepness_beside, steepness_at_boundary);
          trial.note(
              "|s_x(0)| is (SNR - 1)/sigma_tau^2, 2/49 here, and the far field has 1/sigma_tau^2 = 1/7: for "
              "1 < "
              "SNR < 2 the steps are longer at the boundary than in the far field, and infinite at (0, "
              "tau*), "
              "where s_x = 0.");
          const Family family = learned_fields(trial);
          trial.identity(
              "rate of the regulariser = rate of Burgers' equation, for learned fields", family,
              [](const Point& p) { return fokker_planck_rate(learned_field(p)); },
              [](const Point& p) { return burgers_rate(learned_field(p)); });
          trial.note(
              "The regulariser's rate is always a gradient; that of Burgers' equation need not be one where "
              "the "
              "field has curl. In one dimension the two are the same. Nor does the regulariser penalise "
              "slices "
              "that violate the entropy condition, as the section adds: see the repair. The rest of the "
              "advice, "
              "on diagnostics and schedules, cannot be tried: no samples, network or cost is specified.");
          trial.repair(
              "Steps inversely proportional to |s_x| are shortest at the boundary for SNR > 2, that is "
              "sigma_tau^2 "
              "< a^2/2. The regulariser enforces Burgers' equation only together with curl-freeness: the two "
              "rates differ by d_j Omega_ij + 2 s_j Omega_ij. Curl-freeness at one time suffices, as the "
              "regulariser's rate is a gradient and leaves the vorticity as it is. It does not see a slice "
              "that "
              "violates the entropy condition: the score -x/(a^2 + sigma_tau^2) of the Gaussian with the "
              "pair's "
              "mean and variance falls across the slice and satisfies the score Fokker-Planck equation "
              "exactly; u "
              "= -2 s is a smooth rarefaction, no shock.",
              [=](Trial& repaired) {
                const Family smoothed = symmetric_pairs(repaired, Side::before, true);
                repaired.identity(
                    "the matched Gaussian's score: s_tau = d_x (s_x + s^2), no penalty", smoothed,
                    [](const Point& p) { return matched_rates(p).first; },
                    [](const Point& p) { return matched_rates(p).second; });
                repaired.bound(
                    "and on the slice through the boundary s_L > s_R, states at -|x| - 1 and |x| + 1",
                    smoothed, [](const Point& p) { return matched_score(p, abs(p["x"]) + Ball(1)); },
                    [](const Point& p) { return matched_score(p, -abs(p["x"]) - Ball(1)); });
                Family early{
                    "pairs and points with SNR > 2", {}, {{"sigma_tau^2 < a^2/2", [](const Point& p) {
                                                             return less(Ball(2) * total(p), square(p["a"]));
                                                           }}}};
                for (const char* tau : {"0", "1", "3/2"})
                  for (const char* x : {"1/10", "1", "3", "5", "10"})
                    early.members.push_back(paper_pair(parse_rational(tau)).set("x", parse_rational(x)));
                repaired.bound("SNR > 2: |s_x(x)| <= |s_x(0)|", early, steepness_beside,
                               steepness_at_boundary);
                repaired.identity(
                    "grad(div s + |s|^2) = Laplacian s + 2 (s.grad) s + d_j Omega_ij + 2 s_j Omega_ij, first "
                    "component",
                    family, [](const Point& p) { return fokker_planck_rate(learned_field(p)); },
                    [](const Point& p) {
                      const FieldJets s = learned_field(p);
                      const J omega = vorticity(s, 0, 1);
                      return burgers_rate(s) + partial(omega, 1).value() + Ball(2) * (s[1] * omega).value();
                    });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
