// SPDX-License-Identifier: GPL-3.0-or-later
/// Sections 10.2, 10.3 and 10.5: the printed numbers of the paper's pair a = 3, sigma0 = 1.
#include <fmt/format.h>

#include "numbers/roots.hpp"
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

Ball midpoint_slope_at(const Ball& tau) { return midpoint_slope(Ball(3), Ball(1) + Ball(2) * tau); }

/// Where linear interpolation of s_x(0, tau) between n equidistant times of [1/10, 10] crosses zero.
Ball interpolated_crossing(long n, Precision precision) {
  const Rational step = "9.9"_q / (n - 1);
  for (long i = 0; i + 1 < n; ++i) {
    const Ball left("0.1"_q + step * i, precision), right("0.1"_q + step * (i + 1), precision);
    const Ball at_left = midpoint_slope_at(left), at_right = midpoint_slope_at(right);
    if (at_left.is_positive() && !at_right.is_positive())
      return left + (right - left) * at_left / (at_left - at_right);
  }
  return Ball::whole_line(precision);
}

REFEREE_CLAIM({
    .id = "SS-N10.2",
    .paper = "score-shocks",
    .kind = "published-number",
    .title = "Speciation time of the paper's pair",
    .statement = "tau* = 4.0 is predicted; the numerical zero of s_x(0, tau) for tau in [0.1, 10] is 4.0000 "
                 "with error below 5e-5.",
    .hypotheses = "a = 3, sigma0 = 1; the number of grid points is not printed",
    .source = "section 10.2",
    .evidence =
        "certified isolation of all zeros on [0.1, 10]; interpolation on grids as a reader would do it",
    .refuted_by = "another zero, or a certified zero elsewhere",
    .attack = "several zeros in the window; coarse grids",
    .rests_on = {"SS-P5.2"},
    .trial =
        [](Trial& trial) {
          trial.published("tau* predicted", "4.0", [](Precision precision) {
            const Point p(paper_pair(0), precision);
            return pair_speciation_time(p["a"], p["variance"]);
          });
          const UnivariateFunction slope = [](const Jet<Ball>& tau) {
            return midpoint_slope(Jet<Ball>(3), Jet<Ball>(1) + Jet<Ball>(2) * tau);
          };
          trial.solutions("s_x(0, tau) has one zero in [0.1, 10]",
                          Family{"the paper's pair", {paper_pair(0)}, {}, true},
                          {[slope](const Point&, const Jet<Ball>& tau) { return slope(tau); },
                           [](const Instance&) { return std::pair<Rational, Rational>("0.1"_q, 10); }},
                          [](const Instance&) { return 1L; });
          trial.published("tau* numerical", "4.0000", [slope](Precision precision) {
            const RootIsolation zeros = isolate_roots(slope, "0.1"_q, 10, precision);
            if (zeros.roots.size() != 1 || !zeros.complete()) return Ball::whole_line(precision);
            return refine_root(slope, zeros.roots.front(), precision.to_digits());
          });
          auto error = [](long n) {
            return [n](Precision precision) { return abs(interpolated_crossing(n, precision) - Ball(4)); };
          };
          trial.published("error of the interpolated zero on 1000 points", "<5e-5", error(1000));
          trial.note("The grid is not printed. Linear interpolation errs by " +
                     error(200)(Precision{128}).to_string(3) +
                     " on 200 points, which would miss the bound, and by " +
                     error(500)(Precision{128}).to_string(3) + " on 500.");
        },
});

REFEREE_CLAIM({
    .id = "SS-N10.3",
    .paper = "score-shocks",
    .kind = "published-number",
    .title = "Interfacial widths of the paper's pair",
    .statement = "delta(0.1) = 0.4, delta(0.5) = 2/3 ~ 0.667, delta(1.0) = 1.0; the measured width of the "
                 "profile matches.",
    .hypotheses = "a = 3, sigma0 = 1",
    .source = "section 10.3",
    .evidence = "the formula; and the width measured as (state at infinity)/(slope at the midpoint) from the "
                "posterior",
    .refuted_by = "digits that differ",
    .attack = "formula against the measured profile",
    .rests_on = {"SS-P5.4"},
    .trial =
        [](Trial& trial) {
          const std::pair<const char*, const char*> printed[] = {
              {"0.1", "0.4"}, {"0.5", "0.667"}, {"1.0", "1.0"}};
          for (const auto& [tau, width] : printed)
            trial.published("delta(" + std::string(tau) + ")", width,
                            [tau = parse_rational(tau)](Precision precision) {
                              const Point p(paper_pair(tau), precision);
                              return interfacial_width(p["a"], total(p));
                            });
          trial.identity(
              "width = (s~ at infinity)/(s~_x at 0), with s~_x(0) = C(0)/sigma_tau^4",
              Family{"the paper's pair at the printed times",
                     {paper_pair("0.1"_q), paper_pair("0.5"_q), paper_pair(1)},
                     {}},
              [](const Point& p) { return interfacial_width(p["a"], total(p)); },
              [](const Point& p) {
                auto at = kernel(p);
                const Ball state = p["a"] / total(p);
                return state * square(total(p)) / at.at(Ball(0).at(p.precision()), 2).covariance[0];
              });
        },
});

