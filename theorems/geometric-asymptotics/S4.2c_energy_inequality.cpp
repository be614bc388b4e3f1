// SPDX-License-Identifier: GPL-3.0-or-later
/// Proof of Theorem 4.1: the energy inequality and its integration.
#include "geometric-asymptotics/energy_runs.hpp"
#include "geometric-asymptotics/heat_flows.hpp"
#include "numbers/quadrature.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// A positive density at the place x1.. of the point, over jets: two Gaussians with the mean and the variance
/// in the parameters. Any density will do: the balance of energy is an identity in rho alone.
Jet<Ball> trial_density(const Point& p, const PlaceAndTime& at) {
  using J = Jet<Ball>;
  Mixture<J> density;
  const auto exact = [&](const Rational& value) { return J(Ball(value, p.precision())); };
  for (const Rational& shift : {"-1/3"_q, "2"_q}) {
    density.means.emplace_back(at.x.size(), exact(shift));
    density.weights.push_back(exact(shift < 0 ? "1/3"_q : "2/3"_q));
    density.variances.push_back(exact(shift < 0 ? "1"_q : "9/4"_q));
  }
  return mixture_density(density, std::span<const J>(at.x), exact(0));
}

Ball inner(const std::vector<Ball>& a, const std::vector<Ball>& b) {
  Ball sum(0);
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// f at the point, with the derivatives that the balance needs.
struct EnergyTerms {
  Ball rho, rho_laplacian, rho_slope, drift_product, drift_laplacian;
  Jet<Ball> power_p;  ///< rho^p
  std::vector<Ball> drift;
};
EnergyTerms energy_terms(const Point& p) {
  const PlaceAndTime at(p, 2);
  const Jet<Ball> rho = trial_density(p, at), v = mixed_logarithm(p, 2);
  return {rho.value(),
          laplacian(rho),
          squared_gradient(rho),
          inner(gradient(rho), gradient(v)),
          laplacian(v),
          exp(Jet<Ball>(p["p"].at(p.precision())) * log(rho)),
          gradient(v)};
}

/// Members with a density and orders p, moderate times: jets of rho^p are taken at them.
Family energy_balances(const Trial& trial, bool guided) {
  Family family = mixed_flows(trial, guided);
  family.hypotheses.push_back({"p >= 1, epsilon >= 0", [](const Point& p) {
                                 return !less(p["p"], Ball(1)) && !positive(-p["epsilon"]);
                               }});
  const std::vector<Rational> orders{1, "3/2"_q, 2, 5}, noises{0, "1/5"_q, 3};
  std::vector<Instance> members;
  for (std::size_t k = 0; k < family.members.size(); ++k)
    if (family.members[k]["t"] > "1/1000"_q && k % 6 == 0)
      members.push_back(family.members[k].set("p", orders[(k / 6) % 4]).set("epsilon", noises[(k / 24) % 3]));
  family.members = std::move(members);
  return family;
}

Ball printed_A(const Point& p) {
  return p["d"] * (Ball(1) + p["epsilon"]) * (p["p"] - Ball(1)) / Ball(2).at(p.precision());
}
Ball printed_B(const Point& p) {
  return (Ball(1) + p["epsilon"]) * (p["p"] - Ball(1)) * (p["lambda"] - Ball(1)) * printed_size(p) /
         Ball(4).at(p.precision());
}

/// d/dt of log |rho|_p^p for the Gaussian solutions: (1 - p)/2 sum v'/v with v' = 2 (1 + epsilon) k v - 2
/// epsilon and -k I the Hessian of V.
Ball gaussian_energy_slope(const Point& p) {
  const Ball t = p["t"].at(p.precision());
  Ball sum(0);
  for (int axis = 1; p.has("v" + std::to_string(axis)); ++axis) {
    const std::string index = std::to_string(axis);
    const Ball k = p["lambda"] / (p["r" + index] + Ball(2) * t) +
                   (Ball(1) - p["lambda"]) / (p["s" + index] + Ball(2) * t);
    sum += (Ball(1) + p["epsilon"]) * k - p["epsilon"] / gaussian_variance(p, axis);
  }
  return (Ball(1) - p["p"]) * sum;
}

REFEREE_CLAIM({
    .id = "GA-S4.2c",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Energy inequality and its integration",
    .statement =
        "d/dt |rho|_p^p >= -(A/t + B/t^2) |rho|_p^p with A = d (1 + epsilon)(p - 1)/2 and B = (1 + "
        "epsilon)(p - 1)(lambda - 1) d R^2/4; integrating from t to T and taking the p-th root gives (4.5).",
    .hypotheses = "as for Theorem 4.1, lambda > 1; rho a nonzero solution of (4.1)",
    .source = "section 4.2, proof of Theorem 4.1",
    .evidence = "the balance behind it, p rho^(p-1) rho_t = div(...) + epsilon p (p - 1) rho^(p-2) |grad "
                "rho|^2 + (1 + epsilon)(p - 1) rho^p Lap V, by jets in d = 1, 2, 3, 5; the inequality on "
                "Gaussian solutions; the integral by enclosing quadrature",
    .refuted_by = "a solution with a smaller derivative, or another value of the integral",
    .attack = "p = 1, epsilon = 0, u2 a Dirac at the origin (equality for d = 1, 2, 3); the quadrature of "
              "A/s + B/s^2",
    .rests_on = {"GA-E4.3", "GA-E4.1"},
    .trial =
        [](Trial& trial) {
          for (bool guided : {false, true})
            trial.identity(
                guided ? "balance of energy, lambda > 1" : "balance of energy, 0 <= lambda <= 1",
                energy_balances(trial, guided),
                [](const Point& p) {
                  // p rho^(p-1) rho_t, rho_t from (4.1).
                  const EnergyTerms e = energy_terms(p);
                  const Ball& epsilon = p["epsilon"];
                  const Ball rho_t = (Ball(1) + epsilon) * (e.drift_product + e.rho * e.drift_laplacian) -
                                     epsilon * e.rho_laplacian;
                  return p["p"] * e.power_p.value() / e.rho * rho_t;
                },
                [](const Point& p) {
                  // div(-epsilon grad rho^p + (1 + epsilon) rho^p grad V) and the two terms that remain.
                  const EnergyTerms e = energy_terms(p);
                  const Ball &epsilon = p["epsilon"], &order = p["p"];
                  const Ball flux = (Ball(1) + epsilon) * (inner(gradient(e.power_p), e.drift) +
                                                           e.power_p.value() * e.drift_laplacian) -
                                    epsilon * laplacian(e.power_p);
                  return flux + e.power_p.value() * (order - Ball(1)) *
                                    (epsilon * order * e.rho_slope / square(e.rho) +
                                     (Ball(1) + epsilon) * e.drift_laplacian);
                });
          const Family gaussians = gaussian_solutions(trial, true);
          trial.bound(
              "-d/dt log |rho|_p^p <= A/t + B/t^2 on Gaussian solutions", gaussians,
              [](const Point& p) { return -gaussian_energy_slope(p); },
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision());
                return printed_A(p) / t + printed_B(p) / square(t);
              });
          trial.bound(
              "pointwise, for Dirac mixtures: -(1 + epsilon)(p - 1) Lap V <= A/t + B/t^2",
              energy_balances(trial, true),
              [](const Point& p) {
                return -(Ball(1) + p["epsilon"]) * (p["p"] - Ball(1)) * laplacian(mixed_logarithm(p, 2));
              },
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision());
                Point sized = p;
                sized.set("d", Ball(dimension_of(p))).set("radius", sqrt(squared_radius(p)));
                return printed_A(sized) / t + printed_B(sized) / square(t);
              });
          Family times{"A, B, t and T", gaussians.members, gaussians.hypotheses};
          std::erase_if(times.members, [](const Instance& i) { return i["t"] == i["T"] || i["p"] == 1; });
          trial.identity(
              "int_t^T (A/s + B/s^2) ds, divided by p, is the logarithm of the factors of (4.5)", times,
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision());
                const ComplexBall a(printed_A(p)), b(printed_B(p));
                // s = t e^z
                const auto integrand = [&](const ComplexBall& z) { return a + b * exp(-z) / ComplexBall(t); };
                return integrate(integrand, Ball(0).at(p.precision()), log(p["T"] / t), p.precision()) /
                       p["p"];
              },
              [](const Point& p) {
                return log(mixture_factor(p)) + log(guidance_factor(p, printed_size(p)));
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
