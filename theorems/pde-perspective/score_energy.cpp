// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/score_energy.hpp"

#include "court/random_rationals.hpp"
#include "numbers/quadrature.hpp"

namespace referee::pde_perspective {

Family weighted_sites_on_line(const Trial& trial) {
  Family family{"Dirac mixtures on the line, d = 1", {}, {}};
  Generator generator = trial.generator("weighted sites");
  for (long n = 0; n < trial.effort().scaled(4, 8, 60); ++n) {
    Instance member{{"t", random_positive(generator, -2, 1)}};
    const auto sites = 2 + generator.below(3);
    for (std::uint64_t k = 1; k <= sites; ++k)
      member.set("y" + std::to_string(k), random_signed(generator, -1, -1))
          .set("w" + std::to_string(k), random_positive(generator, -1, 0));
    family.members.push_back(std::move(member));
  }
  return family;
}
Ball score_energy(const Point& asked) {
  const Point p = asked.at({64});
  std::vector<Ball> sites, weights;
  Ball sum = Ball(0).at(p.precision());
  for (int k = 1; p.has("y" + std::to_string(k)); ++k) {
    sites.push_back(p["y" + std::to_string(k)]);
    weights.push_back(p["w" + std::to_string(k)]);
    sum += weights.back();
  }
  const ComplexBall variance(2 * p["t"]);
  const auto integrand = [&](const ComplexBall& x) {
    ComplexBall u(0), slope(0);
    for (std::size_t k = 0; k < sites.size(); ++k) {
      const ComplexBall offset = ComplexBall(sites[k]) - x;
      const ComplexBall bump =
          ComplexBall(weights[k] / sum) * exp(-(offset * offset) / (ComplexBall(2) * variance));
      u += bump;
      slope += bump * offset / variance;
    }
    return slope * slope / u / sqrt(ComplexBall(2) * pi_like(x) * variance);
  };
  Ball low = sites[0], high = sites[0];
  for (const Ball& site : sites) {
    low = min(low, site);
    high = max(high, site);
  }
  const Ball reach = 30 * sqrt(2 * p["t"]);
  // Integrated site by site the integral is at most E (Z^2; |Z| > 30)/(2t) < e^-445/(2t) beyond (Jensen).
  const Ball inner = integrate(integrand, low - reach, high + reach, p.precision());
  return join(inner, inner + exp(p.constant(-445)) / (2 * p["t"]));
}

}  // namespace referee::pde_perspective
