// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/hull_programs.hpp"

#include <CGAL/Gmpz.h>
#include <CGAL/QP_functions.h>
#include <CGAL/QP_models.h>
#include <CGAL/QP_options.h>

#include <stdexcept>

namespace referee {
namespace {

using Program = CGAL::Quadratic_program<CGAL::Gmpz>;
using Solution = CGAL::Quadratic_program_solution<CGAL::Gmpz>;

CGAL::Gmpz to_cgal(const Integer& value) { return CGAL::Gmpz(value.backend().data()); }

Rational from_cgal(const CGAL::Quotient<CGAL::Gmpz>& value) {
  return Rational(Integer(value.numerator().mpz()), Integer(value.denominator().mpz()));
}

// Columns may be scaled by positive factors, which keeps the programs in the integers: point = entries /
// scale.
struct ScaledPoint {
  std::vector<Integer> entries;
  Integer scale = 1;

  explicit ScaledPoint(const RationalPoint& point) {
    for (const Rational& x : point) scale = lcm(scale, Integer(denominator(x)));
    for (const Rational& x : point) entries.push_back(numerator(x) * (scale / denominator(x)));
  }
};

std::vector<ScaledPoint> scaled(const std::vector<RationalPoint>& points) {
  std::vector<ScaledPoint> result;
  for (const RationalPoint& point : points) result.emplace_back(point);
  return result;
}

// Bland's rule cannot cycle, which degenerate positions invite.
CGAL::Quadratic_program_options without_cycles() {
  CGAL::Quadratic_program_options options;
  options.set_pricing_strategy(CGAL::QP_BLAND);
  return options;
}

void require_optimal(const Solution& solution) {
  if (!solution.is_optimal()) throw std::logic_error("CGAL found no optimum of a program that has one");
}

}  // namespace

// With weights u_i + 1/n - s: least s >= 0 such that some u >= 0 have
// sum u_i (p_i, 1) - s sum (p_i, 1) = (target - centroid, 0).
BalancedWeights balanced_weights(const std::vector<RationalPoint>& points, const RationalPoint& target) {
  const std::size_t n = points.size(), dimension = target.size();
  const Rational count(static_cast<unsigned long>(n));
  RationalPoint sum(dimension), way = target;
  for (const RationalPoint& point : points)
    for (std::size_t k = 0; k < dimension; ++k) sum[k] += point[k];
  for (std::size_t k = 0; k < dimension; ++k) way[k] -= sum[k] / count;

  const std::vector<ScaledPoint> columns = scaled(points);
  sum.push_back(count);
  way.push_back(0);
  const ScaledPoint last(sum), right(way);
  Program program(CGAL::EQUAL, true, 0, false, 0);
  const auto shift = static_cast<int>(n);
  for (std::size_t k = 0; k <= dimension; ++k) {
    const auto row = static_cast<int>(k);
    for (std::size_t i = 0; i < n; ++i)
      program.set_a(static_cast<int>(i), row,
                    to_cgal(k < dimension ? columns[i].entries[k] : columns[i].scale));
    program.set_a(shift, row, to_cgal(-last.entries[k]));
    program.set_b(row, to_cgal(right.entries[k]));
  }
  program.set_c(shift, 1);
  const Solution solution = CGAL::solve_nonnegative_linear_program(program, CGAL::Gmpz(), without_cycles());
  require_optimal(solution);

  std::vector<Rational> values;
  for (auto value = solution.variable_values_begin(); value != solution.variable_values_end(); ++value)
    values.push_back(from_cgal(*value) / right.scale);
  const Rational least = 1 / count - values[n] * last.scale;
  BalancedWeights result;
  for (std::size_t i = 0; i < n; ++i) result.weights.push_back(values[i] * columns[i].scale + least);
  auto multiplier = solution.optimality_certificate_begin();
  for (std::size_t k = 0; k < dimension; ++k, ++multiplier)
    result.form.push_back(from_cgal(*multiplier) * last.scale);
  return result;
}

std::vector<Rational> nearest_weights(const std::vector<RationalPoint>& points) {
  const std::vector<ScaledPoint> columns = scaled(points);
  Program program(CGAL::EQUAL, true, 0, false, 0);
  for (std::size_t i = 0; i < points.size(); ++i) {
    program.set_a(static_cast<int>(i), 0, to_cgal(columns[i].scale));
    for (std::size_t j = 0; j <= i; ++j) {
      Integer product = 0;
      for (std::size_t k = 0; k < columns[i].entries.size(); ++k)
        product += columns[i].entries[k] * columns[j].entries[k];
      program.set_d(static_cast<int>(i), static_cast<int>(j), to_cgal(product));
    }
  }
  program.set_b(0, 1);
  const Solution solution =
      CGAL::solve_nonnegative_quadratic_program(program, CGAL::Gmpz(), without_cycles());
  require_optimal(solution);
  std::vector<Rational> weights;
  auto value = solution.variable_values_begin();
  for (std::size_t i = 0; i < points.size(); ++i, ++value)
    weights.push_back(from_cgal(*value) * columns[i].scale);
  return weights;
}

}  // namespace referee
