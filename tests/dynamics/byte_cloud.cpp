// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/byte_cloud.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "random_clouds.hpp"

using namespace referee;

BOOST_AUTO_TEST_SUITE(byte_cloud)

BOOST_AUTO_TEST_CASE(units) {
  const ByteCloud cloud({0, 128, 255, 1, 2, 3}, 3);
  BOOST_TEST(cloud.size() == 2u);
  BOOST_TEST(static_cast<int>(cloud.point(0)[0]) == -128);
  BOOST_TEST(static_cast<int>(cloud.point(0)[2]) == 127);
  BOOST_TEST(from_centred(cloud.point(0)[2]) == 1.0);
  BOOST_TEST(from_centred(-128) == 0.0);
  BOOST_TEST(to_centred(from_centred(17)) == 17.0);
  BOOST_TEST(cloud.squared_norm(0) == 128.0 * 128 + 127 * 127);
  BOOST_TEST(cloud.squared_distance(0, 1) == 1.0 + 126 * 126 + 252 * 252);
}

BOOST_AUTO_TEST_CASE(whole_points_only) {
  BOOST_CHECK_THROW(ByteCloud({}, 3), std::invalid_argument);
  BOOST_CHECK_THROW(ByteCloud({1, 2, 3, 4}, 3), std::invalid_argument);
  BOOST_CHECK_THROW(ByteCloud({1}, 0), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(integers_give_exact_products) {
  // Dimensions around the number of lanes, and one whose squares overflow 32 bits when summed at once.
  for (std::size_t dimension : {1u, 31u, 32u, 33u, 100u, 70000u}) {
    const ByteCloud cloud(std::vector<std::uint8_t>(2 * dimension, 255), dimension);
    const std::vector<double> z(dimension, -3.0);
    BOOST_TEST(cloud.dot(1, z.data()) == -3.0 * 127 * static_cast<double>(dimension));
    BOOST_TEST(cloud.squared_norm(0) == 127.0 * 127 * static_cast<double>(dimension));
    std::vector<double> sum(dimension, 1.0);
    cloud.add(0, 2, sum.data());
    BOOST_TEST(sum.back() == 255.0);
  }
}

BOOST_AUTO_TEST_CASE(spread_bounds_the_distance_from_the_mean) {
  const ByteCloud cloud = random_clouds::cloud(50, 40, 3);
  std::vector<double> mean(40, 0.0);
  for (std::size_t k = 0; k < 50; ++k) cloud.add(k, 1, mean.data());
  for (std::size_t k = 0; k < 50; ++k) {
    double square = 0;
    for (std::size_t i = 0; i < 40; ++i) square += std::pow(cloud.point(k)[i] - mean[i] / 50, 2);
    BOOST_TEST(cloud.spread(k) >= std::sqrt(square));
    BOOST_TEST(cloud.spread(k) <= std::sqrt(square) * (1 + 1e-6));
  }
}

BOOST_AUTO_TEST_SUITE_END()
