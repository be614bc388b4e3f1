// SPDX-License-Identifier: GPL-3.0-or-later
/// Sections 3.3 and 3.4: the score as defined, and the between-class covariance of a mixture.
#include "court/random_rationals.hpp"
#include "geometry/linear.hpp"
#include "heat/score.hpp"
#include "score-shocks/binary_boundaries.hpp"

namespace referee::score_shocks {
namespace {

REFEREE_CLAIM({
    .id = "SS-D3.2",
    .paper = "score-shocks",
    .kind = "definition",
    .title = "The score",
    .statement = "s = grad log p_tau = grad p_tau/p_tau.",
    .hypotheses = "p_tau > 0 and smooth, as after any heat flow",
    .source = "section 3.3, Definition 3.2, (9)",
    .evidence = "identities, component by component: derivative of log p against the quotient, both by jets, "
                "and against the posterior mean",
    .refuted_by = "a positive density and a point with disjoint enclosures",
    .attack = "d = 1, 2, 3 with up to six components, tiny weights and variances, Diracs, far points",
    .trial =
        [](Trial& trial) {
          const Family family = binary_mixtures(trial);
          auto axis = [](const Point& p) { return static_cast<std::size_t>(p["axis"].to_double()) - 1; };
          auto whole = [](const Point& p) {
            const Parts both = parts(p, 1);
            return both.first + both.second;
          };
          const Quantity quotient = [=](const Point& p) {
            const Jet<Ball> density = whole(p);
            return gradient(density, position(p).size())[axis(p)] / density.value();
          };
          trial.identity(
              "grad log p = grad p/p", family,
              [=](const Point& p) { return gradient(log(whole(p)), position(p).size())[axis(p)]; }, quotient);
          trial.identity(
              "(posterior mean - x)/noise = grad p/p", family,
              [=](const Point& p) {
                auto at = mixture_kernel(p);
                const std::vector<Ball> x = position(p);
                return score(at.at(std::span<const Ball>(x), 1), at.noise())[axis(p)];
              },
              quotient);
        },
});

using Matrix = std::vector<std::vector<Rational>>;

/// W of the instance's mixture about its weighted mean.
Matrix between_class(const Instance& i) {
  const auto count = static_cast<std::size_t>(to_double(i["K"])),
             d = static_cast<std::size_t>(to_double(i["d"]));
  auto mean = [&](std::size_t k, std::size_t axis) -> const Rational& {
    return i["mean" + std::to_string(k + 1) + "_" + std::to_string(axis + 1)];
  };
  auto weight = [&](std::size_t k) -> const Rational& { return i["weight" + std::to_string(k + 1)]; };
  Matrix w(d, std::vector<Rational>(d));
  std::vector<Rational> centre(d);
  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t a = 0; a < d; ++a) centre[a] += weight(k) * mean(k, a);
  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t a = 0; a < d; ++a)
      for (std::size_t b = 0; b < d; ++b)
        w[a][b] += weight(k) * (mean(k, a) - centre[a]) * (mean(k, b) - centre[b]);
  return w;
}

/// Symmetric elimination with the largest diagonal entry as pivot. A matrix is positive semidefinite exactly
/// if no pivot is negative and, once the diagonal is used up, nothing else is left.
struct Elimination {
  long rank = 0;
  bool semidefinite = true;
};
Elimination eliminate(Matrix w) {
  Elimination result;
  for (std::size_t left = w.size(); left > 0; --left) {
    std::size_t pivot = 0;
    for (std::size_t a = 1; a < left; ++a)
      if (w[a][a] > w[pivot][pivot]) pivot = a;
    const Rational value = w[pivot][pivot];
    for (std::size_t a = 0; a < left; ++a) result.semidefinite = result.semidefinite && w[a][a] >= 0;
    if (value <= 0) {
      for (std::size_t a = 0; a < left; ++a)
        for (std::size_t b = 0; b < left; ++b) result.semidefinite = result.semidefinite && w[a][b] == 0;
      return result;
    }
    ++result.rank;
    std::swap(w[pivot], w[left - 1]);
    for (auto& row : w) std::swap(row[pivot], row[left - 1]);
    for (std::size_t a = 0; a + 1 < left; ++a)
      for (std::size_t b = 0; b + 1 < left; ++b) w[a][b] -= w[a][left - 1] * w[left - 1][b] / value;
  }
  return result;
}

Family mixtures_by_size(const Trial& trial) {
  Family family{"means and weights, K = 1 to 6, d = 1 to 5",
                {},
                {{"weights positive", [](const Point& p) {
                    Truth truth = Truth::yes;
                    for (long k = 1; p.has("weight" + std::to_string(k)); ++k)
                      truth = truth && positive(p["weight" + std::to_string(k)]);
                    return truth;
                  }}}};
  Generator generator = trial.generator("means and weights");
  for (long round = 0; round < trial.effort().scaled(3, 6, 40); ++round)
    for (long count = 1; count <= 6; ++count)
      for (long d = 1; d <= 5; ++d) {
        Instance member{{"K", count}, {"d", d}};
        std::vector<Rational> weights;
        Rational sum = 0;
        for (long k = 0; k < count; ++k) sum += weights.emplace_back(random_positive(generator, -3, 0));
        for (long k = 1; k <= count; ++k) {
          member.set("weight" + std::to_string(k), weights[static_cast<std::size_t>(k - 1)] / sum);
          // In every third round the means lie on a line, and two of them coincide.
          const Rational along = k == 2 && round % 3 == 2 ? Rational(1) : random_signed(generator, -1, 1);
          for (long axis = 1; axis <= d; ++axis)
            member.set(
                "mean" + std::to_string(k) + "_" + std::to_string(axis),
                round % 3 == 2 ? Rational((k == 1 ? 1 : along) * axis + 7) : random_signed(generator, -1, 1));
        }
        family.members.push_back(std::move(member));
      }
  return family;
}

REFEREE_CLAIM({
    .id = "SS-E15",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Between-class covariance",
    .statement = "W = sum_k w_k nu_k nu_k^T, nu_k the means about their weighted mean, is positive "
                 "semidefinite of rank at most min(K - 1, d).",
    .hypotheses = "positive weights summing to one",
    .source = "section 3.4, (15)",
    .evidence = "exact: rank and definiteness by rational elimination",
    .refuted_by = "a mixture with a negative pivot or a larger rank",
    .attack = "K = 1 to 6 and d = 1 to 5 on both sides of K - 1 = d, collinear and coincident means, weights "
              "over three decades; about any centre off the affine hull of the means the rank would be "
              "larger by one",
    .trial =
        [](Trial& trial) {
          const Family family = mixtures_by_size(trial);
          trial.exact(
              "positive semidefinite [1 or 0]", family,
              [](const Instance& i) -> Rational { return eliminate(between_class(i)).semidefinite ? 1 : 0; },
              Relation::equal, [](const Instance&) -> Rational { return 1; });
          trial.exact(
              "its rank by symmetric elimination = its rank by rows", family,
              [](const Instance& i) -> Rational { return eliminate(between_class(i)).rank; }, Relation::equal,
              [](const Instance& i) -> Rational { return rank(between_class(i)); });
          trial.exact(
              "rank W <= min(K - 1, d)", family,
              [](const Instance& i) -> Rational { return eliminate(between_class(i)).rank; },
              Relation::at_most,
              [](const Instance& i) -> Rational { return std::min(Rational(i["K"] - 1), i["d"]); });
        },
});

}  // namespace
}  // namespace referee::score_shocks
