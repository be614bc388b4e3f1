// SPDX-License-Identifier: GPL-3.0-or-later
/// Discards, in interval arithmetic, strata that certainly hold no critical point.
#pragma once

#include <memory>
#include <vector>

#include "geometry/search_faces.hpp"
#include "geometry/supports.hpp"

namespace referee {

enum class Suspicion {
  none,     ///< certainly no outer critical point on the stratum
  some,     ///< not decided
  certain,  ///< certainly one: the candidate lies on the stratum with positive coordinates of both simplices
};

/// Looks at strata in double intervals. One object per thread.
class CandidateFilter {
 public:
  CandidateFilter(const SupportPair& supports, const Rational& lambda);
  ~CandidateFilter();

  Suspicion judge(const SearchFace& first, const SearchFace& second);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace referee
