// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.10, case 2: starts in one half-plane.
#include <cmath>

#include "court/random_rationals.hpp"
#include "dynamics/sde.hpp"
#include "heat/generative_law_quantile.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/score.hpp"
#include "pde-perspective/two_sources.hpp"

namespace referee::pde_perspective {
namespace {

/// Starts at both sides of the axis, as near to it as 10^-40.
Family starts_beside_axis(const Trial& trial) {
  Family family{"starts on both sides of the axis", {}, {}};
  for (const Rational& x : {"1e-40"_q, "1e-12"_q, "1e-3"_q, "1"_q, "100"_q})
    for (const Rational& horizon : {"1/100"_q, "1"_q, "100"_q})
      for (const int side : {1, -1})
        family.members.push_back({{"x", side * x}, {"y", side * 5}, {"T", horizon}});
  Generator generator = trial.generator("starts beside the axis");
  for (long n = 0; n < trial.effort().scaled(20, 200, 2000); ++n)
    family.members.push_back({{"x", random_signed(generator, -12, 1)},
                              {"y", random_signed(generator, -3, 2)},
                              {"T", random_positive(generator, -2, 2)}});
  return family;
}

Family places_on_line(const Trial& trial) {
  Family family{"places and times on the line", {}, {}};
  Generator generator = trial.generator("places on the line");
  for (const Rational& x : {"0"_q, "1"_q, "-1"_q, "1e-12"_q})
    for (const Rational& t : {"1/100"_q, "1"_q}) family.members.push_back({{"x", x}, {"t", t}});
  for (long n = 0; n < trial.effort().scaled(10, 60, 400); ++n)
    family.members.push_back(
        {{"x", random_signed(generator, -2, 0)}, {"t", random_positive(generator, -2, 2)}});
  return family;
}

REFEREE_CLAIM({
    .id = "PP-R3.10b",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "Starts in the right half-plane reach the right site only",
    .statement = "If v_T has a density and is supported in the right half-plane, where the attraction of (1, "
                 "0) dominates, the flow drives all particles to (1, 0): the data set is recovered in part "
                 "only.",
    .hypotheses = "u0 = (delta_(-1,0) + delta_(1,0))/2, epsilon = 0; 'all particles within the support' is "
                  "read as almost all, x > 0",
    .source = "section 3.2, Remark 3.10, case 2",
    .evidence =
        "the coordinates separate and the first keeps its quantile (identity by jets), which proves the site "
        "for all small t at once; sampled starts followed by Euler's scheme",
    .refuted_by = "a start with x > 0 whose trajectory is proven to end elsewhere",
    .attack = "starts 10^-40 beside the axis, far ones, T from 1/100 to 100; the mirrored half-plane as the "
              "case that must end at (-1, 0)",
    .rests_on = {"PP-E3.7", "PP-E3.8"},
    .trial =
        [](Trial& trial) {
          const Family starts = starts_beside_axis(trial);
          Family right{"starts with x > 0", {}, {}};
          for (const Instance& start : starts.members)
            if (start["x"] > 0) right.members.push_back(start);
          trial.exact(
              "(1, 0) dominates in (3.7): |X - (1, 0)|^2 < |X - (-1, 0)|^2 for x > 0", right,
              [](const Instance& i) -> Rational { return (i["x"] - 1) * (i["x"] - 1) + i["y"] * i["y"]; },
              Relation::less,
              [](const Instance& i) -> Rational { return (i["x"] + 1) * (i["x"] + 1) + i["y"] * i["y"]; });
          trial.identity(
              "the first coordinate keeps its quantile: d/dt F_t(x) = s(x, t) u(x, t), so that F_t(X_t) is "
              "constant along X' = -s",
              places_on_line(trial),
              [](const Point& p) {
                using J = Jet<Ball>;
                const auto data = convert(two_sources_on_line(), FromRational<J>{{p.precision()}});
                const J t = J::variable(JetLayout::of(1, 1), 0, p["t"]);
                return heat_distribution(data, J(p["x"].at(p.precision())), t).derivative({1});
              },
              [](const Point& p) {
                const auto data = convert(two_sources_on_line(), FromRational<Ball>{p.precision()});
                const Ball x = p["x"].at(p.precision());
                PosteriorKernel<Ball> kernel(data, 2 * p["t"]);
                return score(kernel.at(x, 1), kernel.noise())[0] * mixture_density(data, x, p["t"]);
              });
          trial.trajectory(
              "every start ends at the site on its side", starts, two_source_arrival,
              [](const Instance& i) -> std::string { return i["x"] > 0 ? "(1, 0)" : "(-1, 0)"; });
          trial.note(
              "Points of the axis may belong to the closed support of such a v_T, for instance (0, 1/2) for "
              "the uniform law on [0, 1]^2, and go to (0, 0); they carry no mass. The case contradicts only "
              "the equality of supports in Theorem 3.4: (3.5) and (3.6) hold for it. With epsilon > 0 both "
              "sites are recovered from every v_T.");
          const long draws = trial.effort().scaled(3000, 10000, 40000);
          std::vector<double> begin = normal_starts(std::vector<double>(2, 0), 1,
                                                    static_cast<std::size_t>(draws), trial.effort().seed);
          for (std::size_t n = 0; n < begin.size(); n += 2) begin[n] = std::abs(begin[n]);
          const SampledPaths paths =
              sample_paths(mixed_score_in_time({two_sources_in_plane(), two_sources_in_plane(), 1}), 2, begin,
                           {.stop_time = 1e-6, .steps = 460, .seed = trial.effort().seed});
          std::size_t path = 0;
          trial.sampled_probability(
              "v_T = law of (|Z1|, Z2), T = 1, Euler's scheme: within 1/50 of (1, 0) at t = 1e-6", {}, draws,
              [&](Generator&) {
                const auto end = paths.end(path++);
                return std::hypot(end[0] - 1, end[1]) < 0.02;
              },
              1, 0.01);
        },
});

}  // namespace
}  // namespace referee::pde_perspective
