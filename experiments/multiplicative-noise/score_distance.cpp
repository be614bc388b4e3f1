// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/score_distance.hpp"

#include <algorithm>
#include <array>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>

#include "numbers/gauss_legendre.hpp"

namespace referee::multiplicative_noise {
namespace {

constexpr double tail = 9;  // standard deviations: exp(-40) is left out
constexpr std::size_t rule_order = 10;
constexpr long few_panels = 8, many_panels = 12;
using Rule = boost::math::quadrature::gauss<double, rule_order>;

struct Node {
  double at, weight;
};

/// Nodes over [from, to], which lie closer and closer to `from` down to the length `grain`.
void append_graded(std::vector<Node>& nodes, double from, double to, double grain, long panels) {
  const double end = std::asinh(std::abs(to - from) / grain), side = to < from ? -1 : 1;
  const double width = end / static_cast<double>(panels);
  for (long p = 0; p < panels; ++p)
    for (std::size_t n = 0; n < Rule::abscissa().size(); ++n)
      for (double sign : {-1.0, 1.0}) {
        const double t = width * (static_cast<double>(p) + 0.5 + sign * 0.5 * Rule::abscissa()[n]);
        nodes.push_back(
            {from + side * grain * std::sinh(t), width / 2 * Rule::weights()[n] * grain * std::cosh(t)});
      }
}

double reach_of(const TrainedModel& data) {
  double greatest = 0;
  for (const auto& point : data.data.means) greatest = std::max(greatest, std::abs(to_double(point[0])));
  return 2 * greatest + 2 * tail * to_double(data.sigma_T);
}

}  // namespace

ScoreDistance::ScoreDistance(const TrainedModel& data)
    : data_(data),
      alpha_(to_double(data.alpha)),
      sigma_eps_(to_double(data.sigma_eps)),
      sigma_T_(to_double(data.sigma_T)),
      model_(data, reach_of(data)) {
  for (std::size_t j = 0; j < data.data.size(); ++j) {
    points_.push_back(to_double(data.data.means[j][0]));
    weights_.push_back(to_double(data.data.weights[j]));
  }
}

double ScoreDistance::score_of(std::span<const double> x, double sigma, std::span<double> result) const {
  const double variance = sigma * sigma;
  double across = 0, least = HUGE_VAL, sum = 0, mean = 0;
  for (std::size_t i = 1; i < x.size(); ++i) across += x[i] * x[i];
  for (double point : points_) least = std::min(least, (x[0] - point) * (x[0] - point));
  for (std::size_t j = 0; j < points_.size(); ++j) {
    const double step = points_[j] - x[0];
    const double share = weights_[j] * std::exp((least - step * step) / (2 * variance));
    sum += share;
    mean += share * step;
  }
  result[0] = mean / sum;
  for (std::size_t i = 1; i < x.size(); ++i) result[i] = -x[i];
  return sum * std::exp(-(least + across) / (2 * variance));
}

double ScoreDistance::score_on_axis(double x, double sigma) const {
  std::vector<double> at(model_.dimension(), 0.0), score(at);
  at[0] = x;
  score_of(at, sigma, score);
  return score[0] / (sigma * sigma);
}

double ScoreDistance::model_on_axis(double x, double sigma) const {
  std::vector<double> at(model_.dimension(), 0.0), value(at);
  at[0] = x;
  model_.evaluate(at, value);
  return std::pow(sigma, -alpha_) * value[0];
}

double ScoreDistance::relative(double sigma, long panels) const {
  // Graded towards every data point: there the model turns within sigma_eps.
  std::vector<Node> along, across;
  const double grain = std::min(sigma, sigma_eps_);
  for (std::size_t j = 0; j < points_.size(); ++j) {
    const bool first = j == 0, last = j + 1 == points_.size();
    append_graded(along, points_[j], first ? points_[j] - tail * sigma : (points_[j] + points_[j - 1]) / 2,
                  grain, panels);
    append_graded(along, points_[j], last ? points_[j] + tail * sigma : (points_[j] + points_[j + 1]) / 2,
                  grain, panels);
  }
  if (model_.dimension() == 2)
    append_graded(across, 0, tail * sigma, grain, panels);  // one half of a symmetric integrand
  else
    across.push_back({0, 1});
  const double rescaling = std::pow(sigma, 2 - alpha_);
  std::vector<double> x(model_.dimension()), score(x), value(x);
  double difference = 0, whole = 0;
  for (const Node& u : along)
    for (const Node& v : across) {
      x[0] = u.at;
      if (x.size() == 2) x[1] = v.at;
      const double mass = u.weight * v.weight * score_of(x, sigma, score);
      if (mass == 0) continue;
      model_.evaluate(x, value);
      for (std::size_t i = 0; i < x.size(); ++i) {
        const double gap = rescaling * value[i] - score[i];
        difference += mass * gap * gap;
        whole += mass * score[i] * score[i];
      }
    }
  return std::sqrt(difference / whole);
}

Measured ScoreDistance::at(double sigma) const {
  const double fine = relative(sigma, many_panels);
  return {fine, std::abs(fine - relative(sigma, few_panels))};
}

double ScoreDistance::roughly_at(double sigma) const { return relative(sigma, few_panels); }

std::vector<double> ScoreDistance::mimicked_levels(double x) const {
  constexpr int steps = 400, bisections = 50;
  const auto excess = [&](double log_sigma) {
    const double sigma = std::exp(log_sigma);
    return model_on_axis(x, sigma) - score_on_axis(x, sigma);
  };
  const double low = std::log(sigma_eps_), step = (std::log(sigma_T_) - low) / steps;
  std::vector<double> levels;
  double before = excess(low);
  for (int n = 1; n <= steps; ++n) {
    double left = low + (n - 1) * step, right = low + n * step;
    const double after = excess(right);
    if ((before < 0) != (after < 0)) {
      for (int k = 0; k < bisections; ++k) {
        const double middle = (left + right) / 2;
        ((excess(middle) < 0) == (before < 0) ? left : right) = middle;
      }
      levels.push_back(std::exp(left));
    }
    before = after;
  }
  return levels;
}

double lone_point_limit(long dimension, const Rational& alpha) {
  const double half = static_cast<double>(dimension) / 2, a = to_double(alpha);
  const double part =
      std::exp(2 * std::lgamma(half + a / 2) - std::lgamma(half) - std::lgamma(half + a - 1)) / half;
  return std::sqrt(std::max(0.0, 1 - part));
}

Measured lone_point_distance(long dimension, const Rational& alpha, const Rational& scale) {
  constexpr Precision precision{96};
  const NoiseKernel kernel(Ball(Rational(1 / scale), precision), Ball(scale, precision));
  const Ball attraction(Rational((dimension + alpha) / 2), precision),
      weight(Rational((dimension + 2 * alpha) / 2 - 1), precision);
  const double root = std::sqrt(static_cast<double>(dimension));
  const Ball from = Ball::from_double(std::max(0.0, root - tail), precision),
             to = Ball::from_double(root + tail, precision);
  // r^(d-1) exp(-r^2/2) up to a factor, largest near sqrt(d).
  const auto mass = [&](const Ball& r) {
    const Ball lead = log(r / Ball::from_double(root, precision)) * (dimension - 1);
    return exp(lead - half_of(square(r)) + half_of(Ball(dimension)));
  };
  const auto gap = [&](const Ball& r) {
    const Ball z = half_of(square(r));
    return mass(r) * square(r * (kernel.scaled(attraction, z) / kernel.scaled(weight, z) - Ball(1)));
  };
  const auto whole = [&](const Ball& r) { return mass(r) * square(r); };
  const auto relative = [&](long panels) {
    const GaussLegendre rule(20, precision);
    return sqrt(rule.integrate(gap, from, to, panels) / rule.integrate(whole, from, to, panels)).to_double();
  };
  const double fine = relative(9);
  return {fine, std::abs(fine - relative(6))};
}

}  // namespace referee::multiplicative_noise
