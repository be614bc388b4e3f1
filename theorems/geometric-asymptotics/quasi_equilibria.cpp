// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/quasi_equilibria.hpp"

namespace referee::geometric_asymptotics {

BlownUpSlope blown_up_slope(const Point& p, const Rational& start_time) {
  const Point at = Point(p).set("t", p.constant(1));
  const auto x = place_of(at);
  auto first = kernel_of(at, 1), second = kernel_of(at, 2);
  const auto& covariance1 = first.at(x, 2).covariance;
  const auto& covariance2 = second.at(x, 2).covariance;
  const Ball lambda = p["lambda"].at(p.precision());
  auto entry = [&](std::size_t n) {
    return ((lambda - Ball(1)) * covariance2[n] - lambda * covariance1[n]) / 2L;
  };
  const Ball least = p.constant(start_time);
  if (x.size() == 1) return {entry(0) - least, entry(0) - least};
  const Ball a = entry(0) - least, b = entry(1), c = entry(3) - least;
  return {a + c, a * c - square(b)};
}

Ball rest_defect(const Point& p) {
  Ball size = Ball(0).at(p.precision());
  for (const Ball& component : rescaled_gradient(p)) size += abs(component);
  return size;
}

Domain blown_up_box(std::string name, Instance supports, const Rational& reach) {
  Domain domain{std::move(name), {}, {}, {}};
  for (const auto& [parameter, value] : supports.values()) {
    if (parameter.front() == 'x')
      domain.ranges.push_back({parameter, -reach, reach});
    else
      domain.fixed.set(parameter, value);
  }
  return domain;
}

}  // namespace referee::geometric_asymptotics
