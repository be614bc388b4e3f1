// SPDX-License-Identifier: GPL-3.0-or-later
/// Calculus of functions of place and heat time by jets: the variables are x1, ..., xd and, last, t.
#pragma once

#include <span>
#include <vector>

#include "numbers/jet.hpp"

namespace referee {

/// The independent variables at a place and a heat time.
struct SpaceTimeVariables {
  std::vector<Jet<Ball>> x;
  Jet<Ball> t;

  SpaceTimeVariables(const std::vector<Ball>& place, const Ball& time, int order) {
    const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()) + 1, order);
    for (std::size_t i = 0; i < place.size(); ++i)
      x.push_back(Jet<Ball>::variable(layout, static_cast<int>(i), place[i]));
    t = Jet<Ball>::variable(layout, static_cast<int>(place.size()), time);
  }
  std::span<const Jet<Ball>> place() const { return x; }
};

/// The derivative with each of the variables named once; one named twice counts twice.
inline Ball partial(const Jet<Ball>& f, std::initializer_list<std::size_t> variables) {
  std::vector<int> orders(static_cast<std::size_t>(f.layout()->variables()), 0);
  for (std::size_t i : variables) ++orders[i];
  return f.derivative(orders);
}
inline std::size_t space_dimension(const Jet<Ball>& f) {
  return static_cast<std::size_t>(f.layout()->variables()) - 1;
}
inline std::vector<Ball> space_gradient(const Jet<Ball>& f) {
  std::vector<Ball> result;
  for (std::size_t i = 0; i < space_dimension(f); ++i) result.push_back(partial(f, {i}));
  return result;
}
inline Ball space_laplacian(const Jet<Ball>& f) {
  Ball sum(0);
  for (std::size_t i = 0; i < space_dimension(f); ++i) sum += partial(f, {i, i});
  return sum;
}
inline Ball time_derivative(const Jet<Ball>& f) { return partial(f, {space_dimension(f)}); }

/// div(v grad h).
inline Ball divergence_of_flux(const Jet<Ball>& v, const Jet<Ball>& h) {
  const auto slope = space_gradient(v), field = space_gradient(h);
  Ball sum = v.value() * space_laplacian(h);
  for (std::size_t i = 0; i < slope.size(); ++i) sum += slope[i] * field[i];
  return sum;
}

}  // namespace referee
