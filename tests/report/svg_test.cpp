// SPDX-License-Identifier: GPL-3.0-or-later
/// Figures: well-formed, deterministic, honest about gaps and extremes, with readable ticks.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <regex>

#include "report/svg.hpp"
#include "report/svg_axes.hpp"
#include "report/svg_parts.hpp"
#include "samples.hpp"
#include "xml_checker.hpp"

using namespace referee;
using namespace referee::report;

namespace {

std::size_t occurrences(const std::string& text, std::string_view part) {
  std::size_t number = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++number;
  return number;
}

court::Figure line_figure(std::vector<double> x, std::vector<double> y, bool log_x = false,
                          bool log_y = false) {
  court::Panel panel;
  panel.log_x = log_x;
  panel.log_y = log_y;
  panel.curves = {{"curve", std::move(x), std::move(y), false, false}};
  return {"test", "A test.", {panel}};
}

/// Data of the first curve drawn, without the sample in the legend.
std::string first_path(const std::string& svg) {
  std::smatch match;
  BOOST_TEST_REQUIRE(std::regex_search(svg, match, std::regex("class=\"curve\"[^>]* d=\"([^\"]*)\"")));
  return match[1];
}

std::vector<std::string> labels(const Axis& axis) {
  std::vector<std::string> found;
  for (const Tick& tick : axis.ticks()) {
    if (!tick.label.empty()) found.push_back(tick.label);
  }
  return found;
}

using Labels = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(svg)

BOOST_AUTO_TEST_CASE(a_figure_is_well_formed_deterministic_and_described) {
  const std::string text = to_svg(samples::figure());
  BOOST_TEST(samples::xml_fault(text) == "");
  BOOST_TEST(text == to_svg(samples::figure()));
  BOOST_TEST(occurrences(text, "<title>") == 1u);
  BOOST_TEST(occurrences(text, "<desc>") == 1u);
  BOOST_TEST(occurrences(text, "viewBox=\"0 0 ") == 1u);
  BOOST_TEST(occurrences(text, "fill=\"#ffffff\"") == 1u);
  BOOST_TEST(occurrences(text, "prefers-color-scheme:dark") == 1u);
  BOOST_TEST(occurrences(text, "&lt;tau*&gt; marked") == 1u);
  BOOST_TEST(occurrences(text, "speciation tau* = 2.4") == 1u);
}

BOOST_AUTO_TEST_CASE(numbers_have_three_decimals_and_no_negative_zero) {
  BOOST_TEST(coordinate(-0.0001) == "0");
  BOOST_TEST(coordinate(-0.0) == "0");
  BOOST_TEST(coordinate(1.0) == "1");
  BOOST_TEST(coordinate(100.0) == "100");
  BOOST_TEST(coordinate(2.50049) == "2.5");
  BOOST_TEST(coordinate(-1.2346) == "-1.235");
  const std::string text = to_svg(samples::figure());
  BOOST_TEST(!std::regex_search(text, std::regex("[0-9]\\.[0-9]{4}")));
  BOOST_TEST(!std::regex_search(text, std::regex("[ \"ML]-0[ \"L]")));
}

BOOST_AUTO_TEST_CASE(values_that_cannot_be_shown_break_the_line) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const std::string broken = to_svg(line_figure({0, 1, 2, 3, 4, 5, 6}, {0, 1, nan, 1, 0, infinity, 3}));
  BOOST_TEST(occurrences(first_path(broken), "M") == 2u);
  BOOST_TEST(occurrences(broken, "<circle") == 1u);  // the isolated last value
  BOOST_TEST(broken.find("nan") == std::string::npos);
  const std::string logarithmic = to_svg(line_figure({1, 2, 3, 4, 5}, {1, 10, 0, 10, 100}, false, true));
  BOOST_TEST(occurrences(first_path(logarithmic), "M") == 2u);
}

BOOST_AUTO_TEST_CASE(degenerate_data_still_make_a_figure) {
  for (const auto& figure :
       {line_figure({}, {}), line_figure({1}, {1}), line_figure({0, 0}, {0, 0}, true, true),
        line_figure({1, 2}, {7, 7}), line_figure({1, 2}, {1, 1 + 1e-15}),
        line_figure({-1e300, 1e300}, {-1e299, 1e299}),
        line_figure({5e-324, 1e308}, {5e-324, 1e308}, true, true), line_figure({1, 2, 3}, {1}),
        line_figure({0, 5e-324}, {0, 1e-320}), court::Figure{"empty", "", {}}}) {
    const std::string text = to_svg(figure);
    BOOST_TEST(samples::xml_fault(text) == "");
    BOOST_TEST(!std::regex_search(text, std::regex("\"-?(nan|inf)|[ML ]-?(nan|inf)")));
  }
}

