// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/trap.hpp"

#include <algorithm>
#include <stdexcept>

namespace referee {
namespace {

constexpr Precision trap_precision{64};

Ball trap_ball(const Rational& value) { return {value, trap_precision}; }

}  // namespace

Trap::Side Trap::side(const Mixture<Rational>& mixture, const Rational& factor, const RationalPoint& at,
                      const std::vector<int>& nearest) {
  for (const Rational& variance : mixture.variances)
    if (variance != 0) throw std::invalid_argument("Trap: every variance must be zero");
  if (nearest.empty()) throw std::invalid_argument("Trap: the minimiser names no nearest site");
  const auto site = [&](int k) { return static_cast<std::size_t>(k); };
  Rational least = mixture.weights[site(nearest.front())], total = 0;
  for (int k : nearest) {
    least = std::min(least, mixture.weights[site(k)]);
    total += mixture.weights[site(k)];
  }
  Side result{trap_ball(factor), {}, log(trap_ball(1 / least)), trap_ball(total / least - 1)};
  const Rational distance = squared_distance(at, mixture.means[site(nearest.front())]);
  for (std::size_t n = 0; n < mixture.size(); ++n) {
    if (std::find(nearest.begin(), nearest.end(), static_cast<int>(n)) != nearest.end()) continue;
    std::size_t partner = site(nearest.front());
    for (int k : nearest)
      if (squared_distance(mixture.means[site(k)], mixture.means[n]) <
          squared_distance(mixture.means[partner], mixture.means[n]))
        partner = site(k);
    result.outsiders.push_back({trap_ball(squared_distance(at, mixture.means[n]) - distance),
                                sqrt(trap_ball(squared_distance(mixture.means[partner], mixture.means[n]))),
                                trap_ball(mixture.weights[n] / mixture.weights[partner]),
                                trap_ball(mixture.weights[n] / least)});
  }
  return result;
}

Trap::Trap(const MixedScore& score, const CriticalPoint& minimiser)
    : at_(minimiser.at),
      guided_(score.lambda > 1),
      first_(side(score.first, score.lambda, minimiser.at, minimiser.first)),
      second_(side(score.second, 1 - score.lambda, minimiser.at, minimiser.second)) {
  if (!minimiser.minimum) throw std::invalid_argument("Trap: the point is no local minimiser");
  arb_pos_inf(star_radius_.raw());
  star_radius_.set_precision(trap_precision.bits);
  // A source without effect sets no limit.
  for (const Side* s : {&first_, &second_})
    if (!is_exact_zero(s->factor))
      for (const Outsider& n : s->outsiders)
        star_radius_ = min(star_radius_, (n.gap / (2 * n.length)).lower());
}

Ball Trap::outside_excess(const Side& side, const Ball& rho, const Ball& rate) const {
  Ball sum = Ball(0).at(trap_precision);
  for (const Outsider& n : side.outsiders) sum += n.gap * n.odds * exp(-rate * (n.gap - 2 * rho * n.length));
  return sum;
}

// The share of a site falls like exp(-rate a) with its excess a, and a exp(-rate a) is greatest at a =
// 1/rate.
Ball Trap::distance_excess(const Side& side, const Ball& rho, const Ball& rate) const {
  const Ball greatest = exp(Ball(-1).at(trap_precision)) / rate;
  Ball sum = side.crowd * greatest;
  for (const Outsider& n : side.outsiders) {
    const Ball excess = (n.gap - 2 * rho * n.length).lower();
    const bool falling = certainly_less(Ball(1), rate * excess);
    sum += n.odds_against_least * (falling ? excess * exp(-rate * excess) : greatest);
  }
  return min(sum, side.log_least_weight / rate);
}

Ball Trap::drift(const Ball& rho, const Ball& rate) const {
  Ball sum = Ball(0).at(trap_precision);
  if (!is_exact_zero(first_.factor)) sum += first_.factor * outside_excess(first_, rho, rate);
  if (!is_exact_zero(second_.factor))
    sum += guided_ ? -second_.factor * distance_excess(second_, rho, rate)
                   : second_.factor * outside_excess(second_, rho, rate);
  return (sum / 2).upper();
}

std::optional<Ball> Trap::radius_around(const EuclideanBall& set, const Ball& rate) const {
  Ball squares(0);
  for (std::size_t i = 0; i < at_.size(); ++i)
    squares += square(set.centre[i].at(trap_precision) - trap_ball(at_[i]));
  const Ball least = (sqrt(squares.upper()) + set.radius).upper();
  if (!certainly_less(least, star_radius_)) return std::nullopt;
  const Ball coarse_rate = rate.at(trap_precision).lower();
  const auto holds = [&](const Ball& rho) {
    return certainly_less(rho, star_radius_) && certainly_less(drift(rho, coarse_rate), square(rho).lower());
  };
  if (holds(least)) return least;
  if (!star_radius_.is_finite()) {
    // No site is outside, so the drift does not grow with the radius: a ball that is large enough holds.
    const Ball needed = sqrt(drift(least, coarse_rate)).upper();
    const Ball rho = (2 * max(needed, least) + 1).upper();
    return holds(rho) ? std::optional(rho) : std::nullopt;
  }
  // Too near to the minimiser, or too near to the edge of its star: radii in between serve both.
  for (long eighths = 1; eighths < 8; ++eighths) {
    const Ball rho = (star_radius_ * eighths / 8).upper();
    if (certainly_at_most(least, rho) && holds(rho)) return rho;
  }
  return std::nullopt;
}

std::optional<TrapCertificate> trapped(const std::vector<Trap>& traps, const EuclideanBall& set,
                                       const Ball& rate) {
  for (std::size_t k = 0; k < traps.size(); ++k)
    if (const auto radius = traps[k].radius_around(set, rate)) return TrapCertificate{k, *radius};
  return std::nullopt;
}

std::vector<Trap> traps_around(const MixedScore& score, const std::vector<CriticalPoint>& points) {
  std::vector<Trap> traps;
  for (const CriticalPoint& point : points)
    if (point.minimum) traps.emplace_back(score, point);
  return traps;
}

Destination destination(const MixedScore& score, const std::vector<Trap>& traps, const EuclideanBall& start,
                        const Rational& start_time, const DestinationOptions& options) {
  ValidatedFlow flow(score, start_time, start, options.flow);
  Ball widest = start.radius;
  for (const Trap& trap : traps) widest = max(widest, trap.star_radius());
  Destination result;
  do {
    if (const auto certificate = trapped(traps, flow.now(), flow.rate())) {
      result.proven = true;
      result.minimiser = certificate->minimiser;
      result.radius = certificate->radius;
      break;
    }
  } while (certainly_at_most(flow.now().radius, widest) && flow.advance(options.latest));
  result.entry = flow.similarity_time();
  result.enclosure = flow.now();
  result.steps = flow.steps();
  return result;
}

}  // namespace referee
