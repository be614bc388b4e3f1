// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/training_balls.hpp"

#include <cmath>

#include "court/random_rationals.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

/// Sets name1, name2, ...
Instance with_direction(Instance instance, char name, const RationalPoint& direction) {
  for (std::size_t i = 0; i < direction.size(); ++i) instance.set(name + std::to_string(i + 1), direction[i]);
  return instance;
}

RationalPoint random_direction(Generator& generator, std::size_t dimension) {
  RationalPoint result;
  for (std::size_t i = 0; i < dimension; ++i) result.push_back(random_signed(generator, 0, 0));
  return result;
}

/// Fixed shapes; only those with `small` have k sigma_eps below the distances.
std::vector<Instance> chosen_balls(bool small) {
  const auto factor = [](const Rational& order_sum) { return admissible_factor(order_sum, "99/100"_q); };
  if (small)
    return {training_ball(1, "1/100"_q, 1, factor(2), {{0}, {1}}),
            training_ball("-1/2"_q, "1/1000"_q, 1, 1, {{0}, {1}}),
            training_ball(0, "1e-12"_q, 1, "1/4"_q, {{0}, {1}, {"-3/2"_q}}),
            training_ball("-19/20"_q, "1/10"_q, 2, factor("1/20"_q), {{0}, {5}}),
            training_ball(2, "19/20"_q, 1, factor(3), {{1}}),
            training_ball(1, "1/50"_q, 10, factor(3), {{1, 0}, {3, 0}, {5, 0}, {"21/20"_q, "1/20"_q}}),
            training_ball("-5/2"_q, "1/100"_q, 1, "3/2"_q, {{0, 0, 0}, {0, 1, 2}}),
            training_ball(5, "1/3"_q, 3, factor(13), {{0, 0, 0, 0, 0, 0, 0, 0}, {1, 1, 0, 0, 0, 0, 0, 2}}),
            training_line(1, "1/200"_q, 1, factor(3), 2, 200, "1/50"_q)};
  return {training_ball(1, "9/10"_q, 1, factor(2), {{0}, {"1/2"_q}}),
          training_ball("1/2"_q, "1/10"_q, 20, factor("5/2"_q), {{0, 0}, {"1/20"_q, 0}, {0, "1/11"_q}}),
          training_line(2, "1/10"_q, 1, factor(5), 3, 100, "1/1000"_q)};
}

Instance random_ball(Generator& generator, bool small) {
  const std::size_t d = 1 + generator.below(4), others = 1 + generator.below(3);
  const Rational order_sum =
      small ? random_positive(generator, -1, 0) : 1 + random_positive(generator, -1, 0);
  const Rational b = random_positive(generator, -1, 1);
  const Rational decades = power(Rational(10), -long(generator.below(4)));
  const Rational a = b * random_between(generator, 0, 1) * decades;
  const Rational k = admissible_factor(order_sum, random_between(generator, "1/20"_q, "99/100"_q));
  std::vector<RationalPoint> points{RationalPoint(d, 0)};
  for (std::size_t j = 0; j < others; ++j) {
    RationalPoint point = random_direction(generator, d);
    Rational longest = 0, sum = 0;
    for (const Rational& c : point) {
      longest = std::max(longest, Rational(abs(c)));
      sum += abs(c);
    }
    // |point| lies between its largest component and the sum of all.
    const Rational distance =
        small ? k * a * (1 + random_positive(generator, -2, 0)) / longest : k * a / sum / 2;
    for (Rational& c : point) c *= distance;
    points.push_back(std::move(point));
  }
  return training_ball(order_sum - static_cast<long>(d), a, b, k, points);
}

std::size_t dimension_of_ball(const Instance& instance) {
  if (instance.has("d")) return static_cast<std::size_t>(std::lround(to_double(instance["d"])));
  std::size_t d = 0;
  while (instance.has("y1_" + std::to_string(d + 1))) ++d;
  return d;
}

/// Towards the second point, away from it, and anywhere.
std::vector<RationalPoint> telling_directions(const Instance& instance, Generator& generator) {
  const std::size_t d = dimension_of_ball(instance);
  RationalPoint towards(d, 0);
  towards[0] = 1;
  if (instance.has("y2_1"))
    for (std::size_t i = 0; i < d; ++i) {
      const std::string axis = std::to_string(i + 1);
      towards[i] = instance["y2_" + axis] - instance["y1_" + axis];
    }
  RationalPoint away = towards;
  for (Rational& c : away) c = -c;
  return {towards, away, random_direction(generator, d)};
}

}  // namespace

