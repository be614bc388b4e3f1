// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/line_integral.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace referee {
namespace {

/// Intervals outside of which the envelope is negligible, and a bound of its integral there.
struct Ranges {
  std::vector<std::pair<Ball, Ball>> intervals;  ///< increasing and disjoint
  Ball rest;
};
Ranges ranges_of(const GaussianEnvelope& envelope, Precision precision) {
  constexpr long guard_bits = 48;
  const Mixture<Ball>& mixture = envelope.mixture;
  const Ball share(Rational(7, 5), precision), exponent(precision.bits + guard_bits + 8 * envelope.degree);
  std::vector<std::pair<Ball, Ball>> pieces;
  std::vector<Ball> reaches;
  Ball end = Ball(1).at(precision);
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    reaches.push_back(sqrt(share * mixture.variances[k] * exponent).upper().at(precision));
    const Ball& mean = mixture.means[k][0];
    pieces.emplace_back((mean - reaches[k]).lower().at(precision), (mean + reaches[k]).upper().at(precision));
    if (!pieces.back().second.is_finite()) return {{}, Ball::whole_line(precision)};
    end = max(end, max(abs(pieces.back().first), abs(pieces.back().second)));
  }
  std::sort(pieces.begin(), pieces.end(),
            [](const auto& a, const auto& b) { return leads(b.first, a.first); });
  Ranges ranges{{}, Ball(0).at(precision)};
  for (const auto& piece : pieces) {
    if (ranges.intervals.empty() || certainly_less(ranges.intervals.back().second, piece.first))
      ranges.intervals.push_back(piece);
    else
      ranges.intervals.back().second = max(ranges.intervals.back().second, piece.second);
  }
  // Each bump outside its own interval. There (x - m)^2 >= r^2 + 2 r (|x - m| - r), and beyond the end L
  // (1 + x^2)/(1 + L^2) <= exp(2 (|x| - L)/L).
  const Ball growth = Ball(2 * envelope.degree) / end;
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    const Ball& variance = mixture.variances[k];
    const Ball decay = reaches[k] / variance - growth;
    if (!decay.is_positive()) return {{}, Ball::whole_line(precision)};
    ranges.rest += 4 * mixture.weights[k] * exp(-square(reaches[k]) / (2 * variance)) /
                   (decay * sqrt(2 * Ball::pi(precision) * variance));
  }
  ranges.rest *= abs(envelope.factor) * pow(Ball(1) + square(end), envelope.degree);
  return ranges;
}

/// step times the sum of f at the multiples of the step within the ranges, or at the odd multiples only.
Ball trapezoidal_sum(const std::function<Ball(const Ball&)>& f, const Ranges& ranges, const Ball& step,
                     bool odd_only) {
  Ball sum = Ball(0).at(step.precision());
  for (const auto& [from, to] : ranges.intervals) {
    // Ends rounded outward by a node: more of the line is summed than is needed.
    long first = static_cast<long>(std::floor((from / step).to_double()));
    const long last = static_cast<long>(std::ceil((to / step).to_double()));
    if (odd_only && first % 2 == 0) ++first;
    for (long k = first; k <= last; k += odd_only ? 2 : 1) sum += f(step * k);
  }
  return sum * step;
}

}  // namespace

Ball integrate_line(const std::function<Ball(const Ball&)>& f, const GaussianEnvelope& envelope,
                    Precision precision) {
  if (envelope.mixture.dimension() != 1)
    throw std::invalid_argument("integrate_line: the envelope must lie on the line");
  constexpr int most_halvings = 14;
  const Ranges ranges = ranges_of(envelope, precision);
  if (!ranges.rest.is_finite()) return Ball::whole_line(precision);
  Ball narrowest = envelope.mixture.variances.front();
  for (const Ball& variance : envelope.mixture.variances) narrowest = min(narrowest, variance);
  Ball step = (sqrt(narrowest.at(precision)) * 2).midpoint().at(precision);
  Ball previous = trapezoidal_sum(f, ranges, step, false);
  const Ball goal(power(Rational(2), -precision.bits), precision);
  for (int halving = 0; halving < most_halvings; ++halving) {
    step = half_of(step);
    const Ball refined = half_of(previous) + trapezoidal_sum(f, ranges, step, true);
    if (!refined.is_finite()) break;
    const Ball change = abs(refined - previous).upper().at(precision);
    previous = refined;
    if (certainly_at_most(change, abs(refined) * goal) || certainly_at_most(change, 4 * refined.radius())) {
      const Ball error = change + ranges.rest;
      return refined + join(-error, error);
    }
  }
  return Ball::whole_line(precision);
}

}  // namespace referee
