// SPDX-License-Identifier: GPL-3.0-or-later
/// Proposition 2.1: the training objective as a weighted distance from the optimal model.
#include <cmath>

#include "multiplicative-noise/dirac_loss.hpp"

namespace referee::multiplicative_noise {
namespace {

/// Values of s_theta at a place, by number: 0, -x, s_*, sin of each coordinate, 2 - x^2.
constexpr long models = 5;
constexpr long zero_model = 0, pull_model = 1, optimal = 2, sine_model = 3;
std::vector<Ball> trained_model(const Point& p, long which) {
  const Point q = with_noise_levels(p);
  const std::vector<Ball> x = place_of(p);
  if (which == optimal) return model_value(q);
  std::vector<Ball> result;
  for (const Ball& coordinate : x)
    result.push_back(which == zero_model   ? Ball(0).at(p.precision())
                     : which == pull_model ? -coordinate
                     : which == sine_model ? sin(coordinate)
                                           : Ball(2) - square(coordinate));
  return result;
}

/// int g^2 |sigma^(-alpha) s_theta(x) - grad log p_sigma(x)|^2 p_sigma(x) dt: the objective before the
/// integral over x.
Ball pointwise_objective(const Point& p, long which) {
  std::vector<ComplexBall> model;
  for (const Ball& component : trained_model(p, which)) model.emplace_back(component);
  const NoisedDensity density(p);
  const ComplexBall half_alpha(half_of(p["alpha"]));
  return over_time(p, density, [&](const NoisedDensity::Shares& shares) {
    const ComplexBall scale = exp(-half_alpha * shares.log_variance);
    ComplexBall sum(0);
    for (std::size_t i = 0; i < model.size(); ++i)
      sum += square(scale * model[i] - density.gradient(shares, i) / shares.density);
    return sum * shares.density;
  });
}
/// The weight of Proposition 2.1 times |s_theta - s_*|^2.
Ball weighted_distance(const Point& p, long which) {
  const Point q = with_noise_levels(p);
  const std::vector<Ball> model = trained_model(p, which), best = trained_model(p, optimal);
  Ball sum(0);
  for (std::size_t i = 0; i < model.size(); ++i) sum += square(model[i] - best[i]);
  return kernel_weight(q) * sum;
}

/// The whole objective of s(x) = -k x for one data point at 0: E |x|^2 = d sigma^2 under p_sigma, so that it
/// is d int (sigma^(-alpha) k - sigma^(-2))^2 sigma^2 d(sigma^2).
Ball linear_objective(const Point& p) {
  const ComplexBall k(p["k"]), alpha(p["alpha"]), two(2);
  return p["d"] * integrate(
                      [&](const ComplexBall& t) {
                        // t = log sigma
                        return two * exp(ComplexBall(4) * t) * square(k * exp(-alpha * t) - exp(-two * t));
                      },
                      log(p["a"]), log(p["b"]), p.precision());
}

REFEREE_CLAIM({
    .id = "MN-P2.1",
    .paper = "multiplicative-noise",
    .kind = "theorem",
    .title = "The objective is a distance from the optimal model",
    .statement =
        "int_eps^T int |sigma_t^(-alpha) s_theta - grad log p_(sigma_t)|^2 p_(sigma_t) dx g^2 dt = int "
        "[(2 pi)^(-d/2) int Phi((d + 2 alpha - 2)/2, |x - x~|^2/2) dmu] |s_theta - s_*|^2 dx + C, with C "
        "the same for every measurable s_theta.",
    .hypotheses =
        "mu a probability measure, g positive bounded measurable, alpha real, 0 < eps < T; both sides may "
        "be infinite",
    .source = "section 2.2, Proposition 2.1",
    .evidence =
        "for each x, where all integrands are nonnegative and Tonelli applies: the integral over time minus "
        "weight times |s_theta(x) - s_*(x)|^2 is I_3 - |I_2|^2/I_1 for every value of s_theta, by enclosing "
        "quadrature; for one point and linear models also integrated over x; two schedules with the same "
        "noise levels give the "
        "same value",
    .refuted_by = "a model, data and a place at which the difference is not that of s_*",
    .attack =
        "models 0, -x, s_*, sin, 2 - x^2; four schedules, alpha from -4 to 13/4, d = 1, 2, 3, 5; data on "
        "segments of the line, the plane and space, with points of other weights; the order of the "
        "weight ((d + 2 alpha - 1)/2 would fail). Whether C is positive is tried as MN-P2.1C",
    .rests_on = {"MN-A.20", "MN-A.21", "MN-A.22", "MN-E2.6", "MN-E2.9"},
    .trial =
        [](Trial& trial) {
          const Quantity chosen_objective = [](const Point& p) {
            return pointwise_objective(p, std::lround(p["model"].to_double()));
          };
          const Quantity square_and_rest = [](const Point& p) {
            return weighted_distance(p, std::lround(p["model"].to_double())) + loss_density(p);
          };
          Family family = scheduled_data(trial);
          family.members.resize(static_cast<std::size_t>(trial.effort().scaled(3, 7, 35)));
          // There the objective of s_* is zero, which no relative goal of a quadrature reaches: MN-P2.1C.
          std::erase_if(family.members, [](const Instance& i) { return !i.has("y2_1") && i["alpha"] == 2; });
          for (std::size_t n = 0; n < family.members.size(); ++n)
            family.members[n].set("model", static_cast<long>(n % models));
          trial.identity(
              "at each x: int g^2 |sigma^(-alpha) s - grad log p|^2 p dt = weight |s - s_*|^2 + (I_3 - "
              "|I_2|^2/I_1) for s = 0, -x, s_*, sin or 2 - x^2 (model 0 to 4)",
              family, chosen_objective, square_and_rest);
          Family segments = scheduled_segments(trial);
          segments.members.resize(static_cast<std::size_t>(trial.effort().scaled(2, 3, 16)));
          for (std::size_t n = 0; n < segments.members.size(); ++n)
            segments.members[n].set("model", static_cast<long>((optimal + n) % models));
          trial.identity("the same at each x for data on segments", segments, chosen_objective,
                         square_and_rest);
          // g = sqrt(2t) from 1 to 2 and g = 2 from 1/4 to 1 both run from sigma = 1 to 2.
          Family clocks{"sigma from 1 to 2, two schedules", {}, family.hypotheses};
          for (const Rational& alpha : {"-1"_q, "1"_q, "5/2"_q})
            clocks.members.push_back(placed(data_set(alpha, 1, 2, {{-1}, {"1/2"_q}}, {1, 2}), {"1/3"_q})
                                         .set("schedule", 4)
                                         .set("eps", 1)
                                         .set("T", 2));
          trial.identity(
              "the objective depends on g through sigma_eps and sigma_T alone", clocks,
              [](const Point& p) { return pointwise_objective(p, sine_model); },
              [](const Point& p) {
                Point q = p;
                q.set("schedule", Ball(1)).set("eps", p.constant("1/4"_q)).set("T", p.constant(1));
                return pointwise_objective(q, sine_model);
              });
          Family linear = dirac_losses(trial);
          for (std::size_t n = 0; n < linear.members.size(); ++n)
            linear.members[n].set("k", n % 2 == 0 ? "1/2"_q : "3"_q);
          trial.bound(
              "integrated over x, one point at 0 and s(x) = -k x: |weighted distance + C - objective| <= "
              "10^-15 of the "
              "objective, distance and C by radial quadrature",
              linear,
              [](const Point& p) { return abs(dirac_distance(p) + dirac_constant(p) - linear_objective(p)); },
              [](const Point& p) { return linear_objective(p) / p.constant(power(Rational(10), 15)); });
        },
});

Instance levels_only(long d, const Rational& alpha, const Rational& a, const Rational& b) {
  return {{"d", d}, {"alpha", alpha}, {"a", a}, {"b", b}};
}
Ball order_at(const Point& p, const Ball& multiple, long shift) {
  return half_of(p["d"] + multiple + Ball(shift));
}

REFEREE_CLAIM({
    .id = "MN-P2.1C",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "The constant C is positive",
    .statement = "0 < C < infinity.",
    .hypotheses = "as Proposition 2.1: mu any probability measure, alpha any real number",
    .source = "section 2.2, Proposition 2.1",
    .evidence =
        "one data point and alpha = 2: then sigma^(-2) s_*(x) = (x~ - x)/sigma^2 is the score itself, for "
        "every sigma, so that C, the loss of s_*, is zero. In rationals",
    .refuted_by = "data and alpha for which the loss of s_* vanishes",
    .attack =
        "where Cauchy-Schwarz is an equality: one point, alpha = 2 (the three orders (d + alpha)/2, (d + 2 "
        "alpha - "
        "2)/2 and (d + 2)/2 coincide); also alpha near 2, two points at alpha = 2, and the upper bound 2 d "
        "ln(sigma_T/sigma_eps)",
    .rests_on = {"MN-P2.1", "MN-A.22C"},
    .trial =
        [](Trial& trial) {
          // For one point at y the constant is int int |sigma^(-2) (y - x) - (y - x)/sigma^2|^2 p dx
          // d(sigma^2).
          Family single{
              "one point y on the line, alpha = 2, sigma from 1 to 2",
              {{{"y", 0}, {"x", 1}, {"sigma", 1}},
               {{"y", 0}, {"x", 3}, {"sigma", "3/2"_q}},
               {{"y", -2}, {"x", "1/3"_q}, {"sigma", 1}}},
              {{"1 <= sigma <= 2",
                [](const Point& p) {
                  return truth(!certainly_less(p["sigma"], Ball(1)) && !certainly_less(Ball(2), p["sigma"]));
                }},
               {"x is not the data point",
                [](const Point& p) { return truth(certainly_different(p["x"], p["y"])); }}},
              true};
          trial.exact(
              "mu = delta_y on the line, alpha = 2, sigma from 1 to 2: C > 0 asks for places where "
              "sigma^(-2) s_*(x) differs from grad log p_sigma(x); but s_*(x) = y - x, both are (y - "
              "x)/sigma^2, and C = 0, since I_3 = |I_2|^2/I_1 at every x",
              single, [](const Instance& i) -> Rational { return (i["y"] - i["x"]) / power(i["sigma"], 2); },
              Relation::different,
              [](const Instance& i) -> Rational { return -(i["x"] - i["y"]) / (i["sigma"] * i["sigma"]); });
          trial.note(
              "Both sides are the same function of x and sigma, so the loss of s_* is zero at every x and "
              "every "
              "sigma: C = 0. The proof bounds C from above only; C >= 0 by Cauchy-Schwarz.");
          Family dirac{"one point, alpha = 2, d = 1..8", {}, noise_levels()};
          for (long d = 1; d <= 8; ++d)
            for (const Rational& far : {"1/10"_q, "3"_q}) {
              RationalPoint y(static_cast<std::size_t>(d), 1), x(static_cast<std::size_t>(d), far);
              dirac.members.push_back(placed(data_set(2, "1/2"_q, 2, {y}), x));
            }
          trial.identity(
              "s_*(x) = y - x by the kernel, d = 1..8", dirac,
              [](const Point& p) { return model_of(p)(place_of(p))[0]; },
              [](const Point& p) { return data_of(p).means[0][0] - place_of(p)[0]; });
          trial.repair(
              "0 <= C < 2 d ln(sigma_T/sigma_eps), and C = 0 if and only if alpha = 2 and mu is a point "
              "mass.",
              [](Trial& repaired) {
                repaired.bound(
                    "one point, alpha != 2: the integrand of C is positive, Phi((d + alpha)/2, z)^2 <= (1 - "
                    "(alpha - 2)^2/10^4) Phi((d + 2 alpha - 2)/2, z) Phi((d + 2)/2, z)",
                    [] {
                      Family family{"alpha from -4 to 6, alpha != 2", {}, noise_levels()};
                      for (long d : {1L, 2L, 3L, 8L})
                        for (const Rational& alpha :
                             {"-4"_q, "-1/2"_q, "1"_q, "19/10"_q, "201/100"_q, "3"_q, "6"_q})
                          for (const Rational& z : {"0"_q, "1/10"_q, "1"_q, "10"_q})
                            family.members.push_back(levels_only(d, alpha, "1/2"_q, 2).set("z", z));
                      return family;
                    }(),
                    [](const Point& p) { return square(kernel_of(p)(order_at(p, p["alpha"], 0), p["z"])); },
                    [](const Point& p) {
                      const NoiseKernel kernel = kernel_of(p);
                      return (Ball(1) - square(p["alpha"] - Ball(2)) / 10000) *
                             kernel(order_at(p, 2 * p["alpha"], -2), p["z"]) *
                             kernel(order_at(p, Ball(0), 2), p["z"]);
                    });
                Family several = scheduled_data(repaired);
                several.name = "several points, alpha = 2";
                std::erase_if(several.members, [](const Instance& i) { return !i.has("y2_1"); });
                if (several.members.size() > 5) several.members.resize(5);
                for (Instance& member : several.members) member.set("alpha", 2);
                repaired.bound(
                    "several points, alpha = 2: the integrand of C is positive", several,
                    [](const Point&) { return Ball(0); }, loss_density);
                Family two{"one point, alpha = 2", {}, several.hypotheses};
                two.members = {placed(data_set(2, 1, 1, {{0}}), {"7/10"_q})
                                   .set("schedule", 1)
                                   .set("eps", "1/4"_q)
                                   .set("T", 1),
                               placed(data_set(2, 1, 1, {{1, 2}}), {0, "1/3"_q})
                                   .set("schedule", 3)
                                   .set("eps", "1/4"_q)
                                   .set("T", 1)};
                repaired.identity(
                    "one point, alpha = 2: I_3 = |I_2|^2/I_1 by quadrature over time", two, third_integral,
                    [](const Point& p) { return second_integral_squared(p) / first_integral(p); });
                repaired.bound("C < 2 d ln(sigma_T/sigma_eps), one point, by radial quadrature",
                               dirac_losses(repaired), dirac_constant, loss_bound);
                repaired.bound(
                    "C >= 0, one point, by radial quadrature", dirac_losses(repaired),
                    [](const Point&) { return Ball(0); }, dirac_constant);
              });
          Panel panel{.title = "one data point, d = 1", .x_label = "alpha", .y_label = "C"};
          for (const auto& [a, b] : {std::pair{"1"_q, "2"_q}, std::pair{"1/10"_q, "2"_q}}) {
            Curve curve{.label = "sigma from " + to_string(a) + " to " + to_string(b), .x = {}, .y = {}};
            const long steps = trial.effort().scaled(10, 40, 80);
            for (long n = 0; n <= steps; ++n) {
              const Rational alpha = Rational(n, steps) * 5 - 1;
              const Point p(levels_only(1, alpha, a, b), Precision{80});
              curve.x.push_back(to_double(alpha));
              curve.y.push_back(dirac_constant(p).to_double());
            }
            panel.curves.push_back(std::move(curve));
          }
          panel.vertical_marks.push_back({2, "alpha = 2: C = 0"});
          trial.figure({"multiplicative-noise-least-loss",
                        "The least loss C for one data point against alpha: zero at alpha = 2, where the "
                        "optimal model is "
                        "the score.",
                        {panel}});
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
