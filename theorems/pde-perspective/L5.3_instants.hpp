// SPDX-License-Identifier: GPL-3.0-or-later
/// One moment of a flow on the line with any start: u the heat flow of points, v any Gaussian mixture, and a
/// wrong score that belongs to other points. Since v_T is any density, t = T serves for every identity of the
/// proofs, for every epsilon.
///
/// Parameters: t, epsilon, points y1.. with odds w1.., v = sum p_k N(m_k, s_k), wrong points z1.. with odds
/// q1...
#pragma once

#include "court/trial.hpp"
#include "measures/line_integral.hpp"

namespace referee::pde_perspective::lemmas {

using namespace court;
using namespace literals;

struct InstantValues {
  Ball u, u_x, u_xx, v, v_x, v_xx;
  Ball score, score_x, wrong, wrong_x;  ///< s, s_theta and their derivatives
  Ball log_ratio, slope;                ///< log(v/u) and its derivative
  Ball epsilon;

  /// v_t of (3.1): -epsilon v_xx + (1 + epsilon) (s v)_x, with the right or the wrong score.
  Ball generated_rate(bool wrong_score) const;
  /// u_t = u_xx.
  const Ball& heat_rate() const { return u_xx; }
};

/// The integral over the line. The integrand must be v, or u where `against_u`, times a product of at most
/// two among: the values above without u and v, v_x/v, v_xx/v, u_x/u, u_xx/u, v_t/v, and constants up to 4.
Ball instant_integral(const Point& p, bool against_u,
                      const std::function<Ball(const InstantValues&)>& integrand);

/// Points with unequal weights, v narrow, wide, far away and with two bumps, epsilon = 0, 1/5, 1, 3.
Family instants(const Trial& trial);

}  // namespace referee::pde_perspective::lemmas
