// SPDX-License-Identifier: GPL-3.0-or-later
// Coefficients from the recorded recurrences against jets over enclosures.
#include <boost/test/unit_test.hpp>

#include "dynamics/series_expansion.hpp"
#include "numbers/jet.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision bits{240};

/// Every operation once, over any number type.
template <class T>
T everything(const T& t, const T& y, const T& third) {
  const T a = exp(y * third) + t * y - t * t;
  const T b = log(a + T(3)) * tanh(y - t);
  const T c = sqrt(square(b) + T(2)) / (a * a + T(1));
  return c - b * T(2) + (-a) / (T(2) + square(y));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(series)

BOOST_AUTO_TEST_CASE(coefficients_are_those_of_jets) {
  // y' = everything(t, y): jets rebuild the solution order by order, each time from scratch.
  constexpr int order = 24;
  const SeriesProgram program(
      1, [](const FromRational<Series>& from, const Series& t, std::span<const Series> y) {
        return std::vector<Series>{everything(t, y[0], from("1/3"_q))};
      });
  SeriesExpansion expansion(program, bits, order);
  const Ball t("2/7"_q, bits), y("3/5"_q, bits);
  expansion.start(t.midpoint(), std::vector<Ball>{y.midpoint()});
  expansion.extend(false);

  std::vector<Ball> solution{y};
  for (int k = 0; k < order; ++k) {
    const JetLayout& layout = JetLayout::of(1, k);
    Jet<Ball> state = Jet<Ball>::variable(layout, 0, y);
    for (int j = 0; j <= k; ++j)
      state.coefficient(static_cast<std::size_t>(j)) = solution[static_cast<std::size_t>(j)];
    const Jet<Ball> slope =
        everything(Jet<Ball>::variable(layout, 0, t), state, Jet<Ball>(Ball("1/3"_q, bits)));
    solution.push_back(slope.coefficients()[static_cast<std::size_t>(k)] / (k + 1));
  }
  for (int k = 0; k <= order; ++k) {
    Ball computed;
    computed.set_precision(bits.bits);
    arf_set(arb_midref(computed.raw()), arb_midref(expansion.coefficients(0) + k));
    const Ball& expected = solution[static_cast<std::size_t>(k)];
    BOOST_TEST_CONTEXT("order " << k << ": " << computed.to_string(20) << " against "
                                << expected.to_string(20))
    // 2^-200 of 240 bits: the recurrences lose a few bits an order, not more.
    BOOST_TEST(certainly_less(abs(computed - expected), Ball(power(2, -200), bits)));
  }
}

BOOST_AUTO_TEST_CASE(constants_fold_and_degrees_are_known) {
  SeriesProgram program(1, [](const FromRational<Series>& from, const Series& t, std::span<const Series> y) {
    const Series two = from(1) + from(1), unused = exp(from("1/2"_q));
    BOOST_TEST(two.is_constant());
    BOOST_TEST((two * two / 3 - 1).constant() == "1/3"_q);
    BOOST_TEST(!unused.is_constant());
    return std::vector<Series>{y[0] * two + t * t * unused};
  });
  int longest = 0;
  for (const SeriesNode& node : program.nodes())
    if (node.degree != SeriesNode::unbounded) longest = std::max(longest, node.degree);
  BOOST_TEST(longest == 2);
  BOOST_CHECK_THROW(exp(Series(1)), std::logic_error);
  BOOST_CHECK_THROW(Series(1) / Series(0), std::domain_error);
  BOOST_CHECK_THROW(
      SeriesProgram(2, [](const Series&, std::span<const Series> y) { return std::vector<Series>{y[0]}; }),
      std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
