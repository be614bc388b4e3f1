// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "court/methods/decade_samples.hpp"
#include "court/methods/limit.hpp"

namespace referee::court {
namespace {

std::vector<Ball> slopes(const std::vector<Ball>& values) {
  std::vector<Ball> result;
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    const Ball ratio = abs(values[i]) / abs(values[i + 1]);
    result.push_back(log(ratio) / log(Ball(Rational(10), ratio.precision())));
  }
  return result;
}

/// Slopes that run away ever faster: the sign of their direction, or 0.
int runaway(const std::vector<Ball>& slopes) {
  constexpr std::size_t judged = 6;
  if (slopes.size() < judged + 2) return 0;
  int direction = 0;
  for (std::size_t i = slopes.size() - judged; i < slopes.size(); ++i) {
    const Ball step = slopes[i] - slopes[i - 1], before = slopes[i - 1] - slopes[i - 2];
    const int sign = step.is_positive() ? 1 : step.is_negative() ? -1 : 0;
    if (sign == 0 || (direction != 0 && sign != direction)) return 0;
    if (!certainly_less(abs(before), abs(step))) return 0;
    direction = sign;
  }
  return direction;
}

const Rational least_twin(1, 50);  // an exponent moved by 0.02 must not pass

}  // namespace

Finding rate(const Effort& effort, std::string what, const Approach& approach, const Quantity& quantity,
             const Rational& exponent) {
  Finding finding = start_approach("rate", std::move(what), approach);
  const DecadeSamples samples = sample_decades(effort, approach, quantity, Ball(0));
  finding.instances = static_cast<long>(samples.values.size());
  finding.expected = to_string(exponent);
  if (!samples.failure.empty()) {
    finding.note += "; " + samples.failure;
    return finding;
  }
  const std::vector<Ball> exponents = slopes(samples.values);
  const Ball target(exponent, effort.start());
  const Convergence convergence(exponents, approach.first);
  if (const int direction = runaway(exponents); direction != 0) {
    const Ball& last = exponents.back();
    if (direction > 0 ? certainly_less(target, last) : certainly_less(last, target)) {
      finding.instance = at_decade(approach, approach.last);
      finding.value = last.to_string(approach_digits_shown);
      finding.margin = "the local exponents run away from the printed one ever faster";
      refute_approach(finding, approach, exponents, "local exponent", finding.margin);
      return finding;
    }
  }
  if (!convergence.exists()) {
    finding.note += "; the local exponents do not converge: further decades would decide it";
    return finding;
  }
  report_extrapolation(finding, approach, convergence, target);
  if (convergence.excludes(target)) {
    refute_approach(finding, approach, exponents, "local exponent",
                    "extrapolated to " + finding.value +
                        " with and without the last three decades, expected " + finding.expected);
    return finding;
  }
  const Ball twin(least_twin, effort.start());
  if (!convergence.agrees(target) || !convergence.excludes(target + twin) ||
      !convergence.excludes(target - twin)) {
    finding.note +=
        "; the local exponents converge too slowly for their error: further decades would decide it";
    return finding;
  }
  finding.verdict = Verdict::holds;
  finding.strength = Strength::numeric;
  finding.power = smallest_excluded_twin(convergence, target, Ball(1), effort.digits, 2);
  if (finding.power.empty()) finding.power = "0.02";
  return finding;
}

