// SPDX-License-Identifier: GPL-3.0-or-later
/// `compute` against values known in closed form.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "computing.hpp"
#include "numbers/rational.hpp"

using namespace referee;
using namespace referee::literals;
using sandbox::says;

namespace {

const std::string plane =
    "[mixture]\nmeans = [[-1, 0], [1, 0.5], [0, -2]]\nweights = [0.5, 0.25, 0.25]\nvariance = \"0.25\"\n";

/// The printed number lies within its radius of the true one, which is known to the digits of `truth`.
void agrees(const nlohmann::json& result, const std::string& key, const std::string& truth,
            const Rational& unit) {
  const Rational value = parse_rational(result[key].get<std::string>());
  const Rational radius = parse_rational(result[key + "_radius"].get<std::string>());
  BOOST_TEST(abs(value - parse_rational(truth)) <= radius + unit, key);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(compute, sandbox::Computing)

BOOST_AUTO_TEST_CASE(standard_normal) {
  const auto document = result("[mixture]\nmeans = [[0]]\nvariance = 0\n",
                               {"score", "--at", "0", "--time", "0.5", "--digits", "40"});
  BOOST_TEST(document["quantity"] == "score");
  BOOST_TEST(document["digits"] == 40);
  BOOST_TEST(document["input"]["time"] == "0.5");
  // -ln(2 pi)/2
  agrees(document["result"], "log_density", "-0.91893853320467274178032973640561763986139747363778",
         "1e-50"_q);
  BOOST_TEST(parse_rational(document["result"]["score"][0].get<std::string>()) == 0);
  BOOST_TEST(parse_rational(document["result"]["hessian"][0][0].get<std::string>()) == -1);
}

BOOST_AUTO_TEST_CASE(shapes_in_the_plane) {
  const auto document = result(plane, {"score", "--at", "0.3,1", "--time", "0.5", "--digits", "30"});
  BOOST_TEST(document["result"]["score"].size() == 2u);
  BOOST_TEST(document["result"]["hessian"].size() == 2u);
  BOOST_TEST(document["result"]["hessian"][0].size() == 2u);
  BOOST_TEST(document["result"]["hessian"][0][1] == document["result"]["hessian"][1][0]);
  BOOST_TEST(document["result"]["hessian_radius"][1].size() == 2u);
}

BOOST_AUTO_TEST_CASE(more_digits_agree_with_fewer) {
  const auto low = result(plane, {"score", "--at", "-0.3,1", "--digits", "20"})["result"];
  const auto high = result(plane, {"score", "--at", "-0.3,1", "--digits", "1000"})["result"];
  const Rational few = parse_rational(low["log_density"].get<std::string>());
  const Rational many = parse_rational(high["log_density"].get<std::string>());
  BOOST_TEST(abs(few - many) <= parse_rational(low["log_density_radius"].get<std::string>()) +
                                    parse_rational(high["log_density_radius"].get<std::string>()));
  BOOST_TEST(high["log_density"].get<std::string>().size() >= 1000u);
}

BOOST_AUTO_TEST_CASE(amplification_of_the_printed_pair) {
  const auto document = result("[mixture]\nmeans = [[-3], [3]]\nvariance = 1\n",
                               {"amplification", "--time", "0", "--digits", "30"});
  // 4 - ln 3 and e^4 / 3
  agrees(document["result"], "Lambda", "2.9013877113318903086047547630775", "1e-31"_q);
  agrees(document["result"], "factor", "18.199383344381413026036753734287", "1e-29"_q);
  BOOST_TEST(parse_rational(document["result"]["snr"].get<std::string>()) == 9);
}

BOOST_AUTO_TEST_CASE(refusals) {
  refused(plane, {"equilibriums"}, "equilibria");
  refused(plane, {"scor"}, "score");
  refused(plane, {"score", "--time", "0.5"}, "--at");
  refused(plane, {"score", "--at", "1", "--time", "0.5"}, "--at");
  refused(plane, {"score", "--at", "1,x", "--time", "0.5"}, "--at");
  refused(plane, {"score", "--at", "1,2", "--time", "-1"}, "--time");
  refused(plane, {"score", "--at", "1,2", "--beta", "1"}, "--beta");
  refused(plane, {"score", "--at", "1,2", "--digits", "5"}, "--digits");
  refused("[mixture]\nmeans = [[0]]\nvariance = 0\n", {"score", "--at", "1"}, "variance");
  refused("[noise]\nalpha = 1\nsigma_eps = 1\nsigma_T = 2\n", {"score", "--at", "1"}, "[mixture]");
  refused("[mixture\nmeans = 3", {"score", "--at", "0.3"}, "in.toml");
  refused(plane, {"amplification"}, "one dimension");
  refused("[mixture]\nmeans = [[0], [1], [2]]\nvariance = 0.1\n", {"amplification"}, "two components");
  refused("[mixture]\nmeans = [[0], [1]]\nweights = [0.4, 0.6]\nvariance = 0.1\n", {"amplification"},
          "weights");
  refused("[mixture]\nmeans = [[0], [1]]\nvariance = [0.1, 0.2]\n", {"amplification"}, "variance");
  refused("[mixture]\nmeans = [[0], [1]]\nvariance = 0.1\n", {"amplification", "--time", "9"},
          "speciation time");
}

BOOST_AUTO_TEST_CASE(the_boundary_of_a_pair_moves_towards_the_lighter_mean) {
  // v ln(w1/w2)/(2a) with v = 1/4, weights 3/5 and 2/5, a = 3/2.
  const auto found = result("[mixture]\nmeans = [[-1.5], [1.5]]\nweights = [0.6, 0.4]\nvariance = 0.25\n",
                            {"boundary", "--digits", "30"})["result"];
  BOOST_TEST_REQUIRE(found["faces"].size() == 1u);
  BOOST_TEST(found["faces"][0]["between"] == nlohmann::json({0, 1}));
  const Rational at = parse_rational(found["faces"][0]["vertices"][0][0].get<std::string>());
  BOOST_TEST((abs(Rational(at - parse_rational("0.0337887590090136984981678"))) < parse_rational("1e-24")));
  // 2 v ln(3/5)
  const Rational weight = parse_rational(found["power_weights"][0].get<std::string>());
  BOOST_TEST(
      (abs(Rational(weight - parse_rational("-0.2554128118829953416027570"))) < parse_rational("1e-24")));
}

BOOST_AUTO_TEST_CASE(boundaries_of_equal_weights_are_voronoi_edges_and_light_components_may_have_none) {
  const auto square = result("[mixture]\nmeans = [[0,0],[1,0],[0,1],[1,1]]\nvariance = 0\n",
                             {"boundary", "--time", "1"})["result"];
  BOOST_TEST_REQUIRE(square["faces"].size() == 4u);
  for (const auto& face : square["faces"])
    BOOST_TEST(parse_rational(face["vertices"][0][0].get<std::string>()) == Rational(1, 2));
  const auto hidden =
      result("[mixture]\nmeans = [[0],[1],[2]]\nweights = [\"0.495\", \"0.01\", \"0.495\"]\nvariance = 1\n",
             {"boundary"})["result"];
  BOOST_TEST_REQUIRE(hidden["faces"].size() == 1u);
  BOOST_TEST(hidden["faces"][0]["between"] == nlohmann::json({0, 2}));
}

BOOST_AUTO_TEST_CASE(boundaries_need_one_variance) {
  refused("[mixture]\nmeans = [[0],[1]]\nvariance = [1, 2]\n", {"boundary"}, "variance");
}

BOOST_AUTO_TEST_CASE(a_symmetric_pair_speciates_when_the_noise_reaches_a_squared) {
  const std::string pair = "[mixture]\nmeans = [[-1.5], [1.5]]\nvariance = \"0.25\"\n";
  const auto answer = result(pair, {"speciation", "--digits", "30", "--beta", "2"})["result"];
  BOOST_TEST(parse_rational(answer["lambda1"].get<std::string>()) == "9/4"_q);
  BOOST_TEST(parse_rational(answer["gamma1"].get<std::string>()) == 0);
  for (const char* key : {"leading_order", "corrected", "quadratic"})
    BOOST_TEST(parse_rational(answer[key].get<std::string>()) == 1, key);
  BOOST_REQUIRE(answer["exact"].size() == 1u);
  BOOST_TEST(parse_rational(answer["exact"][0]["tau"].get<std::string>()) == 1);
  BOOST_TEST(parse_rational(answer["exact"][0]["sigma2"].get<std::string>()) == "9/4"_q);
  BOOST_TEST(answer["exact"][0]["admissible"] == true);
  // ln(3)/2, to 30 digits
  const Rational time = parse_rational(answer["exact"][0]["vp_time"].get<std::string>());
  BOOST_TEST(abs(time - "0.549306144334054845697622618461"_q) <= "1e-30"_q);
}

BOOST_AUTO_TEST_CASE(speciation_lists_every_solution_largest_first) {
  const auto exact = result(
      "[mixture]\nmeans = [[-5], [-4], [4], [6]]\nweights = [0.4, 0.1, 0.25, 0.25]\n"
      "variance = \"0.5\"\n",
      {"speciation"})["result"]["exact"];
  BOOST_REQUIRE(exact.size() == 2u);
  BOOST_TEST(exact[0]["admissible"] == true);
  BOOST_TEST(exact[1]["admissible"] == false);
  BOOST_TEST(exact[1]["tau"].get<std::string>().starts_with("-0.171"));
}

BOOST_AUTO_TEST_CASE(speciation_says_when_there_is_none) {
  const auto one = result("[mixture]\nmeans = [[1, 2]]\nvariance = 1\n", {"speciation"})["result"];
  BOOST_TEST(one["exact"].empty());
  BOOST_TEST(one["corrected"].is_null());
  const auto lopsided = result("[mixture]\nmeans = [[0], [10]]\nweights = [0.999, 0.001]\nvariance = 1\n",
                               {"speciation"})["result"];
  BOOST_TEST(lopsided["exact"].empty());
  BOOST_TEST(lopsided["quadratic"].is_null());
}

BOOST_AUTO_TEST_CASE(a_discriminant_of_zero_still_has_its_root) {
  const auto answer = result("[mixture]\nmeans = [[1,0], [-1,0], [0,1], [0,-1], [0,0]]\nvariance = 0\n",
                             {"speciation"})["result"];
  BOOST_TEST(parse_rational(answer["quadratic"].get<std::string>()) == "1/10"_q);
}

BOOST_AUTO_TEST_CASE(a_gamma_that_depends_on_the_eigenvector_is_not_given) {
  // W = 2 I, while Q = diag(8, 31/2): the points on the second axis lie in two shells.
  const auto answer = result(
      "[mixture]\nmeans = [[2,0], [-2,0], [0,3], [0,-3], [0,1], [0,-1]]\n"
      "weights = [\"1/4\", \"1/4\", \"3/32\", \"3/32\", \"5/32\", \"5/32\"]\n"
      "variance = 0\n",
      {"speciation"})["result"];
  BOOST_TEST(parse_rational(answer["lambda1"].get<std::string>()) == 2);
  BOOST_TEST(answer["gamma1"].is_null());
  BOOST_TEST(answer["corrected"].is_null());
  BOOST_TEST(answer["quadratic"].is_null());
}

BOOST_AUTO_TEST_CASE(several_variances_have_no_speciation_criterion) {
  refused("[mixture]\nmeans = [[0],[1]]\nvariance = [1, 2]\n", {"speciation"}, "variance");
  refused("[mixture]\nmeans = [[0],[1]]\nvariance = 1\n", {"speciation", "--beta", "0"}, "--beta");
}

BOOST_AUTO_TEST_SUITE_END()
