// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 6.1: convergence to the data with probability one.
#include <algorithm>
#include <cmath>

#include "dynamics/sde.hpp"
#include "heat/generative_law_gaussian.hpp"
#include "numbers/error_function.hpp"
#include "pde-perspective/score_energy.hpp"
#include "pde-perspective/two_sources.hpp"

namespace referee::pde_perspective {
namespace {

/// One Dirac, v_T = N(0, s) on the line: P(|X_t| > delta).
Ball far_probability(const Point& p) {
  const GaussianGeneration<Ball> flow{p["T"].at(p.precision()), p["epsilon"].at(p.precision())};
  return erfc(p["delta"] / sqrt(2 * flow.variance(p["s"].at(p.precision()), p["t"])));
}

/// The share of paths that are within 1/10 of a site from t = 1e-4 down to 1e-8, at every recorded time.
void try_settled_paths(Trial& trial, double epsilon, const std::string& name) {
  const long draws = trial.effort().scaled(2500, 2500, 20000);
  const std::vector<double> starts = normal_starts(std::vector<double>(2, 0), std::sqrt(2.0),
                                                   static_cast<std::size_t>(draws), trial.effort().seed);
  const SampledPaths paths = sample_paths(
      mixed_score_in_time({two_sources_in_plane(), two_sources_in_plane(), 1}), 2, starts,
      {.epsilon = epsilon, .stop_time = 1e-8, .steps = 400, .seed = trial.effort().seed, .record_every = 2});
  std::size_t path = 0;
  trial.sampled_probability(
      "two Diracs in the plane, v_T = N(0, 2 I), epsilon = " + name +
          ": sup d(X_t, S) over 1e-8 <= t <= 1e-4 is below 1/10",
      {}, draws,
      [&](Generator&) {
        double highest = 0;
        for (std::size_t record = 0; record < paths.times.size(); ++record)
          if (paths.times[record] <= 1.01e-4) {
            const auto place = paths.at(record, path);
            highest = std::max(highest, std::hypot(std::abs(place[0]) - 1, place[1]));
          }
        ++path;
        return highest < 0.1;
      },
      1, 0.015);
}

REFEREE_CLAIM({
    .id = "PP-S6a",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "Convergence to the data with probability one",
    .statement = "The solutions of the backward flow converge to the data manifold with probability one as t "
                 "-> 0.",
    .hypotheses = "Assumption A, epsilon >= 0; read as almost sure convergence d(X_t, supp u0) -> 0",
    .source = "section 6.1, second paragraph",
    .evidence = "the bound of the drift from which almost sure convergence follows, by enclosing quadrature; "
                "the supremum of the distance along sampled paths; the law for one Dirac in closed form",
    .refuted_by = "data for which paths leave a neighbourhood of the data again and again with positive "
                  "probability",
    .attack = "suprema along paths instead of single times, epsilon = 0, 1/5 and 3; starts of tiny and huge "
              "variance",
    .rests_on = {"PP-R3.12a"},
    .trial =
        [](Trial& trial) {
          trial.bound("E_u|s(., t)|^2 <= d/(2t): Dirac mixtures on the line", weighted_sites_on_line(trial),
                      score_energy, [](const Point& p) { return Ball(1) / (2 * p["t"]); });
          trial.note(
              "What Theorem 3.4 proves is convergence in probability, P(X_t in U) -> 1, and Remark 3.12 "
              "calls "
              "the full limit an open problem (PP-R3.12a): the paper contradicts itself here, as in section "
              "2.1 (PP-S2.1a). The sentence is true nevertheless. Started in u(T) the process has the law "
              "u(t), so that E int_0^T (1 + epsilon) "
              "|s| dt "
              "<= (1 + epsilon) sqrt(2dT) < infinity; the noise is continuous; hence X_t has a limit X_0 "
              "almost "
              "surely, with the law u0. The law of the paths from another v_T with a density is absolutely "
              "continuous with respect to that one. Neither compactness nor entropy or moments are used.");
          for (const auto& [epsilon, name] :
               {std::pair(0.0, "0"), std::pair(0.2, "1/5"), std::pair(3.0, "3")})
            try_settled_paths(trial, epsilon, name);
          for (const auto& [epsilon, s] :
               {std::pair("0"_q, "1000"_q), std::pair("1/5"_q, "1e-6"_q), std::pair("3"_q, "1e6"_q)})
            trial.limit("one Dirac, v_T = N(0, " + to_string(s) + "), epsilon = " + to_string(epsilon) +
                            ": P(|X_t| > 1/100) -> 0",
                        {.parameter = "t",
                         .first = 1,
                         .last = 16,
                         .fixed = {{"epsilon", epsilon}, {"s", s}, {"delta", "1/100"_q}, {"T", 1}}},
                        far_probability, [](const Point&) { return Ball(0); });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
