// SPDX-License-Identifier: GPL-3.0-or-later
/// The user's TOML: exact numbers in, and one line for everything that is wrong.
#include "driver/input_file.hpp"

#include <boost/test/unit_test.hpp>

#include "driver/usage_error.hpp"
#include "sandbox.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

struct File : sandbox::Root {
  driver::InputFile parse(const std::string& text) const {
    sandbox::write(file("in.toml"), text);
    return driver::read_input(file("in.toml"));
  }
  /// The complaint must be one line that names the file and these words.
  void rejects(const std::string& text, std::initializer_list<const char*> words) const {
    try {
      parse(text);
      BOOST_ERROR("accepted: " + text);
    } catch (const driver::UsageError& error) {
      const std::string what = error.what();
      BOOST_TEST_CONTEXT(what) {
        BOOST_TEST(!sandbox::says(what, "\n"));
        BOOST_TEST(sandbox::says(what, "in.toml"));
        for (const char* word : words) BOOST_TEST(sandbox::says(what, word), word);
      }
    }
  }
};

const std::string pair_of = "[mixture]\nmeans = [[-1], [1]]\n";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(input_file, File)

BOOST_AUTO_TEST_CASE(numbers_are_exact) {
  const auto mixture =
      *parse(
           "[mixture]\nmeans = [[-2.3, 1], [\"1/3\", 2e-3]]\nweights = [0.1, \"0.9\"]\nvariance = \"0.49\"\n")
           .mixture;
  BOOST_TEST(mixture.means[0][0] == "-23/10"_q);
  BOOST_TEST(mixture.means[1][0] == "1/3"_q);
  BOOST_TEST(mixture.means[1][1] == "1/500"_q);
  BOOST_TEST(mixture.weights[0] == "1/10"_q);
  BOOST_TEST(mixture.variances[1] == "49/100"_q);
}

BOOST_AUTO_TEST_CASE(defaults_and_variances) {
  const auto mixture = *parse("[mixture]\nmeans = [[0], [1], [2]]\nvariance = [0, 1, 2]\n").mixture;
  BOOST_TEST(mixture.weights[2] == "1/3"_q);
  BOOST_TEST(mixture.variances[2] == "2"_q);
  const auto supports = *parse("[supports]\nA1 = [[-1], [1]]\nA2 = [[0]]\nlambda = 0\n").supports;
  BOOST_TEST(supports.first_weights[0] == "1/2"_q);
  BOOST_TEST(supports.second_weights[0] == "1"_q);
}

BOOST_AUTO_TEST_CASE(bad_mixtures) {
  rejects(pair_of + "weights = [0.5, 0.6]\nvariance = 1", {"weights", "11/10"});
  rejects(pair_of + "weights = [1.5, -0.5]\nvariance = 1", {"weights", "positive"});
  rejects(pair_of + "weights = [1]\nvariance = 1", {"weights"});
  rejects(pair_of + "variance = -1", {"variance", "negative"});
  rejects(pair_of + "variance = [1, 2, 3]", {"variance"});
  rejects(pair_of, {"variance", "missing"});
  rejects(pair_of + "variance = nan", {"variance", "finite"});
  rejects(pair_of + "variance = inf", {"variance", "finite"});
  rejects(pair_of + "variance = \"a\"", {"variance", "'a'"});
  rejects(pair_of + "variance = true", {"variance"});
  rejects(pair_of + "variance = 1\nvarience = 1", {"varience", "variance"});
  rejects("[mixture]\nmeans = [[0], [0]]\nvariance = 1", {"means", "coincide"});
  rejects("[mixture]\nmeans = [[0], [0, 1]]\nvariance = 1", {"means", "dimension"});
  rejects("[mixture]\nmeans = [0, 1]\nvariance = 1", {"means", "[[-1], [1]]"});
  rejects("[mixture]\nmeans = []\nvariance = 1", {"means"});
  rejects("[mixture]\nvariance = 1", {"means", "missing"});
}

BOOST_AUTO_TEST_CASE(bad_supports_and_noise) {
  rejects("[supports]\nA1 = [[0], [0]]\nA2 = [[1]]\nlambda = 1", {"A1", "coincide"});
  rejects("[supports]\nA1 = [[0]]\nA2 = [[1, 2]]\nlambda = 1", {"A2", "dimension"});
  rejects("[supports]\nA1 = [[0]]\nA2 = [[1]]\nlambda = -1", {"lambda", "negative"});
  rejects("[supports]\nA1 = [[0]]\nA2 = [[1]]\nweights2 = [2]\nlambda = 1", {"weights2"});
  rejects("[noise]\nalpha = 1\nsigma_eps = 0\nsigma_T = 1", {"sigma_eps"});
  rejects("[noise]\nalpha = 1\nsigma_eps = 2\nsigma_T = 1", {"sigma_T"});
}

BOOST_AUTO_TEST_CASE(comments_may_hold_any_letters) {
  const auto mixture = *parse("# \u00e9 \u03bb\n[mixture]  # \u4e2d\nmeans = [[1]]\nvariance = 2\n").mixture;
  BOOST_TEST(mixture.variances[0] == "2"_q);
}

BOOST_AUTO_TEST_CASE(bad_files) {
  rejects("[mixture\nmeans = 3", {"line 1"});
  rejects("[mixture]\nmeans = [[1]]\nmeans = [[2]]\n", {"line 3"});
  rejects("[mixtures]\n", {"mixtures", "mixture"});
  rejects("mixture = 3\n", {"[mixture]"});
  rejects(std::string("[mixture]\n[\0]\n", 14), {"line 2", "key"});
  rejects("[`mixture]\n", {"line 1", "key"});
  rejects("[mixture]\nm\u00e9ans = [[0]]\n", {"line 2", "ASCII"});
  rejects("[mixture]\nmeans = [[\"\u00bd\"]]\nvariance = 1\n", {"line 2", "ASCII"});
  try {
    driver::read_input(file("absent.toml"));
    BOOST_ERROR("read a file that does not exist");
  } catch (const driver::UsageError& error) {
    BOOST_TEST(sandbox::says(error.what(), "absent.toml"));
  }
}

BOOST_AUTO_TEST_SUITE_END()
