// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/critical_points.hpp"

#include <algorithm>
#include <set>

#include "geometry/candidate.hpp"
#include "geometry/candidate_filter.hpp"
#include "geometry/classification.hpp"
#include "geometry/face_pairs.hpp"
#include "geometry/linear.hpp"
#include "geometry/search_faces.hpp"

namespace referee {
namespace {

struct ExactArithmetic {
  static bool is_pivot(const Rational& value) { return value != 0; }
  static bool better_pivot(const Rational& a, const Rational& b) { return b == 0 && a != 0; }
};

detail::SiteTable<Rational> exact_table(const std::vector<RationalPoint>& sites) {
  detail::SiteTable<Rational> result{sites.front().size(), {}, {}};
  for (const RationalPoint& site : sites) {
    result.coordinates.insert(result.coordinates.end(), site.begin(), site.end());
    result.half_squares.push_back(dot(site, site) / 2);
  }
  return result;
}

/// A point on the affine hull of a face has exactly the face's sites as nearest ones if every rival is
/// farther.
bool beats_rivals(const std::vector<RationalPoint>& sites, const SearchFace& face, const RationalPoint& x) {
  const Rational own = squared_distance(x, sites[static_cast<std::size_t>(face.sites[0])]);
  return std::all_of(face.rivals.begin(), face.rivals.end(), [&](int rival) {
    return squared_distance(x, sites[static_cast<std::size_t>(rival)]) > own;
  });
}

class Search {
 public:
  Search(const SupportPair& supports, const Rational& lambda)
      : potential_(supports, lambda),
        first_sites_(exact_table(supports.first)),
        second_sites_(exact_table(supports.second)),
        solver_(first_sites_, second_sites_, lambda) {}

  /// The critical point of one stratum, if there is one; the filter's answer spares work.
  void examine(const SearchFace& first, const SearchFace& second, Suspicion suspicion) {
    const auto& supports = potential_.supports();
    const Rational& lambda = potential_.lambda();
    const std::size_t d = potential_.dimension(), codimension = first.rows.size() + second.rows.size();
    const bool transversal = codimension <= d && solver_.solve(first.sites[0], first.rows, second.sites[0],
                                                               second.rows, candidate_);
    if (!transversal && !project(first, second)) return;
    if (suspicion != Suspicion::certain && !(beats_rivals(supports.first, first, candidate_.at) &&
                                             beats_rivals(supports.second, second, candidate_.at)))
      return;
    const NearestSites sites{first.sites, second.sites};
    const Criticality verdict =
        transversal && first.simplex() && second.simplex() && lambda != 0 && lambda != 1
            ? judge_transversal(first, second)
            : judge(potential_, candidate_.at, sites);
    if (!verdict.outer) return;
    const int dimension = static_cast<int>(d) - (transversal ? static_cast<int>(codimension) : rank_);
    const Rational value =
        lambda * squared_distance(candidate_.at, supports.first[static_cast<std::size_t>(first.sites[0])]) +
        (1 - lambda) *
            squared_distance(candidate_.at, supports.second[static_cast<std::size_t>(second.sites[0])]);
    found_.push_back({candidate_.at, first.sites, second.sites, dimension, verdict.clarke, verdict.minimum,
                      verdict.degenerate, verdict.kind, value});
  }

  std::vector<CriticalPoint> found() {
    std::sort(found_.begin(), found_.end(),
              [](const CriticalPoint& a, const CriticalPoint& b) { return a.at < b.at; });
    return std::move(found_);
  }

 private:
  /// The candidate where the bisectors of the two faces depend on each other.
  bool project(const SearchFace& first, const SearchFace& second) {
    std::vector<RationalPoint> rows;
    std::vector<Rational> right;
    append_bisectors(potential_.supports().first, first, rows, right);
    append_bisectors(potential_.supports().second, second, rows, right);
    auto at = referee::project(potential_.centre(first.sites[0], second.sites[0]), rows, right);
    if (!at) return false;
    candidate_.at = std::move(*at);
    rank_ = rank(rows);
    return true;
  }

