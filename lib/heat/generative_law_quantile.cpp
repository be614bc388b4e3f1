// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/generative_law_quantile.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace referee {
namespace {

/// F_t(x) - q, from the smaller tail.
Ball excess_at(const Mixture<Ball>& diracs, const Level& q, const Ball& x, const Ball& t) {
  return leads(q.above, q.below) ? heat_distribution(diracs, x, t) - q.below
                                 : q.above - heat_survival(diracs, x, t);
}
/// Its sign; 0 when the precision cannot tell.
int side(const Mixture<Ball>& diracs, const Level& q, const Ball& x, const Ball& t) {
  const Ball excess = excess_at(diracs, q, x, t);
  return excess.is_negative() ? -1 : excess.is_positive() ? 1 : 0;
}
/// The density of u(t) over an enclosure.
Ball density_over(const Mixture<Ball>& diracs, const Ball& x, const Ball& t) {
  const Jet<Ball> place = Jet<Ball>::variable(JetLayout::of(1, 1), 0, x);
  Mixture<Jet<Ball>> lifted;
  for (std::size_t k = 0; k < diracs.size(); ++k) {
    lifted.means.push_back({Jet<Ball>(diracs.means[k][0])});
    lifted.weights.emplace_back(diracs.weights[k]);
  }
  return heat_distribution(lifted, place, Jet<Ball>(t)).derivative({1});
}

}  // namespace

Level heat_level(const Mixture<Rational>& diracs, const Ball& x, const Ball& t) {
  const Mixture<Ball> sites = convert(diracs, FromRational<Ball>{x.precision()});
  return {heat_distribution(sites, x, t), heat_survival(sites, x, t)};
}

Ball heat_quantile(const Mixture<Rational>& diracs, const Level& q, const Ball& t, Precision precision) {
  if (diracs.dimension() != 1 || !std::all_of(diracs.variances.begin(), diracs.variances.end(),
                                              [](const Rational& v) { return v == 0; }))
    throw std::invalid_argument("heat_quantile: the measure must consist of Diracs on the line");
  if (!q.below.is_positive() || !q.above.is_positive() || !t.is_positive())
    throw std::invalid_argument("heat_quantile: needs 0 < q < 1 and t > 0");
  const Mixture<Ball> sites = convert(diracs, FromRational<Ball>{precision});
  const auto [least, largest] = std::minmax_element(diracs.means.begin(), diracs.means.end());
  const Ball deviation = sqrt(Ball(2) * t);
  Ball reach = deviation;
  while (side(sites, q, Ball(least->front(), precision) - reach, t) != -1) reach = reach * 2;
  Ball lower = (Ball(least->front(), precision) - reach).midpoint().at(precision);
  reach = deviation;
  while (side(sites, q, Ball(largest->front(), precision) + reach, t) != 1) reach = reach * 2;
  Ball upper = (Ball(largest->front(), precision) + reach).midpoint().at(precision);

  for (long step = 0; step < 4 * precision.bits; ++step) {
    const Ball hull = join(lower, upper), middle = half_of(Ball(lower + upper)).midpoint().at(precision);
    const Ball density = density_over(sites, hull, t);
    Ball next = hull;
    if (density.is_positive()) next = common_part(hull, middle - excess_at(sites, q, middle, t) / density);
    if (certainly_less(Ball(next.radius() * 2), hull.radius())) {
      lower = next.lower();
      upper = next.upper();
      continue;
    }
    // Newton's step does not contract: bisect, unless the ends are neighbours or the precision is spent.
    if (!certainly_less(lower, middle) || !certainly_less(middle, upper)) return next;
    const int where = side(sites, q, middle, t);
    if (where != 0) {
      (where < 0 ? lower : upper) = middle;
      continue;
    }
    // The middle cannot be told from the root, which a wide bracket may well have there: close in on both
    // sides.
    const Ball left = half_of(Ball(lower + middle)).midpoint().at(precision),
               right = half_of(Ball(middle + upper)).midpoint().at(precision);
    const bool left_is_below = certainly_less(lower, left) && side(sites, q, left, t) == -1,
               right_is_above = certainly_less(right, upper) && side(sites, q, right, t) == 1;
    if (!left_is_below && !right_is_above) return next;
    if (left_is_below) lower = left;
    if (right_is_above) upper = right;
  }
  return join(lower, upper);
}

Ball generated_place(const Mixture<Rational>& diracs, const Rational& start, const Rational& horizon,
                     const Rational& t, Precision precision) {
  const FromRational<Ball> ball{precision};
  return heat_quantile(diracs, heat_level(diracs, ball(start), ball(horizon)), ball(t), precision);
}

LineBasins line_basins(const Mixture<Rational>& diracs, const Rational& horizon, Precision precision) {
  std::vector<std::size_t> order(diracs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return diracs.means[a][0] < diracs.means[b][0]; });
  LineBasins basins;
  Rational below = 0;
  for (std::size_t k : order) {
    basins.sites.push_back(diracs.means[k][0]);
    basins.weights.push_back(diracs.weights[k]);
    below += diracs.weights[k];
    if (basins.sites.size() < diracs.size())
      basins.boundaries.push_back(
          heat_quantile(diracs, {Ball(below, precision), Ball(Rational(1 - below), precision)},
                        Ball(horizon, precision), precision));
  }
  return basins;
}

std::vector<Ball> basin_weights(const LineBasins& basins, const std::function<Ball(const Ball&)>& start) {
  std::vector<Ball> weights;
  Ball below(0);
  for (const Ball& boundary : basins.boundaries) {
    const Ball reached = start(boundary);
    weights.push_back(reached - below);
    below = reached;
  }
  weights.push_back(Ball(1) - below);
  return weights;
}

Ball arrival_constant(const LineBasins& basins, std::size_t site, const Ball& q) {
  Rational below = 0;
  for (std::size_t k = 0; k < site; ++k) below += basins.weights[k];
  const Ball share = (q - Ball(below, q.precision())) / Ball(basins.weights[site], q.precision());
  return Ball(2) * inverse_erf(Ball(2) * share - Ball(1));
}

}  // namespace referee
