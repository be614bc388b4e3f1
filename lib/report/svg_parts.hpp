// SPDX-License-Identifier: GPL-3.0-or-later
/// The parts that a figure is put together from. Internal to report.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "court/finding.hpp"

namespace referee::report {

/// Every figure carries this, so that a rewrite knows its own files from anybody else's.
inline constexpr std::string_view figure_marker = "<!-- Drawn by ./referee report; edits will be lost. -->";

/// A whole SVG file around its parts: size, title, description, style sheet and background.
std::string svg_document(double width, double height, std::string_view title, std::string_view description,
                         std::string_view body);

/// Rounded to three decimals, without trailing zeros and without "-0".
std::string coordinate(double value);

/// In pixels, y downwards.
using Pixel = std::pair<double, double>;

/// At most about `limit` points of a long line, in order: the ends stay, and of every run of neighbours the
/// ones furthest to each side.
std::vector<Pixel> thinned(const std::vector<Pixel>& line, std::size_t limit);

/// A colour as it is drawn on a white page and on a dark one.
struct Ink {
  std::string_view light, dark;
};
inline constexpr Ink page{"#ffffff", "#0d1117"};
/// Of faint curves: grey, but with data to read.
inline constexpr Ink faint_ink{"#767676", "#6e7681"};
/// The inks of the other curves, in their order. Okabe and Ito's colours, told apart with every common kind
/// of colour vision; those too pale for a white page are darker there. Every ink has at least 3:1 against its
/// page, what WCAG 2.1 (1.4.11) asks of graphics.
inline constexpr std::array<Ink, 7> curve_inks = {{{"#0072B2", "#3A9BDC"},
                                                   {"#D55E00", "#E0651A"},
                                                   {"#009E73", "#00A87A"},
                                                   {"#CC79A7", "#E08CBF"},
                                                   {"#6B4A00", "#F0C05A"},
                                                   {"#3A9BDC", "#A6DAF7"},
                                                   {"#000000", "#FFFFFF"}}};

/// How one kind of curve is told from the others, by colour and by dash or marker.
struct CurveStyle {
  std::string_view colour;
  std::string_view dashes;  ///< empty: solid
  int marker = 0;           ///< 0 circle, 1 square, 2 triangle, 3 diamond
  double width = 0;         ///< of the line in pixels; 0: as the style sheet says
};
/// One style per curve; curves of a panel that share label and kind share a style, and those that share a
/// label only share a colour. Labels that end in "A1" or
/// "A2", the two supports and what belongs to them, have the first two colours (and markers) to themselves,
/// so that they look the same in every figure.
std::vector<CurveStyle> curve_styles(const std::vector<court::Curve>& curves);

/// The marker of a style, centred at a pixel.
std::string marker(const CurveStyle& style, Pixel centre);
/// The curve as one path and, for points and isolated values, markers. `pieces` are its unbroken parts.
std::string draw_curve(const court::Curve& curve, const CurveStyle& style,
                       const std::vector<std::vector<Pixel>>& pieces);

/// Text at a pixel; `anchor` is start, middle or end, `kind` a class of the style sheet (may be empty).
std::string draw_text(Pixel at, std::string_view anchor, std::string_view kind, std::string_view text);

/// A straight line; `kind` is a class of the style sheet.
std::string draw_line(Pixel from, Pixel to, std::string_view kind);

/// Estimated width in pixels of a text in the small type of labels: type is not measured, so a little
/// generous.
double label_width(std::string_view text);

/// A panel laid out at the width of the plot; heights depend on how many lines its texts take.
struct PanelLayout {
  double left = 0;    ///< room for the tick labels
  double top = 0;     ///< room for title and label of the y axis
  double height = 0;  ///< of the plot
  double bottom = 0;  ///< room for tick labels, label of the x axis and legend
};
inline constexpr double plot_width = 380;
inline constexpr double plot_height = 270;
PanelLayout layout(const court::Panel& panel);
/// Draws the panel; `corner` is the upper left corner of the room of its plot, plot_width wide. `room` is the
/// layout that it lies in.
std::string draw_panel(const court::Panel& panel, Pixel corner, const PanelLayout& room);

}  // namespace referee::report
