// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/catalogue.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <stdexcept>
#include <utility>

namespace referee::report {

bool unexpected(const court::Evidence& evidence) {
  return !evidence.expected.empty() && evidence.expected != name(evidence.judgement.verdict);
}

std::string_view paper_title(std::string_view paper) {
  constexpr std::pair<std::string_view, std::string_view> titles[] = {
      {"score-shocks", "Score Shocks: The Burgers Equation Structure of Diffusion Generative Models"},
      {"geometric-asymptotics", "Geometric Asymptotics of Score Mixing and Guidance in Diffusion Models"},
      {"pde-perspective", "A PDE Perspective on Generative Diffusion Models"},
      {"multiplicative-noise",
       "Deterministic Dynamics of Sampling Processes in Score-Based Diffusion Models with Multiplicative "
       "Noise "
       "Conditioning"}};
  for (const auto& [name, title] : titles) {
    if (name == paper) return title;
  }
  return paper;
}

Catalogue::Catalogue(const std::vector<court::Evidence>& claims) : claims_(claims) {
  for (const court::Evidence& evidence : claims) {
    if (!by_id_.emplace(evidence.id, &evidence).second) {
      throw std::runtime_error("two claims are called " + evidence.id);
    }
    if (std::find(papers_.begin(), papers_.end(), evidence.paper) == papers_.end()) {
      papers_.push_back(evidence.paper);
    }
  }
}

std::vector<const court::Evidence*> Catalogue::of_paper(std::string_view paper) const {
  std::vector<const court::Evidence*> found;
  for (const court::Evidence& evidence : claims_) {
    if (evidence.paper == paper) found.push_back(&evidence);
  }
  return found;
}

std::vector<const court::Evidence*> Catalogue::with_verdict(court::Verdict verdict) const {
  std::vector<const court::Evidence*> found;
  for (const court::Evidence& evidence : claims_) {
    if (evidence.judgement.verdict == verdict) found.push_back(&evidence);
  }
  return found;
}

const court::Evidence* Catalogue::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::vector<Foundation> Catalogue::refuted_foundations(const court::Evidence& evidence) const {
  std::vector<Foundation> found;
  std::set<std::string_view> seen{evidence.id};
  std::deque<std::pair<std::string, std::string>> queue;  // a claim, and the direct foundation that led to it
  for (const std::string& id : evidence.rests_on) queue.emplace_back(id, id);
  while (!queue.empty()) {
    const auto [id, through] = queue.front();
    queue.pop_front();
    const court::Evidence* foundation = find(id);
    if (foundation == nullptr || !seen.insert(foundation->id).second) continue;
    if (foundation->judgement.verdict == court::Verdict::refuted) found.push_back({foundation, through});
    for (const std::string& next : foundation->rests_on) queue.emplace_back(next, through);
  }
  return found;
}

std::vector<const court::Evidence*> Catalogue::resting_on(const court::Evidence& foundation) const {
  std::set<std::string_view> reached{foundation.id};
  for (bool grows = true; grows;) {
    grows = false;
    for (const court::Evidence& claim : claims_) {
      if (reached.count(claim.id) > 0) continue;
      const bool rests = std::any_of(claim.rests_on.begin(), claim.rests_on.end(),
                                     [&](const std::string& id) { return reached.count(id) > 0; });
      if (rests) grows = reached.insert(claim.id).second;
    }
  }
  std::vector<const court::Evidence*> found;
  for (const court::Evidence& claim : claims_)
    if (&claim != &foundation && reached.count(claim.id) > 0) found.push_back(&claim);
  return found;
}

}  // namespace referee::report