namespace {

enum class Growth { bounded, unbounded, open };

/// |quantity| / h^exponent where both have the same exponent: it converges, or behaves like a power of
/// log(1/h).
Growth growth(const std::vector<Ball>& values, const Approach& approach, const Rational& exponent) {
  const long first = std::max(approach.first, 1L);
  std::vector<Ball> ratios, log_powers;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Precision precision = values[i].precision();
    const Rational decade = exponent * (approach.first + static_cast<long>(i));
    ratios.push_back(abs(values[i]) * exp(Ball(decade, precision) * log(Ball(Rational(10), precision))));
  }
  const Convergence limit(ratios, first);
  if (limit.exists()) {
    const Ball size = abs(limit.best().value);
    // The same sharpness that a limit must have to hold: zero is excluded a thousandfold.
    if (certainly_less(limit.best().error * 1000L, size) && limit.excludes(Ball(0))) return Growth::bounded;
  }
  for (std::size_t i = 0; i + 1 < ratios.size(); ++i) {
    const Precision precision = ratios[i].precision();
    const long k = first + static_cast<long>(i);
    log_powers.push_back(log(ratios[i + 1] / ratios[i]) / log(Ball(Rational(k + 1, k), precision)));
  }
  const Convergence power(log_powers, first);
  if (!power.excludes(Ball(0))) return Growth::open;
  return power.best().value.is_negative() ? Growth::bounded : Growth::unbounded;
}

}  // namespace

Finding order_at_least(const Effort& effort, std::string what, const Approach& approach,
                       const Quantity& quantity, const Rational& exponent) {
  Finding finding = start_approach("rate", std::move(what), approach);
  const DecadeSamples samples = sample_decades(effort, approach, quantity, Ball(0));
  finding.instances = static_cast<long>(samples.values.size());
  finding.expected = "at least " + to_string(exponent);
  if (!samples.failure.empty()) {
    finding.note += "; " + samples.failure;
    return finding;
  }
  const std::vector<Ball> exponents = slopes(samples.values);
  const Ball target(exponent, effort.start());
  const auto hold = [&](std::string power, std::string reason) {
    finding.verdict = Verdict::holds;
    finding.strength = Strength::numeric;
    finding.power = std::move(power);
    finding.note += "; " + reason;
  };
  const int direction = runaway(exponents);
  if (direction != 0) {
    const Ball& last = exponents.back();
    finding.instance = at_decade(approach, approach.last);
    finding.value = last.to_string(approach_digits_shown);
    finding.margin = (last - target).to_string(3);
    if (direction > 0 && certainly_less(target, last)) {
      // The sharpest exponent that the last decade does not yet support.
      hold(fmt::format("{:.3g}", (last - target).upper().to_double()),
           "the local exponents rise ever faster");
      return finding;
    }
    if (direction < 0 && certainly_less(last, target)) {
      refute_approach(finding, approach, exponents, "local exponent", "the local exponents fall ever faster");
      return finding;
    }
  }
  const Convergence convergence(exponents, approach.first);
  if (!convergence.exists()) {
    finding.note += "; the local exponents do not converge: further decades would decide it";
    return finding;
  }
  report_extrapolation(finding, approach, convergence, target);
  const Ball measured = convergence.best().value;
  if (convergence.excludes(target)) {
    if (certainly_less(measured, target)) {
      refute_approach(finding, approach, exponents, "local exponent",
                      "extrapolated to " + finding.value +
                          " with and without the last three decades, printed " + finding.expected);
      return finding;
    }
    // Smaller than the surplus no perturbation can be caught: the statement would still be true.
    const std::string beyond =
        smallest_excluded_twin(convergence, measured, Ball(1), effort.digits, 2, false);
    if (!beyond.empty()) {
      hold(fmt::format("{:.3g}", (measured - target).to_double() + std::stod(beyond)),
           "of higher order than printed; the power includes the surplus");
      return finding;
    }
  } else if (convergence.agrees(target)) {
    const std::string beyond = smallest_excluded_twin(convergence, target, Ball(1), effort.digits, 2, false);
    const Growth kind = growth(samples.values, approach, exponent);
    if (kind == Growth::unbounded) {
      refute_approach(finding, approach, exponents, "local exponent",
                      "the quotient by the printed power grows like a power of the logarithm");
      return finding;
    }
    if (kind == Growth::bounded && !beyond.empty()) {
      hold(beyond, "the quotient by the printed power stays bounded");
      return finding;
    }
  }
  finding.note +=
      "; the printed exponent is met too closely for the error estimate, and the quotient by the printed "
      "power is not seen to stay bounded: further decades would decide it";
  return finding;
}

}  // namespace referee::court
