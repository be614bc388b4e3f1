// SPDX-License-Identifier: GPL-3.0-or-later
/// Many points in a space of many dimensions, one byte a coordinate: images as they are stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace referee {

/// Points whose coordinates are k/255, k = 0, ..., 255. Computations use centred units, z = 255 x - 128, in
/// which every coordinate of a point is a signed byte; `to_centred` and `from_centred` translate.
class ByteCloud {
 public:
  /// @param bytes point by point. @throws std::invalid_argument unless they are a whole number of points, at
  /// least one, of dimension 1 to 100,000.
  ByteCloud(std::vector<std::uint8_t> bytes, std::size_t dimension);

  std::size_t size() const { return squared_norms_.size(); }
  std::size_t dimension() const { return dimension_; }

  /// In centred units.
  std::span<const std::int8_t> point(std::size_t index) const {
    return {centred_.data() + index * dimension_, dimension_};
  }
  /// Of the centred point, exact.
  double squared_norm(std::size_t index) const { return squared_norms_[index]; }
  double norm(std::size_t index) const { return norms_[index]; }
  /// Distance from the mean of all points, in centred units, rounded up.
  double spread(std::size_t index) const { return spreads_[index]; }

  /// Scalar product with z, both in centred units. The order of summation is the same on every machine.
  double dot(std::size_t index, const double* z) const;
  /// With a point of this dimension, exact.
  std::int32_t dot(std::size_t index, std::span<const std::int8_t> point) const;
  /// target += weight * point.
  void add(std::size_t index, double weight, double* target) const;
  /// Squared distance of two points, exact.
  double squared_distance(std::size_t first, std::size_t second) const;

  /// Coordinates [axis, axis + width) of points [first, last), row by row.
  template <class T>
  void expand(std::size_t first, std::size_t last, std::size_t axis, std::size_t width, T* target) const;

 private:
  std::size_t dimension_;
  std::vector<std::int8_t> centred_;
  std::vector<double> squared_norms_, norms_, spreads_;
};

inline double to_centred(double x) { return 255 * x - 128; }
inline double from_centred(double z) { return (z + 128) / 255; }

}  // namespace referee
