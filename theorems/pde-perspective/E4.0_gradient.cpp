// SPDX-License-Identifier: GPL-3.0-or-later
/// The identity behind (4.2): the gradient of the heat flow as an integral over the data.
#include "heat/heat_solutions.hpp"
#include "pde-perspective/sample_clouds.hpp"

namespace referee::pde_perspective {
namespace {

/// sum_k w_k G_t(x - y_k) and, along an axis, sum_k w_k (y_k - x)/(2t) G_t(x - y_k).
struct KernelSums {
  Ball density, pull;
};
KernelSums kernel_sums(const Point& p, std::size_t axis) {
  const Mixture<Ball> measure = cloud_measure(p);
  const auto x = cloud_place(p);
  const Ball t = p["t"].at(p.precision());
  KernelSums sums{Ball(0).at(p.precision()), Ball(0).at(p.precision())};
  for (std::size_t k = 0; k < measure.size(); ++k) {
    const Mixture<Ball> one{{measure.means[k]}, {measure.weights[k]}, {Ball(0)}};
    const Ball bump = mixture_density(one, std::span<const Ball>(x), t);
    sums.density += bump;
    sums.pull += bump * (measure.means[k][axis] - x[axis]) / (Ball(2) * t);
  }
  return sums;
}

REFEREE_CLAIM({
    .id = "PP-E4.0",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Gradient of the heat flow",
    .statement = "u s = grad u = grad G_t * u_0 = int (y - x)/(2t) G_t(x - y) du_0(y).",
    .hypotheses = "u_0 a probability measure (tried on finite ones), t > 0",
    .source = "section 4.1, before (4.2)",
    .evidence = "the integral against the gradient by jets and against u times the posterior's score",
    .refuted_by = "a measure, a place and a time with two different sides",
    .attack =
        "sign and factor 1/(2t); d = 1 to 8, one sample, unequal weights, far places, t from 1e-12 to 100",
    .trial =
        [](Trial& trial) {
          const Family clouds = sample_clouds(trial, 1, 8, true);
          for (const bool last : {false, true}) {
            const auto axis = [last](const Point& p) {
              return last ? static_cast<std::size_t>(cloud_dimension(p) - 1) : std::size_t{0};
            };
            const std::string which = last ? "last" : "first";
            trial.identity(
                "the integral = grad u, u by jets, " + which + " component", clouds,
                [axis](const Point& p) { return kernel_sums(p, axis(p)).pull; },
                [axis](const Point& p) {
                  std::vector<int> orders(static_cast<std::size_t>(cloud_dimension(p)), 0);
                  orders[axis(p)] = 1;
                  return exp(cloud_log_density(p, 1)).derivative(orders);
                });
            trial.identity(
                "the integral = u s, s by the posterior, " + which + " component", clouds,
                [axis](const Point& p) { return kernel_sums(p, axis(p)).pull; },
                [axis](const Point& p) { return kernel_sums(p, axis(p)).density * cloud_score(p)[axis(p)]; });
          }
        },
});

}  // namespace
}  // namespace referee::pde_perspective
