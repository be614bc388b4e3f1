// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 4.3: relative entropy along the generation process, of a single score and of a mixed one.
#include "court/random_rationals.hpp"
#include "geometric-asymptotics/heat_flows.hpp"

namespace referee::geometric_asymptotics {
namespace {

template <class T>
T entropy_power(const T& base, const T& exponent) {
  return exp(exponent * log(base));
}

// Gaussian laws in d dimensions: u_0 = N(0, s I), nu = N(shift e, v0 I), parameters s, v0, shift, d, epsilon,
// t, T.

/// KL(rho(t) | u(t)): with q = (s + 2t)/(s + 2T), rho(t) has mean shift q^((1 + epsilon)/2) and variance
/// (s + 2t) + (v0 - s - 2T) q^(1 + epsilon).
template <class T>
T gaussian_entropy(const Point& p, const T& t) {
  const auto at = [&](std::string_view name) { return p[name].at(p.precision()); };
  const T noise = T(at("s")) + T(2) * t;
  const Ball last = at("s") + Ball(2) * at("T");
  const T q = noise / T(last), order = T(Ball(1) + at("epsilon"));
  const T ratio = T(1) + T(at("v0") / last - Ball(1)) * entropy_power(q, T(at("epsilon")));
  const T offset = T(square(at("shift"))) * entropy_power(q, order) / noise;
  return (T(p["d"]) * (ratio - T(1) - log(ratio)) + offset) / T(2);
}
Ball entropy_at(const Point& p) { return gaussian_entropy(p, p["t"].at(p.precision())); }
Ball entropy_at_start(const Point& p) { return gaussian_entropy(p, p["T"].at(p.precision())); }

Family gaussian_generations(const Trial& trial, bool noiseless) {
  Family family{noiseless ? "Gaussian laws without noise" : "Gaussian laws",
                {},
                {{"0 < t <= T, epsilon >= 0, v0 > 0, s >= 0", [](const Point& p) {
                    return positive(p["t"]) && !less(p["T"], p["t"]) && !positive(-p["epsilon"]) &&
                           positive(p["v0"]) && !positive(-p["s"]);
                  }}}};
  Generator generator = trial.generator("Gaussian generations");
  const std::vector<Rational> noises{0, "1/5"_q, 1, 20}, shares{1, "1/2"_q, "1e-3"_q, "1e-40"_q};
  for (long k = 0; k < trial.effort().scaled(20, 60, 500); ++k) {
    const Rational T = generator.below(2) == 0 ? 1 : 4;
    family.members.push_back(
        {{"d", 1 + static_cast<long>(generator.below(4))},
         {"s", generator.below(2) == 0 ? Rational(0) : random_positive(generator, -2, 1)},
         {"v0", random_positive(generator, -2, 2)},
         {"shift", random_signed(generator, -1, 1)},
         {"epsilon", noiseless ? Rational(0) : noises[generator.below(4)]},
         {"T", T},
         {"t", T * shares[generator.below(4)]}});
  }
  return family;
}

Ball scalar(const Jet<Ball>& f, const Jet<Ball>& g) {
  const auto a = gradient(f), b = gradient(g);
  Ball sum(0);
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// A density rho at a place and time together with a reference w whose logarithm has the score of (4.1) as
/// its gradient: any positive rho will do for the balance of rho log(rho/w).
struct EntropyTerms {
  Jet<Ball> rho, log_w, log_ratio;

  EntropyTerms(const Point& p, const Jet<Ball>& log_reference) : log_w(log_reference) {
    using J = Jet<Ball>;
    const PlaceAndTime at(p, 2);
    Mixture<J> density;
    const auto exact = [&](const Rational& value) { return J(Ball(value, p.precision())); };
    density.means = {std::vector<J>(at.x.size(), exact("1/2"_q)), std::vector<J>(at.x.size(), exact(-2))};
    density.weights = {exact("3/4"_q), exact("1/4"_q)};
    density.variances = {exact("1"_q), exact("5/2"_q)};
    rho = mixture_density(density, std::span<const J>(at.x), exact(0));
    log_ratio = log(rho) - log_w;
  }

  /// rho_t as (4.1) has it.
  Ball density_rate(const Ball& epsilon) const {
    return (Ball(1) + epsilon) * (scalar(rho, log_w) + rho.value() * laplacian(log_w)) -
           epsilon * laplacian(rho);
  }
  /// (rho log(rho/w))_t
  Ball entropy_rate(const Ball& epsilon) const {
    return density_rate(epsilon) * (log_ratio.value() + Ball(1)) - rho.value() * time_derivative(log_w);
  }
  /// div(g rho grad log w - epsilon (g + 1) rho grad g) + epsilon rho |grad g|^2, g = log(rho/w)
  Ball transport_and_loss(const Ball& epsilon) const {
    const Jet<Ball> carried = log_ratio * rho, spread = (log_ratio + Jet<Ball>(1)) * rho;
    return scalar(carried, log_w) + carried.value() * laplacian(log_w) -
           epsilon * (scalar(spread, log_ratio) + spread.value() * laplacian(log_ratio)) +
           epsilon * rho.value() * squared_gradient(log_ratio);
  }
};
EntropyTerms single_terms(const Point& p) { return {p, log_heat_flow(p, 1, 2)}; }
EntropyTerms mixed_terms(const Point& p) { return {p, mixed_logarithm(p, 2)}; }
Ball noise_level(const Point& p) { return p.constant("1/5"_q); }
/// lambda (1 - lambda) |s1 - s2|^2
Ball reaction_rate(const Point& p) { return p["lambda"] * (Ball(1) - p["lambda"]) * squared_score_gap(p); }

/// At times and places where rho does not vanish for all digits.
Family near_and_late(Family family) {
  std::erase_if(family.members,
                [](const Instance& i) { return i["t"] < "1/1000"_q || i["x1"] > 100 || i["x1"] < -100; });
  return family;
}
Family mixed_scores(const Trial& trial) {
  Family family = mixed_flows(trial, false);
  family.name = "two heat flows, lambda >= 0";
  family.hypotheses = support_hypotheses();
  for (Instance& member : mixed_flows(trial, true).members) family.members.push_back(std::move(member));
  return near_and_late(std::move(family));
}

// Diracs at a and b, gap = |a - b|: w = exp(lambda (lambda - 1) gap^2/(4t)) times the heat kernel around c =
// lambda a + (1 - lambda) b; nu = N(c + shift e, v0 I).

/// H = int rho log(rho/w).
template <class T>
T mixed_entropy(const Point& p, const T& t) {
  const Ball mass = p["lambda"].at(p.precision()) * (p["lambda"] - Ball(1)) * square(p["gap"]);
  return gaussian_entropy(p, t) - T(mass) / (T(4) * t);
}
Ball mixed_entropy_at(const Point& p) { return mixed_entropy(p, p["t"].at(p.precision())); }
Ball mixed_entropy_at_start(const Point& p) { return mixed_entropy(p, p["T"].at(p.precision())); }
/// epsilon int rho |grad log(rho/w)|^2 - lambda (1 - lambda) int rho |s1 - s2|^2
Ball loss_less_reaction(const Point& p) {
  const Ball t = p["t"].at(p.precision()), &epsilon = p["epsilon"];
  const Ball power = exp((Ball(1) + epsilon) * log(t / p["T"]));
  const Ball variance = Ball(2) * t + (p["v0"] - Ball(2) * p["T"]) * power;
  const Ball slope = Ball(1) / (Ball(2) * t) - Ball(1) / variance;
  const Ball offset = square(p["shift"]) * power / square(Ball(2) * t);
  return epsilon * (p["d"] * variance * square(slope) + offset) -
         p["lambda"] * (Ball(1) - p["lambda"]) * square(p["gap"] / (Ball(2) * t));
}
Family mixed_laws(const std::vector<Rational>& lambdas, const std::vector<Rational>& gaps) {
  Family family{
      "Diracs at distance gap, Gaussian laws", {}, {{"0 < t < T, epsilon >= 0, v0 > 0", [](const Point& p) {
                                                       return positive(p["t"]) && less(p["t"], p["T"]) &&
                                                              !positive(-p["epsilon"]) && positive(p["v0"]);
                                                     }}}};
  for (const Rational& lambda : lambdas)
    for (const Rational& gap : gaps)
      for (const Rational& epsilon : {"0"_q, "1/5"_q, "1"_q})
        for (long d : {1L, 2L, 3L})
          for (const Rational& v0 : {"3"_q, "1/4"_q})
            for (const Rational& t : {"1/2"_q, "1e-3"_q})
              family.members.push_back({{"lambda", lambda},
                                        {"gap", gap},
                                        {"epsilon", epsilon},
                                        {"d", d},
                                        {"s", 0},
                                        {"v0", v0},
                                        {"shift", 1},
                                        {"T", 1},
                                        {"t", t}});
  return family;
}

/// What becomes of the argument with w = u1^lambda u2^(1 - lambda), no probability density, as the reference.
void try_mixed_entropy(Trial& trial) {
  const Family flows = mixed_scores(trial);
  trial.identity(
      "with mixing, w = u1^lambda u2^(1 - lambda): (log w)_t = Lap log w + |grad log w|^2 + lambda (1 - "
      "lambda) |s1 - s2|^2",
      flows, [](const Point& p) { return time_derivative(mixed_logarithm(p, 2)); },
      [](const Point& p) {
        const Jet<Ball> log_w = mixed_logarithm(p, 2);
        return laplacian(log_w) + squared_gradient(log_w) + reaction_rate(p);
      });
  trial.identity(
      "(rho log(rho/w))_t = div(g rho grad log w - epsilon (g + 1) rho grad g) + epsilon rho |grad g|^2 - "
      "lambda (1 - lambda) rho |s1 - s2|^2, g = log(rho/w), for epsilon = 1/5",
      flows, [](const Point& p) { return mixed_terms(p).entropy_rate(noise_level(p)); },
      [](const Point& p) {
        const EntropyTerms e = mixed_terms(p);
        return e.transport_and_loss(noise_level(p)) - e.rho.value() * reaction_rate(p);
      });
  trial.identity(
      "without noise, along X' = -grad log w: (d/dt) log(rho/w) = -lambda (1 - lambda) |s1 - s2|^2", flows,
      [](const Point& p) {
        const EntropyTerms e = mixed_terms(p);
        return e.density_rate(Ball(0)) / e.rho.value() - time_derivative(e.log_w) -
               scalar(e.log_ratio, e.log_w);
      },
      [](const Point& p) { return -reaction_rate(p); });
  trial.identity(
      "Diracs: H = int rho log(rho/w) has dH/dt = epsilon int rho |grad log(rho/w)|^2 - lambda (1 - lambda) "
      "int rho |s1 - s2|^2",
      mixed_laws({2, "5/2"_q, "1/2"_q}, {"1/10"_q, 6}),
      [](const Point& p) {
        return mixed_entropy(p, Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["t"].at(p.precision())))
            .derivative({1});
      },
      loss_less_reaction);
  trial.bound("Diracs, lambda = 2 and 5/2: backward in time H does not grow, H(t) <= H(T)",
              mixed_laws({2, "5/2"_q}, {"1/10"_q, 6}), mixed_entropy_at, mixed_entropy_at_start);
  trial.bound("Diracs, lambda = 1/2, gap = 6: it does, H(T) <= H(t)", mixed_laws({"1/2"_q}, {6}),
              mixed_entropy_at_start, mixed_entropy_at);
  trial.note(
      "Relative to the unnormalised w the entropy obeys, backward in time, -dH/dt = -epsilon int rho |grad "
      "log(rho/w)|^2 + lambda (1 - lambda) int rho |s1 - s2|^2: for lambda > 1 both terms are <= 0, so that "
      "H is nonincreasing for every epsilon >= 0, and without noise log(rho/w) falls along every trajectory "
      "at the rate lambda (lambda - 1) |s1 - s2|^2. What blocks the argument for 0 < lambda < 1 is the sign "
      "of the reaction, not that w lacks normalisation. For lambda > 1 only the lower bound is lost: w may "
      "have a mass above 1 (GA-R4.3b), and all that is left is H >= -log mass(w), which for Diracs at a and "
      "b is -lambda (lambda - 1) |a - b|^2/(4t)");
}

REFEREE_CLAIM({
    .id = "GA-R4.3d",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Relative entropy of a single score",
    .statement =
        "Without mixing (lambda = 1, or u1 = u2) the Kullback-Leibler divergence between the solution of "
        "the backward equation and the heat flow u is nonincreasing backward in time, a bound that does not "
        "depend on the dimension; with mixing such an argument is no longer directly available.",
    .hypotheses = "lambda = 1 or u_{0,1} = u_{0,2} (equal supports alone would not do), epsilon >= 0, "
                  "finite divergence at T",
    .source = "section 4.2, Remark 4.3 (after [35, section 3.2])",
    .evidence =
        "the balance (rho log(rho/u))_t = div(...) + epsilon rho |grad log(rho/u)|^2 by jets; Gaussian laws "
        "in closed form in d = 1 to 4; with mixing, the balance relative to u1^lambda u2^(1 - lambda) by "
        "jets, its reaction by the posterior means, and Gaussian laws in d = 1 to 3",
    .refuted_by = "a law whose divergence grows backward in time",
    .attack = "no noise (the divergence is constant), noise up to 20, t down to 1e-40 T; a guided score "
              "against u1, where the divergence does grow; whether u1^lambda u2^(1 - lambda) could serve as "
              "the reference (for lambda > 1 it nearly does, see the last note)",
    .rests_on = {"GA-E4.1", "GA-R4.3b", "GA-R4.3c"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "(rho log(rho/u))_t = div(g rho grad log u - epsilon (g + 1) rho grad g) + epsilon rho |grad "
              "g|^2, g = log(rho/u), for epsilon = 1/5",
              near_and_late(heat_flows(trial)),
              [](const Point& p) { return single_terms(p).entropy_rate(noise_level(p)); },
              [](const Point& p) { return single_terms(p).transport_and_loss(noise_level(p)); });
          trial.bound("KL(rho(t)|u(t)) <= KL(nu|u(T))", gaussian_generations(trial, false), entropy_at,
                      entropy_at_start);
          trial.bound(
              "its derivative in t is not negative: -dKL/dt <= 0", gaussian_generations(trial, false),
              [](const Point& p) {
                const Jet<Ball> t = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["t"].at(p.precision()));
                return -gaussian_entropy(p, t).derivative({1}) * p["t"];
              },
              [](const Point&) { return Ball(0); });
          trial.note(
              "The remark calls the entropy estimate stronger than the L^p estimate, as it does not depend "
              "on d. Neither implies the other: a density like 1/(x log(1/x)^3) near 0 has a finite "
              "divergence and lies in no L^p, p > 1; 1/(pi (1 + x^2)) lies in every L^p and has an infinite "
              "one, from the heat flow of compactly supported data");
          trial.identity("without noise it is constant", gaussian_generations(trial, true), entropy_at,
                         entropy_at_start);
          // With mixing: lambda = 2, Diracs 0 and b, no noise: rho = N(-b + (m0 + b) q^(1/2), v0 q), q = t/T.
          Family guided{"lambda = 2, Diracs at 0 and b, nu = N(-b, v0), T = 1, no noise", {}, {}};
          for (const Rational& b : {"1/10"_q, "1"_q, "3"_q})
            for (const Rational& t : {"1/2"_q, "1e-3"_q})
              guided.members.push_back({{"b", b}, {"v0", "3"_q}, {"t", t}});
          trial.bound(
              "with mixing the divergence from u1 grows: KL(nu|u1(T)) <= KL(rho(t)|u1(t))", guided,
              [](const Point& p) {
                const Ball v = p["v0"].at(p.precision()) / 2;
                return (v - Ball(1) - log(v) + square(p["b"]) / Ball(2).at(p.precision())) / 2;
              },
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision()), v = p["v0"] * t / (Ball(2) * t);
                return (v - Ball(1) - log(v) + square(p["b"]) / (Ball(2) * t)) / 2;
              });
          try_mixed_entropy(trial);
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
