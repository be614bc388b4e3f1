// SPDX-License-Identifier: GPL-3.0-or-later
/// Evidence that uses every field, for the tests of the reports.
#pragma once

#include <vector>

#include "court/evidence.hpp"

namespace referee::report::samples {

/// A claim that holds, with a figure, printed numbers and text that is awkward in every format.
court::Evidence amplification();
/// A refuted claim with certificate and repair.
court::Evidence upper_bound();
/// A claim that rests on the refuted one through a third.
std::vector<court::Evidence> run();
/// Lines, dashes, points, marks and both kinds of axes.
court::Figure figure();

}  // namespace referee::report::samples
