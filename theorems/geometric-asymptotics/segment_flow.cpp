// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/segment_flow.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace referee::geometric_asymptotics {
namespace {

constexpr long printed_euler_steps = 921;

/// exp(z^2) erfc(z), z >= 0: directly while erfc keeps its digits, then by its continued fraction.
double scaled_complement(double z) {
  if (z < 4) return std::exp(z * z) * std::erfc(z);
  double tail = z;
  for (int k = 60; k >= 1; --k) tail = z + 0.5 * k / tail;
  return 1 / (std::sqrt(std::acos(-1.0)) * tail);
}

/// Slope of g_s just right (side 1) or left (side -1) of x.
Rational separated_slope(const Rational& share, const Rational& x, int side) {
  // dist(x, I)^2 and (1 - |x|)^2 are quadratic on either side: their slopes follow from the nearest points.
  const Rational probe = x + side * "1/1000000"_q;
  Rational nearest = segments_of_I().front().first;
  for (const auto& [a, b] : segments_of_I()) {
    const Rational candidate = std::clamp(probe, a, b);
    if (abs(candidate - probe) < abs(nearest - probe)) nearest = candidate;
  }
  if (nearest == probe) nearest = x;
  const Rational pole = probe < 0 ? -1 : 1;
  return 2 * share * (x - nearest) + 2 * (1 - share) * (x - pole);
}

}  // namespace

std::vector<std::pair<Rational, Rational>> segments_of_I() {
  return {{"-1.5"_q, "-1.2"_q}, {"-0.8"_q, "0.8"_q}, {"1.2"_q, "1.5"_q}};
}

Rational distance_to_I(const Rational& x) {
  Rational least = abs(x);
  bool first = true;
  for (const auto& [a, b] : segments_of_I()) {
    const Rational distance = x < a ? Rational(a - x) : x > b ? Rational(x - b) : Rational(0);
    if (first || distance < least) least = distance;
    first = false;
  }
  return least;
}

Rational separated_potential(const Rational& share, const Rational& x) {
  const Rational d = distance_to_I(x), e = 1 - abs(x);
  return share * d * d + (1 - share) * e * e;
}

std::vector<Rational> separated_minimisers(const Rational& share) {
  const std::vector<Rational> breaks{-10,     "-1.5"_q, "-1.2"_q, -1,      "-0.8"_q, 0,
                                     "0.8"_q, 1,        "1.2"_q,  "1.5"_q, 10};
  std::vector<Rational> result;
  for (std::size_t k = 0; k + 1 < breaks.size(); ++k) {
    const Rational left = separated_slope(share, breaks[k], 1),
                   right = separated_slope(share, breaks[k + 1], -1);
    if (k > 0 && separated_slope(share, breaks[k], -1) <= 0 && left >= 0) result.push_back(breaks[k]);
    if (left < 0 && right > 0)
      result.push_back(breaks[k] - left * (breaks[k + 1] - breaks[k]) / (right - left));
  }
  return result;
}

Ball segment_mean(const Ball& x, const Ball& t) {
  // erf cancels where x is outside, at most by the exponent at the nearest segment: so many bits more.
  const Ball outside = max(abs(x) - Ball("3/2"_q, x.precision()), Ball(0)) + Ball("1/5"_q, x.precision());
  const Ball exponent = square(outside) / (Ball(4) * t);
  const Precision precision =
      x.precision().plus(static_cast<long>(exponent.to_double() / std::log(2.0)) + 32);
  const Ball at = x.at(precision), width = Ball(2) * sqrt(t.at(precision));
  Ball mass(0), moment(0);
  for (const auto& [a, b] : segments_of_I()) {
    const Ball low = (Ball(a, precision) - at) / width, high = (Ball(b, precision) - at) / width;
    mass += (erf(high) - erf(low)) * sqrt(Ball::pi(precision)) / 2;
    moment += (exp(-square(low)) - exp(-square(high))) / 2;
  }
  return (at + width * moment / mass).at(x.precision());
}

double segment_mean(double x, double t) {
  static const auto segments = [] {
    std::vector<std::pair<double, double>> result;
    for (const auto& [a, b] : segments_of_I()) result.emplace_back(to_double(a), to_double(b));
    return result;
  }();
  const double width = 2 * std::sqrt(t), half_root_pi = std::sqrt(std::acos(-1.0)) / 2;
  struct Part {
    double exponent, mass, moment;  ///< both to be multiplied by exp(exponent)
  };
  std::array<Part, 3> parts;
  double leading = -HUGE_VAL;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const double low = (segments[k].first - x) / width, high = (segments[k].second - x) / width;
    Part& part = parts[k];
    if (low > 0) {
      const double fall = std::exp(low * low - high * high);
      part = {-low * low, half_root_pi * (scaled_complement(low) - fall * scaled_complement(high)),
              (1 - fall) / 2};
    } else if (high < 0) {
      const double fall = std::exp(high * high - low * low);
      part = {-high * high, half_root_pi * (scaled_complement(-high) - fall * scaled_complement(-low)),
              (fall - 1) / 2};
    } else {
      part = {0, half_root_pi * (std::erf(high) - std::erf(low)),
              (std::exp(-low * low) - std::exp(-high * high)) / 2};
    }
    leading = std::max(leading, part.exponent);
  }
  double mass = 0, moment = 0;
  for (const Part& part : parts) {
    mass += part.mass * std::exp(part.exponent - leading);
    moment += part.moment * std::exp(part.exponent - leading);
  }
  return x + width * moment / mass;
}

Ball heated_distribution(const Ball& x, const Ball& t) {
  // int of the Gaussian distribution function with variance 2t over y - x, y in I.
  const Precision precision = x.precision();
  const Ball deviation = sqrt(Ball(2) * t.at(precision));
  const auto primitive = [&](const Ball& z) {
    const Ball scaled = z / deviation;
    return z * (Ball(1) + erf(scaled / sqrt(Ball(2).at(precision)))) / 2 +
           deviation * exp(-square(scaled) / 2) / sqrt(Ball(2) * Ball::pi(precision));
  };
  Ball sum(0), length(0);
  for (const auto& [a, b] : segments_of_I()) {
    sum += primitive(x - Ball(a, precision)) - primitive(x - Ball(b, precision));
    length += Ball(Rational(b - a), precision);
  }
  return sum / length;
}

std::vector<double> segment_run(double share, double start, long steps, long record_every) {
  const double step = std::log(1e4) / static_cast<double>(steps);
  std::vector<double> places;
  double x = start;
  for (long n = 0; n < steps; ++n) {
    if (record_every > 0 && n % record_every == 0) places.push_back(x);
    const double t = std::exp(-step * static_cast<double>(n));
    const double pull = (share == 0 ? 0 : share * segment_mean(x, t)) + (1 - share) * std::tanh(x / (2 * t));
    x += step * (pull - x) / 2;
  }
  places.push_back(x);
  return places;
}

double segment_end(const Rational& share, const Rational& start) {
  return segment_run(to_double(share), to_double(start), printed_euler_steps, 0).back();
}

}  // namespace referee::geometric_asymptotics
