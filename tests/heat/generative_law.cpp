// SPDX-License-Identifier: GPL-3.0-or-later
/// Closed-form laws of the generative flow against its Fokker-Planck equation and against one another.
#include "close.hpp"
#include "heat/fokker_planck.hpp"
#include "heat/generative_law_bridge.hpp"
#include "heat/generative_law_quadratic.hpp"
#include "heat/generative_law_quantile.hpp"
#include "heat/heat_solutions.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {

constexpr Precision bits{240};
Ball ball(const Rational& value) { return Ball(value, bits); }
using J = Jet<Ball>;

/// Variables x1, x2 and t.
struct Place {
  std::vector<J> x;
  J t;
  Place(const Rational& first, const Rational& second, const Rational& time) {
    const JetLayout& layout = JetLayout::of(3, 2);
    x = {J::variable(layout, 0, ball(first)), J::variable(layout, 1, ball(second))};
    t = J::variable(layout, 2, ball(time));
  }
};
std::span<const J> span(const std::vector<J>& x) { return x; }

/// v_t = -epsilon Lap v + (1 + epsilon) div(s v).
void solves(const J& v, const J& log_u, const Ball& epsilon, const std::string& what) {
  const auto at = [](const J& f, std::initializer_list<int> orders) { return f.derivative(orders); };
  const Ball transport = at(v, {1, 0, 0}) * at(log_u, {1, 0, 0}) + at(v, {0, 1, 0}) * at(log_u, {0, 1, 0}) +
                         v.value() * (at(log_u, {2, 0, 0}) + at(log_u, {0, 2, 0}));
  agree(at(v, {0, 0, 1}), (1 + epsilon) * transport - epsilon * (at(v, {2, 0, 0}) + at(v, {0, 2, 0})), what);
}

Mixture<J> lifted(const Mixture<Rational>& mixture) {
  Mixture<J> result;
  const auto jet = [](const Rational& value) { return J(ball(value)); };
  for (const auto& mean : mixture.means) result.means.push_back({jet(mean[0]), jet(mean[1])});
  for (const Rational& weight : mixture.weights) result.weights.push_back(jet(weight));
  result.variances.assign(mixture.size(), J(Ball(0)));
  return result;
}
const Mixture<Rational> three{{{-1, 0}, {1, "1/2"_q}, {0, 2}}, {"1/2"_q, "1/3"_q, "1/6"_q}, {0, 0, 0}};
const Mixture<Rational> pair{{{-1}, {1}}, {"1/4"_q, "3/4"_q}, {0, 0}};

}  // namespace

BOOST_AUTO_TEST_SUITE(generative_law)

BOOST_AUTO_TEST_CASE(gaussian_and_quadratic_laws_solve_the_equation) {
  const Place at("1/3"_q, -2, "1/5"_q);
  const std::vector<J> origin{J(ball(0)), J(ball(0))};
  for (const Rational& epsilon : {Rational(0), "1/5"_q, Rational(1), Rational(3)})
    for (const Rational& strength : {"1/2"_q, Rational(1), "1/4"_q}) {
      const GaussianGeneration<J> flow{J(ball(2)), J(ball(epsilon)), J(ball(strength))};
      const std::vector<J> mean{
          flow.mean(J(ball(3)), at.t) + flow.shifted_mean(J(ball("1/7"_q)), J(ball("1/2"_q)), at.t),
          flow.mean(J(ball(-1)), at.t)};
      const J v = gaussian_density(span(at.x), span(mean), flow.variance(J(ball("3/2"_q)), at.t));
      // The wrong score is the gradient of this function.
      const J potential = (at.x[0] * at.x[0] + at.x[1] * at.x[1]) * J(ball(-strength)) / (J(4) * at.t) +
                          J(ball("1/7"_q)) * at.x[0] / sqrt(at.t);
      solves(v, potential, ball(epsilon), "Gaussian");
      const QuadraticGeneration<J> quadratic{J(ball(2)), J(ball(epsilon)), J(ball(1)), J(ball("1/3"_q)),
                                             J(2)};
      solves(quadratic.density(span(at.x), at.t),
             log(gaussian_density(span(at.x), span(origin), J(J(2) * at.t))), ball(epsilon), "quadratic");
    }
}

