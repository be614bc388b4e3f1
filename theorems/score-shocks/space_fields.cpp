// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/space_fields.hpp"

#include <fmt/format.h>

#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"

namespace referee::score_shocks {

Family with_axes(Family family) {
  std::vector<Instance> members;
  for (const Instance& member : family.members) {
    const int dimension = member.has("dimension") ? static_cast<int>(to_double(member["dimension"])) : 1;
    for (int axis = 1; axis <= dimension; ++axis) members.push_back(Instance(member).set("axis", axis));
  }
  family.members = std::move(members);
  return family;
}

std::pair<int, int> axes(const Point& p) {
  const int i = static_cast<int>(p["i"].to_double()), j = static_cast<int>(p["j"].to_double());
  // A counterexample that is being shortened may name axes that do not exist.
  if (i < 1 || j < 1) throw std::out_of_range("axes: they count from 1");
  return {i - 1, j - 1};
}
Family with_pairs(const Family& fields, int dimension) {
  Family family = fields;
  family.members.clear();
  for (const Instance& member : fields.members)
    for (int i = 1; i <= dimension; ++i)
      for (int j = i + 1; j <= dimension; ++j)
        family.members.push_back(Instance(member).set("i", i).set("j", j));
  return family;
}

Family space_solutions(const Trial& trial) {
  Family family = space_mixtures(trial);
  family.name = "positive heat solutions in d = 1, 2, 3";
  family.hypotheses = {{"p > 0", [](const Point& p) { return positive(space_solution(p, 0).value()); }}};
  Generator generator = trial.generator("positive heat solutions in space");
  const long rounds = trial.effort().scaled(2, 5, 40);
  for (long round = 0; round < rounds; ++round)
    for (int dimension = 1; dimension <= 3; ++dimension)
      for (const char* kind : {"rate", "quadratic"}) {
        Instance member;
        if (dimension > 1) member.set("dimension", dimension);
        for (int i = 1; i <= dimension; ++i) {
          member.set(dimension == 1 ? "x" : fmt::format("x{}", i), random_signed(generator, -2, 0));
          if (kind == std::string_view("quadratic"))
            member.set(fmt::format("quadratic_{}", i), random_positive(generator, -2, 1))
                .set(fmt::format("constant_{}", i), random_positive(generator, -3, 1));
          else
            for (int k = 1; k <= 3; ++k)
              member.set(fmt::format("rate{}_{}", k, i), random_signed(generator, -1, 0));
        }
        if (kind == std::string_view("rate"))
          for (int k = 1; k <= 3; ++k)
            member.set(fmt::format("amplitude{}", k), random_positive(generator, -2, 1));
        family.members.push_back(
            member.set("tau", round == 0 ? Rational(0) : random_positive(generator, -3, 0)));
      }
  return with_axes(std::move(family));
}

Jet<Ball> space_solution(const Point& p, int order) {
  using J = Jet<Ball>;
  const std::vector<Ball> place = position(p);
  const int dimension = static_cast<int>(place.size());
  const JetLayout& layout = JetLayout::of(dimension + 1, order);
  std::vector<J> x;
  for (int i = 0; i < dimension; ++i) x.push_back(J::variable(layout, i, place[static_cast<std::size_t>(i)]));
  const J tau = J::variable(layout, dimension, p["tau"]);
  if (p.has("amplitude1")) {
    J sum(0);
    for (int k = 1; p.has(fmt::format("amplitude{}", k)); ++k) {
      J exponent(0);
      for (int i = 0; i < dimension; ++i) {
        const J rate(p[fmt::format("rate{}_{}", k, i + 1)]);
        exponent += rate * x[static_cast<std::size_t>(i)] + rate * rate * tau;
      }
      sum += J(p[fmt::format("amplitude{}", k)]) * exp(exponent);
    }
    return sum;
  }
  if (p.has("quadratic_1")) {
    J product(1);
    for (int i = 0; i < dimension; ++i)
      product *=
          heat_polynomial(J(p[fmt::format("quadratic_{}", i + 1)]), J(p[fmt::format("constant_{}", i + 1)]),
                          x[static_cast<std::size_t>(i)], tau);
    return product;
  }
  return mixture_density(mixture<J>(p), std::span<const J>(x), tau);
}

Jet<Ball> partial(const Jet<Ball>& f, int axis) {
  Jet<Ball> result = f - f;
  const JetLayout* layout = f.layout();
  if (layout == nullptr) return result;
  for (std::size_t n = 0; n < layout->size(); ++n) {
    std::vector<int> exponents = layout->exponents(n);
    int& power = exponents[static_cast<std::size_t>(axis)];
    if (power == 0) continue;
    const long factor = power--;
    result.coefficient(layout->index(exponents)) = f.coefficients()[n] * factor;
  }
  return result;
}

Jet<Ball> vorticity(const FieldJets& v, int i, int j) {
  return partial(v.at(static_cast<std::size_t>(j)), i) - partial(v.at(static_cast<std::size_t>(i)), j);
}

Jet<Ball> burgers_operator(const FieldJets& v, const Jet<Ball>& f) {
  Jet<Ball> sum(0);
  for (std::size_t k = 0; k < v.size(); ++k) {
    const Jet<Ball> slope = partial(f, static_cast<int>(k));
    sum += partial(slope, static_cast<int>(k)) + Jet<Ball>(2) * v[k] * slope;
  }
  return sum;
}

}  // namespace referee::score_shocks
