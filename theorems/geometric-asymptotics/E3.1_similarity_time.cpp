// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 3.1: similarity time, the rescaled dynamics, and limit sets.
#include "dynamics/mixture_fields.hpp"
#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {
namespace {

Family times(const Trial& trial) {
  Family family{"T from 1e-3 to 1e3, t/T from 1e-60 to 1",
                {},
                {{"t > 0, T > 0", [](const Point& p) { return positive(p["t"]) && positive(p["T"]); }}}};
  Generator generator = trial.generator("similarity times");
  for (const char* T : {"1/1000", "1", "7", "1000"})
    for (const char* share : {"1", "1/2", "1e-3", "1e-60"})
      family.members.push_back({{"T", parse_rational(T)}, {"t", parse_rational(T) * parse_rational(share)}});
  for (int k = 0; k < 10; ++k)
    family.members.push_back({{"T", 3}, {"t", Rational(1 + static_cast<long>(generator.below(2999)), 1000)}});
  return family;
}
Ball similarity_of(const Point& p) { return log(p["T"].at(p.precision()) / p["t"]); }
/// A curve with a continuum of accumulation points: X_t = sin(log t) for all t > 0.
Ball restless(const Ball& t) { return sin(log(t)); }
/// The n-th time before exp(-2 pi n) at which it equals y = sin(phase).
Ball visiting_time(const Point& p) { return exp(p["phase"] - 2 * p["n"] * Ball::pi(p.precision())); }

REFEREE_CLAIM({
    .id = "GA-E3.1",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "Similarity time",
    .statement = "tau = log(T/t), Y_tau = X_(T exp(-tau)); t = T is tau = 0 and t -> 0+ is tau -> infinity.",
    .hypotheses = "T > 0",
    .source = "section 3.1, (3.1)",
    .evidence = "both directions of the change of variables by enclosures; the limit over decades",
    .refuted_by = "a time that is not recovered",
    .attack = "t = T, t/T = 1e-60, T small and large",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "T exp(-log(T/t)) = t", times(trial),
              [](const Point& p) { return p["T"] * exp(-similarity_of(p)); },
              [](const Point& p) { return p["t"]; });
          trial.identity("t = T is tau = 0", {"T", {{{"T", 1}, {"t", 1}}, {{"T", 9}, {"t", 9}}}, {}},
                         similarity_of, [](const Point&) { return Ball(0); });
          trial.limit(
              "t -> 0+ is tau -> infinity: 1/tau -> 0 along t = T exp(-n)",
              {.parameter = "n", .to_infinity = true, .first = 1, .last = 9, .fixed = {{"T", 5}}},
              [](const Point& p) {
                const Ball t = p["T"] * exp(-p["n"].at(p.precision()));
                return Ball(1) / log(p["T"].at(p.precision()) / t);
              },
              [](const Point&) { return Ball(0); });
          trial.bound(
              "and back: t <= T/(1 + tau)", times(trial), [](const Point& p) { return p["t"]; },
              [](const Point& p) { return p["T"] / (Ball(1) + similarity_of(p)); });
        },
});

