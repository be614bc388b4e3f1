// SPDX-License-Identifier: GPL-3.0-or-later
/// Which claims a command is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "court/claim.hpp"

namespace referee::driver {

/// The claims that the ids and shell patterns (*, ?, [...]) name, in registry order and each once; every
/// claim when `patterns` is empty. `paper` (empty: all of them) narrows the selection. Hidden claims only
/// when named in full.
/// @throws UsageError for an unknown paper, an id or a pattern that names nothing, and an empty selection; an
///         unknown id gets the nearest known ones.
std::vector<const court::Claim*> select(const std::vector<court::Claim>& registry,
                                        const std::vector<std::string>& patterns, std::string_view paper);

/// The one claim of this id, hidden or not. @throws UsageError with the nearest known ids.
const court::Claim& select_one(const std::vector<court::Claim>& registry, std::string_view id);

/// The papers of the visible claims, in registry order.
std::vector<std::string> papers(const std::vector<court::Claim>& registry);

/// At most `count` of `known`, those of least edit distance (upper and lower case alike) first; none that
/// would need more edits than half of the word's letters.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& known,
                                 std::size_t count);

/// "; did you mean A, B or C?" for the nearest words, or nothing.
std::string suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace referee::driver
