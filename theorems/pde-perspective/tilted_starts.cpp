// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/tilted_starts.hpp"

#include "heat/generative_law_bridge.hpp"

namespace referee::pde_perspective {
namespace {

std::string rate_label(std::size_t l) { return "a" + std::to_string(l + 1); }
std::string coefficient_label(std::size_t l) { return "c" + std::to_string(l + 1); }

ExponentialRatio<Ball> ratio_of(const Point& p) {
  ExponentialRatio<Ball> ratio;
  for (std::size_t l = 0; p.has(rate_label(l)); ++l) {
    ratio.rates.push_back({p[rate_label(l)]});
    ratio.weights.push_back(p[coefficient_label(l)]);
  }
  return ratio;
}

}  // namespace

Family tilted_starts_on_line(const Trial& trial, long rounds) {
  Family family{"Diracs on the line, v_T = u(T) sum_l c_l exp(a_l x)/Z, epsilon = 1",
                {tilted_unequal_pair()},
                {{"T > 0, odds and coefficients > 0", [](const Point& p) {
                    Truth all = positive(p["T"]);
                    for (const char* stem : {"w", "c"})
                      for (int k = 1; p.has(stem + std::to_string(k)); ++k)
                        all = all && positive(p[stem + std::to_string(k)]);
                    return all;
                  }}}};
  Generator generator = trial.generator("tilted starts");
  for (long round = 0; round < rounds; ++round) {
    std::vector<Rational> sites{random_signed(generator, -1, 0)}, odds{1};
    for (std::uint64_t more = generator.below(4); more > 0; --more) {
      sites.push_back(sites.back() + random_positive(generator, -1, 0));
      odds.push_back(random_positive(generator, -1, 1));
    }
    Instance member = line_diracs(sites, odds).set("T", random_positive(generator, -1, 0));
    for (std::uint64_t l = 0, rates = 1 + generator.below(3); l < rates; ++l)
      member.set(rate_label(l), random_signed(generator, -1, -1))
          .set(coefficient_label(l), random_positive(generator, -1, 0));
    family.members.push_back(member);
  }
  return family;
}

Instance tilted_unequal_pair() {
  return line_diracs({-1, 1}, {1, 3}).set("T", 1).set("a1", 1).set("c1", 2).set("a2", -1).set("c2", 1);
}

Mixture<Ball> tilted_law_at(const Point& p, const Ball& t) {
  return tilted_law(convert(line_diracs_of(p), FromRational<Ball>{p.precision()}), ratio_of(p), p["T"], t);
}

std::vector<Ball> tilted_limit_weights(const Point& p) {
  const Mixture<Ball> limit = tilted_law_at(p, Ball(0).at(p.precision()));
  // Components run over the rates of one site after the other.
  const std::size_t rates = ratio_of(p).rates.size();
  std::vector<Ball> weights;
  for (std::size_t n = 0; n < limit.size(); ++n) {
    if (n % rates == 0)
      weights.push_back(limit.weights[n]);
    else
      weights.back() += limit.weights[n];
  }
  return weights;
}

}  // namespace referee::pde_perspective
