// SPDX-License-Identifier: GPL-3.0-or-later
/// The degenerate corners of a domain: instances that no optimiser would try by itself.
#pragma once

#include <vector>

#include "court/methods/domain_chart.hpp"

namespace referee::court {

/// Corners, edges' and faces' centres (all 3^n of them while the budget allows, else the centre, the face
/// centres and a random choice); geometric approaches, down to 10^-60 of a range's length, to both ends of
/// each range and to an interior zero, the other parameters in the middle or in a corner; and random joint
/// approaches.
std::vector<Instance> bound_probes(const DomainChart& chart, const Effort& effort, Generator& generator);

}  // namespace referee::court
