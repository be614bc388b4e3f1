// SPDX-License-Identifier: GPL-3.0-or-later
/// The one point of a stratum that can be critical, over any field-like number type.
#pragma once

#include <utility>
#include <vector>

namespace referee::detail {

/// Sites of one support, flat, with half their squared norms.
template <class N>
struct SiteTable {
  std::size_t dimension;
  std::vector<N> coordinates;  ///< count x dimension
  std::vector<N> half_squares;

  const N* operator[](int site) const { return &coordinates[static_cast<std::size_t>(site) * dimension]; }
  const N& half_square(int site) const { return half_squares[static_cast<std::size_t>(site)]; }
};

/// Where a stratum Sigma_{I,J} is least: x is the projection of the centre lambda x_i + (1 - lambda) y_j (i,
/// j the base sites) onto the affine hull of the stratum, and
///   x = centre + sum_a first[a] (x_{rows a} - x_i) + sum_b second[b] (y_{rows b} - y_j).
/// So for affinely independent I and J the outer Clarke set contains 0 exactly when first / lambda and
/// second / (1 - lambda) are barycentric coordinates (without the base's).
template <class N>
struct Candidate {
  std::vector<N> at, first, second;
};

/// Solves for candidates, with its memory kept between calls.
/// Arithmetic supplies static bool is_pivot(const N&) (certainly not zero) and better_pivot(a, b).
template <class N, class Arithmetic>
class CandidateSolver {
 public:
  CandidateSolver(const SiteTable<N>& first, const SiteTable<N>& second, N lambda)
      : first_(first), second_(second), lambda_(std::move(lambda)), dimension_(first.dimension) {}

  /// @param first_rows, second_rows sites whose differences to the base sites are independent together.
  /// False when they are not (or not certainly).
  bool solve(int first_base, const std::vector<int>& first_rows, int second_base,
             const std::vector<int>& second_rows, Candidate<N>& result) {
    const std::size_t d = dimension_, r1 = first_rows.size(), r2 = second_rows.size(), r = r1 + r2;
    centre(first_base, second_base, result.at);
    rows_.resize(r * d);
    right_.resize(r);
    for (std::size_t a = 0; a < r1; ++a) row(first_, first_base, first_rows[a], a, result.at);
    for (std::size_t b = 0; b < r2; ++b) row(second_, second_base, second_rows[b], r1 + b, result.at);
    gram_.resize(r * r);
    for (std::size_t a = 0; a < r; ++a)
      for (std::size_t b = 0; b <= a; ++b) {
        N sum = rows_[a * d] * rows_[b * d];
        for (std::size_t i = 1; i < d; ++i) sum += rows_[a * d + i] * rows_[b * d + i];
        gram_[b * r + a] = sum;
        gram_[a * r + b] = std::move(sum);
      }
    if (!eliminate(r)) return false;
    for (std::size_t a = 0; a < r; ++a)
      for (std::size_t i = 0; i < d; ++i) result.at[i] += right_[a] * rows_[a * d + i];
    result.first.assign(right_.begin(), right_.begin() + static_cast<std::ptrdiff_t>(r1));
    result.second.assign(right_.begin() + static_cast<std::ptrdiff_t>(r1), right_.end());
    return true;
  }

  /// lambda x_k + (1 - lambda) y_l
  void centre(int k, int l, std::vector<N>& result) const {
    result.resize(dimension_);
    for (std::size_t i = 0; i < dimension_; ++i)
      result[i] = second_[l][i] + lambda_ * (first_[k][i] - second_[l][i]);
  }

 private:
  /// Row of the site's difference u to the base, and its right-hand side: <u, x> = (|x_site|^2 -
  /// |x_base|^2)/2 on the bisector, less <u, centre>.
  void row(const SiteTable<N>& sites, int base, int site, std::size_t index, const std::vector<N>& centre) {
    N right = sites.half_square(site) - sites.half_square(base);
    for (std::size_t i = 0; i < dimension_; ++i) {
      N& entry = rows_[index * dimension_ + i];
      entry = sites[site][i] - sites[base][i];
      right -= entry * centre[i];
    }
    right_[index] = std::move(right);
  }

  bool eliminate(std::size_t r) {
    for (std::size_t column = 0; column < r; ++column) {
      std::size_t best = column;
      for (std::size_t a = column + 1; a < r; ++a)
        if (Arithmetic::better_pivot(gram_[a * r + column], gram_[best * r + column])) best = a;
      if (!Arithmetic::is_pivot(gram_[best * r + column])) return false;
      if (best != column) {
        for (std::size_t b = column; b < r; ++b) std::swap(gram_[best * r + b], gram_[column * r + b]);
        std::swap(right_[best], right_[column]);
      }
      for (std::size_t a = column + 1; a < r; ++a) {
        const N factor = gram_[a * r + column] / gram_[column * r + column];
        for (std::size_t b = column + 1; b < r; ++b) gram_[a * r + b] -= factor * gram_[column * r + b];
        right_[a] -= factor * right_[column];
      }
    }
    for (std::size_t column = r; column-- > 0;) {
      for (std::size_t b = column + 1; b < r; ++b) right_[column] -= gram_[column * r + b] * right_[b];
      right_[column] /= gram_[column * r + column];
    }
    return true;
  }

  const SiteTable<N>& first_;
  const SiteTable<N>& second_;
  N lambda_;
  std::size_t dimension_;
  std::vector<N> rows_, right_, gram_;
};

}  // namespace referee::detail
