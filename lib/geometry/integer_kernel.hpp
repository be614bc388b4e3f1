// SPDX-License-Identifier: GPL-3.0-or-later
/// Kernels of integer matrices without fractions. Internal to lib/geometry.
#pragma once

#include "numbers/rational.hpp"

namespace referee {

/// The vector with coprime entries, unique up to its sign, that m independent rows of m + 1 integers
/// annihilate. Gauss-Jordan elimination in which every division is exact (Bareiss, Math. Comp. 22, 1968).
std::vector<Integer> integer_kernel(std::vector<std::vector<Integer>> rows);

}  // namespace referee
