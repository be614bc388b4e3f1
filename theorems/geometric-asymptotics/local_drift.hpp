// SPDX-License-Identifier: GPL-3.0-or-later
/// The drift error grad F_lambda - grad Phi_lambda next to a point m1.. whose nearest points are unique in
/// the active supports, at a place x1.. closer to m than to any interface.
#pragma once

#include "court/instance.hpp"
#include "geometry/supports.hpp"

namespace referee::geometric_asymptotics {

/// Adds the place and the point m to supports.
court::Instance beside_anchor(const court::Instance& geometry, const RationalPoint& minimiser,
                              const RationalPoint& x);
/// m1..
std::vector<Ball> anchor(const court::Point& p);
/// grad F - grad Phi = -2 (lambda (m1 - x_k) + (1 - lambda) (m2 - y_l)), x_k and y_l nearest to m, with m1 -
/// x_k summed over the other points of A1, so that nothing cancels however small t is.
std::vector<Ball> drift_error(const court::Point& p);
Ball euclidean_length(const std::vector<Ball>& v);
/// Least |x - x_n|^2 - |x - x_k|^2 over the sites of the active supports that are not nearest.
Ball least_lead(const court::Point& p);
/// C exp(-eta/t) for all x within p["radius"] of m and all t > 0, with eta a quarter of the least lead there
/// and C = 2 sum |share| (w_n/w_k) |x_n - x_k|.
Ball local_exponential_bound(const court::Point& p);

}  // namespace referee::geometric_asymptotics
