// SPDX-License-Identifier: GPL-3.0-or-later
/// The limiting inclusion against solutions worked out by hand and against what every solution must satisfy.
#include "dynamics/limit_flow.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "../geometry/small_supports.hpp"
#include "geometry/convex.hpp"
#include "geometry/critical_points.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

std::vector<RationalPoint> limits(const LimitFlow& flow) {
  std::vector<RationalPoint> result;
  for (const LimitSolution& solution : flow.solutions) result.push_back(solution.limit());
  std::sort(result.begin(), result.end());
  return result;
}

RationalPoint between(const RationalPoint& a, const RationalPoint& b) {
  RationalPoint result(a);
  for (std::size_t i = 0; i < a.size(); ++i) result[i] = (a[i] + b[i]) / 2;
  return result;
}

/// A piece solves the inclusion: its inner points have its nearest sites, and the velocity (target - z)/2 is
/// -1/4 of an element of the subdifferential there, 2 (z - target).
void check_piece(const DistancePotential& potential, const LimitPiece& piece) {
  const RationalPoint middle = between(piece.from, piece.to ? *piece.to : piece.target);
  BOOST_TEST((potential.nearest(middle) == piece.stratum));
  auto gradients = potential.lambda() <= 1 ? potential.clarke_subdifferential(middle)
                                           : potential.outer_subdifferential(middle);
  RationalPoint needed(middle);
  for (std::size_t i = 0; i < needed.size(); ++i) needed[i] = 2 * (middle[i] - piece.target[i]);
  BOOST_TEST((position_in_hull(gradients, needed).side != Side::outside));
  BOOST_TEST(lyapunov_defect(potential, piece) == 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(limit_flow_suite)

BOOST_AUTO_TEST_CASE(a_solution_stops_at_an_attracting_interface) {
  // A1 = {1}, A2 = {0, 3}, lambda = 2: from 0 towards 2, met at 3/2 by the field from the right, which points
  // to -1.
  const DistancePotential potential({{{1}}, {{0}, {3}}}, 2);
  const auto flow = limit_flow(potential, {0});
  BOOST_TEST(flow.complete);
  BOOST_TEST_REQUIRE(flow.solutions.size() == 1u);
  const auto& pieces = flow.solutions[0].pieces;
  BOOST_TEST_REQUIRE(pieces.size() == 2u);
  BOOST_TEST((pieces[0].target == RationalPoint{2}));
  BOOST_TEST((*pieces[0].to == RationalPoint{"3/2"_q}));
  BOOST_TEST(pieces[0].exit == "1/4"_q);
  BOOST_TEST((pieces[1].target == RationalPoint{"3/2"_q}));
  BOOST_TEST((pieces[1].stratum == NearestSites{{0}, {0, 1}}));
  const Precision precision{128};
  BOOST_TEST((similarity_time(pieces[0].exit, precision) - 2 * log(Ball(4, precision))).contains_zero());
  // Halfway in similarity time: 2 - 2 e^{-tau/2} at tau = 2 log 2 is 1.
  const auto halfway = position(flow.solutions[0], 2 * log(Ball(2, precision)));
  BOOST_TEST((halfway[0] - Ball(1)).contains_zero());
}

BOOST_AUTO_TEST_CASE(a_maximum_can_be_left_either_way_at_any_time_or_never) {
  const DistancePotential potential({{{1}}, {{0}, {3}}}, "1/2"_q);
  const auto flow = limit_flow(potential, {"3/2"_q});
  BOOST_TEST((limits(flow) == std::vector<RationalPoint>{{"1/2"_q}, {"3/2"_q}, {2}}));
  for (const LimitSolution& solution : flow.solutions)
    if (solution.limit() == RationalPoint{"3/2"_q}) {
      BOOST_TEST_REQUIRE(solution.pieces[0].departures.size() == 2u);
      for (const Departure& departure : solution.pieces[0].departures) {
        BOOST_TEST(departure.opens == 1);
        BOOST_TEST(departure.closes == 0);
      }
    }
}

BOOST_AUTO_TEST_CASE(a_solution_slides_along_an_interface_to_its_minimum) {
  // A1 = {(1, 2)}, A2 = {(0, 0), (3, 0)}, lambda = 2: the bisector x = 3/2 attracts, and on it the target is
  // (3/2, 4).
  const DistancePotential potential({{{1, 2}}, {{0, 0}, {3, 0}}}, 2);
  const auto flow = limit_flow(potential, {1, 0});
  BOOST_TEST_REQUIRE(flow.solutions.size() == 1u);
  const auto& pieces = flow.solutions[0].pieces;
  BOOST_TEST_REQUIRE(pieces.size() == 2u);
  BOOST_TEST((pieces[0].to == RationalPoint{"3/2"_q, 2}));
  BOOST_TEST((pieces[1].stratum == NearestSites{{0}, {0, 1}}));
  BOOST_TEST((pieces[1].target == RationalPoint{"3/2"_q, 4}));
  BOOST_TEST((flow.solutions[0].limit() == RationalPoint{"3/2"_q, 4}));
}

BOOST_AUTO_TEST_CASE(every_piece_solves_the_inclusion_and_every_limit_is_critical) {
  std::mt19937_64 random(21);
  for (int n = 0; n < 400; ++n) {
    const std::size_t dimension = 1 + static_cast<std::size_t>(n % 3);
    const auto supports = test::random_supports(random, dimension, 4, 4);
    const Rational lambda = test::random_lambda(random);
    const DistancePotential potential(supports, lambda);
    RationalPoint from;
    for (std::size_t i = 0; i < dimension; ++i) from.emplace_back(static_cast<long>(random() % 13), 3l);
    const auto flow = limit_flow(potential, from, {24, 100});
    BOOST_TEST(!flow.solutions.empty());
    const auto critical = critical_points(supports, lambda);
    for (const LimitSolution& solution : flow.solutions) {
      BOOST_TEST((solution.pieces.front().from == from));
      for (std::size_t k = 0; k < solution.pieces.size(); ++k) {
        check_piece(potential, solution.pieces[k]);
        if (k == 0) continue;
        BOOST_TEST((*solution.pieces[k - 1].to == solution.pieces[k].from));
        BOOST_TEST(solution.pieces[k - 1].exit == solution.pieces[k].entry);
      }
      BOOST_TEST(!solution.pieces.back().to.has_value());
      const auto limit = solution.limit();
      BOOST_TEST(std::any_of(critical.begin(), critical.end(),
                             [&](const CriticalPoint& point) { return point.at == limit; }));
    }
  }
}

BOOST_AUTO_TEST_CASE(too_many_solutions_are_cut_off_and_said_to_be) {
  const DistancePotential potential({{{1}}, {{0}, {3}}}, "1/2"_q);
  const auto flow = limit_flow(potential, {"3/2"_q}, {2, 10});
  BOOST_TEST(!flow.complete);
  BOOST_TEST(flow.solutions.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_start_in_another_space_is_refused) {
  const DistancePotential potential({{{1}}, {{0}, {3}}}, "1/2"_q);
  BOOST_CHECK_THROW(limit_flow(potential, {0, 1}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
