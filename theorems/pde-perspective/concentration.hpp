// SPDX-License-Identifier: GPL-3.0-or-later
/// Data and starts on which concentration is tried: Diracs on the line with normal starts, and laws of the
/// generative flow from them.
#pragma once

#include "court/random_rationals.hpp"
#include "court/trial.hpp"
#include "measures/mixture.hpp"

namespace referee::pde_perspective {

using namespace court;
using namespace literals;

/// Sites y1.. and odds w1.. (weights up to their sum) as an instance.
Instance line_diracs(const std::vector<Rational>& sites, const std::vector<Rational>& odds);
/// The same measure, weights summing to one.
Mixture<Rational> line_diracs_of(const Instance& instance);
Mixture<Rational> line_diracs_of(const Point& p);

/// The same quantity enclosed to some thirty digits whatever precision is asked for: enough for inequalities
/// whose sides are apart, and quadratures cost far less. Sides that agree closer than that stay undecided.
Quantity coarsely(Quantity quantity);

/// u(t) as a Gaussian mixture of variance 2t.
Mixture<Ball> heat_flow_of(const Mixture<Rational>& diracs, const Ball& t);
/// N(mean, variance) of the point's parameters.
Mixture<Ball> normal_start(const Point& p);

/// One to four Diracs on the line, equal and very unequal odds, near and far, with normal starts N(mean,
/// variance) at heat time T; `mean`, `variance` and `T` vary too.
Family normal_starts_on_line(const Trial& trial, long rounds);
/// T > 0, variance > 0, odds > 0.
std::vector<Hypothesis> normal_start_hypotheses();

/// Least distance between two sites, 1 for a single one.
Rational least_gap(const Mixture<Rational>& diracs);

}  // namespace referee::pde_perspective
