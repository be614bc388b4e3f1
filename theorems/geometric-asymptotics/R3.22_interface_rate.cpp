// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.22: minimisers on the interface for lambda > 1, and how fast the flow reaches them.
#include <fmt/format.h>

#include "dynamics/settling.hpp"
#include "geometric-asymptotics/critical_families.hpp"
#include "geometric-asymptotics/generated.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Supports, a start x1.. and the minimiser m1.. that its trajectory goes to.
Instance run_to(Instance supports, const RationalPoint& start, const RationalPoint& minimiser) {
  Instance result = placed(std::move(supports), start);
  for (std::size_t i = 0; i < minimiser.size(); ++i) result.set("m" + std::to_string(i + 1), minimiser[i]);
  return result;
}
RationalPoint minimiser_of(const Point& p) {
  RationalPoint result;
  for (int i = 1; p.has("m" + std::to_string(i)); ++i)
    result.push_back(simplest_rational(p["m" + std::to_string(i)]));
  return result;
}
SettlingSeries settling_of(const Point& p) {
  const MixedScore score = score_of(p);
  for (const CriticalPoint& point : critical_points({score.first.means, score.second.means}, score.lambda))
    if (point.at == minimiser_of(p)) return settling_series(score, point, p.precision()).value();
  throw std::domain_error("no minimiser there");
}

constexpr long rate_digits = 22;
const Rational late("1e-5"_q);

const std::vector<RationalPoint> settling_triangle{{5, 0}, {-3, 4}, {-3, -4}};

/// Minimisers at which (lambda x_k - x*)/(lambda - 1) is inside the hull of the tied y_l.
std::vector<Instance> inner_minimisers() {
  const auto& triangle = settling_triangle;
  const Instance plane = plane_example().back();
  return {run_to(line_example().back(), {1}, {"3/4"_q}),
          run_to(supports(2, {{1}}, {{0}, {"3/2"_q}}, {1}, {9, 1}), {-20}, {"3/4"_q}),
          run_to(supports(2, {{-1}, {1}}, {{-3}, {3}}, {1, 3}, {2, 1}), {2}, {0}),
          run_to(supports(2, {{1, "1/2"_q}}, triangle, {1}, {3, 2, 1}), {1, -1}, {0, 0}),
          run_to(supports(2, {{1, "1/2"_q}}, {{5, 0}, {-3, 4}, {-3, -4}, {4, 3}}, {1}, {4, 2, 1, 1}), {2, 1},
                 {0, 0}),
          run_to(supports(2, {{1, "1/2"_q, 1}}, {{5, 0, 1}, {-3, 4, 1}, {-3, -4, 1}}, {1}, {3, 2, 1}),
                 {1, -2, 3}, {0, 0, 1}),
          run_to(plane, {1, 3}, {"2821/2785"_q, "29803/11140"_q}),
          run_to(plane, {-1, -4}, {"-2733/788"_q, "-23663/3940"_q})};
}
/// Minimisers at which it is on the relative boundary of that hull.
std::vector<Instance> edge_minimisers() {
  return {run_to(supports(2, {{"3/4"_q}}, {{0}, {1}}), {-3}, {"1/2"_q}),
          run_to(supports(2, {{"3/4"_q}}, {{0}, {1}}), {2}, {"1/2"_q}),
          run_to(supports(2, {{"1/2"_q, 1}}, settling_triangle), {3, 3}, {0, 0})};
}
/// The first `most` of them. A trajectory that goes elsewhere is no instance.
Family rated(std::string name, std::vector<Instance> members, std::size_t most, const Generations& runs) {
  if (members.size() > most) members.resize(most);
  Family family{std::move(name), std::move(members), regime_hypotheses(Regime::guidance)};
  family.hypotheses.push_back({"the trajectory is within 1/20 of x* at t = 1e-5", [runs](const Point& p) {
                                 const RationalPoint at = minimiser_of(p);
                                 const auto x = runs.at(p, late, rate_digits);
                                 Ball sum = Ball(0).at(p.precision());
                                 for (std::size_t i = 0; i < x.size(); ++i)
                                   sum += square(x[i] - p.constant(at[i]));
                                 return less(sum, p.constant("1/400"_q));
                               }});
  return family;
}
Family with_tangents(Family family) {
  std::erase_if(family.members, [](const Instance& i) {
    return settling_of(Point(i, Precision::digits(30))).tangent.empty();
  });
  family.name += ", with directions along the interface";
  return family;
}

