// SPDX-License-Identifier: GPL-3.0-or-later
/// Methods `limit` and `rate`: convergence and exponents, measured over many decades.
#pragma once

#include "court/effort.hpp"
#include "court/finding.hpp"

namespace referee::court {

/// How a parameter goes to its limit: parameter = at + sign * 10^-k (finite limit) or sign * 10^k (infinity),
/// for k = first..last; the distance h is 10^-k.
struct Approach {
  std::string parameter;
  bool to_infinity = false;
  Rational at = 0;      ///< finite limits only
  int sign = 1;         ///< side from which the limit is approached
  long first = 1;       ///< first decade
  long last = 40;       ///< last decade
  Instance fixed = {};  ///< the other parameters
};

/// quantity -> expected. The last decades are extrapolated (Richardson/Aitken on the geometric sequence) with
/// an error estimate from the disagreement of successive levels, never smaller than the enclosure's own
/// radius. Holds (numeric) if |extrapolated - expected| is within that error and the error is small enough
/// for a twin with expected * (1 + 10^-3) to fail; refuted if it is outside by a factor of ten and the
/// estimate is stable over the last decades; undecided otherwise. The finding reports decades, extrapolated
/// value, error and power.
Finding limit(const Effort& effort, std::string what, const Approach& approach, const Quantity& quantity,
              const Quantity& expected);

/// |quantity| ~ C h^exponent as h -> 0 (h = 10^-k also for approaches to infinity). Local slopes between
/// decades, extrapolated; the error estimate covers logarithmic corrections, whose slopes drift like 1/k.
/// Holds and refuted as for `limit`; a twin with exponent +- 0.02 must be caught.
Finding rate(const Effort& effort, std::string what, const Approach& approach, const Quantity& quantity,
             const Rational& exponent);

/// quantity = O(h^exponent): the measured exponent is at least the printed one (within its error).
Finding order_at_least(const Effort& effort, std::string what, const Approach& approach,
                       const Quantity& quantity, const Rational& exponent);

}  // namespace referee::court
