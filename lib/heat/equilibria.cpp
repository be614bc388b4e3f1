// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/equilibria.hpp"

#include <algorithm>
#include <climits>
#include <cmath>
#include <deque>
#include <optional>

#include "heat/ascent_boxes.hpp"
#include "numbers/krawczyk.hpp"

namespace referee {
namespace {

/// Bits of the search; what it finds is refined afterwards.
constexpr Precision search_precision{128};
constexpr int ascent_steps = 40;
/// Newton's iteration takes over where a step is this part of the way.
constexpr long near_enough = 1 << 20;

/// Boxes that small relative to the data are left to balls.
constexpr double least_width = 0x1p-36;

using Box = std::vector<Bracket>;

Box to_brackets(const IntervalBox& box) {
  Box result;
  for (const Interval& side : box)
    result.push_back({rational_from_double(side.lower), rational_from_double(side.upper)});
  return result;
}

std::vector<Ball> to_balls(const Box& box, Precision precision) {
  std::vector<Ball> result;
  for (const Bracket& side : box) result.push_back(Ball::hull(side.lower, side.upper, precision));
  return result;
}

Rational part_of(const Rational& length) { return length * Rational(15, 32); }
double part_of(double length) { return length * (15.0 / 32); }

/// Two parts of a box, cut off the middle, so that zeros of symmetric data do not lie on the cuts.
template <class AnyBox>
std::pair<AnyBox, AnyBox> split(const AnyBox& box) {
  std::size_t longest = 0;
  for (std::size_t i = 1; i < box.size(); ++i)
    if (box[i].upper - box[i].lower > box[longest].upper - box[longest].lower) longest = i;
  const auto& side = box[longest];
  const auto place = side.lower + part_of(side.upper - side.lower);
  std::pair<AnyBox, AnyBox> halves{box, box};
  halves.first[longest].upper = halves.second[longest].lower = place;
  return halves;
}

VectorField field_of(const OptimalModel& model) {
  return {[&model](const std::vector<Ball>& x) { return model.mixture().gradient(model.order(), x); },
          [&model](const std::vector<Ball>& x) { return model.mixture().hessian(model.order(), x); }};
}

/// The model seen from one of its data points.
TrainedModel centred_at(const TrainedModel& model, std::size_t j) {
  TrainedModel result = model;
  for (auto& point : result.data.means)
    for (std::size_t i = 0; i < point.size(); ++i) point[i] -= model.data.means[j][i];
  return result;
}

/// Climbs L by moving to the weighted mean of the data, from the origin of a centred model.
std::vector<Ball> ascended(const OptimalModel& model) {
  std::vector<Ball> x(model.dimension(), Ball(0).at(search_precision));
  for (int step = 0; step < ascent_steps; ++step) {
    const auto gradient = model.mixture().gradient(model.order(), x);
    const Ball weight = model.mixture().value(model.order() + Ball(1), x);
    bool still = true;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const Ball move = gradient[i] / weight;
      x[i] = (x[i] + move).midpoint();
      still = still && certainly_at_most(abs(move) * near_enough, abs(x[i]));
    }
    if (still) break;
  }
  return x;
}

long least_digits(const std::vector<Ball>& x) {
  long result = LONG_MAX;
  for (const Ball& component : x) result = std::min(result, component.accurate_digits());
  return result;
}

/// The zero near a start, relative to data point j. A component that no precision tells from zero keeps its
/// radius.
std::optional<std::vector<Ball>> offset_near(const TrainedModel& model, std::size_t j,
                                             std::vector<Ball> start, long digits) {
  const TrainedModel centred = centred_at(model, j);
  std::optional<std::vector<Ball>> best;
  Precision precision = Precision::digits(digits).plus(64);
  for (int round = 0; round < 3; ++round, precision = precision.doubled()) {
    const OptimalModel at = centred.at(precision);
    for (Ball& component : start) component = component.midpoint().at(precision);
    auto zero = proven_zero(field_of(at), start);
    if (!zero) break;
    best = std::move(zero);
    if (least_digits(*best) > digits) break;
    start = *best;
  }
  return best;
}

class Search {
 public:
  Search(const TrainedModel& model, long digits)
      : exact_(model), model_(model.at(search_precision)), field_(field_of(model_)), digits_(digits) {}

