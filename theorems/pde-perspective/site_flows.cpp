// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/site_flows.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "court/random_rationals.hpp"
#include "court/undecidable.hpp"
#include "dynamics/validated_flow.hpp"
#include "geometry/hull_distance.hpp"
#include "heat/heat_solutions.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::pde_perspective {
namespace {

std::string site_coordinate(std::size_t k, std::size_t axis) {
  return "y" + std::to_string(k) + "_" + std::to_string(axis);
}

/// Digits of a trajectory at that precision: few at first, since most comparisons need no more, and never so
/// many that steps become very short.
long flow_digits(Precision precision) { return precision.to_digits() < 100 ? 20 : 30; }

/// What one trajectory has reached at one similarity time: the box, kept so that each is followed once.
class FlownPlaces {
 public:
  std::optional<std::vector<Ball>> find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto place = places_.find(key);
    if (place == places_.end()) return std::nullopt;
    return place->second;
  }
  void keep(const std::string& key, const std::vector<Ball>& box) {
    const std::lock_guard lock(mutex_);
    places_[key] = box;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::vector<Ball>> places_;
};
FlownPlaces& flown_places() {
  static FlownPlaces places;
  return places;
}
std::string trajectory_key(const Mixture<Rational>& measure, const RationalPoint& start, const Rational& T,
                           long digits) {
  std::string key = std::to_string(digits) + " " + to_string(T);
  for (const Rational& coordinate : start) key += " " + to_string(coordinate);
  for (std::size_t k = 0; k < measure.size(); ++k) {
    key += " | " + to_string(measure.weights[k]);
    for (const Rational& coordinate : measure.means[k]) key += " " + to_string(coordinate);
  }
  return key;
}

Instance random_sites(Generator& generator, std::size_t dimension) {
  std::vector<RationalPoint> sites;
  std::vector<Rational> odds;
  const std::size_t count = 2 + generator.below(5);
  for (std::size_t k = 0; k < count; ++k) {
    auto& site = sites.emplace_back();
    for (std::size_t i = 0; i < dimension; ++i) site.push_back(random_signed(generator, -1, 0));
    odds.push_back(random_positive(generator, -3, 0));
  }
  return site_instance(sites, odds);
}

}  // namespace

Instance site_instance(const std::vector<RationalPoint>& sites, const std::vector<Rational>& odds) {
  Instance instance;
  for (std::size_t k = 0; k < sites.size(); ++k)
    for (std::size_t i = 0; i < sites[k].size(); ++i)
      instance.set(site_coordinate(k + 1, i + 1), sites[k][i]);
  for (std::size_t k = 0; k < odds.size(); ++k) instance.set("w" + std::to_string(k + 1), odds[k]);
  return instance;
}

Instance site_instance_at(Instance instance, const RationalPoint& x) {
  for (std::size_t i = 0; i < x.size(); ++i) instance.set("x" + std::to_string(i + 1), x[i]);
  return instance;
}

std::vector<Instance> site_collection(const Trial& trial, std::size_t least_sites) {
  return site_collection(trial, least_sites, trial.effort().scaled(1, 2, 12));
}
std::vector<Instance> site_collection(const Trial& trial, std::size_t least_sites, long rounds) {
  std::vector<Instance> result{
      site_instance({{5}}),
      site_instance({{3, -4}}),
      site_instance({{-1}, {1}}),
      site_instance({{-1}, {1}}, {1000, 1}),
      site_instance({{-1}, {1}}, {1, "1e-30"_q}),
      site_instance({{-1}, {0}, {"1/2"_q}}, {3, 1, 2}),
      site_instance({{-1, 0}, {1, 0}}),
      site_instance({{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}}),
      site_instance({{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}, {1, 2, 3, 4}),
      site_instance({{0, 0}, {1, 1}, {3, 3}}, {1, 5, 1}),
      site_instance({{100, 50}, {101, 50}, {100, 52}}),
      site_instance({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 0}}, {1, 1, 1, "1/100"_q}),
  };
  Generator generator = trial.generator("sites");
  for (long round = 0; round < rounds; ++round)
    for (std::size_t dimension = 1; dimension <= 8; ++dimension)
      result.push_back(random_sites(generator, dimension));
  std::erase_if(result, [&](const Instance& i) { return site_points(i).size() < least_sites; });
  return result;
}

