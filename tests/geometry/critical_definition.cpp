// SPDX-License-Identifier: GPL-3.0-or-later
#include "critical_definition.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "geometry/linear.hpp"

namespace referee::test {

using namespace literals;

namespace {

RationalPoint minus(const RationalPoint& a, const RationalPoint& b) {
  RationalPoint result(a);
  for (std::size_t i = 0; i < a.size(); ++i) result[i] -= b[i];
  return result;
}

/// Visits the ways to write x as a mixture, with weights >= 0, of affinely independent points, until
/// visit(indices, weights) is true: all extensions of the corners chosen so far by later points.
bool any_mixture(const std::vector<RationalPoint>& points, std::vector<std::size_t>& corners,
                 std::size_t next, const RationalPoint& x,
                 const std::function<bool(const std::vector<std::size_t>&, const RationalPoint&)>& visit) {
  const std::size_t d = x.size();
  if (!corners.empty()) {
    std::vector<RationalPoint> simplex, rows(d + 1);
    for (std::size_t corner : corners) {
      simplex.push_back(points[corner]);
      for (std::size_t i = 0; i < d; ++i) rows[i].push_back(points[corner][i]);
      rows[d].emplace_back(1);
    }
    if (affine_rank(simplex) + 1 != static_cast<int>(corners.size())) return false;
    std::vector<Rational> right(x);
    right.emplace_back(1);
    const auto weights = solve(rows, right);
    if (weights && std::all_of(weights->begin(), weights->end(), [](const Rational& w) { return w >= 0; }) &&
        visit(corners, *weights))
      return true;
  }
  if (corners.size() > d) return false;
  for (std::size_t n = next; n < points.size(); ++n) {
    corners.push_back(n);
    const bool found = any_mixture(points, corners, n + 1, x, visit);
    corners.pop_back();
    if (found) return true;
  }
  return false;
}

/// Caratheodory: x is in the hull exactly when some affinely independent points hold it.
bool in_hull(const std::vector<RationalPoint>& points, const RationalPoint& x) {
  std::vector<std::size_t> corners;
  return any_mixture(points, corners, 0, x, [](const auto&, const auto&) { return true; });
}

/// x is in the relative interior exactly when every point takes part in some mixture.
bool in_relative_interior(const std::vector<RationalPoint>& points, const RationalPoint& x) {
  std::vector<std::size_t> corners;
  std::set<std::size_t> used;
  any_mixture(points, corners, 0, x, [&](const auto& chosen, const RationalPoint& weights) {
    for (std::size_t n = 0; n < chosen.size(); ++n)
      if (weights[n] > 0) used.insert(chosen[n]);
    return false;
  });
  return used.size() == points.size();
}

/// The extreme slopes of Phi in the plane or on the line, up to positive factors. The slope is linear between
/// the directions across which a nearest site changes; those, their opposites and the directions between them
/// show its signs.
std::pair<Rational, Rational> slopes(const DistancePotential& potential, const RationalPoint& x,
                                     const NearestSites& sites) {
  std::vector<RationalPoint> directions;
  if (x.size() == 1) {
    directions = {{1}, {-1}};
  } else {
    std::vector<RationalPoint> breaks = {{1, 0}, {0, 1}};
    const auto add = [&](const std::vector<RationalPoint>& points, const std::vector<int>& nearest) {
      for (int a : nearest)
        for (int b : nearest)
          if (a != b) {
            const auto gap = minus(points[static_cast<std::size_t>(a)], points[static_cast<std::size_t>(b)]);
            breaks.push_back({-gap[1], gap[0]});
            breaks.push_back(gap);
          }
    };
    add(potential.supports().first, sites.first);
    add(potential.supports().second, sites.second);
    for (const auto& h : breaks) {
      directions.push_back(h);
      directions.push_back({-h[0], -h[1]});
    }
  }
  std::vector<Rational> slopes;
  for (const RationalPoint& h : directions) slopes.push_back(potential.directional_derivative(x, h));
  const auto [least, most] = std::minmax_element(slopes.begin(), slopes.end());
  return {*least, *most};
}

/// Clarke's set by its definition in the plane: gradients where Phi is smooth, close to x, in every
/// direction.
bool clarke_by_definition(const DistancePotential& potential, const RationalPoint& x) {
  std::set<RationalPoint> gradients;
  const Rational step = "1/1000000"_q;
  for (int n = 0; n < 144; n += x.size() == 1 ? 72 : 1) {
    const double angle = 0.0218166 + 0.0436332 * n;
    RationalPoint nearby(x);
    nearby[0] += step * rational_from_double(std::cos(angle));
    if (x.size() > 1) nearby[1] += step * rational_from_double(std::sin(angle));
    const auto sites = potential.nearest(nearby);
    if (sites.first.size() > 1 || sites.second.size() > 1) continue;
    gradients.insert(minus(x, potential.centre(sites.first[0], sites.second[0])));
  }
  return in_hull({gradients.begin(), gradients.end()}, RationalPoint(x.size(), Rational(0)));
}

}  // namespace

CriticalKind kind_of(const ExpectedPoint& point) {
  if (point.least_slope >= 0)
    return point.most_slope == 0 ? CriticalKind::smooth_minimum : CriticalKind::interface_minimum;
  if (point.most_slope < 0) return CriticalKind::maximum;
  return point.degenerate ? CriticalKind::degenerate : CriticalKind::saddle;
}

std::vector<ExpectedPoint> critical_points_by_definition(const SupportPair& supports,
                                                         const Rational& lambda) {
  const DistancePotential potential(supports, lambda);
  std::vector<ExpectedPoint> result;
  for (unsigned long i = 1; i < 1ul << supports.first.size(); ++i)
    for (unsigned long j = 1; j < 1ul << supports.second.size(); ++j) {
      NearestSites sites;
      for (std::size_t k = 0; k < supports.first.size(); ++k)
        if (i >> k & 1) sites.first.push_back(static_cast<int>(k));
      for (std::size_t l = 0; l < supports.second.size(); ++l)
        if (j >> l & 1) sites.second.push_back(static_cast<int>(l));
      std::vector<RationalPoint> rows;
      std::vector<Rational> right;
      const auto bisect = [&](const std::vector<RationalPoint>& points, const std::vector<int>& chosen) {
        const auto& base = points[static_cast<std::size_t>(chosen[0])];
        for (std::size_t n = 1; n < chosen.size(); ++n) {
          const auto& site = points[static_cast<std::size_t>(chosen[n])];
          rows.push_back(minus(site, base));
          right.push_back((dot(site, site) - dot(base, base)) / 2);
        }
      };
      bisect(supports.first, sites.first);
      bisect(supports.second, sites.second);
      const auto x = project(potential.centre(sites.first[0], sites.second[0]), rows, right);
      if (!x || !(potential.nearest(*x) == sites)) continue;
      std::vector<RationalPoint> centres;
      for (int k : sites.first)
        for (int l : sites.second) centres.push_back(potential.centre(k, l));
      if (!in_hull(centres, *x)) continue;
      ExpectedPoint point{*x, sites, !in_relative_interior(centres, *x), true, 0, 0};
      if (x->size() <= 2) {
        point.clarke = clarke_by_definition(potential, *x);
        std::tie(point.least_slope, point.most_slope) = slopes(potential, *x, sites);
      }
      result.push_back(std::move(point));
    }
  std::sort(result.begin(), result.end(),
            [](const ExpectedPoint& a, const ExpectedPoint& b) { return a.at < b.at; });
  return result;
}

}  // namespace referee::test
