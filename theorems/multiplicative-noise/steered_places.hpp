// SPDX-License-Identifier: GPL-3.0-or-later
/// What Remark 4.1 is tried on: perturbations that follow or oppose the model, and two equal points.
#pragma once

#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {

/// e = -(1 + m) s_* + n R s_*, R the rotation of consecutive coordinates (zero on the line).
struct SteeredField {
  std::vector<Ball> model, perturbation;
};
SteeredField steered(const Point& p);
/// |s_*| and |e|.
Ball model_length(const Point& p);
Ball perturbation_length(const Point& p);
/// Data and places with m from the list and n = 0 or 2.
Family steered_places(const Trial& trial, const std::vector<Rational>& excesses);

/// Points at -3 and 3 (on the first axis) with a start on the mirror x1 = 0, which the flow does not leave.
Family mirror_images();
/// The same points on the line, starts to both sides.
Family generic_ascents();

}  // namespace referee::multiplicative_noise
