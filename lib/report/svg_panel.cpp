// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/svg_axes.hpp"
#include "report/svg_parts.hpp"
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

/// The two axes, over everything that the panel shows.
struct Axes {
  explicit Axes(const court::Panel& panel) : Axes(panel, values(panel)) {}
  Axis x, y;

 private:
  using Values = std::pair<std::vector<double>, std::vector<double>>;
  Axes(const court::Panel& panel, const Values& shown)
      : x(shown.first, panel.log_x), y(shown.second, panel.log_y) {}
  static Values values(const court::Panel& panel) {
    Values shown;
    for (const court::Curve& curve : panel.curves) {
      for (std::size_t i = 0; i < std::min(curve.x.size(), curve.y.size()); ++i) {
        if (!Axis::shows(curve.x[i], panel.log_x) || !Axis::shows(curve.y[i], panel.log_y)) continue;
        shown.first.push_back(curve.x[i]);
        shown.second.push_back(curve.y[i]);
      }
    }
    for (const auto& mark : panel.vertical_marks) shown.first.push_back(mark.first);
    for (const auto& mark : panel.horizontal_marks) shown.second.push_back(mark.first);
    return shown;
  }
};

/// A label of the legend with its place, relative to the left end and the first line of the legend.
struct LegendEntry {
  std::size_t curve;
  double x, y;
  std::vector<std::string> lines;
};

