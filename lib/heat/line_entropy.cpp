// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/line_entropy.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "numbers/normal_law.hpp"
#include "numbers/quadrature.hpp"

namespace referee {
namespace {

void demand_line(const Mixture<Ball>& mixture) {
  if (mixture.dimension() != 1) throw std::invalid_argument("line_entropy: the mixture must lie on the line");
}

/// A mixture density and its logarithm at complex places.
class ComplexDensity {
 public:
  explicit ComplexDensity(const Mixture<Ball>& mixture) {
    for (std::size_t k = 0; k < mixture.size(); ++k) {
      const Ball& variance = mixture.variances[k];
      factors_.push_back(mixture.weights[k] / sqrt(Ball(2) * Ball::pi(variance.precision()) * variance));
      means_.push_back(mixture.means[k][0]);
      rates_.push_back(Ball(-1) / (Ball(2) * variance));
    }
  }
  ComplexBall operator()(const ComplexBall& x) const {
    ComplexBall sum(0);
    for (std::size_t k = 0; k < means_.size(); ++k) sum += ComplexBall(factors_[k]) * exp(exponent(x, k));
    return sum;
  }
  /// With the exponent of one component taken out of the logarithm, whose branch then stays the principal one
  /// wherever that component leads: far from the means the phases of the terms turn many times.
  ComplexBall logarithm(const ComplexBall& x, std::size_t leader) const {
    const ComplexBall reference = exponent(x, leader);
    ComplexBall sum(1);
    for (std::size_t k = 0; k < means_.size(); ++k)
      if (k != leader) sum += ComplexBall(factors_[k] / factors_[leader]) * exp(exponent(x, k) - reference);
    const ComplexBall head = ComplexBall(log(factors_[leader])) + reference;
    return means_.size() == 1 ? head : head + log(sum);
  }
  std::size_t leader_at(const Ball& x) const {
    const auto height = [&](std::size_t k) { return log(factors_[k]) + rates_[k] * square(x - means_[k]); };
    std::size_t leader = 0;
    for (std::size_t k = 1; k < means_.size(); ++k)
      if (leads(height(k), height(leader))) leader = k;
    return leader;
  }
  /// The means and the middles between them, exact and in increasing order.
  std::vector<Ball> turning_points() const {
    std::vector<Ball> points;
    for (const Ball& mean : means_) points.push_back(mean.midpoint());
    const auto before = [](const Ball& a, const Ball& b) { return leads(b, a); };
    std::sort(points.begin(), points.end(), before);
    for (std::size_t k = 1, count = points.size(); k < count; ++k)
      points.push_back(half_of(Ball(points[k - 1] + points[k])).midpoint());
    std::sort(points.begin(), points.end(), before);
    return points;
  }

 private:
  ComplexBall exponent(const ComplexBall& x, std::size_t k) const {
    const ComplexBall offset = x - ComplexBall(means_[k]);
    return offset * offset * ComplexBall(rates_[k]);
  }

  std::vector<Ball> factors_, means_, rates_;
};

/// |log g(x)| <= constant + (x - centre)^2/(2 variance) for every real x.
struct LogarithmBound {
  Ball constant, centre, variance;
};
LogarithmBound logarithm_bound(const Mixture<Ball>& g) {
  std::size_t widest = 0;
  Ball peak(0);
  const auto height = [&](std::size_t k) {
    return g.weights[k] / sqrt(Ball(2) * Ball::pi(g.variances[k].precision()) * g.variances[k]);
  };
  for (std::size_t k = 0; k < g.size(); ++k) {
    peak += height(k);
    if (leads(g.variances[k], g.variances[widest])) widest = k;
  }
  return {max(abs(log(peak)), abs(log(height(widest)))), g.means[widest][0], g.variances[widest]};
}

/// sqrt(2/pi) int_r^oo exp(-z^2/2) (constant + slope z^2) dz: both tails of a standard normal variable.
Ball both_tails(const Ball& reach, const Ball& constant, const Ball& slope) {
  const Ball pi = Ball::pi(reach.precision());
  return (constant + slope) * erfc(reach / sqrt(Ball(2).at(reach.precision()))) +
         slope * reach * sqrt(Ball(2) / pi) * exp(-square(reach) / 2);
}

}  // namespace

Ball mean_logarithm(const Mixture<Ball>& f, const Mixture<Ball>& g, Precision precision) {
  demand_line(f);
  demand_line(g);
  const ComplexDensity weight(f), density(g);
  const LogarithmBound bound = logarithm_bound(g);
  // exp(-reach^2/2) is below the last bit.
  const Ball reach(static_cast<long>(std::ceil(std::sqrt(1.4 * static_cast<double>(precision.bits)))) + 2);
  Ball sum = Ball(0).at(precision), lower, upper;
  bool first = true;
  for (std::size_t k = 0; k < f.size(); ++k) {
    const Ball half = reach * sqrt(f.variances[k]);
    const Ball from = f.means[k][0] - half, to = f.means[k][0] + half;
    lower = first ? from : min(lower, from);
    upper = first ? to : max(upper, to);
    first = false;
    // (x - centre)^2 <= 2 (x - mean)^2 + 2 (mean - centre)^2.
    const Ball tail =
        f.weights[k] * both_tails(reach.at(precision),
                                  bound.constant + square(f.means[k][0] - bound.centre) / bound.variance,
                                  f.variances[k] / bound.variance);
    sum += join(-tail, tail);
  }
  // Any fixed range outside the enclosed ends would do: the tails are bounded beyond `reach` deviations.
  lower = lower.lower().at(precision);
  upper = upper.upper().at(precision);
  std::vector<Ball> cuts{lower};
  for (const Ball& point : density.turning_points())
    if (certainly_less(cuts.back(), point) && certainly_less(point, upper))
      cuts.push_back(point.at(precision));
  cuts.push_back(upper);
  for (std::size_t n = 1; n < cuts.size(); ++n) {
    const std::size_t leader = density.leader_at(half_of(Ball(cuts[n - 1] + cuts[n])));
    sum += integrate([&](const ComplexBall& x) { return weight(x) * density.logarithm(x, leader); },
                     cuts[n - 1], cuts[n], precision);
  }
  return sum;
}

Ball line_divergence(const Mixture<Ball>& f, const Mixture<Ball>& g, Precision precision) {
  return mean_logarithm(f, f, precision) - mean_logarithm(f, g, precision);
}

Ball mean_absolute_value(const Mixture<Ball>& f) {
  demand_line(f);
  Ball sum(0);
  for (std::size_t k = 0; k < f.size(); ++k) {
    const Ball &mean = f.means[k][0], doubled = Ball(2) * f.variances[k];
    sum += f.weights[k] * (mean * erf(mean / sqrt(doubled)) +
                           sqrt(doubled / Ball::pi(doubled.precision())) * exp(-square(mean) / doubled));
  }
  return sum;
}

Ball mean_exponential_of_absolute_value(const Mixture<Ball>& f) {
  demand_line(f);
  Ball sum(0);
  for (std::size_t k = 0; k < f.size(); ++k) {
    const Ball &variance = f.variances[k], deviation = sqrt(variance);
    const auto side = [&](const Ball& mean) {
      return exp(mean + variance / 2) * normal_distribution(Ball((mean + variance) / deviation));
    };
    sum += f.weights[k] * (side(f.means[k][0]) + side(-f.means[k][0]));
  }
  return sum;
}

}  // namespace referee
