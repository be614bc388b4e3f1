// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "driver/expectations.hpp"
#include "driver/selection.hpp"
#include "report/text.hpp"

namespace referee::driver {
namespace {

/// "heading  text", wrapped, with the text in a column of its own.
void print_field(std::string_view heading, std::string_view text) {
  if (text.empty()) return;
  for (const auto& line : report::wrap(text, 84)) {
    fmt::print("{:<14}{}\n", heading, line);
    heading = "";
  }
}

}  // namespace

int list(const ListOptions& options) {
  // For programs an empty catalogue is an answer, not an error.
  if (options.ids && options.paper.empty() && papers(court::registry()).empty()) return 0;
  const auto claims = select(court::registry(), {}, options.paper);
  std::size_t id = 0, kind = 0;
  for (const auto* claim : claims) {
    id = std::max(id, claim->id.size());
    kind = std::max(kind, claim->kind.size());
  }
  std::string_view paper;
  for (const auto* claim : claims) {
    if (options.ids) {
      fmt::print("{} {} {}\n", claim->id, claim->paper, claim->kind);
      continue;
    }
    if (claim->paper != paper) fmt::print("{}{}\n", paper.empty() ? "" : "\n", claim->paper);
    paper = claim->paper;
    fmt::print("  {:<{}}  {:<{}}  {}\n", claim->id, id, claim->kind, kind, claim->title);
  }
  return 0;
}

int show(const ShowOptions& options, const Layout& layout) {
  const auto* claim = &select_one(court::registry(), options.id);
  const auto expectations = read_expectations(layout.expectations(claim->paper));
  const auto recorded = expectations.find(claim->id);
  fmt::print("{}  {}\n\n", claim->id, claim->title);
  print_field("paper", claim->paper);
  print_field("kind", claim->kind);
  print_field("source", claim->source);
  print_field("statement", claim->statement);
  print_field("hypotheses", claim->hypotheses);
  print_field("evidence", claim->evidence);
  print_field("refuted by", claim->refuted_by);
  print_field("attack", claim->attack);
  print_field("rests on", fmt::format("{}", fmt::join(claim->rests_on, ", ")));
  print_field("file", claim->file);
  print_field("expected", recorded == expectations.end() ? "not recorded" : describe(recorded->second));
  return 0;
}

}  // namespace referee::driver
