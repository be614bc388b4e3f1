// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/empirical_sites.hpp"

#include "court/random_rationals.hpp"
#include "numbers/euclidean.hpp"

namespace referee::pde_perspective {
namespace {

template <class T, class Source>
std::vector<std::vector<T>> sites_of(const Source& source) {
  const auto label = [](int k, int axis) { return "y" + std::to_string(k) + "_" + std::to_string(axis); };
  std::vector<std::vector<T>> sites;
  for (int k = 1; source.has(label(k, 1)); ++k) {
    auto& site = sites.emplace_back();
    for (int axis = 1; source.has(label(k, axis)); ++axis) site.push_back(source[label(k, axis)]);
  }
  return sites;
}

Instance with_place(Instance instance, const RationalPoint& x, const Rational& t) {
  for (std::size_t i = 0; i < x.size(); ++i) instance.set("x" + std::to_string(i + 1), x[i]);
  return instance.set("t", t);
}

RationalPoint midpoint(const RationalPoint& a, const RationalPoint& b) {
  RationalPoint result;
  for (std::size_t i = 0; i < a.size(); ++i) result.push_back((a[i] + b[i]) / 2);
  return result;
}

}  // namespace

Family empirical_sites(const Trial& trial, long first_decade) {
  Family family{"empirical measures, d = 1..8, N = 1..6",
                {},
                {{"t > 0", [](const Point& p) { return positive(p["t"]); }}}};
  Generator generator = trial.generator("empirical measures");
  const long rounds = trial.effort().scaled(1, 3, 20);
  for (int d = 1; d <= 8; ++d)
    for (long round = 0; round < rounds; ++round) {
      const auto count = 1 + generator.below(6);
      std::vector<RationalPoint> sites;
      Instance data;
      for (std::uint64_t k = 1; k <= count; ++k) {
        auto& site = sites.emplace_back();
        for (int axis = 1; axis <= d; ++axis) {
          site.push_back(random_signed(generator, -1, 1));
          data.set("y" + std::to_string(k) + "_" + std::to_string(axis), site.back());
        }
      }
      std::vector<RationalPoint> places{sites.front(), midpoint(sites.front(), sites.back()),
                                        RationalPoint(static_cast<std::size_t>(d), 1000)};
      auto& random = places.emplace_back();
      for (int axis = 1; axis <= d; ++axis) random.push_back(random_signed(generator, -2, 1));
      for (const RationalPoint& x : places)
        for (const Rational& t : {power(Rational(10), first_decade), random_positive(generator, -2, 1)})
          family.members.push_back(with_place(data, x, t));
    }
  return family;
}

Mixture<Ball> empirical_measure(const Point& p) {
  Mixture<Ball> result{sites_of<Ball>(p), {}, {}};
  const Ball share = Ball(1).at(p.precision()) / static_cast<long>(result.means.size());
  result.weights.assign(result.means.size(), share);
  result.variances.assign(result.means.size(), Ball(0));
  return result;
}
Mixture<Rational> empirical_measure(const Instance& instance) {
  Mixture<Rational> result{sites_of<Rational>(instance), {}, {}};
  result.weights.assign(result.means.size(), Rational(1, static_cast<long>(result.means.size())));
  result.variances.assign(result.means.size(), 0);
  return result;
}

std::vector<Ball> empirical_place(const Point& p) {
  std::vector<Ball> x;
  for (int i = 1; p.has("x" + std::to_string(i)); ++i)
    x.push_back(p["x" + std::to_string(i)].at(p.precision()));
  return x;
}
Ball empirical_radius(const Point& p) {
  Ball radius = Ball(0).at(p.precision());
  for (const auto& site : sites_of<Ball>(p)) radius = max(radius, euclidean_length(site, p.precision()));
  return radius;
}

}  // namespace referee::pde_perspective
