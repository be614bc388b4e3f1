// SPDX-License-Identifier: GPL-3.0-or-later
/// Printed numbers and figures that come out otherwise, or cannot come out at all. Internal to report.
#pragma once

#include <string>

#include "court/evidence.hpp"

namespace referee::report {

/// What of an unreproducible claim was computed and what is printed, with the beginning of each remark and a
/// link to the claim's page; for the folder above claims/.
std::string not_reproduced(const court::Evidence& evidence);

}  // namespace referee::report
