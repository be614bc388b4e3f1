// SPDX-License-Identifier: GPL-3.0-or-later
/// What a user sees while claims are on trial.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "court/evidence.hpp"
#include "driver/status_line.hpp"

namespace referee::driver {

/// "holds (certified)", or the verdict alone where there is no strength.
std::string verdict_text(const court::Judgement& judgement);

/// A bar with running verdict counts on standard error when that is a terminal; plain lines on standard
/// output when either of the two is not.
class Progress {
 public:
  Progress(std::size_t total, std::size_t id_width);

  void started(std::string_view id);
  /// `reason` says why the claim ran or that it did not ("cached"); `remark` what is unexpected, if anything.
  void ended(const court::Evidence& evidence, std::string_view reason, std::string_view remark);

 private:
  void draw() const;

  std::size_t total_, id_width_, done_ = 0;
  StatusLine status_;
  bool lines_;
  std::set<std::string, std::less<>> running_;
  std::map<court::Verdict, long> counts_;
};

}  // namespace referee::driver