REFEREE_CLAIM({
    .id = "GA-E3.2",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Rescaled dynamics",
    .statement =
        "dY/dtau = T e^-tau grad V_lambda(Y, T e^-tau) = -(1/4) grad F_lambda(Y, T e^-tau), Y_0 = x_T.",
    .hypotheses = "none",
    .source = "section 3.1, (3.2)",
    .evidence = "the two right-hand sides by independent routes; the chain rule along closed-form flows",
    .refuted_by = "a place at which two members differ",
    .attack = "ties, far places, t from 1e-40 to 100; the sign that running time backwards brings",
    .rests_on = {"GA-E2.9", "GA-E3.3", "GA-E3.1"},
    .trial =
        [](Trial& trial) {
          Family family{"d = 1, 2, 3, t >= 1e-10", {}, support_hypotheses()};
          for (const Instance& i : placed_supports(trial).members)
            if (i["t"] >= "1e-10"_q) family.members.push_back(i);
          for (std::size_t axis : {0UL, 1UL, 2UL}) {
            Family own = family;
            std::erase_if(own.members, [&](const Instance& i) { return place_of(i).size() <= axis; });
            trial.identity(
                "t grad V by jets of naive sums = -(1/4) grad F by posterior means, component " +
                    std::to_string(axis + 1),
                own,
                [axis](const Point& p) {
                  const std::vector<Ball> at = place_of(p);
                  const JetLayout& layout = JetLayout::of(1, 1);
                  std::vector<Jet<Ball>> x;
                  for (std::size_t i = 0; i < at.size(); ++i)
                    x.push_back(i == axis ? Jet<Ball>::variable(layout, 0, at[i]) : Jet<Ball>(at[i]));
                  const Ball t = p["t"].at(p.precision());
                  const Jet<Ball> potential =
                      -rescaled_potential(p, x, Jet<Ball>(t)) / (Jet<Ball>(4) * Jet<Ball>(t));
                  return t * potential.derivative({1});
                },
                [axis](const Point& p) { return -rescaled_gradient(p)[axis] / 4; });
          }
          Family lines{"single points, X_t = c + sqrt(t/T) (x_T - c)", {}, {}};
          for (const char* tau : {"0", "1/3", "5", "90"})
            for (const char* lambda : {"0", "1/2", "3"})
              lines.members.push_back({{"T", 7},
                                       {"tau", parse_rational(tau)},
                                       {"lambda", parse_rational(lambda)},
                                       {"start", "5/3"_q},
                                       {"a1_1", -2},
                                       {"b1_1", "1/4"_q}});
          const auto centre = [](const Point& p) {
            return p["lambda"] * p["a1_1"] + (Ball(1) - p["lambda"]) * p["b1_1"];
          };
          trial.identity(
              "chain rule: Y_tau = X_(T exp(-tau)) by jets has the slope -(1/4) grad F(Y, T exp(-tau))",
              lines,
              [=](const Point& p) {
                using J = Jet<Ball>;
                const J tau = J::variable(JetLayout::of(1, 1), 0, p["tau"].at(p.precision()));
                const J t = J(p["T"]) * exp(-tau);
                return (J(centre(p)) + sqrt(t / J(p["T"])) * J(p["start"] - centre(p))).derivative({1});
              },
              [=](const Point& p) {
                Point q = p;
                const Ball t = p["T"] * exp(-p["tau"].at(p.precision()));
                q.set("t", t).set("x1", centre(p) + sqrt(t / p["T"]) * (p["start"] - centre(p)));
                return -rescaled_gradient(q)[0] / 4;
              });
        },
});

/// Phases and counts at which the restless curve is looked at.
Family visits() {
  Family family{"X_t = sin(log t), y = sin(phase), n-th visit, T = 5", {}, {}};
  for (const char* phase : {"0", "1", "-1/3", "3/2"})
    for (long n : {1L, 10L, 1000L})
      family.members.push_back({{"phase", parse_rational(phase)}, {"n", n}, {"T", 5}});
  return family;
}

REFEREE_CLAIM({
    .id = "GA-D3.1",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "Limit sets",
    .statement =
        "omega_t(X): limits of X along sequences t_n -> 0+; omega_tau(Y): limits of Y along sequences tau_n "
        "-> infinity.",
    .hypotheses = "T > 0 fixed, X and Y continuous",
    .source = "section 3.1, Definition 3.1",
    .evidence =
        "a curve with a continuum of accumulation points, X_t = sin(log t): each y in [-1, 1] is attained "
        "along an explicit sequence of times, and nothing beyond",
    .refuted_by = "a y in [-1, 1] that is not attained",
    .attack = "a curve that does not converge",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "X_(t_n) = y along t_n = exp(phase - 2 pi n)", visits(),
              [](const Point& p) { return restless(visiting_time(p)); },
              [](const Point& p) { return sin(p["phase"].at(p.precision())); });
          trial.bound("t_n -> 0+: t_n < 1/n", visits(), visiting_time,
                      [](const Point& p) { return Ball(1) / p["n"].at(p.precision()); });
          trial.bound(
              "nothing beyond: |X_t| <= 1", Domain{"t from 1e-40 to 1", {{"t", "1e-40"_q, 1, true}}, {}, {}},
              [](const Point& p) { return abs(restless(p["t"])); }, [](const Point&) { return Ball(1); });
        },
});

