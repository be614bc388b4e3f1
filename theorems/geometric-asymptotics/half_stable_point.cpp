// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/half_stable_point.hpp"

#include <fmt/format.h>

#include "court/random_rationals.hpp"
#include "dynamics/similarity_flow.hpp"
#include "dynamics/trap.hpp"
#include "geometric-asymptotics/rigidity.hpp"

namespace referee::geometric_asymptotics {
namespace {

Instance half_stable(const Rational& first_odds, const Rational& second_odds, const Rational& x) {
  return placed(supports("1/2"_q, {{1}}, {{0}, {1}}, {1}, {first_odds, second_odds}), {x});
}

Family half_stable_places(const Trial& trial) {
  Family family{"x < 1/2, t from 1e-6 to 10, odds w1 : w2", {}, support_hypotheses()};
  Generator generator = trial.generator("left of the half-stable point");
  for (long k = 0; k < trial.effort().scaled(10, 40, 400); ++k) {
    const Rational left = random_positive(generator, -6, 1), second_odds = random_positive(generator, -2, 1),
                   first_odds = random_positive(generator, -2, 1);
    family.members.push_back(
        half_stable(first_odds, second_odds, "1/2"_q - left).set("t", random_positive(generator, -6, 0)));
  }
  return family;
}
Ball distance_left(const Point& p) { return p.constant("1/2"_q) - p["x1"]; }
/// m2, the share of the site 1.
Ball share_of_one(const Point& p) { return kernel_of(p, 2).at(place_of(p), 0).responsibility[1]; }

/// Whether E > e + (w2/w1) exp(-e/(2 sqrt(t)))/e at x <= `right` for some e: e = E/2 and others are tried.
bool held_left(const Ball& right, const Ball& t, const Ball& odds) {
  const Ball scaled = (Ball(Rational(1, 2), t.precision()) - right) / sqrt(t);
  for (const Rational& share : {"1/2"_q, "3/4"_q, "9/10"_q, "99/100"_q}) {
    const Ball e = scaled * Ball(share, t.precision());
    if (e.is_positive() && (scaled - e - odds * exp(-e / (Ball(2) * sqrt(t))) / e).is_positive()) return true;
  }
  return false;
}

/// Follows a start until it is held left of 1/2 or trapped around a minimiser.
Arrival half_stable_journey(const Instance& start, const Rational& start_time, Precision precision) {
  const MixedScore mixed = mixed_score_of(start);
  const auto points = critical_points_of(start);
  const auto traps = traps_around(mixed, points);
  const Ball odds(Rational(mixed.second.weights[1] / mixed.second.weights[0]), precision);
  ValidatedFlow flow(mixed, start_time, euclidean_ball(place_of(start), Rational(0), precision),
                     {.digits = 20});
  for (Rational tau = 0; tau <= 20; tau += "1/2"_q) {
    if (!flow.follow(tau)) break;
    const Ball at = flow.now().box()[0];
    const Ball t = Ball(1).at(precision) / (Ball(4) * flow.rate());
    const auto detail =
        fmt::format("decided at tau = {} after {} validated steps", to_string(tau), flow.steps());
    if (held_left(at.upper(), t, odds)) return {"1/2", Truth::yes, at, detail};
    if (trapped(traps, flow.now(), flow.rate())) return {"1", Truth::yes, at, detail};
  }
  return {"", Truth::unknown, flow.now().box()[0], "neither held nor trapped by tau = 20"};
}

/// By another integrator, followed to t = 1e-8: no proof, the nearer of the two ends.
std::string half_stable_guess(const Instance& start, const Rational& start_time) {
  const Trajectory run =
      similarity_flow_once(mixed_score_of(start), place_of(start), start_time, "1e-8"_q, 6);
  return run.state[0].to_double() < 0.75 ? "1/2" : "1";
}

}  // namespace

void try_half_stable_point(Trial& trial) {
  Family beside{"A1 = {1}, A2 = {0, 1}, lambda = 1/2, x = 1/2 + s", {}, support_hypotheses()};
  for (const Rational& s : {"1/4"_q, "1e-30"_q}) beside.members.push_back(half_stable(1, 1, "1/2"_q + s));
  trial.exact(
      "beyond the claim, A1 = {1}, A2 = {0, 1}, lambda = 1/2: 1/2 is critical but no minimiser, Phi(1/2 + s) "
      "< "
      "Phi(1/2)",
      beside, [](const Instance& i) { return potential_of(i).value(place_of(i)); }, Relation::less,
      [](const Instance& i) {
        const auto points = critical_points_of(i);
        for (const CriticalPoint& point : points)
          if (point.at == RationalPoint{"1/2"_q} && point.clarke && !point.minimum) return point.potential;
        throw std::logic_error("1/2 is not listed as critical");
      });
  const Family places = half_stable_places(trial);
  trial.identity(
      "its flow: Y' = (1/2 - Y)/2 + m2/4, so that E = (1/2 - Y)/sqrt(t) has E' = -m2/(4 sqrt(t))", places,
      [](const Point& p) { return -rescaled_gradient(p)[0] / 4; },
      [](const Point& p) { return distance_left(p) / 2 + share_of_one(p) / 4; });
  trial.bound("m2 <= (w2/w1) exp(-(1/2 - x)/(2t))", places, share_of_one,
              [](const Point& p) { return p["w2"] / p["w1"] * exp(-distance_left(p) / (Ball(2) * p["t"])); });
  trial.identity(
      "what E can lose: d/dT of exp(-e/(2 sqrt(T)))/e = exp(-e/(2 sqrt(T)))/(4 T^(3/2)), e = 1/2 - x", places,
      [](const Point& p) {
        const Jet<Ball> e(distance_left(p)), time = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["t"]);
        return (exp(-e / (Jet<Ball>(2) * sqrt(time))) / e).derivative({1});
      },
      [](const Point& p) {
        const Ball root = sqrt(p["t"].at(p.precision()));
        return exp(-distance_left(p) / (Ball(2) * root)) / (Ball(4) * root * root * root);
      });
  Family starts{"starts at T = 1 and 1/10, even and uneven weights", {}, {}};
  for (const char* x : {"-5", "-1", "0", "3/10", "9/10", "2"})
    for (const Rational& time : {"1"_q, "1/10"_q})
      starts.members.push_back(
          half_stable(starts.members.size() % 3 == 0 ? 9 : 1, 1, parse_rational(x)).set("T", time));
  trial.trajectory(
      "where it ends, proven: held left of 1/2 for good, hence at the critical point 1/2 that is no "
      "minimiser, or "
      "trapped at 1",
      starts,
      [&starts](const Point& p) {
        // The point encloses one member: its exact numbers.
        for (const Instance& member : starts.members) {
          bool same = true;
          for (const auto& [name, value] : member.values()) same = same && p[name].contains(value);
          if (same) return half_stable_journey(member, member["T"], p.precision());
        }
        throw std::logic_error("no start is enclosed by this point");
      },
      [](const Instance& i) { return half_stable_guess(i, i["T"]); });
}

}  // namespace referee::geometric_asymptotics
