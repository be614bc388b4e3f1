// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/stiff_similarity.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace referee {
namespace {

using State = std::vector<Ball>;

double log10_of(const Ball& x) {
  if (!x.is_finite()) return std::numeric_limits<double>::infinity();
  if (arf_is_zero(arb_midref(x.raw()))) return -std::numeric_limits<double>::infinity();
  // The exponent may be far outside double.
  return fmpz_get_d(ARF_EXPREF(arb_midref(x.raw()))) * std::log10(2.0);
}

/// A matrix in triangular factors, without enclosures.
class Factors {
 public:
  explicit Factors(std::size_t size) : pivots_(size) {
    const auto n = static_cast<slong>(size);
    arb_mat_init(factors_, n, n);
    arb_mat_init(right_, n, 1);
  }
  Factors(const Factors&) = delete;
  Factors& operator=(const Factors&) = delete;
  ~Factors() {
    arb_mat_clear(factors_);
    arb_mat_clear(right_);
  }
  /// False if a pivot vanishes or is not finite.
  bool factorise(const std::vector<Ball>& matrix, Precision precision) {
    const auto n = static_cast<slong>(pivots_.size());
    for (slong i = 0; i < n; ++i)
      for (slong j = 0; j < n; ++j) {
        arb_ptr entry = arb_mat_entry(factors_, i, j);
        arf_set_round(arb_midref(entry), arb_midref(matrix[static_cast<std::size_t>(i * n + j)].raw()),
                      precision.bits, ARF_RND_NEAR);
        mag_zero(arb_radref(entry));
      }
    precision_ = precision;
    return arb_mat_approx_lu(pivots_.data(), factors_, factors_, precision.bits) != 0;
  }
  /// b becomes the solution; false if it is not finite.
  bool solve(State& b) {
    for (std::size_t i = 0; i < b.size(); ++i) {
      arb_ptr entry = arb_mat_entry(right_, static_cast<slong>(i), 0);
      arf_set_round(arb_midref(entry), arb_midref(b[i].raw()), precision_.bits, ARF_RND_NEAR);
      mag_zero(arb_radref(entry));
    }
    arb_mat_approx_solve_lu_precomp(right_, pivots_.data(), factors_, right_, precision_.bits);
    for (std::size_t i = 0; i < b.size(); ++i) {
      arf_set(arb_midref(b[i].raw()), arb_midref(arb_mat_entry(right_, static_cast<slong>(i), 0)));
      mag_zero(arb_radref(b[i].raw()));
      if (!b[i].is_finite()) return false;
    }
    return true;
  }

 private:
  std::vector<slong> pivots_;
  Precision precision_;
  arb_mat_t factors_, right_;
};

/// Solves a x = b of that size without enclosures, into b; false if a pivot vanishes or is not finite.
bool solve_in_place(const std::vector<Ball>& a, State& b, Precision precision) {
  Factors factors(b.size());
  return factors.factorise(a, precision) && factors.solve(b);
}

Ball inner_product(const State& a, const State& b) {
  Ball sum(0);
  for (std::size_t i = 0; i < a.size(); ++i) sum.add_product(a[i], b[i]);
  return sum.midpoint();
}

}  // namespace

StiffSimilarityStepper::StiffSimilarityStepper(const MixedScore& mixed, const Rational& start_time,
                                               int stages, Precision precision)
    : dimension_(mixed.dimension()),
      precision_(precision),
      start_time_(start_time, precision),
      nodes_(stages, precision.plus(2 * stages)) {
  for (Ball& entry : nodes_.differentiation) entry = entry.at(precision).midpoint();
  for (Ball& point : nodes_.points) point = point.at(precision).midpoint();
  const auto count = nodes_.points.size();
  for (std::size_t i : {std::size_t{0}, (count - 1) / 2, count - 2}) {
    const Ball at = ((nodes_.points[i] + nodes_.points[i + 1]) / 2).midpoint();
    probes_.push_back({at, nodes_.weights_at(at)});
  }
  const FromRational<Ball> from{precision};
  auto add = [&](const Mixture<Rational>& mixture, const Rational& share) {
    mixtures_.push_back(convert(mixture, from));
    for (Ball& variance : mixtures_.back().variances) variance = Ball(0);
    shares_.push_back(from(share));
  };
  if (mixed.lambda != 0) add(mixed.first, mixed.lambda);
  if (mixed.lambda != 1) add(mixed.second, 1 - mixed.lambda);
}

