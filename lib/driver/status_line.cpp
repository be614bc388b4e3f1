// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/status_line.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace referee::driver {

StatusLine::StatusLine() : visible_(::isatty(STDERR_FILENO) == 1) {}

StatusLine::~StatusLine() { erase(); }

void StatusLine::show(std::string text) const {
  if (!visible_) return;
  // A line that wraps could not be erased.
  winsize window{};
  const std::size_t columns =
      ::ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 1 ? window.ws_col - 1u : 79u;
  text.resize(std::min(text.size(), columns));
  fmt::print(stderr, "\r\033[K{}", text);
  std::fflush(stderr);
}

void StatusLine::erase() const {
  if (!visible_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
}

std::string bar(double fraction) {
  constexpr std::size_t cells = 20;
  const auto full = static_cast<std::size_t>(std::clamp(fraction, 0.0, 1.0) * cells);
  return fmt::format("[{:#<{}}{:.<{}}]", "", full, "", cells - full);
}

}  // namespace referee::driver