Instance training_ball(const Rational& alpha, const Rational& a, const Rational& b, const Rational& k,
                       const std::vector<RationalPoint>& points) {
  return data_set(alpha, a, b, points).set("k", k);
}
Instance training_line(const Rational& alpha, const Rational& a, const Rational& b, const Rational& k,
                       long dimension, long count, const Rational& spacing) {
  return {{"alpha", alpha},    {"a", a}, {"b", b}, {"k", k}, {"d", dimension}, {"count", count},
          {"spacing", spacing}};
}
Instance at_offset(Instance instance, const Rational& r, const RationalPoint& e) {
  return with_direction(instance.set("r", r), 'e', e);
}

Rational admissible_factor(const Rational& order_sum, const Rational& part) {
  const double bound = std::sqrt(to_double((2 * order_sum + 4) / (3 * order_sum)));
  return Rational(static_cast<long>(std::floor(1000 * to_double(part) * bound)), 1000);
}

TrainingBall ball_of(const Point& p) {
  std::vector<std::vector<Ball>> others;
  std::size_t d;
  if (p.has("count")) {
    d = static_cast<std::size_t>(std::lround(p["d"].to_double()));
    const long count = std::lround(p["count"].to_double());
    for (long j = 1; j < count; ++j) {
      std::vector<Ball> point(d, Ball(0));
      point[0] = p["spacing"] * j;
      others.push_back(std::move(point));
    }
  } else {
    const auto points = data_of(p).means;
    d = points[0].size();
    for (std::size_t j = 1; j < points.size(); ++j) {
      auto& point = others.emplace_back();
      for (std::size_t i = 0; i < d; ++i) point.push_back(points[j][i] - points[0][i]);
    }
  }
  return {d, std::move(others), p["alpha"], p["a"], p["b"], p["k"]};
}

std::vector<Ball> unit_direction(const Point& p, char name) {
  const std::size_t d = ball_of(p).dimension();
  std::vector<Ball> result;
  for (std::size_t i = 1; i <= d; ++i) {
    const std::string component = name + std::to_string(i);
    result.push_back(p.has(component) ? p[component] : Ball(0));
  }
  const Ball length = euclidean_length(result, p.precision());
  for (Ball& component : result) component /= length;
  return result;
}

std::vector<Ball> offset_of(const Point& p) {
  std::vector<Ball> result = unit_direction(p, 'e');
  for (Ball& component : result) component *= p["r"] * p["k"] * p["a"];
  return result;
}

Ball inner_product(const std::vector<Ball>& u, const std::vector<Ball>& v) {
  Ball sum(0);
  for (std::size_t i = 0; i < u.size(); ++i) sum += u[i] * v[i];
  return sum;
}

Ball curvature(const Point& p) {
  using J = Jet<Ball>;
  const TrainingBall ball = ball_of(p);
  const std::vector<Ball> x = offset_of(p), q = unit_direction(p, 'q');
  const J step = J::variable(JetLayout::of(1, 2), 0, Ball(0).at(p.precision()));
  std::vector<std::vector<Ball>> points = ball.others();
  points.emplace_back(x.size(), Ball(0));
  J sum(0);
  for (const auto& point : points) {
    J z(0);
    for (std::size_t i = 0; i < x.size(); ++i) z += square(J(x[i] - point[i]) + J(q[i]) * step);
    sum += ball.kernel()(ball.order() - Ball(1), half_of(z));
  }
  return sum.derivative({2});
}

std::vector<Hypothesis> theorem_hypotheses() {
  std::vector<Hypothesis> result = noise_levels();
  result.push_back({"alpha > -d", [](const Point& p) { return positive(ball_of(p).order()); }});
  result.push_back({"0 < k < sqrt(2 (d + alpha + 2)/(3 (d + alpha)))", [](const Point& p) {
                      const Ball sum = 2 * ball_of(p).order();
                      return positive(p["k"]) && less(3 * sum * square(p["k"]), 2 * (sum + Ball(2)));
                    }});
  result.push_back({"the points are distinct", [](const Point& p) {
                      const TrainingBall ball = ball_of(p);
                      Truth all = Truth::yes;
                      for (const Ball& distance : ball.distances()) all = all && positive(distance);
                      return all;
                    }});
  return result;
}

