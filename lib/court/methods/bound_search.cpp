// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/bound_search.hpp"

#include <nlopt.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <memory>
#include <stdexcept>

#include "court/methods/bound_probes.hpp"

namespace referee::court {
namespace {

using Coordinates = std::vector<double>;

enum class Measure { relative, absolute };

/// What the optimiser sees at a point where a hypothesis fails or a side is not finite: below every value of
/// the relative excess, and below any excess that matters.
constexpr double penalty = -2;
constexpr double absolute_penalty = -1e300;

struct Visit {
  double excess;
  Coordinates at;
};

/// The maximised function, with the memory of where it was large.
class Objective {
 public:
  Objective(const DomainChart& chart, const Inequality& inequality, Measure measure, InequalityRecord& record)
      : chart_(chart), inequality_(inequality), measure_(measure), record_(record) {}

  /// Maximises from `start` (ignored by DIRECT) with at most that many evaluations.
  void maximise(nlopt_algorithm algorithm, Coordinates start, long evaluations, double first_step) {
    const auto n = static_cast<unsigned>(chart_.dimension());
    const std::unique_ptr<nlopt_opt_s, decltype(&nlopt_destroy)> optimiser(nlopt_create(algorithm, n),
                                                                           &nlopt_destroy);
    if (!optimiser) throw std::runtime_error("NLopt could not set up its search");
    running_ = optimiser.get();
    nlopt_set_lower_bounds1(running_, 0.0);
    nlopt_set_upper_bounds1(running_, 1.0);
    nlopt_set_maxeval(running_, static_cast<int>(evaluations));
    if (first_step > 0) nlopt_set_initial_step1(running_, first_step);
    nlopt_set_max_objective(running_, &Objective::evaluate, this);
    double best = 0;
    nlopt_optimize(running_, start.data(), &best);
    running_ = nullptr;
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  }

  /// The best visits that lie apart from each other by more than 1/64 in some coordinate.
  std::vector<Coordinates> separate_best(std::size_t count) {
    std::stable_sort(visits_.begin(), visits_.end(),
                     [](const Visit& a, const Visit& b) { return a.excess > b.excess; });
    std::vector<Coordinates> chosen;
    for (const Visit& visit : visits_) {
      if (chosen.size() == count) break;
      const bool near = std::any_of(chosen.begin(), chosen.end(), [&](const Coordinates& other) {
        double distance = 0;
        for (std::size_t i = 0; i < other.size(); ++i)
          distance = std::max(distance, std::abs(other[i] - visit.at[i]));
        return distance <= 1.0 / 64;
      });
      if (!near) chosen.push_back(visit.at);
    }
    return chosen;
  }

 private:
  static double evaluate(unsigned n, const double* x, double*, void* self) {
    // No exception may pass through the optimiser, which is written in C.
    auto& objective = *static_cast<Objective*>(self);
    try {
      return objective.excess({x, x + n});
    } catch (...) {
      objective.failure_ = std::current_exception();
      nlopt_force_stop(objective.running_);
      return absolute_penalty;
    }
  }

  double excess(const Coordinates& at) {
    const Comparison comparison = record_.glance(inequality_, chart_.instance(at));
    const double value = measured(comparison);
    visits_.push_back({value, at});
    if (record_.violation()) nlopt_force_stop(running_);
    return value;
  }

  double measured(const Comparison& comparison) const {
    const double worst = measure_ == Measure::relative ? penalty : absolute_penalty;
    if (!comparison.decided() && comparison.standing != Standing::violated) return worst;
    const Ball difference = comparison.lhs - comparison.rhs;
    if (difference.contains_zero()) return 0;
    const double value = measure_ == Measure::relative
                             ? (difference / (abs(comparison.lhs) + abs(comparison.rhs))).to_double()
                             : difference.to_double();
    return std::isfinite(value) ? std::max(value, worst) : worst;
  }

  const DomainChart& chart_;
  const Inequality& inequality_;
  Measure measure_;
  InequalityRecord& record_;
  std::vector<Visit> visits_;
  nlopt_opt running_ = nullptr;
  std::exception_ptr failure_;
};

/// The side of Nelder-Mead's first simplex, as a part of the cube's.
constexpr double first_simplex = 1.0 / 32;

long polish_evaluations(const DomainChart& chart, const Effort& effort) {
  return effort.scaled(50, 120, 500) * static_cast<long>(chart.dimension());
}

Coordinates coordinates_of(const DomainChart& chart, const Instance& instance) {
  constexpr Precision precision{96};
  Coordinates result;
  for (std::size_t i = 0; i < chart.dimension(); ++i) {
    const Range& range = chart.range(i);
    const Rational& value = instance[range.name];
    const double coordinate =
        range.logarithmic
            ? (log(Ball(value / range.lower, precision)) / log(Ball(range.upper / range.lower, precision)))
                  .to_double()
            : to_double((value - range.lower) / (range.upper - range.lower));
    result.push_back(std::clamp(coordinate, 0.0, 1.0));
  }
  return result;
}

void search(const DomainChart& chart, const Inequality& inequality, Measure measure, Generator& generator,
            InequalityRecord& record) {
  const Effort& effort = inequality.effort();
  const auto n = static_cast<long>(chart.dimension());
  const long global = effort.scaled(150, 800, 10000) * std::min(n, 6L);
  Objective objective(chart, inequality, measure, record);
  const Coordinates centre(chart.dimension(), 0.5);
  // NLopt's generator is global; seeding it before each search makes the search independent of the ones
  // before.
  for (const nlopt_algorithm algorithm : {NLOPT_GN_DIRECT_L, NLOPT_GN_CRS2_LM}) {
    if (record.violation()) return;
    nlopt_srand(static_cast<unsigned long>(generator.below(1UL << 31)));
    objective.maximise(algorithm, centre, global, 0);
  }
  const long starts = effort.scaled(4, 10, 40);
  std::vector<Coordinates> from = objective.separate_best(static_cast<std::size_t>(starts));
  for (long i = 0; i < starts / 2; ++i) {
    Coordinates random;
    for (std::size_t k = 0; k < chart.dimension(); ++k) random.push_back(generator.uniform());
    from.push_back(std::move(random));
  }
  for (const Coordinates& start : from) {
    if (record.violation()) return;
    objective.maximise(NLOPT_LN_NELDERMEAD, start, polish_evaluations(chart, effort), first_simplex);
  }
}

}  // namespace

void attack_bound(const DomainChart& chart, const Inequality& inequality, std::string_view label,
                  InequalityRecord& record) {
  Generator generator(inequality.effort().seed, label);
  for (const Instance& instance : bound_probes(chart, inequality.effort(), generator)) {
    record.decide(inequality, instance);
    if (record.violation()) return;
  }
  if (chart.dimension() == 0) return;
  for (const Measure measure : {Measure::relative, Measure::absolute}) {
    search(chart, inequality, measure, generator, record);
    if (record.violation()) return;
  }
  record.settle(inequality);
}

void polish_bound(const DomainChart& chart, const Inequality& inequality, const std::vector<Instance>& starts,
                  InequalityRecord& record) {
  for (const Measure measure : {Measure::relative, Measure::absolute}) {
    Objective objective(chart, inequality, measure, record);
    for (const Instance& start : starts) {
      if (record.violation()) return;
      objective.maximise(NLOPT_LN_NELDERMEAD, coordinates_of(chart, start),
                         polish_evaluations(chart, inequality.effort()), first_simplex);
    }
  }
  record.settle(inequality);
}

}  // namespace referee::court
