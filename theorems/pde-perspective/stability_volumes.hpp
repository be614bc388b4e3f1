// SPDX-License-Identifier: GPL-3.0-or-later
/// Solutions of (3.1) without a closed form: several Diracs on the line, any epsilon, v_T Gaussian, T = 1, by
/// conservative finite volumes on three levels.
#pragma once

#include "heat/fokker_planck.hpp"
#include "pde-perspective/dirac_families.hpp"

namespace referee::pde_perspective::stability {

/// v_T = N(0, variance) on a grid of half-width 9, and the solution at each of the
/// falling times; a level has twice the cells and four times the steps of the one before.
struct VolumeStudy {
  std::vector<double> times;
  std::vector<std::vector<CellDensity>> levels;  ///< level, time

  /// |v|_p^p at a time, extrapolated, with its error and the observed order.
  RefinedValue power_integral(std::size_t time, double p) const;
};
/// @param grading of the grid around the origin: 0 is even.
VolumeStudy volume_study(const Instance& data, double epsilon, double variance, double grading,
                         const std::vector<double>& times);

/// |N(0, variance)|_p^p.
double gaussian_power_integral(double variance, double p);

/// Two and three Diracs, epsilon = 1/5 and 3, p = 2, 4: "measured" is |v(t)|_p with its error added, and
/// "started" is |v_T|_p.
Family volume_laws(const Trial& trial);

}  // namespace referee::pde_perspective::stability
