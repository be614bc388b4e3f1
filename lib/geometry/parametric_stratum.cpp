// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/parametric_stratum.hpp"

#include <algorithm>
#include <functional>

#include "geometry/linear.hpp"

namespace referee {
namespace {

const RationalPoint& point(const std::vector<RationalPoint>& sites, int index) {
  return sites[static_cast<std::size_t>(index)];
}

void append_leads(const std::vector<RationalPoint>& sites, const SearchFace& face, const RationalPoint& at_0,
                  const RationalPoint& at_1, std::vector<AffineFunction>& leads) {
  const RationalPoint& base = point(sites, face.sites[0]);
  for (int index : face.rivals) {
    const RationalPoint& rival = point(sites, index);
    const Rational left = squared_distance(at_0, rival) - squared_distance(at_0, base);
    const Rational right = squared_distance(at_1, rival) - squared_distance(at_1, base);
    leads.push_back({left, right - left});
  }
}

void append_root(const Rational& at_0, const Rational& at_1, std::vector<AlgebraicNumber>& roots) {
  if (at_0 != at_1) roots.emplace_back(at_0 / (at_0 - at_1));
}

/// Least-squares coefficients of a vector over independent ones: solves the normal equations.
RationalPoint coefficients_over(const std::vector<RationalPoint>& basis, const RationalPoint& vector) {
  if (basis.empty()) return {};
  std::vector<RationalPoint> gram;
  std::vector<Rational> right;
  for (const RationalPoint& row : basis) {
    auto& entries = gram.emplace_back();
    for (const RationalPoint& column : basis) entries.push_back(dot(row, column));
    right.push_back(dot(row, vector));
  }
  return *solve(gram, right);
}

void for_each_subset(const std::vector<int>& items, std::size_t size,
                     const std::function<void(const std::vector<int>&)>& visit) {
  std::vector<int> chosen;
  const std::function<void(std::size_t)> extend = [&](std::size_t from) {
    if (chosen.size() == size) return visit(chosen);
    for (std::size_t n = from; n + (size - chosen.size()) <= items.size(); ++n) {
      chosen.push_back(items[n]);
      extend(n + 1);
      chosen.pop_back();
    }
  };
  extend(0);
}

std::vector<RationalPoint> directions(const SupportPair& supports, const std::vector<int>& first,
                                      const std::vector<int>& second) {
  auto result = differences_to_first(supports.first, first);
  for (RationalPoint& row : differences_to_first(supports.second, second)) result.push_back(std::move(row));
  return result;
}

Rational determinant(std::vector<RationalPoint> rows) {
  Rational result = 1;
  for (std::size_t column = 0; column < rows.size(); ++column) {
    std::size_t pivot = column;
    while (pivot < rows.size() && rows[pivot][column] == 0) ++pivot;
    if (pivot == rows.size()) return 0;
    if (pivot != column) {
      std::swap(rows[pivot], rows[column]);
      result = -result;
    }
    result *= rows[column][column];
    for (std::size_t a = column + 1; a < rows.size(); ++a) {
      const Rational factor = rows[a][column] / rows[column][column];
      for (std::size_t b = column; b < rows.size(); ++b) rows[a][b] -= factor * rows[column][b];
    }
  }
  return result;
}

/// Ascending coefficients of the polynomial of least degree through (n, values[n]) (Newton's divided
/// differences).
std::vector<Rational> interpolate(std::vector<Rational> values) {
  for (std::size_t order = 1; order < values.size(); ++order)
    for (std::size_t n = values.size() - 1; n >= order; --n)
      values[n] = (values[n] - values[n - 1]) / static_cast<long>(order);
  std::vector<Rational> result(values.size(), Rational(0));
  for (std::size_t n = values.size(); n-- > 0;) {
    // result = result * (x - n) + values[n]
    for (std::size_t k = result.size(); k-- > 0;)
      result[k] = (k > 0 ? result[k - 1] : Rational(0)) - Rational(static_cast<long>(n)) * result[k];
    result[0] += values[n];
  }
  return result;
}

}  // namespace

std::optional<ParametricStratum> ParametricStratum::of(const SupportPair& supports, const SearchFace& first,
                                                       const SearchFace& second) {
  ParametricStratum result(supports);
  std::vector<RationalPoint> rows;
  std::vector<Rational> right;
  append_bisectors(supports.first, first, rows, right);
  append_bisectors(supports.second, second, rows, right);
  auto at_0 = project(point(supports.second, second.sites[0]), rows, right);
  if (!at_0) return std::nullopt;
  const auto at_1 = project(point(supports.first, first.sites[0]), rows, right);
  append_leads(supports.first, first, *at_0, *at_1, result.leads_);
  append_leads(supports.second, second, *at_0, *at_1, result.leads_);
  // All leads positive for some lambda >= 0?
  std::optional<Rational> from, to;
  for (const AffineFunction& lead : result.leads_) {
    if (lead.slope == 0) {
      if (lead.constant <= 0) return std::nullopt;
      continue;
    }
    const Rational root = -lead.constant / lead.slope;
    if (lead.slope > 0 && (!from || root > *from)) from = root;
    if (lead.slope < 0 && (!to || root < *to)) to = root;
  }
  if (to && (*to <= 0 || (from && *to <= *from))) return std::nullopt;

  result.sites_ = {first.sites, second.sites};
  for (int row : independent_rows(rows)) result.normals_.push_back(rows[static_cast<std::size_t>(row)]);
  result.transversal_ = result.normals_.size() == rows.size() && first.simplex() && second.simplex();
  result.dimension_ = static_cast<int>(supports.dimension() - result.normals_.size());
  result.velocity_ = difference(*at_1, *at_0);
  result.start_ = std::move(*at_0);
  return result;
}

RationalPoint ParametricStratum::at(const Rational& lambda) const {
  RationalPoint result(start_);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] += lambda * velocity_[i];
  return result;
}

