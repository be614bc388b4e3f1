// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 10.4: the quartic double well, its speciation time and what a Gaussian proxy makes of it.
#include <fmt/format.h>

#include "numbers/quadrature.hpp"
#include "score-shocks/pairs.hpp"
#include "score-shocks/quartic_readings.hpp"

namespace referee::score_shocks {
namespace {

/// V(x) = (x^2 - a^2)^2/(4 a^2).
template <class T>
T well(const T& a, const T& x) {
  const T gap = x * x - a * a;
  return gap * gap / (T(4) * a * a);
}

/// The integral of y^power exp(-V(y) - (x - y)^2/(4 tau)) over y > 0 (side 1), y < 0 (side -1) or the whole
/// line (side 0), by enclosing quadrature up to a reach and a bound of the rest.
Ball moment(const Ball& a, const Ball& x, const Ball& tau, int power, int side) {
  const Precision precision = join(join(a, x), tau).precision();
  // V(reach) is the number of bits; beyond it V' >= slope, so exp(-V) falls at least that fast.
  const Ball reach = sqrt(square(a) + Ball(2) * a * sqrt(Ball(Rational(precision.bits), precision))).upper();
  const Ball slope = reach * (square(reach) - square(a)) / square(a);
  Ball rest = exp(-well(a, reach)) / slope;
  for (int n = 0; n < power; ++n) rest = rest * (reach + Ball(power) / slope);
  const auto integrand = [&](const ComplexBall& y) {
    const ComplexBall gap = ComplexBall(x) - y;
    ComplexBall value = exp(-well(ComplexBall(a), y) - gap * gap / ComplexBall(Ball(4) * tau));
    for (int n = 0; n < power; ++n) value *= y;
    return value;
  };
  const Ball zero(Rational(0), precision);
  Ball sum = integrate(integrand, side > 0 ? zero : -reach, side < 0 ? zero : reach, precision);
  if (side >= 0) sum += join(Ball(0), rest);
  if (side <= 0) sum += join(Ball(0), power % 2 == 0 ? rest : -rest);
  return sum;
}

/// Positive exactly where s_x(0, tau) is: E[y^2 | x = 0] - 2 tau.
Ball midpoint_sign(const Ball& a, const Ball& tau) {
  const Ball middle(Rational(0), tau.precision());
  return moment(a, middle, tau, 2, 1) / moment(a, middle, tau, 0, 1) - Ball(2) * tau;
}

/// The time at which s_x(0, tau) changes sign, between 1/2 and 4: the secant finds it, signs on both sides
/// prove it.
Ball speciation_time(const Rational& a, Precision precision) {
  const Ball half_separation(a, precision);
  Ball left("1/2"_q, precision), right(Rational(4), precision);
  Ball at_left = midpoint_sign(half_separation, left), at_right = midpoint_sign(half_separation, right);
  for (int round = 0; round < 40; ++round) {
    const Ball next = (right - at_right * (right - left) / (at_right - at_left)).midpoint();
    left = std::exchange(right, next.at(precision));
    at_left = std::exchange(at_right, midpoint_sign(half_separation, right));
    if (at_right.contains_zero() ||
        certainly_less(abs(right - left), Ball(power(2, -precision.bits / 2), precision)))
      break;
  }
  const Ball margin(power(2, -precision.bits / 2), precision);
  const Ball below = midpoint_sign(half_separation, right - margin),
             above = midpoint_sign(half_separation, right + margin);
  return below.is_positive() && above.is_negative() ? join(right - margin, right + margin)
                                                    : Ball::whole_line(precision);
}

Family wells(const std::vector<const char*>& separations) {
  Family family{"wells", {}, {{"a > 0", [](const Point& p) { return positive(p["a"]); }}}};
  for (const char* a : separations) family.members.push_back({{"a", parse_rational(a)}});
  return family;
}

REFEREE_CLAIM({
    .id = "SS-E95",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "The quartic double well",
    .statement = "p0 proportional to exp(-(x^2 - a^2)^2/(4 a^2)) is a double well with quartic tails, cut "
                 "into its left and right basins.",
    .hypotheses = "a > 0",
    .source = "section 10.4, (95)",
    .evidence = "certified zeros and exact second derivatives of the potential; masses of the basins by "
                "enclosing quadrature; the growth of the potential",
    .refuted_by = "another number of critical points, unequal masses, or another power in the tail",
    .attack = "a from 1e-3 to 1e3; 'quartic tails' holds at tau = 0 only: for tau > 0 -log p_tau grows like "
              "x^2/(4 tau)",
    .trial =
        [](Trial& trial) {
          const Family all = wells({"5/2", "1", "1e-3", "1e3", "7/3"});
          trial.solutions(
              "the potential has three critical points", all,
              {[](const Point& p, const Jet<Ball>& x) { return x * (x * x - Jet<Ball>(square(p["a"]))); },
               [](const Instance& i) { return std::pair<Rational, Rational>(-3 * i["a"], 2 * i["a"]); }},
              [](const Instance&) { return 3L; });
          auto curvature = [](const Point& p, const Ball& x) {
            const Jet<Ball> at = Jet<Ball>::variable(JetLayout::of(1, 2), 0, x);
            return well(Jet<Ball>(p["a"]), at).derivative({2});
          };
          trial.identity(
              "a barrier between the wells: V''(0) = -1", all,
              [curvature](const Point& p) { return curvature(p, Ball(0)); },
              [](const Point&) { return Ball(-1); });
          trial.identity(
              "the wells: V''(a) = 2, whatever a", all,
              [curvature](const Point& p) { return curvature(p, p["a"]); },
              [](const Point&) { return Ball(2); });
          trial.identity(
              "equal masses: left basin = half of the whole, under any weight even in y",
              wells({"5/2", "1", "7/3"}),
              [](const Point& p) { return moment(p["a"], p.constant(0), p.constant(1), 0, -1); },
              [](const Point& p) { return moment(p["a"], p.constant(0), p.constant(1), 0, 0) / 2; });
          trial.limit(
              "quartic tail: V(x)/x^4 -> 1/(4 a^2)",
              {.parameter = "x", .to_infinity = true, .first = 1, .last = 20, .fixed = {{"a", "5/2"_q}}},
              [](const Point& p) { return well(p["a"], p["x"]) / pow(p["x"], 4); },
              [](const Point& p) { return p.constant("1/4"_q) / square(p["a"]); });
        },
});

/// (37) for the well cut at 0: s from the whole against sbar and phi from the halves.
struct Halves {
  Ball mean_score, log_ratio, slope;
};
Halves halves(const Point& p) {
  auto part = [&](int side) {
    const Ball mass = moment(p["a"], p["x"], p["tau"], 0, side);
    const Ball score = (moment(p["a"], p["x"], p["tau"], 1, side) / mass - p["x"]) / (Ball(2) * p["tau"]);
    return std::pair(mass, score);
  };
  const auto [right_mass, right] = part(1);
  const auto [left_mass, left] = part(-1);
  return {(right + left) / 2, log(right_mass / left_mass), right - left};
}

/// What the natural quadratures make of the printed residuals.
struct ReadingsTried {
  int all = 0, of_that_order = 0, matching = 0;
  std::string by_width, matches;
};
ReadingsTried try_readings() {
  ReadingsTried tried;
  for (const QuadratureReading& reading : natural_readings()) {
    const auto [time, residual] = boundary_residual(reading);
    ++tried.all;
    tried.of_that_order += residual >= 1e-5 && residual < 1e-4;
    if (reading.rule == QuadratureRule::trapezoid && reading.cut == BasinCut::slices && reading.reach == 10 &&
        reading.points % 1000 == 0)
      tried.by_width += fmt::format("{:.2g} for a cell of {:.3g}; ", residual, 20.0 / (reading.points - 1));
    if (fmt::format("{:.1e}", residual) != "5.6e-05" || fmt::format("{:.3f}", time) != "1.948") continue;
    ++tried.matching;
    tried.matches += fmt::format("{}: {:.1e} and {:.1e}; ", in_words(reading),
                                 decomposition_residual(reading, 0.5), decomposition_residual(reading, 1));
  }
  return tried;
}

REFEREE_CLAIM({
    .id = "SS-N10.4",
    .paper = "score-shocks",
    .kind = "published-number",
    .title = "Numbers of the quartic well",
    .statement = "For the well (95) cut into its basins, (37) holds to 1e-4 on a grid, the speciation time "
                 "is 1.948, the residual of (42) there 5.6e-5, and a matched Gaussian would give 3.0.",
    .hypotheses = "a is not printed, nor are grid, quadrature and the way the Gaussian is matched; a = 5/2 "
                  "is the short number that gives 1.948",
    .source = "section 10.4",
    .evidence = "(37) by enclosing quadrature; the time at which s_x(0, tau) = 0, proven by signs on both "
                "sides, for several a; (a^2 - s^2)/2 for every natural match",
    .refuted_by = "no natural a giving 1.948, or no match of a Gaussian giving 3.0 for the same a",
    .attack = "a in the range where 1.948 is possible at all; three rules, four cuts and 108 grids for the "
              "residuals; matches of the curvature at a well, of mean "
              "and variance of a basin, of the whole second moment",
    .rests_on = {"SS-T5.6", "SS-T5.8"},
    .trial =
        [](Trial& trial) {
          const bool dear = trial.effort().digits > 60;
          Family points{
              "the well a = 5/2", {}, {{"tau > 0", [](const Point& p) { return positive(p["tau"]); }}}};
          for (const char* x : dear ? std::vector{"1/3"} : std::vector{"1/3", "-2", "5"})
            for (const char* tau : dear ? std::vector{"1"} : std::vector{"1/2", "1.948"})
              points.members.push_back(
                  {{"a", "5/2"_q}, {"x", parse_rational(x)}, {"tau", parse_rational(tau)}});
          trial.identity(
              "(37) for the well: s of the whole = sbar + (1/2) tanh(phi/2) phi_x of the halves", points,
              [](const Point& p) {
                return (moment(p["a"], p["x"], p["tau"], 1, 0) / moment(p["a"], p["x"], p["tau"], 0, 0) -
                        p["x"]) /
                       (Ball(2) * p["tau"]);
              },
              [](const Point& p) {
                const Halves at = halves(p);
                return at.mean_score + tanh(at.log_ratio / 2) * at.slope / 2;
              });
          const Rational a = "5/2"_q;
          trial.published("speciation time for a = 5/2", "1.948",
                          [a](Precision precision) { return speciation_time(a, precision); });
          const Precision short_precision{128};
          std::string others;
          for (const char* other : {"2.4", "2.49", "2.51", "2.6"})
            others += fmt::format("a = {}: {:.4f}; ", other,
                                  speciation_time(parse_rational(other), short_precision).to_double());
          trial.note("For other a: " + others + "so the print fixes a = 5/2 to three places.");
          // The Gaussian with the curvature of the well: variance 1/V''(a) = 1/2.
          trial.published("matched Gaussian, (a^2 - 1/V''(a))/2 at a = 5/2", "3.0",
                          [a](Precision precision) { return Ball((a * a - "1/2"_q) / 2, precision); });
          // Mean and second moment of the clean basin: heat of 2 tau -> infinity leaves p0 unweighted.
          const Ball length(a, short_precision);
          auto clean = [&](int order) {
            const Ball far(power(10, 30), short_precision), middle(Rational(0), short_precision);
            return moment(length, middle, far, order, 1) / moment(length, middle, far, 0, 1);
          };
          const Ball mean = clean(1), variance = clean(2) - square(mean);
          trial.unreproducible(
              "matched-Gaussian time at a = 5/2",
              fmt::format("curvature at the well 2.875; mean and variance of a basin {:.4f}; a and variance "
                          "of a basin {:.4f}; a alone 3.125",
                          ((square(mean) - variance) / 2).to_double(),
                          ((square(length) - variance) / 2).to_double()),
              "3.0",
              "Which Gaussian is matched is not printed. The print comes out when a variance is taken for a "
              "standard deviation: V''(5/2) = 2, so that the Gaussian of the well has the variance 1/2, and "
              "with 1/2 as its standard deviation (a^2 - sigma0^2)/2 = (25/4 - 1/4)/2 = 3.0. The one with "
              "mean "
              "and variance of a basin misses the true time by three per cent only, so what the sentence "
              "calls a failure of the Gaussian proxy depends on the proxy.");
          const ReadingsTried tried = try_readings();
          trial.unreproducible(
              "residuals of (37) and (42)",
              fmt::format("0 (enclosed); {} of {} natural quadratures in double precision give 5.6e-5 for "
                          "(42) and tau* = 1.948",
                          tried.matching, tried.all),
              "about 1e-4, and 5.6e-5",
              "Both identities are exact; the printed residuals measure a quadrature that is not printed. "
              "With "
              "masses that sum to the whole they are rounding errors; they are as large as printed where the "
              "halves miss or share a cell at the cut y = 0, and then proportional to its width: " +
                  tried.by_width +
                  "The widths that match 5.6e-5, with the residual of (37) on [-6, 6] at tau = 1/2 and at "
                  "1: " +
                  tried.matches +
                  fmt::format("One width explains both prints; but {} readings lie between 1e-5 and 1e-4, of "
                              "which one in 130 agrees in two digits by chance.",
                              tried.of_that_order));
        },
});

}  // namespace
}  // namespace referee::score_shocks
