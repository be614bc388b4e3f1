// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/flow_end.hpp"

#include <algorithm>

#include "dynamics/similarity_flow.hpp"
#include "dynamics/trap.hpp"

namespace referee {
namespace {

/// To here a flow is asked to be as near as the rates say; later on for no more than the mean of the
/// exponents, as one that lingered at a saddle lags behind by a constant factor.
constexpr long prompt_exponent = 8;

}  // namespace

std::size_t nearest_critical_point(const std::vector<CriticalPoint>& points, const RationalPoint& at) {
  const auto nearest =
      std::min_element(points.begin(), points.end(), [&](const CriticalPoint& a, const CriticalPoint& b) {
        return squared_distance(a.at, at) < squared_distance(b.at, at);
      });
  return static_cast<std::size_t>(nearest - points.begin());
}

std::optional<FlowEnd> flow_end(const MixedScore& mixed, const std::vector<CriticalPoint>& points,
                                const RationalPoint& from, const Rational& start_time, long exponent) {
  // Flows that run along an interface spend their steps without a proof: give up early.
  const Destination found = destination(mixed, traps_around(mixed, points),
                                        euclidean_ball(from, Rational(0), Precision::digits(30)), start_time,
                                        {.flow = {.digits = 8, .most_steps = 150}, .latest = 40});
  if (found.proven) {
    std::size_t trap = 0;
    for (std::size_t k = 0; k < points.size(); ++k)
      if (points[k].minimum && trap++ == found.minimiser) return FlowEnd{k, true};
  }
  const Rational end = power(Rational(10), -exponent);
  const Trajectory run = follow_similarity_flow(mixed, from, start_time, end, 6);
  if (!run.complete || run.agreed_digits.value_or(0) < exponent / 2) return std::nullopt;
  RationalPoint at;
  for (const Ball& coordinate : run.state) at.push_back(coordinate.midpoint_as_rational());
  const std::size_t nearest = nearest_critical_point(points, at);
  // Along a stratum what is left falls like sqrt(t/T), across it like t.
  const Rational size = 100 + dot(from, from) + dot(points[nearest].at, points[nearest].at);
  const long demanded = exponent <= prompt_exponent ? exponent : (exponent + prompt_exponent) / 2;
  if (squared_distance(points[nearest].at, at) > 16 * size * power(Rational(10), -demanded) / start_time)
    return std::nullopt;
  return FlowEnd{nearest, false};
}

}  // namespace referee
