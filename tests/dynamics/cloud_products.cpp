// SPDX-License-Identifier: GPL-3.0-or-later
/// The two matrix products against sums formed one by one.
#include "dynamics/cloud_products.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "random_clouds.hpp"

using namespace referee;

BOOST_AUTO_TEST_SUITE(products_of_a_cloud)

// More points than one block holds, and not a multiple of it.
constexpr std::size_t points = 1100, dimension = 390, count = 3;

template <class T>
std::vector<T> vectors() {
  std::vector<T> result;
  for (std::uint32_t k = 0; k < count; ++k)
    for (const double x : random_clouds::start(dimension, k, 0.5)) result.push_back(static_cast<T>(1000 * x));
  return result;
}

BOOST_AUTO_TEST_CASE(single_precision_keeps_its_bound) {
  const ByteCloud cloud = random_clouds::cloud(points, dimension, 1);
  const auto z = vectors<double>();
  const auto rounded = vectors<float>();
  const auto products = cloud_products(cloud, rounded, 2);
  for (std::size_t c = 0; c < count; ++c) {
    double square = 0;
    for (std::size_t i = 0; i < dimension; ++i) square += z[c * dimension + i] * z[c * dimension + i];
    for (std::size_t k = 0; k < points; ++k) {
      const double exact = cloud.dot(k, z.data() + c * dimension);
      BOOST_TEST(std::abs(products[c * points + k] - exact) <=
                 single_product_error(dimension) * cloud.norm(k) * std::sqrt(square));
    }
  }
}

BOOST_AUTO_TEST_CASE(integers_are_exact) {
  const ByteCloud cloud = random_clouds::cloud(points, dimension, 2);
  std::vector<double> z;
  for (const double x : vectors<double>()) z.push_back(std::floor(x));
  const auto products = cloud_products(cloud, z, 2);
  for (std::size_t c = 0; c < count; ++c)
    for (std::size_t k = 0; k < points; ++k)
      BOOST_TEST(products[c * points + k] == cloud.dot(k, z.data() + c * dimension));
  std::vector<double> weights;
  for (std::size_t k = 0; k < count * points; ++k) weights.push_back(static_cast<double>(k % 7));
  const auto sums = cloud_sums(cloud, weights, 2);
  for (std::size_t c = 0; c < count; ++c) {
    std::vector<double> sum(dimension, 0.0);
    for (std::size_t k = 0; k < points; ++k) cloud.add(k, weights[c * points + k], sum.data());
    for (std::size_t i = 0; i < dimension; ++i) BOOST_TEST(sums[c * dimension + i] == sum[i]);
  }
}

BOOST_AUTO_TEST_CASE(threads_change_nothing) {
  const ByteCloud cloud = random_clouds::cloud(points, dimension, 3);
  const auto z = vectors<double>();
  BOOST_TEST((cloud_products(cloud, z, 1) == cloud_products(cloud, z, 3)));
  const auto weights = cloud_products(cloud, z, 1);
  BOOST_TEST((cloud_sums(cloud, weights, 1) == cloud_sums(cloud, weights, 3)));
}

BOOST_AUTO_TEST_SUITE_END()