  /// Affinely independent I and J whose directions are independent together, 0 < lambda != 1: all pairs of
  /// cells meet, so that both subdifferentials agree, and the candidate's coordinates decide.
  Criticality judge_transversal(const SearchFace& first, const SearchFace& second) const {
    const Rational& lambda = potential_.lambda();
    Criticality result;
    bool zero = false;
    const auto inside = [&](const std::vector<Rational>& multipliers, const Rational& total, bool negated) {
      Rational base = total;
      for (const Rational& multiplier : multipliers) {
        const int sign = negated ? -multiplier.sign() : multiplier.sign();
        if (sign < 0) return false;
        zero = zero || sign == 0;
        base -= negated ? Rational(-multiplier) : multiplier;
      }
      zero = zero || base == 0;
      return base >= 0;
    };
    result.outer = inside(candidate_.first, lambda, false) &&
                   inside(candidate_.second, abs(Rational(1 - lambda)), lambda > 1);
    if (!result.outer) return result;
    result.clarke = true;
    result.degenerate = zero;
    const bool smooth = first.sites.size() == 1 && second.sites.size() == 1;
    const bool point = first.rows.size() + second.rows.size() == potential_.dimension();
    result.minimum = smooth || (lambda > 1 && first.sites.size() == 1);
    if (result.minimum)
      result.kind = smooth ? CriticalKind::smooth_minimum : CriticalKind::interface_minimum;
    else if (!zero && point && (lambda < 1 || second.sites.size() == 1))
      result.kind = CriticalKind::maximum;
    else
      result.kind = zero ? CriticalKind::degenerate : CriticalKind::saddle;
    return result;
  }

  DistancePotential potential_;
  detail::SiteTable<Rational> first_sites_, second_sites_;
  detail::CandidateSolver<Rational, ExactArithmetic> solver_;
  detail::Candidate<Rational> candidate_;
  int rank_ = 0;
  std::vector<CriticalPoint> found_;
};

/// Outer critical points lie in lambda conv A1 + (1 - lambda) conv A2.
OuterBox region(const SupportPair& supports, const Rational& lambda) {
  const std::size_t d = supports.dimension();
  RationalPoint lowest(d), highest(d);
  for (std::size_t i = 0; i < d; ++i) {
    const auto range = [i](const std::vector<RationalPoint>& sites) {
      const auto ends =
          std::minmax_element(sites.begin(), sites.end(),
                              [i](const RationalPoint& a, const RationalPoint& b) { return a[i] < b[i]; });
      return std::pair<Rational, Rational>((*ends.first)[i], (*ends.second)[i]);
    };
    const auto [low1, high1] = range(supports.first);
    const auto [low2, high2] = range(supports.second);
    const Rational rest = 1 - lambda;
    lowest[i] = lambda * low1 + rest * (rest >= 0 ? low2 : high2);
    highest[i] = lambda * high1 + rest * (rest >= 0 ? high2 : low2);
  }
  return bounding_box({lowest, highest});
}

}  // namespace

std::vector<CriticalPoint> critical_points(const SupportPair& supports, const Rational& lambda) {
  Search search(supports, lambda);
  const PowerDiagram first(supports.first), second(supports.second);
  const std::vector<SearchFace> first_faces = search_faces(first), second_faces = search_faces(second);
  CandidateFilter filter(supports, lambda);
  const OuterBox within = region(supports, lambda);
  for_each_meeting_pair(face_boxes(first, within), face_boxes(second, within), [&](int f, int g) {
    const SearchFace& in_first = first_faces[static_cast<std::size_t>(f)];
    const SearchFace& in_second = second_faces[static_cast<std::size_t>(g)];
    const Suspicion suspicion = filter.judge(in_first, in_second);
    if (suspicion != Suspicion::none) search.examine(in_first, in_second, suspicion);
  });
  return search.found();
}

}  // namespace referee
