// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/ascent_basins.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "numbers/krawczyk.hpp"

namespace referee {
namespace {

constexpr Precision trap_precision{128};
constexpr int trap_halvings = 40;
constexpr std::size_t stages = 7;

// Dormand and Prince's pair of orders 5 and 4; the last stage is the first of the next step.
constexpr double stage_parts[stages][stages - 1] = {
    {},
    {1.0 / 5},
    {3.0 / 40, 9.0 / 40},
    {44.0 / 45, -56.0 / 15, 32.0 / 9},
    {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
    {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
    {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}};
constexpr double error_parts[stages] = {71.0 / 57600,      0,          -71.0 / 16695, 71.0 / 1920,
                                        -17253.0 / 339200, 22.0 / 525, -1.0 / 40};

/// x' = direction (m(x) - x) with steps chosen by the embedded error.
class AscentStepper {
 public:
  AscentStepper(const TabulatedModel& model, std::vector<double> start, double direction, double tolerance)
      : model_(model), direction_(direction), tolerance_(tolerance), x_(std::move(start)) {
    for (auto& slope : slopes_) slope.resize(x_.size());
    stage_.resize(x_.size());
    field(x_, slopes_[0]);
  }

  const std::vector<double>& at() const { return x_; }
  double speed() const { return length(slopes_[0]); }

  void step() {
    for (;;) {
      for (std::size_t s = 1; s < stages; ++s) {
        stage_ = x_;
        for (std::size_t r = 0; r < s; ++r)
          for (std::size_t i = 0; i < x_.size(); ++i) stage_[i] += step_ * stage_parts[s][r] * slopes_[r][i];
        field(stage_, slopes_[s]);
      }
      double error = 0;
      for (std::size_t i = 0; i < x_.size(); ++i) {
        double component = 0;
        for (std::size_t s = 0; s < stages; ++s) component += error_parts[s] * slopes_[s][i];
        error = std::max(error, std::abs(step_ * component));
      }
      const bool accepted = error <= tolerance_;
      const double factor = error > 0 ? 0.9 * std::pow(tolerance_ / error, 0.2) : 5;
      step_ = std::min(longest_step, step_ * std::clamp(factor, 0.2, 5.0));
      if (!accepted) continue;
      x_.swap(stage_);
      slopes_[0].swap(slopes_[stages - 1]);
      return;
    }
  }

  static double length(const std::vector<double>& v) {
    double sum = 0;
    for (double component : v) sum += component * component;
    return std::sqrt(sum);
  }

 private:
  static constexpr double longest_step = 0.5;  // the slowest approach is exp(-t)

  void field(const std::vector<double>& x, std::vector<double>& result) const {
    model_.displacement(x, result);
    for (double& component : result) component *= direction_;
  }

  const TabulatedModel& model_;
  double direction_, tolerance_, step_ = 0.01;
  std::vector<double> x_, stage_;
  std::array<std::vector<double>, stages> slopes_;
};

double distance_between(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return std::sqrt(sum);
}

int trap_around(const std::vector<AscentTrap>& traps, const std::vector<double>& x) {
  for (std::size_t k = 0; k < traps.size(); ++k)
    if (distance_between(x, traps[k].centre) < traps[k].radius) return static_cast<int>(k);
  return -1;
}

}  // namespace

std::optional<AscentTrap> ascent_trap(const TrainedModel& model, const Equilibrium& equilibrium,
                                      double greatest) {
  const OptimalModel at = model.at(trap_precision);
  AscentTrap trap{{}, greatest};
  for (const Ball& coordinate : equilibrium.at) trap.centre.push_back(coordinate.to_double());
  for (int n = 0; n < trap_halvings; ++n, trap.radius /= 2) {
    std::vector<Ball> box;
    for (const Ball& coordinate : equilibrium.at) {
      Ball side = coordinate.at(trap_precision);
      // Wider by a part in 64, which the rounding of the centre uses up.
      const Ball radius = Ball::from_double(trap.radius, trap_precision) * 65 / 64;
      arb_add_error(side.raw(), radius.raw());
      box.push_back(std::move(side));
    }
    if (negative_definite(at.mixture().hessian(at.order(), box), at.dimension()) == Truth::yes) return trap;
  }
  return std::nullopt;
}

int ascent_end(const TabulatedModel& model, const std::vector<AscentTrap>& traps, std::vector<double> start,
               const AscentOptions& options, std::vector<double>* path) {
  AscentStepper stepper(model, std::move(start), 1, options.tolerance);
  for (long n = 0; n < options.steps; ++n) {
    if (path) path->insert(path->end(), stepper.at().begin(), stepper.at().end());
    const int trap = trap_around(traps, stepper.at());
    if (trap >= 0) return trap;
    stepper.step();
  }
  return -1;
}

std::vector<double> ascent_source(const TabulatedModel& model, std::vector<double> start, double reach,
                                  const AscentOptions& options) {
  AscentStepper stepper(model, std::move(start), -1, options.tolerance);
  std::vector<double> path;
  for (long n = 0; n < options.steps; ++n) {
    path.insert(path.end(), stepper.at().begin(), stepper.at().end());
    // Beyond `reach`, or so close to a source that the error of a step is as long as the step.
    if (AscentStepper::length(stepper.at()) > reach || stepper.speed() < options.tolerance) break;
    stepper.step();
  }
  return path;
}

}  // namespace referee
