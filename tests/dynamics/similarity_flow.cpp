// SPDX-License-Identifier: GPL-3.0-or-later
// Trajectories to heat time 1e-40, ending at smooth and at interface minimisers, judged by the
// potential, by the balance on an interface, and by runs with other digits and other stages.
#include "dynamics/similarity_flow.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "dynamics/radau_nodes.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

Mixture<Rational> diracs(const std::vector<RationalPoint>& points) {
  const Rational count = static_cast<long>(points.size());
  return {points, std::vector<Rational>(points.size(), 1 / count), std::vector<Rational>(points.size(), 0)};
}

const Rational end = "1e-40"_q;

MixedScore line() { return {diracs({{-1}, {1}, {2}}), diracs({{0}, {"1.5"_q}, {5}}), 2}; }
MixedScore plane() {
  return {diracs({{-3, "2.2"_q}, {"-1.2"_q, "-2.6"_q}, {1, "1.3"_q}}),
          diracs({{"2.8"_q, "-3.2"_q}, {4, "2.6"_q}, {"0.2"_q, "-0.2"_q}}), "2.5"_q};
}

Ball squared_distance(const std::vector<Ball>& y, const RationalPoint& point) {
  Ball sum(0);
  for (std::size_t i = 0; i < y.size(); ++i) sum += square(y[i] - Ball(point[i], y[i].precision()));
  return sum;
}

Ball potential(const MixedScore& mixed, const std::vector<Ball>& y) {
  auto nearest = [&](const Mixture<Rational>& mixture) {
    Ball least = squared_distance(y, mixture.means[0]);
    for (const auto& point : mixture.means) least = min(least, squared_distance(y, point));
    return least;
  };
  const Precision precision = y[0].precision();
  return Ball(mixed.lambda, precision) * nearest(mixed.first) +
         Ball(Rational(1 - mixed.lambda), precision) * nearest(mixed.second);
}

/// Whether lambda d1^2 + (1 - lambda) d2^2 rises in every direction tried, by more than the slow part
/// exp(-tau/2) = 1e-20 of the flow can hide.
bool at_a_minimiser(const MixedScore& mixed, const Trajectory& trajectory) {
  const Ball least = potential(mixed, trajectory.state);
  for (int a = -8; a <= 8; ++a)
    for (int b = -8; b <= 8; ++b) {
      std::vector<Ball> y = trajectory.state;
      const int direction[] = {a, b};
      bool moved = false;
      for (std::size_t i = 0; i < y.size(); ++i) {
        moved = moved || direction[i] != 0;
        y[i] += Ball(Rational(direction[i] * "1e-6"_q), y[i].precision());
      }
      if (moved && !certainly_less(least, potential(mixed, y))) return false;
    }
  return true;
}

