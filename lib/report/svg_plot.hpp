// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the values of a panel lie in its picture. Internal to report.
#pragma once

#include <vector>

#include "report/svg_axes.hpp"
#include "report/svg_parts.hpp"

namespace referee::report {

/// Whether both axes are coordinates of one plane, so that a unit must look the same along both: the axes
/// are linear and labelled "x1" and "x2", or "x" and "y".
bool shows_plane(const court::Panel& panel);

/// The two axes of a panel, over everything that it shows, and the rectangle between them in pixels. The
/// rectangle is plot_width by plot_height; that of a plane has a unit of the same length along both axes and
/// is therefore narrower or lower, but not less than half as wide or high: a slimmer set gets empty room on
/// both sides.
class Plot {
 public:
  /// The rectangle with its upper left corner at the origin.
  explicit Plot(const court::Panel& panel);
  /// The rectangle in the middle of a room plot_width wide and `height` high, at its lower end; `corner` is
  /// the upper left corner of the room.
  Plot(const court::Panel& panel, Pixel corner, double height);

  const Axis& x() const { return x_; }
  const Axis& y() const { return y_; }
  std::vector<Tick> x_ticks() const { return x_.ticks(width_ / plot_width); }
  std::vector<Tick> y_ticks() const { return y_.ticks(height_ / plot_height); }
  double left() const { return left_; }
  double right() const { return left_ + width_; }
  double top() const { return top_; }
  double bottom() const { return top_ + height_; }
  double height() const { return height_; }
  /// Pixels of values that can be shown.
  double column(double value) const { return left_ + x_.position(value) * width_; }
  double row(double value) const { return top_ + (1 - y_.position(value)) * height_; }
  /// The parts of a curve between values that cannot be shown.
  std::vector<std::vector<Pixel>> pieces(const court::Curve& curve) const;

 private:
  using Values = std::pair<std::vector<double>, std::vector<double>>;
  Plot(const court::Panel& panel, const Values& shown);
  static Values values(const court::Panel& panel);

  Axis x_, y_;
  double left_ = 0, top_ = 0;
  double width_ = plot_width, height_ = plot_height;
};

/// The marks of a panel with their labels, which keep clear of each other, of the curves and of other marks
/// where there is room.
std::string draw_marks(const court::Panel& panel, const Plot& plot);

}  // namespace referee::report
