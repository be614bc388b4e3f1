// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace referee::driver {

std::string verdict_text(const court::Judgement& judgement) {
  std::string text(court::name(judgement.verdict));
  if (judgement.strength != court::Strength::none)
    text += fmt::format(" ({})", court::name(judgement.strength));
  if (judgement.repair) text += fmt::format(", repair {}", court::name(judgement.repair->verdict));
  return text;
}

Progress::Progress(std::size_t total, std::size_t id_width)
    : total_(total),
      id_width_(id_width),
      bar_(::isatty(STDERR_FILENO) == 1),
      lines_(!bar_ || ::isatty(STDOUT_FILENO) != 1) {}

Progress::~Progress() { erase(); }

void Progress::started(std::string_view id) {
  running_.emplace(id);
  draw();
}

void Progress::ended(const court::Evidence& evidence, std::string_view reason, std::string_view remark) {
  ++done_;
  ++counts_[evidence.judgement.verdict];
  if (auto one = running_.find(evidence.id); one != running_.end()) running_.erase(one);
  if (lines_) {
    erase();
    fmt::print("{:<{}}  {}  {:.2f} s  {}{}{}\n", evidence.id, id_width_, verdict_text(evidence.judgement),
               evidence.seconds, reason, remark.empty() ? "" : "  ! ", remark);
    std::fflush(stdout);
  }
  draw();
}

void Progress::erase() const {
  if (!bar_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
}

void Progress::draw() const {
  if (!bar_) return;
  constexpr std::size_t cells = 20;
  const std::size_t full = total_ == 0 ? cells : cells * done_ / total_;
  std::string text = fmt::format("[{:#<{}}{:.<{}}] {}/{}", "", full, "", cells - full, done_, total_);
  for (const auto& [verdict, count] : counts_) text += fmt::format("  {} {}", court::name(verdict), count);
  if (!running_.empty()) text += fmt::format("  now {}", fmt::join(running_, ", "));
  // A bar that wraps could not be erased.
  winsize window{};
  const std::size_t columns =
      ::ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 1 ? window.ws_col - 1u : 79u;
  text.resize(std::min(text.size(), columns));
  fmt::print(stderr, "\r\033[K{}", text);
  std::fflush(stderr);
}

}  // namespace referee::driver
