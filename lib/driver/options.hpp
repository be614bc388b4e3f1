// SPDX-License-Identifier: GPL-3.0-or-later
/// The command line, parsed and checked.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "court/effort.hpp"

namespace referee::driver {

struct VerifyOptions {
  std::vector<std::string> patterns;  ///< ids and globs; empty: every claim
  std::string paper;                  ///< empty: all papers
  court::Effort effort;
  long jobs = 1;
  bool cache = true;
  std::string json, junit, reports;  ///< empty: not written (reports: where a run decides)
};

struct AgreementOptions {
  std::vector<std::string> patterns;         ///< ids and globs; empty: every claim
  std::string paper;                         ///< empty: all papers
  std::vector<long> digits = {30, 50, 100};  ///< each with each seed
  std::vector<std::uint64_t> seeds = {1, 2};
  court::Budget budget = court::Budget::quick;
  long jobs = 1;
  std::string reports;  ///< folder of the record; empty: reports/ for the default run of all claims
};

struct ListOptions {
  std::string paper;
  bool ids = false;  ///< "ID paper kind" per line, for programs
};

struct ShowOptions {
  std::string id;
};

struct ExplainOptions {
  std::string id;
};

struct ReportOptions {};

struct BlessOptions {
  std::vector<std::string> patterns;
};

struct ComputeOptions {
  std::string quantity;
  std::string input;
  long digits = 50;
  std::string json;                              ///< empty: not written
  std::string svg;                               ///< empty: no picture
  std::map<std::string, std::string> arguments;  ///< the quantity's own options: "--at" -> "0.3,1"
};

struct ExperimentOptions {
  std::vector<std::string> names;  ///< names and globs; empty: list them
  court::Effort effort;
  long jobs = 1;
  std::string input;    ///< the user's data; empty: the experiment's own
  std::string reports;  ///< empty: the project's reports
};

struct VersionOptions {};

/// A text that was asked for, such as the help.
struct Message {
  std::string text;
};

/// One effort with room for five doublings of the precision, however many digits are asked for.
court::Effort effort_of(long digits, court::Budget budget, std::uint64_t seed);

using Command =
    std::variant<VerifyOptions, AgreementOptions, ListOptions, ShowOptions, ExplainOptions, ReportOptions,
                 BlessOptions, ComputeOptions, ExperimentOptions, VersionOptions, Message>;

/// @throws UsageError naming the command, option or value that is wrong.
Command parse_command_line(int count, const char* const* arguments);

}  // namespace referee::driver