Family site_places(const Trial& trial, std::size_t least_sites) {
  Family family{"finitely many weighted sites in d = 1 to 8", {}, site_hypotheses()};
  Generator generator = trial.generator("places");
  for (const Instance& instance : site_collection(trial, least_sites)) {
    const std::vector<RationalPoint> sites = site_points(instance);
    RationalPoint middle, near, far;
    for (std::size_t i = 0; i < sites.front().size(); ++i) {
      middle.push_back((sites.front()[i] + sites.back()[i]) / 2);
      near.push_back(sites.front()[i] + random_signed(generator, -1, 0));
      far.push_back(random_signed(generator, 1, 2));
    }
    for (const RationalPoint& x : {sites.back(), middle, near, far})
      family.members.push_back(site_instance_at(instance, x).set("t", random_positive(generator, -3, 1)));
  }
  return family;
}

std::vector<Hypothesis> site_hypotheses() {
  return {{"all weights are positive",
           [](const Point& p) {
             Truth truth = Truth::yes;
             for (int k = 1; p.has("w" + std::to_string(k)); ++k)
               truth = truth && positive(p["w" + std::to_string(k)]);
             return truth;
           }},
          {"t > 0 and T > 0", [](const Point& p) {
             Truth truth = Truth::yes;
             for (const char* time : {"t", "T"})
               if (p.has(time)) truth = truth && positive(p[time]);
             return truth;
           }}};
}

std::vector<RationalPoint> site_points(const Instance& instance) {
  return site_measure<Rational>(instance).means;
}
RationalPoint site_place(const Instance& instance) {
  RationalPoint x;
  for (int i = 1; instance.has("x" + std::to_string(i)); ++i) x.push_back(instance["x" + std::to_string(i)]);
  return x;
}
std::vector<Ball> site_place(const Point& p) {
  std::vector<Ball> x;
  for (int i = 1; p.has("x" + std::to_string(i)); ++i)
    x.push_back(p["x" + std::to_string(i)].at(p.precision()));
  return x;
}

Mixture<Rational> short_measure(const Point& p) {
  Mixture<Rational> result;
  Rational sum = 0;
  for (std::size_t k = 1; p.has(site_coordinate(k, 1)); ++k) {
    auto& site = result.means.emplace_back();
    for (std::size_t i = 1; p.has(site_coordinate(k, i)); ++i)
      site.push_back(simplest_rational(p[site_coordinate(k, i)]));
    const std::string odds = "w" + std::to_string(k);
    result.weights.push_back(p.has(odds) ? simplest_rational(p[odds]) : Rational(1));
    result.variances.push_back(0);
    sum += result.weights.back();
  }
  for (Rational& weight : result.weights) weight /= sum;
  return result;
}
RationalPoint short_place(const Point& p) {
  RationalPoint x;
  for (int i = 1; p.has("x" + std::to_string(i)); ++i)
    x.push_back(simplest_rational(p["x" + std::to_string(i)]));
  return x;
}

std::vector<Ball> mean_displacement(const Point& p) {
  PosteriorKernel<Ball> kernel(site_measure<Ball>(p), Ball(2) * p["t"].at(p.precision()));
  return kernel.at(site_place(p), 1).displacement;
}

