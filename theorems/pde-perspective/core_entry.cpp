// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/core_entry.hpp"

#include "court/random_rationals.hpp"
#include "dynamics/validated_flow.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::pde_perspective {

std::optional<CoreEntry> core_entry(const Instance& instance, const Rational& latest) {
  constexpr Precision precision{192};
  const Mixture<Rational> measure = site_measure<Rational>(instance);
  ValidatedFlow flow({measure, measure, 1}, instance["T"], euclidean_ball(site_place(instance), 0, precision),
                     {.digits = 24, .most_steps = 2000});
  const auto settled = [&]() -> std::optional<CoreEntry> {
    Point here(instance, precision);
    const std::vector<Ball> box = flow.now().box();
    for (std::size_t k = 0; k < box.size(); ++k) here.set("x" + std::to_string(k + 1), box[k]);
    here.set("t", here["T"] * exp(-Ball(flow.similarity_time(), precision)));
    for (std::size_t site = 0; site < measure.size(); ++site) {
      here.set("i", Ball(static_cast<long>(site + 1)));
      if (core_depth(here).is_positive() && before_core_time("t").satisfied(here) == Truth::yes)
        return CoreEntry{site, flow.similarity_time(), flow.steps()};
    }
    return std::nullopt;
  };
  for (std::optional<CoreEntry> entry = settled();; entry = settled()) {
    if (entry) return entry;
    if (!flow.advance(latest)) return std::nullopt;
  }
}

Instance short_trajectory(const Point& p) {
  const Mixture<Rational> measure = short_measure(p);
  return site_instance_at(site_instance(measure.means, measure.weights), short_place(p))
      .set("T", simplest_rational(p["T"]));
}

Family entering_trajectories(const Trial& trial) {
  Family family{"trajectories proven to enter a core before tau_0, d = 1 to 8", {}, site_hypotheses()};
  family.hypotheses.push_back(
      {"X_(t_*) lies in V_i(gamma) and t_* < tau_0 (validated flow)", [](const Point& p) {
         const Point at = flown_through(p, {"entry"}).front();
         return positive(core_depth(at)) && before_core_time("t").satisfied(at);
       }});
  Generator generator = trial.generator("entering trajectories");
  for (const Instance& instance : site_collection(trial, 2, trial.effort().scaled(0, 1, 6))) {
    const std::size_t dimension = site_points(instance).front().size();
    RationalPoint x = site_points(instance).front();
    for (std::size_t k = 0; k < dimension; ++k) x[k] += random_between(generator, -2, 2);
    Instance member = site_instance_at(instance, x).set("T", random_between(generator, "1/2"_q, 3));
    const std::optional<CoreEntry> entry = core_entry(member);
    if (!entry) continue;
    member.set("i", static_cast<long>(entry->site + 1));
    // A short time shortly after the proven one.
    const Rational proven = entry->similarity_time;
    const Rational time = simplest_between(proven + "1/50"_q, proven + "1/5"_q);
    member.set("entry", time);
    family.members.push_back(Instance(member).set("share", "1/3"_q).set("tau", time / 3));
    family.members.push_back(Instance(member).set("share", 1).set("tau", time + 4));
  }
  return family;
}

Ball site_diameter(const Point& p) {
  const auto sites = site_measure<Ball>(p).means;
  Ball largest = Ball(0).at(p.precision());
  for (std::size_t j = 0; j < sites.size(); ++j)
    for (std::size_t k = 0; k < j; ++k)
      largest = max(largest, euclidean_distance(sites[j], sites[k], p.precision()));
  return largest;
}

}  // namespace referee::pde_perspective