Ball StiffSimilarityStepper::heat_time(const Ball& tau) const { return (start_time_ * exp(-tau)).midpoint(); }

StiffSimilarityStepper::Stage StiffSimilarityStepper::stage_at(const Ball& tau) const {
  Stage stage{heat_time(tau), {}, {}};
  for (const Mixture<Ball>& mixture : mixtures_) {
    stage.kernels.emplace_back(mixture, (2 * stage.heat_time).midpoint());
    stage.active.emplace_back(mixture.size(), false);
  }
  return stage;
}

void StiffSimilarityStepper::evaluate(Stage& stage, const State& state, State& slope, State* jacobian) const {
  slope.assign(dimension_, Ball(Rational(0), precision_));
  if (jacobian != nullptr) jacobian->assign(dimension_ * dimension_, Ball(Rational(0), precision_));
  for (std::size_t m = 0; m < mixtures_.size(); ++m) {
    const Posterior<Ball>& posterior = stage.kernels[m].at(state, jacobian != nullptr ? 2 : 1);
    for (std::size_t i = 0; i < dimension_; ++i) slope[i].add_product(shares_[m], posterior.displacement[i]);
    // Lighter components move the mean by less than they could be seen to move the predicted curve.
    for (std::size_t k = 0; k < mixtures_[m].size(); ++k)
      stage.active[m][k] = log10_of(posterior.responsibility[k]) > -9;
    if (jacobian != nullptr)
      for (std::size_t i = 0; i < dimension_ * dimension_; ++i)
        (*jacobian)[i].add_product(shares_[m], posterior.covariance[i]);
  }
  for (Ball& entry : slope) entry = half_of(entry).midpoint();
  if (jacobian == nullptr) return;
  const Ball half(Rational(1) / 2, precision_);
  for (std::size_t i = 0; i < dimension_; ++i)
    for (std::size_t j = 0; j < dimension_; ++j) {
      Ball& entry = (*jacobian)[i * dimension_ + j];
      entry = entry / (4 * stage.heat_time);
      if (i == j) entry -= half;
      entry = entry.midpoint();
    }
}

/// visit(gap, offset): for each active component but the first, its point minus that of the first, and half
/// the difference of their squared norms, so that <y, gap> = offset where both are equally near.
template <class Visit>
void StiffSimilarityStepper::for_each_active_gap(const Stage& stage, Visit visit) const {
  for (std::size_t m = 0; m < mixtures_.size(); ++m) {
    const auto& points = mixtures_[m].means;
    std::size_t reference = points.size();
    for (std::size_t k = 0; k < points.size(); ++k) {
      if (!stage.active[m][k]) continue;
      if (reference == points.size()) {
        reference = k;
        continue;
      }
      State gap;
      Ball offset(0);
      for (std::size_t i = 0; i < dimension_; ++i) {
        gap.push_back((points[k][i] - points[reference][i]).midpoint());
        offset += gap[i] * (points[k][i] + points[reference][i]);
      }
      visit(gap, half_of(offset).midpoint());
    }
  }
}

Ball StiffSimilarityStepper::largest_exponent_change(const Stage& stage, const State& change) const {
  Ball most(Rational(0), precision_);
  for_each_active_gap(stage, [&](const State& gap, const Ball&) {
    most = max(most, abs(inner_product(gap, change) / (2 * stage.heat_time))).midpoint();
  });
  return most;
}

