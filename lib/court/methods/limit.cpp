// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/limit.hpp"

#include "court/methods/admission.hpp"
#include "court/methods/decade_samples.hpp"

namespace referee::court {

Finding limit(const Effort& effort, std::string what, const Approach& approach, const Quantity& quantity,
              const Quantity& expected) {
  Finding finding = start_approach("limit", std::move(what), approach);
  Ball target = Ball::whole_line(effort.start());
  for (const Precision precision : ladder(effort)) {
    target = expected(Point(approach.fixed, precision)).at(precision);
    if (known_to(target, decade_digits(effort), Ball(0))) break;
  }
  if (!target.is_finite()) {
    finding.note += "; the expected limit is not finite: a form that can be enclosed would decide it";
    return finding;
  }
  finding.expected = target.to_string(approach_digits_shown);
  // A limit of zero has no scale of its own; the first decade lends one.
  Ball scale = target.magnitude();
  if (target.contains_zero()) {
    const Ball first = quantity(Point(at_decade(approach, approach.first), effort.start())).magnitude();
    scale = first.is_finite() && first.is_positive() ? first : Ball(1);
  }
  const DecadeSamples samples = sample_decades(effort, approach, quantity, scale);
  finding.instances = static_cast<long>(samples.values.size());
  if (!samples.failure.empty()) {
    finding.note += "; " + samples.failure;
    return finding;
  }
  const Convergence convergence(samples.values, approach.first);
  if (!convergence.exists()) {
    finding.note += "; no extrapolation converges: further decades would decide it";
    return finding;
  }
  report_extrapolation(finding, approach, convergence, target);
  if (convergence.excludes(target)) {
    refute_approach(finding, approach, samples.values, "value",
                    "extrapolated to " + finding.value +
                        " with and without the last three decades, expected " + finding.expected);
    return finding;
  }
  constexpr long coarsest = 3;  // a limit off by one part in a thousand must not pass
  const std::string power = smallest_excluded_twin(convergence, target, scale, effort.digits, coarsest);
  if (!convergence.agrees(target) || power.empty()) {
    finding.note += "; convergence is too slow for the error estimate: further decades would decide it";
    return finding;
  }
  finding.verdict = Verdict::holds;
  finding.strength = Strength::numeric;
  finding.power = power;
  return finding;
}

}  // namespace referee::court
