// SPDX-License-Identifier: GPL-3.0-or-later
/// Sampling of the generation process, in double precision.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "heat/mixed_score.hpp"

namespace referee {

/// A score at one heat time: writes s(x, t). Called by one thread only.
using FrozenScore = std::function<void(std::span<const double> x, std::span<double> score)>;
/// The score frozen at heat time t > 0. Called by several threads at once.
using ScoreInTime = std::function<FrozenScore(double heat_time)>;

/// lambda s1 + (1 - lambda) s2 of any two Gaussian mixtures, through the posterior kernel.
ScoreInTime mixed_score_in_time(const MixedScore& score);

/// How time is cut: equal steps of t, or of tau = log(T/t).
enum class TimeScale { heat, similarity };

struct PathOptions {
  double epsilon = 0;       ///< strength of the noise, >= 0; 0 is the deterministic flow by Euler's scheme
  double start_time = 1;    ///< T
  double stop_time = 1e-4;  ///< t_min, in (0, T)
  long steps = 921;         ///< 921 steps of 1e-2 in tau lead from 1 to 1e-4
  TimeScale scale = TimeScale::similarity;
  std::uint64_t seed = 1;
  long record_every = 0;  ///< steps between records; 0 records the end alone
  int threads = 1;        ///< without influence on the result
};

/// Positions at the recorded times, flat: record, path, coordinate. The last record is the end.
struct SampledPaths {
  std::size_t dimension = 0, paths = 0;
  std::vector<double> times;  ///< heat times
  std::vector<double> positions;

  std::span<const double> at(std::size_t record, std::size_t path) const {
    return {&positions[(record * paths + path) * dimension], dimension};
  }
  std::span<const double> end(std::size_t path) const { return at(times.size() - 1, path); }
};

/// Euler-Maruyama for dX = -(1 + epsilon) s(X, t) dt + sqrt(2 epsilon) dW from t = T down to t_min
/// [geometric-asymptotics, (2.6)]; on the similarity scale for its form in tau,
///     dY = (1 + epsilon) t s(Y, t) dtau + sqrt(2 epsilon T) exp(-tau/2) dW,      t = T exp(-tau) [(4.7)].
/// Weak order one. Path k starts at starts[k d .. k d + d) and draws from its own stream of (seed, k).
/// @throws std::invalid_argument for options out of range or starts that are no multiple of the dimension.
SampledPaths sample_paths(const ScoreInTime& score, std::size_t dimension, std::span<const double> starts,
                          const PathOptions& options);

/// The transition of the process from heat time `from` down to `to` where the score is that of one Gaussian
/// N(mean, variance I): X = mean + factor (x - mean) + sqrt(noise) Z, exact in law. With v = variance + 2t
/// and q = v(to)/v(from): factor = q^((1 + epsilon)/2), noise = v(to) (1 - q^epsilon). A Dirac has variance
/// 0; lambda and 1 - lambda of two Diracs act like one at lambda x1 + (1 - lambda) x2.
struct GaussianTransition {
  double factor, noise;
};
/// @throws std::invalid_argument unless variance, epsilon >= 0 and from >= to with variance + 2 to > 0.
GaussianTransition gaussian_transition(double variance, double epsilon, double from, double to);

/// sample_paths by these transitions: same times, same streams, no error of discretisation.
SampledPaths sample_gaussian_paths(std::span<const double> mean, double variance,
                                   std::span<const double> starts, const PathOptions& options);

/// `paths` points mean + deviation Z, from streams apart from those of the paths.
std::vector<double> normal_starts(std::span<const double> mean, double deviation, std::size_t paths,
                                  std::uint64_t seed);

}  // namespace referee
