// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.4: initial measures whose supports are the whole space.
#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// The heat flow of the density x^2 exp(-x^2/2)/sqrt(2 pi): analytic, its support is the whole line, and
/// it vanishes at 0 alone. With s = 1 + 2t the clean point given x is N(x/s, 2t/s), and u = N(x; 0, s)
/// E[Y^2].
template <class T>
T dented_density(const T& x, const T& t) {
  using std::exp;
  using std::sqrt;
  const T s = T(1) + T(2) * t, mean = x / s;
  return exp(-(x * x) / (T(2) * s)) / sqrt(T(T(2) * pi_like(s) * s)) * (mean * mean + T(2) * t / s);
}
/// V for that density on both sides, whatever lambda is.
Ball dented_potential(const Ball& x, const Ball& t) { return log(dented_density(x, t)); }
Ball ten_to_minus(const Point& p, const char* name) { return exp(-p[name] * log(p.constant(10))); }

/// u01 = (N(0, 1) + N(2, 1/4))/2 and u02 = N(-1, 2): smooth, positive everywhere.
Mixture<Ball> positive_law(const Point& p, int source) {
  const auto number = [&](const Rational& value) { return p.constant(value); };
  if (source == 1)
    return {{{number(0)}, {number(2)}}, {number("1/2"_q), number("1/2"_q)}, {number(1), number("1/4"_q)}};
  return {{{number(-1)}}, {number(1)}, {number(2)}};
}
Ball smooth_potential(const Point& p, const Ball& t) {
  const auto log_density = [&](int source) {
    return log(mixture_density(positive_law(p, source), p["x"].at(p.precision()), t));
  };
  return p["lambda"] * log_density(1) + (Ball(1) - p["lambda"]) * log_density(2);
}

/// F for the law sum_k 2^-|k| delta_k / 3 on the integers at x = 13/10. Of |k| > 40 only the sum of the
/// weights is used, and that 13/10 is farther than 38 from them.
Ball comb_potential(const Point& p) {
  const Ball x = p.constant("13/10"_q), t = p["t"].at(p.precision());
  Mixture<Ball> comb;
  for (long k = -40; k <= 40; ++k) {
    comb.means.push_back({Ball(k)});
    comb.weights.push_back(p.constant(power(Rational(2), k < 0 ? k : -k) / 3));
    comb.variances.push_back(Ball(0));
  }
  const Ball rest = p.constant(power(Rational(2), -39) / 3) * exp(Ball(-38 * 38) / (4 * t)) /
                    sqrt(4 * Ball::pi(p.precision()) * t);
  return Ball(-4) * t * log(mixture_density(comb, x, t) + join(Ball(0), rest));
}

Family dented_places(const Trial& trial) {
  Family family{"x in R, t >= 0", {}, {}};
  Generator generator = trial.generator("places of the dented Gaussian");
  for (const Rational& x : {"0"_q, "1/3"_q, "-2"_q, "5"_q})
    for (const Rational& t : {"1/1000000"_q, "1/10"_q, "3"_q, Rational(1 + generator.below(9), 7)})
      family.members.push_back({{"x", x}, {"t", t}});
  return family;
}

/// V(4 M, t) if both measures are N(0, 1).
Ball gaussian_potential(const Point& p) {
  const Ball x = 4 * p["M"].at(p.precision());
  return log(mixture_density(Mixture<Ball>{{{Ball(0)}}, {Ball(1)}, {Ball(1)}}, x, p["t"].at(p.precision())));
}
Family gaussian_places() {
  Family family{"u1(., 0) = u2(., 0) = N(0, 1), x = 4 M, M >= 1, 0 < t <= 1",
                {},
                {{"M >= 1", [](const Point& p) { return !less(p["M"], Ball(1)); }},
                 {"0 < t <= 1", [](const Point& p) { return positive(p["t"]) && !less(Ball(1), p["t"]); }}}};
  for (const char* M : {"1", "10", "1000"})
    for (const char* t : {"1", "1/100", "1e-20"})
      family.members.push_back({{"M", parse_rational(M)}, {"t", parse_rational(t)}});
  return family;
}

