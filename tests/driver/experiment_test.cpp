// SPDX-License-Identifier: GPL-3.0-or-later
/// `experiment`: the list, bad usage, and pages that come out the same each time.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>

#include "sandbox.hpp"

using sandbox::Root;
using sandbox::says;

namespace {

std::map<std::string, std::string> pages(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files[entry.path().lexically_relative(folder)] = sandbox::read(entry.path());
  return files;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(experiment)

BOOST_AUTO_TEST_CASE(without_names_lists_them) {
  const Root root;
  const auto list = root.run({"experiment"});
  BOOST_TEST(list.code == 0);
  for (const char* part : {"trial-runs", "tr-2 ", "One half", "section 2", "a file with a number"})
    BOOST_TEST(says(list.out, part), part);
  // numbers in names count as numbers
  BOOST_TEST(list.out.find("tr-2 ") < list.out.find("tr-10"));
  BOOST_TEST(!std::filesystem::exists(root.path() / "reports"));
}

BOOST_AUTO_TEST_CASE(bad_usage_is_one_line_and_writes_nothing) {
  const Root root;
  sandbox::write(root.file("words"), "no number");
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{"tr-3"}, "did you mean tr-2"},
      {{"nothing-*"}, "lists them"},
      {{"tr-2", "--input", root.file("words")}, "takes no input"},
      {{"tr-10", "--input", root.file("absent")}, "no such file"},
      {{"tr-10", "--input", root.file("words")}, "does not begin with a number"},
      {{"tr-2", "--digits", "5"}, "--digits"},
      {{"tr-2", "--reports", root.file("words")}, "--reports"}};
  for (const auto& [arguments, mention] : cases) {
    std::vector<std::string> words{"experiment"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto result = root.run(words);
    BOOST_TEST_CONTEXT(result.err) {
      BOOST_TEST(result.code == 2);
      BOOST_TEST(says(result.err, mention), mention);
      BOOST_TEST(std::count(result.err.begin(), result.err.end(), '\n') == 1);
      BOOST_TEST(!std::filesystem::exists(root.path() / "reports"));
    }
  }
}

BOOST_AUTO_TEST_CASE(pages_are_the_same_each_time) {
  const Root root;
  BOOST_TEST(root.run({"experiment", "tr-2", "tr-10"}).code == 0);
  const auto first = pages(root.path() / "reports");
  std::filesystem::remove_all(root.path() / "reports");
  std::filesystem::remove_all(root.path() / ".referee");
  BOOST_TEST(root.run({"experiment", "tr-[0-9]*", "--jobs", "1"}).code == 0);
  BOOST_TEST((pages(root.path() / "reports") == first));
  BOOST_TEST(first.size() == 5u);

  const std::string& page = first.at("experiments/tr-2.md");
  for (const char* part : {"# One half", "`0.5`", "matches", "TR-N1.2", "tr-2-line.svg", "tr-2-line.csv",
                           "tests/driver/hidden_experiments.cpp", "./referee experiment tr-2"})
    BOOST_TEST(says(page, part), part);
  BOOST_TEST(first.at("experiments/tr-2-line.csv") ==
             "panel,curve,x,y\n\"panel, one\",1,0,1\n\"panel, one\",1,0.1,2\n");
  BOOST_TEST(first.at("experiments/tr-10-picture.png") == "not really a PNG");
}

BOOST_AUTO_TEST_CASE(seed_and_input_reach_the_experiment) {
  const Root root;
  sandbox::write(root.file("number"), "42");
  root.run({"experiment", "tr-10", "--reports", root.file("one")});
  root.run(
      {"experiment", "tr-10", "--seed", "2", "--input", root.file("number"), "--reports", root.file("two")});
  const auto one = sandbox::read(root.file("one/experiments/tr-10.md")),
             two = sandbox::read(root.file("two/experiments/tr-10.md"));
  BOOST_TEST(says(one, "Number 0"));
  BOOST_TEST(says(two, "Number 42"));
  BOOST_TEST(says(two, "--seed 2"));
  const auto random = [](const std::string& page) { return page.substr(page.find("Random"), 14); };
  BOOST_TEST(random(one) != random(two));
}

BOOST_AUTO_TEST_CASE(one_that_breaks_does_not_stop_the_others) {
  const Root root;
  const auto result = root.run({"experiment", "tr-breaks", "tr-2"});
  BOOST_TEST(result.code == 1);
  BOOST_TEST(says(result.err, "tr-breaks failed: a deliberate failure"));
  BOOST_TEST(std::filesystem::exists(root.path() / "reports/experiments/tr-2.md"));
  BOOST_TEST(!std::filesystem::exists(root.path() / "reports/experiments/tr-breaks.md"));
}

BOOST_AUTO_TEST_SUITE_END()
