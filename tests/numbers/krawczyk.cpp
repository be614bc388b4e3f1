// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/krawczyk.hpp"

#include <boost/test/unit_test.hpp>

#include "random.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision precision{128};
Ball ball(const Rational& value) { return Ball(value, precision); }

/// The circle x^2 + y^2 = 4 and the line x = y: zeros at +-(sqrt 2, sqrt 2).
VectorField circle_and_line() {
  return {[](const std::vector<Ball>& x) {
            return std::vector<Ball>{square(x[0]) + square(x[1]) - Ball(4), x[0] - x[1]};
          },
          [](const std::vector<Ball>& x) {
            return std::vector<Ball>{2 * x[0], 2 * x[1], Ball(1), Ball(-1)};
          }};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(krawczyk_suite)

BOOST_AUTO_TEST_CASE(proves_and_excludes) {
  const std::vector<Ball> around{Ball::hull("13/10"_q, "3/2"_q, precision),
                                 Ball::hull("13/10"_q, "3/2"_q, precision)};
  const KrawczykTest found = krawczyk(circle_and_line(), around);
  BOOST_TEST(found.unique);
  BOOST_TEST(found.zero[0].overlaps(sqrt(ball(2))));
  const std::vector<Ball> aside{Ball::hull("13/10"_q, "3/2"_q, precision),
                                Ball::hull("16/10"_q, "17/10"_q, precision)};
  BOOST_TEST(krawczyk(circle_and_line(), aside).excluded);
  // Both zeros: nothing can be said.
  const std::vector<Ball> all(2, Ball::hull(-3, 3, precision));
  BOOST_TEST(!krawczyk(circle_and_line(), all).unique);
  BOOST_TEST(!krawczyk(circle_and_line(), all).excluded);
}

BOOST_AUTO_TEST_CASE(each_component_alone_excludes) {
  // x^2 = 4, y^2 = 9: the image misses the box in the first component, in the second, on the line.
  const VectorField squares{[](const std::vector<Ball>& x) {
                              return std::vector<Ball>{square(x[0]) - Ball(4), square(x[1]) - Ball(9)};
                            },
                            [](const std::vector<Ball>& x) {
                              return std::vector<Ball>{2 * x[0], Ball(0), Ball(0), 2 * x[1]};
                            }};
  const Ball two = Ball::hull("15/8"_q, "17/8"_q, precision),
             three = Ball::hull("23/8"_q, "25/8"_q, precision);
  BOOST_TEST(krawczyk(squares, {two, three}).unique);
  BOOST_TEST(krawczyk(squares, {three, three}).excluded);
  BOOST_TEST(krawczyk(squares, {two, two}).excluded);
  const VectorField line{[](const std::vector<Ball>& x) { return std::vector<Ball>{square(x[0]) - Ball(4)}; },
                         [](const std::vector<Ball>& x) { return std::vector<Ball>{2 * x[0]}; }};
  BOOST_TEST(krawczyk(line, {two}).unique);
  BOOST_TEST(krawczyk(line, {three}).excluded);
}

BOOST_AUTO_TEST_CASE(newton_to_a_proven_zero) {
  const auto zero = proven_zero(circle_and_line(), {ball(3), ball(1)});
  BOOST_TEST_REQUIRE(zero.has_value());
  BOOST_TEST((*zero)[1].overlaps(sqrt(ball(2))));
  BOOST_TEST((*zero)[1].accurate_digits() > 34);
  // A double zero is never proven.
  const VectorField flat{[](const std::vector<Ball>& x) { return std::vector<Ball>{square(x[0])}; },
                         [](const std::vector<Ball>& x) { return std::vector<Ball>{2 * x[0]}; }};
  BOOST_TEST(!proven_zero(flat, {ball(1)}).has_value());
}

BOOST_AUTO_TEST_CASE(definiteness) {
  BOOST_TEST((negative_definite({ball(-2), ball(1), ball(1), ball(-2)}, 2) == Truth::yes));
  BOOST_TEST((negative_definite({ball(-2), ball(3), ball(3), ball(-2)}, 2) == Truth::no));
  BOOST_TEST((negative_definite({ball(-1), ball(1), ball(1), ball(-1)}, 2) == Truth::unknown));
}

BOOST_AUTO_TEST_CASE(congruent_matrices_have_one_signature) {
  // -L D L^T with a unit lower triangular L is negative definite exactly if D is positive (Sylvester).
  testing::Random random(23);
  int definite = 0;
  for (int trial = 0; trial < 300; ++trial) {
    const auto d = static_cast<std::size_t>(random.integer(1, 5));
    std::vector<Rational> diagonal, lower(d * d, Rational(0));
    bool positive = true;
    for (std::size_t i = 0; i < d; ++i) {
      diagonal.push_back(random.positive_rational(30));
      if (random.integer(0, 7) == 0) diagonal.back() = -diagonal.back();
      positive = positive && diagonal.back() > 0;
      lower[i * d + i] = 1;
      for (std::size_t j = 0; j < i; ++j) lower[i * d + j] = random.rational(9);
    }
    std::vector<Ball> matrix;
    for (std::size_t i = 0; i < d; ++i)
      for (std::size_t j = 0; j < d; ++j) {
        Rational entry = 0;
        for (std::size_t k = 0; k < d; ++k) entry -= lower[i * d + k] * diagonal[k] * lower[j * d + k];
        matrix.push_back(ball(entry));
      }
    BOOST_TEST((negative_definite(matrix, d) == (positive ? Truth::yes : Truth::no)));
    definite += positive;
  }
  BOOST_TEST(definite > 100);
  BOOST_TEST(definite < 250);
}

BOOST_AUTO_TEST_SUITE_END()
