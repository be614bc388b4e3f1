// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/experiment.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <set>
#include <stdexcept>

#include "court/claim.hpp"
#include "court/experiment.hpp"
#include "driver/claims_run.hpp"
#include "driver/files.hpp"
#include "driver/progress.hpp"
#include "driver/selection.hpp"
#include "driver/usage_error.hpp"
#include "report/experiment_page.hpp"

namespace referee::driver {
namespace {

using Experiments = std::vector<const court::Experiment*>;
using Findings = std::map<std::string, court::Evidence>;

int list_experiments() {
  std::size_t name = 0, source = 0;
  for (const auto& one : court::experiments()) {
    name = std::max(name, one.name.size());
    source = std::max(source, one.source.size());
  }
  std::string_view paper;
  for (const auto& one : court::experiments()) {
    if (one.paper != paper) fmt::print("{}{}\n", paper.empty() ? "" : "\n", one.paper);
    paper = one.paper;
    fmt::print("  {:<{}}  {:<{}}  {}{}\n", one.name, name, one.source, source, one.title,
               one.input.empty() ? "" : fmt::format(" (--input: {})", one.input));
  }
  return 0;
}

Experiments select_experiments(const std::vector<std::string>& patterns) {
  std::vector<std::string> names;
  for (const auto& one : court::experiments()) names.push_back(one.name);
  std::set<std::string> chosen;
  for (const auto& pattern : patterns) {
    bool found = false;
    for (const auto& name : names)
      if (name == pattern || fnmatch(pattern.c_str(), name.c_str(), 0) == 0) {
        found = true;
        chosen.insert(name);
      }
    if (found) continue;
    const auto hint = suggestion(pattern, names);
    throw UsageError(fmt::format("unknown experiment '{}'{}", pattern,
                                 hint.empty() ? "; './referee experiment' lists them" : hint));
  }
  Experiments result;
  for (const auto& one : court::experiments())
    if (chosen.contains(one.name)) result.push_back(&one);
  return result;
}

void check_input(const Experiments& chosen, const std::string& input) {
  if (input.empty()) return;
  for (const auto* one : chosen)
    if (one->input.empty())
      throw UsageError(
          fmt::format("--input {}: the experiment {} takes no input; run it without", input, one->name));
  std::error_code ignored;
  if (!std::filesystem::exists(input, ignored))
    throw UsageError(fmt::format("--input {}: no such file or folder", input));
}

/// What runs this experiment again; options at their defaults are left out.
std::string command_of(const court::Experiment& one, const ExperimentOptions& options) {
  const court::Effort standard;
  std::string text = "./referee experiment " + one.name;
  if (options.effort.digits != standard.digits) text += fmt::format(" --digits {}", options.effort.digits);
  if (options.effort.seed != standard.seed) text += fmt::format(" --seed {}", options.effort.seed);
  // The folder's own name is the user's affair and differs between machines.
  if (!options.input.empty()) text += " --input ...";
  return text;
}

/// One run of the command.
class ExperimentsRun {
 public:
  ExperimentsRun(const ExperimentOptions& options, const Program& program, const Layout& layout)
      : options_(options),
        code_(program.code),
        chosen_(select_experiments(options.names)),
        folder_((options.reports.empty() ? layout.reports() : std::filesystem::path(options.reports)) /
                "experiments"),
        limits_(limits_for(options.effort.budget)),
        store_(layout.evidence()) {
    check_input(chosen_, options.input);
    require_writable_folder(folder_, "--reports");
    require_writable_folder(layout.evidence(), "evidence store");
  }

  /// Evidence of every claim that some chosen experiment lays out. False when interrupted.
  bool try_their_claims() {
    std::vector<const court::Claim*> claims;
    for (const auto& claim : court::registry())
      if (std::any_of(chosen_.begin(), chosen_.end(), [&](const court::Experiment* one) {
            return std::find(one->claims.begin(), one->claims.end(), claim.id) != one->claims.end();
          }))
        claims.push_back(&claim);
    std::size_t width = 0;
    for (const auto* claim : claims) width = std::max(width, claim->id.size());
    Progress progress(claims.size(), width);
    return try_claims({claims, options_.effort, limits_, options_.jobs, true}, code_, store_,
                      {.started = [&](std::string_view id) { progress.started(id); },
                       .ended =
                           [&](std::size_t, court::Evidence evidence, const std::string& reason) {
                             progress.ended(evidence, reason, "");
                             findings_[evidence.id] = std::move(evidence);
                           }});
  }

  int run_all() {
    bool good = true;
    for (const auto* one : chosen_) good = run(*one) && good;
    return good ? 0 : 1;
  }

 private:
  /// False, after a line on standard error, when the experiment failed.
  bool run(const court::Experiment& one) {
    const auto started = std::chrono::steady_clock::now();
    try {
      court::Setting setting{options_.effort, options_.jobs, options_.input, {}, {}};
      for (const auto& id : one.claims) setting.tried.push_back(evidence_of(id));
      StatusLine status;
      setting.progress = [&](double fraction, std::string_view doing) {
        status.show(fmt::format("{} {}  {}", bar(fraction), one.name, doing));
      };
      const auto exhibit = one.run(setting);
      for (const auto& [name, contents] :
           report::experiment_files(one, exhibit, setting.tried, command_of(one, options_)))
        write_file(folder_ / name, contents);
      status.erase();
    } catch (const std::invalid_argument& error) {
      throw UsageError(fmt::format("{}: {}", one.name, error.what()));
    } catch (const std::exception& error) {
      fmt::print(stderr, "score-referee: {} failed: {}\n", one.name, error.what());
      return false;
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
    fmt::print("{}  {:.2f} s  {}\n", one.name, seconds.count(), (folder_ / (one.name + ".md")).string());
    std::fflush(stdout);
    return true;
  }

  const court::Evidence& evidence_of(const std::string& id) const {
    const auto found = findings_.find(id);
    if (found == findings_.end()) throw std::runtime_error("this program does not know the claim " + id);
    const auto& judgement = found->second.judgement;
    if (judgement.verdict == court::Verdict::error)
      throw std::runtime_error(fmt::format("the trial of {} broke: {}", id,
                                           judgement.findings.empty() ? "" : judgement.findings.back().note));
    return found->second;
  }

  const ExperimentOptions& options_;
  const CodeTable& code_;
  Experiments chosen_;
  std::filesystem::path folder_;
  Limits limits_;
  EvidenceStore store_;
  Findings findings_;
};

}  // namespace

int experiment(const ExperimentOptions& options, const Program& program, const Layout& layout) {
  if (options.names.empty()) return list_experiments();
  ExperimentsRun run(options, program, layout);
  if (!run.try_their_claims()) {
    fmt::print(stderr,
               "score-referee: interrupted; finished claims are kept, the next run goes on from here\n");
    return 130;
  }
  return run.run_all();
}

}  // namespace referee::driver
