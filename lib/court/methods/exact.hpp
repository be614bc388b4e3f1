// SPDX-License-Identifier: GPL-3.0-or-later
/// Method `exact`: relations between rationals, decided without rounding.
#pragma once

#include "court/effort.hpp"
#include "court/finding.hpp"

namespace referee::court {

enum class Relation { equal, less, at_most, different };

using ExactQuantity = std::function<Rational(const Instance&)>;

/// lhs (relation) rhs at every instance, in rational arithmetic. Hypotheses are decided by enclosures. The
/// perturbed twin (rhs + 1 for equality, sides swapped for inequalities) must fail somewhere; for `different`
/// the power is the least shift of rhs onto lhs. Holds and refuted are `exact`.
Finding exact(const Effort& effort, std::string what, const Family& family, const ExactQuantity& lhs,
              Relation relation, const ExactQuantity& rhs);

}  // namespace referee::court
