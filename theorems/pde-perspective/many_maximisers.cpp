// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/many_maximisers.hpp"

#include <algorithm>

#include "numbers/euclidean.hpp"
#include "pde-perspective/dirac_families.hpp"
#include "pde-perspective/sample_clouds.hpp"
#include "pde-perspective/site_flows.hpp"

namespace referee::pde_perspective {
namespace {

bool in_plane_or_space(const Instance& i) { return i.has("y1_2") && !i.has("y1_4"); }

Rational squared_gap(const RationalPoint& a, const RationalPoint& b) {
  Rational sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += power(Rational(a[i] - b[i]), 2);
  return sum;
}
/// The squares of the least and of the largest distance of two sites.
struct Spacing {
  Rational least, largest;
  std::pair<std::size_t, std::size_t> nearest;
};
Spacing spacing(const std::vector<RationalPoint>& sites) {
  Spacing result{squared_gap(sites[0], sites[1]), 0, {0, 1}};
  for (std::size_t k = 0; k < sites.size(); ++k)
    for (std::size_t l = 0; l < k; ++l) {
      const Rational gap = squared_gap(sites[k], sites[l]);
      result.largest = std::max(result.largest, gap);
      if (gap < result.least) result.least = gap, result.nearest = {k, l};
    }
  return result;
}

/// |m - x|.
Ball mean_shift_length(const Point& p) { return euclidean_length(mean_displacement(p), p.precision()); }
/// |m - x| + (3 D/g^2) tr Cov(Y | x), g and D the least and the largest distance of two sites.
Ball shift_and_spread(const Point& p) {
  const Spacing between = spacing(short_measure(p).means);
  return mean_shift_length(p) + Ball(3) * sqrt(p.constant(between.largest)) / p.constant(between.least) *
                                    stability::posterior_spread(p);
}

/// At g/4 from a site, towards the one at distance g.
Family places_near_sites(const Trial& trial) {
  Family family{"sites in d = 2, 3, at g/4 from one", {}, site_hypotheses()};
  for (const Instance& data : site_collection(trial, 2)) {
    if (!in_plane_or_space(data)) continue;
    const std::vector<RationalPoint> sites = site_points(data);
    const Spacing between = spacing(sites);
    for (const auto& [near, far] :
         {between.nearest, std::pair(between.nearest.second, between.nearest.first)})
      for (const Rational& share : {"1"_q, "1/10"_q, "1/100"_q}) {
        RationalPoint place;
        for (std::size_t i = 0; i < sites[near].size(); ++i)
          place.push_back(sites[near][i] + (sites[far][i] - sites[near][i]) / 4);
        family.members.push_back(site_instance_at(data, place)
                                     .set("t", share * between.least)
                                     .set("site", static_cast<long>(near) + 1));
      }
  }
  return family;
}
/// D^2 (1 - w_k)/w_k exp(-g^2/(8t)).
Ball spread_near_site(const Point& p) {
  const Mixture<Rational> data = short_measure(p);
  const Spacing between = spacing(data.means);
  const Rational& weight = data.weights[static_cast<std::size_t>(p["site"].to_double()) - 1];
  return p.constant(between.largest * (1 - weight) / weight) *
         exp(-p.constant(between.least / 8) / p["t"].at(p.precision()));
}

/// The centres of a square and of an octahedron, where log u is critical by symmetry.
Family symmetric_centres() {
  Family family{"sites +-e_i in d = 2, 3, equal weights, x = 0", {}, site_hypotheses()};
  for (const std::size_t d : {2U, 3U}) {
    std::vector<RationalPoint> sites;
    for (std::size_t i = 0; i < d; ++i)
      for (const int side : {-1, 1}) {
        RationalPoint site(d, 0);
        site[i] = side;
        sites.push_back(site);
      }
    for (const Rational& t : {"1/20"_q, "1/1000"_q})
      family.members.push_back(site_instance_at(site_instance(sites), RationalPoint(d, 0)).set("t", t));
  }
  return family;
}

}  // namespace

void try_maximisers_in_space(Trial& repaired) {
  Family places = site_places(repaired, 2);
  std::erase_if(places.members, [](const Instance& i) { return !in_plane_or_space(i); });
  repaired.bound(
      "d = 2, 3: the distance of x from the sites is at most |m - x| + (3 D/g^2) tr Cov(Y | x), g and D the "
      "least and the largest distance of two sites",
      places, distance_to_sites, shift_and_spread);
  repaired.bound("the same, sites (0, 0), (1, 0), (0, 1), odds 1 : 2 : 30: search over x and t",
                 Domain{"x1, x2, t",
                        {{"x1", "-1/2"_q, "3/2"_q}, {"x2", "-1/2"_q, "3/2"_q}, {"t", "1/1000"_q, 1, true}},
                        {},
                        site_instance({{0, 0}, {1, 0}, {0, 1}}, {1, 2, 30})},
                 distance_to_sites, [](const Point& p) {
                   // D = sqrt 2, g = 1.
                   return mean_shift_length(p) +
                          Ball(3) * sqrt(p.constant(2)) * stability::posterior_spread(p);
                 });
  repaired.note(
      "So a critical point, m = x, at distance delta or more from all sites has a Laplacian of log u of at "
      "least delta g^2/(12 D t^2) - d/(2t), which is positive for t < delta g^2/(6 d D): it is no "
      "maximiser.");
  repaired.bound(
      "d = 2, 3: critical points between the sites, the centres of a square and an octahedron: 1/t <= div s",
      symmetric_centres(), [](const Point& p) { return Ball(1) / p["t"].at(p.precision()); },
      cloud_divergence);
  repaired.bound("d = 2, 3: within g/4 of the k-th site tr Cov(Y | x) <= D^2 (1 - w_k)/w_k exp(-g^2/(8t))",
                 places_near_sites(repaired), stability::posterior_spread, spread_near_site);
  repaired.note(
      "For small t this is below 2t, so that log u is strictly concave near the site; on the sphere of "
      "radius delta around it the score points inwards, so that there is exactly one maximiser inside.");
}

}  // namespace referee::pde_perspective
