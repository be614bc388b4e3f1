// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/gram_span.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace referee {
namespace {

// Points whose products with all points of the span are formed while they are in the cache.
constexpr std::size_t gram_block = 64;
// Products that are summed up together.
constexpr std::size_t sum_block = 1024;

void scale_by(double factor, GramSpan::Combination& combination) {
  combination.anchor *= factor;
  for (auto& coefficients : combination.coefficients)
    for (double& coefficient : coefficients) coefficient *= factor;
}

}  // namespace

GramSpan::GramSpan(std::array<const ByteCloud*, 2> clouds, std::vector<double> anchor,
                   std::array<std::vector<float>, 2> products, double error)
    : clouds_(clouds),
      anchor_(std::move(anchor)),
      anchor_norm_(std::sqrt(std::inner_product(anchor_.begin(), anchor_.end(), anchor_.begin(), 0.0))),
      error_(error),
      anchor_products_(std::move(products)) {
  state_.anchor = 1;
}

std::size_t GramSpan::place(std::size_t side, std::uint32_t point) {
  auto& points = points_[side];
  const auto found = std::find(points.begin(), points.end(), point);
  const auto index = static_cast<std::size_t>(found - points.begin());
  if (found == points.end()) {
    points.push_back(point);
    rows_[side].emplace_back();
    state_.coefficients[side].push_back(0);
    average_.coefficients[side].push_back(0);
  }
  return index;
}

void GramSpan::step(double h, double newest, const std::vector<MixturePart>& mixture) {
  if (!averaged_) newest = 1;
  averaged_ = true;
  scale_by(1 - h, state_);
  scale_by(1 - newest, average_);
  for (const MixturePart& part : mixture)
    for (std::size_t k = 0; k < part.points->size(); ++k) {
      const std::size_t index = place(part.side, (*part.points)[k]);
      const double weight = part.share * (*part.weights)[k];
      state_.coefficients[part.side][index] += h * weight;
      average_.coefficients[part.side][index] += newest * weight;
    }
}

GramSpan::Combination GramSpan::mixture(const std::vector<MixturePart>& parts) {
  for (const MixturePart& part : parts)
    for (const auto point : *part.points) place(part.side, point);
  Combination result;
  for (const std::size_t side : {0, 1}) result.coefficients[side].assign(points_[side].size(), 0.0);
  for (const MixturePart& part : parts)
    for (std::size_t k = 0; k < part.points->size(); ++k)
      result.coefficients[part.side][place(part.side, (*part.points)[k])] = part.share * (*part.weights)[k];
  return result;
}

std::vector<double> GramSpan::vector(const Combination& combination) const {
  std::vector<double> sum(anchor_.size());
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = combination.anchor * anchor_[i];
  for (const std::size_t side : {0, 1})
    for (std::size_t k = 0; k < combination.coefficients[side].size(); ++k)
      if (combination.coefficients[side][k] != 0)
        clouds_[side]->add(points_[side][k], combination.coefficients[side][k], sum.data());
  return sum;
}

void GramSpan::complete_rows() {
  for (const std::size_t other : {0, 1}) {
    if (anchor_products_[other].empty()) continue;
    const ByteCloud& cloud = *clouds_[other];
    std::vector<std::pair<std::span<const std::int8_t>, std::int32_t*>> missing;
    for (const std::size_t side : {0, 1})
      for (std::size_t k = 0; k < points_[side].size(); ++k) {
        auto& row = rows_[side][k][other];
        if (!row.empty()) continue;
        row.resize(cloud.size());
        entries_ += static_cast<double>(cloud.size());
        missing.emplace_back(clouds_[side]->point(points_[side][k]), row.data());
      }
    for (std::size_t first = 0; first < cloud.size() && !missing.empty(); first += gram_block) {
      const std::size_t last = std::min(cloud.size(), first + gram_block);
      for (const auto& [point, row] : missing)
        for (std::size_t k = first; k < last; ++k) row[k] = cloud.dot(k, point);
    }
  }
}

std::vector<float> GramSpan::products(std::size_t side, const Combination& combination) {
  complete_rows();
  const auto& of_anchor = anchor_products_[side];
  std::vector<float> result(of_anchor.size());
  std::array<double, sum_block> sums;
  for (std::size_t first = 0; first < result.size(); first += sum_block) {
    const std::size_t count = std::min(sum_block, result.size() - first);
    for (std::size_t i = 0; i < count; ++i) sums[i] = combination.anchor * of_anchor[first + i];
    for (const std::size_t own : {0, 1})
      for (std::size_t k = 0; k < combination.coefficients[own].size(); ++k) {
        const double coefficient = combination.coefficients[own][k];
        if (coefficient == 0) continue;
        const std::int32_t* row = rows_[own][k][side].data() + first;
        for (std::size_t i = 0; i < count; ++i) sums[i] += coefficient * row[i];
      }
    for (std::size_t i = 0; i < count; ++i) result[first + i] = static_cast<float>(sums[i]);
  }
  return result;
}

double GramSpan::error(const Combination& combination, const std::vector<double>& z) const {
  const std::vector<double> sum = vector(combination);
  double square = 0;
  for (std::size_t i = 0; i < z.size(); ++i) square += (z[i] - sum[i]) * (z[i] - sum[i]);
  // In every coordinate, and in every product, at most this is added up.
  double total = std::abs(combination.anchor) * anchor_norm_;
  for (const std::size_t side : {0, 1})
    for (std::size_t k = 0; k < combination.coefficients[side].size(); ++k)
      total += std::abs(combination.coefficients[side][k]) * clouds_[side]->norm(points_[side][k]);
  // Twice a product and a sum per term, once for `sum` and once for the scalar products; the differences from
  // z, their squares and the sum of these add less than one part in 2^40 to a length.
  const double roundings =
      static_cast<double>(4 * (size() + 2)) * std::numeric_limits<double>::epsilon() * total;
  // Last, a scalar product below |p| times `total` becomes a float.
  return (std::sqrt(square) * (1 + 0x1p-30) + roundings + std::abs(combination.anchor) * error_ +
          total * 0x1p-24) *
         (1 + 0x1p-20);
}

}  // namespace referee
