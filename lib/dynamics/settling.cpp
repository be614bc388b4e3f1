// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/settling.hpp"

#include <algorithm>
#include <stdexcept>

#include "geometry/convex.hpp"
#include "geometry/linear.hpp"
#include "measures/posterior.hpp"

namespace referee {
namespace {

using Vector = std::vector<Ball>;
using Matrix = std::vector<Vector>;

std::vector<RationalPoint> tied_means(const Mixture<Rational>& mixture, const std::vector<int>& tied) {
  std::vector<RationalPoint> result;
  for (int k : tied) result.push_back(mixture.means[static_cast<std::size_t>(k)]);
  return result;
}

bool on_the_edge(const MixedScore& mixed, const CriticalPoint& minimiser) {
  const auto repelling = tied_means(mixed.second, minimiser.second);
  for (const RationalPoint& site : tied_means(mixed.first, minimiser.first)) {
    RationalPoint balance;
    for (std::size_t i = 0; i < site.size(); ++i)
      balance.push_back((mixed.lambda * site[i] - minimiser.at[i]) / (mixed.lambda - 1));
    if (position_in_hull(repelling, balance).side != Side::inside) return true;
  }
  return false;
}

/// x with matrix x = right for every member of the enclosures; not finite where a pivot may vanish. The
/// matrices here are close to positive definite ones, so the diagonal serves as pivots.
Vector solve_enclosed(Matrix matrix, Vector right) {
  const std::size_t n = right.size();
  for (std::size_t p = 0; p < n; ++p)
    for (std::size_t row = p + 1; row < n; ++row) {
      const Ball factor = matrix[row][p] / matrix[p][p];
      for (std::size_t column = p; column < n; ++column) matrix[row][column] -= factor * matrix[p][column];
      right[row] -= factor * right[p];
    }
  for (std::size_t row = n; row-- > 0;) {
    for (std::size_t column = row + 1; column < n; ++column)
      right[row] -= matrix[row][column] * right[column];
    right[row] /= matrix[row][row];
  }
  return right;
}

/// By Sylvester's criterion: the pivots of the elimination.
bool is_positive_definite(Matrix matrix) {
  const std::size_t n = matrix.size();
  for (std::size_t p = 0; p < n; ++p) {
    if (!matrix[p][p].is_positive()) return false;
    for (std::size_t row = p + 1; row < n; ++row) {
      const Ball factor = matrix[row][p] / matrix[p][p];
      for (std::size_t column = p; column < n; ++column) matrix[row][column] -= factor * matrix[p][column];
    }
  }
  return true;
}

/// H and its derivatives, in coordinates of a basis of W.
class BlownUpField {
 public:
  BlownUpField(const MixedScore& mixed, const CriticalPoint& minimiser,
               const std::vector<RationalPoint>& basis, Precision precision)
      : zero_(Ball(0).at(precision)), lambda_(mixed.lambda, precision) {
    const FromRational<Ball> ball{precision};
    for (const Rational& coordinate : minimiser.at) at_.push_back(ball(coordinate));
    for (const RationalPoint& direction : basis) {
      auto& vector = basis_.emplace_back();
      for (const Rational& coordinate : direction) vector.push_back(ball(coordinate));
    }
    for (const auto& [mixture, tied] :
         {std::pair{&mixed.first, &minimiser.first}, std::pair{&mixed.second, &minimiser.second}}) {
      Mixture<Ball> near;
      Rational sum = 0;
      for (int k : *tied) sum += mixture->weights[static_cast<std::size_t>(k)];
      for (int k : *tied) {
        auto& mean = near.means.emplace_back();
        for (const Rational& coordinate : mixture->means[static_cast<std::size_t>(k)])
          mean.push_back(ball(coordinate));
        near.weights.push_back(ball(mixture->weights[static_cast<std::size_t>(k)] / sum));
        near.variances.push_back(Ball(0));
      }
      // Tied sites at noise 2: the weight of a site at p + xi is proportional to w_k exp(<xi, x_k>/2).
      kernels_.emplace_back(near, ball(2));
    }
  }

  std::size_t size() const { return basis_.size(); }
  Vector in_space(const Vector& coordinates) const {
    Vector result(at_.size(), zero_);
    for (std::size_t j = 0; j < size(); ++j)
      for (std::size_t i = 0; i < result.size(); ++i) result[i] += coordinates[j] * basis_[j][i];
    return result;
  }
  /// Inner products with the basis.
  Vector tested(const Vector& v) const {
    Vector result;
    for (const Vector& direction : basis_) {
      result.push_back(zero_);
      for (std::size_t i = 0; i < v.size(); ++i) result.back() += direction[i] * v[i];
    }
    return result;
  }
  Vector value(const Vector& coordinates) {
    const auto [first, second] = posteriors(coordinates, 1);
    Vector result;
    for (std::size_t i = 0; i < at_.size(); ++i)
      result.push_back(at_[i] - lambda_ * first->mean[i] + (lambda_ - Ball(1)) * second->mean[i]);
    return tested(result);
  }
  Matrix slope(const Vector& coordinates) {
    const auto [first, second] = posteriors(coordinates, 2);
    const std::size_t d = at_.size();
    Matrix result(size());
    for (std::size_t j = 0; j < size(); ++j) {
      Vector image(d, zero_);
      for (std::size_t i = 0; i < d; ++i)
        for (std::size_t k = 0; k < d; ++k)
          image[i] +=
              basis_[j][k] *
              ((lambda_ - Ball(1)) * second->covariance[i * d + k] - lambda_ * first->covariance[i * d + k]) /
              2;
      result[j] = tested(image);
    }
    return result;
  }
  /// D^2 H [v, v] for v in R^d.
  Vector curvature(const Vector& coordinates, const Vector& v) {
    const auto [first, second] = posteriors(coordinates, 3);
    const std::size_t d = at_.size();
    Vector result(d, zero_);
    for (std::size_t i = 0; i < d; ++i)
      for (std::size_t j = 0; j < d; ++j)
        for (std::size_t k = 0; k < d; ++k) {
          const std::size_t entry = (i * d + j) * d + k;
          result[i] +=
              v[j] * v[k] * ((lambda_ - Ball(1)) * second->third[entry] - lambda_ * first->third[entry]) / 4;
        }
    return tested(result);
  }