  void from_data_points() {
    for (std::size_t j = 0; j < exact_.data.size(); ++j) {
      const auto start = ascended(centred_at(exact_, j).at(search_precision));
      if (auto offset = offset_near(exact_, j, start, digits_)) keep(j, *offset);
    }
  }

  /// Whether every zero is in the list.
  bool through_bounding_box(long boxes) {
    const IntervalBox all = bounding_box();
    double reach = 0;
    for (const Interval& side : all) reach = std::max(reach, side.width());
    const AscentBoxes quick(exact_.data, exact_.alpha, exact_.sigma_eps, exact_.sigma_T, 2 * reach);
    std::deque<IntervalBox> queue{all};
    for (; !queue.empty() && boxes > 0; --boxes) {
      const IntervalBox box = queue.front();
      queue.pop_front();
      const auto answer = quick.test(box);
      if (answer.zeros == AscentBoxes::Zeros::none) continue;
      if (is_small(box)) {
        result_.open += through_small_box(to_brackets(box), boxes);
        continue;
      }
      if (answer.zeros == AscentBoxes::Zeros::one && add(to_brackets(answer.box))) continue;
      auto [lower, upper] = split(answer.zeros == AscentBoxes::Zeros::open ? answer.box : box);
      queue.push_back(std::move(lower));
      queue.push_back(std::move(upper));
    }
    result_.open += static_cast<long>(queue.size());
    result_.complete = result_.open == 0;
    return result_.complete;
  }

  EquilibriumSearch take() {
    for (Equilibrium& point : result_.points) finish(point);
    std::stable_sort(
        result_.points.begin(), result_.points.end(), [](const Equilibrium& a, const Equilibrium& b) {
          // The stable one first.
          return std::pair(a.nearest, a.stable != Truth::yes) < std::pair(b.nearest, b.stable != Truth::yes);
        });
    return std::move(result_);
  }

 private:
  IntervalBox bounding_box() const {
    IntervalBox box;
    for (std::size_t i = 0; i < exact_.data.dimension(); ++i) {
      Rational lower = exact_.data.means[0][i], upper = lower;
      for (const auto& point : exact_.data.means) {
        lower = std::min(lower, point[i]);
        upper = std::max(upper, point[i]);
      }
      // A zero may lie on the boundary of a flat hull.
      const Rational margin = (upper - lower + exact_.sigma_eps) / 64;
      box.push_back({Interval(Rational(lower - margin)).lower, Interval(Rational(upper + margin)).upper});
    }
    return box;
  }

  /// Beyond the reach of double precision, where differences from the data points lose their digits.
  bool is_small(const IntervalBox& box) const {
    double size = 0;
    for (const auto& point : exact_.data.means)
      for (const Rational& coordinate : point) size = std::max(size, std::abs(to_double(coordinate)));
    for (const Interval& side : box)
      if (side.width() > least_width * size) return false;
    return true;
  }

  /// By enclosures at the search's precision; how many boxes are left open.
  long through_small_box(Box whole, long& boxes) {
    std::deque<Box> queue{std::move(whole)};
    for (; !queue.empty() && boxes > 0; --boxes) {
      const Box box = queue.front();
      queue.pop_front();
      if (settled(box)) continue;
      auto [lower, upper] = split(box);
      queue.push_back(std::move(lower));
      queue.push_back(std::move(upper));
    }
    return static_cast<long>(queue.size());
  }

  /// Free of zeros, or all of its zeros are in the list.
  bool settled(const Box& box) {
    const auto x = to_balls(box, search_precision);
    for (const Ball& component : field_.value(x))
      if (!component.contains_zero()) return true;
    Box wide = box;
    for (Bracket& side : wide) {
      const Rational margin = (side.upper - side.lower) / 4;
      side = {side.lower - margin, side.upper + margin};
    }
    const KrawczykTest wider = krawczyk(field_, to_balls(wide, search_precision));
    if (wider.excluded) return true;
    if (wider.unique) return add(wide);
    return krawczyk(field_, x).excluded;
  }

