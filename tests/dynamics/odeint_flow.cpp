// SPDX-License-Identifier: GPL-3.0-or-later
// One source text of the field, two unrelated methods.
#include "dynamics/odeint_flow.hpp"

#include <boost/test/unit_test.hpp>

#include "dynamics/mixture_fields.hpp"
#include "dynamics/taylor_flow.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

const MixedScore three{
    {{{0, 1}, {"-1"_q, "-1/2"_q}, {"4/5"_q, "-3/5"_q}}, {"1/2"_q, "1/3"_q, "1/6"_q}, {0, 0, 0}}, {}, 1};
const MixedScore mixed{{{{0, 1}, {"-1"_q, "-1/2"_q}}, {"1/2"_q, "1/2"_q}, {"1/10"_q, "1/5"_q}},
                       {{{2, 0}, {1, 1}}, {"1/4"_q, "3/4"_q}, {"1/3"_q, "1/3"_q}},
                       "3/2"_q};

template <unsigned D>
OdeintFlow<D> second_route(const MixedScore& score, const std::vector<Rational>& start, const Rational& to,
                           long digits, OdeintMethod method) {
  const SimilarityField<RealOf<D>> field(score, 1, {0, 0}, {});
  return odeint_flow<D>([&](const RealOf<D>& tau, std::span<const RealOf<D>> y) { return field(tau, y); }, 0,
                        start, to, digits, method);
}

std::vector<Ball> taylor(const MixedScore& score, const std::vector<Rational>& start, const Rational& to) {
  return integrate(
             [&](const FromRational<Series>& from, const Series& tau, std::span<const Series> y) {
               return SimilarityField<Series>(score, 1, {0, 0}, from)(tau, y);
             },
             0, start, to, {.digits = 60, .dense = false})
      .state;
}

template <unsigned D>
long agreed(const OdeintFlow<D>& flow, const std::vector<Ball>& expected) {
  std::vector<Ball> state;
  for (const auto& y : flow.state) state.push_back(exact_ball(y, Precision::digits(60)));
  return agreement(state, expected, 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(odeint_flows)

BOOST_AUTO_TEST_CASE(bulirsch_stoer_agrees_with_taylor) {
  const std::vector<Rational> start{"1/3"_q, "-1/5"_q};
  for (const MixedScore* score : {&three, &mixed}) {
    const auto expected = taylor(*score, start, 6);
    const auto flow = second_route<65>(*score, start, 6, 29, OdeintMethod::bulirsch_stoer);
    BOOST_TEST_MESSAGE("Bulirsch-Stoer: " << flow.steps << " steps, " << flow.evaluations << " evaluations, "
                                          << agreed(flow, expected) << " digits");
    BOOST_TEST(agreed(flow, expected) >= 25);
  }
}

BOOST_AUTO_TEST_CASE(fehlberg_agrees_with_taylor) {
  const std::vector<Rational> start{"1/3"_q, "-1/5"_q};
  const auto expected = taylor(three, start, 4);
  const auto flow = second_route<30>(three, start, 4, 23, OdeintMethod::fehlberg78);
  BOOST_TEST_MESSAGE("Fehlberg: " << flow.steps << " steps, " << flow.evaluations << " evaluations, "
                                  << agreed(flow, expected) << " digits");
  BOOST_TEST(agreed(flow, expected) >= 20);
}

BOOST_AUTO_TEST_CASE(double_runs_the_same_text) {
  const SimilarityField<double> field(three, 1, {0, 0}, {});
  const SimilarityField<Ball> balls(three, 1, {0, 0}, {Precision{200}});
  const double y[] = {0.25, -0.75};
  const Ball exact[] = {Ball("1/4"_q, {200}), Ball("-3/4"_q, {200})};
  const auto slope = field(0.5, std::span<const double>(y));
  const auto expected = balls(Ball("1/2"_q, {200}), std::span<const Ball>(exact));
  for (std::size_t i = 0; i < 2; ++i) BOOST_TEST(std::abs(slope[i] - expected[i].to_double()) < 0x1p-48);
}

BOOST_AUTO_TEST_CASE(time_must_advance) {
  BOOST_CHECK_THROW(second_route<30>(three, {0, 0}, 0, 10, OdeintMethod::fehlberg78), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
