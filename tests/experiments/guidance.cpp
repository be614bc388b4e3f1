// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "geometric-asymptotics/guidance_statistics.hpp"

using namespace referee;
using namespace referee::geometric_asymptotics;

BOOST_AUTO_TEST_SUITE(guidance)

/// On a line: A1 = {0, 1}, A2 = {0.4}, in units of 1/255: 0, 255 and 102.
BOOST_AUTO_TEST_CASE(geometry_of_samples_on_a_line) {
  const ByteCloud first({0, 255}, 1), second({102}, 1);
  const auto samples =
      sample_geometry(first, second, {{0.5, {0.25}}, {2.0, {1.5}}, {2.0, {0.45}}, {1.0, {0.45}}}, 1);
  const auto close = boost::test_tools::tolerance(0x1p-40);
  BOOST_TEST(samples[0].first_distance == 0.25, close);
  BOOST_TEST(samples[0].second_distance == 0.15, close);
  BOOST_TEST(samples[0].potential == 0.5 * 0.0625 + 0.5 * 0.0225, close);
  // x* = 0.2, where the nearest points are 0 and 0.4 again.
  BOOST_TEST(samples[0].excess == 0.0025, close);
  BOOST_TEST(samples[0].collapses);
  BOOST_TEST(samples[0].outside == 0.0);
  // x* = 2 - 0.4 = 1.6
  BOOST_TEST(samples[1].excess == 0.01, close);
  BOOST_TEST(samples[1].collapses);
  BOOST_TEST(samples[1].outside == 1.0);
  BOOST_TEST(samples[1].furthest == 0.5, close);
  // The nearest of A1 is 0, and x* = -0.4 has it too.
  BOOST_TEST(samples[2].collapses);
  BOOST_TEST(samples[3].excess == 0.2025, close);
}

/// A minimiser of the formula that lies beyond the cells is none.
BOOST_AUTO_TEST_CASE(a_point_outside_its_cells_is_no_minimiser) {
  const ByteCloud first({0, 255}, 1), second({102, 230}, 1);
  // Nearest to 0.6: 1 of A1 and 0.4 of A2; x* = 2 - 0.4 = 1.6, whose nearest of A2 is 230/255.
  BOOST_TEST(!sample_geometry(first, second, {{2.0, {0.6}}}, 1)[0].collapses);
}

BOOST_AUTO_TEST_SUITE_END()
