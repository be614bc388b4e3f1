// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/published.hpp"

#include <array>
#include <cmath>

#include "court/methods/admission.hpp"

namespace referee::court {
namespace {

constexpr long computed_digits = 30;

/// The precisions of the comparison; even a trial with few digits computes as many as the report shows.
std::vector<Precision> precisions(Effort effort) {
  effort.digits = std::max(effort.digits, computed_digits);
  return ladder(effort);
}

/// An enclosure against a printed number. The classes follow one another along the line, so that thresholds
/// decide: wrong | last digit off | rounded | truncated | last digit off | wrong, upwards for a positive
/// number. Ties round away from zero, as printed numbers do.
PrintedMatch classify(const PrintedNumber& printed, const Ball& value) {
  if (!value.is_finite()) return PrintedMatch::undecided;
  auto below = [&](const Ball& x, const Rational& threshold) {
    const Ball t(threshold, value.precision().plus(64));
    return certainly_less(x, t) ? Truth::yes : certainly_at_most(t, x) ? Truth::no : Truth::unknown;
  };
  if (printed.is_upper_bound) {
    const Truth smaller = below(value, printed.value);
    return smaller == Truth::yes  ? PrintedMatch::rounded
           : smaller == Truth::no ? PrintedMatch::wrong
                                  : PrintedMatch::undecided;
  }
  const Rational size = abs(printed.value), half = printed.unit / 2;
  const Ball x = printed.value == 0 ? abs(value) : printed.value < 0 ? -value : value;
  auto within = [&](const Rational& from, const Rational& to) { return !below(x, from) && below(x, to); };
  // For zero printed there is nothing below: |x| is compared.
  const Rational none = -1;
  const Truth rounded = within(printed.value == 0 ? none : Rational(size - half), size + half);
  if (rounded == Truth::yes) return PrintedMatch::rounded;
  if (rounded == Truth::unknown) return PrintedMatch::undecided;
  if (within(size + half, size + printed.unit) == Truth::yes) return PrintedMatch::truncated;
  const Truth far_above = !below(x, size + 3 * half);
  const Truth far_below = printed.value == 0 ? Truth::no : !below(-x, -size + 3 * half);
  if ((far_above || far_below) == Truth::yes) return PrintedMatch::wrong;
  const Truth above = within(size + printed.unit, size + 3 * half);
  const Truth under = below(x, size - half) && !far_below;
  return (above || under) == Truth::yes ? PrintedMatch::last_digit_off : PrintedMatch::undecided;
}

/// On a tie that no enclosure can split, truncation may still be certain.
PrintedMatch classify_at_last(const PrintedNumber& printed, const Ball& value) {
  if (printed.is_upper_bound || !value.is_finite()) return PrintedMatch::undecided;
  const Rational size = abs(printed.value);
  const Ball x = printed.value == 0 ? abs(value) : printed.value < 0 ? -value : value;
  const Precision fine = value.precision().plus(64);
  const bool from = printed.value == 0 || certainly_at_most(Ball(size, fine), x);
  return from && certainly_less(x, Ball(size + printed.unit, fine)) ? PrintedMatch::truncated
                                                                    : PrintedMatch::undecided;
}

struct PrintedComparison {
  PrintedMatch match = PrintedMatch::undecided;
  Ball value = Ball::whole_line(Precision{64});
  Precision precision;
};

PrintedComparison decide(const PrintedNumber& printed, const std::function<Ball(Precision)>& value,
                         const Effort& effort) {
  PrintedComparison c;
  for (Precision precision : precisions(effort)) {
    c.precision = precision;
    c.value = value(precision);
    c.match = classify(printed, c.value);
    if (c.match != PrintedMatch::undecided) return c;
  }
  c.match = classify_at_last(printed, c.value);
  return c;
}

/// The value to as many digits as the report shows: more precision while it helps.
std::string shown(PrintedComparison& c, const std::function<Ball(Precision)>& value, const Effort& effort) {
  for (Precision p = c.precision.doubled();
       c.value.is_finite() && c.value.accurate_digits() <= computed_digits && p.bits <= effort.max_bits;
       p = p.doubled()) {
    Ball finer = value(p);
    if (!finer.is_finite() || !certainly_less(finer.radius(), c.value.radius())) break;
    c.value = std::move(finer);
  }
  // An exact integer is printed as one, unless it is longer than the other values.
  if (c.value.is_exact() && arf_is_int(arb_midref(c.value.raw())) &&
      certainly_less(abs(c.value),
                     Ball(power(Rational(10), computed_digits), Precision::digits(computed_digits))))
    return to_string(c.value.midpoint_as_rational());
  return c.value.is_finite() && c.value.accurate_digits() > computed_digits
             ? c.value.to_decimal(computed_digits)
             : c.value.to_string(computed_digits);
}

bool matches(PrintedMatch match) {
  return match == PrintedMatch::rounded || match == PrintedMatch::truncated;
}

/// One significant digit, rounded up: enough for the size of a perturbation.
std::string order_of(double size) {
  if (!(size > 0)) return "0";
  const double exponent = std::floor(std::log10(size));
  const double digit = std::ceil(size / std::pow(10.0, exponent));
  return digit >= 10
             ? "1e" + std::to_string(static_cast<long>(exponent) + 1)
             : std::to_string(static_cast<long>(digit)) + "e" + std::to_string(static_cast<long>(exponent));
}

/// The least shift of the print, in units of its last place, that no longer matches in either direction.
std::string power_of(const PrintedNumber& printed, const Ball& value) {
  if (printed.is_upper_bound) {
    const Ball slack = Ball(1) - value / Ball(printed.value, value.precision().plus(64));
    return slack.is_finite() ? order_of(slack.upper().to_double()) : std::string{};
  }
  // The outcome for one unit may be `truncated`, hence a second.
  for (int steps = 1; steps <= 2; ++steps) {
    PrintedNumber up = printed, down = printed;
    up.value += steps * printed.unit;
    down.value -= steps * printed.unit;
    auto caught = [&](const PrintedNumber& twin) {
      const PrintedMatch match = classify(twin, value);
      return match == PrintedMatch::wrong || match == PrintedMatch::last_digit_off;
    };
    if (!caught(up) || !caught(down)) continue;
    long exponent = 0;
    for (Rational unit = printed.unit; unit < 1; unit *= 10) --exponent;
    for (Rational unit = printed.unit; unit > 1; unit /= 10) ++exponent;
    return std::to_string(steps) + "e" + std::to_string(exponent);
  }
  return {};
}

}  // namespace

std::string_view name(PrintedMatch match) {
  constexpr std::array<std::string_view, 5> names{"matches", "matches (truncated)", "last digit off", "wrong",
                                                  "undecided"};
  return names[static_cast<std::size_t>(match)];
}

PrintedMatch compare(const PrintedNumber& printed, const std::function<Ball(Precision)>& value,
                     const Effort& effort) {
  return decide(printed, value, effort).match;
}

PublishedFinding published(const Effort& effort, std::string quantity, std::string_view text,
                           const std::function<Ball(Precision)>& value) {
  const PrintedNumber printed = parse_printed(text);
  PrintedComparison c = decide(printed, value, effort);
  PublishedFinding result;
  Finding& finding = result.finding;
  finding.method = "published";
  finding.what = quantity + (printed.is_upper_bound ? " " : " = ") + printed.text;
  finding.value = shown(c, value, effort);
  finding.expected = printed.text;
  finding.instances = 1;
  if (c.value.is_finite())
    finding.margin = (c.value - Ball(printed.value, c.value.precision().plus(64))).to_string(5);
  result.number = {"", std::move(quantity), printed.text, finding.value, std::string(name(c.match))};

  if (c.match == PrintedMatch::undecided) {
    finding.note = !c.value.is_finite()
                       ? "the value is not finite at any precision up to max_bits; a formula that "
                         "stays finite would decide it"
                       : "the enclosure straddles a rounding boundary up to max_bits; a narrower one "
                         "would decide it";
    return result;
  }
  finding.strength = Strength::certified;
  if (!matches(c.match)) {
    finding.verdict = Verdict::unreproducible;
    finding.note = c.match == PrintedMatch::wrong
                       ? "the recomputed value is another one"
                       : "the last printed digit is not that of the recomputed value";
    return result;
  }
  finding.power = power_of(printed, c.value);
  if (printed.is_upper_bound && !finding.power.empty())
    finding.sharpness =
        (c.value / Ball(printed.value, c.value.precision().plus(64))).midpoint().to_decimal(5);
  finding.verdict = finding.power.empty() ? Verdict::undecided : Verdict::holds;
  if (finding.verdict == Verdict::undecided) {
    finding.strength = Strength::none;
    finding.note = "the enclosure is too wide to tell the printed number from its neighbours";
  }
  return result;
}

}  // namespace referee::court
