// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/rigidity.hpp"

#include <algorithm>
#include <optional>

#include "court/random_rationals.hpp"
#include "geometry/convex.hpp"
#include "geometry/linear.hpp"

namespace referee::geometric_asymptotics {
namespace {

const RationalPoint& site_of(const std::vector<RationalPoint>& sites, int index) {
  return sites[static_cast<std::size_t>(index)];
}

std::vector<std::vector<int>> nonempty_subsets(std::size_t size) {
  std::vector<std::vector<int>> result;
  for (std::size_t mask = 1; mask < (std::size_t{1} << size); ++mask) {
    auto& chosen = result.emplace_back();
    for (std::size_t k = 0; k < size; ++k)
      if ((mask >> k) & 1) chosen.push_back(static_cast<int>(k));
  }
  return result;
}

/// The points at the same distance from all chosen sites of each support.
struct Bisectors {
  std::vector<RationalPoint> rows;
  std::vector<Rational> right;

  void add(const std::vector<RationalPoint>& sites, const std::vector<int>& chosen) {
    const RationalPoint& base = site_of(sites, chosen[0]);
    for (std::size_t n = 1; n < chosen.size(); ++n) {
      const RationalPoint& site = site_of(sites, chosen[n]);
      rows.push_back(difference(site, base));
      right.push_back((dot(site, site) - dot(base, base)) / 2);
    }
  }
};

/// For every site that is not chosen the half-space in which it is farther, in coordinates (tangent, 1).
void add_half_spaces(const std::vector<RationalPoint>& sites, const std::vector<int>& chosen,
                     const SearchedStratum& stratum, std::vector<RationalPoint>& normals) {
  const RationalPoint& base = site_of(sites, chosen[0]);
  for (std::size_t n = 0; n < sites.size(); ++n) {
    if (std::find(chosen.begin(), chosen.end(), static_cast<int>(n)) != chosen.end()) continue;
    const RationalPoint towards_base = difference(base, sites[n]);
    RationalPoint& normal = normals.emplace_back();
    for (const RationalPoint& direction : stratum.tangent) normal.push_back(2 * dot(towards_base, direction));
    normal.push_back(squared_distance(stratum.origin, sites[n]) - squared_distance(stratum.origin, base));
  }
}

}  // namespace

std::vector<Instance> coincident_supports() {
  const std::vector<RationalPoint> square{{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
  return {
      supports(1, {{-1}, {1}}, {{-1}, {1}}),
      supports(1, {{-1}, {1}}, {{-2}, {2}}),
      supports(1, {{-1}, {1}}, {{0}}),
      supports(1, {{0}}, {{-1}, {1}}),
      supports(1, {{-1}, {1}}, {{-3}, {-1}, {1}, {3}}),
      supports(1, {{-2}, {-1}, {0}, {1}, {2}}, {{-1}, {0}, {1}}),
      supports(1, square, square),
      supports(1, square, {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}),
      supports(1, {{-1, 0}, {1, 0}}, {{-2, 1}, {2, 1}}),
      supports(1, {{3, 4}, {-3, 4}, {5, 0}, {0, -5}, {-4, -3}}, {{0, 0}, {0, 5}}),
      supports(1, {{-4, -3}, {4, -3}, {0, 5}}, {{"28/5"_q, -2}, {"28/5"_q, 2}}),
      supports(1, {{"13/8"_q, -1}, {"13/8"_q, 1}}, {{-4, -3}, {4, -3}, {0, 5}}),
      supports(1, {{-1, -1, -1}, {1, 1, -1}, {1, -1, 1}, {-1, 1, 1}}, {{1, 1, 1}, {-1, -1, 1}, {-1, 1, -1}}),
      supports(1, {{1, 0, 0, 0, 0}, {0, 1, 0, 0, 0}, {0, 0, 1, 0, 0}},
               {{0, 0, 0, 1, 0}, {0, 0, 0, 0, 1}, {0, 0, 0, 0, 0}})};
}

std::vector<Instance> lattice_supports(const Trial& trial, long rounds) {
  std::vector<Instance> result;
  Generator generator = trial.generator("supports on a lattice");
  for (long round = 0; round < rounds; ++round)
    for (const std::size_t dimension : {1u, 2u, 3u, 5u}) {
      const auto draw = [&] {
        std::vector<RationalPoint> points;
        const std::size_t count = 2 + generator.below(dimension == 1 ? 2 : 3);
        while (points.size() < count) {
          RationalPoint point;
          for (std::size_t i = 0; i < dimension; ++i)
            point.push_back(static_cast<long>(generator.below(3)) - 1);
          if (std::find(points.begin(), points.end(), point) == points.end()) points.push_back(point);
        }
        return points;
      };
      const auto first = draw();
      result.push_back(supports(1, first, draw()));
    }
  return result;
}

Family supports_with(const Trial& trial, std::string name, const std::vector<Rational>& lambdas) {
  Family family{std::move(name), {}, support_hypotheses()};
  std::vector<Instance> geometries = coincident_supports();
  for (const auto& more : {lattice_supports(trial, trial.effort().scaled(1, 6, 40)), all_supports(trial)})
    geometries.insert(geometries.end(), more.begin(), more.end());
  if (trial.effort().budget == Budget::quick) {
    std::vector<Instance> some;
    for (std::size_t k = 0; k < geometries.size(); k += 2) some.push_back(geometries[k]);
    geometries = std::move(some);
  }
  std::size_t turn = 0;
  for (const Instance& geometry : geometries)
    for (long repeat = 0; repeat < trial.effort().scaled(1, 1, 5); ++repeat)
      family.members.push_back(Instance(geometry).set("lambda", lambdas[turn++ % lambdas.size()]));
  return family;
}

Family tied_places(const Trial& trial, std::string name, const std::vector<Rational>& lambdas) {
  Family family{std::move(name), {}, support_hypotheses()};
  Generator generator = trial.generator("tied places");
  for (const Instance& i : supports_with(trial, "", lambdas).members) {
    for (const RationalPoint& x : telling_places(i, generator)) family.members.push_back(placed(i, x));
    const auto all = strata(supports_of(i));
    // The last strata have the most ties.
    for (std::size_t k = 0; k < std::min<std::size_t>(3, all.size()); ++k)
      family.members.push_back(placed(i, all[all.size() - 1 - k].witness));
  }
  return family;
}

std::vector<Rational> mixture_shares() {
  return {"1/2"_q, 0, "1/3"_q, 1, "9/10"_q, "1e-30"_q, "7/11"_q, 1 - "1e-30"_q, "1/4"_q};
}
std::vector<Rational> guidance_shares() {
  return {2, 1 + "1e-30"_q, "5/2"_q, "1001/1000"_q, "3/2"_q, 1000, 3};
}
std::vector<Rational> all_shares() {
  std::vector<Rational> result = mixture_shares();
  for (const Rational& lambda : guidance_shares()) result.push_back(lambda);
  return result;
}

std::vector<SearchedStratum> strata_by_search(const SupportPair& supports) {
  std::vector<SearchedStratum> result;
  const std::size_t d = supports.dimension();
  for (const auto& first : nonempty_subsets(supports.first.size()))
    for (const auto& second : nonempty_subsets(supports.second.size())) {
      Bisectors bisectors;
      bisectors.add(supports.first, first);
      bisectors.add(supports.second, second);
      const auto origin = project(RationalPoint(d, Rational(0)), bisectors.rows, bisectors.right);
      if (!origin) continue;
      SearchedStratum stratum{{first, second}, *origin, null_space(bisectors.rows, d)};
      std::vector<RationalPoint> normals{RationalPoint(stratum.tangent.size() + 1, Rational(0))};
      normals.front().back() = 1;
      add_half_spaces(supports.first, first, stratum, normals);
      add_half_spaces(supports.second, second, stratum, normals);
      if (positive_direction(normals)) result.push_back(std::move(stratum));
    }
  return result;
}

std::vector<RationalPoint> outer_critical_by_search(const DistancePotential& potential) {
  std::vector<RationalPoint> result;
  const SupportPair& supports = potential.supports();
  for (const auto& first : nonempty_subsets(supports.first.size()))
    for (const auto& second : nonempty_subsets(supports.second.size())) {
      Bisectors bisectors;
      bisectors.add(supports.first, first);
      bisectors.add(supports.second, second);
      const auto x = project(potential.centre(first[0], second[0]), bisectors.rows, bisectors.right);
      if (!x || !(potential.nearest(*x) == NearestSites{first, second})) continue;
      if (hull_holds_origin(potential.outer_subdifferential(*x))) result.push_back(*x);
    }
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<CriticalPoint> critical_points_of(const Instance& instance) {
  return critical_points(supports_of(instance), instance["lambda"]);
}

bool hull_holds_origin(const std::vector<RationalPoint>& points) { return !positive_direction(points); }

Rational branch(const DistancePotential& potential, int k, int l, const RationalPoint& x) {
  return potential.lambda() * squared_distance(x, site_of(potential.supports().first, k)) +
         (1 - potential.lambda()) * squared_distance(x, site_of(potential.supports().second, l));
}

RationalPoint branch_gradient(const DistancePotential& potential, int k, int l, const RationalPoint& x) {
  RationalPoint gradient = difference(x, potential.centre(k, l));
  for (Rational& component : gradient) component *= 2;
  return gradient;
}

RationalPoint displaced(const RationalPoint& x, const RationalPoint& h, const Rational& share) {
  RationalPoint result(x);
  for (std::size_t i = 0; i < x.size(); ++i) result[i] += share * h[i];
  return result;
}

RationalPoint random_vector(Generator& generator, std::size_t dimension) {
  RationalPoint result;
  for (std::size_t i = 0; i < dimension; ++i) result.push_back(random_signed(generator, -1, 0));
  return result;
}

}  // namespace referee::geometric_asymptotics
