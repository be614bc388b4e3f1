// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/two_sources.hpp"

#include <fmt/format.h>

#include <optional>

#include "heat/score.hpp"
#include "numbers/error_function.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/enclosed_flow.hpp"

namespace referee::pde_perspective {
namespace {

Mixture<Rational> halves(std::vector<RationalPoint> sites) {
  return {std::move(sites), {"1/2"_q, "1/2"_q}, {0, 0}};
}

/// F_T(x) - 1/2 and 1 - F_T(x), for x > 0.
struct Excess {
  Ball above_half, below_one;
};
Excess excess(const Ball& x, const Ball& horizon) {
  const Ball width = 2 * sqrt(horizon), far = (x + Ball(1)) / width, near = (x - Ball(1)) / width;
  return {(erf(far) + erf(near)) / 4, (erfc(far) + erfc(near)) / 4};
}

/// The largest 10^-k T from which on, towards t = 0, the trajectory stays within delta of the site on its
/// side; empty when none was found.
std::optional<Ball> arrival_time(const Excess& at_start, const Ball& y, const Ball& horizon,
                                 const Ball& delta) {
  for (long decade = 0; decade <= 60; ++decade) {
    const Ball share(power(Rational(10), -decade), horizon.precision()), t = horizon * share;
    const Ball tail = erfc(delta / (2 * sqrt(t)));
    if (certainly_less(tail, 4 * at_start.above_half) && certainly_less(tail, 2 * at_start.below_one) &&
        certainly_less(abs(y) * sqrt(share), delta))
      return t;
  }
  return std::nullopt;
}

}  // namespace

Mixture<Rational> two_sources_in_plane() { return halves({{-1, 0}, {1, 0}}); }
Mixture<Rational> two_sources_on_line() { return halves({{-1}, {1}}); }

std::vector<Ball> two_source_score(const Point& p) {
  PosteriorKernel<Ball> kernel(convert(two_sources_in_plane(), FromRational<Ball>{p.precision()}),
                               2 * p["t"]);
  const std::vector<Ball> place{p["x"].at(p.precision()), p["y"].at(p.precision())};
  return score(kernel.at(place, 1), kernel.noise());
}

Ball axis_flow(const Point& p) {
  return enclosed_flow(two_sources_in_plane(), {0, simplest_rational(p["y"])}, simplest_rational(p["T"]),
                       simplest_rational(p["tau"]), p.precision())[1];
}
Ball axis_share(const Point& p) { return exp(-p["tau"].at(p.precision()) / 2); }

Arrival two_source_arrival(const Point& p) {
  const Ball x = p["x"].at(p.precision()), y = p["y"].at(p.precision()), horizon = p["T"].at(p.precision());
  const Ball delta = p.constant("1/100"_q);
  Arrival arrival;
  arrival.at = x;
  if (is_exact_zero(x)) {
    // The axis is invariant, and on it the distance from the origin is |y| sqrt(t/T).
    arrival.place = "(0, 0)";
    arrival.trapped = Truth::yes;
    arrival.detail = "x = 0 for all t, |X_t| = |y| sqrt(t/T)";
    return arrival;
  }
  if (x.contains_zero()) return arrival;
  const auto t = arrival_time(excess(abs(x), horizon), y, horizon, delta);
  if (!t) return arrival;
  arrival.place = x.is_positive() ? "(1, 0)" : "(-1, 0)";
  arrival.trapped = Truth::yes;
  arrival.detail = fmt::format("within 1/100 of the site for all t <= {}", t->to_string(3));
  return arrival;
}

}  // namespace referee::pde_perspective