bool ParametricStratum::contains_candidate(const Rational& lambda) const {
  return std::all_of(leads_.begin(), leads_.end(),
                     [&](const AffineFunction& lead) { return lead.at(lambda) > 0; });
}

/// With x the candidate and c the centre of the base sites, x - c = sum m_a u_a + sum n_b w_b + residual over
/// the differences u of `first` and w of `second`; x is in the hulls' sum when the residual is 0, m / lambda
/// and n / (1 - lambda) are barycentric coordinates. All of it is affine in lambda.
void ParametricStratum::add_roots_of_coordinates(const std::vector<int>& first,
                                                 const std::vector<int>& second,
                                                 std::vector<AlgebraicNumber>& roots) const {
  const auto basis = directions(*supports_, first, second);
  RationalPoint coefficients[2], residual[2];
  for (int lambda : {0, 1}) {
    residual[lambda] = difference(
        at(lambda), lambda == 0 ? point(supports_->second, second[0]) : point(supports_->first, first[0]));
    coefficients[lambda] = coefficients_over(basis, residual[lambda]);
    for (std::size_t n = 0; n < basis.size(); ++n)
      for (std::size_t i = 0; i < basis[n].size(); ++i)
        residual[lambda][i] -= coefficients[lambda][n] * basis[n][i];
  }
  Rational first_base[2] = {0, 1}, second_base[2] = {1, 0};
  for (std::size_t n = 0; n < basis.size(); ++n) {
    append_root(coefficients[0][n], coefficients[1][n], roots);
    for (int lambda : {0, 1})
      (n + 1 < first.size() ? first_base : second_base)[lambda] -= coefficients[lambda][n];
  }
  append_root(first_base[0], first_base[1], roots);
  append_root(second_base[0], second_base[1], roots);
  for (std::size_t i = 0; i < residual[0].size(); ++i) append_root(residual[0][i], residual[1][i], roots);
}

