// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/lemniscate_score.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include "dynamics/philox.hpp"

namespace referee {
namespace {

/// Sites and logarithms of weights one after the other, for speed.
struct PlaneSites {
  std::vector<double> x, y, log_weight;
};

PlaneSites flattened(const Mixture<double>& data) {
  PlaneSites sites;
  for (std::size_t k = 0; k < data.size(); ++k) {
    sites.x.push_back(data.means[k][0]);
    sites.y.push_back(data.means[k][1]);
    sites.log_weight.push_back(std::log(data.weights[k]));
  }
  return sites;
}

/// [pde-perspective, (3.7)]
FrozenScore frozen_plane_score(std::shared_ptr<const PlaneSites> sites, double t) {
  std::vector<double> exponents(sites->x.size());
  return [sites = std::move(sites), t, exponents = std::move(exponents)](std::span<const double> at,
                                                                         std::span<double> score) mutable {
    const std::size_t count = sites->x.size();
    double largest = -HUGE_VAL;
    for (std::size_t k = 0; k < count; ++k) {
      const double dx = sites->x[k] - at[0], dy = sites->y[k] - at[1];
      exponents[k] = sites->log_weight[k] - (dx * dx + dy * dy) / (4 * t);
      largest = std::max(largest, exponents[k]);
    }
    double mass = 0, along = 0, across = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const double weight = std::exp(exponents[k] - largest);
      mass += weight;
      along += weight * (sites->x[k] - at[0]);
      across += weight * (sites->y[k] - at[1]);
    }
    score[0] = along / mass / (2 * t);
    score[1] = across / mass / (2 * t);
  };
}

}  // namespace

ScoreInTime plane_dirac_score(Mixture<double> data) {
  return [sites = std::make_shared<const PlaneSites>(flattened(data))](double t) {
    return frozen_plane_score(sites, t);
  };
}

std::size_t lemniscate_nodes_at(double heat_time) {
  // Neighbours are at most 2 pi/count apart.
  const double needed = 2.5 * std::numbers::pi / std::sqrt(heat_time);
  return 2 * static_cast<std::size_t>(std::ceil(std::max(needed, 48.0)));
}

ScoreInTime lemniscate_score() {
  return [](double t) {
    return frozen_plane_score(
        std::make_shared<const PlaneSites>(flattened(lemniscate_nodes(lemniscate_nodes_at(t)))), t);
  };
}

std::vector<PlanePoint> lemniscate_sample(std::size_t count, std::uint64_t seed) {
  std::vector<PlanePoint> points;
  for (std::size_t k = 0; k < count; ++k) {
    // Purpose 2: apart from the streams of paths and starts.
    std::uint32_t block = 0;
    const auto uniform = [&] {
      const auto words = philox({block++, 2, static_cast<std::uint32_t>(k), 0},
                                {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
      return std::ldexp(static_cast<double>(words[0]), -32);
    };
    points.push_back(lemniscate_draw(uniform));
  }
  return points;
}

Mixture<double> empirical_measure(const std::vector<PlanePoint>& points) {
  Mixture<double> data;
  for (const PlanePoint& point : points) data.means.push_back({point.x, point.y});
  data.weights.assign(points.size(), 1 / static_cast<double>(points.size()));
  data.variances.assign(points.size(), 0);
  return data;
}

}  // namespace referee
