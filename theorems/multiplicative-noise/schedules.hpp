// SPDX-License-Identifier: GPL-3.0-or-later
/// Noise schedules g and integrals over time: the routes to Section 2's integrals that know no kernel Phi.
#pragma once

#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {

/// schedule = 1: g = 2; 2: g = 1/2 + t; 3: g = exp(t); 4: g = sqrt(2 t), where sigma_t = t.
/// An instance carries schedule, eps < T, alpha, data points, odds and a place (see kernels.hpp).
Family scheduled_data(const Trial& trial);
/// The same on segments: one and two of the line, in the plane and in space, with and without points of other
/// weights; places on, beside and beyond them.
Family scheduled_segments(const Trial& trial);

/// g(t)^2 and sigma_t^2 = int_0^t g^2.
ComplexBall squared_rate(const Point& p, const ComplexBall& t);
ComplexBall noise_variance(const Point& p, const ComplexBall& t);
/// The same point with a = sigma_eps and b = sigma_T.
Point with_noise_levels(const Point& p);

/// The density p_sigma at the point's place and its gradient, as functions of v = sigma^2, from the
/// definition: summed over points, in error functions and Gaussians for segments.
class NoisedDensity {
 public:
  explicit NoisedDensity(const Point& p);

  /// What is common to p_sigma and its gradient at one v.
  struct Shares {
    ComplexBall log_variance, inverse_variance, density;
    std::vector<ComplexBall> of_points;                ///< w_j times the Gaussian around x_j
    std::vector<ComplexBall> of_segments, lengthwise;  ///< the density's parts, the gradients' along them
  };
  Shares at(const ComplexBall& variance) const;
  /// One component of grad p_sigma.
  ComplexBall gradient(const Shares& shares, std::size_t axis) const;
  /// No data lie off the place along that axis: the gradient's component vanishes for every sigma, a zero
  /// that no relative goal of a quadrature reaches.
  bool is_level(std::size_t axis) const;
  std::size_t dimension() const { return dimension_; }

 private:
  /// Seen from the place: the ends' coordinates along the segment, and its line.
  struct Segment {
    Ball near, far;
    ComplexBall weight, half_height_square;    ///< weight over the length, with (2 pi)^(-d/2)
    std::vector<ComplexBall> direction, foot;  ///< of length one; from the place to the line
  };
  static ComplexBall spread_over(const Segment& segment, const ComplexBall& variance);

  std::size_t dimension_;
  std::vector<ComplexBall> weights_, half_squares_;   ///< weights with (2 pi)^(-d/2)
  std::vector<std::vector<ComplexBall>> directions_;  ///< x_j - x
  std::vector<Segment> segments_;
};

/// int_eps^T g(t)^2 f(v, log v) dt by enclosing quadrature in the variable log t, with v = sigma_t^2.
using VarianceFunction = std::function<ComplexBall(const NoisedDensity::Shares&)>;
Ball over_time(const Point& p, const NoisedDensity& density, const VarianceFunction& f);

/// The three integrals of (2.7) with lambda = g^2; of the second one component.
Ball first_integral(const Point& p);
Ball second_integral(const Point& p, std::size_t axis);
Ball third_integral(const Point& p);
/// |I_2|^2.
Ball second_integral_squared(const Point& p);

/// (2 pi)^(-d/2).
Ball gaussian_factor(const Point& p);
/// (2 pi)^(-d/2) int Phi((d + 2 alpha - 2)/2, |x - x~|^2/2) dmu and (2 pi)^(-d/2) int Phi((d + alpha)/2, .)
/// (x~ - x) dmu.
Ball kernel_weight(const Point& p);
std::vector<Ball> kernel_gradient(const Point& p);
/// (2 pi)^(-d/2) int Phi((d + 2)/2, |x - x~|^2/2) |x~ - x|^2 dmu.
Ball kernel_second_moment(const Point& p);

}  // namespace referee::multiplicative_noise
