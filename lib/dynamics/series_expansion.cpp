// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/series_expansion.hpp"

#include <algorithm>

namespace referee {
namespace {

arf_ptr middle(arb_ptr x) { return arb_midref(x); }
arf_srcptr middle(arb_srcptr x) { return arb_midref(x); }

constexpr arf_rnd_t rounding = ARF_RND_DOWN;

void set_rational(arb_ptr result, const Rational& value, long bits) {
  fmpq_t exact;
  fmpq_init(exact);
  fmpq_set_mpq(exact, value.backend().data());
  arb_set_fmpq(result, exact, bits);
  mag_zero(arb_radref(result));
  fmpq_clear(exact);
}

}  // namespace

struct SeriesExpansion::Plan {
  SeriesOperation operation;
  int node, left, right, degree, left_degree, right_degree;
  std::vector<int> terms = {};
  arb_ptr constants = nullptr;  ///< coefficients of a linear node, then its offset
  // Quotient, logarithm: 1/divisor. Square root: 1/(2 root).
  arb_ptr inverse = nullptr;
  // k times the k-th coefficient: of the argument (exponential, tanh) or of the result (logarithm).
  arb_ptr derivative = nullptr;
  arb_ptr complement = nullptr;  ///< tanh: the series of 1 - tanh^2
  bool negation = false;         ///< linear with the single coefficient -1 and no offset
};

SeriesExpansion::SeriesExpansion(const SeriesProgram& program, Precision precision, int order)
    : program_(program), bits_(precision.bits), order_(order) {
  const auto& nodes = program.nodes();
  const auto row = static_cast<long>(order) + 1;
  values_ = _arb_vec_init(static_cast<long>(nodes.size()) * row);
  reciprocals_ = _arb_vec_init(row + 1);
  scratch_ = _arb_vec_init(1);
  for (long k = 1; k <= row; ++k) {
    arf_one(middle(reciprocals_ + k));
    arf_div_si(middle(reciprocals_ + k), middle(reciprocals_ + k), k, bits_, ARF_RND_NEAR);
  }
  std::size_t widest = 0;
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    const SeriesNode& node = nodes[n];
    auto degree = [&](int index) { return index < 0 ? 0 : nodes[static_cast<std::size_t>(index)].degree; };
    Plan plan{.operation = node.operation,
              .node = static_cast<int>(n),
              .left = node.left,
              .right = node.right,
              .degree = node.degree,
              .left_degree = degree(node.left),
              .right_degree = degree(node.right),
              .terms = node.terms};
    switch (node.operation) {
      case SeriesOperation::constant:
        set_rational(series(plan.node), node.constant, bits_);
        break;
      case SeriesOperation::linear: {
        const std::size_t count = node.terms.size();
        widest = std::max(widest, count);
        plan.constants = _arb_vec_init(static_cast<long>(count) + 1);
        for (std::size_t i = 0; i < count; ++i) set_rational(plan.constants + i, node.coefficients[i], bits_);
        set_rational(plan.constants + count, node.constant, bits_);
        plan.negation = count == 1 && node.coefficients[0] == -1 && node.constant == 0;
        break;
      }
      case SeriesOperation::quotient:
      case SeriesOperation::square_root:
        plan.inverse = _arb_vec_init(1);
        break;
      case SeriesOperation::logarithm:
        plan.inverse = _arb_vec_init(1);
        plan.derivative = _arb_vec_init(row);
        break;
      case SeriesOperation::exponential:
        plan.derivative = _arb_vec_init(row);
        break;
      case SeriesOperation::hyperbolic_tangent:
        plan.derivative = _arb_vec_init(row);
        plan.complement = _arb_vec_init(row);
        break;
      default:
        break;
    }
    plans_.push_back(std::move(plan));
  }
  row_.resize(widest);
  needed_.assign(nodes.size(), 0);
  for (int slope : program.slopes()) needed_[static_cast<std::size_t>(slope)] = 1;
  for (std::size_t n = nodes.size(); n-- > 0;) {
    if (!needed_[n]) continue;
    for (int operand : {nodes[n].left, nodes[n].right})
      if (operand >= 0) needed_[static_cast<std::size_t>(operand)] = 1;
    for (int operand : nodes[n].terms) needed_[static_cast<std::size_t>(operand)] = 1;
  }
}

