// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/generated.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "court/undecidable.hpp"
#include "dynamics/similarity_flow.hpp"
#include "geometry/critical_points.hpp"
#include "numbers/remembered.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

RationalPoint recovered_place(const Point& p) {
  RationalPoint x;
  for (const Ball& coordinate : place_of(p)) x.push_back(simplest_rational(coordinate));
  return x;
}
Rational recovered_start_time(const Point& p) { return p.has("T") ? simplest_rational(p["T"]) : Rational(1); }

/// Tells instances of the flow apart: the mixed score, where it starts and when.
std::string flow_text(const MixedScore& score, const RationalPoint& start, const Rational& start_time) {
  std::string text = to_string(score.lambda) + " " + to_string(start_time);
  const auto add = [&](const RationalPoint& point) {
    text += ";";
    for (const Rational& coordinate : point) text += " " + to_string(coordinate);
  };
  add(start);
  for (const Mixture<Rational>* mixture : {&score.first, &score.second}) {
    text += " |";
    for (std::size_t k = 0; k < mixture->size(); ++k) {
      add(mixture->means[k]);
      text += " :" + to_string(mixture->weights[k]);
    }
  }
  return text;
}

/// The validated box at the similarity time tau > 0, whatever precision it is asked for at.
std::vector<Ball> carried_box(const MixedScore& score, const RationalPoint& start, const Rational& start_time,
                              const Rational& tau) {
  constexpr long digits = 20;
  ValidatedFlow flow(score, start_time, euclidean_ball(start, 0, Precision::digits(2 * digits)),
                     {.digits = digits, .most_steps = 2000});
  if (tau > 0 && !flow.follow(tau)) throw court::Undecidable("the trajectory could not be validated");
  return flow.now().box();
}

std::string end_name(const RationalPoint& at) {
  std::string result = "(";
  for (const Rational& coordinate : at) result += (result.size() > 1 ? ", " : "") + to_string(coordinate);
  return result + ")";
}

}  // namespace

std::vector<Ball> Generations::at(const Point& p, const Rational& heat_time, long digits) const {
  const MixedScore score = score_of(p);
  const RationalPoint start = recovered_place(p);
  const Rational start_time = recovered_start_time(p);
  return states_->at(
      fmt::format("{} {} {}", to_string(heat_time), digits, flow_text(score, start, start_time)), [&] {
        const Trajectory run = follow_similarity_flow(score, start, start_time, heat_time, digits);
        if (!run.complete || !run.agreed_digits)
          throw court::Undecidable("the trajectory could not be followed");
        Rational size = 1;
        const auto widen = [&](const RationalPoint& point) {
          for (const Rational& coordinate : point) size = std::max(size, Rational(abs(coordinate)));
        };
        widen(start);
        for (const Mixture<Rational>* mixture : {&score.first, &score.second})
          for (const RationalPoint& mean : mixture->means) widen(mean);
        const Ball error(size * power(Rational(10), -*run.agreed_digits), Precision::digits(digits));
        std::vector<Ball> state;
        for (const Ball& coordinate : run.state)
          state.push_back(join(coordinate - error, coordinate + error));
        return state;
      });
}

MeasuredExponent measured_exponent(const std::function<Ball(const Rational&)>& size) {
  const Ball earliest = abs(size("1e-3"_q)), earlier = abs(size("1e-4"_q)), late = abs(size("1e-5"_q));
  const auto over_decade = [](const Ball& before, const Ball& after) {
    const Ball ratio = before / after;
    return log(ratio) / log(Ball(10).at(ratio.precision()));
  };
  const Ball value = over_decade(earlier, late);
  return {value.midpoint(), (value - over_decade(earliest, earlier)).magnitude() + 2 * value.radius()};
}

MixedScore score_of(const Point& p) {
  const auto exact = [&](int source) {
    const Mixture<Ball> mixture = measure_of<Ball>(p, source);
    Mixture<Rational> result;
    for (const auto& mean : mixture.means) {
      auto& point = result.means.emplace_back();
      for (const Ball& coordinate : mean) point.push_back(simplest_rational(coordinate));
    }
    for (const Ball& weight : mixture.weights) result.weights.push_back(simplest_rational(weight));
    result.variances.assign(result.means.size(), 0);
    return result;
  };
  return {exact(1), exact(2), simplest_rational(p["lambda"])};
}

Point carried(const Point& p) {
  static Remembered<std::vector<Ball>> boxes;
  const Rational tau = simplest_rational(p["tau"]);
  const MixedScore score = score_of(p);
  const RationalPoint start = recovered_place(p);
  const Rational start_time = recovered_start_time(p);
  const std::vector<Ball> box = boxes.at(to_string(tau) + " " + flow_text(score, start, start_time),
                                         [&] { return carried_box(score, start, start_time, tau); });
  Point result = p;
  for (std::size_t i = 0; i < box.size(); ++i)
    result.set("x" + std::to_string(i + 1), box[i].at(p.precision()));
  return result.set("t", Ball(start_time, p.precision()) * exp(-p["tau"].at(p.precision())));
}

Arrival proven_end(const Point& p) {
  const MixedScore score = score_of(p);
  const auto points = critical_points({score.first.means, score.second.means}, score.lambda);
  const auto traps = traps_around(score, points);
  const Destination end =
      destination(score, traps, euclidean_ball(recovered_place(p), 0, {256}), recovered_start_time(p),
                  {.flow = {.digits = 8, .most_steps = 1000}, .latest = 20});
  Arrival arrival;
  arrival.at = end.enclosure.centre.empty() ? Ball(0).at({64}) : end.enclosure.centre[0];
  if (!end.proven) {
    arrival.detail = fmt::format("followed to tau = {:.4g}", to_double(end.entry));
    return arrival;
  }
  arrival.place = end_name(traps[end.minimiser].minimiser());
  arrival.trapped = Truth::yes;
  arrival.detail = fmt::format("inside a trap of radius {} from tau = {:.4g} on, {} validated steps",
                               end.radius.to_string(3), to_double(end.entry), end.steps);
  return arrival;
}

CriticalPoint approached(const Instance& instance) {
  const Rational start_time = instance.has("T") ? instance["T"] : Rational(1);
  constexpr long digits = 12;
  const Trajectory run = similarity_flow_once(mixed_score_of(instance), place_of(instance), start_time,
                                              start_time * power(Rational(10), -8), digits);
  RationalPoint state;
  for (const Ball& coordinate : run.state) state.push_back(coordinate.midpoint_as_rational());
  auto points = critical_points(supports_of(instance), instance["lambda"]);
  return *std::min_element(points.begin(), points.end(), [&](const CriticalPoint& a, const CriticalPoint& b) {
    return squared_distance(a.at, state) < squared_distance(b.at, state);
  });
}
std::string likely_end(const Instance& instance) { return end_name(approached(instance).at); }

}  // namespace referee::geometric_asymptotics
