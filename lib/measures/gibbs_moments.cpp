// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/gibbs_moments.hpp"

#include <algorithm>

namespace referee {
namespace {

Ball at_real(const Integrand& f, const Ball& y) { return f(ComplexBall(y)).real(); }

/// Upper bound of |f| on [from, to].
Ball greatest(const Integrand& f, const Ball& from, const Ball& to) {
  return at_real(f, join(from, to)).magnitude();
}

/// A lower guess of the integral of |f|: value times scale at points that crowd towards lower, upper and
/// `centre`. Only the cost of the quadrature depends on it.
Ball size_of_integral(const Integrand& f, const Ball& lower, const Ball& upper, const Ball& centre) {
  constexpr int scales = 120;
  Ball largest(0);
  Ball scale = (upper - lower).midpoint();
  for (int k = 0; k < scales; ++k, scale = (scale / 2).midpoint())
    for (const Ball& y : {lower + scale, upper - scale, centre + scale, centre - scale}) {
      if (certainly_less(y, lower) || certainly_less(upper, y)) continue;
      const Ball value = abs(at_real(f, y.midpoint())) * scale;
      if (value.is_finite()) largest = max(largest, value.midpoint()).midpoint();
    }
  return largest;
}

}  // namespace

Ball integrate_peaked(const Integrand& f, const Ball& lower, const Ball& upper, const Ball& centre,
                      Precision precision) {
  constexpr long moderate_bits = 40;
  constexpr int deepest = 400;
  struct Piece {
    Ball from, to;
    int depth;
  };
  const Ball negligible = size_of_integral(f, lower, upper, centre) *
                          Ball(power(Rational(2), -precision.plus(48).bits), precision);
  const Ball moderate(power(Rational(2), moderate_bits), precision);
  Ball sum = Ball(0).at(precision);
  std::vector<Piece> open{{lower, upper, 0}};
  while (!open.empty()) {
    const Piece piece = open.back();
    open.pop_back();
    const Ball middle = ((piece.from + piece.to) / 2).midpoint(), width = piece.to - piece.from;
    const Ball most = greatest(f, piece.from, piece.to);
    const Ball mass = most * width;
    if (certainly_at_most(mass, negligible)) {
      sum += join(-mass, mass);
      continue;
    }
    Ball least = abs(at_real(f, middle));
    for (const Ball& end : {piece.from, piece.to}) least = min(least, abs(at_real(f, end)));
    // A zero on the path would have the quadrature aim at a relative accuracy that it cannot reach.
    if (certainly_at_most(most, moderate * least) || piece.depth == deepest) {
      sum += integrate(f, piece.from, piece.to, precision);
      continue;
    }
    open.push_back({piece.from, middle, piece.depth + 1});
    open.push_back({middle, piece.to, piece.depth + 1});
  }
  return sum;
}

GibbsMoments gibbs_moments(const Integrand& weight, const Ball& lower, const Ball& upper, const Ball& x,
                           const Ball& nearest, const Ball& t, Precision precision) {
  const ComplexBall rate(Ball(1).at(precision) / (Ball(4) * t)), start(nearest),
      lean(Ball(2) * (nearest - x));
  // |x - y|^2 - |x - nearest|^2 in h = y - nearest, without cancellation.
  const Integrand tilted = [&](const ComplexBall& y) {
    const ComplexBall h = y - start;
    return weight(y) * exp(-(h * (h + lean) * rate));
  };
  const Integrand first = [&](const ComplexBall& y) { return (y - start) * tilted(y); };
  return {integrate_peaked(tilted, lower, upper, nearest, precision),
          integrate_peaked(first, lower, upper, nearest, precision)};
}

}  // namespace referee
