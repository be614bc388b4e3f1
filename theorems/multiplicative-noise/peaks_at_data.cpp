// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/peaks_at_data.hpp"

#include <algorithm>

#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {

Ball least_drop(const Point& p) {
  const NoiseKernel kernel = kernel_of(p);
  const Mixture<Ball> data = data_of(p);
  const Ball order = level_order(p), radius = p["a"];
  Ball sum =
      data.weights[0] * (kernel(order, Ball(0).at(p.precision())) - kernel(order, half_of(square(radius))));
  for (std::size_t j = 1; j < data.size(); ++j) {
    const Ball distance = euclidean_distance(data.means[j], data.means[0], p.precision());
    sum -= data.weights[j] * kernel(order + Ball(1), half_of(square(distance - radius))) * radius * distance;
  }
  return sum;
}

Family little_noise() {
  Family family{"finite data sets in d = 1, 2, 3, weights up to 1 : 1000, d + alpha > 1", {}, noise_levels()};
  const std::vector<std::vector<RationalPoint>> sets{{{0}, {1}, {"-5/2"_q}},
                                                     {{0, 0}, {1, 0}, {"1/2"_q, 2}, {-3, "-1/3"_q}},
                                                     {{0, 0, 0}, {1, 0, 0}, {0, "3/2"_q, -1}}};
  const std::vector<std::pair<Rational, Rational>> cases{
      {"5/4"_q, "1e-20"_q}, {"3/2"_q, "1e-10"_q}, {2, "1e-5"_q}, {4, "1/1000"_q}, {6, "1/1000"_q}};
  for (std::vector<RationalPoint> points : sets)
    for (std::size_t first = 0; first < points.size(); ++first) {
      const auto d = static_cast<long>(points[0].size());
      std::vector<Rational> odds(points.size(), 1);
      odds[1] = 1000;
      for (const auto& [sum, a] : cases) family.members.push_back(data_set(sum - d, a, 3, points, odds));
      std::rotate(points.begin(), points.begin() + 1, points.end());
    }
  return family;
}

}  // namespace referee::multiplicative_noise
