// SPDX-License-Identifier: GPL-3.0-or-later
// Derivatives of the naive log-density by automatic differentiation against the cumulants of the posterior:
// two routes that share neither formulas nor code.
#include <boost/test/unit_test.hpp>

#include "measures/posterior.hpp"
#include "random_mixture.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::testing;

namespace {

constexpr Precision bits{300};
using J = Jet<Ball>;

J naive_log_density(const Mixture<Ball>& mixture, const Ball& noise, const std::vector<J>& x) {
  J sum(0);
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    const Ball total = noise + mixture.variances[k];
    J distance(0);
    for (std::size_t i = 0; i < x.size(); ++i) distance += square(x[i] - J(mixture.means[k][i]));
    Ball scale = mixture.weights[k];
    for (std::size_t i = 0; i < x.size(); ++i) scale /= sqrt(2 * Ball::pi(bits) * total);
    sum += J(scale) * exp(-distance / J(2 * total));
  }
  return log(sum);
}

void agree(const Ball& a, const Ball& b, const std::string& what) {
  BOOST_TEST(a.overlaps(b), what << ": " << a.to_string(30) << " against " << b.to_string(30));
  BOOST_TEST(((a - b).magnitude().midpoint_as_rational() <=
              (1 + b.magnitude().midpoint_as_rational()) * power(Rational(10), -50)),
             what << " is loose");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(posterior_jets)

BOOST_AUTO_TEST_CASE(cumulants_are_derivatives_of_the_log_density) {
  Random random(111);
  for (Spread spread : {Spread::diracs, Spread::unequal})
    for (std::size_t d : {1, 2, 3})
      for (std::size_t count : {2, 4}) {
        const auto mixture = random_mixture(random, count, d, spread);
        const Mixture<Ball> balls = convert(mixture, FromRational<Ball>{bits});
        const Ball v(random.positive_rational(5), bits);
        const JetLayout& layout = JetLayout::of(static_cast<int>(d), 4);
        std::vector<J> jets;
        std::vector<Ball> x;
        for (std::size_t i = 0; i < d; ++i) {
          x.push_back(Ball(random.rational(7), bits));
          jets.push_back(J::variable(layout, static_cast<int>(i), x.back()));
        }
        const J log_u = naive_log_density(balls, v, jets);
        PosteriorKernel<Ball> kernel(balls, v);
        const std::string where = describe(mixture);
        agree(kernel.log_density(x), log_u.value(), "log-density of " + where);
        const Posterior<Ball>& p = kernel.at(x, 4);
        auto derivative = [&](std::initializer_list<std::size_t> indices) {
          std::vector<int> orders(d, 0);
          for (std::size_t i : indices) ++orders[i];
          return log_u.derivative(orders);
        };
        for (std::size_t i = 0; i < d; ++i) {
          agree(p.displacement[i] / v, derivative({i}), "score of " + where);
          for (std::size_t j = 0; j < d; ++j) {
            Ball hessian = p.covariance[i * d + j] / v / v;
            if (i == j) hessian -= 1 / v;
            agree(hessian, derivative({i, j}), "Hessian of " + where);
            for (std::size_t l = 0; l < d; ++l) {
              agree(p.third[(i * d + j) * d + l] / pow(v, 3), derivative({i, j, l}), "third of " + where);
              for (std::size_t m = 0; m < d; ++m)
                agree(p.fourth[((i * d + j) * d + l) * d + m] / pow(v, 4), derivative({i, j, l, m}),
                      "fourth of " + where);
            }
          }
        }
      }
}

BOOST_AUTO_TEST_CASE(the_kernel_itself_differentiates) {
  // The kernel over jets: d/dx of the mean is C/v, and d/dtau of log u obeys the heat equation.
  Random random(112);
  for (Spread spread : {Spread::diracs, Spread::common, Spread::unequal}) {
    const auto mixture = random_mixture(random, 2 + (spread == Spread::common), 1, spread);
    const FromRational<J> from{{bits}};
    const JetLayout& layout = JetLayout::of(2, 3);
    const J x = J::variable(layout, 0, Ball("1/3"_q, bits)),
            tau = J::variable(layout, 1, Ball("2/7"_q, bits));
    PosteriorKernel<J> kernel = smoothed(mixture, tau, from);
    const J log_u = kernel.log_density(x);
    // u_tau = u_xx reads (log u)_tau = (log u)_xx + (log u)_x^2.
    agree(log_u.derivative({0, 1}), log_u.derivative({2, 0}) + square(log_u.derivative({1, 0})),
          "heat equation");
    const Posterior<J>& p = kernel.at(x, 3);
    const J score = p.displacement[0] / kernel.noise();
    for (int i = 0; i <= 1; ++i)
      for (int j = 0; i + j <= 2; ++j)
        agree(score.derivative({i, j}), log_u.derivative({i + 1, j}), "score over jets");
    agree(p.mean[0].derivative({1, 0}), p.covariance[0].value() / kernel.noise().value(), "mean over jets");
    agree(p.covariance[0].derivative({1, 0}), p.third[0].value() / kernel.noise().value(),
          "covariance over jets");
  }
}

BOOST_AUTO_TEST_SUITE_END()
