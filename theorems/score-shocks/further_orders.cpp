// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/further_orders.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "score-shocks/table_stand_in.hpp"
#include "score-shocks/truncations.hpp"

namespace referee::score_shocks {
namespace {

Ball solution(const Point& p) { return p.constant(1) / exact_noise(p); }

/// Winding numbers are integers: more bits would not make them truer.
constexpr Precision winding_precision{64};

/// Radius of convergence of the responsibilities at a cluster.
Ball radius(const Point& p) {
  return responsibility_radius(centred_means<Ball>(p.at(winding_precision)), power(2, -10));
}

Quantity error_of(Expanded expanded, int terms) {
  return [=](const Point& p) { return abs(truncation_error(p, expanded, terms)); };
}
Quantity residual_of(int terms) {
  return [=](const Point& p) { return abs(truncation_residual(p, terms)); };
}
Quantity multiple(const Rational& factor, const Quantity& quantity) {
  return [=](const Point& p) { return p.constant(factor) * quantity(p); };
}

/// d_min^2 and d_max^2.
template <class T>
std::pair<T, T> extreme_distances(const CentredMeans<T>& means) {
  using std::max, std::min;
  std::pair<T, T> ends{means.squared_distances.front(), means.squared_distances.front()};
  for (const T& d : means.squared_distances) ends = {min(ends.first, d), max(ends.second, d)};
  return ends;
}

/// Two distances of equal total weight put zeros of Z right at 2 pi i/(d_max^2 - d_min^2), which no enclosure
/// tells from the bound; equal distances leave no zero at all.
bool has_zeros_off_the_bound(const Instance& i) {
  const auto means = centred_means<Rational>(i);
  const auto [nearest, farthest] = extreme_distances(means);
  Rational at_nearest = 0, at_farthest = 0;
  for (std::size_t k = 0; k < means.size(); ++k) {
    if (means.squared_distances[k] == nearest) at_nearest += means.weights[k];
    if (means.squared_distances[k] == farthest) at_farthest += means.weights[k];
  }
  return nearest != farthest && !(at_nearest == at_farthest && at_nearest + at_farthest == 1);
}

/// One line: where the solution lies in the disc of convergence, and the errors of a few orders.
std::string in_words(const MeasuredCluster& cluster) {
  const Point p(cluster.instance, Precision::digits(30));
  std::string text = fmt::format("{} (sigma_tau*^2 = {:.5g}, radius {:.3g} s*):", cluster.name,
                                 exact_noise(p).to_double(), (radius(p) * exact_noise(p)).to_double());
  for (Expanded expanded : {Expanded::eigenvalue, Expanded::matrix}) {
    if (expanded == Expanded::matrix) text += ", matrix";
    for (int terms : {1, 2, 3, 4, 8, 12}) {
      const Ball error = truncation_error(p, expanded, terms);
      text += error.is_finite() ? fmt::format(" {:+.1e}", error.to_double()) : " none";
    }
  }
  return text + "; ";
}
std::string in_words(const std::vector<MeasuredCluster>& clusters) {
  std::string text =
      "Errors of sigma_tau*^2 with 1, 2, 3, 4, 8, 12 terms of the eigenvalue and of the matrix (none: no "
      "solution found): ";
  for (const MeasuredCluster& cluster : clusters) text += in_words(cluster);
  return text;
}

void try_radius(Trial& trial, const std::vector<Family>& measured) {
  Family scattered{"clusters with unequal distances", clusters(trial), {positive_odds()}};
  for (const Family& family : measured)
    scattered.members.insert(scattered.members.end(), family.members.begin(), family.members.end());
  std::erase_if(scattered.members, [](const Instance& i) { return !has_zeros_off_the_bound(i); });
  trial.bound(
      "2 pi/(d_max^2 - d_min^2) <= radius of convergence in s, zeros of Z counted by winding numbers",
      scattered,
      [](const Point& p) {
        const auto [nearest, farthest] = extreme_distances(centred_means<Ball>(p));
        return Ball(2) * Ball::pi(p.precision()) / (farthest - nearest);
      },
      radius);
}

/// Two eigenvalues of C meet at a pair of complex s: their difference has simple zeros, where they branch.
void try_branch_points(Trial& trial) {
  Family meeting = family_of("four in the plane, and the stand-in of the table", {});
  meeting.members.push_back(Instance(branching_clusters().front().instance).set("reach", "3/2"_q));
  meeting.members.push_back(Instance(stand_in(1)).set("reach", 5));
  const Quantity count = [](const Point& p) {
    const auto means = embedded<ComplexBall>(centred_means<Ball>(p.at(winding_precision)));
    const auto discriminant = [&](const ComplexBall& s) { return planar_discriminant(means, s); };
    const auto zeros = zeros_in_disc(discriminant, p["reach"].midpoint_as_rational(), winding_precision);
    return zeros ? Ball(*zeros).at(p.precision()) : Ball::whole_line(p.precision());
  };
  const Quantity two = [](const Point& p) { return p.constant(2); };
  trial.bound("(lambda_1 - lambda_2)^2 has two zeros in |s| < reach, no less", meeting, two, count);
  trial.bound("no more: a conjugate pair of simple ones", meeting, count, two);
  trial.solutions("none of them is real", meeting,
                  {[](const Point& p, const Jet<Ball>& s) {
                     return planar_discriminant(embedded<Jet<Ball>>(centred_means<Ball>(p)), s);
                   },
                   [](const Instance& i) { return std::pair<Rational, Rational>(-i["reach"], i["reach"]); }},
                  [](const Instance&) { return 0L; });
  trial.bound(
      "reach < radius of convergence of the responsibilities", meeting,
      [](const Point& p) { return p["reach"]; }, radius);
}

}  // namespace

void try_further_orders(Trial& trial) {
  const Family convergent = family_of("both series converge", convergent_clusters()),
               branching = family_of("the matrix converges, its eigenvalue not", branching_clusters()),
               divergent = family_of("a light component far off", divergent_clusters());
  trial.identity(
      "two terms of the eigenvalue give the quadratic formula (93)", convergent,
      [](const Point& p) { return truncated_noise(p, Expanded::eigenvalue, 2); },
      [](const Point& p) {
        const CentredMeans<Ball> means = centred_means<Ball>(p);
        const Ball first = planar_eigenvalues(between_class_covariance(means), means.dimension()).first;
        return (first + sqrt(square(first) + Ball(2) * planar_correction_coefficient(means))) / 2;
      });
  try_radius(trial, {convergent, branching, divergent});

  Family all_convergent = convergent.joined(branching);
  all_convergent.name = "the matrix converges";
  trial.bound("C converges at the solution: s* <= radius", all_convergent, solution, radius);
  trial.bound("matrix: |error of 12 terms| <= |error of one|/10", all_convergent,
              error_of(Expanded::matrix, 12), multiple("1/10"_q, error_of(Expanded::matrix, 1)));
  trial.bound("eigenvalue: |error of 12 terms| <= |error of one|/10", convergent,
              error_of(Expanded::eigenvalue, 12), multiple("1/10"_q, error_of(Expanded::eigenvalue, 1)));
  trial.note(in_words(convergent_clusters()));

  try_branch_points(trial);
  const Family four{"four in the plane", {branching.members.front()}, {positive_odds()}, true};
  trial.bound(
      "four in the plane: 3/2 <= s*, the solution lies beyond the branch points", four,
      [](const Point& p) { return p.constant("3/2"_q); }, solution);
  trial.bound(
      "four in the plane: lambda_1^2 + 2 gamma_1 <= -1/20, (93) has no real value", four,
      [](const Point& p) {
        const CentredMeans<Ball> means = centred_means<Ball>(p);
        const Ball first = planar_eigenvalues(between_class_covariance(means), 2).first;
        return square(first) + Ball(2) * planar_correction_coefficient(means);
      },
      [](const Point& p) { return p.constant("-1/20"_q); });
  trial.bound("four in the plane: 2 |residual of 6 terms| <= |residual of 12 terms|", four,
              multiple(2, residual_of(6)), residual_of(12));
  trial.note(in_words(branching_clusters()));

  trial.bound("a light component far off: radius <= 4/5 s*", divergent, radius, multiple("4/5"_q, solution));
  trial.bound("a light component far off: 10 |residual of 2 terms| <= |residual of 12 terms|", divergent,
              multiple(10, residual_of(2)), residual_of(12));
  const Family high{"light third at height 4", {divergent.members.front()}, {positive_odds()}, true};
  trial.bound("(+-1, 0), (0, 4) with weights 99:99:2: 5 |error of one term| <= |error of two|", high,
              multiple(5, error_of(Expanded::eigenvalue, 1)), error_of(Expanded::eigenvalue, 2));
  trial.note(in_words(divergent_clusters()));
}

Figure further_orders_figure() {
  std::vector<MeasuredCluster> shown;
  for (const MeasuredCluster& c : convergent_clusters())
    if (c.name.ends_with("60:40") || c.name.starts_with("stand-in") || c.name.starts_with("flat"))
      shown.push_back(c);
  shown.push_back(branching_clusters().front());
  shown.push_back(divergent_clusters().front());
  Figure figure{"score-shocks-further-orders",
                "Relative error of sigma_tau*^2 against the number of terms; orders without a solution are "
                "left out.",
                {}};
  for (Expanded expanded : {Expanded::eigenvalue, Expanded::matrix}) {
    Panel panel{.title = expanded == Expanded::eigenvalue ? "Taylor series of the largest eigenvalue of C(s)"
                                                          : "Taylor series of C(s)",
                .x_label = "terms",
                .y_label = "relative error",
                .log_y = true};
    for (const MeasuredCluster& cluster : shown) {
      const Point p(cluster.instance, Precision::digits(30));
      const bool table = cluster.name.starts_with("stand-in");
      Curve curve{
          .label = table ? "equal weights at (1, 0, 0), (-1/2, 13/10, 0), (-1/2, -2/5, 3/5)" : cluster.name,
          .x = {},
          .y = {},
          .points = true};
      for (int terms = 1; terms <= 12; ++terms) {
        const Ball error = truncation_error(p, expanded, terms);
        if (!error.is_finite()) continue;
        curve.x.push_back(terms);
        curve.y.push_back(abs(error).to_double());
      }
      panel.curves.push_back(std::move(curve));
    }
    figure.panels.push_back(std::move(panel));
  }
  return figure;
}

}  // namespace referee::score_shocks
