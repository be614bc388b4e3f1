// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.2, early stopping: the divergence of the empirical score, and how near the samples one stops.
#include "heat/generative_law_quantile.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/sample_clouds.hpp"

namespace referee::pde_perspective {
namespace {

Ball reciprocal_time(const Point& p) { return Ball(-1) / p["t"].at(p.precision()); }
Ball li_yau_bound(const Point& p) { return Ball(-cloud_dimension(p)) / (Ball(2) * p["t"].at(p.precision())); }

/// Lap log u by jets of the naive sum.
Ball laplacian_of_logarithm(const Point& p) {
  const Jet<Ball> log_density = cloud_log_density(p, 2);
  Ball sum(0);
  const auto d = static_cast<std::size_t>(cloud_dimension(p));
  for (std::size_t i = 0; i < d; ++i) {
    std::vector<int> orders(d, 0);
    orders[i] = 2;
    sum += log_density.derivative(orders);
  }
  return sum;
}

REFEREE_CLAIM({
    .id = "PP-S4.2a",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "Divergence of the empirical score at the stopping time",
    .statement = "At a stopping time t > 0 the divergence of the empirical score is bounded below by -1/t, "
                 "uniformly in x.",
    .hypotheses = "empirical score of finitely many samples in R^d, t > 0; no dimension is excluded",
    .source = "section 4.2, item (1)",
    .evidence = "the divergence enclosed at samples, between them and far away, in d = 1 to 8",
    .refuted_by = "samples, a place and a time with a divergence below -1/t",
    .attack = "one sample, where the divergence is -d/(2t) at every place; two samples seen from one of them "
              "and from far away",
    .trial =
        [](Trial& trial) {
          trial.bound("-1/t <= div s, d = 1, 2", sample_clouds(trial, 1, 2, false), reciprocal_time,
                      cloud_divergence);
          trial.bound("-1/t <= div s, d = 3 to 8", sample_clouds(trial, 3, 8, false), reciprocal_time,
                      cloud_divergence);
          trial.note(
              "One sample gives -d/(2t) everywhere, which is below -1/t from d = 3 on. Read as the order of "
              "magnitude in t, with a factor that depends on d, the sentence holds.");
          trial.repair(
              "At every t > 0 the divergence of the empirical score is bounded below by -d/(2t), uniformly "
              "in x "
              "and in the samples, with equality for one sample; -1/t is a bound for d <= 2 only.",
              [](Trial& repaired) {
                const Family clouds = sample_clouds(repaired, 1, 8, true);
                repaired.bound("-d/(2t) <= div s, weights equal or not", clouds, li_yau_bound,
                               cloud_divergence);
                repaired.identity("div s from the posterior covariance = Lap log u by jets", clouds,
                                  cloud_divergence, laplacian_of_logarithm);
                Family single = clouds;
                std::erase_if(single.members, [](const Instance& i) { return i.has("y2_1"); });
                single.name = "one sample, d = 1 to 8";
                repaired.identity("equality for one sample", single, cloud_divergence, li_yau_bound);
              });
        },
});

/// Three samples on the line, equally weighted.
Mixture<Rational> stopping_samples() {
  return {{{-1}, {"1/2"_q}, {3}}, {"1/3"_q, "1/3"_q, "1/3"_q}, {0, 0, 0}};
}
/// X_t from X_1 = start without noise, precise beside the samples.
Ball stopped_place(const Rational& start, const Ball& t) {
  const Precision precision = t.precision().plus(256);
  const FromRational<Ball> ball{precision};
  return heat_quantile(stopping_samples(), heat_level(stopping_samples(), ball(start), ball(1)),
                       t.at(precision), precision);
}
Ball distance_to_samples(const Ball& x) {
  Ball least = Ball::whole_line(x.precision());
  bool first = true;
  for (const auto& mean : stopping_samples().means) {
    const Ball distance = abs(x - Ball(mean[0], x.precision()));
    least = first ? distance : min(least, distance);
    first = false;
  }
  return least;
}
/// The limit of (X_t - nearest sample)/sqrt t.
Ball stopping_constant(const Rational& start, Precision precision) {
  const LineBasins basins = line_basins(stopping_samples(), 1, precision);
  const Ball place(start, precision);
  std::size_t site = 0;
  while (site < basins.boundaries.size() && certainly_less(basins.boundaries[site], place)) ++site;
  return arrival_constant(basins, site, heat_level(stopping_samples(), place, Ball(1).at(precision)).below);
}

REFEREE_CLAIM({
    .id = "PP-S4.2b",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "Distance of the stopped flow to the samples",
    .statement =
        "Theorem 3.11 bounds the distance between generated data, stopped at t, and the nearest training "
        "sample by O(sqrt t).",
    .hypotheses =
        "empirical score, epsilon = 0, almost every start x_T; the constant may depend on x_T, as in "
        "Theorem 3.11",
    .source = "section 4.2, item (1)",
    .evidence = "trajectories on the line in closed form (the flow keeps quantiles) over forty decades of t; "
                "the constant against its formula; the transverse motion of a pair in the plane",
    .refuted_by = "a start off the basin boundaries whose distance is of larger order than sqrt t",
    .attack =
        "starts near the boundary between two basins, at samples, far away; how the constant grows there",
    .rests_on = {"PP-T3.11iii-b"},
    .trial =
        [](Trial& trial) {
          for (const char* text : {"-40", "-1", "1/5", "2", "12"}) {
            const Rational start = parse_rational(text);
            trial.rate(
                std::string("d(X_t, samples) is of order t^(1/2), x_T = ") + text,
                {.parameter = "t", .first = 2, .last = 30, .fixed = {}},
                [start](const Point& p) {
                  return distance_to_samples(stopped_place(start, p["t"].at(p.precision())));
                },
                "1/2"_q);
            trial.limit(
                std::string("d(X_t, samples)/sqrt t tends to the constant of its quantile, x_T = ") + text,
                {.parameter = "t", .first = 2, .last = 30, .fixed = {}},
                [start](const Point& p) {
                  const Ball t = p["t"].at(p.precision());
                  return distance_to_samples(stopped_place(start, t)) / sqrt(t.at(t.precision().plus(256)));
                },
                [start](const Point& p) { return abs(stopping_constant(start, p.precision().plus(64))); });
          }
          Family far{"x_T = 10^k, t = 1/4, T = 1", {}, {}};
          for (long k = 1; k <= 8; ++k) far.members.push_back({{"start", power(Rational(10), k)}});
          trial.bound(
              "no constant serves all starts: d(X_t, samples)/sqrt t >= x_T - 4 at t = 1/4", far,
              [](const Point& p) { return p["start"] - Ball(4); },
              [](const Point& p) {
                const Ball t(Rational("1/4"_q), p.precision());
                const Rational start = simplest_rational(p["start"]);
                return distance_to_samples(stopped_place(start, t)) * 2;
              });
          Family near{"two samples -1 and 1, x_T = 10^-k, T = 1", {}, {}};
          for (long k : {1L, 2L, 4L, 8L, 16L, 32L})
            near.members.push_back({{"start", power(Rational(10), -k)}});
          trial.bound(
              "nor those near a basin boundary: lim d(X_t, samples)/sqrt t >= sqrt(2 log(1/x_T))", near,
              [](const Point& p) { return sqrt(Ball(-2) * log(p["start"].at(p.precision()))); },
              [](const Point& p) {
                const Precision precision = p.precision().plus(256);
                const Mixture<Rational> pair{{{-1}, {1}}, {"1/2"_q, "1/2"_q}, {0, 0}};
                const LineBasins basins = line_basins(pair, 1, precision);
                const Ball start = p["start"].at(precision);
                return abs(arrival_constant(basins, 1, heat_level(pair, start, Ball(1).at(precision)).below));
              });
          trial.note(
              "The constant is finite for almost every x_T, but neither bounded over all x_T nor near the "
              "basin "
              "boundaries: a bound O(sqrt t) for generated data is one in probability, or one on compact "
              "sets "
              "inside the basins. With epsilon > 0 Theorem 3.11 says nothing. Section 6.2 has "
              "Theorem 3.11 bound the distance 'to the true data manifold': for data other than finitely "
              "many samples it bounds the distance to conv S only, in (ii).");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
