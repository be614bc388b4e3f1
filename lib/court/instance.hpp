// SPDX-License-Identifier: GPL-3.0-or-later
/// An instance: named exact rationals at which a statement is tried. The court knows nothing else of the
/// mathematics; a theorem file turns the names into its own objects.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "numbers/ball.hpp"

namespace referee::court {

class Instance {
 public:
  Instance() = default;
  Instance(std::initializer_list<std::pair<std::string, Rational>> values) : values_(values) {}

  /// @throws std::out_of_range naming the parameter that is missing.
  const Rational& operator[](std::string_view name) const;
  bool has(std::string_view name) const;
  /// Replaces the value, or appends a new parameter.
  Instance& set(std::string_view name, Rational value);
  const std::vector<std::pair<std::string, Rational>>& values() const { return values_; }
  /// "a = 3, tau = 1/2".
  std::string text() const;
  friend bool operator==(const Instance&, const Instance&) = default;

 private:
  std::vector<std::pair<std::string, Rational>> values_;
};

/// The parameters as enclosures at one precision: the image of an instance, or a whole box of them.
class Point {
 public:
  explicit Point(Precision precision) : precision_(precision) {}
  Point(const Instance& instance, Precision precision);

  Precision precision() const { return precision_; }
  /// @throws std::out_of_range naming the parameter that is missing.
  const Ball& operator[](std::string_view name) const;
  bool has(std::string_view name) const;
  Point& set(std::string_view name, Ball value);
  /// The same enclosures, rounded outward to another precision.
  Point at(Precision precision) const;
  /// A rational constant at this point's precision.
  Ball constant(const Rational& value) const { return Ball(value, precision_); }

 private:
  Precision precision_;
  std::vector<std::pair<std::string, Ball>> values_;
};

/// A real quantity. Must be an inclusion function: on a box of parameters it encloses the whole range.
using Quantity = std::function<Ball(const Point&)>;

/// A hypothesis of the statement, decided by enclosures (yes: at every parameter of the point).
struct Hypothesis {
  std::string name;
  std::function<Truth(const Point&)> satisfied;
};

/// Instances over which a statement is quantified, with the hypotheses that each must meet.
struct Family {
  std::string name;
  std::vector<Instance> members;
  std::vector<Hypothesis> hypotheses;
  /// The statement is about these members and no others; otherwise they are a sample, and what holds on them
  /// is numeric evidence however well each member is proven.
  bool exhaustive = false;
  /// The quantities rest on an error that is estimated, not enclosed: what holds is numeric evidence, and
  /// what seems refuted is undecided.
  bool estimated = false;

  /// All hypotheses together.
  Truth admits(const Point& point) const;
  /// The members of both; the hypotheses are this family's.
  Family joined(const Family& other) const;
};

/// Truth of "a < b", "a > 0", ... for hypotheses.
Truth less(const Ball& a, const Ball& b);
Truth positive(const Ball& a);

}  // namespace referee::court
