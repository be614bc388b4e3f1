// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/supports.hpp"

#include <algorithm>

#include "court/random_rationals.hpp"

namespace referee::geometric_asymptotics {
namespace {

std::string coordinate_name(const char* stem, std::size_t k, std::size_t axis) {
  return stem + std::to_string(k) + "_" + std::to_string(axis);
}

void append_support(Instance& instance, const char* stem, const char* odds_stem,
                    const std::vector<RationalPoint>& points, const std::vector<Rational>& odds) {
  for (std::size_t k = 0; k < points.size(); ++k)
    for (std::size_t i = 0; i < points[k].size(); ++i)
      instance.set(coordinate_name(stem, k + 1, i + 1), points[k][i]);
  for (std::size_t k = 0; k < odds.size(); ++k) instance.set(odds_stem + std::to_string(k + 1), odds[k]);
}

RationalPoint midpoint(const RationalPoint& a, const RationalPoint& b) {
  RationalPoint result;
  for (std::size_t i = 0; i < a.size(); ++i) result.push_back((a[i] + b[i]) / 2);
  return result;
}

Ball least_squared_distance(const std::vector<std::vector<Ball>>& points, const std::vector<Ball>& x) {
  Ball least;
  for (std::size_t k = 0; k < points.size(); ++k) {
    Ball sum(0);
    for (std::size_t i = 0; i < x.size(); ++i) sum += square(x[i] - points[k][i]);
    least = k == 0 ? sum : min(least, sum);
  }
  return least;
}

}  // namespace

Instance supports(const Rational& lambda, const std::vector<RationalPoint>& first,
                  const std::vector<RationalPoint>& second, const std::vector<Rational>& first_odds,
                  const std::vector<Rational>& second_odds) {
  Instance instance{{"lambda", lambda}};
  append_support(instance, "a", "v", first, first_odds);
  append_support(instance, "b", "w", second, second_odds);
  return instance;
}

std::vector<Instance> line_example() {
  std::vector<Instance> result;
  for (const Rational& lambda : {"1/2"_q, "1"_q, "2"_q})
    result.push_back(supports(lambda, {{-1}, {1}, {2}}, {{0}, {"3/2"_q}, {5}}));
  return result;
}

std::vector<Instance> plane_example() {
  std::vector<Instance> result;
  for (const Rational& lambda : {"1/2"_q, "1"_q, "5/2"_q})
    result.push_back(supports(lambda, {{-3, "2.2"_q}, {"-1.2"_q, "-2.6"_q}, {1, "1.3"_q}},
                              {{"2.8"_q, "-3.2"_q}, {4, "2.6"_q}, {"0.2"_q, "-0.2"_q}}));
  return result;
}

std::vector<Instance> degenerate_supports() {
  const std::vector<RationalPoint> square{{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
  const std::vector<RationalPoint> cross{{2, 0}, {-2, 0}, {0, 2}, {0, -2}};
  return {supports(2, {{1}}, {{0}}),
          supports(0, {{-1}, {1}}, {{-2}, {2}}),
          supports(2, {{-1}, {1}}, {{-2}, {2}}, {1, 3}),
          supports(3, {{0}, {2}}, {{-1}, {3}}, {1, 99}),
          supports("1001/1000"_q, {{-1}, {1}}, {{-1}, {1}}),
          supports(2, {{-1}, {0}, {1}}, {{0}}, {"1e-30"_q, 1, "1e-30"_q}),
          supports(1, square, cross),
          supports("5/2"_q, square, cross),
          supports(40, {{3, 0}}, {{0, 1}, {0, -1}}),
          supports("1/2"_q, {{-1, -1}, {0, 0}, {1, 1}}, {{-2, 0}, {2, 0}}),
          supports(2, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, {{1, 0, 0}, {-1, -1, -1}})};
}

std::vector<Instance> random_supports(const Trial& trial, long rounds) {
  std::vector<Instance> result;
  Generator generator = trial.generator("two supports");
  const std::vector<Rational> shares{0, "1/2"_q, 1, "3/2"_q, 10};
  const auto draw = [&](std::size_t dimension) {
    std::pair<std::vector<RationalPoint>, std::vector<Rational>> source;
    const std::size_t count = 1 + generator.below(4);
    while (source.first.size() < count) {
      RationalPoint point;
      for (std::size_t i = 0; i < dimension; ++i) point.push_back(random_signed(generator, -1, 0));
      const Rational odds = random_positive(generator, -1, 0);
      // On the line two draws may agree; a support has each point once.
      if (std::find(source.first.begin(), source.first.end(), point) != source.first.end()) continue;
      source.first.push_back(std::move(point));
      source.second.push_back(odds);
    }
    return source;
  };
  for (long round = 0; round < rounds; ++round)
    for (std::size_t dimension = 1; dimension <= 3; ++dimension) {
      const std::size_t choice = generator.below(shares.size() + 1);
      const Rational lambda =
          choice < shares.size() ? shares[choice] : random_between(generator, Rational(0), Rational(3));
      const auto first = draw(dimension), second = draw(dimension);
      result.push_back(supports(lambda, first.first, second.first, first.second, second.second));
    }
  return result;
}

std::vector<Instance> all_supports(const Trial& trial) {
  std::vector<Instance> result = line_example();
  for (const auto& more :
       {plane_example(), degenerate_supports(), random_supports(trial, trial.effort().scaled(2, 6, 40))})
    result.insert(result.end(), more.begin(), more.end());
  return result;
}

Instance placed(Instance instance, const RationalPoint& x) {
  for (std::size_t i = 0; i < x.size(); ++i) instance.set("x" + std::to_string(i + 1), x[i]);
  return instance;
}

std::vector<RationalPoint> telling_places(const Instance& instance, Generator& generator) {
  const SupportPair pair = supports_of(instance);
  std::vector<RationalPoint> result{pair.first.front(), pair.second.back()};
  if (pair.first.size() > 1) result.push_back(midpoint(pair.first[0], pair.first[1]));
  if (pair.second.size() > 1) result.push_back(midpoint(pair.second[0], pair.second[1]));
  RationalPoint random, far;
  for (std::size_t i = 0; i < pair.dimension(); ++i) {
    random.push_back(random_signed(generator, -1, 0));
    far.push_back(random_signed(generator, 2, 3));
  }
  result.push_back(std::move(random));
  result.push_back(std::move(far));
  return result;
}

Family placed_supports(const Trial& trial, long first_decade) {
  Family family{"two finite supports in d = 1, 2, 3", {}, support_hypotheses()};
  Generator generator = trial.generator("places and times");
  for (const Instance& instance : all_supports(trial))
    for (const RationalPoint& x : telling_places(instance, generator))
      for (const Rational& t :
           {power(Rational(10), first_decade + static_cast<long>(generator.below(
                                                   static_cast<std::uint64_t>(2 - first_decade)))),
            random_positive(generator, -1, 1)})
        family.members.push_back(placed(instance, x).set("t", t));
  return family;
}

std::vector<Hypothesis> support_hypotheses() {
  const auto positive_odds = [](const Point& p) {
    Truth truth = Truth::yes;
    for (const char* stem : {"v", "w"})
      for (int k = 1; p.has(stem + std::to_string(k)); ++k)
        truth = truth && positive(p[stem + std::to_string(k)]);
    return truth;
  };
  return {{"lambda >= 0", [](const Point& p) { return !positive(-p["lambda"]); }},
          {"all weights are positive", positive_odds},
          {"t > 0", [](const Point& p) { return p.has("t") ? positive(p["t"]) : Truth::yes; }}};
}

SupportPair supports_of(const Instance& instance) {
  return {measure_of<Rational>(instance, 1).means, measure_of<Rational>(instance, 2).means};
}
DistancePotential potential_of(const Instance& instance) {
  return DistancePotential(supports_of(instance), instance["lambda"]);
}
MixedScore mixed_score_of(const Instance& instance) {
  return {measure_of<Rational>(instance, 1), measure_of<Rational>(instance, 2), instance["lambda"]};
}
RationalPoint place_of(const Instance& instance) {
  RationalPoint x;
  for (int i = 1; instance.has("x" + std::to_string(i)); ++i) x.push_back(instance["x" + std::to_string(i)]);
  return x;
}

std::vector<Ball> place_of(const Point& p) {
  std::vector<Ball> x;
  for (int i = 1; p.has("x" + std::to_string(i)); ++i)
    x.push_back(p["x" + std::to_string(i)].at(p.precision()));
  return x;
}

Ball distance_potential(const Point& p) {
  const std::vector<Ball> x = place_of(p);
  const Ball& lambda = p["lambda"];
  return lambda * least_squared_distance(measure_of<Ball>(p, 1).means, x) +
         (Ball(1) - lambda) * least_squared_distance(measure_of<Ball>(p, 2).means, x);
}

PosteriorKernel<Ball> kernel_of(const Point& p, int source) {
  return PosteriorKernel<Ball>(measure_of<Ball>(p, source), Ball(2) * p["t"].at(p.precision()));
}

Ball rescaled_potential(const Point& p) {
  const std::vector<Ball> x = place_of(p);
  const Ball& lambda = p["lambda"];
  return Ball(-4) * p["t"] *
         (lambda * kernel_of(p, 1).log_density(x) + (Ball(1) - lambda) * kernel_of(p, 2).log_density(x));
}

std::vector<Ball> rescaled_gradient(const Point& p) {
  const std::vector<Ball> x = place_of(p);
  const Ball& lambda = p["lambda"];
  auto first = kernel_of(p, 1), second = kernel_of(p, 2);
  const auto& towards_first = first.at(x, 1).displacement;
  const auto& towards_second = second.at(x, 1).displacement;
  std::vector<Ball> gradient;
  for (std::size_t i = 0; i < x.size(); ++i)
    gradient.push_back(Ball(-2) * (lambda * towards_first[i] + (Ball(1) - lambda) * towards_second[i]));
  return gradient;
}

Jet<Ball> rescaled_potential(const Point& p, std::span<const Jet<Ball>> x, const Jet<Ball>& t) {
  using J = Jet<Ball>;
  const FromRational<J> exact{{p.precision()}};
  const auto lift = [&](const Mixture<Ball>& mixture) {
    Mixture<J> result;
    for (const auto& mean : mixture.means) result.means.emplace_back(mean.begin(), mean.end());
    result.weights.assign(mixture.weights.begin(), mixture.weights.end());
    result.variances.assign(mixture.size(), exact(0));
    return result;
  };
  const J lambda(p["lambda"]);
  return J(-4) * t *
         (lambda * log(mixture_density(lift(measure_of<Ball>(p, 1)), x, t)) +
          (J(1) - lambda) * log(mixture_density(lift(measure_of<Ball>(p, 2)), x, t)));
}

}  // namespace referee::geometric_asymptotics
