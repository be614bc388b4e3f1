// SPDX-License-Identifier: GPL-3.0-or-later
/// Bifurcation diagrams against the critical points at single values of lambda.
#include "geometry/bifurcations.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>

#include "small_supports.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

struct Listed {
  RationalPoint at;
  CriticalKind kind;
  bool clarke, minimum;
  friend bool operator==(const Listed&, const Listed&) = default;
};

std::map<RationalPoint, Listed> on_branches(const BifurcationDiagram& diagram, const Rational& lambda) {
  const AlgebraicNumber value(lambda);
  std::map<RationalPoint, Listed> result;
  for (const CriticalBranch& branch : diagram.branches)
    if (branch.from < value && (!branch.to || value < *branch.to)) {
      const RationalPoint at = branch.at(lambda);
      BOOST_TEST(result.count(at) == 0u);
      result[at] = {at, branch.kind, branch.clarke, branch.minimum};
    }
  return result;
}

void compare_at(const BifurcationDiagram& diagram, const SupportPair& supports, const Rational& lambda) {
  BOOST_TEST_CONTEXT("lambda " << to_string(lambda)) {
    const auto branches = on_branches(diagram, lambda);
    const auto points = critical_points(supports, lambda);
    BOOST_TEST_REQUIRE(branches.size() == points.size());
    for (const CriticalPoint& point : points) {
      BOOST_TEST_REQUIRE(branches.count(point.at) == 1u);
      BOOST_TEST((branches.at(point.at) == Listed{point.at, point.kind, point.clarke, point.minimum}));
    }
  }
}

/// Between two bifurcation values the branches are the critical points.
void compare_everywhere(const SupportPair& supports) {
  const auto diagram = bifurcation_diagram(supports);
  std::vector<AlgebraicNumber> values = {Rational(0)};
  for (const CriticalBranch& branch : diagram.branches) {
    values.push_back(branch.from);
    if (branch.to) values.push_back(*branch.to);
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  for (std::size_t n = 0; n < values.size(); ++n)
    compare_at(
        diagram, supports,
        n + 1 < values.size() ? rational_between(values[n], values[n + 1]) : Rational(values[n].upper() + 7));
  // Every change between neighbouring intervals is an event.
  for (const Bifurcation& event : diagram.bifurcations) {
    BOOST_TEST((AlgebraicNumber(Rational(0)) < event.lambda));
    BOOST_TEST(!event.event.empty());
  }
}

std::vector<std::string> events(const BifurcationDiagram& diagram) {
  std::vector<std::string> result;
  for (const Bifurcation& event : diagram.bifurcations)
    result.push_back(
        (event.lambda.is_rational() ? to_string(event.lambda.rational()) : std::string("irrational")) + " " +
        event.event);
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bifurcations_suite)

BOOST_AUTO_TEST_CASE(branches_are_the_critical_points_between_bifurcations_on_the_line) {
  std::mt19937_64 random(11);
  for (int n = 0; n < 120; ++n) compare_everywhere(test::random_supports(random, 1, 4, 7));
}

BOOST_AUTO_TEST_CASE(branches_are_the_critical_points_between_bifurcations_in_the_plane) {
  std::mt19937_64 random(12);
  for (int n = 0; n < 60; ++n) compare_everywhere(test::random_supports(random, 2, 4, 2 + n % 4));
}

BOOST_AUTO_TEST_CASE(branches_are_the_critical_points_between_bifurcations_in_space) {
  std::mt19937_64 random(13);
  for (int n = 0; n < 12; ++n) compare_everywhere(test::random_supports(random, 3, 4, 3));
}

BOOST_AUTO_TEST_CASE(two_sites_against_one_by_hand) {
  // A1 = {1}, A2 = {0, 3}. The minimum at 3 - 2 lambda runs into the maximum at the border 3/2 of A2's cells
  // when lambda = 3/4, and both are gone; the minimum at lambda reaches the border at 3/2 and stays on it.
  const auto diagram = bifurcation_diagram({{{1}}, {{0}, {3}}});
  BOOST_TEST((events(diagram) == std::vector<std::string>{"3/4 dies", "3/2 meets interface, changes kind"}));
  BOOST_TEST_REQUIRE(diagram.branches.size() == 4u);
  BOOST_TEST_REQUIRE(diagram.bifurcations.size() == 2u);
  BOOST_TEST(diagram.bifurcations[0].before.size() == 2u);
  BOOST_TEST(diagram.bifurcations[0].after.empty());
  for (const Bifurcation& event : diagram.bifurcations)
    BOOST_TEST((diagram.branches[static_cast<std::size_t>(event.branch)].at(event.lambda.rational()) ==
                RationalPoint{"3/2"_q}));
}

BOOST_AUTO_TEST_CASE(a_clarke_set_may_change_at_an_irrational_lambda) {
  // Sites on one circle: all pairs of subsets are nearest at its centre, and few of them meet.
  const std::vector<RationalPoint> circle = {{5, 0},  {4, 3},   {3, 4},   {0, 5},  {-3, 4}, {-4, 3},
                                             {-5, 0}, {-4, -3}, {-3, -4}, {0, -5}, {3, -4}, {4, -3}};
  std::mt19937_64 random(17);
  int found = 0;
  for (int n = 0; n < 300 && found < 3; ++n) {
    SupportPair supports;
    for (auto* sites : {&supports.first, &supports.second})
      while (sites->size() < 3) {
        const auto& point = circle[random() % circle.size()];
        if (std::find(sites->begin(), sites->end(), point) == sites->end()) sites->push_back(point);
      }
    const auto diagram = bifurcation_diagram(supports);
    for (const Bifurcation& event : diagram.bifurcations) {
      if (event.lambda.is_rational()) continue;
      ++found;
      const auto near = event.lambda.narrowed("1/1000000000000"_q);
      compare_at(diagram, supports, near.lower());
      compare_at(diagram, supports, near.upper());
    }
  }
  BOOST_TEST(found >= 3);
}

BOOST_AUTO_TEST_SUITE_END()
