// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/jet.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <set>
#include <thread>

#include "random.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::Random;

namespace {

constexpr Precision bits200{200};
Ball ball(const Rational& value) { return Ball(value, bits200); }

/// A random jet of Rationals: the ring operations can then be held against exact polynomial arithmetic.
Jet<Rational> random_jet(const JetLayout& layout, Random& random) {
  Jet<Rational> jet = Jet<Rational>::variable(layout, 0, random.positive_rational(9));
  for (std::size_t i = 1; i < layout.size(); ++i) jet.coefficient(i) = random.rational(9);
  return jet;
}

bool equal(const Jet<Rational>& a, const Jet<Rational>& b) {
  return std::equal(a.coefficients().begin(), a.coefficients().end(), b.coefficients().begin(),
                    b.coefficients().end());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(jet)

BOOST_AUTO_TEST_CASE(layouts_list_every_monomial_once) {
  auto binomial = [](int n, int k) {
    double result = 1;
    for (int i = 1; i <= k; ++i) result = result * (n - k + i) / i;
    return static_cast<std::size_t>(std::lround(result));
  };
  for (int variables = 1; variables <= 5; ++variables)
    for (int order = 0; order <= 6; ++order) {
      const JetLayout& layout = JetLayout::of(variables, order);
      BOOST_TEST(&layout == &JetLayout::of(variables, order));
      BOOST_TEST(layout.size() == binomial(variables + order, order));
      BOOST_TEST(layout.products().size() == binomial(2 * variables + order, order));
      std::set<std::vector<int>> seen;
      for (std::size_t i = 0; i < layout.size(); ++i) {
        BOOST_TEST(layout.index(layout.exponents(i)) == i);
        BOOST_TEST(seen.insert(layout.exponents(i)).second);
        if (i > 0) BOOST_TEST(layout.degree(i) >= layout.degree(i - 1));
      }
      for (const auto& p : layout.products())
        for (int v = 0; v < variables; ++v)
          BOOST_TEST(layout.exponents(p.left)[v] + layout.exponents(p.right)[v] ==
                     layout.exponents(p.result)[v]);
    }
}

BOOST_AUTO_TEST_CASE(layouts_refuse_nonsense) {
  BOOST_CHECK_THROW(JetLayout::of(0, 3), std::invalid_argument);
  BOOST_CHECK_THROW(JetLayout::of(2, -1), std::invalid_argument);
  BOOST_CHECK_THROW(JetLayout::of(20, 20), std::invalid_argument);
  BOOST_CHECK_THROW(JetLayout::of(20, 20), std::invalid_argument);  // and again: nothing half-built was kept
  const JetLayout& layout = JetLayout::of(2, 3);
  BOOST_CHECK_THROW(layout.index(std::vector<int>{2, 2}), std::out_of_range);
  BOOST_CHECK_THROW(layout.index(std::vector<int>{1}), std::out_of_range);
  BOOST_CHECK_THROW(layout.index(std::vector<int>{-1, 2}), std::out_of_range);
}

BOOST_AUTO_TEST_CASE(layouts_are_shared_between_threads) {
  std::vector<const JetLayout*> seen(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < seen.size(); ++i)
    threads.emplace_back([&seen, i] { seen[i] = &JetLayout::of(3, 7); });
  for (auto& thread : threads) thread.join();
  for (const JetLayout* layout : seen) BOOST_TEST(layout == seen[0]);
}

BOOST_AUTO_TEST_CASE(ring_laws_hold_exactly_over_the_rationals) {
  Random random(51);
  for (long round = 0; round < referee::testing::effort(40); ++round) {
    const JetLayout& layout =
        JetLayout::of(static_cast<int>(random.integer(1, 4)), static_cast<int>(random.integer(0, 4)));
    const auto a = random_jet(layout, random), b = random_jet(layout, random), c = random_jet(layout, random);
    BOOST_TEST(equal(a * (b + c), a * b + a * c));
    BOOST_TEST(equal((a * b) * c, a * (b * c)));
    BOOST_TEST(equal(a - b, a + -b));
    BOOST_TEST(equal((a / b) * b, a));
    BOOST_TEST(equal(reciprocal(reciprocal(a)), a));
    BOOST_TEST(equal(a * Jet<Rational>(3), a + a + a));
    BOOST_TEST(equal(Jet<Rational>(3) * a, a + a + a));
    BOOST_TEST(equal(a / Jet<Rational>(3) * Jet<Rational>(3), a));
    BOOST_TEST(equal(Jet<Rational>(1) / a, reciprocal(a)));
    BOOST_TEST(equal(Jet<Rational>(2) - a, -(a - Jet<Rational>(2))));
    Jet<Rational> self(a);
    self *= self;
    BOOST_TEST(equal(self, square(a)));
    self /= a;
    BOOST_TEST(equal(self, a));
    self += self;
    BOOST_TEST(equal(self, a + a));
    self -= self;
    BOOST_TEST(is_exact_zero(self));
  }
}

BOOST_AUTO_TEST_CASE(constants_adapt_and_layouts_do_not_mix) {
  const auto x = Jet<double>::variable(JetLayout::of(1, 2), 0, 2.0);
  const auto y = Jet<double>::variable(JetLayout::of(2, 2), 0, 2.0);
  BOOST_CHECK_THROW(x + y, std::invalid_argument);
  BOOST_CHECK_THROW(x * y, std::invalid_argument);
  BOOST_CHECK_THROW(x / y, std::invalid_argument);
  const Jet<double> constant(5.0);
  BOOST_TEST((constant + constant).layout() == nullptr);
  BOOST_TEST((constant * x).derivative({1}) == 5.0);
  BOOST_TEST(exp(constant).value() == std::exp(5.0));
  BOOST_TEST(tanh(constant).value() == std::tanh(5.0));
  BOOST_TEST(sqrt(constant).value() == std::sqrt(5.0));
  BOOST_TEST(log(constant).value() == std::log(5.0));
  BOOST_TEST(expm1(constant).value() == std::expm1(5.0));
  BOOST_TEST(log1p(constant).value() == std::log1p(5.0));
  BOOST_TEST(constant.derivative({0, 0}) == 5.0);
  BOOST_TEST(constant.derivative({1, 0}) == 0.0);
  BOOST_CHECK_THROW(x.derivative({3}), std::out_of_range);
}

BOOST_AUTO_TEST_CASE(exact_integers_work_inside_jets_of_balls) {
  const JetLayout& layout = JetLayout::of(2, 3);
  const auto x = Jet<Ball>::variable(layout, 0, ball("1/3"_q));
  const auto half = x / Jet<Ball>(2);
  BOOST_TEST(half.value().contains("1/6"_q));
  BOOST_TEST(half.derivative({1, 0}).contains("1/2"_q));
  BOOST_TEST(is_exact_zero(half.derivative({0, 1})));
  const auto third = x / Jet<Ball>(3);
  BOOST_TEST(third.derivative({1, 0}).contains("1/3"_q));
  BOOST_TEST(third.derivative({1, 0}).accurate_digits() > 50);
  const auto inverse = Jet<Ball>(1) / x;
  BOOST_TEST(inverse.derivative({2, 0}).contains("54"_q));
  BOOST_TEST((x * x).derivative({2, 0}).contains("2"_q));
}

BOOST_AUTO_TEST_CASE(undefined_values_stay_visible) {
  const auto x = Jet<Ball>::variable(JetLayout::of(1, 3), 0, Ball::hull(-1, 1, bits200));
  for (const auto& jet : {Jet<Ball>(1) / x, log(x), sqrt(x)})
    for (int order = 0; order <= 3; ++order) BOOST_TEST(!jet.derivative({order}).is_finite());
}

BOOST_AUTO_TEST_SUITE_END()
