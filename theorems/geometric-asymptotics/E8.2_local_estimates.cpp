// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 8.3: the local estimates behind the rate, with explicit constants.
#include <algorithm>

#include "geometric-asymptotics/critical_families.hpp"
#include "geometric-asymptotics/generated.hpp"
#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Constants for the ball of half the untouched radius around a minimiser p with one nearest site a side.
/// There |x - x_n|^2 exceeds |x - x_k|^2 by at least half of what it does at p, so that the posterior weight
/// of x_n is at most (w_n/w_k) exp(-gap_n/(8 t)).
struct LocalConstants {
  Rational size;   ///< C_0 = 2 sum of |factor| (w_n/w_k) |x_n - x_k| over both sources, from above
  Rational decay;  ///< eta = least gap/8
};
LocalConstants local_constants(const Instance& i) {
  LocalConstants result{0, 0};
  const RationalPoint p = place_of(i);
  const NearestSites nearest = potential_of(i).nearest(p);
  for (int source : {1, 2}) {
    const Rational factor = source == 1 ? i["lambda"] : abs(Rational(1 - i["lambda"]));
    const auto mixture = measure_of<Rational>(i, source);
    const auto k = static_cast<std::size_t>((source == 1 ? nearest.first : nearest.second).front());
    for (std::size_t n = 0; n < mixture.size(); ++n) {
      if (n == k || factor == 0) continue;
      const Rational gap = squared_distance(p, mixture.means[n]) - squared_distance(p, mixture.means[k]);
      const Rational length = (1 + squared_distance(mixture.means[n], mixture.means[k])) / 2;
      result.size += 2 * factor * mixture.weights[n] / mixture.weights[k] * length;
      if (result.decay == 0 || gap / 8 < result.decay) result.decay = gap / 8;
    }
  }
  return result;
}

/// Minimisers with one nearest site a side and at least one other site.
std::vector<Instance> smooth_places(const Trial& trial) {
  auto instances = regime_supports(trial, Regime::experts);
  for (const Instance& more : regime_supports(trial, Regime::guidance)) instances.push_back(more);
  auto family = at_critical_points("", Regime::any, instances, [](const CriticalPoint& point) {
    return point.minimum && point.first.size() == 1 && point.second.size() == 1;
  });
  std::erase_if(family.members, [](const Instance& i) { return local_constants(i).decay == 0; });
  return family.members;
}

/// The minimiser is renamed m1.., the place moved by a share of half the untouched radius; C0 and eta are
/// attached, and a heat time t = eta/factor.
Instance estimated(const Instance& minimiser, const RationalPoint& h, const Rational& share,
                   const Rational& factor) {
  const LocalConstants constants = local_constants(minimiser);
  const RationalPoint p = place_of(minimiser);
  Instance result = placed(minimiser, moved(p, untouched_radius(minimiser) / 2 * share, h));
  for (std::size_t k = 0; k < p.size(); ++k) result.set("m" + std::to_string(k + 1), p[k]);
  result.set("reach", untouched_radius(minimiser) / 2);
  return result.set("C0", constants.size).set("eta", constants.decay).set("t", constants.decay / factor);
}
Family estimate_places(const Trial& trial) {
  Family family{"places within half the untouched radius of smooth minimisers", {}, support_hypotheses()};
  Generator generator = trial.generator("places near minimisers");
  for (const Instance& minimiser : smooth_places(trial))
    for (const Rational& factor : {"1/100"_q, "1"_q, "30"_q})
      family.members.push_back(estimated(minimiser, short_direction(generator, place_of(minimiser).size()),
                                         factor == 1 ? 1 : "1/2"_q, factor));
  return family;
}

std::vector<Ball> twice_offset(const Point& p) {
  std::vector<Ball> result;
  const auto x = place_of(p);
  for (std::size_t k = 0; k < x.size(); ++k)
    result.push_back(Ball(2) * (x[k] - p["m" + std::to_string(k + 1)]));
  return result;
}
Ball gradient_gap(const Point& p) {
  return euclidean_distance(rescaled_gradient(p), twice_offset(p), p.precision());
}
Ball exponential_bound(const Point& p) { return p["C0"] * exp(-p["eta"] / p["t"].at(p.precision())); }

