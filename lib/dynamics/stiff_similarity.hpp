// SPDX-License-Identifier: GPL-3.0-or-later
/// One implicit step of the similarity flow of Dirac mixtures, where it is stiff.
#pragma once

#include <memory>
#include <optional>

#include "dynamics/radau_nodes.hpp"
#include "heat/mixed_score.hpp"
#include "measures/posterior.hpp"

namespace referee {

/// A solved step: the solution at the Radau points tau = start + length c_i.
struct CollocationStep {
  Ball start, length;
  std::vector<std::vector<Ball>> states;  ///< s + 1 points of R^d
  double log10_error;  ///< of the polynomial between its points; in a stiff direction relative to t
  int iterations;      ///< Newton steps it took
};

/// Radau IIA collocation for Y' = f = -(Y - lambda m1 - (1 - lambda) m2)/2 at heat time t = T exp(-tau), with
/// the exact Jacobian -I/2 + (lambda C1 + (1 - lambda) C2)/(4t).
///
/// L-stable and of stage order s, so it slides along an interface, where Y stays within order t of a Voronoi
/// face while the responsibilities vary slowly, in steps that know nothing of the rates 1/t. Newton starts
/// from the curve that keeps the responsibilities: the deviation from the face shrinks like t, the part along
/// the face relaxes to the mean that those responsibilities give. All points of a step are solved for at
/// once; every Ball is exact, at the computed value.
class StiffSimilarityStepper {
 public:
  /// @param precision must resolve |Y| down to t: digits + log10(1/t) and guard digits.
  StiffSimilarityStepper(const MixedScore& mixed, const Rational& start_time, int stages,
                         Precision precision);

  int stages() const { return nodes_.stages; }
  const RadauNodes& nodes() const { return nodes_; }
  Ball heat_time(const Ball& tau) const;

  /// Nothing if Newton's method does not converge. @param goal_digits Newton goes on until its last
  /// correction is below 10^-goal_digits t.
  std::optional<CollocationStep> solve(const Ball& tau, const std::vector<Ball>& state, const Ball& length,
                                       long goal_digits);

  /// log2 of the largest entry of the Jacobian: the largest rate, up to a factor of d.
  double log2_rate(const Ball& tau, const std::vector<Ball>& state);

 private:
  /// The two measures at one heat time.
  struct Stage {
    Ball heat_time;
    std::vector<PosteriorKernel<Ball>> kernels;
    std::vector<std::vector<bool>> active;  ///< components that carry weight at the point evaluated last
  };
  struct Probe {
    Ball at;
    RadauNodes::Weights weights;
  };
  Stage stage_at(const Ball& tau) const;
  void evaluate(Stage& stage, const std::vector<Ball>& state, std::vector<Ball>& slope,
                std::vector<Ball>* jacobian) const;
  std::vector<std::vector<Ball>> predict(const Ball& tau, const std::vector<Ball>& state,
                                         const Ball& length) const;
  template <class Visit>
  void for_each_active_gap(const Stage& stage, Visit visit) const;
  Ball largest_exponent_change(const Stage& stage, const std::vector<Ball>& change) const;
  double log10_defect(const CollocationStep& step) const;

  std::size_t dimension_;
  Precision precision_;
  Ball start_time_;
  RadauNodes nodes_;
  std::vector<Probe> probes_;  ///< between the points, to see the error of the polynomial
  std::vector<Mixture<Ball>> mixtures_;
  std::vector<Ball> shares_;
};

}  // namespace referee
