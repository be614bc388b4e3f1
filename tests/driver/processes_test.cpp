// SPDX-License-Identifier: GPL-3.0-or-later
/// A claim may crash, hang or eat memory; the others go on, and what is finished stays.
#include <signal.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "sandbox.hpp"

using sandbox::Root;
using sandbox::says;

namespace {

std::vector<pid_t> children_of(pid_t process) {
  const std::string id = std::to_string(process);
  std::istringstream list(sandbox::read("/proc/" + id + "/task/" + id + "/children"));
  std::vector<pid_t> children;
  for (pid_t child; list >> child;) children.push_back(child);
  return children;
}

/// A killed process may stay for a moment, as a zombie until its new parent has waited for it.
bool is_gone(pid_t process) {
  for (int i = 0; i < 400; ++i) {
    const auto stat = sandbox::read("/proc/" + std::to_string(process) + "/stat");
    if (stat.empty() || says(stat, ") Z ")) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  }
  return false;
}

bool has_temporary_files(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() != ".json") return true;
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(processes)

// Sanitizers allow no limit of memory, and catch signals themselves.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

BOOST_AUTO_TEST_CASE(every_failure_stays_with_its_claim, *boost::unit_test::enable_if<!sanitized>()) {
  const Root root;
  const auto result =
      root.run({"verify", "HIDDEN-throws", "HIDDEN-aborts", "HIDDEN-loops", "HIDDEN-eats-memory",
                "HIDDEN-segfault", "HIDDEN-exits", "HIDDEN-holds", "--json", root.file("run.json")});
  BOOST_TEST(result.code == 1);
  const auto document = nlohmann::json::parse(sandbox::read(root.file("run.json")));
  BOOST_TEST(document["claims"].size() == 7u);
  for (const auto& claim : document["claims"])
    BOOST_TEST(claim["verdict"] == (claim["id"] == "HIDDEN-holds" ? "holds" : "error"), claim["id"]);
  BOOST_TEST(says(result.out, "HIDDEN-throws: a deliberate failure"), result.out);
  BOOST_TEST(says(result.out, "HIDDEN-aborts: killed by SIGABRT"), result.out);
  BOOST_TEST(says(result.out, "the deliberate last words"), result.out);
  BOOST_TEST(says(result.out, "HIDDEN-loops: stopped after 5 s, the time limit"), result.out);
  BOOST_TEST(says(result.out, "HIDDEN-eats-memory: the memory limit"), result.out);
  BOOST_TEST(says(result.out, "HIDDEN-segfault: killed by SIGSEGV"), result.out);
  BOOST_TEST(says(result.out, "HIDDEN-exits: its process ended with exit code 0"), result.out);
}

BOOST_AUTO_TEST_CASE(an_error_is_shown_but_never_taken_from_the_cache) {
  const Root root;
  root.run({"verify", "HIDDEN-aborts"});
  BOOST_TEST(says(root.run({"explain", "HIDDEN-aborts"}).out, "SIGABRT"));
  const auto again = root.run({"verify", "HIDDEN-aborts"});
  BOOST_TEST(says(again.out, "its last run ended in an error"), again.out);
  BOOST_TEST(!says(again.out, "cached"));
}

BOOST_AUTO_TEST_CASE(after_a_kill_finished_claims_are_not_run_again_and_children_are_gone) {
  const Root root;
  const pid_t program = root.start({"verify", "HIDDEN-holds", "HIDDEN-loops", "--jobs", "1"});
  BOOST_REQUIRE(root.printed("HIDDEN-holds"));
  std::vector<pid_t> children;
  for (int i = 0; i < 200 && children.empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    children = children_of(program);
  }
  ::kill(program, SIGKILL);
  BOOST_TEST(root.wait(program).code == -SIGKILL);
  BOOST_TEST(children.size() == 1u);
  for (pid_t child : children) BOOST_TEST(is_gone(child));
  BOOST_TEST(!has_temporary_files(root.path() / ".referee/evidence"));
  BOOST_TEST(!std::filesystem::exists(root.evidence("HIDDEN-loops")));
  const auto again = root.run({"verify", "HIDDEN-holds"});
  BOOST_TEST(says(again.out, "1 cached"), again.out);
}

BOOST_AUTO_TEST_CASE(an_interrupt_kills_the_children_and_keeps_what_is_finished) {
  for (int number : {SIGINT, SIGTERM}) {
    const Root root;
    const pid_t program = root.start(
        {"verify", "HIDDEN-holds", "HIDDEN-loops", "--jobs", "1", "--json", root.file("run.json")});
    BOOST_REQUIRE(root.printed("HIDDEN-holds"));
    const auto children = children_of(program);
    ::kill(program, number);
    BOOST_TEST(root.wait(program).code == 130);
    for (pid_t child : children) BOOST_TEST(is_gone(child));
    BOOST_TEST(!std::filesystem::exists(root.file("run.json")));
    BOOST_TEST(says(root.run({"verify", "HIDDEN-holds"}).out, "1 cached"));
  }
}

BOOST_AUTO_TEST_CASE(a_caller_that_ignores_its_children_changes_nothing) {
  const Root root;
  // The program inherits this; here it lasts only until the program has started.
  ::signal(SIGCHLD, SIG_IGN);
  const pid_t program = root.start({"verify", "HIDDEN-holds", "HIDDEN-aborts"});
  ::signal(SIGCHLD, SIG_DFL);
  const auto result = root.wait(program);
  BOOST_TEST(says(result.out, "HIDDEN-holds   holds (exact)"), result.out);
  BOOST_TEST(says(result.out, "HIDDEN-aborts: killed by SIGABRT"), result.out);
}

BOOST_AUTO_TEST_SUITE_END()
