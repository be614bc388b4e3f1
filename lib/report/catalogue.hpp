// SPDX-License-Identifier: GPL-3.0-or-later
/// The claims of a run as a whole: papers, counts, and what rests on what. Internal to report.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "court/evidence.hpp"

namespace referee::report {

/// The verdict differs from the recorded one.
bool unexpected(const court::Evidence& evidence);

/// Every verdict, in the order in which the reports list them.
inline constexpr court::Verdict all_verdicts[] = {court::Verdict::holds,          court::Verdict::refuted,
                                                  court::Verdict::unreproducible, court::Verdict::undecided,
                                                  court::Verdict::not_executable, court::Verdict::error};

/// Every strength, strongest first.
inline constexpr court::Strength all_strengths[] = {court::Strength::exact, court::Strength::certified,
                                                    court::Strength::numeric, court::Strength::statistical,
                                                    court::Strength::none};

/// What a printed number can turn out to be, best first.
inline constexpr std::string_view all_matches[] = {"matches", "matches (truncated)", "last digit off",
                                                   "wrong", "undecided"};

/// Full title of a paper; an unknown name stands for itself.
std::string_view paper_title(std::string_view paper);

/// Authors, number and date as far as the papers give them: "Doheon Kim"; empty for an unknown name.
std::string_view paper_reference(std::string_view paper);

/// A refuted claim that a proof comes back to, and the claim that it names itself (the same one when direct).
struct Foundation {
  const court::Evidence* refuted;
  std::string through;
};

/// An index over claims that must outlive it.
class Catalogue {
 public:
  /// @throws std::runtime_error when two claims have the same id.
  explicit Catalogue(const std::vector<court::Evidence>& claims);

  const std::vector<court::Evidence>& claims() const { return claims_; }
  /// In the order of first appearance.
  const std::vector<std::string>& papers() const { return papers_; }
  std::vector<const court::Evidence*> of_paper(std::string_view paper) const;
  std::vector<const court::Evidence*> with_verdict(court::Verdict verdict) const;
  /// nullptr when the run has no such claim.
  const court::Evidence* find(std::string_view id) const;
  /// The refuted claims that this one rests on, directly or through others; nearest first.
  std::vector<Foundation> refuted_foundations(const court::Evidence& evidence) const;
  /// The claims that rest on this one, directly or through others, in the order of the run.
  std::vector<const court::Evidence*> resting_on(const court::Evidence& foundation) const;

 private:
  const std::vector<court::Evidence>& claims_;
  std::vector<std::string> papers_;
  std::map<std::string_view, const court::Evidence*> by_id_;
};

}  // namespace referee::report
