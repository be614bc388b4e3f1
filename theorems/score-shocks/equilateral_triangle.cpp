// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/equilateral_triangle.hpp"

#include <array>

#include "heat/score.hpp"
#include "measures/posterior.hpp"
#include "numbers/roots.hpp"

namespace referee::score_shocks {
namespace {

using namespace court;
using namespace literals;

/// (x, y/sqrt(3)) of the three means: rational.
template <class T>
std::array<std::array<T, 2>, 3> corner_means() {
  return {{{T(4), T(0)}, {T(-2), T(2)}, {T(-2), T(-2)}}};
}
template <class T>
T squared_distance_from_centre(const std::array<T, 2>& mean) {
  return mean[0] * mean[0] + T(3) * mean[1] * mean[1];
}

/// p(x, 0)/p(xbar).
Ball density_over_central(const Point& p) {
  const auto density = [&](const Ball& x) {
    Ball sum(0);
    for (const auto& mean : corner_means<Ball>())
      sum += exp(-(square(x - mean[0]) + Ball(3) * square(mean[1])) / (Ball(2) * p["v"]));
    return sum;
  };
  return density(p["x"]) / density(Ball(0));
}

const Hypothesis still_stable{
    "sigma_tau^2 exceeds both eigenvalues of W, so that xbar is a strict maximum of p", [](const Point& p) {
      Ball along(0), across(0);
      for (const auto& mean : corner_means<Ball>()) {
        along += square(mean[0]);
        across += Ball(3) * square(mean[1]);
      }
      return less(along, Ball(3) * p["v"]) && less(across, Ball(3) * p["v"]);
    }};

/// Critical points of p on the first axis, a median: they lie in the triangle, -2 <= x <= 4.
Equation on_a_median() {
  return {[](const Point& p, const Jet<Ball>& x) {
            const Jet<Ball> corner(4), side(-2), v(p["v"]);
            return (corner - x) * exp(corner * x / v) + Jet<Ball>(2) * (side - x) * exp(side * x / v);
          },
          [](const Instance&) { return std::pair<Rational, Rational>(-3, 5); }};
}

/// Hess log p at (x, 0), diagonal by reflection: the larger entry.
Ball larger_curvature(const Point& p, const Ball& x) {
  const Ball root = sqrt(p.constant(3)), third = p.constant("1/3"_q);
  Mixture<Ball> diracs;
  for (const auto& mean : corner_means<Ball>()) {
    diracs.means.push_back({mean[0], root * mean[1]});
    diracs.weights.push_back(third);
    diracs.variances.push_back(Ball(0));
  }
  PosteriorKernel<Ball> at(diracs, p["v"]);
  const std::vector<Ball> place{x, Ball(0)}, hessian = score_jacobian(at.at(place, 2), p["v"]);
  return max(hessian[0], hessian[3]);
}
/// The outermost critical point on the first axis at sigma_tau^2 = 17/2.
Ball outer_mode(const Point& p) {
  const Equation equation = on_a_median();
  return refine_root([&](const Jet<Ball>& x) { return equation.function(p, x); }, {2, "5/2"_q},
                     p.precision().to_digits() - 10);
}

Family noise_levels(const char* name, const std::vector<const char*>& levels) {
  Family family{name, {}, {still_stable}, true};
  for (const char* v : levels) family.members.push_back({{"v", parse_rational(v)}});
  return family;
}

}  // namespace

void try_first_speciation(Trial& trial) {
  const Family above = noise_levels("equilateral triangle of circumradius 4, sigma^2 = 17/2", {"17/2"});
  trial.exact(
      "equilateral triangle: all means lie equally far from xbar = 0, so that the responsibilities stay "
      "equal "
      "there",
      above,
      [](const Instance&) -> Rational {
        const auto means = corner_means<Rational>();
        return abs(Rational(squared_distance_from_centre(means[1]) -
                            squared_distance_from_centre(means[0]))) +
               abs(Rational(squared_distance_from_centre(means[2]) - squared_distance_from_centre(means[0])));
      },
      Relation::equal, [](const Instance&) -> Rational { return 0; });
  Family point = above;
  point.members.front().set("x", 2);
  trial.bound(
      "(77) is the exact time of the first speciation where the responsibilities at xbar stay equal: for the "
      "equilateral triangle (4, 0), (-2, 2 sqrt(3)), (-2, -2 sqrt(3)) no mode but xbar = 0 while v = "
      "sigma_tau^2 > lambda_1(W) = 8, so p(x, 0)/p(0, 0) <= 1",
      point, density_over_central, [](const Point&) { return Ball(1); });
  trial.note(
      "The ratio is exp(-4/17) (exp(16/17) + 2 exp(-8/17))/3. As p vanishes at infinity, it has a maximum "
      "elsewhere than at xbar, where both curvatures of log p are still (8 - sigma^2)/sigma^4 < 0. At "
      "sigma^2 = 17/2 there are four maxima: the centre and, higher, three at distance 2.3203. The three are "
      "born at sigma^2 = max_u 4 (1 - exp(-6 u))/(u (1 + 2 exp(-6 u))) = 8.7411: with sigma0 = 1 at tau = "
      "3.8706, where (77) has 3.5. What (77) does give exactly is the time at which xbar loses its "
      "stability.");
  trial.solutions("equilateral triangle: one critical point of p on a median while sigma_tau^2 > 8", above,
                  on_a_median(), [](const Instance&) { return 1L; });
}

void try_outer_modes(Trial& repaired) {
  repaired.solutions(
      "equilateral triangle, lambda_1 = 8: one critical point on a median at sigma^2 = 9 and 4371/500, three "
      "at 437/50 and 17/2",
      noise_levels("equilateral triangle, several noise levels", {"9", "4371/500", "437/50", "17/2"}),
      on_a_median(), [](const Instance& i) { return i["v"] > "8741/1000"_q ? 1L : 3L; });
  const Family level = noise_levels("equilateral triangle, sigma^2 = 17/2", {"17/2"});
  const Quantity zero = [](const Point&) { return Ball(0); };
  repaired.bound(
      "equilateral triangle at sigma^2 = 17/2: both curvatures of log p are negative at xbar", level,
      [](const Point& p) { return larger_curvature(p, Ball(0)); }, zero);
  repaired.bound(
      "and at the outermost critical point on a median, so that both are maxima", level,
      [](const Point& p) { return larger_curvature(p, outer_mode(p)); }, zero);
  repaired.bound(
      "where p is higher than at xbar", level, [](const Point&) { return Ball(1); },
      [](const Point& p) { return density_over_central(Point(p).set("x", outer_mode(p))); });
}

}  // namespace referee::score_shocks
