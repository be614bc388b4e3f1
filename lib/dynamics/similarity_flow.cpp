// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/similarity_flow.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <stdexcept>

#include "dynamics/mixture_fields.hpp"
#include "dynamics/stiff_similarity.hpp"
#include "dynamics/taylor_flow.hpp"

namespace referee {
namespace {

void check(const MixedScore& mixed, const std::vector<Rational>& from, const Rational& start_time,
           const Rational& end_time, long digits) {
  auto demand = [](bool condition, const std::string& text) {
    if (!condition) throw std::invalid_argument(text);
  };
  auto diracs = [&](const std::string& key, const Mixture<Rational>& mixture) {
    try {
      validate(mixture);
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument(key + "." + error.what());
    }
    for (const Rational& variance : mixture.variances)
      demand(variance == 0, key + ".variance: " + to_string(variance) + " is not 0; this flow is of Diracs");
  };
  demand(mixed.lambda >= 0, "lambda: " + to_string(mixed.lambda) + " is negative; give 0 or more");
  diracs("first", mixed.first);
  if (mixed.lambda != 1) {
    diracs("second", mixed.second);
    demand(mixed.first.dimension() == mixed.second.dimension(),
           "second.means: dimension " + std::to_string(mixed.second.dimension()) + ", the first has " +
               std::to_string(mixed.first.dimension()) + "; give both the same");
  }
  demand(from.size() == mixed.dimension(), "from: " + std::to_string(from.size()) +
                                               " coordinates given for " + std::to_string(mixed.dimension()) +
                                               " dimensions; give one each");
  demand(start_time > 0, "start_time: " + to_string(start_time) + " is not positive; give a heat time > 0");
  demand(
      end_time > 0 && end_time < start_time,
      "end_time: " + to_string(end_time) + " is not between 0 and start_time; give a smaller positive one");
  // Steps are as short as the heat time, in double precision.
  demand(end_time >= power(Rational(10), -280),
         "end_time: " + to_string(end_time) + " is below 1e-280; give a larger one");
  demand(digits >= 1 && digits <= 1000, "digits: " + std::to_string(digits) + " given; give 1 to 1000");
}

/// The flow commutes with translations: with the first point at the origin, sizes are distances.
MixedScore translated(MixedScore mixed, const RationalPoint& origin) {
  for (Mixture<Rational>* mixture : {&mixed.first, &mixed.second})
    for (auto& point : mixture->means)
      for (std::size_t i = 0; i < origin.size(); ++i) point[i] -= origin[i];
  return mixed;
}

RationalPoint difference(RationalPoint a, const RationalPoint& b) {
  for (std::size_t i = 0; i < b.size(); ++i) a[i] -= b[i];
  return a;
}

/// The largest coordinate of the points that count and of the start.
Rational extent(const MixedScore& mixed, const RationalPoint& from) {
  Rational most = 0;
  auto look = [&](const RationalPoint& point) {
    for (const Rational& coordinate : point) most = std::max(most, Rational(abs(coordinate)));
  };
  for (const auto& point : mixed.first.means) look(point);
  if (mixed.lambda != 1)
    for (const auto& point : mixed.second.means) look(point);
  look(from);
  return most == 0 ? Rational(1) : most;
}

/// Digits from the size of the configuration, or the width of the noise, down to distances as small as
/// end_time over that size: what decides the responsibilities at the end.
long depth_in_digits(const Rational& size, const Rational& start_time, const Rational& end_time) {
  const Ball ratio(Rational(std::max(Rational(size * size), start_time) / end_time), {64});
  return std::max(0L, static_cast<long>(std::ceil((log(ratio) / log(Ball(Rational(10), {64}))).to_double())));
}

class SimilarityRun {
 public:
  SimilarityRun(const MixedScore& mixed, const std::vector<Rational>& from, const Rational& start_time,
                const Rational& end_time, long digits, const SimilarityFlowOptions& options)
      : origin_(mixed.first.means.front()),
        mixed_(translated(mixed, origin_)),
        start_time_(start_time),
        digits_(digits),
        options_(options),
        size_(extent(mixed_, difference(from, origin_))),
        resolved_digits_(digits + depth_in_digits(size_, start_time, end_time)),
        precision_(Precision::digits(resolved_digits_).plus(60)),
        stiff_(mixed_, start_time, options.stages > 0 ? options.stages : static_cast<int>(8 + digits / 2),
               precision_),
        end_(log(Ball(Rational(start_time / end_time), precision_)).midpoint()),
        tau_(Rational(0), precision_) {
    for (const Rational& coordinate : difference(from, origin_))
      state_.push_back(Ball(coordinate, precision_).midpoint());
    next_ = slope_ = state_;
  }

  Trajectory follow() {
    result_.samples.push_back({tau_, state_});
    while (!at_end()) {
      if (result_.taylor_steps + result_.collocation_steps >= options_.most_steps) return finish(false);
      if (!(stiff_length_ > 0 ? collocate() : taylor())) return finish(false);
    }
    return finish(true);
  }

