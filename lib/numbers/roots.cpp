// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/roots.hpp"

#include <algorithm>
#include <deque>

namespace referee {
namespace {

Jet<Ball> evaluate(const UnivariateFunction& f, Ball x) {
  return f(Jet<Ball>::variable(JetLayout::of(1, 1), 0, std::move(x)));
}

Ball slope(const Jet<Ball>& jet) { return jet.derivative({1}); }

int sign_at(const UnivariateFunction& f, const Rational& x, Precision precision) {
  // An undecided sign gets two more chances: far cheaper than bisecting on.
  for (int attempt = 0; attempt < 3; ++attempt, precision = precision.doubled()) {
    Ball value = f(Jet<Ball>(Ball(x, precision))).value();
    if (value.is_positive()) return 1;
    if (value.is_negative()) return -1;
  }
  return 0;
}

struct Piece {
  Rational lower, upper;
  int sign_lower, sign_upper;
};

}  // namespace

RootIsolation isolate_roots(const UnivariateFunction& f, const Rational& lower, const Rational& upper,
                            Precision precision, long splits) {
  RootIsolation result;
  if (!(lower < upper)) return result;
  // Off-centre cuts, so that a zero at a "nice" place does not fall on one.
  static const Rational cuts[] = {Rational(61, 127), Rational(67, 127), Rational(53, 113), Rational(59, 113)};
  const Rational narrowest = (upper - lower) / power(Rational(2), 160);
  // A ball of so many bits cannot follow a piece that is narrower than this part of its place on the line.
  const Rational resolution = power(Rational(2), 8 - precision.bits);
  auto too_narrow = [&](const Piece& piece) {
    const Rational width = piece.upper - piece.lower;
    return width < narrowest ||
           width < resolution * std::max(Rational(abs(piece.lower)), Rational(abs(piece.upper)));
  };
  // The widest pieces first: a spent budget then leaves narrow gaps, not a whole side.
  std::deque<Piece> pieces{{lower, upper, sign_at(f, lower, precision), sign_at(f, upper, precision)}};
  while (!pieces.empty()) {
    const Piece piece = pieces.front();
    pieces.pop_front();
    Jet<Ball> image = evaluate(f, Ball::hull(piece.lower, piece.upper, precision));
    if (image.value().is_finite() && !image.value().contains_zero()) continue;
    Ball derivative = slope(image);
    if (derivative.is_finite() && !derivative.contains_zero() && piece.sign_lower != 0 &&
        piece.sign_upper != 0) {
      if (piece.sign_lower != piece.sign_upper) result.roots.push_back({piece.lower, piece.upper});
      continue;
    }
    if (splits-- <= 0 || too_narrow(piece)) {
      result.unresolved.push_back({piece.lower, piece.upper});
      continue;
    }
    Rational cut;
    int sign = 0;
    for (const Rational& ratio : cuts) {
      cut = piece.lower + (piece.upper - piece.lower) * ratio;
      // Keep the numbers short: a nearby dyadic serves as well.
      cut = simplest_between(cut, cut + (piece.upper - piece.lower) / 1024);
      sign = sign_at(f, cut, precision);
      if (sign != 0) break;
    }
    pieces.push_back({piece.lower, cut, piece.sign_lower, sign});
    pieces.push_back({cut, piece.upper, sign, piece.sign_upper});
  }
  auto by_position = [](const Bracket& a, const Bracket& b) { return a.lower < b.lower; };
  std::sort(result.roots.begin(), result.roots.end(), by_position);
  std::sort(result.unresolved.begin(), result.unresolved.end(), by_position);
  // Neighbouring unresolved brackets are one problem, not many.
  std::vector<Bracket> merged;
  for (Bracket& bracket : result.unresolved) {
    if (!merged.empty() && merged.back().upper == bracket.lower)
      merged.back().upper = bracket.upper;
    else
      merged.push_back(bracket);
  }
  result.unresolved = std::move(merged);
  return result;
}

Ball refine_root(const UnivariateFunction& f, const Bracket& bracket, long digits) {
  const Precision target = Precision::digits(digits).plus(64);
  const Rational scale = std::max({Rational(abs(bracket.lower)), Rational(abs(bracket.upper))});
  Bracket current = bracket;
  int sign_lower = 0;
  for (Precision precision{128};; precision = precision.doubled()) {
    const Precision working{std::min(precision.bits, 4 * target.bits)};
    for (int step = 0; step < 64; ++step) {
      Ball box = Ball::hull(current.lower, current.upper, working);
      const Rational width = current.upper - current.lower;
      if (width == 0 ||
          width * power(Rational(10), digits) <=
              std::max(Rational(abs(current.lower)), Rational(abs(current.upper))) ||
          width * power(Rational(10), 2 * digits) <= scale)
        return Ball::hull(current.lower, current.upper, target);
      Ball middle = Ball(Rational((current.lower + current.upper) / 2), working).midpoint();
      Ball derivative = slope(evaluate(f, box));
      Rational lower = current.lower, upper = current.upper;
      if (derivative.is_finite() && !derivative.contains_zero()) {
        Ball image = middle - f(Jet<Ball>(middle)).value() / derivative;
        if (image.is_finite()) {
          lower = std::max(lower, image.lower_as_rational());
          upper = std::min(upper, image.upper_as_rational());
        }
      }
      if (lower > upper) throw std::logic_error("refine_root: the bracket contains no zero");
      if ((upper - lower) * 2 > width) {
        // Newton is not contracting here: one safe bisection instead, if the sign allows it.
        if (sign_lower == 0) sign_lower = sign_at(f, bracket.lower, working);
        if (sign_lower == 0) break;
        Rational cut = middle.midpoint_as_rational();
        int sign = sign_at(f, cut, working);
        if (sign == 0) {
          if ((upper - lower) >= width) break;
        } else {
          (sign == sign_lower ? lower : upper) = cut;
        }
      }
      current = {lower, upper};
    }
    if (precision.bits > 4 * target.bits) return Ball::hull(current.lower, current.upper, target);
  }
}

}  // namespace referee
