// SPDX-License-Identifier: GPL-3.0-or-later
/// The posterior of the clean point: the one kernel from which every score, Hessian and higher derivative
/// follows.
#pragma once

#include <span>
#include <vector>

#include "measures/mixture.hpp"
#include "numbers/jet.hpp"

namespace referee {

/// Cumulants of the clean point Y given X = Y + sqrt(v) Z = x, Y ~ mixture, Z standard normal.
/// Tensors are row-major in full: covariance d^2, third d^3, fourth d^4 entries.
template <class T>
struct Posterior {
  std::vector<T> responsibility;  ///< r_k, summing to one
  std::vector<T> mean;            ///< m
  std::vector<T> displacement;    ///< m - x, formed without cancellation between m and x far from the origin
  std::vector<T> covariance;      ///< C
  std::vector<T> third;           ///< third central moment
  std::vector<T> fourth;          ///< fourth cumulant
};

/// A mixture under Gaussian noise of variance v, ready to be evaluated at many points.
///
/// With u the density of X: grad log u = (m - x)/v, Hess log u = -I/v + C/v^2, D^3 log u = third/v^3,
/// D^4 log u = fourth/v^4. Responsibilities come from log-ratios to the leading component, so exponents of
/// +-1e8 and weights of 1e-300 neither overflow nor underflow into a wrong answer. Generic over double,
/// RealOf, Ball and Jet; the double results carry a relative error of order 1e-16 times the largest log-ratio
/// that matters.
///
/// Buffers are reused between calls: one object per thread.
template <class T>
class PosteriorKernel {
 public:
  /// @param mixture variances are those of the clean point; all equal to an exact zero are treated as Diracs.
  /// @param noise v > 0.
  /// @throws std::invalid_argument if v is known not to be positive.
  PosteriorKernel(const Mixture<T>& mixture, T noise);

  std::size_t size() const { return means_.size() / dimension_; }
  std::size_t dimension() const { return dimension_; }
  const T& noise() const { return noise_; }

  /// Fills the cumulants up to `order` (0: responsibilities only, at most 4); the rest is stale.
  const Posterior<T>& at(std::span<const T> x, int order);
  /// One dimension.
  const Posterior<T>& at(const T& x, int order) { return at(std::span<const T>(&x, 1), order); }

  /// log u(x), the normalised density of X.
  T log_density(std::span<const T> x);
  T log_density(const T& x) { return log_density(std::span<const T>(&x, 1)); }

 private:
  void weigh(std::span<const T> x);
  void weigh_pair(std::span<const T> x);
  void log_ratio(T& ratio, std::size_t component, std::size_t reference);
  T exponent(std::span<const T> x, std::size_t component) const;

  // Two Diracs: everything is a Bernoulli variable along the gap.
  void prepare_pair();
  void pair_moments(std::span<const T> x, int order);
  void prepare_gap_tensors(int order);

  void first_moment(std::span<const T> x);
  void second_moments();
  void third_moments();
  void fourth_cumulants();

  std::size_t dimension_;
  bool diracs_, pair_;  ///< pair: two Diracs
  T zero_, one_, noise_;
  std::vector<T> means_;           ///< flat, K x d
  std::vector<T> log_weights_;     ///< log w_k (- d/2 log S_k unless Diracs)
  std::vector<T> half_precision_;  ///< 1/(2 S_k), S_k = v + variance_k; one entry for Diracs
  std::vector<T> variances_;       ///< of the components (not for Diracs)
  std::vector<T> retention_;       ///< v / S_k (not for Diracs)
  std::vector<T> inner_variance_;  ///< variance of Y given x and component k (not for Diracs)

  std::vector<T> gap_;             ///< other minus this component, 2 x d
  std::vector<T> midpoint_;        ///< between the two, d
  std::vector<T> tilt_;            ///< (second - first)/v, d
  T log_odds_;                     ///< log of the second weight over the first
  std::vector<T> gap_tensors_[3];  ///< (second - first) to the tensor powers 2, 3, 4, up to tensor_order_
  int tensor_order_ = 1;

  std::size_t leader_ = 0;
  T others_;  ///< sum of the ratios to the leader, the leader left out
  std::vector<T>
      conditional_;  ///< mean_k - x, K x d; in `at` conditional mean of Y minus x, then minus the mean
  T scratch_, product_, term_;
  Posterior<T> result_;
};

/// The kernel of a Gaussian mixture at heat time t >= 0: noise v = (least variance) + 2t, and the clean point
/// is taken after the part of each component's variance that all share has been moved into the noise.
/// @throws std::invalid_argument if v is not positive (a Dirac at t = 0).
template <class T>
PosteriorKernel<T> smoothed(const Mixture<Rational>& mixture, const T& heat_time,
                            const FromRational<T>& from);

extern template class PosteriorKernel<double>;
extern template class PosteriorKernel<Ball>;
extern template class PosteriorKernel<Jet<double>>;
extern template class PosteriorKernel<Jet<Ball>>;

}  // namespace referee
