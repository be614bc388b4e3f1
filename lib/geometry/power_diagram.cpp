// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/power_diagram.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

#include "geometry/lifted_sites.hpp"
#include "geometry/linear.hpp"
#include "geometry/supports.hpp"

namespace referee {
namespace {

std::size_t mixed(std::size_t hash, std::size_t value) {
  return hash ^ (value + 0x9e3779b97f4a7c15u + (hash << 6) + (hash >> 2));
}

struct IndexHash {
  std::size_t operator()(const std::vector<int>& indices) const {
    std::size_t hash = indices.size();
    for (int i : indices) hash = mixed(hash, static_cast<std::size_t>(i));
    return hash;
  }
};

struct PlaneHash {
  std::size_t operator()(const LiftedVector& plane) const {
    std::size_t hash = plane.size();
    for (const Integer& entry : plane) hash = mixed(hash, mpz_getlimbn(entry.backend().data(), 0));
    return hash;
  }
};

// A facet of the polyhedron above the lower hull: a vertex of the diagram if lower, a direction to infinity
// if vertical.
struct Facet {
  LiftedVector plane;
  std::vector<int> sites;  // on it, ascending

  bool vertical() const { return plane.back() == 0; }
  bool contains(int site) const { return std::binary_search(sites.begin(), sites.end(), site); }
};

// The facets of the polyhedron, simplices of one plane merged, and on which of them each site lies.
struct FacetLattice {
  std::vector<Facet> facets;
  std::vector<std::vector<int>> facets_at;  // by site, ascending

  FacetLattice(const LiftedSites& lifted, const RegularTriangulation& triangulation, std::size_t site_count);

  std::vector<int> facets_through(const std::vector<int>& sites) const;
  std::vector<int> common_sites(const std::vector<int>& facet_indices) const;

 private:
  void record_incidences(std::size_t site_count);
};

void sort_unique(std::vector<int>& indices) {
  std::sort(indices.begin(), indices.end());
  indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
}

FacetLattice::FacetLattice(const LiftedSites& lifted, const RegularTriangulation& triangulation,
                           std::size_t site_count) {
  std::unordered_map<LiftedVector, int, PlaneHash> number;
  const auto merge = [&](LiftedVector plane, const std::vector<int>& sites) {
    const auto [entry, is_new] = number.emplace(std::move(plane), static_cast<int>(facets.size()));
    if (is_new) facets.push_back({entry->first, {}});
    auto& all = facets[static_cast<std::size_t>(entry->second)].sites;
    all.insert(all.end(), sites.begin(), sites.end());
    return entry->second;
  };
  std::vector<int> facet_of;
  for (const auto& simplex : triangulation.simplices)
    facet_of.push_back(merge(lifted.lower_facet(simplex), simplex));
  for (const auto& [points, apex] : triangulation.hull) merge(lifted.vertical_facet(points, apex), points);
  record_incidences(site_count);

  // A hidden site may touch the lower hull from within a facet. The least face around it has corners in its
  // simplex, which all facets through it share.
  std::vector<std::pair<std::size_t, int>> touching;
  for (const auto& [site, simplex] : triangulation.hidden) {
    const auto s = static_cast<std::size_t>(simplex);
    if (lifted.side(facets[static_cast<std::size_t>(facet_of[s])].plane, site) != 0) continue;
    std::vector<int> candidates;
    for (int corner : triangulation.simplices[s]) {
      const auto& at = facets_at[static_cast<std::size_t>(corner)];
      candidates.insert(candidates.end(), at.begin(), at.end());
    }
    sort_unique(candidates);
    for (int facet : candidates)
      if (lifted.side(facets[static_cast<std::size_t>(facet)].plane, site) == 0)
        touching.emplace_back(facet, site);
  }
  if (touching.empty()) return;
  for (const auto& [facet, site] : touching) facets[facet].sites.push_back(site);
  record_incidences(site_count);
}

void FacetLattice::record_incidences(std::size_t site_count) {
  facets_at.assign(site_count, {});
  for (std::size_t f = 0; f < facets.size(); ++f) {
    sort_unique(facets[f].sites);
    for (int site : facets[f].sites) facets_at[static_cast<std::size_t>(site)].push_back(static_cast<int>(f));
  }
}

std::vector<int> FacetLattice::facets_through(const std::vector<int>& sites) const {
  const auto incident = [&](int site) -> const std::vector<int>& {
    return facets_at[static_cast<std::size_t>(site)];
  };
  const int rarest = *std::min_element(sites.begin(), sites.end(),
                                       [&](int a, int b) { return incident(a).size() < incident(b).size(); });
  std::vector<int> through;
  for (int facet : incident(rarest))
    if (std::all_of(sites.begin(), sites.end(), [&](int site) {
          return site == rarest || facets[static_cast<std::size_t>(facet)].contains(site);
        }))
      through.push_back(facet);
  return through;
}

std::vector<int> FacetLattice::common_sites(const std::vector<int>& facet_indices) const {
  const auto sites_on = [&](int facet) -> const std::vector<int>& {
    return facets[static_cast<std::size_t>(facet)].sites;
  };
  const int smallest = *std::min_element(facet_indices.begin(), facet_indices.end(), [&](int a, int b) {
    return sites_on(a).size() < sites_on(b).size();
  });
  std::vector<int> common;
  for (int site : sites_on(smallest))
    if (std::all_of(facet_indices.begin(), facet_indices.end(),
                    [&](int facet) { return facets[static_cast<std::size_t>(facet)].contains(site); }))
      common.push_back(site);
  return common;
}

void require_valid(const std::vector<RationalPoint>& sites, const std::vector<Rational>& weights) {
  if (sites.empty()) throw std::invalid_argument("a power diagram needs a site");
  if (weights.size() != sites.size())
    throw std::invalid_argument("a power diagram needs one weight a site, or none");
  std::vector<const RationalPoint*> order;
  for (const RationalPoint& site : sites) {
    if (site.size() != sites.front().size())
      throw std::invalid_argument("the sites of a power diagram have one dimension");
    order.push_back(&site);
  }
  const auto less = [](const RationalPoint* a, const RationalPoint* b) { return *a < *b; };
  std::sort(order.begin(), order.end(), less);
  const auto equal = [](const RationalPoint* a, const RationalPoint* b) { return *a == *b; };
  if (std::adjacent_find(order.begin(), order.end(), equal) != order.end())
    throw std::invalid_argument("two sites of a power diagram are one point");
}

// Sorts the points and returns the new index of each.
std::vector<int> sort_points(std::vector<RationalPoint>& points) {
  std::vector<std::size_t> order(points.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return points[a] < points[b]; });
  std::vector<RationalPoint> sorted;
  std::vector<int> rank(points.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    rank[order[k]] = static_cast<int>(k);
    sorted.push_back(std::move(points[order[k]]));
  }
  points = std::move(sorted);
  return rank;
}

std::vector<std::vector<int>> edges_at(const std::vector<std::vector<int>>& simplices,
                                       std::size_t site_count) {
  std::vector<std::vector<int>> neighbours(site_count);
  for (const auto& simplex : simplices)
    for (int a : simplex)
      for (int b : simplex)
        if (a != b) neighbours[static_cast<std::size_t>(a)].push_back(b);
  for (auto& list : neighbours) sort_unique(list);
  return neighbours;
}

// The faces of the lower hull, each by the facets through it: every one is the least face around some simplex
// of the triangulation, and has the dimension of the largest of these. Dimensions are those of dual faces in
// R^d.
std::vector<std::pair<std::vector<int>, int>> lower_faces(const FacetLattice& lattice,
                                                          const std::vector<std::vector<int>>& simplices,
                                                          int dimension) {
  std::unordered_set<std::vector<int>, IndexHash> seen;
  std::unordered_map<std::vector<int>, int, IndexHash> faces;
  std::vector<int> subset;
  for (const auto& simplex : simplices)
    for (unsigned mask = 1; mask < 1u << simplex.size(); ++mask) {
      subset.clear();
      for (std::size_t k = 0; k < simplex.size(); ++k)
        if (mask >> k & 1u) subset.push_back(simplex[k]);
      if (!seen.insert(subset).second) continue;
      const int dual_dimension = dimension - static_cast<int>(subset.size()) + 1;
      const auto [face, is_new] = faces.emplace(lattice.facets_through(subset), dual_dimension);
      if (!is_new) face->second = std::min(face->second, dual_dimension);
    }
  return {faces.begin(), faces.end()};
}

}  // namespace

