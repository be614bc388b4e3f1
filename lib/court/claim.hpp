// SPDX-License-Identifier: GPL-3.0-or-later
/// A claim of a paper, and the registry of all claims linked into the program.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace referee::court {

class Trial;

struct Claim {
  std::string id{};                        ///< catalogue id, e.g. "SS-T6.3"
  std::string paper{};                     ///< "score-shocks"
  std::string kind{};                      ///< theorem, proposition, ..., as in the catalogue
  std::string title{};                     ///< a few words
  std::string statement{};                 ///< what is claimed, in our own words, formulas as printed
  std::string hypotheses{};                ///< under which conditions
  std::string source{};                    ///< "section 6.3, Theorem 6.3, (55)-(56)"
  std::string evidence{};                  ///< kind of evidence that is brought
  std::string refuted_by{};                ///< what would refute the statement
  std::string attack{};                    ///< where the attack looked
  std::vector<std::string> rests_on = {};  ///< ids of claims that the proof uses
  std::function<void(Trial&)> trial = {};
  std::string file = {};  ///< filled in by REFEREE_CLAIM: source path relative to the project's root
  bool hidden = false;    ///< for tests of the machinery: run only when named in full, never listed
};

/// Every registered claim, in the order of section and number within each paper.
const std::vector<Claim>& registry();
/// nullptr when there is none of that id.
const Claim* find_claim(std::string_view id);

namespace detail {
struct Registration {
  Registration(Claim claim, const char* file);
};
}  // namespace detail

}  // namespace referee::court

#define REFEREE_JOIN_(a, b) a##b
#define REFEREE_JOIN(a, b) REFEREE_JOIN_(a, b)
/// Registers a claim: REFEREE_CLAIM({.id = "SS-T6.3", ..., .trial = [](Trial& trial) { ... }});
#define REFEREE_CLAIM(...)                                                                              \
  static const ::referee::court::detail::Registration REFEREE_JOIN(referee_registration_, __COUNTER__)( \
      ::referee::court::Claim __VA_ARGS__, __FILE__)
