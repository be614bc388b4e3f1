// SPDX-License-Identifier: GPL-3.0-or-later
/// Proofs that a trajectory of the generation flow ends at a given local minimiser of the distance potential.
#pragma once

#include <cstddef>
#include <optional>

#include "dynamics/validated_flow.hpp"
#include "geometry/critical_points.hpp"

namespace referee {

/// A ball around a local minimiser p of Phi = lambda d1^2 + (1 - lambda) d2^2 that no trajectory leaves once
/// it is small enough a time, and in which every trajectory converges to p.
///
/// Proof. Let I, J be the nearest sites of p. For a site n outside I put gap_n = |p - x_n|^2 - d1(p)^2 and
/// let k(n) in I be nearest to x_n. For |h| < R1 = min_n gap_n/(2 |x_n - x_k(n)|) site k(n) is nearer to
/// y = p + h than n, so d1(y)^2 = d1(p)^2 + |h|^2 + min_{k in I} 2<h, p - x_k>; likewise for A2 and J. Hence
/// Phi(y) = Phi(p) + |h|^2 + phi(h) for |h| < R = min(R1, R2), phi homogeneous of degree one, and phi >= 0
/// because p is a local minimum.
///
/// With E_i the mean over the posterior of source i at (y, t), the flow y' = (lambda m1 + (1 - lambda) m2 -
/// y)/2 gives d|h|^2/dtau = -|h|^2 - <h, lambda (p - m1) + (1 - lambda) (p - m2)>, and
///     2<h, p - m_i> = E_i|y - x|^2 - E_i|p - x|^2 - |h|^2
///                   = (d_i(y)^2 - d_i(p)^2 - |h|^2) + eta_i - o_i,
///     eta_i = E_i|y - x|^2 - d_i(y)^2 >= 0,   o_i = E_i|p - x|^2 - d_i(p)^2 >= 0.
/// The brackets add up to phi(h), so that
///     d|h|^2/dtau <= -|h|^2 + epsilon,  epsilon = (lambda o_1 + (1 - lambda) o_2)/2    for lambda <= 1,
///                                       epsilon = (lambda o_1 + (lambda - 1) eta_2)/2  for lambda > 1.
/// For |h| <= rho < R: site n has weight at most (w_n/w_k(n)) exp(-(gap_n - 2 rho |x_n - x_k(n)|)/(4t)) in
/// the posterior, which bounds o_i; eta_2 is at most 4t log(1/min_J w), and at most the sum of the same
/// exponentials times distances plus 4t/e times (sum_J w/min_J w - 1). These bounds grow with t and vanish as
/// t -> 0. If epsilon(rho, t0) < rho^2, then |h| = rho is crossed inwards only at all t <= t0, and inside
/// |h|^2 <= exp(-(tau - tau0)) |h0|^2 + int exp(-(tau - s)) epsilon(s) ds -> 0. No compactness and no list of
/// the other critical points is needed: the identity above also shows |xi| >= 2|h| for every outer Clarke
/// subgradient xi at p + h, |h| < R, so that there is none in the ball.
class Trap {
 public:
  /// @param minimiser as critical_points() gives it for the supports of `score`: exact, with all its nearest
  /// sites, and a local minimiser, which is taken on trust.
  /// @throws std::invalid_argument if it says that it is no minimiser, or for components other than Diracs.
  Trap(const MixedScore& score, const CriticalPoint& minimiser);

  /// A radius rho of a trap that contains the whole ball at rate 1/(4t), if one was proven.
  std::optional<Ball> radius_around(const EuclideanBall& set, const Ball& rate) const;

  const RationalPoint& minimiser() const { return at_; }
  /// The supremum R of the radii, from below; infinite for one Dirac a side.
  const Ball& star_radius() const { return star_radius_; }

 private:
  struct Outsider {
    Ball gap;     ///< |p - x_n|^2 - d_i(p)^2 > 0
    Ball length;  ///< |x_n - x_k(n)|
    Ball odds;    ///< w_n/w_k(n), and w_n/min w over the nearest sites for eta
    Ball odds_against_least;
  };
  struct Side {
    Ball factor;
    std::vector<Outsider> outsiders;
    Ball log_least_weight;  ///< log(1/min w) over the nearest sites
    Ball crowd;             ///< sum w/min w - 1 over the nearest sites
  };
  static Side side(const Mixture<Rational>& mixture, const Rational& factor, const RationalPoint& at,
                   const std::vector<int>& nearest);
  Ball outside_excess(const Side& side, const Ball& rho, const Ball& rate) const;   ///< o_i
  Ball distance_excess(const Side& side, const Ball& rho, const Ball& rate) const;  ///< eta_i
  Ball drift(const Ball& rho, const Ball& rate) const;                              ///< at least epsilon

  RationalPoint at_;
  bool guided_;  ///< lambda > 1
  Side first_, second_;
  Ball star_radius_;
};

/// A trap around every minimum among the points, in their order.
std::vector<Trap> traps_around(const MixedScore& score, const std::vector<CriticalPoint>& points);

/// Every trajectory of a set ends at one minimiser.
struct TrapCertificate {
  std::size_t minimiser;  ///< index into the traps
  Ball radius;            ///< of the trap entered
};

/// The first trap that is proven to hold the whole set.
std::optional<TrapCertificate> trapped(const std::vector<Trap>& traps, const EuclideanBall& set,
                                       const Ball& rate);

struct DestinationOptions {
  ValidatedFlowOptions flow{.digits = 8, .most_steps = 1000};
  Rational latest = 40;  ///< similarity time at which to give up
};

/// Where a set of starts goes.
struct Destination {
  bool proven = false;
  std::size_t minimiser = 0;  ///< index into the traps
  Rational entry;             ///< similarity time of entry, or of giving up
  EuclideanBall enclosure;    ///< at that time
  Ball radius;                ///< of the trap
  long steps = 0;
};

/// Follows the ball of starts from t = start_time until it is inside a trap. Not proven means undecided: the
/// starts may part, run along an interface, or end at a point that is no minimiser. It is given up early once
/// the ball is wider than every trap and than at the start.
/// @throws std::invalid_argument as ValidatedFlow does.
Destination destination(const MixedScore& score, const std::vector<Trap>& traps, const EuclideanBall& start,
                        const Rational& start_time, const DestinationOptions& options = {});

}  // namespace referee
