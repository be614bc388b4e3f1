// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/svg_parts.hpp"
#include "report/svg_plot.hpp"
#include "report/text.hpp"

namespace referee::report {
namespace {

constexpr double line_height = 16;
constexpr double legend_sample = 30;  // length of the piece of line beside a label
constexpr double legend_gap = 18;

std::size_t characters(double width) { return static_cast<std::size_t>(width / label_width("x")); }

std::vector<std::string> lines_of(const std::string& text, double width) {
  return text.empty() ? std::vector<std::string>() : wrap(clean(text), characters(width));
}

// Bold and larger, so that fewer characters fit.
std::vector<std::string> title_lines(const court::Panel& panel) {
  return lines_of(panel.title, 0.8 * plot_width);
}

/// A label of the legend with its place, relative to the left end and the first line of the legend.
struct LegendEntry {
  std::size_t curve;
  double x, y;
  std::vector<std::string> lines;
};

/// Entries side by side as long as they fit, and the height of it all. What dashes mean when a solid and a
/// dashed line share a label, the label of the axis or the caption says.
std::pair<std::vector<LegendEntry>, double> legend(const court::Panel& panel) {
  std::vector<LegendEntry> entries;
  double x = 0, y = 0, row_height = 0;
  for (std::size_t i = 0; i < panel.curves.size(); ++i) {
    const court::Curve& curve = panel.curves[i];
    const bool known = std::any_of(entries.begin(), entries.end(), [&](const LegendEntry& entry) {
      const court::Curve& other = panel.curves[entry.curve];
      return other.label == curve.label && other.points == curve.points && other.faint == curve.faint;
    });
    if (curve.label.empty() || known) continue;
    auto lines = lines_of(curve.label, plot_width - legend_sample);
    double width = 0;
    for (const std::string& line : lines) width = std::max(width, legend_sample + label_width(line));
    if (x > 0 && x + width > plot_width) {
      x = 0;
      y += row_height;
      row_height = 0;
    }
    row_height = std::max(row_height, line_height * static_cast<double>(lines.size()));
    entries.push_back({i, x, y, std::move(lines)});
    x += width + legend_gap;
  }
  return {std::move(entries), y + row_height};
}

std::string draw_axes(const court::Panel& panel, const Plot& plot) {
  std::string grid, frame;
  for (const Tick& tick : plot.x_ticks()) {
    const double x = plot.left() + tick.position * (plot.right() - plot.left());
    if (!tick.label.empty()) {
      grid += draw_line({x, plot.top()}, {x, plot.bottom()}, "grid");
      frame += draw_text({x, plot.bottom() + 19}, "middle", "tick", tick.label);
    }
    frame += draw_line({x, plot.bottom()}, {x, plot.bottom() + (tick.label.empty() ? 3 : 6)}, "axis");
  }
  for (const Tick& tick : plot.y_ticks()) {
    const double y = plot.bottom() - tick.position * plot.height();
    if (!tick.label.empty()) {
      grid += draw_line({plot.left(), y}, {plot.right(), y}, "grid");
      frame += draw_text({plot.left() - 9, y + 4}, "end", "tick", tick.label);
    }
    frame += draw_line({plot.left() - (tick.label.empty() ? 3 : 6), y}, {plot.left(), y}, "axis");
  }
  frame += draw_line({plot.left(), plot.top()}, {plot.left(), plot.bottom()}, "axis") +
           draw_line({plot.left(), plot.bottom()}, {plot.right(), plot.bottom()}, "axis");
  double y = plot.bottom() + 38;
  for (const std::string& text : lines_of(panel.x_label, plot_width)) {
    frame += draw_text({(plot.left() + plot.right()) / 2, y}, "middle", "", text);
    y += line_height;
  }
  return grid + frame;
}

std::string draw_titles(const court::Panel& panel, const Plot& plot, const PanelLayout& room) {
  const auto labels = lines_of(panel.y_label, plot_width + room.left);
  const auto titles = title_lines(panel);
  std::string text;
  double y = plot.top() - 12 - line_height * static_cast<double>(labels.size()) -
             (line_height + 2) * static_cast<double>(titles.size());
  for (const std::string& title : titles) {
    y += line_height + 2;
    text += draw_text({(plot.left() + plot.right()) / 2, y - 4}, "middle", "title", title);
  }
  for (const std::string& label : labels) {
    y += line_height;
    text += draw_text({plot.left() - room.left, y}, "start", "", label);
  }
  return text;
}

/// `corner` is the upper left corner of the room below the plot.
std::string draw_legend(const court::Panel& panel, const std::vector<CurveStyle>& styles, Pixel corner) {
  const double titles = line_height * static_cast<double>(lines_of(panel.x_label, plot_width).size());
  std::string text;
  for (const LegendEntry& entry : legend(panel).first) {
    const court::Curve& curve = panel.curves[entry.curve];
    const double x = corner.first + entry.x;
    double y = corner.second + 44 + titles + entry.y;
    const std::vector<Pixel> sample =
        curve.points ? std::vector<Pixel>{{x + 12, y - 4}} : std::vector<Pixel>{{x, y - 4}, {x + 24, y - 4}};
    text += draw_curve(curve, styles[entry.curve], {sample});
    for (const std::string& label : entry.lines) {
      text += draw_text({x + legend_sample, y}, "start", "", label);
      y += line_height;
    }
  }
  return text;
}

}  // namespace

PanelLayout layout(const court::Panel& panel) {
  const Plot plot(panel);
  PanelLayout room;
  for (const Tick& tick : plot.y_ticks()) room.left = std::max(room.left, label_width(tick.label));
  room.left = std::ceil(room.left) + 14;
  room.top = 14 + (line_height + 2) * static_cast<double>(title_lines(panel).size()) +
             line_height * static_cast<double>(lines_of(panel.y_label, plot_width).size());
  room.height = plot.height();
  room.bottom = 36 + line_height * static_cast<double>(lines_of(panel.x_label, plot_width).size()) +
                legend(panel).second;
  return room;
}

std::string draw_panel(const court::Panel& panel, Pixel corner, const PanelLayout& room) {
  const Plot plot(panel, corner, room.height);
  const auto styles = curve_styles(panel.curves);
  std::string text = "<g>\n" + draw_titles(panel, plot, room) + draw_axes(panel, plot);
  for (std::size_t i = 0; i < panel.curves.size(); ++i)
    text += draw_curve(panel.curves[i], styles[i], plot.pieces(panel.curves[i]));
  return text + draw_marks(panel, plot) + draw_legend(panel, styles, {corner.first, plot.bottom()}) +
         "</g>\n";
}

}  // namespace referee::report
