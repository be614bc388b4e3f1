// SPDX-License-Identifier: GPL-3.0-or-later
/// Exact linear algebra on small rational matrices, given by their rows.
#pragma once

#include <optional>

#include "numbers/rational.hpp"

namespace referee {

/// Rows brought to reduced echelon form one at a time: each row kept has a 1 in its pivot column, in which
/// all the others have 0. They span what was added.
class EchelonForm {
 public:
  /// Keeps the row if it is independent of those before it. @return whether it was.
  /// @throws std::invalid_argument for a row of another length.
  bool add(RationalPoint row);

  int rank() const { return static_cast<int>(rows_.size()); }
  const std::vector<RationalPoint>& rows() const { return rows_; }
  const std::vector<int>& pivots() const { return pivots_; }  ///< the pivot column of each row

 private:
  std::vector<RationalPoint> rows_;
  std::vector<int> pivots_;
};

/// Dimension of the span of the rows.
int rank(const std::vector<RationalPoint>& rows);

/// Dimension of the affine hull of the points: -1 for none, 0 for a single one.
int affine_rank(const std::vector<RationalPoint>& points);

/// Indices of the first basis: the rows that are independent of those before them, ascending.
std::vector<int> independent_rows(const std::vector<RationalPoint>& rows);

/// One x with <row, x> = right for every row and its entry in `right_hand_side`, or nothing if there is none.
/// Unknowns that the equations leave free are 0; no rows give the empty point.
/// @throws std::invalid_argument unless there is one right-hand side a row.
std::optional<RationalPoint> solve(const std::vector<RationalPoint>& rows,
                                   const std::vector<Rational>& right_hand_side);

/// A basis of {x in R^columns: <row, x> = 0 for every row}, each vector primitive.
std::vector<RationalPoint> null_space(const std::vector<RationalPoint>& rows, std::size_t columns);

/// The point of {x: <row, x> = right for every row} nearest to `point`, or nothing if that set is empty.
/// @throws std::invalid_argument unless there is one right-hand side a row.
std::optional<RationalPoint> project(const RationalPoint& point, const std::vector<RationalPoint>& rows,
                                     const std::vector<Rational>& right_hand_side);

/// The positive multiple of a vector with coprime integer entries; 0 stays 0. Equal for two vectors exactly
/// if they have one direction.
RationalPoint primitive(const RationalPoint& vector);

}  // namespace referee
