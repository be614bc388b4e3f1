// SPDX-License-Identifier: GPL-3.0-or-later
/// Three means of our own choice that stand in for the unprinted ones of the table in section 10.8, and the
/// noise levels that the formulas of section 9 give for them.
#pragma once

#include "score-shocks/clusters.hpp"

namespace referee::score_shocks {

/// Equal weights, means S (1, 0, 0), S (-1/2, 13/10, 0), S (-1/2, -2/5, 3/5), zeros up to d = 10, and sigma0
/// = 1; squared distances 3.94, 2.77 and 3.25 S^2. They reproduce every entry of the table. Translation and
/// rotation change nothing, so three axes suffice.
Instance stand_in(const Rational& scale);

/// sigma_tau*^2 by leading order, first correction, quadratic formula (93) and (94).
struct SpeciationLevels {
  Ball leading, corrected, quadratic, exact;
};
SpeciationLevels stand_in_levels(const Rational& scale, Precision precision);

/// tau at that noise, sigma0 = 1.
inline Ball time_of(const Ball& noise) { return (noise - Ball(1)) / 2; }
/// Relative error of the time, in percent.
inline Ball error_of(const Ball& noise, const Ball& exact) {
  return Ball(100) * (noise - exact) / (exact - Ball(1));
}

}  // namespace referee::score_shocks
