// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "report/svg_plot.hpp"
#include "report/text.hpp"

namespace referee::report {
namespace {

struct Rectangle {
  double left, top, right, bottom;

  bool meets(const Rectangle& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  bool within(const Rectangle& other) const {
    return left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom;
  }
  /// Whether the segment between two pixels passes through.
  bool meets(Pixel from, Pixel to) const {
    const double dx = to.first - from.first, dy = to.second - from.second;
    double enters = 0, leaves = 1;
    const std::array<std::pair<double, double>, 4> sides = {{{-dx, from.first - left},
                                                             {dx, right - from.first},
                                                             {-dy, from.second - top},
                                                             {dy, bottom - from.second}}};
    for (const auto& [outwards, distance] : sides) {
      if (outwards == 0) {
        if (distance < 0) return false;
      } else if (outwards < 0) {
        enters = std::max(enters, distance / outwards);
      } else {
        leaves = std::min(leaves, distance / outwards);
      }
    }
    return enters <= leaves;
  }
};

/// A place that a label may take.
struct Place {
  Pixel at;
  std::string_view anchor;
  double dislike;       ///< in the units of a nuisance
  bool on_own = false;  ///< on the line of its own mark, which it breaks
};

/// Finds the least bad place: inside the plot and clear of other labels before all, then clear of the lines
/// of other marks, then of as many curves as possible.
class LabelPlacer {
 public:
  LabelPlacer(Rectangle plot, const court::Panel& panel, const Plot& axes) : plot_(plot) {
    for (const court::Curve& curve : panel.curves) {
      curves_.push_back(axes.pieces(curve));
      isolated_.push_back(curve.points);
    }
  }

  void avoid(Rectangle line) { lines_.push_back(line); }

  /// Draws the label; `own` is the number of its mark among the lines to avoid.
  std::string place(const std::string& text, std::size_t own, const std::vector<Place>& places) {
    const Place* chosen = nullptr;
    double least = HUGE_VAL;
    for (const Place& candidate : places) {
      const std::size_t ignored = candidate.on_own ? own : lines_.size();
      const double cost = candidate.dislike + nuisance(rectangle(text, candidate), ignored);
      if (cost >= least) continue;
      least = cost;
      chosen = &candidate;
    }
    labels_.push_back(rectangle(text, *chosen));
    if (chosen->on_own) gaps_[own] = {labels_.back().left - 3, labels_.back().right + 3};
    return draw_text(chosen->at, chosen->anchor, "mark", text);
  }

  /// From where to where the line with that number is broken by its label.
  std::optional<std::pair<double, double>> gap(std::size_t number) const {
    const auto found = gaps_.find(number);
    return found == gaps_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  static Rectangle rectangle(const std::string& text, const Place& place) {
    const auto [x, y] = place.at;
    const double width = label_width(text);
    const double left = place.anchor == "end" ? x - width : x;
    return {left, y - 11, left + width, y + 3};
  }

  double nuisance(const Rectangle& box, std::size_t ignored_line) const {
    constexpr double outside = 1e6, on_label = 1e6, on_line = 1e3, on_curves = 10, on_each_curve = 0.3;
    double sum = box.within(plot_) ? 0 : outside;
    for (const Rectangle& label : labels_) sum += box.meets(label) ? on_label : 0;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      sum += i != ignored_line && box.meets(lines_[i]) ? on_line : 0;
    std::size_t curves = 0;
    for (std::size_t i = 0; i < curves_.size(); ++i) curves += on(curves_[i], isolated_[i], box);
    if (curves > 0) sum += on_curves + on_each_curve * static_cast<double>(curves);
    return sum;
  }

  /// Isolated points count with the size of their markers.
  static bool on(const std::vector<std::vector<Pixel>>& pieces, bool isolated, const Rectangle& box) {
    const double room = isolated ? 4 : 1.5;
    const Rectangle wide{box.left - room, box.top - room, box.right + room, box.bottom + room};
    for (const auto& piece : pieces)
      for (std::size_t i = 0; i < piece.size(); ++i) {
        const Pixel& to = isolated || i + 1 == piece.size() ? piece[i] : piece[i + 1];
        if (wide.meets(piece[i], to)) return true;
      }
    return false;
  }

  Rectangle plot_;
  std::vector<std::vector<std::vector<Pixel>>> curves_;
  std::vector<bool> isolated_;
  std::vector<Rectangle> labels_, lines_;
  std::map<std::size_t, std::pair<double, double>> gaps_;
};

/// To the right of the line from the top down, or to its left.
std::vector<Place> beside(const Plot& plot, double x) {
  constexpr double step = 8;
  std::vector<Place> places;
  for (double y = plot.top() + 13; y < plot.bottom(); y += step) {
    const double down = 0.02 * (y - plot.top()) / step;
    places.push_back({{x + 5, y}, "start", down});
    places.push_back({{x - 5, y}, "end", down + 0.3});
  }
  return places;
}

/// Above the line from the right to the left, or on it, or below; not below when the next line is so near
/// that a label between the two might belong to either.
std::vector<Place> along(const Plot& plot, double y, const std::vector<double>& rows, double width) {
  constexpr double step = 24, near = 40;
  const bool crowded =
      std::any_of(rows.begin(), rows.end(), [&](double row) { return row > y && row < y + near; });
  std::vector<Place> places;
  for (double x = plot.right() - 4; x - width > plot.left() || places.empty(); x -= step) {
    const double away = 0.02 * (plot.right() - x) / step;
    places.push_back({{x, y - 5}, "end", away});
    places.push_back({{x, y + 4}, "end", away + 1, true});
    places.push_back({{x, y + 13}, "end", away + (crowded ? 20 : 2)});
  }
  return places;
}

}  // namespace

std::string draw_marks(const court::Panel& panel, const Plot& plot) {
  LabelPlacer placer({plot.left(), plot.top(), plot.right(), plot.bottom()}, panel, plot);
  std::string lines, labels;
  std::size_t number = 0;
  std::vector<double> rows;
  for (const auto& [value, label] : panel.vertical_marks) {
    if (!plot.x().shows(value)) continue;
    const double x = plot.column(value);
    placer.avoid({x - 1, plot.top(), x + 1, plot.bottom()});
  }
  for (const auto& [value, label] : panel.horizontal_marks) {
    if (!plot.y().shows(value)) continue;
    const double y = rows.emplace_back(plot.row(value));
    placer.avoid({plot.left(), y - 1, plot.right(), y + 1});
  }
  for (const auto& [value, label] : panel.vertical_marks) {
    if (!plot.x().shows(value)) continue;
    const double x = plot.column(value);
    if (!label.empty()) labels += placer.place(clean(label), number, beside(plot, x));
    lines += draw_line({x, plot.top()}, {x, plot.bottom()}, "mark");
    ++number;
  }
  for (const auto& [value, label] : panel.horizontal_marks) {
    if (!plot.y().shows(value)) continue;
    const double y = plot.row(value);
    const std::string text = clean(label);
    if (!text.empty()) labels += placer.place(text, number, along(plot, y, rows, label_width(text)));
    if (const auto gap = placer.gap(number)) {
      lines += draw_line({plot.left(), y}, {std::max(plot.left(), gap->first), y}, "mark");
      lines += draw_line({std::min(plot.right(), gap->second), y}, {plot.right(), y}, "mark");
    } else {
      lines += draw_line({plot.left(), y}, {plot.right(), y}, "mark");
    }
    ++number;
  }
  return lines + labels;
}

}  // namespace referee::report
