// SPDX-License-Identifier: GPL-3.0-or-later
/// Starts of the generation on the line: v_T a Gaussian mixture and u(T) the heat flow of points, with their
/// entropies by quadrature. Parameters: T, points y1.. with odds w1.., v_T = sum p_k N(m_k, s_k).
#pragma once

#include "court/trial.hpp"
#include "measures/line_integral.hpp"

namespace referee::pde_perspective::lemmas {

using namespace court;
using namespace literals;

Ball horizon(const Point& p);
/// (d/2) log(4 pi T) on the line.
Ball log_scale(const Point& p);

/// v_T and u(T).
class LineStart {
 public:
  explicit LineStart(const Point& p);
  Ball u(const Ball& x) const;
  Ball v(const Ball& x) const;
  /// Largest |y| over the data.
  const Ball& reach() const { return reach_; }
  /// The integral of f, where |f| is at most v (or u) times one of |log u|, |log v| and 2 (x^2 + R^2), R =
  /// reach().
  Ball integral(bool against_u, const std::function<Ball(const Ball&)>& f) const;

 private:
  GaussianEnvelope envelope(bool against_u) const;

  Precision precision_;
  Ball reach_;
  Mixture<Ball> u_, v_;
};

/// One to three points; narrow, wide, far and mixed starts; T from 1/2 to 10.
Family line_starts(const Trial& trial);

/// int v_T log v_T, int v_T log u(T) and KL(v_T||u(T)).
Ball entropy_of_start(const Point& p);
Ball cross_entropy(const Point& p);
Ball terminal_divergence(const Point& p);

}  // namespace referee::pde_perspective::lemmas
