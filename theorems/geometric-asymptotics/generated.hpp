// SPDX-License-Identifier: GPL-3.0-or-later
/// Generated states as quantities: where the trajectory of an instance is at heat time t.
#pragma once

#include <functional>
#include <memory>

#include "dynamics/trap.hpp"
#include "geometric-asymptotics/supports.hpp"
#include "numbers/remembered.hpp"

namespace referee::geometric_asymptotics {

/// Trajectories of the generation flow by Taylor and collocation steps, each state computed once. The radii
/// are the disagreement of two runs at different digits: error estimates, not enclosures.
class Generations {
 public:
  /// X at that heat time from X_T = the point's place x1.., T its parameter "T" (1 if there is none), to
  /// about so many digits. Parameters must be short rationals.
  std::vector<Ball> at(const Point& p, const Rational& heat_time, long digits) const;

 private:
  std::shared_ptr<Remembered<std::vector<Ball>>> states_ = std::make_shared<Remembered<std::vector<Ball>>>();
};

/// The exponent with which a quantity vanishes as t -> 0, and how far it may be off: both exact balls, the
/// disagreement of runs being counted in the second.
struct MeasuredExponent {
  Ball value;        ///< over the decade above t = 1e-5
  Ball uncertainty;  ///< its change since the decade before, and twice its own radius
};
/// @param size the quantity at t = 1e-3, 1e-4 and 1e-5.
MeasuredExponent measured_exponent(const std::function<Ball(const Rational&)>& size);

/// The mixed score of an instance whose parameters are short rationals.
MixedScore score_of(const Point& p);

/// The same supports at the place and heat time that the trajectory from the place at heat time T (1 if there
/// is no such parameter) has reached at the parameter tau, both enclosed by a validated flow. Parameters must
/// be short rationals. @throws court::Undecidable where the flow could not be validated.
Point carried(const Point& p);

/// Where trajectories end, for the method `trajectory`: the place is the minimiser's coordinates. Proven by a
/// validated flow into a trap.
Arrival proven_end(const Point& p);
/// The critical point nearest to the state at heat time 1e-8 T, without a proof.
CriticalPoint approached(const Instance& instance);
/// Its name as an end: another route than the validated one.
std::string likely_end(const Instance& instance);

}  // namespace referee::geometric_asymptotics
