// SPDX-License-Identifier: GPL-3.0-or-later
/// Many perturbed flows in several dimensions, in double precision: evidence by numbers, not by
/// proof.
#pragma once

#include <functional>

#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {

/// L, L~ and s_* of finitely many points, by Gauss-Legendre quadrature in log u with as many nodes as double
/// precision can use while sigma_T/sigma_eps <= 100 and |x - x_j| <= 10 sigma_T.
class SwiftModel {
 public:
  explicit SwiftModel(const Instance& data);

  struct Values {
    double level, weight;       ///< L and L~
    std::vector<double> model;  ///< s_*
  };
  Values at(std::span<const double> x) const;
  std::size_t dimension() const { return points_.front().size(); }
  const std::vector<std::vector<double>>& points() const { return points_; }
  double sigma_eps() const { return sigma_eps_; }
  double sigma_T() const { return sigma_T_; }
  double alpha() const { return alpha_; }

 private:
  std::vector<std::vector<double>> points_;
  std::vector<double> odds_, nodes_, level_weights_, force_weights_, model_weights_;
  double alpha_ = 0, sigma_eps_ = 0, sigma_T_ = 0;
};

using Perturbation =
    std::function<std::vector<double>(std::span<const double> x, std::span<const double> model)>;

/// One trajectory by the classical Runge-Kutta method, steps h limited by the stiffness sigma_eps^(alpha -
/// 2).
struct SwiftRun {
  std::vector<double> start, end;
  double start_level = 0, end_level = 0;
  double least_level_inside = 0;  ///< the least L after L has first reached `threshold`
  double greatest_drop = 0;       ///< of log L from one step to the next
  double end_slope = 0;           ///< |s_*| at the end
  bool reached = false;           ///< L >= threshold at some time
};
/// @param time in units of sigma_T^(2 - alpha), negative backwards.
SwiftRun follow(const SwiftModel& model, const Perturbation& perturbation, std::vector<double> start,
                double time, double threshold);

}  // namespace referee::multiplicative_noise
