// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/lifted_sites.hpp"

#include "geometry/integer_kernel.hpp"
#include "geometry/linear.hpp"
#include "geometry/supports.hpp"

namespace referee {
namespace {

// Beyond this size a common denominator of all sites costs more than one for each.
constexpr std::size_t widest_scale = 256;

Integer common_denominator(const std::vector<RationalPoint>& sites, const std::vector<Rational>& weights) {
  Integer common = 1;
  const auto include = [&](const Rational& x) {
    if (denominator(x) != 1) common = lcm(common, Integer(denominator(x)));
    return common == 1 || msb(common) < widest_scale;
  };
  for (const RationalPoint& site : sites)
    for (const Rational& x : site)
      if (!include(x)) return 1;
  for (const Rational& w : weights)
    if (!include(w)) return 1;
  return common;
}

LiftedVector homogeneous(const RationalPoint& projected, const Rational& height) {
  Integer scale = denominator(height);
  for (const Rational& q : projected) scale = lcm(scale, Integer(denominator(q)));
  LiftedVector row;
  for (const Rational& q : projected) row.push_back(numerator(q) * (scale / denominator(q)));
  row.push_back(scale);
  row.push_back(numerator(height) * (scale / denominator(height)));
  return row;
}

}  // namespace

LiftedSites::LiftedSites(const std::vector<RationalPoint>& sites, const std::vector<Rational>& weights)
    : scale_(common_denominator(sites, weights)) {
  const RationalPoint& first = sites.front();
  const std::size_t dimension = first.size();
  EchelonForm directions;
  for (std::size_t i = 1; i < sites.size() && directions.rank() < static_cast<int>(dimension); ++i) {
    RationalPoint difference = sites[i];
    for (std::size_t k = 0; k < dimension; ++k) difference[k] -= first[k];
    directions.add(std::move(difference));
  }
  span_ = directions.rows();
  coordinates_ = directions.pivots();

  // The dual basis G^-1 span with the Gram matrix G.
  std::vector<RationalPoint> gram;
  for (const RationalPoint& a : span_) {
    gram.emplace_back();
    for (const RationalPoint& b : span_) gram.back().push_back(dot(a, b));
  }
  dual_span_.assign(span_.size(), RationalPoint(dimension));
  for (std::size_t k = 0; k < dimension; ++k) {
    std::vector<Rational> column;
    for (const RationalPoint& direction : span_) column.push_back(direction[k]);
    const RationalPoint dual = *solve(gram, column);
    for (std::size_t i = 0; i < span_.size(); ++i) dual_span_[i][k] = dual[i];
  }
  foot_ = first;
  for (std::size_t i = 0; i < span_.size(); ++i) {
    const Rational along = dot(dual_span_[i], first);
    for (std::size_t k = 0; k < dimension; ++k) foot_[k] -= along * span_[i][k];
  }

  const Rational square_scale = scale_ * scale_;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const Rational height = (dot(sites[i], sites[i]) - weights[i]) * square_scale;
    RationalPoint q;
    for (int k : coordinates_) q.push_back(sites[i][static_cast<std::size_t>(k)] * scale_);
    rows_.push_back(homogeneous(q, height));
    projected_.weights.push_back(dot(q, q) - height);
    projected_.points.push_back(std::move(q));
  }
}

LiftedVector LiftedSites::lower_facet(const std::vector<int>& simplex) const {
  std::vector<LiftedVector> points;
  for (int site : simplex) points.push_back(row(site));
  LiftedVector plane = integer_kernel(std::move(points));
  if (plane.back() < 0)
    for (Integer& entry : plane) entry = -entry;
  return plane;
}

LiftedVector LiftedSites::vertical_facet(const std::vector<int>& facet, int apex) const {
  std::vector<LiftedVector> points;
  for (int site : facet) {
    points.push_back(row(site));
    points.back().pop_back();
  }
  LiftedVector plane = integer_kernel(std::move(points));
  plane.push_back(0);
  if (side(plane, apex) < 0)
    for (Integer& entry : plane) entry = -entry;
  return plane;
}

int LiftedSites::side(const LiftedVector& plane, int site) const {
  Integer sum = 0;
  for (std::size_t k = 0; k < plane.size(); ++k)
    mpz_addmul(sum.backend().data(), plane[k].backend().data(), row(site)[k].backend().data());
  return sum.sign();
}

// On the facet h = <gradient, q> + constant, and the power of x to p is |x|^2 - 2 <x, p> + h: the same for
// all of them if 2 <x, span_i> is the gradient's i-th component.
RationalPoint LiftedSites::power_centre(const LiftedVector& lower) const {
  const Integer twice_height = 2 * scale_ * lower.back();
  std::vector<Rational> components;
  for (std::size_t i = 0; i < coordinates_.size(); ++i) components.emplace_back(-lower[i], twice_height);
  RationalPoint centre = embedded(components);
  if (coordinates_.size() < foot_.size())
    for (std::size_t k = 0; k < foot_.size(); ++k) centre[k] += foot_[k];
  return centre;
}

RationalPoint LiftedSites::outward(const LiftedVector& vertical) const {
  std::vector<Rational> components;
  for (std::size_t i = 0; i < coordinates_.size(); ++i) components.emplace_back(-vertical[i]);
  return primitive(embedded(components));
}

// The vector of the span with the given products with its basis.
RationalPoint LiftedSites::embedded(const std::vector<Rational>& products) const {
  if (coordinates_.size() == foot_.size()) {
    // The basis is that of the coordinates, in the order in which it was found.
    RationalPoint vector(foot_.size());
    for (std::size_t i = 0; i < products.size(); ++i)
      vector[static_cast<std::size_t>(coordinates_[i])] = products[i];
    return vector;
  }
  RationalPoint vector(foot_.size());
  for (std::size_t i = 0; i < products.size(); ++i)
    for (std::size_t k = 0; k < vector.size(); ++k) vector[k] += products[i] * dual_span_[i][k];
  return vector;
}

}  // namespace referee
