// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 3.4(ii): the mass in every neighbourhood of the support tends to one.
#include "dynamics/sde.hpp"
#include "heat/generative_law_gaussian.hpp"
#include "heat/line_entropy.hpp"
#include "numbers/normal_law.hpp"
#include "pde-perspective/generated_distribution.hpp"
#include "pde-perspective/tilted_starts.hpp"

namespace referee::pde_perspective {
namespace {

/// What a divergence of `divergence` leaves of an event that has probability `chance` under u(t).
Ball mass_by_entropy(const Ball& divergence, const Ball& chance) {
  return (divergence + log(Ball(2).at(chance.precision()))) / log1p(Ball(1) / chance);
}

// One Dirac at the origin of R^d, v_T = N(0, variance I): parameters d, epsilon, variance, t, A; T = 1.

Ball far_mass_of_gaussian(const Point& p, long d) {
  const GaussianGeneration<Ball> flow{p.constant(1), p["epsilon"]};
  return chi_tail(d, p["A"] * sqrt(p["t"] / flow.variance(p["variance"], p["t"])));
}
Ball far_mass_bound(const Point& p, long d) {
  const Ball divergence =
      gaussian_divergence(p["variance"], p.constant(2), Ball(0).at(p.precision()), Ball(d));
  return mass_by_entropy(divergence, chi_tail(d, p["A"] / sqrt(p.constant(2))));
}

Family gaussian_flows_in_many_dimensions() {
  Family family{"one Dirac, d = 1 to 8", {}, {{"0 < t <= 1, variance > 0", [](const Point& p) {
                                                 return positive(p["t"]) && !less(p.constant(1), p["t"]) &&
                                                        positive(p["variance"]);
                                               }}}};
  for (const int d : {1, 2, 3, 8})
    for (const Rational& epsilon : {"0"_q, "1/5"_q, "1"_q, "3"_q})
      for (const Rational& variance : {"1/100"_q, "2"_q, "50"_q})
        for (const Rational& t : {"1/2"_q, "1/1000"_q, "1e-12"_q})
          for (const Rational& A : {"1"_q, "5"_q})
            family.members.push_back(
                {{"d", d}, {"epsilon", epsilon}, {"variance", variance}, {"t", t}, {"A", A}});
  return family;
}

/// Several Diracs at times when balls of radius A sqrt t about them are disjoint, and half the horizon is
/// over.
Family concentrating(const Family& starts, const std::vector<Rational>& radii) {
  Family family{starts.name + ", A sqrt t < (least gap)/2", {}, starts.hypotheses};
  for (const Instance& member : starts.members) {
    const Rational gap = least_gap(line_diracs_of(member));
    for (const Rational& A : radii)
      family.members.push_back(Instance(member).set("A", A).set(
          "t", std::min(Rational(gap * gap / (5 * A * A)), Rational(member["T"] / 2))));
  }
  return family;
}
Family concentrating_without_noise(const Trial& trial) {
  Family family =
      concentrating(normal_starts_on_line(trial, trial.effort().scaled(0, 1, 30)), {"1"_q, "4"_q});
  family.name += ", epsilon = 0";
  for (Instance& member : family.members) member.set("epsilon", 0);
  return family;
}

/// P(|X - y_k| > radius for every k) for a Gaussian mixture, radius less than half the least gap.
Ball mixture_mass_away(const Point& p, const Mixture<Ball>& law, const Ball& radius) {
  Ball away = Ball(1).at(p.precision());
  for (std::size_t n = 0; n < law.size(); ++n)
    for (int k = 1; p.has("y" + std::to_string(k)); ++k) {
      const Ball offset = p["y" + std::to_string(k)] - law.means[n][0], deviation = sqrt(law.variances[n]);
      away -= law.weights[n] * (normal_distribution(Ball((offset + radius) / deviation)) -
                                normal_distribution(Ball((offset - radius) / deviation)));
    }
  return away;
}

// Three Diracs in the plane.

Mixture<Rational> plane_triangle() {
  return {{{0, 0}, {2, 0}, {"1/2"_q, "3/2"_q}}, {"1/2"_q, "1/3"_q, "1/6"_q}, {0, 0, 0}};
}
double distance_from_triangle(std::span<const double> x) {
  double least = HUGE_VAL;
  for (const auto& site : plane_triangle().means)
    least = std::min(least, std::hypot(x[0] - to_double(site[0]), x[1] - to_double(site[1])));
  return least;
}

/// Paths of the noisy flow to `stop` from the starts, as an event that is met path by path.
SampledPaths plane_paths(std::vector<double> starts, double epsilon, double stop, std::uint64_t seed) {
  PathOptions options;
  options.epsilon = epsilon;
  options.stop_time = stop;
  options.steps = std::lround(60 * std::log(1 / stop));
  options.seed = seed;
  return sample_paths(mixed_score_in_time({plane_triangle(), plane_triangle(), 1}), 2, starts, options);
}

/// Draws from u(1) of the triangle.
std::vector<double> heated_triangle(Generator generator, long count) {
  const Mixture<Rational> sites = plane_triangle();
  std::vector<double> starts;
  for (long n = 0; n < count; ++n) {
    const std::uint64_t sixth = generator.below(6);
    const std::size_t k = sixth < 3 ? 0 : sixth < 5 ? 1 : 2;
    for (const Rational& coordinate : sites.means[k])
      starts.push_back(to_double(coordinate) + std::sqrt(2.0) * generator.normal());
  }
  return starts;
}

void sample_the_plane(Trial& trial, const Rational& epsilon) {
  const long draws = trial.effort().scaled(500, 1000, 20000);
  const double noise = to_double(epsilon);
  const double stop = 1e-3;
  const SampledPaths matched = plane_paths(heated_triangle(trial.generator("starts from u(T)"), draws), noise,
                                           stop, trial.generator("paths").next());
  std::size_t next = 0;
  trial.sampled_probability(
      "three Diracs in the plane, v_T = u(T), T = 1: P(d(X_t, S) < 2 sqrt t) = 1 - 1/e at t = 1/1000, "
      "epsilon = " +
          to_string(epsilon),
      {{"epsilon", epsilon}, {"t", "1/1000"_q}}, draws,
      [&](Generator&) { return distance_from_triangle(matched.end(next++)) < 2 * std::sqrt(stop); },
      1 - std::exp(-1), 0.3);
  const double origin[] = {0, 0};
  const SampledPaths plain = plane_paths(
      normal_starts(origin, 1, static_cast<std::size_t>(draws), trial.generator("normal starts").next()),
      noise, 1e-4, trial.generator("paths from N(0, I)").next());
  next = 0;
  trial.sampled_probability(
      "v_T = N(0, I): P(d(X_t, S) < 1/5) is within 1/20 of 1 at t = 1/10000, epsilon = " + to_string(epsilon),
      {{"epsilon", epsilon}, {"t", "1/10000"_q}}, draws,
      [&](Generator&) { return distance_from_triangle(plain.end(next++)) < 0.2; }, 1, 0.05);
}

Figure concentration_figure() {
  Panel panel{.title = "one Dirac, d = 1, T = 1, v_T = N(0, 50)",
              .x_label = "t",
              .y_label = "P(|X_t| > 1)",
              .log_x = true,
              .log_y = true};
  const Precision precision{96};
  Curve ceiling{.label = "bound by entropy, every epsilon", .x = {}, .y = {}, .dashed = true};
  for (const auto& [epsilon, label] :
       {std::pair("0"_q, "epsilon = 0"), {"1/5"_q, "epsilon = 1/5"}, {"1"_q, "epsilon = 1"}}) {
    Curve curve{.label = label, .x = {}, .y = {}};
    for (int k = 0; k <= 60; ++k) {
      const double time = std::pow(10, -k / 20.0);
      Point p(precision);
      p.set("t", Ball::from_double(time, precision)).set("epsilon", Ball(epsilon, precision));
      p.set("variance", Ball(Rational(50), precision)).set("A", Ball(1) / sqrt(p["t"]));
      const double mass = far_mass_of_gaussian(p, 1).to_double();
      if (mass > 1e-8) {
        curve.x.push_back(time);
        curve.y.push_back(mass);
      }
      if (epsilon == 0) {
        ceiling.x.push_back(time);
        ceiling.y.push_back(std::min(1.0, far_mass_bound(p, 1).to_double()));
      }
    }
    panel.curves.push_back(std::move(curve));
  }
  panel.curves.push_back(std::move(ceiling));
  return {"pde-perspective-theorem-3-4",
          "Mass outside (-1, 1) of the generated law, data a Dirac at 0, and the bound that finite entropy "
          "gives for every epsilon.",
          {panel}};
}

REFEREE_CLAIM({
    .id = "PP-T3.4ii",
    .paper = "pde-perspective",
    .kind = "theorem",
    .title = "Mass of neighbourhoods of the support",
    .statement = "For every open U that contains supp u_0, v(t)(U) -> 1 and P(X_t in U) -> 1 as t -> 0.",
    .hypotheses = "Assumption A, epsilon >= 0",
    .source = "section 3.2, Theorem 3.4(ii), (3.6); proof in section 5.2, step 3",
    .evidence =
        "an explicit form of the statement, tried on laws in closed form: v(t){d(x, S) > A sqrt t} <= "
        "(KL(v_T||u(T)) + log 2)/log(1 + 1/P(|Z| > A/sqrt 2)), Z standard normal in R^d, with no t and "
        "no epsilon on the right; sampled paths with confidence bounds",
    .refuted_by = "a law whose mass away from the support exceeds that bound, or does not tend to zero",
    .attack = "d = 1 to 8, epsilon = 0 to 5, starts much narrower and much wider than u(T), one to four "
              "Diracs with unequal odds; a start with polynomial tails, for which the mass outside decays "
              "only like a power of t",
    .rests_on = {"PP-T3.4i", "PP-E3.4a"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "one Dirac, d = 1: the explicit bound, with ratio = variance/(2T) and Var X_t/(2t) = 1 + share "
              "(ratio - "
              "1), share = (t/T)^epsilon",
              Domain{"every t and every epsilon",
                     {{"ratio", "1/1000"_q, 1000, true}, {"share", 0, 1}, {"A", "1/10"_q, 16, true}},
                     {},
                     {}},
              [](const Point& p) {
                const Ball spread = Ball(1) + p["share"] * (p["ratio"] - Ball(1));
                return erfc(p["A"] / (Ball(2) * sqrt(spread)));
              },
              [](const Point& p) {
                const Ball divergence = (p["ratio"] - Ball(1) - log(p["ratio"])) / 2;
                return mass_by_entropy(divergence, erfc(p["A"] / p.constant(2)));
              });
          trial.note(
              "U need not be open: any neighbourhood serves. But it must be one: the closed set supp u_0 "
              "itself "
              "has v(t)(supp u_0) = 0 for Dirac data and every t > 0.");
          trial.bound(
              "one Dirac, d = 1 to 8: the explicit bound", gaussian_flows_in_many_dimensions(),
              [](const Point& p) { return far_mass_of_gaussian(p, std::lround(p["d"].to_double())); },
              [](const Point& p) { return far_mass_bound(p, std::lround(p["d"].to_double())); });
          const Quantity chance = [](const Point& p) { return chi_tail(1, p["A"] / sqrt(p.constant(2))); };
          trial.bound(
              "several Diracs, epsilon = 0, normal starts: the explicit bound",
              concentrating_without_noise(trial),
              [](const Point& p) { return mass_away_from_sites(p, p["A"] * sqrt(p["t"])); },
              coarsely([=](const Point& p) { return mass_by_entropy(divergence_at_start(p), chance(p)); }));
          trial.bound(
              "several Diracs, epsilon = 1: the explicit bound",
              concentrating(tilted_starts_on_line(trial, trial.effort().scaled(1, 4, 40)), {"2"_q}),
              [](const Point& p) {
                return mixture_mass_away(p, tilted_law_at(p, p["t"]), p["A"] * sqrt(p["t"]));
              },
              coarsely([=](const Point& p) {
                const Ball divergence = line_divergence(
                    tilted_law_at(p, p["T"]), heat_flow_of(line_diracs_of(p), p["T"]), p.precision());
                return mass_by_entropy(divergence, chance(p));
              }));
          // Student's law with three degrees of freedom has finite entropy and second moment.
          trial.rate(
              "one Dirac, epsilon = 0, Student start with 3 degrees of freedom, T = 1: v(t){|x| > 1} ~ "
              "t^(3/2)",
              {.parameter = "t", .first = 1, .last = 30, .fixed = {}},
              [](const Point& p) {
                // P(|Y| > z) = (2/pi) (atan(1/c) - c/(1 + c^2)), c = z/sqrt 3, z = 1/sqrt t; c large: by the
                // integral (2/pi) int_0^(1/c) 2 s^2/(1 + s^2)^2 ds = (4/pi) sum (-1)^k (k + 1) c^(-2k -
                // 3)/(2k + 3).
                const Ball inverse = sqrt(Ball(3) * p["t"]), square_of = square(inverse);
                Ball sum(0), power = inverse * square_of;
                const long terms = 2 * p.precision().bits;
                for (long k = 0; k < terms; ++k, power = -power * square_of)
                  sum += power * (k + 1) / (2 * k + 3);
                // Alternating; from here on the terms fall.
                const Ball rest = abs(power) * (terms + 1);
                return Ball(4) / Ball::pi(p.precision()) * (sum + join(-rest, rest));
              },
              "3/2"_q);
          trial.note("So no exponential rate follows from Assumption A.");
          sample_the_plane(trial, "1/5"_q);
          sample_the_plane(trial, 3);
          trial.figure(concentration_figure());
        },
});

}  // namespace
}  // namespace referee::pde_perspective
