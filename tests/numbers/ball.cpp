// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/ball.hpp"

#include <boost/test/unit_test.hpp>
#include <climits>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "random.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::Random;

namespace {
constexpr Precision bits128{128};
Ball ball(const char* text, Precision precision = bits128) { return Ball(parse_rational(text), precision); }
}  // namespace

BOOST_AUTO_TEST_SUITE(ball_basics)

BOOST_AUTO_TEST_CASE(integers_are_exact_and_have_no_precision) {
  const Ball seven(7);
  BOOST_TEST(seven.is_exact());
  BOOST_TEST(seven.precision().bits == 0);
  BOOST_TEST((seven * 6 - 42).is_exact());
  BOOST_TEST((Ball(LONG_MAX) * Ball(LONG_MAX)).contains(Rational(Integer(LONG_MAX)) * LONG_MAX));
  BOOST_TEST((Ball(LONG_MAX) * Ball(LONG_MAX)).is_exact());
  BOOST_TEST(((2 * ball("1/3")).precision().bits) == 128);
  BOOST_TEST(((Ball(2) - ball("1/3")).precision().bits) == 128);
  BOOST_CHECK_THROW(seven / Ball(3), std::logic_error);
  BOOST_CHECK_THROW(exp(seven), std::logic_error);
  BOOST_CHECK_THROW(seven / 3, std::logic_error);
  BOOST_CHECK_THROW(Ball("1/3"_q, Precision{0}), std::logic_error);
  BOOST_CHECK_THROW(Ball::pi(Precision{0}), std::logic_error);
}

BOOST_AUTO_TEST_CASE(precision_is_that_of_the_better_operand) {
  const Ball low = ball("1/3", {64}), high = ball("1/7", {256});
  for (const Ball& r : {low + high, low - high, low * high, low / high, high + low, Ball(low) += high})
    BOOST_TEST(r.precision().bits == 256);
  BOOST_TEST(high.at({64}).precision().bits == 64);
  BOOST_TEST(high.at({64}).contains(high));
  Ball sum(0);
  sum.add_product(low, high);
  BOOST_TEST(sum.precision().bits == 256);
  BOOST_TEST(sum.contains("1/21"_q));
}

BOOST_AUTO_TEST_CASE(ring_operations_include_the_exact_rational) {
  Random random(11);
  for (long round = 0; round < referee::testing::effort(3000); ++round) {
    const Precision p{random.integer(2, 300)}, q{random.integer(2, 300)};
    const Rational a = random.wide_rational(200), b = random.wide_rational(200),
                   c = random.wide_rational(200);
    const Ball x(a, p), y(b, q), z(c, p);
    const long n = random.integer(-1000, 1000);
    auto included = [&](const Ball& result, const Rational& truth, const char* what) {
      BOOST_TEST(result.contains(truth), what << " of " << to_string(a) << ", " << to_string(b) << ", "
                                              << to_string(c) << " at " << p.bits << ", " << q.bits);
    };
    included(x, a, "conversion");
    included(-x, -a, "minus");
    included(x + y, a + b, "sum");
    included(x - y, a - b, "difference");
    included(x * y, a * b, "product");
    included(x / y, a / b, "quotient");
    included((x + y) * z - x * z, b * c, "tree");
    included(Ball(z).add_product(x, y), c + a * b, "fused");
    included(x + Ball(n), a + n, "integer sum");
    included(Ball(x) * n, a * n, "integer product");
    included(n * x, a * n, "integer product");
    if (n != 0) included(x / n, a / n, "integer quotient");
    included(square(x), a * a, "square");
    included(pow(x, 5), power(a, 5), "power");
    included(pow(x, -5), power(a, -5), "negative power");
    included(abs(x), abs(a), "abs");
    included(max(x, y), std::max(a, b), "max");
    included(min(x, y), std::min(a, b), "min");
    included(join(x, y), a, "join");
    included(join(x, y), b, "join");
    Ball self(x);
    self += self;
    included(self, 2 * a, "self sum");
    self *= self;
    included(self, 4 * a * a, "self product");
    self -= self;
    included(self, 0, "self difference");
  }
}

BOOST_AUTO_TEST_CASE(undefined_results_are_the_whole_line) {
  const Ball across = Ball::hull("-1"_q, "1"_q, bits128);
  for (const Ball& r :
       {Ball(1) / across, log(across), sqrt(across), log(ball("-1")), sqrt(ball("-1")), ball("1") / Ball(0),
        ball("0") / ball("0"), log1p(ball("-2")), Ball::from_double(std::nan(""), bits128),
        Ball::whole_line(bits128), pow(across, -1), ball("1") / 0}) {
    BOOST_TEST(!r.is_finite());
    BOOST_TEST(!r.is_positive());
    BOOST_TEST(!r.is_negative());
    BOOST_TEST(!r.is_nonnegative());
    BOOST_TEST(r.contains_zero());
    BOOST_TEST(r.contains("17/3"_q));
    BOOST_TEST(r.overlaps(Ball(5)));
    BOOST_TEST(!certainly_less(r, Ball(5)));
    BOOST_TEST(!certainly_less(Ball(5), r));
    BOOST_TEST(!certainly_at_most(r, r));
    BOOST_TEST(!certainly_different(r, Ball(5)));
    BOOST_TEST(std::isnan(r.to_double()));
    BOOST_TEST(r.accurate_digits() < 0);
    BOOST_CHECK_THROW(r.midpoint_as_rational(), std::domain_error);
    BOOST_CHECK_THROW(r.lower_as_rational(), std::domain_error);
    BOOST_CHECK_THROW(r.upper_as_rational(), std::domain_error);
    BOOST_CHECK_THROW(r.to_decimal(5), std::domain_error);
    // It stays so through everything.
    BOOST_TEST(!(r * 0).is_finite());
    BOOST_TEST(!exp(r).is_finite());
    BOOST_TEST(!(r - r).is_finite());
    BOOST_TEST(!r.lower().is_finite());
  }
}

