// SPDX-License-Identifier: GPL-3.0-or-later
/// An experiment of a paper's numerical section, and the registry of all experiments linked into the program.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "court/effort.hpp"
#include "court/exhibit.hpp"

namespace referee::court {

/// What an experiment is given.
struct Setting {
  Effort effort;
  long jobs = 1;                  ///< threads that it may use
  std::filesystem::path input{};  ///< the user's data; empty: the experiment makes its own
  std::vector<Evidence> tried{};  ///< of the experiment's claims, in their order
  /// Told now and then how much is done, from 0 to 1, and what comes next; from the calling thread only.
  std::function<void(double fraction, std::string_view doing)> progress{};
};

struct Experiment {
  std::string name{};                    ///< as on the command line: "ss-10.5"
  std::string paper{};                   ///< "score-shocks"
  std::string title{};                   ///< what it shows, in a few words
  std::string source{};                  ///< "section 10.5, table"
  std::vector<std::string> claims = {};  ///< ids of the claims whose numbers and figures it lays out
  std::string input{};                   ///< what --input names; empty: it takes none
  /// @throws std::invalid_argument when the input cannot be used: one line that names the file and the mend.
  std::function<Exhibit(const Setting&)> run = {};
  std::string file = {};  ///< filled in by REFEREE_EXPERIMENT: source path relative to the project's root
};

/// Every registered experiment, by paper and then by name, numbers in names counted as numbers.
const std::vector<Experiment>& experiments();

namespace detail {
struct ExperimentRegistration {
  ExperimentRegistration(Experiment experiment, const char* file);
};
}  // namespace detail

}  // namespace referee::court

#define REFEREE_EXPERIMENT_JOIN_(a, b) a##b
#define REFEREE_EXPERIMENT_JOIN(a, b) REFEREE_EXPERIMENT_JOIN_(a, b)
/// Registers an experiment: REFEREE_EXPERIMENT({.name = "ss-10.5", ..., .run = [](const Setting&) { ... }});
#define REFEREE_EXPERIMENT(...)                                                          \
  static const ::referee::court::detail::ExperimentRegistration REFEREE_EXPERIMENT_JOIN( \
      referee_experiment_, __COUNTER__)(::referee::court::Experiment __VA_ARGS__, __FILE__)