std::vector<State> StiffSimilarityStepper::predict(const Ball& tau, const State& state,
                                                   const Ball& length) const {
  Stage first = stage_at(tau);
  State slope;
  evaluate(first, state, slope, nullptr);
  // Orthogonal directions across the face, each with the value that marks the face.
  std::vector<State> across;
  std::vector<Ball> face, norm, deviation;
  for_each_active_gap(first, [&](State gap, Ball offset) {
    const Ball full = inner_product(gap, gap);
    for (std::size_t j = 0; j < across.size(); ++j) {
      const Ball part = (inner_product(gap, across[j]) / norm[j]).midpoint();
      for (std::size_t i = 0; i < dimension_; ++i) gap[i] = (gap[i] - part * across[j][i]).midpoint();
      offset = (offset - part * face[j]).midpoint();
    }
    const Ball rest = inner_product(gap, gap);
    // Cospherical points give more gaps than directions: the dependent ones leave only rounding.
    if (log10_of(rest) < log10_of(full) - 8) return;
    deviation.push_back((inner_product(gap, state) - offset).midpoint());
    across.push_back(std::move(gap));
    face.push_back(offset);
    norm.push_back(rest);
  });
  std::vector<State> states{state};
  for (std::size_t c = 1; c < nodes_.points.size(); ++c) {
    const Ball elapsed = (nodes_.points[c] * length).midpoint();
    const Ball shrink = exp(-elapsed).midpoint(), relax = (2 * (1 - exp(-half_of(elapsed)))).midpoint();
    State& y = states.emplace_back();
    for (std::size_t i = 0; i < dimension_; ++i) y.push_back((state[i] + relax * slope[i]).midpoint());
    for (std::size_t j = 0; j < across.size(); ++j) {
      const Ball move =
          ((face[j] + shrink * deviation[j] - inner_product(across[j], y)) / norm[j]).midpoint();
      for (std::size_t i = 0; i < dimension_; ++i) y[i] = (y[i] + move * across[j][i]).midpoint();
    }
  }
  return states;
}

std::optional<CollocationStep> StiffSimilarityStepper::solve(const Ball& tau, const State& state,
                                                             const Ball& length, long goal_digits) {
  constexpr int most_iterations = 60;
  constexpr double digits_of_factors = 40;  // in units of t; a correction with them keeps nearly as many
  const std::size_t points = nodes_.points.size(), unknowns = (points - 1) * dimension_;
  CollocationStep step{tau, length, predict(tau, state, length), 0, 0};
  std::vector<Stage> stages;
  for (std::size_t c = 1; c < points; ++c)
    stages.push_back(stage_at((tau + nodes_.points[c] * length).midpoint()));
  // The factors must resolve t and some digits of it; the rest comes from correcting again.
  const double finest = std::min(0.0, log10_of(stages.back().heat_time));
  const Precision coarse{
      std::min(precision_.bits,
               Precision::digits(static_cast<long>(digits_of_factors - finest)).bits + 2 * nodes_.stages)};
  Factors factors(unknowns);
  State slope, jacobian, residual(unknowns);
  std::vector<Ball> matrix(unknowns * unknowns);
  double last = std::numeric_limits<double>::infinity();
  bool fresh = true;
  for (step.iterations = 1; step.iterations <= most_iterations; ++step.iterations) {
    if (fresh)
      for (Ball& entry : matrix) entry = Ball(Rational(0), precision_);
    for (std::size_t c = 1; c < points; ++c) {
      evaluate(stages[c - 1], step.states[c], slope, fresh ? &jacobian : nullptr);
      for (std::size_t i = 0; i < dimension_; ++i) {
        const std::size_t row = (c - 1) * dimension_ + i;
        Ball sum = (length * slope[i]).midpoint();
        for (std::size_t j = 0; j < points; ++j) {
          const Ball& d = nodes_.differentiation[c * points + j];
          sum -= d * step.states[j][i];
          if (fresh && j > 0) matrix[row * unknowns + (j - 1) * dimension_ + i] = d;
        }
        residual[row] = sum.midpoint();
        for (std::size_t j = 0; fresh && j < dimension_; ++j) {
          Ball& entry = matrix[row * unknowns + (c - 1) * dimension_ + j];
          entry = (entry - length * jacobian[i * dimension_ + j]).midpoint();
        }
      }
    }
    if (fresh && !factors.factorise(matrix, coarse)) return std::nullopt;
    if (!factors.solve(residual)) return std::nullopt;
    double log10_correction = -std::numeric_limits<double>::infinity();
    Ball change(Rational(0), precision_);
    for (std::size_t c = 1; c < points; ++c) {
      const State part(residual.begin() + static_cast<std::ptrdiff_t>((c - 1) * dimension_),
                       residual.begin() + static_cast<std::ptrdiff_t>(c * dimension_));
      change = max(change, largest_exponent_change(stages[c - 1], part)).midpoint();
      for (const Ball& entry : part)
        log10_correction = std::max(log10_correction, log10_of(entry) - log10_of(stages[c - 1].heat_time));
    }
    // The softmax is linear over a change of its exponents of about one.
    const Ball damping =
        change.to_double() > 3 ? (Ball(Rational(3), precision_) / change).midpoint() : Ball(1);
    for (std::size_t c = 1; c < points; ++c)
      for (std::size_t i = 0; i < dimension_; ++i) {
        Ball& y = step.states[c][i];
        y = (y + damping * residual[(c - 1) * dimension_ + i]).midpoint();
      }
    // What the next correction would be: about the square of this one with fresh factors, as far as these are
    // exact; with old ones, smaller by the factor that this one is.
    const double next = fresh ? std::max(2 * log10_correction + 3, log10_correction - digits_of_factors + 10)
                              : 2 * log10_correction - last;
    // Rounding ends the gain a few digits before the goal at worst.
    const bool at_rounding =
        !fresh && log10_correction > last - 2 && log10_correction < -0.9 * static_cast<double>(goal_digits);
    if (log10_correction < 0 && (next < -static_cast<double>(goal_digits) || at_rounding)) {
      step.log10_error = log10_defect(step);
      return step;
    }
    fresh = log10_correction > -10 || log10_correction > last - 2;
    last = log10_correction;
  }
  return std::nullopt;
}

