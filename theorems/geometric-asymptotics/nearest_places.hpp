// SPDX-License-Identifier: GPL-3.0-or-later
/// A place x* of two supports beside the place x: parameters y1.. for x* and, as bit sets, its nearest sites
/// I in A1 and J in A2.
#pragma once

#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {

/// The instance with x* = centre, x and t; I and J by exact distances.
Instance near_place(Instance instance, const RationalPoint& centre, const RationalPoint& x,
                    const Rational& t);
/// x*.
std::vector<Ball> star(const Point& p);
/// Whether the site is nearest to x*.
bool is_nearest(const Point& p, int source, std::size_t site);
std::vector<std::vector<Ball>> nearest_sites(const Point& p, int source);

/// dist(grad F(x, t), outer Clarke subdifferential of Phi at x*).
Ball distance_from_outer_set(const Point& p);
/// dist(m_i(x, t), conv Pi_i(x*)).
Ball barycentre_distance(const Point& p, int source);

/// What an explicit delta needs: eta, the gap of squared distances at x* between the nearest sites and the
/// others, the diameter of the support, and the least weight.
struct Separation {
  Ball gap, diameter, least_weight;
  bool others;  ///< some site is not nearest; otherwise `gap` means nothing
};
Separation separation(const Point& p, int source);
/// Posterior mass off the nearest sites of x*, at most, for |x - x*| <= eta/(4 diam).
Ball mass_bound_off_nearest(const Point& p, int source);
/// A bound of distance_from_outer_set under that condition; it vanishes with |x - x*| + t.
Ball explicit_error(const Point& p);
/// The condition, for both sources.
Hypothesis close_to_star();

/// Places of every support as x*, ties and vertices among them, with x next to it (`close`) or a third away
/// in each coordinate.
Family around_places(const Trial& trial, bool close);

}  // namespace referee::geometric_asymptotics
