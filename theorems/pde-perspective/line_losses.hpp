// SPDX-License-Identifier: GPL-3.0-or-later
/// The integrands in time of the training objectives (4.1)-(4.6), for samples and ReLU networks on the line.
#pragma once

#include "court/trial.hpp"
#include "numbers/quadrature.hpp"

namespace referee::pde_perspective {

using namespace court;
using namespace literals;

/// Distinct samples y1.., their weights w1.. (absent: equal weights; given: up to their sum), a heat time t
/// and a ReLU network with one hidden layer, S(x, t) = c + sum_j a_j max(0, k_j x + m_j t + b_j), k_j != 0.
Instance samples_and_network(const std::vector<Rational>& samples, const std::vector<Rational>& weights,
                             const Rational& time);
/// Adds a neuron (a_j, k_j, m_j, b_j) and returns the instance.
Instance with_neuron(Instance instance, const Rational& output, const Rational& input, const Rational& clock,
                     const Rational& bias);
/// S(x, t) = theta x, which two neurons represent exactly.
Instance with_slope(Instance instance, const Rational& theta);

/// One to four samples, unequal weights among them, and networks with up to three neurons, seeded by the
/// trial; heat times from 1/50 to 3.
Family random_networks(const Trial& trial, long rounds);
/// t > 0 and positive weights.
std::vector<Hypothesis> network_hypotheses();

/// The samples of a point as (place, weight), weights summing to one.
struct WeightedSample {
  Ball place, weight;
};
std::vector<WeightedSample> line_samples(const Point& p);

// At the point's heat time, by enclosing quadrature; u = sum_k w_k G_t(. - y_k), s = (log u)_x.
/// int u |s - S|^2 dx                                                                    [(4.1)]
Ball explicit_loss(const Point& p);
/// sum_k w_k int |S - (y_k - x)/(2t)|^2 G_t(x - y_k) dx                                   [(4.2), (4.3)]
Ball denoising_loss(const Point& p);
/// sum_k w_k int |S(2tz + y_k, t) + z|^2 G_{1/(4t)}(z) dz                                 [(4.4)]
Ball noise_prediction_loss(const Point& p);
/// sum_k w_k int (|S|^2 + 2 S_x) G_t(x - y_k) dx, S_x off the kinks                       [(4.5)]
Ball integrated_by_parts_loss(const Point& p);
/// sum_k w_k int (|S - (y_k - x)/(2t)|^2 + lambda S_x^2) G_t(x - y_k) dx, lambda of the point  [(4.6)]
Ball penalised_loss(const Point& p);
/// int u s S dx, s as the quotient grad u/u, and sum_k w_k int S (y_k - x)/(2t) G_t(x - y_k) dx.
Ball score_moment(const Point& p);
Ball target_moment(const Point& p);
/// E Var(Y|X)/(4t^2), Y a sample and X = Y + sqrt(2t) Z: no network.
Ball score_target_variance(const Point& p);
/// E |s(X)|^2: no network.
Ball sample_fisher_information(const Point& p);
/// d/dt of the entropy H(Y|X) of the sample given its noisy version, by jets in t under the integral.
Ball conditional_entropy_rate(const Point& p);
/// H(Y|X), in nats.
Ball conditional_entropy(const Point& p);

/// sum_j |a_j k_j|, a Lipschitz constant of the network in x.
Ball network_slope_bound(const Point& p);

/// E S^2, E S_x and E S_x^2 in closed form (error functions of the kinks): the route without quadrature.
struct NetworkMoments {
  Ball squared, slope, squared_slope;
};
NetworkMoments network_moments(const Point& p);

}  // namespace referee::pde_perspective
