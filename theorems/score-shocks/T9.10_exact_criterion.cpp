// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 9.10: does lambda_max(C(tau)/sigma_tau^2) = 1 have exactly one solution?
#include <algorithm>
#include <optional>

#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/speciation.hpp"
#include "score-shocks/clusters.hpp"

namespace referee::score_shocks {
namespace {

Instance with_variance(Instance cluster, const Rational& variance) {
  return cluster.set("variance", variance);
}

/// A pair of means 0 and 1 whose first weight is that share of 10000.
Instance unequal_pair(long share) {
  return with_variance(cluster({share, 10000 - share}, {{0}, {1}}), "1/1000"_q);
}

/// A pair 0, 1 of weights w, 1 - w with a double solution of (94), by the responsibility r of the heavier
/// mean at xbar. There v = r (1 - r) and its derivative in v, one, give (2 r - 1)(2 w - 1) = 2 v; what
/// remains is log(r/(1 - r)) = log(w/(1 - w)) + (2 w - 1)/(2 v), where w < 1 means r > 2^(-1/2).
Equation double_solution() {
  return {[](const Point&, const Jet<Ball>& r) {
            const Jet<Ball> one(1), lead = Jet<Ball>(2) * r - one, bias = Jet<Ball>(2) * r * (one - r) / lead;
            return log(r / (one - r)) - log((one + bias) / (one - bias)) - one / lead;
          },
          [](const Instance&) {
            return std::pair<Rational, Rational>{"71/100"_q, "99/100"_q};
          }};
}

/// Score at the weighted mean along the first axis, by jets of the density.
Ball central_score(const Point& p) {
  const Mixture<Jet<Ball>> mixture = means_of<Jet<Ball>>(p);
  const std::vector<Ball> centre = centred_means<Ball>(p).centre;
  std::vector<Jet<Ball>> x(centre.begin(), centre.end());
  x[0] = Jet<Ball>::variable(JetLayout::of(1, 1), 0, centre[0]);
  return log(mixture_density(mixture, std::span<const Jet<Ball>>(x), Jet<Ball>(p["v"] / 2))).derivative({1});
}

/// lambda_max(C/sigma_tau^2) as a function of tau.
Jet<Ball> relative_eigenvalue(const Point& p, const Jet<Ball>& tau) {
  const Jet<Ball> noise = Jet<Ball>(p["variance"]) + Jet<Ball>(2) * tau;
  return speciation_gap(centred_means<Jet<Ball>>(p), noise) / noise + Jet<Ball>(1);
}

/// Means that all lie equally far from their weighted mean: circles, crosses, simplices.
std::vector<Instance> equidistant_clusters() {
  return {cluster({1, 1}, {{-3}, {3}}), cluster({1, 1}, {{0, 0}, {2, 1}}),
          cluster({1, 1, 2, 2}, {{0, 3}, {0, -3}, {3, 0}, {-3, 0}}),
          cluster({1, 1, 1}, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
          cluster({10, 10, 12, 12}, {{5, 0}, {-5, 0}, {3, 4}, {-3, -4}})};
}

/// Random, collinear, hierarchical (pairs of pairs) and symmetric arrangements of up to eight means in up to
/// ten dimensions.
std::vector<Instance> many_clusters(const Trial& trial) {
  std::vector<Instance> result;
  Generator generator = trial.generator("many clusters");
  const auto random_point = [&](std::size_t dimension) {
    RationalPoint point;
    for (std::size_t i = 0; i < dimension; ++i) point.push_back(random_signed(generator, -1, 0));
    return point;
  };
  const auto add = [&](const std::vector<RationalPoint>& means) {
    std::vector<Rational> odds;
    for (std::size_t k = 0; k < means.size(); ++k) odds.push_back(random_positive(generator, -1, 0));
    result.push_back(cluster(odds, means));
  };
  for (long n = 0; n < trial.effort().scaled(4, 10, 60); ++n) {
    const std::size_t dimension = 1 + generator.below(10), size = 2 + generator.below(7);
    std::vector<RationalPoint> scattered, collinear, hierarchical;
    const RationalPoint direction = random_point(dimension), far = random_point(dimension),
                        near = random_point(dimension);
    for (std::size_t k = 0; k < size; ++k) {
      scattered.push_back(random_point(dimension));
      const Rational along = random_signed(generator, -1, 0);
      auto& on_line = collinear.emplace_back();
      for (const Rational& coordinate : direction) on_line.push_back(along * coordinate);
    }
    for (int k = 0; k < 8; ++k) {
      auto& mean = hierarchical.emplace_back(random_point(dimension));
      for (std::size_t i = 0; i < dimension; ++i)
        mean[i] = mean[i] / 1000 + (k & 1 ? near[i] : -near[i]) / 10 + (k & 2 ? far[i] : -far[i]);
    }
    for (const auto& means : {scattered, collinear, hierarchical}) add(means);
  }
  // Crosses and simplices, alone and with their centre: several nearest means, then one.
  for (const std::size_t dimension : {2, 3, 4}) {
    std::vector<RationalPoint> cross;
    for (std::size_t i = 0; i < dimension; ++i)
      for (int sign : {1, -1}) cross.emplace_back(dimension, Rational(0))[i] = sign;
    result.push_back(cluster(std::vector<Rational>(cross.size(), 1), cross));
    if (cross.size() == 8) continue;
    cross.emplace_back(dimension, Rational(0));
    result.push_back(cluster(std::vector<Rational>(cross.size(), 1), cross));
  }
  return result;
}

/// The largest solution sigma_tau^2 of (94), if any, rounded by less than the share 10^-6.
std::optional<Rational> largest_solution(const Instance& instance) {
  const SpeciationCriterion criterion(means_of<Rational>(instance));
  const RootIsolation found = criterion.solutions({128});
  if (!found.complete()) throw std::runtime_error("the solutions of (94) could not be told apart");
  if (found.roots.empty()) return std::nullopt;
  return refine_root(criterion.gap(), found.roots.back(), 20).midpoint_as_rational();
}

long nearest_means(const Instance& instance) {
  const auto distances = centred_means<Rational>(instance).squared_distances;
  return std::count(distances.begin(), distances.end(),
                    *std::min_element(distances.begin(), distances.end()));
}

/// All solutions with sigma_tau^2 > 0. @throws std::runtime_error where they could not be told apart.
long certified_count(const Instance& instance) {
  const RootIsolation found = SpeciationCriterion(means_of<Rational>(instance)).solutions({128});
  if (!found.complete()) throw std::runtime_error("the solutions of (94) could not be told apart");
  return static_cast<long>(found.roots.size());
}

REFEREE_CLAIM({
    .id = "SS-T9.10",
    .paper = "score-shocks",
    .kind = "theorem",
    .title = "Exact speciation criterion",
    .statement =
        "tau* is the unique solution of lambda_max(C(tau)/sigma_tau^2) = 1, C the exact posterior "
        "covariance of the means at xbar; unique because the left side is monotone in tau; bisection costs "
        "O(K^2 d) per step.",
    .hypotheses =
        "Gaussian mixture (13) with common variance; nothing else is printed. We add that a speciation "
        "takes place: the density is multimodal at tau = 0",
    .source = "section 9.4, Theorem 9.10, (94)",
    .evidence = "certified count of all solutions tau >= 0 at single mixtures; beyond the interval searched "
                "lambda_max(C) is less than sigma_tau^2, being at most a quarter of the squared diameter of "
                "the means",
    .refuted_by = "a mixture that speciates, with a proven number of solutions other than one",
    .attack = "a mean nearest to xbar: its responsibility tends to one as sigma_tau -> 0 and C vanishes "
              "exponentially, so that lambda_max(C/sigma_tau^2) falls at both ends and crosses one an even "
              "number of times. (The operation count is right: a Gram matrix of K means costs K^2 d)",
    .rests_on = {"SS-E88p"},
    .trial =
        [](Trial& trial) {
          const std::vector<Hypothesis> hypotheses{
              positive_odds(),
              {"sigma0^2 > 0", [](const Point& p) { return positive(p["variance"]); }},
              multimodal()};
          const Instance three = with_variance(cluster({1, 1, 1}, {{-1}, {0}, {1}}), "1/10"_q);
          const Instance pair = with_variance(cluster({7, 3}, {{0}, {1}}), "1/20"_q);
          const Instance heavy_ends = with_variance(cluster({2, 1, 2}, {{-1}, {0}, {1}}), "1/10"_q);
          const auto one = [](const Instance&) { return 1L; };
          trial.solutions("(94) has a solution: three equal components",
                          {"-1, 0, 1 equally weighted", {three}, hypotheses, true}, speciation_equation(),
                          one);
          trial.note(
              "As sigma falls the nearest mean takes all the responsibility and C tends to 0. So the left "
              "side of (94) need not be monotone, nor reach 1: for -1, 0, 1 equally weighted it is at most "
              "0.926.");
          trial.solutions("(94) has a solution: two unequal components",
                          {"0 and 1 with weights 7:3", {pair}, hypotheses, true}, speciation_equation(), one);
          trial.solutions("(94) has no second solution",
                          {"-1, 0, 1 with weights 2:1:2", {heavy_ends}, hypotheses, true},
                          speciation_equation(), one);
          trial.bound(
              "lambda_max(C/sigma_tau^2) does not rise with tau",
              Family{"-1, 0, 1 with weights 2:1:2, at tau = 0", {heavy_ends}, hypotheses, true},
              [](const Point& p) {
                const Jet<Ball> tau = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p.constant(0));
                return relative_eigenvalue(p, tau).derivative({1});
              },
              [](const Point&) { return Ball(0); });

          trial.repair(
              "J(xbar) is negative definite whenever sigma_tau^2 exceeds a quarter of the squared diameter "
              "of the means, so the largest solution of (94), where one exists, is the last time at which "
              "it is not. Means equidistant from xbar have one solution, sigma_tau^2 = lambda_1(W). Where "
              "several means are nearest to xbar, lambda_max(C) - sigma_tau^2 changes sign an odd number of "
              "times over sigma_tau^2 > 0, where one is nearest an even number.",
              [](Trial& repaired) {
                Family noised_clusters{"clusters in one to three dimensions", {}, {positive_odds()}};
                for (const Instance& i : clusters(repaired)) {
                  for (const char* share : {"1/100", "1/10", "1", "30"})
                    noised_clusters.members.push_back(
                        Instance(i)
                            .set("v", squared_diameter(i) * parse_rational(share))
                            .set("bound", squared_diameter(i) / 4));
                }
                repaired.bound(
                    "lambda_max(C) <= (diameter of the means)^2/4", noised_clusters,
                    [](const Point& p) { return speciation_gap(centred_means<Ball>(p), p["v"]) + p["v"]; },
                    [](const Point& p) { return p["bound"]; });
                Family off_centre{"clusters in one to three dimensions", {}, {positive_odds()}};
                for (const Instance& i : clusters(repaired))
                  off_centre.members.push_back(Instance(i).set("v", "2/3"_q));
                repaired.identity("the score at xbar is (mu~ - xbar)/sigma_tau^2, along the first axis",
                                  off_centre, central_score, [](const Point& p) {
                                    const CentredMeans<Ball> means = centred_means<Ball>(p);
                                    return first_moment(means, central_responsibilities(means, p["v"]))[0] /
                                           p["v"];
                                  });
                Family past{
                    "0 and 1 with weights 3:2, beyond the largest solution", {}, {positive_odds()}, true};
                for (const char* v : {"1/2", "1"})
                  past.members.push_back(cluster({3, 2}, {{0}, {1}}).set("v", parse_rational(v)));
                past.hypotheses.push_back({"J(xbar) is negative definite", [](const Point& p) {
                                             return positive(-speciation_gap(centred_means<Ball>(p), p["v"]));
                                           }});
                repaired.bound("xbar is no critical point there: its score is at most -1/50", past,
                               central_score, [](const Point& p) { return p.constant("-1/50"_q); });
                repaired.note(
                    "The criterion is one on curvature: xbar is a critical point, and beyond the largest "
                    "solution a strict maximum, only where mu~ = xbar, as for means equidistant from it.");
                Family above{"many clusters, sigma_tau^2 above the largest solution", {}, {positive_odds()}},
                    below{
                        "many clusters, sigma_tau^2 just below the largest solution", {}, {positive_odds()}};
                for (const Instance& i : many_clusters(repaired)) {
                  const std::optional<Rational> last = largest_solution(i);
                  if (!last) continue;
                  for (const char* factor : {"100001/100000", "11/10", "2", "100"})
                    above.members.push_back(Instance(i).set("v", *last * parse_rational(factor)));
                  below.members.push_back(Instance(i).set("v", *last * "99999/100000"_q));
                }
                const Quantity largest = [](const Point& p) {
                  return speciation_gap(centred_means<Ball>(p), p["v"]) + p["v"];
                };
                const Quantity noise = [](const Point& p) { return p["v"]; };
                repaired.bound("above the largest solution lambda_max(C) <= sigma_tau^2", above, largest,
                               noise);
                repaired.bound("just below it sigma_tau^2 <= lambda_max(C)", below, noise, largest);
                Family equidistant{"means equidistant from xbar", {}, {positive_odds()}};
                for (const Instance& i : equidistant_clusters())
                  equidistant.members.push_back(with_variance(i, "1/10"_q));
                repaired.solutions("equidistant means: one solution", equidistant, speciation_equation(),
                                   [](const Instance&) { return 1L; });
                repaired.note(
                    "A unique solution need not be the first appearance of new modes: for the equilateral "
                    "triangle of circumradius 4 (94) has the one solution sigma_tau^2 = 8, while three "
                    "further maxima are born at 8.741 (SS-P7.8).");
                Family noises = equidistant;
                for (Instance& i : noises.members) i.set("v", "7/3"_q);
                const Quantity posterior = [](const Point& p) {
                  const CentredMeans<Ball> means = centred_means<Ball>(p);
                  return quadratic_form(central_covariance(means, p["v"]), probe(means.dimension()));
                };
                const Quantity prior = [](const Point& p) {
                  const CentredMeans<Ball> means = centred_means<Ball>(p);
                  return quadratic_form(between_class_covariance(means), probe(means.dimension()));
                };
                repaired.identity("equidistant means: e^T C e = e^T W e for e = (3, -1, 7)", noises,
                                  posterior, prior);
                Family many{
                    "up to eight means in up to ten dimensions", many_clusters(repaired), {positive_odds()}};
                repaired.exact(
                    "the number of solutions with sigma_tau^2 > 0, all of them simple, is odd where "
                    "several means are nearest to xbar and even where one is",
                    many, [](const Instance& i) { return Rational(certified_count(i) % 2); }, Relation::equal,
                    [](const Instance& i) { return Rational(nearest_means(i) > 1 ? 1 : 0); });
                repaired.note(
                    "Each count is certified: between proven ends, every zero isolated by enclosures of the "
                    "largest eigenvalue and of its slope.");
                Family pairs{
                    "0 and 1 with unequal weights, sigma0^2 = 1/1000", {}, {positive_odds(), multimodal()}};
                for (long share : {5200, 5500, 6000, 6200, 6467, 6468, 6600, 7000, 8000, 9000, 9900})
                  pairs.members.push_back(unequal_pair(share));
                repaired.solutions("an unequal pair: two solutions up to 6467:3533, none from 6468:3532 on",
                                   pairs, speciation_equation(),
                                   [](const Instance& i) { return i["odds1"] <= 6467 ? 2L : 0L; });
                repaired.solutions(
                    "a pair with a double solution: one weight, as long as the heavier mean has a "
                    "responsibility between 71/100 and 99/100",
                    {"means 0 and 1", {Instance{}}, {}, true}, double_solution(),
                    [](const Instance&) { return 1L; });
                repaired.note(
                    "A pair has two solutions up to weights 6467:3533, none from 6468:3532 on, and a double "
                    "one at a single weight in between.");
                Family threes{"-1, 0, 1 with weights p : 100 - 2p : p, sigma0^2 = 1/1000",
                              {},
                              {positive_odds(), multimodal()}};
                for (long percent : {20, 30, 33, 36, 38, 40, 45, 49})
                  threes.members.push_back(with_variance(
                      cluster({percent, 100 - 2 * percent, percent}, {{-1}, {0}, {1}}), "1/1000"_q));
                repaired.solutions("three means on the line: none or two", threes, speciation_equation(),
                                   [](const Instance& i) { return i["odds1"] <= 34 ? 0L : 2L; });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
