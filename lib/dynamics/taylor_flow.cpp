// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/taylor_flow.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "dynamics/step_roots.hpp"

namespace referee {
namespace {

Ball exact(arb_srcptr value, Precision precision) {
  Ball result;
  result.set_precision(precision.bits);
  arf_set(arb_midref(result.raw()), arb_midref(value));
  return result;
}

Ball nearest(const Rational& value, Precision precision) { return Ball(value, precision).midpoint(); }

/// time + s with the rounding of the working precision and no radius.
Ball later(const Ball& time, const Ball& s) { return (time + s).midpoint(); }

class Run {
 public:
  Run(const SeriesProgram::GenericField& field, const Rational& from, const std::vector<Rational>& start,
      const Rational& to, const TaylorOptions& options)
      : options_(options),
        precision_(Precision::digits(options.digits).plus(options.guard_bits)),
        program_(start.size(), field),
        sign_(to < from ? -1 : 1),
        from_(nearest(from, precision_)),
        to_(nearest(to, precision_)) {
    for (const TaylorEvent& event : options.events) event_nodes_.push_back(program_.add(event.function));
    // Two digits pay for the sum of the local errors.
    stepper_ = std::make_unique<TaylorStepper>(program_, options.digits + 2, precision_, options.scale);
    result_.time = from_;
    for (const Rational& coordinate : start) result_.state.push_back(nearest(coordinate, precision_));
    next_ = slope_ = result_.state;
  }

  TaylorTrajectory follow() {
    stepper_->start(result_.time, result_.state);
    while (!arf_equal(arb_midref(result_.time.raw()), arb_midref(to_.raw()))) {
      if (result_.steps >= options_.most_steps || !step()) return std::move(result_);
      ++result_.steps;
      if (stopped_) break;
    }
    result_.complete = true;
    return std::move(result_);
  }

 private:
  /// One accepted step; false if the solution cannot be continued.
  bool step() {
    stepper_->expand(!event_nodes_.empty());
    double length = stepper_->longest_step(sign_);
    for (int attempt = 0; attempt < 200; ++attempt) {
      // Below this the time would no longer move.
      if (!(length > std::numeric_limits<double>::min())) return false;
      const Ball remaining = (to_ - result_.time).midpoint();
      const bool last = !(length < std::abs(remaining.to_double()));
      const Ball signed_length = last ? remaining : Ball::from_double(sign_ * length, precision_);
      const Ball next_time = last ? to_ : later(result_.time, signed_length);
      if (last) length = std::abs(remaining.to_double());
      stepper_->evaluate(signed_length, next_, slope_);
      TaylorPiece kept = options_.dense ? piece(signed_length) : TaylorPiece{};
      const std::vector<std::vector<Ball>> functions = event_polynomials(signed_length);
      stepper_->start(next_time, next_);
      if (!finite(next_) || !stepper_->slopes_agree(signed_length, slope_)) {
        stepper_->start(result_.time, result_.state);
        stepper_->expand(!event_nodes_.empty());
        length /= 4;
        continue;
      }
      locate(functions, signed_length);
      if (stopped_) return true;
      if (options_.dense) result_.pieces.push_back(std::move(kept));
      result_.time = next_time;
      result_.state.swap(next_);
      return true;
    }
    return false;
  }

  static bool finite(std::span<const Ball> state) {
    for (const Ball& y : state)
      if (!y.is_finite()) return false;
    return true;
  }

  TaylorPiece piece(const Ball& length) const {
    TaylorPiece piece{result_.time, length, {}};
    for (std::size_t i = 0; i < program_.dimension(); ++i) {
      auto& row = piece.coefficients.emplace_back();
      arb_srcptr c = stepper_->expansion().coefficients(static_cast<int>(i));
      for (int k = 0; k <= stepper_->order(); ++k) row.push_back(exact(c + k, precision_));
    }
    return piece;
  }

  /// Each event along the step, in units of the step.
  std::vector<std::vector<Ball>> event_polynomials(const Ball& unit) const {
    std::vector<std::vector<Ball>> result;
    for (int node : event_nodes_) {
      auto& row = result.emplace_back();
      arb_srcptr c = stepper_->expansion().coefficients(node);
      Ball power = one_like(unit);
      for (int k = 0; k <= stepper_->order(); ++k) {
        row.push_back((exact(c + k, precision_) * power).midpoint());
        power = (power * unit).midpoint();
      }
    }
    return result;
  }

