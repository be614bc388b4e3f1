// SPDX-License-Identifier: GPL-3.0-or-later
/// Claims that misbehave in every way a claim can, one that does not, and two for the commands about all
/// claims.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include "court/trial.hpp"

namespace referee::court {
namespace {

Claim claim(std::string id, std::function<void(Trial&)> trial, bool hidden = true) {
  Claim result;
  result.id = std::move(id);
  result.paper = "trial-runs";
  result.kind = "statement";
  result.title = "a claim for tests";
  result.statement = "n + n = 2 n";
  result.hypotheses = "n is an integer";
  result.source = "section 1";
  result.evidence = "exact arithmetic";
  result.refuted_by = "an integer for which it fails";
  result.attack = "one, zero and minus one";
  result.trial = std::move(trial);
  result.hidden = hidden;
  return result;
}

void double_is_sum(Trial& trial) {
  const Family integers{"three integers", {{{"n", 1}}, {{"n", 0}}, {{"n", -1}}}, {}, true};
  trial.exact(
      "n + n = 2 n", integers, [](const Instance& instance) { return instance["n"] + instance["n"]; },
      Relation::equal, [](const Instance& instance) { return 2 * instance["n"]; });
}

void one_half(Trial& trial) {
  double_is_sum(trial);
  trial.published("one half", "0.5", [](Precision precision) { return Ball(Rational(1) / 2, precision); });
}

void eat_memory() {
  std::vector<std::vector<char>> eaten;
  for (;;) eaten.emplace_back(std::size_t{1} << 20, 'x');
}

void loop() {
  for (volatile bool on = true; on;) {
  }
}

void abort_loudly() {
  std::fputs("the deliberate last words\n", stderr);
  std::abort();
}

REFEREE_CLAIM((claim("HIDDEN-throws", [](Trial&) { throw std::runtime_error("a deliberate failure"); })));
REFEREE_CLAIM((claim("HIDDEN-aborts", [](Trial&) { abort_loudly(); })));
REFEREE_CLAIM((claim("HIDDEN-loops", [](Trial&) { loop(); })));
REFEREE_CLAIM((claim("HIDDEN-eats-memory", [](Trial&) { eat_memory(); })));
REFEREE_CLAIM((claim("HIDDEN-segfault", [](Trial&) { std::raise(SIGSEGV); })));
REFEREE_CLAIM((claim("HIDDEN-exits", [](Trial&) { std::_Exit(0); })));
REFEREE_CLAIM((claim("HIDDEN-holds", double_is_sum)));
REFEREE_CLAIM((claim("TR-T1.1", double_is_sum, false)));
REFEREE_CLAIM((claim("TR-N1.2", one_half, false)));

}  // namespace
}  // namespace referee::court
