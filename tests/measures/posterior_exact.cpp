// SPDX-License-Identifier: GPL-3.0-or-later
// Posteriors that are known in closed form.
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "measures/posterior.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision bits{200};
Ball ball(const Rational& value) { return Ball(value, bits); }
const FromRational<Ball> from{bits};

PosteriorKernel<Ball> kernel(const Mixture<Rational>& mixture, const Rational& noise) {
  return {convert(mixture, from), ball(noise)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(posterior_exact)

BOOST_AUTO_TEST_CASE(one_component_is_a_gaussian) {
  // Y | x is N(m, s) with m = (mean v + x variance)/(v + variance), s = v variance/(v + variance).
  auto k = kernel({{{"1/3"_q, -2}}, {1}, {"1/2"_q}}, "3/4"_q);
  const std::vector<Ball> x{ball(5), ball("-1/7"_q)};
  const auto& p = k.at(x, 4);
  BOOST_TEST(p.responsibility[0].contains(Rational(1)));
  BOOST_TEST(p.mean[0].contains("11/5"_q));
  BOOST_TEST(p.mean[1].contains("-44/35"_q));
  BOOST_TEST(p.displacement[0].contains("-14/5"_q));
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 2; ++j)
      BOOST_TEST(p.covariance[2 * i + j].contains(i == j ? "3/10"_q : Rational(0)));
  for (const Ball& entry : p.third) BOOST_TEST(entry.contains_zero());
  for (const Ball& entry : p.fourth) BOOST_TEST(entry.contains_zero());
  BOOST_TEST(p.mean[0].accurate_digits() > 50);
  const Ball density = -log(2 * Ball::pi(bits) * ball("5/4"_q)) -
                       (square(x[0] - ball("1/3"_q)) + square(x[1] + ball(2))) / ball("5/2"_q);
  BOOST_TEST(k.log_density(x).overlaps(density));
}

BOOST_AUTO_TEST_CASE(one_dirac_is_certain) {
  auto k = kernel({{{"1/3"_q}}, {1}, {0}}, 2);
  const auto& p = k.at(ball(7), 4);
  BOOST_TEST(p.mean[0].contains("1/3"_q));
  BOOST_TEST(p.covariance[0].contains_zero());
  BOOST_TEST(k.log_density(ball(7)).overlaps(-log(4 * Ball::pi(bits)) / 2 - square(ball("20/3"_q)) / 4));
}

BOOST_AUTO_TEST_CASE(the_symmetric_pair_at_its_midpoint) {
  // Y = +-a with equal odds: cumulants 0, a^2, 0, -2 a^4.
  for (const Rational& a : {Rational(1), "7/3"_q, "1e-9"_q, "1e9"_q}) {
    auto k = kernel({{{-a}, {a}}, {"1/2"_q, "1/2"_q}, {0, 0}}, "1/3"_q);
    const auto& p = k.at(Ball(0, bits), 4);
    BOOST_TEST(p.mean[0].contains_zero());
    BOOST_TEST(p.covariance[0].contains(a * a));
    BOOST_TEST(p.third[0].contains_zero());
    BOOST_TEST(p.fourth[0].contains(-2 * power(a, 4)));
    BOOST_TEST(p.fourth[0].accurate_digits() > 50);
  }
}

BOOST_AUTO_TEST_CASE(rational_odds) {
  // With x midway the noise drops out and the responsibilities are the weights.
  for (const Rational& noise : {"1/100"_q, Rational(1), "1e6"_q}) {
    auto k = kernel({{{0}, {1}}, {"2/7"_q, "5/7"_q}, {0, 0}}, noise);
    const auto& p = k.at(ball("1/2"_q), 4);
    BOOST_TEST(p.responsibility[0].contains("2/7"_q));
    BOOST_TEST(p.mean[0].contains("5/7"_q));
    BOOST_TEST(p.covariance[0].contains("10/49"_q));
    BOOST_TEST(p.third[0].contains("-30/343"_q));
    BOOST_TEST(p.fourth[0].contains(Rational(10) / 49 * (1 - Rational(60) / 49)));
  }
  // Three points on a circle around x.
  auto k = kernel({{{5, 0}, {3, 4}, {-4, 3}}, {"1/2"_q, "1/3"_q, "1/6"_q}, {0, 0, 0}}, "1/10"_q);
  const auto& p = k.at(std::vector<Ball>{Ball(0, bits), Ball(0, bits)}, 2);
  BOOST_TEST(p.mean[0].contains("17/6"_q));
  BOOST_TEST(p.mean[1].contains("11/6"_q));
  BOOST_TEST(p.covariance[1].contains("2"_q - "187/36"_q));
}

BOOST_AUTO_TEST_CASE(unequal_variances_with_known_ratio) {
  // Same mean, S = 1 and 4, at the mean: densities 1 : 1/2.
  auto k = kernel({{{0}, {0}}, {"1/2"_q, "1/2"_q}, {"1/2"_q, "7/2"_q}}, "1/2"_q);
  const auto& p = k.at(Ball(0, bits), 4);
  BOOST_TEST(p.responsibility[0].contains("2/3"_q));
  BOOST_TEST(p.covariance[0].contains("2/3"_q * "1/4"_q + "1/3"_q * "7/16"_q));
  BOOST_TEST(p.third[0].contains_zero());
  // Fourth cumulant of a scale mixture: 3 Var(s).
  const Rational mean = "2/3"_q * "1/4"_q + "1/3"_q * "7/16"_q;
  const Rational square = "2/3"_q * "1/16"_q + "1/3"_q * "49/256"_q;
  BOOST_TEST(p.fourth[0].contains(3 * (square - mean * mean)));
}

BOOST_AUTO_TEST_CASE(smoothed_moves_the_shared_variance_into_the_noise) {
  const Mixture<Rational> mixture{{{-1}, {2}}, {"1/4"_q, "3/4"_q}, {"1/2"_q, "1/2"_q}};
  auto shared = smoothed(mixture, ball("1/3"_q), from);
  BOOST_TEST(shared.noise().contains("7/6"_q));
  auto direct = kernel({mixture.means, mixture.weights, {0, 0}}, "7/6"_q);
  for (const Rational& x : {Rational(-3), "1/7"_q, Rational(10)}) {
    BOOST_TEST(shared.at(ball(x), 2).displacement[0].overlaps(direct.at(ball(x), 2).displacement[0]));
    // The density of X does not depend on how the variance is shared out.
    auto plain = kernel(mixture, "2/3"_q);
    BOOST_TEST(shared.log_density(ball(x)).overlaps(plain.log_density(ball(x))));
    BOOST_TEST((shared.at(ball(x), 1).displacement[0] / shared.noise())
                   .overlaps(plain.at(ball(x), 1).displacement[0] / plain.noise()));
  }
  const Mixture<Rational> diracs{{{-1}, {2}}, {"1/4"_q, "3/4"_q}, {0, 0}};
  BOOST_CHECK_THROW(smoothed(diracs, ball(0), from), std::invalid_argument);
  BOOST_CHECK_THROW(smoothed(diracs, ball(-1), from), std::invalid_argument);
  BOOST_CHECK_THROW(smoothed(diracs, 0.0, FromRational<double>{}), std::invalid_argument);
  BOOST_CHECK_THROW(smoothed(diracs, std::nan(""), FromRational<double>{}), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(orders_outside_zero_to_four_are_refused) {
  auto k = kernel({{{0}, {1}}, {"1/2"_q, "1/2"_q}, {0, 0}}, 1);
  BOOST_CHECK_THROW(k.at(ball(0), 5), std::invalid_argument);
  BOOST_CHECK_THROW(k.at(ball(0), -1), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(unbounded_points_give_unbounded_answers) {
  for (const Rational& variance : {Rational(0), "1/2"_q}) {
    auto k = kernel({{{0}, {1}}, {"1/2"_q, "1/2"_q}, {variance, 2 * variance}}, 1);
    BOOST_TEST(!k.at(Ball::whole_line(bits), 2).displacement[0].is_finite());
    // And the kernel is unharmed.
    BOOST_TEST(k.at(ball(0), 2).displacement[0].is_finite());
  }
}

BOOST_AUTO_TEST_SUITE_END()
