// SPDX-License-Identifier: GPL-3.0-or-later
/// Sections 3.1 and 3.2: the equations of the noised density, variance exploding and preserving.
#include "score-shocks/forward_processes.hpp"

#include "numbers/quadrature.hpp"

namespace referee::score_shocks {
namespace {

/// div(f p) = -b(t) (d p + x . grad p).
Ball drift_divergence(const Point& p, const Jet<Ball>& density) {
  const std::vector<Ball> x = position(p);
  return -drift_rate(p) *
         (Ball(static_cast<long>(x.size())) * density.value() + dot(x, gradient(density, x.size())));
}

/// Ito's isometry: the noise gathered is the integral over s of (alpha(t)/alpha(s))^2 g(s)^2.
Ball gathered_noise(const Point& p) {
  const ComplexBall end = attenuation(p, ComplexBall(p["t"]));
  const auto integrand = [&](const ComplexBall& s) {
    const ComplexBall ratio = end / attenuation(p, s);
    return ratio * ratio * diffusion_squared(p, s);
  };
  return integrate(integrand, p.constant(0), p["t"], p.precision());
}

/// Without the space parameters, for statements about the schedule alone.
Family schedules_of(Family processes) {
  processes.name = "schedules of " + processes.name;
  const std::size_t most = 8;
  if (processes.members.size() > most) processes.members.resize(most);
  return processes;
}

Ball time_derivative(const Point& p) {
  std::vector<int> orders(position(p).size() + 1);
  orders.back() = 1;
  return noised_density(p, 1).derivative(orders);
}

REFEREE_CLAIM({
    .id = "SS-E2",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "The Fokker-Planck equation",
    .statement = "The density of dX = f dt + g dW obeys p_t = -div(f p) + (g^2/2) Laplacian p.",
    .hypotheses = "scalar g(t) > 0, smooth f; tried for linear drifts f = -b(t) x, whose law is known",
    .source = "section 3.1, (1)-(2)",
    .evidence = "the law of the process by Ito's isometry (enclosing quadrature), then the equation by jets "
                "in space and time",
    .refuted_by = "a linear process with disjoint enclosures of the two sides",
    .attack = "d = 1, 2, 3, mixtures with unequal variances, drifts towards and away from 0 that vary in "
              "time; g^2 in place of g^2/2 fails",
    .trial =
        [](Trial& trial) {
          const Family family = linear_processes(trial, Process::linear);
          trial.identity("noise of the process: Ito's integral = closed form", schedules_of(family),
                         gathered_noise, [](const Point& p) { return added_noise(p, p["t"]); });
          trial.identity("(2): p_t = -div(f p) + (g^2/2) Laplacian p", family, time_derivative,
                         [](const Point& p) {
                           const Jet<Ball> density = noised_density(p, 2);
                           return -drift_divergence(p, density) +
                                  diffusion_squared(p, p["t"]) / 2 * laplacian(p, density);
                         });
        },
});

REFEREE_CLAIM({
    .id = "SS-E4",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Variance exploding: the heat equation with diffusivity g^2/2",
    .statement = "Without drift p_t = nu(t) Laplacian p, nu = g^2/2, and X_t given X_0 is N(X_0, sigma_VE^2 "
                 "I) with sigma_VE^2 = the integral of g^2.",
    .hypotheses = "f = 0, g > 0",
    .source = "section 3.1, (3)-(4)",
    .evidence = "integral of g^2 by enclosing quadrature; the equation by jets",
    .refuted_by = "disjoint enclosures",
    .attack = "g^2 that starts at 1e-6, constant and growing; d = 1, 2, 3",
    .rests_on = {"SS-E2"},
    .trial =
        [](Trial& trial) {
          const Family family = linear_processes(trial, Process::variance_exploding);
          trial.identity("sigma_VE^2 = the integral of g^2", schedules_of(family), gathered_noise,
                         [](const Point& p) { return added_noise(p, p["t"]); });
          trial.identity("(4): p_t = nu(t) Laplacian p", family, time_derivative, [](const Point& p) {
            return diffusion_squared(p, p["t"]) / 2 * laplacian(p, noised_density(p, 2));
          });
        },
});

REFEREE_CLAIM({
    .id = "SS-E6",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Variance preserving: mean, variance and equation",
    .statement = "For dX = -(beta/2) X dt + sqrt(beta) dW, X_t given X_0 is N(alpha X_0, (1 - alpha^2) I) "
                 "with alpha = exp(-(1/2) the integral of beta), and p_t = (beta/2) div(x p) + (beta/2) "
                 "Laplacian p.",
    .hypotheses = "beta(t) > 0",
    .source = "section 3.1, (5)-(6)",
    .evidence = "variance by Ito's isometry (enclosing quadrature); the equation by jets",
    .refuted_by = "disjoint enclosures",
    .attack = "constant and linear beta, d = 1, 2, 3; data of any variance (the name 'variance preserving' "
              "fits data of variance one only)",
    .rests_on = {"SS-E2"},
    .trial =
        [](Trial& trial) {
          const Family family = linear_processes(trial, Process::variance_preserving);
          trial.identity("variance: Ito's integral = 1 - alpha^2", schedules_of(family), gathered_noise,
                         [](const Point& p) { return Ball(1) - square(attenuation(p, p["t"])); });
          trial.identity("(6): p_t = (beta/2) div(x p) + (beta/2) Laplacian p", family, time_derivative,
                         [](const Point& p) {
                           const Jet<Ball> density = noised_density(p, 2);
                           return -drift_divergence(p, density) + drift_rate(p) * laplacian(p, density);
                         });
        },
});

/// The uniform density on [-1, 1] under heat flow.
Jet<Ball> heated_uniform(const Point& p, int order) {
  const SpaceTime at(p["x"], p["tau"], order);
  const Jet<Ball> width = sqrt(Jet<Ball>(4) * at.tau);
  return (erf((at.x + Jet<Ball>(1)) / width) - erf((at.x - Jet<Ball>(1)) / width)) / Jet<Ball>(4);
}

template <class T>
T heat_kernel(const T& x, const T& tau) {
  return exp(-(x * x) / (T(4) * tau)) / sqrt(T(4) * pi_like(tau) * tau);
}

REFEREE_CLAIM({
    .id = "SS-E7",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Diffusion time and the heat kernel",
    .statement = "tau(t) = (1/2) the integral of g^2 = sigma_VE^2/2 turns (4) into p_tau = Laplacian p, "
                 "solved by p0 * G_tau with G_tau = (4 pi tau)^(-d/2) exp(-|x|^2/(4 tau)), positive for tau "
                 "> 0.",
    .hypotheses = "variance exploding, any initial probability",
    .source = "section 3.2, (7)-(8)",
    .evidence = "identities: convolution of the uniform density by enclosing quadrature, heat equation by "
                "jets, p_t/nu(t) = Laplacian p; positivity of the heated uniform density far outside",
    .refuted_by = "disjoint enclosures, or a point where p0 * G_tau is not positive",
    .attack = "an initial density with jumps and compact support, points far outside of it; exp(-|x|^2/(2 "
              "tau)) in the kernel fails. 'The' solution is the one among non-negative functions",
    .rests_on = {"SS-E4"},
    .trial =
        [](Trial& trial) {
          Family uniform{"uniform density on [-1, 1]",
                         {},
                         {{"tau > 0", [](const Point& p) { return positive(p["tau"]); }}}};
          for (const char* x : {"0", "1/3", "1", "-2", "5"})
            for (const char* tau : {"1/10", "1", "7"})
              uniform.members.push_back({{"x", parse_rational(x)}, {"tau", parse_rational(tau)}});
          trial.identity(
              "p0 * G_tau by quadrature = closed form", uniform,
              [](const Point& p) {
                const ComplexBall x(p["x"]), tau(p["tau"]);
                return integrate(
                    [&](const ComplexBall& y) { return heat_kernel(x - y, tau) / ComplexBall(2); },
                    p.constant(-1), p.constant(1), p.precision());
              },
              [](const Point& p) { return heated_uniform(p, 0).value(); });
          trial.identity(
              "p_tau = p_xx", uniform,
              [](const Point& p) {
                return heated_uniform(p, 2).derivative({0, 1});
              },
              [](const Point& p) {
                return heated_uniform(p, 2).derivative({2, 0});
              });
          trial.identity(
              "in time tau(t) the mixtures of (4) solve p_tau = p_t/nu(t) = Laplacian p",
              linear_processes(trial, Process::variance_exploding),
              [](const Point& p) { return time_derivative(p) / (diffusion_squared(p, p["t"]) / 2); },
              [](const Point& p) { return laplacian(p, noised_density(p, 2)); });
          trial.bound(
              "positive: G_tau at the far edge of [-1, 1] <= p0 * G_tau", uniform,
              [](const Point& p) { return heat_kernel(abs(p["x"]) + Ball(1), p["tau"]); },
              [](const Point& p) { return heated_uniform(p, 0).value(); });
        },
});

REFEREE_CLAIM({
    .id = "SS-R3.1",
    .paper = "score-shocks",
    .kind = "remark",
    .title = "Back to physical time",
    .statement = "Formulas in tau become formulas in t by d_tau -> nu(t)^(-1) d_t.",
    .hypotheses = "nu(t) > 0",
    .source = "section 3.2, Remark 3.1",
    .evidence = "identity: nu^(-1) d_t log p by jets in t against Laplacian log p + |grad log p|^2, which is "
                "d_tau log p",
    .refuted_by = "disjoint enclosures",
    .attack = "schedules with g^2 from 1e-6, d = 1, 2, 3",
    .rests_on = {"SS-E7"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "nu(t)^(-1) d_t log p = Laplacian log p + |grad log p|^2",
              linear_processes(trial, Process::variance_exploding),
              [](const Point& p) {
                return time_derivative(p) / noised_density(p, 0).value() / (diffusion_squared(p, p["t"]) / 2);
              },
              [](const Point& p) {
                const Jet<Ball> log_density = log(noised_density(p, 2));
                const std::vector<Ball> s = gradient(log_density, position(p).size());
                return laplacian(p, log_density) + dot(s, s);
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
