// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/branch_and_bound.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <queue>

namespace referee::court {
namespace {

struct Side {
  Rational lower, upper;
  double width;  ///< part of the range on the linear scale, ln(upper / lower) on the logarithmic one
};

struct Box {
  std::vector<Side> sides;
  int depth = 0;
  double volume() const { return std::ldexp(1.0, -depth); }
};

/// A box's excess counts for half as much after so many cuts: next to a point where both sides vanish the
/// relative excess never falls, and such a point must not take every other turn for ever.
constexpr double ageing = 8;

enum class Outcome { proven, inadmissible, violated, open };

/// Where to cut; strictly inside, or nothing when the side is too narrow for its scale.
std::optional<Rational> cut(const Side& side, bool logarithmic) {
  if (!logarithmic) return Rational((side.lower + side.upper) / 2);
  constexpr Precision cut_precision{40};  // short rationals; any point inside serves
  const Rational middle = sqrt(Ball(side.lower * side.upper, cut_precision)).midpoint_as_rational();
  if (middle <= side.lower || middle >= side.upper) return std::nullopt;
  return middle;
}

class Search {
 public:
  Search(const DomainChart& chart, const Inequality& inequality, Precision precision)
      : chart_(chart),
        inequality_(inequality),
        precision_(precision),
        constants_(chart.constants(), precision) {}

  BoxProof run(long budget, std::size_t open_kept) {
    enclose(whole());
    bool by_excess = true;
    while (alive_ > 0 && !proof_.violation && proof_.boxes + 1 < budget) {
      const std::size_t next = by_excess ? take_excessive() : take_large();
      by_excess = !by_excess;
      split(next);
    }
    proof_.complete = alive_ == 0 && atoms_ == 0 && !proof_.violation;
    if (!proof_.complete && !proof_.violation) report_open(open_kept);
    return std::move(proof_);
  }

 private:
  struct Ranked {
    double excess;
    std::size_t index;
    // Older boxes first among equals, so that the order is the same everywhere.
    bool operator<(const Ranked& other) const {
      return excess != other.excess ? excess < other.excess : index > other.index;
    }
  };

  Box whole() const {
    Box box;
    for (std::size_t i = 0; i < chart_.dimension(); ++i) {
      const Range& range = chart_.range(i);
      const double width =
          range.logarithmic ? log(Ball(range.upper / range.lower, precision_)).to_double() : 1.0;
      box.sides.push_back({range.lower, range.upper, width});
    }
    return box;
  }

  Instance middle(const Box& box) const {
    std::vector<Rational> values;
    for (std::size_t i = 0; i < box.sides.size(); ++i) {
      const Side& side = box.sides[i];
      values.push_back(cut(side, chart_.range(i).logarithmic).value_or(side.lower));
    }
    return chart_.instance(values);
  }

  /// `excess` becomes the largest (lhs - rhs) / (|lhs| + |rhs|) that the enclosures leave possible.
  Outcome judge(const Box& box, double& excess) {
    Point point = constants_;
    for (std::size_t i = 0; i < box.sides.size(); ++i) {
      const Side& side = box.sides[i];
      const Range& range = chart_.range(i);
      const bool exact_upper = side.upper == range.upper && side.lower != range.lower;
      point.set(range.name, anchored_hull(side.lower, side.upper, exact_upper, precision_));
    }
    ++proof_.boxes;
    const Truth admitted = inequality_.admits(point);
    if (admitted == Truth::no) return Outcome::inadmissible;
    const Ball lhs = inequality_.lhs(point).at(precision_), rhs = inequality_.rhs(point).at(precision_);
    excess = 1;
    if (!lhs.is_finite() || !rhs.is_finite()) return Outcome::open;
    if (certainly_at_most(lhs, rhs)) return Outcome::proven;
    if (admitted == Truth::yes && certainly_less(rhs, lhs)) return Outcome::violated;
    const Ball scale = lhs.magnitude() + rhs.magnitude();
    const double relative = (((lhs.upper() - rhs.lower()).at(precision_)) / scale.at(precision_)).to_double();
    if (std::isfinite(relative)) excess = relative;
    return Outcome::open;
  }

