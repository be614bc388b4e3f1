// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/exponential_moment.hpp"

#include <stdexcept>

namespace referee {
namespace {

/// E exp(c chi_n) for n = dimension, dimension + 1, ... one after the other.
class RadialMoments {
 public:
  RadialMoments(long dimension, const Ball& c) : degree_(1), c_(c) {
    if (dimension < 1) throw std::invalid_argument("exponential_moment: the dimension must be positive");
    const Precision precision = c.precision();
    const Ball root = sqrt(Ball::pi(precision) / 2);
    integral_ = exp(square(c) / 2) * root * erfc(-c / sqrt(Ball(2).at(precision)));
    next_integral_ = Ball(1) + c * integral_;
    mass_ = root;
    next_mass_ = Ball(1).at(precision);
    while (degree_ < dimension) advance();
  }
  Ball value() const { return integral_ / mass_; }
  void advance() {
    const Ball n(degree_);
    Ball integral = n * integral_ + c_ * next_integral_, mass = n * mass_;
    integral_ = std::exchange(next_integral_, std::move(integral));
    mass_ = std::exchange(next_mass_, std::move(mass));
    ++degree_;
  }

 private:
  long degree_;
  Ball c_, integral_, next_integral_, mass_, next_mass_;  ///< masses: the integrals for c = 0
};

/// At least E exp(c chi_n): chi is 1-Lipschitz in Z and its mean at most sqrt(n).
Ball concentration_bound(long n, const Ball& c) {
  return exp(square(c) / 2 + c * sqrt(Ball(n).at(c.precision())));
}

}  // namespace

Ball exponential_moment(long dimension, const Ball& t) {
  return RadialMoments(dimension, sqrt(Ball(2) * t)).value();
}

Ball exponential_moment(long dimension, const Ball& distance, const Ball& t) {
  constexpr long stride = 16;  // terms between two looks at the remainder
  const Precision precision = t.precision();
  const Ball c = sqrt(Ball(2) * t), mean = square(distance) / (Ball(4) * t);
  const Ball negligible(power(Rational(2), -precision.bits), precision), half(Rational(1, 2), precision);
  RadialMoments moments(dimension, c);
  Ball weight = exp(-mean), sum = weight * moments.value();
  for (long j = 1;; ++j) {
    weight *= mean / j;
    moments.advance();
    moments.advance();
    sum += weight * moments.value();
    if (j % stride != 0) continue;
    // From here on each bound is at most half the one before.
    const long degree = dimension + 2 * j;
    const Ball ratio = mean / j * exp(c / sqrt(Ball(degree).at(precision)));
    if (!ratio.is_finite()) return Ball::whole_line(precision);
    if (!certainly_at_most(ratio, half)) continue;
    const Ball remainder = weight * concentration_bound(degree, c);
    if (!remainder.is_finite()) return Ball::whole_line(precision);
    // A sum of few bits that may vanish has no relative goal.
    const Ball goal = sum.is_positive() ? sum * negligible : sum.radius();
    if (certainly_at_most(remainder, goal)) return join(sum, sum + remainder);
  }
}

Ball odd_exponential_moment(long dimension, const Ball& distance, const Ball& t) {
  if (dimension < 1 || dimension % 2 == 0)
    throw std::invalid_argument("odd_exponential_moment: the dimension must be odd and positive");
  using J = Jet<Ball>;
  const int steps = static_cast<int>(dimension / 2);
  const J a = J::variable(JetLayout::of(1, steps), 0, distance), root(sqrt(t));
  const J lean = a / (J(2) * root);
  J moment = J(exp(t)) * (exp(a) * erfc(-(root + lean)) + exp(-a) * erfc(lean - root)) / J(2);
  for (int step = 0; step < steps; ++step) {
    J slope(Ball(0).at(t.precision()));
    slope += J(0) * a;
    for (std::size_t n = 1; n < moment.coefficients().size(); ++n)
      slope.coefficient(n - 1) = moment.coefficients()[n] * static_cast<long>(n);
    moment += J(Ball(2) * t) / a * slope;
  }
  return moment.value();
}

}  // namespace referee
