// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 6, top row: the log-product potential at t = 1e-4 beside the distance potential on the line.
#include <fmt/format.h>

#include "geometric-asymptotics/section5_runs.hpp"
#include "numbers/roots.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

const Rational figure_time = "1e-4"_q;
const Rational window_lower = -4, window_upper = 7;

/// F_lambda - Phi_lambda on the line in a form that boxes do not blow up: the squared distances of two points
/// differ by a linear function of x, so that with S_i = sum_k w_k exp(-(|x - x_k|^2 - d_i^2)/(4t))
/// F - Phi = 2 t log(4 pi t) - 4 t (lambda log S_1 + (1 - lambda) log S_2).
Ball landscape_gap(const Point& p) {
  const Precision precision = p.precision();
  const Ball x = p["x1"].at(precision), t = p["t"].at(precision), lambda = p["lambda"].at(precision);
  const auto log_crowd = [&](int source) {
    const Mixture<Ball> measure = measure_of<Ball>(p, source);
    Ball crowd(0);
    for (std::size_t k = 0; k < measure.size(); ++k) {
      const Ball& own = measure.means[k][0];
      Ball excess(0);
      for (std::size_t j = 0; j < measure.size(); ++j) {
        const Ball& other = measure.means[j][0];
        if (j != k) excess = max(excess, (other - own) * (Ball(2) * x - other - own));
      }
      crowd += measure.weights[k] * exp(-excess / (Ball(4) * t));
    }
    return log(crowd);
  };
  return Ball(2) * t * log(Ball(4) * Ball::pi(precision) * t) -
         Ball(4) * t * (lambda * log_crowd(1) + (Ball(1) - lambda) * log_crowd(2));
}

/// Half of grad F: x - lambda m1 - (1 - lambda) m2, with the opposite sign of grad V.
Jet<Ball> landscape_slope(const Instance& supports, const Rational& time, const Jet<Ball>& x) {
  const FromRational<Jet<Ball>> exact{{x.value().precision()}};
  const MixedScore score = mixed_score_of(supports);
  auto first = smoothed<Jet<Ball>>(score.first, exact(time), exact);
  auto second = smoothed<Jet<Ball>>(score.second, exact(time), exact);
  const Jet<Ball> lambda = exact(score.lambda);
  return -(lambda * first.at(x, 1).displacement[0] +
           (Jet<Ball>(1) - lambda) * second.at(x, 1).displacement[0]);
}

/// The zeros of grad V in the window, in order; those of even index are maxima of V.
std::vector<Ball> stationary_points(const Instance& supports, Precision precision, long digits) {
  const auto slope = [&](const Jet<Ball>& x) { return landscape_slope(supports, figure_time, x); };
  const RootIsolation zeros = isolate_roots(slope, window_lower, window_upper, precision);
  if (!zeros.complete()) throw std::runtime_error("the zeros of grad V could not be isolated");
  std::vector<Ball> result;
  for (const Bracket& zero : zeros.roots) result.push_back(refine_root(slope, zero, digits));
  return result;
}

Panel landscape_panel(const Instance& supports) {
  Panel panel{
      .title = "lambda = " + to_string(supports["lambda"]), .x_label = "x", .y_label = "Phi and -4 t V"};
  Curve limit{.label = "Phi", .x = {}, .y = {}},
      rescaled{.label = "-4 t V, t = 1e-4", .x = {}, .y = {}, .dashed = true};
  for (Rational x = window_lower; x <= window_upper; x += "1/40"_q) {
    const Point p(placed(supports, {x}).set("t", figure_time), {96});
    limit.x.push_back(to_double(x));
    limit.y.push_back(distance_potential(p).to_double());
    rescaled.x.push_back(to_double(x));
    rescaled.y.push_back(rescaled_potential(p).to_double());
  }
  panel.curves = {std::move(limit), std::move(rescaled)};
  for (const CriticalPoint& minimiser : local_minimisers(supports))
    panel.vertical_marks.push_back({to_double(minimiser.at[0]), place_name(minimiser.at)});
  return panel;
}

