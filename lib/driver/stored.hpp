// SPDX-License-Identifier: GPL-3.0-or-later
/// The commands that speak from stored evidence: explain, report, bless.
#pragma once

#include "driver/layout.hpp"
#include "driver/options.hpp"
#include "driver/program.hpp"

namespace referee::driver {

/// Prints the most recent evidence of one claim. @throws UsageError when it never ran.
int explain(const ExplainOptions& options, const Program& program, const Layout& layout);

/// Rewrites reports/ from the last evidence at the default digits, budget and seed.
/// @throws UsageError naming the claims that never ran so; nothing is written then.
int rewrite_reports(const Program& program, const Layout& layout);

/// Records the last verdicts (default digits, budget and seed) of these claims as the expected ones, printing
/// old and new. @throws UsageError when one of them never ran or ended in an error; nothing is written then.
int bless(const BlessOptions& options, const Program& program, const Layout& layout);

}  // namespace referee::driver
