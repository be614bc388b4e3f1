// SPDX-License-Identifier: GPL-3.0-or-later
// Trajectories to heat time 1e-40, ending at smooth and at interface minimisers, against the exact critical
// points and against runs with other digits and other stages.
#include "dynamics/similarity_flow.hpp"

#include <boost/test/unit_test.hpp>

#include "dynamics/radau_nodes.hpp"
#include "geometry/critical_points.hpp"

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

/// The minimiser that the trajectory ends at: within 1e-18, where the slow part exp(-tau/2) leaves 1e-20.
std::optional<CriticalPoint> minimiser(const MixedScore& mixed, const Trajectory& trajectory) {
  for (const CriticalPoint& point : critical_points({mixed.first.means, mixed.second.means}, mixed.lambda)) {
    bool here = point.minimum;
    for (std::size_t i = 0; i < point.at.size(); ++i)
      here =
          here && certainly_less(abs(trajectory.state[i] - Ball(point.at[i], {400})), Ball("1e-18"_q, {400}));
    if (here) return point;
  }
  return std::nullopt;
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
  const auto at = minimiser(line(), flow);
  BOOST_REQUIRE(at.has_value());
  BOOST_TEST((at->kind == CriticalKind::interface_minimum));
  BOOST_TEST(at->at[0] == "3/4"_q);
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
      const auto at = minimiser(line(), flow);
      BOOST_REQUIRE(at.has_value());
      (at->kind == CriticalKind::interface_minimum ? interfaces : smooth) += 1;
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
  const auto at = minimiser(plane(), flow);
  BOOST_REQUIRE(at.has_value());
  BOOST_TEST((at->kind == CriticalKind::interface_minimum));
  BOOST_TEST(at->dimension == 1);
}

BOOST_AUTO_TEST_CASE(plane_to_a_smooth_minimiser) {
  const auto flow = follow_similarity_flow(plane(), {-3, 3}, 1, end, 30);
  BOOST_REQUIRE(flow.complete);
  BOOST_TEST(*flow.agreed_digits >= 30);
  const auto at = minimiser(plane(), flow);
  BOOST_REQUIRE(at.has_value());
  BOOST_TEST((at->kind == CriticalKind::smooth_minimum));
}

BOOST_AUTO_TEST_CASE(plane_to_vertices) {
  // A vertex of three cells, and one of four cocircular points.
  const std::vector<std::vector<RationalPoint>> outer{{{1, 0}, {"-1/2"_q, 1}, {"-1/2"_q, -1}},
                                                      {{1, 1}, {-1, 1}, {1, -1}, {-1, -1}}};
  for (const auto& second : outer) {
    const MixedScore mixed{diracs({{"1/10"_q, "1/20"_q}}), diracs(second), 2};
    const auto flow = similarity_flow_once(mixed, {"1/5"_q, "-1/3"_q}, 1, end, 30);
    BOOST_REQUIRE(flow.complete);
    const auto at = minimiser(mixed, flow);
    BOOST_REQUIRE(at.has_value());
    BOOST_TEST(at->dimension == 0);
    BOOST_TEST(at->second.size() == second.size());
  }
}

BOOST_AUTO_TEST_CASE(layers_as_thin_as_1e_minus_20) {
  // Starting at a tiny heat time, the interface is met when it is that thin.
  const auto flow = similarity_flow_once(line(), {"1.2"_q}, "1e-20"_q, end, 30);
  BOOST_REQUIRE(flow.complete);
  BOOST_TEST((minimiser(line(), flow)->at[0] == "3/4"_q));
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