std::vector<Ball> summed_score(const Point& p) {
  using J = Jet<Ball>;
  const std::vector<Ball> place = site_place(p);
  const int d = static_cast<int>(place.size());
  const JetLayout& layout = JetLayout::of(d, 1);
  std::vector<J> x;
  for (int i = 0; i < d; ++i) x.push_back(J::variable(layout, i, place[static_cast<std::size_t>(i)]));
  const Mixture<Ball> measure = site_measure<Ball>(p);
  Mixture<J> lifted;
  for (const auto& site : measure.means) lifted.means.emplace_back(site.begin(), site.end());
  lifted.weights.assign(measure.weights.begin(), measure.weights.end());
  lifted.variances.assign(measure.size(), J(Ball(0).at(p.precision())));
  const J density = mixture_density(lifted, std::span<const J>(x), J(p["t"].at(p.precision())));
  std::vector<Ball> score;
  for (int i = 0; i < d; ++i) {
    std::vector<int> orders(static_cast<std::size_t>(d), 0);
    orders[static_cast<std::size_t>(i)] = 1;
    score.push_back(density.derivative(orders) / density.value());
  }
  return score;
}

Ball inner_product(const std::vector<Ball>& a, const std::vector<Ball>& b) {
  Ball sum(0);
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}
std::vector<Ball> offset_between(const std::vector<Ball>& a, const std::vector<Ball>& b) {
  std::vector<Ball> result;
  for (std::size_t i = 0; i < a.size(); ++i) result.push_back(a[i] - b[i]);
  return result;
}

std::vector<Point> flown_through(const Point& p, const std::vector<std::string>& similarity_times) {
  const Mixture<Rational> measure = short_measure(p);
  const RationalPoint start = short_place(p);
  const Rational T = simplest_rational(p["T"]);
  const long digits = measure.size() == 1 ? p.precision().to_digits() : flow_digits(p.precision());
  const std::string key = trajectory_key(measure, start, T, digits) + " at ";
  std::optional<ValidatedFlow> flow;
  std::vector<Point> result;
  for (const std::string& name : similarity_times) {
    const Rational tau = simplest_rational(p[name]);
    std::optional<std::vector<Ball>> box = flown_places().find(key + to_string(tau));
    if (!box) {
      if (!flow)
        flow.emplace(MixedScore{measure, measure, 1}, T, euclidean_ball(start, 0, p.precision()),
                     ValidatedFlowOptions{.digits = digits, .most_steps = 4000});
      if (tau > flow->similarity_time() && !flow->follow(tau))
        throw court::Undecidable("the trajectory from x1 = " + to_string(start.front()) + " at T = " +
                                 to_string(T) + " could not be validated up to tau = " + to_string(tau));
      box = flow->now().box();
      flown_places().keep(key + to_string(tau), *box);
    }
    Point& reached = result.emplace_back(p);
    for (std::size_t i = 0; i < box->size(); ++i)
      reached.set("x" + std::to_string(i + 1), (*box)[i].at(p.precision()));
    reached.set("t", p["T"].at(p.precision()) * exp(-p[name].at(p.precision())));
  }
  return result;
}
Point flown_to_tau(const Point& p) { return flown_through(p, {"tau"}).front(); }

Ball distance_to_site_hull(const Point& p) {
  // Exact programs at the midpoints: short ones serve, the enclosure is as narrow as their last bit.
  const Precision precision{p.precision().bits / 2};
  std::vector<std::vector<Ball>> sites = site_measure<Ball>(p).means;
  for (auto& site : sites)
    for (Ball& coordinate : site) coordinate = coordinate.at(precision);
  std::vector<Ball> x = site_place(p);
  for (Ball& coordinate : x) coordinate = coordinate.at(precision);
  return distance_to_hull(sites, x, precision).at(p.precision());
}

Ball distance_to_sites(const Point& p) {
  const std::vector<Ball> x = site_place(p);
  Ball least;
  bool first = true;
  for (const auto& site : site_measure<Ball>(p).means) {
    const Ball distance = euclidean_distance(x, site, p.precision());
    least = first ? distance : min(least, distance);
    first = false;
  }
  return least;
}

}  // namespace referee::pde_perspective
