// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

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
    : total_(total), id_width_(id_width), lines_(!status_.visible() || ::isatty(STDOUT_FILENO) != 1) {}

void Progress::started(std::string_view id) {
  running_.emplace(id);
  draw();
}

void Progress::ended(const court::Evidence& evidence, std::string_view reason, std::string_view remark) {
  ++done_;
  ++counts_[evidence.judgement.verdict];
  if (auto one = running_.find(evidence.id); one != running_.end()) running_.erase(one);
  if (lines_) {
    status_.erase();
    fmt::print("{:<{}}  {}  {:.2f} s  {}{}{}\n", evidence.id, id_width_, verdict_text(evidence.judgement),
               evidence.seconds, reason, remark.empty() ? "" : "  ! ", remark);
    std::fflush(stdout);
  }
  draw();
}

void Progress::draw() const {
  if (!status_.visible()) return;
  const double fraction = total_ == 0 ? 1 : static_cast<double>(done_) / static_cast<double>(total_);
  std::string text = fmt::format("{} {}/{}", bar(fraction), done_, total_);
  for (const auto& [verdict, count] : counts_) text += fmt::format("  {} {}", court::name(verdict), count);
  if (!running_.empty()) text += fmt::format("  now {}", fmt::join(running_, ", "));
  status_.show(std::move(text));
}

}  // namespace referee::driver
