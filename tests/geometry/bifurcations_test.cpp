// SPDX-License-Identifier: GPL-3.0-or-later
/// Bifurcation diagrams against the critical points at single values of lambda.
#include "geometry/bifurcations.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

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

/// Three sites each on one circle: all of them are nearest at its centre, and few of their pairs meet.
SupportPair concyclic_supports(std::mt19937_64& random) {
  const std::vector<RationalPoint> circle = {{5, 0},  {4, 3},   {3, 4},   {0, 5},  {-3, 4}, {-4, 3},
                                             {-5, 0}, {-4, -3}, {-3, -4}, {0, -5}, {3, -4}, {4, -3}};
  SupportPair supports;
  for (auto* sites : {&supports.first, &supports.second})
    while (sites->size() < 3) {
      const auto& point = circle[random() % circle.size()];
      if (std::find(sites->begin(), sites->end(), point) == sites->end()) sites->push_back(point);
    }
  return supports;
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

BOOST_AUTO_TEST_CASE(saddles_merge_with_one_that_goes_on_for_ever) {
  // A1 on the x-axis, A2 on the y-axis. The origin is a saddle for every lambda; on the border of A1's cells
  // the saddles (0, +-(1 - lambda), 0) run into it when lambda = 1. Where A2's border meets the cells of -1
  // and 1, a saddle and two minima become one minimum.
  const auto diagram = bifurcation_diagram({{{-1, 0, 0}, {1, 0, 0}}, {{0, -1, 0}, {0, 1, 0}}});
  BOOST_TEST((events(diagram) == std::vector<std::string>(3, "1 merges")));
  BOOST_TEST_REQUIRE(diagram.bifurcations.size() == 3u);
  const Bifurcation& middle = diagram.bifurcations[1];
  BOOST_TEST(middle.before.size() == 3u);
  BOOST_TEST_REQUIRE(middle.after.size() == 1u);
  const CriticalBranch& origin = diagram.branches[static_cast<std::size_t>(middle.after[0])];
  BOOST_TEST((origin.at(1) == RationalPoint{0, 0, 0}));
  BOOST_TEST((origin.from == AlgebraicNumber(Rational(0))));
  BOOST_TEST(!origin.to.has_value());
  for (const Bifurcation& event : {diagram.bifurcations[0], diagram.bifurcations[2]})
    BOOST_TEST(event.before.size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_saddle_splits_into_a_maximum_and_a_saddle) {
  // At v = (-1/2, 1/2) three sites of A1 and both of A2 tie. It is a maximum once v + (lambda - 1) y is
  // within lambda times A1's triangle for both y in A2; the last one enters over the side of (0, 2) and (1,
  // 0), on whose bisector a saddle sets out.
  const auto diagram = bifurcation_diagram({{{0, 2}, {1, 0}, {1, 1}}, {{2, 0}, {2, 1}}});
  const auto split = std::find_if(diagram.bifurcations.begin(), diagram.bifurcations.end(),
                                  [](const Bifurcation& event) { return event.event == "splits"; });
  BOOST_TEST_REQUIRE((split != diagram.bifurcations.end()));
  BOOST_TEST((split->lambda == AlgebraicNumber("9/4"_q)));
  BOOST_TEST_REQUIRE(split->before.size() == 1u);
  BOOST_TEST_REQUIRE(split->after.size() == 2u);
  std::set<std::pair<std::string, std::vector<int>>> after;
  for (int n : split->after) {
    const CriticalBranch& branch = diagram.branches[static_cast<std::size_t>(n)];
    BOOST_TEST((branch.at("9/4"_q) == RationalPoint{"-1/2"_q, "1/2"_q}));
    after.emplace(to_string(branch.kind), branch.first);
  }
  BOOST_TEST((after == decltype(after){{"maximum", {0, 1, 2}}, {"saddle", {0, 1}}}));
}

BOOST_AUTO_TEST_CASE(a_clarke_set_may_change_at_an_irrational_lambda) {
  std::mt19937_64 random(17);
  int found = 0;
  for (int n = 0; n < 300 && found < 3; ++n) {
    const SupportPair supports = concyclic_supports(random);
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

BOOST_AUTO_TEST_CASE(clarke_sets_of_concyclic_sites_agree_at_many_values) {
  std::mt19937_64 random(18);
  // The first has a pair of gradients whose matrix needs its rows exchanged at some values of lambda only.
  SupportPair supports{{{4, 3}, {4, -3}, {3, -4}}, {{-5, 0}, {5, 0}, {4, -3}}};
  for (int n = 0; n < 60; ++n, supports = concyclic_supports(random)) {
    const auto diagram = bifurcation_diagram(supports);
    std::set<Rational> ends;
    for (const CriticalBranch& branch : diagram.branches)
      for (const auto& end : {std::optional(branch.from), branch.to})
        if (end && end->is_rational()) ends.insert(end->rational());
    for (int k = 1; k < 30; ++k) {
      const Rational lambda = 1 + Rational(k * k, 150);
      if (ends.count(lambda) == 0) compare_at(diagram, supports, lambda);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
