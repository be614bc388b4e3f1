// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/schedules.hpp"

#include <algorithm>

namespace referee::multiplicative_noise {
namespace {

constexpr int constant_rate = 1, linear_rate = 2, exponential_rate = 3;

int schedule_of(const Point& p) { return static_cast<int>(p["schedule"].to_double()); }

}  // namespace

Family scheduled_data(const Trial& trial) {
  Family family{
      "data, noise schedules and places",
      {},
      {{"0 < eps < T", [](const Point& p) { return positive(p["eps"]) && less(p["eps"], p["T"]); }}}};
  struct Case {
    std::vector<RationalPoint> points;
    std::vector<Rational> odds;
    RationalPoint x;
  };
  const std::vector<Case> cases{{{{0}}, {}, {"7/10"_q}},
                                {{{-1}, {2}}, {1, 3}, {"1/2"_q}},
                                {{{0, 0}, {1, "1/2"_q}, {-2, 1}}, {}, {"1/3"_q, "-1/5"_q}},
                                {{{1, 0, 0}, {0, 2, 0}}, {"1/1000"_q, 1}, {0, 0, 1}},
                                {{{0, 0, 0, 1, 0}, {0, 0, 0, 0, 0}}, {2, 1}, {1, 0, 0, 0, 1}}};
  const std::vector<Rational> exponents{"-4"_q, "-1/2"_q, "0"_q, "3/10"_q, "1"_q, "2"_q, "13/4"_q};
  const long rounds = trial.effort().scaled(5, 20, 70);
  for (long n = 0; n < rounds; ++n) {
    const Case& chosen = cases[static_cast<std::size_t>(n) % cases.size()];
    Instance member = placed(
        data_set(exponents[static_cast<std::size_t>(n) % exponents.size()], 1, 1, chosen.points, chosen.odds),
        chosen.x);
    const bool wide = n % 3 == 0;
    member.set("schedule", 1 + n % 4).set("eps", wide ? "1/50"_q : "1/4"_q).set("T", wide ? 3 : 1);
    family.members.push_back(std::move(member));
  }
  return family;
}

ComplexBall squared_rate(const Point& p, const ComplexBall& t) {
  switch (schedule_of(p)) {
    case constant_rate:
      return ComplexBall(4);
    case linear_rate:
      return square(ComplexBall(p.constant("1/2"_q)) + t);
    case exponential_rate:
      return exp(ComplexBall(2) * t);
    default:
      return ComplexBall(2) * t;
  }
}

ComplexBall noise_variance(const Point& p, const ComplexBall& t) {
  const ComplexBall one(1), two(2);
  switch (schedule_of(p)) {
    case constant_rate:
      return ComplexBall(4) * t;
    case linear_rate: {
      const ComplexBall half(p.constant("1/2"_q)), end = half + t;
      return (end * end * end - half * half * half) / ComplexBall(3);
    }
    case exponential_rate:
      return (exp(two * t) - one) / two;
    default:
      return t * t;
  }
}

Point with_noise_levels(const Point& p) {
  Point q = p;
  q.set("a", sqrt(noise_variance(p, ComplexBall(p["eps"])).real()));
  q.set("b", sqrt(noise_variance(p, ComplexBall(p["T"])).real()));
  return q;
}

NoisedDensity::NoisedDensity(const Point& p) {
  const Mixture<Ball> data = data_of(p);
  const std::vector<Ball> x = place_of(p);
  const Ball factor = gaussian_factor(p);
  for (std::size_t j = 0; j < data.size(); ++j) {
    Ball squares(0);
    auto& direction = directions_.emplace_back();
    for (std::size_t i = 0; i < x.size(); ++i) {
      squares += square(data.means[j][i] - x[i]);
      direction.emplace_back(data.means[j][i] - x[i]);
    }
    weights_.emplace_back(data.weights[j] * factor);
    half_squares_.emplace_back(half_of(squares));
  }
}

NoisedDensity::Shares NoisedDensity::at(const ComplexBall& variance) const {
  Shares result;
  result.log_variance = log(variance);
  result.inverse_variance = ComplexBall(1) / variance;
  const ComplexBall scale = ComplexBall(static_cast<int>(dimension())) * result.log_variance / ComplexBall(2);
  for (std::size_t j = 0; j < weights_.size(); ++j) {
    result.of_points.push_back(weights_[j] * exp(-half_squares_[j] * result.inverse_variance - scale));
    result.density += result.of_points.back();
  }
  return result;
}

ComplexBall NoisedDensity::gradient(const Shares& shares, std::size_t axis) const {
  ComplexBall sum(0);
  for (std::size_t j = 0; j < weights_.size(); ++j) sum += shares.of_points[j] * directions_[j][axis];
  return sum * shares.inverse_variance;
}

bool NoisedDensity::is_level(std::size_t axis) const {
  return std::all_of(directions_.begin(), directions_.end(),
                     [&](const auto& direction) { return is_exact_zero(direction[axis]); });
}

Ball over_time(const Point& p, const NoisedDensity& density, const VarianceFunction& f) {
  return integrate(
      [&](const ComplexBall& logarithm) {
        const ComplexBall t = exp(logarithm);
        return t * squared_rate(p, t) * f(density.at(noise_variance(p, t)));
      },
      log(p["eps"]), log(p["T"]), p.precision());
}

Ball first_integral(const Point& p) {
  const ComplexBall alpha(p["alpha"]);
  return over_time(p, NoisedDensity(p), [&](const NoisedDensity::Shares& shares) {
    return exp(-alpha * shares.log_variance) * shares.density;
  });
}

Ball second_integral(const Point& p, std::size_t axis) {
  const NoisedDensity density(p);
  if (density.is_level(axis)) return Ball(0).at(p.precision());
  const ComplexBall half_alpha(half_of(p["alpha"]));
  return over_time(p, density, [&](const NoisedDensity::Shares& shares) {
    return exp(-half_alpha * shares.log_variance) * density.gradient(shares, axis);
  });
}

Ball second_integral_squared(const Point& p) {
  Ball sum(0);
  for (std::size_t axis = 0; axis < dimension_of(p); ++axis) sum += square(second_integral(p, axis));
  return sum;
}

Ball third_integral(const Point& p) {
  const NoisedDensity density(p);
  return over_time(p, density, [&](const NoisedDensity::Shares& shares) {
    ComplexBall sum(0);
    for (std::size_t axis = 0; axis < density.dimension(); ++axis)
      sum += square(density.gradient(shares, axis));
    return sum / shares.density;
  });
}

Ball gaussian_factor(const Point& p) {
  return raised(2 * Ball::pi(p.precision()),
                half_of(Ball(-static_cast<long>(dimension_of(p))).at(p.precision())));
}

Ball kernel_weight(const Point& p) { return gaussian_factor(p) * model_of(p).L_tilde(place_of(p)); }

std::vector<Ball> kernel_gradient(const Point& p) {
  const OptimalModel model = model_of(p);
  std::vector<Ball> result = model.mixture().gradient(model.order(), place_of(p));
  for (Ball& component : result) component *= gaussian_factor(p);
  return result;
}

Ball kernel_second_moment(const Point& p) {
  const KernelMixture mixture(data_of(p), kernel_of(p));
  const std::vector<Ball> x = place_of(p);
  const Ball order = half_of(Ball(static_cast<long>(x.size()) + 2).at(p.precision()));
  Ball sum(0);
  for (std::size_t j = 0; j < mixture.size(); ++j) {
    const Ball z = mixture.half_square(x, j);
    sum += mixture.data().weights[j] * mixture.kernel()(order, z) * (2 * z);
  }
  return gaussian_factor(p) * sum;
}

}  // namespace referee::multiplicative_noise