Ball component(const std::vector<Ball>& v, const RationalPoint& direction, const RationalPoint& origin) {
  Ball sum = Ball(0).at(Precision::digits(2 * rate_digits));
  for (std::size_t i = 0; i < v.size(); ++i)
    sum += (v[i] - Ball(origin[i], sum.precision())) * Ball(direction[i], sum.precision());
  return sum;
}
/// X_t - x* less the first `terms` terms, across the interface.
MeasuredExponent settling_exponent(const Generations& runs, const Point& p, int terms) {
  const SettlingSeries series = settling_of(p);
  if (series.normal.empty()) throw std::domain_error("a smooth minimiser has no interface");
  const std::vector<Ball>* series_terms[] = {&series.first, &series.second, &series.third};
  return measured_exponent([&](const Rational& t) {
    const auto x = runs.at(p, t, rate_digits);
    const RationalPoint origin(x.size());
    std::vector<Ball> components;
    for (const RationalPoint& normal : series.normal) {
      Ball left = component(x, normal, minimiser_of(p));
      const Ball time(t, left.precision());
      Ball power_of_t = time;
      for (int n = 0; n < terms; ++n, power_of_t *= time)
        left -= power_of_t * component(*series_terms[n], normal, origin);
      components.push_back(std::move(left));
    }
    return euclidean_length(components, Precision::digits(rate_digits));
  });
}
MeasuredExponent distance_exponent(const Generations& runs, const Point& p,
                                   const std::vector<RationalPoint>& directions) {
  return measured_exponent([&](const Rational& t) {
    std::vector<Ball> components;
    for (const RationalPoint& direction : directions)
      components.push_back(component(runs.at(p, t, rate_digits), direction, minimiser_of(p)));
    return euclidean_length(components, Precision::digits(rate_digits));
  });
}
std::vector<RationalPoint> coordinate_axes(std::size_t dimension) {
  std::vector<RationalPoint> result(dimension, RationalPoint(dimension));
  for (std::size_t i = 0; i < dimension; ++i) result[i][i] = 1;
  return result;
}

/// A1 = {1}, both points of A2 = {0, 3/2} tied at x* = 3/4, lambda = 2: c = (4/3) log(5 w_1/w_2).
Family tied_everywhere(const Trial& trial) {
  Family family{"A1 = {1}, A2 = {0, 3/2}, lambda = 2, T = 1", {}, regime_hypotheses(Regime::guidance)};
  const long last = trial.effort().scaled(2, 4, 8);
  // The quick budget takes every second odds in turn.
  long turn = 0;
  for (const Rational& start : {"1"_q, "-20"_q, "3/4"_q, "10"_q})
    for (const Rational& odds : {"9"_q, "1"_q, "1/100"_q}) {
      if (turn++ % 2 == 1 && trial.effort().budget == Budget::quick) continue;
      for (long k = 0; k <= last; ++k)
        family.members.push_back(placed(supports(2, {{1}}, {{0}, {"3/2"_q}}, {1}, {odds, 1}), {start})
                                     .set("tau", k == 0 ? "1/10"_q : Rational(k)));
    }
  return family;
}
Ball settling_slope(const Point& p) { return log(Ball(5) * p["w1"] / p["w2"]) * 4 / 3L; }

