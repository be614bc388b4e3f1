// SPDX-License-Identifier: GPL-3.0-or-later
// Enclosures must be narrow, not only right: exact operands give results within a few units in the last
// place, and the functions agree with values printed by an unrelated library.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>

#include "numbers/ball.hpp"
#include "random.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::Random;

namespace {

using Function = Ball (*)(const Ball&);

struct Known {
  const char* name;
  Function function;
  const char* at;
  const char* value;  ///< 60 digits, by mpmath
};

const Known table[] = {
    {"exp", exp, "1/3", "1.39561242508608952862812531960258683759790651519940698261752"},
    {"exp", exp, "-20", "0.00000000206115362243855782796594038015582097637580727559910369297224"},
    {"exp", exp, "700", "1.01423205473500450945532959523126761520467957224307334878054e+304"},
    {"expm1", expm1, "1/3", "0.395612425086089528628125319602586837597906515199406982617517"},
    {"expm1", expm1, "1e-20", "1.00000000000000000000500000000000000000001666666666666666667e-20"},
    {"expm1", expm1, "-2", "-0.864664716763387308106000505027515596592368454090424118531841"},
    {"log", log, "1/3", "-1.09861228866810969139524523692252570464749055782274945173469"},
    {"log", log, "1e30", "69.0775527898213705205397436405309262280330446588631892809998"},
    {"log1p", log1p, "1e-25", "9.99999999999999999999999950000000000000000000000003333333333e-26"},
    {"log1p", log1p, "3", "1.38629436111989061883446424291635313615100026872051050824136"},
    {"sqrt", sqrt, "2", "1.41421356237309504880168872420969807856967187537694807317668"},
    {"sqrt", sqrt, "1e-40", "1.00000000000000000000000000000000000000000000000000000000000e-20"},
    {"tanh", tanh, "1/3", "0.321512737531634344719406222425206466005292002502083511679805"},
    {"tanh", tanh, "-4", "-0.999329299739067043792243344341724962005339852894409648007807"},
    {"tanh", tanh, "1e-15", "0.000000000000000999999999999999999999999999999666666666666666666666666666667"},
    {"cosh", cosh, "3/2", "2.35240961524324732576766796544164417017396074886537319275824"},
    {"sinh", sinh, "3/2", "2.12927945509481749683438749467763164883178911950429386401441"},
    {"sech", sech, "3/2", "0.425096034942280460924680900107124339005353669915344249411331"},
    {"sech", sech, "-30", "0.000000000000187152459376803492098316642828771610101063367706495980002070"},
    {"sin", sin, "22/7", "-0.00126448893037735340036035047564593249177391139119760339251697"},
    {"sin", sin, "1000000", "-0.349993502171292952117652486780771469061406605328716273857059"},
    {"cos", cos, "11/7", "-0.000632244591553273654518350775214556730314202919963507503603314"},
    {"erf", erf, "1/3", "0.362648111766062933408178640147865879692141590372537239240019"},
    {"erf", erf, "-2", "-0.995322265018952734162069256367252928610891797040060076738352"},
    {"erf", erf, "1e-10", "0.000000000112837916709551257389239763923122679644179201277259685157495"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ball_tightness)

BOOST_AUTO_TEST_CASE(functions_against_printed_values) {
  for (const Known& known : table) {
    const Rational printed = parse_rational(known.value);
    const Ball value = known.function(Ball(parse_rational(known.at), Precision{400}));
    const Ball truth = Ball::hull(printed - abs(printed) * power(Rational(10), -59),
                                  printed + abs(printed) * power(Rational(10), -59), {400});
    BOOST_TEST(value.accurate_digits() > 90, known.name << "(" << known.at << ")");
    BOOST_TEST(truth.contains(value), known.name << "(" << known.at << ") = " << value.to_string(70));
  }
}

BOOST_AUTO_TEST_CASE(exact_operands_lose_only_the_last_bits) {
  Random random(31);
  const Function functions[] = {exp, expm1, tanh, cosh, sinh, sech, erf, log, log1p, sqrt};
  for (long round = 0; round < referee::testing::effort(300); ++round) {
    const Precision precision{random.integer(16, 500)};
    const Ball x = Ball::from_double(random.uniform(0.001, 20), precision),
               y = Ball::from_double(random.uniform(0.001, 20), precision);
    auto tight = [&](const Ball& result, const std::string& what) {
      BOOST_TEST(arb_rel_accuracy_bits(result.raw()) >= precision.bits - 6,
                 what << " at " << x.to_string(20) << ", " << y.to_string(20) << ", " << precision.bits
                      << " bits: " << result.to_string(20));
    };
    for (std::size_t k = 0; k < std::size(functions); ++k)
      tight(functions[k](x), "function " + std::to_string(k));
    // Near their zeros the circular functions are as good as their argument: absolutely, not relatively.
    for (Function function : {Function(sin), Function(cos)})
      BOOST_TEST(function(x).radius_as_double() <= std::ldexp(1.0, static_cast<int>(6 - precision.bits)));
    tight(x + y, "sum");
    tight(x * y, "product");
    tight(x / y, "quotient");
    tight(square(x), "square");
    tight(Ball(x).add_product(x, y), "fused");
    tight(pow(x, 7), "power");
    tight(pow(x, -7), "negative power");
  }
}

BOOST_AUTO_TEST_CASE(a_wide_argument_gives_the_range) {
  Random random(32);
  const Function increasing[] = {exp, expm1, tanh, sinh, erf, log, log1p, sqrt};
  for (long round = 0; round < referee::testing::effort(200); ++round) {
    Rational a = random.positive_rational(40), b = random.positive_rational(40);
    if (a > b) std::swap(a, b);
    const Precision precision{128};
    for (Function function : increasing) {
      const Ball image = function(Ball::hull(a, b, precision));
      BOOST_TEST(image.contains(function(Ball(a, precision)).midpoint()));
      BOOST_TEST(image.contains(function(Ball(b, precision)).midpoint()));
    }
  }
}

BOOST_AUTO_TEST_CASE(pi_and_constants) {
  const Rational printed = parse_rational("3.14159265358979323846264338327950288419716939937510582097494");
  const Ball pi = Ball::pi({220});
  BOOST_TEST(
      Ball::hull(printed - power(Rational(10), -58), printed + power(Rational(10), -58), {220}).contains(pi));
  BOOST_TEST(pi_like(Ball("1/3"_q, Precision{220})).overlaps(pi));
  BOOST_TEST(pi_like(Ball("1/3"_q, Precision{220})).precision().bits == 220);
}

BOOST_AUTO_TEST_SUITE_END()
