// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/leading_eigenvalue.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

using namespace referee;

namespace {

const Precision bits{200};
Ball exact(const Rational& value) { return Ball(value, bits); }

std::vector<Ball> balls(const std::vector<Rational>& entries) {
  std::vector<Ball> result;
  for (const Rational& entry : entries) result.push_back(exact(entry));
  return result;
}

/// H D H with H the reflection along `axis`: symmetric with the eigenvalues of D.
std::vector<Rational> with_spectrum(const std::vector<Rational>& spectrum,
                                    const std::vector<Rational>& axis) {
  const std::size_t n = spectrum.size();
  Rational norm = 0;
  for (const Rational& a : axis) norm += a * a;
  const auto reflection = [&](std::size_t i, std::size_t j) {
    return Rational(i == j ? 1 : 0) - 2 * axis[i] * axis[j] / norm;
  };
  std::vector<Rational> result(n * n, Rational(0));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t k = 0; k < n; ++k)
        result[i * n + j] += reflection(i, k) * spectrum[k] * reflection(k, j);
  return result;
}

/// A + h A' around h = 0, over a box of this radius.
std::vector<Jet<Ball>> moving(const std::vector<Rational>& a, const std::vector<Rational>& slope,
                              const Rational& radius) {
  const Ball box = Ball::hull(-radius, radius, bits);
  const Jet<Ball> h = Jet<Ball>::variable(JetLayout::of(1, 1), 0, box);
  std::vector<Jet<Ball>> result;
  for (std::size_t i = 0; i < a.size(); ++i)
    result.push_back(Jet<Ball>(exact(a[i])) + h * Jet<Ball>(exact(slope[i])));
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(leading_eigenvalues)

BOOST_AUTO_TEST_CASE(two_by_two_in_closed_form) {
  const Ball value = leading_eigenvalue(balls({2, 1, 1, 5}), 2);
  const Ball truth = (Ball(7) + sqrt(exact(13))) / 2;
  BOOST_TEST(value.overlaps(truth));
  BOOST_TEST(value.accurate_digits() > 55);
}

BOOST_AUTO_TEST_CASE(one_by_one_and_the_zero_matrix) {
  BOOST_TEST(leading_eigenvalue(balls({-3}), 1).contains(Rational(-3)));
  BOOST_TEST(leading_eigenvalue(balls(std::vector<Rational>(9, 0)), 3).contains(Rational(0)));
}

BOOST_AUTO_TEST_CASE(known_spectra_simple_multiple_negative_and_nearly_equal) {
  std::mt19937_64 random(1);
  const std::vector<std::vector<Rational>> spectra{
      {1, 2, 3},
      {5, 5, 1, 0},
      {-1, -1, -1},
      {-7, -2, -2, -9, -4},
      {1, Rational(1) + power(Rational(2), -150), 0, 0},
      {Rational(1, 1000), Rational(1, 3), 1000, 1000, 999, 1, 2, 3, 4},
      {power(Rational(10), -40), 0, 0},
  };
  for (const auto& spectrum : spectra)
    for (int trial = 0; trial < 8; ++trial) {
      std::vector<Rational> axis;
      for (std::size_t i = 0; i < spectrum.size(); ++i)
        axis.push_back(Rational(static_cast<long>(random() % 19) + 1));
      const Ball value = leading_eigenvalue(balls(with_spectrum(spectrum, axis)), spectrum.size());
      const Rational truth = *std::max_element(spectrum.begin(), spectrum.end());
      BOOST_TEST(value.contains(truth));
      Rational scale = 0;
      for (const Rational& s : spectrum) scale = std::max(scale, Rational(abs(s)));
      BOOST_TEST((value.radius().upper_as_rational() < scale * power(Rational(10), -50)));
    }
}

BOOST_AUTO_TEST_CASE(nothing_is_lost_to_columns_that_are_not_quite_of_length_one) {
  // A constant row sum less the Laplacian of a weighted triangle: the sum is the leading eigenvalue. Integers
  // leave no rounding but that of the rotations, which shortens their columns by some last places.
  std::mt19937_64 random(5);
  const auto weight = [&] { return Rational(static_cast<long>(random() % 1000)); };
  for (int trial = 0; trial < 3000; ++trial) {
    const Precision precision{53 + static_cast<long>(random() % 100)};
    const Rational sum = weight() + 1, p = weight(), q = weight(), r = weight();
    std::vector<Ball> matrix;
    for (const Rational& entry :
         {Rational(sum - p - q), p, q, p, Rational(sum - p - r), r, q, r, Rational(sum - q - r)})
      matrix.push_back(Ball(entry, precision));
    BOOST_TEST(leading_eigenvalue(matrix, 3).contains(sum), to_string(sum)
                                                                << " at " << precision.bits << " bits");
  }
}

BOOST_AUTO_TEST_CASE(a_box_of_matrices_is_enclosed) {
  // Entries within 1/100 of a matrix with eigenvalues 4, 1: lambda_max moves by at most 2/100.
  const std::vector<Rational> a = with_spectrum({4, 1}, {2, 3});
  std::vector<Ball> box;
  for (const Rational& entry : a)
    box.push_back(Ball::hull(entry - Rational(1, 100), entry + Rational(1, 100), bits));
  const Ball value = leading_eigenvalue(box, 2);
  for (int corner = 0; corner < 8; ++corner) {
    const auto shift = [&](int bit) { return Rational((corner >> bit) & 1 ? 1 : -1, 100); };
    const Rational p = a[0] + shift(0), q = a[1] + shift(1), r = a[3] + shift(2);
    const Ball truth = (exact(p + r) + sqrt(exact((p - r) * (p - r) + 4 * q * q))) / 2;
    BOOST_TEST(value.overlaps(truth));
  }
  BOOST_TEST(value.upper_as_rational() < Rational(405, 100));
  BOOST_TEST(value.lower_as_rational() > Rational(395, 100));
}

BOOST_AUTO_TEST_CASE(slope_of_a_simple_eigenvalue) {
  // d lambda_max/dh of [[2 + h, 1], [1, 5 - h]] at 0: (a - c)/sqrt((a - c)^2 + 4) with a - c = -3.
  const Ball slope = leading_eigenvalue(moving({2, 1, 1, 5}, {1, 0, 0, -1}, 0), 2).derivative({1});
  BOOST_TEST(slope.overlaps(-Ball(3) / sqrt(exact(13))));
  BOOST_TEST(slope.accurate_digits() > 45);
}

BOOST_AUTO_TEST_CASE(slope_encloses_difference_quotients_over_a_box) {
  const Rational radius(1, 10);
  const Ball slope = leading_eigenvalue(moving({2, 1, 1, 5}, {1, 3, 3, -1}, radius), 2).derivative({1});
  const auto at = [&](const Rational& h) {
    const Rational a = 2 + h, b = 1 + 3 * h, c = 5 - h;
    return (exact(a + c) + sqrt(exact((a - c) * (a - c) + 4 * b * b))) / 2;
  };
  for (const auto& [left, right] :
       {std::pair<Rational, Rational>(-radius, radius), {-radius, Rational(-9, 100)}, {0, Rational(1, 50)}})
    BOOST_TEST(slope.contains((at(right) - at(left)) / exact(right - left)));
}

BOOST_AUTO_TEST_CASE(a_multiple_eigenvalue_that_stays_multiple_has_a_sharp_slope) {
  const std::vector<Rational> a = with_spectrum({5, 5, 5, 1}, {1, 2, 3, 4});
  std::vector<Rational> slope;
  for (const Rational& entry : a) slope.push_back(3 * entry);
  const Ball found = leading_eigenvalue(moving(a, slope, 0), 4).derivative({1});
  BOOST_TEST(found.contains(Rational(15)));
  BOOST_TEST(found.accurate_digits() > 40);
}

BOOST_AUTO_TEST_CASE(a_crossing_gives_both_slopes) {
  // diag(h, -h) at 0: one-sided slopes 1 and -1.
  const Ball slope = leading_eigenvalue(moving({0, 0, 0, 0}, {1, 0, 0, -1}, 0), 2).derivative({1});
  BOOST_TEST(slope.contains(Rational(1)));
  BOOST_TEST(slope.contains(Rational(-1)));
}

BOOST_AUTO_TEST_CASE(wrong_shapes_are_refused) {
  BOOST_CHECK_THROW(leading_eigenvalue(balls({1, 2, 3}), 2), std::invalid_argument);
  BOOST_CHECK_THROW(leading_eigenvalue(std::vector<Ball>{}, 0), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