REFEREE_CLAIM({
    .id = "GA-R3.4",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Measures of full support",
    .statement = "If both initial measures are sufficiently smooth and supported on the whole space, then "
                 "V_lambda(., t) stays bounded as t -> 0+, hence F_lambda = -4 t V_lambda -> 0; a "
                 "nontrivial limit hinges on compact supports.",
    .hypotheses =
        "smooth initial densities whose support is R^d; bounded at single points x, the weakest reading, "
        "and for all x at once",
    .source = "section 3.1, Remark 3.4",
    .evidence = "heat flows in closed form, proven by jets: a density with one zero, Gaussian mixtures, a "
                "law on the integers; limits and exponents over decades, enclosures at single times",
    .refuted_by = "an analytic density of full support and a point at which V tends to -infinity",
    .attack = "full support does not make a density positive: one that vanishes at a point. A support that "
              "is neither compact nor everything; two standard Gaussians, for which V is unbounded in x",
    .trial =
        [](Trial& trial) {
          using J = Jet<Ball>;
          const auto density = [](const Point& p) {
            const JetLayout& layout = JetLayout::of(2, 2);
            return dented_density(J::variable(layout, 0, p["x"]), J::variable(layout, 1, p["t"]));
          };
          trial.identity(
              "x^2 exp(-x^2/2)/sqrt(2 pi), support R: its heat flow in closed form solves u_t = u_xx",
              dented_places(trial),
              [=](const Point& p) {
                return density(p).derivative({0, 1});
              },
              [=](const Point& p) {
                return density(p).derivative({2, 0});
              });
          trial.limit(
              "and starts from that density, at x = 1/3", {.parameter = "t", .first = 1, .last = 30},
              [](const Point& p) { return dented_density(p.constant("1/3"_q), p["t"]); },
              [](const Point& p) {
                return exp(p.constant("-1/18"_q)) / (9 * sqrt(2 * Ball::pi(p.precision())));
              });
          trial.rate(
              "with it on both sides V(0, t) stays bounded, so that exp V(0, t) is of order t^0",
              {.parameter = "t", .first = 2, .last = 40},
              [](const Point& p) { return exp(dented_potential(Ball(0), p["t"])); }, 0);
          trial.bound(
              "there is an M with |V(0, t)| <= M for all small t: at t = 10^-M",
              Family{"M = 1, 10, 100, 1000",
                     {{{"M", 1}}, {{"M", 10}}, {{"M", 100}}, {{"M", 1000}}},
                     {{"M >= 1", [](const Point& p) { return !less(p["M"], Ball(1)); }}}},
              [](const Point& p) { return abs(dented_potential(Ball(0), ten_to_minus(p, "M"))); },
              [](const Point& p) { return p["M"]; });
          trial.note(
              "V(0, t) = log(2t) - (3/2) log(1 + 2t) - log(2 pi)/2 for every lambda: full support does not "
              "keep a density from vanishing at a point.");
          trial.bound(
              "for all x at once, u1 = u2 of N(0, 1): there is an M with |V(x, t)| <= M for all x: at x = 4 "
              "M",
              gaussian_places(), [](const Point& p) { return abs(gaussian_potential(p)); },
              [](const Point& p) { return p["M"]; });
          trial.note("For N(0, 1) on both sides V(x, t) = -x^2/(2 (1 + 2t)) - log(2 pi (1 + 2t))/2.");
          trial.repair(
              "If the initial densities are bounded, continuous and positive, V_lambda(., t) -> lambda log "
              "u01 + (1 - lambda) log u02 locally uniformly, so that V_lambda stays bounded on compact sets "
              "and F_lambda = O(t) there. Full support alone gives F_lambda -> 0, locally uniformly, but no "
              "bound on V_lambda. The limit of F_lambda is not zero as soon as the supports leave out an "
              "open set on which Phi_lambda does not vanish, compact or not.",
              [](Trial& repaired) {
                for (const char* lambda : {"1/2", "2"})
                  for (const char* x : {"-3", "0", "7/5"}) {
                    const Approach vanishing{
                        .parameter = "t",
                        .first = 1,
                        .last = 30,
                        .fixed = {{"lambda", parse_rational(lambda)}, {"x", parse_rational(x)}}};
                    const std::string where = std::string(", lambda = ") + lambda + ", x = " + x;
                    repaired.limit(
                        "V -> lambda log u01 + (1 - lambda) log u02" + where, vanishing,
                        [](const Point& p) { return smooth_potential(p, p["t"]); },
                        [](const Point& p) { return smooth_potential(p, Ball(0)); });
                    repaired.order_at_least(
                        "F = O(t)" + where, vanishing,
                        [](const Point& p) { return Ball(-4) * p["t"] * smooth_potential(p, p["t"]); }, 1);
                  }
                repaired.bound(
                    "u01 = N(0, 1), u02 = N(1, 4): |V| <= M on |x| <= 5 for t <= 1, M without t",
                    Domain{"|x| <= 5, t from 1e-30 to 1, lambda = 2",
                           {{"x", -5, 5}, {"t", "1e-30"_q, 1, true}},
                           {},
                           {{"lambda", 2}}},
                    [](const Point& p) {
                      const auto log_normal = [&](long mean, long variance) {
                        const Ball v = Ball(variance) + 2 * p["t"];
                        return -(square(p["x"] - Ball(mean)) / v + log(2 * Ball::pi(p.precision()) * v)) / 2;
                      };
                      return abs(p["lambda"] * log_normal(0, 1) + (Ball(1) - p["lambda"]) * log_normal(1, 4));
                    },
                    [](const Point& p) {
                      const auto most = [&](long reach, long variance) {
                        return (p.constant(Rational(reach * reach, variance)) +
                                log(2 * Ball::pi(p.precision()) * (variance + 2))) /
                               2;
                      };
                      return p["lambda"] * most(5, 1) + abs(Ball(1) - p["lambda"]) * most(6, 4);
                    });
                repaired.limit(
                    "the density with a zero: F(0, t) -> 0 all the same",
                    {.parameter = "t", .first = 4, .last = 40},
                    [](const Point& p) { return Ball(-4) * p["t"] * dented_potential(Ball(0), p["t"]); },
                    [](const Point&) { return Ball(0); });
                repaired.limit("a law on all integers, not compact: F(13/10, t) -> dist(13/10, Z)^2 = 9/100",
                               {.parameter = "t", .first = 4, .last = 30}, comb_potential,
                               [](const Point& p) { return p.constant("9/100"_q); });
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
