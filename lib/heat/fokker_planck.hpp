// SPDX-License-Identifier: GPL-3.0-or-later
/// The law of the noisy generation process on the line by conservative finite volumes, in double precision.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "heat/mixed_score.hpp"

namespace referee {

/// A density on the line by its averages over the cells between consecutive edges.
struct CellDensity {
  std::vector<double> edges;     ///< increasing, one more than there are cells
  std::vector<double> averages;  ///< >= 0

  double mass() const;
  /// The integral of rho^p over the cells, p >= 1; by Jensen not above that of the density averaged.
  double power_integral(double p) const;
  double mean() const;
};

/// Edges from -half_width to half_width, mirror symmetric. Strength 0 spaces them evenly; otherwise they lie
/// at half_width sinh(strength q)/sinh(strength), q evenly spaced: finer around 0 by the factor
/// strength/sinh(strength). @throws std::invalid_argument unless half_width > 0, strength >= 0, cells >= 2.
std::vector<double> graded_edges(double half_width, double strength, long cells);

/// The averages of N(mean, variance), from differences of its distribution function.
CellDensity gaussian_cells(std::vector<double> edges, double mean, double variance);

/// The score s(x) frozen at one heat time.
using FrozenLineScore = std::function<double(double x)>;
using LineScoreInTime = std::function<FrozenLineScore(double heat_time)>;

/// lambda s1 + (1 - lambda) s2 of two mixtures on the line, through the posterior kernel.
/// @throws std::invalid_argument in another dimension.
LineScoreInTime mixed_line_score(const MixedScore& mixed);

/// One implicit Euler step of rho_tau = (diffusion rho_x - drift rho)_x without flux through the ends. Fluxes
/// are exponentially fitted (Scharfetter and Gummel), exact for constant drift between two cell centres;
/// diffusion 0 is the upwind flux. Conserves mass to rounding and keeps averages nonnegative for every step
/// length.
/// @param face_drift at the inner edges, one fewer than there are cells.
void fokker_planck_step(CellDensity& density, std::span<const double> face_drift, double diffusion,
                        double length);

struct GenerationOptions {
  double epsilon = 0.2;   ///< >= 0
  double start_time = 1;  ///< T
  long steps = 400;       ///< per unit of log(T/t)
};

/// The solution of rho_t + epsilon rho_xx - (1 + epsilon) (rho s)_x = 0 from rho(T) = `start` down to each of
/// the heat times, which fall from T on. Solved in tau = log(T/t), where drift and diffusion are (1 +
/// epsilon) t s and epsilon t. First order in the step, second in the cells while epsilon > 0 and cells
/// resolve the layers.
///                                                                       [geometric-asymptotics, (4.1),
///                                                                       (4.6)]
/// @throws std::invalid_argument for times that do not fall, epsilon < 0 or steps < 1.
std::vector<CellDensity> generated_densities(const LineScoreInTime& score, CellDensity start,
                                             std::span<const double> times, const GenerationOptions& options);

/// A number from three levels of a method whose error falls to a quarter from one to the next.
struct RefinedValue {
  double value;  ///< extrapolated from the two finest
  double
      error;  ///< the larger change among the last two extrapolations and the last two levels, divided by 3
  double order;  ///< log2 of the ratio of successive changes: 2 where the levels behave as said
};
RefinedValue refined(double coarse, double middle, double fine);

}  // namespace referee
