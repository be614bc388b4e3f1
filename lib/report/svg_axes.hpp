// SPDX-License-Identifier: GPL-3.0-or-later
/// Axes of a figure: which part of the line is shown, and where the ticks go. Internal to report.
#pragma once

#include <string>
#include <vector>

namespace referee::report {

struct Tick {
  double position;    ///< 0 at the start of the axis, 1 at its end
  std::string label;  ///< empty for the small ticks between powers of ten
};

/// One axis, linear or logarithmic, that shows a set of values with a little room at both ends.
class Axis {
 public:
  /// Values that cannot be shown (see `shows`) are ignored; without any the axis runs from 0 to 1, or 1
  /// to 10.
  Axis(const std::vector<double>& values, bool logarithmic);

  /// Finite, below 1e300 in magnitude, and positive on a logarithmic axis.
  static bool shows(double value, bool logarithmic);
  bool shows(double value) const { return shows(value, logarithmic_); }
  /// Where a value that can be shown lies: 0 at the start of the axis, 1 at its end.
  double position(double value) const;
  /// How much of the line is shown; decades on a logarithmic axis.
  double length() const { return high_ - low_; }
  /// Shows a longer part of the line with the same middle.
  /// @throws std::invalid_argument when that part is shorter.
  void widen(double length);
  /// Round numbers, at most about eight with a label; powers of ten on a logarithmic axis. An axis drawn
  /// shorter than others has room for only a `part` of the labels of a linear axis.
  std::vector<Tick> ticks(double part = 1) const;

 private:
  double coordinate(double value) const;
  std::vector<Tick> linear_ticks(double labels) const;
  std::vector<Tick> logarithmic_ticks() const;

  bool logarithmic_;
  double low_, high_;  ///< decimal logarithms on a logarithmic axis
};

/// mantissa * 10^exponent as "0.25", "1500" or, when `scientific`, "2.5e-9".
std::string decimal_label(long mantissa, int exponent, bool scientific);

}  // namespace referee::report
