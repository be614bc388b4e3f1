// SPDX-License-Identifier: GPL-3.0-or-later
/// `agreement`: the same claims at several precisions and seeds.
#pragma once

#include "driver/layout.hpp"
#include "driver/options.hpp"
#include "driver/program.hpp"

namespace referee::driver {

/// Tries every claim once for each pair of digits and seed, and prints a table of the runs and every verdict,
/// repair or printed number that is not as recorded. Returns 0 when all are, 1 when one is not or nothing is
/// recorded for it, 130 when interrupted. The table is kept where `options.reports` says, as agreement.json,
/// for the scoreboard. @throws UsageError before anything ran.
int agreement(const AgreementOptions& options, const Program& program, const Layout& layout);

}  // namespace referee::driver