BOOST_AUTO_TEST_CASE(long_lines_are_thinned_but_keep_their_extremes) {
  std::vector<Pixel> line;
  for (int i = 0; i < 100000; ++i) line.emplace_back(0.004 * i, 100 + 50 * std::sin(0.01 * i));
  line[54321].second = -777;
  line[12345].second = 999;
  const auto kept = thinned(line, 600);
  BOOST_TEST(kept.size() <= 600u);
  BOOST_TEST(kept.size() >= 300u);
  BOOST_TEST((kept.front() == line.front()));
  BOOST_TEST((kept.back() == line.back()));
  BOOST_TEST((std::find(kept.begin(), kept.end(), line[54321]) != kept.end()));
  BOOST_TEST((std::find(kept.begin(), kept.end(), line[12345]) != kept.end()));
  BOOST_TEST(std::is_sorted(kept.begin(), kept.end(), [](Pixel a, Pixel b) { return a.first < b.first; }));
  BOOST_TEST((thinned(line, 600) == kept));
  const std::vector<Pixel> few(line.begin(), line.begin() + 600);
  BOOST_TEST((thinned(few, 600) == few));
}

BOOST_AUTO_TEST_CASE(ticks_are_round_numbers) {
  BOOST_TEST(labels(Axis({0, 3}, false)) == (Labels{"0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"}),
             boost::test_tools::per_element());
  BOOST_TEST(labels(Axis({-1, 1}, false)) == (Labels{"-1.0", "-0.5", "0", "0.5", "1.0"}),
             boost::test_tools::per_element());
  BOOST_TEST(labels(Axis({0, 5e-9}, false)) == (Labels{"0", "1e-9", "2e-9", "3e-9", "4e-9", "5e-9"}),
             boost::test_tools::per_element());
  BOOST_TEST(
      labels(Axis({1e-9, 1e-3}, true)) == (Labels{"1e-9", "1e-8", "1e-7", "1e-6", "1e-5", "1e-4", "1e-3"}),
      boost::test_tools::per_element());
  BOOST_TEST(labels(Axis({0.01, 100}, true)) == (Labels{"0.01", "0.1", "1", "10", "100"}),
             boost::test_tools::per_element());
  BOOST_TEST(labels(Axis({2, 8}, true)) == (Labels{"1", "10"}), boost::test_tools::per_element());
  BOOST_TEST(
      labels(Axis({1e-60, 1}, true)) == (Labels{"1e-60", "1e-50", "1e-40", "1e-30", "1e-20", "1e-10", "1"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ticks_lie_on_the_axis_and_are_few) {
  for (const double low : {-1e6, -3.7, 0.0, 1e-12, 99.9}) {
    for (const double width : {1e-3, 0.7, 1.0, 42.0, 1e7}) {
      const Axis axis({low, low + width}, false);
      const auto ticks = axis.ticks();
      BOOST_TEST(ticks.size() >= 3u);
      BOOST_TEST(ticks.size() <= 10u);
      for (const Tick& tick : ticks) {
        BOOST_TEST(tick.position >= 0);
        BOOST_TEST(tick.position <= 1);
      }
      BOOST_TEST(axis.position(low) > 0);
      BOOST_TEST(axis.position(low + width) < 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(labels_are_exact_decimals) {
  BOOST_TEST(decimal_label(25, -2, false) == "0.25");
  BOOST_TEST(decimal_label(-5, -3, false) == "-0.005");
  BOOST_TEST(decimal_label(15, 2, false) == "1500");
  BOOST_TEST(decimal_label(25, -10, true) == "2.5e-9");
  BOOST_TEST(decimal_label(-120, 6, true) == "-1.2e8");
  BOOST_TEST(decimal_label(0, -3, false) == "0");
  BOOST_TEST(decimal_label(1, 0, true) == "1");
}

BOOST_AUTO_TEST_CASE(curves_differ_in_colour_and_dashes_and_equal_labels_share_a_style) {
  std::vector<court::Curve> curves;
  for (const char* label : {"a", "b", "c", "a"}) curves.push_back({label, {}, {}, false, false});
  curves.push_back({"d", {}, {}, true, false});
  curves.push_back({"e", {}, {}, true, false});
  const auto styles = curve_styles(curves);
  BOOST_TEST(styles[0].colour == styles[3].colour);
  BOOST_TEST(styles[0].colour != styles[1].colour);
  BOOST_TEST(styles[0].dashes == "");
  BOOST_TEST(styles[4].dashes != styles[5].dashes);
}

BOOST_AUTO_TEST_SUITE_END()