 private:
  bool at_end() const { return arf_equal(arb_midref(tau_.raw()), arb_midref(end_.raw())); }
  Ball remaining() const { return (end_ - tau_).midpoint(); }

  Trajectory finish(bool complete) {
    result_.complete = complete;
    for (TrajectorySample& sample : result_.samples)
      for (std::size_t i = 0; i < origin_.size(); ++i)
        sample.state[i] = (sample.state[i] + Ball(origin_[i], precision_)).midpoint();
    result_.state = result_.samples.back().state;
    result_.heat_time = stiff_.heat_time(tau_);
    return std::move(result_);
  }

  /// The stepper whose tape has the likeliest components here as references.
  TaylorStepper& stepper() {
    const References references = likeliest_components(mixed_, state_, stiff_.heat_time(tau_));
    auto& slot = tapes_[references];
    if (!slot) {
      slot = std::make_unique<Tape>();
      slot->program = std::make_unique<SeriesProgram>(
          mixed_.dimension(), SeriesProgram::GenericField([&](const FromRational<Series>& constants,
                                                              const Series& tau, std::span<const Series> y) {
            return SimilarityField<Series>(mixed_, start_time_, references, constants)(tau, y);
          }));
      // Errors are to stay below the width of an interface at the end.
      slot->stepper =
          std::make_unique<TaylorStepper>(*slot->program, resolved_digits_ + 3, precision_, to_double(size_));
    }
    return *slot->stepper;
  }

  bool taylor() {
    TaylorStepper& stepper = this->stepper();
    stepper.start(tau_, state_);
    stepper.expand(false);
    double length = stepper.longest_step(+1);
    if (!(length > 0)) return false;
    if (stability_limits(stepper, length)) {
      // A failed attempt is costly: the next one waits twice as long.
      stiff_length_ = 4 * length;
      probing_ = true;
      if (collocate()) return true;
    }
    for (int attempt = 0; attempt < 200; ++attempt, length /= 4) {
      const bool last = !(length < remaining().to_double());
      const Ball step = last ? remaining() : Ball::from_double(length, precision_);
      // The length is infinite where nothing moves as yet; what comes next starts from the step tried.
      if (last) length = remaining().to_double();
      stepper.evaluate(step, next_, slope_);
      const Ball next_tau = last ? end_ : (tau_ + step).midpoint();
      const Ball from = tau_;
      std::vector<TrajectorySample> between;
      for (long part = 1; part < options_.samples_per_step; ++part) {
        const Ball elapsed = (step * part / options_.samples_per_step).midpoint();
        std::vector<Ball> inside = state_, unused = slope_;
        stepper.evaluate(elapsed, inside, unused);
        between.push_back({(from + elapsed).midpoint(), std::move(inside)});
      }
      stepper.start(next_tau, next_);
      if (!stepper.slopes_agree(step, slope_)) {
        stepper.start(tau_, state_);
        stepper.expand(false);
        continue;
      }
      for (auto& sample : between) result_.samples.push_back(std::move(sample));
      accept(next_tau);
      ++result_.taylor_steps;
      return true;
    }
    return false;
  }

  void accept(const Ball& next_tau) {
    tau_ = next_tau;
    state_.swap(next_);
    result_.samples.push_back({tau_, state_});
  }

  /// Whether the step is as short as the rates of the flow demand of any explicit method, and short at that.
  bool stability_limits(const TaylorStepper& stepper, double length) {
    constexpr double comfortable = 0.05;
    if (length > comfortable || patience_-- > 0) return false;
    const double rate = std::exp2(stiff_.log2_rate(tau_, state_));
    if (length * rate < stepper.order() / 16.0) {
      patience_ = 0;
      return false;
    }
    return true;
  }

