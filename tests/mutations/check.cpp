// SPDX-License-Identifier: GPL-3.0-or-later
#include "check.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>

#include "files.hpp"

extern char** environ;

namespace referee::mutations {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// A process in a group of its own, whose words go to a file.
class Process {
 public:
  Process(const std::vector<std::string>& command, const std::vector<std::string>& variables,
          const fs::path& words) {
    std::vector<char*> arguments, environment;
    for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    for (const auto& variable : variables) environment.push_back(const_cast<char*>(variable.c_str()));
    for (char** variable = environ; *variable != nullptr; ++variable)
      if (std::strncmp(*variable, "REFEREE_", 8) != 0) environment.push_back(*variable);
    arguments.push_back(nullptr);
    environment.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, words.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0644);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    const int error =
        posix_spawn(&process_, arguments[0], &actions, &attributes, arguments.data(), environment.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
      throw std::runtime_error(fmt::format("cannot start {}: {}", command[0], std::strerror(error)));
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// The status of waitpid; none when the deadline came first and the group was killed.
  std::optional<int> status_before(Clock::time_point deadline) {
    int status = 0;
    while (::waitpid(process_, &status, WNOHANG) == 0) {
      if (Clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        continue;
      }
      ::kill(-process_, SIGKILL);
      ::waitpid(process_, &status, 0);
      return std::nullopt;
    }
    return status;
  }

 private:
  pid_t process_ = -1;
};

/// The program of a unit test. @throws std::runtime_error when the build has none of that name.
fs::path test_program(const std::string& name, const Planted& planted) {
  for (const auto& folder : fs::directory_iterator(planted.build / "tests"))
    if (fs::path program = folder.path() / ("test_" + name); fs::is_regular_file(program)) return program;
  throw std::runtime_error(fmt::format("there is no unit test {}", name));
}

std::vector<std::string> command_for(const Check& check, const Planted& planted, const fs::path& record) {
  if (check.is_claim)
    return {planted.build / "score-referee",
            "verify",
            check.name,
            "--budget",
            "quick",
            "--no-cache",
            "--jobs",
            "1",
            "--json",
            record};
  const std::string test = check.name.substr(check.name.find(' ') + 1);
  const auto colon = test.find(':');
  std::vector<std::string> command{test_program(test.substr(0, colon), planted)};
  if (colon != std::string::npos) command.push_back("--run_test=" + test.substr(colon + 1));
  return command;
}

/// A claim's program ends with 1 for a verdict that is not the expected one; only its record tells an error.
void read_claim(int code, const fs::path& record, Result& result) {
  result.outcome = Outcome::error;
  if (!fs::exists(record)) return;
  const auto claim = nlohmann::json::parse(contents_of(record)).at("claims").at(0);
  const auto append = [&](const nlohmann::json& judged) {
    for (const auto& finding : judged.at("findings"))
      result.findings += finding.at("verdict").get<std::string>() + " ";
  };
  result.verdict = claim.at("verdict").get<std::string>();
  append(claim);
  if (!claim.at("repair").is_null()) append(claim.at("repair"));
  if (result.verdict != "error" && (code == 0 || code == 1))
    result.outcome = code == 0 ? Outcome::passed : Outcome::noticed;
}

}  // namespace

std::vector<Check> checks_of(const Fault& fault) {
  std::vector<Check> checks;
  for (const auto& test : fault.tests) checks.push_back({"test " + test, false});
  for (const auto& claim : fault.claims) checks.push_back({claim, true});
  return checks;
}

Result run(const Check& check, const std::optional<Fault>& fault, const Planted& planted,
           const fs::path& desk, std::chrono::seconds limit) {
  // A root of its own: stored evidence of one fault must not meet another's.
  fs::create_directories(desk);
  if (!fs::exists(desk / "theorems"))
    fs::create_directory_symlink(planted.tree / "theorems", desk / "theorems");
  const fs::path record = desk / "record.json", reached = desk / "reached";
  fs::remove(record);
  fs::remove(reached);
  std::vector<std::string> variables{fmt::format("REFEREE_ROOT={}", desk.string()),
                                     fmt::format("REFEREE_CLAIM_SECONDS={}", limit.count() + 10)};
  if (fault) {
    variables.push_back(fmt::format("REFEREE_FAULT={}", fault->number()));
    variables.push_back(fmt::format("REFEREE_FAULT_REACHED={}", reached.string()));
  }
  const auto start = Clock::now();
  Process process(command_for(check, planted, record), variables, desk / "words.txt");
  const auto status = process.status_before(start + limit);
  Result result;
  result.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  result.reached = fs::exists(reached);
  if (!status)
    result.outcome = Outcome::timed_out;
  else if (!WIFEXITED(*status))
    result.outcome = Outcome::error;
  else if (check.is_claim)
    read_claim(WEXITSTATUS(*status), record, result);
  else
    result.outcome = WEXITSTATUS(*status) == 0 ? Outcome::passed : Outcome::noticed;
  return result;
}

}  // namespace referee::mutations
