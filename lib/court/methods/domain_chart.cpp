// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/domain_chart.hpp"

#include <algorithm>
#include <stdexcept>

namespace referee::court {
namespace {

// A double coordinate carries 53 bits; the rest guards the exponential of a long logarithmic range.
constexpr Precision chart_precision{96};

}  // namespace

DomainChart::DomainChart(const Domain& domain) : constants_(domain.fixed) {
  for (const Range& range : domain.ranges) {
    if (range.lower > range.upper)
      throw std::invalid_argument("range '" + range.name + "': the lower end exceeds the upper end");
    if (range.logarithmic && range.lower <= 0)
      throw std::invalid_argument("range '" + range.name + "': a logarithmic scale needs positive ends");
    bool repeated = domain.fixed.has(range.name);
    for (const Range& other : domain.ranges)
      repeated = repeated || (&other != &range && other.name == range.name);
    if (repeated) throw std::invalid_argument("parameter '" + range.name + "' is given twice");
    if (range.lower == range.upper) {
      constants_.set(range.name, range.lower);
      continue;
    }
    ranges_.push_back(range);
    if (range.logarithmic) {
      log_lower_.push_back(log(Ball(range.lower, chart_precision)));
      log_ratio_.push_back(log(Ball(range.upper / range.lower, chart_precision)));
    } else {
      log_lower_.push_back(Ball::whole_line(chart_precision));
      log_ratio_.push_back(Ball::whole_line(chart_precision));
    }
  }
}

Rational DomainChart::value(std::size_t index, double coordinate) const {
  const Range& range = ranges_[index];
  if (coordinate <= 0) return range.lower;
  if (coordinate >= 1) return range.upper;
  if (!range.logarithmic) return range.lower + (range.upper - range.lower) * rational_from_double(coordinate);
  const Ball exponent =
      log_lower_[index] + log_ratio_[index] * Ball::from_double(coordinate, chart_precision);
  return std::clamp(exp(exponent).midpoint_as_rational(), range.lower, range.upper);
}

Instance DomainChart::instance(const std::vector<Rational>& values) const {
  if (values.size() != ranges_.size()) throw std::invalid_argument("one value per range that varies");
  Instance result = constants_;
  for (std::size_t i = 0; i < ranges_.size(); ++i) result.set(ranges_[i].name, values[i]);
  return result;
}

Instance DomainChart::instance(std::span<const double> coordinates) const {
  std::vector<Rational> values;
  for (std::size_t i = 0; i < coordinates.size(); ++i) values.push_back(value(i, coordinates[i]));
  return instance(values);
}

Instance DomainChart::varying(const Instance& instance) const {
  Instance result;
  for (const Range& range : ranges_) result.set(range.name, instance[range.name]);
  return result;
}

bool DomainChart::contains(const Instance& instance) const {
  return std::all_of(ranges_.begin(), ranges_.end(), [&](const Range& range) {
    const Rational& value = instance[range.name];
    return range.lower <= value && value <= range.upper;
  });
}

}  // namespace referee::court
