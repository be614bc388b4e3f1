// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 9.2: the Jacobian of the score at the weighted mean, exactly and expanded in 1/sigma_tau^2.
#include "score-shocks/clusters.hpp"

namespace referee::score_shocks {
namespace {

Ball along_probe(const std::vector<Ball>& vector) { return mean(probe(vector.size()), vector); }
Ball probed(const std::vector<Ball>& matrix, std::size_t dimension) {
  return quadratic_form(matrix, probe(dimension));
}
Ball squared_probe(std::size_t dimension) { return along_probe(probe(dimension)); }

/// J(xbar) along the probe, by jets of log p.
Ball exact_jacobian(const Point& p) {
  const std::size_t d = means_of<Ball>(p).dimension();
  return probed(central_jacobian(p), d);
}

/// e^T (<d^2> W - Q) e / 2, the coefficient of sigma_tau^-6 in (88).
Ball third_coefficient(const CentredMeans<Ball>& means) {
  const std::size_t d = means.dimension();
  return (mean_squared_distance(means) * probed(between_class_covariance(means), d) -
          probed(distance_weighted_covariance(means), d)) /
         2;
}

/// The coefficient of sigma_tau^-8: <((d^2 - <d^2>)^2 - Var d^2) (e . nu)^2>/8 - (e . xi)^2/4.
Ball fourth_coefficient(const CentredMeans<Ball>& means) {
  const Ball average = mean_squared_distance(means);
  const Ball variance = covariance(means.weights, means.squared_distances, means.squared_distances);
  Ball sum(0);
  for (std::size_t k = 0; k < means.size(); ++k)
    sum += means.weights[k] * (square(means.squared_distances[k] - average) - variance) *
           square(along_probe(means.offsets[k]));
  return sum / 8 - square(along_probe(first_moment(means, distance_weights(means)))) / 4;
}

Ball expansion(const Point& p) {
  const CentredMeans<Ball> means = centred_means<Ball>(p);
  const std::size_t d = means.dimension();
  const Ball& v = p["v"];
  return -squared_probe(d) / v + probed(between_class_covariance(means), d) / square(v) +
         third_coefficient(means) / pow(v, 3);
}

/// One approach sigma_tau^2 -> infinity for each of a few clusters without a symmetry that would make a
/// coefficient vanish.
std::vector<Approach> growing_noise(const Trial& trial) {
  std::vector<Approach> approaches;
  const std::vector<Instance> all = clusters(trial);
  for (std::size_t n : {std::size_t{1}, std::size_t{5}, all.size() - 3, all.size() - 2, all.size() - 1})
    approaches.push_back({.parameter = "v", .to_infinity = true, .first = 3, .last = 24, .fixed = all[n]});
  return approaches;
}

REFEREE_CLAIM({
    .id = "SS-T9.5",
    .paper = "score-shocks",
    .kind = "theorem",
    .title = "Corrected Jacobian",
    .statement =
        "J(xbar) = -I/sigma_tau^2 + W/sigma_tau^4 + (<d^2> W - Q)/(2 sigma_tau^6) + O(sigma_tau^-8).",
    .hypotheses = "Gaussian mixture (13) with common variance, fixed; sigma_tau -> infinity",
    .source = "section 9.2, Theorem 9.5, (88)",
    .evidence = "J by jets of the density itself; the remainder times sigma_tau^8 against its closed limit "
                "over twenty "
                "decades of sigma_tau^2",
    .refuted_by = "a mixture whose remainder decays more slowly than sigma_tau^-8",
    .attack = "unequal weights in one to three dimensions, weighted means off the origin. (The theorem "
              "calls this "
              "second order in 1/sigma_tau^2; counted in J it is the third)",
    .rests_on = {"SS-P9.2", "SS-E88p", "SS-E89"},
    .trial =
        [](Trial& trial) {
          for (const Approach& approach : growing_noise(trial)) {
            trial.order_at_least(
                "remainder = O(sigma_tau^-8)", approach,
                [](const Point& p) { return exact_jacobian(p) - expansion(p); }, 4);
            trial.limit(
                "remainder sigma_tau^8 -> <((d^2 - <d^2>)^2 - Var) nu nu^T>/8 - xi xi^T/4", approach,
                [](const Point& p) { return (exact_jacobian(p) - expansion(p)) * pow(p["v"], 4); },
                [](const Point& p) { return fourth_coefficient(centred_means<Ball>(p)); });
          }
          trial.note(
              "Every further term is known as well: where they help and where they do not, see SS-R9.11.");
        },
});

Family noised_clusters(const Trial& trial) {
  Family family{"clusters under noise",
                {},
                {positive_odds(), {"sigma_tau^2 > 0", [](const Point& p) { return positive(p["v"]); }}}};
  for (const Instance& i : clusters(trial))
    for (const char* share : {"1/100", "1/10", "1", "1000"})
      family.members.push_back(Instance(i).set("v", squared_diameter(i) * parse_rational(share)));
  return family;
}

REFEREE_CLAIM({
    .id = "SS-E88p",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "The Jacobian from the posterior covariance",
    .statement = "J(xbar) = -I/sigma_tau^2 + C/sigma_tau^4 with C = sum r_k mu_k mu_k^T - mu~ mu~^T, mu~ = "
                 "sum r_k mu_k.",
    .hypotheses = "Gaussian mixture (13) with common variance",
    .source = "section 9.2, display before Definition 9.4",
    .evidence = "identity between jets of log p and the posterior covariance of the means",
    .refuted_by = "a mixture for which the enclosures are disjoint",
    .attack = "noise from a hundredth of the squared diameter, where C is exponentially small, to a thousand "
              "times it",
    .trial =
        [](Trial& trial) {
          trial.identity("e^T J(xbar) e = -|e|^2/sigma_tau^2 + e^T C e/sigma_tau^4", noised_clusters(trial),
                         exact_jacobian, [](const Point& p) {
                           const Mixture<Ball> mixture = means_of<Ball>(p);
                           const std::vector<Ball> r = central_responsibilities(centred(mixture), p["v"]);
                           Ball first(0), second(0);
                           for (std::size_t k = 0; k < r.size(); ++k) {
                             first += r[k] * along_probe(mixture.means[k]);
                             second += r[k] * square(along_probe(mixture.means[k]));
                           }
                           const Ball& v = p["v"];
                           return ((second - square(first)) / v - squared_probe(mixture.dimension())) / v;
                         });
        },
});

REFEREE_CLAIM({
    .id = "SS-D9.4",
    .paper = "score-shocks",
    .kind = "definition",
    .title = "Distance-weighted covariance",
    .statement = "Q = sum w_k |nu_k|^2 nu_k nu_k^T; <d^2> = sum w_k |nu_k|^2, which is tr W.",
    .hypotheses = "weights summing to one",
    .source = "section 9.2, Definition 9.4, (87)",
    .evidence = "exact rational arithmetic",
    .refuted_by = "means for which <d^2> differs from tr W or tr Q from <d^4>",
    .attack = "unequal weights in one to three dimensions",
    .trial =
        [](Trial& trial) {
          Family family{"clusters", clusters(trial), {positive_odds()}};
          trial.exact(
              "<d^2> = tr W", family,
              [](const Instance& i) -> Rational { return mean_squared_distance(centred_means<Rational>(i)); },
              Relation::equal,
              [](const Instance& i) -> Rational {
                const auto means = centred_means<Rational>(i);
                return trace(between_class_covariance(means), means.dimension());
              });
          trial.exact(
              "tr Q = <d^4>", family,
              [](const Instance& i) -> Rational {
                const auto means = centred_means<Rational>(i);
                return trace(distance_weighted_covariance(means), means.dimension());
              },
              Relation::equal,
              [](const Instance& i) -> Rational {
                const auto means = centred_means<Rational>(i);
                Rational sum = 0;
                for (std::size_t k = 0; k < means.size(); ++k)
                  sum += means.weights[k] * means.squared_distances[k] * means.squared_distances[k];
                return sum;
              });
        },
});

/// Posterior mean along the probe, in the coordinates of the means themselves.
Ball posterior_mean(const Point& p) {
  const Mixture<Ball> mixture = means_of<Ball>(p);
  const std::vector<Ball> r = central_responsibilities(centred(mixture), p["v"]);
  Ball sum(0);
  for (std::size_t k = 0; k < r.size(); ++k) sum += r[k] * along_probe(mixture.means[k]);
  return sum;
}
Ball posterior_second_moment(const Point& p) {
  const Mixture<Ball> mixture = means_of<Ball>(p);
  const std::vector<Ball> r = central_responsibilities(centred(mixture), p["v"]);
  Ball sum(0);
  for (std::size_t k = 0; k < r.size(); ++k) sum += r[k] * square(along_probe(mixture.means[k]));
  return sum;
}

REFEREE_CLAIM({
    .id = "SS-E89",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Expansions of the posterior moments",
    .statement = "mu~ = xbar - xi/(2 sigma_tau^2) + O(sigma_tau^-4) with xi = sum w_k |nu_k|^2 nu_k; the "
                 "second moment "
                 "changes by (<d^2> W - Q - xbar xi^T - xi xbar^T)/(2 sigma_tau^2); C = W + (<d^2> W - Q)/(2 "
                 "sigma_tau^2) + O(sigma_tau^-4).",
    .hypotheses = "Gaussian mixture (13) with common variance, fixed; sigma_tau -> infinity",
    .source = "section 9.2, (89)-(91)",
    .evidence = "orders of the remainders over twenty decades, and the first coefficients as limits",
    .refuted_by = "a remainder that decays more slowly than sigma_tau^-4",
    .attack = "means whose weighted mean is not the origin, so that the terms in xbar xi^T count",
    .rests_on = {"SS-P9.2"},
    .trial =
        [](Trial& trial) {
          for (const Approach& approach : growing_noise(trial)) {
            const Quantity mean_change = [](const Point& p) {
              return (posterior_mean(p) - along_probe(centred_means<Ball>(p).centre)) * p["v"];
            };
            const Quantity mean_expected = [](const Point& p) {
              const CentredMeans<Ball> means = centred_means<Ball>(p);
              return -along_probe(first_moment(means, distance_weights(means))) / 2;
            };
            const Quantity second_change = [](const Point& p) {
              const CentredMeans<Ball> means = centred_means<Ball>(p);
              return (posterior_second_moment(p) -
                      probed(between_class_covariance(means), means.dimension()) -
                      square(along_probe(means.centre))) *
                     p["v"];
            };
            const Quantity second_expected = [](const Point& p) {
              const CentredMeans<Ball> means = centred_means<Ball>(p);
              return third_coefficient(means) -
                     along_probe(means.centre) * along_probe(first_moment(means, distance_weights(means)));
            };
            const Quantity covariance_change = [](const Point& p) {
              const CentredMeans<Ball> means = centred_means<Ball>(p);
              const std::size_t d = means.dimension();
              return (probed(central_covariance(means, p["v"]), d) -
                      probed(between_class_covariance(means), d)) *
                     p["v"];
            };
            const Quantity covariance_expected = [](const Point& p) {
              return third_coefficient(centred_means<Ball>(p));
            };
            const struct {
              const char *limit, *order;
              const Quantity &change, &expected;
            } displays[] = {{"(89): (mu~ - xbar) sigma_tau^2 -> -xi/2", "(89): remainder O(sigma_tau^-4)",
                             mean_change, mean_expected},
                            {"(90): (M - M^(0)) sigma_tau^2 -> (<d^2> W - Q - xbar xi^T - xi xbar^T)/2",
                             "(90): remainder O(sigma_tau^-4)", second_change, second_expected},
                            {"(91): (C - W) sigma_tau^2 -> (<d^2> W - Q)/2",
                             "(91): remainder O(sigma_tau^-4)", covariance_change, covariance_expected}};
            for (const auto& [limit, order, change, expected] : displays) {
              trial.limit(limit, approach, change, expected);
              trial.order_at_least(
                  order, approach,
                  [&, change = change, expected = expected](const Point& p) {
                    return (change(p) - expected(p)) / p["v"];
                  },
                  2);
            }
          }
        },
});

}  // namespace
}  // namespace referee::score_shocks
