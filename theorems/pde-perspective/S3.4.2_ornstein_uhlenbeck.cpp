// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 3.4.2: the Ornstein-Uhlenbeck equation (3.12) and its change of variables to the heat equation.
#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/variance_preserving.hpp"
#include "pde-perspective/sample_clouds.hpp"

namespace referee::pde_perspective {
namespace {

using OuJet = Jet<Ball>;

/// Mixtures w_0 = sum_k w_k N(y_k, spread I) in d = 1 to 8, spread from 0 (Diracs) to 9; places and t as in
/// `sample_clouds`, t from 1/100 to 20.
Family initial_laws(const Trial& trial) {
  Family family = sample_clouds(trial, 1, 8, true);
  family.name = "mixtures of Diracs and of Gaussians, d = 1 to 8";
  family.hypotheses.push_back({"spread >= 0", [](const Point& p) { return !positive(-p["spread"]); }});
  Generator generator = trial.generator("initial laws");
  const std::vector<Rational> spreads{0, "1/4"_q, 1, 9};
  const std::size_t kept = static_cast<std::size_t>(trial.effort().scaled(2, 1, 1));
  std::vector<Instance> members;
  for (std::size_t k = 0; k < family.members.size(); k += kept) {
    Instance& member = family.members[k];
    member.set("spread", spreads[generator.below(4)]);
    if (member["t"] < "1/100"_q) member.set("t", random_positive(generator, -2, 1));
    members.push_back(std::move(member));
  }
  family.members = std::move(members);
  return family;
}

/// x1.. and t as independent variables.
struct OuPlace {
  std::vector<OuJet> x;
  OuJet t;
  explicit OuPlace(const Point& p) {
    const auto place = cloud_place(p);
    const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()) + 1, 2);
    for (std::size_t i = 0; i < place.size(); ++i)
      x.push_back(OuJet::variable(layout, static_cast<int>(i), place[i]));
    t = OuJet::variable(layout, static_cast<int>(place.size()), p["t"].at(p.precision()));
  }
};

Mixture<OuJet> initial_law(const Point& p) {
  const Mixture<Ball> samples = cloud_measure(p);
  Mixture<OuJet> law;
  for (std::size_t k = 0; k < samples.size(); ++k) {
    auto& mean = law.means.emplace_back();
    for (const Ball& coordinate : samples.means[k]) mean.emplace_back(coordinate);
    law.weights.emplace_back(samples.weights[k]);
    law.variances.emplace_back(p["spread"].at(p.precision()));
  }
  return law;
}
/// w(x, s): means e^(-s) y_k, variances 1 - e^(-2s) + e^(-2s) spread.
OuJet ou_density(const Point& p, const std::vector<OuJet>& x, const OuJet& s) {
  return mixture_density(variance_preserving_marginal(initial_law(p), exp(-s)), std::span<const OuJet>(x),
                         OuJet(0));
}

std::vector<int> ou_orders(const Point& p, long axis, int order) {
  std::vector<int> orders(static_cast<std::size_t>(cloud_dimension(p)) + 1, 0);
  orders[static_cast<std::size_t>(axis)] = order;
  return orders;
}
Ball ou_laplacian(const Point& p, const OuJet& f) {
  Ball sum(0);
  for (long i = 0; i < cloud_dimension(p); ++i) sum += f.derivative(ou_orders(p, i, 2));
  return sum;
}
/// div(x f) = d f + x . grad f.
Ball confinement(const Point& p, const OuJet& f) {
  Ball sum = Ball(cloud_dimension(p)) * f.value();
  const auto place = cloud_place(p);
  for (long i = 0; i < cloud_dimension(p); ++i)
    sum += place[static_cast<std::size_t>(i)] * f.derivative(ou_orders(p, i, 1));
  return sum;
}
Ball ou_time_derivative(const Point& p, const OuJet& f) {
  return f.derivative(ou_orders(p, cloud_dimension(p), 1));
}
/// The printed u, over jets in (x, t).
OuJet rescaled_law(const Point& p) {
  const OuPlace at(p);
  const OuJet growth = OuJet(2) * at.t + OuJet(1), root = sqrt(growth);
  std::vector<OuJet> y;
  for (const OuJet& coordinate : at.x) y.push_back(coordinate / root);
  OuJet u = ou_density(p, y, log(growth) / OuJet(2));
  for (long i = 0; i < cloud_dimension(p); ++i) u = u / root;
  return u;
}

/// N(0, variance I) over jets at the place.
OuJet centred_gaussian(const Point& p, const Ball& variance) {
  const OuPlace at(p);
  const std::vector<OuJet> origin(at.x.size(), OuJet(Ball(0).at(p.precision())));
  const Mixture<OuJet> law{{origin}, {OuJet(Ball(1).at(p.precision()))}, {OuJet(variance)}};
  return mixture_density(law, std::span<const OuJet>(at.x), OuJet(0));
}

