// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/swift_ascent.hpp"

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>

namespace referee::multiplicative_noise {
namespace {

constexpr unsigned rule_order = 60;
constexpr double step_part = 0.2;  // of the shortest relaxation time: classical Runge-Kutta is stable to 2.7

double length_of(std::span<const double> v) {
  double sum = 0;
  for (double component : v) sum += component * component;
  return std::sqrt(sum);
}

}  // namespace

SwiftModel::SwiftModel(const Instance& data) {
  const Point p(data, {64});
  const Mixture<Ball> mixture = data_of(p);
  for (std::size_t j = 0; j < mixture.size(); ++j) {
    auto& point = points_.emplace_back();
    for (const Ball& component : mixture.means[j]) point.push_back(component.to_double());
    odds_.push_back(mixture.weights[j].to_double());
  }
  alpha_ = to_double(data["alpha"]);
  sigma_eps_ = to_double(data["a"]);
  sigma_T_ = to_double(data["b"]);
  const double d = static_cast<double>(dimension());
  using Rule = boost::math::quadrature::gauss<double, rule_order>;
  const double lower = -2 * std::log(sigma_T_), upper = -2 * std::log(sigma_eps_);
  const double half = (upper - lower) / 2, middle = (upper + lower) / 2;
  for (std::size_t n = 0; n < Rule::abscissa().size(); ++n)
    for (double sign : {-1.0, 1.0}) {
      const double y = middle + sign * half * Rule::abscissa()[n], weight = half * Rule::weights()[n];
      nodes_.push_back(std::exp(y));
      level_weights_.push_back(weight * std::exp(((d + alpha_) / 2 - 1) * y));
      force_weights_.push_back(weight * std::exp((d + alpha_) / 2 * y));
      model_weights_.push_back(weight * std::exp(((d + 2 * alpha_) / 2 - 1) * y));
    }
}

SwiftModel::Values SwiftModel::at(std::span<const double> x) const {
  Values values{0, 0, std::vector<double>(x.size(), 0)};
  for (std::size_t j = 0; j < points_.size(); ++j) {
    double z = 0;
    for (std::size_t i = 0; i < x.size(); ++i) z += (x[i] - points_[j][i]) * (x[i] - points_[j][i]) / 2;
    double level = 0, force = 0, weight = 0;
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      const double decay = std::exp(-z * nodes_[n]);
      level += level_weights_[n] * decay;
      force += force_weights_[n] * decay;
      weight += model_weights_[n] * decay;
    }
    values.level += odds_[j] * level;
    values.weight += odds_[j] * weight;
    for (std::size_t i = 0; i < x.size(); ++i) values.model[i] += odds_[j] * force * (points_[j][i] - x[i]);
  }
  for (double& component : values.model) component /= values.weight;
  return values;
}

SwiftRun follow(const SwiftModel& model, const Perturbation& perturbation, std::vector<double> start,
                double time, double threshold) {
  const double exponent = 2 - model.alpha();
  const double slow = std::pow(model.sigma_T(), exponent), fast = std::pow(model.sigma_eps(), exponent);
  const double total = time * slow;
  const long steps = std::lround(std::ceil(std::abs(total) / (step_part * std::min(slow, fast))));
  const double h = total / static_cast<double>(steps);
  const auto field = [&](std::span<const double> x) {
    std::vector<double> v = model.at(x).model;
    const std::vector<double> e = perturbation(x, v);
    for (std::size_t i = 0; i < v.size(); ++i) v[i] += e[i];
    return v;
  };
  const auto moved = [](const std::vector<double>& x, const std::vector<double>& v, double part) {
    std::vector<double> result(x);
    for (std::size_t i = 0; i < x.size(); ++i) result[i] += part * v[i];
    return result;
  };
  SwiftRun run;
  std::vector<double> x = start;
  double level = model.at(x).level;
  run.start = std::move(start);
  run.start_level = level;
  for (long n = 0; n <= steps; ++n) {
    if (level >= threshold) {
      run.least_level_inside = run.reached ? std::min(run.least_level_inside, level) : level;
      run.reached = true;
    } else if (run.reached) {
      run.least_level_inside = std::min(run.least_level_inside, level);
    }
    if (n == steps) break;
    const auto k1 = field(x), k2 = field(moved(x, k1, h / 2)), k3 = field(moved(x, k2, h / 2)),
               k4 = field(moved(x, k3, h));
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    const double next = model.at(x).level;
    run.greatest_drop = std::max(run.greatest_drop, std::log(level / next));
    level = next;
  }
  const auto values = model.at(x);
  run.end_level = values.level;
  run.end_slope = length_of(values.model);
  run.end = std::move(x);
  return run;
}

}  // namespace referee::multiplicative_noise
