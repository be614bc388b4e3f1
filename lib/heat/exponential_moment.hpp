// SPDX-License-Identifier: GPL-3.0-or-later
/// Exponential moments of Gaussians on R^d: how the heat flow of a point at distance a from the origin
/// integrates exp(|x|).
#pragma once

#include "numbers/error_function.hpp"

namespace referee {

/// E exp(|sqrt(2t) Z|), Z standard normal on R^dimension; t > 0, dimension >= 1. By the recurrence of the
/// radial integrals J_n = int_0^infinity r^(n-1) exp(c r - r^2/2) dr, J_(n+2) = n J_n + c J_(n+1), c =
/// sqrt(2t).
/// @throws std::invalid_argument for dimension < 1.
Ball exponential_moment(long dimension, const Ball& t);

/// E exp(|y + sqrt(2t) Z|) with |y| = distance >= 0. |y + sqrt(2t) Z|^2/(2t) is a Poisson mixture, of mean
/// distance^2/(4t), of chi-squared variables with `dimension` + 2j degrees of freedom; the remainder of the
/// series is enclosed. Cost grows with distance^2/t. @throws std::invalid_argument for dimension < 1.
Ball exponential_moment(long dimension, const Ball& distance, const Ball& t);

/// The same in odd dimensions without a series, distance > 0: the closed form on the line carried from d to d
/// + 2 by S + (2t/distance) dS/d(distance). @throws std::invalid_argument unless `dimension` is odd and
/// positive.
Ball odd_exponential_moment(long dimension, const Ball& distance, const Ball& t);

}  // namespace referee