REFEREE_CLAIM({
    .id = "PP-E3.12",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Ornstein-Uhlenbeck equation",
    .statement =
        "w_t - Lap w - div(x w) = 0, w(., 0) = w_0; the standard Gaussian N(0, I_d) is its stationary "
        "solution.",
    .hypotheses = "w_0 a probability measure (tried on mixtures)",
    .source = "section 3.4.2, (3.12)",
    .evidence =
        "the residual of N(0, I_d) and of the laws of dX = -X dt + sqrt(2) dW by jets in d = 1 to 8; the "
        "limit of such laws for large times",
    .refuted_by = "a place where N(0, I_d) leaves a residual, or a law that tends to another limit",
    .attack = "the variance of the stationary law, the sign of the confinement, Diracs and wide mixtures",
    .trial =
        [](Trial& trial) {
          const Family laws = initial_laws(trial);
          trial.identity(
              "stationary: Lap g = -div(x g) for g = N(0, I_d)", laws,
              [](const Point& p) { return ou_laplacian(p, centred_gaussian(p, Ball(1).at(p.precision()))); },
              [](const Point& p) { return -confinement(p, centred_gaussian(p, Ball(1).at(p.precision()))); });
          trial.identity(
              "the laws with means e^-t y_k and variances 1 - e^(-2t) (1 - spread) solve it", laws,
              [](const Point& p) {
                const OuPlace at(p);
                return ou_time_derivative(p, ou_density(p, at.x, at.t));
              },
              [](const Point& p) {
                const OuPlace at(p);
                const OuJet w = ou_density(p, at.x, at.t);
                return ou_laplacian(p, w) + confinement(p, w);
              });
          // The parameter is q = e^-t.
          trial.limit(
              "they tend to N(0, I_d), so that no other probability density is stationary: w/g -> 1 at a "
              "place in "
              "the plane",
              {.parameter = "q",
               .first = 1,
               .last = 30,
               .fixed = {{"y1_1", -3},
                         {"y1_2", 1},
                         {"y2_1", 2},
                         {"y2_2", 5},
                         {"w1", 1},
                         {"w2", 9},
                         {"spread", 0},
                         {"x1", "1/2"_q},
                         {"x2", -2},
                         {"t", 1}}},
              [](const Point& p) {
                const OuPlace at(p);
                return ou_density(p, at.x, OuJet(-log(p["q"].at(p.precision())))).value() /
                       centred_gaussian(p, Ball(1).at(p.precision())).value();
              },
              [](const Point&) { return Ball(1); });
        },
});

REFEREE_CLAIM({
    .id = "PP-S3.4.2",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "From Ornstein-Uhlenbeck to heat",
    .statement = "u(x, t) = (2t + 1)^(-d/2) w(x/sqrt(2t + 1), log(2t + 1)/2) satisfies the heat equation "
                 "with u_0 = w_0.",
    .hypotheses = "w solves (3.12)",
    .source = "section 3.4.2, after (3.12)",
    .evidence = "the residual of the printed u by jets, and its equality with G_t * w_0, in d = 1 to 8",
    .refuted_by = "a mixture, a place and a time at which u_t and Lap u differ",
    .attack =
        "the prefactor, the rescaled place and the logarithmic time, each of which another power or factor "
        "would spoil; Diracs, wide and unequal mixtures, t from 1/100 to 20",
    .rests_on = {"PP-E3.12"},
    .trial =
        [](Trial& trial) {
          const Family laws = initial_laws(trial);
          trial.identity(
              "u_t = Lap u", laws, [](const Point& p) { return ou_time_derivative(p, rescaled_law(p)); },
              [](const Point& p) { return ou_laplacian(p, rescaled_law(p)); });
          trial.identity(
              "u = G_t * w_0", laws, [](const Point& p) { return rescaled_law(p).value(); },
              [](const Point& p) {
                const OuPlace at(p);
                return mixture_density(initial_law(p), std::span<const OuJet>(at.x), at.t).value();
              });
          Family smooth = laws;
          std::erase_if(smooth.members, [](const Instance& i) { return i["spread"] == 0; });
          for (Instance& i : smooth.members) i.set("t", 0);
          smooth.hypotheses = {};
          smooth.name = "mixtures of Gaussians at t = 0";
          trial.identity(
              "u(., 0) = w_0", smooth, [](const Point& p) { return rescaled_law(p).value(); },
              [](const Point& p) {
                const OuPlace at(p);
                return mixture_density(initial_law(p), std::span<const OuJet>(at.x), OuJet(0)).value();
              });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
