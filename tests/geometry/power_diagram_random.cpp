// SPDX-License-Identifier: GPL-3.0-or-later
// Power diagrams of small random sites on coarse grids, where nearly every position is degenerate, against
// the definition.
#include <boost/test/unit_test.hpp>

#include "power_definition.hpp"
#include "random_points.hpp"

using namespace referee;
using namespace referee::test;

namespace {

enum class Weights { none, few_values, many_values };

Sites random_sites(std::mt19937_64& engine, std::size_t dimension, std::size_t most, int grid, Weights kind) {
  Sites sites;
  const auto count = static_cast<std::size_t>(random_integer(engine, 1, static_cast<int>(most)));
  sites.points = distinct_grid_points(engine, count, dimension, grid, random_integer(engine, 1, 3));
  if (kind == Weights::none) return sites;
  for (std::size_t i = 0; i < sites.points.size(); ++i)
    sites.weights.push_back(kind == Weights::few_values ? Rational(random_integer(engine, 0, 2))
                                                        : Rational(random_integer(engine, -9, 9), 7));
  return sites;
}

void try_many(std::size_t dimension, std::size_t most, int trials, std::size_t largest_subset) {
  std::mt19937_64 engine(dimension);
  for (int trial = 0; trial < trials; ++trial) {
    const auto kind = static_cast<Weights>(trial % 3);
    const Sites sites = random_sites(engine, dimension, most, 1 + trial % 3, kind);
    BOOST_TEST_CONTEXT("d = " << dimension << ", trial " << trial) {
      const PowerDiagram diagram(sites.points, sites.weights);
      check_faces(diagram, sites);
      check_completeness(diagram, sites, largest_subset);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(power_diagram_random)

BOOST_AUTO_TEST_CASE(on_the_line) { try_many(1, 9, 900, 2); }
BOOST_AUTO_TEST_CASE(in_the_plane) { try_many(2, 10, 600, 3); }
BOOST_AUTO_TEST_CASE(in_space) { try_many(3, 9, 240, 4); }
BOOST_AUTO_TEST_CASE(in_four_dimensions) { try_many(4, 8, 90, 5); }

BOOST_AUTO_TEST_SUITE_END()
