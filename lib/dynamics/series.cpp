// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/series.hpp"

#include <algorithm>
#include <stdexcept>

namespace referee {
namespace {

SeriesProgram& shared_program(const Series& a, const Series& b) {
  SeriesProgram* program = a.program() != nullptr ? a.program() : b.program();
  if (program == nullptr) throw std::logic_error("Series: constants alone belong to no program");
  if (a.program() != nullptr && b.program() != nullptr && a.program() != b.program())
    throw std::logic_error("Series: operands of two different programs");
  return *program;
}

/// The program a constant may keep: none if neither operand has one.
SeriesProgram* any_program(const Series& a, const Series& b) {
  return a.program() != nullptr ? a.program() : b.program();
}

int degree_of(const SeriesProgram& program, int node) {
  return program.nodes()[static_cast<std::size_t>(node)].degree;
}

int degree_sum(int a, int b) {
  return a == SeriesNode::unbounded || b == SeriesNode::unbounded ? SeriesNode::unbounded : a + b;
}

Series binary(SeriesOperation operation, const Series& a, const Series& b) {
  SeriesProgram& program = shared_program(a, b);
  SeriesNode node{.operation = operation, .left = program.node_of(a), .right = program.node_of(b)};
  const int left = degree_of(program, node.left), right = degree_of(program, node.right);
  if (operation == SeriesOperation::product)
    node.degree = degree_sum(left, right);
  else if (operation == SeriesOperation::quotient)
    node.degree = right == 0 ? left : SeriesNode::unbounded;
  else
    node.degree = std::max(left, right);
  return {program, program.record(std::move(node))};
}

Series unary(SeriesOperation operation, const Series& x) {
  SeriesProgram& program = shared_program(x, x);
  SeriesNode node{.operation = operation, .left = program.node_of(x)};
  const int degree = degree_of(program, node.left);
  if (operation == SeriesOperation::square)
    node.degree = degree_sum(degree, degree);
  else
    node.degree = degree == 0 ? 0 : SeriesNode::unbounded;
  return {program, program.record(std::move(node))};
}

/// offset + factor x.
Series affine(const Rational& factor, const Series& x, const Rational& offset) {
  SeriesProgram& program = *x.program();
  SeriesNode node{.operation = SeriesOperation::linear, .degree = degree_of(program, x.node())};
  node.constant = offset;
  node.terms = {x.node()};
  node.coefficients = {factor};
  return {program, program.record(std::move(node))};
}

}  // namespace

Series Series::operator-() const {
  return is_constant() ? Series(-constant_, program_) : affine(-1, *this, 0);
}

Series operator+(const Series& a, const Series& b) {
  if (a.is_constant() && b.is_constant()) return {a.constant_ + b.constant_, any_program(a, b)};
  if (a.is_constant()) return a.constant_ == 0 ? b : affine(1, b, a.constant_);
  if (b.is_constant()) return b.constant_ == 0 ? a : affine(1, a, b.constant_);
  return binary(SeriesOperation::sum, a, b);
}

Series operator-(const Series& a, const Series& b) {
  if (a.is_constant() && b.is_constant()) return {a.constant_ - b.constant_, any_program(a, b)};
  if (a.is_constant()) return affine(-1, b, a.constant_);
  if (b.is_constant()) return b.constant_ == 0 ? a : affine(1, a, -b.constant_);
  return binary(SeriesOperation::difference, a, b);
}

Series operator*(const Series& a, const Series& b) {
  if (a.is_constant() && b.is_constant()) return {a.constant_ * b.constant_, any_program(a, b)};
  if (a.is_constant()) return a.constant_ == 1 ? b : affine(a.constant_, b, 0);
  if (b.is_constant()) return b.constant_ == 1 ? a : affine(b.constant_, a, 0);
  if (a.program_ == b.program_ && a.node_ == b.node_) return square(a);
  return binary(SeriesOperation::product, a, b);
}

Series operator/(const Series& a, const Series& b) {
  if (!b.is_constant()) return binary(SeriesOperation::quotient, a, b);
  if (b.constant_ == 0) throw std::domain_error("Series: division by the constant 0");
  return a * Series(1 / b.constant_, b.program_);
}

Series exp(const Series& x) { return unary(SeriesOperation::exponential, x); }
Series log(const Series& x) { return unary(SeriesOperation::logarithm, x); }
Series sqrt(const Series& x) { return unary(SeriesOperation::square_root, x); }
Series tanh(const Series& x) { return unary(SeriesOperation::hyperbolic_tangent, x); }
Series square(const Series& x) {
  return x.is_constant() ? Series(x.constant() * x.constant(), x.program())
                         : unary(SeriesOperation::square, x);
}

Series linear_combination(std::span<const Series> coefficients, std::span<const Series> terms,
                          const Series& offset) {
  SeriesNode node{.operation = SeriesOperation::linear, .degree = 0};
  SeriesProgram* program = offset.program();
  if (!offset.is_constant()) {
    node.terms.push_back(offset.node());
    node.coefficients.emplace_back(1);
  } else {
    node.constant = offset.constant();
  }
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!coefficients[i].is_constant())
      throw std::invalid_argument("linear_combination: a coefficient is not a constant; use products");
    if (coefficients[i].constant() == 0) continue;
    if (terms[i].is_constant()) {
      node.constant += coefficients[i].constant() * terms[i].constant();
      continue;
    }
    program = terms[i].program();
    node.terms.push_back(terms[i].node());
    node.coefficients.push_back(coefficients[i].constant());
  }
  if (node.terms.empty()) return {node.constant, program};
  for (int term : node.terms) node.degree = std::max(node.degree, degree_of(*program, term));
  return {*program, program->record(std::move(node))};
}

SeriesProgram::SeriesProgram(std::size_t dimension, const Field& field) : dimension_(dimension) {
  record_field(field);
}

SeriesProgram::SeriesProgram(std::size_t dimension, const GenericField& field) : dimension_(dimension) {
  record_field([&](const Series& time, std::span<const Series> state) {
    return field(FromRational<Series>{this}, time, state);
  });
}

void SeriesProgram::record_field(const Field& field) {
  for (std::size_t i = 0; i < dimension_; ++i) nodes_.push_back({.operation = SeriesOperation::state});
  nodes_.push_back({.operation = SeriesOperation::time, .degree = 1});
  std::vector<Series> variables = state_and_time();
  const std::vector<Series> slopes =
      field(variables.back(), std::span<const Series>(variables.data(), dimension_));
  if (slopes.size() != dimension_)
    throw std::invalid_argument("field: " + std::to_string(slopes.size()) + " components for a state of " +
                                std::to_string(dimension_) + "; return one each");
  for (const Series& slope : slopes) slopes_.push_back(node_of(slope));
}

std::vector<Series> SeriesProgram::state_and_time() {
  std::vector<Series> variables;
  for (std::size_t i = 0; i <= dimension_; ++i) variables.emplace_back(*this, static_cast<int>(i));
  return variables;
}

int SeriesProgram::add(const Function& function) {
  const std::vector<Series> variables = state_and_time();
  return node_of(function(variables.back(), std::span<const Series>(variables.data(), dimension_)));
}

int SeriesProgram::record(SeriesNode node) {
  nodes_.push_back(std::move(node));
  return static_cast<int>(nodes_.size()) - 1;
}

int SeriesProgram::node_of(const Series& value) {
  if (!value.is_constant()) return value.node();
  SeriesNode node{.operation = SeriesOperation::constant, .degree = 0};
  node.constant = value.constant();
  return record(std::move(node));
}

}  // namespace referee
