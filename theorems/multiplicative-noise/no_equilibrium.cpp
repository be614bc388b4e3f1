// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/no_equilibrium.hpp"

namespace referee::multiplicative_noise {

Instance unit_pair(long dimension, const Rational& alpha, const Rational& a, const Rational& k) {
  RationalPoint origin(static_cast<std::size_t>(dimension), 0), other = origin;
  other[0] = 1;
  return training_ball(alpha, a, 1, k, {origin, other});
}

std::vector<FailingPair> failing_pairs() {
  return {{"d = 1, alpha = -1/2, X = {0, 1}, sigma_eps = 1/1000, sigma_T = 1, k = 1",
           unit_pair(1, "-1/2"_q, "1/1000"_q, 1)},
          {"d = 3, alpha = -5/2, X = {0, e_1}, sigma_eps = 1/1000, sigma_T = 1, k = 1",
           unit_pair(3, "-5/2"_q, "1/1000"_q, 1)},
          {"d = 1, alpha = 0, X = {0, 1}, sigma_eps = 1/1000, sigma_T = 1, k = 1/4",
           unit_pair(1, 0, "1/1000"_q, "1/4"_q)}};
}

std::vector<Hypothesis> failing_hypotheses() {
  std::vector<Hypothesis> result = theorem_hypotheses();
  result.push_back({"d + alpha <= 1, exactly or by enclosure", [](const Point& p) {
                      const Ball excess = 2 * ball_of(p).order() - Ball(1);
                      return certainly_at_most(excess, Ball(0)) ? Truth::yes : !positive(excess);
                    }});
  return result;
}

Family only(const Instance& instance) {
  return {"X = {0, e_1}, sigma_T = 1", {instance}, failing_hypotheses(), true};
}

Ball least_pull(const Point& p) {
  const TrainingBall ball = ball_of(p);
  const Ball& distance = ball.distances().front();
  return ball.kernel()(ball.order(), half_of(square(distance + ball.radius()))) * (distance - ball.radius());
}

Ball greatest_hold(const Point& p) {
  const TrainingBall ball = ball_of(p);
  return ball.k() * raised(ball.a(), Ball(1) - 2 * ball.order()) / ball.order();
}

Jet<Ball> line_force(const Point& p, const Jet<Ball>& u) {
  using J = Jet<Ball>;
  const TrainingBall ball = ball_of(p);
  const J x = J(ball.a()) * u;
  J sum = -(ball.kernel()(ball.order(), half_of(square(x))) * x);
  for (const auto& other : ball.others()) {
    const J gap = J(other[0]) - x;
    sum += ball.kernel()(ball.order(), half_of(square(gap))) * gap;
  }
  return sum;
}

}  // namespace referee::multiplicative_noise
