// SPDX-License-Identifier: GPL-3.0-or-later
/// Local minimisers of small supports by trial of every cell, and the flow in double precision: independent
/// of the library's ways to either.
#pragma once

#include <cmath>
#include <random>

#include "geometry/critical_points.hpp"
#include "heat/mixed_score.hpp"

namespace referee::testing {

inline Mixture<Rational> diracs(std::vector<RationalPoint> points) {
  Mixture<Rational> result;
  result.weights.assign(points.size(), Rational(1, static_cast<long>(points.size())));
  result.variances.assign(points.size(), 0);
  result.means = std::move(points);
  return result;
}

/// geometric-asymptotics, section 5.2.
inline MixedScore paper_plane(const Rational& lambda) {
  using namespace literals;
  return {diracs({{-3, "2.2"_q}, {"-1.2"_q, "-2.6"_q}, {1, "1.3"_q}}),
          diracs({{"2.8"_q, "-3.2"_q}, {4, "2.6"_q}, {"0.2"_q, "-0.2"_q}}), lambda};
}

inline std::vector<int> nearest_sites(const std::vector<RationalPoint>& sites, const RationalPoint& x) {
  std::vector<int> result;
  for (std::size_t k = 0; k < sites.size(); ++k) {
    const Rational distance = squared_distance(sites[k], x);
    if (!result.empty()) {
      const Rational best = squared_distance(sites[static_cast<std::size_t>(result.front())], x);
      if (distance > best) continue;
      if (distance < best) result.clear();
    }
    result.push_back(static_cast<int>(k));
  }
  return result;
}

/// Minima with one nearest site of A1 and at most two of A2 (all there are on the line, and in the plane but
/// for vertices of the diagram of A2): lambda x + (1 - lambda) z with z on the segment of the sites of A2.
inline std::vector<CriticalPoint> minimisers(const MixedScore& score) {
  std::vector<CriticalPoint> result;
  const auto& lambda = score.lambda;
  const auto consider = [&](int k, std::vector<int> sites, const RationalPoint& z, CriticalKind kind) {
    CriticalPoint point{};
    for (std::size_t i = 0; i < z.size(); ++i)
      point.at.push_back(lambda * score.first.means[static_cast<std::size_t>(k)][i] + (1 - lambda) * z[i]);
    point.first = {k}, point.second = std::move(sites), point.minimum = true, point.kind = kind;
    if (nearest_sites(score.first.means, point.at) == point.first &&
        nearest_sites(score.second.means, point.at) == point.second)
      result.push_back(std::move(point));
  };
  for (int k = 0; k < static_cast<int>(score.first.size()); ++k)
    for (int j = 0; j < static_cast<int>(score.second.size()); ++j) {
      const RationalPoint& z = score.second.means[static_cast<std::size_t>(j)];
      consider(k, {j}, z, CriticalKind::smooth_minimum);
      for (int l = 0; lambda > 1 && l < j; ++l) {
        // the z between both for which the point is as far from one as from the other
        const RationalPoint& other = score.second.means[static_cast<std::size_t>(l)];
        Rational ahead = 0, gap = 0;
        for (std::size_t i = 0; i < z.size(); ++i) {
          const Rational step = z[i] - other[i];
          ahead += (lambda * score.first.means[static_cast<std::size_t>(k)][i] + (1 - lambda) * other[i] -
                    (z[i] + other[i]) / 2) *
                   step;
          gap += step * step;
        }
        const Rational share = ahead / ((lambda - 1) * gap);
        if (share <= 0 || share >= 1) continue;
        RationalPoint between;
        for (std::size_t i = 0; i < z.size(); ++i) between.push_back(other[i] + share * (z[i] - other[i]));
        consider(k, {l, j}, between, CriticalKind::interface_minimum);
      }
    }
  return result;
}

/// Classical Runge-Kutta steps, short against the stiffness, from t = start_time to similarity time `tau`.
inline std::vector<double> plain_flow(const MixedScore& score, double start_time, std::vector<double> y,
                                      double tau) {
  const Mixture<double> mixtures[] = {convert(score.first, FromRational<double>{}),
                                      convert(score.second, FromRational<double>{})};
  const double lambda = to_double(score.lambda), factors[] = {lambda, 1 - lambda};
  double reach = 1;
  for (const auto& mixture : mixtures)
    for (const auto& a : mixture.means)
      for (const auto& b : mixture.means) {
        double squares = 0;
        for (std::size_t i = 0; i < y.size(); ++i) squares += (a[i] - b[i]) * (a[i] - b[i]);
        reach = std::max(reach, squares);
      }
  const auto slope = [&](double now, const std::vector<double>& at) {
    const double rate = std::exp(now) / (4 * start_time);
    std::vector<double> result;
    for (double entry : at) result.push_back(-entry / 2);
    for (int side = 0; side < 2; ++side) {
      const auto& mixture = mixtures[side];
      std::vector<double> exponents;
      for (std::size_t k = 0; k < mixture.size(); ++k) {
        double squares = 0;
        for (std::size_t i = 0; i < at.size(); ++i)
          squares += (at[i] - mixture.means[k][i]) * (at[i] - mixture.means[k][i]);
        exponents.push_back(std::log(mixture.weights[k]) - rate * squares);
      }
      const double largest = *std::max_element(exponents.begin(), exponents.end());
      double total = 0;
      for (double& exponent : exponents) total += exponent = std::exp(exponent - largest);
      for (std::size_t k = 0; k < mixture.size(); ++k)
        for (std::size_t i = 0; i < at.size(); ++i)
          result[i] += factors[side] * exponents[k] / total * mixture.means[k][i] / 2;
    }
    return result;
  };
  const auto moved = [](const std::vector<double>& a, double h, const std::vector<double>& b) {
    std::vector<double> result = a;
    for (std::size_t i = 0; i < a.size(); ++i) result[i] += h * b[i];
    return result;
  };
  for (double now = 0; now < tau;) {
    const double stiffness = std::exp(now) / start_time * reach * std::max(1.0, lambda) / 8;
    const double h = std::min({0.02, 1 / stiffness, tau - now});
    const auto a = slope(now, y), b = slope(now + h / 2, moved(y, h / 2, a)),
               c = slope(now + h / 2, moved(y, h / 2, b)), d = slope(now + h, moved(y, h, c));
    for (std::size_t i = 0; i < y.size(); ++i) y[i] += h / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
    now += h;
  }
  return y;
}

inline double distance(const std::vector<double>& y, const RationalPoint& p) {
  double squares = 0;
  for (std::size_t i = 0; i < y.size(); ++i) squares += (y[i] - to_double(p[i])) * (y[i] - to_double(p[i]));
  return std::sqrt(squares);
}

/// Different points with integer coordinates in [-8, 8].
inline std::vector<RationalPoint> random_sites(std::mt19937_64& random, std::size_t count,
                                               std::size_t dimension) {
  std::vector<RationalPoint> result;
  while (result.size() < count) {
    RationalPoint point;
    for (std::size_t i = 0; i < dimension; ++i) point.push_back(static_cast<long>(random() % 17) - 8);
    if (std::find(result.begin(), result.end(), point) == result.end()) result.push_back(point);
  }
  return result;
}

}  // namespace referee::testing
