// SPDX-License-Identifier: GPL-3.0-or-later
// The strata of two planar Voronoi diagrams, which the library takes from one power diagram, against the
// overlay of two arrangements.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "geometry/strata.hpp"
#include "planar_overlay.hpp"
#include "random_points.hpp"

using namespace referee;
using namespace referee::test;

namespace {

std::vector<OverlayCell> by_power_diagram(const SupportPair& supports) {
  std::vector<OverlayCell> cells;
  for (const Stratum& stratum : strata(supports))
    cells.push_back({stratum.sites.first, stratum.sites.second, stratum.dimension});
  std::sort(cells.begin(), cells.end());
  return cells;
}

void check(const SupportPair& supports) {
  const auto overlay = planar_overlay(supports);
  BOOST_REQUIRE(std::adjacent_find(overlay.begin(), overlay.end()) == overlay.end());
  BOOST_REQUIRE(by_power_diagram(supports) == overlay);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(planar_strata)

BOOST_AUTO_TEST_CASE(on_coarse_grids) {
  // Collinear and cocircular sites, edges that overlap, sites shared by both supports.
  std::mt19937_64 engine(21);
  for (int trial = 0; trial < 200; ++trial) {
    const int grid = 1 + trial % 3;
    const SupportPair supports{
        distinct_grid_points(engine, static_cast<std::size_t>(random_integer(engine, 1, 8)), 2, grid),
        distinct_grid_points(engine, static_cast<std::size_t>(random_integer(engine, 1, 8)), 2, grid,
                             1 + trial % 2)};
    BOOST_TEST_CONTEXT("trial " << trial) { check(supports); }
  }
}

BOOST_AUTO_TEST_CASE(the_same_support_twice) {
  std::mt19937_64 engine(22);
  for (int trial = 0; trial < 20; ++trial) {
    const auto points = distinct_grid_points(engine, 8, 2, 2);
    check({points, points});
  }
}

BOOST_AUTO_TEST_CASE(in_general_position) {
  std::mt19937_64 engine(23);
  check({distinct_grid_points(engine, 40, 2, 1000000, 997),
         distinct_grid_points(engine, 40, 2, 1000000, 1009)});
}

BOOST_AUTO_TEST_SUITE_END()
