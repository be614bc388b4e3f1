// SPDX-License-Identifier: GPL-3.0-or-later
/// (4.1) and (4.2): explicit and denoising score matching, at each time and over the printed interval.
#include <tuple>

#include "pde-perspective/affine_losses.hpp"
#include "pde-perspective/line_losses.hpp"
#include "pde-perspective/uniform_datum.hpp"

namespace referee::pde_perspective {
namespace {

/// By how much the denoising integrand exceeds the explicit one at each time: no field in it.
void differ_by_a_constant_at_each_time(Trial& trial) {
  trial.exact(
      "at time t, one Gaussian, affine fields: (4.2) - (4.1) = d/(2t) - E|s|^2, whatever the field",
      affine_fields(trial, true, trial.effort().scaled(2, 6, 40)),
      [](const Instance& i) -> Rational { return denoising_affine_loss(i) - explicit_affine_loss(i); },
      Relation::equal,
      [](const Instance& i) -> Rational {
        return affine_dimension(i) / (2 * i["t"]) - affine_dimension(i) / (i["spread"] + 2 * i["t"]);
      });
  trial.identity(
      "at time t, samples, ReLU networks: (4.2) - (4.1) = E Var(Y|X)/(4t^2), whatever the network",
      random_networks(trial, trial.effort().scaled(1, 4, 30)),
      [](const Point& p) { return denoising_loss(p) - explicit_loss(p); }, score_target_variance);
}

/// u_0 = N(0, spread I) and S = theta x: the integrals over (delta, T) of both objectives, per dimension.
Ball gaussian_denoising_integral(const Point& p, const Ball& delta) {
  const Ball &theta = p["theta"], T = p["T"].at(p.precision());
  return square(theta) * (p["spread"] * (T - delta) + square(T) - square(delta)) +
         Ball(2) * theta * (T - delta) + half_of(log(T / delta));
}
Ball gaussian_explicit_integral(const Point& p, const Ball& delta) {
  const Ball &theta = p["theta"], T = p["T"].at(p.precision()), &spread = p["spread"];
  return square(theta) * (spread * (T - delta) + square(T) - square(delta)) + Ball(2) * theta * (T - delta) +
         half_of(log((spread + Ball(2) * T) / (spread + Ball(2) * delta)));
}

Family gaussian_runs_over_time(const Trial& trial) {
  Family family{"u_0 = N(0, spread), S = theta x", {}, {{"0 < delta < T, spread > 0", [](const Point& p) {
                                                           return positive(p["delta"]) &&
                                                                  less(p["delta"], p["T"]) &&
                                                                  positive(p["spread"]);
                                                         }}}};
  // The quick budget takes every second member.
  long turn = 0;
  for (const char* spread : {"1", "1/100", "30"})
    for (const char* theta : {"0", "-1/2", "3"})
      for (const char* delta : {"1/2", "1e-3", "1e-12"}) {
        if (turn++ % 2 == 1 && trial.effort().budget == Budget::quick) continue;
        family.members.push_back({{"spread", parse_rational(spread)},
                                  {"theta", parse_rational(theta)},
                                  {"delta", parse_rational(delta)},
                                  {"T", spread[0] == '1' ? 1 : 7}});
      }
  return family;
}

/// The integral over (delta, T) of an affine field's integrand, by quadrature in log t.
Ball over_time(const Point& p, bool denoising) {
  const ComplexBall theta(p["theta"]), spread(p["spread"]);
  const Precision precision = p.precision();
  return integrate(
      [&](const ComplexBall& log_t) {
        const ComplexBall t = exp(log_t), total = spread + ComplexBall(2) * t;
        const ComplexBall clean =
            denoising ? spread * square(theta) +
                            ComplexBall(2) * t * square(theta + ComplexBall(1) / (ComplexBall(2) * t))
                      : total * square(theta + ComplexBall(1) / total);
        return t * clean;
      },
      log(p["delta"].at(precision)), log(p["T"].at(precision)), precision);
}

Family uniform_runs(std::initializer_list<const char*> deltas) {
  Family family{"u_0 uniform on [-1, 1]", {}, {{"0 < delta <= 1/4", [](const Point& p) {
                                                  return positive(p["delta"]) &&
                                                         !less(p.constant("1/4"_q), p["delta"]);
                                                }}}};
  for (const char* delta : deltas) family.members.push_back({{"delta", parse_rational(delta)}});
  return family;
}
/// By how much (4.2) - (4.1) grows from (delta, T) to (delta/10, T).
Ball uniform_growth(const Point& p) {
  const Ball delta = p["delta"].at(p.precision());
  return half_of(log(p.constant(10))) - uniform_datum_entropy(delta) + uniform_datum_entropy(delta / 10);
}
Ball gaussian_growth(const Point& p) {
  const Ball delta = p["delta"].at(p.precision());
  const auto difference = [&](const Ball& from) {
    return gaussian_denoising_integral(p, from) - gaussian_explicit_integral(p, from);
  };
  return difference(delta / 10) - difference(delta);
}

/// Both objectives over (delta, 1) as functions of theta.
Figure rising_objective() {
  Panel panel{.title = "u_0 = N(0, 1), s_NN = theta x, T = 1",
              .x_label = "theta",
              .y_label = "objective over (delta, 1)"};
  for (const auto& [label, delta, denoising] :
       {std::tuple("(4.1), delta -> 0", "1e-30", false), std::tuple("(4.2), delta = 1e-1", "1e-1", true),
        std::tuple("(4.2), delta = 1e-3", "1e-3", true), std::tuple("(4.2), delta = 1e-6", "1e-6", true)}) {
    Curve curve{.label = label, .x = {}, .y = {}, .dashed = denoising};
    for (Rational theta = -2; theta <= 1; theta += "1/20"_q) {
      const Point p({{"theta", theta}, {"spread", 1}, {"T", 1}}, {96});
      const Ball from(parse_rational(delta), p.precision());
      curve.x.push_back(to_double(theta));
      curve.y.push_back(
          (denoising ? gaussian_denoising_integral(p, from) : gaussian_explicit_integral(p, from))
              .to_double());
    }
    panel.curves.push_back(std::move(curve));
  }
  panel.vertical_marks.push_back({-0.5, "-1/2"});
  return {"pde-perspective-denoising-objective",
          "Explicit and denoising objective of one Gaussian over (delta, 1): the same minimiser as long as "
          "delta > 0, "
          "while the denoising one rises to infinity as delta falls.",
          {std::move(panel)}};
}

void same_minimisers_off_zero(Trial& repaired) {
  differ_by_a_constant_at_each_time(repaired);
  repaired.identity(
      "over (delta, T), u_0 = N(0, spread): (4.2) - (4.1) = (1/2) log(T/delta) - integral of E|s|^2, free of "
      "theta",
      gaussian_runs_over_time(repaired),
      [](const Point& p) { return over_time(p, true) - over_time(p, false); },
      [](const Point& p) {
        const Ball two(2), spread = p["spread"].at(p.precision());
        return half_of(log(p["T"].at(p.precision()) / p["delta"])) -
               half_of(log((spread + two * p["T"]) / (spread + two * p["delta"])));
      });
  repaired.note(
      "Where the entropies h are finite the integral is h(u(T)) - h(u(delta)), here (1/2) log((spread + "
      "2T)/(spread + 2 delta)); it is finite for every u_0, the entropies are not.");
  repaired.identity("samples: the difference at time t is the rate of H(Y|X(t))",
                    random_networks(repaired, repaired.effort().scaled(0, 2, 20)), conditional_entropy_rate,
                    score_target_variance);
  Family early{"samples -1 and 1/2, weights 1/4 and 3/4", {}, network_hypotheses()};
  for (const char* t : {"1/10", "1/40", "1/200", "1/1000"})
    early.members.push_back(samples_and_network({-1, "1/2"_q}, {1, 3}, parse_rational(t)));
  repaired.bound(
      "samples: H(Y|X(delta)) <= 2 exp(-1/(10 delta)) -> 0, so that over (0, T) the difference is H(Y|X(T)) "
      "<= log N",
      early, conditional_entropy,
      [](const Point& p) { return Ball(2) * exp(Ball(-1) / (p.constant(10) * p["t"])); });
  repaired.bound(
      "u_0 = N(0, 1), T = 1: over (e^(-2n), 1) already (4.2) of S = theta x is at least n - 1, for every n",
      [] {
        Family family{"n up to 10^6, theta between -10 and 10", {}, {}};
        for (const Rational& n : {Rational(10), Rational(1000), Rational(1000000)})
          for (const Rational& theta : {Rational(-10), "-1/2"_q, Rational(0), Rational(10)})
            family.members.push_back({{"n", n}, {"theta", theta}, {"spread", 1}, {"T", 1}});
        return family;
      }(),
      [](const Point& p) { return p["n"] - Ball(1); },
      [](const Point& p) {
        return gaussian_denoising_integral(p, p["T"] * exp(Ball(-2) * p["n"].at(p.precision())));
      });
  repaired.limit(
      "with the weight t: what (0, delta) adds to the difference vanishes, u_0 = N(0, 1)",
      {.parameter = "delta", .first = 1, .last = 30, .fixed = {}},
      [](const Point& p) {
        // int_0^delta t (1/(2t) - 1/(1 + 2t)) dt.
        const Ball delta = p["delta"].at(p.precision());
        return log1p(Ball(2) * delta) / 4;
      },
      [](const Point&) { return Ball(0); });
}

REFEREE_CLAIM({
    .id = "PP-E4.1",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Explicit and denoising score matching",
    .statement =
        "Minimising int_0^T int u |s - s_NN|^2 dx dt over theta is equivalent to minimising int int_0^T int "
        "|s_NN - (y - x)/(2t)|^2 G_t(x - y) dx dt du_0(y).",
    .hypotheses = "u_0 a probability measure; time interval (0, T)",
    .source = "section 4.1, (4.1)-(4.2)",
    .evidence = "both integrands at each time: exactly for Gaussian data and affine fields in d = 1 to 8, by "
                "enclosing quadrature for samples and ReLU networks; what their difference sums up to as the "
                "interval grows down to t = 0",
    .refuted_by =
        "data for which one of the two objectives is finite, with one minimiser, and the other is infinite "
        "for every theta",
    .attack =
        "the constant that the equivalence drops is the integral of E Var(Y|X)/(4t^2): data with a density, "
        "compactly supported or Gaussian, atoms, fields that are far from the score",
    .rests_on = {"PP-E4.0"},
    .trial =
        [](Trial& trial) {
          differ_by_a_constant_at_each_time(trial);
          Family finite = uniform_runs({"1/4", "1e-2", "1e-4", "1e-8"});
          finite.estimated = true;
          trial.bound(
              "u_0 uniform on [-1, 1]: (4.1) with s_NN = 0 stays finite on (0, T), for its part over (delta, "
              "T) is "
              "h(u(T)) - h(u(delta)) and |h(u(delta)) - log 2| <= 3 sqrt(delta)",
              finite,
              [](const Point& p) {
                return abs(uniform_datum_entropy_estimate(p["delta"].at(p.precision())) - log(p.constant(2)));
              },
              [](const Point& p) { return Ball(3) * sqrt(p["delta"].at(p.precision())); });
          trial.bound(
              "u_0 uniform on [-1, 1]: on (0, T) both differ by a number, so what (delta/10, delta) adds to "
              "(4.2) - (4.1) tends to 0; it is at most 1 for small delta",
              uniform_runs({"1e-4", "1e-12", "1e-100", "1e-1000"}), uniform_growth,
              [](const Point&) { return Ball(1); });
          trial.note(
              "Each decade adds (1/2) log 10: (4.2) is +infinity for every theta, so that every theta "
              "minimises it, while (4.1) is finite and selects one (for s_NN = theta x and T = 1 it is "
              "1.149427... + 2 theta + (4/3) theta^2). Read at each time t, or over (t_min, T) with t_min > "
              "0, "
              "the equivalence holds. (4.3) and (4.6) diverge in the same way, but only define an objective, "
              "and stand (PP-E4.3, PP-E4.6).");
          trial.limit("u_0 = N(0, 1), s_NN = -x/2: the same growth tends to 0",
                      {.parameter = "delta",
                       .first = 1,
                       .last = 30,
                       .fixed = {{"theta", "-1/2"_q}, {"spread", 1}, {"T", 1}}},
                      gaussian_growth, [](const Point&) { return Ball(0); });
          trial.note(
              "For u_0 = N(0, 1), T = 1 and s_NN = theta x, (4.1) is (1/2) log 3 + 2 theta + 2 theta^2, "
              "least "
              "at theta = -1/2, and (4.2) is +infinity for every theta.");
          trial.figure(rising_objective());
          trial.repair(
              "For every 0 < delta < T and every field, (4.2) over (delta, T) is (4.1) over (delta, T) plus "
              "(d/2) log(T/delta) minus the integral of E|s|^2 over (delta, T), which is at most the "
              "logarithm: the same minimisers. Down to delta = 0 this remains true for finitely many atoms, "
              "where the difference is H(Y|X(T)), and with the integrand weighted by t; if u_0 has a density "
              "of finite entropy and a second moment, (4.2) over (0, T) is +infinity for every field.",
              same_minimisers_off_zero);
        },
});

}  // namespace
}  // namespace referee::pde_perspective
