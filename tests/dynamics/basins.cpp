// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/basins.hpp"

#include <boost/test/unit_test.hpp>

#include "minimisers.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::testing;

BOOST_AUTO_TEST_SUITE(basins)

BOOST_AUTO_TEST_CASE(the_line_splits_at_the_midpoint_of_a_symmetric_pair) {
  const MixedScore score{diracs({{-1}, {1}}), diracs({{0}}), 1};
  const auto traps = traps_around(score, minimisers(score));
  const auto picture = certified_basins(score, traps, 1, {{-4}, {4}, {33}});
  BOOST_TEST(picture.size() == 33U);
  int grey = 0;
  for (int i = 0; i < 33; ++i) {
    const int colour = picture[static_cast<std::size_t>(i)];
    grey += colour < 0;
    if (colour >= 0) BOOST_TEST(traps[static_cast<std::size_t>(colour)].minimiser()[0] == (i < 16 ? -1 : 1));
  }
  // The middle pixel holds the separatrix.
  BOOST_TEST(picture[16] == -1);
  BOOST_TEST(grey <= 5);
}

BOOST_AUTO_TEST_CASE(plane_pixels_agree_with_plain_trajectories) {
  const MixedScore score = paper_plane("5/2"_q);
  const auto traps = traps_around(score, minimisers(score));
  const PixelGrid grid{{-6, -5}, {6, 5}, {12, 9}};
  const auto picture = certified_basins(score, traps, 1, grid);
  std::mt19937_64 random(5);
  std::size_t proven = 0;
  for (int j = 0; j < 9; ++j)
    for (int i = 0; i < 12; ++i) {
      const int colour = picture[static_cast<std::size_t>(i + 12 * j)];
      if (colour < 0) continue;
      ++proven;
      const double u = static_cast<double>(random() % 1024) / 1024,
                   v = static_cast<double>(random() % 1024) / 1024;
      const auto y = plain_flow(score, 1, {-6 + (i + u), -5 + (j + v) * 10 / 9}, 5);
      const double own = distance(y, traps[static_cast<std::size_t>(colour)].minimiser());
      for (const Trap& one : traps) BOOST_TEST(own <= distance(y, one.minimiser()));
    }
  BOOST_TEST(proven > grid.size() / 3);
}

BOOST_AUTO_TEST_CASE(threads_and_refinement) {
  const MixedScore score = paper_plane(1);
  const auto traps = traps_around(score, minimisers(score));
  const PixelGrid grid{{-6, -6}, {6, 6}, {8, 5}};
  const auto one = certified_basins(score, traps, 1, grid);
  BOOST_TEST(one == certified_basins(score, traps, 1, grid, {.threads = 3}),
             boost::test_tools::per_element());
  const auto refined = certified_basins(score, traps, 1, grid, {.refinement = 1});
  for (std::size_t k = 0; k < one.size(); ++k)
    if (one[k] >= 0) BOOST_TEST(refined[k] == one[k]);
}

BOOST_AUTO_TEST_CASE(refuses_empty_grids) {
  const MixedScore score = paper_plane(1);
  BOOST_CHECK_THROW(certified_basins(score, {}, 1, {{0, 0}, {1, 1}, {0, 4}}), std::invalid_argument);
  BOOST_CHECK_THROW(certified_basins(score, {}, 1, {{0, 0}, {0, 1}, {4, 4}}), std::invalid_argument);
  BOOST_CHECK_THROW(certified_basins(score, {}, 1, {{0}, {1}, {4}}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
