// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/core_geometry.hpp"

#include <algorithm>
#include <cmath>

#include "court/random_rationals.hpp"
#include "dynamics/validated_flow.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::pde_perspective {
namespace {

/// A short rational a little below share times tau_0.
Rational time_below(const Instance& member, const Rational& share) {
  const Ball limit = core_time(Point(member, {128})) * Ball(share, {128});
  const Rational upper = limit.lower_as_rational();
  return simplest_between(upper * "99/100"_q, upper);
}

/// Sites, the number i, gamma where it is not (5.11), and a place in the core.
std::vector<Instance> places_in_cores(const Trial& trial, bool boundary_only, long rounds) {
  std::vector<Instance> result;
  Generator generator = trial.generator("core places");
  for (const Instance& instance : site_collection(trial, 2, rounds)) {
    const std::vector<RationalPoint> sites = site_points(instance);
    const std::size_t site = generator.below(sites.size());
    const Rational gamma = core_gamma(sites, site);
    const Instance named = Instance(instance).set("i", static_cast<long>(site + 1));
    RationalPoint random;
    for (std::size_t k = 0; k < sites.front().size(); ++k) random.push_back(random_signed(generator, -1, 0));
    const std::size_t next = (site + 1) % sites.size();
    const RationalPoint towards = difference(sites[next], sites[site]);
    if (!boundary_only) {
      result.push_back(site_instance_at(named, sites[site]));
      result.push_back(site_instance_at(named, core_point(sites, site, gamma, random, "1/2"_q)));
      // Cores of other gamma; none is empty here since they contain the site.
      result.push_back(
          site_instance_at(named, core_point(sites, site, gamma / 3, towards, 1)).set("gamma", gamma / 3));
    }
    for (const RationalPoint& direction : {towards, random}) {
      const RationalPoint x = core_point(sites, site, gamma, direction, 1);
      if (!boundary_only || core_depth(sites, site, gamma, x) == 0)
        result.push_back(site_instance_at(named, x));
    }
  }
  return result;
}

std::vector<Hypothesis> core_hypotheses() {
  std::vector<Hypothesis> result = site_hypotheses();
  result.push_back(in_the_core());
  return result;
}

}  // namespace

Rational core_gamma(const std::vector<RationalPoint>& sites, std::size_t site) {
  Rational least = -1;
  for (std::size_t j = 0; j < sites.size(); ++j)
    if (j != site) {
      const Rational squared = squared_distance(sites[j], sites[site]);
      if (least < 0 || squared < least) least = squared;
    }
  return least / 2;
}
Rational core_excess(const std::vector<RationalPoint>& sites, std::size_t site, std::size_t other,
                     const RationalPoint& x) {
  return squared_distance(x, sites[other]) - squared_distance(x, sites[site]);
}
Rational core_depth(const std::vector<RationalPoint>& sites, std::size_t site, const Rational& gamma,
                    const RationalPoint& x) {
  std::vector<Rational> excess;
  for (std::size_t j = 0; j < sites.size(); ++j)
    if (j != site) excess.push_back(core_excess(sites, site, j, x));
  return *std::min_element(excess.begin(), excess.end()) - gamma;
}
RationalPoint core_point(const std::vector<RationalPoint>& sites, std::size_t site, const Rational& gamma,
                         const RationalPoint& direction, const Rational& share) {
  Rational length = -1;
  for (std::size_t j = 0; j < sites.size(); ++j) {
    // psi_j(y_i + s v) = |y_j - y_i|^2 - 2 s <v, y_j - y_i>
    const Rational fall = 2 * dot(direction, difference(sites[j], sites[site]));
    if (j == site || fall <= 0) continue;
    const Rational crossing = (squared_distance(sites[j], sites[site]) - gamma) / fall;
    if (length < 0 || crossing < length) length = crossing;
  }
  if (length < 0) length = 1;
  RationalPoint x = sites[site];
  for (std::size_t k = 0; k < x.size(); ++k) x[k] += share * length * direction[k];
  return x;
}