  void locate(const std::vector<std::vector<Ball>>& functions, const Ball& unit) {
    std::vector<TaylorHit> found;
    if (functions.empty()) return;
    for (std::size_t e = 0; e < functions.size(); ++e) {
      Ball size = nearest(0, precision_);
      for (const Ball& c : functions[e]) size = max(size, abs(c));
      const Ball noise = size * nearest(power(Rational(10), -options_.digits), precision_);
      for (const StepRoot& root : roots_in_unit_interval(functions[e], noise)) {
        const int wanted = options_.events[e].direction;
        if (wanted != 0 && root.direction != wanted) continue;
        const Ball elapsed = (root.at * unit).midpoint();
        const Ball time = later(result_.time, elapsed);
        if (coincides(time, from_) || reported(e, time)) continue;
        found.push_back({e, time, {}, root.direction == 0});
      }
    }
    std::sort(found.begin(), found.end(), [&](const TaylorHit& a, const TaylorHit& b) {
      return sign_ * arf_cmp(arb_midref(a.time.raw()), arb_midref(b.time.raw())) < 0;
    });
    if (found.empty()) return;
    // The stepper has moved on: the polynomial is made anew.
    stepper_->start(result_.time, result_.state);
    stepper_->expand(true);
    TaylorPiece step = piece(unit);
    for (TaylorHit& hit : found) {
      const Ball elapsed = (hit.time - result_.time).midpoint();
      for (const auto& row : step.coefficients) {
        Ball sum(0);
        for (std::size_t k = row.size(); k-- > 0;) sum = (sum * elapsed + row[k]).midpoint();
        hit.state.push_back(sum);
      }
      result_.hits.push_back(hit);
      if (options_.events[hit.event].terminal) {
        stopped_ = true;
        step.length = elapsed;
        if (options_.dense) result_.pieces.push_back(std::move(step));
        result_.time = hit.time;
        result_.state = hit.state;
        return;
      }
    }
    stepper_->start(later(result_.time, unit), next_);
  }

  /// Whether two times are one up to the error of locating an event.
  bool coincides(const Ball& a, const Ball& b) const {
    const Ball gap = abs(a - b);
    const Ball unit = nearest(power(Rational(10), -options_.digits / 2), precision_);
    return certainly_less(gap, unit * max(one_like(b), abs(b)));
  }
  bool reported(std::size_t event, const Ball& time) const {
    for (const TaylorHit& hit : result_.hits)
      if (hit.event == event && coincides(hit.time, time)) return true;
    return false;
  }

  const TaylorOptions& options_;
  Precision precision_;
  SeriesProgram program_;
  int sign_;
  Ball from_, to_;
  std::vector<int> event_nodes_;
  std::unique_ptr<TaylorStepper> stepper_;
  std::vector<Ball> next_, slope_;
  bool stopped_ = false;
  TaylorTrajectory result_;
};

}  // namespace

std::vector<Ball> TaylorTrajectory::at(const Ball& asked) const {
  if (pieces.empty()) throw std::logic_error("TaylorTrajectory::at: no dense output was kept");
  const Ball when = asked.at(time.precision()).midpoint();
  const int sign = pieces.front().length.is_negative() ? -1 : 1;
  auto before = [&](const Ball& a, const Ball& b) {
    return sign * arf_cmp(arb_midref(a.raw()), arb_midref(b.raw())) < 0;
  };
  if (before(when, pieces.front().start) || before(time, when))
    throw std::out_of_range("TaylorTrajectory::at: " + when.to_string(10) + " is outside the trajectory");
  auto next =
      std::upper_bound(pieces.begin(), pieces.end(), when,
                       [&](const Ball& t, const TaylorPiece& piece) { return before(t, piece.start); });
  const TaylorPiece& piece = *(next - 1);
  const Ball elapsed = (when - piece.start).midpoint();
  std::vector<Ball> result;
  for (const auto& row : piece.coefficients) {
    Ball sum(0);
    for (std::size_t k = row.size(); k-- > 0;) sum = (sum * elapsed + row[k]).midpoint();
    result.push_back(std::move(sum));
  }
  return result;
}

TaylorTrajectory integrate(const SeriesProgram::GenericField& field, const Rational& from,
                           const std::vector<Rational>& start, const Rational& to,
                           const TaylorOptions& options) {
  if (options.digits < 1) throw std::invalid_argument("digits: at least 1 is needed");
  if (!(options.scale > 0)) throw std::invalid_argument("scale: give a positive size");
  return Run(field, from, start, to, options).follow();
}

TaylorTrajectory integrate_checked(const SeriesProgram::GenericField& field, const Rational& from,
                                   const std::vector<Rational>& start, const Rational& to,
                                   const TaylorOptions& options) {
  TaylorOptions coarse = options, fine = options;
  coarse.dense = false;
  fine.digits += 20;
  const TaylorTrajectory rough = integrate(field, from, start, to, coarse);
  TaylorTrajectory result = integrate(field, from, start, to, fine);
  if (!rough.complete || !result.complete || rough.hits.size() != result.hits.size()) {
    result.complete = false;
    return result;
  }
  long digits = agreement(rough.state, result.state, options.scale);
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    digits = std::min(digits, agreement(rough.hits[i].state, result.hits[i].state, options.scale));
    const Ball& one = rough.hits[i].time;
    digits = std::min(digits, agreement(std::span(&one, 1), std::span(&result.hits[i].time, 1), 1));
  }
  result.agreed_digits = digits;
  return result;
}

long agreement(std::span<const Ball> a, std::span<const Ball> b, double scale) {
  Ball size = Ball::from_double(scale, {64}), gap = Ball::from_double(0, {64});
  for (std::size_t i = 0; i < a.size(); ++i) {
    size = max(size, abs(a[i]).at({64}));
    gap = max(gap, abs(a[i] - b[i]).at({64}));
  }
  const long most = std::min(a.front().precision().to_digits(), b.front().precision().to_digits());
  if (!gap.is_finite()) return 0;
  if (gap.contains_zero()) return most;
  const Ball digits = log(size / gap) / log(Ball(Rational(10), {64}));
  return std::clamp(static_cast<long>(std::floor(digits.to_double())), 0L, most);
}

}  // namespace referee
