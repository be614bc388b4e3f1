// SPDX-License-Identifier: GPL-3.0-or-later
/// The gamma-Voronoi core of a site and the constants of section 5.3. An instance of sites names the site by
/// its number i (from 1); gamma is that of (5.11), half the least squared distance from the other sites,
/// unless there is a parameter gamma.
#pragma once

#include "pde-perspective/site_flows.hpp"

namespace referee::pde_perspective {

// Exactly; `site` counts from 0.
/// (1/2) min over j of |y_site - y_j|^2.
Rational core_gamma(const std::vector<RationalPoint>& sites, std::size_t site);
/// psi_j(x) = |x - y_j|^2 - |x - y_site|^2.
Rational core_excess(const std::vector<RationalPoint>& sites, std::size_t site, std::size_t other,
                     const RationalPoint& x);
/// min over j of psi_j(x), less gamma: not negative on the core.
Rational core_depth(const std::vector<RationalPoint>& sites, std::size_t site, const Rational& gamma,
                    const RationalPoint& x);
/// y_site + share s direction, s the length after which the core is left, or one where it never is.
RationalPoint core_point(const std::vector<RationalPoint>& sites, std::size_t site, const Rational& gamma,
                         const RationalPoint& direction, const Rational& share);

// Of an instance or a point.
/// The site (from 0) whose number (from 1) is the parameter of that name.
/// @throws std::out_of_range if there is none.
std::size_t site_number(const Instance& instance, const char* name);
std::size_t site_number(const Point& p, const char* name);
/// That of i.
std::size_t core_site(const Instance& instance);
std::size_t core_site(const Point& p);
Rational core_gamma(const Instance& instance);

// From a point.
Ball core_gamma(const Point& p);
/// psi_j at the place; `other` counts from 0.
Ball core_excess(const Point& p, std::size_t other);
/// min over j of psi_j(x), less gamma.
Ball core_depth(const Point& p);
/// |y_i - y_j|^2.
Ball squared_gap(const Point& p, std::size_t other);
/// Its least value over j, and the least distance.
Ball least_squared_gap(const Point& p);
/// C_i = sum over j of (w_j/w_i) |y_j - y_i|.
Ball core_constant(const Point& p);
/// The largest tau_0 for which (5.13) holds at all t < tau_0: gamma/(4 log(8 C_i/min_j d_ij)), or T where
/// that is smaller or 8 C_i <= min_j d_ij.
Ball core_time(const Point& p);
/// x - y_i, m(x, t) - y_i.
std::vector<Ball> offset_from_site(const Point& p);
std::vector<Ball> mean_offset(const Point& p);
/// d psi_j/dt along the trajectory through the place at heat time t, times t: by the chain rule from the
/// score.
Ball excess_slope(const Point& p, std::size_t other);

/// The place lies in the core; on its boundary this is decided exactly.
Hypothesis in_the_core();
/// The heat time of that name is below tau_0, that is, (5.13) holds there, and then at all earlier ones.
Hypothesis before_core_time(const std::string& time);

/// Places of the cores of all collections with two sites or more, in random directions and towards other
/// sites: at the site, inside, and exactly on the boundary; t over many decades.
Family core_places(const Trial& trial, bool boundary_only = false);
/// The same with t below tau_0 (T = 100).
Family early_core_places(const Trial& trial, bool boundary_only);
/// Trajectories that start in a core at t_* = T < tau_0, with a similarity time tau.
Family core_trajectories(const Trial& trial);

}  // namespace referee::pde_perspective
