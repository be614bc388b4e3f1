// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/residuals.hpp"

#include <algorithm>
#include <cmath>

namespace referee::score_shocks {
namespace {

constexpr double a = 3, variance = 1, step = 1e-7, reach = 8;
constexpr int points = 2000;

double score(double x, double tau, ScoreForm form) {
  const double v = variance + 2 * tau, layer = std::tanh(a * x / v);
  return form == ScoreForm::as_printed ? -x / v + (a / v) * layer : (-x + a * layer) / v;
}

double time_derivative(double x, double tau, TimeDifference difference, ScoreForm form) {
  switch (difference) {
    case TimeDifference::forward:
      return (score(x, tau + step, form) - score(x, tau, form)) / step;
    case TimeDifference::backward:
      return (score(x, tau, form) - score(x, tau - step, form)) / step;
    default:
      return (score(x, tau + step, form) - score(x, tau - step, form)) / (2 * step);
  }
}

}  // namespace

std::vector<double> residual_grid() {
  std::vector<double> grid;
  for (int i = 0; i < points; ++i) grid.push_back(-reach + i * (2 * reach / (points - 1)));
  return grid;
}

std::vector<double> score_residuals(double tau, TimeDifference difference, ScoreForm form) {
  std::vector<double> residuals;
  const double v = variance + 2 * tau;
  for (double x : residual_grid()) {
    const double layer = std::tanh(a * x / v), sech = 1 / std::cosh(a * x / v);
    const double s_x = -1 / v + (a * a / (v * v)) * sech * sech;
    const double s_xx = -2 * (a * a * a / (v * v * v)) * layer * sech * sech;
    residuals.push_back(
        std::abs(time_derivative(x, tau, difference, form) - (s_xx + 2 * score(x, tau, form) * s_x)));
  }
  return residuals;
}

double worst_residual(const std::vector<double>& taus, TimeDifference difference, ScoreForm form) {
  double worst = 0;
  for (double tau : taus) {
    const std::vector<double> residuals = score_residuals(tau, difference, form);
    worst = std::max(worst, *std::max_element(residuals.begin(), residuals.end()));
  }
  return worst;
}

}  // namespace referee::score_shocks
