// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.1: the printed scheme on trial against the exact flow, and the data of both examples.
#include <cmath>
#include <map>

#include "dynamics/similarity_flow.hpp"
#include "geometric-asymptotics/global_minimisers.hpp"
#include "geometric-asymptotics/section5_runs.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

const Rational smallest_time = "1e-4"_q;
const Rational printed_step = "1e-2"_q;

/// Places of the exact flow at t_min, to twenty digits by two runs; each run is followed once.
class ExactEnds {
 public:
  const std::vector<Ball>& of(const Point& run) {
    RationalPoint start;
    for (int i = 1; run.has("x" + std::to_string(i)); ++i)
      start.push_back(simplest_rational(run["x" + std::to_string(i)]));
    const Rational lambda = simplest_rational(run["lambda"]);
    std::vector<Ball>& end = ends_[to_string(lambda) + " from " + place_name(start)];
    if (!end.empty()) return end;
    const Trajectory exact = follow_similarity_flow(mixed_score_of(example_supports(start.size(), lambda)),
                                                    start, 1, smallest_time, 20);
    if (!exact.complete || exact.agreed_digits.value_or(0) < 15)
      throw std::runtime_error("the exact flow was not followed to 15 digits");
    return end = exact.state;
  }

 private:
  std::map<std::string, std::vector<Ball>> ends_;
};
/// Distance between the ends of Euler's scheme with this many steps and of the exact flow.
Ball scheme_error(ExactEnds& ends, const Point& run, long steps) {
  std::vector<double> start;
  for (int i = 1; run.has("x" + std::to_string(i)); ++i)
    start.push_back(run["x" + std::to_string(i)].to_double());
  PathOptions options = printed_scheme(0, 1);
  options.steps = steps;
  const SampledPaths paths =
      printed_paths(example_supports(start.size(), simplest_rational(run["lambda"])), start, options);
  const std::vector<Ball> exact = ends.of(run);
  Ball sum(0);
  for (std::size_t i = 0; i < start.size(); ++i)
    sum += square(Ball::from_double(paths.end(0)[i], run.precision()) - exact[i]);
  return sqrt(sum);
}

/// h (lambda - 1) |b - b'|/2 at the interface minimiser that the run ends at, b and b' its nearest points in
/// A2.
Ball step_across_jump(ExactEnds& ends, const Point& run) {
  const std::vector<Ball> end = ends.of(run);
  std::vector<double> place;
  for (const Ball& coordinate : end) place.push_back(coordinate.to_double());
  const Instance supports = example_supports(end.size(), simplest_rational(run["lambda"]));
  const auto minimisers = local_minimisers(supports);
  const CriticalPoint& reached = minimisers[nearest_critical_point(minimisers, place)];
  if (reached.second.size() != 2) throw std::domain_error("the run does not end on an interface of A2");
  const auto sites = supports_of(supports).second;
  const Rational squared = squared_distance(sites[static_cast<std::size_t>(reached.second[0])],
                                            sites[static_cast<std::size_t>(reached.second[1])]);
  return run.constant(printed_step) * (run["lambda"] - Ball(1)) * sqrt(run.constant(squared)) / 2;
}

Instance line_run(const Rational& lambda, const Rational& x) { return {{"lambda", lambda}, {"x1", x}}; }
Instance plane_run(const Rational& lambda, const Rational& x, const Rational& y) {
  return {{"lambda", lambda}, {"x1", x}, {"x2", y}};
}
Family runs_to_cells() {
  return {"runs that end at smooth minimisers",
          {line_run("1/2"_q, "2/5"_q), line_run(1, "-6/5"_q), line_run(2, "-6/5"_q), line_run(2, 4),
           plane_run("1/2"_q, -2, 1), plane_run(1, 2, -1), plane_run("5/2"_q, -2, 2)},
          {}};
}
Family runs_to_interfaces() {
  return {
      "runs that end at interface minimisers",
      {line_run(2, "3/10"_q), line_run(2, "9/10"_q), plane_run("5/2"_q, -1, -3), plane_run("5/2"_q, 1, 1)},
      {}};
}

