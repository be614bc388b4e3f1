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

namespace {

struct Paper {
  std::string_view name, title, reference;
};

constexpr Paper known_papers[] = {
    {"score-shocks", "Score Shocks: The Burgers Equation Structure of Diffusion Generative Models",
     "Krisanu Sarkar, arXiv:2604.07404v1, 8 April 2026"},
    {"geometric-asymptotics", "Geometric Asymptotics of Score Mixing and Guidance in Diffusion Models",
     "Kang Liu and Enrique Zuazua, arXiv:2605.12231, 12 May 2026"},
    {"pde-perspective", "A PDE Perspective on Generative Diffusion Models",
     "Kang Liu and Enrique Zuazua, arXiv:2511.05940, 2025"},
    {"multiplicative-noise",
     "Deterministic Dynamics of Sampling Processes in Score-Based Diffusion Models with Multiplicative Noise "
     "Conditioning",
     "Doheon Kim"}};

const Paper* known(std::string_view paper) {
  const auto found = std::find_if(std::begin(known_papers), std::end(known_papers),
                                  [&](const Paper& one) { return one.name == paper; });
  return found == std::end(known_papers) ? nullptr : &*found;
}

}  // namespace

std::string_view paper_title(std::string_view paper) {
  const Paper* found = known(paper);
  return found == nullptr ? paper : found->title;
}

std::string_view paper_reference(std::string_view paper) {
  const Paper* found = known(paper);
  return found == nullptr ? std::string_view() : found->reference;
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
