// SPDX-License-Identifier: GPL-3.0-or-later
/// What section 7 is tried on: supports full of ties in d = 1, 2, 3, 5, and geometry straight from the
/// definitions, which knows no Voronoi diagram.
#pragma once

#include "geometric-asymptotics/supports.hpp"
#include "geometry/critical_points.hpp"
#include "geometry/strata.hpp"

namespace referee::geometric_asymptotics {

/// Equal supports, coincident and parallel interfaces, a square with its own cross inside, points on one
/// circle and on one line, a critical point that only the outer set sees. Their lambda is 1.
std::vector<Instance> coincident_supports();
/// Points with coordinates in {-1, 0, 1}: ties, cospherical and collinear points at every turn; d = 1, 2, 3
/// and 5. Their lambda is 1.
std::vector<Instance> lattice_supports(const Trial& trial, long rounds);

/// Every geometry at hand, with the given values of lambda in turn.
Family supports_with(const Trial& trial, std::string name, const std::vector<Rational>& lambdas);
/// The same at telling places and at points with the most nearest sites.
Family tied_places(const Trial& trial, std::string name, const std::vector<Rational>& lambdas);
/// 0, 1 and between, down to 1e-30 and up to 1 - 1e-30.
std::vector<Rational> mixture_shares();
/// From just above 1 to 1000.
std::vector<Rational> guidance_shares();
/// Both.
std::vector<Rational> all_shares();

/// A stratum found without a diagram: the sites, and a point of the affine hull with its directions.
struct SearchedStratum {
  NearestSites sites;
  RationalPoint origin;
  std::vector<RationalPoint> tangent;
};
/// Every pair of nonempty index sets whose bisectors meet in a point at which all other sites are farther, by
/// linear algebra and Gordan's alternative. Looks at (2^n1 - 1)(2^n2 - 1) pairs: for a few points a side.
std::vector<SearchedStratum> strata_by_search(const SupportPair& supports);
/// Every x with 0 in the outer Clarke set, pair of index sets by pair of index sets, in lexicographic order.
std::vector<RationalPoint> outer_critical_by_search(const DistancePotential& potential);
/// 0 in the hull of the points: no direction has a positive product with all of them (Gordan).
bool hull_holds_origin(const std::vector<RationalPoint>& points);

/// Every outer critical point, by the diagrams.
std::vector<CriticalPoint> critical_points_of(const Instance& instance);
inline Rational count_of(std::size_t size) { return static_cast<long>(size); }

/// lambda |x - x_k|^2 + (1 - lambda) |x - y_l|^2.
Rational branch(const DistancePotential& potential, int k, int l, const RationalPoint& x);
/// Its gradient 2 (x - lambda x_k - (1 - lambda) y_l).
RationalPoint branch_gradient(const DistancePotential& potential, int k, int l, const RationalPoint& x);
/// x + share h.
RationalPoint displaced(const RationalPoint& x, const RationalPoint& h, const Rational& share);
/// Coordinates m/10^e with random signs.
RationalPoint random_vector(Generator& generator, std::size_t dimension);

}  // namespace referee::geometric_asymptotics
