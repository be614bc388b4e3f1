// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/heat_flows.hpp"

#include "court/random_rationals.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// No decade below: Hessians are differences of terms like 1/t^2.
constexpr long first_flow_decade = -12;

bool starts_with_any(const std::string& name, std::string_view stems) {
  return stems.find(name.front()) != std::string_view::npos;
}

/// The parameters whose names begin with one of the letters.
Instance restricted(const Instance& instance, std::string_view stems) {
  Instance result;
  for (const auto& [name, value] : instance.values())
    if (starts_with_any(name, stems)) result.set(name, value);
  return result;
}

Instance directed(Instance instance, const RationalPoint& e) {
  for (std::size_t i = 0; i < e.size(); ++i) instance.set("e" + std::to_string(i + 1), e[i]);
  return instance;
}

RationalPoint random_direction(std::size_t dimension, Generator& generator) {
  RationalPoint e;
  for (std::size_t i = 0; i < dimension; ++i) e.push_back(random_signed(generator, 0, 0));
  return e;
}
RationalPoint axis(std::size_t dimension, std::size_t along) {
  RationalPoint e(dimension, 0);
  e[along] = 1;
  return e;
}

/// Two points and a cloud in R^5.
std::vector<Instance> five_dimensional(Generator& generator) {
  std::vector<Instance> result;
  RationalPoint one(5, 0), other(5, 0);
  one[0] = 1;
  other[0] = -1;
  for (const Rational& lambda : {"1/2"_q, "3"_q}) {
    std::vector<RationalPoint> cloud;
    for (int k = 0; k < 4; ++k) cloud.push_back(random_direction(5, generator));
    result.push_back(placed(supports(lambda, {one, other}, cloud), RationalPoint(5, 0)).set("t", "1/4"_q));
    result.push_back(placed(supports(lambda, cloud, {one, other}), cloud[0]).set("t", "1/50"_q));
    result.push_back(
        placed(supports(lambda, {cloud[0]}, {one, other}), RationalPoint(5, 0)).set("t", "1/4"_q));
  }
  return result;
}

std::vector<Instance> placed_everywhere(const Trial& trial, Generator& generator) {
  std::vector<Instance> result;
  // Two of three: every support is met at several places.
  for (const Instance& member : placed_supports(trial, first_flow_decade).members)
    if (generator.below(3) > 0) result.push_back(member);
  const std::vector<Instance> more = five_dimensional(generator);
  result.insert(result.end(), more.begin(), more.end());
  return result;
}

Hypothesis positive_parameters(std::string_view stems, std::string name) {
  return {std::move(name), [stems](const Point& p) {
            Truth truth = positive(p["t"]);
            for (char stem : stems)
              for (int k = 1; p.has(stem + std::to_string(k)); ++k)
                truth = truth && positive(p[stem + std::to_string(k)]);
            return truth;
          }};
}

}  // namespace

Family heat_flows(const Trial& trial) {
  Family family{"heat flows of finitely many points, d = 1, 2, 3, 5",
                {},
                {positive_parameters("v", "all weights are positive, t > 0")}};
  Generator generator = trial.generator("directions");
  for (const Instance& pair : placed_everywhere(trial, generator)) {
    const Instance flow = restricted(pair, "avxt");
    const std::size_t dimension = place_of(flow).size();
    const bool along_axis = generator.below(2) == 0;
    family.members.push_back(directed(flow, along_axis ? axis(dimension, generator.below(dimension))
                                                       : random_direction(dimension, generator)));
  }
  return family;
}

Family mixed_flows(const Trial& trial, bool guided) {
  Family family{guided ? "two heat flows, lambda > 1" : "two heat flows, 0 <= lambda <= 1",
                {},
                {positive_parameters("vw", "all weights are positive, t > 0")}};
  family.hypotheses.push_back(
      guided ? Hypothesis{"lambda > 1", [](const Point& p) { return less(Ball(1), p["lambda"]); }}
             : Hypothesis{"0 <= lambda <= 1", [](const Point& p) {
                            return !positive(-p["lambda"]) && !less(Ball(1), p["lambda"]);
                          }});
  Generator generator = trial.generator("directions");
  for (Instance member : placed_everywhere(trial, generator)) {
    const std::size_t dimension = place_of(member).size();
    if ((member["lambda"] > 1) != guided) continue;
    family.members.push_back(directed(member, random_direction(dimension, generator)));
    if (generator.below(4) != 0) continue;
    // Everything shifted by the same vector: V keeps its shape, the printed radius does not.
    const Instance before = member;
    for (const auto& [name, value] : before.values())
      if (starts_with_any(name, "abx")) member.set(name, value + 7);
    family.members.push_back(directed(std::move(member), axis(dimension, 0)));
  }
  return family;
}

