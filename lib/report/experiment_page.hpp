// SPDX-License-Identifier: GPL-3.0-or-later
/// An experiment on paper.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "court/experiment.hpp"

namespace referee::report {

/// File name -> contents: <name>.md, and beside it each figure as SVG and CSV and each picture as PNG.
/// `command` is what runs the experiment again; `claims` those that it lays out.
std::map<std::string, std::string> experiment_files(const court::Experiment& experiment,
                                                    const court::Exhibit& exhibit,
                                                    const std::vector<court::Evidence>& claims,
                                                    std::string_view command);

}  // namespace referee::report
