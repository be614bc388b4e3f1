// SPDX-License-Identifier: GPL-3.0-or-later
#define BOOST_TEST_MODULE mutations
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "files.hpp"
#include "planting.hpp"
#include "summary.hpp"
#include "theorem_files.hpp"

using namespace referee::mutations;
namespace fs = std::filesystem;

namespace {

Fault fault(std::string name, std::string original, std::string replacement) {
  return {.name = std::move(name),
          .file = "lib/heat/some.cpp",
          .kind = "sign",
          .within = "",
          .original = std::move(original),
          .replacement = std::move(replacement),
          .claims = {"SS-T6.3"},
          .tests = {},
          .survives = ""};
}

const std::string source =
    "// licence\nint f(int a, int b) {\n  return a + b;\n}\nint g(int a) { return 2 * a; }\n";

std::string number(const Fault& one) { return std::to_string(one.number()) + "U"; }

/// A folder that is gone afterwards.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("referee-mutations-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Fate fate(const Fault& of, Outcome outcome) {
  Fate result{of, {}, {}, true};
  result.result.outcome = outcome;
  if (outcome != Outcome::passed) result.check = "SS-T6.3";
  return result;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_expression_sleeps_beside_its_fault) {
  const Fault minus = fault("some.minus", "a + b", "a - b");
  BOOST_TEST(planted_source(source, {minus}) ==
             "// licence\n#include \"planted.hpp\"\nint f(int a, int b) {\n  return (referee::planted(" +
                 number(minus) + ") ? (a - b) : (a + b));\n}\nint g(int a) { return 2 * a; }\n");
}

BOOST_AUTO_TEST_CASE(faults_of_one_original_share_its_site) {
  const Fault minus = fault("some.minus", "a + b", "a - b"), times = fault("some.times", "a + b", "a * b");
  BOOST_TEST(planted_source(source, {minus, times})
                 .find("(referee::planted(" + number(minus) + ") ? (a - b) : referee::planted(" +
                       number(times) + ") ? (a * b) : (a + b))") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_statement_becomes_a_choice_of_statements) {
  Fault nothing = fault("some.nothing", "return 2 * a;", "return 0;");
  nothing.form = Form::statement;
  BOOST_TEST(planted_source(source, {nothing})
                 .find("if (referee::planted(" + number(nothing) +
                       ")) { return 0; } else { return 2 * a; }") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_text_around_it_names_one_of_several_places) {
  Fault second = fault("some.second", "return", "return -");
  BOOST_CHECK_THROW(planted_source(source, {second}), std::runtime_error);
  second.within = "return 2 * a";
  BOOST_CHECK_NO_THROW(planted_source(source, {second}));
}

BOOST_AUTO_TEST_CASE(a_place_that_went_or_is_taken_is_refused) {
  BOOST_CHECK_THROW(planted_source(source, {fault("some.gone", "a / b", "b / a")}), std::runtime_error);
  BOOST_CHECK_THROW(
      planted_source(source, {fault("some.minus", "a + b", "a - b"), fault("some.inner", "b;", "a;")}),
      std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_pattern_that_names_nothing_is_a_usage_error) {
  const std::vector<Fault> all{fault("one.sign", "a", "b"), fault("two.sign", "a", "b")};
  BOOST_TEST(chosen(all, {}).size() == 2u);
  BOOST_TEST(chosen(all, {"two.*"}).size() == 1u);
  BOOST_CHECK_THROW(chosen(all, {"three"}), UsageError);
}

BOOST_AUTO_TEST_CASE(malformed_catalogues_are_refused) {
  const Folder folder;
  const auto refused = [&](const std::string& text) {
    bring_up_to_date(folder.path() / "faults.toml", text);
    BOOST_CHECK_THROW(read_faults(folder.path()), std::runtime_error);
  };
  const std::string file = "[[file]]\npath = \"lib/a.cpp\"\nclaims = [\"SS-T6.3\"]\n[[file.fault]]\n";
  const std::string good = "name = \"a\"\nkind = \"sign\"\noriginal = \"x\"\nreplacement = \"-x\"\n";
  bring_up_to_date(folder.path() / "faults.toml", file + good);
  BOOST_TEST(read_faults(folder.path()).size() == 1u);
  refused(file + good + "[[file.fault]]\n" + good);
  refused(file + good + "colour = \"red\"\n");
  refused(file + "name = \"a\"\nkind = \"sign\"\noriginal = \"x\"\nreplacement = \"x\"\n");
  refused("[[file]]\npath = \"lib/a.cpp\"\n[[file.fault]]\n" + good);
  refused(file + good + "form = \"poem\"\n");
}

BOOST_AUTO_TEST_CASE(a_claim_brings_the_sources_behind_its_headers) {
  const Folder folder;
  const auto write = [&](const std::string& name, const std::string& text) {
    bring_up_to_date(folder.path() / "theorems" / name, text);
  };
  write("p/T1.cpp", "#include \"p/pairs.hpp\"\n.id = \"SS-T6.3\"\n");
  write("p/T2.cpp", "#include \"p/other.hpp\"\n.id = \"SS-T7\"\n");
  write("p/pairs.hpp", "");
  write("p/pairs.cpp", "#include \"p/pairs.hpp\"\n#include \"p/deep.hpp\"\n");
  write("p/deep.hpp", "");
  write("p/deep_parts.cpp", "#include \"p/deep.hpp\"\n");
  write("p/other.hpp", "");
  write("p/other.cpp", "#include \"p/other.hpp\"\n");
  write("p/expected.json", "{}");
  const auto files = theorem_files(folder.path(), {fault("a", "x", "y")});
  const std::set<std::string> wanted{"theorems/p/T1.cpp",         "theorems/p/pairs.hpp",
                                     "theorems/p/pairs.cpp",      "theorems/p/deep.hpp",
                                     "theorems/p/deep_parts.cpp", "theorems/p/expected.json"};
  BOOST_TEST(files == wanted, boost::test_tools::per_element());
  Fault unknown = fault("b", "x", "y");
  unknown.claims = {"SS-X"};
  BOOST_CHECK_THROW(theorem_files(folder.path(), {unknown}), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(the_record_counts_every_fate) {
  Fault equivalent = fault("some.equivalent", "a", "b");
  equivalent.survives = "it is the same";
  const std::vector<Fate> fates{
      fate(fault("one", "a", "b"), Outcome::noticed), fate(fault("two", "a", "b"), Outcome::passed),
      fate(equivalent, Outcome::passed), fate(fault("four", "a", "b"), Outcome::timed_out)};
  const auto counted = nlohmann::json::parse(record(fates));
  BOOST_TEST(counted["planted"] == 4);
  BOOST_TEST(counted["caught"] == 1);
  BOOST_TEST(counted["errors"] == 1);
  BOOST_TEST(counted["explained"] == 1);
  BOOST_TEST(counted["survived"] == 1);
  BOOST_TEST(fates[1].open());
  BOOST_TEST(!fates[2].open());
  BOOST_TEST(page(fates).find("survives: it is the same") != std::string::npos);
}
