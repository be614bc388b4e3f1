// SPDX-License-Identifier: GPL-3.0-or-later
/// Method `bound`: lhs <= rhs on a domain, attacked by global optimisation and proved by branch and bound.
#pragma once

#include "court/effort.hpp"
#include "court/finding.hpp"

namespace referee::court {

/// One parameter of a domain. On the logarithmic scale both ends must be positive.
struct Range {
  std::string name;
  Rational lower, upper;
  bool logarithmic = false;
};

/// A box of parameters, cut down by hypotheses; `fixed` are parameters that do not vary.
struct Domain {
  std::string name;
  std::vector<Range> ranges;
  std::vector<Hypothesis> hypotheses = {};
  Instance fixed = {};
};

/// lhs <= rhs over the whole domain.
/// Attack: NLopt global search of (lhs - rhs) / (|lhs| + |rhs|) from many starts with local polishing, every
/// corner and face centre of the box, and geometric approaches to each end of each range. The point found is
/// rounded to a short rational and the inequality re-enclosed there: refuted (certified, shrunk) only if an
/// enclosure proves lhs > rhs and all hypotheses. Defence: interval branch and bound; if it proves every
/// sub-box the finding holds `certified`, otherwise, after the budget, `numeric`. Sharpness is the largest
/// lhs/rhs met (when rhs > 0), and the finding says where. Power: the smallest 10^-j such that lhs <= rhs (1
/// - 10^-j) is refuted at the points visited; for a bound that is not sharp this is large, and the finding
/// says so.
Finding bound(const Effort& effort, std::string what, const Domain& domain, const Quantity& lhs,
              const Quantity& rhs);

/// The same over finitely many instances: certified by enclosures at each.
Finding bound(const Effort& effort, std::string what, const Family& family, const Quantity& lhs,
              const Quantity& rhs);

}  // namespace referee::court