PowerDiagram::PowerDiagram(std::vector<RationalPoint> sites, std::vector<Rational> weights)
    : sites_(std::move(sites)), weights_(std::move(weights)) {
  if (weights_.empty()) weights_.resize(sites_.size());
  require_valid(sites_, weights_);
  dimension_ = static_cast<int>(sites_.front().size());
  const LiftedSites lifted(sites_, weights_);
  const RegularTriangulation triangulation = regular_triangulation(lifted.projected());
  const FacetLattice lattice(lifted, triangulation, sites_.size());
  lineality_ = null_space(lifted.span(), static_cast<std::size_t>(dimension_));
  neighbours_ = edges_at(triangulation.simplices, sites_.size());

  std::vector<int> index;  // among the vertices or the rays, by facet
  for (const Facet& facet : lattice.facets) {
    auto& points = facet.vertical() ? rays_ : vertices_;
    index.push_back(static_cast<int>(points.size()));
    points.push_back(facet.vertical() ? lifted.outward(facet.plane) : lifted.power_centre(facet.plane));
  }
  const std::vector<int> vertex_rank = sort_points(vertices_), ray_rank = sort_points(rays_);

  for (const auto& [facets, dimension] : lower_faces(lattice, triangulation.simplices, dimension_)) {
    PowerFace face{lattice.common_sites(facets), dimension, {}, {}};
    for (int facet : facets) {
      const auto f = static_cast<std::size_t>(facet);
      const bool vertical = lattice.facets[f].vertical();
      (vertical ? face.rays : face.vertices)
          .push_back((vertical ? ray_rank : vertex_rank)[static_cast<std::size_t>(index[f])]);
    }
    std::sort(face.vertices.begin(), face.vertices.end());
    std::sort(face.rays.begin(), face.rays.end());
    faces_.push_back(std::move(face));
  }
  std::sort(faces_.begin(), faces_.end(), [](const PowerFace& a, const PowerFace& b) {
    return a.dimension != b.dimension ? a.dimension > b.dimension : a.sites < b.sites;
  });
}

std::vector<int> PowerDiagram::nearest(const RationalPoint& x) const {
  if (x.size() != static_cast<std::size_t>(dimension_))
    throw std::invalid_argument("a point of another dimension than the power diagram");
  std::vector<int> best;
  Rational least;
  for (std::size_t i = 0; i < sites_.size(); ++i) {
    const Rational power = squared_distance(x, sites_[i]) - weights_[i];
    if (!best.empty() && power > least) continue;
    if (best.empty() || power < least) best.clear();
    least = power;
    best.push_back(static_cast<int>(i));
  }
  return best;
}

}  // namespace referee