BOOST_AUTO_TEST_CASE(ends_and_magnitude_enclose) {
  Random random(12);
  for (long round = 0; round < referee::testing::effort(500); ++round) {
    Rational a = random.wide_rational(30), b = random.wide_rational(30);
    if (a > b) std::swap(a, b);
    const Ball box = Ball::hull(a, b, Precision{random.integer(2, 200)});
    BOOST_TEST((box.lower_as_rational() <= a && b <= box.upper_as_rational()));
    BOOST_TEST(box.lower().is_exact());
    BOOST_TEST(box.upper().is_exact());
    BOOST_TEST(box.magnitude().is_exact());
    const Rational most = std::max(Rational(abs(a)), Rational(abs(b)));
    BOOST_TEST((box.magnitude().midpoint_as_rational() >= most));
    BOOST_TEST(box.midpoint().is_exact());
    BOOST_TEST(box.radius().is_exact());
    // Half the width, up to the thirty bits of a radius.
    BOOST_TEST((box.radius().midpoint_as_rational() * 2 >= b - a));
    BOOST_TEST(box.radius_as_double() >= to_double(b - a) / 2 * (1 - 1e-15));
  }
}

BOOST_AUTO_TEST_CASE(doubles_enter_exactly) {
  for (double value : {0.1, -1e300, 5e-324, 0.0, 1.0 / 3}) {
    const Ball x = Ball::from_double(value, {60});
    BOOST_TEST(x.is_exact());
    BOOST_TEST(x.contains(rational_from_double(value)));
    BOOST_TEST(x.to_double() == value);
  }
  BOOST_TEST(!Ball::from_double(std::numeric_limits<double>::infinity(), bits128).is_finite());
  BOOST_TEST(ball("1/3").to_double() == 1.0 / 3);
}

BOOST_AUTO_TEST_CASE(huge_and_tiny_values) {
  const Ball huge = exp(ball("1e8"));
  BOOST_TEST(huge.is_finite());
  BOOST_TEST(log(huge).contains(Rational(100000000)));
  BOOST_TEST(log(huge).accurate_digits() > 30);
  const Ball tiny = exp(ball("-1e8"));
  BOOST_TEST(tiny.is_positive());
  BOOST_TEST((huge * tiny).contains(Rational(1)));
  BOOST_TEST((huge * tiny).accurate_digits() > 25);
  BOOST_CHECK_THROW(exp(ball("1e12")).midpoint_as_rational(), std::domain_error);
  BOOST_CHECK_THROW(exp(ball("-1e12")).lower_as_rational(), std::domain_error);
  BOOST_TEST(tiny.to_double() == 0.0);
  BOOST_TEST(std::isinf(huge.to_double()));
  BOOST_TEST(log1p(tiny).is_positive());
  BOOST_TEST(expm1(tiny).is_positive());
  BOOST_TEST(tanh(tiny).accurate_digits() > 20);
}

BOOST_AUTO_TEST_CASE(comparisons_prove_or_abstain) {
  const Ball one(1), wide = Ball::hull(0, 2, bits128), two(2);
  BOOST_TEST(certainly_less(one, two));
  BOOST_TEST(!certainly_less(two, two));
  BOOST_TEST(certainly_at_most(two, two));
  BOOST_TEST(!certainly_less(one, wide));
  BOOST_TEST(!certainly_less(wide, one));
  BOOST_TEST(certainly_different(one, two));
  BOOST_TEST(!certainly_different(one, wide));
  BOOST_TEST(wide.contains(one));
  BOOST_TEST(!one.contains(wide));
  BOOST_TEST(!wide.is_nonnegative() == !certainly_at_most(Ball(0), wide));
}

BOOST_AUTO_TEST_CASE(values_survive_copies_and_moves) {
  Ball a = ball("1/3"), b = a, c = std::move(a);
  BOOST_TEST(c.contains("1/3"_q));
  a = b;
  BOOST_TEST(a.contains("1/3"_q));
  a = std::move(b);
  BOOST_TEST(a.contains("1/3"_q));
  Ball& alias = a;
  a = alias;
  a = std::move(alias);
  BOOST_TEST(a.contains("1/3"_q));
  BOOST_TEST((std::move(c) + a).contains("2/3"_q));
}

BOOST_AUTO_TEST_CASE(three_valued_logic) {
  using enum Truth;
  BOOST_TEST(((no && unknown) == no));
  BOOST_TEST(((yes && unknown) == unknown));
  BOOST_TEST(((yes || unknown) == yes));
  BOOST_TEST(((no || unknown) == unknown));
  BOOST_TEST(((!unknown) == unknown));
  BOOST_TEST(((!yes) == no));
  BOOST_TEST((truth(true) == yes));
}

BOOST_AUTO_TEST_CASE(precision_in_digits) {
  for (long digits : {1, 16, 50, 300, 5000}) {
    const Rational unit = power(Rational(2), -(Precision::digits(digits).bits - 1));
    BOOST_TEST((unit <= power(Rational(10), -digits)));
    BOOST_TEST((unit * 4 > power(Rational(10), -digits)));
    BOOST_TEST(Precision::digits(digits).to_digits() >= digits);
  }
}

BOOST_AUTO_TEST_SUITE_END()
