// SPDX-License-Identifier: GPL-3.0-or-later
/// Dirac mixtures as instances: y1_1.. (site and axis), odds w1.. (weights up to their sum; equal where there
/// are none), a place x1.., a heat time t, and, where a flow is meant, epsilon and T.
#pragma once

#include <string>

#include "court/trial.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/space_time.hpp"
#include "measures/posterior.hpp"

/// What the claims about the heat equation and the L^p stability share.
namespace referee::pde_perspective::stability {

using namespace court;
using namespace literals;

Instance dirac_data(const std::vector<RationalPoint>& sites, const std::vector<Rational>& odds = {});
/// Adds x1...
Instance at_place(Instance instance, const RationalPoint& x);

/// One site, two, collinear ones in the plane, odds of 1e-12, many sites, off-centre ones, up to d = 8, at
/// places on sites, between them and far away, heat times from 1e-8 to 1e4.
Family placed_data(const Trial& trial, long rounds);
/// The same in d <= 3 with few sites, for derivatives in space and time, with epsilon in {0, 1/5, 1, 15/2}
/// and heat times from 1e-3 on.
Family flow_data(const Trial& trial, long rounds);

std::vector<Ball> place_of(const Point& p);
int dimension_of(const Point& p);

/// The data as a mixture whose weights sum to one.
template <class T, class Source>
Mixture<T> data_of(const Source& source) {
  const auto label = [](int k, int axis) { return "y" + std::to_string(k) + "_" + std::to_string(axis); };
  Mixture<T> result;
  T sum(0);
  for (int k = 1; source.has(label(k, 1)); ++k) {
    auto& site = result.means.emplace_back();
    for (int axis = 1; source.has(label(k, axis)); ++axis) site.push_back(T(source[label(k, axis)]));
    const std::string odds = "w" + std::to_string(k);
    result.weights.push_back(source.has(odds) ? T(source[odds]) : T(1));
    result.variances.push_back(T(0));
    sum += result.weights.back();
  }
  if constexpr (std::is_same_v<T, Ball>) sum = sum.at(source.precision());
  for (T& weight : result.weights) weight /= sum;
  return result;
}
/// The rationals that the data's parameters were: those of a point are short rationals, which its enclosures
/// determine.
Instance exact_parameters(const Point& p);
/// The same over jets.
Mixture<Jet<Ball>> data_jets(const Point& p);

/// The variables x1.., t at the point's place and heat time.
SpaceTimeVariables variables_at(const Point& p, int order);
/// u = G_t * u_0, summed from the definition.
Jet<Ball> heat_flow(const Point& p, const SpaceTimeVariables& at);
/// tr Cov(Y | x), Y the data point, by the posterior kernel: the route without derivatives.
Ball posterior_spread(const Point& p);

}  // namespace referee::pde_perspective::stability
