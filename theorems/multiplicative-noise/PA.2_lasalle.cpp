// SPDX-License-Identifier: GPL-3.0-or-later
/// Proposition A.2: LaSalle's invariance principle on flows in closed form.
#include "multiplicative-noise/kernels.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

using Coordinate = Jet<Ball>;
using Place = std::vector<Jet<Ball>>;

/// G bounded, open and positively invariant, V falling along the flow but not strictly.
struct InvarianceExample {
  std::string name;
  Place (*field)(const Place& x);
  Coordinate (*function)(const Place& x);  ///< V
  Place (*flow)(const Place& x, const Ball& t);
  Ball (*distance)(const std::vector<Ball>& x);  ///< from M, or a function that vanishes on M only
  std::vector<RationalPoint> starts;             ///< in G
};

Place turned(const Place& x, const Ball& angle) {
  const Coordinate c(cos(angle)), s(sin(angle));
  return {c * x[0] - s * x[1], s * x[0] + c * x[1]};
}
Coordinate squared_radius(const Place& x) { return square(x[0]) + square(x[1]); }

const std::vector<InvarianceExample>& invariance_examples() {
  static const std::vector<InvarianceExample> examples{
      {"critical damping x' = y, y' = -x - 2y, V = x^2 + y^2, E = {y = 0}, M = {0}",
       [](const Place& x) {
         return Place{x[1], -x[0] - Coordinate(2) * x[1]};
       },
       squared_radius,
       [](const Place& x, const Ball& t) {
         const Coordinate decay(exp(-t)), rate = x[0] + x[1], time(t);
         return Place{(x[0] + rate * time) * decay, (x[1] - rate * time) * decay};
       },
       [](const std::vector<Ball>& x) { return abs(x[0]) + abs(x[1]); },
       {{"1/2"_q, "-1/3"_q}, {"-9/10"_q, 0}, {0, "9/10"_q}}},
      {"limit cycle r' = r - r^3, angle' = 1 on 1/4 < r < 2, V = (r^2 - 1)^2, M the unit circle",
       [](const Place& x) {
         const Coordinate grow = Coordinate(1) - squared_radius(x);
         return Place{grow * x[0] - x[1], grow * x[1] + x[0]};
       },
       [](const Place& x) { return square(squared_radius(x) - Coordinate(1)); },
       [](const Place& x, const Ball& t) {
         const Coordinate scale =
             Coordinate(1) /
             sqrt(squared_radius(x) + (Coordinate(1) - squared_radius(x)) * Coordinate(exp(-2 * t)));
         Place y = turned(x, t);
         return Place{scale * y[0], scale * y[1]};
       },
       [](const std::vector<Ball>& x) { return abs(square(x[0]) + square(x[1]) - Ball(1)); },
       {{"3/10"_q, 0}, {1, "6/5"_q}, {"-1/2"_q, "1/2"_q}}},
      {"x' = -x^3, y' = 0 on |x|, |y| < 1, V = x^2, M a whole segment",
       [](const Place& x) {
         return Place{-(x[0] * square(x[0])), Coordinate(0) * x[1]};
       },
       [](const Place& x) { return square(x[0]); },
       [](const Place& x, const Ball& t) {
         return Place{x[0] / sqrt(Coordinate(1) + Coordinate(Ball(2 * t)) * square(x[0])), x[1]};
       },
       [](const std::vector<Ball>& x) { return abs(x[0]); },
       {{"1/2"_q, "1/3"_q}, {"-99/100"_q, 0}}}};
  return examples;
}
const InvarianceExample& example_of(const Point& p) {
  return invariance_examples()[static_cast<std::size_t>(std::lround(p["example"].to_double()))];
}
Place example_start(const Point& p) {
  return {Coordinate(p["x1"].at(p.precision())), Coordinate(p["x2"].at(p.precision()))};
}
/// 3 x + 5 y of the derivative along a direction.
Ball flow_velocity(const Point& p) {
  // d/dt phi_t(x) = D phi_t(x) f(x): a derivative in the start along the field.
  const Coordinate h = Coordinate::variable(JetLayout::of(1, 1), 0, Ball(0).at(p.precision()));
  const Place x = example_start(p), f = example_of(p).field(x);
  const Place moved = example_of(p).flow({x[0] + h * f[0], x[1] + h * f[1]}, p["t"]);
  return 3 * moved[0].derivative({1}) + 5 * moved[1].derivative({1});
}
Ball flow_field(const Point& p) {
  const Place f = example_of(p).field(example_of(p).flow(example_start(p), p["t"]));
  return 3 * f[0].value() + 5 * f[1].value();
}
Ball orbital_derivative(const Point& p) {
  const Coordinate h = Coordinate::variable(JetLayout::of(1, 1), 0, Ball(0).at(p.precision()));
  const Place x = example_start(p), f = example_of(p).field(x);
  return example_of(p).function({x[0] + h * f[0], x[1] + h * f[1]}).derivative({1});
}
Ball distance_later(const Point& p) {
  const Place x = example_of(p).flow(example_start(p), p["t"]);
  return example_of(p).distance({x[0].value(), x[1].value()});
}
Family example_starts() {
  Family family{"three flows, starts in G", {}, {}};
  for (std::size_t n = 0; n < invariance_examples().size(); ++n)
    for (const RationalPoint& x : invariance_examples()[n].starts)
      for (const Rational& t : {"1/3"_q, "2"_q, "10"_q})
        family.members.push_back({{"example", static_cast<long>(n)}, {"x1", x[0]}, {"x2", x[1]}, {"t", t}});
  return family;
}

