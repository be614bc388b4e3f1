// SPDX-License-Identifier: GPL-3.0-or-later
/// The unit cube as a map of a domain: searches move in the cube, statements are tried at exact rationals.
#pragma once

#include <span>
#include <vector>

#include "court/methods/bound.hpp"

namespace referee::court {

/// A domain with its degenerate ranges set apart; coordinate i belongs to the i-th range that varies.
class DomainChart {
 public:
  /// @throws std::invalid_argument naming the range when lower > upper, when a logarithmic range is not
  /// positive,
  ///         or when a parameter is given twice.
  explicit DomainChart(const Domain& domain);

  std::size_t dimension() const { return ranges_.size(); }
  const Range& range(std::size_t index) const { return ranges_[index]; }
  /// The parameters that do not vary: `fixed` and the ranges of width zero.
  const Instance& constants() const { return constants_; }

  /// Coordinate in [0, 1] to a value of the range, both ends included exactly; monotone, not correctly
  /// rounded.
  Rational value(std::size_t index, double coordinate) const;
  /// The whole instance, constants first. @throws std::invalid_argument for a wrong number of values.
  Instance instance(const std::vector<Rational>& values) const;
  Instance instance(std::span<const double> coordinates) const;
  /// Only the parameters that vary.
  Instance varying(const Instance& instance) const;
  /// Whether every parameter that varies lies within its range.
  bool contains(const Instance& instance) const;

 private:
  std::vector<Range> ranges_;
  std::vector<Ball> log_lower_, log_ratio_;  // whole line on the linear scale, where nothing reads them
  Instance constants_;
};

}  // namespace referee::court
