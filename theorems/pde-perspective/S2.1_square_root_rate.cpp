// SPDX-License-Identifier: GPL-3.0-or-later
/// Abstract and sections 2.1, 2.2: the rate sqrt t.
#include <cmath>

#include "heat/generative_law_quantile.hpp"
#include "numbers/normal_law.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/concentration.hpp"
#include "pde-perspective/uniform_data.hpp"

namespace referee::pde_perspective {
namespace {

Family heated_uniform_data() {
  Family family{"A from 1/100 to 20, t from 1e-8 to 100", {}, {}};
  for (const Rational& A : {"1/100"_q, "1/3"_q, "1"_q, "4"_q, "20"_q})
    for (const Rational& t : {"1e-8"_q, "1/100"_q, "1"_q, "100"_q})
      family.members.push_back({{"A", A}, {"t", t}});
  return family;
}

/// Starts on the line without noise, with the number of the site they end at.
struct RatedStart {
  Instance instance;
  std::size_t site;
};
std::vector<RatedStart> rated_starts() {
  const Instance pair = line_diracs({-1, 1}, {1, 3}).set("T", 1);
  const Instance three = line_diracs({-5, 0, 5}, {7, 3, 1}).set("T", 2);
  return {{Instance(pair).set("start", -3), 0},
          {Instance(pair).set("start", "1/2"_q), 1},
          {Instance(three).set("start", "1/4"_q), 1},
          {Instance(three).set("start", 8), 2}};
}

/// The 64 intervals of the sixth step of the Cantor set in [0, 1] with contraction 1/5, by their left ends.
template <class T>
std::vector<T> cantor_cells(const T& fifth) {
  std::vector<T> ends{T(0) * fifth};
  T shift = T(4) * fifth;
  for (int step = 0; step < 6; ++step, shift = shift * fifth) {
    const std::size_t count = ends.size();
    for (std::size_t k = 0; k < count; ++k) ends.push_back(ends[k] + shift);
  }
  return ends;
}

/// A lower bound of 1/2 - F_t(x) for the Cantor measure: each interval's mass at its left end, which lowers
/// what the left half leaves right of x and raises what the right half has left of x.
template <class T>
T cantor_deficit(const T& x, const T& t, const T& fifth) {
  using std::erfc;
  using std::sqrt;
  const T width = T(2) * sqrt(t);
  const std::vector<T> ends = cantor_cells(fifth);
  T sum(0);
  // The last shift that is set tells the halves apart only by value: the first step adds 4/5.
  for (std::size_t k = 0; k < ends.size(); ++k) {
    const bool left = k % 2 == 0;
    sum += left ? T(erfc(T((x - ends[k]) / width))) : T(-erfc(T((ends[k] - x) / width)));
  }
  return sum / T(128);
}

Family cantor_levels() {
  Family family{"levels q in [1/2 - 2^(-m - 1), 1/2) of the Cantor measure with contraction 1/5",
                {},
                {{"1/5 < x < 1/2, t > 0",
                  [](const Point& p) {
                    return less(p.constant("1/5"_q), p["x"]) && less(p["x"], p.constant("1/2"_q)) &&
                           positive(p["t"]);
                  }}},
                true};
  for (const auto& [m, x, t, ratio] :
       std::vector<std::tuple<long, Rational, Rational, Rational>>{{8, "43/100"_q, "9/1600"_q, 3},
                                                                   {16, "46/100"_q, "1/400"_q, 5},
                                                                   {64, "48/100"_q, "1/1878"_q, 12},
                                                                   {128, "47/100"_q, "9/40000"_q, 17}})
    family.members.push_back({{"m", m}, {"x", x}, {"t", t}, {"ratio", ratio}});
  return family;
}

/// (X_t - 1/5)/sqrt t for the level 1/2 - 2^(-m - 1), for the eye.
Curve cantor_curve(int m) {
  Curve curve{.label = "m = " + std::to_string(m), .x = {}, .y = {}};
  for (int i = 0; i <= 60; ++i) {
    const double t = 0.3 * std::pow(10, -i / 15.0);
    double lower = 0, upper = 0.5;
    for (int step = 0; step < 50; ++step) {
      const double middle = (lower + upper) / 2;
      (cantor_deficit(middle, t, 0.2) > std::ldexp(1, -m - 1) ? lower : upper) = middle;
    }
    curve.x.push_back(t);
    curve.y.push_back(std::max(0.0, lower - 0.2) / std::sqrt(t));
  }
  return curve;
}

Figure cantor_figure() {
  Panel panel{.title = "d(X_t, S)/sqrt t, Cantor data with contraction 1/5, no noise",
              .x_label = "t",
              .y_label = "d(X_t, S)/sqrt t",
              .log_x = true};
  for (const int m : {4, 8, 16, 32}) panel.curves.push_back(cantor_curve(m));
  return {
      "pde-perspective-rate",
      "Trajectories of level 1/2 - 2^(-m - 1), which end in the left half, leave it late: no constant serves "
      "all of them.",
      {panel}};
}

REFEREE_CLAIM({
    .id = "PP-S2.1b",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "The rate sqrt t",
    .statement =
        "Without noise and for finitely many Diracs the distance of X_t from the data is proportional to "
        "sqrt t; for compactly supported data and a broad class of starts the dynamics concentrate on the "
        "data with a rate of order sqrt t.",
    .hypotheses =
        "epsilon = 0 and Diracs in the first part; compact support in the second, which is read as a "
        "statement on laws: d(X_t, supp u_0) = O(sqrt t) in probability",
    .source = "abstract, sections 2.1 and 2.2",
    .evidence = "(X_t - y_i)/sqrt t over fifteen decades against its limit in closed form; the law of d(X_t, "
                "S)/sqrt t for uniform data; PP-T3.4ii for all others",
    .refuted_by = "a trajectory with another power, or laws of d(X_t, S)/sqrt t that are not tight",
    .attack =
        "starts far out and near the boundary of two basins, sites of small weight; the reading along single "
        "trajectories, which fails for Cantor data and for every noise",
    .rests_on = {"PP-T3.4ii"},
    .trial =
        [](Trial& trial) {
          for (const RatedStart& start : rated_starts()) {
            const auto scaled = [site = start.site](const Point& p) {
              const Mixture<Rational> data = line_diracs_of(p);
              const Ball place =
                  heat_quantile(data, heat_level(data, p["start"], p["T"]), p["t"], p.precision());
              return (place - p.constant(data.means[site][0])) / sqrt(p["t"]);
            };
            trial.limit("(X_t - y_i)/sqrt t -> 2 erfinv(2 (q - W_(i - 1))/w_i - 1), q = F_T(x_T), x_T = " +
                            to_string(start.instance["start"]) +
                            ", N = " + std::to_string(line_diracs_of(start.instance).size()),
                        {.parameter = "t", .first = 2, .last = 16, .fixed = start.instance}, scaled,
                        [site = start.site](const Point& p) {
                          const Mixture<Rational> data = line_diracs_of(p);
                          return arrival_constant(line_basins(data, simplest_rational(p["T"]), p.precision()),
                                                  site, heat_level(data, p["start"], p["T"]).below);
                        });
          }
          trial.note(
              "The limit c is a normal variable, N(0, 2 I) in each basin if x_T ~ u(T): 'proportional' fails "
              "for the "
              "one start of each basin with c = 0, such as x_T = y for a single Dirac at y.");
          trial.bound(
              "uniform data on [-1, 1], v_T = u(T), every epsilon: P(d(X_t, S) > A sqrt t) <= P(|Z| > A/sqrt "
              "2)",
              heated_uniform_data(),
              [](const Point& p) {
                return Ball(2) * uniform_distribution(-p.constant(1) - p["A"] * sqrt(p["t"]), p["t"]);
              },
              [](const Point& p) { return chi_tail(1, p["A"] / sqrt(p.constant(2))); });
          trial.bound(
              "the other sense, along single trajectories as in (3.11): Cantor data, epsilon = 0. The mass "
              "of "
              "u(t) in (x, 1/2) exceeds 2^(-m - 1): the trajectories of levels just below 1/2 are still at x",
              cantor_levels(),
              [](const Point& p) {
                return p.constant(power("1/2"_q, simplest_rational(p["m"]).convert_to<long>() + 1));
              },
              [](const Point& p) { return cantor_deficit(p["x"], p["t"], p.constant("1/5"_q)); });
          trial.bound(
              "there d(X_t, S)/sqrt t >= 3, 5, 12, 17 for m = 8, 16, 64, 128", cantor_levels(),
              [](const Point& p) { return p["ratio"]; },
              [](const Point& p) { return (p["x"] - p.constant("1/5"_q)) / sqrt(p["t"]); });
          trial.note(
              "By self-similarity the binary digits 0 1...1 (m ones) of the level do this at every scale, so "
              "that "
              "limsup d(X_t, S)/sqrt t is infinite for almost every start. So the rate sqrt t of the "
              "abstract is "
              "true in probability, and in the mean: from v_T = u(T), epsilon = 0, E|X_t - X_0| <= sqrt(2 d "
              "t). In the pathwise sense of (3.11), with one constant along a trajectory, it is false for "
              "compactly supported data in general, and O(sqrt(t log log(1/t))) is what holds. The "
              "middle-third Cantor law does the same: d(X_t, S)/sqrt t on the path of level 1/2 - 2^(-m - "
              "1) reaches 2.7, 5.0 and 8.1 for m = 8, 16 and 32.");
          const long times = 4000;
          trial.sampled_probability(
              "in the other sense with noise: one Dirac, epsilon = 1, v_T = u(T): |X_t| <= 4 sqrt t at all t "
              "= "
              "4^(-k), k <= "
              "4000, has probability below 1/10",
              {{"epsilon", 1}}, trial.effort().scaled(300, 600, 4000),
              [](Generator& generator) {
                // X_t/sqrt(2t) is a stationary sequence with correlation 1/2: X is Brownian motion run
                // backwards.
                double place = generator.normal();
                for (long k = 0; k < times; ++k) {
                  if (std::abs(place) > std::sqrt(8.0)) return false;
                  place = place / 2 + std::sqrt(0.75) * generator.normal();
                }
                return true;
              },
              0, 0.1);
          trial.note(
              "With noise no path satisfies |X_t - y_i| <= C sqrt t, by the law of the iterated logarithm.");
          trial.figure(cantor_figure());
        },
});

}  // namespace
}  // namespace referee::pde_perspective