REFEREE_CLAIM({
    .id = "GA-E3.4",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Both limit sets agree",
    .statement =
        "omega_t(X) = omega_tau(Y): X_t as t -> 0+ and Y_tau as tau -> infinity have the same accumulation "
        "points.",
    .hypotheses = "X continuous on (0, T]",
    .source = "section 3.1, (3.4)",
    .evidence = "sequences of one side turned into sequences of the other for a curve that does not converge",
    .refuted_by = "an accumulation point of one side that the other misses",
    .attack = "a curve with a continuum of accumulation points",
    .rests_on = {"GA-D3.1", "GA-E3.1", "GA-R3.2"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "y attained by X along t_n is attained by Y along tau_n = log(T/t_n)", visits(),
              [](const Point& p) {
                const Ball tau = log(p["T"].at(p.precision()) / visiting_time(p));
                return sin(log(p["T"].at(p.precision())) - tau);
              },
              [](const Point& p) { return sin(p["phase"].at(p.precision())); });
          trial.identity(
              "y attained by Y along tau_n = log T - phase + 2 pi n is attained by X along T exp(-tau_n)",
              visits(),
              [](const Point& p) {
                const Ball tau =
                    log(p["T"].at(p.precision())) - p["phase"] + 2 * p["n"] * Ball::pi(p.precision());
                return restless(p["T"] * exp(-tau));
              },
              [](const Point& p) { return sin(p["phase"].at(p.precision())); });
        },
});

REFEREE_CLAIM({
    .id = "GA-R3.2",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Why both limit sets agree",
    .statement =
        "t_n -> 0+ corresponds to tau_n = log(T/t_n) -> infinity and back by t_n = T exp(-tau_n), and "
        "Y_(tau_n) = X_(t_n).",
    .hypotheses = "none (t_n <= T from some n on)",
    .source = "section 3.1, Remark 3.2",
    .evidence = "the bijection by enclosures; both limits with explicit thresholds",
    .refuted_by = "a time that is not recovered, or a sequence whose image stays bounded",
    .attack = "t_n > T for small n, where tau_n is negative and Y is not defined",
    .rests_on = {"GA-E3.1"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "log(T/(T exp(-tau))) = tau at tau = n/7",
              {"tau from 1/7 to 1000/7",
               {{{"T", 5}, {"n", 1}}, {{"T", "1/9"_q}, {"n", 50}}, {{"T", 300}, {"n", 1000}}},
               {}},
              [](const Point& p) { return log(p["T"] / (p["T"] * exp(-p["n"] / p.constant(7)))); },
              [](const Point& p) { return p["n"] / p.constant(7); });
          trial.identity(
              "T exp(-log(T/t)) = t", times(trial),
              [](const Point& p) { return p["T"] * exp(-similarity_of(p)); },
              [](const Point& p) { return p["t"]; });
          trial.bound(
              "t_n -> 0+ implies tau_n -> infinity: tau_n >= n once t_n <= T 3^-n", visits(),
              [](const Point& p) { return p["n"]; },
              [](const Point& p) {
                return log(p["T"].at(p.precision()) / (p["T"] * exp(-p["n"] * log(p.constant(3)))));
              });
          trial.bound(
              "tau_n -> infinity implies t_n -> 0+: t_n <= T/tau_n", visits(),
              [](const Point& p) { return p["T"] * exp(-p["n"].at(p.precision())); },
              [](const Point& p) { return p["T"].at(p.precision()) / p["n"]; });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
