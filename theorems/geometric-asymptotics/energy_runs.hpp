// SPDX-License-Identifier: GPL-3.0-or-later
/// Solutions of the backward Fokker-Planck equation (4.1) whose L^p norms are known: Gaussian ones exactly,
/// those without noise along validated characteristics, noisy ones with mixed Dirac data by finite volumes.
#pragma once

#include "geometric-asymptotics/mixed_hull.hpp"
#include "heat/fokker_planck.hpp"

namespace referee::geometric_asymptotics {

// Parameters common to all: lambda, epsilon, p, T, t, d (the dimension) and, for lambda > 1, radius (R).

/// "p >= 1, epsilon >= 0, 0 < t <= T" and the range of lambda.
std::vector<Hypothesis> energy_hypotheses(bool guided);
/// (T/t)^(d (1 + epsilon)(p - 1)/(2p)), the factor of (4.4).
Ball mixture_factor(const Point& p);
/// exp((1 + epsilon)(p - 1)(lambda - 1) c/(4p) (1/t - 1/T)); c = d R^2 is the additional factor of (4.5).
Ball guidance_factor(const Point& p, const Ball& c);
/// d R^2 of the printed bound.
Ball printed_size(const Point& p);

/// Gaussian data with variances r1.. of u_{0,1} and s1.. of u_{0,2} along the axes (0: Diracs), nu_T Gaussian
/// with variances v1..: V_lambda is quadratic and rho stays Gaussian. With `guided` u_{0,2} is a Dirac at
/// distance R.
Family gaussian_solutions(const Trial& trial, bool guided);
/// The variance of rho(t) along an axis: with M(t) = ((r + 2t)^lambda (s + 2t)^(1 - lambda))^(1 + epsilon),
/// v(t) = v M(t)/M(T) + 2 epsilon int_t^T M(t)/M(q) dq, by enclosing quadrature.
Ball gaussian_variance(const Point& p, int axis);
/// |rho(t)|_p / |nu_T|_p.
Ball gaussian_growth(const Point& p);

/// Two Dirac mixtures on the line without noise; nu_T uniform on [x1, x1 + gap]; tau = log(T/t).
Family moving_intervals(const Trial& trial, bool guided);
/// (length at T / length at t)^((p - 1)/p) <= |rho(t)|_p/|nu_T|_p by Hoelder, as the mass is kept.
Ball interval_growth(const Point& p);
/// Length at t over length at T.
Ball length_ratio(const Point& p);
/// The point with t = T exp(-tau).
Point at_end(const Point& p);

/// Two Dirac mixtures on the line with noise, nu_T = N(0, 2), T = 1: `measured` is |rho(t)|_p/|nu_T|_p by
/// finite volumes on three levels, its error estimate added.
Family noisy_solutions(const Trial& trial, bool guided);
/// The integral of rho^2 for A1 = {0}, A2 = {-1, 1}, nu_T = N(0, 2), T = 1 at each of the falling times.
std::vector<RefinedValue> interface_square_integrals(const Rational& lambda, const Rational& epsilon,
                                                     const std::vector<Rational>& times);

}  // namespace referee::geometric_asymptotics
