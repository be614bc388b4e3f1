// SPDX-License-Identifier: GPL-3.0-or-later
/// Exact projections onto the convex hull K of the sites of an instance: rational wherever x is.
#pragma once

#include "pde-perspective/site_flows.hpp"

namespace referee::pde_perspective {

/// p(x), the point of the hull nearest to x, by an exact quadratic program with a checked certificate.
RationalPoint project_on_hull(const std::vector<RationalPoint>& points, const RationalPoint& x);
/// V(x) = d(x, K)^2/2.
Rational half_squared_distance(const std::vector<RationalPoint>& points, const RationalPoint& x);
/// sum a_k points[k]/sum a_k, a_k > 0.
RationalPoint weighted_mean(const std::vector<RationalPoint>& points, const std::vector<Rational>& a);

/// Reads the point stem1, stem2, ... of an instance, e.g. h1, h2.
RationalPoint read_point(const Instance& instance, const std::string& stem);
Instance with_point(Instance instance, const std::string& stem, const RationalPoint& x);

/// Hulls of all collections, seen from places outside, on and inside them; a displacement h1.. and a member
/// z1.. of the hull.
Family hull_places(const Trial& trial);

}  // namespace referee::pde_perspective
