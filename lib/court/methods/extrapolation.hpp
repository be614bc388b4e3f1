// SPDX-License-Identifier: GPL-3.0-or-later
/// Limits of slowly or quickly converging sequences, with an error estimate that knows the difference.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "numbers/ball.hpp"

namespace referee::court {

struct Extrapolation {
  Ball value;  ///< exact midpoint
  Ball error;  ///< estimate, never smaller than the radius of the extrapolated enclosure
};

/// Limit of s_first, s_(first+1), ..., the quantity along decades. Two tables are built: iterated Aitken
/// (errors like sums of powers of h, also with logarithms) and Neville in 1/k (errors like powers of 1/log
/// h). Each column is judged by the distance to the column before and by the tail that its own last
/// differences leave, summed as a geometric series of their largest ratio; the column with the smallest error
/// is taken. Nothing when the sequence itself does not converge (its last differences grow), or when there
/// are fewer than five terms.
std::optional<Extrapolation> extrapolate(std::span<const Ball> sequence, long first);

/// The extrapolation of a sequence and of the same without its last one, two and three terms.
class Convergence {
 public:
  Convergence(std::span<const Ball> sequence, long first);

  /// False when nothing converges.
  bool exists() const { return !levels_.empty(); }
  const Extrapolation& best() const { return levels_.front(); }
  /// The target lies within the error.
  bool agrees(const Ball& target) const;
  /// The target lies outside by a factor of ten, with all four lengths, which agree with one another.
  bool excludes(const Ball& target) const;

 private:
  std::vector<Extrapolation> levels_;
  bool stable_ = false;
};

}  // namespace referee::court
