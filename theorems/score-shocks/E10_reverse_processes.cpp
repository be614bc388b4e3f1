// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 3.3: the reverse processes that the score determines, and the objective it is learned by.
#include "heat/score.hpp"
#include "numbers/quadrature.hpp"
#include "score-shocks/forward_processes.hpp"

namespace referee::score_shocks {
namespace {

/// What the equations need at a point: the density and its time derivative by jets, the score and its
/// divergence from the posterior of the clean point.
struct Flow {
  Ball density, in_time, laplacian;
  std::vector<Ball> gradient, score, x;
  Ball score_divergence;

  Ball dimension() const { return Ball(static_cast<long>(x.size())); }
  /// div((f - share g^2 s) p).
  Ball drift_divergence(const Ball& rate, const Ball& scaled) const {
    return -rate * (dimension() * density + dot(x, gradient)) -
           scaled * (density * score_divergence + dot(score, gradient));
  }
};

Flow flow(const Point& p) {
  Flow result;
  result.x = position(p);
  const Jet<Ball> jet = noised_density(p, 2);
  std::vector<int> in_time(result.x.size() + 1);
  in_time.back() = 1;
  result.density = jet.value();
  result.in_time = jet.derivative(in_time);
  result.laplacian = laplacian(p, jet);
  result.gradient = gradient(jet, result.x.size());
  auto at = noised_kernel(p);
  const Posterior<Ball>& posterior = at.at(std::span<const Ball>(result.x), 2);
  result.score = score(posterior, at.noise());
  const std::vector<Ball> jacobian = score_jacobian(posterior, at.noise());
  result.score_divergence = Ball(0);
  for (std::size_t i = 0; i < result.x.size(); ++i)
    result.score_divergence += jacobian[i * (result.x.size() + 1)];
  return result;
}

Family processes(const Trial& trial) {
  Family family = linear_processes(trial, Process::linear)
                      .joined(linear_processes(trial, Process::variance_exploding))
                      .joined(linear_processes(trial, Process::variance_preserving));
  family.name = "linear, variance exploding and variance preserving processes";
  return family;
}

REFEREE_CLAIM({
    .id = "SS-E10",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "The reverse-time equation",
    .statement = "dX = [f - g^2 s] dt + g dW, run backwards in time, has the marginals of the forward "
                 "process.",
    .hypotheses = "true score; linear drifts f = -b(t) x; start in the marginal at the final time",
    .source = "section 3.3, (10)",
    .evidence = "the density's own equation in reverse time: with r = T - t and drift -(f - g^2 s), p_r = "
                "div((f - g^2 s) p) + (g^2/2) Laplacian p must be -p_t; p by jets, s from the posterior",
    .refuted_by = "a process with disjoint enclosures",
    .attack = "three kinds of processes, d = 1, 2, 3, mixtures with unequal variances; (g^2/2) s in place of "
              "g^2 s fails",
    .rests_on = {"SS-E2", "SS-D3.2"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "div((f - g^2 s) p) + (g^2/2) Laplacian p = -p_t", processes(trial),
              [](const Point& p) {
                const Flow at = flow(p);
                const Ball squared = diffusion_squared(p, p["t"]);
                return at.drift_divergence(drift_rate(p), squared) + squared / 2 * at.laplacian;
              },
              [](const Point& p) { return -flow(p).in_time; });
        },
});

/// Probability of (-infinity, x] at time t, as jet in (x, t), on the line.
Jet<Ball> distribution(const Point& p) {
  const JetLayout& layout = JetLayout::of(2, 1);
  const Jet<Ball> x = Jet<Ball>::variable(layout, 0, position(p)[0]),
                  t = Jet<Ball>::variable(layout, 1, p["t"]);
  const Jet<Ball> alpha = attenuation(p, t), noise = added_noise(p, t);
  const Mixture<Ball> data = mixture<Ball>(p);
  Jet<Ball> sum(0);
  for (std::size_t k = 0; k < data.size(); ++k) {
    const Jet<Ball> total = Jet<Ball>(data.variances[k]) * alpha * alpha + noise;
    const Jet<Ball> place = (x - alpha * Jet<Ball>(data.means[k][0])) / sqrt(Jet<Ball>(2) * total);
    sum += Jet<Ball>(data.weights[k] / 2) * (Jet<Ball>(1) + erf(place));
  }
  return sum;
}

REFEREE_CLAIM({
    .id = "SS-E11",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "The probability flow",
    .statement = "The flow dx/dt = f - (g^2/2) s carries the marginals of the forward process along.",
    .hypotheses = "true score; linear drifts; t > 0 (for Dirac data the field is not Lipschitz at t = 0)",
    .source = "section 3.3, (11)",
    .evidence =
        "the continuity equation in d = 1, 2, 3, p by jets and s from the posterior; on the line also "
        "the conservation of quantiles, F_t + (dx/dt) F_x = 0 with F by the error function",
    .refuted_by = "a process with disjoint enclosures",
    .attack = "three kinds of processes, unequal variances; g^2 s in place of (g^2/2) s fails",
    .rests_on = {"SS-E2", "SS-D3.2"},
    .trial =
        [](Trial& trial) {
          const Family all = processes(trial);
          trial.identity(
              "-div((f - (g^2/2) s) p) = p_t", all,
              [](const Point& p) {
                return -flow(p).drift_divergence(drift_rate(p), diffusion_squared(p, p["t"]) / 2);
              },
              [](const Point& p) { return flow(p).in_time; });
          Family line = all;
          line.name = "processes on the line";
          std::erase_if(line.members, [](const Instance& i) { return i.has("dimension"); });
          trial.identity(
              "quantiles: F_t = -(f - (g^2/2) s) F_x", line,
              [](const Point& p) {
                return distribution(p).derivative({0, 1});
              },
              [](const Point& p) {
                const Ball velocity =
                    -drift_rate(p) * position(p)[0] - diffusion_squared(p, p["t"]) / 2 * flow(p).score[0];
                return -velocity * distribution(p).derivative({1, 0});
              });
        },
});

/// Data w delta_(-a) + (1 - w) delta_a seen with noise v: the true score, by (29) with unequal weights.
ComplexBall pair_field(const Point& p, const ComplexBall& x) {
  const ComplexBall a(p["a"]), v(p["v"]), half_log_odds(log((Ball(1) - p["w"]) / p["w"]) / 2);
  return (a * tanh(a * x / v + half_log_odds) - x) / v;
}

/// Objective (12) at one time with lambda = 1, for the field s + eps x^n minus the same for s: the integral
/// over x and the sum over the data, by enclosing quadrature and a bound of the tails.
Ball objective_increase(const Point& p) {
  const Ball &a = p["a"], &v = p["v"];
  const long degree = static_cast<long>(p["degree"].to_double());
  const long bits = p.precision().bits;
  const ComplexBall scale(Ball(1) / sqrt(Ball(2) * Ball::pi(p.precision()) * v));
  const auto integrand = [&](const ComplexBall& x) {
    const ComplexBall field = pair_field(p, x);
    ComplexBall bump(p["eps"]), sum(0);
    for (long n = 0; n < degree; ++n) bump *= x;
    for (int side : {-1, 1}) {
      const ComplexBall gap = x - ComplexBall(Ball(side) * a), weight(side < 0 ? p["w"] : Ball(1) - p["w"]);
      const ComplexBall target = -(gap / ComplexBall(v)), miss = field - target, other = miss + bump;
      sum += weight * scale * exp(-(gap * gap) / ComplexBall(Ball(2) * v)) * (other * other - miss * miss);
    }
    return sum;
  };
  // With gap^2 > 8 v bits and x > 8 the polynomial factor is below exp(gap^2/(4 v)); the rest of the normal
  // weight integrates to less than 2 exp(-2 bits) on either side.
  const Ball reach = (a + sqrt(Ball(8) * v * Ball(bits)) + Ball(8)).upper();
  const Ball tail = Ball(4) * exp(Ball(Rational(-2 * bits), p.precision()));
  return integrate(integrand, -reach, reach, p.precision()) + join(-tail, tail);
}

/// eps^2 E x^(2 n) under the noised density.
Ball expected_increase(const Point& p) {
  const Ball square_mean = square(p["a"]), &v = p["v"];
  const long degree = static_cast<long>(p["degree"].to_double());
  const Ball even = degree == 0   ? Ball(1)
                    : degree == 1 ? square_mean + v
                                  : square(square_mean) + Ball(6) * square_mean * v + Ball(3) * square(v);
  return square(p["eps"]) * even;
}

REFEREE_CLAIM({
    .id = "SS-E12",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Denoising score matching",
    .statement = "The objective E lambda(t) |s_theta(X_t, t) - grad log p(X_t | X_0)|^2 is minimised by the "
                 "true score.",
    .hypotheses = "lambda(t) > 0, a model that contains the score; taken time by time",
    .source = "section 3.3, (12)",
    .evidence =
        "the increase of the objective when the score is changed by eps x^n, by enclosing quadrature, "
        "against eps^2 E x^(2n) > 0: no first-order term, positive second order",
    .refuted_by = "a change of the score that lowers the objective",
    .attack = "two Diracs with weights up to 999 : 1, changes of degree 0, 1, 2 of both signs from 1e-6 to "
              "1e3. For data of positive weight at single points, lambda = 1 and t uniform in (0, T] the "
              "objective itself is infinite for every field, and the minimum exists time by time only",
    .rests_on = {"SS-D3.2"},
    .trial =
        [](Trial& trial) {
          Family family{"two Diracs and a change eps x^n of the score",
                        {},
                        {{"a > 0, 1/2 <= v <= 2, 0 < w < 1, eps != 0", [](const Point& p) {
                            return positive(p["a"]) && less(p["w"], Ball(1)) && positive(p["w"]) &&
                                   less(p.constant("49/100"_q), p["v"]) &&
                                   less(p["v"], p.constant("201/100"_q)) && positive(square(p["eps"]));
                          }}}};
          // Each member is a quadrature of its own; digits make it dear.
          const bool few = trial.effort().digits > 60 || trial.effort().budget == Budget::quick;
          auto add = [&](const Rational& weight, const Rational& noise, const Rational& eps) {
            for (long degree : {0, 1, 2})
              family.members.push_back(
                  {{"a", "3/2"_q}, {"v", noise}, {"w", weight}, {"degree", degree}, {"eps", eps}});
          };
          add("3/10"_q, "3/2"_q, "-1/3"_q);
          if (!few) {
            add("999/1000"_q, "1/2"_q, "1e-6"_q);
            add("1/2"_q, "2"_q, "1e3"_q);
          }
          trial.identity("objective at s + eps x^n minus objective at s = eps^2 E x^(2n)", family,
                         objective_increase, expected_increase);
        },
});

}  // namespace
}  // namespace referee::score_shocks
