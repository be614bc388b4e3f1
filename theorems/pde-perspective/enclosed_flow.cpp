// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/enclosed_flow.hpp"

#include "court/undecidable.hpp"
#include "dynamics/validated_flow.hpp"

namespace referee::pde_perspective {

std::vector<Ball> enclosed_flow(const Mixture<Rational>& data, const RationalPoint& start,
                                const Rational& horizon, const Rational& tau, Precision precision) {
  const long digits = precision.to_digits();
  ValidatedFlow flow({data, data, 1}, horizon, euclidean_ball(start, 0, Precision::digits(2 * digits)),
                     {.digits = digits, .most_steps = 2000});
  if (tau > 0 && !flow.follow(tau)) throw court::Undecidable("the trajectory could not be validated");
  std::vector<Ball> place;
  for (const Ball& coordinate : flow.now().box()) place.push_back(coordinate.at(precision));
  return place;
}

}  // namespace referee::pde_perspective
