// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/decade_samples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "court/methods/admission.hpp"

namespace referee::court {
namespace {

// Slopes and levels need some decades to be judged by, beyond the five terms of one extrapolation.
constexpr long fewest_decades = 8;
constexpr long least_digits = 20;

std::string shown(const Extrapolation& extrapolation) {
  return join(extrapolation.value - extrapolation.error, extrapolation.value + extrapolation.error)
      .to_string(approach_digits_shown);
}

/// Which decades were used, for the reader of a certificate or a note.
std::string decade_span(const Approach& approach) {
  return fmt::format(
      "{} -> {}{}, decades {} to {}", approach.parameter,
      approach.to_infinity ? (approach.sign > 0 ? "+infinity" : "-infinity") : to_string(approach.at),
      approach.to_infinity ? "" : (approach.sign > 0 ? " from above" : " from below"), approach.first,
      approach.last);
}

}  // namespace

Instance at_decade(const Approach& approach, long decade) {
  if (approach.sign != 1 && approach.sign != -1)
    throw std::invalid_argument("an approach has the sign 1 or -1");
  const Rational distance = power(Rational(10), approach.to_infinity ? decade : -decade);
  Instance instance = approach.fixed;
  instance.set(approach.parameter,
               (approach.to_infinity ? Rational(0) : approach.at) + approach.sign * distance);
  return instance;
}

long decade_digits(const Effort& effort) { return std::max(least_digits, effort.digits); }

bool known_to(const Ball& value, long digits, const Ball& scale) {
  if (!value.is_finite()) return false;
  if (value.accurate_digits() >= digits) return true;
  return scale.is_finite() &&
         certainly_at_most(value.radius() * Ball(power(Rational(10), digits), value.precision()),
                           scale.magnitude());
}

DecadeSamples sample_decades(const Effort& effort, const Approach& approach, const Quantity& quantity,
                             const Ball& scale) {
  DecadeSamples samples;
  if (approach.last - approach.first + 1 < fewest_decades) {
    samples.failure = fmt::format("fewer than {} decades: more of them would decide it", fewest_decades);
    return samples;
  }
  const long digits = decade_digits(effort);
  const std::vector<Precision> steps = ladder(effort);
  std::size_t step = 0;  // later decades cancel more, so the precision that an earlier one needed is kept
  for (long decade = approach.first; decade <= approach.last; ++decade) {
    const Instance instance = at_decade(approach, decade);
    Ball value = Ball::whole_line(effort.start());
    for (; step < steps.size(); ++step) {
      value = quantity(Point(instance, steps[step])).at(steps[step]);
      if (known_to(value, digits, scale)) break;
    }
    if (step == steps.size()) {
      samples.failure =
          fmt::format("at {} the quantity is {} with all {} bits; {} digits of it would decide it",
                      instance.text(), value.to_string(5), effort.max_bits, digits);
      return samples;
    }
    samples.values.push_back(std::move(value));
  }
  return samples;
}

Finding start_approach(std::string method, std::string what, const Approach& approach) {
  Finding finding;
  finding.method = std::move(method);
  finding.what = std::move(what);
  finding.note = decade_span(approach);
  return finding;
}

void report_extrapolation(Finding& finding, const Approach& approach, const Convergence& convergence,
                          const Ball& target) {
  finding.instance = at_decade(approach, approach.last);
  finding.value = shown(convergence.best());
  finding.margin = "difference " + abs(convergence.best().value - target).upper().to_string(3) +
                   ", error estimate " + convergence.best().error.to_string(3);
}

void refute_approach(Finding& finding, const Approach& approach, const std::vector<Ball>& sequence,
                     std::string_view meaning, std::string conclusion) {
  finding.verdict = Verdict::refuted;
  finding.strength = Strength::numeric;
  finding.certificate.push_back(decade_span(approach));
  for (std::size_t back = std::min<std::size_t>(4, sequence.size()); back > 0; --back) {
    const std::string where = back == 1   ? "at the last decades"
                              : back == 2 ? "a decade earlier"
                                          : fmt::format("{} decades earlier", back - 1);
    finding.certificate.push_back(fmt::format(
        "{} {}: {}", meaning, where, sequence[sequence.size() - back].to_string(approach_digits_shown)));
  }
  finding.certificate.push_back(std::move(conclusion));
}

std::string smallest_excluded_twin(const Convergence& convergence, const Ball& target, const Ball& scale,
                                   long digits, long coarsest, bool both_ways) {
  for (long j = digits; j >= coarsest; --j) {
    const Ball shift = scale * Ball(power(Rational(10), -j), target.precision());
    if (convergence.excludes(target + shift) && (!both_ways || convergence.excludes(target - shift)))
      return fmt::format("1e-{}", j);
  }
  return {};
}

}  // namespace referee::court