PlaceAndTime::PlaceAndTime(const Point& p, int order) {
  const std::vector<Ball> place = place_of(p);
  const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()) + 1, order);
  for (std::size_t i = 0; i < place.size(); ++i)
    x.push_back(Jet<Ball>::variable(layout, static_cast<int>(i), place[i]));
  t = Jet<Ball>::variable(layout, static_cast<int>(place.size()), p["t"].at(p.precision()));
}

Jet<Ball> log_heat_flow(const Point& p, int source, int order) {
  using J = Jet<Ball>;
  const PlaceAndTime at(p, order);
  const Mixture<Ball> measure = measure_of<Ball>(p, source);
  Mixture<J> lifted;
  for (const auto& point : measure.means) lifted.means.emplace_back(point.begin(), point.end());
  lifted.weights.assign(measure.weights.begin(), measure.weights.end());
  lifted.variances.assign(measure.size(), J(Ball(0).at(p.precision())));
  return log(mixture_density(lifted, std::span<const J>(at.x), at.t));
}

Jet<Ball> mixed_logarithm(const Point& p, int order) {
  const Jet<Ball> lambda(p["lambda"]);
  return lambda * log_heat_flow(p, 1, order) + (Jet<Ball>(1) - lambda) * log_heat_flow(p, 2, order);
}

namespace {
/// One in the given variables, zero elsewhere; a variable named twice counts twice.
Ball partial(const Jet<Ball>& f, std::initializer_list<std::size_t> variables) {
  std::vector<int> orders(static_cast<std::size_t>(f.layout()->variables()), 0);
  for (std::size_t i : variables) ++orders[i];
  return f.derivative(orders);
}
std::size_t space_variables(const Jet<Ball>& f) {
  return static_cast<std::size_t>(f.layout()->variables()) - 1;
}
}  // namespace

std::vector<Ball> gradient(const Jet<Ball>& f) {
  std::vector<Ball> result;
  for (std::size_t i = 0; i < space_variables(f); ++i) result.push_back(partial(f, {i}));
  return result;
}
Ball squared_gradient(const Jet<Ball>& f) {
  Ball sum(0);
  for (const Ball& component : gradient(f)) sum += square(component);
  return sum;
}
Ball laplacian(const Jet<Ball>& f) {
  Ball sum(0);
  for (std::size_t i = 0; i < space_variables(f); ++i) sum += partial(f, {i, i});
  return sum;
}
Ball time_derivative(const Jet<Ball>& f) { return partial(f, {space_variables(f)}); }

Ball second_derivative_along(const Jet<Ball>& f, const Point& p) {
  Ball sum(0), length(0);
  for (std::size_t i = 0; i < space_variables(f); ++i) {
    const Ball& e = p["e" + std::to_string(i + 1)];
    length += square(e);
    for (std::size_t j = 0; j < space_variables(f); ++j)
      sum += e * p["e" + std::to_string(j + 1)] * partial(f, {i, j});
  }
  return sum / length.at(p.precision());
}

Ball covariance_along(const Point& p, int source) {
  auto kernel = kernel_of(p, source);
  const auto& covariance = kernel.at(place_of(p), 2).covariance;
  Ball sum(0), length(0);
  const std::size_t d = kernel.dimension();
  for (std::size_t i = 0; i < d; ++i) {
    const Ball& e = p["e" + std::to_string(i + 1)];
    length += square(e);
    for (std::size_t j = 0; j < d; ++j) sum += e * p["e" + std::to_string(j + 1)] * covariance[i * d + j];
  }
  return sum / length.at(p.precision());
}

Ball covariance_trace(const Point& p, int source) {
  auto kernel = kernel_of(p, source);
  const auto& covariance = kernel.at(place_of(p), 2).covariance;
  Ball trace(0);
  for (std::size_t i = 0; i < kernel.dimension(); ++i) trace += covariance[i * kernel.dimension() + i];
  return trace;
}

Ball squared_score_gap(const Point& p) {
  auto first = kernel_of(p, 1), second = kernel_of(p, 2);
  const auto &a = first.at(place_of(p), 1).displacement, &b = second.at(place_of(p), 1).displacement;
  Ball sum(0);
  for (std::size_t i = 0; i < a.size(); ++i) sum += square(a[i] - b[i]);
  return sum / square(Ball(2) * p["t"].at(p.precision()));
}

Ball squared_radius(const Point& p) {
  Ball largest = Ball(0).at(p.precision());
  for (const auto& point : measure_of<Ball>(p, 2).means) {
    Ball length = Ball(0).at(p.precision());
    for (const Ball& coordinate : point) length += square(coordinate);
    largest = max(largest, length);
  }
  return largest;
}

int dimension_of(const Point& p) { return static_cast<int>(place_of(p).size()); }

}  // namespace referee::geometric_asymptotics
