// SPDX-License-Identifier: GPL-3.0-or-later
/// Bounds of the generation flow of two Dirac mixtures over boxes: what a validated step has to know.
#pragma once

#include <optional>
#include <vector>

#include "heat/mixed_score.hpp"

namespace referee {

/// The flow in similarity time tau = log(T/t) is y' = (G - y)/2 with target G = lambda m1 + (1 - lambda) m2,
/// m_i the mean of the Diracs of source i with weights proportional to w_k exp(-rate |y - x_k|^2),
/// rate = 1/(4t). Its Jacobian is symmetric: -I/2 + rate (lambda C1 + (1 - lambda) C2).
///
/// Every bound is rigorous (Ball arithmetic) and costs K^2 d operations for K Diracs a source. Log-odds of
/// two Diracs are linear in y, so that their range over a box is sharp.
class DiracBounds {
 public:
  /// A source whose factor (lambda or 1 - lambda) is zero is left out.
  /// @throws std::invalid_argument for a component with positive variance, a negative lambda, or unequal
  /// dimensions.
  DiracBounds(const MixedScore& score, Precision precision);

  std::size_t dimension() const { return dimension_; }
  std::size_t sources() const { return sources_.size(); }
  std::size_t size(std::size_t source) const { return sources_[source].points.size(); }

  /// A box of all values G can ever take.
  const std::vector<Ball>& reach() const { return reach_; }

  /// Encloses the responsibilities over all y within Euclidean distance `room` of `box` and all rates in
  /// [least, greatest]; what follows is about them.
  void weigh(const std::vector<Ball>& box, const Ball& room, const Ball& least, const Ball& greatest);
  /// A box around G.
  std::vector<Ball> target() const;
  /// At least the largest eigenvalue of the Jacobian (the logarithmic norm).
  Ball logarithmic_norm() const;
  /// The Diracs of one source whose share in G can exceed `share`; never empty, ascending.
  std::vector<std::size_t> relevant(std::size_t source, const Ball& share) const;
  /// At least the distance between G and the target of the flow with the relevant Diracs alone.
  Ball neglected(const std::vector<std::vector<std::size_t>>& relevant) const;

  /// Radii R_i such that the flow of the relevant Diracs from `centre` at rate exp(sigma) `rate` is analytic
  /// for complex |sigma| <= rho and stays in |y_i - centre_i| <= R_i there; nothing if none was found.
  /// rho <= 1. Picard iteration over analytic functions with values in the polydisc; `guess` (empty, or of
  /// the dimension) is where the search starts.
  std::optional<std::vector<Ball>> polydisc(const std::vector<Ball>& centre, const Ball& rate, double rho,
                                            const std::vector<std::vector<std::size_t>>& relevant,
                                            const std::vector<Ball>& guess) const;

 private:
  struct Range {
    Ball low, high;
  };
  struct Pair {
    std::size_t first, second;
    std::vector<Ball> gap;     ///< x_first - x_second
    std::vector<Ball> middle;  ///< (x_first + x_second)/2
    Ball log_odds;             ///< log(w_first/w_second)
    Ball length;               ///< |gap|
    Ball covariance;           ///< at least the product of both responsibilities
  };
  struct Source {
    Ball factor;
    bool positive;
    std::vector<std::vector<Ball>> points;
    std::vector<Pair> pairs;
    Ball diameter;
    std::vector<Range> responsibility;
  };
  /// 2 <y - middle, gap>: the log-odds are log(w_first/w_second) + rate times this.
  Ball contrast(const Pair& pair, const std::vector<Ball>& y) const;
  /// Adds to each |G_i - centre_i| of one source, over the polydisc; false if a denominator may vanish.
  bool spread(const Source& source, const std::vector<std::size_t>& relevant, const std::vector<Ball>& centre,
              const Ball& rate, double rho, const std::vector<Ball>& radii,
              const std::vector<Ball>& reference, std::vector<Ball>& sum) const;

  Precision precision_;
  std::size_t dimension_;
  std::vector<Source> sources_;
  std::vector<Ball> reach_;
  Ball least_rate_, greatest_rate_;
};

}  // namespace referee