REFEREE_CLAIM({
    .id = "GA-F6a",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 6, top: the two landscapes agree",
    .statement =
        "At t = 1e-4 the rescaled log-product potential -4 t V_lambda is close to Phi_lambda for lambda "
        "= 1/2, 1, 2.",
    .hypotheses =
        "example on the line. Read as: the largest difference over [-4, 7] is at most 2 t |log(4 pi t)| "
        "+ 4 t max(lambda - 1, 0) log 3, which is less than 0.002 while Phi varies by more than 10",
    .source = "section 5.1, Figure 6, top row",
    .evidence =
        "branch and bound over the whole window; the form that it uses against the sum of heat kernels",
    .refuted_by = "a place of the window at which the difference is larger",
    .attack = "the ties of both supports, where the correction of order t jumps",
    .rests_on = {"GA-E5.1"},
    .trial =
        [](Trial& trial) {
          Family places{"the window, ties included", {}, support_hypotheses()};
          for (const Instance& supports : line_example()) {
            for (Rational x = window_lower; x <= window_upper; x += "1/4"_q)
              places.members.push_back(placed(supports, {x}).set("t", figure_time));
            Domain window{"x in [-4, 7], lambda = " + to_string(supports["lambda"]),
                          {{"x1", window_lower, window_upper}},
                          support_hypotheses(),
                          Instance(supports).set("t", figure_time)};
            trial.bound(
                "|-4 t V - Phi| <= 1.001 times its value at the ties 0 and 3/2, lambda = " +
                    to_string(supports["lambda"]),
                window, [](const Point& p) { return abs(landscape_gap(p)); },
                [](const Point& p) {
                  const Ball t = p["t"].at(p.precision()), lambda = p["lambda"].at(p.precision());
                  return p.constant("1.001"_q) * Ball(2) * t *
                         (Ball(2) * lambda * log(p.constant("2/3"_q)) +
                          Ball(2) * (Ball(1) - lambda) * log(p.constant("1/3"_q)) -
                          log(Ball(4) * Ball::pi(p.precision()) * t));
                });
          }
          trial.identity(
              "-4 t V - Phi = 2 t log(4 pi t) - 4 t (lambda log S_1 + (1 - lambda) log S_2)", places,
              [](const Point& p) { return rescaled_potential(p) - distance_potential(p); }, landscape_gap);
          Figure figure{
              "geometric-asymptotics-figure-6a",
              "Distance potential and rescaled log-product potential of the example on the line, with "
              "the local minimisers.",
              {}};
          for (const Instance& supports : line_example()) figure.panels.push_back(landscape_panel(supports));
          trial.figure(std::move(figure));
        },
});

REFEREE_CLAIM({
    .id = "GA-F6b",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 6, top: maximisers of V and minimisers of Phi",
    .statement =
        "For lambda = 1/2, 1, 2 the local maximisers of V_lambda(., 1e-4) match the local minimisers of "
        "Phi_lambda.",
    .hypotheses =
        "example on the line. Read as: in [-4, 7] there are as many of one as of the other, alternating "
        "with the other critical points, and partners are at most 11 t/5 apart",
    .source = "section 5.1, Figure 6, top row and caption",
    .evidence = "all zeros of grad V isolated by enclosures, all critical points of Phi exactly; distances "
                "enclosed; the offset at the interface minimiser as t -> 0",
    .refuted_by = "another number of maximisers, or one that is farther from its minimiser",
    .attack = "the interface minimiser 3/4 at lambda = 2, the only one whose partner differs by more than an "
              "exponentially small amount",
    .rests_on = {"GA-F6a", "GA-F6c"},
    .trial =
        [](Trial& trial) {
          Family examples{"the three values of lambda", line_example(), support_hypotheses(), true};
          trial.solutions(
              "V has as many stationary points in the window as Phi has critical points", examples,
              {[](const Point& p, const Jet<Ball>& x) {
                 const Rational lambda = simplest_rational(p["lambda"]);
                 return landscape_slope(example_supports(1, lambda), figure_time, x);
               },
               [](const Instance&) { return std::pair(window_lower, window_upper); }},
              [](const Instance& supports) {
                return static_cast<long>(critical_points(supports_of(supports), supports["lambda"]).size());
              });
          Family maxima{"each local minimiser of Phi", {}, support_hypotheses(), true};
          for (const Instance& supports : line_example())
            for (std::size_t k = 0; k < local_minimisers(supports).size(); ++k)
              maxima.members.push_back(Instance(supports).set("number", static_cast<long>(k)));
          const long digits = trial.effort().digits;
          trial.bound(
              "|(k-th maximiser of V) - (k-th minimiser of Phi)| <= 11 t/5", maxima,
              [digits](const Point& p) {
                const Rational lambda = simplest_rational(p["lambda"]);
                const auto number = static_cast<std::size_t>(p["number"].to_double());
                const Instance supports = example_supports(1, lambda);
                const auto zeros = stationary_points(supports, p.precision(), digits);
                return abs(zeros.at(2 * number) -
                           Ball(local_minimisers(supports).at(number).at[0], p.precision()));
              },
              [](const Point& p) { return p.constant(11 * figure_time / 5); });
          // In the unit t around 3/4: a1 = 1, and the posterior mean of A2 has to be 5/4.
          trial.limit(
              "at lambda = 2: (maximiser of V - 3/4)/t -> (4/3) log 5",
              {.parameter = "t", .first = 2, .last = 24, .fixed = {}},
              [](const Point& p) {
                const Rational t = simplest_rational(p["t"]);
                const Instance supports = example_supports(1, 2);
                const auto slope = [&](const Jet<Ball>& y) {
                  const FromRational<Jet<Ball>> exact{{y.value().precision()}};
                  return landscape_slope(supports, t, exact("3/4"_q) + exact(t) * y);
                };
                const RootIsolation zeros = isolate_roots(slope, 0, 5, p.precision().plus(128));
                if (zeros.roots.size() != 1) return Ball::whole_line(p.precision());
                return refine_root(slope, zeros.roots.front(), p.precision().to_digits());
              },
              [](const Point& p) { return p.constant("4/3"_q) * log(Ball(5).at(p.precision())); });
        },
});

