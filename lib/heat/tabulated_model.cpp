// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/tabulated_model.hpp"

#include <algorithm>
#include <cmath>

namespace referee {
namespace {

/// (d + multiple alpha)/2 + shift.
Rational kernel_order(const TrainedModel& model, long multiple, long shift) {
  return (static_cast<long>(model.data.dimension()) + multiple * model.alpha) / 2 + shift;
}

/// log of a sum of exponentials, one term at a time.
class LogSum {
 public:
  void add(double term) {
    if (term > greatest_) {
      sum_ = sum_ * std::exp(greatest_ - term) + 1;
      greatest_ = term;
    } else {
      sum_ += std::exp(term - greatest_);
    }
  }
  double value() const { return greatest_ + std::log(sum_); }

 private:
  double greatest_ = -HUGE_VAL, sum_ = 0;
};

}  // namespace

TabulatedModel::TabulatedModel(const TrainedModel& model, double reach)
    : dimension_(model.data.dimension()),
      attraction_(kernel_order(model, 1, 0), model.sigma_eps, model.sigma_T, reach * reach / 2),
      weight_(kernel_order(model, 2, -1), model.sigma_eps, model.sigma_T, reach * reach / 2) {
  for (std::size_t j = 0; j < model.data.size(); ++j) {
    for (const Rational& coordinate : model.data.means[j]) points_.push_back(to_double(coordinate));
    log_weights_.push_back(std::log(to_double(model.data.weights[j])));
  }
}

double TabulatedModel::half_square(std::span<const double> x, std::size_t j) const {
  double sum = 0;
  for (std::size_t i = 0; i < dimension_; ++i) {
    const double difference = points_[j * dimension_ + i] - x[i];
    sum += difference * difference;
  }
  return sum / 2;
}

double TabulatedModel::mean_displacement(std::span<const double> x, std::span<double> result) const {
  std::fill(result.begin(), result.end(), 0.0);
  double greatest = -HUGE_VAL, sum = 0;
  for (std::size_t j = 0; j < size(); ++j) {
    const double term = log_weights_[j] + attraction_.log_value(half_square(x, j));
    double share = 1;
    if (term > greatest) {
      const double fading = std::exp(greatest - term);
      sum *= fading;
      for (double& component : result) component *= fading;
      greatest = term;
    } else {
      share = std::exp(term - greatest);
    }
    sum += share;
    for (std::size_t i = 0; i < dimension_; ++i) result[i] += share * (points_[j * dimension_ + i] - x[i]);
  }
  for (double& component : result) component /= sum;
  return greatest + std::log(sum);
}

void TabulatedModel::displacement(std::span<const double> x, std::span<double> result) const {
  mean_displacement(x, result);
}

void TabulatedModel::evaluate(std::span<const double> x, std::span<double> result) const {
  const double attraction = mean_displacement(x, result);
  LogSum weight;
  for (std::size_t j = 0; j < size(); ++j) weight.add(log_weights_[j] + weight_.log_value(half_square(x, j)));
  const double factor = std::exp(attraction - weight.value());
  for (double& component : result) component *= factor;
}

std::size_t TabulatedModel::nearest(std::span<const double> x) const {
  std::size_t best = 0;
  for (std::size_t j = 1; j < size(); ++j)
    if (half_square(x, j) < half_square(x, best)) best = j;
  return best;
}

}  // namespace referee
