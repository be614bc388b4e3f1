// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.3: where (3.2) is sharp, what happens for p = 1, and what a discretisation does to the blow-up.
#include "heat/generative_law_quantile.hpp"
#include "numbers/quadrature.hpp"
#include "pde-perspective/stability_laws.hpp"

namespace referee::pde_perspective::stability {
namespace {

/// v_T = u(T), epsilon = 0: v = u.
Instance matched(Instance data, const Rational& p) { return data.set("epsilon", 0).set("p", p).set("T", 1); }

REFEREE_CLAIM({
    .id = "PP-R3.3b",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "(3.2) is sharp without noise for Dirac data",
    .statement =
        "For epsilon = 0, v_T = u(T) and u_0 a finite sum of Diracs, v = u, and every L^p norm with p > "
        "1 blows up as t -> 0 precisely at the rate of (3.2), t^(-d (p - 1)/(2p)).",
    .hypotheses = "epsilon = 0, v_T = u(T), u_0 a finite sum of Diracs at different points",
    .source = "section 3.1, Remark 3.3",
    .evidence =
        "the exponent measured over decades and the limit of t^(d (p - 1)/(2p)) |u(t)|_p, from closed "
        "forms of |u|_p for whole p, of every p for one Dirac",
    .refuted_by = "another exponent, or no limit",
    .attack =
        "one to four Diracs, unequal odds, close sites, d = 1, 2, 3, p = 2, 3, 4, and 11/10, 50 for one",
    .rests_on = {"PP-T3.1", "PP-E2.4"},
    .trial =
        [](Trial& trial) {
          const std::vector<Instance> cases{
              matched(dirac_data({{-1}, {1}}), 2),
              matched(dirac_data({{-5}, {0}, {5}}, {7, 3, 1}), 3),
              matched(dirac_data({{0, 0}, {1, 0}, {0, "1/10"_q}}, {1, 2, 30}), 2),
              matched(dirac_data({{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}), 4),
              matched(dirac_data({{3}}), "11/10"_q),
              matched(dirac_data({{1, 2}}), 50)};
          const Quantity norm = [](const Point& p) { return norm_at(p, p["t"].at(p.precision())); };
          for (const Instance& member : cases) {
            long d = 0;
            while (member.has("y1_" + std::to_string(d + 1))) ++d;
            const Rational p = member["p"], exponent = Rational(d) * (p - 1) / (2 * p);
            const Approach approach{.parameter = "t", .first = 2, .last = 25, .fixed = member};
            const std::string where = " (d = " + std::to_string(d) + ", p = " + to_string(p) + ")";
            trial.rate("|u(t)|_p ~ C t^(-" + to_string(exponent) + ")" + where, approach, norm, -exponent);
            trial.limit(
                "t^(d (p - 1)/(2p)) |u(t)|_p -> p^(-d/(2p)) (4 pi)^(-d (p - 1)/(2p)) (sum w_k^p)^(1/p)" +
                    where,
                approach, [=](const Point& at) { return norm(at) / printed_factor(at); },
                [](const Point& at) {
                  const Ball order = at["p"].at(at.precision());
                  Ball powers(0);
                  for (const Ball& weight : data_of<Ball>(at).weights) powers += real_power(weight, order);
                  const Ball half = Ball(dimension_of(at)) / (Ball(2) * order);
                  return real_power(order, Ball(-half)) *
                         real_power(Ball(Ball(4) * Ball::pi(at.precision())),
                                    Ball(half * (Ball(1) - order))) *
                         real_power(powers, Ball(Ball(1) / order));
                });
          }
          Family bound{"v = u", cases, law_hypotheses()};
          for (Instance& member : bound.members) member.set("t", "1/50"_q);
          trial.bound("and (3.2) holds on the way", bound, growth, printed_factor);
          trial.note(
              "The rate is that of (3.2) always; its constant is attained for one Dirac only. For several "
              "the "
              "ratio of both sides falls to (sum w_k^p)^(1/p) times that of one.");
        },
});

/// X_T standard normal, one Dirac at y, no noise.
Family contracted_starts() {
  Family family{"one Dirac, v_T = N(m, s2), epsilon = 0", {}, law_hypotheses()};
  for (const Rational& t : {Rational(1), "1/10"_q, "1e-6"_q})
    for (const Rational& m : {Rational(0), "5/2"_q})
      family.members.push_back(
          matched(dirac_data({{"1/2"_q}}), 1).set("t", t).set("s2", "7/3"_q).set("m1", m));
  return family;
}

/// W_2(u(t), u_0)^2 for u_0 = (delta_-1 + delta_1)/2 by monotone transport: E(|X| - 1)^2 with X ~ N(1, 2t) up
/// to sign, in closed form: 2t + 2 - 2 E|X|.
Ball pair_distance(const Ball& t) {
  const Ball mean = sqrt(Ball(4) * t / Ball::pi(t.precision())) * exp(-Ball(1) / (Ball(4) * t)) +
                    erf(Ball(1) / (Ball(2) * sqrt(t)));
  return Ball(2) * (t + Ball(1) - mean);
}

REFEREE_CLAIM({
    .id = "PP-R3.3d",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "p = 1: constant norm, convergence as measures",
    .statement =
        "For p = 1 positivity and mass are kept, so that the norm is constant; the convergence of v(t) "
        "as t -> 0 is not in L^1 but in the Wasserstein sense.",
    .hypotheses = "u_0 a finite sum of Diracs, the setting of the remark",
    .source = "section 3.1, Remark 3.3, third paragraph",
    .evidence =
        "mass by quadrature; the mass within delta of the sites vanishes with delta, while the limit has "
        "all its mass there: the L^1 distance is 2 for every t > 0; Wasserstein distances in closed form "
        "and their rates",
    .refuted_by =
        "another mass, a Wasserstein distance that stays away from 0, or mass on the sites at t > 0",
    .attack = "one Dirac and a Gaussian start; two Diracs, v = u, and bridges for epsilon = 1",
    .rests_on = {"PP-E3.1"},
    .trial =
        [](Trial& trial) {
          Family line = line_laws(trial, trial.effort().scaled(3, 6, 60));
          for (Instance& member : line.members) member.set("p", 1);
          trial.identity(
              "int v(t) = 1 by quadrature", line,
              [](const Point& p) { return energy_integral(p, [](const EnergyFields& f) { return f.v; }); },
              [](const Point&) { return Ball(1); });
          for (Instance data : {dirac_data({{-1}, {1}}), dirac_data({{-5}, {0}, {5}}, {7, 3, 1})})
            trial.limit(
                "v = u at t = 1/100: the mass within delta of the sites -> 0 as delta -> 0, so that |v(t) - "
                "v*|_1 = 2",
                {.parameter = "delta", .last = 30, .fixed = data.set("t", "1/100"_q)},
                [](const Point& p) {
                  const Mixture<Ball> data = data_of<Ball>(p);
                  const Ball t = p["t"].at(p.precision());
                  Ball mass = Ball(1);
                  for (const auto& site : data.means)
                    mass += heat_distribution(data, Ball(site[0] + p["delta"]), t) -
                            heat_distribution(data, Ball(site[0] - p["delta"]), t);
                  // One more than the mass, so that the limit is not zero.
                  return mass;
                },
                [](const Point&) { return Ball(1); });
          trial.identity(
              "one Dirac: W_2(v(t), delta_y)^2 = int |x - y|^2 v = (t/T) int |x - y|^2 v_T",
              contracted_starts(),
              [](const Point& p) {
                const Mixture<Ball> law = law_at(p, p["t"].at(p.precision()));
                return law.variances[0] + square(law.means[0][0] - p["y1_1"]);
              },
              [](const Point& p) { return p["t"] / p["T"].at(p.precision()) * (p["s2"] + square(p["m1"])); });
          Family pair{"u_0 = (delta_-1 + delta_1)/2, v = u", {}, {}};
          for (const Rational& t : {Rational(1), "1/10"_q, "1/100"_q}) pair.members.push_back({{"t", t}});
          trial.identity(
              "W_2(u(t), u_0)^2 by quadrature of (x - 1)^2 and (x + 1)^2 over the half-lines", pair,
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision()), width = Ball(2) * sqrt(t);
                const Ball reach = sqrt(Ball(2 * p.precision().bits).at(p.precision())) * width;
                // By symmetry twice the half-line x > 0, where the transport goes to 1.
                const Ball inner = integrate(
                    [&](const ComplexBall& x) {
                      const ComplexBall near = x - ComplexBall(1), far = x + ComplexBall(1),
                                        scale(width * width);
                      return near * near * (exp(-(near * near) / scale) + exp(-(far * far) / scale));
                    },
                    Ball(0), Ball(1) + reach, p.precision());
                const Ball tail = Ball(4) * (t + Ball(1)) * exp(-Ball(p.precision().bits).at(p.precision()));
                return join(inner, inner + tail) / sqrt(Ball(4) * Ball::pi(p.precision()) * t);
              },
              [](const Point& p) { return pair_distance(p["t"].at(p.precision())); });
          trial.bound(
              "W_2(u(t), u_0)^2 <= 2t", pair,
              [](const Point& p) { return pair_distance(p["t"].at(p.precision())); },
              [](const Point& p) { return Ball(2) * p["t"]; });
          trial.rate(
              "W_2(u(t), u_0) ~ t^(1/2)", {.parameter = "t", .first = 2, .last = 25, .fixed = {}},
              [](const Point& p) { return sqrt(pair_distance(p["t"].at(p.precision()))); }, "1/2"_q);
          trial.note(
              "Read in the remark's setting, Dirac data. For u_0 with a density v = u converges in L^1 as "
              "well; "
              "and a Wasserstein distance needs the moment: u_0 = delta_0, epsilon = 0, v_T Cauchy has W_1 = "
              "infinity for every t, while it converges narrowly.");
        },
});

/// X_0/X_T of Euler's scheme with K equal steps down to t = 0, one Dirac at 0, epsilon = 0, step by step.
Rational euler_product(const Instance& i) {
  const long steps = i["K"].convert_to<long>();
  const Rational h = i["T"] / steps;
  Rational x = 1, t = i["T"];
  for (long k = 0; k < steps; ++k, t -= h) x += h * (-x / (2 * t));
  return x;
}

REFEREE_CLAIM({
    .id = "PP-R3.3e",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "Time discretisation mitigates the blow-up",
    .statement =
        "Numerically the blow-up described by (3.2) is mitigated by the discretisation of time, which "
        "regularises the singular behaviour near t = 0.",
    .hypotheses = "qualitative; tried on the explicit Euler scheme for epsilon = 0",
    .source = "section 3.1, Remark 3.3, last paragraph",
    .evidence =
        "exact: K equal steps down to t = 0 contract X by binom(2K, K)/4^K >= 1/(2 sqrt K) for one Dirac, "
        "where the flow contracts to 0, so that |v_0|_p <= (4K)^(d (p - 1)/(2p)) |v_T|_p; every step's "
        "Jacobian bounded below for several Diracs",
    .refuted_by = "a step that collapses the law",
    .attack =
        "the last step, from t = h to 0, where the field is largest; K up to 400; several Diracs, d = 1",
    .rests_on = {"PP-T3.1", "PP-E2.5"},
    .trial =
        [](Trial& trial) {
          Family steps{"one Dirac, K equal steps", {}, {}};
          for (long K : {1, 2, 3, 10, 57, 100, 400})
            for (const Rational& T : {Rational(1), "7/2"_q}) steps.members.push_back({{"K", K}, {"T", T}});
          trial.exact("K steps of Euler's scheme: X_0/X_T = binom(2K, K)/4^K", steps, euler_product,
                      Relation::equal, [](const Instance& i) {
                        const long K = i["K"].convert_to<long>();
                        Rational value = 1;
                        for (long k = 1; k <= K; ++k) value *= Rational(K + k, k) / 4;
                        return value;
                      });
          trial.exact(
              "(X_0/X_T)^2 >= 1/(4K) > 0", steps,
              [](const Instance& i) -> Rational { return 1 / (4 * i["K"]); }, Relation::at_most,
              [](const Instance& i) -> Rational { return euler_product(i) * euler_product(i); });
          trial.exact(
              "(X_0/X_T)^2 <= 1/(3K + 1): the contraction vanishes like the root of the step, T/K", steps,
              [](const Instance& i) -> Rational { return euler_product(i) * euler_product(i); },
              Relation::at_most, [](const Instance& i) -> Rational { return 1 / (3 * i["K"] + 1); });
          Family several = placed_data(trial, trial.effort().scaled(20, 80, 500));
          std::erase_if(several.members, [](const Instance& i) { return i.has("y1_2"); });
          trial.bound(
              "on the line, any Diracs: a step from t to t - h, h <= t, has derivative 1 + h s_x >= 1 - "
              "h/(2t) "
              ">= 1/2; at h = t: 1/2 <= 1 + t s_x",
              several, [](const Point& p) { return Ball(1) / Ball(2).at(p.precision()); },
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision());
                return Ball(1) + t * space_laplacian(log(heat_flow(p, variables_at(p, 2))));
              });
          trial.rate(
              "the flow itself: |v(t)|_2/|v_T|_2 ~ t^(-1/4), without bound",
              {.parameter = "t", .last = 25, .fixed = matched(dirac_data({{0}}), 2).set("s2", "1/3"_q)},
              growth, "-1/4"_q);
        },
});

}  // namespace
}  // namespace referee::pde_perspective::stability