/// The trapezoidal rule for int_tau^4 s_x(0, tau') dtau' on that many intervals.
Ball trapezoid(const Ball& from, long intervals) {
  const Ball step = (Ball(4) - from) / intervals;
  Ball sum = (midpoint_slope_at(from) + midpoint_slope_at(Ball(4).at(from.precision()))) / 2;
  for (long i = 1; i < intervals; ++i) sum += midpoint_slope_at(from + step * i);
  return sum * step;
}

Ball exact_exponent(const Rational& tau, Precision precision) {
  const Point p(paper_pair(tau), precision);
  return amplification_exponent(snr(p));
}

constexpr long printed_points = 10000;

/// One row of the table of section 10.5.
void table_row(Trial& trial, const char* at, const char* exponent, const char* error, const char* factor) {
  const Rational tau = parse_rational(at);
  const std::string where = "(" + std::string(at) + ")";
  auto measured_error = [tau](long intervals) {
    return [tau, intervals](Precision precision) {
      return abs(trapezoid(Ball(tau, precision), intervals) - exact_exponent(tau, precision));
    };
  };
  trial.published("Lambda exact" + where, exponent,
                  [tau](Precision precision) { return exact_exponent(tau, precision); });
  trial.published("Lambda by the trapezoidal rule" + where, exponent,
                  [tau](Precision precision) { return trapezoid(Ball(tau, precision), printed_points - 1); });
  trial.published("error of the trapezoidal rule" + where, error, measured_error(printed_points - 1));
  trial.note("10,000 points are 9,999 intervals. On 10,000 intervals the error is " +
             measured_error(printed_points)(Precision{192}).to_string(6) +
             ", on 9,998 (9,999 points) it is " +
             measured_error(printed_points - 2)(Precision{192}).to_string(6) + ".");
  trial.published("exp(Lambda)" + where, factor,
                  [tau](Precision precision) { return exp(exact_exponent(tau, precision)); });
}

#define REFEREE_TABLE_ROW(at, exponent, error, factor)                                                 \
  REFEREE_CLAIM({                                                                                      \
      .id = "SS-N10.5-tau" at,                                                                         \
      .paper = "score-shocks",                                                                         \
      .kind = "published-number",                                                                      \
      .title = "Amplification table, row tau = " at,                                                   \
      .statement = "At tau = " at ": Lambda = " exponent                                               \
                   " exactly and by the trapezoidal rule with 10,000 points, error " error             \
                   ", amplification " factor ".",                                                      \
      .hypotheses = "a = 3, sigma0 = 1",                                                               \
      .source = "section 10.5, table",                                                                 \
      .evidence = "closed form and trapezoidal sum in ball arithmetic, rounded to the printed digits", \
      .refuted_by = "a printed digit that no rounding of the enclosure gives",                         \
      .attack = "points against intervals, since the error column has two digits",                     \
      .rests_on = {"SS-T6.3"},                                                                         \
      .trial = [](Trial& trial) { table_row(trial, at, exponent, error, factor); },                    \
  })

// SS-N10.5-tau0.0, SS-N10.5-tau0.5, SS-N10.5-tau1.0, SS-N10.5-tau2.0
REFEREE_TABLE_ROW("0.0", "2.9014", "4.5e-7", "18.2x");
REFEREE_TABLE_ROW("0.5", "0.9980", "4.1e-8", "2.7x");
REFEREE_TABLE_ROW("1.0", "0.4507", "8.2e-9", "1.6x");
REFEREE_TABLE_ROW("2.0", "0.1061", "6.1e-10", "1.1x");

REFEREE_CLAIM({
    .id = "SS-N10.5s",
    .paper = "score-shocks",
    .kind = "published-number",
    .title = "Seven significant figures",
    .statement =
        "The closed form matches the trapezoidal integral to at least seven significant figures (all rows).",
    .hypotheses = "a = 3, sigma0 = 1, 10,000 points; agreement to n figures: the difference is at most half "
                  "a unit of the n-th figure",
    .source = "section 10.5, text after the table",
    .evidence = "the difference enclosed for each row",
    .refuted_by = "a row whose difference exceeds half a unit of the seventh figure",
    .attack = "the row tau = 0, where the relative error is 1.6e-7: within half a unit (4.53e-7 against "
              "5e-7), though only six leading "
              "digits coincide",
    .rests_on = {"SS-T6.3"},
    .trial =
        [](Trial& trial) {
          Family rows{"rows of the table", {}, {}, true};
          for (auto [tau, unit] : {std::pair("0", "1e-6"), {"0.5", "1e-7"}, {"1", "1e-7"}, {"2", "1e-7"}})
            rows.members.push_back({{"tau", parse_rational(tau)}, {"seventh figure", parse_rational(unit)}});
          trial.bound(
              "|trapezoid - closed form| <= (unit of the seventh figure)/2", rows,
              [](const Point& p) {
                return abs(trapezoid(p["tau"], printed_points - 1) -
                           amplification_exponent(Ball(9) / (Ball(1) + Ball(2) * p["tau"])));
              },
              [](const Point& p) { return p["seventh figure"] / 2; });
        },
});

}  // namespace
}  // namespace referee::score_shocks
