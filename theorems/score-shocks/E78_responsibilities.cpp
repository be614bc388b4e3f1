// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 7.4, proof of Proposition 7.8: score, responsibilities and Jacobian of a mixture.
#include <fmt/format.h>

#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"
#include "score-shocks/space_fields.hpp"

namespace referee::score_shocks {
namespace {

using J = Jet<Ball>;

int index(const Point& p, const char* name) { return static_cast<int>(p[name].to_double()) - 1; }

/// Mixtures with a common variance, one component and two axes each.
Family common_variance(const Trial& trial) {
  Family family = space_mixtures(trial);
  family.name = "mixtures with a common variance in d = 1, 2, 3";
  std::vector<Instance> members;
  Generator generator = trial.generator(family.name);
  for (Instance member : family.members) {
    int size = 1;
    for (; member.has(fmt::format("variance{}", size)); ++size)
      member.set(fmt::format("variance{}", size), member["variance1"]);
    const std::uint64_t d =
        member.has("dimension") ? static_cast<std::uint64_t>(to_double(member["dimension"])) : 1;
    member.set("i", 1 + static_cast<long>(generator.below(d)))
        .set("j", 1 + static_cast<long>(generator.below(d)));
    members.push_back(
        member.set("k", 1 + static_cast<long>(generator.below(static_cast<std::uint64_t>(size - 1)))));
  }
  family.members = std::move(members);
  return family;
}
Ball common_total(const Point& p) { return p["variance1"] + Ball(2) * p["tau"]; }

/// The responsibilities from their definition, over jets in x.
std::vector<J> responsibilities(const Point& p, int order) {
  const std::vector<Ball> place = position(p);
  const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()), order);
  const Mixture<Ball> components = mixture<Ball>(p);
  std::vector<J> r;
  J sum(0);
  for (std::size_t k = 0; k < components.size(); ++k) {
    J exponent(0);
    for (std::size_t i = 0; i < place.size(); ++i) {
      const J offset = J::variable(layout, static_cast<int>(i), place[i]) - J(components.means[k][i]);
      exponent -= offset * offset / J(Ball(2) * common_total(p));
    }
    r.push_back(J(components.weights[k]) * exp(exponent));
    sum += r.back();
  }
  for (J& share : r) share = share / sum;
  return r;
}
Ball posterior_mean(const Point& p, const std::vector<J>& r, int axis) {
  const Mixture<Ball> components = mixture<Ball>(p);
  Ball mean(0);
  for (std::size_t k = 0; k < r.size(); ++k)
    mean += r[k].value() * components.means[k][static_cast<std::size_t>(axis)];
  return mean;
}
J log_density(const Point& p, int order) { return log(space_solution(p, order)); }
std::vector<int> orders(const Point& p, std::initializer_list<int> axes_of) {
  std::vector<int> result(position(p).size() + 1, 0);
  for (int axis : axes_of) ++result[static_cast<std::size_t>(axis)];
  return result;
}

REFEREE_CLAIM({
    .id = "SS-E78p",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Score, responsibilities and Jacobian of a mixture",
    .statement = "s = -x/sigma^2 + sigma^-2 sum_k r_k mu_k; d_j r_k = (r_k/sigma^2)(mu_k,j - mu~_j) with the "
                 "posterior "
                 "mean mu~; J = -I/sigma^2 + C/sigma^4 with the posterior covariance C of the means.",
    .hypotheses = "Gaussian mixture with common variance, any x",
    .source = "section 7.4, proof of Proposition 7.8",
    .evidence =
        "identities in d = 1, 2, 3: jets of log p and of the responsibilities against the closed forms",
    .refuted_by = "a mixture, a point and axes with disjoint enclosures",
    .attack = "one to four components with unequal weights, points away from the means",
    .trial =
        [](Trial& trial) {
          const Family family = common_variance(trial);
          trial.identity(
              "s_i = (-x_i + sum_k r_k mu_k,i)/sigma^2", family,
              [](const Point& p) { return log_density(p, 1).derivative(orders(p, {index(p, "i")})); },
              [](const Point& p) {
                const int i = index(p, "i");
                return (posterior_mean(p, responsibilities(p, 0), i) -
                        position(p)[static_cast<std::size_t>(i)]) /
                       common_total(p);
              });
          trial.identity(
              "d_j r_k = (r_k/sigma^2)(mu_k,j - mu~_j)", family,
              [](const Point& p) {
                return partial(responsibilities(p, 1)[static_cast<std::size_t>(index(p, "k"))], index(p, "j"))
                    .value();
              },
              [](const Point& p) {
                const auto r = responsibilities(p, 0);
                const std::size_t k = static_cast<std::size_t>(index(p, "k"));
                const int j = index(p, "j");
                return r[k].value() / common_total(p) *
                       (mixture<Ball>(p).means[k][static_cast<std::size_t>(j)] - posterior_mean(p, r, j));
              });
          trial.identity(
              "J_ij = -delta_ij/sigma^2 + C_ij/sigma^4", family,
              [](const Point& p) {
                return log_density(p, 2).derivative(orders(p, {index(p, "i"), index(p, "j")}));
              },
              [](const Point& p) {
                const auto r = responsibilities(p, 0);
                const auto components = mixture<Ball>(p);
                const int i = index(p, "i"), j = index(p, "j");
                Ball second(0);
                for (std::size_t k = 0; k < r.size(); ++k)
                  second += r[k].value() * components.means[k][static_cast<std::size_t>(i)] *
                            components.means[k][static_cast<std::size_t>(j)];
                const Ball covariance = second - posterior_mean(p, r, i) * posterior_mean(p, r, j);
                return (covariance / common_total(p) - (i == j ? Ball(1) : Ball(0))) / common_total(p);
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