REFEREE_CLAIM({
    .id = "MN-PA.2",
    .paper = "multiplicative-noise",
    .kind = "lemma",
    .title = "LaSalle's invariance principle",
    .statement =
        "Let G be bounded, open, positively invariant, V' <= 0 on G, E = {x in closure of G : V' = 0}, M the "
        "union of the orbits that stay in E, M in G. Then phi_t(x) -> M for all x in G.",
    .hypotheses = "f locally Lipschitz, V of class C^1 on R^d",
    .source = "appendix A.7, Proposition A.2",
    .evidence = "flows in closed form with E larger than M, a circle for M, a segment for M; each is checked "
                "to be the "
                "flow of its field",
    .refuted_by = "a start in G whose distance from M does not tend to zero",
    .attack =
        "E much larger than M; decay like a power; M not isolated; G unbounded, where the conclusion fails",
    .trial =
        [](Trial& trial) {
          trial.identity("D phi_t(x) f(x) = f(phi_t(x))", example_starts(), flow_velocity, flow_field);
          trial.bound("V' <= 0 at starts in G", example_starts(), orbital_derivative,
                      [](const Point&) { return Ball(0); });
          for (std::size_t n = 0; n < invariance_examples().size(); ++n)
            for (const RationalPoint& x : invariance_examples()[n].starts) {
              const bool power_law = n == 2;
              const Instance fixed{{"example", static_cast<long>(n)}, {"x1", x[0]}, {"x2", x[1]}};
              // -log(distance)/t for exponential decay (with 1/t from the polynomial factor), t^(1/2)
              // otherwise.
              if (power_law)
                trial.rate("distance from M ~ t^(-1/2): " + invariance_examples()[n].name,
                           {.parameter = "t", .to_infinity = true, .first = 3, .last = 30, .fixed = fixed},
                           distance_later, "1/2"_q);
              else
                trial.bound(
                    "distance from M <= 10 (1 + t) exp(-t): " + invariance_examples()[n].name,
                    [&] {
                      Family family{"t from 1/3 to 1000", {}, {}};
                      for (const Rational& t : {"1/3"_q, "1"_q, "10"_q, "100"_q, "1000"_q})
                        family.members.push_back(Instance(fixed).set("t", t));
                      return family;
                    }(),
                    distance_later, [](const Point& p) { return 10 * (Ball(1) + p["t"]) * exp(-p["t"]); });
            }
          Family unbounded{"x' = 1, V = exp(-x), G = R: E and M are empty", {}, {}};
          for (const Rational& t : {"1"_q, "1000"_q}) unbounded.members.push_back({{"t", t}});
          trial.bound(
              "the twin with G unbounded fails: V' = -exp(-x) < 0 all along the flow x = t", unbounded,
              [](const Point& p) { return -exp(-p["t"]); }, [](const Point&) { return Ball(0); });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
