// SPDX-License-Identifier: GPL-3.0-or-later
/// How the L^2 norm of a solution of (4.1) can grow under guidance, with noise and without: what Remark 4.2
/// and section 9.1 say of it. On the line with p = 2 and T = 1.
#pragma once

#include "geometric-asymptotics/energy_runs.hpp"

namespace referee::geometric_asymptotics {

// Parameters lambda, epsilon, radius, t and v, the variance of a Gaussian nu.

/// |nu|_2^2 of N(., v).
Ball initial_square(const Point& p);
/// An upper bound of |rho(t)|_2^2 for every probability density nu with |nu|_2^2 = `start`, every u_{0,1} and
/// every u_{0,2} within [-R, R] (for lambda <= 1: every u_{0,2}). With y = |rho|_2^2 and -V'' <= K(t) =
/// 1/(2t) + (lambda - 1)^+ R^2/(4t^2) the balance of energy gives, backward in time, y' <= -2 epsilon
/// |rho_x|_2^2 + (1 + epsilon) K y; Nash's inequality y^3 <= 27/(16 pi^2) |rho_x|_2^2 |rho|_1^4 (Carlen and
/// Loss: sharp) and |rho|_1 = 1 make the right side negative once y^2 > 27 (1 + epsilon) K/(32 pi^2 epsilon),
/// which grows as t falls.
Ball nash_bound(const Point& p, const Ball& start);

// Parameters of supports, gap, tau, p, d, radius and epsilon = 0.

/// A1 = {0}, A2 = {-1, 1}: intervals around the interface (guided) or the ridge (mixture) at 0.
Family centred_intervals(const Rational& lambda);
/// exp(c (1/t - 1/T)) at the end of a member.
Ball exponential(const Point& p, const Rational& c);
/// The same times the factor of (4.4).
Ball beyond_mixtures(const Point& p, const Rational& c);

// Findings, each made in one place for all claims that rest on it.

/// Without noise the additional factor of (4.5) is real.
void try_growth_without_noise(Trial& trial);
/// With noise, whether a tenth of the exponent of (4.5) is possible; refuted.
void try_growth_with_noise(Trial& trial);
/// The orders of Nash's bound as t -> 0: 1/t for lambda = 2, t^(-1/2) for lambda = 1/2.
void try_nash_orders(Trial& trial);

}  // namespace referee::geometric_asymptotics
