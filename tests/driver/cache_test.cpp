// SPDX-License-Identifier: GPL-3.0-or-later
/// Stored evidence is used again only where a run would repeat it, and the program says why.
#include <boost/test/unit_test.hpp>

#include "sandbox.hpp"

using sandbox::Root;
using sandbox::says;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

struct Verified : Root {
  Verified() { BOOST_TEST(says(verify({}).out, "never run")); }
  sandbox::Result verify(std::vector<std::string> options) const {
    options.insert(options.begin(), {"verify", "TR-T1.1"});
    return run(options);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(cache, Verified)

BOOST_AUTO_TEST_CASE(nothing_changed) {
  const auto again = verify({});
  BOOST_TEST(says(again.out, "evidence: 1 cached"), again.out);
  BOOST_TEST(says(again.out, "TR-T1.1  holds (exact)"), again.out);
}

BOOST_AUTO_TEST_CASE(other_options) {
  BOOST_TEST(says(verify({"--digits", "60"}).out, "other digits"));
  BOOST_TEST(says(verify({"--seed", "2"}).out, "other seed"));
  BOOST_TEST(says(verify({"--budget", "quick"}).out, "other budget"));
  BOOST_TEST(says(verify({"--no-cache"}).out, "cache not used"));
  // Each kept its own file.
  for (const auto& options :
       std::vector<std::vector<std::string>>{{}, {"--digits", "60"}, {"--seed", "2"}, {"--budget", "quick"}})
    BOOST_TEST(says(verify(options).out, "1 cached"));
}

BOOST_AUTO_TEST_CASE(other_code) {
  const std::string stored = sandbox::read(evidence("TR-T1.1"));
  for (const auto& [key, reason] :
       {std::pair("theorem", "its theorem file changed"), std::pair("library", "the library changed"),
        std::pair("toolchain", "the compiler or a number library changed")}) {
    const std::string opening = "\"" + std::string(key) + "\":\"";
    sandbox::write(evidence("TR-T1.1"), replaced(stored, opening, opening + "0"));
    BOOST_TEST(says(verify({}).out, reason), reason);
    BOOST_TEST(says(verify({}).out, "1 cached"));
  }
}

BOOST_AUTO_TEST_CASE(damaged_evidence_is_found_again) {
  const std::string stored = sandbox::read(evidence("TR-T1.1"));
  for (const std::string& damaged :
       {std::string(), std::string("{"), std::string("\xff\x00\n", 3), stored.substr(0, stored.size() / 2),
        stored.substr(0, stored.size() - 1), replaced(stored, "\"digits\":50", "\"digits\":\"x\""),
        replaced(stored, "\"evidence\": {", "\"evidence\": [")}) {
    sandbox::write(evidence("TR-T1.1"), damaged);
    const auto explained = run({"explain", "TR-T1.1"});
    BOOST_TEST(explained.code == 2);
    BOOST_TEST(says(explained.err, "stored evidence unreadable"), explained.err);
    BOOST_TEST(says(verify({}).out, "stored evidence unreadable"));
    BOOST_TEST(says(verify({}).out, "1 cached"));
  }
}

BOOST_AUTO_TEST_SUITE_END()
