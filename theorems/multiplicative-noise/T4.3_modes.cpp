// SPDX-License-Identifier: GPL-3.0-or-later
/// After Theorem 4.3: whether the flows converge to modes.
#include "multiplicative-noise/line_ascent.hpp"
#include "multiplicative-noise/steered_places.hpp"

namespace referee::multiplicative_noise {
namespace {

/// The second derivative of L in x1.
Ball first_curvature(const Point& p) {
  const OptimalModel model = model_of(p);
  return model.mixture().hessian(model.order(), place_of(p))[0];
}
REFEREE_CLAIM({
    .id = "MN-T4.3b",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "Convergence to modes",
    .statement = "All flows of (4.16) with e = 0 can be expected to converge to modes of p~_data.",
    .hypotheses = "Assumption 4.2",
    .source = "section 4.2, after Theorem 4.3",
    .evidence = "flows from the mirror between two equal points, where L is curved upwards",
    .refuted_by = "a flow whose limit is no mode",
    .attack = "minima and saddles and their stable manifolds; degenerate critical points",
    .rests_on = {"MN-T4.3"},
    .trial =
        [](Trial& trial) {
          trial.bound("the flow tends to a mode, so L is not curved upwards in x1 along it", mirror_images(),
                      first_curvature, [](const Point&) { return Ball(0); });
          trial.note(
              "Read as `typical flows' the sentence is saved as long as critical points are nondegenerate. "
              "Beyond "
              "that it can fail on an open set: for weights w and 1 - w at -3 and 3 (sigma from 1 to 2, "
              "alpha = 1) "
              "there is w near 0.0233 at which a maximum and a minimum merge, and every flow from the left "
              "ends at "
              "that inflection.");
          trial.repair(
              "Every flow converges to the set of critical points; if these are nondegenerate, all starts "
              "outside a "
              "set of measure zero (the stable manifolds of minima and saddles) converge to modes.",
              [](Trial& repaired) {
                repaired.trajectory(
                    "starts off the mirror converge to the mode on their side", generic_ascents(), ascend,
                    [](const Instance& i) { return i["x1"] > 0 ? "data point 2" : "data point 1"; });
                Family counted{"points at -3 and 3", {data_set(1, 1, 2, {{-3}, {3}})}, noise_levels()};
                repaired.solutions("three simple critical points", counted,
                                   {line_field_jet,
                                    [](const Instance&) {
                                      return std::pair<Rational, Rational>{-5, "501/100"_q};
                                    }},
                                   [](const Instance&) { return 3L; });
                Family mirror = mirror_images();
                mirror.members.resize(1);
                mirror.exhaustive = false;
                repaired.bound(
                    "the one between repels: L'' > 0", mirror, [](const Point&) { return Ball(0); },
                    first_curvature);
              });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
