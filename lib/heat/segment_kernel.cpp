// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/segment_kernel.hpp"

#include <stdexcept>

#include "numbers/error_function.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/nonnegative.hpp"

namespace referee {
namespace {

/// Arguments beyond which the series would take minutes.
constexpr double highest = 20000;

Ball with_error(Ball value, const Ball& error) {
  const Ball bound = error.magnitude();
  arb_add_error(value.raw(), bound.raw());
  return value;
}

/// int_0^v erf(t)/t dt, odd in v: 2 v/sqrt(pi) 2F2(1/2, 1/2; 3/2, 3/2; -v^2), and far out log(2 v) plus half
/// of Euler's constant, up to an error in [0, erfc(v)/(2 v^2)].
Ball logarithmic_error_integral(const Ball& v) {
  const long bits = v.working_bits();
  const double reach = square(v).magnitude().to_double();
  if (certainly_less(Ball(bits), square(v))) {
    const Ball size = abs(v);
    Ball euler;
    euler.set_precision(bits);
    arb_const_euler(euler.raw(), bits);
    const Ball value = with_error(log(2 * size) + half_of(euler), erfc(size) / (2 * square(size)));
    return v.is_negative() ? -value : value;
  }
  if (!(reach < highest)) return Ball::whole_line({bits});
  // The series' terms are as large as exp(v^2); |erf(t)/t| < 2.
  const Precision working{bits + static_cast<long>(3 * reach) + 32};
  const Ball half(Rational(1, 2), working), next(Rational(3, 2), working), middle = v.midpoint().at(working);
  const Ball argument = -square(middle);
  const arb_struct above[] = {*half.raw(), *half.raw()}, below[] = {*next.raw(), *next.raw()};
  Ball series;
  series.set_precision(working.bits);
  arb_hypgeom_pfq(series.raw(), above, 2, below, 2, argument.raw(), 0, working.bits);
  return with_error((2 * middle * series / sqrt(Ball::pi(working))).at({bits}), 2 * v.radius());
}

Ball inner(const std::vector<Ball>& v, const std::vector<Ball>& w) {
  Ball sum(0);
  for (std::size_t i = 0; i < v.size(); ++i) sum += v[i] * w[i];
  return sum;
}

Ball power_of(const Ball& base, const Ball& exponent) { return exp(exponent * log(base)); }

/// erf(upper) - erf(lower) without cancellation where both lie on one side.
Ball error_function_between(const Ball& lower, const Ball& upper) {
  if (lower.is_positive()) return erfc(lower) - erfc(upper);
  if (upper.is_negative()) return erfc(-upper) - erfc(-lower);
  return erf(upper) - erf(lower);
}

}  // namespace

/// A segment as it is seen from a place.
struct SegmentKernel::View {
  Ball near, far;          ///< the ends' coordinates along the segment, from the foot of the place
  Ball height;             ///< half of the squared distance from the line
  std::vector<Ball> foot;  ///< from the place to the line

