// SPDX-License-Identifier: GPL-3.0-or-later
/// Scalar products by the Gram matrix against those of the positions themselves.
#include "dynamics/gram_span.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numeric>
#include <random>

#include "dynamics/cloud_products.hpp"
#include "random_clouds.hpp"

using namespace referee;

namespace {

constexpr std::size_t dimension = 50;
constexpr double half_step = 0.005;

double euclidean_length(const std::vector<double>& z) {
  return std::sqrt(std::inner_product(z.begin(), z.end(), z.begin(), 0.0));
}

/// A trajectory by its coordinates and by its coefficients; every mixture is 3 times a mean over the first
/// cloud less 2 times a mean over the second, of a few points drawn anew.
struct Walk {
  ByteCloud first = random_clouds::cloud(90, dimension, 3), second = random_clouds::cloud(130, dimension, 4);
  std::vector<double> z;
  std::vector<double> last_mixture;
  std::mt19937 engine{5};
  GramSpan span;

  explicit Walk(double spread) : z(start(spread)), span(begin()) {}

  const ByteCloud& cloud(std::size_t side) const { return side == 0 ? first : second; }

  static std::vector<double> start(double spread) {
    std::vector<double> z;
    for (const double x : random_clouds::start(dimension, 6, spread)) z.push_back(to_centred(x));
    return z;
  }

  GramSpan begin() const {
    const std::vector<float> single(z.begin(), z.end());
    return {{&first, &second},
            z,
            {cloud_products(first, single, 1), cloud_products(second, single, 1)},
            single_product_error(dimension) * euclidean_length(z)};
  }

  void step(std::uint32_t choice) {
    std::array<std::vector<std::uint32_t>, 2> points;
    std::array<std::vector<double>, 2> weights;
    std::vector<MixturePart> mixture;
    last_mixture.assign(dimension, 0.0);
    for (const std::size_t side : {0, 1}) {
      const double share = side == 0 ? 3 : -2;
      for (std::uint32_t k = 0; k < 3; ++k) {
        points[side].push_back(7 * k + engine() % choice);
        weights[side].push_back(k == 0 ? 0.5 : 0.25);
        cloud(side).add(points[side].back(), share * weights[side].back(), last_mixture.data());
      }
      mixture.push_back({side, share, &points[side], &weights[side]});
    }
    span.step(half_step, 0.125, mixture);
    for (std::size_t i = 0; i < dimension; ++i) z[i] = (1 - half_step) * z[i] + half_step * last_mixture[i];
  }

  /// The most by which a product differs, in units of its bound.
  double worst(const GramSpan::Combination& combination, const std::vector<double>& vector, double error) {
    double most = 0;
    for (const std::size_t side : {0, 1}) {
      const auto products = span.products(side, combination);
      BOOST_TEST(products.size() == cloud(side).size());
      for (std::size_t k = 0; k < products.size(); ++k)
        most = std::max(
            most, std::abs(products[k] - cloud(side).dot(k, vector.data())) / (error * cloud(side).norm(k)));
    }
    return most;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(gram_span)

/// For thousands of steps, with points that come and go; and the bound is soon far below that of a product in
/// single precision.
BOOST_AUTO_TEST_CASE(products_within_their_bound) {
  for (const double spread : {0.0, 30.0}) {
    Walk walk(spread);
    for (int k = 1; k <= 4000; ++k) {
      walk.step(k < 1000 ? 2 : 7);
      if (k % 250 != 0) continue;
      const double error = walk.span.error(walk.span.state(), walk.z);
      BOOST_TEST(walk.worst(walk.span.state(), walk.z, error) < 1);
      if (k >= 2000) BOOST_TEST(error < single_product_error(dimension) * euclidean_length(walk.z) / 3);
      const auto average = walk.span.vector(walk.span.average());
      BOOST_TEST(walk.worst(walk.span.average(), average, walk.span.error(walk.span.average(), average)) < 1);
    }
    BOOST_TEST(walk.span.size() == 2 * 3 * 7);
  }
}

/// What the coefficients do not know of is measured: a position moved by hand keeps within a bound that is
/// not much larger than the way it was moved.
BOOST_AUTO_TEST_CASE(residual_enters_the_bound) {
  Walk walk(0);
  for (int k = 0; k < 2000; ++k) walk.step(3);
  const double before = walk.span.error(walk.span.state(), walk.z);
  // Along a point, where its product changes most.
  const double way = 1000 * before, norm = walk.first.norm(12);
  walk.first.add(12, way / norm, walk.z.data());
  const double error = walk.span.error(walk.span.state(), walk.z);
  BOOST_TEST(error >= way);
  BOOST_TEST(error <= way + 2 * before);
  const double worst = walk.worst(walk.span.state(), walk.z, error);
  BOOST_TEST(worst < 1);
  BOOST_TEST(worst > 0.99);
}

BOOST_AUTO_TEST_CASE(mixtures_are_combinations) {
  Walk walk(0);
  for (int k = 0; k < 100; ++k) walk.step(2);
  const std::vector<std::uint32_t> old_points{0, 7}, new_points{40};
  const std::vector<double> halves{0.5, 0.5}, one{1};
  const auto mixture = walk.span.mixture({{0, 3, &old_points, &halves}, {1, -2, &new_points, &one}});
  const auto target = walk.span.vector(mixture);
  for (std::size_t i = 0; i < dimension; ++i)
    BOOST_TEST(target[i] ==
               1.5 * (walk.first.point(0)[i] + walk.first.point(7)[i]) - 2.0 * walk.second.point(40)[i]);
  // The products are integers below 2^24 here, and none is rounded.
  for (const std::size_t side : {0, 1}) {
    const auto products = walk.span.products(side, mixture);
    for (std::size_t k = 0; k < products.size(); ++k)
      BOOST_TEST(products[k] == walk.cloud(side).dot(k, target.data()));
  }
  // The point that joined has no coefficient in the state yet.
  const double error = walk.span.error(walk.span.state(), walk.z);
  BOOST_TEST(walk.worst(walk.span.state(), walk.z, error) < 1);
}

BOOST_AUTO_TEST_SUITE_END()
