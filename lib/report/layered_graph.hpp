// SPDX-License-Identifier: GPL-3.0-or-later
/// A drawing of a directed graph in layers, after Sugiyama: deterministic, so that the same graph gives the
/// same bytes everywhere. Internal to report.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace referee::report {

/// Where something lies: the layer counts from 0, the row is in units of neighbouring nodes and at least 0.
struct LayerPlace {
  std::size_t layer = 0;
  double row = 0;
};

struct LayeredGraph {
  std::vector<LayerPlace> nodes;
  /// For each edge the places that it passes: both ends, and one in every layer between them.
  std::vector<std::vector<LayerPlace>> routes;
  std::size_t layers = 0;
  double rows = 0;  ///< the largest row of a node or a route
};

/// Every edge (a, b) leads from a lower layer to a higher one, unless it closes a cycle: then it is laid out
/// as (b, a), and its route still begins at a. A node lies as low as its predecessors allow; one without
/// predecessors lies directly below its first successor. Edges from the same node share their ways.
/// @param edges pairs of different nodes below `nodes`.
LayeredGraph layered(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& edges);

}  // namespace referee::report
