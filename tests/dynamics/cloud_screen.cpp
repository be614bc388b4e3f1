// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/cloud_screen.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numeric>
#include <random>

#include "dynamics/cloud_products.hpp"
#include "random_clouds.hpp"

using namespace referee;

namespace {

std::vector<double> centred(const std::vector<double>& x) {
  std::vector<double> z;
  for (const double coordinate : x) z.push_back(to_centred(coordinate));
  return z;
}

double length(const std::vector<double>& z) {
  return std::sqrt(std::inner_product(z.begin(), z.end(), z.begin(), 0.0));
}

std::vector<double> exponents(const ByteCloud& cloud, const std::vector<double>& z) {
  std::vector<double> result;
  for (std::size_t k = 0; k < cloud.size(); ++k)
    result.push_back(cloud.squared_norm(k) - 2 * cloud.dot(k, z.data()));
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(screening)

BOOST_AUTO_TEST_CASE(mean_is_that_of_the_posterior) {
  const ByteCloud cloud = random_clouds::cloud(60, 20, 1);
  std::vector<std::uint32_t> all(60);
  std::iota(all.begin(), all.end(), 0u);
  for (const double t : {1.0, 0.05, 0.002}) {
    const auto x = random_clouds::start(20, 7, 0.3);
    PosteriorKernel<double> kernel(random_clouds::diracs(cloud), 2 * t);
    const auto& exact = kernel.at(x, 1);
    const auto z = centred(x);
    const auto mean = posterior_mean(cloud, all, z.data(), 4 * t * 255 * 255, 1e300);
    for (std::size_t i = 0; i < 20; ++i)
      BOOST_TEST(from_centred(mean.mean[i]) - x[i] == exact.displacement[i],
                 boost::test_tools::tolerance(1e4 * 0x1p-52));
  }
}

BOOST_AUTO_TEST_CASE(near_points_miss_none) {
  const ByteCloud cloud = random_clouds::cloud(500, 30, 2);
  for (std::uint32_t seed : {1u, 2u, 3u}) {
    const auto z = centred(random_clouds::start(30, seed, 0.2));
    const auto single = cloud_products(cloud, std::vector<float>(z.begin(), z.end()), 1);
    const auto exact = exponents(cloud, z);
    const double least = *std::min_element(exact.begin(), exact.end());
    for (const double window : {0.0, 100.0, 1e4, 1e6}) {
      const auto near = near_points(cloud, single, single_product_error(30) * length(z), window);
      std::size_t inside = 0;
      for (std::uint32_t k = 0; k < 500; ++k)
        if (exact[k] <= least + window) {
          ++inside;
          BOOST_TEST(std::binary_search(near.begin(), near.end(), k));
        }
      BOOST_TEST(near.size() <= inside + 5);
    }
  }
}

/// Wherever a trajectory may be within its limits, no gap is below its bound, and the points left out are
/// outside the window.
BOOST_AUTO_TEST_CASE(bounds_hold_near_the_segment) {
  constexpr std::size_t d = 24;
  const ByteCloud cloud = random_clouds::cloud(400, d, 5, 8, 20);
  std::mt19937 engine(9);
  const auto uniform = [&] { return static_cast<double>(engine()) / 4294967296.0; };
  long left_out = 0;
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const auto start = centred(random_clouds::start(d, seed, 0.5)),
               target = centred(random_clouds::start(d, seed + 100, 0.0));
    const auto at_start = cloud_products(cloud, std::vector<float>(start.begin(), start.end()), 1),
               at_end = cloud_products(cloud, std::vector<float>(target.begin(), target.end()), 1);
    const auto first = exponents(cloud, start);
    const auto nearest =
        static_cast<std::size_t>(std::min_element(first.begin(), first.end()) - first.begin());
    const double window = 2000;
    const DeviationLimit limit{30, 1};
    const double error = single_product_error(d);
    const auto bounds =
        gap_bounds({&cloud, at_start, at_end, error * length(start), error * length(target), nearest,
                    cloud.dot(nearest, start.data()), cloud.dot(nearest, target.data())});
    for (int trial = 0; trial < 40; ++trial) {
      const double part = uniform();
      std::vector<double> z(d), off(d);
      for (double& coordinate : off) coordinate = uniform() - 0.5;
      const double scale = limit.at(part) / length(off);
      for (std::size_t i = 0; i < d; ++i) z[i] = start[i] + part * (target[i] - start[i]) + scale * off[i];
      const auto now = exponents(cloud, z);
      const double least = *std::min_element(now.begin(), now.end());
      for (std::size_t k = 0; k < cloud.size(); ++k) {
        BOOST_TEST(now[k] - least >= bounds[k].at(part, limit.at(part)) - 0x1p-20);
        if (safe_part(bounds[k], limit, window) > part) {
          ++left_out;
          BOOST_TEST(now[k] >= least + window);
        }
      }
    }
  }
  BOOST_TEST(left_out > 10000);
}

BOOST_AUTO_TEST_SUITE_END()
