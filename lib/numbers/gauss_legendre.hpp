// SPDX-License-Identifier: GPL-3.0-or-later
/// Gauss-Legendre quadrature of smooth real functions: an estimate at any precision, without enclosure.
#pragma once

#include <functional>
#include <vector>

#include "numbers/ball.hpp"

namespace referee {

/// The rule with `order` nodes on [-1, 1].
class GaussLegendre {
 public:
  /// @throws std::invalid_argument for order < 1.
  GaussLegendre(long order, Precision precision);

  /// The integral of f over [lower, upper] cut into equal panels, as an exact ball: no enclosure, so it can
  /// support an identity, never refute one. f is evaluated at exact balls and only its midpoints are used.
  Ball integrate(const std::function<Ball(const Ball&)>& f, const Ball& lower, const Ball& upper,
                 long panels) const;

 private:
  Precision precision_;
  std::vector<Ball> nodes_, weights_;
};

}  // namespace referee
