// SPDX-License-Identifier: GPL-3.0-or-later
/// Numbers as a reader copies them.
#include <boost/test/unit_test.hpp>

#include "report/short_numbers.hpp"

using referee::report::shortened;

BOOST_AUTO_TEST_SUITE(short_numbers)

BOOST_AUTO_TEST_CASE(narrow_enclosures_keep_ten_digits) {
  BOOST_TEST(shortened("[0.77693290130350302731 +/- 2.51e-21]") == "0.7769329013...");
  BOOST_TEST(shortened("<= [-4.6011959997974358690e-3908651 +/- 3.14e-3908672]") ==
             "<= -4.601196000...e-3908651");
  BOOST_TEST(
      shortened("2 zeros: [0.033531571819910238414 +/- 4.70e-22], [0.27469220155976561200 +/- 8.86e-22]") ==
      "2 zeros: 0.03353157182..., 0.2746922016...");
  BOOST_TEST(shortened("[1.0000000000000000000 +/- 3e-25]") == "1.000000000...");
  BOOST_TEST(shortened("[1.5000000000000000000 +/- 0]") == "1.5");
}

BOOST_AUTO_TEST_CASE(wide_enclosures_and_short_numbers_stay) {
  for (const char* text : {"[1.1 +/- 0.0608]", "[+/- 4.14e-58]", "2/9", "<= 1/6", "5207/5000000", "-1",
                           "0.25", "", "[0.46 +/- 3.25e-3]", "1000000000000000000000", "count +- 1"})
    BOOST_TEST(shortened(text) == text);
}

BOOST_AUTO_TEST_CASE(long_decimals_are_cut_and_their_zeros_go) {
  BOOST_TEST(shortened("0.06250000000000000000000000") == "0.0625");
  BOOST_TEST(shortened("<= 40.000000000000000000") == "<= 40");
  BOOST_TEST(shortened("-0.3333333333333333333333333") == "-0.3333333333...");
}

BOOST_AUTO_TEST_SUITE_END()
