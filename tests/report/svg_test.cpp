// SPDX-License-Identifier: GPL-3.0-or-later
/// Figures: well-formed, deterministic, honest about gaps and extremes, with readable ticks.
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <regex>

#include "report/svg.hpp"
#include "report/svg_axes.hpp"
#include "report/svg_parts.hpp"
#include "report/svg_plot.hpp"
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

/// Of "#rrggbb", as WCAG 2.1 defines it: linear light of the three channels, weighted.
double relative_luminance(std::string_view colour) {
  constexpr std::array<double, 3> weights = {0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const double value = std::stoi(std::string(colour.substr(1 + 2 * i, 2)), nullptr, 16) / 255.0;
    sum += weights[i] * (value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4));
  }
  return sum;
}

/// From 1 to 21.
double contrast(std::string_view a, std::string_view b) {
  const auto [low, high] = std::minmax({relative_luminance(a), relative_luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

court::Panel plane_panel(double width, double height) {
  return {
      .title = "", .x_label = "x1", .y_label = "x2", .curves = {{"", {0, width}, {0, height}, false, false}}};
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
  BOOST_TEST(labels(Axis({0, 5e-324}, false)) == (labels(Axis({0, 0}, false))),
             boost::test_tools::per_element());
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
  const auto pairs = curve_styles({{"a", {}, {}}, {"a", {}, {}, true}, {"b", {}, {}}, {"b", {}, {}, true}});
  BOOST_TEST(pairs[0].colour == pairs[1].colour);
  BOOST_TEST(pairs[2].colour == pairs[3].colour);
  BOOST_TEST(pairs[0].colour != pairs[2].colour);
  BOOST_TEST(pairs[1].dashes == pairs[3].dashes);
}

BOOST_AUTO_TEST_CASE(every_ink_stands_out_from_its_page) {
  constexpr double least = 3;  // WCAG 2.1, 1.4.11
  BOOST_TEST(contrast("#ffffff", "#000000") == 21.0, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(contrast("#b4b4b4", page.light) < least);
  std::vector<Ink> inks(curve_inks.begin(), curve_inks.end());
  inks.push_back(faint_ink);
  const std::string sheet = to_svg({});
  for (const Ink& ink : inks) {
    BOOST_TEST_CONTEXT(ink.light << " and " << ink.dark) {
      BOOST_TEST(contrast(ink.light, page.light) >= least);
      BOOST_TEST(contrast(ink.dark, page.dark) >= least);
      for (const std::string kind : {"stroke", "fill"})
        BOOST_TEST(occurrences(sheet, "[" + kind + "='" + std::string(ink.light) + "']{" + kind + ":" +
                                          std::string(ink.dark) + "}") == 1u);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_unit_of_the_plane_is_as_long_along_both_axes) {
  constexpr double rounding = 1e-12;
  for (const auto& [width, height] :
       {std::pair{1.0, 1.0}, {3.0, 2.0}, {1.0, 40.0}, {40.0, 1.0}, {7.0, 0.0}}) {
    const Plot plot(plane_panel(width, height));
    const double across = plot.column(1) - plot.column(0), up = plot.row(0) - plot.row(1);
    BOOST_TEST(across == up, boost::test_tools::tolerance(rounding));
    for (const double x : {0.0, width})
      BOOST_TEST((plot.column(x) > plot.left() && plot.column(x) < plot.right()));
    for (const double y : {0.0, height})
      BOOST_TEST((plot.row(y) > plot.top() && plot.row(y) < plot.bottom()));
    BOOST_TEST(plot.right() - plot.left() <= plot_width * (1 + rounding));
    BOOST_TEST(plot.height() <= plot_height * (1 + rounding));
  }
  court::Panel graph = plane_panel(1, 1);
  graph.y_label = "u";
  BOOST_TEST(!shows_plane(graph));
  graph.y_label = "x2";
  BOOST_TEST(shows_plane(graph));
  graph.log_x = true;
  BOOST_TEST(!shows_plane(graph));
}

BOOST_AUTO_TEST_CASE(labels_of_marks_keep_clear_of_curves_and_are_not_mixed_up) {
  court::Panel panel = {.title = "",
                        .x_label = "",
                        .y_label = "",
                        .curves = {{"", {0, 1}, {1, 1}, false, false}},
                        .horizontal_marks = {{1.3, ""}, {0.97, "low"}, {0.5, "one"}, {0.44, "two"}, {0, ""}}};
  const Plot plot(panel);
  const std::string text = draw_marks(panel, plot);
  const auto row = [&](const std::string& label) {
    std::smatch match;
    BOOST_TEST_REQUIRE(std::regex_search(text, match, std::regex(" y=\"([^\"]*)\"[^>]*>" + label + "<")));
    return std::stod(match[1]);
  };
  BOOST_TEST(row("low") - 11 > plot.row(0.97));  // above its line or on it the label would meet the curve
  BOOST_TEST(row("one") < plot.row(0.5));        // above its line, where nothing is
  const double middle = row("two") - 4;          // the room between the two lines is for neither
  BOOST_TEST(middle == plot.row(0.44), boost::test_tools::tolerance(1e-4));
}

BOOST_AUTO_TEST_CASE(supports_look_the_same_wherever_they_stand) {
  const court::Curve first{"A1", {}, {}, false, true}, second{"A2", {}, {}, false, true};
  const court::Curve line{"interfaces of A2", {}, {}, true}, path{"path", {}, {}};
  const auto alone = curve_styles({first, second});
  const auto among = curve_styles({path, line, second, first});
  BOOST_TEST(alone[0].colour == among[3].colour);
  BOOST_TEST(alone[0].marker == among[3].marker);
  BOOST_TEST(alone[1].colour == among[2].colour);
  BOOST_TEST(alone[1].marker == among[2].marker);
  BOOST_TEST(among[1].colour == alone[1].colour);
  BOOST_TEST(among[0].colour != alone[0].colour);
  BOOST_TEST(among[0].colour != alone[1].colour);
}

BOOST_AUTO_TEST_SUITE_END()
