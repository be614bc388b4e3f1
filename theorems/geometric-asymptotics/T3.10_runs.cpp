// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/T3.10_runs.hpp"

#include <fmt/format.h>

#include "dynamics/similarity_flow.hpp"
#include "dynamics/trap.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

const Rational& disc_radius() {
  static const Rational radius = "1/100"_q;
  return radius;
}
const RationalPoint& disc_centre() {
  static const RationalPoint centre{"527/1250"_q, "-229/10000"_q};
  return centre;
}
/// From this heat time on the disc is a trap.
const Rational& disc_time() {
  static const Rational time = "1/1000"_q;
  return time;
}

Instance with_end(Instance instance) {
  const Rational& T = instance["T"];
  const auto run = follow_similarity_flow(mixed_score_of(instance), place_of(instance), T, T / 1000000, 10);
  RationalPoint nearest;
  Ball least;
  for (const CriticalPoint& point : critical_points(supports_of(instance), instance["lambda"])) {
    Ball distance(0);
    for (std::size_t i = 0; i < point.at.size(); ++i)
      distance += square(run.state[i] - Ball(point.at[i], {128}));
    if (!nearest.empty() && !certainly_less(distance, least)) continue;
    nearest = point.at;
    least = distance;
  }
  for (std::size_t i = 0; i < nearest.size(); ++i) instance.set("e" + std::to_string(i + 1), nearest[i]);
  return instance;
}

}  // namespace

Instance short_instance(const Point& p) {
  Instance result;
  const auto copy = [&](const std::string& name) {
    if (!p.has(name)) return false;
    result.set(name, simplest_rational(p[name]));
    return true;
  };
  copy("lambda");
  for (const char* stem : {"a", "b"})
    for (int k = 1, axis = 1; copy(fmt::format("{}{}_{}", stem, k, axis)); ++k, axis = 1)
      while (copy(fmt::format("{}{}_{}", stem, k, ++axis))) continue;
  for (const char* stem : {"v", "w", "x"})
    for (int k = 1; copy(fmt::format("{}{}", stem, k)); ++k) continue;
  copy("T");
  return result;
}

std::string name_of(const RationalPoint& x) {
  std::string text;
  for (const Rational& coordinate : x) text += (text.empty() ? "(" : ", ") + to_string(coordinate);
  return text + ")";
}

std::vector<Instance> example_runs(bool guided) {
  std::vector<Instance> result;
  const auto start = [&](const Instance& instance, const RationalPoint& x) {
    if ((instance["lambda"] > 1) == guided) result.push_back(with_end(placed(instance, x).set("T", 1)));
  };
  for (const Instance& instance : line_example())
    for (const char* x : {"-3", "1/3", "10"}) start(instance, {parse_rational(x)});
  for (const Instance& instance : plane_example())
    for (const RationalPoint& x : std::vector<RationalPoint>{{-4, 0}, {0, -3}, {3, 3}, {-1, 4}})
      start(instance, x);
  return result;
}

RationalPoint computed_end(const Instance& run) {
  RationalPoint end;
  for (int i = 1; run.has("e" + std::to_string(i)); ++i) end.push_back(run["e" + std::to_string(i)]);
  return end;
}

Arrival trapped_arrival(const Point& p) {
  const Instance instance = short_instance(p);
  const MixedScore score = mixed_score_of(instance);
  const auto critical = critical_points(supports_of(instance), instance["lambda"]);
  const auto traps = traps_around(score, critical);
  const Destination end =
      destination(score, traps, euclidean_ball(place_of(instance), 0, p.precision()), instance["T"]);
  Arrival arrival{
      .place = "",
      .trapped = Truth::unknown,
      .at = end.enclosure.centre.front(),
      .detail = fmt::format("{} validated steps to tau = {:.4}", end.steps, to_double(end.entry))};
  if (end.proven) {
    arrival.place = name_of(traps[end.minimiser].minimiser());
    arrival.trapped = Truth::yes;
  }
  return arrival;
}

Instance cocircular_run(const std::vector<Rational>& first_odds) {
  return placed(
             supports(2, {{"13/8"_q, -1}, {"13/8"_q, 1}}, {{-4, -3}, {4, -3}, {0, 5}}, first_odds, {1, 1, 1}),
             {0, 0})
      .set("T", first_odds[0] == first_odds[1] ? Rational(1) : disc_time());
}

