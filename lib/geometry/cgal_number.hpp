// SPDX-License-Identifier: GPL-3.0-or-later
/// Exact conversion of our rationals to the field types of CGAL's kernels. Heavy, internal to lib/geometry.
#pragma once

#include <CGAL/Lazy_exact_nt.h>

#include <cmath>

#include "numbers/rational.hpp"

namespace referee {

/// To CGAL's lazy numbers over GMP rationals of any kind. A double is passed as one, which keeps the static
/// filters of the predicates in use.
template <class FieldType>
FieldType to_cgal(const Rational& value) {
  const double approximation = to_double(value);
  if (std::isfinite(approximation) && Rational(approximation) == value) return FieldType(approximation);
  return FieldType(typename FieldType::ET(value.backend().data()));
}

}  // namespace referee