  /// Half of the squared distance of the point with that coordinate.
  Ball half_square(const Ball& w) const { return nonnegative_part(height + half_of(square(w))); }
};

/// erf(far (u/2)^(1/2)) - erf(near (u/2)^(1/2)) at u = 1/b^2 and 1/a^2.
struct SegmentKernel::Shares {
  Ball lower, upper;
};

SegmentKernel::SegmentKernel(NoiseKernel kernel, std::vector<Ball> from, std::vector<Ball> to)
    : kernel_(std::move(kernel)), from_(std::move(from)) {
  if (from_.empty() || from_.size() != to.size())
    throw std::invalid_argument("SegmentKernel: the ends must be points of one space");
  for (std::size_t i = 0; i < from_.size(); ++i) direction_.push_back(to[i] - from_[i]);
  length_ = euclidean_length(direction_, kernel_.decay_rate().precision());
  if (is_exact_zero(length_)) throw std::invalid_argument("SegmentKernel: the ends must differ");
  // On the line the direction is 1 or -1 exactly.
  if (from_.size() == 1 && !direction_[0].contains_zero())
    direction_[0] = direction_[0].is_positive() ? 1 : -1;
  else
    for (Ball& component : direction_) component /= length_;
}

SegmentKernel::View SegmentKernel::seen_from(std::span<const Ball> x) const {
  View view;
  for (std::size_t i = 0; i < x.size(); ++i) view.foot.push_back(from_[i] - x[i]);
  view.near = inner(view.foot, direction_);
  view.far = view.near + length_;
  for (std::size_t i = 0; i < x.size(); ++i) view.foot[i] -= view.near * direction_[i];
  view.height = x.size() == 1 ? Ball(0) : nonnegative_part(half_of(inner(view.foot, view.foot)));
  return view;
}

/// int Phi(s, w^2/2) dw from one end to the other.
Ball SegmentKernel::on_the_line(const View& view, const Shares& shares, const Ball& s) const {
  const Ball &low = kernel_.decay_rate(), &high = kernel_.upper_end(), twice = 2 * s - Ball(1);
  const Ball factor = sqrt(2 * Ball::pi(low.precision()));
  if (is_exact_zero(twice)) {
    const auto between = [&](const Ball& w) {
      return logarithmic_error_integral(w * sqrt(half_of(high))) -
             logarithmic_error_integral(w * sqrt(half_of(low)));
    };
    return factor * (between(view.far) - between(view.near));
  }
  const Ball power = half_of(twice);
  const auto product = [&](const Ball& w) { return w * kernel_(s, nonnegative_part(half_of(square(w)))); };
  return (factor * (power_of(high, power) * shares.upper - power_of(low, power) * shares.lower) -
          (product(view.far) - product(view.near))) /
         twice;
}

/// int Phi(s, w^2/2 + height) dw. By dPhi/dz = -Phi(s + 1, z) <= Phi(s, z)/a^2 the error after k terms is at
/// most (height/a^2)^k/k! times the first one; the integral is at least exp(-height/a^2) times it.
Ball SegmentKernel::along(const View& view, const Ball& s) const {
  const auto share = [&](const Ball& u) {
    const Ball root = sqrt(half_of(u));
    return error_function_between(view.near * root, view.far * root);
  };
  const Shares shares{share(kernel_.decay_rate()), share(kernel_.upper_end())};
  const Ball first = on_the_line(view, shares, s);
  if (is_exact_zero(view.height)) return first;
  const Precision precision = first.precision();
  const Ball reach = abs(view.height * kernel_.upper_end()).upper().at({64});
  if (!(reach.to_double() < highest)) return Ball::whole_line(precision);
  const Ball small = exp(-reach) * Ball(power(Rational(2), -precision.bits), {64});
  Ball sum = first, factor(1), error = reach;
  for (long k = 1; !certainly_less(error, small); ++k) {
    factor *= -view.height / k;
    sum += factor * on_the_line(view, shares, s + Ball(k));
    error *= reach / (k + 1);
  }
  return with_error(sum, error * abs(first).at({64}));
}

Ball SegmentKernel::value(const Ball& s, std::span<const Ball> x) const {
  return along(seen_from(x), s) / length_;
}

std::vector<Ball> SegmentKernel::gradient(const Ball& s, std::span<const Ball> x) const {
  const View view = seen_from(x);
  const auto at_end = [&](const Ball& w) { return kernel_(s, view.half_square(w)); };
  const Ball lengthwise = at_end(view.near) - at_end(view.far);
  std::vector<Ball> result;
  if (x.size() == 1) return {lengthwise * direction_[0] / length_};
  const Ball across = along(view, s + Ball(1));
  for (std::size_t i = 0; i < x.size(); ++i)
    result.push_back((lengthwise * direction_[i] + across * view.foot[i]) / length_);
  return result;
}

Ball SegmentKernel::second_moment(const Ball& s, std::span<const Ball> x) const {
  // Lengthwise by parts: w Phi(s, w^2/2 + height) is the derivative of -Phi(s - 1, .).
  const View view = seen_from(x);
  const Ball order = s - Ball(1);
  const auto product = [&](const Ball& w) { return w * kernel_(order, view.half_square(w)); };
  Ball sum = along(view, order) - (product(view.far) - product(view.near));
  if (!is_exact_zero(view.height)) sum += 2 * view.height * along(view, s);
  return sum / length_;
}

}  // namespace referee