REFEREE_CLAIM({
    .id = "GA-R3.22",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Rates at interface minimisers",
    .statement = "For lambda > 1 the rate O(sqrt t) is proved at smooth minimisers only; the restriction is "
                 "genuine in that minimisers do occur on ND(A1, A2); what rate holds there, possibly under "
                 "transversality, is left open.",
    .hypotheses = "finite supports, lambda > 1, x* in ND(A1, A2)",
    .source = "section 3.4, Remark 3.22",
    .evidence =
        "exact interface minimisers; a series for the approach, X_t - x* = c t + c1 t^2 + c2 t^3 across the "
        "interface, in closed form with proven coefficients, against trajectories in d = 1, 2, 3; an exact "
        "bound along validated trajectories",
    .refuted_by = "paper's data without an interface minimiser",
    .attack = "unequal weights, two and three tied sites, affinely dependent ones, both interfaces at once, "
              "vertices and edges, balance points on the boundary of the hull; lambda just above 1",
    .rests_on = {"GA-T3.18"},
    .trial =
        [](Trial& trial) {
          Family examples{
              "the paper's examples: (d, lambda) = (1, 2), (2, 5/2); A1 = {0}, A2 = {-1, 1} at lambda = "
              "1001/1000",
              {},
              regime_hypotheses(Regime::guidance),
              true};
          examples.members = {Instance(line_example().back()).set("count", 1),
                              Instance(plane_example().back()).set("count", 2),
                              supports("1001/1000"_q, {{0}}, {{-1}, {1}}).set("count", 1)};
          trial.exact(
              "minimisers do occur on the interface", examples,
              [](const Instance& i) -> Rational {
                long count = 0;
                for (const CriticalPoint& point : critical_points(supports_of(i), i["lambda"]))
                  count += point.kind == CriticalKind::interface_minimum ? 1 : 0;
                return count;
              },
              Relation::equal, [](const Instance& i) { return i["count"]; });
          trial.note(
              "The open question has an answer. Let I, J be the sites tied at x*, b_k = (lambda x_k - "
              "x*)/(lambda - 1), k in I, which lie in conv(y_l, l in J) because x* is a minimiser. If |I| = "
              "1, the generic case, then |X_t - x*| = O(sqrt t) with no further condition: in omega = (X - "
              "x*)/sqrt t and s = 1/sqrt t the flow across the interface is d omega/ds = -(lambda - 1) (m2 "
              "- b), up to exponentially small terms the gradient flow of a convex function, so that its "
              "distance from omega = c/s grows by at most int |c|/s^2 ds. If b lies inside the hull, the "
              "part across the interface is even c t + O(t^2) with c independent of the start, and only the "
              "part along it is of order sqrt t. For |I| > 1 the criterion gives O(sqrt(t (1 + log(T/t)))) "
              "always. The remark takes 'smooth point of Phi' and 'not in ND(A1, A2)' for the same; only "
              "one implication holds. Off ND Phi is smooth, but for A1 = {-1, 1}, A2 = {-2, 2}, lambda = 2 "
              "it is x^2 - 2 near x* = 0, which lies in ND.");
          const std::size_t most = trial.effort().budget == Budget::quick ? 4 : 8;
          const Generations runs;
          const Family inner =
              rated("interface minimisers in d = 1, 2, 3, b inside", inner_minimisers(), most, runs);
          const auto has_exponent = [&](std::string what, const Family& family, const Rational& expected,
                                        const std::function<MeasuredExponent(const Point&)>& measured) {
            trial.bound(
                std::move(what), family,
                [=](const Point& p) { return abs(measured(p).value - p.constant(expected)); },
                [=](const Point& p) { return measured(p).uncertainty; });
          };
          has_exponent(
              "across the interface X_t - x* ~ c t: exponent 1 above t = 1e-5, within its uncertainty", inner,
              1, [=](const Point& p) { return settling_exponent(runs, p, 0); });
          trial.note(
              "Uncertainty: what the exponent changed since the decade before, and twice the disagreement "
              "of two runs at different digits.");
          has_exponent("c, c1 and c2 to many digits: X_t - x* - c t - c1 t^2 - c2 t^3 has exponent 4", inner,
                       4, [=](const Point& p) { return settling_exponent(runs, p, 3); });
          Family along = with_tangents(rated("interface minimisers", inner_minimisers(), 8, runs));
          if (trial.effort().budget == Budget::quick) along.members.resize(2);
          has_exponent("along the interface X_t - x* has exponent 1/2", along, "1/2"_q,
                       [=](const Point& p) { return distance_exponent(runs, p, settling_of(p).tangent); });
          has_exponent("b on the boundary of the hull: exponent 1/2",
                       rated("interface minimisers, b on the boundary", edge_minimisers(), 3, runs), "1/2"_q,
                       [=](const Point& p) {
                         return distance_exponent(runs, p, coordinate_axes(minimiser_of(p).size()));
                       });
          const Family validated = tied_everywhere(trial);
          trial.bound(
              "for all t <= T: |X_t - x* - c t| <= sqrt(t/T) |x_T - x* - c T| + |c| sqrt t (sqrt T - sqrt "
              "t), c = (4/3) log(5 w1/w2)",
              validated,
              [](const Point& p) {
                const Point at = carried(p);
                return abs(at["x1"] - p.constant("3/4"_q) - settling_slope(p) * at["t"]);
              },
              [](const Point& p) {
                const Ball root = exp(-p["tau"].at(p.precision()) / 2L), c = settling_slope(p);
                return root * abs(p["x1"] - p.constant("3/4"_q) - c) + abs(c) * root * (Ball(1) - root);
              });
          trial.bound(
              "|X_t - x*|^2 <= (t/T) (|x_T - x*|^2 + 2 (lambda - 1) T log(T/t) log(1/min w))", validated,
              [](const Point& p) { return square(carried(p)["x1"] - p.constant("3/4"_q)); },
              [](const Point& p) {
                const Ball sum = p["w1"] + p["w2"], tau = p["tau"].at(p.precision());
                return exp(-tau) * (square(p["x1"] - p.constant("3/4"_q)) +
                                    Ball(2) * tau * log(sum / min(p["w1"], p["w2"])));
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
