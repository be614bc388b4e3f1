// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/segment_kernel.hpp"

#include <boost/test/unit_test.hpp>
#include <functional>

#include "numbers/gauss_legendre.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision precision{160};
std::vector<Ball> place(const RationalPoint& x) {
  std::vector<Ball> result;
  for (const Rational& coordinate : x) result.emplace_back(coordinate, precision);
  return result;
}

struct Sight {
  RationalPoint from, to, x;
  Rational a, b;
};
/// Inside, outside, at an end and beside the segment, far away.
const std::vector<Sight>& sights() {
  static const std::vector<Sight> cases{{{"-1/3"_q}, {2}, {"1/2"_q}, "1/2"_q, 2},
                                        {{2}, {"-1/3"_q}, {"-5/7"_q}, "1/3"_q, 1},
                                        {{0}, {1}, {1}, "1/4"_q, 3},
                                        {{0}, {1}, {20}, 1, 2},
                                        {{0, 0}, {1, "1/2"_q}, {"1/3"_q, 1}, "1/2"_q, 2},
                                        {{0, 0, 0}, {3, 4, 0}, {"3/5"_q, "4/5"_q, 0}, "1/2"_q, 2},
                                        {{1, 0, 0}, {0, -1, 2}, {"-1/2"_q, 1, 1}, "2/3"_q, "3/4"_q}};
  return cases;
}
const std::vector<Rational>& orders() {
  static const std::vector<Rational> values{"-3/2"_q, "1/2"_q, "7/3"_q};
  return values;
}
NoiseKernel kernel_of(const Sight& sight) { return {Ball(sight.a, precision), Ball(sight.b, precision)}; }
SegmentKernel closed_form(const Sight& sight) {
  return {kernel_of(sight), place(sight.from), place(sight.to)};
}

/// The average over the segment of weight(|x - y|^2/2, y - x) by Gauss's rule.
using Integrand = std::function<Ball(const Ball& z, const std::vector<Ball>& offset)>;
Ball by_places(const Sight& sight, const Integrand& f) {
  const GaussLegendre rule(32, precision);
  const std::vector<Ball> from = place(sight.from), to = place(sight.to), x = place(sight.x);
  return rule.integrate(
      [&](const Ball& t) {
        std::vector<Ball> offset;
        Ball squares(0);
        for (std::size_t i = 0; i < x.size(); ++i) {
          offset.push_back(from[i] + t * (to[i] - from[i]) - x[i]);
          squares += square(offset[i]);
        }
        return f(half_of(squares), offset);
      },
      Ball(0).at(precision), Ball(1).at(precision), 3);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(segment_kernel_suite)

BOOST_AUTO_TEST_CASE(closed_form_is_the_average_over_the_segment) {
  for (const Sight& sight : sights()) {
    const NoiseKernel kernel = kernel_of(sight);
    const SegmentKernel segment = closed_form(sight);
    const std::vector<Ball> x = place(sight.x);
    for (const Rational& order : orders()) {
      const Ball s(order, precision), value = segment.value(s, x);
      // The rule resolves some 20 digits of the average.
      const auto close = [&](const Ball& enclosure, const Ball& estimate, const char* what) {
        BOOST_TEST(abs((enclosure - estimate) / value).magnitude().to_double() < 1e-18,
                   what << ", s = " << order << ", d = " << x.size());
      };
      close(value, by_places(sight, [&](const Ball& z, const auto&) { return kernel(s, z); }), "value");
      close(segment.second_moment(s, x),
            by_places(sight, [&](const Ball& z, const auto&) { return kernel(s, z) * 2 * z; }),
            "second moment");
      const std::vector<Ball> gradient = segment.gradient(s, x);
      for (std::size_t i = 0; i < x.size(); ++i)
        close(gradient[i],
              by_places(sight, [&](const Ball& z,
                                   const auto& offset) { return kernel(s + Ball(1), z) * offset[i]; }),
              "gradient");
    }
  }
}

BOOST_AUTO_TEST_CASE(the_limit_at_one_half_continues_the_other_orders) {
  std::vector<Sight> cases = sights();
  cases.push_back({{0}, {1}, {"1/3"_q}, "1e-8"_q, 1});
  for (const Sight& sight : cases) {
    const SegmentKernel segment = closed_form(sight);
    const std::vector<Ball> x = place(sight.x);
    const Ball half("1/2"_q, precision), step(power(Rational(2), -40), precision);
    // They differ by terms of second order in the step.
    const Ball middle = half_of(segment.value(half - step, x) + segment.value(half + step, x));
    BOOST_TEST(abs(middle / segment.value(half, x) - Ball(1)).magnitude().to_double() < 1e-18);
  }
}

BOOST_AUTO_TEST_CASE(refusals) {
  const NoiseKernel kernel(Ball("1/2"_q, precision), Ball(2).at(precision));
  BOOST_CHECK_THROW(SegmentKernel(kernel, {}, {}), std::invalid_argument);
  BOOST_CHECK_THROW(SegmentKernel(kernel, place({0}), place({0, 1})), std::invalid_argument);
  BOOST_CHECK_THROW(SegmentKernel(kernel, place({1, 2}), place({1, 2})), std::invalid_argument);
  // Whether the order is 1/2 cannot be told.
  const SegmentKernel segment(kernel, place({0}), place({1}));
  const Ball unclear = Ball("1/3"_q, precision) + Ball("1/6"_q, precision);
  BOOST_TEST(!segment.value(unclear, place({"1/3"_q})).is_finite());
}

BOOST_AUTO_TEST_SUITE_END()
