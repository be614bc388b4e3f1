// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 3.11 (iii): almost every trajectory of the empirical score ends at one site.
#include <fmt/format.h>

#include <algorithm>

#include "court/random_rationals.hpp"
#include "court/undecidable.hpp"
#include "dynamics/similarity_flow.hpp"
#include "heat/generative_law_quantile.hpp"
#include "pde-perspective/core_entry.hpp"

namespace referee::pde_perspective {
namespace {

std::string site_name(std::size_t site) { return "y_" + std::to_string(site + 1); }

/// Proven: a validated flow into a core before tau_0.
Arrival proven_arrival(const Point& p) {
  const std::optional<CoreEntry> entry = core_entry(short_trajectory(p));
  Arrival arrival{.place = "", .trapped = Truth::unknown, .at = p["x1"].at(p.precision()), .detail = ""};
  if (!entry) {
    arrival.detail = "in no core by similarity time 25";
    return arrival;
  }
  arrival.place = site_name(entry->site);
  arrival.trapped = Truth::yes;
  arrival.at = site_measure<Ball>(p).means[entry->site][0].at(p.precision());
  arrival.detail = fmt::format("in the core for good from log(T/t) = {:.4g} on, after {} validated steps",
                               to_double(entry->similarity_time), entry->steps);
  return arrival;
}

/// On the line, without following anything: the site between whose basin boundaries F_T^(-1)(w_1 + ... + w_k)
/// the start lies.
std::string arrival_by_quantile(const Instance& i) {
  constexpr Precision precision{256};
  const Mixture<Rational> measure = site_measure<Rational>(i);
  const LineBasins basins = line_basins(measure, i["T"], precision);
  const Ball start(i["x1"], precision);
  std::size_t rank = 0;
  for (const Ball& boundary : basins.boundaries) {
    if (boundary.overlaps(start))
      throw court::Undecidable("the start cannot be told from a basin's boundary");
    rank += certainly_less(boundary, start);
  }
  for (std::size_t k = 0; k < measure.size(); ++k)
    if (measure.means[k][0] == basins.sites[rank]) return site_name(k);
  throw std::logic_error("a basin without a site");
}
/// Anywhere, without a proof: the site nearest to the place reached at t = 1e-8 T by Taylor's method.
std::string arrival_by_taylor(const Instance& i) {
  const Mixture<Rational> measure = site_measure<Rational>(i);
  const Trajectory run =
      similarity_flow_once({measure, measure, 1}, site_place(i), i["T"], i["T"] * "1e-8"_q, 12);
  RationalPoint at;
  for (const Ball& coordinate : run.state) at.push_back(coordinate.midpoint_as_rational());
  std::size_t nearest = 0;
  for (std::size_t k = 1; k < measure.size(); ++k)
    if (squared_distance(measure.means[k], at) < squared_distance(measure.means[nearest], at)) nearest = k;
  return site_name(nearest);
}

Family random_starts(const Trial& trial, bool on_the_line) {
  Family family{on_the_line ? "starts on the line" : "starts in d = 2 to 8", {}, site_hypotheses()};
  Generator generator = trial.generator("random starts");
  for (const Instance& instance : site_collection(trial, 2, 1)) {
    const std::vector<RationalPoint> sites = site_points(instance);
    if ((sites.front().size() == 1) != on_the_line) continue;
    for (long round = 0; round < trial.effort().scaled(1, 1, 20); ++round) {
      RationalPoint x = sites[generator.below(sites.size())];
      for (Rational& coordinate : x) coordinate += random_between(generator, -3, 3);
      family.members.push_back(site_instance_at(instance, x).set("T", random_between(generator, "1/2"_q, 3)));
    }
  }
  return family;
}
/// Weights 1/4 and 3/4 at -1 and 1, T = 1: the boundary is at -0.5974916...
Family starts_at_the_boundary() {
  Family family{"starts next to the boundary between two basins", {}, site_hypotheses()};
  const Instance pair = site_instance({{-1}, {1}}, {1, 3});
  for (const char* start : {"-0.597491610634451066", "-0.597491610634451064", "-1/2", "-2/3"})
    family.members.push_back(site_instance_at(pair, {parse_rational(start)}).set("T", 1));
  return family;
}

/// Sites (-1, 0) and (1, 0), start (0, b): the place b sqrt(t/T) on the axis.
Family starts_on_the_axis() {
  Family family{"sites (-1, 0), (1, 0) and starts (0, b)", {}, site_hypotheses()};
  for (const char* b : {"0", "1", "-3", "1/1000"})
    for (const char* t : {"1/2", "1e-6"})
      family.members.push_back(site_instance_at(site_instance({{-1, 0}, {1, 0}}), {0, parse_rational(b)})
                                   .set("t", parse_rational(t)));
  return family;
}

Figure arrivals_in_the_plane(const Trial& trial) {
  const Mixture<Rational> measure{
      {{0, 0}, {2, 0}, {-1, 2}, {-1, -2}}, {"1/10"_q, "4/10"_q, "2/10"_q, "3/10"_q}, {0, 0, 0, 0}};
  Panel panel{.title = "T = 1, weights 0.1, 0.4, 0.2, 0.3", .x_label = "x1", .y_label = "x2"};
  const long apart = trial.effort().scaled(3, 1, 1);
  for (long i = -3; i <= 3; i += apart)
    for (long j = -3; j <= 3; j += apart) {
      const Trajectory run = similarity_flow_once({measure, measure, 1}, {i + "1/7"_q, j + "1/11"_q}, 1,
                                                  "1e-5"_q, 10, {.samples_per_step = 2});
      Curve curve{.label = "trajectories", .x = {}, .y = {}, .faint = true};
      for (const TrajectorySample& sample : run.samples) {
        curve.x.push_back(sample.state[0].to_double());
        curve.y.push_back(sample.state[1].to_double());
      }
      panel.curves.push_back(std::move(curve));
    }
  Curve sites{.label = "sites", .x = {}, .y = {}, .points = true};
  for (const RationalPoint& site : measure.means) {
    sites.x.push_back(to_double(site[0]));
    sites.y.push_back(to_double(site[1]));
  }
  panel.curves.push_back(std::move(sites));
  return {"pde-perspective-arrivals",
          "Trajectories of the generation flow from a grid of starts to four sites: the weights, not the "
          "distances alone, decide which site is reached.",
          {panel}};
}

REFEREE_CLAIM({
    .id = "PP-T3.11iii-a",
    .paper = "pde-perspective",
    .kind = "theorem",
    .title = "Convergence to one of the sites",
    .statement =
        "For almost every x_T there is an index i, depending on x_T, such that X_t tends to y_i as t -> "
        "0+.",
    .hypotheses = "u_0 a finite sum of weighted Diracs, epsilon = 0",
    .source = "section 3.3, Theorem 3.11 (iii)",
    .evidence =
        "computer-assisted proofs: validated flows into a core before tau_0, against the quantile rule "
        "on the line and Taylor's method elsewhere; the exceptional axis of a symmetric pair",
    .refuted_by = "a set of starts of positive measure that ends elsewhere",
    .attack =
        "starts 1e-18 from the boundary between two basins, weights of 1e-30, five sites in a cross; the "
        "rule 'the nearest site' fails, and so does 'every x_T'",
    .rests_on = {"PP-C2", "PP-E5.C"},
    .trial =
        [](Trial& trial) {
          trial.trajectory("on the line: the proven site is that of the basin F_T^(-1)(w_1 + ... + w_k)",
                           random_starts(trial, true), proven_arrival, arrival_by_quantile);
          trial.trajectory("on the line, 1e-18 on either side of the boundary -0.597491610634451065",
                           starts_at_the_boundary(), proven_arrival, arrival_by_quantile);
          trial.note(
              "-1/2 is nearer to the site -1 and ends at 1: the nearest site at time T does not decide.");
          trial.trajectory("in d = 2 to 8: proven, and by Taylor's method", random_starts(trial, false),
                           proven_arrival, arrival_by_taylor);
          trial.identity(
              "the null set is not empty: on the axis of a symmetric pair the score has no component towards "
              "either site",
              starts_on_the_axis(), [](const Point& p) { return summed_score(p)[0]; },
              [](const Point& p) { return Ball(0).at(p.precision()); });
          trial.identity(
              "and the other one moves X_t = (0, b sqrt(t/T)) to (0, 0), which is no site",
              starts_on_the_axis(), [](const Point& p) { return summed_score(p)[1]; },
              [](const Point& p) { return -p["x2"] / (2 * p["t"].at(p.precision())); });
          trial.figure(arrivals_in_the_plane(trial));
        },
});

}  // namespace
}  // namespace referee::pde_perspective
