// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.2: uniform measures on A1 = I x {-1, 1} and A2 = {-1, 1} x I, I = [-3/2, -6/5] u [-4/5, 4/5] u
/// [6/5, 3/2]. Everything separates: with g_s(x) = s dist(x, I)^2 + (1 - s) (1 - |x|)^2
///   Phi_lambda(x, y) = g_lambda(x) + g_(1 - lambda)(y),
/// and the generation flow runs in each coordinate by itself, x with share lambda and y with share 1 -
/// lambda:
///   x' = (s m_I(x, t) + (1 - s) tanh(x/(2t)) - x)/2,   t = exp(-tau),
/// m_I the posterior mean of the uniform law on I.
#pragma once

#include <utility>
#include <vector>

#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {

/// The three segments of I.
std::vector<std::pair<Rational, Rational>> segments_of_I();

/// dist(x, I).
Rational distance_to_I(const Rational& x);
/// g_s(x).
Rational separated_potential(const Rational& share, const Rational& x);
/// The local minimisers of g_s, ascending: exact, from the slopes at both ends of every piece on which g_s is
/// quadratic; s > 0 is not needed. Minimisers that fill an interval (s = 1) are represented by its ends.
std::vector<Rational> separated_minimisers(const Rational& share);

/// m_I(x, t), enclosed: by the error function. @param x, t of any precision.
Ball segment_mean(const Ball& x, const Ball& t);
/// The same in double precision, relative to the leading segment, so that nothing underflows.
double segment_mean(double x, double t);
/// Distribution function at x of the uniform law on I heated for a time t.
Ball heated_distribution(const Ball& x, const Ball& t);

/// One coordinate by explicit Euler from T = 1 to t_min = 1e-4 in equal steps of tau; records every
/// `record_every`-th place and the last.
std::vector<double> segment_run(double share, double start, long steps, long record_every);
/// Where the printed scheme ends.
double segment_end(const Rational& share, const Rational& start);

}  // namespace referee::geometric_asymptotics
