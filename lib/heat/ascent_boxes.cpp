// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/ascent_boxes.hpp"

#include <optional>

namespace referee {
namespace {

constexpr double widening = 0.25;        // of a box on each side, for the proof of one zero
constexpr double worth_repeating = 0.7;  // shrunk to less than this part, a box is tried again

Rational half_order(const Mixture<Rational>& data, const Rational& alpha) {
  return (alpha + static_cast<long>(data.dimension())) / 2;
}

double greatest_argument(std::size_t dimension, double reach) {
  return detail::rounded_up(static_cast<double>(dimension) * reach * reach);
}

/// Gauss and Jordan's inverse with pivoting; nothing when a pivot vanishes.
std::optional<std::vector<double>> inverse(std::vector<double> a, std::size_t d) {
  std::vector<double> b(d * d, 0);
  for (std::size_t i = 0; i < d; ++i) b[i * d + i] = 1;
  for (std::size_t k = 0; k < d; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k + 1; i < d; ++i)
      if (std::abs(a[i * d + k]) > std::abs(a[pivot * d + k])) pivot = i;
    if (!(std::abs(a[pivot * d + k]) > 0) || !std::isfinite(a[pivot * d + k])) return std::nullopt;
    for (std::size_t j = 0; j < d; ++j) {
      std::swap(a[k * d + j], a[pivot * d + j]);
      std::swap(b[k * d + j], b[pivot * d + j]);
    }
    for (std::size_t i = 0; i < d; ++i) {
      const double part = (i == k ? a[k * d + k] - 1 : a[i * d + k]) / a[k * d + k];
      for (std::size_t j = 0; j < d; ++j) {
        const double above = a[k * d + j], beside = b[k * d + j];
        a[i * d + j] -= part * above;
        b[i * d + j] -= part * beside;
      }
    }
  }
  return b;
}

bool inside(const IntervalBox& inner, const IntervalBox& outer) {
  for (std::size_t i = 0; i < inner.size(); ++i)
    if (!(inner[i].lower > outer[i].lower && inner[i].upper < outer[i].upper)) return false;
  return true;
}

}  // namespace

AscentBoxes::AscentBoxes(const Mixture<Rational>& data, const Rational& alpha, const Rational& a,
                         const Rational& b, double reach)
    : first_(half_order(data, alpha), a, b, greatest_argument(data.dimension(), reach)),
      second_(half_order(data, alpha) + 1, a, b, greatest_argument(data.dimension(), reach)) {
  for (std::size_t j = 0; j < data.size(); ++j) {
    auto& point = points_.emplace_back();
    for (const Rational& coordinate : data.means[j]) point.emplace_back(coordinate);
    weights_.emplace_back(data.weights[j]);
  }
}

AscentBoxes::Derivatives AscentBoxes::over(const IntervalBox& box, bool second,
                                           std::optional<double> common) const {
  const std::size_t d = dimension(), size = points_.size();
  std::vector<Interval> direction(size * d), squares(size * d), arguments(size), first(size);
  double leading = -HUGE_VAL;
  for (std::size_t j = 0; j < size; ++j) {
    Interval sum;
    for (std::size_t i = 0; i < d; ++i) {
      direction[j * d + i] = points_[j][i] - box[i];
      squares[j * d + i] = square(direction[j * d + i]);
      sum += squares[j * d + i];
    }
    arguments[j] = {sum.lower / 2, sum.upper / 2};
    first[j] = first_.log_bounds(arguments[j]);
    leading = std::max(leading, first[j].upper);
  }
  Derivatives result{IntervalBox(d), std::vector<Interval>(second ? d * d : 0), common.value_or(leading)};
  for (std::size_t j = 0; j < size; ++j) {
    const Interval pull = weights_[j] * exp(first[j] - Interval(result.common));
    for (std::size_t i = 0; i < d; ++i) result.gradient[i] += pull * direction[j * d + i];
    if (!second) continue;
    const Interval bend = weights_[j] * exp(second_.log_bounds(arguments[j]) - Interval(result.common));
    for (std::size_t i = 0; i < d; ++i) {
      result.hessian[i * d + i] += bend * squares[j * d + i] - pull;
      for (std::size_t k = 0; k < i; ++k) {
        const Interval entry = bend * (direction[j * d + i] * direction[j * d + k]);
        result.hessian[i * d + k] += entry;
        result.hessian[k * d + i] += entry;
      }
    }
  }
  return result;
}

std::optional<IntervalBox> AscentBoxes::krawczyk_image(const IntervalBox& box) const {
  const std::size_t d = dimension();
  const Derivatives slopes = over(box, true, std::nullopt);
  std::vector<double> middles;
  for (const Interval& entry : slopes.hessian) middles.push_back(entry.middle());
  const auto c = inverse(std::move(middles), d);
  if (!c) return std::nullopt;
  IntervalBox centre, image;
  for (const Interval& side : box) centre.emplace_back(side.middle());
  const IntervalBox value = over(centre, false, slopes.common).gradient;
  for (std::size_t i = 0; i < d; ++i) {
    Interval component = centre[i];
    for (std::size_t k = 0; k < d; ++k) component -= Interval((*c)[i * d + k]) * value[k];
    for (std::size_t j = 0; j < d; ++j) {
      Interval defect(i == j ? 1 : 0);
      for (std::size_t k = 0; k < d; ++k) defect -= Interval((*c)[i * d + k]) * slopes.hessian[k * d + j];
      component += defect * (box[j] - centre[j]);
    }
    if (!component.is_finite()) return std::nullopt;
    image.push_back(component);
  }
  return image;
}

AscentBoxes::Answer AscentBoxes::test(const IntervalBox& box) const {
  Answer answer{Zeros::open, box};
  for (;;) {
    for (const Interval& component : over(answer.box, false, std::nullopt).gradient)
      if (component.is_finite() && !component.contains_zero()) return {Zeros::none, {}};
    IntervalBox wide;
    for (const Interval& side : answer.box) {
      const double margin = side.width() * widening;
      wide.emplace_back(side.lower - margin, side.upper + margin);
    }
    const auto image = krawczyk_image(wide);
    if (!image) return answer;
    if (inside(*image, wide)) return {Zeros::one, *image};
    double part = 1;
    for (std::size_t i = 0; i < box.size(); ++i) {
      Interval& side = answer.box[i];
      const double before = side.width();
      side = {std::max(side.lower, (*image)[i].lower), std::min(side.upper, (*image)[i].upper)};
      if (!(side.lower <= side.upper)) return {Zeros::none, {}};
      part = std::min(part, side.width() / before);
    }
    if (!(part < worth_repeating)) return answer;
  }
}

}  // namespace referee