/// Every place at which a function that is quadratic between ties can have a local minimum, by its slopes on
/// both sides: the route that knows no strata.
std::vector<Rational> minimisers_by_slopes(const Instance& supports) {
  const SupportPair pair = supports_of(supports);
  const DistancePotential phi = potential_of(supports);
  std::vector<Rational> candidates, result;
  for (const RationalPoint& a : pair.first)
    for (const RationalPoint& b : pair.second)
      candidates.push_back(supports["lambda"] * a[0] + (1 - supports["lambda"]) * b[0]);
  for (const auto& sites : {pair.first, pair.second})
    for (const RationalPoint& a : sites)
      for (const RationalPoint& b : sites)
        if (a[0] < b[0]) candidates.push_back((a[0] + b[0]) / 2);
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  for (const Rational& x : candidates) {
    const Rational step = "1/1000"_q, here = phi.value({x});
    if (phi.value({x - step}) > here && phi.value({x + step}) > here) result.push_back(x);
  }
  return result;
}

REFEREE_CLAIM({
    .id = "GA-F6c",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 6: the interface minimiser 0.75",
    .statement =
        "For lambda = 2 the middle local minimiser of Phi is 0.75, half way between the points 0 and 1.5 "
        "of A2, and lies in ND(A1, A2).",
    .hypotheses = "example on the line, lambda = 2",
    .source = "Figure 6, caption",
    .evidence =
        "all critical points exactly; a second list of minimisers from values on both sides of every tie "
        "and every centre",
    .refuted_by = "another middle minimiser, or one with a single nearest point in A2",
    .attack =
        "the same question at lambda = 6/5, where the middle minimiser is the smooth point 9/10: it meets "
        "the interface at lambda = 3/2 and stays",
    .trial =
        [](Trial& trial) {
          const auto middle = [](const Instance& i) { return local_minimisers(i).at(1); };
          trial.published("middle local minimiser", "0.75", [middle](Precision precision) {
            return Ball(middle(example_supports(1, 2)).at[0], precision);
          });
          const Family example{"lambda = 2", {example_supports(1, 2)}, support_hypotheses(), true};
          trial.exact(
              "Phi has three local minimisers", example,
              [](const Instance& i) { return Rational(static_cast<long>(local_minimisers(i).size())); },
              Relation::equal, [](const Instance&) { return Rational(3); });
          trial.exact(
              "the middle one is half way between 0 and 3/2", example,
              [middle](const Instance& i) { return middle(i).at[0]; }, Relation::equal,
              [](const Instance& i) -> Rational { return (i["b1_1"] + i["b2_1"]) / 2; });
          Family three{"the three minimisers", {}, support_hypotheses(), true};
          for (const CriticalPoint& point : local_minimisers(example_supports(1, 2)))
            three.members.push_back(placed(example_supports(1, 2), point.at));
          trial.exact(
              "nearest points, 10 times those in A1 and those in A2: 12 at 3/4, 11 at the others", three,
              [](const Instance& i) {
                const NearestSites sites = potential_of(i).nearest(place_of(i));
                return Rational(static_cast<long>(10 * sites.first.size() + sites.second.size()));
              },
              Relation::equal, [](const Instance& i) { return Rational(i["x1"] == "3/4"_q ? 12 : 11); });
          Family lambdas{"the printed values of lambda and others", line_example(), support_hypotheses()};
          for (const Rational& lambda : {"0"_q, "6/5"_q, "3/2"_q, "8/5"_q, "5"_q, "20"_q})
            lambdas.members.push_back(example_supports(1, lambda));
          for (const auto& [what, entry] :
               {std::pair("number", -1), std::pair("first", 0), std::pair("second", 1), std::pair("last", 2)})
            trial.exact(
                fmt::format("both lists of minimisers agree: {}", what), lambdas,
                [entry = entry](const Instance& i) {
                  const auto list = local_minimisers(i);
                  return entry < 0
                             ? Rational(static_cast<long>(list.size()))
                             : list.at(std::min(static_cast<std::size_t>(entry), list.size() - 1)).at[0];
                },
                Relation::equal,
                [entry = entry](const Instance& i) {
                  const auto list = minimisers_by_slopes(i);
                  return entry < 0 ? Rational(static_cast<long>(list.size()))
                                   : list.at(std::min(static_cast<std::size_t>(entry), list.size() - 1));
                });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
