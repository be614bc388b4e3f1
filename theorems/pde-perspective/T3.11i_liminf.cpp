// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 3.11 (i) and step 1 of its proof: almost every trajectory comes close to the support.
#include "court/random_rationals.hpp"
#include "dynamics/line_flow.hpp"
#include "heat/generative_law_quantile.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/core_entry.hpp"

namespace referee::pde_perspective {
namespace {

/// The flow of the uniform law on the unit sphere of R^3 along a ray, r' = (m - r)/2 in tau = log(1/t), T =
/// 1, with m = coth(r/2t) - 2t/r.
Flow flow_along_a_ray(const Rational& start, const Rational& tau) {
  const FlowOptions options{.precision = {160}, .order = 14, .digits = 14, .longest_step = "1/4"_q};
  const LineField field = [](const Jet<Ball>& time, const Jet<Ball>& r) {
    const Jet<Ball> z = Jet<Ball>(25) * r * exp(time);
    return (Jet<Ball>(1) / tanh(z) - Jet<Ball>(1) / z - r) / Jet<Ball>(2);
  };
  return follow(field, 0, tau, Ball(start, options.precision), options);
}
Ball radius_after(const Point& p, const char* similarity_time) {
  const Flow flow = flow_along_a_ray(simplest_rational(p["r"]), simplest_rational(p[similarity_time]));
  return flow.complete ? flow.end : Ball::whole_line({64});
}
/// Starts and two similarity times, with r/2t >= 4 at the earlier one: from then on coth(r/2t) is 1 up to
/// 1e-3, and the gap g = 1 - r obeys g' <= -g/2 + t/r, so that |g| <= sqrt(t/t_0) (|g_0| + 2 t_0/r_0).
Family starts_off_the_centre() {
  Family family{"uniform law on the unit sphere of R^3, T = 1/50, starts at distance r", {}, {}};
  family.hypotheses.push_back({"r > 0 and r >= 8 t at the earlier time", [](const Point& p) {
                                 const Ball early = radius_after(p, "early");
                                 return positive(p["r"]) &&
                                        less(8 * exp(-p["early"].at(p.precision())) / 50, early);
                               }});
  for (const Rational& r : {"1/5"_q, "1/2"_q, "1"_q, "7"_q})
    for (const Rational& late : {"3"_q, "5"_q})
      family.members.push_back({{"r", r}, {"early", 2}, {"late", late}});
  return family;
}

/// Uniform law on two intervals [-2, -1] and [1, 2]: int from a to b of P(y + sqrt(2t) Z < x) dy.
Ball interval_share(const Ball& x, const Ball& a, const Ball& b, const Ball& t) {
  // d/dz of z Phi(z/sqrt(2t)) + sqrt(t/pi) exp(-z^2/4t) is Phi(z/sqrt(2t))
  const auto primitive = [&](const Ball& z) {
    return z * (Ball(1) + erf(z / (2 * sqrt(t)))) / 2 + sqrt(t / pi_like(t)) * exp(-square(z) / (4 * t));
  };
  return primitive(x - a) - primitive(x - b);
}
Ball two_interval_distribution(const Ball& x, const Ball& t) {
  return (interval_share(x, Ball(-2), Ball(-1), t) + interval_share(x, Ball(1), Ball(2), t)) / 2;
}
Family gap_starts() {
  Family family{"uniform law on [-2, -1] and [1, 2], T = 1, starts in the gap", {}, {}};
  family.hypotheses.push_back({"x_T > 0, 0 < delta < 1", [](const Point& p) {
                                 return positive(p["x"]) && positive(p["delta"]) && less(p["delta"], Ball(1));
                               }});
  for (const char* x : {"1/1000", "1/10", "1"})
    for (const char* delta : {"1/2", "1/10", "1e-3", "1e-9"})
      family.members.push_back({{"x", parse_rational(x)}, {"delta", parse_rational(delta)}});
  return family;
}

/// d(X_t, S) for weighted sites on the line, T = 1, by the quantile that X_t keeps.
Ball line_distance(const Point& p) {
  Point at = p;
  at.set("x1",
         generated_place(short_measure(p), short_place(p)[0], 1, simplest_rational(p["t"]), p.precision()));
  return distance_to_sites(at);
}

REFEREE_CLAIM({
    .id = "PP-T3.11i",
    .paper = "pde-perspective",
    .kind = "theorem",
    .title = "Almost every trajectory approaches the support",
    .statement = "For Lebesgue-almost every x_T: liminf of d(X_t, supp u_0) as t -> 0+ is 0.",
    .hypotheses = "u_0 with compact support, epsilon = 0",
    .source = "section 3.3, Theorem 3.11 (i), (3.9)",
    .evidence =
        "validated trajectories from random starts into cores (d = 1 to 8); quantiles on the line, with "
        "and without atoms; the uniform law on a sphere, where K is much larger than S",
    .refuted_by = "a set of starts of positive measure whose trajectories keep away from the support",
    .attack =
        "starts next to the exceptional ones: 1/5 from the centre of the sphere, in the gap between two "
        "intervals; 'every x_T' fails on the axis of a symmetric pair and at the centre of the sphere",
    .rests_on = {"PP-T3.11p0"},
    .trial =
        [](Trial& trial) {
          Family entering = entering_trajectories(trial);
          // A site of weight 1e-30 next to one of weight 1 is not felt: then both sides are equal.
          std::erase_if(entering.members,
                        [](const Instance& i) { return i.has("w2") && i["w2"] < "1e-6"_q; });
          trial.bound(
              "finitely many sites: d(X_t, S) <= e^-4 (|Z_(t_*)| + C_i sqrt(pi t_*/gamma)) at t = e^-8 t_*, "
              "t_* "
              "the time of entry into a core",
              entering,
              [](const Point& p) {
                Point later = p;
                later.set("tau", p["entry"] + Ball(8));
                return distance_to_sites(flown_to_tau(later));
              },
              [](const Point& p) {
                const Point at = flown_through(p, {"entry"}).front();
                const Ball entry = euclidean_length(offset_from_site(at), p.precision());
                return exp(Ball(-4).at(p.precision())) *
                       (entry + core_constant(p) * sqrt(Ball::pi(p.precision()) * at["t"] / core_gamma(p)));
              });
          for (const Instance& start :
               {site_instance_at(site_instance({{-1}, {0}, {"1/2"_q}}, {3, 1, 2}), {"2/5"_q}),
                site_instance_at(site_instance({{-1}, {1}}, {1000, 1}), {"1/10"_q}),
                site_instance_at(site_instance({{-1}, {1}}), {"1/1000"_q})})
            trial.rate("on the line: d(X_t, S) ~ C sqrt(t)",
                       {.parameter = "t", .first = 3, .last = 20, .fixed = start}, line_distance, "1/2"_q);
          trial.bound(
              "no atoms, a gap: F_t(1 - delta) <= F_T(x_T) at t = delta^2/400, so that X_t >= 1 - delta",
              gap_starts(),
              [](const Point& p) {
                const Ball delta = p["delta"].at(p.precision());
                return two_interval_distribution(Ball(1) - delta, square(delta) / 400);
              },
              [](const Point& p) {
                return two_interval_distribution(p["x"].at(p.precision()), Ball(1).at(p.precision()));
              });
          trial.bound(
              "the sphere, starts off the centre: d(X_t, S) <= sqrt(t/t_0) (d(X_(t_0), S) + 2 t_0/|X_(t_0)|)",
              starts_off_the_centre(), [](const Point& p) { return abs(radius_after(p, "late") - Ball(1)); },
              [](const Point& p) {
                const Ball early = p["early"].at(p.precision()), r = radius_after(p, "early");
                return exp((early - p["late"]) / 2) * (abs(r - Ball(1)) + exp(-early) / (25 * r));
              });
          Family axis{"sites (-1, 0), (1, 0), starts (0, b), T = 1", {}, site_hypotheses(), true};
          for (const Rational& b : {"1"_q, "-4"_q})
            axis.members.push_back(
                site_instance_at(site_instance({{-1, 0}, {1, 0}}), {0, b}).set("T", 1).set("tau", 2));
          trial.bound(
              "not every x_T: 1 <= d(X_t, S) from the axis of a symmetric pair", axis,
              [](const Point&) { return Ball(1); },
              [](const Point& p) { return distance_to_sites(flown_to_tau(p)); });
          trial.note(
              "The full limit holds too, for almost every x_T: started in u(T), E |X_t - X_0| is at most the "
              "integral of E|s| <= sqrt(d/(2r)) over (0, t), that is sqrt(2 d t).");
        },
});

/// P(Y_t > delta) for u_0 = delta_0, T = 1, x_T ~ N(0, 1): P(|x_T| > delta/sqrt(t)).
Ball lone_exceedance(const Ball& delta, const Ball& t) { return erfc(delta / sqrt(2 * t)); }
/// The same for equal weights at -1 and 1: the sets of starts are intervals between quantiles.
Ball pair_exceedance(const Ball& delta, const Ball& t, Precision precision) {
  const Mixture<Rational> pair{{{-1}, {1}}, {"1/2"_q, "1/2"_q}, {0, 0}};
  const Ball one = Ball(1).at(precision);
  const auto start_of = [&](const Ball& x) {
    return heat_quantile(pair, heat_level(pair, x, t), one, precision);
  };
  // By symmetry: starts beyond that of 1 + delta, and starts between those of -(1 - delta) and 1 - delta.
  return erfc(start_of(one + delta) / sqrt(2 * one)) + erf(start_of(one - delta) / sqrt(2 * one));
}
Family exceedance_indices(const Trial& trial) {
  Family family{"n = 1, 2, ...", {}, {}};
  for (long n = 1; n <= trial.effort().scaled(20, 40, 200); ++n) family.members.push_back({{"n", n}});
  return family;
}
Ball delta_of(const Point& p) { return Ball(1) / p["n"].at(p.precision()); }
Ball summable_share(const Point& p) { return exp(-p["n"].at(p.precision()) * log(p.constant(2))); }

REFEREE_CLAIM({
    .id = "PP-T3.11p0",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "A sequence of times for the Borel-Cantelli lemma",
    .statement =
        "There is a deterministic sequence t_n -> 0+ with P(d(X_(t_n), S) > 1/n) <= 2^-n, so that d(X_(t_n), "
        "S) -> 0 for almost every x_T.",
    .hypotheses = "x_T ~ N(0, I), which satisfies Assumption A(2)",
    .source = "section 5.3, step 1",
    .evidence =
        "explicit sequences for one Dirac and for two, where the set of starts with d(X_t, S) > 1/n is a "
        "union of intervals between quantiles",
    .refuted_by = "n for which no such time exists",
    .attack = "t_n = 1/n^2, for which P(d > 1/n) does not even tend to 0, and no trajectory with |x_T| > 1 "
              "converges in the sense d <= 1/n",
    .rests_on = {"PP-T3.4ii"},
    .trial =
        [](Trial& trial) {
          const Family indices = exceedance_indices(trial);
          trial.bound(
              "one Dirac, T = 1, t_n = 1/(2 n^3): P(d > 1/n) <= 2^-n", indices,
              [](const Point& p) {
                return lone_exceedance(delta_of(p), Ball(1) / (2 * pow(p["n"].at(p.precision()), 3)));
              },
              summable_share);
          trial.note("The text refers to 'Assumption A(ii)'; Assumption A has no such item, A(2) is meant.");
          trial.bound(
              "sites -1 and 1, T = 1, t_n = 1/(8 n^3): P(d > 1/n) <= 2^-n", indices,
              [](const Point& p) {
                return pair_exceedance(delta_of(p), Ball(1) / (8 * pow(p["n"].at(p.precision()), 3)),
                                       p.precision());
              },
              summable_share);
          Family settled{"x_T and n >= x_T^2/2", {}, {}};
          for (const Rational& x : {"0"_q, "-1/3"_q, "2"_q, "10"_q})
            for (long n = 1; n <= 1000; n *= 4)
              if (x * x <= 2 * n) settled.members.push_back({{"x", x}, {"n", n}});
          trial.exact(
              "one Dirac: every trajectory obeys d(X_(t_n), S) <= 1/n from some n on: x_T^2 t_n <= 1/n^2",
              settled, [](const Instance& i) -> Rational { return i["x"] * i["x"] / (2 * power(i["n"], 3)); },
              Relation::at_most, [](const Instance& i) -> Rational { return 1 / power(i["n"], 2); });
          trial.bound(
              "the times must fall faster than 1/n^2, where the probability stays at erfc(1/sqrt(2)): 3/10 "
              "<= P",
              indices, [](const Point& p) { return p.constant("3/10"_q); },
              [](const Point& p) { return lone_exceedance(delta_of(p), square(delta_of(p))); });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
