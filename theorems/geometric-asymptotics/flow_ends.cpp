// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/flow_ends.hpp"

#include <fmt/format.h>

#include <map>

#include "court/random_rationals.hpp"
#include "dynamics/flow_end.hpp"
#include "geometric-asymptotics/rigidity.hpp"

namespace referee::geometric_asymptotics {
namespace {

constexpr long end_exponent = 8;  // flows that enter no trap are followed to t = 10^-8

Instance flow_from(Instance geometry, const Rational& lambda, const RationalPoint& from,
                   const Rational& start_time) {
  return placed(geometry.set("lambda", lambda), from).set("T", start_time);
}

}  // namespace

std::vector<FlowSurvey> flow_surveys(const Trial& trial) {
  Generator generator = trial.generator("flows");
  const std::vector<Rational> times{1, "1/10"_q, 10};
  const auto pick = [&](const std::vector<Rational>& from) { return from[generator.below(from.size())]; };
  FlowSurvey random{"random supports, odds and starts, d = 1, 2, 3, lambda from 1/4 to 5", {}};
  for (const Instance& geometry : random_supports(trial, trial.effort().scaled(4, 14, 500))) {
    const Rational time = pick(times);
    const RationalPoint from = random_vector(generator, supports_of(geometry).dimension());
    random.flows.push_back(flow_from(geometry, pick({"1/4"_q, "2/3"_q, 1, 2, "5/4"_q, 5}), from, time));
  }
  FlowSurvey special{"lattice supports, random odds and starts, lambda = 1/2, 1, 3/2, 2", {}};
  FlowSurvey general{"the same with random lambda in (0, 3)", {}};
  for (Instance geometry : lattice_supports(trial, trial.effort().scaled(2, 6, 300))) {
    const SupportPair pair = supports_of(geometry);
    if (pair.dimension() > 3) continue;
    for (std::size_t k = 1; k <= pair.first.size(); ++k)
      geometry.set("v" + std::to_string(k), random_positive(generator, -1, 0));
    for (std::size_t k = 1; k <= pair.second.size(); ++k)
      geometry.set("w" + std::to_string(k), random_positive(generator, -1, 0));
    const RationalPoint from = random_vector(generator, pair.dimension());
    const Rational time = pick(times);
    special.flows.push_back(flow_from(geometry, pick({"1/2"_q, 1, "3/2"_q, 2}), from, time));
    general.flows.push_back(
        flow_from(geometry, random_between(generator, Rational(0), Rational(3)), from, time));
  }
  FlowSurvey pairs{"A1 = {-a, a}, A2 = {-b, b}, equal weights, lambda = 2, random starts", {}, true};
  for (long k = 0; k < trial.effort().scaled(5, 12, 300); ++k) {
    const Rational a = random_between(generator, Rational(1), Rational(2)),
                   b = random_between(generator, a, 2 * a);
    const Rational time = pick(times);
    pairs.flows.push_back(flow_from(supports(1, {{-a}, {a}}, {{-b}, {b}}), 2,
                                    {random_between(generator, Rational(-1), Rational(1))}, time));
  }
  FlowSurvey outer{"the supports with an outer-only critical point, weights 99 to 1 and 1 to 1", {}, true};
  const Instance geometry = coincident_supports()[11];
  for (long k = 0; k < trial.effort().scaled(1, 2, 60); ++k) {
    Instance weighted = geometry;
    weighted.set("v1", k % 2 == 0 ? 99 : 1).set("v2", 1).set("w1", 1).set("w2", 1).set("w3", 1);
    outer.flows.push_back(flow_from(weighted, 2,
                                    {random_between(generator, Rational(-1), Rational(1)) / 2,
                                     random_between(generator, Rational(-1), Rational(1)) / 2},
                                    1));
  }
  return {random, special, general, pairs, outer};
}

Finding survey_ends(const FlowSurvey& survey) {
  Finding finding;
  finding.method = "trajectory";
  finding.what = "where the original flow ends: " + survey.name;
  finding.expected = "every flow at one outer critical point";
  std::map<std::string, long> ends;
  long proven = 0, unsettled = 0, elsewhere = 0, strayed = 0;
  for (const Instance& flow : survey.flows) {
    const auto points = critical_points_of(flow);
    const auto end = flow_end(mixed_score_of(flow), points, place_of(flow), flow["T"], end_exponent);
    if (!end) {
      ++unsettled;
      finding.instance = flow;
      continue;
    }
    const CriticalPoint& point = points[end->point];
    proven += end->proven;
    strayed += end->point != nearest_critical_point(points, place_of(flow));
    ++ends[to_string(point.kind) + (point.clarke ? "" : " (outer only)")];
    if (!point.minimum) {
      ++elsewhere;
      if (unsettled == 0) finding.instance = flow;
    }
  }
  for (const auto& [kind, count] : ends)
    finding.value += fmt::format("{}{} {}", finding.value.empty() ? "" : ", ", count, kind);
  finding.instances = static_cast<long>(survey.flows.size());
  finding.note =
      fmt::format("{} ends are proven by traps, the others read off at t = 1e-{}; {} not at a minimiser",
                  proven, end_exponent, elsewhere);
  const char* twin =
      survey.leaves_minimisers ? "at a local minimiser" : "at the critical point nearest to its start";
  const long escaped = survey.leaves_minimisers ? elsewhere : strayed;
  if (unsettled > 0 || escaped == 0) {
    finding.note += unsettled > 0
                        ? fmt::format("; {} flows had not settled: smaller times would decide it", unsettled)
                        : fmt::format("; more starts would show whether all end {}", twin);
    return finding;
  }
  finding.verdict = Verdict::holds;
  finding.strength = Strength::numeric;
  finding.power = fmt::format("'{}' fails for {} flows", twin, escaped);
  return finding;
}

}  // namespace referee::geometric_asymptotics
