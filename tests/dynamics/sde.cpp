// SPDX-License-Identifier: GPL-3.0-or-later
#define BOOST_TEST_MODULE sde
#include "dynamics/sde.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "dynamics/philox.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

struct Moments {
  double mean, variance;
};

Moments moments(const SampledPaths& paths, std::size_t coordinate, double true_mean) {
  Moments result{0, 0};
  const auto count = static_cast<double>(paths.paths);
  for (std::size_t k = 0; k < paths.paths; ++k) {
    const double departure = paths.end(k)[coordinate] - true_mean;
    result.mean += departure / count;
    result.variance += departure * departure / count;
  }
  result.mean += true_mean;
  return result;
}

/// For n normal variates of known mean each check fails by chance with probability below 1e-10: the tail of
/// the normal law, and Laurent and Massart's bound for chi-square.
void check_normal_moments(const Moments& found, const Moments& expected, std::size_t count) {
  const double x = std::log(4e10), n = static_cast<double>(count);
  BOOST_TEST(std::abs(found.mean - expected.mean) < std::sqrt(2 * x * expected.variance / n));
  BOOST_TEST(std::abs(found.variance / expected.variance - 1) < 2 * std::sqrt(x / n) + 2 * x / n);
}

/// Mean and variance of Euler-Maruyama for one Gaussian, step by step, from a fixed start.
Moments euler_moments(double mean, double variance, double start, const PathOptions& options) {
  const double step = std::log(options.start_time / options.stop_time) / static_cast<double>(options.steps);
  Moments result{start - mean, 0};
  for (long n = 0; n < options.steps; ++n) {
    const double t = options.start_time * std::exp(-static_cast<double>(n) * step);
    const double factor = 1 - (1 + options.epsilon) * t * step / (variance + 2 * t);
    result.mean *= factor;
    result.variance = factor * factor * result.variance + 2 * options.epsilon * t * step;
  }
  result.mean += mean;
  return result;
}

Moments exact_moments(double mean, double variance, double start, const PathOptions& options) {
  const auto transition =
      gaussian_transition(variance, options.epsilon, options.start_time, options.stop_time);
  return {mean + transition.factor * (start - mean), transition.noise};
}

const MixedScore one_gaussian{{{{1, -2}}, {1}, {"1/4"_q}}, {{{0, 0}}, {1}, {1}}, 1};

}  // namespace

BOOST_AUTO_TEST_SUITE(sde)

