// SPDX-License-Identifier: GPL-3.0-or-later
/// The largest eigenvalue of a symmetric matrix of enclosures, and how fast it moves with a parameter.
#pragma once

#include <vector>

#include "numbers/jet.hpp"

namespace referee {

/// The largest eigenvalue of every symmetric matrix within A, and its slope.
///
/// `matrix` is row-major, n by n, of univariate jets A + A' h over a box of the parameter (constants are
/// taken as such). Value: an enclosure of lambda_max(A) over the box. First derivative: an enclosure of
/// e^T A'(xi) e for every xi in the box and every leading unit eigenvector e of A at any parameter of the
/// box, hence of every difference quotient of lambda_max between two parameters of the box. Neither needs
/// the eigenvalue to be simple.
///
/// Only the lower triangle is read. An eigenvalue that is hard to tell from its neighbours widens the slope,
/// never spoils it. @throws std::invalid_argument unless `matrix` has n*n > 0 entries.
Jet<Ball> leading_eigenvalue(const std::vector<Jet<Ball>>& matrix, std::size_t n);

/// The same for a matrix without parameter: an enclosure of lambda_max.
Ball leading_eigenvalue(const std::vector<Ball>& matrix, std::size_t n);

}  // namespace referee
