// SPDX-License-Identifier: GPL-3.0-or-later
// The recorded fields against the posterior kernel, and flows with known solutions.
#include "dynamics/mixture_fields.hpp"

#include <boost/test/unit_test.hpp>

#include "dynamics/taylor_flow.hpp"
#include "heat/score.hpp"
#include "random.hpp"
#include "random_mixture.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::Random;
using referee::testing::Spread;

namespace {

constexpr Precision bits{300};
const FromRational<Ball> from{bits};
Ball tolerance(long digits) { return Ball(power(10, -digits), {64}); }

std::vector<Ball> kernel_score(const MixedScore& mixed, const std::vector<Ball>& x, const Ball& t) {
  auto one = [&](const Mixture<Rational>& mixture) {
    PosteriorKernel<Ball> kernel(convert(mixture, from), 2 * t);
    return score(kernel.at(x, 1), kernel.noise());
  };
  const auto first = one(mixed.first), second = one(mixed.second);
  std::vector<Ball> result;
  for (std::size_t i = 0; i < x.size(); ++i)
    result.push_back(from(mixed.lambda) * first[i] + from(1 - mixed.lambda) * second[i]);
  return result;
}

SeriesProgram::GenericField similarity(const MixedScore& mixed, References references) {
  return [=](const FromRational<Series>& constants, const Series& tau, std::span<const Series> y) {
    return SimilarityField<Series>(mixed, 1, references, constants)(tau, y);
  };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mixture_fields)

BOOST_AUTO_TEST_CASE(fields_are_those_of_the_posterior) {
  Random random(7);
  for (int instance = 0; instance < 60; ++instance) {
    const auto dimension = static_cast<std::size_t>(1 + instance % 3);
    const auto spread = static_cast<Spread>(instance / 3 % 3);
    const MixedScore mixed{
        testing::random_mixture(random, 1 + static_cast<std::size_t>(instance % 4), dimension, spread),
        testing::random_mixture(random, 3, dimension, spread), random.rational(5)};
    const Rational t = random.positive_rational(5);
    const auto at = testing::random_point(random, dimension, 5);
    std::vector<Ball> x;
    for (const Rational& coordinate : at) x.push_back(from(coordinate));
    const auto expected = kernel_score(mixed, x, from(t));
    const References best = likeliest_components(mixed, x, from(t));
    const Ball tau = log(from(7) / from(t));
    const std::span<const Ball> point(x);
    for (const References& references : {best, References{0, 0}}) {
      const auto heat = HeatTimeField<Ball>(mixed, references, from)(from(t), point);
      const auto similar = SimilarityField<Ball>(mixed, 7, references, from)(tau, point);
      for (std::size_t i = 0; i < dimension; ++i) {
        BOOST_TEST_CONTEXT("instance " << instance << " lambda " << to_string(mixed.lambda)) {
          BOOST_TEST(heat[i].overlaps(-expected[i]));
          BOOST_TEST(similar[i].overlaps(from(t) * expected[i]));
          if (references == best) BOOST_TEST(heat[i].accurate_digits() > 60);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(over_jets_the_field_gives_its_jacobian) {
  // -I/2 + (lambda C1 + (1 - lambda) C2)/(4t) with the posterior covariances.
  const Precision precision{200};
  const FromRational<Ball> from{precision};
  const MixedScore mixed{{{{0, 1}, {2, -1}, {"1/3"_q, "5/2"_q}}, {"1/2"_q, "1/4"_q, "1/4"_q}, {0, 0, 0}},
                         {{{-1, 0}, {1, 1}}, {"1/3"_q, "2/3"_q}, {0, 0}},
                         "5/2"_q};
  const Rational tau = "3/4"_q;
  const std::vector<Ball> at = {from("2/7"_q), from("1/5"_q)};
  const JetLayout& layout = JetLayout::of(2, 1);
  const std::vector<Jet<Ball>> y = {Jet<Ball>::variable(layout, 0, at[0]),
                                    Jet<Ball>::variable(layout, 1, at[1])};
  const auto field = SimilarityField<Jet<Ball>>(mixed, 3, {0, 0}, FromRational<Jet<Ball>>{from})(
      Jet<Ball>(from(tau)), std::span<const Jet<Ball>>(y));
  const Ball time = 3 * exp(from(-tau));
  std::vector<Ball> expected(4, Ball(0));
  const auto add = [&](const Mixture<Rational>& mixture, const Rational& share) {
    PosteriorKernel<Ball> kernel(convert(mixture, from), 2 * time);
    const auto& posterior = kernel.at(std::span<const Ball>(at), 2);
    for (std::size_t i = 0; i < 4; ++i) expected[i] += from(share) * posterior.covariance[i] / (4 * time);
  };
  add(mixed.first, mixed.lambda);
  add(mixed.second, 1 - mixed.lambda);
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 2; ++j) {
      const int orders[2] = {j == 0, j == 1};
      const Ball entry = field[i].derivative(orders);
      BOOST_TEST((entry - expected[2 * i + j] + (i == j ? from("1/2"_q) : Ball(0))).contains_zero());
      BOOST_TEST(entry.accurate_digits() > 40);
    }
}

BOOST_AUTO_TEST_CASE(one_dirac_attracts_exponentially) {
  // Y = x + (Y0 - x) exp(-tau/2).
  const MixedScore mixed{{{{"3/7"_q, -2}}, {1}, {0}}, {}, 1};
  const auto flow = integrate(similarity(mixed, {0, 0}), 0, {5, "1/3"_q}, 30, {.digits = 100});
  const Precision precision{500};
  const Ball decay = exp(Ball(Rational(-15), precision));
  BOOST_TEST(certainly_less(abs(flow.state[0] - Ball("3/7"_q, precision) - Ball("32/7"_q, precision) * decay),
                            tolerance(99)));
  BOOST_TEST(certainly_less(abs(flow.state[1] + 2 - Ball("7/3"_q, precision) * decay), tolerance(99)));
}

BOOST_AUTO_TEST_CASE(one_gaussian_contracts_with_its_spread) {
  // In heat time x - mean is proportional to sqrt(variance + 2t), in one dimension and per component.
  const MixedScore mixed{{{{"1/2"_q}}, {1}, {"1/4"_q}}, {}, 1};
  const auto flow = integrate(
      [&](const FromRational<Series>& constants, const Series& t, std::span<const Series> x) {
        return HeatTimeField<Series>(mixed, {0, 0}, constants)(t, x);
      },
      3, {4}, 0, {.digits = 60});
  BOOST_TEST(flow.complete);
  // (4 - 1/2) sqrt((1/4)/(25/4)) = 7/10.
  BOOST_TEST(certainly_less(abs(flow.state[0] - Ball("6/5"_q, bits)), tolerance(59)));
}

BOOST_AUTO_TEST_CASE(symmetric_pair_at_many_digits) {
  const MixedScore mixed{{{{-1}, {1}}, {"1/2"_q, "1/2"_q}, {0, 0}}, {}, 1};
  for (long digits : {50L, 100L, 300L}) {
    const Rational end = digits > 100 ? 3 : 30;  // the work grows with the fourth power of the digits
    const auto flow = integrate_checked(similarity(mixed, {0, 1}), 0, {"1/10"_q}, end, {.digits = digits});
    BOOST_TEST(flow.complete);
    BOOST_TEST(*flow.agreed_digits >= digits - 1);
    BOOST_TEST_MESSAGE("pair, " << digits << " digits: agreed " << *flow.agreed_digits << ", " << flow.steps
                                << " steps");
  }
}

BOOST_AUTO_TEST_CASE(the_two_times_follow_one_path) {
  // Unequal variances, two measures: heat time from 1 to 1/20 against similarity time from 0 to log 20.
  Random random(11);
  const MixedScore mixed{testing::random_mixture(random, 3, 2, Spread::unequal),
                         testing::random_mixture(random, 2, 2, Spread::common), "3/2"_q};
  const auto heat = integrate(
      [&](const FromRational<Series>& constants, const Series& t, std::span<const Series> x) {
        return HeatTimeField<Series>(mixed, {0, 0}, constants)(t, x);
      },
      1, {"1/3"_q, -1}, "1/20"_q, {.digits = 40, .dense = false});
  // tau is rational only approximately: compare at t = exp(-3) through dense output instead.
  const auto similar = integrate(similarity(mixed, {0, 0}), 0, {"1/3"_q, -1}, 2, {.digits = 40});
  const auto dense = integrate(
      [&](const FromRational<Series>& constants, const Series& t, std::span<const Series> x) {
        return HeatTimeField<Series>(mixed, {0, 0}, constants)(t, x);
      },
      1, {"1/3"_q, -1}, "1/20"_q, {.digits = 40});
  const auto there = dense.at(exp(Ball(Rational(-2), bits)).midpoint());
  BOOST_TEST(heat.complete);
  for (std::size_t i = 0; i < 2; ++i)
    BOOST_TEST(certainly_less(abs(there[i] - similar.state[i]), tolerance(38)));
}

BOOST_AUTO_TEST_SUITE_END()