 private:
  std::pair<const Posterior<Ball>*, const Posterior<Ball>*> posteriors(const Vector& coordinates, int order) {
    Vector x = in_space(coordinates);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += at_[i];
    return {&kernels_[0].at(x, order), &kernels_[1].at(x, order)};
  }

  Ball zero_, lambda_;
  Vector at_;
  Matrix basis_;
  std::vector<PosteriorKernel<Ball>> kernels_;
};

double largest(const Vector& v) {
  double result = 0;
  for (const Ball& entry : v) result = std::max(result, entry.magnitude().to_double());
  return result;
}

/// Newton's method on midpoints from 0, steps halved until the residual falls.
Vector approximate_zero(BlownUpField& field, Precision precision) {
  Vector at(field.size(), Ball(0).at(precision));
  Vector residual = field.value(at);
  constexpr int most_steps = 400, most_halvings = 30;
  for (int step = 0; step < most_steps; ++step) {
    const Vector move = solve_enclosed(field.slope(at), residual);
    bool better = false;
    Ball share = Ball(1).at(precision);
    for (int halving = 0; !better && halving < most_halvings; ++halving, share = share / 2L) {
      Vector next = at;
      for (std::size_t j = 0; j < next.size(); ++j)
        next[j] = (at[j] - share * move[j]).midpoint().at(precision);
      Vector left = field.value(next);
      better = largest(left) < largest(residual);
      if (better) {
        at = std::move(next);
        residual = std::move(left);
      }
    }
    if (!better) break;
  }
  return at;
}

/// A box in which H has exactly one zero, which it holds; empty if none could be proven.
Vector proven_zero(BlownUpField& field, const Vector& approximation, Precision precision) {
  const Vector residual = field.value(approximation);
  for (long bits = precision.bits / 2; bits > 4; bits /= 2) {
    const Ball radius(power(Rational(2), -bits), precision);
    Vector box;
    for (const Ball& entry : approximation) box.push_back(join(entry - radius, entry + radius));
    const Vector move = solve_enclosed(field.slope(box), residual);
    Vector image;
    bool inside = true;
    for (std::size_t j = 0; j < box.size(); ++j) {
      image.push_back(approximation[j] - move[j]);
      inside = inside && image[j].is_finite() && box[j].contains(image[j]);
    }
    if (inside) return image;
  }
  return {};
}

}  // namespace

std::optional<SettlingSeries> settling_series(const MixedScore& mixed, const CriticalPoint& minimiser,
                                              Precision precision) {
  if (mixed.lambda <= 1) throw std::invalid_argument("settling_series: lambda must be above 1");
  if (!minimiser.minimum) throw std::invalid_argument("settling_series: the point is no local minimiser");
  for (const auto* mixture : {&mixed.first, &mixed.second})
    for (const Rational& variance : mixture->variances)
      if (variance != 0) throw std::invalid_argument("settling_series: all components must be Diracs");
  if (on_the_edge(mixed, minimiser)) return std::nullopt;
  SettlingSeries result;
  auto differences = differences_to_first(mixed.first.means, minimiser.first);
  for (RationalPoint& row : differences_to_first(mixed.second.means, minimiser.second))
    differences.push_back(std::move(row));
  for (int row : independent_rows(differences))
    result.normal.push_back(differences[static_cast<std::size_t>(row)]);
  result.tangent = null_space(differences, mixed.dimension());
  BlownUpField field(mixed, minimiser, result.normal, precision.plus(32));
  const Vector zero = proven_zero(field, approximate_zero(field, precision.plus(32)), precision.plus(32));
  if (zero.size() != field.size()) return std::nullopt;
  const Matrix slope = field.slope(zero);
  if (!is_positive_definite(slope)) return std::nullopt;
  result.first = field.in_space(zero);
  result.second = field.in_space(solve_enclosed(slope, field.tested(result.first)));
  Vector third = field.tested(result.second);
  const Vector curvature = field.curvature(zero, result.second);
  for (std::size_t j = 0; j < third.size(); ++j) third[j] = Ball(3) * third[j] - curvature[j] / 2;
  result.third = field.in_space(solve_enclosed(slope, third));
  return result;
}

}  // namespace referee