  /// One accepted collocation step; false after handing back to Taylor's method.
  bool collocate() {
    const double goal = -static_cast<double>(digits_ + 2);
    for (int attempt = 0; attempt < 60; ++attempt) {
      const double rate = std::exp2(stiff_.log2_rate(tau_, state_));
      if (stiff_length_ * rate < 8 || (probing_ && attempt > 0)) break;
      const bool last = !(stiff_length_ < remaining().to_double());
      const Ball step = last ? remaining() : Ball::from_double(few_bits_of(stiff_length_), precision_);
      const auto solved = stiff_.solve(tau_, state_, step, resolved_digits_ + 2);
      if (solved) result_.newton_iterations += solved->iterations;
      if (!solved || !(solved->log10_error <= goal)) {
        const double factor =
            solved ? std::pow(10.0, (goal - solved->log10_error) / (stiff_.stages() + 1)) * 0.8 : 0.25;
        stiff_length_ = step.to_double() * std::clamp(std::isnan(factor) ? 0.1 : factor, 0.1, 0.7);
        continue;
      }
      for (long part = 1; part < options_.samples_per_step; ++part) {
        const Ball x = (Ball(Rational(part), precision_) / options_.samples_per_step).midpoint();
        const auto weights = stiff_.nodes().weights_at(x);
        std::vector<Ball> inside(state_.size(), Ball(Rational(0), precision_));
        for (std::size_t j = 0; j < solved->states.size(); ++j)
          for (std::size_t i = 0; i < inside.size(); ++i)
            inside[i] = (inside[i] + weights.value[j] * solved->states[j][i]).midpoint();
        result_.samples.push_back({(tau_ + x * step).midpoint(), std::move(inside)});
      }
      next_ = solved->states.back();
      accept(last ? end_ : (tau_ + step).midpoint());
      ++result_.collocation_steps;
      probing_ = false;
      wait_ = 1;
      const double growth = std::pow(10.0, (goal - solved->log10_error) / (stiff_.stages() + 1)) * 0.8;
      stiff_length_ = std::min(step.to_double() * std::clamp(growth, 0.2, 5.0), 3.0);
      return true;
    }
    stiff_length_ = 0;
    patience_ = wait_;
    wait_ = std::min(2 * wait_, 64);
    const bool was_probing = probing_;
    probing_ = false;
    return was_probing ? false : taylor();
  }

  static double few_bits_of(double length) {
    int exponent = 0;
    const double mantissa = std::frexp(length, &exponent);
    return std::ldexp(std::floor(std::ldexp(mantissa, 12)), exponent - 12);
  }

  struct Tape {
    std::unique_ptr<SeriesProgram> program;
    std::unique_ptr<TaylorStepper> stepper;
  };

  const RationalPoint origin_;
  const MixedScore mixed_;  ///< with the first point at the origin
  const Rational& start_time_;
  long digits_;
  const SimilarityFlowOptions& options_;
  Rational size_;
  long resolved_digits_;
  Precision precision_;
  StiffSimilarityStepper stiff_;
  Ball end_, tau_;
  std::vector<Ball> state_, next_, slope_;
  std::map<References, std::unique_ptr<Tape>> tapes_;
  double stiff_length_ = 0;  ///< of the next collocation step; 0 in Taylor's mode
  bool probing_ = false;     ///< the first collocation step after Taylor's
  int patience_ = 0, wait_ = 1;
  Trajectory result_;
};

/// The log-ratio of every component to the likeliest one, for the components that count at `digits` digits.
std::vector<Ball> exponents(const MixedScore& mixed, const Trajectory& trajectory, long digits) {
  std::vector<Ball> result;
  const Precision precision = trajectory.state.front().precision();
  auto append = [&](const Mixture<Rational>& mixture) {
    const FromRational<Ball> from{precision};
    PosteriorKernel<Ball> kernel(convert(mixture, from), (2 * trajectory.heat_time).midpoint());
    const auto& responsibility = kernel.at(trajectory.state, 0).responsibility;
    for (const Ball& r : responsibility) {
      // Compared as numbers in [0, 1] far down, as logarithms where they matter.
      const bool counts = certainly_less(Ball(power(Rational(10), -digits), precision), r);
      result.push_back(counts ? log(r.at(precision)).midpoint() : Ball(Rational(0), precision));
    }
  };
  if (mixed.lambda != 0) append(mixed.first);
  if (mixed.lambda != 1) append(mixed.second);
  return result;
}

}  // namespace

Trajectory similarity_flow_once(const MixedScore& mixed, const std::vector<Rational>& from,
                                const Rational& start_time, const Rational& end_time, long digits,
                                const SimilarityFlowOptions& options) {
  check(mixed, from, start_time, end_time, digits);
  return SimilarityRun(mixed, from, start_time, end_time, digits, options).follow();
}

Trajectory follow_similarity_flow(const MixedScore& mixed, const std::vector<Rational>& from,
                                  const Rational& start_time, const Rational& end_time, long digits,
                                  const SimilarityFlowOptions& options) {
  const Trajectory rough = similarity_flow_once(mixed, from, start_time, end_time, digits, options);
  SimilarityFlowOptions other = options;
  if (options.stages > 0) other.stages = options.stages + 7;
  Trajectory result = similarity_flow_once(mixed, from, start_time, end_time, digits + 20, other);
  if (!rough.complete || !result.complete) {
    result.complete = false;
    return result;
  }
  result.agreed_digits = agreement(rough.state, result.state, to_double(extent(mixed, from)));
  const auto expected = exponents(mixed, result, digits), computed = exponents(mixed, rough, digits);
  Ball gap(Rational(0), {64});
  for (std::size_t k = 0; k < expected.size(); ++k)
    gap = max(gap, abs(expected[k] - computed[k]).at({64})).midpoint();
  result.agreed_exponent_digits =
      gap.contains_zero()
          ? digits + 20
          : std::max(0L,
                     static_cast<long>(std::floor(-(log(gap) / log(Ball(Rational(10), {64}))).to_double())));
  return result;
}

}  // namespace referee
