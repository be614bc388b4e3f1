// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/speciation.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

using namespace referee;
using namespace referee::literals;

namespace {

Mixture<Rational> diracs(std::vector<RationalPoint> means, std::vector<Rational> weights = {}) {
  if (weights.empty()) weights.assign(means.size(), Rational(1, static_cast<long>(means.size())));
  return {std::move(means), std::move(weights), std::vector<Rational>(means.size(), 0)};
}

std::vector<Ball> solutions(const Mixture<Rational>& mixture, long digits = 30) {
  const SpeciationCriterion criterion(mixture);
  const RootIsolation found = criterion.solutions(Precision{160});
  BOOST_TEST(found.complete());
  std::vector<Ball> result;
  for (const Bracket& root : found.roots) result.push_back(refine_root(criterion.gap(), root, digits));
  return result;
}

/// lambda_max(C) - v in double arithmetic from the definition, by power iteration in the full space.
double direct_gap(const Mixture<Rational>& mixture, double v) {
  const std::size_t d = mixture.dimension(), size = mixture.size();
  std::vector<double> centre(d, 0), logs(size), r(size), m(d, 0);
  const auto coordinate = [&](std::size_t k, std::size_t i) {
    return mixture.means[k][i].convert_to<double>();
  };
  for (std::size_t k = 0; k < size; ++k)
    for (std::size_t i = 0; i < d; ++i)
      centre[i] += mixture.weights[k].convert_to<double>() * coordinate(k, i);
  double top = -1e300, total = 0;
  for (std::size_t k = 0; k < size; ++k) {
    logs[k] = std::log(mixture.weights[k].convert_to<double>());
    for (std::size_t i = 0; i < d; ++i) logs[k] -= std::pow(coordinate(k, i) - centre[i], 2) / (2 * v);
    top = std::max(top, logs[k]);
  }
  for (std::size_t k = 0; k < size; ++k) total += r[k] = std::exp(logs[k] - top);
  for (std::size_t k = 0; k < size; ++k)
    for (std::size_t i = 0; i < d; ++i) m[i] += (r[k] /= (i == 0 ? total : 1)) * coordinate(k, i);
  std::vector<double> x(d), y(d);
  for (std::size_t i = 0; i < d; ++i) x[i] = 1 + 0.37 * static_cast<double>(i);
  double lambda = 0;
  for (int step = 0; step < 1000; ++step) {
    std::fill(y.begin(), y.end(), 0);
    for (std::size_t k = 0; k < size; ++k) {
      double along = 0;
      for (std::size_t i = 0; i < d; ++i) along += (coordinate(k, i) - m[i]) * x[i];
      for (std::size_t i = 0; i < d; ++i) y[i] += r[k] * along * (coordinate(k, i) - m[i]);
    }
    double norm = 0;
    for (double c : y) norm += c * c;
    norm = std::sqrt(norm);
    if (norm == 0) return -v;
    double length = 0;
    for (double c : x) length += c * c;
    const double next = norm / std::sqrt(length);
    for (std::size_t i = 0; i < d; ++i) x[i] = y[i] / norm;
    if (std::abs(next - lambda) < 1e-15 * next) break;
    lambda = next;
  }
  return lambda - v;
}

Mixture<Rational> random_mixture(std::mt19937_64& random, std::size_t size, std::size_t d) {
  std::vector<RationalPoint> means(size);
  std::vector<Rational> weights;
  Rational total = 0;
  for (auto& mean : means) {
    for (std::size_t i = 0; i < d; ++i) mean.push_back(Rational(static_cast<long>(random() % 41) - 20, 4));
    weights.push_back(Rational(static_cast<long>(random() % 9) + 1));
    total += weights.back();
  }
  for (Rational& weight : weights) weight /= total;
  return diracs(std::move(means), std::move(weights));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(speciation)

BOOST_AUTO_TEST_CASE(a_symmetric_pair_speciates_at_a_squared) {
  const auto found = solutions(diracs({{"-3/2"_q}, {"3/2"_q}}));
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].contains("9/4"_q));
}

BOOST_AUTO_TEST_CASE(equidistant_means_keep_their_between_class_covariance) {
  // A regular simplex in four dimensions: C = W with a fourfold eigenvalue, gamma_1 = 0.
  std::vector<RationalPoint> simplex;
  for (std::size_t k = 0; k < 5; ++k) simplex.emplace_back(5, Rational(0))[k] = 1;
  const SpeciationCriterion criterion(diracs(simplex));
  BOOST_TEST(criterion.rank() == 4);
  BOOST_TEST(criterion.correction({200}).is_exact());
  const auto found = solutions(diracs(simplex));
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].contains(Rational(1, 5)));
}

BOOST_AUTO_TEST_CASE(one_point_and_repeated_points_never_speciate) {
  BOOST_TEST(SpeciationCriterion(diracs({{1, 2}})).rank() == 0);
  BOOST_TEST(solutions(diracs({{1, 2}})).empty());
  BOOST_TEST(solutions(diracs({{1, 2}, {1, 2}})).empty());
}

BOOST_AUTO_TEST_CASE(a_lopsided_pair_never_speciates) {
  BOOST_TEST(solutions(diracs({{0}, {10}}, {"999/1000"_q, "1/1000"_q})).empty());
}

