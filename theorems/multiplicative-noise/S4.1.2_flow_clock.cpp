// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.1.2: the probability flow in the time of the autonomous system, and how long that time is.
#include "court/random_rationals.hpp"
#include "multiplicative-noise/flow_clock.hpp"
#include "multiplicative-noise/schedules.hpp"

namespace referee::multiplicative_noise {
namespace {

Ball to_fifteen_digits(const Point& p) { return p.constant(power(Rational(10), -15)); }

/// Schedules, powers and noise levels; alpha = 2 and next to it.
Family clocks(const Trial& trial) {
  Family family{"noise schedules and alpha", {}, {{"0 < eps < T", [](const Point& p) {
                                                     return positive(p["eps"]) && less(p["eps"], p["T"]);
                                                   }}}};
  std::vector<Rational> exponents{"-4"_q, "-1/2"_q, "0"_q, "1"_q, "2"_q, Rational(2) + "1e-20"_q, "13/4"_q};
  Generator generator = trial.generator("exponents of the clock");
  for (long n = trial.effort().scaled(0, 1, 20); n > 0; --n)
    exponents.push_back(random_between(generator, -5, 6));
  // The quick budget takes every second pair, so that all schedules and all exponents occur.
  long turn = 0;
  for (long schedule : {1L, 2L, 3L, 4L})
    for (const Rational& alpha : exponents) {
      if (++turn % 2 == 0 && trial.effort().budget == Budget::quick) continue;
      family.members.push_back({{"schedule", schedule},
                                {"alpha", alpha},
                                {"eps", schedule == 4 ? "1e-12"_q : "1/50"_q},
                                {"T", 1}});
    }
  return family;
}

REFEREE_CLAIM({
    .id = "MN-S4.1.2",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The flow sampler under its time change",
    .statement =
        "With u(t) = 1/2 int eta^(-alpha/2) d eta over eta from sigma_(T - t)^2 to sigma_T^2, which is "
        "(sigma_T^(2 - alpha) - sigma_(T - t)^(2 - alpha))/(2 - alpha) for alpha != 2 and "
        "ln(sigma_T/sigma_(T "
        "- t)) for alpha = 2, Y_t = X_(u^(-1)(t)) solves dY = s_theta(Y) dt on [0, u(T - eps)].",
    .hypotheses = "X solves (3.13); alpha real, g positive, 0 < eps < T",
    .source = "section 4.1.2",
    .evidence =
        "1/2 int g(T - t)^2 sigma_(T - t)^(-alpha) dt by enclosing quadrature over time for four schedules "
        "against the closed form; end points of both equations to 20 digits for linear, turning and curved "
        "models",
    .refuted_by = "a schedule where the clocks differ, or a start whose two end points differ",
    .attack = "alpha from -5 to 6, at 2 and 10^-20 beside it, eps down to 1e-12; d = 1, 2, 3; the factor 1/2",
    .rests_on = {"MN-E3.13"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "1/2 int_eps^T g(t)^2 sigma_t^(-alpha) dt = u(T - eps)", clocks(trial),
              [](const Point& p) {
                const ComplexBall half_alpha(half_of(p["alpha"]));
                return half_of(integrate(
                    [&](const ComplexBall& logarithm) {
                      const ComplexBall t = exp(logarithm);
                      return t * squared_rate(p, t) * exp(-half_alpha * log(noise_variance(p, t)));
                    },
                    log(p["eps"]), log(p["T"]), p.precision()));
              },
              [](const Point& p) { return rescaled_time(with_noise_levels(p)); });
          trial.limit("the formula for alpha != 2 tends to the logarithm as alpha -> 2",
                      {.parameter = "alpha", .at = 2, .fixed = {{"a", "1/100"_q}, {"b", 50}}}, rescaled_time,
                      [](const Point& p) { return log(p["b"] / p["a"]); });
          trial.bound(
              "|end of (3.13) at T - eps - end of (4.14) at u(T - eps)| <= 10^-15",
              with_distance(sampler_starts(trial), sampler_end, autonomous_end),
              [](const Point& p) { return p["distance"]; }, to_fifteen_digits);
          trial.bound(
              "u increases: its rate g(T - t)^2 sigma_(T - t)^(-alpha)/2 is positive", clocks(trial),
              [](const Point&) { return Ball(0); },
              [](const Point& p) {
                const Ball variance = noise_variance(p, ComplexBall(p["eps"])).real();
                return half_of(squared_rate(p, ComplexBall(p["eps"])).real() *
                               raised(variance, -half_of(p["alpha"])));
              });
        },
});

REFEREE_CLAIM({
    .id = "MN-E3.13",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The flow sampler with multiplicative conditioning",
    .statement = "The sampler is dX = g(T - t)^2/2 sigma_(T - t)^(-alpha) s_theta(X) dt, 0 <= t <= T - eps.",
    .hypotheses = "the probability flow with sigma^(-alpha) s_theta in place of grad log p_sigma",
    .source = "section 3.2, (3.13)",
    .evidence =
        "linear models, where the end is known: a power of sigma_eps/sigma_T at alpha = 2, an exponential of "
        "sigma_eps - sigma_T at alpha = 1",
    .refuted_by = "a schedule whose end is not the one in closed form",
    .attack = "four schedules, d = 1, 2, 3",
    .rests_on = {"MN-E3.12b"},
    .trial =
        [](Trial& trial) {
          // The linear model 0 is -x/2: with alpha = 2 and twice that the sampler is the probability flow of
          // one data point, so its end is x0 (sigma_eps/sigma_T)^(1/2).
          Family family = sampler_starts(trial);
          family.name = "s_theta = -x/2, half of s_* for one data point at alpha = 2";
          std::erase_if(family.members, [](const Instance& i) { return i["alpha"] == 1; });
          for (Instance& member : family.members) member.set("model", 0).set("alpha", 2);
          for (Instance& member : family.members)
            member.set("end", sampler_end(member)[0].midpoint_as_rational());
          trial.bound(
              "alpha = 2: |end - x0 (sigma_eps/sigma_T)^(1/2)| <= 10^-15", family,
              [](const Point& p) {
                const Point q = with_noise_levels(p);
                return abs(p["end"] - p["x1"] * sqrt(q["a"] / q["b"]));
              },
              to_fifteen_digits);
          Family other = family;
          other.name = "s_theta = -x/2, alpha = 1";
          for (Instance& member : other.members) member.set("alpha", 1);
          for (Instance& member : other.members)
            member.set("end", sampler_end(member)[0].midpoint_as_rational());
          trial.bound(
              "alpha = 1: |end - x0 exp(-(sigma_T - sigma_eps)/2)| <= 10^-15", other,
              [](const Point& p) {
                const Point q = with_noise_levels(p);
                return abs(p["end"] - p["x1"] * exp(half_of(q["a"] - q["b"])));
              },
              to_fifteen_digits);
          trial.note(
              "The line after (3.13), sigma_(T - t)^(-alpha) s_*(x) != grad log p_(sigma_(T - t))(x), has "
              "the "
              "exception of MN-E3.11: one data point and alpha = 2, where the two are the same function.");
        },
});

/// A lower bound of the time in which (4.14) with s_* for one data point at 0 goes from the distance x0 to
/// x0/6: pieces of the way over the largest speed in each.
Ball least_time_to_a_sixth(const Point& p) {
  constexpr long pieces = 250;
  const NoiseKernel kernel = kernel_of(p);
  const Ball width = p["x0"] * 5 / (6 * pieces);
  Ball time = Ball(0).at(p.precision());
  for (long n = 0; n < pieces; ++n) {
    const Ball from = p["x0"] / 6 + n * width;
    const Ball place = join(from, from + width), z = half_of(square(place));
    const Ball speed = place * kernel.scaled(half_of(p["d"] + p["alpha"]), z) /
                       kernel.scaled(half_of(p["d"] + 2 * p["alpha"]) - Ball(1), z);
    time += width / speed.upper();
  }
  return time;
}

/// sigma_eps = 10^-k, sigma_T = 10^k.
Family wide_levels() {
  Family family{"sigma_eps = 10^-k, sigma_T = 10^k", {}, noise_levels()};
  for (const Rational& alpha : {"-4"_q, "0"_q, "1"_q, "19/10"_q, "2"_q, "21/10"_q, "3"_q, "6"_q})
    for (long k : {1L, 2L, 6L, 12L})
      family.members.push_back(
          {{"alpha", alpha}, {"a", power(Rational(10), -k)}, {"b", power(Rational(10), k)}});
  return family;
}

REFEREE_CLAIM({
    .id = "MN-S4.1.2b",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "The rescaled time is long",
    .statement = "For sigma_eps << 1 and sigma_T >> 1 one has u(T - eps) >> 1, so that the behaviour of "
                 "(4.14) as t -> "
                 "infinity gives some insight into the sampler (3.13).",
    .hypotheses = "alpha real",
    .source = "section 4.1.2, last lines",
    .evidence = "u(T - eps) >= ln(sigma_T) + ln(1/sigma_eps) over two, and at least the smaller of the two "
                "logarithms "
                "for every alpha; companions say in which units the time is not long",
    .refuted_by = "an alpha for which u(T - eps) stays bounded",
    .attack = "alpha = 2, where u grows only like a logarithm; the time against the rate sigma_T^(alpha - 2) "
              "at which far points approach the data (Proposition 4.1); a single data point and the speed of "
              "its flow",
    .rests_on = {"MN-S4.1.2", "MN-P4.1"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "min(ln sigma_T, ln(1/sigma_eps)) <= u(T - eps)", wide_levels(),
              [](const Point& p) { return min(log(p["b"]), -log(p["a"])); }, rescaled_time);
          trial.note(
              "Both ends are needed: alpha > 2 takes the length from sigma_eps, alpha < 2 from sigma_T. The "
              "growth is only logarithmic at alpha = 2.");
          Family slow = wide_levels();
          slow.name += ", alpha < 2";
          std::erase_if(slow.members, [](const Instance& i) { return i["alpha"] >= 2; });
          trial.bound(
              "companion: in units of the far relaxation time sigma_T^(2 - alpha) the length is below 1/(2 - "
              "alpha) for alpha < 2, however wide the levels",
              slow, [](const Point& p) { return rescaled_time(p) * raised(p["b"], p["alpha"] - Ball(2)); },
              [](const Point& p) { return p.constant(1) / (Ball(2) - p["alpha"]); });
          Family unfinished{
              "one data point, alpha = 1, sigma from 1/100 to 100, start 2 sigma_T or 3 sigma_T",
              {},
              noise_levels()};
          for (const auto& [d, x0] : {std::pair{1L, 200L}, std::pair{1L, 300L}, std::pair{3L, 300L}})
            unfinished.members.push_back({{"alpha", 1}, {"a", "1/100"_q}, {"b", 100}, {"d", d}, {"x0", x0}});
          trial.bound(
              "companion: u(T - eps) is less than the time the flow takes from there to a sixth of its "
              "start, "
              "the only data point being at 0",
              unfinished, rescaled_time, least_time_to_a_sixth);
          trial.note(
              "For t -> infinity the same flow tends to the data point. The inference from u(T - eps) >> 1 "
              "to "
              "the limit t -> infinity fails for the paper's own alpha = 1: for one data point at 0 and "
              "sigma_eps -> 0 the flow's speed is v(r) at the distance r sigma_T, the time is "
              "sigma_T, and the starts with int_0^r dr'/v(r') > 1 never arrive: 24.8 % (d = 1), 31.7 % (d = "
              "2), 42.0 % (d = 10) and 47.5 % (d = 100) of the samples of p_(sigma_T). For alpha >= 2 the "
              "length in relaxation units is ln(sigma_T/sigma_eps) or more. The printed sentence claims some "
              "insight only.");
          Panel panel{.title = "length of the flow in units of the far relaxation time",
                      .x_label = "sigma_T/sigma_eps",
                      .y_label = "u(T - eps) sigma_T^(alpha - 2)",
                      .log_x = true,
                      .log_y = true};
          for (const Rational& alpha : {"0"_q, "1"_q, "3/2"_q, "2"_q, "5/2"_q}) {
            Curve curve{.label = "alpha = " + to_string(alpha), .x = {}, .y = {}};
            for (long k = 1; k <= 24; ++k) {
              const Ball ratio = raised(Ball(10).at(Precision{80}), Ball(Rational(k, 4), Precision{80}));
              Point p({{"alpha", alpha}, {"b", 1}}, Precision{80});
              p.set("a", Ball(1) / ratio);
              curve.x.push_back(ratio.to_double());
              curve.y.push_back(rescaled_time(p).to_double());
            }
            panel.curves.push_back(std::move(curve));
          }
          trial.figure({"multiplicative-noise-flow-length",
                        "The rescaled time u(T - eps) measured by the rate sigma_T^(alpha - 2) at which far "
                        "points approach the data: bounded by 1/(2 - alpha) below alpha = 2.",
                        {panel}});
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
