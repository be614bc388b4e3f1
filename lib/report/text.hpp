// SPDX-License-Identifier: GPL-3.0-or-later
/// Plain text that may have come from anywhere, made safe for terminals, XML and narrow columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace referee::report {

/// Valid UTF-8 without control characters: malformed bytes and characters that XML forbids become U+FFFD,
/// tabs and carriage returns become spaces; line feeds stay.
std::string clean(std::string_view text);

/// Number of code points of valid UTF-8.
std::size_t length(std::string_view text);

/// Lines of at most `columns` code points, broken at spaces; a longer word keeps a line to itself. Line feeds
/// of the text are kept as breaks. Never empty: the empty text is one empty line.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

/// For the content of an XML element or a quoted attribute; cleans as well.
std::string escape_xml(std::string_view text);

}  // namespace referee::report
