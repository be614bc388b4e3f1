// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/binary_boundaries.hpp"

#include <string>

#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"

namespace referee::score_shocks {
namespace {

std::size_t split(const Point& p) { return static_cast<std::size_t>(p["split"].to_double()); }

Mixture<Jet<Ball>> components(const Mixture<Jet<Ball>>& whole, std::size_t from, std::size_t to) {
  Mixture<Jet<Ball>> part;
  for (std::size_t k = from; k < to; ++k) {
    part.means.push_back(whole.means[k]);
    part.weights.push_back(whole.weights[k]);
    part.variances.push_back(whole.variances[k]);
  }
  return part;
}

Jet<Ball> waves(const Point& p, std::size_t from, std::size_t to, const Jet<Ball>& x, const Jet<Ball>& tau) {
  std::vector<Wave<Jet<Ball>>> list;
  for (std::size_t k = from; k <= to && p.has("amplitude" + std::to_string(k)); ++k)
    list.push_back({Jet<Ball>(p["amplitude" + std::to_string(k)]), Jet<Ball>(p["rate" + std::to_string(k)])});
  return wave_sum(list, x, tau);
}

Family decompositions(std::string name) {
  return {std::move(name), {}, {{"p1 > 0, p2 > 0, tau >= 0", [](const Point& p) {
                                   const Parts both = parts(p, 0);
                                   return positive(both.first.value()) && positive(both.second.value()) &&
                                          !positive(-p["tau"]);
                                 }}}};
}

/// Every mixture with at least two components, split in two at random, one axis of the space picked.
void add_split(Family& family, const Family& mixtures, Generator& generator) {
  for (Instance member : mixtures.members) {
    long size = 0;
    while (member.has("weight" + std::to_string(size + 1))) ++size;
    if (size < 2) continue;
    const std::uint64_t dimension =
        member.has("dimension") ? static_cast<std::uint64_t>(to_double(member["dimension"])) : 1;
    member.set("split", 1 + static_cast<long>(generator.below(static_cast<std::uint64_t>(size - 1))));
    member.set("axis", 1 + static_cast<long>(generator.below(dimension)));
    family.members.push_back(std::move(member));
  }
}

}  // namespace

Family binary_mixtures(const Trial& trial) {
  Family family = decompositions("mixtures in d = 1, 2, 3 cut into two parts");
  Generator generator = trial.generator("mixtures cut in two");
  add_split(family, space_mixtures(trial), generator);
  add_split(family, line_mixtures(trial), generator);
  return family;
}

Family binary_decompositions(const Trial& trial) {
  Family family = binary_mixtures(trial);
  family.name = "pairs of positive heat solutions";
  Generator generator = trial.generator("other positive parts");
  Family lines = line_mixtures(trial);
  for (std::size_t i = 0; i < lines.members.size(); i += 6)
    family.members.push_back(lines.members[i]
                                 .set("quadratic", random_positive(generator, -2, 2))
                                 .set("constant", random_positive(generator, -6, 1))
                                 .set("axis", 1));
  for (long round = 0; round < trial.effort().scaled(3, 12, 60); ++round) {
    Instance exponentials{{"split", 1 + static_cast<long>(generator.below(2))}, {"axis", 1}};
    for (const char* k : {"1", "2", "3"})
      exponentials.set(std::string("amplitude") + k, random_positive(generator, -2, 1))
          .set(std::string("rate") + k, random_signed(generator, -1, 0));
    family.members.push_back(
        exponentials.set("x", random_signed(generator, -2, 0)).set("tau", random_positive(generator, -3, 0)));
  }
  return family;
}

Parts parts(const Point& p, std::span<const Jet<Ball>> x, const Jet<Ball>& tau) {
  if (p.has("amplitude1")) return {waves(p, 1, split(p), x[0], tau), waves(p, split(p) + 1, 3, x[0], tau)};
  const Mixture<Jet<Ball>> whole = mixture<Jet<Ball>>(p);
  if (p.has("quadratic"))
    return {mixture_density(whole, x, tau),
            heat_polynomial(Jet<Ball>(p["quadratic"]), Jet<Ball>(p["constant"]), x[0], tau)};
  return {mixture_density(components(whole, 0, split(p)), x, tau),
          mixture_density(components(whole, split(p), whole.size()), x, tau)};
}

Parts parts(const Point& p, int order) {
  const std::vector<Ball> at = position(p);
  const int variables = static_cast<int>(at.size()) + 1;
  const JetLayout& layout = JetLayout::of(variables, order);
  std::vector<Jet<Ball>> x;
  for (int i = 0; i + 1 < variables; ++i)
    x.push_back(Jet<Ball>::variable(layout, i, at[static_cast<std::size_t>(i)]));
  return parts(p, x, Jet<Ball>::variable(layout, variables - 1, p["tau"]));
}

Parts parts_at(const Point& p, const std::vector<Ball>& at, int order) {
  const JetLayout& layout = JetLayout::of(static_cast<int>(at.size()), order);
  std::vector<Jet<Ball>> x;
  for (std::size_t i = 0; i < at.size(); ++i)
    x.push_back(Jet<Ball>::variable(layout, static_cast<int>(i), at[i]));
  return parts(p, x, Jet<Ball>(p["tau"]));
}

Parts meeting(const Parts& parts) {
  return {parts.first, parts.second * Jet<Ball>(parts.first.value() / parts.second.value())};
}

std::vector<Ball> gradient(const Jet<Ball>& f, std::size_t dimension) {
  std::vector<int> orders(f.layout() == nullptr ? dimension
                                                : static_cast<std::size_t>(f.layout()->variables()));
  std::vector<Ball> result;
  for (std::size_t i = 0; i < dimension; ++i) {
    orders[i] = 1;
    result.push_back(f.derivative(orders));
    orders[i] = 0;
  }
  return result;
}

Ball second_derivative_along(const Jet<Ball>& f, const std::vector<Ball>& direction) {
  std::vector<int> orders(static_cast<std::size_t>(f.layout()->variables()));
  Ball sum(0);
  for (std::size_t i = 0; i < direction.size(); ++i)
    for (std::size_t j = 0; j < direction.size(); ++j) {
      ++orders[i];
      ++orders[j];
      sum += direction[i] * direction[j] * f.derivative(orders);
      --orders[i];
      --orders[j];
    }
  return sum;
}

Ball dot(const std::vector<Ball>& a, const std::vector<Ball>& b) {
  Ball sum(0);
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

Boundary boundary(const Point& p) {
  const std::vector<Ball> at = position(p);
  const Parts both = meeting(parts_at(p, at, 2));
  const Jet<Ball> log_first = log(both.first), log_second = log(both.second);
  const Jet<Ball> log_ratio = log_first - log_second, log_sum = log(both.first + both.second);
  Boundary result;
  result.normal = gradient(log_ratio, at.size());
  result.kappa = sqrt(dot(result.normal, result.normal));
  for (Ball& component : result.normal) component /= result.kappa;
  result.score = dot(gradient(log_sum, at.size()), result.normal);
  result.score_slope = second_derivative_along(log_sum, result.normal);
  result.mean_slope = (second_derivative_along(log_first, result.normal) +
                       second_derivative_along(log_second, result.normal)) /
                      2;
  result.log_ratio_curvature = second_derivative_along(log_ratio, result.normal);
  return result;
}

Hypothesis regular_boundary() {
  return {"grad phi != 0", [](const Point& p) {
            const std::vector<Ball> at = position(p);
            const Parts both = parts_at(p, at, 1);
            const std::vector<Ball> slope = gradient(log(both.first) - log(both.second), at.size());
            return positive(dot(slope, slope));
          }};
}

}  // namespace referee::score_shocks
