// SPDX-License-Identifier: GPL-3.0-or-later
/// Maxima of the smoothed density next to data points, for little noise and d + alpha > 1.
#pragma once

#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {

/// A lower bound of L(y1) - L(x) for all x with |x - y1| = sigma_eps < |y_j - y1|: the own term as it is, the
/// others by the mean value, Phi falling with the distance.
Ball least_drop(const Point& p);

/// Each point of finite sets in d = 1, 2, 3 once as the first; d + alpha from 5/4 to 6.
Family little_noise();

}  // namespace referee::multiplicative_noise