  std::size_t nearest(const std::vector<Ball>& x) const {
    std::size_t best = 0;
    for (std::size_t j = 1; j < exact_.data.size(); ++j)
      if (leads(model_.mixture().half_square(x, best), model_.mixture().half_square(x, j))) best = j;
    return best;
  }

  /// The only zero of a box, made sharp.
  bool add(const Box& box) {
    const auto zero = to_balls(box, search_precision);
    const std::size_t j = nearest(zero);
    std::vector<Ball> start;
    for (std::size_t i = 0; i < zero.size(); ++i)
      start.push_back(zero[i] - model_.mixture().data().means[j][i]);
    const auto offset = offset_near(exact_, j, start, digits_);
    if (!offset) return false;
    // Newton's iteration may have left the box; a zero inside it is the one.
    const auto at = place(j, *offset);
    for (std::size_t i = 0; i < at.size(); ++i)
      if (at[i].lower_as_rational() < box[i].lower || at[i].upper_as_rational() > box[i].upper) return false;
    return keep(j, *offset);
  }

  std::vector<Ball> place(std::size_t j, const std::vector<Ball>& offset) const {
    std::vector<Ball> at;
    for (std::size_t i = 0; i < offset.size(); ++i)
      at.push_back(offset[i] + Ball(exact_.data.means[j][i], offset[i].precision()));
    return at;
  }

  /// Unless it is there already. False when two enclosures meet that could not be proven to hold the same
  /// zero.
  bool keep(std::size_t j, const std::vector<Ball>& offset) {
    Equilibrium point{place(j, offset), offset, j, Truth::unknown};
    for (const Equilibrium& known : result_.points) {
      bool apart = false;
      for (std::size_t i = 0; i < offset.size(); ++i) apart = apart || !known.at[i].overlaps(point.at[i]);
      if (!apart) return same_zero(known, point);
    }
    result_.points.push_back(std::move(point));
    return true;
  }

  /// One zero in a box around both enclosures.
  bool same_zero(const Equilibrium& a, const Equilibrium& b) const {
    const Precision precision = b.offset[0].precision();
    std::vector<Ball> box;
    for (std::size_t i = 0; i < a.at.size(); ++i) {
      Ball side = join(a.at[i].at(precision), b.at[i].at(precision));
      const Ball margin = side.radius() * 16;
      arb_add_error(side.raw(), margin.raw());
      box.push_back(std::move(side));
    }
    const OptimalModel at = exact_.at(precision);
    return krawczyk(field_of(at), box).unique;
  }

  void finish(Equilibrium& point) const {
    const std::size_t j = nearest(point.at);
    if (j != point.nearest) {
      std::vector<Ball> start;
      for (std::size_t i = 0; i < point.at.size(); ++i)
        start.push_back(point.at[i] - Ball(exact_.data.means[j][i], point.at[i].precision()));
      if (const auto offset = offset_near(exact_, j, start, digits_)) {
        point.offset = *offset;
        point.nearest = j;
        point.at = place(j, *offset);
      }
    }
    const Precision precision = point.offset[0].precision();
    const OptimalModel at = centred_at(exact_, point.nearest).at(precision);
    point.stable = negative_definite(at.mixture().hessian(at.order(), point.offset), point.at.size());
  }

  const TrainedModel& exact_;
  OptimalModel model_;
  VectorField field_;
  long digits_;
  EquilibriumSearch result_;
};

}  // namespace

EquilibriumSearch find_equilibria(const TrainedModel& model, long digits, long boxes) {
  Search search(model, digits);
  // A complete search finds what starting from the data points would.
  if (!search.through_bounding_box(boxes)) search.from_data_points();
  return search.take();
}

}  // namespace referee
