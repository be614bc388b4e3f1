// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/candidate_filter.hpp"

#include <CGAL/Interval_nt.h>

#include <cmath>
#include <limits>

#include "geometry/candidate.hpp"

namespace referee {
namespace {

using Interval = CGAL::Interval_nt<false>;

Interval enclosing(const Rational& value) {
  const double nearby = to_double(value);
  if (value == Rational(nearby)) return {nearby, nearby};
  return {std::nextafter(nearby, -std::numeric_limits<double>::infinity()),
          std::nextafter(nearby, std::numeric_limits<double>::infinity())};
}

detail::SiteTable<Interval> table(const std::vector<RationalPoint>& sites) {
  detail::SiteTable<Interval> result{sites.front().size(), {}, {}};
  for (const RationalPoint& site : sites) {
    for (const Rational& coordinate : site) result.coordinates.push_back(enclosing(coordinate));
    result.half_squares.push_back(enclosing(dot(site, site) / 2));
  }
  return result;
}

struct IntervalArithmetic {
  static double size(const Interval& value) {
    return value.inf() > 0 ? value.inf() : value.sup() < 0 ? -value.sup() : 0;
  }
  static bool is_pivot(const Interval& value) { return size(value) > 0; }
  static bool better_pivot(const Interval& a, const Interval& b) { return size(a) > size(b); }
};

/// Whether numbers are all positive: no, perhaps, certainly.
class Signs {
 public:
  /// False when the value is certainly negative: the rest need not be looked at.
  bool expect_positive(const Interval& value) {
    certain_ = certain_ && value.inf() > 0;
    return value.sup() >= 0;
  }
  bool certain() const { return certain_; }

 private:
  bool certain_ = true;
};

}  // namespace

struct CandidateFilter::State {
  State(const SupportPair& supports, const Rational& mixing)
      : first(table(supports.first)),
        second(table(supports.second)),
        lambda(enclosing(mixing)),
        rest(enclosing(1 - mixing)),
        endpoint(mixing == 0 || mixing == 1),
        guidance(mixing > 1),
        solver(first, second, lambda) {}

  bool coordinates(const SearchFace& face, const std::vector<Interval>& multipliers, const Interval& total,
                   bool negated, Signs& signs) const {
    if (!face.simplex()) return true;
    Interval base = total;
    for (const Interval& multiplier : multipliers) {
      const Interval share = negated ? -multiplier : multiplier;
      if (!signs.expect_positive(share)) return false;
      base -= share;
    }
    return signs.expect_positive(base);
  }

  bool nearest(const detail::SiteTable<Interval>& sites, const SearchFace& face, Signs& signs) const {
    const int base = face.sites[0];
    for (int rival : face.rivals) {
      // |x - rival|^2 - |x - base|^2, halved.
      Interval lead = sites.half_square(rival) - sites.half_square(base);
      for (std::size_t i = 0; i < sites.dimension; ++i)
        lead += (sites[base][i] - sites[rival][i]) * candidate.at[i];
      if (!signs.expect_positive(lead)) return false;
    }
    return true;
  }

  /// Whether the candidate can lie on the bisectors between the base and these sites.
  bool on_bisectors(const detail::SiteTable<Interval>& sites, int base, const std::vector<int>& rows,
                    std::size_t from) const {
    for (std::size_t n = from; n < rows.size(); ++n) {
      Interval lead = sites.half_square(rows[n]) - sites.half_square(base);
      for (std::size_t i = 0; i < sites.dimension; ++i)
        lead += (sites[base][i] - sites[rows[n]][i]) * candidate.at[i];
      if (lead.inf() > 0 || lead.sup() < 0) return false;
    }
    return true;
  }

  detail::SiteTable<Interval> first, second;
  Interval lambda, rest;
  bool endpoint, guidance;
  detail::CandidateSolver<Interval, IntervalArithmetic> solver;
  detail::Candidate<Interval> candidate;
  std::vector<int> leading_rows;
};

CandidateFilter::CandidateFilter(const SupportPair& supports, const Rational& lambda) {
  CGAL::Protect_FPU_rounding<true> rounding;
  state_ = std::make_unique<State>(supports, lambda);
}

CandidateFilter::~CandidateFilter() = default;

Suspicion CandidateFilter::judge(const SearchFace& first, const SearchFace& second) {
  CGAL::Protect_FPU_rounding<true> rounding;
  State& s = *state_;
  const std::size_t d = s.first.dimension, codimension = first.rows.size() + second.rows.size();
  if (codimension > d) {
    // Their affine hulls meet by accident only: the point on the first d bisectors must lie on the others.
    s.leading_rows.assign(second.rows.begin(),
                          second.rows.begin() + static_cast<std::ptrdiff_t>(d - first.rows.size()));
    if (!s.solver.solve(first.sites[0], first.rows, second.sites[0], s.leading_rows, s.candidate))
      return Suspicion::some;
    if (!s.on_bisectors(s.second, second.sites[0], second.rows, d - first.rows.size()))
      return Suspicion::none;
    Signs signs;
    return s.nearest(s.first, first, signs) && s.nearest(s.second, second, signs) ? Suspicion::some
                                                                                  : Suspicion::none;
  }
  if (!s.solver.solve(first.sites[0], first.rows, second.sites[0], second.rows, s.candidate))
    return Suspicion::some;
  Signs signs;
  if (!s.coordinates(first, s.candidate.first, s.lambda, false, signs)) return Suspicion::none;
  if (!s.coordinates(second, s.candidate.second, s.guidance ? -s.rest : s.rest, s.guidance, signs))
    return Suspicion::none;
  if (!s.nearest(s.first, first, signs) || !s.nearest(s.second, second, signs)) return Suspicion::none;
  return signs.certain() && first.simplex() && second.simplex() && !s.endpoint ? Suspicion::certain
                                                                               : Suspicion::some;
}

}  // namespace referee
