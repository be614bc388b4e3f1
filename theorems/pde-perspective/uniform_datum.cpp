// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/uniform_datum.hpp"

namespace referee::pde_perspective {

// With x = 1 + 2 sqrt(t) z on the right half and W = 1/sqrt(t) >= 2, u = (erfc(z) - erfc(z + W))/4 and
// h - log 2 = 4 sqrt(t) J, where J integrates -u log u for z > 0 and -u log u - (1/2) log 2 for z < 0. The
// first is at most sqrt(u) <= exp(-z^2/2)/2. In the second 1/2 - u <= erfc(|z|)/2 and |(u log u)'| <= 2/5, so
// it is at most erfc(|z|)/5. Hence J <= sqrt(pi/8) + 1/(5 sqrt(pi)) < 3/4. Entropy grows under heat flow: J
// >= 0.
Ball uniform_datum_entropy(const Ball& t) {
  const Ball log_two = log(Ball(2).at(t.precision()));
  if (!certainly_at_most(Ball(4) * t, Ball(1))) return Ball::whole_line(t.precision());
  return join(log_two, log_two + Ball(3) * sqrt(t));
}

}  // namespace referee::pde_perspective