BOOST_AUTO_TEST_CASE(every_solution_is_found_by_brute_force_too) {
  std::mt19937_64 random(7);
  std::size_t several = 0;
  for (int trial = 0; trial < 16; ++trial) {
    const std::size_t size = 2 + random() % 6, d = 1 + random() % 6;
    const Mixture<Rational> mixture = random_mixture(random, size, d);
    const SpeciationCriterion criterion(mixture);
    if (criterion.rank() == 0) continue;
    const auto found = solutions(mixture);
    std::vector<double> crossings;
    const Bracket range = criterion.range();
    const double low = range.lower.convert_to<double>(), high = range.upper.convert_to<double>();
    const int steps = 1000;
    double before = direct_gap(mixture, low), v_before = low;
    for (int step = 1; step <= steps; ++step) {
      const double v = low * std::pow(high / low, static_cast<double>(step) / steps);
      const double now = direct_gap(mixture, v);
      if ((now > 0) != (before > 0)) crossings.push_back(std::sqrt(v * v_before));
      before = now;
      v_before = v;
    }
    BOOST_TEST_CONTEXT("trial " << trial << ", " << size << " means, d = " << d) {
      BOOST_REQUIRE(found.size() == crossings.size());
      for (std::size_t n = 0; n < found.size(); ++n)
        BOOST_TEST(std::abs(found[n].to_double() / crossings[n] - 1) < std::log(high / low) / steps);
    }
    several += found.size() > 1 ? 1 : 0;
  }
  BOOST_TEST(several > 0);
}

BOOST_AUTO_TEST_CASE(invariant_under_translation_scaling_and_embedding) {
  std::mt19937_64 random(11);
  for (int trial = 0; trial < 10; ++trial) {
    const Mixture<Rational> mixture = random_mixture(random, 4, 2);
    const auto plain = solutions(mixture);
    Mixture<Rational> moved = mixture;
    for (auto& mean : moved.means) {
      // An isometry times three into three dimensions: (x, y) -> 3 (x, 3/5 y, 4/5 y) + shift.
      mean = {3 * mean[0] + 7, 3 * "3/5"_q * mean[1] - 1, 3 * "4/5"_q * mean[1]};
    }
    const auto found = solutions(moved);
    BOOST_REQUIRE(found.size() == plain.size());
    for (std::size_t n = 0; n < found.size(); ++n) BOOST_TEST(found[n].overlaps(9 * plain[n]));
    const SpeciationCriterion a(mixture), b(moved);
    BOOST_TEST(b.leading_variance({200}).overlaps(9 * a.leading_variance({200})));
    BOOST_TEST(b.correction({200}).overlaps(81 * a.correction({200})));
  }
}

BOOST_AUTO_TEST_CASE(the_correction_agrees_with_the_planar_closed_form) {
  std::mt19937_64 random(13);
  for (int trial = 0; trial < 10; ++trial) {
    const Mixture<Rational> mixture = random_mixture(random, 5, 2);
    Mixture<Ball> balls;
    for (std::size_t k = 0; k < mixture.size(); ++k) {
      balls.means.push_back({Ball(mixture.means[k][0], {300}), Ball(mixture.means[k][1], {300})});
      balls.weights.push_back(Ball(mixture.weights[k], {300}));
      balls.variances.push_back(Ball(0));
    }
    const SpeciationCriterion criterion(mixture);
    BOOST_TEST(criterion.correction({300}).overlaps(planar_correction_coefficient(centred(balls))));
    BOOST_TEST(criterion.correction({300}).accurate_digits() > 60);
  }
}

// Offsets (-1, -1), (1, -1), (0, 2): W = diag(2/3, 2), Q = diag(4/3, 20/3), <d^2> = 8/3.
BOOST_AUTO_TEST_CASE(two_means_at_one_distance_and_a_third_farther) {
  const SpeciationCriterion criterion(diracs({{-1, 0}, {1, 0}, {0, 3}}));
  BOOST_TEST(criterion.leading_variance({200}).contains(Rational(2)));
  BOOST_TEST(criterion.correction({200}).contains("-4/3"_q));
}

BOOST_AUTO_TEST_CASE(boxes_of_noise_enclose_every_noise_and_every_slope) {
  std::mt19937_64 random(17);
  // First a covariance that falls as the noise grows: the balance of the two nearest means shifts.
  std::vector<Mixture<Rational>> mixtures{
      diracs({{1}, {"-9/10"_q}, {"-33/10"_q}}, {"3/5"_q, "3/10"_q, "1/10"_q})};
  for (int trial = 0; trial < 5; ++trial) mixtures.push_back(random_mixture(random, 4, 2));
  const Precision precision{160};
  for (const auto& mixture : mixtures) {
    const UnivariateFunction gap = SpeciationCriterion(mixture).gap();
    for (const Rational& lower : {"1/5"_q, "1/2"_q, "2"_q, "10"_q})
      for (const Rational& part : {"1"_q, "1/4"_q, "1/20"_q, "1/1000"_q}) {
        const Rational upper = lower * (1 + part);
        const Jet<Ball> box =
            gap(Jet<Ball>::variable(JetLayout::of(1, 1), 0, Ball::hull(lower, upper, precision)));
        const auto at = [&](const Rational& noise) { return gap(Jet<Ball>(Ball(noise, precision))).value(); };
        const Ball first = at(lower), last = at(upper);
        BOOST_TEST_CONTEXT("noise from " << lower << " to " << upper) {
          BOOST_TEST(box.value().overlaps(first));
          BOOST_TEST(box.value().overlaps(last));
          BOOST_TEST(box.value().overlaps(at((lower + upper) / 2)));
          BOOST_TEST(box.derivative({1}).overlaps((last - first) / Ball(upper - lower, precision)));
        }
      }
  }
}

BOOST_AUTO_TEST_CASE(weights_must_be_positive_and_sum_to_one) {
  BOOST_CHECK_THROW(SpeciationCriterion(diracs({{0}, {1}}, {1, 1})), std::invalid_argument);
  BOOST_CHECK_THROW(SpeciationCriterion(diracs({{0}, {1}}, {0, 1})), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
