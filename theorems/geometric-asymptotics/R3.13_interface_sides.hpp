// SPDX-License-Identifier: GPL-3.0-or-later
/// The limiting field -grad Phi_lambda/4 on cells and on the two sides of an interface, exactly.
#pragma once

#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {

/// a + factor b.
RationalPoint scaled_sum(const RationalPoint& a, const Rational& factor, const RationalPoint& b);

/// The field at x if x_k and y_l are its nearest points: -(x - lambda x_k - (1 - lambda) y_l)/2.
RationalPoint cell_field(const DistancePotential& potential, const RationalPoint& x, int k, int l);

/// A point of one interface: its normal, towards the second side, and the fields on both sides.
struct InterfaceSides {
  bool of_first;  ///< an interface of A1
  RationalPoint normal, before, after;

  Rational normal_before() const { return dot(normal, before); }
  Rational normal_after() const { return dot(normal, after); }
  bool repels() const { return normal_before() < 0 && normal_after() > 0; }
  bool attracts() const { return normal_before() > 0 && normal_after() < 0; }
  bool crosses() const { return normal_before() * normal_after() > 0; }
};
/// At the instance's place.
/// @throws std::domain_error unless exactly two points of one support and one of the other are nearest.
InterfaceSides interface_sides(const Instance& instance);

/// One point of every piece of every interface: facets of a cell of one support inside a cell of the other.
std::vector<Instance> interface_points(const Instance& instance);
/// Those of all_supports with lambda > 1 (`guided`), or with lambda <= 1.
Family interface_family(const Trial& trial, std::string name, bool guided);

/// How far the jump of the field across the interface is from (lambda/2) (a+ - a-), or ((1 - lambda)/2) (b+
/// - b-), squared.
Rational jump_defect(const Instance& instance);

}  // namespace referee::geometric_asymptotics
