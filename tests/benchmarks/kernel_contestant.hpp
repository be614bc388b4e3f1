// SPDX-License-Identifier: GPL-3.0-or-later
/// The library's own kernel as a contestant, over any number type.
#pragma once

#include <vector>

#include "contestant.hpp"
#include "heat/line_score.hpp"

namespace referee::benchmarks {

template <class T, class ToDouble>
Contestant kernel_contestant(const std::string& name, const FromRational<T>& from, ToDouble to_double) {
  struct Program {
    LineScoreKernel<T> kernel;
    std::vector<T> points;
  };
  const Rational a = parse_rational(half_separation), half = Rational(1) / 2;
  const Mixture<Rational> diracs{{{-a}, {a}}, {half, half}, {0, 0}};
  Mixture<T> mixture = convert(diracs, from);
  mixture.variances = {T(0), T(0)};
  auto program = std::make_shared<Program>(
      Program{LineScoreKernel<T>(PosteriorKernel<T>(mixture, from(parse_rational(total_variance)))), {}});
  for (int i = 0; i < point_count; ++i) program->points.push_back(from(rational_from_double(point(i))));
  return {name,
          [program] {
            for (const T& x : program->points) program->kernel.at(x);
          },
          [program, to_double] { return to_double(program->kernel.at(program->points[3]).s_tau); }};
}

}  // namespace referee::benchmarks
