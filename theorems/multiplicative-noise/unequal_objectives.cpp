// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/unequal_objectives.hpp"

namespace referee::multiplicative_noise {
namespace {

/// t = 2 +- exp(v), lambda dt = +-dv.
Ball objective_outside_gap(const Point& p, const Integrand& at_time) {
  const ComplexBall two(2);
  const Ball lower = log(p["h"]);
  const Ball before = integrate([&](const ComplexBall& v) { return at_time(two - exp(v)); }, lower,
                                p.constant(0), p.precision());
  return before + integrate([&](const ComplexBall& v) { return at_time(two + exp(v)); }, lower,
                            log(p.constant(2)), p.precision());
}
/// The coefficient of -x in the model.
ComplexBall gap_model(const Point& p) { return ComplexBall(sqrt(p.constant(2)) / 3); }

}  // namespace

Family gaps() {
  Family family{"N(0, 1), alpha = 1, lambda = 1/|t - 2|, without |t - 2| < h", {}, {}};
  for (const Rational& h : {"1/2"_q, "1e-3"_q, "1e-12"_q}) family.members.push_back({{"h", h}});
  return family;
}

// (1 + t) (1/(1 + t) - c/sqrt(t))^2: the mean square of x is 1 + t, the score -x/(1 + t).
Ball explicit_outside_gap(const Point& p) {
  const ComplexBall c = gap_model(p), one(1);
  return objective_outside_gap(
      p, [=](const ComplexBall& t) { return (one + t) * square(one / (one + t) - c / sqrt(t)); });
}

// The mean square of -c x/sqrt(t) + z/sqrt(t), x = y + sqrt(t) z.
Ball denoising_outside_gap(const Point& p) {
  const ComplexBall c = gap_model(p), one(1);
  return objective_outside_gap(
      p, [=](const ComplexBall& t) { return (square(c) + square(one - c * sqrt(t))) / t; });
}

Ball explicit_in_closed_form(const Point& p) {
  const Ball root = sqrt(p.constant(2));
  const auto primitive = [&](const Ball& t) {
    return (4 * log(sqrt(t) + root) - log(Ball(1) + t)) / 3 - log(t) / 9;
  };
  return primitive(p.constant(4)) - primitive(Ball(2) + p["h"]) + primitive(p.constant(1)) -
         primitive(Ball(2) - p["h"]);
}

Ball posterior_share(const Point& p) {
  const auto primitive = [&](const Ball& t, const Ball& distance) {
    return log(distance) / 6 - half_of(log(t)) + log(Ball(1) + t) / 3;
  };
  const Ball& h = p["h"];
  return primitive(p.constant(4), p.constant(2)) - primitive(Ball(2) + h, h) +
         primitive(p.constant(1), p.constant(1)) - primitive(Ball(2) - h, h);
}

// lambda times the square of the difference of both scores is without a pole in u = sqrt(t).
Ball explicit_objective(const Point& p) {
  const ComplexBall root(sqrt(p.constant(2))), one(1), half(p.constant("1/2"_q)), factor(p.constant("4/9"_q));
  const Integrand falling = [=](const ComplexBall& u) {
    return factor * (root - u) * square(u - half * root) / (u * (one + u * u) * (u + root));
  };
  const Ball middle = sqrt(p.constant(2));
  return integrate(falling, p.constant(1), middle, p.precision()) -
         integrate(falling, middle, p.constant(2), p.precision());
}

}  // namespace referee::multiplicative_noise
