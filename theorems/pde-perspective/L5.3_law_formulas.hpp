// SPDX-License-Identifier: GPL-3.0-or-later
/// The laws of L5.3_line_laws.hpp as mixtures at a heat time t, from their parameters. T is Ball or a jet of
/// it.
#pragma once

#include "court/trial.hpp"
#include "heat/generative_law_bridge.hpp"

namespace referee::pde_perspective::lemmas {

using namespace court;

template <class T>
T lifted(const Point& p, const std::string& parameter) {
  return T(p[parameter].at(p.precision()));
}
/// Weights from odds, one where there are none.
template <class T>
std::vector<T> weights_from(const Point& p, const std::string& stem, std::size_t count) {
  std::vector<T> weights;
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t k = 1; k <= count; ++k) {
    const std::string odds = stem + std::to_string(k);
    sum += p.has(odds) ? p[odds] : Ball(1);
  }
  for (std::size_t k = 1; k <= count; ++k) {
    const std::string odds = stem + std::to_string(k);
    weights.push_back(T((p.has(odds) ? p[odds] : Ball(1)) / sum));
  }
  return weights;
}
template <class T>
std::vector<std::vector<T>> places_from(const Point& p, const std::string& stem) {
  std::vector<std::vector<T>> places;
  for (std::size_t k = 1; p.has(stem + std::to_string(k)); ++k)
    places.push_back({lifted<T>(p, stem + std::to_string(k))});
  return places;
}

template <class T>
Mixture<T> data_of(const Point& p) {
  Mixture<T> data;
  data.means = places_from<T>(p, "y");
  data.weights = weights_from<T>(p, "w", data.means.size());
  data.variances.assign(data.means.size(), T(Ball(0).at(p.precision())));
  return data;
}
/// u(t).
template <class T>
Mixture<T> heat_law(const Point& p, const T& t) {
  Mixture<T> law = data_of<T>(p);
  law.variances.assign(law.size(), T(2) * t);
  return law;
}
/// v(t) started from a mixture, one point as data.
template <class T>
Mixture<T> generated_mixture(const Point& p, const T& t) {
  const GaussianGeneration<T> flow{lifted<T>(p, "T"), lifted<T>(p, "epsilon")};
  const T site = lifted<T>(p, "y1");
  Mixture<T> law;
  law.means = places_from<T>(p, "m");
  law.weights = weights_from<T>(p, "p", law.means.size());
  for (std::size_t k = 0; k < law.means.size(); ++k) {
    law.means[k][0] = site + flow.mean(T(law.means[k][0] - site), t);
    law.variances.push_back(flow.variance(lifted<T>(p, "s" + std::to_string(k + 1)), t));
  }
  return law;
}
template <class T>
Mixture<T> generated_tilt(const Point& p, const T& t) {
  ExponentialRatio<T> ratio;
  ratio.rates = places_from<T>(p, "a");
  ratio.weights = weights_from<T>(p, "r", ratio.rates.size());
  return tilted_law(data_of<T>(p), ratio, lifted<T>(p, "T"), t);
}

}  // namespace referee::pde_perspective::lemmas