/// How many points of the second measure are nearest, up to 1e-30.
std::size_t second_nearest(const MixedScore& mixed, const Trajectory& trajectory) {
  const Precision precision = trajectory.state[0].precision();
  std::size_t count = 0;
  Ball least = squared_distance(trajectory.state, mixed.second.means[0]);
  for (const auto& point : mixed.second.means) least = min(least, squared_distance(trajectory.state, point));
  for (const auto& point : mixed.second.means)
    if (certainly_less(squared_distance(trajectory.state, point), least + Ball("1e-30"_q, precision)))
      ++count;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(similarity_flow)

BOOST_AUTO_TEST_CASE(radau_points) {
  const Precision bits{200};
  const RadauNodes two(2, bits), three(3, bits), many(30, bits);
  const Ball tiny(power(2, -190), bits), coarse(power(2, -150), bits);
  BOOST_TEST(certainly_less(abs(two.points[1] - Ball("1/3"_q, bits)), tiny));
  const Ball root = sqrt(Ball(Rational(6), bits));
  BOOST_TEST(certainly_less(abs(three.points[1] - (4 - root) / 10), tiny));
  BOOST_TEST(certainly_less(abs(three.points[2] - (4 + root) / 10), tiny));
  // Exact for x^30, in the differentiation matrix and between the points.
  const Ball x = Ball("2/7"_q, bits).midpoint();
  const auto weights = many.weights_at(x);
  for (std::size_t i = 0; i <= 30; ++i) {
    Ball sum(0);
    for (std::size_t j = 0; j <= 30; ++j) sum += many.differentiation[i * 31 + j] * pow(many.points[j], 30);
    BOOST_TEST(certainly_less(abs(sum - 30 * pow(many.points[i], 29)), coarse));
  }
  Ball value(0), slope(0);
  for (std::size_t j = 0; j <= 30; ++j) {
    value += weights.value[j] * pow(many.points[j], 30);
    slope += weights.derivative[j] * pow(many.points[j], 30);
  }
  BOOST_TEST(certainly_less(abs(value - pow(x, 30)), coarse));
  BOOST_TEST(certainly_less(abs(slope - 30 * pow(x, 29)), coarse));
  BOOST_CHECK_THROW(RadauNodes(0, bits), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(line_to_an_interface) {
  const auto flow = follow_similarity_flow(line(), {"0.6"_q}, 1, end, 30, {.samples_per_step = 2});
  BOOST_REQUIRE(flow.complete);
  BOOST_TEST(flow.collocation_steps > 0);
  BOOST_TEST(*flow.agreed_digits >= 30);
  BOOST_TEST(*flow.agreed_exponent_digits >= 30);
  BOOST_TEST(at_a_minimiser(line(), flow));
  // On the interface the flow balances: (Y - lambda m1 - (1 - lambda) m2)/2 is about the distance, and
  // with m1 = 1: 3/4 = 2 - m2, so m2 = 5/4 and the weights of 0 and 3/2 are 1/6 and 5/6. Hence
  // Y - 3/4 = 4t/(2 * 3/2) log 5, up to a relative error of order t.
  const Precision bits{400};
  const Ball expected = 4 * flow.heat_time / 3 * log(Ball(Rational(5), bits));
  const Ball deviation = flow.state[0] - Ball("3/4"_q, bits);
  BOOST_TEST(certainly_less(abs(deviation - expected), expected * Ball("1e-38"_q, bits)));
  for (std::size_t i = 1; i < flow.samples.size(); ++i)
    BOOST_TEST(certainly_less(flow.samples[i - 1].tau, flow.samples[i].tau));
}

BOOST_AUTO_TEST_CASE(line_from_many_starts) {
  long smooth = 0, interfaces = 0;
  for (const Rational& from : {"-2"_q, "0.5"_q, "1.2"_q, "3"_q}) {
    const auto flow = similarity_flow_once(line(), {from}, 1, end, 30);
    BOOST_TEST_CONTEXT(to_string(from)) {
      BOOST_TEST(flow.complete);
      BOOST_TEST(at_a_minimiser(line(), flow));
      (second_nearest(line(), flow) > 1 ? interfaces : smooth) += 1;
    }
  }
  BOOST_TEST(smooth >= 1);
  BOOST_TEST(interfaces >= 2);
}

BOOST_AUTO_TEST_CASE(plane_to_an_edge) {
  const auto flow = follow_similarity_flow(plane(), {0, 0}, 1, end, 30);
  BOOST_REQUIRE(flow.complete);
  BOOST_TEST(*flow.agreed_digits >= 30);
  BOOST_TEST(*flow.agreed_exponent_digits >= 30);
  BOOST_TEST(at_a_minimiser(plane(), flow));
  BOOST_TEST(second_nearest(plane(), flow) == 2u);
}

BOOST_AUTO_TEST_CASE(plane_to_a_smooth_minimiser) {
  const auto flow = follow_similarity_flow(plane(), {-3, 3}, 1, end, 30);
  BOOST_REQUIRE(flow.complete);
  BOOST_TEST(*flow.agreed_digits >= 30);
  BOOST_TEST(at_a_minimiser(plane(), flow));
  BOOST_TEST(second_nearest(plane(), flow) == 1u);
}

BOOST_AUTO_TEST_CASE(plane_to_vertices) {
  // A vertex of three cells, and one of four cocircular points.
  const std::vector<std::vector<RationalPoint>> outer{{{1, 0}, {"-1/2"_q, 1}, {"-1/2"_q, -1}},
                                                      {{1, 1}, {-1, 1}, {1, -1}, {-1, -1}}};
  for (const auto& second : outer) {
    const MixedScore mixed{diracs({{"1/10"_q, "1/20"_q}}), diracs(second), 2};
    const auto flow = similarity_flow_once(mixed, {"1/5"_q, "-1/3"_q}, 1, end, 30);
    BOOST_REQUIRE(flow.complete);
    BOOST_TEST(at_a_minimiser(mixed, flow));
    BOOST_TEST(second_nearest(mixed, flow) == second.size());
  }
}

BOOST_AUTO_TEST_CASE(layers_as_thin_as_1e_minus_20) {
  // Starting at a tiny heat time, the interface is met when it is that thin.
  const auto flow = similarity_flow_once(line(), {"1.2"_q}, "1e-20"_q, end, 30);
  BOOST_REQUIRE(flow.complete);
  BOOST_TEST(at_a_minimiser(line(), flow));
  BOOST_TEST(second_nearest(line(), flow) == 2u);
}

BOOST_AUTO_TEST_CASE(other_stages_and_translation) {
  const auto flow = similarity_flow_once(line(), {"0.5"_q}, 1, "1e-20"_q, 30);
  const auto fewer = similarity_flow_once(line(), {"0.5"_q}, 1, "1e-20"_q, 30, {.stages = 17});
  MixedScore far = line();
  for (Mixture<Rational>* mixture : {&far.first, &far.second})
    for (auto& point : mixture->means) point[0] += "1e10"_q;
  const auto moved = similarity_flow_once(far, {"0.5"_q + "1e10"_q}, 1, "1e-20"_q, 30);
  const Ball tolerance("1e-48"_q, {300});
  BOOST_TEST(certainly_less(abs(flow.state[0] - fewer.state[0]), tolerance));
  BOOST_TEST(certainly_less(abs(moved.state[0] - Ball("1e10"_q, {400}) - flow.state[0]), tolerance));
}

BOOST_AUTO_TEST_CASE(an_interface_that_the_coefficients_do_not_show) {
  // A1 = {1}, A2 = {0, 1}, lambda = 2: at heat times below 1e-20 the field is 2 - Y up to the interface 1/2
  // and 1 - Y beyond, but for a layer of that width; from 0 it is met at tau0 = 2 log(4/3). Then Y = 1 -
  // exp(-(tau - tau0)/2)/2. The speed is at least 1/4 everywhere and |m2 - its limit| <= exp(-|y -
  // 1/2|/(2T)), so that the layer moves Y by less than 100 T.
  const MixedScore mixed{diracs({{1}}), diracs({{0}, {1}}), 2};
  const Rational start_time = "1e-20"_q;
  const auto flow = follow_similarity_flow(mixed, {0}, start_time, start_time / 20, 30);
  BOOST_REQUIRE(flow.complete);
  BOOST_TEST(*flow.agreed_digits >= 30);
  const Precision bits{400};
  const Ball decay = sqrt(1 / Ball(Rational(20), bits)), expected = 1 - Ball("2/3"_q, bits) * decay;
  BOOST_TEST(certainly_less(abs(flow.state[0] - expected), Ball(Rational(100 * start_time), bits)));
}

BOOST_AUTO_TEST_CASE(a_weight_that_counts_only_at_the_end) {
  // A1 = {0, 1}, A2 = {-1}, lambda = 2: the target of 0 is 1, where the site 1 is nearer, but its weight of
  // 1e-20000 keeps the start 1 at rest until t1 = 1/(4 log(1e20000)). Then its target 3 takes over, within a
  // share of 1/log(1e20000) < 1/40000 of t1: Y = 3 - 2 sqrt(t/t1) up to as much of 2 sqrt(t/t1).
  MixedScore mixed{diracs({{0}, {1}}), diracs({{-1}}), 2};
  const Rational light = power(Rational(10), -20000);
  mixed.first.weights = {1 - light, light};
  const auto flow = similarity_flow_once(mixed, {1}, 1, "1e-10"_q, 10);
  BOOST_REQUIRE(flow.complete);
  const Precision bits{200};
  const Ball moved = 2 * sqrt(4 * 20000 * log(Ball(Rational(10), bits)) * Ball("1e-10"_q, bits));
  BOOST_TEST(certainly_less(abs(flow.state[0] - (3 - moved)), moved / 40000));
}

BOOST_AUTO_TEST_CASE(few_stages_keep_the_digits) {
  // Sliding along an edge at 1e-3, where errors along it still show: 16 digits of coordinates below 10.
  const auto flow = similarity_flow_once(plane(), {0, 0}, 1, "1e-3"_q, 30);
  const auto fewer = similarity_flow_once(plane(), {0, 0}, 1, "1e-3"_q, 16, {.stages = 3});
  BOOST_REQUIRE(flow.complete);
  BOOST_REQUIRE(fewer.complete);
  for (std::size_t i = 0; i < 2; ++i)
    BOOST_TEST(certainly_less(abs(flow.state[i] - fewer.state[i]), Ball("1e-15"_q, {64})));
}

BOOST_AUTO_TEST_CASE(agreed_exponents_are_those_of_the_two_runs) {
  // Settled at 3/4 the sites 0 and 3/2 have responsibilities 1/6 and 5/6 up to order t
  // (line_to_an_interface); their log-odds are (3 Y - 9/4)/(4t), so that a gap g between the runs moves
  // log(1/6) by (5/6) (3 g/(4t)).
  const Rational end_time = "1e-8"_q;
  for (const Rational& from : {"0.5"_q, "0.6"_q, "0.7"_q, "0.8"_q, "0.9"_q, "1.2"_q}) {
    const Ball rough = similarity_flow_once(line(), {from}, 1, end_time, 10).state[0];
    const Ball fine = similarity_flow_once(line(), {from}, 1, end_time, 30).state[0];
    const Ball moved = 5 * abs(rough - fine) / Ball(Rational(8 * end_time), {64});
    const auto digits = static_cast<long>(std::floor(-std::log10(moved.to_double())));
    BOOST_TEST(*follow_similarity_flow(line(), {from}, 1, end_time, 10).agreed_exponent_digits == digits);
  }
}

BOOST_AUTO_TEST_CASE(bad_input_is_named) {
  auto refused = [](const std::string& key, auto call) {
    BOOST_CHECK_EXCEPTION(call(), std::invalid_argument, [&](const std::exception& error) {
      return std::string(error.what()).rfind(key, 0) == 0;
    });
  };
  refused("from", [] { follow_similarity_flow(line(), {1, 2}, 1, end, 30); });
  refused("end_time", [] { follow_similarity_flow(line(), {1}, 1, 2, 30); });
  refused("end_time", [] { follow_similarity_flow(line(), {1}, 1, 0, 30); });
  refused("start_time", [] { follow_similarity_flow(line(), {1}, 0, end, 30); });
  refused("digits", [] { follow_similarity_flow(line(), {1}, 1, end, 0); });
  MixedScore mixed = line();
  mixed.lambda = -1;
  refused("lambda", [&] { follow_similarity_flow(mixed, {1}, 1, end, 30); });
  mixed = line();
  mixed.second.variances[0] = 1;
  refused("second.variance", [&] { follow_similarity_flow(mixed, {1}, 1, end, 30); });
  mixed = line();
  mixed.first.weights[0] = 1;
  refused("first.weights", [&] { follow_similarity_flow(mixed, {1}, 1, end, 30); });
}

BOOST_AUTO_TEST_SUITE_END()
