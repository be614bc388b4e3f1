// SPDX-License-Identifier: GPL-3.0-or-later
/// (A.20), (A.21) and (2.9): the integrals over time in terms of the noise kernel.
#include "multiplicative-noise/large_data.hpp"
#include "multiplicative-noise/schedules.hpp"

namespace referee::multiplicative_noise {
namespace {

/// The middle members of (A.20) and (A.21): int u^power exp(-u z) du over the data, z = |x - x~|^2/2.
Ball averaged_power(const Point& p, const Ball& power, std::optional<std::size_t> axis) {
  const Mixture<Ball> data = data_of(p);
  const std::vector<Ball> x = place_of(p);
  Ball sum(0);
  for (std::size_t j = 0; j < data.size(); ++j) {
    Ball z(0);
    for (std::size_t i = 0; i < x.size(); ++i) z += square(data.means[j][i] - x[i]);
    const ComplexBall half_square(half_of(z)), exponent(power + Ball(1));
    const Ball integral =
        integrate([&](const ComplexBall& t) { return exp(exponent * t - half_square * exp(t)); },
                  -2 * log(p["b"]), -2 * log(p["a"]), p.precision());
    sum += data.weights[j] * integral * (axis ? data.means[j][*axis] - x[*axis] : Ball(1));
  }
  return gaussian_factor(p) * sum;
}
Ball dimension_plus(const Point& p, const Ball& multiple, long shift) {
  return Ball(static_cast<long>(dimension_of(p)) + shift).at(p.precision()) + multiple;
}

/// The members with a component along that axis.
Family with_axis(Family family, std::size_t axis) {
  std::erase_if(family.members, [&](const Instance& i) { return !i.has("x" + std::to_string(axis + 1)); });
  return family;
}

REFEREE_CLAIM({
    .id = "MN-A.20",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The first integral in terms of the kernel",
    .statement =
        "int_eps^T sigma_t^(-2 alpha) g(t)^2 p_t(x) dt = (2 pi)^(-d/2) int Phi_(sigma_eps)^(sigma_T)((d + "
        "2 alpha - 2)/2, |x - x~|^2/2) dmu(x~), by way of the members displayed.",
    .hypotheses =
        "g positive, sigma_t^2 = int_0^t g^2, alpha real, 0 < eps < T; p_r is the density smoothed at "
        "scale r, (2.2)",
    .source = "appendix A.3, (A.20)",
    .evidence = "one data point at x = 0, d = 1, alpha = 0, g = 2, t from 1 to 2: the left side is 4 ln "
                "2/sqrt(2 pi), "
                "the right side 4 (sqrt(2) - 1)/sqrt(2 pi), both enclosed",
    .refuted_by = "a schedule for which the enclosures of the two sides are disjoint",
    .attack =
        "the density's index: p_t where the noise at time t has the scale sigma_t; every member by itself; "
        "constant, linear and exponential g, and g = sqrt(2t), for which sigma_t = t and nothing shows; data "
        "on segments of the line, the plane and space, with points of other weights",
    .trial =
        [](Trial& trial) {
          const auto given = [](const char* name, const Rational& value) {
            return Hypothesis{std::string(name) + " = " + to_string(value), [=](const Point& p) {
                                return truth(p[name].is_exact() && p[name].contains(value));
                              }};
          };
          const Family constant_rate{
              "mu = delta_0 on the line, g = 2",
              {{{"x", 0}, {"alpha", 0}, {"g", 2}, {"eps", 1}, {"T", 2}}},
              {given("x", 0),
               given("alpha", 0),
               given("g", 2),
               {"0 < eps < T", [](const Point& p) { return positive(p["eps"]) && less(p["eps"], p["T"]); }}},
              true};
          const auto in_full = [](const Quantity& quantity) {
            return [quantity](const Point& p) {
              const Instance data = placed(data_set(0, 1, 1, {{0}}), {0}).set("schedule", 1);
              return quantity(Point(data, p.precision()).set("eps", p["eps"]).set("T", p["T"]));
            };
          };
          // sigma_t enters the power, t itself the density.
          const Quantity printed = [](const Point& p) {
            const ComplexBall alpha(p["alpha"]);
            const NoisedDensity density(p);
            return integrate(
                [&](const ComplexBall& t) {
                  return exp(-alpha * log(noise_variance(p, t))) * squared_rate(p, t) *
                         density.at(t * t).density;
                },
                p["eps"], p["T"], p.precision());
          };
          const Quantity kernel = [](const Point& p) { return kernel_weight(with_noise_levels(p)); };
          trial.identity(
              "mu = delta_0 on the line, g = 2, so that sigma_t = 2 sqrt(t): int sigma_t^(-2 alpha) g^2 p_t "
              "dt "
              "= (2 pi)^(-d/2) int Phi dmu, p_t as printed",
              constant_rate, in_full(printed), in_full(kernel));
          trial.note(
              "Here p_t stands where (A.21), (A.22) and (2.7) have p_(sigma_t); the two agree only when "
              "sigma_t = t, that is g = sqrt(2t).");
          const Family identity_clock{"g = sqrt(2t)",
                                      {placed(data_set(1, 1, 1, {{-1}, {2}}, {1, 3}), {"1/2"_q})
                                           .set("schedule", 4)
                                           .set("eps", "1/4"_q)
                                           .set("T", 1)},
                                      scheduled_data(trial).hypotheses};
          trial.identity("for g = sqrt(2t) the printed equation holds", identity_clock, printed, kernel);
          trial.repair(
              "int_eps^T sigma_t^(-2 alpha) g(t)^2 p_(sigma_t)(x) dt = (2 pi)^(-d/2) int int u^((d + 2 "
              "alpha - 4)/2) exp(-u |x - x~|^2/2) du dmu = (2 pi)^(-d/2) int Phi((d + 2 alpha - 2)/2, |x - "
              "x~|^2/2) dmu, u from 1/sigma_T^2 to 1/sigma_eps^2.",
              [=](Trial& repaired) {
                const Family family = scheduled_data(repaired);
                repaired.identity("quadrature over time = the kernel", family, first_integral, kernel);
                repaired.identity("segments: quadrature over time = the kernel, averaged in closed form",
                                  scheduled_segments(repaired), first_integral, kernel);
                repaired.identity(
                    "the integral over u = the kernel", family,
                    [](const Point& p) {
                      const Point q = with_noise_levels(p);
                      return averaged_power(q, half_of(dimension_plus(q, 2 * q["alpha"], -4)), {});
                    },
                    kernel);
              });
        },
});

REFEREE_CLAIM({
    .id = "MN-A.21",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The second integral in terms of the kernel",
    .statement =
        "int_eps^T sigma_t^(-alpha) g(t)^2 grad p_(sigma_t)(x) dt = (2 pi)^(-d/2) int Phi((d + alpha)/2, "
        "|x - x~|^2/2) (x~ - x) dmu(x~).",
    .hypotheses = "g positive, sigma_t^2 = int_0^t g^2, alpha real, 0 < eps < T",
    .source = "appendix A.3, (A.21)",
    .evidence = "every component by enclosing quadrature over time against the kernel, and the member in u",
    .refuted_by = "a schedule, data and a place at which the enclosures of the two sides are disjoint",
    .attack = "four schedules, alpha from -4 to 13/4, d = 1, 2, 3, 5, weights of 1e-3; data on segments of "
              "the line, the plane and space",
    .trial =
        [](Trial& trial) {
          const Family family = scheduled_data(trial);
          for (std::size_t axis : {std::size_t{0}, std::size_t{1}}) {
            const Family those = with_axis(family, axis);
            const std::string label = "component " + std::to_string(axis + 1) + ": ";
            const Quantity kernel = [axis](const Point& p) {
              return kernel_gradient(with_noise_levels(p))[axis];
            };
            trial.identity(
                label + "quadrature over time = the kernel", those,
                [axis](const Point& p) { return second_integral(p, axis); }, kernel);
            trial.identity(
                label + "segments: quadrature over time = the kernel, averaged in closed form",
                with_axis(scheduled_segments(trial), axis),
                [axis](const Point& p) { return second_integral(p, axis); }, kernel);
            trial.identity(
                label + "the integral over u = the kernel", those,
                [axis](const Point& p) {
                  const Point q = with_noise_levels(p);
                  return averaged_power(q, half_of(dimension_plus(q, q["alpha"], -2)), axis);
                },
                kernel);
          }
        },
});

REFEREE_CLAIM({
    .id = "MN-E2.9",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The optimal model",
    .statement =
        "s_*(x) = int Phi((d + alpha)/2, |x - x~|^2/2) (x~ - x) dmu / int Phi((d + 2 alpha - 2)/2, |x - "
        "x~|^2/2) dmu, the quotient I_2/I_1 of the integrals (2.7) with lambda = g^2.",
    .hypotheses = "mu a probability measure, g positive, alpha real, 0 < eps < T",
    .source = "section 2.2, Proposition 2.1, (2.9)",
    .evidence =
        "the stable evaluation of s_* against the quotient of two quadratures over time; alpha = 2: for one "
        "point x~ - x, in general the mean of the data under the weights Phi, minus x",
    .refuted_by = "data, alpha, a schedule and a place at which the two disagree",
    .attack = "four schedules, alpha from -4 to 13/4, d = 1, 2, 3, 5, 8; data on segments, with and without "
              "points of other weights; hundreds of points; the order of the denominator ((d + 2 alpha)/2 "
              "would differ)",
    .rests_on = {"MN-A.20", "MN-A.21"},
    .trial =
        [](Trial& trial) {
          Family family = scheduled_data(trial);
          trial.identity(
              "s_* = I_2/I_1, first component", family,
              [](const Point& p) {
                const Point q = with_noise_levels(p);
                return model_of(q)(place_of(q))[0];
              },
              [](const Point& p) { return second_integral(p, 0) / first_integral(p); });
          Family crowds{"a crowd of data points", {}, family.hypotheses};
          crowds.members.push_back(
              placed(crowd(1, 1, 1, 3, trial.effort().scaled(10, 200, 1000)), {1, "2/3"_q, "1/5"_q})
                  .set("schedule", 4)
                  .set("eps", "1/2"_q)
                  .set("T", 3));
          trial.identity(
              "s_* = I_2/I_1, many data points", crowds,
              [](const Point& p) {
                const Point q = with_noise_levels(written_out(p));
                return model_of(q)(place_of(q))[0];
              },
              [](const Point& p) {
                const Point q = written_out(p);
                return second_integral(q, 0) / first_integral(q);
              });
          trial.identity(
              "s_* = I_2/I_1, segments", scheduled_segments(trial),
              [](const Point& p) { return model_value(with_noise_levels(p))[0]; },
              [](const Point& p) { return second_integral(p, 0) / first_integral(p); });
          Family single{"one data point, alpha = 2", {}, noise_levels()};
          Family several{"alpha = 2", {}, noise_levels()};
          for (const Instance& member : placed_data(trial).members)
            several.members.push_back(Instance(member).set("alpha", 2));
          for (long d = 1; d <= 8; ++d) {
            RationalPoint y, x;
            for (long i = 0; i < d; ++i) {
              y.push_back(Rational(i + 1, 3));
              x.push_back(Rational(7 - 2 * i, 5));
            }
            for (const Rational& far : {"1"_q, "1e6"_q}) {
              x[0] = x[0] * far;
              single.members.push_back(placed(data_set(2, "1/100"_q, 5, {y}), x));
            }
          }
          trial.identity(
              "one point, alpha = 2: s_*(x) = x~ - x", single,
              [](const Point& p) { return model_of(p)(place_of(p))[0]; },
              [](const Point& p) { return data_of(p).means[0][0] - place_of(p)[0]; });
          trial.identity(
              "alpha = 2: s_*(x) is the mean of the data with weights w_j Phi((d + 2)/2, z_j), minus x",
              several, [](const Point& p) { return model_of(p)(place_of(p))[0]; },
              [](const Point& p) {
                const KernelMixture mixture(data_of(p), kernel_of(p));
                const Ball order = half_of(dimension_plus(p, Ball(0), 2));
                Ball sum(0), total(0);
                for (std::size_t j = 0; j < mixture.size(); ++j) {
                  const Ball weight = mixture.data().weights[j] *
                                      mixture.kernel()(order, mixture.half_square(place_of(p), j));
                  sum += weight * mixture.data().means[j][0];
                  total += weight;
                }
                return sum / total - place_of(p)[0];
              });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
