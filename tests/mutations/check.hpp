// SPDX-License-Identifier: GPL-3.0-or-later
/// One claim or one unit test, run by a program that holds the faults.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "fault.hpp"

namespace referee::mutations {

/// The planted tree and its build.
struct Planted {
  std::filesystem::path tree, build;
};

/// A claim's id, or a unit test as "test heat" or "test heat:score".
struct Check {
  std::string name;
  bool is_claim = true;
  friend auto operator<=>(const Check&, const Check&) = default;
};

enum class Outcome {
  passed,     ///< all as expected
  noticed,    ///< another verdict of the claim or of one finding, or a failing test
  error,      ///< the trial itself failed, or the program crashed
  timed_out,  ///< it took too long
};

struct Result {
  Outcome outcome = Outcome::passed;
  double seconds = 0;
  bool reached = false;  ///< the fault was committed
  std::string verdict;   ///< of a claim
  /// The verdicts of a claim's findings and of its repair's, one after the other: the reports show them all.
  std::string findings = {};
};

/// The unit tests first, then the claims.
std::vector<Check> checks_of(const Fault& fault);

/// Runs the check in processes of its own, with `fault` awake (without one: all asleep), for at most `limit`.
/// @param desk a folder for this run alone; it is made.
/// @throws std::runtime_error when a process cannot be started.
Result run(const Check& check, const std::optional<Fault>& fault, const Planted& planted,
           const std::filesystem::path& desk, std::chrono::seconds limit);

}  // namespace referee::mutations
