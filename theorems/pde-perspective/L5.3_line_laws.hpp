// SPDX-License-Identifier: GPL-3.0-or-later
/// Heat flows u and generated laws v on the line in closed form, with their relative entropies. Four families
/// of solutions of (3.1):
///   - one point y1 as data, any epsilon, v_T = sum p_k N(m_k, s_k) (parameters m1.., s1.., odds p1..);
///   - any points y1.. with odds w1.., epsilon = 1, v/u a sum of exponentials with rates a1.. and odds r1..;
///   - any points, epsilon = 0, v = u (1 + q (2 F_t - 1)), F_t the distribution function of u(t), |q| < 1;
///   - the point 0, any epsilon, v/u = alpha x^2 + beta up to its mass (v_T from alpha, beta at T).
/// All with parameters epsilon, T and 0 < t <= T.
#pragma once

#include "court/trial.hpp"
#include "measures/line_integral.hpp"
#include "numbers/jet.hpp"

namespace referee::pde_perspective::lemmas {

using namespace court;
using namespace literals;

/// Which of the two relative entropies: KL(v||u) or KL(u||v).
enum class Divergence { of_generated, of_heat_flow };
std::string name(Divergence divergence);

/// sum_k A_k exp(-B_k (x - c_k)^2) with A, B, c jets in t.
struct BumpsInTime {
  std::vector<Jet<Ball>> amplitude, sharpness, centre;
  explicit BumpsInTime(const Mixture<Jet<Ball>>& mixture);
};

/// u and v/u around one time. Jets in (x, t), of first order.
class LinePair {
 public:
  /// @param with_slopes false: at fixed time and place, values only (t = T allowed).
  LinePair(const Point& p, bool with_slopes);

  struct Values {
    Jet<Ball> u, ratio;
  };
  Values at(const Ball& x) const;
  /// Above weight, weight |log ratio|, |d/dt (weight log ratio)| and weight |d/dx log ratio|^2, where the
  /// weight is v or u.
  GaussianEnvelope envelope(Divergence divergence) const;

 private:
  enum class Kind { mixture, tilted, quantile, quadratic };
  struct Bump {
    Jet<Ball> amplitude, sharpness, centre;
  };
  static std::vector<Bump> embedded(const BumpsInTime& bumps);
  Jet<Ball> density(const std::vector<Bump>& bumps, const Jet<Ball>& x) const;

  Precision precision_;
  bool with_slopes_;
  Kind kind_;
  std::vector<BumpsInTime> laws_;  ///< u, and v where it is a mixture
  std::vector<std::vector<Bump>> bumps_;
  std::vector<Mixture<Ball>> mixtures_;  ///< the same at t
  Ball tilt_;                            ///< q
  std::vector<Ball> sites_, weights_;
  Ball width_;                  ///< 2 sqrt(t)
  Jet<Ball> slope_, constant_;  ///< alpha and beta at t
};

/// The relative entropy at t, its derivative (differentiated under the integral, the laws in t by jets), and
/// the relative Fisher information: the integral of |d/dx log(v/u)|^2 against v or u.
Ball divergence_at(const Point& p, Divergence divergence);
Ball divergence_slope(const Point& p, Divergence divergence);
Ball fisher_information(const Point& p, Divergence divergence);
/// The relative entropy at T in place of t.
Ball divergence_at_start(const Point& p, Divergence divergence);

/// The derivative as in the proof of the lemma, for KL(v||u): the integral of (L + 1) v_t - (v/u) u_t, L =
/// log(v/u); for KL(u||v) with u and v exchanged.
Ball proof_slope(const Point& p, Divergence divergence);

/// At a place x: v_t, and what (3.1) says it is, -epsilon v_xx + (1 + epsilon)(s v)_x. By jets straight from
/// the laws' formulas.
Ball generated_rate(const Point& p);
Ball fokker_planck_rate(const Point& p);

/// All four families at times from T/1000 to 99/100 T, t < T.
Family line_laws(const Trial& trial);
/// The same at two places x each.
Family placed_line_laws(const Trial& trial);
/// The members with epsilon = 0, or those with epsilon > 0.
Family noiseless(Family family);
Family noisy(Family family);
std::vector<Hypothesis> law_hypotheses();

}  // namespace referee::pde_perspective::lemmas
