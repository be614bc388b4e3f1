// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/example_strata.hpp"

#include <cmath>
#include <limits>

namespace referee::geometric_asymptotics {
namespace {

void append_arrow(Curve& curve, double x, double y, double u, double v) {
  const double gap = std::numeric_limits<double>::quiet_NaN(), head = 0.3;
  const double ends[][2] = {
      {x, y},     {x + u, y + v}, {x + u - head * (u + v / 2), y + v - head * (v - u / 2)},
      {gap, gap}, {x + u, y + v}, {x + u - head * (u - v / 2), y + v - head * (v + u / 2)},
      {gap, gap}};
  for (const auto& end : ends) {
    curve.x.push_back(end[0]);
    curve.y.push_back(end[1]);
  }
}
/// -(1/4) grad Phi off the interfaces.
std::array<double, 2> drawn_field(const DistancePotential& phi, const RationalPoint& x) {
  const NearestSites sites = phi.nearest(x);
  const RationalPoint centre = phi.centre(sites.first.front(), sites.second.front());
  return {to_double(Rational((centre[0] - x[0]) / 2)), to_double(Rational((centre[1] - x[1]) / 2))};
}
}  // namespace

std::vector<Stratum> example_strata() { return strata(supports_of(example_supports(2, 1))); }
Family strata_of_dimension(int dimension, const std::vector<Rational>& lambdas) {
  Family family{
      "a point of each stratum of dimension " + std::to_string(dimension), {}, support_hypotheses(), true};
  const auto all = example_strata();
  for (const Rational& lambda : lambdas)
    for (std::size_t n = 0; n < all.size(); ++n)
      if (dimension < 0 || all[n].dimension == dimension)
        family.members.push_back(
            placed(example_supports(2, lambda), all[n].witness).set("stratum", static_cast<long>(n)));
  return family;
}
RationalPoint shifted_place(RationalPoint x, const RationalPoint& along, const Rational& by) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += by * along[i];
  return x;
}
Rational central_second_difference(const DistancePotential& f, const RationalPoint& x,
                                   const RationalPoint& h) {
  return f.value(shifted_place(x, h, 1)) + f.value(shifted_place(x, h, -1)) - 2 * f.value(x);
}
RationalPoint facet_normal(const SupportPair& pair, const NearestSites& sites) {
  const bool of_first = sites.first.size() == 2;
  const auto& points = of_first ? pair.first : pair.second;
  const auto& two = of_first ? sites.first : sites.second;
  return difference(points[static_cast<std::size_t>(two[0])], points[static_cast<std::size_t>(two[1])]);
}
void append_field(Curve& arrows, const DistancePotential& phi, const RationalPoint& x) {
  const auto [u, v] = drawn_field(phi, x);
  const double length = std::hypot(u, v), shown = length > 0 ? 0.6 * std::tanh(length) / length : 0;
  append_arrow(arrows, to_double(x[0]), to_double(x[1]), shown * u, shown * v);
}

}  // namespace referee::geometric_asymptotics
