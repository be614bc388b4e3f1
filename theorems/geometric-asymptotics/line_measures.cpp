// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/line_measures.hpp"

#include "measures/gibbs_moments.hpp"
#include "numbers/remembered.hpp"

namespace referee::geometric_asymptotics {
namespace {

template <class T>
T integer_power(T base, long exponent) {
  T result(1);
  for (; exponent > 0; exponent /= 2, base = base * base)
    if (exponent % 2 == 1) result = result * base;
  return result;
}

/// The point of [0, 1] nearest to x.
Ball nearest_in_unit_interval(const Ball& x) { return max(Ball(0), min(Ball(1), x)); }

/// Where exp(-y^-order) is below exp(-size): an exact number.
Ball negligible_below(long order, const Ball& size) {
  return (order == 1 ? Ball(1) / size : Ball(1) / sqrt(size)).midpoint();
}

Ball thin_value(long order, const Ball& y) { return exp(-(Ball(1) / integer_power(y, order))); }

Integrand thin_weight(long order) {
  return [order](const ComplexBall& y) { return exp(-(ComplexBall(1) / integer_power(y, order))); };
}

Smoothed from_moments(const GibbsMoments& moments, const Ball& total, const Ball& x, const Ball& nearest,
                      const Ball& t, Precision precision) {
  return {abs(x - nearest),
          Ball(4) * t * (log(moments.mass / total) - log(Ball(4) * Ball::pi(precision) * t) / 2),
          moments.offset / moments.mass};
}

/// y^-order + (|x - y|^2 - d^2)/(4t) as its value at the minimum and a remainder without cancellation, which
/// would drown a narrow peak. The minimum is that of the two largest terms where x <= 0, x itself inside.
class ThinExponent {
 public:
  ThinExponent(long order, const Ball& x, const Ball& t)
      : order_(order), inside_(x.is_positive()), t_(t), distance_(-x) {
    const auto cube_root = [](const Ball& value) { return exp(log(value) / 3); };
    at_end_ = distance_.is_exact() && distance_.contains_zero();
    if (inside_)
      centre_ = x;
    else if (at_end_)
      centre_ = order == 1 ? cube_root(Ball(2) * t) : sqrt(sqrt(Ball(4) * t));
    else
      centre_ = order == 1 ? sqrt(Ball(2) * t / distance_) : cube_root(Ball(4) * t / distance_);
    const Ball power = integer_power(centre_, order);
    least_ = inside_                   ? Ball(0).at(t.precision())
             : at_end_ == (order == 1) ? Ball(3) / (order == 1 ? Ball(2) * power : power)
                                       : Ball(2) / power;
  }
  const Ball& centre() const { return centre_; }
  const Ball& least() const { return least_; }
  ComplexBall operator()(const ComplexBall& y) const {
    const ComplexBall rate(Ball(1) / (Ball(4) * t_)), s(centre_);
    if (inside_) return ComplexBall(1) / integer_power(y, order_) + square(y - s) * rate;
    if (order_ == 1 && at_end_)
      return square(y - s) * (y + ComplexBall(2) * s) / (ComplexBall(2) * s * s * s * y);
    if (order_ == 1) return square(ComplexBall(1) - y / s) / y + square(y) * rate;
    if (at_end_) return square(ComplexBall(1) / y - y / (s * s));
    return square(y - s) * (ComplexBall(2) * y + s) / (s * s * s * y * y) + square(y) * rate;
  }

