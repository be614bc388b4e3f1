// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/bifurcations.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "geometry/classification.hpp"
#include "geometry/face_pairs.hpp"
#include "geometry/parametric_stratum.hpp"
#include "geometry/search_faces.hpp"

namespace referee {
namespace {

/// What is constant between two special values of lambda.
struct Status {
  bool clarke, minimum;
  CriticalKind kind;
  friend bool operator==(const Status&, const Status&) = default;
};

class BranchSearch {
 public:
  explicit BranchSearch(const SupportPair& supports) : supports_(supports) {}

  void examine(const SearchFace& first, const SearchFace& second) {
    const auto stratum = ParametricStratum::of(supports_, first, second);
    if (!stratum) return;
    auto special = stratum->special_values();
    if (special.empty()) return;  // the candidate is never on the stratum
    // Alternately a special value and the open interval behind it.
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::size_t open = none;  // the branch that reached the last special value
    for (std::size_t n = 0; n < special.size(); ++n) {
      std::optional<Status> at;
      if (special[n].is_rational()) at = status(*stratum, special[n].rational());
      const bool last = n + 1 == special.size();
      const Rational sample =
          last ? Rational(special[n].upper() + 1) : rational_between(special[n], special[n + 1]);
      const auto behind = status(*stratum, sample);
      // A critical point that only degenerates for a moment goes on.
      if (open != none && behind && *behind == status_of(open) && (at || !special[n].is_rational())) {
        branches_[open].to = last ? std::nullopt : std::optional(special[n + 1]);
        continue;
      }
      const bool isolated = at && open == none && !behind;
      open = none;
      if (isolated) append(*stratum, special[n], special[n], *at);
      if (behind) {
        append(*stratum, special[n], last ? std::nullopt : std::optional(special[n + 1]), *behind);
        open = branches_.size() - 1;
      }
    }
  }

  std::vector<CriticalBranch> branches() {
    std::stable_sort(branches_.begin(), branches_.end(), [](const auto& a, const auto& b) {
      if (!(a.from == b.from)) return a.from < b.from;
      return std::tie(a.first, a.second) < std::tie(b.first, b.second);
    });
    return std::move(branches_);
  }

 private:
  std::optional<Status> status(const ParametricStratum& stratum, const Rational& lambda) const {
    if (!stratum.contains_candidate(lambda)) return std::nullopt;
    const Criticality found =
        judge(DistancePotential(supports_, lambda), stratum.at(lambda), stratum.sites());
    if (!found.outer) return std::nullopt;
    return Status{found.clarke, found.minimum, found.kind};
  }

  Status status_of(std::size_t branch) const {
    return {branches_[branch].clarke, branches_[branch].minimum, branches_[branch].kind};
  }

  void append(const ParametricStratum& stratum, const AlgebraicNumber& from,
              std::optional<AlgebraicNumber> to, const Status& status) {
    branches_.push_back({stratum.sites().first, stratum.sites().second, stratum.dimension(), stratum.start(),
                         stratum.velocity(), from, std::move(to), status.clarke, status.minimum,
                         status.kind});
  }

  const SupportPair& supports_;
  std::vector<CriticalBranch> branches_;
};

/// Branches at one value of lambda that share their position there.
struct Meeting {
  std::vector<int> before, after, instants;
};

std::string event_name(const std::vector<CriticalBranch>& branches, const Meeting& meeting) {
  const std::size_t before = meeting.before.size(), after = meeting.after.size();
  if (before == 0 && after == 0) return "instant";
  if (before == 0) return "born";
  if (after == 0) return "dies";
  if (before < after) return "splits";
  if (before > after) return "merges";
  if (before > 1) return "rearranges";
  const CriticalBranch& old = branches[static_cast<std::size_t>(meeting.before[0])];
  const CriticalBranch& now = branches[static_cast<std::size_t>(meeting.after[0])];
  const bool kind = old.kind != now.kind || old.clarke != now.clarke || old.minimum != now.minimum;
  if (old.first == now.first && old.second == now.second) return "changes kind";
  const std::string place = now.dimension < old.dimension   ? "meets interface"
                            : now.dimension > old.dimension ? "leaves interface"
                                                            : "crosses interface";
  return kind ? place + ", changes kind" : place;
}

std::vector<Bifurcation> bifurcations_of(const std::vector<CriticalBranch>& branches) {
  std::vector<AlgebraicNumber> values;
  for (const CriticalBranch& branch : branches) {
    values.push_back(branch.from);
    if (branch.to) values.push_back(*branch.to);
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());

  std::vector<Bifurcation> result;
  for (const AlgebraicNumber& value : values) {
    if (value == AlgebraicNumber(Rational(0))) continue;
    // At an irrational value only the status of one stratum's point changes, so its stratum tells where it
    // is.
    std::map<std::pair<RationalPoint, std::vector<std::vector<int>>>, Meeting> meetings;
    for (std::size_t n = 0; n < branches.size(); ++n) {
      const CriticalBranch& branch = branches[n];
      const bool begins = branch.from == value, ends = branch.to && *branch.to == value;
      const bool passes = branch.from < value && (!branch.to || value < *branch.to);
      if (!begins && !ends && !passes) continue;
      Meeting& meeting = value.is_rational() ? meetings[{branch.at(value.rational()), {}}]
                                             : meetings[{RationalPoint{}, {branch.first, branch.second}}];
      if (begins && ends)
        meeting.instants.push_back(static_cast<int>(n));
      else {
        if (ends || passes) meeting.before.push_back(static_cast<int>(n));
        if (begins || passes) meeting.after.push_back(static_cast<int>(n));
      }
    }
    for (const auto& [place, meeting] : meetings) {
      // A branch that merely passes by itself is no event.
      if (meeting.before == meeting.after && meeting.instants.empty()) continue;
      const int branch = !meeting.before.empty()  ? meeting.before[0]
                         : !meeting.after.empty() ? meeting.after[0]
                                                  : meeting.instants[0];
      if (meeting.before == meeting.after && !meeting.before.empty()) continue;
      result.push_back({value, event_name(branches, meeting), meeting.before, meeting.after, branch});
    }
  }
  return result;
}

}  // namespace

RationalPoint CriticalBranch::at(const Rational& lambda) const {
  RationalPoint result(start);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] += lambda * velocity[i];
  return result;
}

BifurcationDiagram bifurcation_diagram(const SupportPair& supports) {
  validate(supports);
  const PowerDiagram first(supports.first), second(supports.second);
  const auto first_faces = search_faces(first), second_faces = search_faces(second);
  const std::size_t d = supports.dimension();
  const OuterBox everywhere{std::vector<double>(d, -std::numeric_limits<double>::infinity()),
                            std::vector<double>(d, std::numeric_limits<double>::infinity())};
  BranchSearch search(supports);
  for_each_meeting_pair(face_boxes(first, everywhere), face_boxes(second, everywhere), [&](int f, int g) {
    search.examine(first_faces[static_cast<std::size_t>(f)], second_faces[static_cast<std::size_t>(g)]);
  });
  BifurcationDiagram result;
  result.branches = search.branches();
  result.bifurcations = bifurcations_of(result.branches);
  return result;
}

}  // namespace referee
