// SPDX-License-Identifier: GPL-3.0-or-later
/// What a trial of all faults leaves behind.
#pragma once

#include <string>
#include <vector>

#include "trial.hpp"

namespace referee::mutations {

/// "caught by SS-P5.1 (refuted)", "survived: ..." for the terminal and the table.
std::string fate_in_words(const Fate& fate);

/// The page mutations.md: the score by module and by kind, those that survive with the reason, every fault by
/// name. Says nothing of times, so that a rerun writes the same.
std::string page(const std::vector<Fate>& fates);

/// The same for programs: {"schema", "planted", "caught", "errors", "explained", "survived", "faults":
/// [...]}.
std::string record(const std::vector<Fate>& fates);

}  // namespace referee::mutations
