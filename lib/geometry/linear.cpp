// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/linear.hpp"

#include <algorithm>
#include <stdexcept>

#include "geometry/supports.hpp"

namespace referee {
namespace {

// row -= factor * other
void subtract_multiple(RationalPoint& row, const Rational& factor, const RationalPoint& other) {
  for (std::size_t k = 0; k < row.size(); ++k)
    if (other[k] != 0) row[k] -= factor * other[k];
}

void require_right_hand_sides(const std::vector<RationalPoint>& rows, const std::vector<Rational>& right) {
  if (rows.size() != right.size())
    throw std::invalid_argument("a linear system needs one right-hand side a row");
}

// The rows with their right-hand sides as a last column; nothing if they contradict each other.
std::optional<EchelonForm> augmented(const std::vector<RationalPoint>& rows,
                                     const std::vector<Rational>& right_hand_side) {
  require_right_hand_sides(rows, right_hand_side);
  EchelonForm form;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RationalPoint row = rows[i];
    row.push_back(right_hand_side[i]);
    if (form.add(std::move(row)) && form.pivots().back() == static_cast<int>(rows[i].size()))
      return std::nullopt;
  }
  return form;
}

}  // namespace

bool EchelonForm::add(RationalPoint row) {
  if (!rows_.empty() && row.size() != rows_.front().size())
    throw std::invalid_argument("the rows of a matrix have one length");
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Rational factor = row[static_cast<std::size_t>(pivots_[i])];
    if (factor != 0) subtract_multiple(row, factor, rows_[i]);
  }
  const auto lead = std::find_if(row.begin(), row.end(), [](const Rational& entry) { return entry != 0; });
  if (lead == row.end()) return false;
  const auto pivot = static_cast<std::size_t>(lead - row.begin());
  const Rational scale = *lead;
  for (Rational& entry : row) entry /= scale;
  for (RationalPoint& earlier : rows_) {
    const Rational factor = earlier[pivot];
    if (factor != 0) subtract_multiple(earlier, factor, row);
  }
  rows_.push_back(std::move(row));
  pivots_.push_back(static_cast<int>(pivot));
  return true;
}

int rank(const std::vector<RationalPoint>& rows) { return static_cast<int>(independent_rows(rows).size()); }

int affine_rank(const std::vector<RationalPoint>& points) {
  if (points.empty()) return -1;
  EchelonForm form;
  const auto dimension = static_cast<int>(points.front().size());
  for (std::size_t i = 1; i < points.size() && form.rank() < dimension; ++i) {
    RationalPoint difference = points[i];
    subtract_multiple(difference, 1, points.front());
    form.add(std::move(difference));
  }
  return form.rank();
}

std::vector<int> independent_rows(const std::vector<RationalPoint>& rows) {
  EchelonForm form;
  std::vector<int> chosen;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (form.add(rows[i])) chosen.push_back(static_cast<int>(i));
  return chosen;
}

std::optional<RationalPoint> solve(const std::vector<RationalPoint>& rows,
                                   const std::vector<Rational>& right_hand_side) {
  const auto form = augmented(rows, right_hand_side);
  if (!form) return std::nullopt;
  RationalPoint solution(rows.empty() ? 0 : rows.front().size());
  for (std::size_t i = 0; i < form->rows().size(); ++i)
    solution[static_cast<std::size_t>(form->pivots()[i])] = form->rows()[i].back();
  return solution;
}

std::vector<RationalPoint> null_space(const std::vector<RationalPoint>& rows, std::size_t columns) {
  EchelonForm form;
  for (const RationalPoint& row : rows) form.add(row);
  std::vector<bool> bound(columns);
  for (int pivot : form.pivots()) bound.at(static_cast<std::size_t>(pivot)) = true;
  std::vector<RationalPoint> basis;
  for (std::size_t free = 0; free < columns; ++free) {
    if (bound[free]) continue;
    RationalPoint vector(columns);
    vector[free] = 1;
    for (std::size_t i = 0; i < form.rows().size(); ++i)
      vector[static_cast<std::size_t>(form.pivots()[i])] = -form.rows()[i][free];
    basis.push_back(primitive(vector));
  }
  return basis;
}

std::optional<RationalPoint> project(const RationalPoint& point, const std::vector<RationalPoint>& rows,
                                     const std::vector<Rational>& right_hand_side) {
  const auto form = augmented(rows, right_hand_side);
  if (!form) return std::nullopt;
  // point + sum y_i row_i with <row_i, row_j> y = the residuals.
  std::vector<RationalPoint> basis, gram;
  std::vector<Rational> residuals;
  for (RationalPoint row : form->rows()) {
    Rational right = row.back();
    row.pop_back();
    residuals.push_back(right - dot(row, point));
    basis.push_back(std::move(row));
  }
  for (const RationalPoint& row : basis) {
    gram.emplace_back();
    for (const RationalPoint& other : basis) gram.back().push_back(dot(row, other));
  }
  const RationalPoint multipliers = *solve(gram, residuals);
  RationalPoint nearest = point;
  for (std::size_t i = 0; i < basis.size(); ++i) subtract_multiple(nearest, -multipliers[i], basis[i]);
  return nearest;
}

RationalPoint primitive(const RationalPoint& vector) {
  Integer common_denominator = 1, common_factor = 0;
  for (const Rational& entry : vector)
    common_denominator = lcm(common_denominator, Integer(denominator(entry)));
  for (const Rational& entry : vector)
    common_factor = gcd(common_factor, Integer(numerator(entry * common_denominator)));
  if (common_factor == 0) return vector;
  RationalPoint result = vector;
  for (Rational& entry : result) entry = entry * common_denominator / common_factor;
  return result;
}

}  // namespace referee
