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

/// "3 claims", "1 claim".
std::string count(std::size_t number, std::string_view singular, std::string_view plural);

/// Ready to begin a line.
std::string capitalised(std::string text);

/// The kind of a claim in words: "printed number".
std::string kind_text(std::string_view kind);

/// The same for plain text that may begin with a formula, which stays as it is.
std::string sentence(std::string text);

/// Markdown in which every claim of the catalogue that is named becomes a link, `self` excepted. Code spans
/// and links that are there already must not name claims.
std::string linked(const Catalogue& catalogue, const std::string& markdown, std::string_view folder,
                   std::string_view self);

/// What the finding compares, on one line: "left side `1`, right side `0`: `<=` fails". Numbers are
/// shortened.
std::string comparison(const court::Finding& finding);

/// The page of a claim; `folder` leads there from the page that holds the link.
std::string claim_link(std::string_view id, std::string_view folder);

/// The claims that this one rests on, with links; refuted ones are marked, those further down are named as
/// well.
std::string foundations(const Catalogue& catalogue, const court::Evidence& evidence, std::string_view folder);

/// Both sides, margin, instance, power, ... as a list, for the parts that the finding has.
std::string finding_details(const court::Finding& finding);

/// Every finding under a heading of its own, numbered; an overview first when there are many.
std::string finding_sections(const std::vector<court::Finding>& findings, std::string_view heading);

/// The page that explains verdicts and numbers; `folder` leads there from the page that holds the link.
std::string reading_link(std::string_view label, std::string_view folder);

/// The command that tries the claim again under the same conditions; plain text.
std::string rerun_command(const court::Evidence& evidence);

}  // namespace referee::report