BOOST_AUTO_TEST_CASE(gaussian_variances_in_closed_form) {
  const GaussianGeneration<Ball> right{ball(1), ball("1/5"_q)};
  const Ball t = ball("1/10"_q), q = exp(log(t) / 5);
  agree(right.variance(ball("1/100"_q), t), 2 * t * (1 - q) + t * q / 100, "variance");
  agree(right.variance(ball(3), ball(1)), ball(3), "at T");
  // Order 1: S = t (S_T/T + 2 epsilon log(T/t)).
  const GaussianGeneration<Ball> critical{ball(1), ball(1), ball("1/2"_q)};
  agree(critical.variance(ball(3), t), t * (3 - 2 * log(t)), "order 1");
  agree(gaussian_norm(ball(2), ball(1), ball(2)), exp(-log(8 * Ball::pi(bits)) / 4), "norm");
  agree(gaussian_divergence(ball("1/2"_q), ball(2), ball(0), ball(1)), (ball("-3/4"_q) + log(ball(4))) / 2,
        "divergence");
}

BOOST_AUTO_TEST_CASE(bridges_and_tilted_laws_solve_the_equation) {
  const Place at("1/3"_q, "-1/2"_q, "2/5"_q);
  const Mixture<J> data = lifted(three);
  const J u = mixture_density(data, span(at.x), at.t), horizon(ball(2));
  const std::vector<J> z{J(ball("1/2"_q)), J(ball(-1))};
  const auto density = [&](const Mixture<J>& law) { return mixture_density(law, span(at.x), J(Ball(0))); };
  solves(density(bridge_law(data, span(z), horizon, at.t)), log(u), ball(1), "bridge");
  const ExponentialRatio<J> ratio{{J(ball(2)), J(ball(1))},
                                  {{J(ball(1)), J(ball("-1/2"_q))}, {J(ball(0)), J(ball("1/3"_q))}}};
  const J tilted = density(tilted_law(data, ratio, horizon, at.t));
  solves(tilted, log(u), ball(1), "tilted");
  solves(u * quadratic_ratio(data, span(at.x), horizon, at.t), log(u), ball(1), "quadratic");
  Ball sum(0);
  for (const J& weight : quadratic_limit_weights(data, horizon)) sum += weight.value();
  agree(sum, ball(1), "mass");
}

