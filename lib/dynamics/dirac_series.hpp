// SPDX-License-Identifier: GPL-3.0-or-later
/// Taylor coefficients of the generation flow of two Dirac mixtures.
#pragma once

#include <memory>
#include <vector>

#include "heat/mixed_score.hpp"

namespace referee {

/// The solution of y' = (lambda m1 + (1 - lambda) m2 - y)/2 as a power series in similarity time, by the
/// recurrences for exponential and quotient; every Cauchy product is one rigorous dot product. The Diracs
/// that take part are chosen per call. Cost: order^2 K d multiplications. One object per thread.
class DiracSeries {
 public:
  /// Components must be Diracs (not checked); a source whose factor is zero is left out.
  DiracSeries(const MixedScore& score, Precision precision);
  ~DiracSeries();
  DiracSeries(const DiracSeries&) = delete;
  DiracSeries& operator=(const DiracSeries&) = delete;

  /// The value after `step` of the Taylor polynomial of that order around `centre` (exact) at rate 1/(4t).
  /// The coefficient of order n is rounded n * `taper` bits earlier than the first: with taper at most
  /// log2(analyticity radius/step) rounding stays even over all orders.
  std::vector<Ball> evaluate(const std::vector<Ball>& centre, const Ball& rate, const Ball& step, int order,
                             double taper, const std::vector<std::vector<std::size_t>>& relevant);

  /// sum of factor * Dirac when one Dirac a source takes part: then y = it + exp(-step/2) (centre - it).
  std::vector<Ball> attractor(const std::vector<std::vector<std::size_t>>& relevant) const;

 private:
  struct Source {
    Ball factor;
    std::vector<std::vector<Ball>> points;
    std::vector<Ball> log_weights;
  };
  struct Workspace;
  void reserve(int order);

  Precision precision_;
  std::size_t dimension_;
  std::vector<Source> sources_;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace referee
