// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/classification.hpp"

#include <algorithm>

#include "geometry/convex.hpp"
#include "geometry/linear.hpp"

namespace referee {
namespace {

std::vector<RationalPoint> chosen(const std::vector<RationalPoint>& points, const std::vector<int>& indices) {
  std::vector<RationalPoint> result;
  for (int k : indices) result.push_back(points[static_cast<std::size_t>(k)]);
  return result;
}

/// (factor * a + sign * x) / divisor
RationalPoint combined(const Rational& factor, const RationalPoint& a, int sign, const RationalPoint& x,
                       const Rational& divisor) {
  RationalPoint result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) result[i] = (factor * a[i] + sign * x[i]) / divisor;
  return result;
}

bool spans_space(const std::vector<RationalPoint>& points) {
  return affine_rank(points) == static_cast<int>(points[0].size());
}

bool is_minimum(const DistancePotential& potential, const RationalPoint& x, const NearestSites& sites,
                const std::vector<RationalPoint>& clarke_centres) {
  if (clarke_centres.size() == 1) return clarke_centres[0] == x;
  const Rational& lambda = potential.lambda();
  if (lambda <= 1) return false;
  const auto second = chosen(potential.supports().second, sites.second);
  return std::all_of(sites.first.begin(), sites.first.end(), [&](int k) {
    const RationalPoint& site = potential.supports().first[static_cast<std::size_t>(k)];
    return position_in_hull(second, combined(lambda, site, -1, x, lambda - 1)).side != Side::outside;
  });
}

bool is_maximum(const DistancePotential& potential, const RationalPoint& x, const NearestSites& sites,
                const std::vector<RationalPoint>& outer_centres, Side outer_side) {
  const Rational& lambda = potential.lambda();
  if (lambda <= 1)
    return outer_side == Side::inside && outer_centres.size() > 1 && spans_space(outer_centres);
  const auto first = chosen(potential.supports().first, sites.first);
  if (!spans_space(first)) return false;
  return std::all_of(sites.second.begin(), sites.second.end(), [&](int l) {
    const RationalPoint& site = potential.supports().second[static_cast<std::size_t>(l)];
    return position_in_hull(first, combined(lambda - 1, site, 1, x, lambda)).side == Side::inside;
  });
}

}  // namespace

Criticality judge(const DistancePotential& potential, const RationalPoint& x, const NearestSites& sites) {
  Criticality result;
  const auto outer_centres = potential.outer_centres(sites);
  const Side outer_side = position_in_hull(outer_centres, x).side;
  result.outer = outer_side != Side::outside;
  if (!result.outer) return result;
  result.degenerate = outer_side == Side::boundary;
  const auto clarke_centres = potential.clarke_centres(sites);
  result.clarke = clarke_centres.size() == outer_centres.size() ||
                  position_in_hull(clarke_centres, x).side != Side::outside;
  result.minimum = is_minimum(potential, x, sites, clarke_centres);
  if (result.minimum)
    result.kind = clarke_centres.size() == 1 ? CriticalKind::smooth_minimum : CriticalKind::interface_minimum;
  else if (is_maximum(potential, x, sites, outer_centres, outer_side))
    result.kind = CriticalKind::maximum;
  else
    result.kind = result.degenerate ? CriticalKind::degenerate : CriticalKind::saddle;
  return result;
}

std::string to_string(CriticalKind kind) {
  switch (kind) {
    case CriticalKind::smooth_minimum:
      return "smooth minimum";
    case CriticalKind::interface_minimum:
      return "interface minimum";
    case CriticalKind::saddle:
      return "saddle";
    case CriticalKind::maximum:
      return "maximum";
    case CriticalKind::degenerate:
      break;
  }
  return "degenerate";
}

}  // namespace referee
