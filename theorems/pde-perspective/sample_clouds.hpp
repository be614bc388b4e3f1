// SPDX-License-Identifier: GPL-3.0-or-later
/// Finite sets of samples in R^d as instances: y1_1.. (sample and axis), odds w1.. (absent: equal weights), a
/// place x1.. and a heat time t.
#pragma once

#include "court/trial.hpp"
#include "measures/posterior.hpp"

namespace referee::pde_perspective {

using namespace court;
using namespace literals;

/// One to four samples in d = first..last, random and degenerate (one sample, a pair seen from its midpoint
/// and from a sample, collinear ones), at places on, between, near and far from them; t from 1e-12 to 100.
Family sample_clouds(const Trial& trial, long first, long last, bool weighted);
/// t > 0 and positive odds.
std::vector<Hypothesis> cloud_hypotheses();

long cloud_dimension(const Point& p);
Mixture<Ball> cloud_measure(const Point& p);
std::vector<Ball> cloud_place(const Point& p);

/// s and div s at the place, from posterior mean and covariance.
std::vector<Ball> cloud_score(const Point& p);
Ball cloud_divergence(const Point& p);
/// log u, expanded in x1.. to that order at the place, summed from the definition: the route that knows no
/// posterior.
Jet<Ball> cloud_log_density(const Point& p, int order);

}  // namespace referee::pde_perspective
