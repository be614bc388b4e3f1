// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/responsibility_series.hpp"

#include "close.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {

constexpr Precision bits{400};
Ball ball(const Rational& value) { return Ball(value, bits); }

Mixture<Rational> unequal_pair() { return {{{0}, {1}}, {"3/5"_q, "2/5"_q}, {0, 0}}; }
Mixture<Rational> triangle() {
  return {{{1, 0}, {-1, "1/3"_q}, {"1/2"_q, 2}}, {"1/2"_q, "1/3"_q, "1/6"_q}, {0, 0, 0}};
}
/// Five means that span a space of four dimensions, in five.
Mixture<Rational> simplex() {
  return {
      {{3, 0, 0, 0, 1}, {-1, 2, 0, 0, 0}, {0, -1, "3/2"_q, 0, 0}, {0, "1/2"_q, 0, 1, -1}, {-2, 0, 1, -1, 1}},
      {"1/5"_q, "3/10"_q, "1/5"_q, "1/10"_q, "1/5"_q},
      {0, 0, 0, 0, 0}};
}

CentredMeans<Ball> balls(const Mixture<Rational>& mixture) {
  return centred(convert(mixture, FromRational<Ball>{bits}));
}

/// The largest eigenvalue of W, to the precision at hand, by Newton from the trace downwards.
Ball leading(const CentredMeans<Ball>& means) {
  const std::vector<Ball> w = between_class_covariance(means);
  const std::vector<Ball> p = characteristic_polynomial(w, means.dimension(), largest_rank(means));
  Ball x = trace(w, means.dimension());
  for (int round = 0; round < 80; ++round) {
    Ball value(0), slope(0);
    for (const Ball& c : p) {
      slope = slope * x + value;
      value = value * x + c;
    }
    x = (x - value / slope).midpoint().at(bits);
  }
  // One unit of 2^-350 around it, which Newton has long passed.
  const Rational at = x.midpoint_as_rational(), margin = power(Rational(2), -350);
  return Ball::hull(at - margin, at + margin, bits);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(responsibility_series_suite)

BOOST_AUTO_TEST_CASE(first_coefficients_are_those_of_the_paper) {
  for (const auto& mixture : {unequal_pair(), triangle(), simplex()}) {
    const CentredMeans<Rational> means = centred(mixture);
    const Rational average = mean_squared_distance(means);
    const Rational variance = covariance(means.weights, means.squared_distances, means.squared_distances);
    const std::vector<Jet<Rational>> r = responsibility_series(means, 3);
    for (std::size_t k = 0; k < means.size(); ++k) {
      const Rational own = means.squared_distances[k] - average, w = means.weights[k];
      BOOST_TEST((r[k].coefficients()[0] == w));
      BOOST_TEST((r[k].coefficients()[1] == -w * own / 2));
      BOOST_TEST((r[k].coefficients()[2] == w * (own * own - variance) / 8));
    }
    const std::vector<Rational> w = between_class_covariance(means), q = distance_weighted_covariance(means);
    const std::vector<Jet<Rational>> c = covariance_series(means, 3);
    for (std::size_t i = 0; i < c.size(); ++i) {
      BOOST_TEST((c[i].coefficients()[0] == w[i]));
      BOOST_TEST((c[i].coefficients()[1] == (average * w[i] - q[i]) / 2));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_pair_against_jets_of_its_closed_form) {
  using J = Jet<Ball>;
  const int order = 20;
  const J s = J::variable(JetLayout::of(1, order), 0, ball(0));
  // C = r_1 r_2 with r_1/r_2 = (w_1/w_2) exp((w_1 - w_2) s/2) for means 0 and 1.
  const J ratio = J(ball("3/2"_q)) * exp(J(ball("1/10"_q)) * s);
  const J closed = ratio / square(J(1) + ratio);
  const auto exact = covariance_series(centred(unequal_pair()), order)[0];
  const auto eigenvalue = eigenvalue_series(centred(unequal_pair()), order, "6/25"_q);
  for (std::size_t j = 0; j <= order; ++j) {
    BOOST_TEST(closed.coefficients()[j].contains(exact.coefficients()[j]));
    BOOST_TEST((eigenvalue.coefficients()[j] == exact.coefficients()[j]));
  }
}

BOOST_AUTO_TEST_CASE(responsibilities_against_their_values) {
  const CentredMeans<Ball> means = balls(simplex());
  const int order = 30;
  const Rational s = "1/100"_q;
  const std::vector<Ball> values = central_responsibilities(means, ball(1 / s));
  const std::vector<Jet<Ball>> series = responsibility_series(means, order);
  for (std::size_t k = 0; k < means.size(); ++k) {
    Ball sum(0);
    for (std::size_t j = order + 1; j-- > 0;) sum = sum * ball(s) + series[k].coefficients()[j];
    // The series converges at least up to 2 pi/14 > 40 s; half of that leaves room for its constant.
    BOOST_TEST(((sum - values[k]).magnitude().midpoint_as_rational() < power(Rational(20), -order - 1)));
  }
}

BOOST_AUTO_TEST_CASE(characteristic_polynomial_of_a_matrix_of_rank_two) {
  // Eigenvalues 0, 1 and 3.
  const std::vector<Rational> matrix{1, -1, 0, -1, 2, -1, 0, -1, 1};
  const std::vector<Rational> full{1, -4, 3, 0}, reduced{1, -4, 3};
  BOOST_TEST((characteristic_polynomial(matrix, 3, 3) == full));
  BOOST_TEST((characteristic_polynomial(matrix, 3, 2) == reduced));
}

BOOST_AUTO_TEST_CASE(in_the_plane_against_the_square_root) {
  const CentredMeans<Ball> means = balls(triangle());
  const auto [first, second] = planar_eigenvalues(covariance_series(means, 15), 2);
  const Jet<Ball> upper = eigenvalue_series(means, 15, first.value());
  const Jet<Ball> lower = eigenvalue_series(means, 15, second.value());
  for (std::size_t j = 0; j <= 15; ++j) {
    agree(upper.coefficients()[j], first.coefficients()[j], "larger eigenvalue");
    agree(lower.coefficients()[j], second.coefficients()[j], "smaller eigenvalue");
  }
  agree(Ball(2) * upper.coefficients()[1], planar_correction_coefficient(means), "gamma_1");
}

BOOST_AUTO_TEST_CASE(in_higher_dimensions_it_solves_the_characteristic_equation) {
  const CentredMeans<Ball> means = balls(simplex());
  const int order = 8;
  const Jet<Ball> lambda = eigenvalue_series(means, order, leading(means));
  const Rational s = power(Rational(10), -8);
  Ball value(0);
  for (std::size_t j = order + 1; j-- > 0;) value = value * ball(s) + lambda.coefficients()[j];
  const std::vector<Ball> c = central_covariance(means, ball(1 / s));
  const Ball residual = polynomial_value(characteristic_polynomial(c, 5, 4), value);
  // The remainder is of order s^9; the coefficients grow like the ninth power of squared distances below 14.
  BOOST_TEST((residual.magnitude().midpoint_as_rational() < power(Rational(10), -72 + 14)),
             residual.to_string(10));
  Ball shorter = value - lambda.coefficients()[order] * ball(power(s, order));
  const Ball larger = polynomial_value(characteristic_polynomial(c, 5, 4), shorter);
  BOOST_TEST((abs(larger).lower_as_rational() > residual.magnitude().midpoint_as_rational()));
}

BOOST_AUTO_TEST_CASE(a_double_eigenvalue_has_no_series) {
  const Mixture<Rational> equilateral{
      {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}, {"1/4"_q, "1/4"_q, "1/4"_q, "1/4"_q}, {0, 0, 0, 0}};
  BOOST_CHECK_THROW(eigenvalue_series(centred(equilateral), 3, "1/2"_q), std::overflow_error);
  BOOST_TEST(!eigenvalue_series(balls(equilateral), 3, ball("1/2"_q)).coefficients()[1].is_finite());
}

BOOST_AUTO_TEST_CASE(two_terms_give_the_quadratic_formula) {
  const CentredMeans<Ball> means = balls(triangle());
  const Ball first = planar_eigenvalues(between_class_covariance(means), 2).first;
  const Jet<Ball> series = eigenvalue_series(means, 2, first);
  agree(truncated_criterion(series, 1, Ball(1) / first), Ball(0), "leading order");
  const Ball quadratic = (first + sqrt(square(first) + Ball(2) * planar_correction_coefficient(means))) / 2;
  agree(truncated_criterion(series, 2, Ball(1) / quadratic), Ball(0), "quadratic formula");
}

BOOST_AUTO_TEST_CASE(the_determinant_vanishes_where_an_eigenvalue_of_the_cut_matrix_meets_the_noise) {
  // On the line the matrix is its eigenvalue.
  const auto series = covariance_series(centred(unequal_pair()), 5);
  for (int terms = 1; terms <= 5; ++terms)
    BOOST_TEST((truncated_determinant(series, 1, 1, terms, "7/3"_q) ==
                -truncated_criterion(series.front(), terms, "7/3"_q)));
  // In the plane with one term det(1 - s W), whose zeros are the inverse eigenvalues of W.
  const CentredMeans<Ball> means = balls(triangle());
  const auto [first, second] = planar_eigenvalues(between_class_covariance(means), 2);
  const auto matrix = covariance_series(means, 1);
  agree(truncated_determinant(matrix, 2, 2, 1, Ball(1) / first), Ball(0), "leading eigenvalue");
  const Ball s = ball("1/7"_q);
  agree(truncated_determinant(matrix, 2, 2, 1, s), (Ball(1) - s * first) * (Ball(1) - s * second), "det");
}

BOOST_AUTO_TEST_CASE(embedding_and_rotation_change_nothing) {
  // Reflection along a dense rational vector of R^10, and a shift.
  Mixture<Rational> rotated = triangle();
  Rational norm = 0;
  for (int i = 1; i <= 10; ++i) norm += i * i;
  for (auto& m : rotated.means) {
    m.resize(10, 0);
    Rational along = 0;
    for (std::size_t i = 0; i < 10; ++i) along += m[i] * static_cast<int>(i + 1);
    for (std::size_t i = 0; i < 10; ++i) m[i] += 5 - 2 * along * static_cast<int>(i + 1) / norm;
  }
  const CentredMeans<Ball> flat = balls(triangle()), wide = balls(rotated);
  const Ball first = leading(flat);
  const Jet<Ball> expected = eigenvalue_series(flat, 6, first), got = eigenvalue_series(wide, 6, first);
  for (std::size_t j = 0; j <= 6; ++j) agree(got.coefficients()[j], expected.coefficients()[j], "rotated");
}

BOOST_AUTO_TEST_CASE(radius_of_convergence) {
  // ln(w_1/w_2) + (w_1 - w_2) s/2 = +- i pi for means 0 and 1.
  const Ball exact = Ball(10) * sqrt(square(log(ball("3/2"_q))) + square(Ball::pi(bits)));
  const Ball found = responsibility_radius(balls(unequal_pair()), "1e-6"_q);
  BOOST_TEST(found.contains(exact), found.to_string(20));
  BOOST_TEST((found.radius().midpoint_as_rational() < "1e-4"_q));
  const Mixture<Rational> equidistant{{{-1}, {1}}, {"1/2"_q, "1/2"_q}, {0, 0}};
  BOOST_TEST(!responsibility_radius(balls(equidistant), "1e-6"_q).is_finite());
  // The poles are there: the root test on the coefficients comes to the same place from outside.
  const Ball last = abs(responsibility_series(balls(unequal_pair()), 60)[0].coefficients()[60]);
  const Ball estimate = exp(-log(last) / 60);
  BOOST_TEST(certainly_less(abs(estimate - exact), exact / 10));
}

BOOST_AUTO_TEST_CASE(discriminant_of_the_plane) {
  const CentredMeans<Ball> means = balls(triangle());
  const auto [first, second] = planar_eigenvalues(central_covariance(means, ball("3/2"_q)), 2);
  agree(planar_discriminant(means, ball("2/3"_q)), square(first - second), "discriminant");
}

BOOST_AUTO_TEST_SUITE_END()
