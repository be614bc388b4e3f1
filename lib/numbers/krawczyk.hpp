// SPDX-License-Identifier: GPL-3.0-or-later
/// Krawczyk's test: zeros of a vector field with its Jacobian, proven to exist and to be unique in a box.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "numbers/ball.hpp"

namespace referee {

/// f: R^d -> R^d and its Jacobian (row-major), both inclusion functions on boxes.
struct VectorField {
  std::function<std::vector<Ball>(const std::vector<Ball>&)> value, jacobian;
};

struct KrawczykTest {
  bool unique = false;     ///< exactly one zero in the box, and a simple one
  bool excluded = false;   ///< no zero in the box
  std::vector<Ball> zero;  ///< if unique: an enclosure of it, no wider than the box
};

/// The operator K = c - C f(c) + (1 - C J(X)) (X - c) with C near the inverse of J(c), c the middle of X.
KrawczykTest krawczyk(const VectorField& field, const std::vector<Ball>& box);

/// A narrow box around the limit of Newton's iteration from `start`, in which f is proven to have one zero;
/// nothing when the iteration does not settle or the test fails.
/// @param start exact balls, whose precision is used throughout
std::optional<std::vector<Ball>> proven_zero(const VectorField& field, const std::vector<Ball>& start);

/// Whether every symmetric d x d matrix within (row-major, the lower triangle is read) is negative definite;
/// `no`: none is, and each has a positive eigenvalue.
Truth negative_definite(const std::vector<Ball>& matrix, std::size_t dimension);

}  // namespace referee
