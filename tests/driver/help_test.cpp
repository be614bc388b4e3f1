// SPDX-License-Identifier: GPL-3.0-or-later
/// What the help says is what the program does.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "court/effort.hpp"
#include "driver/limits.hpp"
#include "driver/quantities.hpp"
#include "sandbox.hpp"

using namespace referee;
using sandbox::Root;
using sandbox::says;

namespace {

std::set<std::string> matches(const std::string& text, const std::string& expression) {
  const std::regex pattern(expression);
  std::set<std::string> found;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), pattern); match != std::sregex_iterator();
       ++match)
    found.insert((*match)[1]);
  return found;
}

/// Words in the first column of the overview's list.
std::set<std::string> commands(const std::string& overview) {
  return matches(overview.substr(overview.find("Subcommands:")), "\n  ([a-z]+) ");
}

std::set<std::string> options(const std::string& help) { return matches(help, "\n  (?:-h,)?(--[a-z-]+)"); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(help, Root)

BOOST_AUTO_TEST_CASE(every_command_explains_itself_in_two_ways) {
  const auto known = commands(run({"--help"}).out);
  BOOST_TEST(known.size() >= 10u);
  for (const auto& command : known) {
    const auto asked = run({command, "--help"});
    BOOST_TEST(asked.code == 0, command);
    BOOST_TEST(run({"help", command}).out == asked.out, command);
    BOOST_TEST(says(asked.out, "score-referee " + command), asked.out);
  }
  BOOST_TEST(run({"help", "nothing"}).code == 2);
}

BOOST_AUTO_TEST_CASE(every_option_named_is_understood) {
  for (const auto& command : commands(run({"--help"}).out))
    for (const auto& option : options(run({command, "--help"}).out)) {
      // A value that no option accepts is refused as a value, never as an unknown option.
      const auto tried = run({command, option, ""});
      BOOST_TEST(!says(tried.err, "unexpected argument '--"), command << ' ' << option << ": " << tried.err);
    }
  BOOST_TEST(says(run({"list", "--jobs", "2"}).err, "unexpected argument '--jobs'"));
}

BOOST_AUTO_TEST_CASE(defaults_are_those_named) {
  const auto verify = run({"verify", "--help"}).out;
  BOOST_TEST(says(verify, "default 50"));
  BOOST_TEST(says(verify, "default 1)"));
  BOOST_TEST(says(verify, "standard (default)"));
  run({"verify", "TR-T1.1", "--json", file("run.json")});
  const auto document = nlohmann::json::parse(sandbox::read(file("run.json")));
  BOOST_TEST(document["digits"] == 50);
  BOOST_TEST(document["seed"] == 1);
  BOOST_TEST(document["budget"] == "standard");
}

BOOST_AUTO_TEST_CASE(limits_are_those_named) {
  const auto overview = run({"--help"}).out;
  std::string seconds;
  for (const auto budget : {court::Budget::quick, court::Budget::standard, court::Budget::full}) {
    if (!seconds.empty()) seconds += ", ";
    seconds += std::string(court::name(budget)) + ' ' +
               std::to_string(driver::limits_for(budget).wall_clock.count() / 1000);
  }
  BOOST_TEST(says(overview, seconds), seconds);
  BOOST_TEST(says(overview, std::to_string(driver::limits_for(court::Budget::quick).megabytes)));
}

BOOST_AUTO_TEST_CASE(every_quantity_and_its_options_are_named) {
  const auto compute = run({"compute", "--help"}).out;
  const auto named = options(compute);
  for (const auto& quantity : driver::quantities()) {
    BOOST_TEST(says(compute, quantity.name), quantity.name);
    for (const auto& option : quantity.options) BOOST_TEST(named.contains(option), option);
    // Without a file each says what is missing, in one line.
    const auto bare = run({"compute", quantity.name});
    BOOST_TEST(bare.code == 2);
    BOOST_TEST(says(bare.err, " is missing; "), quantity.name << ": " << bare.err);
  }
}

BOOST_AUTO_TEST_SUITE_END()
