// SPDX-License-Identifier: GPL-3.0-or-later
/// The overlay of both Voronoi diagrams of the example in the plane, and the limiting field on it.
#pragma once

#include "geometric-asymptotics/plane_panels.hpp"
#include "geometry/strata.hpp"

namespace referee::geometric_asymptotics {

/// What Figures 1 and 2 show here.
inline constexpr PlaneWindow overlay_window{{-9, -6.5}, {9, 6.5}};

/// All strata, whatever lambda is.
std::vector<Stratum> example_strata();
/// A point of each stratum of one dimension (any for -1), for every lambda, with the number of the stratum.
Family strata_of_dimension(int dimension, const std::vector<Rational>& lambdas);
/// x + by along.
RationalPoint shifted_place(RationalPoint x, const RationalPoint& along, const Rational& by);
/// f(x + h) + f(x - h) - 2 f(x).
Rational central_second_difference(const DistancePotential& f, const RationalPoint& x,
                                   const RationalPoint& h);
/// Difference of the two nearest sites across a facet: a normal that points to the side of the first.
RationalPoint facet_normal(const SupportPair& pair, const NearestSites& sites);
/// Adds the arrow of -(1/4) grad Phi at x, shortened to at most 0.6.
void append_field(Curve& arrows, const DistancePotential& phi, const RationalPoint& x);

}  // namespace referee::geometric_asymptotics
