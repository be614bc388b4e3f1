// SPDX-License-Identifier: GPL-3.0-or-later
// The double kernel against enclosures of the same (exactly representable) inputs.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

#include "measures/posterior.hpp"
#include "random.hpp"

using namespace referee;
using namespace referee::testing;

namespace {

constexpr Precision bits{400};
constexpr double unit = std::numeric_limits<double>::epsilon();

struct Input {
  Mixture<double> mixture;
  double noise;
  std::vector<double> x;
};

Input random_input(Random& random, double reach) {
  Input input;
  const long count = random.integer(2, 6), d = random.integer(1, 3), kind = random.integer(0, 2);
  input.noise = std::exp(random.uniform(-2, 2));
  const double common = std::exp(random.uniform(-2, 2));
  for (long k = 0; k < count; ++k) {
    auto& mean = input.mixture.means.emplace_back();
    for (long i = 0; i < d; ++i) mean.push_back(random.uniform(-5, 5));
    input.mixture.weights.push_back(random.uniform(0.01, 1));
    input.mixture.variances.push_back(kind == 0 ? 0 : kind == 1 ? common : std::exp(random.uniform(-2, 2)));
  }
  for (long i = 0; i < d; ++i) input.x.push_back(random.uniform(-reach, reach));
  return input;
}

Mixture<Ball> exact(const Mixture<double>& mixture) {
  auto from = [](double value) { return value == 0 ? Ball(0) : Ball::from_double(value, bits); };
  Mixture<Ball> result;
  for (const auto& mean : mixture.means) {
    auto& point = result.means.emplace_back();
    for (double coordinate : mean) point.push_back(from(coordinate));
  }
  for (double weight : mixture.weights) result.weights.push_back(from(weight));
  for (double variance : mixture.variances) result.variances.push_back(from(variance));
  return result;
}

/// The terms whose rounding enters a log-ratio: their sizes, added up, over the components that matter.
double exponent_size(const Input& input, const std::vector<Ball>& responsibility) {
  double size = 1;
  std::size_t lead = 0;
  for (std::size_t k = 0; k < responsibility.size(); ++k)
    if (responsibility[k].to_double() > responsibility[lead].to_double()) lead = k;
  for (std::size_t k = 0; k < responsibility.size(); ++k) {
    if (responsibility[k].to_double() < unit * unit) continue;
    const double total = input.noise + input.mixture.variances[k],
                 other = input.noise + input.mixture.variances[lead];
    double term = std::abs(std::log(input.mixture.weights[k])) +
                  std::abs(std::log(input.mixture.weights[lead])) + std::abs(std::log(total)) +
                  std::abs(std::log(other));
    for (std::size_t i = 0; i < input.x.size(); ++i) {
      const double a = input.x[i] - input.mixture.means[lead][i], b = input.x[i] - input.mixture.means[k][i];
      term +=
          std::abs((a - b) * (a + b)) / (2 * total) + a * a * std::abs(total - other) / (2 * total * other);
    }
    size = std::max(size, term);
  }
  return size;
}

void check(const Input& input) {
  PosteriorKernel<double> kernel(input.mixture, input.noise);
  PosteriorKernel<Ball> reference(exact(input.mixture), Ball::from_double(input.noise, bits));
  std::vector<Ball> x;
  for (double coordinate : input.x) x.push_back(Ball::from_double(coordinate, bits));
  const Posterior<double>& got = kernel.at(input.x, 4);
  const Posterior<Ball>& truth = reference.at(x, 4);
  const double size = exponent_size(input, truth.responsibility);
  double length = 0;  // of the clean point's excursions about its mean
  for (std::size_t i = 0; i < input.x.size(); ++i)
    for (std::size_t k = 0; k < input.mixture.size(); ++k) {
      const double inner = std::sqrt(input.mixture.variances[k]);
      length = std::max(length, std::abs(input.mixture.means[k][i] - input.x[i]) + inner);
    }
  // Each entry is a sum of 10 K terms or so, each with the error of a responsibility and a few roundings.
  const double allowed = unit * 64 * static_cast<double>(input.mixture.size()) * size;
  auto close = [&](const std::vector<double>& a, const std::vector<Ball>& b, double scale, const char* what) {
    BOOST_REQUIRE(a.size() == b.size());
    for (std::size_t n = 0; n < a.size(); ++n)
      BOOST_TEST(std::abs(a[n] - b[n].to_double()) <= allowed * scale,
                 what << " " << n << ": " << a[n] << " against " << b[n].to_string(20) << ", size " << size);
  };
  for (std::size_t k = 0; k < got.responsibility.size(); ++k)
    close({got.responsibility[k]}, {truth.responsibility[k]},
          std::max(truth.responsibility[k].to_double(), unit * unit), "responsibility");
  close(got.displacement, truth.displacement, length, "displacement");
  close(got.covariance, truth.covariance, length * length, "covariance");
  close(got.third, truth.third, length * length * length, "third");
  close(got.fourth, truth.fourth, length * length * length * length, "fourth");
  const double log_density = kernel.log_density(input.x);
  const Ball log_truth = reference.log_density(x);
  BOOST_TEST(std::abs(log_density - log_truth.to_double()) <=
             allowed * (1 + std::abs(log_truth.to_double())));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(posterior_double)

BOOST_AUTO_TEST_CASE(random_inputs) {
  Random random(131);
  for (long round = 0; round < effort(300); ++round) check(random_input(random, 10));
}

BOOST_AUTO_TEST_CASE(points_far_away) {
  Random random(132);
  for (long round = 0; round < effort(100); ++round) check(random_input(random, 1e6));
}

BOOST_AUTO_TEST_CASE(extreme_inputs_stay_finite) {
  for (double variance : {0.0, 0.25})
    for (std::size_t count : {2, 3}) {
      Mixture<double> mixture{{{-1e4}, {1e4}}, {1e-300, 1.0}, {variance, variance}};
      if (count == 3) {
        mixture.means.push_back({0});
        mixture.weights.push_back(1e-300);
        mixture.variances.push_back(2 * variance);
      }
      PosteriorKernel<double> kernel(mixture, 1.0);
      for (double x : {-1e6, -1e4, 0.0, 1e-3, 1e4, 1e6}) {
        const Posterior<double>& p = kernel.at(x, 4);
        double sum = 0;
        for (double r : p.responsibility) {
          BOOST_TEST((r >= 0 && r <= 1));
          sum += r;
        }
        BOOST_TEST(std::abs(sum - 1) <= 4 * unit);
        BOOST_TEST(std::isfinite(p.displacement[0]));
        BOOST_TEST((std::isfinite(p.covariance[0]) && p.covariance[0] >= 0));
        BOOST_TEST(std::isfinite(p.third[0]));
        BOOST_TEST(std::isfinite(p.fourth[0]));
        BOOST_TEST(std::isfinite(kernel.log_density(x)));
      }
      // The leader is the component at -1e4 although its weight is 1e-300.
      BOOST_TEST(kernel.at(-1e4, 1).responsibility[0] == 1.0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
