// SPDX-License-Identifier: GPL-3.0-or-later
/// `compute` for score mixing: values worked out by hand, pictures, and bad input.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "computing.hpp"
#include "numbers/rational.hpp"

using namespace referee;
using sandbox::says;

namespace {

const std::string line = "[supports]\nA1 = [[-1], [1], [2]]\nA2 = [[0], [1.5], [5]]\nlambda = 2\n";
const std::string plane = "[supports]\nA1 = [[1, 2]]\nA2 = [[0, 0], [3, 0]]\nlambda = 2\n";

struct Mixing : sandbox::Computing {
  nlohmann::json result(const std::string& toml, const std::vector<std::string>& arguments) const {
    return Computing::result(toml, arguments)["result"];
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(compute_mixing, Mixing)

BOOST_AUTO_TEST_CASE(critical_points_are_exact) {
  const auto points = result(line, {"critical-points"})["points"];
  BOOST_TEST_REQUIRE(points.size() == 5u);
  BOOST_TEST(points[2]["at"][0] == "3/4");
  BOOST_TEST(points[2]["kind"] == "interface minimum");
  BOOST_TEST(points[2]["I"] == nlohmann::json({1}));
  BOOST_TEST(points[2]["J"] == nlohmann::json({0, 1}));
  BOOST_TEST(points[2]["clarke"] == true);
  BOOST_TEST(points[2]["outer"] == true);
  BOOST_TEST(points[2]["phi"] == "-7/16");
}

BOOST_AUTO_TEST_CASE(bifurcations_are_exact) {
  const auto found = result(line, {"bifurcations"});
  BOOST_TEST_REQUIRE(found["bifurcations"].size() == 4u);
  BOOST_TEST(found["bifurcations"][0]["lambda"] == "7/12");
  BOOST_TEST(found["bifurcations"][0]["event"] == "dies");
  BOOST_TEST(found["bifurcations"][0]["at"][0] == "13/4");
  BOOST_TEST(found["branches"].size() == 11u);
}

BOOST_AUTO_TEST_CASE(the_potential_and_its_smoothing_agree_where_time_is_short) {
  const auto found = result(line, {"potential", "--at", "0.3", "--time", "1e-9", "--digits", "30"});
  // 2 (0.7)^2 - (0.3)^2 with nearest sites 1 and 0.
  BOOST_TEST(found["phi"] == "89/100");
  BOOST_TEST(found["nearest"]["I"] == nlohmann::json({1}));
  BOOST_TEST(found["nearest"]["J"] == nlohmann::json({0}));
  const Rational smooth = parse_rational(found["F"].get<std::string>());
  BOOST_TEST((abs(Rational(smooth - parse_rational("0.89"))) < parse_rational("1e-7")));
  // 2 (x - 2 * 1 + 0)
  const Rational slope = parse_rational(found["gradient_F"][0].get<std::string>());
  BOOST_TEST((abs(Rational(slope - parse_rational("-3.4"))) < parse_rational("1e-20")));
  BOOST_TEST(result(line, {"potential", "--at", "0.3"})["F"].is_null());
}

BOOST_AUTO_TEST_CASE(the_table_names_both_subdifferentials) {
  // 4 (x - (1, 2)) - 2 (x - y), y the nearest point of A2: two of them on x1 = 3/2.
  const std::string tie = compute(plane, {"potential", "--at", "1.5,0"}).out;
  BOOST_TEST(says(tie, "Clarke set         hull of (5, -8), (-1, -8)\n"), tie);
  BOOST_TEST(says(tie, "outer Clarke set   hull of (5, -8), (-1, -8)\n"), tie);
  BOOST_TEST(says(compute(plane, {"potential", "--at", "0.5,0"}).out, "Clarke set         (-3, -8)\n"));
}

BOOST_AUTO_TEST_CASE(the_limiting_flow_slides) {
  const auto found = result(plane, {"limit-flow", "--from", "1,0", "--tau", "5", "--digits", "30"});
  BOOST_TEST_REQUIRE(found["solutions"].size() == 1u);
  const auto& pieces = found["solutions"][0];
  BOOST_TEST_REQUIRE(pieces.size() == 3u);
  BOOST_TEST(pieces[1]["at"] == nlohmann::json({"3/2", "2"}));
  BOOST_TEST(pieces[1]["stratum"]["J"] == nlohmann::json({0, 1}));
  BOOST_TEST(pieces[1]["tau"].get<std::string>().starts_with("1.3862943611198906"));
  BOOST_TEST(pieces[2]["tau"] == "5");
  BOOST_TEST(parse_rational(pieces[2]["at"][0].get<std::string>()) == parse_rational("1.5"));
}

BOOST_AUTO_TEST_CASE(a_trajectory_ends_where_it_is_proven_to) {
  const auto found = result(line, {"trajectory", "--from", "0.9", "--time", "1e-12", "--digits", "20"});
  BOOST_TEST(found["proven"] == true);
  BOOST_TEST(found["end"]["at"][0] == "3/4");
  BOOST_TEST(found["end"]["kind"] == "interface minimum");
  // Within a few t of the interface.
  const Rational at = parse_rational(found["at"][0].get<std::string>());
  BOOST_TEST((abs(Rational(at - parse_rational("3/4"))) < parse_rational("1e-11")));
}

BOOST_AUTO_TEST_CASE(a_trajectory_may_start_where_it_ends) {
  const auto found = result("[supports]\nA1 = [[1]]\nA2 = [[2]]\nlambda = 3\n",
                            {"trajectory", "--from=-1", "--time", "1e-8", "--digits", "15"});
  BOOST_TEST(found["proven"] == true);
  BOOST_TEST(found["end"]["at"][0] == "-1");
}

BOOST_AUTO_TEST_CASE(a_trajectory_that_leaves_an_interface_is_carried_with_more_digits) {
  // It slides, then leaves near t = 4e-5, where twelve carried digits shrink to one.
  const auto found = result(
      "[supports]\nA1 = [[-1.46985659, 2.15326990], [0.33416236, 0.06588560]]\n"
      "A2 = [[1.08637727, -1.15891898], [-1.50886515, -0.71864172]]\n"
      "lambda = 2.6187931208\n",
      {"trajectory", "--from=-2.38394146,-3.58314221", "--time", "1e-6", "--digits", "12"});
  BOOST_TEST(found["at"][0].get<std::string>().starts_with("-1.1074037484"));
  BOOST_TEST(found["at"][1].get<std::string>().starts_with("5.9065556010"));
}

BOOST_AUTO_TEST_CASE(a_trajectory_can_end_at_a_vertex_of_the_interfaces) {
  // A1 is the circumcentre of an acute triangle A2: it attracts for every lambda > 1.
  const auto found =
      result("[supports]\nA1 = [[0, 0]]\nA2 = [[1, 0], [-0.6, 0.8], [-0.6, -0.8]]\nlambda = 2\n",
             {"trajectory", "--from", "0.3,1", "--time", "1e-12", "--digits", "15"});
  BOOST_TEST(found["proven"] == true);
  BOOST_TEST(found["end"]["at"] == nlohmann::json({"0", "0"}));
}

BOOST_AUTO_TEST_CASE(basins_are_proven_pixel_by_pixel) {
  const auto found = result(line, {"basins", "--pixels", "64", "--svg", file("out.svg")});
  BOOST_TEST(says(sandbox::read(file("out.svg")), "</svg>"));
  BOOST_TEST_REQUIRE(found["minimisers"].size() == 3u);
  BOOST_TEST_REQUIRE(found["basin_of_pixel"].size() == 64u);
  // On the line basins are intervals in the order of their minimisers.
  int last = 0, grey = 0;
  for (const auto& pixel : found["basin_of_pixel"]) {
    const int basin = pixel.get<int>();
    if (basin < 0) {
      ++grey;
      continue;
    }
    BOOST_TEST(basin >= last);
    last = basin;
  }
  BOOST_TEST(last == 2);
  BOOST_TEST(grey < 16);
}

BOOST_AUTO_TEST_CASE(pictures_are_drawn_in_one_and_two_dimensions) {
  for (const auto& [toml, quantity] :
       {std::pair{line, "critical-points"}, std::pair{plane, "critical-points"},
        std::pair{line, "bifurcations"}, std::pair{plane, "bifurcations"}}) {
    const auto ran = compute(toml, {quantity, "--svg", file("out.svg")});
    BOOST_TEST(ran.code == 0, ran.err);
    BOOST_TEST(says(sandbox::read(file("out.svg")), "</svg>"));
  }
}

BOOST_AUTO_TEST_CASE(bad_input_gets_one_line) {
  refused("[supports]\nA1 = []\nA2 = [[0]]\nlambda = 1\n", {"critical-points"}, "A1");
  refused("[supports]\nA1 = [[1], [1]]\nA2 = [[0]]\nlambda = 1\n", {"critical-points"}, "A1");
  refused("[supports]\nA1 = [[1]]\nA2 = [[0, 1]]\nlambda = 1\n", {"critical-points"}, "A2");
  refused("[supports]\nA1 = [[1]]\nA2 = [[0]]\nlambda = -1\n", {"critical-points"}, "lambda");
  refused("[supports]\nA1 = [[nan]]\nA2 = [[0]]\nlambda = 1\n", {"critical-points"}, "A1");
  refused("[supports]\nA1 = [[1]]\nA2 = [[inf]]\nlambda = 1\n", {"critical-points"}, "A2");
  refused("[mixture]\nmeans = [[0]]\nvariance = 1\n", {"critical-points"}, "[supports] is missing");
  refused(line, {"limit-flow", "--from", "1,2"}, "--from");
  refused(line, {"limit-flow", "--from", "1", "--tau", "0"}, "--tau");
  refused(line, {"limit-flow"}, "--from is missing");
  refused(line, {"basins", "--pixels", "0.5"}, "--pixels");
  refused(line, {"trajectory", "--from", "1"}, "--time is missing");
  refused(line, {"trajectory", "--from", "1", "--time", "1e-300"}, "--time: 1e-300 is below 1e-280");
  refused(line, {"trajectory", "--from", "1", "--time", "2"}, "--time: 2 is not before the start");
  refused(line, {"potential", "--at", "0", "--time", "0"}, "--time");
  refused(line, {"critical-points", "--at", "0"}, "--at is no option");
  refused("[supports]\nA1 = [[0, 0, 0]]\nA2 = [[1, 0, 0]]\nlambda = 1\n",
          {"critical-points", "--svg", file("out.svg")}, "--svg");
}

BOOST_AUTO_TEST_SUITE_END()
