// SPDX-License-Identifier: GPL-3.0-or-later
/// Strata of overlaid Voronoi diagrams, and the potential's generalised derivatives.
#include "geometry/strata.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "geometry/convex.hpp"
#include "geometry/linear.hpp"
#include "small_supports.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

using Key = std::pair<std::vector<int>, std::vector<int>>;

void check(const SupportPair& supports, std::mt19937_64& random) {
  const auto d = static_cast<int>(supports.dimension());
  const DistancePotential potential(supports, 1);
  const auto all = strata(supports);
  std::set<Key> listed;
  long euler = 0;
  for (const Stratum& stratum : all) {
    BOOST_TEST(listed.insert({stratum.sites.first, stratum.sites.second}).second);
    BOOST_TEST((potential.nearest(stratum.witness) == stratum.sites));
    BOOST_TEST(static_cast<int>(stratum.tangent.size()) == stratum.dimension);
    BOOST_TEST(static_cast<int>(stratum.normal.size()) == d - stratum.dimension);
    for (const auto& t : stratum.tangent)
      for (const auto& n : stratum.normal) BOOST_TEST(dot(t, n) == 0);
    // The witness can move along the affine hull and stays in the stratum.
    for (const auto& t : stratum.tangent) {
      RationalPoint moved(stratum.witness);
      for (std::size_t i = 0; i < moved.size(); ++i) moved[i] += t[i] / 1000000;
      BOOST_TEST((potential.nearest(moved) == stratum.sites));
    }
    euler += stratum.dimension % 2 == 0 ? 1 : -1;
  }
  // Open cells that part R^d count to (-1)^d: none is missing unless two cancel.
  BOOST_TEST(euler == (d % 2 == 0 ? 1 : -1));
  // Points on a grid fine enough to hit lower strata.
  for (int n = 0; n < 60; ++n) {
    RationalPoint x;
    for (int i = 0; i < d; ++i) x.emplace_back(static_cast<long>(random() % 17) - 4, 2l);
    const auto sites = potential.nearest(x);
    BOOST_TEST(listed.count({sites.first, sites.second}) == 1u);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(strata_suite)

BOOST_AUTO_TEST_CASE(strata_part_the_space) {
  std::mt19937_64 random(31);
  for (int n = 0; n < 120; ++n) check(test::random_supports(random, 1, 5, 6), random);
  for (int n = 0; n < 120; ++n) check(test::random_supports(random, 2, 5, 2 + n % 4), random);
  for (int n = 0; n < 40; ++n) check(test::random_supports(random, 3, 4, 3), random);
  for (int n = 0; n < 10; ++n) check(test::random_supports(random, 4, 3, 3), random);
}

BOOST_AUTO_TEST_CASE(two_crossing_bisectors_make_nine_strata) {
  const auto all = strata({{{-1, 0}, {1, 0}}, {{0, -1}, {0, 1}}});
  BOOST_TEST(all.size() == 9u);
  // A quadrant has two half-lines and the crossing in its closure, a half-line the crossing, the crossing
  // nothing.
  for (std::size_t n = 0; n < all.size(); ++n)
    BOOST_TEST(faces_of(all, n).size() == (all[n].dimension == 2 ? 3u : all[n].dimension == 1 ? 1u : 0u));
  BOOST_TEST(all.back().dimension == 0);
  BOOST_TEST((all.back().witness == RationalPoint{0, 0}));
}

BOOST_AUTO_TEST_CASE(walking_from_a_stratum_to_another_of_its_closure_stays_inside) {
  std::mt19937_64 random(34);
  for (int n = 0; n < 40; ++n) {
    const auto supports = test::random_supports(random, 1 + static_cast<std::size_t>(n % 3), 4, 3);
    const DistancePotential potential(supports, 1);
    const auto all = strata(supports);
    for (std::size_t a = 0; a < all.size(); ++a)
      for (int face : faces_of(all, a)) {
        const auto& end = all[static_cast<std::size_t>(face)].witness;
        RationalPoint near(end);
        for (std::size_t i = 0; i < near.size(); ++i) near[i] += (all[a].witness[i] - end[i]) / 1000;
        BOOST_TEST((potential.nearest(near) == all[a].sites));
      }
  }
}

BOOST_AUTO_TEST_CASE(the_clarke_set_is_smaller_than_the_outer_one_on_a_shared_interface) {
  // A1 = A2: only the pairs (k, k) have cells that meet, and the potential is d^2 whatever lambda is.
  const std::vector<RationalPoint> sites = {{-1, 0}, {1, 0}};
  const DistancePotential potential({sites, sites}, 3);
  const RationalPoint x = {0, 2};
  const auto clarke = potential.clarke_subdifferential(x), outer = potential.outer_subdifferential(x);
  BOOST_TEST((clarke == std::vector<RationalPoint>{{2, 4}, {-2, 4}}));
  BOOST_TEST(outer.size() == 4u);
  BOOST_TEST((nearest_to_origin(clarke).at == RationalPoint{0, 4}));
  BOOST_TEST((position_in_hull(clarke, {10, 4}).side == Side::outside));
  BOOST_TEST((position_in_hull(outer, {10, 4}).side != Side::outside));
}

BOOST_AUTO_TEST_CASE(below_one_the_meeting_pairs_span_the_whole_minkowski_sum) {
  std::mt19937_64 random(32);
  for (int n = 0; n < 300; ++n) {
    const auto supports = test::random_supports(random, 2, 5, 3);
    const Rational lambda(static_cast<long>(random() % 6), 5l);
    const DistancePotential potential(supports, lambda);
    const RationalPoint x = {Rational(static_cast<long>(random() % 5), 2l),
                             Rational(static_cast<long>(random() % 5), 2l)};
    const auto clarke = potential.clarke_subdifferential(x);
    for (const auto& gradient : potential.outer_subdifferential(x))
      BOOST_TEST((position_in_hull(clarke, gradient).side != Side::outside));
  }
}

BOOST_AUTO_TEST_CASE(the_directional_derivative_is_the_exact_slope) {
  // Near x, Phi(x + h) = Phi(x) + Phi'(x; h) + |h|^2.
  std::mt19937_64 random(33);
  for (int n = 0; n < 300; ++n) {
    const std::size_t d = 1 + static_cast<std::size_t>(n % 3);
    const DistancePotential potential(test::random_supports(random, d, 4, 4), test::random_lambda(random));
    RationalPoint x, h, moved;
    for (std::size_t i = 0; i < d; ++i) {
      x.emplace_back(static_cast<long>(random() % 9), 2l);
      h.emplace_back(static_cast<long>(random() % 7) - 3);
      moved.push_back(x[i] + h[i] / 100000);
    }
    const Rational expected =
        potential.value(x) + potential.directional_derivative(x, h) / 100000 + dot(h, h) / 10000000000;
    BOOST_TEST(potential.value(moved) == expected);
  }
}

BOOST_AUTO_TEST_SUITE_END()
