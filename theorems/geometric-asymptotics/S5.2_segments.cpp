// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.2: the two measures on segments, and the posterior mean that the runs use.
#include "geometric-asymptotics/section5_runs.hpp"
#include "geometric-asymptotics/segment_flow.hpp"
#include "numbers/quadrature.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

REFEREE_CLAIM({
    .id = "GA-S5.2a",
    .paper = "geometric-asymptotics",
    .kind = "parameters",
    .title = "Two measures on segments",
    .statement =
        "I = [-1.5, -1.2] u [-0.8, 0.8] u [1.2, 1.5]; uniform measures on A1 = I x {-1, 1} and A2 = {-1, 1} "
        "x I, whose supports do not intersect.",
    .hypotheses = "-",
    .source = "section 5.2",
    .evidence = "the distance of the supports exactly; the posterior mean in closed form against enclosing "
                "quadrature; the double-precision form of the runs against it",
    .refuted_by = "a common point: 1 or -1 in I",
    .attack = "places in, between and far outside the segments, times down to 1e-4",
    .trial =
        [](Trial& trial) {
          const Family data{"the printed sets", {Instance{{"side", 1}}, Instance{{"side", -1}}}, {}, true};
          trial.exact(
              "1 and -1 are not in I, so that A1 and A2 do not meet: distance from I", data,
              [](const Instance&) { return Rational(0); }, Relation::less,
              [](const Instance& i) { return distance_to_I(i["side"]); });
          trial.exact(
              "squared distance of A1 and A2 = 2/25: their ends around each corner", data,
              [](const Instance& i) {
                Rational least = 10;
                for (const auto& [a, b] : segments_of_I())
                  for (const auto& [c, d] : segments_of_I())
                    for (const Rational& x : {a, b})
                      for (const Rational& y : {c, d}) {
                        const Rational u = x - i["side"], v = y - i["side"];
                        least = std::min(least, Rational(u * u + v * v));
                      }
                return least;
              },
              Relation::equal, [](const Instance&) { return "2/25"_q; });
          Family places{"places and times", {}, {}};
          for (const char* x : {"-3", "-1.4", "-1", "-0.1", "0.8", "1.05", "1.5", "2.5"})
            for (const char* t : {"1", "0.03", "1e-4"})
              places.members.push_back({{"x", parse_rational(x)}, {"t", parse_rational(t)}});
          Family wide{"places at t >= 0.03", {}, {}};
          for (const Instance& i : places.members)
            if (i["t"] > "1e-4"_q) wide.members.push_back(i);
          trial.identity(
              "m_I(x, t) by the error function = by enclosing quadrature", wide,
              [](const Point& p) { return segment_mean(p["x"].at(p.precision()), p["t"]); },
              [](const Point& p) {
                const ComplexBall x(p["x"]), t(p["t"].at(p.precision()));
                Ball mass(0), moment(0);
                for (const auto& [a, b] : segments_of_I())
                  for (const int degree : {0, 1}) {
                    auto bump = [&, degree = degree](const ComplexBall& y) {
                      const ComplexBall kernel = exp(-(x - y) * (x - y) / (ComplexBall(4) * t));
                      return degree == 0 ? kernel : y * kernel;
                    };
                    (degree == 0 ? mass : moment) +=
                        integrate(bump, Ball(a, p.precision()), Ball(b, p.precision()), p.precision());
                  }
                return moment / mass;
              });
          trial.bound(
              "m_I in double precision: error at most 64 roundoffs of the exponent (|x| + 2)^2/(4t)", places,
              [](const Point& p) {
                const double x = to_double(simplest_rational(p["x"])),
                             t = to_double(simplest_rational(p["t"]));
                return abs(
                    Ball::from_double(segment_mean(x, t), p.precision()) -
                    segment_mean(Ball::from_double(x, p.precision()), Ball::from_double(t, p.precision())));
              },
              [](const Point& p) {
                return square(abs(p["x"]) + Ball(2)) / (Ball(4) * p["t"]) *
                       p.constant(64 * power(Rational(2), -53));
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