  void enclose(Box box) {
    double excess = 0;
    switch (judge(box, excess)) {
      case Outcome::inadmissible:
        proof_.inadmissible += box.volume();
        [[fallthrough]];
      case Outcome::proven:
        proof_.proven += box.volume();
        break;
      case Outcome::violated:
        proof_.violation = middle(box);
        break;
      case Outcome::open:
        by_excess_.push({excess * std::exp2(-box.depth / ageing), boxes_.size()});
        by_volume_.push_back(boxes_.size());
        boxes_.push_back(std::move(box));
        open_.push_back(true);
        ++alive_;
        break;
    }
  }

  std::size_t take(std::size_t index) {
    open_[index] = false;
    --alive_;
    return index;
  }
  std::size_t take_excessive() {
    while (!open_[by_excess_.top().index]) by_excess_.pop();
    return take(by_excess_.top().index);
  }
  // Children are appended, hence the queue is in the order of depth up to the boxes that excess took out of
  // turn.
  std::size_t take_large() {
    while (!open_[by_volume_.front()]) by_volume_.pop_front();
    return take(by_volume_.front());
  }

  void split(std::size_t index) {
    const Box parent = std::move(boxes_[index]);
    std::size_t widest = 0;
    for (std::size_t i = 1; i < parent.sides.size(); ++i)
      if (parent.sides[i].width > parent.sides[widest].width) widest = i;
    const std::optional<Rational> at =
        parent.sides.empty() ? std::nullopt : cut(parent.sides[widest], chart_.range(widest).logarithmic);
    if (!at) {
      ++atoms_;
      return;
    }
    for (const bool upper_half : {false, true}) {
      if (proof_.violation) return;
      Box child = parent;
      Side& side = child.sides[widest];
      (upper_half ? side.lower : side.upper) = *at;
      side.width /= 2;
      ++child.depth;
      enclose(std::move(child));
    }
  }

  void report_open(std::size_t open_kept) {
    while (!by_excess_.empty() && proof_.open.size() < open_kept) {
      const std::size_t index = by_excess_.top().index;
      by_excess_.pop();
      if (open_[index]) proof_.open.push_back(middle(boxes_[index]));
    }
  }

  const DomainChart& chart_;
  const Inequality& inequality_;
  Precision precision_;
  Point constants_;
  BoxProof proof_;
  std::vector<Box> boxes_;
  std::vector<bool> open_;
  std::priority_queue<Ranked> by_excess_;
  std::deque<std::size_t> by_volume_;
  long alive_ = 0;
  long atoms_ = 0;  ///< boxes that cannot be cut further
};

}  // namespace

Ball anchored_hull(const Rational& lower, const Rational& upper, bool exact_upper, Precision precision) {
  const Ball low = Ball(lower, precision).lower(), high = Ball(upper, precision).upper();
  Ball result = exact_upper ? high : low;
  arf_t half, rounded;
  arf_init(half);
  arf_init(rounded);
  arf_sub(half, arb_midref(high.raw()), arb_midref(low.raw()), ARF_PREC_EXACT, ARF_RND_CEIL);
  arf_mul_2exp_si(half, half, -1);
  // arf_get_mag rounds even exact values up; the lower version tells when that is needless.
  arf_get_mag_lower(arb_radref(result.raw()), half);
  arf_set_mag(rounded, arb_radref(result.raw()));
  if (!arf_equal(rounded, half)) {
    arf_get_mag(arb_radref(result.raw()), half);
    arf_set_mag(rounded, arb_radref(result.raw()));
  }
  auto shift = exact_upper ? arf_sub : arf_add;
  shift(arb_midref(result.raw()), arb_midref(result.raw()), rounded, ARF_PREC_EXACT, ARF_RND_DOWN);
  arf_clear(half);
  arf_clear(rounded);
  return result;
}

BoxProof branch_and_bound(const DomainChart& chart, const Inequality& inequality, Precision precision,
                          long budget, std::size_t open_kept) {
  if (budget < 1) return {};
  return Search(chart, inequality, precision).run(budget, open_kept);
}

}  // namespace referee::court
