// SPDX-License-Identifier: GPL-3.0-or-later
#include "summary.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "report/markdown.hpp"

namespace referee::mutations {
namespace {

struct Score {
  std::size_t planted = 0, caught = 0, errors = 0, explained = 0, survived = 0;

  void count(const Fate& fate) {
    ++planted;
    switch (fate.result.outcome) {
      case Outcome::noticed:
        ++caught;
        break;
      case Outcome::error:
      case Outcome::timed_out:
        ++errors;
        break;
      case Outcome::passed:
        ++(fate.open() ? survived : explained);
        break;
    }
  }
};

Score score_of(const std::vector<Fate>& fates) {
  Score score;
  for (const Fate& fate : fates) score.count(fate);
  return score;
}

std::string cell(std::size_t number) { return number == 0 ? std::string() : std::to_string(number); }

std::string scores(const std::vector<Fate>& fates, const char* heading,
                   const std::function<std::string(const Fault&)>& group) {
  std::map<std::string, Score> groups;
  for (const Fate& fate : fates) groups[group(fate.fault)].count(fate);
  groups["**all**"] = score_of(fates);
  report::Table table({heading, "planted", "caught", "error or time-out", "explained", "survived"});
  table.right_aligned({1, 2, 3, 4, 5});
  const auto row = [&](const std::string& name) {
    const Score& score = groups.at(name);
    table.row({name, cell(score.planted), cell(score.caught), cell(score.errors), cell(score.explained),
               cell(score.survived)});
  };
  for (const auto& [name, score] : groups)
    if (name != "**all**") row(name);
  row("**all**");
  return table.text() + "\n";
}

std::string all_faults(const std::vector<Fate>& fates) {
  report::Table table({"fault", "kind", "original", "planted", "fate"});
  for (const Fate& fate : fates)
    table.row({report::code(fate.fault.name), report::prose(fate.fault.kind),
               report::code(fate.fault.original), report::code(fate.fault.replacement),
               report::prose(fate_in_words(fate))});
  return table.text();
}

std::string survivors(const std::vector<Fate>& fates) {
  std::string text;
  for (const Fate& fate : fates)
    if (fate.result.outcome == Outcome::passed)
      text += fmt::format("- {} ({}): {}\n", report::code(fate.fault.name), report::prose(fate.fault.file),
                          report::prose(fate_in_words(fate)));
  return text.empty() ? "None.\n" : text;
}

}  // namespace

std::string fate_in_words(const Fate& fate) {
  const auto verdict = fate.result.verdict.empty() ? "" : fmt::format(" ({})", fate.result.verdict);
  switch (fate.result.outcome) {
    case Outcome::noticed:
      return fmt::format("caught by {}{}", fate.check, verdict);
    case Outcome::error:
      return fmt::format("error in {}", fate.check);
    case Outcome::timed_out:
      return fmt::format("time-out of {}", fate.check);
    case Outcome::passed:
      break;
  }
  if (!fate.fault.survives.empty()) return "survives: " + fate.fault.survives;
  return fate.reached ? "survived" : "survived, its checks never come to it";
}

std::string page(const std::vector<Fate>& fates) {
  const Score score = score_of(fates);
  return fmt::format(
      "<!-- Written by ./referee mutate; edits will be lost. -->\n\n# Planted faults\n\n"
      "A check that cannot fail is worthless. So faults are planted, one at a time, in the formulas of the "
      "library and "
      "in the statements on trial, and what each of them touches is run again: the unit tests and the claims "
      "named "
      "beside it in `tests/mutations/catalogue`. Of {} faults {} are caught by a test that fails or a "
      "verdict that "
      "differs from the expected one, {} end in an error or a time-out, {} survive for the reason given, and "
      "{} survive "
      "without one. `./referee mutate` plants and tries them all anew.\n\n## By place\n\n{}## By kind\n\n{}"
      "## Survivors\n\n{}\n## Every fault\n\n{}",
      score.planted, score.caught, score.errors, score.explained, score.survived,
      scores(fates, "place", [](const Fault& fault) { return report::prose(fault.module()); }),
      scores(fates, "kind", [](const Fault& fault) { return report::prose(fault.kind); }), survivors(fates),
      all_faults(fates));
}

std::string record(const std::vector<Fate>& fates) {
  const Score score = score_of(fates);
  nlohmann::ordered_json root{{"schema", 1},
                              {"planted", score.planted},
                              {"caught", score.caught},
                              {"errors", score.errors},
                              {"explained", score.explained},
                              {"survived", score.survived},
                              {"faults", nlohmann::ordered_json::array()}};
  for (const Fate& fate : fates)
    root["faults"].push_back({{"name", fate.fault.name},
                              {"file", fate.fault.file},
                              {"kind", fate.fault.kind},
                              {"fate", fate_in_words(fate)}});
  return root.dump(1) + "\n";
}

}  // namespace referee::mutations
