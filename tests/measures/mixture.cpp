// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/mixture.hpp"

#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>

using namespace referee;
using namespace referee::literals;

namespace {

const Mixture<Rational> sound{{{0, 0}, {1, 2}}, {"1/3"_q, "2/3"_q}, {"0.5"_q, 0}};

std::string complaint(const std::function<void(Mixture<Rational>&)>& spoil) {
  Mixture<Rational> mixture = sound;
  spoil(mixture);
  try {
    validate(mixture);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

bool starts(const std::string& text, const std::string& key) { return text.rfind(key + ": ", 0) == 0; }
bool names(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(mixture)

BOOST_AUTO_TEST_CASE(sound_mixtures_pass) {
  BOOST_TEST(complaint([](auto&) {}) == "");
  // Equal means with different variances are different components.
  BOOST_TEST(complaint([](auto& m) { m.means[1] = m.means[0]; }) == "");
  BOOST_TEST(sound.size() == 2U);
  BOOST_TEST(sound.dimension() == 2U);
  BOOST_TEST(Mixture<Rational>{}.dimension() == 0U);
}

BOOST_AUTO_TEST_CASE(complaints_start_with_the_key_and_show_the_value) {
  BOOST_TEST(starts(complaint([](auto& m) { m = {}; }), "means"));
  BOOST_TEST(starts(complaint([](auto& m) { m.means[0].clear(); }), "means"));
  const std::string shape = complaint([](auto& m) { m.means[1].push_back(3); });
  BOOST_TEST((starts(shape, "means") && names(shape, "entry 2") && names(shape, "dimension 3")));
  const std::string count = complaint([](auto& m) { m.weights.pop_back(); });
  BOOST_TEST((starts(count, "weights") && names(count, "1 given for 2")));
  const std::string total = complaint([](auto& m) { m.weights[0] = "0.3"_q; });
  BOOST_TEST((starts(total, "weights") && names(total, "29/30")));
  BOOST_TEST(starts(complaint([](auto& m) { m.weights = {0, 1}; }), "weights"));
  const std::string negative = complaint([](auto& m) { m.weights = {"-1/2"_q, "3/2"_q}; });
  BOOST_TEST((starts(negative, "weights") && names(negative, "-1/2")));
  const std::string variance = complaint([](auto& m) { m.variances[0] = "-0.49"_q; });
  BOOST_TEST((starts(variance, "variance") && names(variance, "-49/100")));
  BOOST_TEST(starts(complaint([](auto& m) { m.variances.push_back(1); }), "variance"));
  const std::string twins =
      complaint([](auto& m) { m.means[1] = m.means[0], m.variances[1] = m.variances[0]; });
  BOOST_TEST((starts(twins, "means") && names(twins, "1 and 2")));
}

BOOST_AUTO_TEST_CASE(conversion_keeps_shape_and_values) {
  const Mixture<Ball> balls = convert(sound, FromRational<Ball>{{100}});
  BOOST_TEST(balls.size() == 2U);
  BOOST_TEST(balls.means[1][1].contains(Rational(2)));
  BOOST_TEST(balls.weights[0].contains("1/3"_q));
  BOOST_TEST(is_exact_zero(balls.variances[1]));
  const Mixture<double> doubles = convert(sound, FromRational<double>{});
  BOOST_TEST(doubles.weights[1] == 2.0 / 3);
}

BOOST_AUTO_TEST_SUITE_END()