SeriesExpansion::~SeriesExpansion() {
  const long row = static_cast<long>(order_) + 1;
  for (Plan& plan : plans_) {
    if (plan.constants) _arb_vec_clear(plan.constants, static_cast<long>(plan.terms.size()) + 1);
    if (plan.inverse) _arb_vec_clear(plan.inverse, 1);
    if (plan.derivative) _arb_vec_clear(plan.derivative, row);
    if (plan.complement) _arb_vec_clear(plan.complement, row);
  }
  _arb_vec_clear(values_, static_cast<long>(plans_.size()) * row);
  _arb_vec_clear(reciprocals_, row + 1);
  _arb_vec_clear(scratch_, 1);
}

void SeriesExpansion::start(const Ball& time, std::span<const Ball> state) {
  const auto dimension = static_cast<int>(program_.dimension());
  for (int i = 0; i < dimension; ++i)
    arf_set_round(middle(series(i)), arb_midref(state[static_cast<std::size_t>(i)].raw()), bits_, rounding);
  arf_set(middle(series(dimension)), arb_midref(time.raw()));
  if (order_ > 0) arf_one(middle(series(dimension) + 1));
  for (const Plan& plan : plans_) compute(plan, 0);
}

void SeriesExpansion::extend(bool functions) {
  const auto& slopes = program_.slopes();
  for (int k = 0; k < order_; ++k) {
    if (k > 0)
      for (std::size_t n = program_.dimension() + 1; n < plans_.size(); ++n)
        if (functions || needed_[n]) compute(plans_[n], k);
    for (std::size_t i = 0; i < slopes.size(); ++i)
      arf_mul(middle(series(static_cast<int>(i)) + k + 1), middle(series(slopes[i]) + k),
              middle(reciprocals_ + k + 1), bits_, rounding);
  }
  if (functions)
    for (std::size_t n = program_.dimension() + 1; n < plans_.size(); ++n)
      if (!needed_[n]) {
        // The operands shared with the field stop one order short of what a function beside it needs.
        for (std::size_t m = program_.dimension() + 1; m < plans_.size(); ++m) compute(plans_[m], order_);
        break;
      }
}

Ball SeriesExpansion::slope(std::size_t component) const {
  Ball result;
  result.set_precision(bits_);
  arf_set(arb_midref(result.raw()), middle(coefficients(program_.slopes()[component])));
  return result;
}

