// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/schedules.hpp"

#include "multiplicative-noise/data_segments.hpp"

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

Family scheduled_segments(const Trial& trial) {
  Family family = scheduled_data(trial);
  family.name = "data on segments, noise schedules and places";
  struct Case {
    std::vector<FilledSegment> segments;
    std::vector<RationalPoint> points;
    RationalPoint x;
    Rational alpha;
  };
  // On the line alpha = 1, and in the plane alpha = 1/2, meet the logarithmic case of the kernel's integral.
  const std::vector<Case> cases{
      {{{{-3}, {-1}, 2}, {{"1/2"_q}, {4}, 5}}, {}, {"3/2"_q}, 1},
      {{{{0, 0}, {1, "1/2"_q}}}, {{-1, 1}}, {"1/3"_q, "4/5"_q}, "1/2"_q},
      {{{{1, 0, 0}, {0, -1, 2}, 3}}, {{2, 2, 0}, {0, 0, 0}}, {"-1/2"_q, 0, 1}, 0},
      {{{{0}, {1}, "1/1000"_q}}, {{-2}}, {-2}, 2},
      {{{{0}, {1}}}, {}, {"-1/3"_q}, -4},
      {{{{0, 0, 0}, {3, 4, 0}}}, {}, {"3/5"_q, "4/5"_q, 0}, 1},
      {{{{-3}, {-1}}, {{"1/2"_q}, {4}}}, {{6}, {0}}, {4}, "-1/2"_q},
      {{{{-1, 0}, {1, 0}}, {{0, -1}, {0, 2}, "1/3"_q}}, {}, {"2/5"_q, "1/2"_q}, "13/4"_q}};
  family.members.clear();
  const auto count = static_cast<std::size_t>(trial.effort().scaled(2, 6, 32));
  for (std::size_t n = 0; n < count; ++n) {
    const Case& chosen = cases[n % cases.size()];
    const bool wide = n % 4 == 3;
    family.members.push_back(
        placed(with_segments(data_set(chosen.alpha, 1, 1, chosen.points), chosen.segments), chosen.x)
            .set("schedule", 1 + static_cast<long>((n + n / cases.size()) % 4))
            .set("eps", wide ? "1/5"_q : "1/3"_q)
            .set("T", wide ? 3 : 1));
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

Ball kernel_weight(const Point& p) { return gaussian_factor(p) * averaged_kernel(p, weight_order(p)); }

std::vector<Ball> kernel_gradient(const Point& p) {
  std::vector<Ball> result = averaged_gradient(p, level_order(p));
  for (Ball& component : result) component *= gaussian_factor(p);
  return result;
}

Ball kernel_second_moment(const Point& p) {
  const NoiseKernel kernel = kernel_of(p);
  const Mixture<Ball> points = data_of(p);
  const std::vector<Ball> x = place_of(p);
  const Ball order = half_of(Ball(static_cast<long>(x.size()) + 2).at(p.precision()));
  Ball sum(0);
  for (std::size_t j = 0; j < points.size(); ++j) {
    Ball squares(0);
    for (std::size_t i = 0; i < x.size(); ++i) squares += square(points.means[j][i] - x[i]);
    sum += points.weights[j] * kernel(order, half_of(squares)) * squares;
  }
  for (const auto& [segment, share] : segment_kernels(p)) sum += share * segment.second_moment(order, x);
  return gaussian_factor(p) * sum;
}

}  // namespace referee::multiplicative_noise
