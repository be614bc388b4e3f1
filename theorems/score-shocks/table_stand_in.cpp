// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/table_stand_in.hpp"

namespace referee::score_shocks {

Instance stand_in(const Rational& scale) {
  return cluster({1, 1, 1}, {{scale, 0, 0},
                             {scale * "-1/2"_q, scale * "13/10"_q, 0},
                             {scale * "-1/2"_q, scale * "-2/5"_q, scale * "3/5"_q}})
      .set("variance", 1);
}

SpeciationLevels stand_in_levels(const Rational& scale, Precision precision) {
  const Point p(stand_in(scale), precision);
  const CentredMeans<Ball> means = centred_means<Ball>(p);
  const Ball leading = planar_eigenvalues(between_class_covariance(means), means.dimension()).first;
  const Ball gamma = planar_correction_coefficient(means);
  return {leading, leading + gamma / (Ball(2) * leading),
          (leading + sqrt(square(leading) + Ball(2) * gamma)) / 2,
          speciation_noise(p, scale * scale / 2, scale * scale * "7/10"_q)};
}

}  // namespace referee::score_shocks
