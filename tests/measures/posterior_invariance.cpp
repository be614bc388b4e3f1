// SPDX-License-Identifier: GPL-3.0-or-later
// Translation, rotation, scaling and relabelling change the posterior the way they must.
#include <boost/test/unit_test.hpp>

#include "measures/posterior.hpp"
#include "random_mixture.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::testing;

namespace {

constexpr Precision bits{200};
const FromRational<Ball> from{bits};

std::vector<Ball> balls(const std::vector<Rational>& point) {
  std::vector<Ball> result;
  for (const Rational& coordinate : point) result.push_back(from(coordinate));
  return result;
}

Posterior<Ball> posterior(const Mixture<Rational>& mixture, const Rational& noise,
                          const std::vector<Rational>& x) {
  return PosteriorKernel<Ball>(convert(mixture, from), from(noise)).at(balls(x), 4);
}

void overlap(const std::vector<Ball>& a, const std::vector<Ball>& b, const char* what) {
  BOOST_REQUIRE(a.size() == b.size());
  for (std::size_t n = 0; n < a.size(); ++n) {
    BOOST_TEST(a[n].overlaps(b[n]),
               what << " " << n << ": " << a[n].to_string(30) << " against " << b[n].to_string(30));
    BOOST_TEST(a[n].radius_as_double() <= 1e-30 * (1 + std::abs(a[n].to_double())), what << " is loose");
  }
}

std::vector<Ball> scaled(std::vector<Ball> values, const Rational& factor) {
  for (Ball& value : values) value *= from(factor);
  return values;
}

const Spread spreads[] = {Spread::diracs, Spread::common, Spread::unequal};

}  // namespace

BOOST_AUTO_TEST_SUITE(posterior_invariance)

BOOST_AUTO_TEST_CASE(translation) {
  Random random(121);
  for (Spread spread : spreads)
    for (std::size_t count : {2, 3}) {
      const auto mixture = random_mixture(random, count, 2, spread);
      const auto x = random_point(random, 2, 9), shift = random_point(random, 2, 1000);
      auto moved = mixture;
      auto y = x;
      for (std::size_t i = 0; i < 2; ++i) {
        for (auto& mean : moved.means) mean[i] += shift[i];
        y[i] += shift[i];
      }
      const auto a = posterior(mixture, "3/4"_q, x), b = posterior(moved, "3/4"_q, y);
      overlap(a.responsibility, b.responsibility, "responsibility");
      overlap(a.displacement, b.displacement, "displacement");
      overlap(a.covariance, b.covariance, "covariance");
      overlap(a.third, b.third, "third");
      overlap(a.fourth, b.fourth, "fourth");
    }
}

BOOST_AUTO_TEST_CASE(scaling) {
  Random random(122);
  for (Spread spread : spreads)
    for (const Rational& factor : {"1e-6"_q, "-3/7"_q, "1e5"_q})
      for (std::size_t count : {2, 3}) {
        const auto mixture = random_mixture(random, count, 2, spread);
        const auto x = random_point(random, 2, 9);
        auto stretched = mixture;
        auto y = x;
        for (auto& mean : stretched.means)
          for (Rational& coordinate : mean) coordinate *= factor;
        for (Rational& coordinate : y) coordinate *= factor;
        for (Rational& variance : stretched.variances) variance *= factor * factor;
        const auto a = posterior(mixture, "3/4"_q, x), b = posterior(stretched, "3/4"_q * factor * factor, y);
        overlap(b.responsibility, a.responsibility, "responsibility");
        overlap(scaled(b.displacement, 1 / factor), a.displacement, "displacement");
        overlap(scaled(b.covariance, power(factor, -2)), a.covariance, "covariance");
        overlap(scaled(b.third, power(factor, -3)), a.third, "third");
        overlap(scaled(b.fourth, power(factor, -4)), a.fourth, "fourth");
      }
}

