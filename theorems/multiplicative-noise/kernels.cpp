// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/kernels.hpp"

#include <stdexcept>

#include "court/random_rationals.hpp"
#include "multiplicative-noise/data_segments.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

std::string point_name(std::size_t k, std::size_t axis) {
  return "y" + std::to_string(k) + "_" + std::to_string(axis);
}

/// An upper bound of int_T^infinity t^(s-1) exp(-t) dt for T > 2 (s - 1).
Ball tail_beyond(const Ball& s, const Ball& T) { return 2 * raised(T, s - Ball(1)) * exp(-T); }

Ball widened(Ball value, const Ball& error) {
  const Ball bound = error.magnitude();
  arb_add_error(value.raw(), bound.raw());
  return value;
}

}  // namespace

std::vector<Hypothesis> noise_levels() {
  return {{"0 < a < b", [](const Point& p) { return positive(p["a"]) && less(p["a"], p["b"]); }}};
}

Ball raised(const Ball& base, const Ball& exponent) { return exp(exponent * log(base)); }

NoiseKernel kernel_of(const Point& p) { return {p["a"], p["b"]}; }
Ball phi(const Point& p) { return kernel_of(p)(p["s"], p["z"]); }

std::vector<Instance> orders_and_levels(const Trial& trial) {
  std::vector<Instance> result;
  const std::vector<std::pair<Rational, Rational>> levels{
      {"1/2"_q, 2}, {"1e-12"_q, 10}, {"99/100"_q, 1}, {"1/100"_q, 50}};
  for (const auto& [a, b] : levels)
    for (const Rational& s : {"5/2"_q, "1"_q, "1/3"_q, "0"_q, "-1/2"_q, "-3"_q})
      result.push_back({{"a", a}, {"b", b}, {"s", s}});
  Generator generator = trial.generator("orders and noise levels");
  const long rounds = trial.effort().scaled(4, 16, 200);
  for (long i = 0; i < rounds; ++i) {
    const Rational a = random_positive(generator, -3, 1);
    result.push_back({{"a", a},
                      {"b", a * (1 + random_positive(generator, -2, 3))},
                      {"s", random_between(generator, -6, 6)}});
  }
  return result;
}

Family kernels(const Trial& trial, bool negative) {
  Family family{"orders of both signs, noise levels near and far", {}, noise_levels()};
  for (const Instance& member : orders_and_levels(trial)) {
    std::vector<Rational> arguments{0, "1e-20"_q, "1/10"_q, 3, 100, 100000000};
    if (negative && member["a"] >= "1/10"_q) arguments.insert(arguments.end(), {"-1/10"_q, -3});
    for (const Rational& z : arguments) family.members.push_back(Instance(member).set("z", z));
  }
  return family;
}

Ball gamma_integral(const Ball& s, const Ball& lower, const Ball& upper) {
  const ComplexBall order(s);
  return integrate([&](const ComplexBall& t) { return exp(order * t - exp(t)); }, log(lower), log(upper),
                   lower.precision());
}

Ball upper_gamma(const Ball& s, const Ball& lower) {
  const Precision precision = lower.precision();
  const Ball end = lower.upper().at(precision) + Ball(precision.bits) + 4 * abs(s) + Ball(8);
  return widened(gamma_integral(s, lower, end), tail_beyond(s, end));
}

Ball lower_gamma(const Ball& s, const Ball& upper) {
  // upper^s exp(-upper) sum_n upper^n/(s (s + 1) ... (s + n)): every term is positive.
  const Precision precision = upper.precision();
  const Ball small(power(Rational(2), -precision.bits), precision), half(Rational(1, 2), precision);
  Ball term = Ball(1).at(precision) / s, sum = term;
  for (long n = 1;; ++n) {
    const Ball ratio = upper / (s + Ball(n));
    term *= ratio;
    sum += term;
    if (certainly_less(ratio, half) && certainly_less(term, small * sum)) break;
  }
  return raised(upper, s) * exp(-upper) * widened(sum, term);
}

Instance data_set(const Rational& alpha, const Rational& a, const Rational& b,
                  const std::vector<RationalPoint>& points, const std::vector<Rational>& odds) {
  Instance instance{{"alpha", alpha}, {"a", a}, {"b", b}};
  for (std::size_t k = 0; k < points.size(); ++k)
    for (std::size_t i = 0; i < points[k].size(); ++i) instance.set(point_name(k + 1, i + 1), points[k][i]);
  for (std::size_t k = 0; k < odds.size(); ++k) instance.set("w" + std::to_string(k + 1), odds[k]);
  return instance;
}

Instance placed(Instance instance, const RationalPoint& x) {
  for (std::size_t i = 0; i < x.size(); ++i) instance.set("x" + std::to_string(i + 1), x[i]);
  return instance;
}

