// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/options.hpp"

#include <fmt/format.h>
#include <sched.h>
#include <algorithm>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdint>

#include "driver/compute.hpp"
#include "driver/selection.hpp"
#include "driver/usage_error.hpp"

namespace referee::driver {
namespace {

constexpr const char* footer = R"(
Commands of the launcher:
  ./referee test           builds and runs all tests: the unit tests, and verify --budget quick
  ./referee mutate         plants faults in the library and in the statements, and counts those that are noticed

Environment:
  REFEREE_ROOT             the project's root (set by the launcher; an installed program works in the current folder)
  REFEREE_CLAIM_SECONDS    time limit of one claim (quick 60, standard 240, full 3600)
  REFEREE_CLAIM_MEGABYTES  memory limit of one claim (4096; 0 for none)

Exit codes: 0 as expected; 1 a verdict or a printed number is not as expected; 2 the command cannot be carried out;
130 interrupted.)";

/// The processors that this process may use.
long processors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

/// For CLI11: the text as a whole number in [least, most], or what is wrong. Leading zeros are dropped, as
/// CLI11 would read octal numbers after them.
template <class Number>
auto whole_number(Number least, Number most, std::string mend) {
  return CLI::Validator(
      [=](std::string& text) -> std::string {
        Number value{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
          return fmt::format("'{}' is not {}", text, mend);
        text = std::to_string(value);
        return "";
      },
      "");
}

auto digit_count() { return whole_number(10L, 1000L, "a whole number from 10 to 1000"); }
auto seed_number() { return whole_number(std::uint64_t{0}, UINT64_MAX, "a whole number from 0 to 2^64 - 1"); }

void add_digits(CLI::App& app, long& digits) {
  app.add_option("--digits", digits, "decimal digits, 10 to 1000 (default 50)")
      ->transform(digit_count())
      ->type_name("N");
}

void add_jobs(CLI::App& app, long& jobs, std::string meaning) {
  app.add_option("--jobs", jobs, std::move(meaning))
      ->transform(whole_number(1L, 4096L, "a whole number from 1 on"))
      ->type_name("N");
}

void add_seed(CLI::App& app, std::uint64_t& seed) {
  app.add_option("--seed", seed, "seed of all random choices (default 1)")
      ->transform(seed_number())
      ->type_name("S");
}

void add_claims(CLI::App& app, std::vector<std::string>& patterns, std::string& paper) {
  app.add_option("ID", patterns, "claim ids or patterns such as 'SS-T*' (default: all claims)");
  app.add_option("--paper", paper, "only the claims of this paper")->type_name("P");
}

void add_budget(CLI::App& app, std::string& budget, std::string meaning) {
  app.add_option("--budget", budget, std::move(meaning))
      ->check(CLI::Validator(
          [](std::string& text) -> std::string {
            if (text == "quick" || text == "standard" || text == "full") return "";
            return fmt::format("'{}' is not quick, standard or full", text);
          },
          ""))
      ->type_name("BUDGET");
}

void add_verify(CLI::App& app, VerifyOptions& options, std::string& budget) {
  add_claims(app, options.patterns, options.paper);
  add_digits(app, options.effort.digits);
  add_jobs(app, options.jobs, "claims tried at the same time (default: number of processors)");
  add_budget(app, budget, "quick, standard (default) or full");
  add_seed(app, options.effort.seed);
  app.add_option("--json", options.json, "write the run as JSON (schema 1)")->type_name("FILE");
  app.add_option("--junit", options.junit, "write the run as JUnit XML")->type_name("FILE");
  app.add_option("--reports", options.reports, "write the reports of the chosen claims to this folder")
      ->type_name("DIR");
  app.add_flag_callback(
      "--no-cache", [&options] { options.cache = false; },
      "run every claim, whatever the evidence store holds");
}

void add_agreement(CLI::App& app, AgreementOptions& options, std::string& budget) {
  add_claims(app, options.patterns, options.paper);
  app.add_option("--digits", options.digits, "decimal digits of the runs (default 30,50,100)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->transform(digit_count())
      ->type_name("N,...");
  app.add_option("--seeds", options.seeds, "seeds of the runs (default 1,2)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->transform(seed_number())
      ->type_name("S,...");
  add_jobs(app, options.jobs, "claims tried at the same time (default: number of processors)");
  add_budget(app, budget, "quick (default), standard or full");
  app.add_option("--reports", options.reports,
                 "write agreement.json there (default reports/, for all claims with the default runs)")
      ->type_name("DIR");
}

void add_experiment(CLI::App& app, ExperimentOptions& options) {
  app.add_option("NAME", options.names, "experiments or patterns such as 'ss-*' (default: list them)");
  add_digits(app, options.effort.digits);
  add_seed(app, options.effort.seed);
  add_jobs(app, options.jobs, "threads, and claims tried at the same time (default: number of processors)");
  app.add_option("--input", options.input, "your own data, for the experiments that say so")
      ->type_name("PATH");
  app.add_option("--reports", options.reports, "write experiments/ below this folder (default reports/)")
      ->type_name("DIR");
}

/// Every option name of a command, for suggestions.
std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

void require_known_command(const CLI::App& app, int count, const char* const* arguments) {
  const auto names = command_names(app);
  if (count < 2)
    throw UsageError(fmt::format("name a command: {} (--help explains them)", fmt::join(names, ", ")));
  const std::string_view word = arguments[1];
  if (word.starts_with("-") || std::find(names.begin(), names.end(), word) != names.end()) return;
  if (word == "test" || word == "mutate")
    throw UsageError(fmt::format("'{0}' is a command of the launcher: run ./referee {0}", word));
  const auto hint = suggestion(word, names);
  throw UsageError(
      fmt::format("unknown command '{}'{}", word,
                  hint.empty() ? fmt::format("; the commands are {}", fmt::join(names, ", ")) : hint));
}

/// What CLI11 found wrong, in one line.
UsageError explain(const CLI::ParseError& error, const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  const CLI::App& command = chosen.empty() ? app : *chosen.front();
  const std::string name = chosen.empty() ? "score-referee" : command.get_name();
  if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
    const auto extras = command.remaining(true).empty() ? app.remaining(true) : command.remaining(true);
    const std::string extra = extras.empty() ? "" : extras.front();
    return UsageError(fmt::format("{}: unexpected argument '{}'{}", name, extra,
                                  extra.starts_with("--") ? suggestion(extra, option_names(command)) : ""));
  }
  std::string what = error.what();
  std::replace(what.begin(), what.end(), '\n', ' ');
  return UsageError(fmt::format("{}: {}", name, what));
}

}  // namespace

court::Effort effort_of(long digits, court::Budget budget, std::uint64_t seed) {
  court::Effort effort{.digits = digits, .budget = budget, .seed = seed};
  effort.max_bits = std::max(effort.max_bits, 32 * effort.start().bits);
  return effort;
}

Command parse_command_line(int count, const char* const* arguments) {
  CLI::App app("score-referee: puts the mathematics of score-based diffusion models on trial",
               "score-referee");
  app.footer(footer);
  bool version = false;
  app.add_flag("--version", version, "print the versions of the program and its libraries");
  app.require_subcommand(0, 1);

  VerifyOptions verify;
  verify.jobs = processors();
  std::string budget = "standard";
  auto* verify_command =
      app.add_subcommand("verify", "put claims on trial and compare with the expected verdicts");
  add_verify(*verify_command, verify, budget);

  AgreementOptions agreement;
  agreement.jobs = processors();
  std::string agreement_budget = "quick";
  auto* agreement_command =
      app.add_subcommand("agreement", "try claims at several precisions and seeds; the verdicts must agree");
  add_agreement(*agreement_command, agreement, agreement_budget);

  ListOptions list;
  auto* list_command = app.add_subcommand("list", "the catalogue of claims");
  list_command->add_option("--paper", list.paper, "only the claims of this paper")->type_name("P");
  list_command->add_flag("--ids", list.ids, "one line 'ID paper kind' for each claim");

  ShowOptions show;
  auto* show_command = app.add_subcommand("show", "one claim: statement, hypotheses, what would refute it");
  show_command->add_option("ID", show.id, "claim id")->required();

  ExplainOptions explain_options;
  auto* explain_command = app.add_subcommand("explain", "one claim with the evidence of its last run");
  explain_command->add_option("ID", explain_options.id, "claim id")->required();

  auto* report_command = app.add_subcommand("report", "rewrite reports/ from the last evidence");

  BlessOptions bless;
  auto* bless_command =
      app.add_subcommand("bless", "record the last verdicts of these claims as the expected ones");
  bless_command->add_option("ID", bless.patterns, "claim ids or patterns")->required();

  ComputeOptions compute;
  auto* compute_command = app.add_subcommand("compute", "a quantity of your own mixture or supports");
  compute_command->add_option("QUANTITY", compute.quantity, quantities_help())->required();
  compute_command
      ->add_option(
          "--input", compute.input,
          "TOML file with [mixture], [supports] or [noise]; noise-kernel with --a and --b needs none")
      ->type_name("FILE");
  add_digits(*compute_command, compute.digits);
  compute_command->add_option("--json", compute.json, "write the result as JSON")->type_name("FILE");
  compute_command->add_option("--svg", compute.svg, "draw a picture (one or two dimensions)")
      ->type_name("FILE");
  std::map<std::string, std::string> values;
  for (const auto& [option, meaning] : quantity_options())
    compute_command->add_option(option, values[option], meaning)->type_name("VALUE");

  ExperimentOptions experiment;
  experiment.jobs = processors();
  auto* experiment_command =
      app.add_subcommand("experiment", "tables and figures of the papers' numerical sections");
  add_experiment(*experiment_command, experiment);

  auto* version_command = app.add_subcommand("version", "the versions of the program and its libraries");
  std::string topic;
  auto* help_command = app.add_subcommand("help", "this text, or that of one command");
  help_command->add_option("COMMAND", topic, "a command");

  require_known_command(app, count, arguments);
  // Once a command has been parsed, CLI11 answers with that command's help.
  const std::string overview = app.help();
  try {
    app.parse(count, arguments);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    return Message{chosen.empty() ? overview : chosen.front()->help("score-referee")};
  } catch (const CLI::ParseError& error) {
    throw explain(error, app);
  }

  if (*verify_command) {
    verify.effort = effort_of(verify.effort.digits, court::budget_from(budget), verify.effort.seed);
    return verify;
  }
  if (*agreement_command) {
    agreement.budget = court::budget_from(agreement_budget);
    return agreement;
  }
  if (*list_command) return list;
  if (*show_command) return show;
  if (*explain_command) return explain_options;
  if (*report_command) return ReportOptions{};
  if (*bless_command) return bless;
  if (*compute_command) {
    for (const auto& [option, value] : values)
      if (compute_command->count(option) > 0) compute.arguments[option] = value;
    return compute;
  }
  if (*experiment_command) {
    experiment.effort = effort_of(experiment.effort.digits, experiment.effort.budget, experiment.effort.seed);
    return experiment;
  }
  if (*version_command || version) return VersionOptions{};
  if (*help_command && !topic.empty()) {
    const auto names = command_names(app);
    if (std::find(names.begin(), names.end(), topic) == names.end())
      throw UsageError(fmt::format("help: unknown command '{}'{}", topic, suggestion(topic, names)));
    return Message{app.get_subcommand(topic)->help("score-referee")};
  }
  return Message{overview};
}

}  // namespace referee::driver