 private:
  long order_;
  bool inside_, at_end_ = false;
  Ball t_, distance_, centre_, least_;
};

/// Part of the middle-third Cantor set: the copy of it in [start, start + length], with its share of the
/// mass.
struct CantorPiece {
  Rational start, length;
};

}  // namespace

namespace {

Smoothed smoothed_power(long order, const Ball& x, const Ball& t, Precision precision) {
  const Ball nearest = nearest_in_unit_interval(x).at(precision);
  const auto weight = [order](const ComplexBall& y) {
    return ComplexBall(Ball(order)) * integer_power(y, order - 1);
  };
  const GibbsMoments moments = gibbs_moments(weight, Ball(0).at(precision), Ball(1).at(precision),
                                             x.at(precision), nearest, t.at(precision), precision);
  return from_moments(moments, Ball(1), x, nearest, t, precision);
}

}  // namespace

Smoothed power_density(long order, const Ball& x, const Ball& t, Precision precision) {
  static Remembered<Smoothed> known;
  return known.at(exact_text({Ball(order).at(precision), x, t}),
                  [&] { return smoothed_power(order, x, t, precision); });
}

Ball thin_mass(long order, const Ball& r, Precision precision) {
  // All of [0, cut] weighs less than the last bits of the rest.
  const Ball size = Ball(precision.bits).at(precision) + integer_power(Ball(2) / r, order);
  const Ball cut = negligible_below(order, size);
  return integrate_peaked(thin_weight(order), cut, r.at(precision), r.at(precision), precision) +
         join(Ball(0).at(precision), cut * thin_value(order, cut));
}

namespace {

/// Z, asked for at every evaluation.
Ball whole_thin_mass(long order, Precision precision) {
  static Remembered<Ball> known;
  return known.at(exact_text({Ball(order).at(precision)}),
                  [&] { return thin_mass(order, Ball(1).at(precision), precision); });
}

Smoothed smoothed_thin(long order, const Ball& x, const Ball& t, Precision precision) {
  const Ball nearest = nearest_in_unit_interval(x).at(precision);
  const ThinExponent exponent(order, x.at(precision), t.at(precision));
  // Below the cut the density alone is negligible against the least exponent, and so is all the rest.
  const Ball cut = negligible_below(order, Ball(precision.bits).at(precision) + Ball(4) * exponent.least());
  const Ball head = cut * exp(exponent.least() - Ball(1) / integer_power(cut, order));
  const Integrand tilted = [&](const ComplexBall& y) { return exp(-exponent(y)); };
  const Integrand first = [&](const ComplexBall& y) { return (y - ComplexBall(nearest)) * tilted(y); };
  const auto integral = [&](const Integrand& f) {
    return integrate_peaked(f, cut, Ball(1).at(precision), exponent.centre(), precision);
  };
  const GibbsMoments moments{integral(tilted) + join(Ball(0).at(precision), head),
                             integral(first) + join(-head, head)};  // |y - nearest| <= 1
  Smoothed result = from_moments(moments, whole_thin_mass(order, precision), x, nearest, t, precision);
  result.excess -= Ball(4) * t * exponent.least();
  return result;
}

}  // namespace

Smoothed thin_density(long order, const Ball& x, const Ball& t, Precision precision) {
  static Remembered<Smoothed> known;
  return known.at(exact_text({Ball(order).at(precision), x, t}),
                  [&] { return smoothed_thin(order, x, t, precision); });
}

Smoothed cantor_measure(const Ball& x, const Ball& distance, const Ball& t, Precision precision) {
  constexpr double fine = 0.02, negligible = -60;
  Ball sum = Ball(0).at(precision);
  std::vector<std::pair<CantorPiece, Ball>> open{{{0, 1}, Ball(1).at(precision)}};
  while (!open.empty()) {
    const auto [piece, share] = open.back();
    open.pop_back();
    const Ball y = Ball::hull(piece.start, piece.start + piece.length, precision);
    const Ball exponent = (square(distance) - square(y - x)) / (Ball(4) * t);
    if (exponent.radius_as_double() < fine || exponent.upper().to_double() < negligible) {
      sum += share * exp(min(exponent, Ball(0)));
      continue;
    }
    const Rational third = piece.length / 3;
    open.push_back({{piece.start, third}, share / 2});
    open.push_back({{piece.start + 2 * third, third}, share / 2});
  }
  return {distance, Ball(4) * t * (log(sum) - log(Ball(4) * Ball::pi(precision) * t) / 2),
          Ball::whole_line(precision)};
}

Smoothed line_measure(const Point& p) {
  const Ball x = p["x"].at(p.precision()), t = p["t"].at(p.precision());
  if (p.has("power")) return power_density(std::lround(p["power"].to_double()), x, t, p.precision());
  if (p.has("thin")) return thin_density(std::lround(p["thin"].to_double()), x, t, p.precision());
  static Remembered<Smoothed> cantor;
  return cantor.at(exact_text({x, t}),
                   [&] { return cantor_measure(x, abs(x - nearest_in_unit_interval(x)), t, p.precision()); });
}

}  // namespace referee::geometric_asymptotics
