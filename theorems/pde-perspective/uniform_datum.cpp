// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/uniform_datum.hpp"

#include "numbers/error_function.hpp"
#include "numbers/tanh_sinh.hpp"

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

Ball uniform_datum_entropy_estimate(const Ball& t) {
  const Ball layer = Ball(2) * sqrt(t), width = Ball(2) / layer,
             plateau = half_of(log(Ball(2).at(t.precision())));
  const auto surprise = [&](const Ball& z) {
    const Ball density = (erfc(z) - erfc(z + width)) / 4;
    return -density * log(density);
  };
  // Beyond twenty layers both integrands are below exp(-200).
  const Ball zero = Ball(0).at(t.precision()), far = Ball(20).at(t.precision());
  const Ball excess =
      tanh_sinh([&](const Ball& z) { return surprise(z) - plateau; }, max(-half_of(width), -far), zero)
          .value +
      tanh_sinh(surprise, zero, far).value;
  return Ball(2) * plateau + Ball(2) * layer * excess;
}

}  // namespace referee::pde_perspective
