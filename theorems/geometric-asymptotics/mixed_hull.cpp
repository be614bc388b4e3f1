// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/mixed_hull.hpp"

#include <algorithm>

#include "court/undecidable.hpp"
#include "dynamics/validated_flow.hpp"
#include "geometry/hull_distance.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Digits of a trajectory at that precision: few at first, since most comparisons need no more.
long validated_digits(Precision precision) {
  constexpr long spare = 40, least = 20;
  return std::max(least, precision.to_digits() - spare);
}

Rational held_exactly(const Ball& value) {
  if (!value.is_exact()) throw std::domain_error("a trajectory needs parameters that are exact in binary");
  return value.midpoint_as_rational();
}

Mixture<Rational> held_exactly(const Mixture<Ball>& mixture) {
  Mixture<Rational> result;
  for (const auto& mean : mixture.means) {
    auto& point = result.means.emplace_back();
    for (const Ball& coordinate : mean) point.push_back(held_exactly(coordinate));
  }
  for (const Ball& weight : mixture.weights) result.weights.push_back(held_exactly(weight));
  result.variances.assign(result.size(), 0);
  return result;
}

/// A short binary fraction in [-size, size].
Rational binary_fraction(Generator& generator, long size) {
  return Rational(static_cast<long>(generator.below(static_cast<std::uint64_t>(32 * size) + 1)), 16) - size;
}

}  // namespace

std::vector<std::vector<Ball>> mixed_hull(const Point& p) {
  const Ball lambda = p["lambda"].at(p.precision());
  std::vector<std::vector<Ball>> result;
  for (const auto& a : measure_of<Ball>(p, 1).means)
    for (const auto& b : measure_of<Ball>(p, 2).means) {
      auto& vertex = result.emplace_back();
      for (std::size_t i = 0; i < a.size(); ++i) vertex.push_back(lambda * a[i] + (Ball(1) - lambda) * b[i]);
    }
  return result;
}

Ball distance_to_mixed_hull(const Point& p) {
  return distance_to_hull(mixed_hull(p), place_of(p), p.precision());
}

Family trajectories(const Trial& trial) {
  Family family{"trajectories in d = 1, 2, 3", {}, support_hypotheses()};
  Generator generator = trial.generator("trajectories");
  family.hypotheses.push_back(
      {"T > 0, tau >= 0", [](const Point& p) { return positive(p["T"]) && !positive(-p["tau"]); }});
  const auto start = [&](Instance instance, const RationalPoint& x, const Rational& T, const Rational& tau) {
    Instance member = placed(std::move(instance), x).set("T", T).set("tau", tau);
    if (distance_to_mixed_hull(Point(member, {128})).is_positive())
      family.members.push_back(std::move(member));
  };
  const std::vector<RationalPoint> left{{-15, 11}, {-6, -13}, {5, "13/2"_q}},
      right{{14, -16}, {20, 13}, {1, -1}};
  for (const Rational& tau : {"0"_q, "1/2"_q, "2"_q}) {
    start(supports(2, {{5}}, {{0}}), {"101"_q}, 1, tau);
    start(supports("5/2"_q, left, right, {1, 2, 1}, {1, 1, 2}), {40, -64}, 16, tau);
    start(supports(2, {{-1}, {1}}, {{-2}, {2}}, {1, 3}), {10}, 1, tau);
  }
  const std::vector<Rational> shares{0, "1/2"_q, 1, "1025/1024"_q, 2, 10};
  for (long round = 0; round < trial.effort().scaled(4, 12, 60); ++round) {
    const std::size_t dimension = 1 + generator.below(3);
    const auto draw = [&](long size) {
      RationalPoint point;
      for (std::size_t i = 0; i < dimension; ++i) point.push_back(binary_fraction(generator, size));
      return point;
    };
    const Rational tau = binary_fraction(generator, 1) + "9/8"_q,
                   T = power(Rational(2), static_cast<long>(generator.below(4)));
    const RationalPoint from = draw(round % 2 == 0 ? 4 : 12);
    const std::vector<RationalPoint> second{draw(3), draw(3), draw(3)}, first{draw(3), draw(3)};
    start(supports(shares[generator.below(shares.size())], first, second, {1, 3}, {1, 1, 2}), from, T, tau);
  }
  return family;
}

MixedScore held_mixed_score(const Point& p) {
  return {held_exactly(measure_of<Ball>(p, 1)), held_exactly(measure_of<Ball>(p, 2)),
          held_exactly(p["lambda"])};
}
RationalPoint held_place(const Point& p) {
  RationalPoint x;
  for (const Ball& coordinate : place_of(p)) x.push_back(held_exactly(coordinate));
  return x;
}

Point flown(const Point& p) {
  const MixedScore score = held_mixed_score(p);
  const RationalPoint start = held_place(p);
  const Rational tau = held_exactly(p["tau"]), T = held_exactly(p["T"]);
  const bool single = score.first.size() == 1 && score.second.size() == 1;
  ValidatedFlow flow(
      score, T, euclidean_ball(start, 0, p.precision()),
      {.digits = single ? p.precision().to_digits() : validated_digits(p.precision()), .most_steps = 2000});
  if (tau > 0 && !flow.follow(tau)) throw court::Undecidable("the trajectory could not be validated");
  Point result = p;
  const std::vector<Ball> box = flow.now().box();
  for (std::size_t i = 0; i < box.size(); ++i)
    result.set("x" + std::to_string(i + 1), box[i].at(p.precision()));
  return result.set("t", p["T"] * exp(-p["tau"].at(p.precision())));
}

}  // namespace referee::geometric_asymptotics