BOOST_AUTO_TEST_CASE(philox_known_answers) {
  using Counter = std::array<std::uint32_t, 4>;
  // kat_vectors of the authors' Random123
  BOOST_TEST((philox({0, 0, 0, 0}, {0, 0}) == Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  const std::uint32_t full = 0xffffffff;
  BOOST_TEST((philox({full, full, full, full}, {full, full}) ==
              Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  BOOST_TEST((philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
              Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

BOOST_AUTO_TEST_CASE(normal_variates_are_normal) {
  const std::size_t count = 200000;
  const auto x = normal_starts(std::vector<double>{0, 0}, 1, count, 42);
  SampledPaths paths{2, count, {0}, x};
  for (std::size_t i = 0; i < 2; ++i) check_normal_moments(moments(paths, i, 0), {0, 1}, count);
  // Dvoretzky-Kiefer-Wolfowitz with Massart's constant, for the whole law
  std::vector<double> sorted;
  for (std::size_t k = 0; k < count; ++k) sorted.push_back(paths.end(k)[1]);
  std::sort(sorted.begin(), sorted.end());
  double gap = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const double law = std::erfc(-sorted[k] / std::sqrt(2.0)) / 2;
    gap = std::max({gap, std::abs(law - static_cast<double>(k) / count),
                    std::abs(law - static_cast<double>(k + 1) / count)});
  }
  BOOST_TEST(gap < std::sqrt(std::log(2e10) / (2.0 * count)));
  // both coordinates, both neighbours: uncorrelated
  double product = 0;
  for (std::size_t k = 0; k < count; ++k) product += x[2 * k] * x[2 * k + 1] / count;
  BOOST_TEST(std::abs(product) < std::sqrt(4 * std::log(4e10) / count));
}

BOOST_AUTO_TEST_CASE(gaussian_paths_have_the_law_of_one_long_transition) {
  const std::size_t count = 20000;
  const std::vector<double> mean{1, -2};
  std::vector<double> starts;
  for (std::size_t k = 0; k < count; ++k) starts.insert(starts.end(), {3.0, 0.5});
  for (const double variance : {0.0, 0.25}) {
    const PathOptions options{.epsilon = 0.2, .stop_time = 0.01, .steps = 7, .seed = 3};
    const SampledPaths paths = sample_gaussian_paths(mean, variance, starts, options);
    for (std::size_t i = 0; i < 2; ++i) {
      const Moments expected = exact_moments(mean[i], variance, starts[i], options);
      check_normal_moments(moments(paths, i, expected.mean), expected, count);
    }
  }
}

BOOST_AUTO_TEST_CASE(transitions_compose_and_solve_the_moment_equations) {
  const auto whole = gaussian_transition(0.25, 0.7, 2, 0.1), first = gaussian_transition(0.25, 0.7, 2, 0.5),
             second = gaussian_transition(0.25, 0.7, 0.5, 0.1);
  const double rounding = 16 * 0x1p-52;
  BOOST_TEST(std::abs(whole.factor / (first.factor * second.factor) - 1) < rounding);
  BOOST_TEST(std::abs(whole.noise / (second.factor * second.factor * first.noise + second.noise) - 1) <
             rounding);
  // epsilon = 0 is the flow x = mean + sqrt(v'/v) (x0 - mean)
  const auto flow = gaussian_transition(0, 0, 1, 0.25);
  BOOST_TEST(std::abs(flow.factor - 0.5) < rounding);
  BOOST_TEST(flow.noise == 0);
}

BOOST_AUTO_TEST_CASE(euler_maruyama_follows_its_moment_recursion) {
  const std::size_t count = 20000;
  std::vector<double> starts;
  for (std::size_t k = 0; k < count; ++k) starts.insert(starts.end(), {3.0, 0.5});
  const PathOptions options{.epsilon = 0.3, .stop_time = 0.02, .steps = 40, .seed = 9};
  const SampledPaths paths = sample_paths(mixed_score_in_time(one_gaussian), 2, starts, options);
  const double mean[] = {1, -2};
  for (std::size_t i = 0; i < 2; ++i) {
    const Moments expected = euler_moments(mean[i], 0.25, starts[i], options);
    check_normal_moments(moments(paths, i, expected.mean), expected, count);
  }
}

BOOST_AUTO_TEST_CASE(euler_maruyama_has_weak_order_one) {
  for (const double variance : {0.0, 0.25}) {
    PathOptions options{.epsilon = 0.2, .stop_time = 0.01, .steps = 2000};
    const Moments exact = exact_moments(1, variance, 3, options);
    const Moments coarse = euler_moments(1, variance, 3, options);
    options.steps *= 2;
    const Moments fine = euler_moments(1, variance, 3, options);
    // halving the step halves the error, up to the next order in the step
    const double next_order = 20 * std::log(100.0) / 2000;
    BOOST_TEST(std::abs((coarse.mean - exact.mean) / (fine.mean - exact.mean) - 2) < next_order);
    BOOST_TEST(std::abs((coarse.variance - exact.variance) / (fine.variance - exact.variance) - 2) <
               next_order);
  }
}

BOOST_AUTO_TEST_CASE(without_noise_euler_is_reproduced_exactly) {
  PathOptions options{.stop_time = 0.01, .steps = 50, .record_every = 20};
  const std::vector<double> starts{3.0, 0.5};
  const SampledPaths paths = sample_paths(mixed_score_in_time(one_gaussian), 2, starts, options);
  BOOST_TEST(paths.times.size() == 4U);
  BOOST_TEST(paths.times.front() == 1);
  BOOST_TEST(paths.times.back() == 0.01);
  BOOST_TEST(paths.at(0, 0)[1] == 0.5);
  const double rounding = 50 * 8 * 0x1p-52;
  BOOST_TEST(std::abs(paths.end(0)[0] - euler_moments(1, 0.25, 3, options).mean) < rounding);
  options.scale = TimeScale::heat;
  options.steps = 1;
  // x + s(x, 1) (1 - 0.01) with s = -(x - mean)/(9/4)
  const SampledPaths single = sample_paths(mixed_score_in_time(one_gaussian), 2, starts, options);
  BOOST_TEST(std::abs(single.end(0)[0] - (3 - 2 / 2.25 * 0.99)) < rounding);
}

BOOST_AUTO_TEST_CASE(threads_and_numbers_of_paths_do_not_matter) {
  const MixedScore score{
      {{{-3}, {1}}, {"1/2"_q, "1/2"_q}, {0, 0}}, {{{2}, {0}}, {"1/2"_q, "1/2"_q}, {0, 0}}, "5/2"_q};
  const std::vector<double> starts = normal_starts(std::vector<double>{0}, 2, 300, 5);
  PathOptions options{.epsilon = 0.2, .steps = 60, .seed = 8};
  const SampledPaths one = sample_paths(mixed_score_in_time(score), 1, starts, options);
  options.threads = 3;
  BOOST_TEST(one.positions == sample_paths(mixed_score_in_time(score), 1, starts, options).positions);
  const SampledPaths few = sample_paths(mixed_score_in_time(score), 1, std::span(starts).first(10), options);
  for (std::size_t k = 0; k < 10; ++k) BOOST_TEST(few.end(k)[0] == one.end(k)[0]);
  options.seed = 9;
  BOOST_TEST(one.positions != sample_paths(mixed_score_in_time(score), 1, starts, options).positions);
}

BOOST_AUTO_TEST_CASE(refuses_what_makes_no_sense) {
  const auto score = mixed_score_in_time(one_gaussian);
  const std::vector<double> starts{0, 0};
  BOOST_CHECK_THROW(sample_paths(score, 2, starts, {.epsilon = -1}), std::invalid_argument);
  BOOST_CHECK_THROW(sample_paths(score, 2, starts, {.stop_time = 0}), std::invalid_argument);
  BOOST_CHECK_THROW(sample_paths(score, 2, starts, {.steps = 0}), std::invalid_argument);
  BOOST_CHECK_THROW(sample_paths(score, 2, std::span(starts).first(1), {}), std::invalid_argument);
  BOOST_CHECK_THROW(gaussian_transition(0, 0, 1, 0), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
