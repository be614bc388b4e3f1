// SPDX-License-Identifier: GPL-3.0-or-later
/// A small check of well-formedness: enough XML for what the reports write.
#pragma once

#include <string>
#include <string_view>

namespace referee::report::samples {

/// Empty when `text` is one element, its tags nested, its attributes quoted and unique, its references known
/// and its characters allowed; otherwise what is wrong.
std::string xml_fault(std::string_view text);

}  // namespace referee::report::samples
