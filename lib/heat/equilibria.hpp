// SPDX-License-Identifier: GPL-3.0-or-later
/// Zeros of the optimal model, each proven to exist and to be the only one in its box.
#pragma once

#include "heat/optimal_model.hpp"
#include "numbers/roots.hpp"

namespace referee {

/// The optimal model of exact data.
struct TrainedModel {
  Mixture<Rational> data;  ///< Diracs
  Rational alpha, sigma_eps, sigma_T;

  OptimalModel at(Precision precision) const { return {data, alpha, sigma_eps, sigma_T, precision}; }
};

struct Equilibrium {
  std::vector<Ball> at;      ///< enclosure of the zero of s_*
  std::vector<Ball> offset;  ///< at - (nearest data point), with relative accuracy of its own
  std::size_t nearest;       ///< index of that data point
  Truth stable;  ///< yes: Hess L negative definite (asymptotically stable); no: L grows in some direction
};

struct EquilibriumSearch {
  std::vector<Equilibrium> points;
  /// Every zero is in the list: all of the data's bounding box (no zero lies outside the hull) was searched
  /// and nothing was left open.
  bool complete = false;
  long open = 0;  ///< boxes in which zeros could neither be excluded nor separated
};

/// A search of the data's bounding box by bisection: boxes without a zero are excluded by enclosures of grad
/// L, zeros proven by Krawczyk's test. Where that remains incomplete, ascent and Newton's iteration from
/// every data point add to the list.
/// @param digits to which zeros and offsets are enclosed, relative to themselves
/// @param boxes at most that many are looked at; 0 leaves the bounding box unsearched
/// @throws std::invalid_argument as OptimalModel does.
EquilibriumSearch find_equilibria(const TrainedModel& model, long digits, long boxes);

}  // namespace referee
