// SPDX-License-Identifier: GPL-3.0-or-later
#define BOOST_TEST_MODULE validated_flow
#include "dynamics/validated_flow.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

#include "extrapolated_flow.hpp"
#include "minimisers.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::testing;

namespace {

ValidatedFlow flow_from(const MixedScore& score, const Rational& start_time, const RationalPoint& centre,
                        const Rational& radius, const ValidatedFlowOptions& options = {}) {
  return {score, start_time, euclidean_ball(centre, radius, Precision::digits(options.digits).plus(30)),
          options};
}

bool box_contains(const ValidatedFlow& flow, std::size_t coordinate, const Real& value) {
  return flow.now().box()[coordinate].contains(exact_ball(value, {200}));
}

/// |a - b| - r > 0 proven: the point cannot belong to the ball.
bool certainly_outside(const EuclideanBall& ball, const EuclideanBall& point) {
  Ball squares(0);
  for (std::size_t i = 0; i < ball.centre.size(); ++i) squares += square(ball.centre[i] - point.centre[i]);
  return certainly_less(ball.radius + point.radius, sqrt(squares.upper()).lower());
}

Rational random_rational(std::mt19937_64& random, long scale) {
  return Rational(static_cast<long>(random() % 2001) - 1000, 1000) * scale;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(flow)

BOOST_AUTO_TEST_CASE(one_dirac_has_a_closed_form) {
  const MixedScore score{diracs({{"1/3"_q, -2}}), diracs({{5, "1/7"_q}}), 1};
  ValidatedFlow flow = flow_from(score, 2, {4, 1}, 0);
  BOOST_TEST(flow.follow("7/2"_q));
  BOOST_TEST(flow.steps() == 1);
  const Precision precision{300};
  const Ball decay = exp(Ball("-7/4"_q, precision));
  const auto box = flow.now().box();
  BOOST_TEST(box[0].contains(Ball("1/3"_q, precision) + decay * Ball("11/3"_q, precision)));
  BOOST_TEST(box[1].contains(Ball(-2) + decay * 3));
  BOOST_TEST(flow.now().radius.to_double() < 1e-49);
}

BOOST_AUTO_TEST_CASE(one_dirac_a_side_under_guidance) {
  const MixedScore score{diracs({{1}}), diracs({{3}}), "5/2"_q};
  ValidatedFlow flow = flow_from(score, 1, {0}, 0);
  BOOST_TEST(flow.follow(2));
  // the attractor is 5/2 - 9/2 = -2
  BOOST_TEST(flow.now().box()[0].contains(Ball(-2) + 2 * exp(Ball(Rational(-1), {300}))));
}

BOOST_AUTO_TEST_CASE(symmetric_pair_keeps_its_midpoint) {
  const MixedScore score{diracs({{-1}, {1}}), diracs({{0}}), 1};
  ValidatedFlow flow = flow_from(score, 3, {0}, 0, {.digits = 30});
  BOOST_TEST(flow.follow(1));
  BOOST_TEST(flow.now().box()[0].contains_zero());
  BOOST_TEST(flow.now().radius.to_double() < 1e-25);
}

BOOST_AUTO_TEST_CASE(encloses_an_independent_integration) {
  struct Case {
    Rational lambda;
    RationalPoint start;
  };
  for (const Case& c : {Case{"1/2"_q, {0, 0}}, Case{1, {2, -1}}, Case{"5/2"_q, {"-1/2"_q, 1}}}) {
    const MixedScore score = paper_plane(c.lambda);
    ValidatedFlow flow = flow_from(score, 1, c.start, 0, {.digits = 14});
    BOOST_TEST(flow.follow("3/2"_q));
    const RealPoint y = extrapolated_flow(score, 1, real(c.start), "3/2"_q, 24);
    for (std::size_t i = 0; i < 2; ++i) BOOST_TEST(box_contains(flow, i, y[i]));
    BOOST_TEST(flow.now().radius.to_double() < 1e-11);
  }
}

BOOST_AUTO_TEST_CASE(unequal_weights_and_three_dimensions) {
  MixedScore score{diracs({{0, 0, 1}, {1, 0, 0}, {0, 2, 0}, {-1, 0, 0}}), diracs({{0, 0, 0}, {1, 1, 1}}),
                   "3/2"_q};
  score.first.weights = {"1/2"_q, "1/4"_q, "1/8"_q, "1/8"_q};
  score.second.weights = {"0.01"_q, "0.99"_q};
  const RationalPoint start{"1/10"_q, "-1/5"_q, "1/3"_q};
  ValidatedFlow flow = flow_from(score, 2, start, 0, {.digits = 12});
  BOOST_TEST(flow.follow(2));
  const RealPoint y = extrapolated_flow(score, 2, real(start), 2, 24);
  for (std::size_t i = 0; i < 3; ++i) BOOST_TEST(box_contains(flow, i, y[i]));
  BOOST_TEST(flow.now().radius.to_double() < 1e-9);
}

BOOST_AUTO_TEST_CASE(asked_digits_are_delivered_to_late_times) {
  const MixedScore score{diracs({{-1, 0}, {1, "0.5"_q}, {0, -2}}), diracs({{0, 0}}), 1};
  std::vector<std::vector<Ball>> boxes;
  for (const long digits : {100L, 50L, 30L}) {
    ValidatedFlow flow = flow_from(score, 1, {"0.3"_q, "0.1"_q}, 0, {.digits = digits});
    BOOST_TEST(flow.follow(30));
    BOOST_TEST(certainly_less(flow.now().radius, pow(Ball("0.1"_q, {64}), digits - 5)));
    boxes.push_back(flow.now().box());
  }
  for (std::size_t i = 0; i < 2; ++i) {
    BOOST_TEST(boxes[1][i].overlaps(boxes[0][i]));
    BOOST_TEST(boxes[2][i].contains(boxes[1][i].midpoint()));
  }
}

// Here the layer that the trajectory crosses becomes thinner than the disc of the step before.
BOOST_AUTO_TEST_CASE(passes_through_a_thinning_layer) {
  ValidatedFlow flow = flow_from(paper_plane("1/2"_q), 1, {"132/25"_q, "-87/50"_q}, 0, {.digits = 8});
  BOOST_TEST(flow.follow(60));
  const EuclideanBall minimiser = euclidean_ball({"3/5"_q, "11/20"_q}, "1e-10"_q, {64});
  BOOST_TEST(minimiser.box()[0].contains(flow.now().box()[0]));
  BOOST_TEST(minimiser.box()[1].contains(flow.now().box()[1]));
}

BOOST_AUTO_TEST_CASE(a_ball_of_starts_contains_its_members) {
  std::mt19937_64 random(7);
  for (const Rational& lambda : {"1/2"_q, "5/2"_q}) {
    const MixedScore score = paper_plane(lambda);
    for (int trial = 0; trial < 2; ++trial) {
      const RationalPoint centre{random_rational(random, 3), random_rational(random, 3)};
      ValidatedFlow set = flow_from(score, 1, centre, "1/50"_q, {.digits = 8});
      set.follow(3);
      BOOST_TEST(set.similarity_time() > 0);
      for (const auto& [dx, dy] : {std::pair{3, 4}, {-4, 3}, {-3, -4}, {4, -3}, {0, 2}}) {
        const RationalPoint member{centre[0] + Rational(dx, 250), centre[1] + Rational(dy, 250)};
        ValidatedFlow one = flow_from(score, 1, member, 0, {.digits = 12});
        BOOST_TEST(one.follow(set.similarity_time()));
        BOOST_TEST(!certainly_outside(set.now(), one.now()));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(tubes_hold_the_whole_step) {
  const MixedScore score = paper_plane("5/2"_q);
  const RationalPoint start{"1/2"_q, "1/3"_q};
  ValidatedFlow flow = flow_from(score, 1, start, 0, {.digits = 10});
  Rational before = 0;
  while (flow.advance("1/2"_q)) {
    ValidatedFlow inner = flow_from(score, 1, start, 0, {.digits = 20});
    BOOST_TEST(inner.follow((before + flow.similarity_time()) / 2));
    for (std::size_t i = 0; i < 2; ++i) BOOST_TEST(flow.tube()[i].contains(inner.now().box()[i]));
    before = flow.similarity_time();
  }
  BOOST_TEST(before == "1/2"_q);
}

BOOST_AUTO_TEST_CASE(invariant_under_translation_rotation_and_scaling) {
  // x -> s Q x + b with s = 10 and Q = (3 -4; 4 3)/5; times scale with s^2.
  const auto image = [](const RationalPoint& x) {
    return RationalPoint{6 * x[0] - 8 * x[1] + 1000, 8 * x[0] + 6 * x[1] - 77};
  };
  const MixedScore score = paper_plane("3/2"_q);
  MixedScore moved = score;
  for (auto* mixture : {&moved.first, &moved.second})
    for (RationalPoint& mean : mixture->means) mean = image(mean);
  const RationalPoint start{"1/4"_q, "-1/2"_q};
  ValidatedFlow flow = flow_from(score, "1/2"_q, start, 0, {.digits = 20});
  ValidatedFlow other = flow_from(moved, 50, image(start), 0, {.digits = 20});
  BOOST_TEST(flow.follow(2));
  BOOST_TEST(other.follow(2));
  const auto a = flow.now().box(), b = other.now().box();
  BOOST_TEST(b[0].overlaps(6 * a[0] - 8 * a[1] + Ball(1000)));
  BOOST_TEST(b[1].overlaps(8 * a[0] + 6 * a[1] - Ball(77)));
}

BOOST_AUTO_TEST_CASE(stops_honestly) {
  // On an interface for ever: the flow is ever stiffer, and a set of starts is torn apart.
  const MixedScore score{diracs({{-1}, {1}}), diracs({{0}}), 1};
  ValidatedFlow torn = flow_from(score, 1, {0}, "1/10"_q, {.digits = 8, .most_steps = 200});
  BOOST_TEST(!torn.follow(20));
  BOOST_TEST(torn.similarity_time() < 20);
  ValidatedFlow brief = flow_from(paper_plane(1), 1, {0, 0}, 0, {.digits = 20, .most_steps = 2});
  BOOST_TEST(!brief.follow(20));
  BOOST_TEST(brief.steps() == 2);
  ValidatedFlow check = flow_from(paper_plane(1), 1, {0, 0}, 0, {.digits = 30});
  BOOST_TEST(check.follow(brief.similarity_time()));
  BOOST_TEST(!certainly_outside(brief.now(), check.now()));
}

BOOST_AUTO_TEST_CASE(refuses_what_it_cannot_do) {
  MixedScore score = paper_plane(1);
  BOOST_CHECK_THROW(flow_from(score, 0, {0, 0}, 0), std::invalid_argument);
  BOOST_CHECK_THROW(flow_from(score, 1, {0}, 0), std::invalid_argument);
  score.first.variances[0] = "0.1"_q;
  BOOST_CHECK_THROW(flow_from(score, 1, {0, 0}, 0), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