std::size_t site_number(const Instance& instance, const char* name) {
  const Rational& number = instance[name];
  const std::size_t count = site_points(instance).size();
  if (denominator(number) != 1 || number < 1 || number > static_cast<long>(count))
    throw std::out_of_range(std::string("there is no site of number ") + name);
  return static_cast<std::size_t>(std::lround(to_double(number))) - 1;
}
std::size_t site_number(const Point& p, const char* name) {
  const double number = p[name].to_double();
  const std::size_t count = site_measure<Ball>(p).size();
  if (std::round(number) != number || number < 1 || number > static_cast<double>(count))
    throw std::out_of_range(std::string("there is no site of number ") + name);
  return static_cast<std::size_t>(number) - 1;
}
std::size_t core_site(const Instance& instance) { return site_number(instance, "i"); }
std::size_t core_site(const Point& p) { return site_number(p, "i"); }
Rational core_gamma(const Instance& instance) {
  return instance.has("gamma") ? instance["gamma"] : core_gamma(site_points(instance), core_site(instance));
}

namespace {

/// The sites, and the one whose core it is: read off the parameters once.
struct CoreSites {
  explicit CoreSites(const Point& p)
      : at(site_measure<Ball>(p).means), own(core_site(p)), precision(p.precision()) {}
  Ball squared_gap(std::size_t other) const {
    const auto gap = offset_between(at[other], at[own]);
    return inner_product(gap, gap).at(precision);
  }
  Ball excess(std::size_t other, const std::vector<Ball>& x) const {
    // <y_i - y_j, 2x - y_i - y_j>: no squares of large distances
    Ball sum = Ball(0).at(precision);
    for (std::size_t k = 0; k < x.size(); ++k)
      sum += (at[own][k] - at[other][k]) * (2 * x[k] - at[own][k] - at[other][k]);
    return sum;
  }
  /// The least value of a function of the other sites.
  template <class Function>
  Ball least(const Function& value) const {
    Ball result;
    bool first = true;
    for (std::size_t j = 0; j < at.size(); ++j) {
      if (j == own) continue;
      result = first ? value(j) : min(result, value(j));
      first = false;
    }
    return result;
  }

  std::vector<std::vector<Ball>> at;
  std::size_t own;
  Precision precision;
};

}  // namespace

Ball squared_gap(const Point& p, std::size_t other) { return CoreSites(p).squared_gap(other); }
Ball least_squared_gap(const Point& p) {
  const CoreSites sites(p);
  return sites.least([&](std::size_t j) { return sites.squared_gap(j); });
}
Ball core_gamma(const Point& p) {
  return p.has("gamma") ? p["gamma"].at(p.precision()) : least_squared_gap(p) / 2;
}
Ball core_excess(const Point& p, std::size_t other) { return CoreSites(p).excess(other, site_place(p)); }
Ball core_depth(const Point& p) {
  const CoreSites sites(p);
  const std::vector<Ball> x = site_place(p);
  return sites.least([&](std::size_t j) { return sites.excess(j, x); }) - core_gamma(p);
}
Ball core_constant(const Point& p) {
  const Mixture<Ball> measure = site_measure<Ball>(p);
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t j = 0; j < measure.size(); ++j)
    if (j != core_site(p)) sum += measure.weights[j] * sqrt(squared_gap(p, j));
  return sum / measure.weights[core_site(p)];
}
Ball core_time(const Point& p) {
  const Ball T = p["T"].at(p.precision()), ratio = 8 * core_constant(p) / sqrt(least_squared_gap(p));
  if (certainly_at_most(ratio, Ball(1))) return T;
  return min(T, core_gamma(p) / (4 * log(ratio)));
}
std::vector<Ball> offset_from_site(const Point& p) {
  return offset_between(site_place(p), site_measure<Ball>(p).means[core_site(p)]);
}
std::vector<Ball> mean_offset(const Point& p) {
  // From the factored form of the posterior: no difference of nearly equal places.
  const Mixture<Ball> measure = site_measure<Ball>(p);
  const std::size_t own = core_site(p);
  const Ball rate = Ball(1) / (4 * p["t"].at(p.precision()));
  Ball total = measure.weights[own];
  std::vector<Ball> sum(measure.dimension(), Ball(0).at(p.precision()));
  for (std::size_t j = 0; j < measure.size(); ++j) {
    if (j == own) continue;
    const Ball share = measure.weights[j] * exp(-core_excess(p, j) * rate);
    total += share;
    for (std::size_t k = 0; k < sum.size(); ++k)
      sum[k] += share * (measure.means[j][k] - measure.means[own][k]);
  }
  for (Ball& coordinate : sum) coordinate /= total;
  return sum;
}
Ball excess_slope(const Point& p, std::size_t other) {
  // grad psi_j = 2 (y_i - y_j) and t dX/dt = -t s = (x - m)/2
  const auto sites = site_measure<Ball>(p).means;
  return -inner_product(offset_between(sites[core_site(p)], sites[other]), mean_displacement(p));
}

