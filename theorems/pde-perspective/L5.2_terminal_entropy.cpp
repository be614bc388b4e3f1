// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma 5.2: the relative entropies at the start of the generation are finite; which hypotheses that takes.
#include "pde-perspective/L5.2_line_starts.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

/// v_T = (nu/2)(1 + |x|)^(-nu - 1) and one point at 0: int v log v = log(nu/2) - 1 - 1/nu and int x^2 v =
/// 2/((nu - 1)(nu - 2)), so that everything is elementary.
Ball heavy_divergence(const Point& p) {
  const Ball nu = p["nu"].at(p.precision());
  return log(nu / 2) - Ball(1) - Ball(1) / nu + log_scale(p) +
         Ball(2) / ((nu - Ball(1)) * (nu - Ball(2))) / (4 * horizon(p));
}

REFEREE_CLAIM({
    .id = "PP-L5.2a",
    .paper = "pde-perspective",
    .kind = "lemma",
    .title = "KL(v_T||u(T)) is finite",
    .statement = "KL(v_T||u(T)) < infinity under Assumption A.",
    .hypotheses = "supp u_0 compact; v_T > 0 a.e. with v_T log v_T and |x|^2 v_T integrable",
    .source = "section 5.2, Lemma 5.2, first part",
    .evidence =
        "an explicit finite bound, int v_T log v_T + (d/2) log(4 pi T) + int v_T (x^2 + R^2)/(2T), against "
        "the "
        "entropy by quadrature on the line; what happens without the second moment and without the entropy",
    .refuted_by = "v_T within Assumption A whose entropy exceeds the bound",
    .attack = "narrow, wide and far starts, several points, T from 1/2 to 10; power tails down to the last "
              "that have a "
              "second moment",
    .rests_on = {"PP-L5.1a", "PP-L5.2p"},
    .trial =
        [](Trial& trial) {
          trial.bound("KL(v_T||u(T)) <= int v_T log v_T + log(4 pi T)/2 + int v_T (x^2 + R^2)/(2T)",
                      line_starts(trial), terminal_divergence, [](const Point& p) {
                        const LineStart start(p);
                        const Ball moment = start.integral(false, [&](const Ball& x) {
                          return start.v(x) * 2 * (square(x) + square(start.reach()));
                        });
                        return entropy_of_start(p) + log_scale(p) + moment / (4 * horizon(p));
                      });
          trial.note("Uses the lower bound of (5.3) only, which is the right one.");
          Family heavy{"v_T = (nu/2)(1 + |x|)^(-nu - 1), one point", {}, {}};
          for (const Rational& nu : {"21/10"_q, "3"_q, "50"_q})
            for (const Rational& T : {"1/10"_q, "4"_q}) heavy.members.push_back({{"nu", nu}, {"T", T}});
          trial.bound(
              "power tails with a second moment: 0 <= KL(v_T||u(T))", heavy,
              [](const Point& p) { return p.constant(0); }, heavy_divergence);
          trial.rate("it grows like 1/(nu - 2) towards the last tail that has a second moment",
                     {.parameter = "nu", .at = 2, .first = 2, .last = 25, .fixed = {{"T", 1}}},
                     heavy_divergence, -1);
          trial.limit(
              "without a second moment it is infinite: nu = 1, the part of int v_T x^2/(4T) over |x| < a is "
              "(1 + "
              "o(1)) a/(4T), while the entropy stays finite",
              {.parameter = "a", .to_infinity = true, .first = 2, .last = 30, .fixed = {{"T", 1}}},
              [](const Point& p) {
                const Ball& a = p["a"];
                const Ball one = Ball(1).at(p.precision());
                return (one + a - 2 * log(one + a) - one / (one + a)) / a;
              },
              [](const Point& p) { return p.constant(1); });
          trial.limit(
              "without finite entropy it is infinite: v_T = 1/(2 |x| log(|x|)^2) near 0 has the bounded mass "
              "1 on "
              "|x| < 1/e, and its part of int v_T log v_T over exp(-Y^2) < |x| < exp(-Y) is (1 + o(1)) log Y",
              {.parameter = "Y", .to_infinity = true, .first = 2, .last = 30, .fixed = {}},
              [](const Point& p) {
                // int (y - 2 log y - log 2)/y^2 dy, y = -log |x|.
                const Ball Y = p["Y"].at(p.precision()), log_two = log(Ball(2).at(p.precision()));
                const auto primitive = [&](const Ball& y) {
                  return log(y) + (2 * log(y) + Ball(2) + log_two) / y;
                };
                return (primitive(square(Y)) - primitive(Y)) / log(Y);
              },
              [](const Point& p) { return p.constant(1); });
          trial.note(
              "Positivity of v_T and compactness of the support beyond a second moment of u_0 play no part.");
        },
});

/// One point at 0. KL(u(T)||v_T) = -int u log v - 1/2 - log(4 pi T)/2.
Ball heat_entropy(const Point& p) { return -(Ball(1).at(p.precision()) / 2) - log_scale(p); }
/// u(x, T).
Ball heat_kernel_value(const Point& p, const Ball& x) {
  const Ball T = horizon(p);
  return exp(-square(x) / (4 * T)) / sqrt(4 * Ball::pi(p.precision()) * T);
}
/// -int u(T) log v_T for v_T = exp(-|x|)/2.
Ball laplace_cross(const Point& p) {
  return log(Ball(2).at(p.precision())) + 2 * sqrt(horizon(p) / Ball::pi(p.precision()));
}

