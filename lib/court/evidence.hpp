// SPDX-License-Identifier: GPL-3.0-or-later
/// A judgement with everything that a report or a JSON file needs to know about its claim and its run.
#pragma once

#include <string>
#include <vector>

#include "court/finding.hpp"

namespace referee::court {

struct Evidence {
  std::string id, paper, kind, title, statement, hypotheses, source, evidence, refuted_by, attack, file;
  std::vector<std::string> rests_on;
  std::string expected;  ///< the expected verdict under version control, empty when none is recorded
  long digits = 0;       ///< asked for
  std::string budget;
  unsigned long long seed = 0;
  double seconds = 0;
  Judgement judgement;
};

}  // namespace referee::court
