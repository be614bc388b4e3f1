// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.3, Claim 2: before tau_0 a core is not left as t decreases.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "court/undecidable.hpp"
#include "dynamics/validated_flow.hpp"
#include "heat/generative_law_quantile.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/core_entry.hpp"

namespace referee::pde_perspective {
namespace {

/// Follows the validated flow from the start (in a core at T) to the similarity time 6 by steps of that
/// length or less. The number of steps whose tube, which holds the whole trajectory, is outside the core;
/// nothing if there is a tube that may be on either side, in which case shorter steps may tell.
std::optional<long> steps_outside_the_core(const Instance& i, const Rational& longest) {
  constexpr Precision precision{256};
  const Mixture<Rational> measure = site_measure<Rational>(i);
  ValidatedFlow flow({measure, measure, 1}, i["T"], euclidean_ball(site_place(i), 0, precision),
                     {.digits = 16, .most_steps = 4000});
  long outside = 0;
  while (flow.advance(std::min(Rational(6), Rational(flow.similarity_time() + longest)))) {
    Point tube(i, precision);
    const std::vector<Ball> box = flow.tube();
    for (std::size_t k = 0; k < box.size(); ++k) tube.set("x" + std::to_string(k + 1), box[k]);
    const Ball depth = core_depth(tube);
    if (depth.contains_zero()) return std::nullopt;
    outside += depth.is_negative();
  }
  if (flow.similarity_time() != 6) throw court::Undecidable("the trajectory could not be validated");
  return outside;
}
/// With steps as short as it takes: zero proves that the trajectory stays inside at all these times.
Rational steps_outside_the_core(const Instance& i) {
  for (Rational longest = 6; longest > "1/1000"_q; longest /= 4)
    if (const std::optional<long> outside = steps_outside_the_core(i, longest)) return *outside;
  throw court::Undecidable("too close to the boundary to tell");
}
/// Of them those that start strictly inside.
Family interior_core_trajectories(Family family) {
  std::erase_if(family.members, [](const Instance& i) {
    return i["tau"] != 4 || core_depth(site_points(i), core_site(i), core_gamma(i), site_place(i)) == 0;
  });
  family.name = "trajectories that start inside a core at t_* < tau_0";
  return family;
}

/// Sites -1 and 1, equal weights, T = 4, x_T = 3/5: where the core {x >= 1/2} of 1 is left and entered again.
Ball excursion_place(const Rational& t, Precision precision) {
  return generated_place({{{-1}, {1}}, {"1/2"_q, "1/2"_q}, {0, 0}}, "3/5"_q, 4, t, precision);
}
Figure core_excursion() {
  Panel panel{.title = "sites -1 and 1, T = 4", .x_label = "t", .y_label = "X_t", .log_x = true};
  for (const char* start : {"1/5", "3/5", "1", "2"}) {
    Curve curve{.label = fmt::format("x_T = {}", start), .x = {}, .y = {}};
    for (int k = 0; k <= 80; ++k) {
      const Rational t = 4 * rational_from_double(std::pow(10.0, -0.04 * k));
      curve.x.push_back(to_double(t));
      curve.y.push_back(
          generated_place({{{-1}, {1}}, {"1/2"_q, "1/2"_q}, {0, 0}}, parse_rational(start), 4, t, {128})
              .to_double());
    }
    panel.curves.push_back(std::move(curve));
  }
  panel.horizontal_marks.push_back({0.5, "boundary of the core"});
  panel.vertical_marks.push_back({1 / (2 * std::log(8.0)), "tau_0"});
  return {
      "pde-perspective-core-excursion",
      "The core {x >= 1/2} of the site 1 may be left as t decreases from T, but only at times above tau_0.",
      {panel}};
}

REFEREE_CLAIM({
    .id = "PP-C2",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "Invariance of the core at late generation times",
    .statement =
        "If X_t tends to y_i along some sequence of times, there is t_* in (0, T) with X_t in V_i(gamma) for "
        "all t in (0, t_*).",
    .hypotheses = "u_0 a finite sum of weighted Diracs at distinct sites, epsilon = 0",
    .source = "section 5.3, Claim 2",
    .evidence =
        "validated trajectories from inside cores and from their boundaries at times below tau_0: tubes "
        "that hold them at all times stay inside; starts anywhere that are proven to get there",
    .refuted_by = "a trajectory that leaves a core at a time below tau_0",
    .attack = "starts on the boundary itself, t_* close to tau_0, odds over three decades, d = 1 to 8, where "
              "the other "
              "sites are still felt and the flow is not stiff (PP-E5.17 tries the derivatives with weights "
              "of 1e-30 as well). Above "
              "tau_0 a core "
              "may be left; with gamma above min d_ij^2 the core does not hold y_i and the claim fails",
    .rests_on = {"PP-C1", "PP-E5.17"},
    .trial =
        [](Trial& trial) {
          const Family starting_inside = core_trajectories(trial), entering = entering_trajectories(trial);
          trial.bound(
              "from the core at t_* < tau_0, its boundary included: 0 <= min_j psi_j(X_t) - gamma",
              starting_inside, [](const Point& p) { return Ball(0).at(p.precision()); },
              [](const Point& p) { return core_depth(flown_to_tau(p)); });
          trial.exact(
              "at all times between: steps whose tube is outside the core; all others are inside",
              interior_core_trajectories(starting_inside),
              [](const Instance& i) { return steps_outside_the_core(i); }, Relation::equal,
              [](const Instance&) -> Rational { return 0; });
          trial.bound(
              "starts anywhere: once in a core below tau_0, still there at e^-4 t_*", entering,
              [](const Point& p) { return Ball(0).at(p.precision()); },
              [](const Point& p) {
                Point later = p;
                later.set("tau", p["entry"] + Ball(4));
                return core_depth(flown_to_tau(later));
              });
          Family excursion{
              "sites -1 and 1, equal weights, T = 4, x_T = 3/5 in the core {x >= 1/2}", {}, {}, true};
          for (const char* t : {"5/2", "1", "13/100"})
            excursion.members.push_back({{"t", parse_rational(t)}});
          trial.bound(
              "above tau_0 = 1/(2 log 8) the core may be left: X_t <= 1/2 at t = 5/2, 1, 13/100", excursion,
              [](const Point& p) { return excursion_place(simplest_rational(p["t"]), p.precision()); },
              [](const Point& p) { return p.constant("1/2"_q); });
          Family larger = entering;
          for (Instance& member : larger.members)
            member.set("gamma", 3 * core_gamma(site_points(member), core_site(member)));
          larger.hypotheses = site_hypotheses();
          larger.name = "gamma = (3/2) min d_ij^2, three times (5.11)";
          trial.bound(
              "with a larger gamma it fails: the same trajectories are outside the core at e^-4 t_*", larger,
              [](const Point& p) {
                Point later = p;
                later.set("tau", p["entry"] + Ball(4));
                return core_depth(flown_to_tau(later));
              },
              [](const Point& p) { return Ball(0).at(p.precision()); });
          trial.figure(core_excursion());
        },
});

/// Boundary points of cores, taken as starts at any heat time T, with a short similarity time tau.
Family boundary_starts(const Trial& trial) {
  Family family{"boundary points of cores at any time, d = 1 to 8", {}, site_hypotheses()};
  family.hypotheses.push_back(in_the_core());
  for (const Instance& member : core_places(trial, true).members) {
    Instance start = member;
    family.members.push_back(start.set("T", member["t"]).set("tau", power(Rational(2), -20)));
  }
  // Strict exits: sites -1 and 1, from the boundary of the core of 1 at late times.
  for (const Rational& T : {"1"_q, "5/2"_q, "13/5"_q, "20"_q})
    family.members.push_back(site_instance_at(site_instance({{-1}, {1}}), {"1/2"_q})
                                 .set("i", 2)
                                 .set("t", T)
                                 .set("T", T)
                                 .set("tau", power(Rational(2), -20)));
  return family;
}
/// Whether the trajectory is outside the core right after (in generation time) it was on the boundary.
Rational leaves_the_core(const Instance& i) {
  const Ball depth = core_depth(flown_to_tau(Point(i, {384})));
  if (depth.contains_zero()) throw court::Undecidable("too close to the boundary to tell");
  return depth.is_negative() ? 1 : 0;
}
/// Whether some psi_j with psi_j = gamma has a positive derivative in t.
Rational some_excess_rises(const Instance& i) {
  const auto sites = site_points(i);
  const Point p(i, {384});
  bool rises = false;
  for (std::size_t j = 0; j < sites.size(); ++j) {
    if (j == core_site(i)) continue;
    if (core_excess(sites, core_site(i), j, site_place(i)) != core_gamma(i)) continue;
    const Ball slope = excess_slope(p, j);
    if (slope.contains_zero()) throw court::Undecidable("a derivative too close to zero to tell its sign");
    rises = rises || slope.is_positive();
  }
  return rises ? 1 : 0;
}
/// The number of j with psi_j = gamma.
Rational active_sites(const Instance& i) {
  const auto sites = site_points(i);
  long count = 0;
  for (std::size_t j = 0; j < sites.size(); ++j)
    count += j != core_site(i) && core_excess(sites, core_site(i), j, site_place(i)) == core_gamma(i);
  return count;
}

REFEREE_CLAIM({
    .id = "PP-E5.14",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "What an exit from the core needs",
    .statement =
        "If the trajectory leaves V_i(gamma) at tau_1 as t decreases, some j != i has psi_j(X_(tau_1)) = "
        "gamma and d psi_j/dt >= 0 there.",
    .hypotheses = "any tau_1 in (0, T); below tau_0 the proof shows that there is no such exit",
    .source = "section 5.3, proof of Claim 2, (5.14)",
    .evidence =
        "starts on the boundary: which of them are outside right after (validated flow) against the signs "
        "of the derivatives of the active psi_j",
    .refuted_by = "an exit without an active psi_j that rises with t",
    .attack =
        "exits as well as entries, corners of cores, d = 1 to 8. Printed as an entrance time, which it is "
        "in forward time",
    .trial =
        [](Trial& trial) {
          const Family family = boundary_starts(trial);
          trial.exact(
              "on the boundary some psi_j equals gamma", family,
              [](const Instance&) -> Rational { return 1; }, Relation::at_most, active_sites);
          trial.exact("exit as t decreases = some active psi_j has d psi_j/dt > 0", family, leaves_the_core,
                      Relation::equal, some_excess_rises);
          Family exits = family;
          std::erase_if(exits.members, [](const Instance& i) { return some_excess_rises(i) == 0; });
          trial.exact(
              "there are exits among them", exits, [](const Instance&) -> Rational { return 0; },
              Relation::less, leaves_the_core);
        },
});

}  // namespace
}  // namespace referee::pde_perspective
