// SPDX-License-Identifier: GPL-3.0-or-later
/// Every point of a cloud against a few vectors: the two matrix products of an empirical score.
#pragma once

#include <vector>

#include "dynamics/byte_cloud.hpp"

namespace referee {

/// Scalar products of every point with each of the vectors (count x dimension, centred units); those of one
/// vector lie side by side. In float each differs from the exact one by at most
/// single_product_error(dimension) |point| |vector|.
template <class T>
std::vector<T> cloud_products(const ByteCloud& cloud, const std::vector<T>& vectors, long threads);

/// Sums of the points, centred units, under each row of weights (count x size): count x dimension.
template <class T>
std::vector<T> cloud_sums(const ByteCloud& cloud, const std::vector<T>& weights, long threads);

/// gamma_n = n u/(1 - n u), u = 2^-24: for any order of summation, with one more rounding for a vector that
/// was rounded to float. [Higham, Accuracy and Stability of Numerical Algorithms, section 3.1]
double single_product_error(std::size_t dimension);

}  // namespace referee
