// SPDX-License-Identifier: GPL-3.0-or-later
/// A trajectory that few points move, by its coefficients: all its scalar products follow from rows of the
/// Gram matrix. Internal to dynamics; all quantities in centred units.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "dynamics/byte_cloud.hpp"

namespace referee {

/// Some points of one of the two clouds, each with its part of the mixture of posterior means.
struct MixturePart {
  std::size_t side;
  double share;
  const std::vector<std::uint32_t>* points;
  const std::vector<double>* weights;
};

/// Every Euler step z <- (1 - h) z + h sum_j w_j p_j keeps z in the span of an early state z0 and of the
/// points that had weight since: z = c z0 + sum_j a_j p_j. So z.p follows for every point p from z0.p, known
/// once, and from the row p_j.p of the Gram matrix, formed once for each p_j: sums of few terms instead of
/// products of the dimension's length.
class GramSpan {
 public:
  /// A vector of the span.
  struct Combination {
    double anchor = 0;                                ///< of z0
    std::array<std::vector<double>, 2> coefficients;  ///< of the points of either cloud, as `points` has them
  };

  /// @param products of z0 with all points of a cloud, empty for a cloud without share
  /// @param error each of them is off by at most error |p|
  GramSpan(std::array<const ByteCloud*, 2> clouds, std::vector<double> anchor,
           std::array<std::vector<float>, 2> products, double error);

  /// Follows the step z <- (1 - h) z + h mixture, and the average of the mixtures, in which the newest has
  /// this weight.
  void step(double h, double newest, const std::vector<MixturePart>& mixture);

  /// z, and the average of the mixtures.
  const Combination& state() const { return state_; }
  const Combination& average() const { return average_; }
  /// A mixture by its coefficients; its points join the span.
  Combination mixture(const std::vector<MixturePart>& parts);
  /// Points of the span.
  std::size_t size() const { return points_[0].size() + points_[1].size(); }

  /// The sum, rounded.
  std::vector<double> vector(const Combination& combination) const;

  /// Scalar products of z with all points of a cloud, where z is the combination but for rounding. Forms the
  /// rows of the Gram matrix that are missing.
  std::vector<float> products(std::size_t side, const Combination& combination);

  /// Entries of the Gram matrix formed so far.
  double entries() const { return entries_; }

  /// Each of those products is off by at most this times |p|: |z - sum| is measured, the error of z0.p enters
  /// with the weight of z0, and the roundings of the sums are bounded by their number.
  double error(const Combination& combination, const std::vector<double>& z) const;

 private:
  /// Where the point is among those of its side; a new one joins with coefficient zero.
  std::size_t place(std::size_t side, std::uint32_t point);
  void complete_rows();

  /// One point's row of the Gram matrix, by the side of the other point. The products are integers below
  /// 2^31 and exact.
  using Row = std::array<std::vector<std::int32_t>, 2>;

  std::array<const ByteCloud*, 2> clouds_;
  std::vector<double> anchor_;
  double anchor_norm_ = 0, error_ = 0, entries_ = 0;
  std::array<std::vector<float>, 2> anchor_products_;
  std::array<std::vector<std::uint32_t>, 2> points_;
  std::array<std::vector<Row>, 2> rows_;
  Combination state_, average_;
  bool averaged_ = false;
};

}  // namespace referee
