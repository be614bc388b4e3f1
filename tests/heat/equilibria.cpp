// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/equilibria.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

using namespace referee;
using namespace referee::literals;

namespace {

TrainedModel trained(std::vector<RationalPoint> means, const Rational& alpha, const Rational& a,
                     const Rational& b) {
  const std::size_t size = means.size();
  return {{std::move(means), std::vector<Rational>(size, Rational(1, static_cast<long>(size))),
           std::vector<Rational>(size, 0)},
          alpha,
          a,
          b};
}
long stable(const EquilibriumSearch& search) {
  return std::count_if(search.points.begin(), search.points.end(),
                       [](const Equilibrium& point) { return point.stable == Truth::yes; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(equilibria_suite)

BOOST_AUTO_TEST_CASE(a_single_point_is_the_only_equilibrium) {
  for (std::size_t d : {1u, 2u, 3u}) {
    const auto search = find_equilibria(trained({RationalPoint(d, "1/3"_q)}, 1, "1/10"_q, 2), 20, 2000);
    BOOST_TEST(search.complete);
    BOOST_TEST_REQUIRE(search.points.size() == 1u);
    BOOST_TEST(stable(search) == 1);
    BOOST_TEST(search.points[0].at[0].contains("1/3"_q));
  }
}

BOOST_AUTO_TEST_CASE(a_pair_on_the_line) {
  // Far apart for the noise: two maxima and a minimum between. Close: one maximum in the middle.
  const auto apart = find_equilibria(trained({{-3}, {3}}, 1, 1, 2), 20, 5000);
  BOOST_TEST(apart.complete);
  BOOST_TEST(apart.points.size() == 3u);
  BOOST_TEST(stable(apart) == 2);
  const auto close = find_equilibria(trained({{-1}, {1}}, 1, 1, 2), 20, 5000);
  BOOST_TEST(close.complete);
  BOOST_TEST_REQUIRE(close.points.size() == 1u);
  BOOST_TEST(close.points[0].at[0].contains_zero());
}

BOOST_AUTO_TEST_CASE(offsets_keep_their_digits) {
  // d + alpha = 2: the offset is close to sigma_eps^2 times the pull of the other point.
  const auto search = find_equilibria(trained({{0}, {1}}, 1, "1e-8"_q, 1), 30, 0);
  BOOST_TEST_REQUIRE(search.points.size() == 2u);
  BOOST_TEST(!search.complete);
  const Ball ratio = search.points[0].offset[0] / Ball("1e-16"_q, Precision{200});
  // Phi_0^1(1, 1/2) = 2 exp(-1/2).
  BOOST_TEST(std::abs(ratio.to_double() - 1.2130613194252668) < 1e-12);
  BOOST_TEST(search.points[0].offset[0].accurate_digits() > 30);
}

BOOST_AUTO_TEST_CASE(a_triangle_in_the_plane) {
  const auto search = find_equilibria(trained({{-2, 0}, {2, 0}, {0, 3}}, 1, "1/2"_q, 1), 15, 20000);
  BOOST_TEST(search.complete);
  BOOST_TEST(stable(search) == 3);
  // Morse: maxima - saddles + minima = 1.
  long index = 0;
  for (const Equilibrium& point : search.points) {
    const OptimalModel model = trained({{-2, 0}, {2, 0}, {0, 3}}, 1, "1/2"_q, 1).at(Precision{100});
    const auto h = model.mixture().hessian(model.order(), point.at);
    index += (h[0] * h[3] - h[1] * h[2]).is_positive() ? 1 : -1;
  }
  BOOST_TEST(index == 1);
}

BOOST_AUTO_TEST_CASE(ten_points_in_space) {
  std::vector<RationalPoint> means;
  for (long j = 0; j < 10; ++j)
    means.push_back({Rational((37 * j + 11) % 101, 50) - 1, Rational((53 * j + 29) % 97, 48) - 1,
                     Rational((71 * j + 5) % 103, 51) - 1});
  for (const Rational& a : {"1/2"_q, "1/5"_q, "1/50"_q}) {
    const auto search = find_equilibria(trained(means, 1, a, 2), 15, 200000);
    BOOST_TEST(search.complete);
    // The degrees of grad L add up to that of -x at infinity.
    long degree = 0;
    for (const Equilibrium& point : search.points) {
      const OptimalModel model = trained(means, 1, a, 2).at(Precision{100});
      const auto h = model.mixture().hessian(model.order(), point.at);
      const Ball determinant = h[0] * (h[4] * h[8] - h[5] * h[7]) - h[1] * (h[3] * h[8] - h[5] * h[6]) +
                               h[2] * (h[3] * h[7] - h[4] * h[6]);
      BOOST_TEST((determinant.is_positive() || determinant.is_negative()));
      degree += determinant.is_positive() ? 1 : -1;
    }
    BOOST_TEST(degree == -1);
  }
}

BOOST_AUTO_TEST_CASE(noise_far_below_the_grain_of_double) {
  const auto search =
      find_equilibria(trained({{-1, 0}, {"1/3"_q, 1}, {2, "-1/7"_q}}, 1, "1e-14"_q, 1), 15, 20000);
  BOOST_TEST(search.complete);
  BOOST_TEST(stable(search) == 3);
  BOOST_TEST(search.points.size() == 5u);
}

// d + alpha = 1/2: L is close to a constant minus a sum of |x - x_j|^(3/2), which is concave, so that the
// middle of a pair is its only mode.
BOOST_AUTO_TEST_CASE(the_middle_of_a_pair_may_be_stable) {
  const auto search = find_equilibria(trained({{-1}, {1}}, "-1/2"_q, "1/10"_q, 10), 20, 5000);
  BOOST_TEST(search.complete);
  BOOST_TEST_REQUIRE(search.points.size() == 1u);
  BOOST_TEST(search.points[0].at[0].contains_zero());
  BOOST_TEST((search.points[0].stable == Truth::yes));
}

BOOST_AUTO_TEST_SUITE_END()
