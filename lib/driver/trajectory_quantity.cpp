// SPDX-License-Identifier: GPL-3.0-or-later
/// `compute trajectory`: where the generation flow of two Dirac mixtures carries a start, and a proof of
/// where it ends.
#include <fmt/format.h>

#include <algorithm>

#include "driver/plane_picture.hpp"
#include "driver/quantities.hpp"
#include "driver/usage_error.hpp"
#include "dynamics/similarity_flow.hpp"
#include "dynamics/trap.hpp"

namespace referee::driver {
namespace {

/// The critical point nearest to a computed state: where the trajectory seems to go.
const CriticalPoint& nearest_point(const std::vector<CriticalPoint>& points, const std::vector<Ball>& state) {
  RationalPoint at;
  for (const Ball& coordinate : state) at.push_back(coordinate.midpoint_as_rational());
  return *std::min_element(points.begin(), points.end(), [&](const CriticalPoint& a, const CriticalPoint& b) {
    return squared_distance(a.at, at) < squared_distance(b.at, at);
  });
}

struct Ending {
  const CriticalPoint* point;
  bool proven;
  Rational entry;  ///< similarity time at which the trap was entered
};

Ending ending(const MixedScore& mixed, const std::vector<CriticalPoint>& points, const RationalPoint& from,
              const Rational& start_time, const std::vector<Ball>& state) {
  const Destination found = destination(mixed, traps_around(mixed, points),
                                        euclidean_ball(from, Rational(0), Precision::digits(50)), start_time);
  if (!found.proven) return {&nearest_point(points, state), false, Rational(0)};
  std::size_t index = 0;
  for (const CriticalPoint& point : points)
    if (point.minimum && index++ == found.minimiser) return {&point, true, found.entry};
  throw std::logic_error("trajectory: a trap without its minimiser");
}

/// Where a trajectory leaves an interface that held it, errors grow by many digits: then more are carried.
/// @throws std::runtime_error when two runs still disagree, or do not reach the end.
Trajectory agreed_trajectory(const MixedScore& mixed, const RationalPoint& from, const Rational& start_time,
                             const Rational& end_time, long digits) {
  for (int attempt = 1;; ++attempt) {
    const long carried = digits + 15 * attempt * (attempt - 1) / 2;
    Trajectory trajectory = follow_similarity_flow(mixed, from, start_time, end_time, carried);
    if (!trajectory.complete)
      throw std::runtime_error("trajectory: the steps were spent before the end time was reached");
    if (!trajectory.agreed_digits || *trajectory.agreed_digits >= digits) return trajectory;
    if (attempt == 3)
      throw std::runtime_error(fmt::format("trajectory: two runs with {} digits agree to {} only, not to {}",
                                           carried, *trajectory.agreed_digits, digits));
  }
}

std::string digits_of(const Ball& value, long digits) {
  return value.contains_zero() ? "0" : value.to_decimal(digits);
}

}  // namespace

Quantity trajectory_quantity() {
  return {
      "trajectory",
      {"--from", "--time", "--start-time"},
      true,
      [](const Request& request, long digits, bool with_picture) {
        const Supports& supports = request.supports();
        const MixedScore mixed = mixed_score(supports);
        const RationalPoint from = request.point("--from", request.dimension());
        const Rational end_time = request.positive("--time"),
                       start_time = request.positive("--start-time", Rational(1));
        if (end_time < power(Rational(10), -280))
          throw UsageError(fmt::format("--time: {} is below 1e-280; choose a larger one",
                                       request.arguments().at("--time")));
        if (end_time >= start_time)
          throw UsageError(fmt::format("--time: {} is not before the start at {}; choose a smaller one",
                                       to_string(end_time), to_string(start_time)));
        const Trajectory trajectory = agreed_trajectory(mixed, from, start_time, end_time, digits);
        const DistancePotential potential({supports.first, supports.second}, supports.lambda);
        const auto points = critical_points(potential.supports(), supports.lambda);
        const Ending end = ending(mixed, points, from, start_time, trajectory.state);

        Answer answer;
        Json at = Json::array();
        for (std::size_t i = 0; i < trajectory.state.size(); ++i) {
          at.push_back(digits_of(trajectory.state[i], digits));
          answer.table.push_back({trajectory.state.size() == 1 ? "at" : fmt::format("at({})", i + 1),
                                  digits_of(trajectory.state[i], digits)});
        }
        answer.result = {{"at", at},
                         {"end", {{"at", exact_json(end.point->at)}, {"kind", to_string(end.point->kind)}}},
                         {"proven", end.proven}};
        if (trajectory.agreed_digits)
          answer.result["agreed_digits"] = std::to_string(*trajectory.agreed_digits);
        answer.table.push_back(
            {"end", fmt::format("{} {}", to_string(end.point->kind), short_point(end.point->at))});
        answer.table.push_back({"proven", end.proven ? fmt::format("yes: trapped for good from tau = {} on",
                                                                   decimal(end.entry, 5))
                                                     : "no: the nearest critical point is named"});
        answer.remarks.push_back(fmt::format(
            "two runs agree to {} digits; {} Taylor steps, {} collocation steps",
            trajectory.agreed_digits.value_or(0), trajectory.taylor_steps, trajectory.collocation_steps));
        if (with_picture) {
          PlaneCurve curve{"trajectory", {}};
          for (const TrajectorySample& sample : trajectory.samples) {
            auto& point = curve.points.emplace_back();
            for (const Ball& coordinate : sample.state)
              point.push_back(rational_from_double(coordinate.to_double()));
          }
          answer.picture = plane_picture(potential, points, {curve});
        }
        return answer;
      }};
}

}  // namespace referee::driver