std::vector<Ball> cocircular_pull(const Point& p) {
  const std::vector<Ball> h = place_of(p);
  const auto mean = [&](int source) {
    const Mixture<Ball> mixture = measure_of<Ball>(p, source);
    Ball total(0);
    std::vector<Ball> sum(2, Ball(0));
    for (std::size_t k = 0; k < mixture.size(); ++k) {
      const auto& site = mixture.means[k];
      const Ball weight = mixture.weights[k] * exp(site[0] * h[0] + site[1] * h[1]);
      total += weight;
      for (std::size_t i = 0; i < 2; ++i) sum[i] += weight * site[i];
    }
    for (Ball& entry : sum) entry /= total;
    return sum;
  };
  const auto first = mean(1), second = mean(2);
  return {2 * first[0] - second[0], 2 * first[1] - second[1]};
}

Arrival cocircular_arrival(const Point& p) {
  const Instance instance = short_instance(p);
  if (instance["v1"] != 99 * instance["v2"]) return trapped_arrival(p);
  ValidatedFlow flow(mixed_score_of(instance), instance["T"],
                     euclidean_ball(place_of(instance), 0, p.precision()),
                     {.digits = 12, .most_steps = 2000});
  const Rational late = "1/20"_q;
  Arrival arrival;
  const bool reached = flow.follow(late);
  const Ball t = p["T"] * exp(-Ball(late, p.precision()));
  std::vector<Ball> offset;
  for (std::size_t i = 0; i < 2; ++i)
    offset.push_back(flow.now().box()[i] / (2 * t) - p.constant(disc_centre()[i]));
  arrival.at = euclidean_length(offset, p.precision());
  arrival.detail = fmt::format(
      "{} validated steps to tau = 1/20; shown is the distance of x/(2t) from the centre", flow.steps());
  if (reached && certainly_less(arrival.at, p.constant(disc_radius())) &&
      certainly_less(t, p.constant(disc_time()))) {
    arrival.place = "(0, 0)";
    arrival.trapped = Truth::yes;
  }
  return arrival;
}

void disc_is_never_left(Trial& trial) {
  Family places{"A1, A2 on circles about 0, lambda = 2, x = 2 t h", {}, support_hypotheses()};
  for (const RationalPoint& h :
       std::vector<RationalPoint>{{0, 0}, disc_centre(), {"1/3"_q, -1}, {-2, "1/7"_q}})
    for (const char* t : {"1", "1/1000", "1e-30"}) {
      const Instance run = cocircular_run({99, 1});
      places.members.push_back(placed(run, h).set("t", parse_rational(t)));
    }
  for (std::size_t axis : {0UL, 1UL})
    trial.identity(
        fmt::format("at x = 2 t h the drift is -(2 t h - G(h))/2, component {}", axis + 1), places,
        [axis](const Point& p) {
          Point q = p;
          for (const char* x : {"x1", "x2"}) q.set(x, 2 * p["t"] * p[x]);
          return -rescaled_gradient(q)[axis] / 4;
        },
        [axis](const Point& p) { return (cocircular_pull(p)[axis] - 2 * p["t"] * place_of(p)[axis]) / 2; });
  const Instance run = cocircular_run({99, 1});
  trial.bound(
      "odds 99 : 1: on the circle of radius 1/100 about h = (0.4216, -0.0229) h' = h/2 + G/(4t) points "
      "inwards for t <= 1/1000, so that |X_t/(2t) - h| <= 1/100 for ever after and X_t -> 0",
      Domain{"angle from 0 to 63/10", {{"angle", 0, "63/10"_q}}, {}, run},
      [](const Point& p) {
        const Ball angle = p["angle"].at(p.precision());
        const std::vector<Ball> normal{cos(angle), sin(angle)};
        Point q = p;
        for (std::size_t i = 0; i < 2; ++i)
          q.set("x" + std::to_string(i + 1),
                p.constant(disc_centre()[i]) + p.constant(disc_radius()) * normal[i]);
        const std::vector<Ball> pull = cocircular_pull(q);
        return normal[0] * pull[0] + normal[1] * pull[1];
      },
      [](const Point& p) {
        // |<n, 2 t h>| <= 2 t |h| for t up to disc_time().
        const Ball length =
            euclidean_length({p.constant(disc_centre()[0]), p.constant(disc_centre()[1])}, p.precision());
        return -2 * p.constant(disc_time()) * (length + p.constant(disc_radius()));
      });
}

}  // namespace referee::geometric_asymptotics
