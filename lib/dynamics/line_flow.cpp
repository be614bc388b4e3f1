// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/line_flow.hpp"

#include <algorithm>
#include <cmath>

namespace referee {
namespace {

/// Taylor coefficients 0..order of the solution through y at time t; both may be boxes.
std::vector<Ball> taylor(const LineField& field, const Ball& t, const Ball& y, int order) {
  std::vector<Ball> coefficients{y};
  for (int k = 0; k < order; ++k) {
    const JetLayout& layout = JetLayout::of(1, k);
    Jet<Ball> time = Jet<Ball>::variable(layout, 0, t);
    Jet<Ball> solution = Jet<Ball>::variable(layout, 0, y);
    for (int j = 1; j <= k; ++j)
      solution.coefficient(static_cast<std::size_t>(j)) = coefficients[static_cast<std::size_t>(j)];
    const Jet<Ball> slope = field(time, solution);
    const auto c = slope.coefficients();
    const auto last = static_cast<std::size_t>(k);
    coefficients.push_back(last < c.size() ? c[last] / (k + 1) : Ball(0));
  }
  return coefficients;
}

Ball value_at(const LineField& field, const Ball& t, const Ball& y) {
  return field(Jet<Ball>(t), Jet<Ball>(y)).value();
}

/// A tube that Picard's operator maps into itself over the step; not finite when none was found.
Ball picard_tube(const LineField& field, const Ball& times, const Ball& elapsed, const Ball& y) {
  Ball tube = join(y, y + elapsed * value_at(field, times, y));
  for (int attempt = 0; attempt < 6; ++attempt) {
    const Ball centre = tube.midpoint(), reach = (tube - centre).magnitude() * 2;
    const Ball candidate = join(centre - reach, centre + reach);
    const Ball image = y + elapsed * value_at(field, times, candidate);
    if (image.is_finite() && candidate.contains(image)) return image;
    if (!image.is_finite()) break;
    tube = join(candidate, image);
  }
  return Ball::whole_line(y.precision());
}

/// The step at which the last two coefficients meet the local error, as a power of two.
double proposed_step(const std::vector<Ball>& coefficients, long digits) {
  const double goal = std::pow(10.0, -static_cast<double>(digits)) *
                      std::max(1.0, std::abs(coefficients.front().to_double()));
  double step = 1e300;
  for (std::size_t k = coefficients.size() - 2; k < coefficients.size(); ++k) {
    const double size = coefficients[k].magnitude().to_double();
    if (size > 0) step = std::min(step, std::pow(goal / size, 1.0 / static_cast<double>(k)));
  }
  return step;
}

Rational power_of_two_below(double step) {
  return power(Rational(2), static_cast<long>(std::floor(std::log2(std::clamp(step, 1e-18, 1e18)))));
}

}  // namespace

Flow follow(const LineField& field, const Rational& from, const Rational& to, const Ball& start,
            const FlowOptions& options) {
  Flow flow;
  const int direction = to < from ? -1 : 1;
  const Precision precision = options.precision;
  Rational now = from;
  Ball y = start.at(precision);
  while (now != to) {
    flow.end = y;
    if (static_cast<long>(flow.steps.size()) >= options.most_steps || !y.is_finite()) return flow;
    const std::vector<Ball> series = taylor(field, Ball(now, precision), y, options.order);
    Rational step = std::min(power_of_two_below(proposed_step(series, options.digits)), options.longest_step);
    Ball tube = Ball::whole_line(precision), remainder;
    Rational next;
    for (int halvings = 0; halvings < 40; ++halvings, step /= 2) {
      next = direction * (to - now) <= step ? to : Rational(now + direction * step);
      const Ball times = Ball::hull(std::min(now, next), std::max(now, next), precision);
      const Ball elapsed = Ball::hull(std::min(Rational(0), Rational(next - now)),
                                      std::max(Rational(0), Rational(next - now)), precision);
      tube = picard_tube(field, times, elapsed, y);
      if (!tube.is_finite()) continue;
      remainder = taylor(field, times, tube, options.order + 1).back();
      if (remainder.is_finite()) break;
    }
    if (!tube.is_finite() || !remainder.is_finite()) return flow;
    const Ball h(Rational(next - now), precision);
    Ball sum = remainder;
    for (std::size_t k = series.size(); k-- > 0;) sum = sum * h + series[k];
    y = sum;
    flow.steps.push_back({now, next, tube, y});
    now = next;
  }
  flow.end = y;
  flow.complete = true;
  return flow;
}

}  // namespace referee
