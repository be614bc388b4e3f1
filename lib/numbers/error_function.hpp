// SPDX-License-Identifier: GPL-3.0-or-later
/// The error function, its complement and its inverse, for enclosures and jets.
#pragma once

#include <cmath>

#include "numbers/jet.hpp"

namespace referee {

/// 1 - erf(x), accurate relative to its own size for large x.
inline Ball erfc(const Ball& x) { return detail::apply(arb_hypgeom_erfc, x); }
/// x with erf(x) = y; the whole line unless -1 < y < 1.
inline Ball inverse_erf(const Ball& y) { return detail::apply(arb_hypgeom_erfinv, y); }

/// 1 - erf, Taylor coefficients from -2 exp(-f^2)/sqrt(pi), the value itself directly.
template <class T>
Jet<T> erfc(const Jet<T>& f) {
  using std::erfc;
  using std::sqrt;
  Jet<T> result(erfc(f.value()));
  if (f.layout() == nullptr) return result;
  const JetLayout& layout = *f.layout();
  const T factor = T(-2) / sqrt(pi_like(f.value()));
  const Jet<T> slope = exp(-(f * f));
  result += Jet<T>(0) * f;  // takes the layout of f
  for (const auto& p : layout.products())
    if (layout.degree(p.left) > 0)
      result.coefficient(p.result) += factor * T(layout.degree(p.left)) / T(layout.degree(p.result)) *
                                      f.coefficients()[p.left] * slope.coefficients()[p.right];
  return result;
}

}  // namespace referee