BOOST_AUTO_TEST_CASE(rotation) {
  // The rational rotation by the angle of (3, 4, 5); tensors turn in every index.
  const Rational q[2][2] = {{"3/5"_q, "-4/5"_q}, {"4/5"_q, "3/5"_q}};
  auto turn = [&](const std::vector<Rational>& p) {
    return std::vector<Rational>{q[0][0] * p[0] + q[0][1] * p[1], q[1][0] * p[0] + q[1][1] * p[1]};
  };
  auto turn_tensor = [&](const std::vector<Ball>& tensor, int order) {
    std::vector<Ball> result;
    const std::size_t size = std::size_t{1} << order;
    for (std::size_t n = 0; n < size; ++n) {
      Ball sum(0);
      for (std::size_t m = 0; m < size; ++m) {
        Rational factor = 1;
        for (int b = 0; b < order; ++b) factor *= q[(n >> b) & 1][(m >> b) & 1];
        sum += from(factor) * tensor[m];
      }
      result.push_back(sum);
    }
    return result;
  };
  Random random(123);
  for (Spread spread : spreads)
    for (std::size_t count : {2, 4}) {
      const auto mixture = random_mixture(random, count, 2, spread);
      auto turned = mixture;
      for (auto& mean : turned.means) mean = turn(mean);
      const auto x = random_point(random, 2, 9);
      const auto a = posterior(mixture, "3/4"_q, x), b = posterior(turned, "3/4"_q, turn(x));
      overlap(b.responsibility, a.responsibility, "responsibility");
      overlap(b.displacement, turn_tensor(a.displacement, 1), "displacement");
      overlap(b.covariance, turn_tensor(a.covariance, 2), "covariance");
      overlap(b.third, turn_tensor(a.third, 3), "third");
      overlap(b.fourth, turn_tensor(a.fourth, 4), "fourth");
    }
}

BOOST_AUTO_TEST_CASE(relabelling_and_splitting_components) {
  Random random(124);
  for (Spread spread : spreads)
    for (std::size_t count : {2, 3}) {
      const auto mixture = random_mixture(random, count, 2, spread);
      const auto x = random_point(random, 2, 9);
      auto reversed = mixture;
      std::reverse(reversed.means.begin(), reversed.means.end());
      std::reverse(reversed.weights.begin(), reversed.weights.end());
      std::reverse(reversed.variances.begin(), reversed.variances.end());
      // One component twice with half its weight is the same measure, by the general path instead of the
      // pair's.
      auto split = mixture;
      split.weights[0] /= 2;
      split.means.push_back(split.means[0]);
      split.weights.push_back(split.weights[0]);
      split.variances.push_back(split.variances[0]);
      const auto a = posterior(mixture, "3/4"_q, x);
      for (const auto& b : {posterior(reversed, "3/4"_q, x), posterior(split, "3/4"_q, x)}) {
        overlap(b.mean, a.mean, "mean");
        overlap(b.displacement, a.displacement, "displacement");
        overlap(b.covariance, a.covariance, "covariance");
        overlap(b.third, a.third, "third");
        overlap(b.fourth, a.fourth, "fourth");
      }
    }
}

BOOST_AUTO_TEST_CASE(wide_points_enclose_every_point_inside) {
  Random random(125);
  for (Spread spread : spreads)
    for (std::size_t count : {2, 3}) {
      const auto mixture = random_mixture(random, count, 1, spread);
      const Rational lower = random.rational(9), upper = lower + "1/10"_q;
      PosteriorKernel<Ball> kernel(convert(mixture, from), from("3/4"_q));
      const Posterior<Ball> wide = kernel.at(Ball::hull(lower, upper, bits), 4);
      for (int step = 0; step <= 10; ++step) {
        const auto inside = posterior(mixture, "3/4"_q, {lower + (upper - lower) * step / 10});
        BOOST_TEST(wide.displacement[0].overlaps(inside.displacement[0]));
        BOOST_TEST(wide.mean[0].overlaps(inside.mean[0]));
        BOOST_TEST(wide.covariance[0].overlaps(inside.covariance[0]));
        BOOST_TEST(wide.third[0].overlaps(inside.third[0]));
        BOOST_TEST(wide.fourth[0].overlaps(inside.fourth[0]));
      }
    }
}

BOOST_AUTO_TEST_SUITE_END()
