// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 3, before (3.1): for a long horizon the heat flow approaches the kernel.
#include "numbers/error_function.hpp"
#include "numbers/quadrature.hpp"
#include "pde-perspective/dirac_families.hpp"

namespace referee::pde_perspective::stability {
namespace {

/// |G_T(. - a) - G_T|_1 in any dimension, |a| = distance: the densities cross halfway.
Ball shifted_distance(const Ball& distance, const Ball& T) {
  return Ball(2) * erf(distance / (Ball(4) * sqrt(T)));
}
/// |u(T) - G_T|_1 for u_0 = (delta_-a + delta_a)/2: u/G_T = exp(-a^2/(4T)) cosh(a x/(2T)) is convex and
/// equals 1 at +-c only.
struct PairDistance {
  Ball crossing, value;
};
PairDistance pair_distance_at(const Ball& a, const Ball& T) {
  const Ball less_one = expm1(square(a) / (Ball(4) * T));
  // acosh(1 + h) = log1p(h + sqrt(h (h + 2))).
  const Ball c = Ball(2) * T / a * log1p(less_one + sqrt(less_one * (less_one + Ball(2)))),
             width = Ball(2) * sqrt(T);
  // Twice what G_T has more between -c and c.
  return {c, Ball(2) * (erf(c / width) - (erf((c - a) / width) + erf((c + a) / width)) / 2)};
}

Family horizons() {
  Family family{"two Diracs at -a and a",
                {},
                {{"a, T > 0", [](const Point& p) { return positive(p["a"]) && positive(p["T"]); }}}};
  for (const Rational& a : {"1/3"_q, Rational(1), Rational(4)})
    for (const Rational& T : {"1/2"_q, Rational(10)}) family.members.push_back({{"a", a}, {"T", T}});
  return family;
}

REFEREE_CLAIM({
    .id = "PP-S3.0",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "For a long horizon u(T) approaches the heat kernel",
    .statement = "As T -> infinity the heat flow u(T) approaches G_T.",
    .hypotheses = "u_0 a probability measure; 'approaches' is read as |u(T) - G_T|_1 -> 0",
    .source = "section 3, before section 3.1",
    .evidence =
        "the L^1 distance in closed form for one Dirac in any dimension and for a symmetric pair, the "
        "latter checked by quadrature; its rates T^(-1/2) and, for centred data, T^(-1); the bound by "
        "the distances of the single Diracs",
    .refuted_by = "data whose distance does not vanish",
    .attack = "data off centre, the rate, horizons to 10^25",
    .rests_on = {"PP-E2.1"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "|u(T) - G_T|_1 of a pair by quadrature between its crossings", horizons(),
              [](const Point& p) {
                const Ball a = p["a"].at(p.precision()), T = p["T"].at(p.precision());
                const Ball c = pair_distance_at(a, T).crossing;
                const ComplexBall scale(Ball(4) * T), shift(a);
                const Ball excess = integrate(
                    [&](const ComplexBall& x) {
                      const ComplexBall left = x + shift, right = x - shift;
                      return exp(-(x * x) / scale) -
                             (exp(-(left * left) / scale) + exp(-(right * right) / scale)) / ComplexBall(2);
                    },
                    -c, c, p.precision());
                return Ball(2) * excess / sqrt(Ball(4) * Ball::pi(p.precision()) * T);
              },
              [](const Point& p) {
                return pair_distance_at(p["a"].at(p.precision()), p["T"].at(p.precision())).value;
              });
          trial.bound(
              "|u(T) - G_T|_1 <= int 2 erf(|y|/(4 sqrt T)) du_0, for the pair", horizons(),
              [](const Point& p) {
                return pair_distance_at(p["a"].at(p.precision()), p["T"].at(p.precision())).value;
              },
              [](const Point& p) {
                return shifted_distance(p["a"].at(p.precision()), p["T"].at(p.precision()));
              });
          trial.bound(
              "2 erf(|y|/(4 sqrt T)) <= |y|/sqrt(pi T), which vanishes as T -> infinity",
              Domain{"|y|, T", {{"a", "1/1000"_q, 1000, true}, {"T", 1, 1000000, true}}, {}, {}},
              [](const Point& p) {
                return shifted_distance(p["a"].at(p.precision()), p["T"].at(p.precision()));
              },
              [](const Point& p) {
                return p["a"] / sqrt(Ball::pi(p.precision()) * p["T"].at(p.precision()));
              });
          trial.rate(
              "one Dirac off the origin: |u(T) - G_T|_1 ~ T^(-1/2)",
              {.parameter = "T", .to_infinity = true, .last = 25, .fixed = {{"a", 1}}},
              [](const Point& p) {
                return shifted_distance(p["a"].at(p.precision()), p["T"].at(p.precision()));
              },
              "1/2"_q);
          trial.rate(
              "a symmetric pair: |u(T) - G_T|_1 ~ T^(-1)",
              {.parameter = "T", .to_infinity = true, .last = 25, .fixed = {{"a", 1}}},
              [](const Point& p) {
                return pair_distance_at(p["a"].at(p.precision()), p["T"].at(p.precision())).value;
              },
              1);
          trial.note(
              "Not in every sense: sup |u(T)/G_T - 1| is infinite for every T unless u_0 = delta_0, and "
              "W_2(u(T), "
              "G_T) = |a| for u_0 = delta_a and every T.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective::stability
