// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/equilibria.hpp"

#include <algorithm>
#include <climits>
#include <deque>
#include <optional>

#include "numbers/krawczyk.hpp"

namespace referee {
namespace {

/// Bits of the search; what it finds is refined afterwards.
constexpr Precision search_precision{80};
constexpr int ascent_steps = 40;

using Box = std::vector<Bracket>;

std::vector<Ball> to_balls(const Box& box, Precision precision) {
  std::vector<Ball> result;
  for (const Bracket& side : box) result.push_back(Ball::hull(side.lower, side.upper, precision));
  return result;
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
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = (x[i] + gradient[i] / weight).midpoint();
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
      if (auto offset = offset_near(exact_, j, start, digits_)) unsettled_ = !keep(j, *offset) || unsettled_;
    }
  }

  void through_bounding_box(long boxes) {
    std::deque<Box> queue{bounding_box()};
    for (; !queue.empty() && boxes > 0; --boxes) {
      const Box box = queue.front();
      queue.pop_front();
      if (settled(box)) continue;
      for (Box& half : halves(box)) queue.push_back(std::move(half));
    }
    result_.open = static_cast<long>(queue.size());
    result_.complete = queue.empty() && !unsettled_;
  }

  EquilibriumSearch take() {
    for (Equilibrium& point : result_.points) finish(point);
    std::stable_sort(result_.points.begin(), result_.points.end(),
                     [](const Equilibrium& a, const Equilibrium& b) { return a.nearest < b.nearest; });
    return std::move(result_);
  }

 private:
  Box bounding_box() const {
    Box box;
    for (std::size_t i = 0; i < exact_.data.dimension(); ++i) {
      Bracket side{exact_.data.means[0][i], exact_.data.means[0][i]};
      for (const auto& point : exact_.data.means) {
        side.lower = std::min(side.lower, point[i]);
        side.upper = std::max(side.upper, point[i]);
      }
      // A zero may lie on the boundary of a flat hull.
      const Rational margin = (side.upper - side.lower + exact_.sigma_eps) / 64;
      box.push_back({side.lower - margin, side.upper + margin});
    }
    return box;
  }

  /// Cut off the middle, so that zeros of symmetric data do not lie on the cuts.
  static std::vector<Box> halves(const Box& box) {
    std::size_t longest = 0;
    for (std::size_t i = 1; i < box.size(); ++i)
      if (box[i].upper - box[i].lower > box[longest].upper - box[longest].lower) longest = i;
    const Rational cut = box[longest].lower + (box[longest].upper - box[longest].lower) * Rational(15, 32);
    std::vector<Box> result{box, box};
    result[0][longest].upper = result[1][longest].lower = cut;
    return result;
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
    if (wider.unique) return add(wider.zero, wide);
    return krawczyk(field_, x).excluded;
  }

  std::size_t nearest(const std::vector<Ball>& x) const {
    std::size_t best = 0;
    for (std::size_t j = 1; j < exact_.data.size(); ++j)
      if (leads(model_.mixture().half_square(x, best), model_.mixture().half_square(x, j))) best = j;
    return best;
  }

  /// @param box in which `zero` encloses the only one
  bool add(const std::vector<Ball>& zero, const Box& box) {
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
  bool unsettled_ = false;  ///< two enclosures in the list may hold one zero
  EquilibriumSearch result_;
};

}  // namespace

EquilibriumSearch find_equilibria(const TrainedModel& model, long digits, long boxes) {
  Search search(model, digits);
  search.from_data_points();
  search.through_bounding_box(boxes);
  return search.take();
}

}  // namespace referee
