// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs a recorded formula: Taylor coefficients of every node, order by order, without enclosures.
#pragma once

#include <vector>

#include "dynamics/series.hpp"

namespace referee {

/// The Taylor coefficients in time of the solution of y' = f(time, y) and of all nodes of a program.
///
/// Classical recurrences over Arb midpoints (radii are neither read nor written), each product a dot product
/// with a single rounding; rounded to the given precision, so that coefficients carry an error of a few units
/// in the last place of their largest term. All memory is allocated on construction: `expand` allocates only
/// what the transcendental functions of order 0 need. One object per thread; the program must outlive it.
class SeriesExpansion {
 public:
  /// @param order the highest order ever asked for.
  SeriesExpansion(const SeriesProgram& program, Precision precision, int order);
  ~SeriesExpansion();
  SeriesExpansion(const SeriesExpansion&) = delete;
  SeriesExpansion& operator=(const SeriesExpansion&) = delete;

  const SeriesProgram& program() const { return program_; }
  Precision precision() const { return {bits_}; }
  int order() const { return order_; }

  /// Sets the point of expansion and computes order 0 of every node, which gives the slopes there.
  void start(const Ball& time, std::span<const Ball> state);
  /// Completes the orders up to `order` of every node that the field needs, one less for those that only
  /// feed the slopes. @param functions also completes nodes added beside the field (events).
  void extend(bool functions);

  /// Coefficients 0..order() of a node; read only the midpoints.
  arb_srcptr coefficients(int node) const {
    return values_ + static_cast<std::ptrdiff_t>(node) * (order_ + 1);
  }
  /// f_i(time, state) at the point of expansion. Exact ball around the rounded value.
  Ball slope(std::size_t component) const;

 private:
  struct Plan;  ///< a node with its constants and scratch space
  void compute(const Plan& plan, int k);
  arb_ptr series(int node) { return values_ + static_cast<std::ptrdiff_t>(node) * (order_ + 1); }

  const SeriesProgram& program_;
  long bits_;
  int order_;
  arb_ptr values_;       ///< (nodes) x (order + 1)
  arb_ptr reciprocals_;  ///< 1/k
  std::vector<Plan> plans_;
  std::vector<char> needed_;     ///< by the field
  std::vector<arb_struct> row_;  ///< shallow copies, gathered for one dot product
  arb_ptr scratch_;
};

}  // namespace referee
