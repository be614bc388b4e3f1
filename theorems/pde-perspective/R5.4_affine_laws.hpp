// SPDX-License-Identifier: GPL-3.0-or-later
/// Gaussian laws on R^d: the point 0 as data, so that u(t) = N(0, 2t I), started from N(m, diag(s)) and
/// driven along each axis by the score -k x/(2t) + b t^(-power): right for k = 1, b = 0, wrong otherwise.
///
/// Parameters: epsilon, T, t, start m1.., s1.., and optionally k1.., b1.., power.
#pragma once

#include "court/trial.hpp"
#include "heat/generative_law_gaussian.hpp"
#include "pde-perspective/L5.3_line_laws.hpp"

namespace referee::pde_perspective::lemmas {

/// One axis of v(t) = N(mean, variance) and of the score that drives it.
template <class T>
struct AffineAxis {
  T mean, variance, strength, shift;  ///< shift: b t^(-power) at t
};

/// v(t) at heat time t, axis by axis. T is Ball or Jet<Ball>.
template <class T>
std::vector<AffineAxis<T>> affine_law(const Point& p, const T& t) {
  const auto parameter = [&](const std::string& name, long otherwise) {
    return T(p.has(name) ? p[name].at(p.precision()) : Ball(otherwise).at(p.precision()));
  };
  std::vector<AffineAxis<T>> axes;
  for (std::size_t i = 1; p.has("s" + std::to_string(i)); ++i) {
    const std::string axis = std::to_string(i);
    const T strength = parameter("k" + axis, 1), shift = parameter("b" + axis, 0),
            power = parameter("power", 0);
    const GaussianGeneration<T> flow{parameter("T", 1), parameter("epsilon", 0), strength};
    AffineAxis<T>& next = axes.emplace_back();
    next.mean = flow.mean(parameter("m" + axis, 0), t) + flow.shifted_mean(shift, power, t);
    next.variance = flow.variance(parameter("s" + axis, 1), t);
    next.strength = strength;
    next.shift = shift * real_power(t, T(-power));
  }
  return axes;
}

/// KL(v||u) or KL(u||v) at t.
template <class T>
T affine_divergence(const Point& p, Divergence divergence, const T& t) {
  using std::log;
  const bool generated = divergence == Divergence::of_generated;
  T sum(0);
  for (const AffineAxis<T>& axis : affine_law(p, t)) {
    const T ratio = generated ? axis.variance / (T(2) * t) : T(2) * t / axis.variance;
    const T spread = generated ? T(2) * t : axis.variance;
    sum += ratio - T(1) - log(ratio) + axis.mean * axis.mean / spread;
  }
  return sum / T(2);
}

/// The relative entropy at t, at T, and its derivative by jets in t.
Ball affine_divergence_at(const Point& p, Divergence divergence);
Ball affine_divergence_at_start(const Point& p, Divergence divergence);
Ball affine_divergence_slope(const Point& p, Divergence divergence);
/// The integral of |grad log(v/u)|^2 against v or u.
Ball affine_fisher(const Point& p, Divergence divergence);
/// The integrals of <s - s_theta, grad log(u/v)> and of |s - s_theta|^2 against u(t).
Ball affine_cross_term(const Point& p);
Ball affine_score_error(const Point& p);

/// Right scores in d = 1 to 8: narrow, wide and far starts, any epsilon, t from 1e-30 T to T (excluded).
Family right_affine_laws(const Trial& trial);
/// Wrong scores: strengths from -1 to 3, shifts, blowing up like t^(-power) for some.
Family wrong_affine_laws(const Trial& trial);

}  // namespace referee::pde_perspective::lemmas