void SeriesExpansion::compute(const Plan& plan, int k) {
  if (k > plan.degree) return;
  arb_ptr out = series(plan.node);
  arb_srcptr a = plan.left < 0 ? nullptr : coefficients(plan.left);
  arb_srcptr b = plan.right < 0 ? nullptr : coefficients(plan.right);
  switch (plan.operation) {
    case SeriesOperation::state:
    case SeriesOperation::time:
    case SeriesOperation::constant:
      return;
    case SeriesOperation::linear: {
      const std::size_t count = plan.terms.size();
      arb_srcptr offset = k == 0 ? plan.constants + count : nullptr;
      if (plan.negation) {
        arf_neg(middle(out + k), middle(coefficients(plan.terms[0]) + k));
      } else if (count == 1 && offset == nullptr) {
        arf_mul(middle(out + k), middle(plan.constants), middle(coefficients(plan.terms[0]) + k), bits_,
                rounding);
      } else {
        for (std::size_t i = 0; i < count; ++i) row_[i] = coefficients(plan.terms[i])[k];
        arb_approx_dot(out + k, offset, 0, plan.constants, 1, row_.data(), 1, static_cast<long>(count),
                       bits_);
      }
      return;
    }
    case SeriesOperation::sum:
      arf_add(middle(out + k), middle(a + k), middle(b + k), bits_, rounding);
      return;
    case SeriesOperation::difference:
      arf_sub(middle(out + k), middle(a + k), middle(b + k), bits_, rounding);
      return;
    case SeriesOperation::product: {
      const int first = plan.right_degree < k ? k - plan.right_degree : 0;
      const int last = std::min(k, plan.left_degree);
      arb_approx_dot(out + k, nullptr, 0, a + first, 1, b + (k - first), -1, last - first + 1, bits_);
      return;
    }
    case SeriesOperation::square: {
      const int first = plan.left_degree < k ? k - plan.left_degree : 0;
      const int pairs = (k + 1) / 2 - first;
      if (pairs > 0)
        arb_approx_dot(out + k, nullptr, 0, a + first, 1, a + (k - first), -1, pairs, bits_);
      else
        arf_zero(middle(out + k));
      arf_mul_2exp_si(middle(out + k), middle(out + k), 1);
      if (k % 2 == 0) arf_addmul(middle(out + k), middle(a + k / 2), middle(a + k / 2), bits_, rounding);
      return;
    }
    case SeriesOperation::quotient:
      if (k == 0) {
        arf_ui_div(middle(plan.inverse), 1, middle(b), bits_, rounding);
        arf_div(middle(out), middle(a), middle(b), bits_, rounding);
        return;
      }
      arb_approx_dot(out + k, a + k, 1, b + 1, 1, out + (k - 1), -1, std::min(k, plan.right_degree), bits_);
      arf_mul(middle(out + k), middle(out + k), middle(plan.inverse), bits_, rounding);
      return;
    case SeriesOperation::exponential:
      if (k == 0) {
        arb_exp(out, a, bits_);
        mag_zero(arb_radref(out));
        return;
      }
      if (k <= plan.left_degree)
        arf_mul_ui(middle(plan.derivative + k), middle(a + k), static_cast<ulong>(k), bits_, rounding);
      arb_approx_dot(out + k, nullptr, 0, plan.derivative + 1, 1, out + (k - 1), -1,
                     std::min(k, plan.left_degree), bits_);
      arf_mul(middle(out + k), middle(out + k), middle(reciprocals_ + k), bits_, rounding);
      return;
    case SeriesOperation::logarithm:
      if (k == 0) {
        arb_log(out, a, bits_);
        mag_zero(arb_radref(out));
        arf_ui_div(middle(plan.inverse), 1, middle(a), bits_, rounding);
        return;
      }
      arf_zero(middle(scratch_));
      if (k > 1) {
        arb_approx_dot(scratch_, nullptr, 0, plan.derivative + 1, 1, a + (k - 1), -1, k - 1, bits_);
        arf_mul(middle(scratch_), middle(scratch_), middle(reciprocals_ + k), bits_, rounding);
      }
      arf_sub(middle(out + k), middle(a + k), middle(scratch_), bits_, rounding);
      arf_mul(middle(out + k), middle(out + k), middle(plan.inverse), bits_, rounding);
      arf_mul_ui(middle(plan.derivative + k), middle(out + k), static_cast<ulong>(k), bits_, rounding);
      return;
    case SeriesOperation::square_root:
      if (k == 0) {
        arf_sqrt(middle(out), middle(a), bits_, rounding);
        arf_ui_div(middle(plan.inverse), 1, middle(out), bits_, rounding);
        arf_mul_2exp_si(middle(plan.inverse), middle(plan.inverse), -1);
        return;
      }
      arb_approx_dot(out + k, a + k, 1, out + 1, 1, out + (k - 1), -1, k - 1, bits_);
      arf_mul(middle(out + k), middle(out + k), middle(plan.inverse), bits_, rounding);
      return;
    case SeriesOperation::hyperbolic_tangent: {
      arb_ptr u = plan.complement;
      if (k == 0) {
        arb_tanh(out, a, bits_);
        arb_sech(u, a, bits_);
        mag_zero(arb_radref(out));
        mag_zero(arb_radref(u));
        arf_mul(middle(u), middle(u), middle(u), bits_, rounding);
        return;
      }
      if (k <= plan.left_degree)
        arf_mul_ui(middle(plan.derivative + k), middle(a + k), static_cast<ulong>(k), bits_, rounding);
      arb_approx_dot(out + k, nullptr, 0, plan.derivative + 1, 1, u + (k - 1), -1,
                     std::min(k, plan.left_degree), bits_);
      arf_mul(middle(out + k), middle(out + k), middle(reciprocals_ + k), bits_, rounding);
      arb_approx_dot(u + k, nullptr, 1, out, 1, out + k, -1, k + 1, bits_);
      return;
    }
  }
}

}  // namespace referee
