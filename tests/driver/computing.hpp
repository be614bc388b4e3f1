// SPDX-License-Identifier: GPL-3.0-or-later
/// A root in which `compute` is run on a TOML text.
#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "sandbox.hpp"

namespace sandbox {

struct Computing : Root {
  Result compute(const std::string& toml, std::vector<std::string> arguments) const {
    write(file("in.toml"), toml);
    arguments.insert(arguments.begin(), "compute");
    for (const std::string& word :
         {std::string("--input"), file("in.toml"), std::string("--json"), file("out.json")})
      arguments.push_back(word);
    return run(arguments);
  }
  /// The document that it writes. Fails the test if it does not.
  nlohmann::json result(const std::string& toml, const std::vector<std::string>& arguments) const {
    const auto ran = compute(toml, arguments);
    BOOST_TEST_REQUIRE(ran.code == 0, ran.err);
    return nlohmann::json::parse(read(file("out.json")));
  }
  /// Exit code 2, one line that mentions this, and nothing written.
  void refused(const std::string& toml, const std::vector<std::string>& arguments,
               const std::string& mention) const {
    const auto ran = compute(toml, arguments);
    BOOST_TEST_CONTEXT(ran.err) {
      BOOST_TEST(ran.code == 2);
      BOOST_TEST(says(ran.err, mention), mention);
      BOOST_TEST(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
      BOOST_TEST(!std::filesystem::exists(file("out.json")));
      BOOST_TEST(!std::filesystem::exists(file("out.svg")));
    }
  }
};

}  // namespace sandbox
