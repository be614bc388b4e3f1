// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/power_diagram.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <unordered_map>

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
  std::vector<int> facet_of;                // by simplex
  std::vector<std::vector<int>> facets_at;  // by site, ascending

  FacetLattice(const LiftedSites& lifted, const RegularTriangulation& triangulation, std::size_t site_count);

  std::vector<int> facets_through(const std::vector<int>& sites) const;
  std::vector<int> common_sites(const std::vector<int>& facet_indices) const;
};

void sort_unique(std::vector<int>& indices) {
  std::sort(indices.begin(), indices.end());
  indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
}

FacetLattice::FacetLattice(const LiftedSites& lifted, const RegularTriangulation& triangulation,
                           std::size_t site_count) {
  std::unordered_map<LiftedVector, int, PlaneHash> number;
  number.reserve(triangulation.simplices.size() + triangulation.hull.size());
  const auto merge = [&](LiftedVector plane, const std::vector<int>& sites) {
    const auto [entry, is_new] = number.emplace(std::move(plane), static_cast<int>(facets.size()));
    if (is_new) facets.emplace_back();
    auto& all = facets[static_cast<std::size_t>(entry->second)].sites;
    all.insert(all.end(), sites.begin(), sites.end());
    return entry->second;
  };
  for (const auto& simplex : triangulation.simplices)
    facet_of.push_back(merge(lifted.lower_facet(simplex), simplex));
  for (const auto& [points, apex] : triangulation.hull) merge(lifted.vertical_facet(points, apex), points);
  while (!number.empty()) {
    auto entry = number.extract(number.begin());
    facets[static_cast<std::size_t>(entry.mapped())].plane = std::move(entry.key());
  }
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

// A face of the lower hull: the least face around some simplex of the triangulation.
struct LowerFace {
  std::vector<int> sites, facets;
  int dimension;  // of the largest of these simplices, which is its own
};

// All of them, each once.
std::vector<LowerFace> lower_faces(const FacetLattice& lattice,
                                   const std::vector<std::vector<int>>& simplices) {
  std::vector<LowerFace> faces;
  std::unordered_map<std::vector<int>, int, IndexHash> merged;  // dimension by facets
  const auto corners = simplices.front().size();
  // A lower facet that is a simplex has simplices for faces, which need no merging.
  const auto is_simplex = [&](int index) {
    const Facet& facet = lattice.facets[static_cast<std::size_t>(index)];
    return !facet.vertical() && facet.sites.size() == corners;
  };
  const auto record = [&](const std::vector<int>& sites, std::vector<int> facets) {
    const int dimension = static_cast<int>(sites.size()) - 1;
    if (std::any_of(facets.begin(), facets.end(), is_simplex)) {
      faces.push_back({sites, std::move(facets), dimension});
    } else {
      int& largest = merged[std::move(facets)];
      largest = std::max(largest, dimension);
    }
  };
  for (std::size_t site = 0; site < lattice.facets_at.size(); ++site)
    if (!lattice.facets_at[site].empty()) record({static_cast<int>(site)}, lattice.facets_at[site]);
  std::vector<int> subset;
  for (std::size_t s = 0; s < simplices.size(); ++s)
    for (unsigned mask = 1; mask < 1u << corners; ++mask) {
      subset.clear();
      for (std::size_t k = 0; k < corners; ++k)
        if (mask >> k & 1u) subset.push_back(simplices[s][k]);
      if (subset.size() == 1) continue;
      auto facets = lattice.facets_through(subset);
      // Of the facets that are simplices, the first one records the face.
      const auto first = std::find_if(facets.begin(), facets.end(), is_simplex);
      if (first == facets.end() || *first == lattice.facet_of[s]) record(subset, std::move(facets));
    }
  for (const auto& [facets, dimension] : merged)
    faces.push_back({lattice.common_sites(facets), facets, dimension});
  return faces;
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

  for (LowerFace& dual : lower_faces(lattice, triangulation.simplices)) {
    PowerFace face{std::move(dual.sites), dimension_ - dual.dimension, {}, {}};
    for (int facet : dual.facets) {
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