Hypothesis in_the_core() {
  return {"x lies in V_i(gamma)", [](const Point& p) {
            const auto sites = short_measure(p).means;
            const Rational gamma =
                p.has("gamma") ? simplest_rational(p["gamma"]) : core_gamma(sites, core_site(p));
            return core_depth(sites, core_site(p), gamma, short_place(p)) < 0 ? Truth::no : Truth::yes;
          }};
}
Hypothesis before_core_time(const std::string& time) {
  return {time + " < tau_0", [time](const Point& p) {
            const Ball decay = exp(-core_gamma(p) / (4 * p[time].at(p.precision())));
            return less(8 * core_constant(p) * decay, sqrt(least_squared_gap(p)));
          }};
}

Family core_places(const Trial& trial, bool boundary_only) {
  Family family{boundary_only ? "boundary points of cores, d = 1 to 8" : "places in cores, d = 1 to 8",
                {},
                core_hypotheses()};
  Generator generator = trial.generator("core times");
  for (const Instance& place : places_in_cores(trial, boundary_only, trial.effort().scaled(1, 2, 12)))
    family.members.push_back(Instance(place).set("t", random_positive(generator, -3, 1)));
  return family;
}
Family early_core_places(const Trial& trial, bool boundary_only) {
  Family family{boundary_only ? "boundary points of cores, t < tau_0" : "places in cores, t < tau_0",
                {},
                core_hypotheses()};
  family.hypotheses.push_back(before_core_time("t"));
  Generator generator = trial.generator("early times");
  for (const Instance& place : places_in_cores(trial, boundary_only, trial.effort().scaled(1, 2, 12))) {
    const Instance member = Instance(place).set("T", 100);
    for (const Rational& share : {"99/100"_q, random_positive(generator, -2, -1)})
      family.members.push_back(Instance(member).set("t", time_below(member, share)));
  }
  return family;
}
Family core_trajectories(const Trial& trial) {
  Family family{"trajectories that start in a core at t_* < tau_0", {}, core_hypotheses()};
  family.hypotheses.push_back(before_core_time("T"));
  Generator generator = trial.generator("core trajectories");
  for (Instance place : places_in_cores(trial, false, trial.effort().scaled(0, 1, 6))) {
    const auto sites = site_points(place);
    // Far out on a long core, and next to sites much closer than the others, the flow is stiff at these
    // times.
    if (squared_distance(site_place(place), sites[core_site(place)]) >
        8 * core_gamma(sites, core_site(place)))
      continue;
    Rational extent = 0;
    for (const RationalPoint& other : sites)
      extent = std::max(extent, squared_distance(other, sites[core_site(place)]));
    if (extent > 100 * core_gamma(sites, core_site(place))) continue;
    place.set("T", 100);
    place.set("T", time_below(place, random_between(generator, "1/2"_q, 1)));
    // Where the other sites have no influence left the trajectory is that of a single Dirac.
    const Point p(place, {128});
    const Ball influence = core_constant(p) * exp(-core_gamma(p) / (4 * p["T"])) / sqrt(least_squared_gap(p));
    if (certainly_less(influence, Ball("1e-5"_q, {128}))) continue;
    ValidatedFlow flow({site_measure<Rational>(place), site_measure<Rational>(place), 1}, place["T"],
                       euclidean_ball(site_place(place), 0, {128}), {.digits = 12, .most_steps = 150});
    if (!flow.follow(4)) continue;
    if (generator.below(3) == 0)
      family.members.push_back(Instance(place).set("tau", random_positive(generator, -1, -1)));
    family.members.push_back(Instance(place).set("tau", 4));
  }
  return family;
}

}  // namespace referee::pde_perspective
