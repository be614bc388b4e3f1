// SPDX-License-Identifier: GPL-3.0-or-later
/// How the pages speak of verdicts, evidence and findings; everything here is Markdown. Internal to report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "court/finding.hpp"
#include "report/catalogue.hpp"

namespace referee::report {

/// Bold, unless the statement holds.
std::string emphasised(court::Verdict verdict);

/// Empty for a strength of `none`.
std::string strength_text(court::Strength strength);

/// "48 digits, 214 instances"; what is not measured is left out.
std::string extent(long digits, long instances);

/// A value as code, a remark in words as prose.
std::string quantity(std::string_view text);

/// "3 claims", "1 claim".
std::string count(std::size_t number, std::string_view singular, std::string_view plural);

/// Ready to begin a line.
std::string capitalised(std::string text);

/// The page of a claim; `folder` leads there from the page that holds the link.
std::string claim_link(std::string_view id, std::string_view folder);

/// The claims that this one rests on, with links; refuted ones are marked, those further down are named as
/// well.
std::string foundations(const Catalogue& catalogue, const court::Evidence& evidence, std::string_view folder);

/// Value, expectation, margin, instance, power, ... as a list, for the parts that the finding has.
std::string finding_details(const court::Finding& finding);

/// Every finding under a heading of its own, numbered; an overview first when there are many.
std::string finding_sections(const std::vector<court::Finding>& findings, std::string_view heading);

/// The command that tries the claim again under the same conditions; plain text.
std::string rerun_command(const court::Evidence& evidence);

}  // namespace referee::report
