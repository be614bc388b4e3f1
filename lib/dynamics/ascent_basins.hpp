// SPDX-License-Identifier: GPL-3.0-or-later
/// Which equilibrium of the optimal model's autonomous flow x' = s_*(x) a place flows to.
#pragma once

#include <optional>

#include "heat/tabulated_model.hpp"

namespace referee {

/// A ball around a stable equilibrium into which trajectories go and from which none returns.
struct AscentTrap {
  std::vector<double> centre;
  double radius;
};

/// The largest ball about a stable equilibrium (radius halved from `greatest`) on a box around which Hess L
/// is proven negative definite: there L is concave, so |x - x^| falls along every trajectory. Nothing when
/// that fails down to 2^-40 of `greatest`.
std::optional<AscentTrap> ascent_trap(const TrainedModel& model, const Equilibrium& equilibrium,
                                      double greatest);

struct AscentOptions {
  double tolerance = 1e-6;  ///< of the local error, a length
  long steps = 5000;        ///< at which to give up
};

/// The trap that the trajectory from `start` comes to, by an embedded Runge-Kutta pair; -1 when it comes to
/// none in so many steps. `path`, unless null, receives the places passed, flat.
int ascent_end(const TabulatedModel& model, const std::vector<AscentTrap>& traps, std::vector<double> start,
               const AscentOptions& options = {}, std::vector<double>* path = nullptr);

/// From `start` against the flow until |x| > reach, an unstable equilibrium is near or the steps are spent:
/// half of the stable manifold of a saddle when started beside it. Places passed, flat. `reach` lies within
/// the model's, by one factor of e at least.
std::vector<double> ascent_source(const TabulatedModel& model, std::vector<double> start, double reach,
                                  const AscentOptions& options = {});

}  // namespace referee