/// Entries side by side as long as they fit, and the height of it all.
std::pair<std::vector<LegendEntry>, double> legend(const court::Panel& panel) {
  std::vector<LegendEntry> entries;
  double x = 0, y = 0, row_height = 0;
  for (std::size_t i = 0; i < panel.curves.size(); ++i) {
    const court::Curve& curve = panel.curves[i];
    const bool known = std::any_of(entries.begin(), entries.end(), [&](const LegendEntry& entry) {
      const court::Curve& other = panel.curves[entry.curve];
      return other.label == curve.label && other.dashed == curve.dashed && other.points == curve.points &&
             other.faint == curve.faint;
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

struct Rectangle {
  double left, top, right, bottom;
  bool meets(const Rectangle& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

/// Puts the labels of marks where they cover neither each other nor, if there is room, the lines of marks.
class LabelPlacer {
 public:
  explicit LabelPlacer(Rectangle plot) : plot_(plot) {}

  void avoid(Rectangle line) { lines_.push_back(line); }

  /// The first free place of those offered (pixel and anchor), or else the first place.
  std::string place(const std::string& text, const std::vector<std::pair<Pixel, std::string_view>>& places) {
    const auto free = [&](const Rectangle& box, bool of_lines) {
      const auto meets = [&](const Rectangle& other) { return other.meets(box); };
      return box.left >= plot_.left && box.right <= plot_.right && box.top >= plot_.top &&
             box.bottom <= plot_.bottom && std::none_of(labels_.begin(), labels_.end(), meets) &&
             !(of_lines && std::any_of(lines_.begin(), lines_.end(), meets));
    };
    auto chosen = places.end();
    for (const bool of_lines : {true, false}) {
      if (chosen != places.end()) break;
      chosen = std::find_if(places.begin(), places.end(), [&](const auto& candidate) {
        return free(rectangle(text, candidate), of_lines);
      });
    }
    if (chosen == places.end()) chosen = places.begin();
    labels_.push_back(rectangle(text, *chosen));
    return draw_text(chosen->first, chosen->second, "mark", text);
  }

 private:
  static Rectangle rectangle(const std::string& text, const std::pair<Pixel, std::string_view>& place) {
    const auto [x, y] = place.first;
    const double width = label_width(text);
    const double left = place.second == "end" ? x - width : x;
    return {left, y - 11, left + width, y + 3};
  }

  Rectangle plot_;
  std::vector<Rectangle> labels_, lines_;
};

std::string line(Pixel from, Pixel to, std::string_view kind) {
  return fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"{}\"/>\n", coordinate(from.first),
                     coordinate(from.second), coordinate(to.first), coordinate(to.second), kind);
}

std::string draw_axes(const court::Panel& panel, const Axes& axes, Pixel corner) {
  const auto [left, top] = corner;
  const double right = left + plot_width, bottom = top + plot_height;
  std::string grid, frame;
  for (const Tick& tick : axes.x.ticks()) {
    const double x = left + tick.position * plot_width;
    if (!tick.label.empty()) {
      grid += line({x, top}, {x, bottom}, "grid");
      frame += draw_text({x, bottom + 19}, "middle", "tick", tick.label);
    }
    frame += line({x, bottom}, {x, bottom + (tick.label.empty() ? 3 : 6)}, "axis");
  }
  for (const Tick& tick : axes.y.ticks()) {
    const double y = bottom - tick.position * plot_height;
    if (!tick.label.empty()) {
      grid += line({left, y}, {right, y}, "grid");
      frame += draw_text({left - 9, y + 4}, "end", "tick", tick.label);
    }
    frame += line({left - (tick.label.empty() ? 3 : 6), y}, {left, y}, "axis");
  }
  frame += line({left, top}, {left, bottom}, "axis") + line({left, bottom}, {right, bottom}, "axis");
  double y = bottom + 38;
  for (const std::string& text : lines_of(panel.x_label, plot_width)) {
    frame += draw_text({left + plot_width / 2, y}, "middle", "", text);
    y += line_height;
  }
  return grid + frame;
}

std::string draw_titles(const court::Panel& panel, Pixel corner, const PanelLayout& room) {
  const auto [left, top] = corner;
  const auto labels = lines_of(panel.y_label, plot_width + room.left);
  const auto titles = title_lines(panel);
  std::string text;
  double y = top - 12 - line_height * static_cast<double>(labels.size()) -
             (line_height + 2) * static_cast<double>(titles.size());
  for (const std::string& title : titles) {
    y += line_height + 2;
    text += draw_text({left + plot_width / 2, y - 4}, "middle", "title", title);
  }
  for (const std::string& label : labels) {
    y += line_height;
    text += draw_text({left - room.left, y}, "start", "", label);
  }
  return text;
}

std::string draw_marks(const court::Panel& panel, const Axes& axes, Pixel corner) {
  const auto [left, top] = corner;
  const double right = left + plot_width, bottom = top + plot_height;
  LabelPlacer placer({left, top, right, bottom});
  const auto column = [&](double value) { return corner.first + axes.x.position(value) * plot_width; };
  const auto row = [&](double value) { return corner.second + (1 - axes.y.position(value)) * plot_height; };
  std::string lines, labels;
  for (const auto& [value, label] : panel.vertical_marks) {
    if (!axes.x.shows(value)) continue;
    const double x = column(value);
    lines += line({x, top}, {x, bottom}, "mark");
    placer.avoid({x - 1, top, x + 1, bottom});
  }
  for (const auto& [value, label] : panel.horizontal_marks) {
    if (!axes.y.shows(value)) continue;
    const double y = row(value);
    lines += line({left, y}, {right, y}, "mark");
    placer.avoid({left, y - 1, right, y + 1});
  }
  for (const auto& [value, label] : panel.vertical_marks) {
    if (!axes.x.shows(value) || label.empty()) continue;
    const double x = column(value);
    std::vector<std::pair<Pixel, std::string_view>> places;
    for (double y = top + 13; y < bottom; y += line_height) {
      places.push_back({{x + 5, y}, "start"});
      places.push_back({{x - 5, y}, "end"});
    }
    labels += placer.place(clean(label), places);
  }
  for (const auto& [value, label] : panel.horizontal_marks) {
    if (!axes.y.shows(value) || label.empty()) continue;
    const double y = row(value), width = label_width(clean(label));
    std::vector<std::pair<Pixel, std::string_view>> places;
    for (double x = right - 4; x - width > left || places.empty(); x -= width + 8) {
      places.push_back({{x, y - 5}, "end"});
      places.push_back({{x, y + 13}, "end"});
    }
    labels += placer.place(clean(label), places);
  }
  return lines + labels;
}

/// The parts of a curve between values that cannot be shown.
std::vector<std::vector<Pixel>> unbroken(const court::Curve& curve, const Axes& axes, Pixel corner) {
  std::vector<std::vector<Pixel>> pieces;
  bool open = false;
  for (std::size_t i = 0; i < std::min(curve.x.size(), curve.y.size()); ++i) {
    if (!axes.x.shows(curve.x[i]) || !axes.y.shows(curve.y[i])) {
      open = false;
      continue;
    }
    if (!open) pieces.emplace_back();
    open = true;
    pieces.back().emplace_back(corner.first + axes.x.position(curve.x[i]) * plot_width,
                               corner.second + (1 - axes.y.position(curve.y[i])) * plot_height);
  }
  return pieces;
}

std::string draw_legend(const court::Panel& panel, const std::vector<CurveStyle>& styles, Pixel corner) {
  const double titles = line_height * static_cast<double>(lines_of(panel.x_label, plot_width).size());
  std::string text;
  for (const LegendEntry& entry : legend(panel).first) {
    const court::Curve& curve = panel.curves[entry.curve];
    const double x = corner.first + entry.x;
    double y = corner.second + plot_height + 44 + titles + entry.y;
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
  PanelLayout room;
  for (const Tick& tick : Axes(panel).y.ticks()) room.left = std::max(room.left, label_width(tick.label));
  room.left = std::ceil(room.left) + 14;
  room.top = 14 + (line_height + 2) * static_cast<double>(title_lines(panel).size()) +
             line_height * static_cast<double>(lines_of(panel.y_label, plot_width).size());
  room.bottom = 36 + line_height * static_cast<double>(lines_of(panel.x_label, plot_width).size()) +
                legend(panel).second;
  return room;
}

std::string draw_panel(const court::Panel& panel, Pixel corner, const PanelLayout& room) {
  const Axes axes(panel);
  const auto styles = curve_styles(panel.curves);
  std::string text = "<g>\n" + draw_titles(panel, corner, room) + draw_axes(panel, axes, corner);
  for (std::size_t i = 0; i < panel.curves.size(); ++i) {
    text += draw_curve(panel.curves[i], styles[i], unbroken(panel.curves[i], axes, corner));
  }
  return text + draw_marks(panel, axes, corner) + draw_legend(panel, styles, corner) + "</g>\n";
}

}  // namespace referee::report
