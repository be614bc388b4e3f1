// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/optimal_model.hpp"

#include <boost/test/unit_test.hpp>

#include "close.hpp"
#include "numbers/quadrature.hpp"
#include "numbers/rational_point.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {

constexpr Precision precision{200};
Mixture<Rational> points(std::vector<RationalPoint> means, std::vector<Rational> weights) {
  const std::size_t size = means.size();
  return {std::move(means), std::move(weights), std::vector<Rational>(size, 0)};
}
std::vector<Ball> balls(const RationalPoint& x) {
  std::vector<Ball> result;
  for (const Rational& coordinate : x) result.emplace_back(coordinate, precision);
  return result;
}
const Mixture<Rational>& three() {
  static const auto data = points({{-1, 0}, {2, 1}, {0, 5}}, {"1/2"_q, "1/4"_q, "1/4"_q});
  return data;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(optimal_model_suite)

BOOST_AUTO_TEST_CASE(one_point_and_alpha_two_is_the_pull_towards_it) {
  for (std::size_t d : {1u, 2u, 8u}) {
    const RationalPoint centre(d, "1/3"_q);
    const OptimalModel model(points({centre}, {1}), 2, "1e-6"_q, 3, precision);
    for (const Rational& far : {"1/3"_q, "1"_q, "1e9"_q}) {
      const RationalPoint x(d, far);
      for (const Ball& component : model(balls(x))) BOOST_TEST(component.contains(Rational("1/3"_q - far)));
    }
  }
}

BOOST_AUTO_TEST_CASE(gradient_over_average) {
  const OptimalModel model(three(), "1/2"_q, "1/4"_q, 2, precision);
  const auto x = balls({"3/10"_q, "7/5"_q});
  const auto gradient = model.mixture().gradient(model.order(), x);
  for (std::size_t i = 0; i < 2; ++i) agree(model(x)[i], gradient[i] / model.L_tilde(x), "s_*", 50);
  // The gradient is that of L.
  const Ball h(power(Rational(10), -15), precision);
  for (std::size_t i = 0; i < 2; ++i) {
    auto left = x, right = x;
    left[i] -= h;
    right[i] += h;
    BOOST_TEST(((model.L(right) - model.L(left)) / (2 * h) - gradient[i]).magnitude().to_double() < 1e-25);
  }
}

BOOST_AUTO_TEST_CASE(jacobian_and_jets_agree_with_differences) {
  const OptimalModel model(three(), "-1/2"_q, "1/4"_q, 2, precision);
  const auto x = balls({"3/10"_q, "7/5"_q});
  const auto jacobian = model.jacobian(x);
  const auto& layout = JetLayout::of(2, 1);
  const std::vector<Jet<Ball>> variables{Jet<Ball>::variable(layout, 0, x[0]),
                                         Jet<Ball>::variable(layout, 1, x[1])};
  const auto jets = model(variables);
  const Ball h(power(Rational(10), -15), precision);
  for (std::size_t k = 0; k < 2; ++k) {
    agree(jacobian[k * 2], jets[k].derivative({1, 0}), "d/dx", 45);
    agree(jacobian[k * 2 + 1], jets[k].derivative({0, 1}), "d/dy", 45);
    auto left = x, right = x;
    left[0] -= h;
    right[0] += h;
    BOOST_TEST(((model(right)[k] - model(left)[k]) / (2 * h) - jacobian[k * 2]).magnitude().to_double() <
               1e-25);
  }
}

BOOST_AUTO_TEST_CASE(invariances) {
  const Rational alpha = "3/2"_q;
  const OptimalModel model(three(), alpha, "1/4"_q, 2, precision);
  const auto value = model(balls({"3/10"_q, "7/5"_q}));
  // Translation by (10, -4) and rotation by the angle with cosine 3/5.
  const auto moved = OptimalModel(points({{9, -4}, {12, -3}, {10, 1}}, three().weights), alpha, "1/4"_q, 2,
                                  precision)(balls({"103/10"_q, "-13/5"_q}));
  const auto turned = [](const RationalPoint& p) -> RationalPoint {
    return {"3/5"_q * p[0] - "4/5"_q * p[1], "4/5"_q * p[0] + "3/5"_q * p[1]};
  };
  std::vector<RationalPoint> rotated;
  for (const auto& point : three().means) rotated.push_back(turned(point));
  const auto rotation = OptimalModel(points(rotated, three().weights), alpha, "1/4"_q, 2,
                                     precision)(balls(turned({"3/10"_q, "7/5"_q})));
  agree(moved[0], value[0], "translation", 50);
  agree(moved[1], value[1], "translation", 50);
  agree(rotation[0], (3 * value[0] - 4 * value[1]) / 5, "rotation", 50);
  agree(rotation[1], (4 * value[0] + 3 * value[1]) / 5, "rotation", 50);
  // Lengths times 4: s_* times 4^(alpha - 1) = 2.
  std::vector<RationalPoint> scaled;
  for (const auto& point : three().means) scaled.push_back({4 * point[0], 4 * point[1]});
  const auto larger =
      OptimalModel(points(scaled, three().weights), alpha, 1, 8, precision)(balls({"12/10"_q, "28/5"_q}));
  agree(larger[0], 2 * value[0], "scaling", 50);
  agree(larger[1], 2 * value[1], "scaling", 50);
}

BOOST_AUTO_TEST_CASE(far_from_the_data_and_many_points) {
  const OptimalModel model(three(), 1, "1e-12"_q, 3, precision);
  const auto far = model(balls({"1e12"_q, "-1e12"_q}));
  // s_* -> -x sigma_T^(alpha - 2) with a relative error of order 1/|x|.
  BOOST_TEST((far[0] * 3 / Ball("-1e12"_q, precision) - Ball(1)).magnitude().to_double() < 1e-11);
  BOOST_TEST(far[0].accurate_digits() > 40);
  Mixture<Rational> cloud;
  for (long n = 0; n < 500; ++n) {
    cloud.means.push_back({Rational(n % 25, 5), Rational(n / 25, 7)});
    cloud.weights.push_back("1/500"_q);
    cloud.variances.push_back(0);
  }
  const auto crowded = OptimalModel(cloud, 1, "1/100"_q, 10, precision)(balls({"12/10"_q, 1}));
  BOOST_TEST(crowded[0].accurate_digits() > 40);
  const std::vector<double> x{1.25, 1.0};
  const auto rounded = optimal_model(cloud, 1, "1/100"_q, 10, x);
  const auto enclosed = OptimalModel(cloud, 1, "1/100"_q, 10, precision)(balls({"5/4"_q, 1}));
  BOOST_TEST(rounded[0] == enclosed[0].to_double());
  BOOST_TEST(rounded[1] == enclosed[1].to_double());
}

// At every x the loss int E |sigma^-alpha s - grad log p|^2 p sigma dsigma, p the density of the noised data,
// is a quadratic polynomial of s; its minimum is a quotient of integrals over the noise level.
BOOST_AUTO_TEST_CASE(minimises_the_weighted_loss) {
  const Rational a = "1/2"_q, b = 3;
  const Mixture<Rational> sets[] = {points({{-1}, {"3/2"_q}}, {"1/3"_q, "2/3"_q}), three(),
                                    points({{0, 1, 2}, {1, -1, 0}}, {"1/5"_q, "4/5"_q})};
  for (const auto& data : sets)
    for (const Rational& alpha : {"-3/2"_q, "0"_q, "1"_q, "5/2"_q}) {
      const long d = static_cast<long>(data.dimension());
      const RationalPoint x(data.dimension(), "2/5"_q);
      // int sigma^exponent sum_j factor_j exp(-|x - x_j|^2/(2 sigma^2)) dsigma/sigma.
      const auto over_noise = [&](const Rational& exponent, const std::vector<Rational>& factors) {
        return integrate(
            [&](const ComplexBall& level) {
              ComplexBall sum(0);
              for (std::size_t j = 0; j < data.size(); ++j) {
                const Rational z = squared_distance(x, data.means[j]) / 2;
                sum += ComplexBall(Ball(factors[j], precision)) *
                       exp(-ComplexBall(Ball(z, precision)) * exp(ComplexBall(-2) * level));
              }
              return sum * exp(ComplexBall(Ball(exponent, precision)) * level);
            },
            log(Ball(a, precision)), log(Ball(b, precision)), precision);
      };
      const OptimalModel model(data, alpha, a, b, precision);
      const Ball square_term = over_noise(2 - 2 * alpha - d, data.weights);
      for (std::size_t i = 0; i < x.size(); ++i) {
        std::vector<Rational> pulls;
        for (std::size_t j = 0; j < data.size(); ++j)
          pulls.push_back(data.weights[j] * (data.means[j][i] - x[i]));
        agree(model(balls(x))[i], over_noise(-alpha - d, pulls) / square_term, to_string(alpha), 50);
      }
    }
}

BOOST_AUTO_TEST_SUITE_END()
