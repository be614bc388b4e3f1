// SPDX-License-Identifier: GPL-3.0-or-later
/// Heat flows of measures on finitely many points, by jets in space and time: the route that knows no
/// posterior.
#pragma once

#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {

/// u = G_t * u_0 for one measure u_0 on finitely many points in d = 1, 2, 3, 5: parameters a1_1.. and v1.. as
/// in `supports`, a place x1.., a heat time t from 1e-12 to 100 and a direction e1.. (an axis, a random one).
Family heat_flows(const Trial& trial);

/// The same for two measures and lambda in [0, 1] or, with `guided`, lambda > 1. The points of A2 are also
/// met shifted far from the origin.
Family mixed_flows(const Trial& trial, bool guided);

/// Independent variables x1.., t at the place and time of the point.
struct PlaceAndTime {
  std::vector<Jet<Ball>> x;
  Jet<Ball> t;
  PlaceAndTime(const Point& p, int order);
};

/// log u_source in (x1.., t) to that order, summed from the definition.
Jet<Ball> log_heat_flow(const Point& p, int source, int order);
/// V_lambda = lambda log u1 + (1 - lambda) log u2, likewise.
Jet<Ball> mixed_logarithm(const Point& p, int order);

// Derivatives of a jet in (x1.., t).
std::vector<Ball> gradient(const Jet<Ball>& f);
Ball squared_gradient(const Jet<Ball>& f);
Ball laplacian(const Jet<Ball>& f);
Ball time_derivative(const Jet<Ball>& f);
/// e^T (Hess f) e / |e|^2 along the direction e1.. of the point.
Ball second_derivative_along(const Jet<Ball>& f, const Point& p);

/// e^T C e / |e|^2 and tr C, C the posterior covariance of a source.
Ball covariance_along(const Point& p, int source);
Ball covariance_trace(const Point& p, int source);

/// |s1 - s2|^2 by the posterior means, s_i = grad log u_i.
Ball squared_score_gap(const Point& p);

/// R^2, R the largest distance of a point of A2 from the origin: the printed radius.
Ball squared_radius(const Point& p);

/// d of the point.
int dimension_of(const Point& p);

}  // namespace referee::geometric_asymptotics
