// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 9.1: posterior responsibilities at the weighted mean, their expansion and when they equal the
/// weights.
#include "measures/posterior.hpp"
#include "score-shocks/clusters.hpp"

namespace referee::score_shocks {
namespace {

const Hypothesis noisy{"sigma_tau^2 > 0", [](const Point& p) { return positive(p["v"]); }};

Family noised_clusters(const Trial& trial) {
  Family family{"clusters under noise", {}, {positive_odds(), noisy}};
  for (const Instance& i : clusters(trial))
    for (const char* share : {"1/1000", "1/100", "1/10", "1", "1000"})
      family.members.push_back(Instance(i).set("v", squared_diameter(i) * parse_rational(share)));
  return family;
}

/// r_k(x) from (85) as it stands, a quotient of weighted Gaussians.
Ball responsibility(const Mixture<Ball>& mixture, const Ball& noise, const std::vector<Ball>& x,
                    std::size_t k) {
  Ball sum(0), own(0);
  for (std::size_t m = 0; m < mixture.size(); ++m) {
    Ball distance(0);
    for (std::size_t i = 0; i < x.size(); ++i) distance += square(x[i] - mixture.means[m][i]);
    const Ball term = mixture.weights[m] * exp(-distance / (Ball(2) * noise));
    sum += term;
    if (m == k) own = term;
  }
  return own / sum;
}

REFEREE_CLAIM({
    .id = "SS-D9.1",
    .paper = "score-shocks",
    .kind = "definition",
    .title = "Posterior responsibility",
    .statement = "r_k(x) = w_k N(x; mu_k, sigma_tau^2 I)/sum_m w_m N(x; mu_m, sigma_tau^2 I); at xbar, d_k^2 "
                 "= |xbar - "
                 "mu_k|^2 = |nu_k|^2 and eta_k = d_k^2/(2 sigma_tau^2).",
    .hypotheses = "Gaussian mixture with common variance",
    .source = "section 9.1, Definition 9.1, (85)",
    .evidence =
        "identities: the quotient of Gaussians against log-ratios to the leading component, and against "
        "w_k exp(-eta_k)/<exp(-eta)>",
    .refuted_by = "disjoint enclosures, or responsibilities that do not sum to one",
    .attack =
        "noise of a thousandth of the squared diameter, where all but one underflow in double precision",
    .trial =
        [](Trial& trial) {
          const Family family = noised_clusters(trial);
          trial.identity(
              "sum_k k r_k: (85) as printed = log-ratio kernel, at a point off the means", family,
              [](const Point& p) {
                const Mixture<Ball> mixture = means_of<Ball>(p);
                const std::vector<Ball> x(mixture.dimension(), p.constant("1/3"_q));
                Ball sum(0);
                for (std::size_t k = 0; k < mixture.size(); ++k)
                  sum += Ball(static_cast<long>(k) + 1) * responsibility(mixture, p["v"], x, k);
                return sum;
              },
              [](const Point& p) {
                PosteriorKernel<Ball> kernel(means_of<Ball>(p), p["v"]);
                const std::vector<Ball> x(kernel.dimension(), p.constant("1/3"_q));
                Ball sum(0);
                const auto& r = kernel.at(x, 0).responsibility;
                for (std::size_t k = 0; k < r.size(); ++k) sum += Ball(static_cast<long>(k) + 1) * r[k];
                return sum;
              });
          trial.identity(
              "at xbar: r_1 = w_1 exp(-eta_1)/sum_m w_m exp(-eta_m)", family,
              [](const Point& p) {
                const Mixture<Ball> mixture = means_of<Ball>(p);
                return responsibility(mixture, p["v"], centred(mixture).centre, 0);
              },
              [](const Point& p) { return central_responsibilities(centred_means<Ball>(p), p["v"])[0]; });
          trial.identity(
              "sum_k r_k = 1", family,
              [](const Point& p) {
                Ball sum(0);
                for (const Ball& r : central_responsibilities(centred_means<Ball>(p), p["v"])) sum += r;
                return sum;
              },
              [](const Point&) { return Ball(1); });
        },
});

/// d_k^2 - <d^2> of component `k`, and the second and third central moments of d^2.
struct Deviations {
  Ball own, second, third;
};
Deviations deviations(const CentredMeans<Ball>& means, std::size_t k) {
  const Ball average = mean_squared_distance(means);
  Deviations result{means.squared_distances[k] - average, Ball(0), Ball(0)};
  for (std::size_t m = 0; m < means.size(); ++m) {
    const Ball deviation = means.squared_distances[m] - average;
    result.second += means.weights[m] * square(deviation);
    result.third += means.weights[m] * pow(deviation, 3);
  }
  return result;
}

/// r_k/w_k at xbar minus the bracket in (86), by the posterior kernel.
Ball remainder(const Point& p, std::size_t k) {
  const Mixture<Ball> mixture = means_of<Ball>(p);
  const CentredMeans<Ball> means = centred(mixture);
  PosteriorKernel<Ball> kernel(mixture, p["v"]);
  const Ball exact = kernel.at(std::span<const Ball>(means.centre), 0).responsibility[k] / mixture.weights[k];
  const auto [own, second, third] = deviations(means, k);
  const Ball half = Ball(1) / (Ball(2) * p["v"]);
  return exact - (Ball(1) - own * half + (square(own) - second) * square(half) / 2);
}

REFEREE_CLAIM({
    .id = "SS-P9.2",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Expansion of the responsibilities",
    .statement = "r_k(xbar) = w_k [1 + (<eta> - eta_k) + ((eta_k - <eta>)^2 - Var_w(eta))/2 + O(eta^3)].",
    .hypotheses = "eta_k = |nu_k|^2/(2 sigma_tau^2) -> 0",
    .source = "section 9.1, Proposition 9.2, (86)",
    .evidence = "the remainder's order over twenty decades of sigma_tau^2, and its third-order coefficient "
                "as a limit",
    .refuted_by = "a mixture whose remainder decays more slowly than sigma_tau^-6",
    .attack = "weights from 1/1000 to 999/1000; each component in turn",
    .trial =
        [](Trial& trial) {
          const std::vector<Instance> all = clusters(trial);
          for (std::size_t n : {std::size_t{1}, std::size_t{3}, all.size() - 2, all.size() - 1}) {
            const Approach approach{
                .parameter = "v", .to_infinity = true, .first = 4, .last = 24, .fixed = all[n]};
            for (std::size_t k : {std::size_t{0}, std::size_t{1}}) {
              const std::string component = " for component " + std::to_string(k + 1);
              trial.order_at_least(
                  "remainder = O(sigma_tau^-6)" + component, approach,
                  [k](const Point& p) { return remainder(p, k); }, 3);
              trial.limit(
                  "8 sigma_tau^6 remainder -> -delta^3/6 + delta kappa_2/2 + kappa_3/6 in the cumulants of "
                  "d^2" +
                      component,
                  approach, [k](const Point& p) { return Ball(8) * pow(p["v"], 3) * remainder(p, k); },
                  [k](const Point& p) {
                    const auto [own, second, third] = deviations(centred_means<Ball>(p), k);
                    return (third - pow(own, 3)) / 6 + own * second / 2;
                  });
            }
          }
        },
});

REFEREE_CLAIM({
    .id = "SS-C9.3",
    .paper = "score-shocks",
    .kind = "corollary",
    .title = "When responsibilities equal weights",
    .statement = "r_k = w_k for all k if and only if all means are equidistant from xbar; for instance two "
                 "equal weights, "
                 "or equal weights on a regular simplex centred at xbar.",
    .hypotheses = "Gaussian mixture with common variance, at x = xbar",
    .source = "section 9.1, Corollary 9.3",
    .evidence = "identities for equidistant means; otherwise max_k r_k/w_k - 1 is bounded away from zero",
    .refuted_by =
        "equidistant means with r_k != w_k, or means at different distances with r_k = w_k throughout",
    .attack = "equidistant means with unequal weights (the printed examples need not have equal ones); "
              "distances that "
              "differ by 1e-12",
    .rests_on = {"SS-D9.1"},
    .trial =
        [](Trial& trial) {
          Family equidistant{"equidistant means", {}, {positive_odds(), noisy}};
          for (const Instance& i : {cluster({1, 1}, {{-3}, {3}}),
                                    cluster({1, 1}, {{3, 1, "1/2"_q, 0, 0}, {-3, -1, "-1/2"_q, 0, 0}}),
                                    cluster({1, 1, 1}, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
                                    cluster({1, 1, 1, 1}, {{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}}),
                                    cluster({10, 10, 12, 12}, {{5, 0}, {-5, 0}, {3, 4}, {-3, -4}})})
            for (const char* v : {"1/10", "1", "100"})
              equidistant.members.push_back(Instance(i).set("v", parse_rational(v)));
          trial.identity(
              "equidistant: r_1 = w_1", equidistant,
              [](const Point& p) {
                const Mixture<Ball> mixture = means_of<Ball>(p);
                return responsibility(mixture, p["v"], centred(mixture).centre, 0);
              },
              [](const Point& p) { return means_of<Ball>(p).weights.front(); });
          trial.identity(
              "equidistant: the last r_k = w_k", equidistant,
              [](const Point& p) {
                const Mixture<Ball> mixture = means_of<Ball>(p);
                return responsibility(mixture, p["v"], centred(mixture).centre, mixture.size() - 1);
              },
              [](const Point& p) { return means_of<Ball>(p).weights.back(); });
          const auto spread = [](const CentredMeans<Ball>& means) {
            Ball nearest = means.squared_distances.front(), farthest = nearest;
            for (const Ball& d : means.squared_distances) {
              nearest = min(nearest, d);
              farthest = max(farthest, d);
            }
            return farthest - nearest;
          };
          Family unequal = noised_clusters(trial);
          unequal.name = "clusters with unequal distances";
          unequal.hypotheses.push_back({"not all means are equidistant from xbar", [spread](const Point& p) {
                                          return positive(spread(centred_means<Ball>(p)));
                                        }});
          unequal.members.push_back(cluster({1, 1, 1}, {{-1}, {"1e-12"_q}, {1}}).set("v", 1));
          unequal.members.push_back(cluster({"1.000000000001"_q, 1}, {{-1}, {1}}).set("v", 1));
          std::erase_if(unequal.members, [](const Instance& i) {
            const auto means = centred_means<Rational>(i);
            for (const Rational& d : means.squared_distances)
              if (d != means.squared_distances.front()) return false;
            return true;
          });
          trial.bound(
              "not equidistant: 0 < w_min (1 - exp(-(eta_max - eta_min))) <= max_k r_k/w_k - 1", unequal,
              [spread](const Point& p) {
                const CentredMeans<Ball> means = centred_means<Ball>(p);
                Ball least = means.weights.front();
                for (const Ball& w : means.weights) least = min(least, w);
                return -least * expm1(-spread(means) / (Ball(2) * p["v"]));
              },
              [](const Point& p) {
                const CentredMeans<Ball> means = centred_means<Ball>(p);
                const std::vector<Ball> r = central_responsibilities(means, p["v"]);
                Ball largest = r.front() / means.weights.front();
                for (std::size_t k = 1; k < r.size(); ++k) largest = max(largest, r[k] / means.weights[k]);
                return largest - Ball(1);
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
