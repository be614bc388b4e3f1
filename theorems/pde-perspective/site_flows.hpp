// SPDX-License-Identifier: GPL-3.0-or-later
/// Finitely many weighted sites as instances, and the generation flow (3.8) of their heat flow: y1_1.. (site
/// and axis), odds w1.. (weights up to their sum) unless all weights are equal. A place x1.. may follow, with
/// a heat time t, or as the start of a trajectory at heat time T.
#pragma once

#include "court/trial.hpp"
#include "measures/posterior.hpp"
#include "numbers/rational_point.hpp"

namespace referee::pde_perspective {

using namespace court;
using namespace literals;

/// No odds: equal weights.
Instance site_instance(const std::vector<RationalPoint>& sites, const std::vector<Rational>& odds = {});
/// Adds x1...
Instance site_instance_at(Instance instance, const RationalPoint& x);

/// One Dirac, pairs with weights down to 1e-30, three sites on the line, crosses, squares, collinear and
/// off-centre sites in the plane, a simplex in space, and random ones in d = 1 to 8 with odds over three
/// decades; those with at least so many sites.
std::vector<Instance> site_collection(const Trial& trial, std::size_t least_sites);
/// With so many random ones in each dimension.
std::vector<Instance> site_collection(const Trial& trial, std::size_t least_sites, long rounds);
/// Each of them at a site, half way between two, nearby, and far away, t from 1/1000 to 100.
Family site_places(const Trial& trial, std::size_t least_sites = 1);
/// All weights are positive; t > 0 and T > 0 where there are such.
std::vector<Hypothesis> site_hypotheses();

std::vector<RationalPoint> site_points(const Instance& instance);
RationalPoint site_place(const Instance& instance);
std::vector<Ball> site_place(const Point& p);

/// The measure and the place behind the balls of a point.
Mixture<Rational> short_measure(const Point& p);
RationalPoint short_place(const Point& p);

/// The empirical measure, weights summing to one.
template <class T, class Source>
Mixture<T> site_measure(const Source& source) {
  Mixture<T> result;
  T sum(0);
  for (int k = 1; source.has("y" + std::to_string(k) + "_1"); ++k) {
    const std::string site = "y" + std::to_string(k) + "_", odds = "w" + std::to_string(k);
    auto& point = result.means.emplace_back();
    for (int axis = 1; source.has(site + std::to_string(axis)); ++axis)
      point.push_back(T(source[site + std::to_string(axis)]));
    result.weights.push_back(source.has(odds) ? T(source[odds]) : T(1));
    result.variances.push_back(T(0));
    sum += result.weights.back();
  }
  if constexpr (std::is_same_v<T, Ball>) sum = sum.at(source.precision());
  for (T& weight : result.weights) weight /= sum;
  return result;
}

/// m(x, t) - x at the point's place and heat time t, by the stable posterior.
std::vector<Ball> mean_displacement(const Point& p);
/// grad log u(x, t) by jets of the sum of heat kernels: the route that knows no posterior.
std::vector<Ball> summed_score(const Point& p);
/// <a, b>.
Ball inner_product(const std::vector<Ball>& a, const std::vector<Ball>& b);
/// a - b.
std::vector<Ball> offset_between(const std::vector<Ball>& a, const std::vector<Ball>& b);

/// The same sites at the places that the trajectory from the place at heat time T has reached at the named
/// similarity times log(T/t), in rising order, each with its heat time t: enclosed by a validated flow. All
/// parameters must be short rationals. @throws court::Undecidable where the flow could not be validated.
std::vector<Point> flown_through(const Point& p, const std::vector<std::string>& similarity_times);
/// For one time, the parameter tau.
Point flown_to_tau(const Point& p);

/// Distance of the point's place from the hull of the sites.
Ball distance_to_site_hull(const Point& p);
/// Distance of the place from the nearest site.
Ball distance_to_sites(const Point& p);

}  // namespace referee::pde_perspective
