// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/stability_laws.hpp"

#include "court/random_rationals.hpp"
#include "numbers/error_function.hpp"
#include "numbers/quadrature.hpp"

namespace referee::pde_perspective::stability {
namespace {

std::string numbered(const char* stem, std::size_t index) { return stem + std::to_string(index + 1); }

Rational one_of(Generator& generator, const std::vector<Rational>& values) {
  return values[generator.below(values.size())];
}

Instance with_rates(Instance data, std::size_t d, std::size_t count, Generator& generator) {
  for (std::size_t l = 0; l < count; ++l) {
    data.set(numbered("c", l), random_positive(generator, -1, 0));
    for (std::size_t i = 0; i < d; ++i)
      data.set(numbered("a", l) + numbered("_", i), random_signed(generator, -1, 0) / 3);
  }
  return data.set("epsilon", 1);
}

Instance small_data(std::size_t d, std::size_t count, Generator& generator) {
  std::vector<RationalPoint> sites;
  std::vector<Rational> odds;
  for (std::size_t k = 0; k < count; ++k) {
    RationalPoint site;
    for (std::size_t i = 0; i < d; ++i) site.push_back(random_signed(generator, -1, 0));
    sites.push_back(site);
    odds.push_back(random_positive(generator, -2, 0));
  }
  return dirac_data(sites, odds);
}

Rational with_share(Instance& member, Generator& generator, const std::vector<Rational>& shares) {
  // Dyadic, so that t <= T is decided where t = T.
  const Rational T(static_cast<long>(1 + generator.below(128)), 16);
  member.set("T", T).set("t", T * one_of(generator, shares));
  return T;
}

/// One Dirac of the kind "s2" on the line and two of the other kinds, without p. Gaps of at most 2 at t >=
/// 1/10 keep the poles of the score away from the line of integration.
Instance line_member(long k, Generator& generator) {
  const auto place = [&] { return Rational(static_cast<long>(generator.below(20)), 20); };
  const Rational T(static_cast<long>(8 + generator.below(24)), 16);
  Instance member = k % 3 == 0 ? dirac_data({{place()}}) : dirac_data({{place()}, {-1 + place()}}, {1, 3});
  member.set("T", T).set("t", T / (k % 2 == 0 ? 2 : 5));
  if (k % 3 == 0)
    return member.set("s2", random_positive(generator, -1, 0))
        .set("m1", place())
        .set("epsilon", one_of(generator, {0, "1/5"_q, 1, 3}));
  if (k % 3 == 1) return with_rates(member, 1, 1 + generator.below(2), generator);
  return member.set("epsilon", one_of(generator, {0, "1/5"_q, 3}));
}

}  // namespace

std::vector<Hypothesis> law_hypotheses() {
  return {{"p >= 1, epsilon >= 0",
           [](const Point& p) { return !less(p["p"], Ball(1)) && !positive(-p["epsilon"]); }},
          {"0 < t <= T", [](const Point& p) { return positive(p["t"]) && !less(p["T"], p["t"]); }},
          {"epsilon = 1 where v/u is a sum of exponentials", [](const Point& p) {
             return p.has("a1_1") ? truth(is_exact_zero(p["epsilon"] - Ball(1))) : Truth::yes;
           }}};
}

Family gaussian_laws(const Trial& trial, long rounds) {
  Family family{"one Dirac, Gaussian v_T, d = 1, ..., 8", {}, law_hypotheses()};
  Generator generator = trial.generator("Gaussian laws");
  const std::vector<Rational> orders{1, "101/100"_q, "3/2"_q, 2, 7, 100}, noises{0, "1/5"_q, 1, 3, 20},
      shares{1, "1/2"_q, "1/10"_q, "1e-3"_q, "1e-30"_q};
  for (long k = 0; k < rounds; ++k) {
    const std::size_t d = 1 + generator.below(8);
    Instance member = dirac_data({RationalPoint(d, random_signed(generator, -1, 1))});
    const Rational T = with_share(member, generator, shares);
    member.set("s2", T * random_positive(generator, -6, 8))
        .set("p", one_of(generator, orders))
        .set("epsilon", one_of(generator, noises));
    family.members.push_back(member);
  }
  return family;
}

Family mixture_laws(const Trial& trial, long rounds) {
  Family family{"several Diracs, d = 1, 2, 3, p = 1, 2, 3", {}, law_hypotheses()};
  Generator generator = trial.generator("mixture laws");
  const std::vector<Rational> shares{1, "1/2"_q, "1/10"_q, "1e-3"_q, "1e-12"_q};
  for (long k = 0; k < rounds; ++k) {
    const std::size_t d = 1 + generator.below(3);
    Instance member = small_data(d, 2 + generator.below(2), generator);
    with_share(member, generator, shares);
    if (k % 4 == 0)
      member.set("epsilon", one_of(generator, {0, "1/5"_q, 3}));
    else
      member = with_rates(member, d, 1 + generator.below(2), generator);
    family.members.push_back(member.set("p", Rational(static_cast<long>(1 + generator.below(3)))));
  }
  return family;
}

Family line_laws(const Trial& trial, long rounds) {
  Family family{"Gaussian mixtures on the line", {}, law_hypotheses()};
  Generator generator = trial.generator("line laws");
  for (long k = 0; k < rounds; ++k) {
    Instance member = line_member(k, generator);
    family.members.push_back(
        member.set("p", one_of(generator, k % 3 == 0 ? std::vector<Rational>{"3/2"_q, 2, "29/4"_q}
                                                     : std::vector<Rational>{2, 3})));
  }
  return family;
}

Ball norm_at(const Point& p, const Ball& t) {
  return real_power(power_integral(p, t), Ball(Ball(1) / p["p"].at(p.precision())));
}
Ball growth(const Point& p) {
  return norm_at(p, p["t"].at(p.precision())) / norm_at(p, p["T"].at(p.precision()));
}
Ball printed_exponent(const Point& p) {
  const Ball order = p["p"].at(p.precision());
  return Ball(dimension_of(p)) * (Ball(1) + p["epsilon"]) * (order - Ball(1)) / (Ball(2) * order);
}
Ball printed_factor(const Point& p) {
  return real_power(Ball(p["T"].at(p.precision()) / p["t"]), printed_exponent(p));
}

Ball power_integral_rate(const Point& p) {
  const Jet<Ball> t = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["t"].at(p.precision()));
  return power_integral(p, t).derivative({1});
}