BOOST_AUTO_TEST_CASE(quantiles_follow_the_flow) {
  // The derivative of X_t = F_t^(-1)(q) is -s.
  const Ball t = ball("1/10"_q), x = ball("3/5"_q);
  const Level q = heat_level(pair, x, t);
  agree(heat_quantile(pair, q, t, bits), x, "inverse");
  const Rational step = power(Rational(10), -25);
  const Ball later = heat_quantile(pair, q, t + ball(step), bits),
             earlier = heat_quantile(pair, q, t - ball(step), bits);
  auto kernel = smoothed<Ball>(pair, t, FromRational<Ball>{bits});
  agree((later - earlier) / ball(2 * step), -kernel.at(x, 1).displacement[0] / kernel.noise(), "velocity",
        30);
  // Far out in the tails the upper one keeps its digits.
  agree(generated_place(pair, 200, 1, "1/4"_q, bits), ball("100.5"_q), "tail", 2);
  BOOST_CHECK_THROW(heat_quantile(three, q, t, bits), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(a_quantile_in_the_middle_of_its_bracket) {
  // By symmetry the median of an even pair is 0, which the first bisection hits.
  const Mixture<Rational> even{{{-1}, {1}}, {"1/2"_q, "1/2"_q}, {0, 0}};
  for (const Rational& t : {"1/18"_q, "1/4"_q, "10"_q}) {
    const Ball median = heat_quantile(even, {ball("1/2"_q), ball("1/2"_q)}, ball(t), bits);
    BOOST_TEST(median.contains_zero());
    BOOST_TEST(certainly_less(median.radius(), ball(power(Rational(10), -20))));
  }
  agree(generated_place(even, 0, 1, "1/18"_q, bits) + 1, ball(1), "no drift at the middle");
}

BOOST_AUTO_TEST_CASE(basins_on_the_line) {
  const LineBasins basins = line_basins(pair, 1, bits);
  BOOST_REQUIRE(basins.boundaries.size() == 1U);
  BOOST_TEST(
      basins.boundaries[0].overlaps(Ball::hull("-0.597491610634451066"_q, "-0.597491610634451064"_q, bits)));
  const auto normal = [](const Ball& b) { return erfc(-b / sqrt(ball(2))) / 2; };
  BOOST_TEST(basin_weights(basins, normal)[0].overlaps(
      Ball::hull("0.275089603234932790"_q, "0.275089603234932792"_q, bits)));
  // A matched start gives the weights back.
  const auto matched = [](const Ball& b) { return heat_level(pair, b, ball(1)).below; };
  agree(basin_weights(basins, matched)[1], ball("3/4"_q), "matched");
  const Mixture<Rational> even{{{-1}, {1}}, {"1/2"_q, "1/2"_q}, {0, 0}};
  const Ball arrival = arrival_constant(line_basins(even, 1, bits), 1, ball("3/5"_q));
  BOOST_TEST(arrival.overlaps(Ball::hull("-1.19023216289998975"_q, "-1.19023216289998965"_q, bits)));
  const Ball t = ball("1/2000"_q);
  agree((heat_quantile(even, {ball("3/5"_q), ball("2/5"_q)}, t, bits) - 1) / sqrt(t), arrival, "arrival");
}

BOOST_AUTO_TEST_CASE(limit_weights_of_a_gaussian_start) {
  const Ball weight = gaussian_start_limit_weights(pair, 1, 0, 1, bits)[0];
  BOOST_TEST(weight.overlaps(Ball::hull("0.285979167129256530"_q, "0.285979167129256532"_q, bits)));
  BOOST_TEST(weight.accurate_digits() >= 40);
  agree(gaussian_start_limit_weights(pair, 1, 0, 1, bits)[1] + weight, ball(1), "sum");
}

BOOST_AUTO_TEST_CASE(finite_volumes_agree) {
  // The square integral of the tilted law with rates +-1/2, three sites on the line replaced by two.
  Mixture<Ball> data = convert(pair, FromRational<Ball>{bits});
  const ExponentialRatio<Ball> ratio{{ball("1/2"_q), ball("1/2"_q)}, {{ball("1/2"_q)}, {ball("-1/2"_q)}}};
  const auto square_integral = [&](const Rational& t) {
    const Mixture<Ball> law = tilted_law(data, ratio, ball(1), ball(t));
    Ball sum(0);
    for (std::size_t i = 0; i < law.size(); ++i)
      for (std::size_t j = 0; j < law.size(); ++j) {
        const Ball variance = law.variances[i] + law.variances[j];
        sum += law.weights[i] * law.weights[j] *
               gaussian_density(std::span<const Ball>(law.means[i]), std::span<const Ball>(law.means[j]),
                                variance);
      }
    return sum;
  };
  double levels[3];
  for (int level = 0; level < 3; ++level) {
    CellDensity start = gaussian_cells(graded_edges(12, 1, 120L << level), 0, 2);
    std::fill(start.averages.begin(), start.averages.end(), 0.0);
    const Mixture<Ball> law = tilted_law(data, ratio, ball(1), ball(1));
    for (std::size_t k = 0; k < law.size(); ++k) {
      const CellDensity bump =
          gaussian_cells(start.edges, law.means[k][0].to_double(), law.variances[k].to_double());
      for (std::size_t i = 0; i < bump.averages.size(); ++i)
        start.averages[i] += law.weights[k].to_double() * bump.averages[i];
    }
    const std::vector<double> times{0.2};
    levels[level] = generated_densities(mixed_line_score({pair, pair, 1}), start, times,
                                        {.epsilon = 1, .start_time = 1, .steps = 12L << (2 * level)})
                        .back()
                        .power_integral(2);
  }
  const RefinedValue measured = refined(levels[0], levels[1], levels[2]);
  BOOST_TEST(std::abs(measured.order - 2) < 0.2);
  BOOST_TEST(std::abs(measured.value - square_integral("1/5"_q).to_double()) <= measured.error);
}

BOOST_AUTO_TEST_SUITE_END()
