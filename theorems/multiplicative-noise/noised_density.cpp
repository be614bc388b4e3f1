// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "multiplicative-noise/data_segments.hpp"
#include "multiplicative-noise/schedules.hpp"
#include "numbers/complex_error_function.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {

NoisedDensity::NoisedDensity(const Point& p) : dimension_(dimension_of(p)) {
  const Mixture<Ball> data = data_of(p);
  const std::vector<Ball> x = place_of(p);
  const Ball factor = gaussian_factor(p);
  for (std::size_t j = 0; j < data.size(); ++j) {
    Ball squares(0);
    auto& direction = directions_.emplace_back();
    for (std::size_t i = 0; i < x.size(); ++i) {
      squares += square(data.means[j][i] - x[i]);
      direction.emplace_back(data.means[j][i] - x[i]);
    }
    weights_.emplace_back(data.weights[j] * factor);
    half_squares_.emplace_back(half_of(squares));
  }
  for (const DataSegment& data : segments_of(p)) {
    Segment& segment = segments_.emplace_back();
    std::vector<Ball> direction, foot;
    for (std::size_t i = 0; i < x.size(); ++i) direction.push_back(data.to[i] - data.from[i]);
    const Ball length = euclidean_length(direction, p.precision());
    segment.near = Ball(0).at(p.precision());
    for (std::size_t i = 0; i < x.size(); ++i) {
      direction[i] /= length;
      segment.near += direction[i] * (data.from[i] - x[i]);
    }
    segment.far = segment.near + length;
    Ball height_square(0);
    for (std::size_t i = 0; i < x.size(); ++i) {
      // The place lies on every segment of the line.
      foot.push_back(x.size() == 1 ? Ball(0) : data.from[i] - x[i] - segment.near * direction[i]);
      height_square += square(foot[i]);
      segment.direction.emplace_back(direction[i]);
      segment.foot.emplace_back(foot[i]);
    }
    segment.weight = ComplexBall(data.share * factor / length);
    segment.half_height_square = ComplexBall(half_of(height_square));
  }
}

/// (2 pi v)^(1/2) times the mass of N(0, v) between the ends' coordinates, small differences kept.
ComplexBall NoisedDensity::spread_over(const Segment& segment, const ComplexBall& variance) {
  const ComplexBall spread = sqrt(ComplexBall(2) * variance), near = ComplexBall(segment.near) / spread,
                    far = ComplexBall(segment.far) / spread;
  const ComplexBall difference = segment.near.is_positive()  ? erfc(near) - erfc(far)
                                 : segment.far.is_negative() ? erfc(-far) - erfc(-near)
                                                             : erf(far) - erf(near);
  return sqrt(pi_like(variance) / ComplexBall(2) * variance) * difference;
}

NoisedDensity::Shares NoisedDensity::at(const ComplexBall& variance) const {
  Shares result;
  result.log_variance = log(variance);
  result.inverse_variance = ComplexBall(1) / variance;
  const ComplexBall scale = ComplexBall(static_cast<int>(dimension())) * result.log_variance / ComplexBall(2);
  for (std::size_t j = 0; j < weights_.size(); ++j) {
    result.of_points.push_back(weights_[j] * exp(-half_squares_[j] * result.inverse_variance - scale));
    result.density += result.of_points.back();
  }
  for (const Segment& segment : segments_) {
    const auto gaussian = [&](const Ball& w) {
      return exp(-ComplexBall(half_of(square(w))) * result.inverse_variance);
    };
    const ComplexBall beside =
        segment.weight * exp(-segment.half_height_square * result.inverse_variance - scale);
    result.of_segments.push_back(beside * spread_over(segment, variance));
    result.lengthwise.push_back(beside * (gaussian(segment.near) - gaussian(segment.far)));
    result.density += result.of_segments.back();
  }
  return result;
}

ComplexBall NoisedDensity::gradient(const Shares& shares, std::size_t axis) const {
  ComplexBall sum(0), along(0);
  for (std::size_t j = 0; j < weights_.size(); ++j) sum += shares.of_points[j] * directions_[j][axis];
  for (std::size_t k = 0; k < segments_.size(); ++k) {
    sum += shares.of_segments[k] * segments_[k].foot[axis];
    along += shares.lengthwise[k] * segments_[k].direction[axis];
  }
  return sum * shares.inverse_variance + along;
}

bool NoisedDensity::is_level(std::size_t axis) const {
  return std::all_of(directions_.begin(), directions_.end(),
                     [&](const auto& direction) { return is_exact_zero(direction[axis]); }) &&
         std::all_of(segments_.begin(), segments_.end(), [&](const Segment& segment) {
           return is_exact_zero(segment.direction[axis]) && is_exact_zero(segment.foot[axis]);
         });
}

}  // namespace referee::multiplicative_noise
