// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/trajectory.hpp"

#include <set>

#include "court/methods/admission.hpp"
#include "court/shrink.hpp"

namespace referee::court {
namespace {

/// Follows the flow at rising precision until a trap is proven.
Arrival follow(const Journey& journey, const Instance& instance, const Effort& effort) {
  Arrival arrival;
  int attempts = 0;
  for (Precision precision : ladder(effort)) {
    // A journey is long: what four times the digits do not trap is not a matter of digits.
    if (++attempts > 3) break;
    arrival = journey(Point(instance, precision));
    if (arrival.trapped == Truth::yes && !arrival.place.empty()) break;
  }
  return arrival;
}

bool arrived(const Arrival& arrival) { return arrival.trapped == Truth::yes && !arrival.place.empty(); }

void describe(Finding& finding, const Instance& instance, const Arrival& arrival,
              const std::string& destination) {
  finding.instance = instance;
  finding.value = arrival.place + " at " + arrival.at.to_string(15);
  finding.expected = destination;
  finding.note = arrival.detail;
}

}  // namespace

Finding trajectory(const Effort& effort, std::string what, const Family& family, const Journey& journey,
                   const std::function<std::string(const Instance&)>& destination) {
  Finding finding;
  finding.method = "trajectory";
  finding.what = std::move(what);
  Survey survey(family, effort);
  std::set<std::string> destinations;
  for (const Instance& instance : family.members) {
    if (!survey.admits(instance)) continue;
    const std::string wanted = destination(instance);
    const Arrival arrival = follow(journey, instance, effort);
    if (!arrived(arrival)) {
      survey.doubt(instance,
                   "no trapping region was proven" +
                       (arrival.detail.empty() ? "" : " (" + arrival.detail + ")") +
                       "; following the flow further would decide it",
                   arrival.at.to_string(15), wanted);
      continue;
    }
    if (arrival.place != wanted) {
      auto fails = guarded([&](const Instance& shorter) {
        if (admitted(family.hypotheses, shorter, effort) != Truth::yes) return false;
        const Arrival end = follow(journey, shorter, effort);
        return arrived(end) && end.place != destination(shorter);
      });
      const Instance counterexample = shrink(family, instance, fails, effort.scaled(10, 40, 100));
      describe(finding, counterexample, follow(journey, counterexample, effort), destination(counterexample));
      finding.verdict = Verdict::refuted;
      finding.strength = Strength::certified;
      finding.instances = survey.tried();
      finding.certificate = certificate(family.hypotheses);
      return finding;
    }
    if (destinations.empty()) describe(finding, instance, arrival, wanted);
    destinations.insert(wanted);
  }
  if (survey.leave_open(finding)) return finding;
  finding.instances = survey.tried();
  if (destinations.size() < 2) {
    finding.note =
        "every instance goes to '" + finding.expected +
        "', so that nothing shows that the method tells ends apart; an instance with another end would "
        "decide it";
    return finding;
  }
  finding.verdict = Verdict::holds;
  finding.strength = Strength::certified;
  finding.power = "two destinations exchanged";
  return finding;
}

}  // namespace referee::court