std::vector<Instance> data_sets(const Trial& trial) {
  std::vector<Instance> result{
      data_set(2, 1, 2, {{0}}),
      data_set(1, "1/100"_q, 10, {{0}, {1}}),
      data_set("-4"_q, "1/2"_q, 2, {{-1}, {2}}, {1, 999}),
      data_set("13/4"_q, "1e-6"_q, 3, {{1, 0}, {0, 1}, {-1, -1}}),
      data_set(0, "1/10"_q, 5, {{100, 0}, {101, 0}, {103, 0}}, {1, 2, 3}),
      data_set("-1/2"_q, "1/3"_q, 1, {{0, 0, 0}, {3, 4, 0}}, {"1e-30"_q, 1}),
      data_set("3/10"_q, "9/10"_q, 1, {{1, 2, 3, 4, 5}}),
      data_set(1, "1/50"_q, 20, {{1, 0, 0, 0, 0, 0, 0, 0}, {0, -1, 0, 0, 2, 0, 0, 0}})};
  Generator generator = trial.generator("data sets");
  const long rounds = trial.effort().scaled(4, 12, 100);
  for (long n = 0; n < rounds; ++n) {
    const std::size_t d = 1 + generator.below(4), size = 1 + generator.below(4);
    std::vector<RationalPoint> points;
    std::vector<Rational> odds;
    for (std::size_t k = 0; k < size; ++k) {
      auto& point = points.emplace_back();
      for (std::size_t i = 0; i < d; ++i) point.push_back(random_signed(generator, -1, 0));
      odds.push_back(random_positive(generator, -1, 1));
    }
    const Rational a = random_positive(generator, -2, 0);
    const Rational b = a * (1 + random_positive(generator, -1, 2)), alpha = random_between(generator, -4, 4);
    result.push_back(data_set(alpha, a, b, points, odds));
  }
  return result;
}

Family placed_data(const Trial& trial) {
  Family family{"finite data sets and places", {}, noise_levels()};
  Generator generator = trial.generator("places");
  for (const Instance& member : data_sets(trial)) {
    RationalPoint first, last;
    for (std::size_t i = 1; member.has(point_name(1, i)); ++i) first.push_back(member[point_name(1, i)]);
    std::size_t size = 1;
    while (member.has(point_name(size + 1, 1))) ++size;
    for (std::size_t i = 1; i <= first.size(); ++i) last.push_back(member[point_name(size, i)]);
    RationalPoint between, near, far;
    for (std::size_t i = 0; i < first.size(); ++i) {
      between.push_back((first[i] + last[i]) / 2);
      near.push_back(first[i] + random_signed(generator, -1, 0) * member["a"]);
      far.push_back(random_signed(generator, 2, 3) * member["b"]);
    }
    for (const RationalPoint& x : {first, between, near, far}) family.members.push_back(placed(member, x));
  }
  return family;
}

std::size_t dimension_of(const Point& p) {
  std::size_t d = 0;
  while (p.has(point_name(1, d + 1)) || p.has("from1_" + std::to_string(d + 1))) ++d;
  return d;
}

Mixture<Ball> data_of(const Point& p) {
  Mixture<Ball> result;
  Ball sum = segment_odds(p);
  for (std::size_t k = 1; p.has(point_name(k, 1)); ++k) {
    auto& point = result.means.emplace_back();
    for (std::size_t i = 1; p.has(point_name(k, i)); ++i) point.push_back(p[point_name(k, i)]);
    const std::string odds = "w" + std::to_string(k);
    result.weights.push_back(p.has(odds) ? p[odds] : Ball(1));
    result.variances.push_back(Ball(0));
    sum += result.weights.back();
  }
  for (Ball& weight : result.weights) weight /= sum;
  return result;
}

std::vector<Ball> place_of(const Point& p) {
  std::vector<Ball> result;
  for (std::size_t i = 1; p.has("x" + std::to_string(i)); ++i) result.push_back(p["x" + std::to_string(i)]);
  return result;
}

Ball level_order(const Point& p) {
  return half_of(Ball(static_cast<long>(dimension_of(p))) + p["alpha"]) - Ball(1);
}
Ball weight_order(const Point& p) {
  return half_of(Ball(static_cast<long>(dimension_of(p))) + 2 * p["alpha"]) - Ball(1);
}

OptimalModel model_of(const Point& p) {
  if (!segments_of(p).empty()) throw std::logic_error("model_of: the data are not finite");
  return {data_of(p), p["alpha"], p["a"], p["b"]};
}

Ball averaged_kernel(const Point& p, const Ball& s) {
  Mixture<Ball> points = data_of(p);
  const std::vector<Ball> x = place_of(p);
  Ball sum = Ball(0).at(p.precision());
  if (points.size() > 0) sum += KernelMixture(std::move(points), kernel_of(p)).value(s, x);
  for (const auto& [segment, share] : segment_kernels(p)) sum += share * segment.value(s, x);
  return sum;
}

std::vector<Ball> averaged_gradient(const Point& p, const Ball& s) {
  Mixture<Ball> points = data_of(p);
  const std::vector<Ball> x = place_of(p);
  std::vector<Ball> sum(x.size(), Ball(0).at(p.precision()));
  if (points.size() > 0) sum = KernelMixture(std::move(points), kernel_of(p)).gradient(s, x);
  for (const auto& [segment, share] : segment_kernels(p)) {
    const std::vector<Ball> gradient = segment.gradient(s, x);
    for (std::size_t i = 0; i < x.size(); ++i) sum[i] += share * gradient[i];
  }
  return sum;
}

std::vector<Ball> model_value(const Point& p) {
  if (segments_of(p).empty()) return model_of(p)(place_of(p));
  std::vector<Ball> result = averaged_gradient(p, level_order(p));
  const Ball weight = averaged_kernel(p, weight_order(p));
  for (Ball& component : result) component /= weight;
  return result;
}

Ball data_radius(const Point& p) {
  Ball largest = Ball(0).at(p.precision());
  for (const auto& point : data_of(p).means) largest = max(largest, euclidean_length(point, p.precision()));
  for (const DataSegment& segment : segments_of(p))
    for (const auto& end : {segment.from, segment.to})
      largest = max(largest, euclidean_length(end, p.precision()));
  return largest;
}

}  // namespace referee::multiplicative_noise
