// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "report/svg_parts.hpp"
#include "report/text.hpp"

namespace referee::report {
namespace {

constexpr double margin = 16;
constexpr double gap = 34;  // between neighbouring panels; the last tick label may reach into it

constexpr std::string_view style_rules =
    "text{font-family:Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif;font-size:12px;fill:#222}\n"
    ".title{font-size:14px;font-weight:bold}\n"
    ".tick{font-size:11px;fill:#444}\n"
    ".curve{fill:none;stroke-width:1.8;stroke-linejoin:round}\n"
    ".axis{stroke:#444;stroke-width:1}\n"
    ".grid{stroke:#e4e4e4;stroke-width:1}\n"
    "line.mark{stroke:#666;stroke-width:1;stroke-dasharray:5 3}\n"
    "text.mark{font-size:11px;stroke:#fff;stroke-width:3px;stroke-linejoin:round;paint-order:stroke}\n"
    "@media (prefers-color-scheme:dark){\n"
    "text{fill:#e6e6e6}.tick{fill:#b8b8b8}.axis{stroke:#b8b8b8}.grid{stroke:#30363d}\n"
    "line.mark{stroke:#8b949e}text.mark{stroke:#0d1117}\n";

/// The rules, and for the dark page every ink beside that of the white one.
std::string style_sheet() {
  std::string dark = fmt::format("[fill='{}']{{fill:{}}}\n", page.light, page.dark);
  const auto add = [&](const Ink& ink) {
    if (ink.light == ink.dark) return;
    dark += fmt::format("[stroke='{0}']{{stroke:{1}}}[fill='{0}']{{fill:{1}}}\n", ink.light, ink.dark);
  };
  for (const Ink& ink : curve_inks) add(ink);
  add(faint_ink);
  return fmt::format("<style>\n{}{}}}\n</style>\n", style_rules, dark);
}

/// What a reader who cannot see the figure is told.
std::string description(const court::Figure& figure) {
  std::string text;
  for (const court::Panel& panel : figure.panels) {
    text += fmt::format("{}{}{}{} against {}", text.empty() ? "" : " ", panel.title,
                        panel.title.empty() ? "" : ": ", panel.y_label, panel.x_label);
    std::string separator = "; ";
    std::set<std::string> named;
    for (const court::Curve& curve : panel.curves) {
      if (curve.label.empty() || !named.insert(curve.label).second) continue;
      text += separator + curve.label;
      separator = ", ";
    }
    text += ".";
  }
  return text;
}

/// Up to three panels in a row; four make a square.
std::size_t columns(std::size_t panels) { return panels == 4 ? 2 : std::min<std::size_t>(panels, 3); }

}  // namespace

std::string svg_document(double width, double height, std::string_view title, std::string_view description,
                         std::string_view body) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
      "height=\"{1}\">\n{2}\n<title>{3}</title>\n<desc>{4}</desc>\n{5}"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n{6}</svg>\n",
      coordinate(width), coordinate(height), figure_marker, escape_xml(title), escape_xml(description),
      style_sheet(), body);
}

std::string to_svg(const court::Figure& figure) {
  const std::size_t across = std::max<std::size_t>(1, columns(figure.panels.size()));
  std::vector<PanelLayout> rooms;
  PanelLayout common;
  for (const court::Panel& panel : figure.panels) {
    rooms.push_back(layout(panel));
    common.left = std::max(common.left, rooms.back().left);
  }
  std::string panels;
  double y = margin;
  for (std::size_t first = 0; first < rooms.size(); first += across) {
    const std::size_t end = std::min(first + across, rooms.size());
    common.top = common.height = common.bottom = 0;
    for (std::size_t i = first; i < end; ++i) {
      common.top = std::max(common.top, rooms[i].top);
      common.height = std::max(common.height, rooms[i].height);
      common.bottom = std::max(common.bottom, rooms[i].bottom);
    }
    for (std::size_t i = first; i < end; ++i) {
      const double x =
          margin + common.left + static_cast<double>(i - first) * (common.left + plot_width + gap);
      panels += draw_panel(figure.panels[i], {x, y + common.top}, common);
    }
    y += common.top + common.height + common.bottom + (end < rooms.size() ? margin : 0);
  }
  const double width = 2 * margin + static_cast<double>(across) * (common.left + plot_width + gap) - gap + 8;
  return svg_document(width, y + margin, figure.caption.empty() ? figure.name : figure.caption,
                      description(figure), panels);
}

}  // namespace referee::report
