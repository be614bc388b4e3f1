// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/svg_plot.hpp"

#include <algorithm>

namespace referee::report {

bool shows_plane(const court::Panel& panel) {
  if (panel.log_x || panel.log_y) return false;
  return (panel.x_label == "x1" && panel.y_label == "x2") || (panel.x_label == "x" && panel.y_label == "y");
}

Plot::Values Plot::values(const court::Panel& panel) {
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

Plot::Plot(const court::Panel& panel, const Values& shown)
    : x_(shown.first, panel.log_x), y_(shown.second, panel.log_y) {
  if (!shows_plane(panel)) return;
  const double unit = std::min(plot_width / x_.length(), plot_height / y_.length());
  width_ = std::max(unit * x_.length(), plot_width / 2);
  height_ = std::max(unit * y_.length(), plot_height / 2);
  x_.widen(std::max(x_.length(), width_ / unit));
  y_.widen(std::max(y_.length(), height_ / unit));
}

Plot::Plot(const court::Panel& panel) : Plot(panel, values(panel)) {}

Plot::Plot(const court::Panel& panel, Pixel corner, double height) : Plot(panel) {
  left_ = corner.first + (plot_width - width_) / 2;
  top_ = corner.second + height - height_;
}

std::vector<std::vector<Pixel>> Plot::pieces(const court::Curve& curve) const {
  std::vector<std::vector<Pixel>> result;
  bool open = false;
  for (std::size_t i = 0; i < std::min(curve.x.size(), curve.y.size()); ++i) {
    if (!x_.shows(curve.x[i]) || !y_.shows(curve.y[i])) {
      open = false;
      continue;
    }
    if (!open) result.emplace_back();
    open = true;
    result.back().emplace_back(column(curve.x[i]), row(curve.y[i]));
  }
  return result;
}

}  // namespace referee::report