/// By Caratheodory, x is in the sum of two hulls when it is in the sum of two simplices of theirs with
/// independent directions; for a minimum every x_k alone must do with a simplex of J.
void ParametricStratum::add_roots_of_subsets(std::vector<AlgebraicNumber>& roots) const {
  const std::size_t codimension = normals_.size();
  for (std::size_t size = 1; size <= std::min(sites_.first.size(), codimension + 1); ++size) {
    const std::size_t other = codimension + 2 - size;
    for_each_subset(sites_.first, size, [&](const std::vector<int>& first) {
      for_each_subset(sites_.second, other, [&](const std::vector<int>& second) {
        if (rank(directions(*supports_, first, second)) == static_cast<int>(codimension))
          add_roots_of_coordinates(first, second, roots);
      });
    });
  }
  const auto second_rank =
      static_cast<std::size_t>(rank(directions(*supports_, {sites_.first[0]}, sites_.second)));
  if (second_rank == codimension) return;
  for (int k : sites_.first)
    for_each_subset(sites_.second, second_rank + 1, [&](const std::vector<int>& second) {
      if (rank(directions(*supports_, {k}, second)) == static_cast<int>(second_rank))
        add_roots_of_coordinates({k}, second, roots);
    });
}

/// For lambda > 1 the hull of the centres that really occur can have facets that turn with lambda: 0 crosses
/// one only where as many gradients as the normal space has dimensions become dependent.
void ParametricStratum::add_roots_of_clarke_set(std::vector<AlgebraicNumber>& roots) const {
  const std::size_t codimension = normals_.size();
  const DistancePotential any(*supports_, 1);
  const auto pairs = any.meeting_pairs(sites_);
  std::vector<int> indices(pairs.size());
  for (std::size_t n = 0; n < pairs.size(); ++n) indices[n] = static_cast<int>(n);
  for_each_subset(indices, codimension, [&](const std::vector<int>& chosen) {
    std::vector<Rational> values;
    for (long lambda = 0; lambda <= static_cast<long>(codimension); ++lambda) {
      const DistancePotential potential(*supports_, lambda);
      const RationalPoint x = at(lambda);
      std::vector<RationalPoint> rows;
      for (int n : chosen) {
        const auto& [k, l] = pairs[static_cast<std::size_t>(n)];
        const RationalPoint gradient = difference(x, potential.centre(k, l));
        auto& row = rows.emplace_back();
        for (const RationalPoint& normal : normals_) row.push_back(dot(normal, gradient));
      }
      values.push_back(determinant(std::move(rows)));
    }
    const auto polynomial = interpolate(std::move(values));
    if (std::all_of(polynomial.begin(), polynomial.end(), [](const Rational& c) { return c == 0; })) return;
    for (const AlgebraicNumber& root : real_roots(polynomial))
      if (AlgebraicNumber(Rational(1)) < root) roots.push_back(root);
  });
}

std::vector<AlgebraicNumber> ParametricStratum::special_values() const {
  Rational from = 0;
  std::optional<Rational> to;
  for (const AffineFunction& lead : leads_) {
    if (lead.slope == 0) continue;
    const Rational root = -lead.constant / lead.slope;
    if (lead.slope > 0 && root > from) from = root;
    if (lead.slope < 0 && (!to || root < *to)) to = root;
  }
  std::vector<AlgebraicNumber> roots = {Rational(1)};
  if (transversal_) {
    add_roots_of_coordinates(sites_.first, sites_.second, roots);
  } else {
    add_roots_of_subsets(roots);
    if (sites_.first.size() > 1 && sites_.second.size() > 1) add_roots_of_clarke_set(roots);
  }
  const AlgebraicNumber first(from);
  std::erase_if(roots, [&](const AlgebraicNumber& root) {
    return !(first < root) || (to && !(root < AlgebraicNumber(*to)));
  });
  roots.push_back(first);
  if (to) roots.emplace_back(*to);
  std::sort(roots.begin(), roots.end());
  roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
  return roots;
}

}  // namespace referee
