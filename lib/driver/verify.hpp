// SPDX-License-Identifier: GPL-3.0-or-later
/// `verify`: claims on trial, and the result against what is expected of them.
#pragma once

#include "driver/layout.hpp"
#include "driver/options.hpp"
#include "driver/program.hpp"

namespace referee::driver {

/// Returns 0, 1 or 130 as `run` says. Reports are rewritten when every claim ran at budget standard with the
/// default digits and seed, and wherever --reports asks for them; an interrupted run writes neither reports
/// nor --json.
/// @throws UsageError before anything ran.
int verify(const VerifyOptions& options, const Program& program, const Layout& layout);

}  // namespace referee::driver
