// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/truncations.hpp"

#include "numbers/roots.hpp"
#include "score-shocks/table_stand_in.hpp"

namespace referee::score_shocks {
namespace {

Instance bracketed(Instance cluster, const char* lower, const char* upper) {
  return cluster.set("lower", parse_rational(lower)).set("upper", parse_rational(upper));
}

/// lambda_max(W), which all series start from.
Ball leading_eigenvalue(const CentredMeans<Ball>& means) {
  const std::vector<Ball> w = between_class_covariance(means);
  const std::size_t d = means.dimension(), rank = largest_rank(means);
  if (rank <= 2) return planar_eigenvalues(w, d).first;
  const std::vector<Ball> polynomial = characteristic_polynomial(w, d, rank);
  const UnivariateFunction f = [&](const Jet<Ball>& x) {
    return polynomial_value(std::vector<Jet<Ball>>(polynomial.begin(), polynomial.end()), x);
  };
  const Ball sum = trace(w, d);
  const Rational least = simplest_between((sum / static_cast<long>(rank + 1)).lower_as_rational(),
                                          (sum / static_cast<long>(rank)).lower_as_rational());
  const RootIsolation found = isolate_roots(f, least, Rational(2) * sum.upper_as_rational(), sum.precision());
  if (found.roots.empty() ||
      (!found.unresolved.empty() && found.unresolved.back().upper > found.roots.back().lower))
    return Ball::whole_line(sum.precision());
  return refine_root(f, found.roots.back(), sum.precision().to_digits() - 5);
}

}  // namespace

std::vector<MeasuredCluster> convergent_clusters() {
  return {
      {"0, 1, weights 60:40", bracketed(cluster({60, 40}, {{0}, {1}}), "1/5", "1/4")},
      {"0, 1, weights 64:36", bracketed(cluster({64, 36}, {{0}, {1}}), "7/50", "1/4")},
      {"-1, 0, 1, weights 2:1:2", bracketed(cluster({2, 1, 2}, {{-1}, {0}, {1}}), "3/5", "7/10")},
      {"flat triangle", bracketed(cluster({1, 1, 1}, {{1, 0}, {-1, 0}, {0, 1}}), "2/5", "3/5")},
      {"stand-in of the table", bracketed(stand_in(1), "1/2", "7/10")},
      {"two pairs", bracketed(cluster({1, 1, 1, 1}, {{-5}, {-4}, {4}, {5}}), "19", "21")},
      {"two pairs, weights 3:1:2:2", bracketed(cluster({3, 1, 2, 2}, {{-5}, {-3}, {3}, {5}}), "16", "18")},
      {"pairs of pairs of pairs",
       bracketed(cluster({1, 1, 1, 1, 1, 1, 1, 1}, {{-11}, {-9}, {-6}, {-4}, {4}, {6}, {9}, {11}}), "45",
                 "52")},
      {"two squares",
       bracketed(cluster({1, 1, 1, 1, 1, 1, 1, 1},
                         {{-4, 1}, {-4, -1}, {-2, 1}, {-2, -1}, {4, 1}, {4, -1}, {2, 1}, {2, -1}}),
                 "7", "8")},
      {"light pair across, weights 9:9:1:1",
       bracketed(cluster({9, 9, 1, 1}, {{1, 0}, {-1, 0}, {0, 2}, {0, -2}}), "9/10", "11/10")},
      {"light third at height 3, weights 99:99:2",
       bracketed(cluster({99, 99, 2}, {{1, 0}, {-1, 0}, {0, 3}}), "9/10", "11/10")},
  };
}

std::vector<MeasuredCluster> branching_clusters() {
  return {
      {"four in the plane",
       bracketed(cluster({1, 1, 1, 1}, {{0, -1}, {2, -1}, {0, 0}, {1, 1}}), "1/2", "3/5")},
      {"five in four dimensions, weights 2:3:2:1:2",
       bracketed(
           cluster({2, 3, 2, 1, 2},
                   {{3, 0, 0, 0}, {-1, 2, 0, 0}, {0, -1, "3/2"_q, 0}, {0, "1/2"_q, 0, 1}, {-2, 0, 1, -1}}),
           "9/5", "2")},
  };
}

std::vector<MeasuredCluster> divergent_clusters() {
  return {
      {"light third at height 4, weights 99:99:2",
       bracketed(cluster({99, 99, 2}, {{1, 0}, {-1, 0}, {0, 4}}), "9/10", "11/10")},
      {"-1, 1, 6, weights 999:999:2", bracketed(cluster({999, 999, 2}, {{-1}, {1}, {6}}), "9/10", "11/10")},
  };
}

Family family_of(std::string name, const std::vector<MeasuredCluster>& clusters) {
  Family family{std::move(name), {}, {positive_odds()}, true};
  for (const MeasuredCluster& c : clusters) family.members.push_back(c.instance);
  return family;
}

Jet<Ball> leading_series(const Point& p, int order) {
  const CentredMeans<Ball> means = centred_means<Ball>(p);
  return eigenvalue_series(means, order, leading_eigenvalue(means));
}

Ball exact_noise(const Point& p) {
  const Rational lower = p["lower"].midpoint_as_rational(), upper = p["upper"].midpoint_as_rational();
  const auto means = centred_means<Jet<Ball>>(p);
  const std::size_t rank = largest_rank(means);
  if (rank <= 2) return speciation_noise(p, lower, upper);
  const UnivariateFunction determinant = [&](const Jet<Ball>& noise) {
    return polynomial_value(
        characteristic_polynomial(central_covariance(means, noise), means.dimension(), rank), noise);
  };
  return refine_root(determinant, {lower, upper}, p.precision().to_digits() - 5);
}

namespace {

/// The cut-off criterion as a function of s.
UnivariateFunction truncated_function(const Point& p, Expanded expanded, int terms) {
  if (expanded == Expanded::eigenvalue)
    return [series = leading_series(p, terms), terms](const Jet<Ball>& s) {
      return truncated_criterion(series, terms, s);
    };
  const CentredMeans<Ball> means = centred_means<Ball>(p);
  return [series = covariance_series(means, terms), d = means.dimension(), rank = largest_rank(means),
          terms](const Jet<Ball>& s) { return truncated_determinant(series, d, rank, terms, s); };
}

}  // namespace

Ball truncated_noise(const Point& p, Expanded expanded, int terms) {
  const UnivariateFunction f = truncated_function(p, expanded, terms);
  // From the left, so that the wild growth beyond the first zero is not looked at.
  const Rational step = 3 / (31 * p["lower"].midpoint_as_rational());
  for (int n = 0; n < 31; ++n) {
    const RootIsolation found = isolate_roots(f, step * n, step * (n + 1), p.precision());
    if (!found.complete()) break;
    if (!found.roots.empty())
      return p.constant(1) / refine_root(f, found.roots.front(), p.precision().to_digits() - 5);
  }
  return Ball::whole_line(p.precision());
}

Ball truncation_error(const Point& p, Expanded expanded, int terms) {
  const Ball exact = exact_noise(p);
  return (truncated_noise(p, expanded, terms) - exact) / exact;
}

Ball truncation_residual(const Point& p, int terms) {
  return truncated_criterion(leading_series(p, terms), terms, p.constant(1) / exact_noise(p));
}

}  // namespace referee::score_shocks
