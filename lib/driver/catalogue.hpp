// SPDX-License-Identifier: GPL-3.0-or-later
/// The commands that speak of claims without trying them: list, show.
#pragma once

#include "driver/layout.hpp"
#include "driver/options.hpp"

namespace referee::driver {

/// @throws UsageError for an unknown paper.
int list(const ListOptions& options);

/// @throws UsageError for an unknown id.
int show(const ShowOptions& options, const Layout& layout);

}  // namespace referee::driver