REFEREE_CLAIM({
    .id = "GA-E8.1",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "The gradient near a smooth minimiser",
    .statement = "Near the limit minimiser grad Phi(x) = 2 (x - x*).",
    .hypotheses = "0 <= lambda <= 1, or lambda > 1 and x* not in ND(A1, A2)",
    .source = "section 8.3, (8.1)",
    .evidence = "exact Clarke subdifferentials around every smooth minimiser: one point, 2 (x - x*)",
    .refuted_by = "a place near x* with another gradient",
    .attack = "the whole distance to the first cell that does not touch x*; lambda = 0, 1 with x* on the "
              "interface of the other support",
    .rests_on = {"GA-L7.2b"},
    .trial =
        [](Trial& trial) {
          auto instances = regime_supports(trial, Regime::experts);
          for (const Instance& more : regime_supports(trial, Regime::guidance)) instances.push_back(more);
          const Family minimisers = at_critical_points(
              "smooth minimisers", Regime::any, instances,
              [](const CriticalPoint& point) { return point.kind == CriticalKind::smooth_minimum; });
          Family around{"places around smooth minimisers", {}, minimisers.hypotheses};
          Generator generator = trial.generator("gradients around minimisers");
          for (const Instance& minimiser : minimisers.members) {
            const RationalPoint p = place_of(minimiser), h = short_direction(generator, p.size());
            for (const Rational& share : {"99/100"_q, "1/1000"_q}) {
              Instance at = placed(minimiser, moved(p, untouched_radius(minimiser) * share, h));
              for (std::size_t k = 0; k < p.size(); ++k) at.set("m" + std::to_string(k + 1), p[k]);
              around.members.push_back(std::move(at));
            }
          }
          trial.exact(
              "largest |g - 2 (x - x*)|^2 over the Clarke gradients g at x", around,
              [](const Instance& i) -> Rational {
                RationalPoint wanted;
                for (std::size_t k = 0; k < place_of(i).size(); ++k)
                  wanted.push_back(2 * (place_of(i)[k] - i["m" + std::to_string(k + 1)]));
                Rational largest = 0;
                for (const RationalPoint& g : potential_of(i).clarke_subdifferential(place_of(i)))
                  largest = std::max(largest, squared_distance(g, wanted));
                return largest;
              },
              Relation::equal, [](const Instance&) -> Rational { return 0; });
        },
});

REFEREE_CLAIM({
    .id = "GA-E8.2",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Exponentially small difference of the gradients",
    .statement = "On a neighbourhood U of x* |grad F(x, t) - grad Phi(x)| <= C_0 e^(-eta/t) for all t > 0.",
    .hypotheses = "0 <= lambda <= 1, or lambda > 1 and x* not in ND(A1, A2)",
    .source = "section 8.3, (8.2)",
    .evidence = "explicit C_0, eta and U: eta an eighth of the least gap |x* - x_n|^2 - |x* - x_k|^2, U half "
                "the distance at which a site could change; enclosures at three scales of t/eta",
    .refuted_by = "a minimiser without such constants",
    .attack =
        "t from eta/30 to 100 eta, places up to the edge of U, unequal weights. U must not meet an active "
        "interface even where Phi is smooth: A1 = {-1, 1}, A2 = {-2, 2}, lambda = 2, x* = 0",
    .rests_on = {"GA-L6.4a", "GA-L7.2c"},
    .trial =
        [](Trial& trial) {
          trial.bound("|grad F - 2 (x - x*)| <= C_0 e^(-eta/t)", estimate_places(trial), gradient_gap,
                      exponential_bound);
          Family sharp{
              "the paper's example on the line, lambda = 2, x* = 5/2", {}, support_hypotheses(), true};
          for (const Rational& t : {"1/10"_q, "1/50"_q, "1/200"_q})
            sharp.members.push_back(placed(line_example().back(), {"5/2"_q}).set("m1", "5/2"_q).set("t", t));
          trial.bound(
              "eta cannot exceed a quarter of the least gap, there 1/2: 4 e^(-1/(2t)) (1 - e^(-1/(2t))) "
              "<= |grad F - grad Phi|",
              sharp,
              [](const Point& p) {
                const Ball small = exp(-p.constant("1/2"_q) / p["t"]);
                return Ball(4) * small * (Ball(1) - small);
              },
              gradient_gap);
          Family active{
              "A1 = {-1, 1}, A2 = {-2, 2}, lambda = 2, x* = 0, x = t", {}, support_hypotheses(), true};
          for (const Rational& t : {"1/10"_q, "1e-6"_q, "1e-30"_q})
            active.members.push_back(
                placed(supports(2, {{-1}, {1}}, {{-2}, {2}}), {t}).set("m1", 0).set("t", t));
          trial.bound(
              "on an active interface there is no decay: 1 <= |grad F - grad Phi| at x = t", active,
              [](const Point& p) { return p.constant(1); }, gradient_gap);
        },
});

