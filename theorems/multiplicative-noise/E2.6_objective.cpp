// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 2.2: the objective completed to a square, and its minimiser, at each place.
#include "multiplicative-noise/schedules.hpp"

namespace referee::multiplicative_noise {
namespace {

/// lambda = g^2 sigma^(2 kappa) and a model with the value m in every component at the place.
Family weighted_models(const Trial& trial) {
  Family family = scheduled_data(trial);
  family.name = "data, schedules, places, weights g^2 sigma^(2 kappa), model values m";
  const auto most = static_cast<std::size_t>(trial.effort().scaled(2, 4, 40));
  if (family.members.size() > most) family.members.resize(most);
  // A segment and a point in the plane.
  family.members.push_back(scheduled_segments(trial).members[1]);
  const std::vector<Rational> values{"0"_q, "-3/2"_q, "7"_q}, weights{"0"_q, "1"_q, "-1/2"_q};
  for (std::size_t n = 0; n < family.members.size(); ++n)
    family.members[n].set("m", values[n % 3]).set("kappa", weights[(n + n / 3) % 3]);
  return family;
}

using Integrands = std::function<ComplexBall(const NoisedDensity&, const NoisedDensity::Shares&)>;
Ball weighted(const Point& p, const Integrands& f) {
  const NoisedDensity density(p);
  const ComplexBall kappa(p["kappa"]);
  return over_time(p, density, [&](const NoisedDensity::Shares& shares) {
    return exp(kappa * shares.log_variance) * f(density, shares);
  });
}
/// The three integrals of (2.7) with lambda = g^2 sigma^(2 kappa).
Ball weighted_first(const Point& p) {
  const ComplexBall alpha(p["alpha"]);
  return weighted(p, [&](const NoisedDensity&, const NoisedDensity::Shares& shares) {
    return exp(-alpha * shares.log_variance) * shares.density;
  });
}
std::vector<Ball> weighted_second(const Point& p) {
  const ComplexBall half_alpha(half_of(p["alpha"]));
  std::vector<Ball> result;
  for (std::size_t axis = 0; axis < dimension_of(p); ++axis)
    result.push_back(weighted(p, [&](const NoisedDensity& density, const NoisedDensity::Shares& shares) {
      return exp(-half_alpha * shares.log_variance) * density.gradient(shares, axis);
    }));
  return result;
}
Ball weighted_third(const Point& p) {
  return weighted(p, [](const NoisedDensity& density, const NoisedDensity::Shares& shares) {
    ComplexBall sum(0);
    for (std::size_t axis = 0; axis < density.dimension(); ++axis)
      sum += square(density.gradient(shares, axis));
    return sum / shares.density;
  });
}
/// int |sigma^(-alpha) s - grad log p|^2 p lambda dt at the place.
Ball objective_at(const Point& p, const std::vector<Ball>& model) {
  const ComplexBall half_alpha(half_of(p["alpha"]));
  return weighted(p, [&](const NoisedDensity& density, const NoisedDensity::Shares& shares) {
    const ComplexBall scale = exp(-half_alpha * shares.log_variance);
    ComplexBall sum(0);
    for (std::size_t axis = 0; axis < density.dimension(); ++axis)
      sum += square(scale * ComplexBall(model[axis]) - density.gradient(shares, axis) / shares.density);
    return sum * shares.density;
  });
}
std::vector<Ball> constant_model(const Point& p) { return std::vector<Ball>(dimension_of(p), p["m"]); }
Ball expanded(const Point& p) {
  const std::vector<Ball> model = constant_model(p), second = weighted_second(p);
  const Ball first = weighted_first(p);
  Ball sum = weighted_third(p);
  for (std::size_t i = 0; i < model.size(); ++i) sum += first * square(model[i]) - 2 * model[i] * second[i];
  return sum;
}
Ball completed(const Point& p) {
  const std::vector<Ball> model = constant_model(p), second = weighted_second(p);
  const Ball first = weighted_first(p);
  Ball sum = weighted_third(p);
  for (std::size_t i = 0; i < model.size(); ++i)
    sum += first * square(model[i] - second[i] / first) - square(second[i]) / first;
  return sum;
}

REFEREE_CLAIM({
    .id = "MN-E2.6",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The objective as a square",
    .statement = "int int |sigma_t^(-alpha) s - grad log p|^2 p lambda dt dx = int [I_1 |s|^2 - 2 <s, I_2> "
                 "+ I_3] dx = int [I_1 |s - I_2/I_1|^2 - |I_2|^2/I_1 + I_3] dx.",
    .hypotheses = "I_1, I_2, I_3 of (2.7) finite almost everywhere",
    .source = "section 2.2, (2.6), (2.7)",
    .evidence =
        "the integrands at each x, where everything is nonnegative and Fubini applies: the left side by "
        "quadrature over time of the square itself, the others from the three integrals",
    .refuted_by = "a place and a value of the model for which two members differ",
    .attack =
        "weights lambda = g^2 sigma^(2 kappa) other than g^2, four schedules, alpha from -4 to 13/4, d = "
        "1, 2, 3, 5; a segment with a point. The integral over x of each term by itself may be infinite; "
        "that of the whole integrand is not affected",
    .trial =
        [](Trial& trial) {
          const Family family = weighted_models(trial);
          const Quantity left = [](const Point& p) { return objective_at(p, constant_model(p)); };
          trial.identity("at each x: the square integrated = I_1 |s|^2 - 2 <s, I_2> + I_3", family, left,
                         expanded);
          trial.identity("at each x: the square integrated = I_1 |s - I_2/I_1|^2 - |I_2|^2/I_1 + I_3", family,
                         left, completed);
        },
});

REFEREE_CLAIM({
    .id = "MN-E2.6b",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The optimal model as a quotient",
    .statement = "With sufficient capacity the optimal s_theta is s_* = I_2/I_1 for almost every x.",
    .hypotheses = "I_1, I_2, I_3 finite almost everywhere",
    .source = "section 2.2, after (2.7)",
    .evidence = "at each x the objective at I_2/I_1 + h exceeds that at I_2/I_1 by I_1 |h|^2, both by "
                "quadrature of the square",
    .refuted_by = "a place and a direction in which the objective falls",
    .attack = "directions of both signs and sizes 1/10 to 1, weights other than g^2; a segment with a point",
    .rests_on = {"MN-E2.6"},
    .trial =
        [](Trial& trial) {
          Family family = weighted_models(trial);
          const std::vector<Rational> shifts{"1/10"_q, "-1"_q, "1/4"_q};
          for (std::size_t n = 0; n < family.members.size(); ++n) family.members[n].set("h", shifts[n % 3]);
          std::erase_if(family.members, [](const Instance& i) {
            return !i.has("y2_1") && !i.has("from1_1") && i["alpha"] == 2;
          });
          const auto optimum = [](const Point& p) {
            std::vector<Ball> result = weighted_second(p);
            const Ball first = weighted_first(p);
            for (Ball& component : result) component /= first;
            return result;
          };
          trial.identity(
              "objective at s_* + h minus objective at s_* = I_1 |h|^2", family,
              [=](const Point& p) {
                const std::vector<Ball> best = optimum(p);
                std::vector<Ball> moved = best;
                for (Ball& component : moved) component += p["h"];
                return objective_at(p, moved) - objective_at(p, best);
              },
              [](const Point& p) {
                return weighted_first(p) * square(p["h"]) * static_cast<long>(dimension_of(p));
              });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
