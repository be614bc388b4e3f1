// SPDX-License-Identifier: GPL-3.0-or-later
/// The limiting differential inclusion of score mixing, solved exactly: every solution from a rational start.
#pragma once

#include <optional>

#include "geometry/potential.hpp"
#include "numbers/ball.hpp"

namespace referee {

/// A choice on the way: while e^{-tau/2} is strictly between `closes` and `opens`, the solution may leave its
/// stratum at any moment and be carried towards `target` in another one.
struct Departure {
  NearestSites stratum;
  RationalPoint target;
  Rational opens, closes;
};

/// Part of a solution of Z' in -(1/4) dPhi(Z) inside one stratum. There the velocity is (target - Z)/2 with
/// `target` the projection of the active centres onto the stratum's affine hull, so the solution runs
/// straight towards it:
///   Z(tau) = target + (e^{-tau/2} / entry) (from - target).
/// Times are kept as e^{-tau/2}, which is rational at every event.
struct LimitPiece {
  NearestSites stratum;
  RationalPoint from, target;
  Rational entry;                     ///< e^{-tau/2} when it begins; 1 at tau = 0
  Rational exit;                      ///< e^{-tau/2} when it ends; 0 if it lasts for ever
  std::optional<RationalPoint> to;    ///< where it ends; none: it tends to `target`
  std::vector<Departure> departures;  ///< other solutions that share only the beginning of this piece
};

struct LimitSolution {
  std::vector<LimitPiece> pieces;
  const RationalPoint& limit() const { return pieces.back().target; }
};

struct LimitFlow {
  std::vector<LimitSolution> solutions;
  bool complete = true;  ///< false: a budget was spent, more solutions or pieces exist
};

struct LimitFlowOptions {
  std::size_t most_solutions = 64;
  std::size_t most_pieces = 1000;  ///< of one solution
};

/// All solutions of the inclusion driven by the Clarke subdifferential (lambda <= 1; geometric-asymptotics
/// (3.16)) or the outer Clarke subdifferential (lambda > 1; (3.17)) that start at `from`, exactly. A stratum
/// can carry a solution when its target is in the hull of the active centres, wherever on the stratum the
/// solution is. Of the continuum of solutions that leave a stratum by choice, those are listed that leave at
/// once, or else in the middle of the interval (in e^{-tau/2}) in which they may; the pieces' departures
/// describe all others.
/// @throws std::invalid_argument when `from` is not a point of the supports' space.
LimitFlow limit_flow(const DistancePotential& potential, const RationalPoint& from,
                     const LimitFlowOptions& options = {});

/// Where a solution is at tau >= 0.
std::vector<Ball> position(const LimitSolution& solution, const Ball& tau);

/// tau = -2 log(e^{-tau/2}).
Ball similarity_time(const Rational& decay, Precision precision);

/// Phi(to) - Phi(from) + 4 int |Z'|^2 over a piece (to its target if it lasts for ever): zero by the Lyapunov
/// identity of Theorem 3.16. Phi is evaluated by search over all sites, independently of the stratum.
Rational lyapunov_defect(const DistancePotential& potential, const LimitPiece& piece);

}  // namespace referee
