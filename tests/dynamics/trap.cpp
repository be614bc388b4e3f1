// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/trap.hpp"

#include <boost/test/unit_test.hpp>

#include "minimisers.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::testing;

namespace {

/// The plain trajectory stays where the certificate says and ends nearer to its minimiser than to any other.
/// Entries so late that the plain flow would be too stiff are let pass.
void check_against_plain(const MixedScore& score, const std::vector<Trap>& traps,
                         const std::vector<double>& start, double start_time, const Destination& end) {
  if (end.entry > 8) return;
  const auto y = plain_flow(score, start_time, start, std::max(7.0, to_double(end.entry)));
  const double own = distance(y, traps[end.minimiser].minimiser());
  BOOST_TEST(own < end.radius.to_double());
  for (std::size_t k = 0; k < traps.size(); ++k)
    if (k != end.minimiser) BOOST_TEST(own < distance(y, traps[k].minimiser()));
}

int proven_among_random_starts(std::mt19937_64& random, std::size_t dimension, int trials) {
  int proven = 0;
  const Rational lambdas[] = {"1/3"_q, 1, "3/2"_q, "5/2"_q};
  for (int trial = 0; trial < trials; ++trial) {
    const MixedScore score{diracs(random_sites(random, 3, dimension)),
                           diracs(random_sites(random, 3, dimension)), lambdas[trial % 4]};
    const std::vector<Trap> traps = traps_around(score, minimisers(score));
    RationalPoint start;
    std::vector<double> plain;
    for (std::size_t i = 0; i < dimension; ++i) {
      start.emplace_back(static_cast<long>(random() % 161) - 80, 8);
      plain.push_back(to_double(start.back()));
    }
    const Destination end = destination(score, traps, euclidean_ball(start, 0, {64}), 2,
                                        {.flow = {.digits = 8, .most_steps = 200}});
    if (!end.proven) continue;
    ++proven;
    check_against_plain(score, traps, plain, 2, end);
  }
  return proven;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trap)

BOOST_AUTO_TEST_CASE(one_dirac_a_side_traps_everything) {
  const MixedScore score{diracs({{1, 2}}), diracs({{3, 4}}), "3/2"_q};
  const std::vector<Trap> traps = traps_around(score, minimisers(score));
  BOOST_TEST(traps.size() == 1U);
  BOOST_TEST(!traps[0].star_radius().is_finite());
  const Destination end = destination(score, traps, euclidean_ball({1000, -500}, 100, {64}), 100);
  BOOST_TEST(end.proven);
  BOOST_TEST(end.steps == 0);
}

BOOST_AUTO_TEST_CASE(star_radii_are_the_exact_ones) {
  // p = 0 with its site at 0 and others at -3 and 5: nearest boundary 3/2.
  const MixedScore line{diracs({{0}, {-3}, {5}}), diracs({{7}}), 1};
  const auto traps = traps_around(line, minimisers(line));
  BOOST_TEST(traps.size() == 3U);
  BOOST_TEST(certainly_at_most(traps[0].star_radius(), Ball("3/2"_q, {80})));
  BOOST_TEST(traps[0].star_radius().to_double() > 1.499);
  // On an interface of A2 = {-1, 1} the third site at 7 ends the star: at 4, where 7 is as near as 1; the
  // site of A1 at 20 is farther.
  const MixedScore guided{diracs({{0}, {20}}), diracs({{-1}, {1}, {7}}), 2};
  const auto guided_traps = traps_around(guided, minimisers(guided));
  bool seen = false;
  for (const Trap& one : guided_traps)
    if (one.minimiser() == RationalPoint{0}) {
      seen = true;
      BOOST_TEST(certainly_at_most(one.star_radius(), Ball(4)));
      BOOST_TEST(one.star_radius().to_double() > 3.999);
    }
  BOOST_TEST(seen);
}

// The differential inequality of the proof, probed: on the edge of a trap |y - p| falls, now and later.
BOOST_AUTO_TEST_CASE(trajectories_enter_through_the_edge) {
  std::mt19937_64 random(3);
  for (const Rational& lambda : {"1/2"_q, Rational(1), "5/2"_q}) {
    const MixedScore score = paper_plane(lambda);
    for (const Trap& one : traps_around(score, minimisers(score)))
      for (const Rational& rate : {"1/4"_q, Rational(1), Rational(10), Rational(1000)}) {
        const EuclideanBall inner = euclidean_ball(one.minimiser(), "1/10"_q, {64});
        const auto radius = one.radius_around(inner, Ball(rate, {64}));
        if (!radius) continue;
        for (int k = 0; k < 40; ++k) {
          const double angle = 6.3 * static_cast<double>(random() % 1000) / 1000, rho = radius->to_double();
          const std::vector<double> edge{to_double(one.minimiser()[0]) + rho * std::cos(angle),
                                         to_double(one.minimiser()[1]) + rho * std::sin(angle)};
          // 1/(4T) = rate, and a time too short to cross the trap
          const double start_time = 1 / (4 * to_double(rate));
          BOOST_TEST(distance(plain_flow(score, start_time, edge, 0.01), one.minimiser()) < rho);
        }
      }
  }
}

// The share of the site at 1 at y is 1/(1 + exp(rate (1 - 2y))/999); the flow is inwards at y while it is
// below y.
BOOST_AUTO_TEST_CASE(a_light_site_next_to_a_heavy_one_waits_for_its_time) {
  MixedScore score{diracs({{0}, {1}}), diracs({{0}}), 1};
  score.first.weights = {"1/1000"_q, "999/1000"_q};
  const auto traps = traps_around(score, minimisers(score));
  BOOST_TEST_REQUIRE((traps.at(0).minimiser() == RationalPoint{0}));
  int trapped_at = 0, free_at = 0;
  for (const Rational& rate : {"1/100"_q, "1"_q, "3"_q, "6"_q, "9"_q, "12"_q, "20"_q, "100"_q}) {
    const auto radius = traps[0].radius_around(euclidean_ball({0}, "1/10"_q, {64}), Ball(rate, {64}));
    ++(radius ? trapped_at : free_at);
    if (!radius) continue;
    const double rho = radius->to_double();
    BOOST_TEST(1 / (1 + std::exp(to_double(rate) * (1 - 2 * rho)) / 999) < rho);
  }
  BOOST_TEST(trapped_at >= 2);
  BOOST_TEST(free_at >= 2);
}

BOOST_AUTO_TEST_CASE(no_start_is_sent_elsewhere) {
  std::mt19937_64 random(11);
  BOOST_TEST(proven_among_random_starts(random, 1, 40) >= 25);
  BOOST_TEST(proven_among_random_starts(random, 2, 24) >= 12);
}

BOOST_AUTO_TEST_CASE(the_separatrix_of_a_symmetric_pair_is_never_decided) {
  const MixedScore score{diracs({{-1}, {1}}), diracs({{0}}), 1};
  const auto traps = traps_around(score, minimisers(score));
  BOOST_TEST(traps.size() == 2U);
  const DestinationOptions options{.flow = {.digits = 8, .most_steps = 60}};
  BOOST_TEST(!destination(score, traps, euclidean_ball({0}, 0, {64}), 1, options).proven);
  BOOST_TEST(!destination(score, traps, euclidean_ball({"1/100"_q}, "1/50"_q, {64}), 1, options).proven);
  const Destination right = destination(score, traps, euclidean_ball({"1/100"_q}, "1/200"_q, {64}), 1);
  BOOST_TEST(right.proven);
  BOOST_TEST(traps[right.minimiser].minimiser()[0] == 1);
}

BOOST_AUTO_TEST_CASE(interface_minima_are_reached) {
  const MixedScore score = paper_plane("5/2"_q);
  const auto points = minimisers(score);
  int interfaces = 0;
  for (const CriticalPoint& point : points) interfaces += point.kind == CriticalKind::interface_minimum;
  BOOST_TEST(points.size() == 3U);
  BOOST_TEST(interfaces == 2);
  const auto traps = traps_around(score, points);
  for (std::size_t k = 0; k < points.size(); ++k) {
    const Destination end = destination(score, traps, euclidean_ball(points[k].at, "1/10"_q, {64}), "1/10"_q);
    BOOST_TEST(end.proven);
    BOOST_TEST(end.minimiser == k);
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_minimum) {
  const MixedScore score = paper_plane(1);
  CriticalPoint point = minimisers(score).front();
  point.minimum = false;
  BOOST_CHECK_THROW(Trap(score, point), std::invalid_argument);
  BOOST_TEST(traps_around(score, {point}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
