// SPDX-License-Identifier: GPL-3.0-or-later
/// `experiment`: the tables and figures of the papers' numerical sections.
#pragma once

#include "driver/layout.hpp"
#include "driver/options.hpp"
#include "driver/program.hpp"

namespace referee::driver {

/// Without names lists the experiments. Otherwise brings the evidence of their claims (from the store where
/// it answers), runs them one after the other and writes experiments/<name>.md with its figures below the
/// reports. Returns 0; 1 when one failed, after the others went on; 130 when interrupted.
/// @throws UsageError for an unknown name, an input that nobody takes, a folder that cannot be written.
int experiment(const ExperimentOptions& options, const Program& program, const Layout& layout);

}  // namespace referee::driver
