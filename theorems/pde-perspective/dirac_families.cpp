// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/dirac_families.hpp"

#include "court/random_rationals.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::pde_perspective::stability {
namespace {

std::string axis_name(const char* stem, std::size_t index) { return stem + std::to_string(index + 1); }

RationalPoint random_point(std::size_t d, Generator& generator) {
  RationalPoint point;
  for (std::size_t i = 0; i < d; ++i) point.push_back(random_signed(generator, -1, 0));
  return point;
}

std::vector<Instance> special_data() {
  RationalPoint corner(8, 0), other(8, 0);
  corner[0] = 1;
  other[7] = "-1/2"_q;
  return {dirac_data({{0}}),
          dirac_data({{3, -4}}),
          dirac_data({RationalPoint(8, 1)}),
          dirac_data({{-1}, {1}}),
          dirac_data({{-1, 0}, {1, 0}}),
          dirac_data({{-5}, {0}, {5}}, {7, 3, 1}),
          dirac_data({{0, 0}, {1, 1}, {2, 2}, {"5/2"_q, "5/2"_q}}, {1, 2, 3, 4}),
          dirac_data({{100, 100, 100}, {101, 100, 100}}, {1, 3}),
          dirac_data({{-1}, {1}}, {"1e-12"_q, 1}),
          dirac_data({corner, other}, {1, 2})};
}

std::vector<Hypothesis> positive_time() {
  return {{"t > 0, epsilon >= 0", [](const Point& p) {
             return positive(p["t"]) && (p.has("epsilon") ? !positive(-p["epsilon"]) : Truth::yes);
           }}};
}

/// On a site, halfway between two, or anywhere within `reach`.
RationalPoint telling_place(const Instance& data, Generator& generator) {
  const Mixture<Rational> sites = data_of<Rational>(data);
  const std::size_t n = sites.size(), d = sites.dimension();
  const RationalPoint& first = sites.means[generator.below(n)];
  const RationalPoint& second = sites.means[generator.below(n)];
  RationalPoint place;
  switch (generator.below(4)) {
    case 0:
      return first;
    case 1:
      for (std::size_t i = 0; i < d; ++i) place.push_back((first[i] + second[i]) / 2);
      return place;
    case 2:
      for (std::size_t i = 0; i < d; ++i) place.push_back(first[i] + random_signed(generator, 1, 2));
      return place;
    default:
      for (std::size_t i = 0; i < d; ++i) place.push_back(first[i] + random_signed(generator, -2, 0));
      return place;
  }
}

Instance random_data(std::size_t d, std::size_t count, Generator& generator) {
  std::vector<RationalPoint> sites;
  std::vector<Rational> odds;
  for (std::size_t k = 0; k < count; ++k) {
    sites.push_back(random_point(d, generator));
    odds.push_back(generator.below(5) == 0 ? "1e-12"_q : random_positive(generator, -1, 0));
  }
  return dirac_data(sites, odds);
}

}  // namespace

Instance dirac_data(const std::vector<RationalPoint>& sites, const std::vector<Rational>& odds) {
  Instance instance;
  for (std::size_t k = 0; k < sites.size(); ++k) {
    for (std::size_t i = 0; i < sites[k].size(); ++i)
      instance.set(axis_name("y", k) + axis_name("_", i), sites[k][i]);
    if (!odds.empty()) instance.set(axis_name("w", k), odds[k]);
  }
  return instance;
}

Instance at_place(Instance instance, const RationalPoint& x) {
  for (std::size_t i = 0; i < x.size(); ++i) instance.set(axis_name("x", i), x[i]);
  return instance;
}

Family placed_data(const Trial& trial, long rounds) {
  Family family{"Dirac mixtures in d = 1, ..., 8", {}, positive_time()};
  Generator generator = trial.generator("placed data");
  const auto add = [&](const Instance& data) {
    family.members.push_back(
        at_place(data, telling_place(data, generator)).set("t", random_positive(generator, -8, 3)));
  };
  for (const Instance& data : special_data())
    for (int repeat = 0; repeat < 4; ++repeat) add(data);
  for (long k = 0; k < rounds; ++k) {
    const std::uint64_t count = 1 + generator.below(k % 10 == 0 ? 50 : 6), d = 1 + generator.below(8);
    add(random_data(d, count, generator));
  }
  return family;
}

Family flow_data(const Trial& trial, long rounds) {
  Family family{"Dirac mixtures in d = 1, 2, 3, every epsilon", {}, positive_time()};
  Generator generator = trial.generator("flow data");
  const std::vector<Rational> noises{0, "1/5"_q, 1, "15/2"_q};
  const auto add = [&](const Instance& data) {
    family.members.push_back(at_place(data, telling_place(data, generator))
                                 .set("t", random_positive(generator, -3, 1))
                                 .set("epsilon", noises[generator.below(4)]));
  };
  for (const Instance& data : special_data())
    if (!data.has("y1_8")) add(data);
  for (long k = 0; k < rounds; ++k) {
    const std::uint64_t count = 1 + generator.below(5), d = 1 + generator.below(3);
    add(random_data(d, count, generator));
  }
  return family;
}

std::vector<Ball> place_of(const Point& p) {
  std::vector<Ball> place;
  for (std::size_t i = 0; p.has(axis_name("x", i)); ++i)
    place.push_back(p[axis_name("x", i)].at(p.precision()));
  return place;
}
int dimension_of(const Point& p) {
  int d = 0;
  while (p.has("y1_" + std::to_string(d + 1))) ++d;
  return d;
}

Instance exact_parameters(const Point& p) {
  Instance data;
  const auto copy = [&](const std::string& name) {
    if (!p.has(name)) return false;
    data.set(name, simplest_rational(p[name]));
    return true;
  };
  for (std::size_t k = 0; copy(axis_name("y", k) + "_1"); ++k) {
    for (std::size_t i = 1; copy(axis_name("y", k) + axis_name("_", i)); ++i) continue;
    copy(axis_name("w", k));
  }
  return data;
}

Mixture<Jet<Ball>> data_jets(const Point& p) {
  const Mixture<Ball> data = data_of<Ball>(p);
  Mixture<Jet<Ball>> lifted;
  for (const auto& site : data.means) lifted.means.emplace_back(site.begin(), site.end());
  lifted.weights.assign(data.weights.begin(), data.weights.end());
  lifted.variances.assign(data.size(), Jet<Ball>(0));
  return lifted;
}

SpaceTimeVariables variables_at(const Point& p, int order) {
  return {place_of(p), p["t"].at(p.precision()), order};
}
Jet<Ball> heat_flow(const Point& p, const SpaceTimeVariables& at) {
  return mixture_density(data_jets(p), at.place(), at.t);
}

Ball posterior_spread(const Point& p) {
  PosteriorKernel<Ball> kernel(data_of<Ball>(p), Ball(2) * p["t"].at(p.precision()));
  const auto& covariance = kernel.at(place_of(p), 2).covariance;
  Ball trace(0);
  const std::size_t d = kernel.dimension();
  for (std::size_t i = 0; i < d; ++i) trace += covariance[i * d + i];
  return trace;
}

}  // namespace referee::pde_perspective::stability
