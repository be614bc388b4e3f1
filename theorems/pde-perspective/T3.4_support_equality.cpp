// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 3.4(i), second part: when the limit has the whole support.
#include "heat/generative_law_quantile.hpp"
#include "numbers/normal_law.hpp"
#include "numbers/quadrature.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/generated_distribution.hpp"

namespace referee::pde_perspective {
namespace {

/// Starts on the line whose logarithm is not bounded by a polynomial, given by an unnormalised even density.
enum class RareStart { vanishing_at_zero, doubly_exponential };

ComplexBall rare_density(RareStart start, const ComplexBall& x) {
  // On the positive half line.
  return start == RareStart::vanishing_at_zero
             ? exp(-(ComplexBall(1) / x) - x * x / ComplexBall(Ball(2).at({x.bits()})))
             : exp(-exp(x));
}

/// The integral of the density times `weight` over (from, infinity), from >= 0; 0 <= weight <= 1 real.
Ball rare_integral(RareStart start, const Integrand& weight, const Ball& from, Precision precision) {
  // Beyond `far` and, for the density that vanishes at 0, below `near` less remains than the last bits.
  const auto bits = static_cast<double>(precision.bits);
  const bool vanishing = start == RareStart::vanishing_at_zero;
  const Ball far(
      static_cast<long>(std::ceil(vanishing ? std::sqrt(1.4 * bits) + 2 : std::log(0.7 * bits) + 2)));
  const Ball near(vanishing ? Rational(1, static_cast<long>(std::ceil(0.7 * bits))) : Rational(0), precision);
  const Ball lower = max(from, near).at(precision);
  const auto value = [&](const Ball& x) { return rare_density(start, ComplexBall(x.at(precision))).real(); };
  // Past `far` the density falls at least like exp(-x); below `near` it is below its value there.
  const Ball rest = value(far) + (vanishing ? near * value(near) : Ball(0));
  const Ball inner = integrate([&](const ComplexBall& x) { return weight(x) * rare_density(start, x); },
                               lower, far.at(precision), precision);
  return join(inner, inner + rest);
}

/// v*({-1}) and v*({1}) for weights 1/4 and 3/4 at -1 and 1, T = 1.
std::vector<Ball> rare_limit_weights(RareStart start, bool noisy, Precision precision) {
  const Mixture<Rational> pair = line_diracs_of(line_diracs({-1, 1}, {1, 3}));
  const Integrand one = [](const ComplexBall&) { return ComplexBall(1); };
  const Ball zero = Ball(0).at(precision), half = rare_integral(start, one, zero, precision);
  Ball left;
  if (noisy) {
    // pi_1(z) = 1/(1 + 3 exp(z)) for these sites at T = 1; both half lines together.
    const Integrand posterior = [](const ComplexBall& z) {
      const ComplexBall up = exp(z / ComplexBall(Ball(1).at({z.bits()})));
      return ComplexBall(1) / (ComplexBall(1) + ComplexBall(3) * up) + up / (up + ComplexBall(3));
    };
    // The sum of two probabilities is at most 2: half of it keeps the weight below 1.
    const Integrand halved = [&](const ComplexBall& z) { return posterior(z) / ComplexBall(2); };
    left = rare_integral(start, halved, zero, precision) / half;
  } else {
    const Ball boundary = line_basins(pair, 1, precision).boundaries[0];
    left = rare_integral(start, one, -boundary, precision) / (Ball(2) * half);
  }
  return {left, Ball(1) - left};
}

/// u(T) with the mass of each basin multiplied by odds r1..: a start whose divergence is carried to the limit
/// without loss.
Family reweighted_basins(const Trial& trial) {
  Family family{"starts u(T) r_k/sum on the k-th basin, epsilon = 0",
                {},
                {{"odds > 0", [](const Point& p) { return positive(p["w1"]) && positive(p["r1"]); }}}};
  Generator generator = trial.generator("reweighted basins");
  for (long i = 0; i < trial.effort().scaled(5, 15, 60); ++i) {
    Instance member;
    for (std::uint64_t k = 0, sites = 2 + generator.below(3); k < sites; ++k) {
      const std::string label = std::to_string(k + 1);
      member.set("w" + label, random_positive(generator, -1, 1))
          .set("r" + label, random_positive(generator, -2, 1));
    }
    family.members.push_back(member);
  }
  return family;
}

REFEREE_CLAIM({
    .id = "PP-T3.4i-eq",
    .paper = "pde-perspective",
    .kind = "theorem",
    .title = "The limit has the whole support",
    .statement =
        "If |log v_T| grows polynomially at infinity, then supp v* = supp u_0 for every limit point.",
    .hypotheses = "Assumption A; |log v_T| bounded by a polynomial at infinity (the proof uses this bound on "
                  "all of R^d)",
    .source = "section 3.2, Theorem 3.4(i), last sentence; section 5.2, step 2",
    .evidence = "limit weights v*({y_k}) in closed form; the inequality KL(u_0||v*) <= KL(u(T)||v_T) of the "
                "proof; a lower bound of the weights that it gives",
    .refuted_by = "a point of supp u_0 without mass in the limit",
    .attack = "starts far from a Dirac of small weight; starts outside the growth condition, exp(-1/|x| - "
              "x^2/2) and exp(-exp|x|), for which the statement stays true",
    .rests_on = {"PP-T3.4i"},
    .trial =
        [](Trial& trial) {
          const Family starts =
              without_and_with_noise(normal_starts_on_line(trial, trial.effort().scaled(0, 1, 40)));
          trial.bound("KL(u_0||v*) <= KL(u(T)||v_T), normal starts", starts, coarsely([](const Point& p) {
                        return discrete_divergence(data_weights(p), limit_weights(p));
                      }),
                      coarsely(reverse_divergence_at_start));
          Family quiet{"the same without noise", {}, starts.hypotheses};
          for (const Instance& member : starts.members)
            if (member["epsilon"] == 0 && member.has("y2")) quiet.members.push_back(member);
          trial.bound(
              "hence each weight is positive: min_k w_k exp(-KL(u(T)||v_T)/w_k) (1 - w_k)^((1 - w_k)/w_k) <= "
              "v*({y_k})",
              quiet, coarsely([](const Point& p) {
                const Ball divergence = reverse_divergence_at_start(p);
                const std::vector<Ball> weights = data_weights(p), limits = limit_weights(p);
                Ball worst(0);
                for (std::size_t k = 0; k < weights.size(); ++k) {
                  const Ball& w = weights[k];
                  const Ball rest = Ball(1) - w;
                  // Entropy of the other weights: nothing to lose for a single Dirac.
                  const Ball entropy = weights.size() == 1 ? Ball(0) : rest * log(rest);
                  const Ball share = w * exp((entropy - divergence) / w) / limits[k];
                  worst = k == 0 ? share : max(worst, share);
                }
                return worst;
              }),
              [](const Point& p) { return p.constant(1); });
          trial.identity(
              "the inequality is sharp: KL(u(T)||v_T) reaches the limit for starts that reweigh the basins",
              reweighted_basins(trial),
              [](const Point& p) {
                // v* = w_k r_k/sum directly.
                Ball sum(0), total(0), reweighed(0);
                for (int k = 1; p.has("w" + std::to_string(k)); ++k) {
                  total += p["w" + std::to_string(k)];
                  reweighed += p["w" + std::to_string(k)] * p["r" + std::to_string(k)];
                }
                for (int k = 1; p.has("w" + std::to_string(k)); ++k) {
                  const Ball w = p["w" + std::to_string(k)] / total;
                  sum += w * log(w / (p["w" + std::to_string(k)] * p["r" + std::to_string(k)] / reweighed));
                }
                return sum;
              },
              [](const Point& p) {
                // u(T) has mass w_k in the basin of y_k: the integral of u(T) log(u(T)/v_T) is one of
                // constants.
                Ball mean(0), logarithms(0), total(0);
                for (int k = 1; p.has("w" + std::to_string(k)); ++k) {
                  const Ball &w = p["w" + std::to_string(k)], &r = p["r" + std::to_string(k)];
                  total += w;
                  mean += w * r;
                  logarithms += w * log(r);
                }
                return log(mean / total) - logarithms / total;
              });
          Family pair{"weights 1/4 and 3/4 at -1 and 1, T = 1", {}, {}};
          for (const int start : {0, 1})
            for (const int epsilon : {0, 1}) pair.members.push_back({{"start", start}, {"epsilon", epsilon}});
          trial.bound(
              "beyond the growth condition: v*({-1}) >= 1/8 for v_T ~ exp(-1/|x| - x^2/2) (start 0) and "
              "exp(-exp|x|) "
              "(start 1)",
              pair, [](const Point& p) { return p.constant("1/8"_q); }, coarsely([](const Point& p) {
                return rare_limit_weights(simplest_rational(p["start"]) == 0 ? RareStart::vanishing_at_zero
                                                                             : RareStart::doubly_exponential,
                                          simplest_rational(p["epsilon"]) == 1, p.precision())[0];
              }));
          trial.note(
              "The growth condition is superfluous: v_T > 0 almost everywhere makes v* and u_0 mutually "
              "absolutely "
              "continuous, dv*/du_0(y) being the mean of v_T/u(T) over the paths that end at y. Positivity "
              "is "
              "what matters without noise: v_T uniform on [1, 2] has v* = the Dirac at 1 (PP-AA). The "
              "printed "
              "condition, growth at infinity, is weaker than the bound on all of R^d that Lemma 5.2 assumes: "
              "the "
              "first start satisfies it, but has KL(u(T)||v_T) = infinity, so that the proof does not cover "
              "it.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
