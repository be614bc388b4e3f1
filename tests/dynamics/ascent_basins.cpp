// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/ascent_basins.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace referee;
using namespace referee::literals;

namespace {

/// A symmetric pair in the plane: the second axis is the stable manifold of the saddle at the origin.
TrainedModel pair() { return {{{{-1, 0}, {1, 0}}, {"1/2"_q, "1/2"_q}, {0, 0}}, 1, "1/5"_q, 3}; }

struct Basins {
  std::vector<AscentTrap> traps;
  std::vector<double> saddle;
};

Basins basins_of(const TrainedModel& model) {
  Basins result;
  const auto search = find_equilibria(model, 15, 20000);
  BOOST_TEST(search.complete);
  for (const Equilibrium& point : search.points) {
    if (point.stable == Truth::yes) {
      const auto trap = ascent_trap(model, point, 1);
      BOOST_TEST_REQUIRE(trap.has_value());
      result.traps.push_back(*trap);
    } else {
      result.saddle = {point.at[0].to_double(), point.at[1].to_double()};
    }
  }
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ascent_basins)

BOOST_AUTO_TEST_CASE(a_pair_shares_the_plane_along_its_bisector) {
  const TrainedModel exact = pair();
  const TabulatedModel model(exact, 20);
  const Basins basins = basins_of(exact);
  BOOST_TEST_REQUIRE(basins.traps.size() == 2u);
  for (const AscentTrap& trap : basins.traps) BOOST_TEST(trap.radius > 0.01);
  for (double x : {-3.0, -0.4, -1e-3, 1e-3, 0.8, 4.0})
    for (double y : {-2.0, 0.0, 0.5, 3.0}) {
      const int end = ascent_end(model, basins.traps, {x, y});
      BOOST_TEST_REQUIRE(end >= 0);
      BOOST_TEST((basins.traps[static_cast<std::size_t>(end)].centre[0] < 0) == (x < 0));
    }
}

BOOST_AUTO_TEST_CASE(the_stable_manifold_of_the_saddle) {
  const TabulatedModel model(pair(), 20);
  const Basins basins = basins_of(pair());
  BOOST_TEST_REQUIRE(basins.saddle.size() == 2u);
  const auto path = ascent_source(model, {basins.saddle[0], basins.saddle[1] + 1e-3}, 5);
  BOOST_TEST_REQUIRE(path.size() > 10u);
  for (std::size_t n = 0; n < path.size(); n += 2) BOOST_TEST(std::abs(path[n]) < 1e-6);
  BOOST_TEST(path.back() > 5);
}

BOOST_AUTO_TEST_CASE(no_trap_about_a_saddle_and_no_end_without_traps) {
  const TrainedModel exact = pair();
  for (const Equilibrium& point : find_equilibria(exact, 15, 20000).points)
    if (point.stable == Truth::no) BOOST_TEST(!ascent_trap(exact, point, 1).has_value());
  std::vector<double> path;
  BOOST_TEST(ascent_end(TabulatedModel(exact, 20), {}, {1, 1}, {.steps = 10}, &path) == -1);
  BOOST_TEST(path.size() == 20u);
}

BOOST_AUTO_TEST_SUITE_END()
