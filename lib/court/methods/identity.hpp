// SPDX-License-Identifier: GPL-3.0-or-later
/// Method `identity`: two expressions are equal at every instance.
#pragma once

#include "court/effort.hpp"
#include "court/finding.hpp"

namespace referee::court {

/// Encloses lhs - rhs at each instance, doubling the precision until the enclosure excludes zero or contains
/// it and is narrower than 10^-digits relative to max(|lhs|, |rhs|) (absolutely when both enclose zero); an
/// instance that agrees is evaluated once more at twice the precision and must still contain zero, in a
/// narrower ball. Holds (numeric) when that happens on every admissible instance; refuted (certified) when an
/// enclosure excludes zero at an instance whose hypotheses are enclosed as satisfied, which is then shrunk;
/// undecided when max_bits are spent, a side is not finite, no instance is admissible or a hypothesis cannot
/// be decided. Power: the smallest 10^-j for which rhs (1 + 10^-j) (rhs + 10^-j where rhs encloses zero) is
/// refuted on at least one instance. A twin that survives at every j makes the finding undecided.
Finding identity(const Effort& effort, std::string what, const Family& family, const Quantity& lhs,
                 const Quantity& rhs);

}  // namespace referee::court
