// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/training_ball.hpp"

#include <deque>
#include <utility>

#include "numbers/euclidean.hpp"
#include "numbers/krawczyk.hpp"
#include "numbers/roots.hpp"

namespace referee {
namespace {

Ball half_square_length(const std::vector<Ball>& v) {
  Ball sum(0);
  for (const Ball& component : v) sum += square(component);
  return half_of(sum);
}

Ball real_power(const Ball& base, const Ball& exponent) {
  Ball result;
  result.set_precision(base.working_bits());
  arb_pow(result.raw(), base.raw(), exponent.raw(), base.working_bits());
  return result;
}

}  // namespace

TrainingBall::TrainingBall(std::size_t dimension, std::vector<std::vector<Ball>> others, const Ball& alpha,
                           Ball a, Ball b, Ball k)
    : dimension_(dimension),
      others_(std::move(others)),
      a_(std::move(a)),
      b_(std::move(b)),
      k_(std::move(k)),
      order_(half_of(alpha + Ball(static_cast<long>(dimension)))),
      kernel_(a_, b_) {
  for (const auto& other : others_) distances_.push_back(euclidean_length(other, a_.precision()));
}

template <class Visitor>
void TrainingBall::for_each_point(const std::vector<Ball>& offset, const Visitor& visit) const {
  visit(offset, half_square_length(offset));
  std::vector<Ball> difference(dimension_);
  for (const auto& other : others_) {
    for (std::size_t i = 0; i < dimension_; ++i) difference[i] = offset[i] - other[i];
    visit(difference, half_square_length(difference));
  }
}

Ball TrainingBall::value(const std::vector<Ball>& offset) const {
  Ball sum(0);
  for_each_point(offset, [&](const auto&, const Ball& z) { sum += kernel_(order_ - Ball(1), z); });
  return sum;
}

std::vector<Ball> TrainingBall::force(const std::vector<Ball>& offset) const {
  std::vector<Ball> result(dimension_, Ball(0));
  for_each_point(offset, [&](const std::vector<Ball>& difference, const Ball& z) {
    const Ball pull = kernel_(order_, z);
    for (std::size_t i = 0; i < dimension_; ++i) result[i] -= pull * difference[i];
  });
  return result;
}

std::vector<Ball> TrainingBall::hessian(const std::vector<Ball>& offset) const {
  const std::size_t d = dimension_;
  std::vector<Ball> result(d * d, Ball(0));
  for_each_point(offset, [&](const std::vector<Ball>& difference, const Ball& z) {
    const Ball first = kernel_(order_, z), second = kernel_(order_ + Ball(1), z);
    for (std::size_t i = 0; i < d; ++i)
      for (std::size_t j = 0; j < d; ++j) {
        result[i * d + j] += second * (i == j ? square(difference[i]) : difference[i] * difference[j]);
        if (i == j) result[i * d + j] -= first;
      }
  });
  return result;
}

Ball TrainingBall::concavity_bound() const {
  const Ball zero = Ball(0).at(a_.precision());
  Ball sum = kernel_(order_ + Ball(1), zero) * square(radius()) * 3 / 2 - kernel_(order_, zero);
  for (const Ball& distance : distances_) {
    const Ball z = half_of(square(distance - radius()));
    sum += kernel_(order_ + Ball(1), z) * square(distance + radius()) + kernel_(order_, z);
  }
  return sum;
}

Ball TrainingBall::sphere_bound() const {
  const Ball own = half_of(square(radius()));
  Ball sum = kernel_(order_, own) * own;
  for (const Ball& distance : distances_)
    sum -= kernel_(order_, half_of(square(distance - radius()))) * radius() * distance;
  return sum;
}

Ball TrainingBall::concavity_bound_below() const {
  // Each term is replaced by its largest value over the smaller noise levels.
  const Ball scale = real_power(a_, 2 * order_);
  Ball sum = square(k_) * 3 / (2 * (order_ + Ball(1))) - (Ball(1) - real_power(a_ / b_, 2 * order_)) / order_;
  for (const Ball& distance : distances_) {
    const Ball z = half_of(square(distance - radius()));
    sum += scale * (noise_kernel_from_zero(order_ + Ball(1), z, b_) * square(distance + radius()) +
                    noise_kernel_from_zero(order_, z, b_));
  }
  return sum;
}

Ball TrainingBall::sphere_bound_below() const {
  // sigma^(2s) Phi_sigma^b(s, k^2 sigma^2/2) = int_(sigma^2/b^2)^1 v^(s-1) exp(-v k^2/2) dv grows as sigma
  // falls.
  const Ball own = half_of(square(k_));
  Ball sum = real_power(a_, 2 * order_) * kernel_(order_, own * square(a_)) * own;
  const Ball scale = real_power(a_, 2 * order_ - Ball(1)) * k_;
  for (const Ball& distance : distances_)
    sum -= scale * noise_kernel_from_zero(order_, half_of(square(distance - radius())), b_) * distance;
  return sum;
}

std::vector<Ball> TrainingBall::limiting_pull() const {
  std::vector<Ball> result(dimension_, Ball(0).at(a_.precision()));
  for (std::size_t j = 0; j < others_.size(); ++j) {
    const Ball pull = noise_kernel_from_zero(order_, half_of(square(distances_[j])), b_);
    for (std::size_t i = 0; i < dimension_; ++i) result[i] += pull * others_[j][i];
  }
  return result;
}

namespace {

/// N grad L with lengths in units of sigma_eps; the zeros are the same, the widths of boxes moderate.
VectorField in_units_of_noise(const TrainingBall& ball) {
  const auto scaled = [&ball](const std::vector<Ball>& u) {
    std::vector<Ball> offset;
    for (const Ball& component : u) offset.push_back(component * ball.a());
    return offset;
  };
  return {[&ball, scaled](const std::vector<Ball>& u) { return ball.force(scaled(u)); },
          [&ball, scaled](const std::vector<Ball>& u) {
            std::vector<Ball> jacobian = ball.hessian(scaled(u));
            for (Ball& entry : jacobian) entry *= ball.a();
            return jacobian;
          }};
}

using Box = std::vector<Bracket>;

/// Off the middle, so that a zero at the training point does not lie on the cut.
std::pair<Box, Box> cut(const Box& box) {
  std::size_t longest = 0;
  for (std::size_t i = 1; i < box.size(); ++i)
    if (box[i].upper - box[i].lower > box[longest].upper - box[longest].lower) longest = i;
  std::pair<Box, Box> halves{box, box};
  const Rational place = box[longest].lower + (box[longest].upper - box[longest].lower) * Rational(15, 32);
  halves.first[longest].upper = halves.second[longest].lower = place;
  return halves;
}

Truth less_than(const Ball& a, const Ball& b) {
  if (certainly_less(a, b)) return Truth::yes;
  return certainly_at_most(b, a) ? Truth::no : Truth::unknown;
}

/// Balls around neighbouring boxes overlap, so a zero near a side must be given to one of them.
Truth within(const std::vector<Ball>& zero, const Box& box) {
  Truth all = Truth::yes;
  for (std::size_t i = 0; i < box.size(); ++i)
    all = all && less_than(Ball(box[i].lower, zero[i].precision()), zero[i]) &&
          less_than(zero[i], Ball(box[i].upper, zero[i].precision()));
  return all;
}

}  // namespace

std::optional<std::vector<Ball>> TrainingBall::equilibrium() const {
  const std::vector<Ball> start(dimension_, Ball(0).at(a_.precision()));
  return proven_zero(in_units_of_noise(*this), start);
}

std::optional<long> TrainingBall::equilibria(long boxes) const {
  const VectorField field = in_units_of_noise(*this);
  const Precision precision = a_.precision();
  const Rational reach = k_.upper_as_rational();
  std::deque<Box> queue{Box(dimension_, Bracket{-reach, reach})};
  long found = 0;
  for (; !queue.empty() && boxes > 0; --boxes) {
    const Box box = std::move(queue.front());
    queue.pop_front();
    std::vector<Ball> u;
    for (const Bracket& side : box) u.push_back(Ball::hull(side.lower, side.upper, precision));
    if (certainly_at_most(half_of(square(k_)), half_square_length(u))) continue;
    bool zero_free = false;
    for (const Ball& component : field.value(u)) zero_free = zero_free || !component.contains_zero();
    if (zero_free) continue;
    const KrawczykTest test = krawczyk(field, u);
    if (test.excluded) continue;
    if (test.unique) {
      const Truth in_box = within(test.zero, box);
      const Truth in_ball = less_than(half_square_length(test.zero), half_of(square(k_)));
      if ((in_box && in_ball) == Truth::yes) ++found;
      if ((in_box && in_ball) != Truth::unknown) continue;
    }
    auto [lower, upper] = cut(box);
    queue.push_back(std::move(lower));
    queue.push_back(std::move(upper));
  }
  if (!queue.empty()) return std::nullopt;
  return found;
}

Ball noise_kernel_from_zero(const Ball& s, const Ball& z, const Ball& b) {
  const long bits = z.working_bits();
  Ball mass;
  mass.set_precision(bits);
  const Ball lower = z / square(b);
  arb_hypgeom_gamma_upper(mass.raw(), s.raw(), lower.raw(), 0, bits);
  return mass * real_power(z, -s);
}

}  // namespace referee
