// SPDX-License-Identifier: GPL-3.0-or-later
/// The criterion lambda_max(C) = sigma_tau^2 of (94) with the eigenvalue cut off after any number of terms in
/// s = 1/sigma_tau^2, and the mixtures at which the orders are compared.
#pragma once

#include "heat/responsibility_series.hpp"
#include "score-shocks/clusters.hpp"

namespace referee::score_shocks {

/// A cluster with a bracket of the largest solution sigma_tau*^2 of (94): parameters lower and upper.
struct MeasuredCluster {
  std::string name;
  Instance instance;
};

/// Pairs, triangles, clusters of clusters, unequal weights; two to eight components in one to three
/// dimensions. The series of the leading eigenvalue converges at the solution.
std::vector<MeasuredCluster> convergent_clusters();
/// Means at which the responsibilities converge at the solution, the eigenvalue does not: (0, -1), (2, -1),
/// (0, 0), (1, 1) equally weighted, and five in four dimensions.
std::vector<MeasuredCluster> branching_clusters();
/// A light component far from two heavy ones, in the plane and on the line: neither converges. By symmetry
/// the eigenvalue has no branch points.
std::vector<MeasuredCluster> divergent_clusters();
Family family_of(std::string name, const std::vector<MeasuredCluster>& clusters);

/// lambda_max(C(s)) up to s^order; not finite where the leading eigenvalue may be multiple.
Jet<Ball> leading_series(const Point& p, int order);

/// The solution of (94) in the bracket, sigma_tau*^2.
Ball exact_noise(const Point& p);

/// What is expanded and cut off: the leading eigenvalue of C, or C itself.
enum class Expanded { eigenvalue, matrix };

/// sigma_tau^2 at the smallest zero s < 3/lower of (94) with that many terms; the whole line where none is
/// found there.
Ball truncated_noise(const Point& p, Expanded expanded, int terms);
/// Relative error of that.
Ball truncation_error(const Point& p, Expanded expanded, int terms);
/// What the eigenvalue's cut-off criterion is off by at the exact solution: s lambda_N(s) - 1.
Ball truncation_residual(const Point& p, int terms);

}  // namespace referee::score_shocks
