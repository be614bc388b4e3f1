// SPDX-License-Identifier: GPL-3.0-or-later
/// Two finite supports as instances: lambda, a1_1.. (point and axis) of A1, b1_1.. of A2, and, unless all
/// weights of a source are equal, odds v1.. of A1 and w1.. of A2 (weights up to their sum). A place x1.. and
/// a heat time t may follow.
#pragma once

#include "court/trial.hpp"
#include "geometry/potential.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/mixed_score.hpp"
#include "measures/posterior.hpp"

namespace referee::geometric_asymptotics {

using namespace court;
using namespace literals;

/// No odds: equal weights.
Instance supports(const Rational& lambda, const std::vector<RationalPoint>& first,
                  const std::vector<RationalPoint>& second, const std::vector<Rational>& first_odds = {},
                  const std::vector<Rational>& second_odds = {});

/// The paper's example on the line, A1 = {-1, 1, 2}, A2 = {0, 3/2, 5}: lambda = 1/2, 1, 2.
std::vector<Instance> line_example();
/// The paper's example in the plane, three points a support: lambda = 1/2, 1, 5/2.
std::vector<Instance> plane_example();
/// Single points, shared points, equal supports, a square and a cross (Voronoi vertices with four cells),
/// collinear points in the plane, weights of 1e-30; lambda = 0, 1, large, and just above 1.
std::vector<Instance> degenerate_supports();
/// 1 to 4 points a support in d = 1, 2, 3 with random odds and lambda in {0, 1/2, 1, 3/2, 10, random}.
std::vector<Instance> random_supports(const Trial& trial, long rounds);
/// All of the above; the number of random ones by budget.
std::vector<Instance> all_supports(const Trial& trial);

/// Adds x1.. to an instance of supports.
Instance placed(Instance instance, const RationalPoint& x);
/// Places that matter to each instance: points of the supports, midpoints (ties), one far away, random ones.
std::vector<RationalPoint> telling_places(const Instance& instance, Generator& generator);
/// All supports at telling places and heat times t from 10^first_decade (at most 0.1) to 100.
Family placed_supports(const Trial& trial, long first_decade = -40);

/// lambda >= 0, odds positive and, where there is one, t > 0.
std::vector<Hypothesis> support_hypotheses();

// From an instance, exactly.
SupportPair supports_of(const Instance& instance);
DistancePotential potential_of(const Instance& instance);
MixedScore mixed_score_of(const Instance& instance);
RationalPoint place_of(const Instance& instance);

// From a point.
std::vector<Ball> place_of(const Point& p);
/// Phi_lambda(x), straight from its definition.
Ball distance_potential(const Point& p);
/// F_lambda(x, t) = -4 t (lambda log u1 + (1 - lambda) log u2) by the stable posterior.
Ball rescaled_potential(const Point& p);
/// grad F_lambda(x, t) = 2 (x - lambda m1 - (1 - lambda) m2) by the posterior means.
std::vector<Ball> rescaled_gradient(const Point& p);
/// F_lambda over jets from the naive sum of heat kernels: the route that knows no posterior.
Jet<Ball> rescaled_potential(const Point& p, std::span<const Jet<Ball>> x, const Jet<Ball>& t);

/// The empirical measure on A1 (`source` 1) or A2 (`source` 2), weights summing to one.
template <class T, class Source>
Mixture<T> measure_of(const Source& instance, int source) {
  const std::string stem = source == 1 ? "a" : "b", odds = source == 1 ? "v" : "w";
  const auto label = [](const std::string& prefix, int k, int axis) {
    return prefix + std::to_string(k) + "_" + std::to_string(axis);
  };
  Mixture<T> result;
  T sum(0);
  for (int k = 1; instance.has(label(stem, k, 1)); ++k) {
    auto& point = result.means.emplace_back();
    for (int axis = 1; instance.has(label(stem, k, axis)); ++axis)
      point.push_back(T(instance[label(stem, k, axis)]));
    const std::string name = odds + std::to_string(k);
    result.weights.push_back(instance.has(name) ? T(instance[name]) : T(1));
    result.variances.push_back(T(0));
    sum += result.weights.back();
  }
  if constexpr (std::is_same_v<T, Ball>) sum = sum.at(instance.precision());
  for (T& weight : result.weights) weight /= sum;
  return result;
}

/// The posterior of one source at heat time p["t"].
PosteriorKernel<Ball> kernel_of(const Point& p, int source);

}  // namespace referee::geometric_asymptotics