Ball energy_integral(const Point& p, const std::function<ComplexBall(const EnergyFields&)>& integrand) {
  const Ball now = p["t"].at(p.precision()), order = p["p"].at(p.precision());
  const Jet<Ball> t = Jet<Ball>::variable(JetLayout::of(1, 1), 0, now);
  const Mixture<Jet<Ball>> law = law_at(p, t);
  const Mixture<Ball> data = data_of<Ball>(p);
  const auto slope = [](const Jet<Ball>& f) { return f.derivative({1}); };
  const Ball S = law.variances[0].value(), S_t = slope(law.variances[0]);

  // One component has v^(p - 1) in closed form; elsewhere p is whole, and no logarithm is needed.
  const bool single = law.size() == 1;
  const ComplexBall one(Ball(1).at(p.precision())), precise = one / ComplexBall(S), doubled(Ball(2) * now);
  const Ball height = Ball(1) / sqrt(Ball(2) * Ball::pi(p.precision()) * S);
  const auto fields_at = [&](const ComplexBall& x) {
    EnergyFields f;
    // v_x/v from exponents that are linear in x, so that it stays narrow on wide balls.
    const ComplexBall from_first = ComplexBall(law.means[0][0].value()) - x;
    ComplexBall relative(0), pull(0);
    for (std::size_t k = 0; k < law.size(); ++k) {
      const Ball& mean = law.means[k][0].value();
      const ComplexBall z = x - ComplexBall(mean), ratio = z * precise, curvature = ratio * ratio - precise,
                        bump =
                            ComplexBall(law.weights[k].value() * height) * exp(-(z * ratio) / ComplexBall(2));
      f.v += bump;
      f.v_x += -ratio * bump;
      f.v_xx += curvature * bump;
      f.v_t += (ComplexBall(slope(law.means[k][0])) * ratio + ComplexBall(S_t) * curvature / ComplexBall(2)) *
               bump;
      const ComplexBall gap(mean - law.means[0][0].value());
      const ComplexBall share = ComplexBall(law.weights[k].value() / law.weights[0].value()) *
                                exp(-(gap * (gap + ComplexBall(2) * from_first)) * precise / ComplexBall(2));
      relative += share;
      pull += gap * share;
    }
    const ComplexBall logarithmic = (from_first + pull / relative) * precise;
    f.slope_squared = logarithmic * logarithmic * f.v;
    // Relative to the first site, so that the exponents are linear in x.
    const Ball& origin = data.means[0][0];
    const ComplexBall from_origin = ComplexBall(origin) - x;
    ComplexBall u(1), first(0), second(0);
    for (std::size_t k = 1; k < data.size(); ++k) {
      const Ball gap = data.means[k][0] - origin;
      const ComplexBall bump = ComplexBall(data.weights[k] / data.weights[0]) *
                               exp(-(ComplexBall(gap) * (ComplexBall(gap) + ComplexBall(2) * from_origin)) /
                                   (ComplexBall(2) * doubled));
      u += bump;
      first += ComplexBall(gap) * bump;
      second += ComplexBall(gap) * ComplexBall(gap) * bump;
    }
    const ComplexBall mean = first / u;
    f.s = (from_origin + mean) / doubled;
    f.s_x = (second / u - mean * mean) / (doubled * doubled) - one / doubled;
    return f;
  };
  const auto raised = [&](const EnergyFields& f, const ComplexBall& x) {
    if (single) {
      const ComplexBall z = x - ComplexBall(law.means[0][0].value());
      return exp((ComplexBall(order) - one) * (ComplexBall(log(height)) - z * z * precise / ComplexBall(2)));
    }
    ComplexBall power = one;
    for (long k = 1; k < static_cast<long>(order.to_double()); ++k) power *= f.v;
    return power;
  };

  Ball largest = Ball(0).at(p.precision());
  for (const auto& mean : law.means) largest = max(largest, abs(mean[0].value()));
  for (const auto& site : data.means) largest = max(largest, abs(site[0]));
  // Chosen so that the tail below is beyond the precision.
  const Ball reach = sqrt(Ball(3 * p.precision().bits).at(p.precision()) / 2),
             half = largest + reach * sqrt(Ball(2) * S);
  const Ball inner = integrate(
      [&](const ComplexBall& x) {
        const EnergyFields f = fields_at(x);
        return raised(f, x) * integrand(f);
      },
      -half, half, p.precision());
  // v^(p - 1) <= (2 pi S)^(-(p - 1)/2), and E(1 + X^2) over the tail by Cauchy and Schwarz.
  const Ball size = Ball(16) * (Ball(1) + p["epsilon"]) * (Ball(1) + square(largest)) *
                    square(Ball(1) + Ball(1) / now + Ball(1) / S),
             moments = sqrt(Ball(2) + Ball(16) * (square(square(largest)) + Ball(3) * square(S)));
  const Ball tail = real_power(Ball(Ball(2) * Ball::pi(p.precision()) * S), Ball((Ball(1) - order) / 2)) *
                    size * moments * sqrt(erfc(reach));
  return join(inner - tail, inner + tail);
}

}  // namespace referee::pde_perspective::stability
