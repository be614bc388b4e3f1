// SPDX-License-Identifier: GPL-3.0-or-later
// Averages of the noise kernel: derivatives against jets, and boxes that hold data points.
#include "heat/kernel_mixture.hpp"

#include <boost/test/unit_test.hpp>

#include "close.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {

constexpr Precision precision{200};
Ball number(const Rational& value) { return {value, precision}; }

/// Three points of the plane, noise levels 1/10 to 2.
KernelMixture triangle() {
  return {{{{number(0), number(0)}, {number(2), number(1)}, {number(-1), number(3)}},
           {number("1/2"_q), number("1/3"_q), number("1/6"_q)},
           {number(0), number(0), number(0)}},
          NoiseKernel(number("1/10"_q), number(2))};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kernel_mixture_suite)

BOOST_AUTO_TEST_CASE(derivatives_agree_with_jets) {
  const KernelMixture mixture = triangle();
  const std::vector<Ball> x{number("1/3"_q), number("-2/5"_q)};
  const JetLayout& layout = JetLayout::of(2, 2);
  const std::vector<Jet<Ball>> variables{Jet<Ball>::variable(layout, 0, x[0]),
                                         Jet<Ball>::variable(layout, 1, x[1])};
  for (const Rational& s : {"-1/2"_q, "0"_q, "3/2"_q}) {
    const Ball order = number(s);
    const Jet<Ball> jet = mixture.value(order, variables);
    const auto gradient = mixture.gradient(order, x), hessian = mixture.hessian(order, x);
    agree(mixture.value(order, x), jet.value(), "value");
    agree(gradient[0], jet.derivative({1, 0}), "d/dx");
    agree(gradient[1], jet.derivative({0, 1}), "d/dy");
    agree(hessian[0], jet.derivative({2, 0}), "d^2/dx^2");
    agree(hessian[1], jet.derivative({1, 1}), "d^2/dx dy");
    agree(hessian[2], hessian[1], "symmetry");
    agree(hessian[3], jet.derivative({0, 2}), "d^2/dy^2");
  }
}

// A square of a box around a data point reaches below zero as a ball, where the kernel would grow like
// exp(|z|/sigma_eps^2).
BOOST_AUTO_TEST_CASE(boxes_around_a_data_point_stay_below_its_kernel) {
  const KernelMixture mixture = triangle();
  const Ball side = Ball::hull(-1, 1, precision);
  for (std::size_t j = 0; j < mixture.size(); ++j) {
    const auto& centre = mixture.data().means[j];
    const std::vector<Ball> box{centre[0] + side, centre[1] + side};
    BOOST_TEST(mixture.half_square(box, j).contains(Rational(1)));
    BOOST_TEST(mixture.half_square(box, j).is_nonnegative());
    for (const Rational& s : {"-1"_q, "1/2"_q}) {
      const Ball whole = mixture.value(number(s), box), peak = mixture.kernel()(number(s), number(0));
      BOOST_TEST(whole.contains(mixture.value(number(s), centre)));
      BOOST_TEST(whole.contains(mixture.value(number(s), std::vector{centre[0] - 1, centre[1] + 1})));
      // The weights sum to one and the kernel falls; a radius keeps some thirty bits.
      BOOST_TEST(certainly_less(whole, peak * number("1001/1000"_q)));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
