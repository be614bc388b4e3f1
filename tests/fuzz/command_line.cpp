// SPDX-License-Identifier: GPL-3.0-or-later
/// Any words as the command line, one on each line: a command within its ranges and a selection of claims, or
/// one line that says what is wrong.
#include <cstdint>
#include <string>
#include <vector>

#include "driver/options.hpp"
#include "driver/selection.hpp"
#include "properties.hpp"

using namespace referee;

namespace {

/// A catalogue to select from.
const std::vector<court::Claim>& catalogue() {
  static const std::vector<court::Claim> claims = {{.id = "AA-T1.1", .paper = "first", .kind = "theorem"},
                                                   {.id = "AA-E1.2a", .paper = "first", .kind = "equation"},
                                                   {.id = "BB-N10.5", .paper = "second", .kind = "number"},
                                                   {.id = "BB-R[1]", .paper = "second", .kind = "remark"},
                                                   {.id = "HIDDEN-1", .paper = "second", .hidden = true}};
  return claims;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words = {"score-referee"};
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

void require_range(const char* what, long value, long least, long most) {
  if (value < least || value > most) fuzz::broken(what, std::to_string(value));
}

struct Check {
  void operator()(const driver::VerifyOptions& options) const {
    require_range("10 <= digits <= 1000", options.effort.digits, 10, 1000);
    require_range("1 <= jobs <= 4096", options.jobs, 1, 4096);
    const auto chosen = driver::select(catalogue(), options.patterns, options.paper);
    if (chosen.empty()) fuzz::broken("a selection is never empty", options.paper);
    for (const auto* claim : chosen)
      if (!options.paper.empty() && claim->paper != options.paper)
        fuzz::broken("--paper narrows the selection", claim->id);
  }
  void operator()(const driver::AgreementOptions& options) const {
    for (const long digits : options.digits) require_range("10 <= digits <= 1000", digits, 10, 1000);
    if (options.digits.empty() || options.seeds.empty()) fuzz::broken("an agreement has runs", "");
    driver::select(catalogue(), options.patterns, options.paper);
  }
  void operator()(const driver::ShowOptions& options) const { find(options.id); }
  void operator()(const driver::ExplainOptions& options) const { find(options.id); }
  void operator()(const driver::BlessOptions& options) const {
    if (options.patterns.empty()) fuzz::broken("bless names its claims", "");
    driver::select(catalogue(), options.patterns, "");
  }
  void operator()(const driver::ListOptions& options) const {
    driver::select(catalogue(), {}, options.paper);
  }
  void operator()(const driver::ComputeOptions& options) const {
    require_range("10 <= digits <= 1000", options.digits, 10, 1000);
  }
  void operator()(const driver::ExperimentOptions& options) const {
    require_range("10 <= digits <= 1000", options.effort.digits, 10, 1000);
    require_range("1 <= jobs <= 4096", options.jobs, 1, 4096);
  }
  void operator()(const driver::Message& message) const {
    if (message.text.empty()) fuzz::broken("a text that was asked for has words", "");
  }
  void operator()(const driver::ReportOptions&) const {}
  void operator()(const driver::VersionOptions&) const {}

 private:
  static void find(const std::string& id) {
    if (driver::select_one(catalogue(), id).id != id) fuzz::broken("the claim found is the one named", id);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto words = words_of({reinterpret_cast<const char*>(data), size});
  std::vector<const char*> arguments;
  for (const auto& word : words) arguments.push_back(word.c_str());
  try {
    std::visit(Check{}, driver::parse_command_line(static_cast<int>(arguments.size()), arguments.data()));
  } catch (const driver::UsageError& error) {
    fuzz::require_one_line(error);
  }
  return 0;
}
