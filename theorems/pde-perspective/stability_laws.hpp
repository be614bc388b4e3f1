// SPDX-License-Identifier: GPL-3.0-or-later
/// Solutions v of the backward Fokker-Planck equation (3.1) that are Gaussian mixtures with one variance at
/// every time, as instances: data y.., w.. as in `dirac_families`, epsilon, T, t, and an exponent p.
///   - "s2" (and mean offsets m1..): one Dirac, v_T = N(y + m, s2 I), every epsilon;
///   - rates a1_1.. with odds c1..: epsilon = 1, v_T = u_T sum c_l exp(<a_l, x>) up to its mass;
///   - neither: v = u, every epsilon.
#pragma once

#include "heat/generative_law_bridge.hpp"
#include "heat/generative_law_gaussian.hpp"
#include "measures/mixture_powers.hpp"
#include "numbers/complex_ball.hpp"
#include "pde-perspective/dirac_families.hpp"

namespace referee::pde_perspective::stability {

/// p >= 1, epsilon >= 0, 0 < t <= T; epsilon = 1 where there are rates.
std::vector<Hypothesis> law_hypotheses();

/// One Dirac in d = 1, ..., 8, p from 1 to 100, epsilon from 0 to 20, t down to 1e-30 T, s2 of every size.
Family gaussian_laws(const Trial& trial, long rounds);
/// Several Diracs in d = 1, 2, 3 with whole p: epsilon = 1 with rates, and v = u with every epsilon.
Family mixture_laws(const Trial& trial, long rounds);
/// Both kinds on the line at moderate times, for quadrature: p = 3/2, 2, 3, and 29/4 for one component.
Family line_laws(const Trial& trial, long rounds);

/// v(t) at the heat time `t`; all components have the variance of the first.
template <class N>
Mixture<N> law_at(const Point& p, const N& t) {
  const auto lift = [](const Ball& value) { return N(value); };
  const Mixture<Ball> data = data_of<Ball>(p);
  const N horizon = lift(p["T"].at(p.precision()));
  Mixture<N> sites;
  for (std::size_t k = 0; k < data.size(); ++k) {
    auto& site = sites.means.emplace_back();
    for (const Ball& coordinate : data.means[k]) site.push_back(lift(coordinate));
    sites.weights.push_back(lift(data.weights[k]));
    sites.variances.push_back(N(0));
  }
  const auto label = [](const char* stem, std::size_t l) { return stem + std::to_string(l + 1); };
  if (p.has("s2")) {
    const GaussianGeneration<N> flow{horizon, lift(p["epsilon"].at(p.precision()))};
    Mixture<N> law = sites;
    law.variances[0] = flow.variance(lift(p["s2"].at(p.precision())), t);
    for (std::size_t i = 0; i < law.dimension(); ++i)
      if (p.has(label("m", i))) law.means[0][i] += flow.mean(lift(p[label("m", i)].at(p.precision())), t);
    return law;
  }
  if (p.has("a1_1")) {
    ExponentialRatio<N> ratio;
    for (std::size_t l = 0; p.has(label("c", l)); ++l) {
      ratio.weights.push_back(lift(p[label("c", l)].at(p.precision())));
      auto& rate = ratio.rates.emplace_back();
      for (std::size_t i = 0; i < data.dimension(); ++i)
        rate.push_back(lift(p[label("a", l) + "_" + std::to_string(i + 1)].at(p.precision())));
    }
    return tilted_law(sites, ratio, horizon, t);
  }
  sites.variances.assign(sites.size(), N(2) * t);
  return sites;
}

/// |v(t)|_p^p at t: any p for one component, whole p for several.
template <class N>
N power_integral(const Point& p, const N& t) {
  const Mixture<N> law = law_at(p, t);
  const Ball& order = p["p"];
  if (law.size() > 1)
    return mixture_power_integral(law, law.variances.front(), static_cast<int>(order.to_double()));
  const N exponent(order.at(p.precision()));
  return real_power(
      gaussian_norm(law.variances.front(), N(Ball(dimension_of(p)).at(p.precision())), exponent), exponent);
}
/// |v(t)|_p and |v(t)|_p/|v_T|_p.
Ball norm_at(const Point& p, const Ball& t);
Ball growth(const Point& p);
/// d (1 + epsilon)(p - 1)/(2p), the exponent of (3.2), and (T/t) to this power.
Ball printed_exponent(const Point& p);
Ball printed_factor(const Point& p);

/// On the line at a complex place: v and its derivatives, v_x^2/v, s and s_x.
struct EnergyFields {
  ComplexBall v, v_x, v_xx, v_t, slope_squared, s, s_x;
};
/// int over the whole line of v^(p - 1) times what `integrand` makes of the fields, by enclosing quadrature
/// with a bound for the tails; p whole unless v has one component. The integrand must be at most 16 (1 +
/// epsilon)(1 + M^2)(1 + 1/t + 1/S)^2 (1 + x^2) v in modulus, S the variance of v's components and M the
/// largest modulus of a site or a mean, which is so for v, v_xx, v_t, v_x s, v_x^2/v, v s_x and (s v)_x.
Ball energy_integral(const Point& p, const std::function<ComplexBall(const EnergyFields&)>& integrand);
/// d/dt |v(t)|_p^p by a jet in t of the closed form.
Ball power_integral_rate(const Point& p);

}  // namespace referee::pde_perspective::stability
