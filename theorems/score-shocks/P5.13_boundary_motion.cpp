// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.6: how the boundary between two modes moves.
#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/score.hpp"
#include "numbers/roots.hpp"
#include "score-shocks/binary_boundaries.hpp"

namespace referee::score_shocks {
namespace {

/// p = exp(k1 x + k1^2 tau) + exp(k2 x + k2^2 tau), k1 < k2: s rises from k1 to k2 and travels without change
/// of shape, its centre at x = -(k1 + k2) tau.
Family travelling_waves(const Trial& trial) {
  Family family{"travelling waves of the score, from k1 to k2",
                {},
                {{"k1 < k2", [](const Point& p) { return less(p["k1"], p["k2"]); }},
                 {"k1 + k2 != 0", [](const Point& p) {
                    const Ball sum = p["k1"] + p["k2"];
                    return positive(sum) || positive(-sum);
                  }}}};
  family.members = {{{"k1", 1}, {"k2", 2}}, {{"k1", -3}, {"k2", "1/2"_q}}};
  Generator generator = trial.generator("travelling waves");
  for (long i = 0; i < trial.effort().scaled(4, 20, 200); ++i) {
    const Rational low = random_signed(generator, -1, 1);
    family.members.push_back({{"k1", low}, {"k2", low + random_positive(generator, -1, 1)}});
  }
  return family;
}

/// log p of the wave in (x, tau) around a point.
Jet<Ball> log_wave(const Point& p, const Ball& x, const Ball& tau, int order) {
  const SpaceTime at(x, tau, order);
  const std::vector<Wave<Jet<Ball>>> waves{{Jet<Ball>(1), Jet<Ball>(p["k1"])},
                                           {Jet<Ball>(1), Jet<Ball>(p["k2"])}};
  return log(wave_sum(waves, at.x, at.tau));
}

/// A point within the layer at tau = 0.
Ball in_layer(const Point& p) { return p.constant("1/3"_q) / (p["k2"] - p["k1"]); }

/// Speed of the level line s = const through (x, tau): -s_tau/s_x.
Ball wave_speed(const Point& p) {
  const Jet<Ball> log_p = log_wave(p, in_layer(p), Ball(0), 2);
  return -log_p.derivative({1, 1}) / log_p.derivative({2, 0});
}

Ball sum_of_states(const Point& p) { return p["k1"] + p["k2"]; }

/// What the proof of Proposition 5.13 says of the speed in tau, and in reverse time.
void try_printed_speed(Trial& trial, const Family& waves, std::string forward, std::string reverse) {
  trial.identity(std::move(forward), waves, wave_speed, sum_of_states);
  trial.note(
      "Written as s_tau + d_x f = 0, (23) has the flux f = -(s_x + s^2), and the jump speed [f]/[s] = "
      "-(s_L + s_R) in tau. For p = 1 + exp(x + tau), a wave with k1 = 0 and k2 = 1, s = p_x/p runs from 0 "
      "to "
      "1 with speed -1.");
  trial.identity(
      std::move(reverse), waves, [](const Point& p) { return -wave_speed(p); },
      [](const Point& p) { return -sum_of_states(p); });
}

/// -phi_tau/phi_x: the speed of the boundary through a point, from the heat equation of both parts.
Ball boundary_speed(const Point& p) {
  const SpaceTime at(p["x"], p["tau"], 1);
  const Parts both = parts(p, std::span<const Jet<Ball>>(&at.x, 1), at.tau);
  const Jet<Ball> phi = log(both.first) - log(both.second);
  return -phi.derivative({0, 1}) / phi.derivative({1, 0});
}

REFEREE_CLAIM({
    .id = "SS-E13p",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "The jump speed and its sign",
    .statement = "For the conservation form (23), s_tau = d_x(s_x + s^2), a shock moves with speed [s_x + "
                 "s^2]/[s] = [s^2]/[s] = s_L + s_R; the minus sign of (48) comes from reversing time.",
    .hypotheses = "a shock with constant states s_L < s_R on either side; (23) as printed",
    .source = "section 5.6, proof of Proposition 5.13",
    .evidence = "exact travelling waves of (23), whose states, profile and speed are known in closed form",
    .refuted_by = "a solution of (23) that runs between two states at another speed",
    .attack = "the sign: written as s_tau + d_x f = 0, (23) has the flux f = -(s_x + s^2), and the speed is "
              "[f]/[s] = -(s_L + s_R), forward in tau; in reverse time it is s_L + s_R",
    .rests_on = {"SS-R4.2"},
    .trial =
        [](Trial& trial) {
          const Family waves = travelling_waves(trial);
          trial.exact(
              "the algebra: [s^2]/[s] = s_L + s_R", waves,
              [](const Instance& i) -> Rational {
                return (i["k2"] * i["k2"] - i["k1"] * i["k1"]) / (i["k2"] - i["k1"]);
              },
              Relation::equal, [](const Instance& i) -> Rational { return i["k1"] + i["k2"]; });
          trial.identity(
              "the waves solve (23): s_tau = d_x(s_x + s^2)", waves,
              [](const Point& p) {
                return log_wave(p, in_layer(p), Ball(0), 3).derivative({1, 1});
              },
              [](const Point& p) {
                const Jet<Ball> log_p = log_wave(p, in_layer(p), Ball(0), 3);
                return log_p.derivative({3, 0}) +
                       Ball(2) * log_p.derivative({1, 0}) * log_p.derivative({2, 0});
              });
          Family far = waves;
          far.name = "travelling waves at h widths from the centre";
          far.members.clear();
          for (const Instance& wave : waves.members)
            for (const char* h : {"1", "10", "1000"})
              far.members.push_back(Instance(wave).set("h", parse_rational(h)));
          for (int side : {-1, 1})
            trial.bound(
                side < 0 ? "left state: s - k1 <= (k2 - k1) exp(-h)"
                         : "right state: k2 - s <= (k2 - k1) exp(-h)",
                far,
                [side](const Point& p) {
                  const Ball x = Ball(side) * p["h"] / (p["k2"] - p["k1"]);
                  // Digits for a difference of size exp(-h).
                  const Point fine = p.at(p.precision().plus(1600));
                  const Ball s = log_wave(fine, x.at(fine.precision()), Ball(0), 1).derivative({1, 0});
                  return side < 0 ? s - p["k1"] : p["k2"] - s;
                },
                [](const Point& p) { return (p["k2"] - p["k1"]) * exp(-p["h"]); });
          try_printed_speed(trial, waves, "speed of the wave in tau = s_L + s_R",
                            "its speed in reverse time = -(s_L + s_R)");
          trial.repair(
              "The speed is -[s_x + s^2]/[s] = -(s_L + s_R), forward in tau: the minus sign is that of the "
              "flux in (23). At the boundary phi = 0 of two positive heat solutions on the line dx/dtau = "
              "-[s_x + s^2]/[s] exactly, at finite viscosity, with [.] the difference of the scores of the "
              "two parts.",
              [waves](Trial& repaired) {
                repaired.identity("speed of the wave in tau = -(s_L + s_R)", waves, wave_speed,
                                  [](const Point& p) { return -sum_of_states(p); });
                Family lines = binary_decompositions(repaired);
                std::erase_if(lines.members, [](const Instance& i) { return i.has("dimension"); });
                lines.hypotheses.push_back(regular_boundary());
                repaired.identity("finite viscosity: -phi_tau/phi_x = -[s_x + s^2]/[s]", lines,
                                  boundary_speed, [](const Point& p) {
                                    const Parts both = parts_at(p, position(p), 2);
                                    const Jet<Ball> first = log(both.first), second = log(both.second);
                                    auto flux = [](const Jet<Ball>& log_p) {
                                      return log_p.derivative({2}) + square(log_p.derivative({1}));
                                    };
                                    return -(flux(second) - flux(first)) /
                                           (second.derivative({1}) - first.derivative({1}));
                                  });
              });
        },
});

/// Two modes of common variance at -a and a with weights w and 1 - w.
Family weighted_pairs(const Trial& trial) {
  Family family{"pairs of common variance with weights w and 1 - w",
                {},
                {{"a > 0, sigma0^2 + 2 tau > 0, 0 < w < 1",
                  [](const Point& p) {
                    return positive(p["a"]) && positive(total(p)) && positive(p["w"]) &&
                           less(p["w"], Ball(1));
                  }},
                 {"distance h > 0", [](const Point& p) { return positive(p["h"]); }}}};
  auto add = [&](const Rational& a, const Rational& variance, const Rational& tau, const Rational& w) {
    for (const char* h : {"1e-6", "1/3", "1", "20"})
      family.members.push_back(
          {{"a", a}, {"variance", variance}, {"tau", tau}, {"w", w}, {"h", a * parse_rational(h)}});
  };
  for (const char* w : {"1/2", "3/4", "1/4", "999/1000", "1e-6"})
    for (const char* variance : {"1", "1e-2", "1e-6", "0"})
      for (const char* tau : {"1e-8", "1/5", "3"})
        add(3, parse_rational(variance), parse_rational(tau), parse_rational(w));
  Generator generator = trial.generator("weighted pairs");
  for (long i = 0; i < trial.effort().scaled(5, 25, 200); ++i) {
    const Rational w = random_between(generator, 0, 1), tau = random_positive(generator, -4, 1),
                   variance = random_positive(generator, -4, 1), a = random_positive(generator, -1, 1);
    add(a, variance, tau, w);
  }
  return family;
}

Ball log_odds(const Point& p) { return log(p["w"] / (Ball(1) - p["w"])); }
/// x_s = sigma_tau^2 ln(w1/w2)/(2 a), as jet in tau, and its derivative.
Jet<Ball> shock_place(const Point& p) {
  const Jet<Ball> tau = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["tau"]);
  return (Jet<Ball>(p["variance"]) + Jet<Ball>(2) * tau) * Jet<Ball>(log_odds(p) / (Ball(2) * p["a"]));
}
Ball shock_speed(const Point& p) { return shock_place(p).derivative({1}); }

/// The score of the whole density at distance h on one side of the shock.
Ball state(const Point& p, int side) {
  const Mixture<Ball> diracs{{{-p["a"]}, {p["a"]}}, {p["w"], Ball(1) - p["w"]}, {Ball(0), Ball(0)}};
  PosteriorKernel<Ball> at(diracs, total(p));
  return score(at.at(shock_place(p).value() + Ball(side) * p["h"], 1), at.noise())[0];
}

/// -(s_L + s_R) at distance h on either side.
Ball printed_speed(const Point& p) { return -(state(p, -1) + state(p, 1)); }

REFEREE_CLAIM({
    .id = "SS-P5.13",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Motion of the decision boundary",
    .statement = "In the inviscid limit the shock between two modes moves with dx_s/dtau = -(s_L + s_R), "
                 "s_L and s_R the scores on its two sides: by (23) the jump speed is s_L + s_R, and the "
                 "minus sign arises from reversing the time when the generative process is traced. For "
                 "equal weights the shock stands still, for unequal weights it drifts toward the lighter "
                 "component.",
    .hypotheses = "two modes of common variance as in (13); x_s is where the components are equal",
    .source = "section 5.6, Proposition 5.13, (48)",
    .evidence = "identities: d/dtau of the closed form of x_s against the scores of the posterior on both "
                "sides, tau forward as (48) is written and in reverse; exact travelling waves of (23); the "
                "same limit for the place of least density",
    .refuted_by =
        "two modes whose shock moves otherwise as sigma_tau -> 0, in the direction of time that is named",
    .attack =
        "the sign and direction of time: (48) is right as tau grows, where two errors of sign in its proof "
        "cancel; weights of 1e-6; finite viscosity, at which (48) is exact for symmetric places x_s -+ h; "
        "another marker of the shock, the least density between the modes",
    .rests_on = {"SS-T5.6", "SS-P5.7", "SS-E13p"},
    .trial =
        [](Trial& trial) {
          const Family pairs = weighted_pairs(trial);
          trial.identity("(48): dx_s/dtau = -(s(x_s - h) + s(x_s + h)), every h > 0", pairs, shock_speed,
                         printed_speed);
          auto minimum = [](const Point& p) {
            // s = 0 between the modes: x/a = tanh(a (x - x_s)/v), by isolating the middle zero.
            const Ball v = total(p), half_log_odds = log_odds(p) / 2;
            const UnivariateFunction f = [&](const Jet<Ball>& y) {
              return tanh(y * Jet<Ball>(square(p["a"]) / v) - Jet<Ball>(half_log_odds)) - y;
            };
            const Bracket bracket{"-1/4"_q, "1/4"_q};
            return p["a"] * refine_root(f, bracket, p.precision().to_digits() - 10);
          };
          trial.limit(
              "least density between the modes, over tau, as sigma_tau -> 0 (w = 3/4, a = 3, sigma0 = 0): "
              "-> dx_s/dtau",
              {.parameter = "tau",
               .first = 1,
               .last = 14,
               .fixed = {{"a", 3}, {"variance", 0}, {"w", "3/4"_q}}},
              [minimum](const Point& p) { return minimum(p) / p["tau"]; },
              [](const Point& p) { return log_odds(p) / p["a"]; });
          Family equal = pairs;
          equal.name = "equal weights";
          for (Instance& member : equal.members) member.set("w", "1/2"_q);
          trial.identity(
              "equal weights: s_L + s_R = 0", equal,
              [](const Point& p) { return state(p, -1) + state(p, 1); },
              [](const Point&) { return Ball(0); });
          Family unequal = pairs;
          std::erase_if(unequal.members, [](const Instance& i) { return i["w"] == "1/2"_q; });
          unequal.hypotheses.push_back({"w != 1/2", [](const Point& p) {
                                          const Ball gap = p["w"] - p.constant("1/2"_q);
                                          return positive(gap) || positive(-gap);
                                        }});
          trial.bound(
              "unequal weights: 0 <= (w1 - w2) dx_s/dtau, the lighter component of w1 > w2 lying at +a",
              unequal, [](const Point&) { return Ball(0); },
              [](const Point& p) { return -(Ball(2) * p["w"] - Ball(1)) * (state(p, -1) + state(p, 1)); });
          const Family waves = travelling_waves(trial);
          try_printed_speed(
              trial, waves,
              "(48) itself is true; the origin given for its sign is not: by (23) the speed of a wave in tau "
              "= s_L + s_R",
              "and in reverse time, the generative direction, it is -(s_L + s_R)");
          trial.note("The minus sign of (48) is that of the flux: no time is reversed in it.");
          trial.bound(
              "tracing the generative process (tau falls): 0 <= (w1 - w2) times the drift, toward the "
              "lighter component",
              unequal, [](const Point&) { return Ball(0); },
              [](const Point& p) { return (Ball(2) * p["w"] - Ball(1)) * (state(p, -1) + state(p, 1)); });
          trial.note(
              "As tau grows the boundary does drift toward the lighter component; in the generative "
              "direction "
              "its speed is s_L + s_R and it moves away from it, to the midpoint.");
          trial.repair(
              "As tau grows, dx_s/dtau = -(s_L + s_R), the jump speed that (23) gives without any "
              "reversal, and for unequal weights the shock drifts toward the lighter component. In the "
              "generative direction it moves with s_L + s_R, away from it. For unequal variances -[s_x + "
              "s^2]/[s] of the two parts is exact (SS-E13p).",
              [pairs, unequal, waves](Trial& repaired) {
                repaired.identity("tau forward: dx_s/dtau = -(s(x_s - h) + s(x_s + h))", pairs, shock_speed,
                                  printed_speed);
                repaired.identity("by (23), exact waves: speed in tau = -(s_L + s_R)", waves, wave_speed,
                                  [](const Point& p) { return -sum_of_states(p); });
                repaired.bound(
                    "tau forward: 0 <= (w1 - w2) dx_s/dtau, the lighter component of w1 > w2 lying at +a",
                    unequal, [](const Point&) { return Ball(0); },
                    [](const Point& p) { return (Ball(2) * p["w"] - Ball(1)) * shock_speed(p); });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
