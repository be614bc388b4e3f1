// SPDX-License-Identifier: GPL-3.0-or-later
/// (4.1) and its form in similarity time, (4.6).
#include "court/random_rationals.hpp"
#include "geometric-asymptotics/heat_flows.hpp"

namespace referee::geometric_asymptotics {
namespace {

using TimeJet = Jet<Ball>;

/// Two Diracs and nu = N(m, v0 I): the law of the process (2.6), with q = t/T and c = lambda a + (1 - lambda)
/// b: mean c + (m - c) q^((1 + epsilon)/2), variance 2t + (v0 - 2T) q^(1 + epsilon). Over jets in (x1..,
/// time).
TimeJet dirac_law(const Point& p, const std::vector<TimeJet>& x, const TimeJet& t) {
  const auto at = [&](const std::string& name) { return TimeJet(p[name].at(p.precision())); };
  const TimeJet log_q = log(t / at("T")), order = TimeJet(1) + at("epsilon");
  const TimeJet pull = exp(order * log_q / TimeJet(2));
  const TimeJet variance = TimeJet(2) * t + (at("v0") - TimeJet(2) * at("T")) * pull * pull;
  TimeJet density(Ball(1).at(p.precision()));
  for (std::size_t i = 0; i < x.size(); ++i) {
    const std::string axis = std::to_string(i + 1);
    const TimeJet c = at("lambda") * at("a1_" + axis) + (TimeJet(1) - at("lambda")) * at("b1_" + axis);
    const TimeJet offset = x[i] - c - (at("m" + axis) - c) * pull;
    density = density * exp(-(offset * offset) / (TimeJet(2) * variance)) /
              sqrt(TimeJet(2) * pi_like(variance) * variance);
  }
  return density;
}

Family dirac_laws(const Trial& trial) {
  Family family{
      "two Diracs, Gaussian nu, d = 1, 2, 3", {}, {{"0 < t < T, epsilon >= 0, v0 > 0", [](const Point& p) {
                                                      return positive(p["t"]) && less(p["t"], p["T"]) &&
                                                             !positive(-p["epsilon"]) && positive(p["v0"]);
                                                    }}}};
  Generator generator = trial.generator("laws of two Diracs");
  const std::vector<Rational> noises{0, "1/5"_q, 1, 7}, shares{0, "1/2"_q, 1, "5/2"_q};
  for (std::size_t d = 1; d <= 3; ++d)
    for (long k = 0; k < trial.effort().scaled(4, 12, 100); ++k) {
      const auto draw = [&] {
        RationalPoint point;
        for (std::size_t i = 0; i < d; ++i) point.push_back(random_signed(generator, -1, 0));
        return point;
      };
      const RationalPoint start = draw(), b = draw(), a = draw();
      Instance member = placed(supports(shares[generator.below(4)], {a}, {b}), start);
      const RationalPoint mean = draw();
      for (std::size_t i = 0; i < d; ++i) member.set("m" + std::to_string(i + 1), mean[i]);
      const Rational T = random_positive(generator, -1, 1);
      family.members.push_back(member.set("T", T)
                                   .set("t", T * random_between(generator, 0, 1))
                                   .set("epsilon", noises[generator.below(4)])
                                   .set("v0", random_positive(generator, -1, 1)));
    }
  return family;
}

Ball carried_gradient(const TimeJet& rho, const TimeJet& v) {
  const auto a = gradient(rho), b = gradient(v);
  Ball sum(0);
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

REFEREE_CLAIM({
    .id = "GA-E4.1",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Backward Fokker-Planck equation",
    .statement = "rho_t + epsilon Lap rho - (1 + epsilon) div(rho grad V_lambda) = 0 on (0, T), rho(., T) = "
                 "nu_T, with grad V_lambda = lambda grad log u1 + (1 - lambda) grad log u2.",
    .hypotheses = "epsilon >= 0; nu_T a probability density",
    .source = "section 4.2, (4.1), recalling (2.7)",
    .evidence = "laws of the process (2.6) known otherwise are put into the equation by jets: two Diracs "
                "with Gaussian nu_T, and u itself where lambda = 1, for every epsilon",
    .refuted_by = "such a law that leaves a residual",
    .attack = "signs and the factor 1 + epsilon: epsilon = 0, 1/5, 1, 7 and every lambda; d = 1, 2, 3, 5",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "two Diracs, Gaussian nu_T: rho_t = -epsilon Lap rho + (1 + epsilon) div(rho grad V)",
              dirac_laws(trial),
              [](const Point& p) {
                const PlaceAndTime at(p, 2);
                return time_derivative(dirac_law(p, at.x, at.t));
              },
              [](const Point& p) {
                const PlaceAndTime at(p, 2);
                const TimeJet rho = dirac_law(p, at.x, at.t), v = mixed_logarithm(p, 2);
                return (Ball(1) + p["epsilon"]) * (carried_gradient(rho, v) + rho.value() * laplacian(v)) -
                       p["epsilon"] * laplacian(rho);
              });
          trial.identity(
              "two Diracs: rho(., T) = nu_T", dirac_laws(trial),
              [](const Point& p) {
                const PlaceAndTime at(p, 0);
                return dirac_law(p, at.x, TimeJet(p["T"].at(p.precision()))).value();
              },
              [](const Point& p) {
                Ball squared(0);
                const auto x = place_of(p);
                for (std::size_t i = 0; i < x.size(); ++i)
                  squared += square(x[i] - p["m" + std::to_string(i + 1)]);
                const Ball v0 = p["v0"].at(p.precision()),
                           scale = sqrt(Ball(2) * Ball::pi(p.precision()) * v0);
                return exp(-squared / (Ball(2) * v0)) / pow(scale, static_cast<long>(x.size()));
              });
          Family flows = heat_flows(trial);
          for (std::size_t k = 0; k < flows.members.size(); ++k)
            flows.members[k].set("epsilon", std::vector<Rational>{0, "1/5"_q, 1, 7}[k % 4]);
          trial.identity(
              "lambda = 1, nu_T = u(T): rho = u for every epsilon", flows,
              [](const Point& p) { return time_derivative(exp(log_heat_flow(p, 1, 2))); },
              [](const Point& p) {
                const TimeJet v = log_heat_flow(p, 1, 2), u = exp(v);
                return (Ball(1) + p["epsilon"]) * (carried_gradient(u, v) + u.value() * laplacian(v)) -
                       p["epsilon"] * laplacian(u);
              });
        },
});

/// Variables x1.. and tau, with t = T exp(-tau) at the point's t.
struct SimilarityPlace {
  PlaceAndTime at;
  TimeJet t;
  explicit SimilarityPlace(const Point& p) : at(p, 2) {
    // at.t is t + h; as the variable tau + h the same jet gives t exp(-h).
    const Ball now = p["t"].at(p.precision());
    t = TimeJet(now) * exp(TimeJet(now) - at.t);
  }
};

/// grad F_lambda . grad rho + rho Lap F_lambda, F_lambda from the posterior: grad F = 2 (x - lambda m1 - (1 -
/// lambda) m2), Lap F = 2d - (lambda tr C1 + (1 - lambda) tr C2)/t.
Ball similarity_transport(const Point& p, const TimeJet& rho) {
  const auto slope = gradient(rho), drift = rescaled_gradient(p);
  Ball sum(0);
  for (std::size_t i = 0; i < slope.size(); ++i) sum += slope[i] * drift[i];
  const Ball spread = p["lambda"] * covariance_trace(p, 1) + (Ball(1) - p["lambda"]) * covariance_trace(p, 2);
  return sum + rho.value() * (Ball(2 * dimension_of(p)) - spread / p["t"]);
}

REFEREE_CLAIM({
    .id = "GA-E4.6",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Fokker-Planck equation in similarity time",
    .statement = "With tau = log(T/t) and rho~(y, tau) = rho(y, T e^(-tau)): rho~_tau = -t rho_t and "
                 "rho~_tau - epsilon T e^(-tau) Lap rho~ - ((1 + epsilon)/4) div(rho~ grad F_lambda(., T "
                 "e^(-tau))) = 0, rho~(., 0) = nu_T, F_lambda = -4t V_lambda.",
    .hypotheses = "epsilon >= 0, tau > 0",
    .source = "section 4.3, (4.6)",
    .evidence = "known solutions put into the equation by jets in tau, grad F and Lap F by the posterior",
    .refuted_by = "a solution of (4.1) that leaves a residual",
    .attack =
        "the factors 1/4 and e^(-tau): two Diracs with Gaussian nu_T, u itself for lambda = 1, every epsilon",
    .rests_on = {"GA-E4.1"},
    .trial =
        [](Trial& trial) {
          const auto residual_free = [&trial](std::string what, const Family& family, auto law) {
            trial.identity(
                std::move(what), family,
                [law](const Point& p) {
                  const SimilarityPlace place(p);
                  return time_derivative(law(p, place.at.x, place.t));
                },
                [law](const Point& p) {
                  const SimilarityPlace place(p);
                  const TimeJet rho = law(p, place.at.x, place.t);
                  return p["epsilon"] * p["t"] * laplacian(rho) +
                         (Ball(1) + p["epsilon"]) / Ball(4).at(p.precision()) * similarity_transport(p, rho);
                });
          };
          residual_free("two Diracs, Gaussian nu_T", dirac_laws(trial), dirac_law);
          Family flows = heat_flows(trial);
          for (std::size_t k = 0; k < flows.members.size(); ++k) {
            Instance& member = flows.members[k].set("lambda", 1);
            member.set("epsilon", std::vector<Rational>{0, "1/5"_q, 1, 7}[k % 4]);
            for (int i = 1; i <= dimension_of(Point(member, {64})); ++i)
              member.set("b1_" + std::to_string(i), 0);
          }
          residual_free("lambda = 1, rho~ = u(., T e^(-tau))", flows,
                        [](const Point& p, const std::vector<TimeJet>& x, const TimeJet& t) {
                          const Mixture<Ball> measure = measure_of<Ball>(p, 1);
                          Mixture<TimeJet> lifted;
                          for (const auto& point : measure.means)
                            lifted.means.emplace_back(point.begin(), point.end());
                          lifted.weights.assign(measure.weights.begin(), measure.weights.end());
                          lifted.variances.assign(measure.size(), TimeJet(Ball(0).at(p.precision())));
                          return mixture_density(lifted, std::span<const TimeJet>(x), t);
                        });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
