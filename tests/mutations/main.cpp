// SPDX-License-Identifier: GPL-3.0-or-later
/// The steps of ./referee mutate.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <set>
#include <thread>

#include "files.hpp"
#include "planting.hpp"
#include "summary.hpp"

namespace {

namespace fs = std::filesystem;
using namespace referee::mutations;

struct Options {
  fs::path root, tree, build;
  std::vector<std::string> patterns;
  std::string reports;
  long jobs = std::max(1L, static_cast<long>(std::thread::hardware_concurrency()));
};

std::vector<Fault> catalogue(const Options& options) {
  return read_faults(options.root / "tests" / "mutations" / "catalogue");
}

/// The names of the faults, for people.
void list(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) fmt::print("{}  {}: {}\n", fault.name, fault.file, fault.kind);
}

/// What is to be built in the planted tree.
void print_targets(const std::vector<Fault>& faults) {
  std::set<std::string> targets;
  for (const Fault& fault : faults) {
    if (!fault.claims.empty()) targets.insert("score-referee");
    for (const auto& test : fault.tests) targets.insert("test_" + test.substr(0, test.find(':')));
  }
  for (const auto& target : targets) fmt::print("{}\n", target);
}

int run_trial(const Options& options) {
  const auto faults = chosen(catalogue(options), options.patterns);
  if (!options.reports.empty()) fs::create_directories(options.reports);
  const Planted planted{options.tree, options.build};
  const auto control = run_control(faults, planted, options.jobs);
  fmt::print("control: {} checks pass without a fault\n", control.size());
  const auto fates = try_faults(faults, control, planted, options.jobs, [](const Fate& fate) {
    fmt::print("{}  {}  {:.2f} s\n", fate.fault.name, fate_in_words(fate), fate.result.seconds);
    std::fflush(stdout);
  });
  const auto number = [&](auto holds) { return std::count_if(fates.begin(), fates.end(), holds); };
  const auto open = number([](const Fate& fate) { return fate.open(); });
  const auto belied = number([](const Fate& fate) { return fate.belied(); });
  fmt::print("\n{} planted, {} caught, {} explained, {} survived\n", fates.size(),
             number([](const Fate& fate) { return fate.caught(); }),
             number([](const Fate& fate) { return fate.result.outcome == Outcome::passed && !fate.open(); }),
             open);
  // The committed pages show all faults or none.
  if (!options.reports.empty() || options.patterns.empty()) {
    const fs::path folder = options.reports.empty() ? options.root / "reports" : fs::path(options.reports);
    bring_up_to_date(folder / "mutations.md", page(fates));
    bring_up_to_date(folder / "mutations.json", record(fates));
  }
  return open == 0 && belied == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  CLI::App app("Plants faults and counts those that are noticed; see ./referee mutate --help.");
  app.require_subcommand(1);
  const auto command = [&](const char* name, const char* meaning) {
    auto* sub = app.add_subcommand(name, meaning);
    sub->add_option("--root", options.root, "the project's root")->required();
    sub->add_option("names", options.patterns, "faults, by name or shell pattern");
    sub->add_option("--reports", options.reports, "folder of the report");
    sub->add_option("--jobs", options.jobs, "programs at once")->check(CLI::Range(1L, 4096L));
    return sub;
  };
  auto* check = command("check", "every fault has its place in the sources");
  auto* list_command = command("list", "the faults");
  auto* targets = command("targets", "what the planted tree has to build for these faults");
  auto* plant = command("plant", "writes the tree of sources with all faults asleep");
  plant->add_option("--tree", options.tree, "where to")->required();
  auto* trial = command("run", "wakes one fault after the other");
  trial->add_option("--tree", options.tree, "the planted tree")->required();
  trial->add_option("--build", options.build, "its build")->required();
  try {
    app.parse(count, arguments);
    if (*check) check_places(options.root, catalogue(options));
    if (*list_command) list(chosen(catalogue(options), options.patterns));
    if (*targets) print_targets(chosen(catalogue(options), options.patterns));
    if (*plant) write_tree(options.root, options.tree, catalogue(options));
    return *trial ? run_trial(options) : 0;
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "referee: {}\n", error.what());
    return 2;
  } catch (const UsageError& error) {
    fmt::print(stderr, "referee: {}\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "referee: {}\n", error.what());
    return 1;
  }
}
