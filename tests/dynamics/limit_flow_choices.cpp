// SPDX-License-Identifier: GPL-3.0-or-later
/// All solutions of small inclusions, worked out by hand; few pieces, so that a wrong turn is seen at once.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "dynamics/limit_flow.hpp"
#include "geometry/convex.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

const LimitFlowOptions few{.most_solutions = 12, .most_pieces = 6};

/// The places where pieces begin, and the limit.
using Stations = std::vector<RationalPoint>;

Stations stations(const LimitSolution& solution) {
  Stations result;
  for (const LimitPiece& piece : solution.pieces) result.push_back(piece.from);
  result.push_back(solution.limit());
  return result;
}

std::vector<Stations> all_stations(const LimitFlow& flow) {
  std::vector<Stations> result;
  for (const LimitSolution& solution : flow.solutions) result.push_back(stations(solution));
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(limit_flow_choices)

BOOST_AUTO_TEST_CASE(a_crossing_and_a_stop) {
  // A1 = {2}, A2 = {0, 2, 5}, lambda = 2: targets 4, 2, -1. From 0 through the border 1 of the first cell on
  // to 2, and from 3 straight to it; from 5 towards -1 through the border 7/2 of the last cell, where the
  // field of the middle one takes over.
  const DistancePotential line({{{2}}, {{0}, {2}, {5}}}, 2);
  BOOST_TEST((all_stations(limit_flow(line, {0}, few)) == std::vector<Stations>{{{0}, {1}, {2}}}));
  BOOST_TEST((all_stations(limit_flow(line, {3}, few)) == std::vector<Stations>{{{3}, {2}}}));
  const auto last = limit_flow(line, {5}, few);
  BOOST_TEST((all_stations(last) == std::vector<Stations>{{{5}, {"7/2"_q}, {2}}}));
  // A quarter of the way of 6.
  BOOST_TEST(last.solutions.at(0).pieces.at(0).exit == "3/4"_q);
}

BOOST_AUTO_TEST_CASE(a_border_is_the_first_one_on_the_way) {
  // A1 = {0, 4, 7}, lambda = 1: every site is the target of its cell. A start on the border 2 may rest there.
  const DistancePotential line({{{0}, {4}, {7}}, {{0}}}, 1);
  BOOST_TEST((all_stations(limit_flow(line, {"9/5"_q}, few)) == std::vector<Stations>{{{"9/5"_q}, {0}}}));
  BOOST_TEST((all_stations(limit_flow(line, {2}, few)) ==
              std::vector<Stations>{{{2}, {0}}, {{2}, {2}}, {{2}, {4}}}));
}

BOOST_AUTO_TEST_CASE(a_ridge_can_be_left_on_the_way_towards_a_cell_that_its_start_does_not_admit) {
  // A1 = {(0, -3)}, lambda = 1/2: the sites (3, 4), (-3, 4), (5, 0) of A2 have the targets (3/2, 1/2),
  // (-3/2, 1/2), (5/2, -3/2). From their vertex 0 the way to (3/2, 1/2) is in the cell of (5, 0), but from
  // the ridge between the first two it begins in the cell of (3, 4), up to the border y = x/2.
  const DistancePotential potential({{{0, -3}}, {{3, 4}, {-3, 4}, {5, 0}}}, "1/2"_q);
  const auto flow = limit_flow(potential, {0, 0}, few);
  BOOST_TEST(flow.complete);
  const RationalPoint vertex{0, 0}, ridge{0, "1/2"_q}, other_ridge{"-1/10"_q, "-1/5"_q};
  const RationalPoint left{"-3/2"_q, "1/2"_q}, right{"5/2"_q, "-3/2"_q};
  BOOST_TEST((all_stations(flow) == std::vector<Stations>{{vertex, left},
                                                          {vertex, other_ridge},
                                                          {vertex, vertex},
                                                          {vertex, {0, "1/4"_q}, {"3/4"_q, "3/8"_q}, right},
                                                          {vertex, ridge},
                                                          {vertex, right}}));
  for (const LimitSolution& solution : flow.solutions)
    for (const LimitPiece& piece : solution.pieces)
      if (piece.stratum == NearestSites{{0}, {0, 1}}) {
        // Either cell, at any time.
        BOOST_TEST(piece.departures.size() == 2u);
        for (const Departure& departure : piece.departures) {
          BOOST_TEST(departure.opens == 1);
          BOOST_TEST(departure.closes == 0);
        }
      }
}

BOOST_AUTO_TEST_CASE(an_outer_critical_point_holds_a_solution_though_no_clarke_critical_point) {
  // Three sites of A1 and two of A2 are tied at 0; the cells of (1, 2) and (5, -1) meet at 0 only, and so do
  // those of (2, -1) and (5, 1). Without these two pairs 0 is outside the hull of the centres.
  const DistancePotential potential({{{1, 2}, {2, -1}, {2, 1}}, {{5, -1}, {5, 1}}}, "3/2"_q);
  const RationalPoint origin{0, 0};
  const NearestSites tied = potential.nearest(origin);
  BOOST_TEST((tied == NearestSites{{0, 1, 2}, {0, 1}}));
  BOOST_TEST((position_in_hull(potential.clarke_centres(tied), origin).side == Side::outside));
  const auto all = all_stations(limit_flow(potential, origin, few));
  BOOST_TEST(std::count(all.begin(), all.end(), Stations{origin, origin}) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
