// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/svg_axes.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace referee::report {
namespace {

constexpr double largest_shown = 1e300;    // differences of two such numbers are still finite
constexpr double smallest_shown = 1e-300;  // a linear axis shows less as zero: its step would underflow
constexpr double room = 0.04;              // at both ends, as a part of the range
constexpr double labels_wanted = 6;

// Below this relative width neighbouring labels would differ beyond their ninth digit: a constant to the eye.
constexpr double narrowest = 1e-9;

}  // namespace

bool Axis::shows(double value, bool logarithmic) {
  return std::isfinite(value) && std::abs(value) < largest_shown && (!logarithmic || value > 0);
}

double Axis::coordinate(double value) const { return logarithmic_ ? std::log10(value) : value; }

double Axis::position(double value) const { return (coordinate(value) - low_) / (high_ - low_); }

Axis::Axis(const std::vector<double>& values, bool logarithmic)
    : logarithmic_(logarithmic), low_(HUGE_VAL), high_(-HUGE_VAL) {
  for (const double value : values) {
    if (!shows(value)) continue;
    low_ = std::min(low_, coordinate(value));
    high_ = std::max(high_, coordinate(value));
  }
  if (low_ > high_) {
    low_ = 0;
    high_ = 1;
    return;
  }
  if (logarithmic_) {
    const double widening = room * (high_ - low_);
    low_ -= widening;
    high_ += widening;
    if (std::floor(high_) - std::ceil(low_) < 1) {  // fewer than two powers of ten in sight
      low_ = std::floor(low_);
      high_ = std::max(std::ceil(high_), low_ + 1);
    }
    return;
  }
  const double magnitude = std::max(std::abs(low_), std::abs(high_));
  const bool constant = high_ - low_ <= narrowest * magnitude;
  const double widening = magnitude < smallest_shown ? 1 : constant ? 0.1 * magnitude : room * (high_ - low_);
  low_ -= widening;
  high_ += widening;
}

void Axis::widen(double length) {
  const double more = length - (high_ - low_);
  if (!(more >= 0)) throw std::invalid_argument("Axis::widen: a shorter part of the line");
  low_ -= more / 2;
  high_ += more / 2;
}

std::vector<Tick> Axis::ticks(double part) const {
  return logarithmic_ ? logarithmic_ticks() : linear_ticks(part * labels_wanted);
}

std::vector<Tick> Axis::linear_ticks(double labels) const {
  const double wanted = (high_ - low_) / labels;
  int exponent = static_cast<int>(std::floor(std::log10(wanted)));
  const double leading = wanted / std::pow(10.0, exponent);
  long factor = leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7.5 ? 5 : 10;
  if (factor == 10) {
    factor = 1;
    ++exponent;
  }
  const double step = static_cast<double>(factor) * std::pow(10.0, exponent);
  const double magnitude = std::max(std::abs(low_), std::abs(high_));
  const bool scientific = magnitude >= 1e6 || magnitude < 1e-3;
  const long first = static_cast<long>(std::ceil(low_ / step));
  const long last = static_cast<long>(std::floor(high_ / step));
  std::vector<Tick> ticks;
  for (long i = first; i <= last; ++i) {
    const double value = static_cast<double>(i) * step;
    ticks.push_back({(value - low_) / (high_ - low_), decimal_label(i * factor, exponent, scientific)});
  }
  return ticks;
}

std::vector<Tick> Axis::logarithmic_ticks() const {
  const int first = static_cast<int>(std::ceil(low_));
  const int last = static_cast<int>(std::floor(high_));
  int stride = 1;
  for (const int candidate : {1, 2, 5, 10, 20, 50, 100, 200}) {
    stride = candidate;
    if ((last - first) / candidate < labels_wanted + 1) break;
  }
  const bool every_decade = last - first <= 40;
  const bool scientific = first < -3 || last > 5;
  std::vector<Tick> ticks;
  for (int exponent = first - 1; exponent <= last; ++exponent) {
    if (exponent >= first) {
      const bool labelled = exponent % stride == 0;
      if (labelled || every_decade) {
        ticks.push_back({(exponent - low_) / (high_ - low_),
                         labelled ? decimal_label(1, exponent, scientific) : std::string()});
      }
    }
    if (stride > 1) continue;
    for (int digit = 2; digit <= 9; ++digit) {
      const double position = (exponent + std::log10(digit) - low_) / (high_ - low_);
      if (position >= 0 && position <= 1) ticks.push_back({position, ""});
    }
  }
  return ticks;
}

std::string decimal_label(long mantissa, int exponent, bool scientific) {
  if (mantissa == 0) return "0";
  const std::string sign = mantissa < 0 ? "-" : "";
  std::string digits = std::to_string(std::abs(mantissa));
  if (scientific) {
    exponent += static_cast<int>(digits.size()) - 1;
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.size() > 1) digits.insert(1, ".");
    return exponent == 0 ? sign + digits : sign + digits + "e" + std::to_string(exponent);
  }
  if (exponent >= 0) return sign + digits + std::string(static_cast<std::size_t>(exponent), '0');
  const auto decimals = static_cast<std::size_t>(-exponent);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  digits.insert(digits.size() - decimals, ".");
  return sign + digits;
}

}  // namespace referee::report
