// SPDX-License-Identifier: GPL-3.0-or-later
/// Panels of the figures in the plane.
#pragma once

#include "geometric-asymptotics/section5_runs.hpp"
#include "geometry/plane_lines.hpp"

namespace referee::geometric_asymptotics {

/// Level lines of Phi_lambda.
Panel landscape_in_plane(const Instance& supports, const PlaneWindow& window, std::string title);
/// Adds the local minimisers.
void add_minimisers(Panel& panel, const Instance& supports);
/// Adds paths, one curve each, under one label.
void add_paths(Panel& panel, const SampledPaths& paths, const std::string& label);
/// Adds the points of both supports.
void add_supports(Panel& panel, const SupportPair& supports);
/// Adds the Voronoi interfaces of both supports.
void add_interfaces(Panel& panel, const SupportPair& supports, const PlaneWindow& window);
/// Markers at points.
Curve markers(std::string label, const std::vector<RationalPoint>& points);

}  // namespace referee::geometric_asymptotics