REFEREE_CLAIM({
    .id = "GA-S5.1a",
    .paper = "geometric-asymptotics",
    .kind = "parameters",
    .title = "The numerical scheme",
    .statement =
        "Runs in similarity time with T = 1, t_min = 1e-4, tau_max = log(T/t_min), about 9.2, explicit Euler "
        "with step 1e-2 (Euler-Maruyama for the noise), exact scores.",
    .hypotheses = "both finite examples. The scheme is tried as well: where it ends it is to agree with the "
                  "exact flow to 1e-3 in cells and to one step across the jump of the drift on interfaces, "
                  "at most 0.03, which no figure resolves. Seeds and starts are not printed and not tried",
    .source = "section 5.1, numerical setup",
    .evidence =
        "the printed number; ends of the scheme against a high-precision integration that was run twice",
    .refuted_by = "another rounding of log(10^4), or a run that ends farther from the exact flow",
    .attack = "runs that end on an interface, where explicit Euler with this step is linearly unstable for t "
              "< 4e-4; it chatters there with the amplitude of one step, since the drift is bounded",
    .trial =
        [](Trial& trial) {
          trial.published("tau_max", "9.2",
                          [](Precision precision) { return log(Ball(10000).at(precision)); });
          ExactEnds ends;
          trial.bound(
              "ends in cells: |end of the printed scheme - end of the exact flow| <= 1e-3", runs_to_cells(),
              [&](const Point& p) { return scheme_error(ends, p, printed_scheme(0, 1).steps); },
              [](const Point& p) { return p.constant(printed_step / 10); });
          trial.bound(
              "ends on interfaces: the same <= h (lambda - 1) |b - b'|/2, one step across the jump of the "
              "drift",
              runs_to_interfaces(),
              [&](const Point& p) { return scheme_error(ends, p, printed_scheme(0, 1).steps); },
              [&](const Point& p) { return step_across_jump(ends, p); });
          trial.bound(
              "order one in cells: a tenth of the step leaves at most a seventh of the error",
              runs_to_cells(),
              [&](const Point& p) { return scheme_error(ends, p, 10 * printed_scheme(0, 1).steps); },
              [&](const Point& p) { return scheme_error(ends, p, printed_scheme(0, 1).steps) / 7; });
          // At lambda = 2 and x = 3/4 the posterior of A2 weighs 0 and 3/2 by 1/6 and 5/6: covariance 5/16.
          const Family interface {
            "lambda = 2, x = 3/4, t_min", {{{"h", printed_step}, {"t", smallest_time}}}, {}, true
          };
          trial.exact(
              "at the interface the step is beyond the limit of stability: 2 < (h/2) (1 + C2/(2 t_min))",
              interface, [](const Instance&) { return Rational(2); }, Relation::less,
              [](const Instance& i) -> Rational { return i["h"] / 2 * (1 + "5/16"_q / (2 * i["t"])); });
          trial.note(
              "The limit is passed at t = 3.9e-4. With noise the scheme spreads over the same amplitude "
              "there, root mean square 0.0036 in GA-F6e; the width of the process is of order t.");
        },
});

/// Number of minima minus saddles plus maxima, by index: one for every function that grows at infinity.
Rational morse_sum(const Instance& supports) {
  const auto points = critical_points(supports_of(supports), supports["lambda"]);
  long sum = 0;
  for (const CriticalPoint& point : points) {
    const bool top = point.kind == CriticalKind::maximum;
    const bool even = supports.has("a1_2") ? point.minimum || top : point.minimum;
    sum += even ? 1 : -1;
  }
  return Rational(sum);
}

void try_data(Trial& trial, const std::vector<Instance>& examples, const std::vector<long>& counts) {
  Family family{"the printed data", {}, support_hypotheses(), true};
  for (std::size_t k = 0; k < examples.size(); ++k)
    family.members.push_back(Instance(examples[k]).set("count", counts[k]));
  for (const int source : {1, 2})
    trial.exact(
        "the weights 1/3 of source " + std::to_string(source) + " sum to one", family,
        [source](const Instance& i) {
          Rational sum = 0;
          for (std::size_t k = 0; k < measure_of<Rational>(i, source).size(); ++k) sum += "1/3"_q;
          return sum;
        },
        Relation::equal, [](const Instance&) { return Rational(1); });
  trial.exact(
      "the supports are disjoint: least squared distance", family,
      [](const Instance&) { return Rational(0); }, Relation::less,
      [](const Instance& i) { return squared_gap(supports_of(i)); });
  trial.exact(
      "number of critical points of Phi at each lambda", family,
      [](const Instance& i) {
        return Rational(static_cast<long>(critical_points(supports_of(i), i["lambda"]).size()));
      },
      Relation::equal, [](const Instance& i) { return i["count"]; });
  trial.exact("none is missing: minima - saddles + maxima (on the line minima - maxima) = 1", family,
              morse_sum, Relation::equal, [](const Instance&) { return Rational(1); });
}

REFEREE_CLAIM({
    .id = "GA-S5.1b",
    .paper = "geometric-asymptotics",
    .kind = "parameters",
    .title = "The example on the line",
    .statement =
        "u1 = (delta_-1 + delta_1 + delta_2)/3, u2 = (delta_0 + delta_1.5 + delta_5)/3, lambda = 0.5, 1, 2.",
    .hypotheses = "-",
    .source = "section 5.1, 1D",
    .evidence = "weights, disjointness and critical points exactly",
    .refuted_by = "weights that do not sum to one, or a common point",
    .attack = "the count of critical points, 9, 5 and 5, against the alternation of minima and maxima",
    .trial =
        [](Trial& trial) {
          try_data(trial, line_example(), {9, 5, 5});
        },
});

REFEREE_CLAIM({
    .id = "GA-S5.1c",
    .paper = "geometric-asymptotics",
    .kind = "parameters",
    .title = "The example in the plane",
    .statement =
        "u1: equal masses at (-3.0, 2.2), (-1.2, -2.6), (1.0, 1.3); u2: equal masses at (2.8, -3.2), (4.0, "
        "2.6), (0.2, -0.2); lambda = 0.5, 1, 2.5.",
    .hypotheses = "-",
    .source = "section 5.1, 2D",
    .evidence = "weights, disjointness and critical points exactly",
    .refuted_by = "weights that do not sum to one, or a common point",
    .attack = "the count of critical points, 9, 7 and 7, against their alternating sum",
    .trial =
        [](Trial& trial) {
          try_data(trial, plane_example(), {9, 7, 7});
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
