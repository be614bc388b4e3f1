// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/roots.hpp"

#include <boost/test/unit_test.hpp>

#include "numbers/real.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

using J = Jet<Ball>;
J constant(const Rational& value, Precision precision = {2000}) { return J(Ball(value, precision)); }

J chebyshev(const J& x, int n) {
  J previous(1), current = x;
  for (int k = 1; k < n; ++k) {
    J next = J(2) * x * current - previous;
    previous = current;
    current = next;
  }
  return current;
}

UnivariateFunction with_roots(std::vector<Rational> roots) {
  return [roots](const J& x) {
    J product(1);
    for (const Rational& root : roots) product *= x - constant(root);
    return product;
  };
}

void check_brackets(const UnivariateFunction& f, const RootIsolation& found, const std::vector<Ball>& truth) {
  BOOST_TEST(found.complete());
  BOOST_REQUIRE(found.roots.size() == truth.size());
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const Bracket& bracket = found.roots[i];
    BOOST_TEST(Ball::hull(bracket.lower, bracket.upper, {500}).contains(truth[i]));
    if (i > 0) BOOST_TEST((found.roots[i - 1].upper <= bracket.lower));
    const Ball root = refine_root(f, bracket, 60);
    BOOST_TEST(root.overlaps(truth[i]), root.to_string(70) << " against " << truth[i].to_string(70));
    BOOST_TEST(root.accurate_digits() >= 59);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(roots)

BOOST_AUTO_TEST_CASE(chebyshev_polynomial) {
  const UnivariateFunction f = [](const J& x) { return chebyshev(x, 9); };
  std::vector<Ball> truth;
  for (long k = 9; k >= 1; --k) truth.push_back(cos(Ball::pi({500}) * (2 * k - 1) / 18L));
  check_brackets(f, isolate_roots(f, -1, 1, {128}), truth);
}

BOOST_AUTO_TEST_CASE(wilkinson_polynomial_has_roots_at_nice_places) {
  std::vector<Rational> values;
  std::vector<Ball> truth;
  for (int k = 1; k <= 20; ++k) {
    values.push_back(k);
    truth.push_back(Ball(Rational(k), {500}));
  }
  const auto f = with_roots(values);
  check_brackets(f, isolate_roots(f, "1/2"_q, "41/2"_q, {128}), truth);
  // Bounds that put midpoints on the zeros.
  check_brackets(f, isolate_roots(f, 0, 32, {128}), truth);
}

BOOST_AUTO_TEST_CASE(tanh_equation) {
  const UnivariateFunction f = [](const J& x) { return x - tanh(J(3) * x); };
  const RootIsolation found = isolate_roots(f, -2, 2, {128});
  BOOST_TEST(found.complete());
  BOOST_REQUIRE(found.roots.size() == 3U);
  // The same zero by Newton's method in MPFR, 500 digits and some to spare.
  using R = RealOf<520>;
  R x(1);
  for (int i = 0; i < 30; ++i) {
    const R t = tanh(R(3 * x));
    x -= (x - t) / (1 - 3 * (1 - t * t));
  }
  const Ball root = refine_root(f, found.roots[2], 500);
  BOOST_TEST(root.accurate_digits() >= 499);
  const Ball apart = root - exact_ball(x, {2000});
  BOOST_TEST((apart.magnitude().midpoint_as_rational() < power(Rational(10), -499)));
  const Ball zero = refine_root(f, found.roots[1], 50);
  BOOST_TEST(zero.contains(Rational(0)));
  BOOST_TEST((zero.magnitude().midpoint_as_rational() < power(Rational(10), -50) * 4));
  BOOST_TEST((refine_root(f, found.roots[0], 100) + refine_root(f, found.roots[2], 100)).contains_zero());
}

BOOST_AUTO_TEST_CASE(double_roots_stay_unresolved) {
  const auto f = with_roots({"1/3"_q, "1/3"_q, -1});
  const RootIsolation found = isolate_roots(f, -2, 2, {128});
  BOOST_TEST(!found.complete());
  BOOST_REQUIRE(found.roots.size() == 1U);
  BOOST_TEST((found.roots[0].lower < -1 && -1 < found.roots[0].upper));
  bool covered = false;
  for (const Bracket& bracket : found.unresolved) {
    covered = covered || (bracket.lower <= "1/3"_q && "1/3"_q <= bracket.upper);
    BOOST_TEST((bracket.upper - bracket.lower < "1/1000"_q));
  }
  BOOST_TEST(covered);
}

BOOST_AUTO_TEST_CASE(roots_a_hair_apart) {
  const Rational hair = power(Rational(10), -20);
  const std::vector<Rational> values{"1/3"_q, "1/3"_q + hair, "1/3"_q + 3 * hair};
  const auto f = with_roots(values);
  std::vector<Ball> truth;
  for (const Rational& value : values) truth.push_back(Ball(value, {2000}));
  const RootIsolation found = isolate_roots(f, 0, 1, {512});
  BOOST_TEST(found.complete());
  BOOST_REQUIRE(found.roots.size() == 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    const Ball root = refine_root(f, found.roots[i], 500);
    BOOST_TEST(root.contains(values[i]));
    BOOST_TEST(root.accurate_digits() >= 499);
  }
  // With too few digits the answer may be open, never wrong.
  const RootIsolation coarse = isolate_roots(f, 0, 1, {53});
  BOOST_TEST((!coarse.complete() || coarse.roots.size() == 3U));
}

BOOST_AUTO_TEST_CASE(no_root) {
  const UnivariateFunction positive = [](const J& x) { return x * x + constant(power(Rational(10), -30)); };
  BOOST_TEST(isolate_roots(positive, -1, 1, {256}).complete());
  BOOST_TEST(isolate_roots(positive, -1, 1, {256}).roots.empty());
  const UnivariateFunction line = [](const J& x) { return x - J(5); };
  BOOST_TEST(isolate_roots(line, 0, 4, {64}).roots.empty());
  BOOST_TEST(isolate_roots(line, 4, 0, {64}).roots.empty());
}

BOOST_AUTO_TEST_CASE(roots_at_the_ends_are_not_claimed) {
  const UnivariateFunction line = [](const J& x) { return x - J(1); };
  for (const auto& [lower, upper] : {std::pair<Rational, Rational>{1, 2}, {0, 1}}) {
    const RootIsolation found = isolate_roots(line, lower, upper, {64});
    BOOST_TEST(found.roots.empty());
    BOOST_TEST(!found.complete());
  }
}

BOOST_AUTO_TEST_CASE(poles_and_spent_budgets_stay_open) {
  const UnivariateFunction pole = [](const J& x) { return J(1) / (x - constant("1/3"_q)); };
  const RootIsolation found = isolate_roots(pole, 0, 1, {128}, 500);
  BOOST_TEST(found.roots.empty());
  BOOST_TEST(!found.complete());
  const UnivariateFunction wave = [](const J& x) { return chebyshev(x, 20); };
  const RootIsolation hurried = isolate_roots(wave, -1, 1, {128}, 3);
  BOOST_TEST(!hurried.complete());
  BOOST_TEST(hurried.roots.size() <= 20U);
}

BOOST_AUTO_TEST_CASE(refinement_from_ends_too_close_for_few_bits) {
  // The sign at the lower end is unknown below thirteen hundred bits.
  const UnivariateFunction f = [](const J& x) {
    return (x + constant(1 + power(Rational(10), -400))) * (x - constant("1/3"_q));
  };
  const Ball root = refine_root(f, {-1, 1}, 500);
  BOOST_TEST(root.contains("1/3"_q));
  BOOST_TEST(root.accurate_digits() >= 499);
}

BOOST_AUTO_TEST_SUITE_END()