/// The error of the polynomial between its points, from its defect there: (1/h - J) e = defect gives e at
/// full size in a slow direction and e = -defect/J in a stiff one.
double StiffSimilarityStepper::log10_defect(const CollocationStep& step) const {
  double worst = -std::numeric_limits<double>::infinity();
  for (const Probe& probe : probes_) {
    State value(dimension_, Ball(Rational(0), precision_)), defect = value, slope, jacobian;
    for (std::size_t j = 0; j < step.states.size(); ++j)
      for (std::size_t i = 0; i < dimension_; ++i) {
        value[i] = (value[i] + probe.weights.value[j] * step.states[j][i]).midpoint();
        defect[i] = (defect[i] + probe.weights.derivative[j] * step.states[j][i]).midpoint();
      }
    Stage stage = stage_at((step.start + probe.at * step.length).midpoint());
    evaluate(stage, value, slope, &jacobian);
    for (std::size_t i = 0; i < dimension_; ++i) {
      defect[i] = (defect[i] - step.length * slope[i]).midpoint();
      for (std::size_t j = 0; j < dimension_; ++j) {
        Ball& entry = jacobian[i * dimension_ + j];
        entry = ((i == j ? Ball(1) : Ball(0)) - step.length * entry).midpoint();
      }
    }
    if (!solve_in_place(jacobian, defect, precision_)) return std::numeric_limits<double>::infinity();
    worst = std::max(worst, log10_of(largest_exponent_change(stage, defect)));
    for (const Ball& entry : defect) worst = std::max(worst, log10_of(entry));
  }
  return worst;
}

double StiffSimilarityStepper::log2_rate(const Ball& tau, const State& state) {
  Stage stage = stage_at(tau);
  State slope, jacobian;
  evaluate(stage, state, slope, &jacobian);
  double worst = -std::numeric_limits<double>::infinity();
  for (const Ball& entry : jacobian) worst = std::max(worst, log10_of(entry));
  return worst / std::log10(2.0);
}

}  // namespace referee
