// SPDX-License-Identifier: GPL-3.0-or-later
/// The samplers without noise, in the time of the paper and in that of the autonomous system (4.14).
#pragma once

#include "multiplicative-noise/schedules.hpp"

namespace referee::multiplicative_noise {

/// u(t) where sigma_T = b and sigma_(T - t) = a: the integral of eta^(1 - alpha) over eta from a to b.
Ball rescaled_time(const Point& p);

/// Trained models by number, y being the next coordinate in turn: 0 is -x/2; 1 is -x - 3y in the first and -x
/// + 3y in the others (-x for d = 1); 2 is tanh(2x) - x/3 + y^2/(5 (1 + y^2)).
constexpr long trained_models = 3;

/// Instances with schedule (see schedules.hpp), alpha, eps < T, model, a start x1...
Family sampler_starts(const Trial& trial);

/// Where (3.13) is at T - eps. This and the following by Taylor's method, to more than 20 digits as judged by
/// a second run; no enclosures.
/// @throws std::runtime_error when the runs do not agree to 20 digits.
std::vector<Ball> sampler_end(const Instance& i);
/// Where (4.14) is at time u(T - eps).
std::vector<Ball> autonomous_end(const Instance& i);
/// (3.11) without noise, run at the levels sigma_T and then sigma_eps for the time sigma^alpha each.
std::vector<Ball> langevin_end(const Instance& i);
/// Where (4.14) is at time 2.
std::vector<Ball> two_units_end(const Instance& i);

/// The same family with the largest difference of two end points as the parameter `distance`.
using EndPoint = std::function<std::vector<Ball>(const Instance&)>;
Family with_distance(Family family, const EndPoint& one, const EndPoint& other);

}  // namespace referee::multiplicative_noise