REFEREE_CLAIM({
    .id = "PP-L5.2b",
    .paper = "pde-perspective",
    .kind = "lemma",
    .title = "KL(u(T)||v_T) is finite",
    .statement = "If |log v_T| is bounded by a polynomial of |x| then KL(u(T)||v_T) < infinity.",
    .hypotheses = "Assumption A and the polynomial bound, on all of R^d",
    .source = "section 5.2, Lemma 5.2, second part",
    .evidence =
        "the explicit bound int u log u + int u P for log v_T >= -P, against the entropy by quadrature; "
        "densities beyond the hypothesis at which the entropy is infinite, in closed form",
    .refuted_by = "v_T with a polynomial bound whose entropy exceeds it",
    .attack = "Gaussian mixtures, exponential tails; where the polynomial bound fails at infinity "
              "(exp(-exp(x^2))) or at a "
              "point (exp(-1/|x|))",
    .rests_on = {"PP-L5.1a"},
    .trial =
        [](Trial& trial) {
          Family mixed_starts = line_starts(trial);
          mixed_starts.name += " of several bumps";
          std::erase_if(mixed_starts.members, [](const Instance& member) { return !member.has("m2"); });
          trial.bound(
              "Gaussian mixtures: KL(u(T)||v_T) <= int u log u + int u P, P from the first bump alone",
              mixed_starts,
              [](const Point& p) {
                const LineStart start(p);
                return start.integral(true, [&](const Ball& x) {
                  const Ball u = start.u(x);
                  return u * log(u / start.v(x));
                });
              },
              [](const Point& p) {
                const LineStart start(p);
                const Ball entropy =
                    start.integral(true, [&](const Ball& x) { return start.u(x) * log(start.u(x)); });
                // The first bump alone bounds v_T from below; E x^2 and E x under u.
                const Ball variance = p["s1"].at(p.precision());
                const Ball second =
                    start.integral(true, [&](const Ball& x) { return start.u(x) * square(x - p["m1"]); });
                Ball sum = Ball(0).at(p.precision());
                for (std::size_t k = 1; p.has("m" + std::to_string(k)); ++k) sum += Ball(1);
                const Ball height = sqrt(2 * Ball::pi(p.precision()) * variance) * sum;
                return entropy + second / (2 * variance) + log(height);
              });
          Family laplace{"v_T = exp(-|x|)/2, one point", {}, {}};
          for (const Rational& T : {"1/1000"_q, "1/4"_q, "1"_q, "1000"_q})
            laplace.members.push_back({{"T", T}});
          trial.bound(
              "exponential tails: 0 <= KL(u(T)||v_T), finite", laplace,
              [](const Point& p) { return p.constant(0); },
              [](const Point& p) { return heat_entropy(p) + laplace_cross(p); });
          trial.bound(
              "beyond the hypothesis, at infinity: v_T = c exp(-exp(x^2)) lies within Assumption A, and for "
              "one "
              "point and T >= 1/4 the integrand of -int u log v_T has no decay, u(x, T) exp(x^2) >= u(0, T): "
              "infinite entropy",
              Domain{"x from 0 to 40, T from 1/4 to 100", {{"x", 0, 40}, {"T", "1/4"_q, 100, true}}},
              [](const Point& p) { return heat_kernel_value(p, Ball(0)); },
              [](const Point& p) { return heat_kernel_value(p, p["x"]) * exp(square(p["x"])); });
          trial.rate(
              "beyond the hypothesis, at a point: v_T = c exp(-1/|x| - x^2) on the line, where the part of "
              "int "
              "u/|x| over exp(-Y) < |x| < 1 grows like Y",
              {.parameter = "Y", .to_infinity = true, .first = 1, .last = 12, .fixed = {{"T", 1}}},
              [](const Point& p) {
                // x = exp(-y): int u dy, between its values at the ends, which are the range of u.
                const Ball Y = p["Y"].at(p.precision()), t = horizon(p);
                const Ball peak = Ball(1) / sqrt(4 * Ball::pi(p.precision()) * t);
                // 2 u(0) (Y - int_0^Y (1 - exp(-exp(-2y)/(4T))) dy); the integral by its series.
                Ball correction = Ball(0).at(p.precision()), term = Ball(-1).at(p.precision());
                const Ball quarter = Ball(1) / (4 * t);
                for (long n = 1; n <= p.precision().bits; ++n) {
                  term *= -quarter / n;
                  correction += term * (Ball(1) - exp(Ball(-2 * n) * Y)) / (2 * n);
                }
                return 2 * peak * (Y - correction);
              },
              -1);
          trial.note(
              "Both densities are within Assumption A, so that the hypothesis is needed, and needed "
              "everywhere, not at "
              "infinity only as in Theorem 3.4. It is sufficient, not necessary: v_T = c exp(-exp|x|) has "
              "finite "
              "entropy.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective::lemmas
