// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/critical_families.hpp"

#include <algorithm>

#include "court/random_rationals.hpp"
#include "geometry/linear.hpp"

namespace referee::geometric_asymptotics {
namespace {

bool belongs(const Rational& lambda, Regime regime) {
  return regime == Regime::any || (regime == Regime::guidance) == (lambda > 1);
}

std::vector<RationalPoint> tied_differences(const std::vector<RationalPoint>& sites,
                                            const std::vector<int>& tied) {
  std::vector<RationalPoint> result;
  for (std::size_t a = 0; a < tied.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      result.push_back(
          difference(sites[static_cast<std::size_t>(tied[a])], sites[static_cast<std::size_t>(tied[b])]));
  return result;
}

/// Calls visit with every choice of `count` of the vectors.
void for_each_choice(const std::vector<RationalPoint>& vectors, std::size_t count,
                     const std::function<void(const std::vector<RationalPoint>&)>& visit) {
  std::vector<RationalPoint> chosen;
  const std::function<void(std::size_t)> extend = [&](std::size_t next) {
    if (chosen.size() == count) return visit(chosen);
    for (std::size_t n = next; n < vectors.size(); ++n) {
      chosen.push_back(vectors[n]);
      extend(n + 1);
      chosen.pop_back();
    }
  };
  extend(0);
}

}  // namespace

Instance half_line_of_starts() { return placed(supports("1/2"_q, {{-1}, {1}}, {{-1}}), {0}); }
Instance attracting_maximum() { return placed(supports(2, {{-1}, {1}}, {{"-3/2"_q}, {"3/2"_q}}), {0}); }
Instance outer_equilibrium() {
  return placed(supports(2, {{-1, "23/6"_q}, {1, "23/6"_q}}, {{-5, 9}, {5, 9}, {9, 5}}, {1, 1}, {19, 1, 10}),
                {0, 0});
}

std::vector<Instance> regime_supports(const Trial& trial, Regime regime) {
  static const std::vector<Rational> experts{0, "1/2"_q, 1, "1/3"_q, "9/10"_q},
      guidance{2, "5/2"_q, "1001/1000"_q, 10, "3/2"_q};
  std::vector<Instance> result = all_supports(trial);
  for (const Instance& more : {half_line_of_starts(), attracting_maximum(), outer_equilibrium()})
    result.push_back(more);
  const auto& values = regime == Regime::guidance ? guidance : experts;
  std::size_t turn = 0;
  for (Instance& instance : result)
    if (!belongs(instance["lambda"], regime)) instance.set("lambda", values[turn++ % values.size()]);
  return result;
}

std::vector<Hypothesis> regime_hypotheses(Regime regime) {
  auto result = support_hypotheses();
  if (regime == Regime::experts)
    result.push_back({"lambda <= 1", [](const Point& p) { return !less(Ball(1), p["lambda"]); }});
  if (regime == Regime::guidance)
    result.push_back({"lambda > 1", [](const Point& p) { return less(Ball(1), p["lambda"]); }});
  return result;
}

Family at_critical_points(std::string name, Regime regime, const std::vector<Instance>& instances,
                          const CriticalFilter& passes) {
  Family family{std::move(name), {}, regime_hypotheses(regime)};
  for (const Instance& instance : instances)
    for (const CriticalPoint& point : critical_points(supports_of(instance), instance["lambda"]))
      if (passes(point)) family.members.push_back(placed(instance, point.at));
  return family;
}
bool is_minimiser(const CriticalPoint& point) { return point.minimum; }
bool is_no_minimiser(const CriticalPoint& point) { return !point.minimum; }

Criticality criticality_at(const Instance& instance) {
  const DistancePotential potential = potential_of(instance);
  const RationalPoint x = place_of(instance);
  return judge(potential, x, potential.nearest(x));
}

Rational least_slope(const Instance& instance) {
  const DistancePotential potential = potential_of(instance);
  const RationalPoint x = place_of(instance);
  const NearestSites sites = potential.nearest(x);
  auto differences = tied_differences(potential.supports().first, sites.first);
  const auto second = tied_differences(potential.supports().second, sites.second);
  differences.insert(differences.end(), second.begin(), second.end());
  const auto along_the_stratum = null_space(differences, x.size());
  const std::size_t span = x.size() - along_the_stratum.size();
  Rational least = 0;
  if (span == 0) return least;
  for_each_choice(differences, span - 1, [&](std::vector<RationalPoint> rows) {
    rows.insert(rows.end(), along_the_stratum.begin(), along_the_stratum.end());
    const auto ray = null_space(rows, x.size());
    if (ray.size() != 1) return;
    for (const RationalPoint& h : {ray[0], moved(RationalPoint(x.size()), -1, ray[0])})
      least = std::min(least, potential.directional_derivative(x, h));
  });
  return least;
}

Rational untouched_radius(const Instance& instance) {
  const SupportPair pair = supports_of(instance);
  const RationalPoint x = place_of(instance);
  Rational radius = 1;
  for (const auto* sites : {&pair.first, &pair.second}) {
    Rational least = squared_distance(sites->front(), x);
    for (const RationalPoint& site : *sites) least = std::min(least, squared_distance(site, x));
    for (const RationalPoint& near : *sites) {
      if (squared_distance(near, x) != least) continue;
      for (const RationalPoint& far : *sites) {
        const Rational gap = squared_distance(far, x) - least;
        // 2 |far - near| <= 1 + |far - near|^2
        if (gap > 0) radius = std::min(radius, Rational(gap / (1 + squared_distance(far, near))));
      }
    }
  }
  return radius;
}

RationalPoint short_direction(Generator& generator, std::size_t dimension) {
  RationalPoint result;
  Rational sum = 0;
  for (std::size_t i = 0; i < dimension; ++i) {
    result.push_back(random_signed(generator, -1, 0));
    sum += abs(result.back());
  }
  for (Rational& coordinate : result) coordinate /= sum;
  return result;
}

RationalPoint moved(const RationalPoint& x, const Rational& scale, const RationalPoint& h) {
  RationalPoint result(x);
  for (std::size_t i = 0; i < x.size(); ++i) result[i] += scale * h[i];
  return result;
}

LimitFlow limit_flow_from(const Instance& instance, const RationalPoint& from) {
  return limit_flow(potential_of(instance), from, {.most_solutions = 24, .most_pieces = 60});
}
bool is_constant(const LimitSolution& solution) {
  const LimitPiece& piece = solution.pieces.front();
  return solution.pieces.size() == 1 && piece.from == piece.target;
}

}  // namespace referee::geometric_asymptotics
