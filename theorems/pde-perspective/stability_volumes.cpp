// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/stability_volumes.hpp"

#include <cmath>
#include <numbers>

#include "pde-perspective/stability_laws.hpp"

namespace referee::pde_perspective::stability {

RefinedValue VolumeStudy::power_integral(std::size_t time, double p) const {
  return refined(levels[0][time].power_integral(p), levels[1][time].power_integral(p),
                 levels[2][time].power_integral(p));
}

VolumeStudy volume_study(const Instance& data, double epsilon, double variance, double grading,
                         const std::vector<double>& times) {
  Mixture<Rational> sites = data_of<Rational>(data);
  const LineScoreInTime score = mixed_line_score({sites, sites, 1});
  VolumeStudy study{times, {}};
  for (int level = 0; level < 3; ++level)
    study.levels.push_back(
        generated_densities(score, gaussian_cells(graded_edges(9, grading, 120L << level), 0, variance),
                            times, {.epsilon = epsilon, .start_time = 1, .steps = 12L << (2 * level)}));
  return study;
}

double gaussian_power_integral(double variance, double p) {
  return std::pow(2 * std::numbers::pi * variance, (1 - p) / 2) / std::sqrt(p);
}

Family volume_laws(const Trial& trial) {
  Family family{"several Diracs on the line, v_T = N(0, 2), finite volumes", {}, law_hypotheses()};
  const std::vector<Rational> times{"3/10"_q, "1/20"_q};
  std::vector<Instance> sources{dirac_data({{-1}, {1}})};
  if (trial.effort().budget != Budget::quick) sources.push_back(dirac_data({{-2}, {0}, {1}}, {1, 2, 5}));
  for (const Instance& data : sources)
    for (const Rational& epsilon : {"1/5"_q, Rational(3)}) {
      const VolumeStudy study =
          volume_study(data, to_double(epsilon), 2, 0, {to_double(times[0]), to_double(times[1])});
      for (std::size_t n = 0; n < times.size(); ++n)
        for (const Rational& p : {Rational(2), Rational(4)}) {
          const double order = to_double(p);
          const RefinedValue integral = study.power_integral(n, order);
          Instance member = data;
          member.set("epsilon", epsilon).set("p", p).set("T", 1).set("t", times[n]);
          member.set("measured", rational_from_double(std::pow(integral.value + integral.error, 1 / order)));
          member.set("started", rational_from_double(std::pow(gaussian_power_integral(2, order), 1 / order)));
          family.members.push_back(member);
        }
    }
  return family;
}

}  // namespace referee::pde_perspective::stability
