// SPDX-License-Identifier: GPL-3.0-or-later
// Linear algebra against its definitions, on small integer matrices of every rank.
#include "geometry/linear.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "geometry/supports.hpp"
#include "random_points.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::test;

namespace {

// By permutations: no elimination.
Rational determinant(const std::vector<RationalPoint>& rows, const std::vector<std::size_t>& which_rows,
                     std::vector<std::size_t> which_columns) {
  if (which_rows.empty()) return 1;
  Rational sum = 0;
  const std::vector<std::size_t> rest(which_rows.begin() + 1, which_rows.end());
  for (std::size_t k = 0; k < which_columns.size(); ++k) {
    auto columns = which_columns;
    columns.erase(columns.begin() + static_cast<long>(k));
    const Rational term = rows[which_rows[0]][which_columns[k]] * determinant(rows, rest, columns);
    sum += k % 2 ? Rational(-term) : term;
  }
  return sum;
}

void subsets(std::size_t n, std::size_t k, std::vector<std::size_t> chosen,
             std::vector<std::vector<std::size_t>>& all) {
  if (chosen.size() == k) return all.push_back(chosen);
  for (std::size_t i = chosen.empty() ? 0 : chosen.back() + 1; i < n; ++i) {
    auto more = chosen;
    more.push_back(i);
    subsets(n, k, more, all);
  }
}

// The size of the largest minor that does not vanish.
int rank_by_minors(const std::vector<RationalPoint>& rows, std::size_t columns) {
  for (std::size_t k = std::min(rows.size(), columns); k > 0; --k) {
    std::vector<std::vector<std::size_t>> some_rows, some_columns;
    subsets(rows.size(), k, {}, some_rows);
    subsets(columns, k, {}, some_columns);
    for (const auto& r : some_rows)
      for (const auto& c : some_columns)
        if (determinant(rows, r, c) != 0) return static_cast<int>(k);
  }
  return 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(linear)

BOOST_AUTO_TEST_CASE(random_systems) {
  std::mt19937_64 engine(1);
  int solvable = 0, unsolvable = 0;
  for (int trial = 0; trial < 600; ++trial) {
    const auto columns = static_cast<std::size_t>(random_integer(engine, 1, 4));
    const int row_count = random_integer(engine, 1, 4);
    std::vector<RationalPoint> rows;
    std::vector<Rational> right;
    for (int i = 0; i < row_count; ++i) {
      rows.push_back(grid_point(engine, columns, 1, 1 + trial % 3));
      right.push_back(random_integer(engine, -1, 1));
    }
    const int expected_rank = rank_by_minors(rows, columns);
    BOOST_REQUIRE_EQUAL(rank(rows), expected_rank);
    const auto basis = null_space(rows, columns);
    BOOST_REQUIRE_EQUAL(basis.size() + static_cast<std::size_t>(expected_rank), columns);
    BOOST_TEST(rank(basis) == static_cast<int>(basis.size()));
    for (const auto& x : basis) {
      for (const auto& row : rows) BOOST_TEST(dot(row, x) == 0);
      BOOST_CHECK(primitive(x) == x);
    }
    std::vector<RationalPoint> chosen, extended = rows;
    for (int i : independent_rows(rows)) chosen.push_back(rows[static_cast<std::size_t>(i)]);
    BOOST_TEST(rank_by_minors(chosen, columns) == expected_rank);
    BOOST_TEST(static_cast<int>(chosen.size()) == expected_rank);
    for (std::size_t i = 0; i < rows.size(); ++i) extended[i].push_back(right[i]);
    const bool consistent = rank_by_minors(extended, columns + 1) == expected_rank;
    const RationalPoint point = grid_point(engine, columns, 3, 2);
    const auto solution = solve(rows, right);
    const auto nearest = project(point, rows, right);
    BOOST_REQUIRE(solution.has_value() == consistent);
    BOOST_REQUIRE(nearest.has_value() == consistent);
    (consistent ? solvable : unsolvable) += 1;
    if (!consistent) continue;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      BOOST_TEST(dot(rows[i], *solution) == right[i]);
      BOOST_TEST(dot(rows[i], *nearest) == right[i]);
    }
    // Nearest: the way there is orthogonal to the solutions.
    RationalPoint way = *nearest;
    for (std::size_t k = 0; k < columns; ++k) way[k] -= point[k];
    for (const auto& x : basis) BOOST_TEST(dot(way, x) == 0);
  }
  BOOST_TEST(solvable > 100);
  BOOST_TEST(unsolvable > 100);
}

BOOST_AUTO_TEST_CASE(affine_ranks) {
  BOOST_TEST(affine_rank({}) == -1);
  BOOST_TEST(affine_rank({{1, 2}}) == 0);
  BOOST_TEST(affine_rank({{1, 2}, {1, 2}}) == 0);
  BOOST_TEST(affine_rank({{1, 2}, {2, 4}, {3, 6}}) == 1);
  BOOST_TEST(affine_rank({{1, 2}, {2, 4}, {3, 7}, {0, 0}}) == 2);
  BOOST_TEST(affine_rank({{"1/3"_q, 0, 0}, {0, "1/3"_q, 0}, {0, 0, "1/3"_q}}) == 2);
}

BOOST_AUTO_TEST_CASE(empty_systems) {
  BOOST_TEST(rank({}) == 0);
  BOOST_TEST(null_space({}, 3).size() == 3u);
  BOOST_CHECK((*project({1, 2}, {}, {}) == RationalPoint{1, 2}));
  BOOST_CHECK_THROW(solve({{1}}, {}), std::invalid_argument);
  BOOST_CHECK_THROW(rank({{1}, {1, 2}}), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(primitive_vectors) {
  BOOST_CHECK((primitive({"2/3"_q, -4, 0}) == RationalPoint{1, -6, 0}));
  BOOST_CHECK((primitive({0, 0}) == RationalPoint{0, 0}));
  BOOST_CHECK((primitive({6, 9}) == RationalPoint{2, 3}));
}

BOOST_AUTO_TEST_SUITE_END()
