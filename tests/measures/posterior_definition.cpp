// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel's enclosures against the definition evaluated with 130 digits.
#include <boost/test/unit_test.hpp>

#include "definition.hpp"
#include "measures/posterior.hpp"
#include "numbers/real.hpp"
#include "random_mixture.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::testing;

namespace {

using R = RealOf<130>;
constexpr Precision bits{200};

/// Every cumulant of both routes, apart by less than 10^-digits of the natural scale (and 1).
void compare(const Mixture<Rational>& mixture, const Rational& noise, const std::vector<Rational>& at,
             int order, long digits) {
  const FromRational<Ball> to_ball{bits};
  const FromRational<R> to_real;
  std::vector<Ball> x;
  std::vector<R> y;
  for (const Rational& coordinate : at) {
    x.push_back(to_ball(coordinate));
    y.push_back(to_real(coordinate));
  }
  PosteriorKernel<Ball> kernel(convert(mixture, to_ball), to_ball(noise));
  const Posterior<Ball>& got = kernel.at(x, order);
  const auto expected = posterior_by_definition<R>(convert(mixture, to_real), to_real(noise), y, order);
  auto close = [&](const std::vector<Ball>& a, const std::vector<R>& b, const char* what) {
    BOOST_REQUIRE(a.size() == b.size());
    // In balls throughout: a responsibility of exp(-1e12) is far too long to write down as a rational.
    Ball scale(1);
    for (const R& value : b) scale = max(scale, abs(exact_ball(value, bits)));
    scale *= Ball(power(Rational(10), -digits), bits);
    for (std::size_t n = 0; n < a.size(); ++n) {
      const Ball apart = a[n] - exact_ball(b[n], {600});
      BOOST_TEST((apart.is_finite() && certainly_at_most(apart.magnitude(), scale)),
                 what << " " << n << " of " << describe(mixture) << "noise " << to_string(noise) << ": "
                      << a[n].to_string(30) << " against " << b[n].str(30));
    }
  };
  close(got.responsibility, expected.responsibility, "responsibility");
  if (order >= 1) close(got.mean, expected.mean, "mean");
  if (order >= 2) close(got.covariance, expected.covariance, "covariance");
  if (order >= 3) close(got.third, expected.third, "third");
  if (order >= 4) close(got.fourth, expected.fourth, "fourth");
  for (std::size_t i = 0; i < at.size() && order >= 1; ++i)
    BOOST_TEST((got.displacement[i] + x[i]).overlaps(got.mean[i]));
  const Ball log_density = kernel.log_density(x), direct = exact_ball(expected.log_density, {600});
  BOOST_TEST(certainly_at_most((log_density - direct).magnitude(),
                               (abs(direct) + 1) * Ball(power(Rational(10), -digits), bits)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(posterior_definition)

BOOST_AUTO_TEST_CASE(random_mixtures_to_order_four) {
  Random random(101);
  for (Spread spread : {Spread::diracs, Spread::common, Spread::unequal})
    for (std::size_t count : {1, 2, 3, 5})
      for (std::size_t dimension : {1, 2, 3})
        for (long round = 0; round < effort(2); ++round)
          compare(random_mixture(random, count, dimension, spread), random.positive_rational(5),
                  random_point(random, dimension, 20), 4, 40);
}

BOOST_AUTO_TEST_CASE(both_leaders_and_the_tie) {
  const Mixture<Rational> pair{{{-1}, {2}}, {"1/10"_q, "9/10"_q}, {0, 0}};
  for (const Rational& x : {Rational(-5), "-1/2"_q, "1/2"_q, Rational(5)}) compare(pair, "1/2"_q, {x}, 4, 40);
  const Mixture<Rational> triple{{{-1}, {0}, {2}}, {"1/10"_q, "3/10"_q, "6/10"_q}, {0, 0, 0}};
  for (const Rational& x : {Rational(-5), Rational(0), Rational(5)}) compare(triple, "1/2"_q, {x}, 4, 40);
}

BOOST_AUTO_TEST_CASE(many_components_and_dimensions) {
  Random random(102);
  compare(random_mixture(random, 50, 1, Spread::diracs), "1/2"_q, {"1/3"_q}, 4, 40);
  compare(random_mixture(random, 50, 3, Spread::unequal), "1/2"_q, random_point(random, 3, 5), 3, 40);
  compare(random_mixture(random, 50, 10, Spread::unequal), 3, random_point(random, 10, 5), 2, 40);
  compare(random_mixture(random, 12, 10, Spread::diracs), 3, random_point(random, 10, 5), 2, 40);
  compare(random_mixture(random, 2, 10, Spread::diracs), 3, random_point(random, 10, 5), 3, 40);
}

BOOST_AUTO_TEST_CASE(huge_exponents) {
  for (const Rational& variance : {Rational(0), "1/7"_q}) {
    // Separation 2e4 at noise of order one: log-ratios up to 1e8 and beyond.
    const Mixture<Rational> pair{{{-10000}, {10000}}, {"1/2"_q, "1/2"_q}, {variance, variance}};
    for (const Rational& x : {Rational(5000), Rational(-10000), "1e-5"_q, Rational(12345)})
      compare(pair, 1, {x}, 4, 30);
    const Mixture<Rational> triple{
        {{-10000}, {0}, {10000}}, {"1/2"_q, "1/4"_q, "1/4"_q}, {variance, 2 * variance, variance}};
    for (const Rational& x : {Rational(5000), Rational(-4999), Rational(-12345)})
      compare(triple, 1, {x}, 4, 30);
  }
}

BOOST_AUTO_TEST_CASE(tiny_weights) {
  const Rational tiny = power(Rational(10), -300);
  for (const Rational& variance : {Rational(0), "1/7"_q}) {
    const Mixture<Rational> pair{{{0}, {40}}, {1 - tiny, tiny}, {variance, variance}};
    // log(1e300) = 690.8: the tie lies at x = 37 for noise one.
    for (const Rational& x : {Rational(0), Rational(30), Rational(37), "37.27"_q, Rational(45)})
      compare(pair, 1, {x}, 4, 30);
  }
}

BOOST_AUTO_TEST_CASE(far_from_the_origin) {
  Random random(103);
  const Rational far = 1000000;
  for (Spread spread : {Spread::diracs, Spread::common, Spread::unequal}) {
    const auto mixture = random_mixture(random, 3, 2, spread);
    compare(mixture, 2, {far, -far}, 4, 20);
    auto moved = mixture;
    for (auto& mean : moved.means) mean[0] += far;
    compare(moved, 2, {far + 1, "1/3"_q}, 4, 20);
  }
}

BOOST_AUTO_TEST_CASE(real_numbers_run_the_same_kernel) {
  // A second number type through a family of its own: the pair is symmetric, so jets of double serve as a
  // check too.
  const Mixture<Rational> mixture{{{-1}, {2}, {3}}, {"1/10"_q, "3/10"_q, "6/10"_q}, {0, 0, 0}};
  const FromRational<Ball> to_ball{bits};
  PosteriorKernel<Ball> balls(convert(mixture, to_ball), to_ball("1/2"_q));
  PosteriorKernel<double> doubles(convert(mixture, FromRational<double>{}), 0.5);
  PosteriorKernel<Jet<double>> jets(convert(mixture, FromRational<Jet<double>>{}), Jet<double>(0.5));
  const auto x = Jet<double>::variable(JetLayout::of(1, 2), 0, 0.75);
  const double mean = balls.at(to_ball("3/4"_q), 1).mean[0].to_double();
  BOOST_TEST(std::abs(doubles.at(0.75, 1).mean[0] - mean) < 16 * 2.3e-16);
  BOOST_TEST(std::abs(jets.at(x, 1).mean[0].value() - mean) < 16 * 2.3e-16);
}

BOOST_AUTO_TEST_SUITE_END()