Hypothesis inside_ball() {
  return {"|x - x_i| < k sigma_eps, 0 <= r < 1",
          [](const Point& p) { return !less(p["r"], Ball(0)) && less(p["r"], Ball(1)); }};
}

Hypothesis reaches_no_other() {
  return {"k sigma_eps < |x_j - x_i|", [](const Point& p) {
            const TrainingBall ball = ball_of(p);
            Truth all = Truth::yes;
            for (const Ball& distance : ball.distances()) all = all && less(ball.radius(), distance);
            return all;
          }};
}

Family training_places(const Trial& trial, bool small, bool on_sphere) {
  Family family{small ? "k sigma_eps below the distances" : "k sigma_eps above some distances",
                {},
                theorem_hypotheses()};
  if (!on_sphere) family.hypotheses.push_back(inside_ball());
  std::vector<Instance> balls = chosen_balls(small);
  Generator generator = trial.generator(small ? "small balls" : "large balls");
  const long rounds = trial.effort().scaled(4, 16, 150);
  for (long n = 0; n < rounds; ++n) balls.push_back(random_ball(generator, small));
  for (const Instance& ball : balls) {
    const bool long_line = ball.has("count");
    std::vector<Rational> radii{"1/1000"_q, "2/3"_q, "999/1000"_q};
    if (on_sphere) radii = {1};
    const std::vector<RationalPoint> directions = telling_directions(ball, generator);
    for (const RationalPoint& e : directions) {
      const Rational& r = radii[generator.below(radii.size())];
      const RationalPoint q = random_direction(generator, e.size());
      // Hundreds of terms: one place is enough.
      if (long_line && &e != &directions.front()) break;
      family.members.push_back(with_direction(at_offset(ball, r, e), 'q', q));
      if (!long_line && !on_sphere)
        family.members.push_back(with_direction(at_offset(ball, radii.back(), e), 'q', e));
    }
  }
  return family;
}

Family reaching_halfway(const Trial& trial) {
  Family family{"some |x_j - x_i| <= 2 k sigma_eps", {}, theorem_hypotheses()};
  family.hypotheses.push_back({"|x_j - x_i| < 2 k sigma_eps for some j", [](const Point& p) {
                                 const TrainingBall ball = ball_of(p);
                                 Truth some = Truth::no;
                                 for (const Ball& distance : ball.distances())
                                   some = some || less(distance, 2 * ball.radius());
                                 return some;
                               }});
  const auto add = [&](long d, const Rational& order_sum, const Rational& a, const Rational& b,
                       const Rational& k, const Rational& part, long far) {
    RationalPoint near(static_cast<std::size_t>(d), 0), other = near;
    const RationalPoint origin = near;
    near[0] = part * k * a;
    other[static_cast<std::size_t>(d) - 1] = -(2 + far) * k * a;
    family.members.push_back(far == 0 ? training_ball(order_sum - d, a, b, k, {origin, near})
                                      : training_ball(order_sum - d, a, b, k, {origin, near, other}));
  };
  for (const Rational& order_sum : {"1/20"_q, "1"_q, "13"_q})
    for (const auto& [a, b] : {std::pair{"1e-12"_q, Rational(1)}, std::pair{"1/10"_q, Rational(2)},
                               std::pair{"99/100"_q, Rational(1)}})
      for (const Rational& share : {"1/100"_q, "99/100"_q})
        for (const Rational& part : {"1e-9"_q, "1"_q, "1999999/1000000"_q})
          add(1, order_sum, a, b, admissible_factor(order_sum, share), part, 0);
  Generator generator = trial.generator("balls that reach halfway");
  const long rounds = trial.effort().scaled(8, 24, 300);
  for (long n = 0; n < rounds; ++n) {
    const Rational order_sum = random_positive(generator, -1, 1), b = random_positive(generator, -1, 1);
    const Rational a = b * random_between(generator, "1/1000"_q, "99/100"_q) *
                       power(Rational(10), -long(generator.below(4)));
    const Rational k = admissible_factor(order_sum, random_between(generator, "1/20"_q, "99/100"_q));
    add(1 + static_cast<long>(generator.below(4)), order_sum, a, b, k,
        random_between(generator, "1/1000"_q, "199/100"_q), static_cast<long>(generator.below(4)));
  }
  return family;
}

}  // namespace referee::multiplicative_noise
