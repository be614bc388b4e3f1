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

/// Instances of the fold: d = alpha = 1 and two data points; L = w A + (1 - w) B with A and B the kernel of
/// order 0 around the left and the right one.
Instance two_points() { return {{"sigma_eps", 1}, {"sigma_T", 2}, {"left point", -3}, {"right point", 3}}; }
/// A' (x) and B'(x), by jets.
Jet<Ball> kernel_slope(const Point& p, const char* point, const Jet<Ball>& x) {
  const NoiseKernel kernel(p["sigma_eps"], p["sigma_T"]);
  const Jet<Ball> step = Jet<Ball>(p[point]) - x;
  return kernel(Ball(1), half_of(square(step))) * step;
}
/// A''(x) and B''(x).
Jet<Ball> kernel_curvature(const Point& p, const char* point, const Jet<Ball>& x) {
  const NoiseKernel kernel(p["sigma_eps"], p["sigma_T"]);
  const Jet<Ball> step = Jet<Ball>(p[point]) - x, z = half_of(square(step));
  return kernel(Ball(2), z) * square(step) - kernel(Ball(1), z);
}
/// A'' B' - A' B'': its zeros are the places at which L' = L'' = 0 for some w.
Jet<Ball> degeneracy(const Point& p, const Jet<Ball>& x) {
  return kernel_curvature(p, "left point", x) * kernel_slope(p, "right point", x) -
         kernel_slope(p, "left point", x) * kernel_curvature(p, "right point", x);
}
/// The w with L'(x) = 0, enclosed for all -2.46778 <= x <= -2.46777.
Ball weight_at_fold(const Point& p) {
  const Jet<Ball> x(Ball::hull("-246778/100000"_q, "-246777/100000"_q, p.precision()));
  const Ball left = kernel_slope(p, "left point", x).value(),
             right = kernel_slope(p, "right point", x).value();
  return right / (right - left);
}

REFEREE_CLAIM({
    .id = "MN-T4.3b",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "Convergence to modes",
    .statement = "All flows of (4.16) with e = 0 can be expected to converge to modes of p~_data.",
    .hypotheses = "Assumption 4.2",
    .source = "section 4.2, after Theorem 4.3",
    .evidence = "an inflection of L at which a maximum and a minimum merge, its existence proven by interval "
                "Newton; flows from the mirror between two equal points, where L is curved upwards",
    .refuted_by = "a flow whose limit is no mode",
    .attack = "minima and saddles and their stable manifolds; degenerate critical points",
    .rests_on = {"MN-T4.3"},
    .trial =
        [](Trial& trial) {
          const Family folds{
              "d = alpha = 1, sigma from 1 to 2, weights w and 1 - w at -3 and 3",
              {two_points()},
              {{"A' = 0 < -A'' and B' > 0 at -3, so that (1 - w)/w = -A'/B' grows from 0 up to "
                "the first zero, and L' > 0 left of it",
                [](const Point& p) {
                  const Jet<Ball> x(p["left point"]);
                  return less(kernel_curvature(p, "left point", x).value(), Ball(0)) &&
                         positive(kernel_slope(p, "right point", x).value());
                }}},
              true};
          trial.solutions(
              "d = alpha = 1, sigma from 1 to 2, mu = w delta_(-3) + (1 - w) delta_3: no flow stops at an "
              "inflection of p~, so L' = L'' = 0 at no place in (-3, -2), for no w",
              folds,
              {degeneracy,
               [](const Instance&) {
                 return std::pair<Rational, Rational>{-3, -2};
               }},
              [](const Instance&) { return 0L; });
          trial.note(
              "For w = 0.0232849... a maximum and a minimum of p~ merge at x = -2.46777..., and every flow "
              "from the left, an open set of starts, ends at that inflection, which is no mode.");
          const Family fold{"d = alpha = 1, sigma from 1 to 2, points at -3 and 3", {two_points()}, {}};
          trial.bound("for -2.46778 <= x <= -2.46777 the w with L'(x) = 0 is at most 0.02329", fold,
                      weight_at_fold, [](const Point& p) { return p.constant("2329/100000"_q); });
          trial.bound(
              "and at least 0.02328", fold, [](const Point& p) { return p.constant("2328/100000"_q); },
              weight_at_fold);
          trial.bound("the flow tends to a mode, so L is not curved upwards in x1 along it", mirror_images(),
                      first_curvature, [](const Point&) { return Ball(0); });
          trial.note(
              "Read as \"typical flows\" the sentence is saved as long as all critical points are "
              "nondegenerate.");
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
