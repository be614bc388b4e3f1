// SPDX-License-Identifier: GPL-3.0-or-later
/// Trajectories of the similarity-time flow of two Dirac mixtures down to heat times like 1e-40, wherever
/// they end: at a smooth minimiser of lambda d1^2 + (1 - lambda) d2^2 or at one on an interface, where the
/// flow is stiff.
#pragma once

#include <optional>
#include <vector>

#include "heat/mixed_score.hpp"
#include "numbers/ball.hpp"

namespace referee {

struct SimilarityFlowOptions {
  int stages = 0;  ///< of the collocation; 0 chooses by the digits
  long most_steps = 100000;
  long samples_per_step = 1;  ///< dense output: so many equal parts of each step
};

/// Y at tau = log(T/t).
struct TrajectorySample {
  Ball tau;
  std::vector<Ball> state;
};

/// A trajectory without enclosures: every Ball is exact, at the computed value.
struct Trajectory {
  std::vector<TrajectorySample> samples;  ///< rising in tau; the first is the start, the last the end
  std::vector<Ball> state;                ///< at the end
  Ball heat_time;                         ///< at the end
  bool complete = false;                  ///< reached the end time within most_steps
  long taylor_steps = 0, collocation_steps = 0, newton_iterations = 0;
  /// Only from follow_similarity_flow: the final state agrees with a run at 20 more digits, with another
  /// number of collocation stages, to 10^-agreed_digits times the largest coordinate of points and
  /// start.
  std::optional<long> agreed_digits;
  /// Likewise the log-ratios of the responsibilities at the end, absolutely: the state in units of t.
  std::optional<long> agreed_exponent_digits;
};

/// Follows Y' = -(Y - lambda m1 - (1 - lambda) m2)/2 in tau = log(T/t) from heat time T = start_time to
/// end_time < T, with m_i the posterior means given X = Y at heat time t.
///
/// Taylor's method while the flow is smooth; where its step collapses because the flow is stiff, Radau IIA
/// collocation that slides along the interface. The working precision is digits + log10(max(T,
/// size^2)/end_time) and guard digits, size the extent of points and start, so that the distance from an
/// interface, of order t, is resolved to the last. Runs twice (see agreed_digits) and returns the more
/// accurate run.
/// @throws std::invalid_argument whose text starts with the key (first, second, lambda, from, start_time,
/// end_time, digits) and says how to mend it. Variances must be 0, and end_time at least
/// 1e-280.
Trajectory follow_similarity_flow(const MixedScore& mixed, const std::vector<Rational>& from,
                                  const Rational& start_time, const Rational& end_time, long digits,
                                  const SimilarityFlowOptions& options = {});

/// One run, unchecked.
Trajectory similarity_flow_once(const MixedScore& mixed, const std::vector<Rational>& from,
                                const Rational& start_time, const Rational& end_time, long digits,
                                const SimilarityFlowOptions& options = {});

}  // namespace referee
