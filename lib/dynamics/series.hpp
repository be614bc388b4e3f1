// SPDX-License-Identifier: GPL-3.0-or-later
/// A formula in time and state, recorded once, whose Taylor coefficients follow order by order.
#pragma once

#include <climits>
#include <functional>
#include <span>
#include <vector>

#include "numbers/traits.hpp"

namespace referee {

class SeriesProgram;

/// A number type for templates that records instead of computing: every operation appends a node to the
/// program of its operands. Rational constants are folded exactly and rounded only when the program runs.
class Series {
 public:
  Series(int constant = 0) : constant_(constant) {}            // NOLINT: constants are exact
  Series(Rational constant, SeriesProgram* program = nullptr)  // NOLINT
      : program_(program), constant_(std::move(constant)) {}
  Series(SeriesProgram& program, int node) : program_(&program), node_(node) {}

  bool is_constant() const { return node_ < 0; }
  const Rational& constant() const { return constant_; }
  SeriesProgram* program() const { return program_; }
  int node() const { return node_; }

  Series operator-() const;
  friend Series operator+(const Series& a, const Series& b);
  friend Series operator-(const Series& a, const Series& b);
  friend Series operator*(const Series& a, const Series& b);
  /// @throws std::domain_error for the constant 0 as divisor.
  friend Series operator/(const Series& a, const Series& b);
  Series& operator+=(const Series& b) { return *this = *this + b; }
  Series& operator-=(const Series& b) { return *this = *this - b; }
  Series& operator*=(const Series& b) { return *this = *this * b; }
  Series& operator/=(const Series& b) { return *this = *this / b; }

 private:
  SeriesProgram* program_ = nullptr;
  int node_ = -1;  ///< negative for a constant
  Rational constant_;
};

// Of a constant only if it knows its program (FromRational<Series>), else std::logic_error.
Series exp(const Series& x);
Series log(const Series& x);
Series sqrt(const Series& x);
Series tanh(const Series& x);
Series square(const Series& x);

/// offset + sum_i coefficients[i] terms[i]; one node when recorded. The coefficients must be constants.
Series linear_combination(std::span<const Series> coefficients, std::span<const Series> terms,
                          const Series& offset);
template <class T>
T linear_combination(std::span<const T> coefficients, std::span<const T> terms, const T& offset) {
  T sum = offset;
  for (std::size_t i = 0; i < terms.size(); ++i) add_product(sum, coefficients[i], terms[i]);
  return sum;
}

template <>
struct FromRational<Series> {
  SeriesProgram* program;
  Series operator()(const Rational& value) const { return {value, program}; }
};

enum class SeriesOperation {
  state,
  time,
  constant,
  linear,  ///< constant + sum of coefficients times terms
  sum,
  difference,
  product,
  square,
  quotient,
  exponential,
  logarithm,
  square_root,
  hyperbolic_tangent
};

/// One node: an operation on earlier nodes.
struct SeriesNode {
  static constexpr int unbounded = INT_MAX;

  SeriesOperation operation;
  int left = -1, right = -1;
  int degree = unbounded;  ///< coefficients above it vanish
  Rational constant = 0;
  std::vector<int> terms = {};
  std::vector<Rational> coefficients = {};
};

/// A vector field y' = f(time, y) in R^d, with other functions of (time, y) beside it, as a list of nodes.
///
/// The first d nodes are the state, node d is the time. The program holds no numbers of finite precision: it
/// is recorded once and run at any precision and order (SeriesExpansion).
class SeriesProgram {
 public:
  using Field = std::function<std::vector<Series>(const Series& time, std::span<const Series> state)>;
  using Function = std::function<Series(const Series& time, std::span<const Series> state)>;
  /// A field whose constants come from `from`, so that one template serves recording and computing.
  using GenericField = std::function<std::vector<Series>(const FromRational<Series>& from, const Series& time,
                                                         std::span<const Series> state)>;

  /// @throws std::invalid_argument if the field does not return one series a component.
  SeriesProgram(std::size_t dimension, const Field& field);
  SeriesProgram(std::size_t dimension, const GenericField& field);
  SeriesProgram(const SeriesProgram&) = delete;
  SeriesProgram& operator=(const SeriesProgram&) = delete;

  /// Records one more function of time and state; returns its node. Expansions made before do not know it.
  int add(const Function& function);

  std::size_t dimension() const { return dimension_; }
  const std::vector<SeriesNode>& nodes() const { return nodes_; }
  /// The node of each component of the field.
  const std::vector<int>& slopes() const { return slopes_; }

  int record(SeriesNode node);       ///< used by the operations on Series
  int node_of(const Series& value);  ///< records a constant where needed

 private:
  void record_field(const Field& field);
  std::vector<Series> state_and_time();

  std::size_t dimension_;
  std::vector<SeriesNode> nodes_;
  std::vector<int> slopes_;
};

}  // namespace referee
