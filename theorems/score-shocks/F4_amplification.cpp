// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 4: the amplification factor and the reverse trajectories.
#include <fmt/format.h>

#include "dynamics/line_flow.hpp"
#include "numbers/simplest_rational.hpp"
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

REFEREE_CLAIM({
    .id = "SS-F4a",
    .paper = "score-shocks",
    .kind = "figure",
    .title = "Figure 4a: amplification factor",
    .statement = "exp(Lambda(tau)) on a logarithmic scale; about 18 at tau = 0.",
    .hypotheses = "a = 3, sigma0 = 1",
    .source = "Figure 4, panel (a)",
    .evidence = "the panel recomputed; the value at 0 rounded; exact comparison of neighbouring values by "
                "the derivative",
    .refuted_by = "another value at 0, or a curve that does not fall to 1 at tau*",
    .attack = "the value at both ends and monotonicity between",
    .rests_on = {"SS-T6.3"},
    .trial =
        [](Trial& trial) {
          trial.published("exp(Lambda(0))", "18", [](Precision precision) {
            return exp(amplification_exponent(Ball(9).at(precision)));
          });
          trial.bound(
              "exp(Lambda) falls: d Lambda/dtau = -(SNR - 1)/sigma_tau^2 <= 0 up to tau*",
              Domain{"tau from 0 to 3.999", {{"tau", 0, "3.999"_q}}, {}, {}},
              [](const Point& p) {
                const Jet<Ball> tau = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["tau"]);
                return amplification_exponent(Jet<Ball>(9) / (Jet<Ball>(1) + Jet<Ball>(2) * tau))
                    .derivative({1});
              },
              [](const Point& p) { return -p.constant("1/100000"_q); });
          trial.limit(
              "exp(Lambda) -> 1 as tau -> tau*",
              {.parameter = "tau", .at = 4, .sign = -1, .first = 2, .last = 30, .fixed = {}},
              [](const Point& p) {
                return exp(amplification_exponent(Ball(9) / (Ball(1) + Ball(2) * p["tau"])));
              },
              [](const Point&) { return Ball(1); });
          Panel panel{
              .title = "amplification factor", .x_label = "tau", .y_label = "exp(Lambda)", .log_y = true};
          Curve factor{.label = "exp(Lambda(tau))", .x = {}, .y = {}};
          for (int i = 0; i <= 400; ++i) {
            const Ball tau(Rational(i, 100), {96});
            factor.x.push_back(tau.to_double());
            factor.y.push_back(exp(amplification_exponent(Ball(9) / (Ball(1) + Ball(2) * tau))).to_double());
          }
          panel.curves.push_back(std::move(factor));
          panel.vertical_marks.push_back({4, "tau* = 4"});
          trial.figure({"score-shocks-figure-4a",
                        "Amplification factor of the pair a = 3, sigma0 = 1 between tau and tau* = 4.",
                        {panel}});
        },
});

Flow reverse_trajectory(const Rational& from, const Rational& start, const Rational& to) {
  FlowOptions options;
  options.order = 10;
  options.digits = 12;
  return follow(
      [](const Jet<Ball>& tau, const Jet<Ball>& x) {
        return -pair_score(Jet<Ball>(3), Jet<Ball>(1) + Jet<Ball>(2) * tau, x);
      },
      from, to, Ball(start, options.precision), options);
}

REFEREE_CLAIM({
    .id = "SS-F4b",
    .paper = "score-shocks",
    .kind = "figure",
    .title = "Figure 4b: reverse trajectories",
    .statement = "Reverse probability-flow trajectories stay mixed above tau* and split towards the two "
                 "basins below tau*.",
    .hypotheses = "a = 3, sigma0 = 1; starts and tau_T are not printed. 'Mixed' is read as: every trajectory "
                  "moves towards the midpoint; "
                  "'split' as: those near the midpoint move away from it, each into the basin of its side",
    .source = "Figure 4, panel (b)",
    .evidence = "signs of the velocity bounded over all positions; trajectories integrated with proven "
                "enclosures to tau = 0, where "
                "the side x > 0 (x < 0) is a trap because x = 0 is a trajectory",
    .refuted_by = "a position above tau* from which trajectories move outwards, or a trajectory proven in "
                  "the other basin",
    .attack = "starts from 1/20 to 6 on both sides. In one dimension the flow keeps the order, so the basin "
              "is decided by the sign of "
              "the start, above tau* already",
    .rests_on = {"SS-S5.2a", "SS-E49"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "above tau*: |x| falls in reverse time, s(x) <= 0 for x > 0",
              Domain{"tau from 4.01 to 100, x from 1e-3 to 100",
                     {{"tau", "4.01"_q, 100}, {"x", "1e-3"_q, 100, true}},
                     {},
                     {}},
              [](const Point& p) {
                return pair_score(Ball(3), Ball(1) + Ball(2) * p["tau"], p["x"]) / p["x"];
              },
              [](const Point&) { return Ball(0); });
          trial.bound(
              "below tau*: near the midpoint |x| grows in reverse time, s(x)/x >= 0 for 0 < x <= 1/2",
              Domain{"tau from 0 to 3.9, x from 1e-3 to 1/2",
                     {{"tau", 0, "3.9"_q}, {"x", "1e-3"_q, "1/2"_q, true}},
                     {},
                     {}},
              [](const Point&) { return Ball(0); },
              [](const Point& p) {
                return pair_score(Ball(3), Ball(1) + Ball(2) * p["tau"], p["x"]) / p["x"];
              });
          Family starts{"starts at tau_T = 10", {}, {}};
          for (const char* x : {"-6", "-2", "-1/2", "-1/20", "1/20", "1/2", "2", "6"})
            starts.members.push_back({{"start", parse_rational(x)}});
          trial.trajectory(
              "at tau = 0 each trajectory lies in the basin of its side", starts,
              [](const Point& p) {
                const Flow flow = reverse_trajectory(10, simplest_rational(p["start"]), 0);
                Arrival arrival{.place = "",
                                .trapped = Truth::unknown,
                                .at = flow.end,
                                .detail = fmt::format("{} validated steps", flow.steps.size())};
                if (flow.complete && flow.end.is_positive()) arrival.place = "+a";
                if (flow.complete && flow.end.is_negative()) arrival.place = "-a";
                if (!arrival.place.empty()) arrival.trapped = Truth::yes;
                return arrival;
              },
              [](const Instance& i) -> std::string { return i["start"] > 0 ? "+a" : "-a"; });
          Panel panel{.title = "reverse probability flow", .x_label = "tau", .y_label = "x(tau)"};
          for (const char* start : {"-6", "-3", "-1", "-1/4", "1/4", "1", "3", "6"}) {
            const Flow flow = reverse_trajectory(10, parse_rational(start), 0);
            Curve c{.label = fmt::format("x(10) = {}", start),
                    .x = {10},
                    .y = {to_double(parse_rational(start))}};
            for (const FlowStep& step : flow.steps) {
              c.x.push_back(to_double(step.to));
              c.y.push_back(step.end.to_double());
            }
            panel.curves.push_back(std::move(c));
          }
          panel.vertical_marks.push_back({4, "tau* = 4"});
          trial.figure(
              {"score-shocks-figure-4b",
               "Reverse-time probability-flow trajectories of the pair a = 3, sigma0 = 1 from tau = 10 to 0.",
               {panel}});
        },
});

}  // namespace
}  // namespace referee::score_shocks
