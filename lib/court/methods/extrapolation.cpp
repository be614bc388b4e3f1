// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/extrapolation.hpp"

#include <algorithm>

namespace referee::court {
namespace {

constexpr std::size_t terms_judged = 5;
constexpr int aitken_columns = 6, neville_columns = 10;
/// The ratio of the last differences is still on its way, so the geometric sum of the tail is only about
/// right.
constexpr long tail_safety = 5;
constexpr long exclusion = 10;
constexpr std::size_t truncations = 3;

using Column = std::vector<Ball>;

bool all_finite(const Column& column) {
  return std::all_of(column.begin(), column.end(), [](const Ball& ball) { return ball.is_finite(); });
}

/// What the sequence has still to go after its last term, from the last four differences.
std::optional<Ball> error_of(const Column& column, const Column* coarser) {
  const std::size_t n = column.size();
  if (n < terms_judged) return std::nullopt;
  Ball difference[terms_judged - 1];
  for (std::size_t i = 0; i + 1 < terms_judged; ++i) difference[i] = column[n - 1 - i] - column[n - 2 - i];
  const Ball radius = column.back().radius();

  const bool settled = std::any_of(std::begin(difference), std::end(difference),
                                   [](const Ball& d) { return d.contains_zero(); });
  if (settled) {
    // Terms agree as far as they are known, so that ratios mean nothing: the largest step is the measure.
    Ball largest = 0;
    for (const Ball& d : difference) largest = max(largest, d.magnitude());
    return (tail_safety * largest + radius).upper();
  }
  Ball ratio = 0;
  for (std::size_t i = 0; i + 2 < terms_judged; ++i)
    ratio = max(ratio, (abs(difference[i]) / abs(difference[i + 1])).magnitude());
  if (!ratio.is_finite() || !certainly_less(ratio, Ball(1))) return std::nullopt;
  // A difference that is small by accident is replaced by what the one before lets expect.
  const Ball last = max(difference[0].magnitude(), difference[1].magnitude() * ratio);
  Ball error = tail_safety * (last * ratio / (1 - ratio));
  if (coarser != nullptr) error = max(error, abs(column.back() - coarser->back()).magnitude());
  error = (error + radius).upper();
  return error.is_finite() ? std::optional(error) : std::nullopt;
}

void consider(std::optional<Extrapolation>& best, const Column& column, const Column* coarser) {
  const std::optional<Ball> error = error_of(column, coarser);
  if (error && (!best || certainly_less(*error, best->error))) best = {column.back().midpoint(), *error};
}

void try_aitken(std::optional<Extrapolation>& best, Column column) {
  for (int level = 0; level < aitken_columns; ++level) {
    Column next;
    for (std::size_t i = 2; i < column.size(); ++i) {
      const Ball step = column[i] - column[i - 1];
      const Ball bend = step - (column[i - 1] - column[i - 2]);
      if (bend.contains_zero()) {
        // Early terms may be settled or too coarse; only an unbroken run up to the last term is of use.
        next.clear();
        continue;
      }
      next.push_back(column[i] - square(step) / bend);
    }
    if (next.empty() || !all_finite(next)) return;
    consider(best, next, &column);
    column = std::move(next);
  }
}

void try_neville(std::optional<Extrapolation>& best, Column column, long first) {
  for (long level = 1; level <= neville_columns; ++level) {
    Column next;
    for (std::size_t i = 1; i < column.size(); ++i) {
      const long k = first + level - 1 + static_cast<long>(i);  // the decade that this term ends at
      next.push_back(column[i] + (column[i] - column[i - 1]) * (k - level) / level);
    }
    if (next.size() < terms_judged || !all_finite(next)) return;
    consider(best, next, &column);
    column = std::move(next);
  }
}

}  // namespace

std::optional<Extrapolation> extrapolate(std::span<const Ball> sequence, long first) {
  const Column column(sequence.begin(), sequence.end());
  if (column.size() < terms_judged || !all_finite(column)) return std::nullopt;
  std::optional<Extrapolation> best;
  consider(best, column, nullptr);
  // Aitken would also give a growing geometric sequence a "limit"; only what converges by itself is
  // accelerated.
  if (!best) return std::nullopt;
  try_aitken(best, column);
  // Powers of 1/k and of 1/(k + shift) span the same expansions, so any positive numbering serves.
  try_neville(best, column, std::max(first, 1L));
  return best;
}

Convergence::Convergence(std::span<const Ball> sequence, long first) {
  for (std::size_t dropped = 0; dropped <= truncations && dropped < sequence.size(); ++dropped) {
    const auto level = extrapolate(sequence.first(sequence.size() - dropped), first);
    if (!level) break;
    levels_.push_back(*level);
  }
  stable_ = levels_.size() == truncations + 1 &&
            std::all_of(levels_.begin(), levels_.end(), [&](const Extrapolation& level) {
              // Late terms may be noisier than early ones, so either estimate may be the better one.
              return certainly_at_most(abs(best().value - level.value), max(best().error, level.error));
            });
}

bool Convergence::agrees(const Ball& target) const {
  return exists() && target.is_finite() && !certainly_less(best().error, abs(best().value - target));
}

bool Convergence::excludes(const Ball& target) const {
  return stable_ && target.is_finite() &&
         std::all_of(levels_.begin(), levels_.end(), [&](const Extrapolation& level) {
           return certainly_less(exclusion * level.error, abs(level.value - target));
         });
}

}  // namespace referee::court
