// SPDX-License-Identifier: GPL-3.0-or-later
/// The paper's datum u0 = (delta_(-1,0) + delta_(1,0))/2 in the plane and its flow without noise
/// (Remark 3.10, Figure 3). The coordinates separate: the first follows the flow of two Diracs on the line,
/// the second is y sqrt(t/T). Instances carry a place x, y, a heat time t and, where a flow starts there, its
/// time T.
#pragma once

#include "court/trial.hpp"
#include "measures/posterior.hpp"

namespace referee::pde_perspective {

using namespace court;
using namespace literals;

/// (delta_(-1,0) + delta_(1,0))/2.
Mixture<Rational> two_sources_in_plane();
/// (delta_-1 + delta_1)/2, its first coordinate.
Mixture<Rational> two_sources_on_line();

/// s((x, y), t) through the posterior kernel.
std::vector<Ball> two_source_score(const Point& p);

/// The second coordinate at t = T exp(-tau) from (0, y) at T, by validated integration, which knows neither
/// the closed form nor that the axis is invariant.
Ball axis_flow(const Point& p);
/// sqrt(t/T) there.
Ball axis_share(const Point& p);

/// Where the flow from (x, y) at heat time T ends: "(1, 0)", "(-1, 0)" or "(0, 0)". Proven for all smaller t
/// at once: the first coordinate keeps its quantile, so that it lies between 1 - delta and 1 + delta as soon
/// as erfc(delta/(2 sqrt t)) is below both 4 (F_T(x) - 1/2) and 2 (1 - F_T(x)).
Arrival two_source_arrival(const Point& p);

}  // namespace referee::pde_perspective
