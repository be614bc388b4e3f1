// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.3: how the L^p estimate and the L^p norms near t = 0 depend on epsilon, with a figure of measured
/// exponents.
#include <fmt/format.h>

#include <cmath>

#include "court/random_rationals.hpp"
#include "pde-perspective/stability_laws.hpp"
#include "pde-perspective/stability_volumes.hpp"

namespace referee::pde_perspective::stability {
namespace {

/// One Dirac at 0 on the line, v_T = N(0, s2), p = 2, T = 1.
Instance needle(const Rational& epsilon, const Rational& s2) {
  return dirac_data({{0}}).set("epsilon", epsilon).set("p", 2).set("T", 1).set("s2", s2);
}
/// p^(-d/(2p)) (4 pi t (1 - (t/T)^epsilon))^(-d (p - 1)/(2p)).
Ball uniform_bound(const Point& p) {
  const Ball t = p["t"].at(p.precision()), T = p["T"].at(p.precision());
  return gaussian_norm(
      Ball(Ball(2) * t * (Ball(1) - real_power(Ball(t / T), p["epsilon"].at(p.precision())))),
      Ball(dimension_of(p)).at(p.precision()), p["p"].at(p.precision()));
}
Family noisy(Family family) {
  std::erase_if(family.members, [](const Instance& i) { return i["epsilon"] == 0 || i["t"] == i["T"]; });
  return family;
}
Quantity norm_now() {
  return [](const Point& p) { return norm_at(p, p["t"].at(p.precision())); };
}

/// epsilon = 1, several Diracs, v_T = delta_z: v(t) is the mixture of Brownian bridges. As norms are convex,
/// starts at points are the worst.
Family bridge_laws(const Trial& trial) {
  Family family{"several Diracs, epsilon = 1, v_T = delta_z", {}, law_hypotheses()};
  Generator generator = trial.generator("bridges");
  for (long k = 0; k < trial.effort().scaled(15, 60, 400); ++k) {
    const std::size_t d = 1 + generator.below(3);
    std::vector<RationalPoint> sites;
    std::vector<Rational> odds;
    for (std::size_t n = 0; n <= generator.below(3); ++n) {
      RationalPoint site;
      for (std::size_t i = 0; i < d; ++i) site.push_back(random_signed(generator, -1, 0));
      sites.push_back(site);
      odds.push_back(random_positive(generator, -2, 0));
    }
    RationalPoint z;
    for (std::size_t i = 0; i < d; ++i) z.push_back(random_signed(generator, -1, 1));
    const Rational p(static_cast<long>(2 + generator.below(2))), share = random_between(generator, 0, 1);
    const Rational decades = power("1/10"_q, static_cast<long>(generator.below(6)));
    family.members.push_back(at_place(dirac_data(sites, odds), z)
                                 .set("epsilon", 1)
                                 .set("p", p)
                                 .set("T", 2)
                                 .set("t", 2 * decades * share));
  }
  return family;
}
Ball bridge_norm(const Point& p) {
  const Ball t = p["t"].at(p.precision()), T = p["T"].at(p.precision()), order = p["p"].at(p.precision());
  const std::vector<Ball> z = place_of(p);
  const Mixture<Ball> law = bridge_law(data_of<Ball>(p), std::span<const Ball>(z), T, t);
  return real_power(mixture_power_integral(law, law.variances[0], static_cast<int>(order.to_double())),
                    Ball(Ball(1) / order));
}

/// One Dirac at 0 on the line: KL(v(t) || u(t)).
Ball divergence_from_heat_flow(const Point& p) {
  const GaussianGeneration<Ball> flow{p["T"].at(p.precision()), p["epsilon"].at(p.precision())};
  const Ball t = p["t"].at(p.precision());
  return gaussian_divergence(flow.variance(p["s2"].at(p.precision()), t), Ball(2) * t, p.constant(0),
                             p.constant(1));
}
/// The point with epsilon raised to the parameter "stronger".
Point raised(const Point& p) {
  Point result = p;
  return result.set("epsilon", p["stronger"].at(p.precision()));
}

/// -d log |v|_2/d log t of one Dirac and v_T = N(0, 1/100).
double local_exponent(const Rational& epsilon, const Rational& t) {
  const Point p(needle(epsilon, "1/100"_q).set("t", t), {128});
  const Ball now = p["t"];
  return (-now * power_integral_rate(p) / power_integral(p, now) / 2).to_double();
}
/// The same of two Diracs at -1 and 1 with v_T = N(0, 1/4), between t = 1/20 and 1/40, by finite volumes.
double volume_exponent(double epsilon) {
  const VolumeStudy study = volume_study(dirac_data({{-1}, {1}}), epsilon, 0.25, 0, {0.05, 0.025});
  return std::log(study.power_integral(1, 2).value / study.power_integral(0, 2).value) / (2 * std::log(2.0));
}

Figure exponents_figure() {
  Panel norms{.title = "one Dirac, v_T = N(0, 1/100), T = 1",
              .x_label = "t",
              .y_label = "L^2 norm of v(t), dashed: its bound (3.2)",
              .log_x = true,
              .log_y = true};
  for (const Rational& epsilon : {Rational(0), "1/5"_q, Rational(1), Rational(3)}) {
    Curve norm{.label = "epsilon = " + to_string(epsilon), .x = {}, .y = {}};
    Curve bound{.label = norm.label, .x = {}, .y = {}, .dashed = true};
    for (int i = 0; i <= 60; ++i) {
      const Ball t = exp(Ball(Rational(-i, 10), {96}));
      Point p(needle(epsilon, "1/100"_q), {96});
      p.set("t", t);
      norm.x.push_back(t.to_double());
      norm.y.push_back(norm_at(p, t).to_double());
      bound.x.push_back(t.to_double());
      bound.y.push_back((printed_factor(p) * norm_at(p, p["T"])).to_double());
    }
    norms.curves.push_back(std::move(norm));
    norms.curves.push_back(std::move(bound));
  }
  Panel exponents{
      .title = "exponent of blow-up, p = 2, d = 1", .x_label = "epsilon", .y_label = "-d log |v|/d log t"};
  Curve printed{.label = "(3.2): (1 + epsilon)/4", .x = {}, .y = {}, .dashed = true};
  for (int i = 0; i <= 12; ++i) {
    printed.x.push_back(0.25 * i);
    printed.y.push_back((1 + 0.25 * i) / 4);
  }
  exponents.curves.push_back(std::move(printed));
  for (const char* t : {"1e-2", "1e-4", "1e-12"}) {
    Curve measured{.label = fmt::format("one Dirac, t = {}", t), .x = {}, .y = {}};
    // Closer together near 0, where the exponent bends.
    for (int i = 0; i <= 60; ++i) {
      const Rational epsilon = 3 * power(Rational(i, 60), 2);
      measured.x.push_back(to_double(epsilon));
      measured.y.push_back(local_exponent(epsilon, parse_rational(t)));
    }
    exponents.curves.push_back(std::move(measured));
  }
  Curve volumes{.label = "two Diracs, finite volumes, t = 1/20 to 1/40", .x = {}, .y = {}, .points = true};
  for (double epsilon : {0.2, 0.5, 1.0, 2.0, 3.0}) {
    volumes.x.push_back(epsilon);
    volumes.y.push_back(volume_exponent(epsilon));
  }
  exponents.curves.push_back(std::move(volumes));
  return {
      "pde-perspective-blow-up-exponents",
      "L^2 norms near t = 0: the bound (3.2) steepens as epsilon grows, the solutions do not; their exponent "
      "tends to 1/4 for every epsilon.",
      {norms, exponents}};
}

/// The best constant of |v(t)|_p <= C |v_T|_p: wide v_T approach (3.2), which no v_T exceeds (PP-T3.1).
void try_best_constants(Trial& trial) {
  struct Setting {
    RationalPoint site;
    Rational p, t;
  };
  for (const Setting& setting :
       {Setting{{0}, 2, "1/10"_q}, Setting{{0, 0, 0}, "3/2"_q, "1/1000"_q}, Setting{{0, 0}, 5, "1/3"_q}}) {
    const Instance dirac = dirac_data({setting.site}).set("p", setting.p).set("T", 1).set("t", setting.t);
    const std::string where = "d = " + std::to_string(setting.site.size()) + ", p = " + to_string(setting.p) +
                              ", t = " + to_string(setting.t);
    for (const Rational& epsilon : {Rational(0), "1/5"_q, Rational(3)})
      trial.limit(
          "one Dirac, v_T = N(0, s2 I), " + where +
              ": |v(t)|_p/|v_T|_p over the factor of (3.2) -> 1 as s2 grows, epsilon = " + to_string(epsilon),
          {.parameter = "s2", .to_infinity = true, .fixed = Instance(dirac).set("epsilon", epsilon)},
          [](const Point& p) { return growth(p) / printed_factor(p); }, [](const Point&) { return Ball(1); });
    for (const auto& [weak, strong] : {std::pair<Rational, Rational>{0, 1}, {"1/5"_q, 3}})
      trial.limit(
          where + ": the same ratio at epsilon = " + to_string(strong) + " over that at epsilon = " +
              to_string(weak) + " -> (T/t)^(d (p - 1)/(2p) times the difference of epsilon), which exceeds 1",
          {.parameter = "s2",
           .to_infinity = true,
           .fixed = Instance(dirac).set("epsilon", weak).set("stronger", strong)},
          [](const Point& p) { return growth(raised(p)) / growth(p); },
          [](const Point& p) {
            const Ball order = p["p"].at(p.precision()), difference = p["stronger"] - p["epsilon"];
            return real_power(Ball(p["T"].at(p.precision()) / p["t"]),
                              Ball(Ball(dimension_of(p)) * (order - Ball(1)) * difference / (2 * order)));
          });
  }
  trial.note(
      "With (3.2) itself the best constant over all v_T is therefore (T/t)^(d (1 + epsilon)(p - 1)/(2p)). "
      "It is so for every u_0 of compact support, which from far away looks like a point. For u_0 = N(0, 1) "
      "it is smaller, ((1 + 2T)/(1 + 2t))^((1 + epsilon)(p - 1)/(2p)), 1.2574 against 1.7783 for epsilon = "
      "0, p = 2, T = 1, t = 1/10, and grows with epsilon as well.");
}

/// What the sentence does not say: the norm of one solution.
void look_at_fixed_solutions(Trial& trial) {
  Family steady = gaussian_laws(trial, trial.effort().scaled(20, 60, 400));
  for (Instance& member : steady.members) member.set("s2", 2 * member["T"]);
  trial.identity("one solution: v_T = u(T) has |v(t)|_p = |u(t)|_p, whatever epsilon", steady, norm_now(),
                 [](const Point& p) {
                   return gaussian_norm(Ball(Ball(2) * p["t"].at(p.precision())),
                                        Ball(dimension_of(p)).at(p.precision()), p["p"].at(p.precision()));
                 });
  Family needles{"one Dirac on the line, v_T = N(0, s2), T = 1, p = 2", {}, law_hypotheses()};
  for (const Rational& s2 : {"1/100"_q, "1/2"_q, "1"_q})
    for (const auto& [weak, strong] : {std::pair<Rational, Rational>{0, 1}, {"1/5"_q, 3}})
      needles.members.push_back(needle(weak, s2).set("t", "1/10"_q).set("stronger", strong));
  trial.bound(
      "one solution: for s2 < 2T |v(t)|_2 becomes smaller when epsilon is raised", needles,
      [](const Point& p) { return norm_at(raised(p), p["t"].at(p.precision())); }, norm_now());
  trial.bound(
      "one Dirac, Gaussian v_T, epsilon > 0: |v(t)|_p <= p^(-d/(2p)) (4 pi t (1 - (t/T)^epsilon))^(-d (p - "
      "1)/(2p))",
      noisy(gaussian_laws(trial, trial.effort().scaled(40, 200, 2000))), norm_now(), uniform_bound);
  trial.bound("several Diracs, epsilon = 1 with v/u a sum of exponentials, v = u else: the same bound",
              noisy(mixture_laws(trial, trial.effort().scaled(20, 80, 500))), norm_now(), uniform_bound);
  trial.bound("several Diracs, epsilon = 1, v_T = delta_z, the worst starts: the same bound",
              bridge_laws(trial), bridge_norm, uniform_bound);
  trial.bound(
      "several Diracs on the line, epsilon = 1/5 and 3, by finite volumes: the same bound",
      volume_laws(trial), [](const Point& p) { return p["measured"].at(p.precision()); }, uniform_bound);
  trial.limit(
      "it is attained as v_T shrinks to a point at a single Dirac: epsilon = 1/5, t = 1/10",
      {.parameter = "s2",
       .fixed = dirac_data({{0}}).set("epsilon", "1/5"_q).set("p", 2).set("T", 1).set("t", "1/10"_q)},
      [](const Point& p) { return norm_at(p, p["t"].at(p.precision())) / uniform_bound(p); },
      [](const Point&) { return Ball(1); });
  trial.bound(
      "and it decreases in epsilon: at 2 epsilon and at epsilon",
      noisy(gaussian_laws(trial, trial.effort().scaled(20, 60, 400))),
      [](const Point& p) {
        Point doubled = p;
        return uniform_bound(doubled.set("epsilon", Ball(2) * p["epsilon"]));
      },
      uniform_bound);
  for (const Rational& epsilon : {Rational(0), "1/5"_q, Rational(1), Rational(3)})
    trial.rate(
        "one solution, one Dirac in R^3, v_T = N(0, I/3), p = 3: |v(t)|_3 ~ C t^(-1) for epsilon = " +
            to_string(epsilon),
        {.parameter = "t",
         .first = 2,
         .last = 60,
         .fixed = dirac_data({{0, 0, 0}}).set("epsilon", epsilon).set("p", 3).set("T", 1).set("s2", "1/3"_q)},
        norm_now(), -1);
  trial.note(
      "The sentence speaks of the estimate. Of one solution it would be false: its exponent as t -> 0 does "
      "not depend on epsilon, since for every epsilon > 0 and every probability measure v_T |v(t)|_p is at "
      "most p^(-d/(2p)) (4 pi t (1 - (t/T)^epsilon))^(-d (p - 1)/(2p)); no norm need grow with epsilon, and "
      "for narrow v_T they fall: for u_0 = delta_0, v_T = N(0, 1), T = 1, t = 1/10 the variance at t is "
      "1/10 for epsilon = 0 and 19/100 for epsilon = 1.");
}

REFEREE_CLAIM({
    .id = "PP-R3.3c",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "Larger epsilon: weaker estimate near t = 0",
    .statement = "The blow-up bound (3.2) becomes weaker as epsilon grows, although diffusion regularises "
                 "backward in time: the impact of the score's singularity at t = 0 is enhanced, and thus the "
                 "L^p estimate near t = 0 deteriorates as well.",
    .hypotheses =
        "epsilon >= 0, p > 1, u_0 of compact support. The L^p estimate is read as the best constant C of "
        "|v(t)|_p <= C |v_T|_p over all v_T, as in (3.2), the subject of the remark; not as the norm of one "
        "solution",
    .source = "section 3.1, Remark 3.3, second paragraph",
    .evidence = "closed-form laws for one Dirac: the best constants, approached by wide v_T; as further "
                "findings bounds and exponents of single solutions, with a figure of measured exponents",
    .refuted_by = "a best constant that does not grow with epsilon like the factor of (3.2)",
    .attack = "the exponent of the bound, the best constant, and the norm of a single solution apart; that "
              "(3.2) cannot be exceeded is PP-T3.1",
    .rests_on = {"PP-T3.1"},
    .trial =
        [](Trial& trial) {
          Family pairs{"p > 1, epsilon < stronger", {}, {}};
          for (const Rational& p : {"11/10"_q, Rational(2), Rational(50)})
            for (const auto& [weak, strong] :
                 {std::pair<Rational, Rational>{0, "1/5"_q}, {"1/5"_q, 1}, {1, 3}})
              pairs.members.push_back({{"p", p}, {"epsilon", weak}, {"stronger", strong}});
          const auto exponent = [](const Instance& i, const char* noise) -> Rational {
            return (1 + i[noise]) * (i["p"] - 1) / (2 * i["p"]);
          };
          trial.exact(
              "the exponent of (3.2) (per dimension) grows with epsilon", pairs,
              [=](const Instance& i) { return exponent(i, "epsilon"); }, Relation::less,
              [=](const Instance& i) { return exponent(i, "stronger"); });
          try_best_constants(trial);
          look_at_fixed_solutions(trial);
          Family imitation{"u_0 = delta_0 on the line, v_T = N(0, 4), T = 1, t = 1/10", {}, {}};
          for (const auto& [weak, strong] : {std::pair<Rational, Rational>{0, 1}, {1, 3}})
            imitation.members.push_back(needle(weak, 4).set("t", "1/10"_q).set("stronger", strong));
          trial.bound(
              "KL(v(t) || u(t)) becomes smaller when epsilon is raised", imitation,
              [](const Point& p) { return divergence_from_heat_flow(raised(p)); }, divergence_from_heat_flow);
          trial.note(
              "The next sentence of the remark, on an enhanced generative power as epsilon increases, has "
              "no claim of its own; read as a law further from u(t) it is false here: KL(v(t) || u(t)) = "
              "0.153426 for epsilon = 0, 0.0023449 for 1 and 2.5e-7 for 3, nearer to imitation, as (5.6) "
              "lets one expect.");
          trial.figure(exponents_figure());
        },
});

}  // namespace
}  // namespace referee::pde_perspective::stability
