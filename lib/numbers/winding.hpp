// SPDX-License-Identifier: GPL-3.0-or-later
/// Certified numbers of complex zeros of a holomorphic function in discs around the origin.
#pragma once

#include <optional>

#include "numbers/quadrature.hpp"

namespace referee {

/// Zeros of f in |z| < radius, each as often as its multiplicity, by the winding number of f along the
/// circle. f must be an inclusion function that is holomorphic on the closed disc. Nothing when f has a zero
/// on the circle, or too near for that many arcs; the answer is never wrong.
std::optional<long> zeros_in_disc(const Integrand& f, const Rational& radius, Precision precision,
                                  long arcs = 20000);

/// Encloses the least modulus of a zero of f, given that there is none in |z| <= lower, by bisection until
/// the bracket is narrower than its lower end times `resolution`, or until a circle stays undecided; the
/// whole line when no zero is found in |z| < upper.
Ball least_zero_modulus(const Integrand& f, const Rational& lower, const Rational& upper,
                        const Rational& resolution, Precision precision);

}  // namespace referee
