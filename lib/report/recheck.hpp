// SPDX-License-Identifier: GPL-3.0-or-later
/// Scripts in which a reader checks a counterexample by hand, without this program. Internal to report.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "court/evidence.hpp"

namespace referee::report {

/// The text of each script by the id of its claim.
using Rechecks = std::map<std::string, std::string, std::less<>>;

/// The script of a claim lies beside its trial, in recheck/<ID>.py; claims without one are left out.
/// @param root the project's root; an empty path means that there are no scripts.
Rechecks read_rechecks(const std::filesystem::path& root, const std::vector<court::Evidence>& claims);

/// What the script says of itself at its head, in plain text, one paragraph to a line: the comment below the
/// licence or the docstring of the module, without the claim's id. Empty when there is none, or no script.
std::string recheck_account(const Rechecks& rechecks, const court::Evidence& evidence);

/// Whether a script is shown with its account of itself.
enum class Account { shown, left_out };
/// The script as a block of Python that can be copied as it is, without the line of its licence; empty when
/// the claim has none.
std::string recheck_block(const Rechecks& rechecks, const court::Evidence& evidence,
                          Account account = Account::shown);

}  // namespace referee::report
