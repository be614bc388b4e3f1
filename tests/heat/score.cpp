// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/score.hpp"

#include "close.hpp"
#include "heat/heat_solutions.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {

constexpr Precision bits{240};
Ball ball(const Rational& value) { return Ball(value, bits); }
using J = Jet<Ball>;

const Mixture<Rational> mixtures[] = {
    {{{-1}, {2}}, {"1/3"_q, "2/3"_q}, {"1/2"_q, "1/2"_q}},
    {{{-1}, {2}}, {"1/3"_q, "2/3"_q}, {"1/2"_q, "5/4"_q}},
    {{{-1}, {2}, {"1/2"_q}}, {"1/3"_q, "1/2"_q, "1/6"_q}, {"1/2"_q, "1/4"_q, 3}},
    {{{-1}, {2}, {"1/2"_q}}, {"1/3"_q, "1/2"_q, "1/6"_q}, {0, 0, 0}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(score_derivatives)

BOOST_AUTO_TEST_CASE(against_the_naive_density_on_the_line) {
  for (const auto& mixture : mixtures)
    for (const Rational& x : {Rational(-4), "1/7"_q, "9/2"_q}) {
      const Rational tau = "2/5"_q;
      const JetLayout& layout = JetLayout::of(2, 4);
      const J at_x = J::variable(layout, 0, ball(x)), at_tau = J::variable(layout, 1, ball(tau));
      const J log_u = log(mixture_density(convert(mixture, FromRational<J>{{bits}}), at_x, at_tau));

      auto kernel = smoothed(mixture, ball(tau), FromRational<Ball>{bits});
      const Posterior<Ball>& posterior = kernel.at(ball(x), 4);
      agree(score(posterior, kernel.noise())[0], log_u.derivative({1, 0}), "score");
      agree(score_jacobian(posterior, kernel.noise())[0], log_u.derivative({2, 0}), "Jacobian");
      agree(third_log_derivative(posterior, kernel.noise())[0], log_u.derivative({3, 0}), "third");
      agree(fourth_log_derivative(posterior, kernel.noise())[0], log_u.derivative({4, 0}), "fourth");
      agree(kernel.log_density(ball(x)), log_u.value(), "log-density");
    }
}

BOOST_AUTO_TEST_CASE(each_is_the_derivative_of_the_one_before_in_the_plane) {
  const Mixture<Rational> mixture{
      {{-1, "1/2"_q}, {2, 0}, {0, 3}}, {"1/3"_q, "1/2"_q, "1/6"_q}, {"1/2"_q, "1/4"_q, 3}};
  const JetLayout& layout = JetLayout::of(2, 1);
  const std::vector<J> x{J::variable(layout, 0, ball("1/3"_q)), J::variable(layout, 1, ball("-2/7"_q))};
  auto kernel = smoothed(mixture, J(ball("1/5"_q)), FromRational<J>{{bits}});
  const J log_u = kernel.log_density(x);
  const Posterior<J>& posterior = kernel.at(x, 4);
  const std::vector<J> tensors[] = {{log_u},
                                    score(posterior, kernel.noise()),
                                    score_jacobian(posterior, kernel.noise()),
                                    third_log_derivative(posterior, kernel.noise()),
                                    fourth_log_derivative(posterior, kernel.noise())};
  for (int order = 0; order < 4; ++order)
    for (std::size_t n = 0; n < tensors[order].size(); ++n) {
      agree(tensors[order + 1][2 * n].value(), tensors[order][n].derivative({1, 0}),
            "d/dx of order " + std::to_string(order));
      agree(tensors[order + 1][2 * n + 1].value(), tensors[order][n].derivative({0, 1}),
            "d/dy of order " + std::to_string(order));
    }
}

BOOST_AUTO_TEST_SUITE_END()
