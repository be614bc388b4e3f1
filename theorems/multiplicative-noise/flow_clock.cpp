// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/flow_clock.hpp"

#include <stdexcept>

#include "dynamics/taylor_flow.hpp"

namespace referee::multiplicative_noise {
namespace {

constexpr long rotating_model = 1, curved_model = 2;
constexpr long agreed_digits = 20;

using Field = std::vector<Series>;

Field trained_field(const Instance& i, std::span<const Series> x) {
  const std::size_t d = x.size();
  Field result;
  for (std::size_t k = 0; k < d; ++k) {
    const Series& neighbour = x[(k + 1) % d];
    if (i["model"] == rotating_model)
      result.push_back(Series(-1) * x[k] + Series(k == 0 ? -3 : 3) * (d > 1 ? neighbour : Series(0)));
    else if (i["model"] == curved_model)
      result.push_back(tanh(Series(2) * x[k]) - x[k] / Series(3) +
                       square(neighbour) / (Series(5) * (Series(1) + square(neighbour))));
    else
      result.push_back(x[k] / Series(-2));
  }
  return result;
}
Field scaled(Field field, const Series& factor) {
  for (Series& component : field) component *= factor;
  return field;
}

/// g(t)^2 and sigma_t^2 for the numbers of schedules.hpp.
std::pair<Series, Series> clock(const Instance& i, const Series& t) {
  const Series half("1/2"_q), end = half + t;
  if (i["schedule"] == 1) return {Series(4), Series(4) * t};
  if (i["schedule"] == 2) return {square(end), (end * end * end - Series("1/8"_q)) / Series(3)};
  if (i["schedule"] == 3) return {exp(Series(2) * t), (exp(Series(2) * t) - Series(1)) / Series(2)};
  return {Series(2) * t, t * t};
}
/// variance^exponent.
Series raised(const Series& variance, const Rational& exponent) {
  return exp(Series(exponent) * log(variance));
}

std::vector<Ball> followed(const Instance& i, const SeriesProgram::GenericField& field, const Rational& to) {
  std::vector<Rational> start;
  for (std::size_t k = 1; i.has("x" + std::to_string(k)); ++k) start.push_back(i["x" + std::to_string(k)]);
  const TaylorTrajectory run = integrate_checked(field, 0, start, to, {.digits = 26, .dense = false});
  if (!run.complete || run.agreed_digits.value_or(0) < agreed_digits)
    throw std::runtime_error("two runs of a sampler differ before digit 20");
  return run.state;
}

}  // namespace

Ball rescaled_time(const Point& p) {
  const Ball power = Ball(2) - p["alpha"];
  if (power.is_exact() && power.contains_zero()) return log(p["b"] / p["a"]);
  return (multiplicative_noise::raised(p["b"], power) - multiplicative_noise::raised(p["a"], power)) / power;
}

Family sampler_starts(const Trial& trial) {
  Family family{
      "trained models, schedules and starts",
      {},
      {{"0 < eps < T", [](const Point& p) { return positive(p["eps"]) && less(p["eps"], p["T"]); }}}};
  const std::vector<RationalPoint> starts{{3}, {"1/5"_q, -2}, {1, "1/2"_q, "-1/3"_q}};
  const std::vector<Rational> exponents{"1"_q, "2"_q, "-1/2"_q, "13/4"_q, "0"_q, "5/3"_q, "-4"_q};
  const long rounds = trial.effort().scaled(6, 12, 84);
  for (long n = 0; n < rounds; ++n) {
    const auto index = static_cast<std::size_t>(n);
    family.members.push_back(placed({{"schedule", 1 + n % 4},
                                     {"alpha", exponents[index % exponents.size()]},
                                     {"eps", "1/4"_q},
                                     {"T", 1},
                                     {"model", (n + n / 3) % trained_models}},
                                    starts[index % starts.size()]));
  }
  return family;
}

std::vector<Ball> sampler_end(const Instance& i) {
  return followed(
      i,
      [&](const FromRational<Series>&, const Series& t, std::span<const Series> x) {
        const auto [rate, variance] = clock(i, Series(i["T"]) - t);
        return scaled(trained_field(i, x), rate / Series(2) * raised(variance, -i["alpha"] / 2));
      },
      i["T"] - i["eps"]);
}

std::vector<Ball> autonomous_end(const Instance& i) {
  return followed(
      i,
      [&](const FromRational<Series>& from, const Series&, std::span<const Series> x) {
        const Series first = clock(i, from(i["T"])).second, last = clock(i, from(i["eps"])).second;
        const Rational half = 1 - i["alpha"] / 2;
        const Series length = half == 0
                                  ? (log(first) - log(last)) / Series(2)
                                  : (raised(first, half) - raised(last, half)) / Series(Rational(2 * half));
        return scaled(trained_field(i, x), length);
      },
      1);
}

std::vector<Ball> langevin_end(const Instance& i) {
  Instance moved = i;
  std::vector<Ball> state;
  const auto level = [&](const Rational& time) {
    return followed(
        moved,
        [&](const FromRational<Series>& from, const Series&, std::span<const Series> x) {
          // Unit time stands for sigma^alpha; the drift is sigma^(-alpha) s.
          const Series variance = clock(i, from(time)).second;
          return scaled(scaled(trained_field(i, x), raised(variance, -i["alpha"] / 2)),
                        raised(variance, i["alpha"] / 2));
        },
        1);
  };
  state = level(i["T"]);
  for (std::size_t k = 0; k < state.size(); ++k)
    moved.set("x" + std::to_string(k + 1), state[k].midpoint_as_rational());
  return level(i["eps"]);
}

std::vector<Ball> two_units_end(const Instance& i) {
  return followed(
      i,
      [&](const FromRational<Series>&, const Series&, std::span<const Series> x) {
        return trained_field(i, x);
      },
      2);
}

Family with_distance(Family family, const EndPoint& one, const EndPoint& other) {
  for (Instance& member : family.members) {
    const std::vector<Ball> a = one(member), b = other(member);
    Ball largest = Ball(0).at(Precision{128});
    for (std::size_t k = 0; k < a.size(); ++k) largest = max(largest, abs(a[k] - b[k]));
    member.set("distance", largest.midpoint_as_rational());
  }
  return family;
}

}  // namespace referee::multiplicative_noise
