// SPDX-License-Identifier: GPL-3.0-or-later
/// `compute` for multiplicative noise conditioning.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "computing.hpp"
#include "numbers/rational.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

const std::string pair_of_points =
    "[mixture]\nmeans = [[0], [1]]\nvariance = 0\n[noise]\nalpha = 1\nsigma_eps = \"0.01\"\nsigma_T = 10\n";
Rational number(const nlohmann::json& text) { return parse_rational(text.get<std::string>()); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(noise_compute, sandbox::Computing)

BOOST_AUTO_TEST_CASE(kernel_of_order_one) {
  // (exp(-z/b^2) - exp(-z/a^2))/z at z = 2, a = 1/2, b = 2.
  const auto found = result(pair_of_points, {"noise-kernel", "--s", "1", "--z", "2", "--a", "0.5", "--b", "2",
                                             "--digits", "30"})["result"];
  BOOST_TEST((abs(Rational(number(found["phi"]) - "0.303097598542365455882489072933"_q)) < "1e-29"_q));
  // Without --a and --b the file's levels: Phi(0, 0) = 2 ln 1000.
  const auto whole =
      result(pair_of_points, {"noise-kernel", "--s", "0", "--z", "0", "--digits", "30"})["result"];
  BOOST_TEST((abs(Rational(number(whole["phi"]) - "13.815510557964274104107948728"_q)) < "1e-26"_q));
}

BOOST_AUTO_TEST_CASE(kernel_without_a_file) {
  const std::vector<std::string> levels = {"--a", "0.5", "--b", "2"};
  std::vector<std::string> words = {"compute", "noise-kernel", "--s", "1", "--z", "2", "--digits", "30"};
  const auto missing = run(words);
  BOOST_TEST(missing.code == 2);
  BOOST_TEST(sandbox::says(missing.err, "--a is missing"), missing.err);
  BOOST_TEST(sandbox::says(missing.err, "--input"), missing.err);
  words.insert(words.end(), levels.begin(), levels.end());
  const auto alone = run(words);
  BOOST_TEST_REQUIRE(alone.code == 0, alone.err);
  words.insert(words.end(), {"--input", file("in.toml")});
  sandbox::write(file("in.toml"), pair_of_points);
  BOOST_TEST(run(words).out == alone.out);
  BOOST_TEST(sandbox::says(alone.out, "0.30309759854236545588248907293"), alone.out);
}

BOOST_AUTO_TEST_CASE(model_of_one_point) {
  const auto found =
      result("[mixture]\nmeans = [[1, 2]]\nvariance = 0\n[noise]\nalpha = 2\nsigma_eps = 1\nsigma_T = 3\n",
             {"optimal-model", "--at", "4,-2", "--digits", "20"})["result"];
  BOOST_TEST((abs(Rational(number(found["s_star"][0]) + 3)) < "1e-18"_q));
  BOOST_TEST((abs(Rational(number(found["s_star"][1]) - 4)) < "1e-18"_q));
}

BOOST_AUTO_TEST_CASE(equilibria_of_a_pair) {
  const auto found = result(pair_of_points, {"equilibria", "--digits", "20"})["result"];
  BOOST_TEST(found["complete"] == true);
  BOOST_TEST_REQUIRE(found["points"].size() == 3u);
  long stable = 0;
  for (const auto& point : found["points"]) {
    stable += point["stable"] == true;
    const Rational at = number(point["at"][0]), offset = number(point["offset"][0]);
    BOOST_TEST((abs(Rational(at - offset - point["nearest"].get<int>())) < "1e-18"_q));
  }
  BOOST_TEST(stable == 2);
}

BOOST_AUTO_TEST_CASE(noise_refusals) {
  refused("[mixture]\nmeans = [[0]]\nvariance = 0\n", {"optimal-model", "--at", "0"}, "[noise]");
  refused("[mixture]\nmeans = [[0]]\nvariance = 1\n[noise]\nalpha = 1\nsigma_eps = 1\nsigma_T = 2\n",
          {"equilibria"}, "variance");
  refused(pair_of_points, {"noise-kernel", "--z", "1"}, "--s");
  refused(pair_of_points, {"noise-kernel", "--s", "1", "--z", "x"}, "--z");
  refused(pair_of_points, {"noise-kernel", "--s", "1", "--z", "1", "--a", "3", "--b", "2"}, "--b");
  refused(pair_of_points, {"noise-kernel", "--s", "1", "--z", "1", "--a", "-3"}, "--a");
}

BOOST_AUTO_TEST_SUITE_END()
