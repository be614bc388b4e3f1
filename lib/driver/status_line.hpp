// SPDX-License-Identifier: GPL-3.0-or-later
/// One line on the terminal that is drawn again and again.
#pragma once

#include <string>
#include <string_view>

namespace referee::driver {

/// On standard error when that is a terminal; otherwise nothing is ever shown.
class StatusLine {
 public:
  StatusLine();
  ~StatusLine();  ///< erases
  StatusLine(const StatusLine&) = delete;
  StatusLine& operator=(const StatusLine&) = delete;

  bool visible() const { return visible_; }
  /// Replaces what is shown, cut to the width of the terminal.
  void show(std::string text) const;
  void erase() const;

 private:
  bool visible_;
};

/// "[#####...............]" for a fraction in [0, 1].
std::string bar(double fraction);

}  // namespace referee::driver