/// e^(tau/2) |E| changes by at most (C0/4) int e^(s/2) e^(-eta e^s/T) ds from 0 to tau; u = e^(s/2).
Ball memory_bound(const Point& p) {
  const Ball ratio = sqrt(p["eta"] / p["T"].at(p.precision()));
  const Ball end = exp(p["tau"].at(p.precision()) / 2L);
  const Ball integral = sqrt(Ball::pi(p.precision())) / ratio * (erf(end * ratio) - erf(ratio));
  return p["C0"] / 4L * integral;
}
std::vector<Ball> deviation_from_m(const Point& p) {
  auto result = twice_offset(p);
  for (Ball& component : result) component = component / 2L;
  return result;
}

REFEREE_CLAIM({
    .id = "GA-S8.3",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "The error equation",
    .statement = "E = Y - x* solves E' = -E/2 + R with |R| <= (C_0/4) exp(-eta e^tau/T); by variation of "
                 "constants |E| <= C e^(-tau/2).",
    .hypotheses = "as (8.1)-(8.2), for times after which Y stays in U",
    .source = "section 8.3",
    .evidence =
        "validated trajectories inside U with the explicit constants of (8.2): e^(tau/2) E differs from "
        "its start by no more than int e^(s/2) (C_0/4) exp(-eta e^s/T) ds, an error function",
    .refuted_by = "a trajectory that strays farther",
    .attack = "T comparable with eta, where R matters, and far below; starts up to the edge of U",
    .rests_on = {"GA-E8.1", "GA-E8.2"},
    .trial =
        [](Trial& trial) {
          Family family{"trajectories inside U", {}, support_hypotheses()};
          Generator generator = trial.generator("errors near minimisers");
          auto minimisers = smooth_places(trial);
          // What the flow remembers must be visible beside its twenty digits.
          std::erase_if(minimisers, [](const Instance& i) { return local_constants(i).size < "1/1000"_q; });
          const std::size_t stride = trial.effort().budget == Budget::quick ? 8 : 3;
          for (std::size_t n = 0; n < minimisers.size(); n += stride)
            for (const Rational& factor : {"2"_q, "8"_q}) {
              Instance member = estimated(
                  minimisers[n], short_direction(generator, place_of(minimisers[n]).size()), "1/2"_q, factor);
              const Rational time = member["t"];
              Instance run;
              for (const auto& [name, value] : member.values())
                if (name != "t") run.set(name, value);
              // Rational data of many digits make validated steps slow: a power of two does as well.
              Rational start_time = 1;
              while (start_time > time) start_time /= 2;
              run.set("T", start_time);
              for (const Rational& tau : {"1/2"_q, "3"_q})
                family.members.push_back(Instance(run).set("tau", tau));
            }
          // On the edge of U then |R| < |E|/2, and |E| falls.
          family.hypotheses.push_back(
              {"C_0 e^(-eta/T) < 2 reach, so that Y never leaves U", [](const Point& p) {
                 return less(p["C0"] * exp(-p["eta"] / p["T"].at(p.precision())), Ball(2) * p["reach"]);
               }});
          const auto change = [](const Point& p) {
            const Ball growth = exp(p["tau"].at(p.precision()) / 2L);
            auto later = deviation_from_m(carried(p));
            const auto first = deviation_from_m(p);
            for (std::size_t k = 0; k < later.size(); ++k) later[k] = growth * later[k] - first[k];
            return euclidean_length(later, p.precision());
          };
          trial.bound("|e^(tau/2) E_tau - E_0| <= (C_0/4) int_0^tau e^(s/2) exp(-eta e^s/T) ds", family,
                      change, memory_bound);
          trial.bound(
              "|E_tau| <= C e^(-tau/2), C = |E_0| + (C_0/4) int_0^inf e^(s/2) exp(-eta e^s/T) ds", family,
              [](const Point& p) { return euclidean_length(deviation_from_m(carried(p)), p.precision()); },
              [](const Point& p) {
                const Ball ratio = sqrt(p["eta"] / p["T"].at(p.precision()));
                const Ball whole = sqrt(Ball::pi(p.precision())) / ratio * (Ball(1) - erf(ratio));
                return exp(-p["tau"].at(p.precision()) / 2L) *
                       (euclidean_length(deviation_from_m(p), p.precision()) + p["C0"] / 4L * whole);
              });
          trial.note(
              "In the last display the factor 1/sqrt T between C e^(-tau/2) and C sqrt t is left out.");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
