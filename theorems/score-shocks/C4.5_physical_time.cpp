// SPDX-License-Identifier: GPL-3.0-or-later
/// Corollary 4.5 and the statements around it: what the schedule g(t) changes, and what it does not.
#include "heat/heat_solutions.hpp"
#include "heat/score.hpp"
#include "score-shocks/heat_families.hpp"

namespace referee::score_shocks {
namespace {

/// tau(t) = c1 t + c2 t^2 + c3 (e^(k t) - 1), so nu(t) = tau'(t) = g(t)^2/2.
template <class T>
T diffusion_time(const Point& p, const T& t) {
  using std::expm1;
  return T(p["c1"]) * t + T(p["c2"]) * t * t + T(p["c3"]) * expm1(T(T(p["k"]) * t));
}
Ball viscosity(const Point& p) {
  return diffusion_time(p, Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["t"])).derivative({1});
}

/// s and its derivatives with t in place of tau (s_tau holds s_t).
ScoreDerivatives in_physical_time(const Point& p) {
  const SpaceTime at(p["x"], p["t"], 3);
  const Jet<Ball> log_p = log(heat_solution(p, at.x, diffusion_time(p, at.tau)));
  return {log_p.derivative({1, 0}), log_p.derivative({2, 0}), log_p.derivative({3, 0}),
          log_p.derivative({1, 1})};
}

Family scheduled_mixtures(const Trial& trial) {
  Family all = line_mixtures(trial);
  Family family{"mixtures under four schedules", {}, {{"nu(t) > 0, tau(t) >= 0", [](const Point& p) {
                                                         return positive(viscosity(p)) &&
                                                                !positive(-diffusion_time(p, p["t"]));
                                                       }}}};
  const Instance schedules[] = {{{"c1", 1}, {"c2", 0}, {"c3", 0}, {"k", 1}},
                                {{"c1", "1e-9"_q}, {"c2", "1/2"_q}, {"c3", 0}, {"k", 1}},
                                {{"c1", 0}, {"c2", 0}, {"c3", "1/5000"_q}, {"k", "9/2"_q}},
                                {{"c1", 0}, {"c2", 1}, {"c3", "-1/3"_q}, {"k", "-2/3"_q}}};
  for (std::size_t i = 0; i < all.members.size(); ++i) {
    Instance member = all.members[i];
    bool diracs = false;
    for (const auto& [name, value] : member.values())
      diracs = diracs || (name.starts_with("variance") && value == 0);
    for (const auto& [name, value] : schedules[i % 4].values()) member.set(name, value);
    member.set("t", diracs ? "3/7"_q : Rational(static_cast<long>(i % 5), 4) + "1/9"_q);
    family.members.push_back(member);
  }
  return family;
}

REFEREE_CLAIM({
    .id = "SS-C4.5",
    .paper = "score-shocks",
    .kind = "corollary",
    .title = "Score PDE in physical time",
    .statement = "With nu(t) = g(t)^2/2: s_t = nu(t) (s_xx + 2 s s_x), and u = -2 s satisfies "
                 "u_t + nu(t) u u_x = nu(t) u_xx.",
    .hypotheses = "VE diffusion with coefficient g(t), d = 1",
    .source = "section 4.3, Corollary 4.5, (25)-(26)",
    .evidence = "identities: d_t by jets of log p(x, tau(t)), spatial derivatives also from the posterior",
    .refuted_by = "a schedule, a mixture and a point with disjoint enclosures",
    .attack = "constant, linear, exponential and saturating schedules; nu down to 1e-9",
    .rests_on = {"SS-T4.1", "SS-T4.3"},
    .trial =
        [](Trial& trial) {
          const Family family = scheduled_mixtures(trial);
          trial.identity(
              "(25): s_t = nu(t) (s_xx + 2 s s_x)", family,
              [](const Point& p) { return in_physical_time(p).s_tau; },
              [](const Point& p) {
                Point at = p;
                at.set("tau", diffusion_time(p, p["t"]));
                const auto s = by_cumulants(at);
                return viscosity(p) * (s.s_xx + Ball(2) * s.s * s.s_x);
              });
          trial.identity(
              "(26): u_t + nu(t) u u_x = nu(t) u_xx", family,
              [](const Point& p) {
                const auto s = in_physical_time(p);
                return Ball(-2) * s.s_tau + viscosity(p) * (Ball(4) * s.s * s.s_x);
              },
              [](const Point& p) { return viscosity(p) * (Ball(-2) * in_physical_time(p).s_xx); });
        },
});

REFEREE_CLAIM({
    .id = "SS-S4.3a",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "Small nu(t) as the inviscid limit",
    .statement =
        "The inviscid limit, where shocks form, is approached whenever nu(t) -> 0, i.e. at the beginning of "
        "the forward and at the end of the reverse process.",
    .hypotheses = "VE diffusion; read on the symmetric pair: the layer's width delta = sigma_tau^2/a tends "
                  "to 0 as nu(t) -> 0",
    .source = "section 4.3, text after Corollary 4.5",
    .evidence = "exact widths at times where nu is small; the width measured as nu -> 0",
    .refuted_by = "a schedule with nu(t) -> 0 along which the layer keeps a positive width and finite slopes",
    .attack = "nu multiplies the advective term of (26) as well, so it sets the speed and nothing else; "
              "schedules whose nu "
              "tends to 0 at tau = 0 and in mid-process",
    .rests_on = {"SS-C4.5"},
    .trial =
        [](Trial& trial) {
          Family slow{"the pair +-2 with sigma0 = 1, tau(t) = t^2, nu(t) = 2 t from 1/500 down to 2e-100",
                      {},
                      {{"0 < nu(t) = 2 t <= 1/500, variance > 0",
                        [](const Point& p) {
                          return positive(p["t"]) && !less(p.constant("1/1000"_q), p["t"]) &&
                                 positive(p["variance"]);
                        }},
                       {"there is a layer: sigma_tau^2 < a^2", [](const Point& p) {
                          return less(p["variance"] + Ball(2) * square(p["t"]), square(p["a"]));
                        }}}};
          for (const Rational& t : {"1/1000"_q, "1e-10"_q, "1e-100"_q})
            slow.members.push_back({{"a", 2}, {"variance", 1}, {"t", t}});
          trial.exact(
              "a width that tends to 0 with nu falls below every positive number, such as sigma0^2/a: "
              "sigma_tau^2/a < sigma0^2/a at small nu",
              slow,
              [](const Instance& i) -> Rational { return (i["variance"] + 2 * i["t"] * i["t"]) / i["a"]; },
              Relation::less, [](const Instance& i) -> Rational { return i["variance"] / i["a"]; });
          trial.note(
              "nu multiplies both terms of (26), so that it sets the pace only. The width is sigma_tau^2/a "
              "and "
              "depends on tau alone: it stays at least sigma0^2/a however small nu is.");
          trial.limit(
              "the width tends to 0 with nu(t) = 2 t, sigma0 = 1",
              {.parameter = "t", .first = 2, .last = 40, .fixed = {{"a", 3}}},
              [](const Point& p) { return (Ball(1) + Ball(2) * square(p["t"])) / p["a"]; },
              [](const Point&) { return Ball(0); });
          trial.repair(
              "The field depends on the schedule only through tau(t): at equal tau all schedules give the "
              "same score, and "
              "viscous and advective terms keep their ratio u_xx/(u u_x) however small nu(t) is. The "
              "inviscid regime is "
              "sigma_tau^2 = sigma0^2 + 2 tau -> 0 relative to a^2, which needs sigma0 = 0 and tau -> 0.",
              [](Trial& repaired) {
                const Family family = scheduled_mixtures(repaired);
                repaired.identity(
                    "u_t/nu(t) is the u_tau of the unscheduled field at tau(t)", family,
                    [](const Point& p) { return in_physical_time(p).s_tau / viscosity(p); },
                    [](const Point& p) {
                      Point at = p;
                      at.set("tau", diffusion_time(p, p["t"]));
                      return by_jets(at).s_tau;
                    });
                repaired.limit(
                    "width as sigma0 -> 0 at tau = 0",
                    {.parameter = "sigma", .first = 2, .last = 40, .fixed = {{"a", 3}}},
                    [](const Point& p) { return square(p["sigma"]) / p["a"]; },
                    [](const Point&) { return Ball(0); });
                repaired.limit(
                    "width as nu(t) = 2t -> 0 with sigma0 = 1 stays sigma0^2/a = 1/3",
                    {.parameter = "t", .first = 2, .last = 40, .fixed = {{"a", 3}}},
                    [](const Point& p) { return (Ball(1) + Ball(2) * square(p["t"])) / p["a"]; },
                    [](const Point& p) { return p.constant("1/3"_q); });
              });
        },
});

/// log p in d dimensions over jets in (x_1, ..., x_d, t).
Jet<Ball> log_density_in_space(const Point& p, int order) {
  const std::vector<Ball> x = position(p);
  const int variables = static_cast<int>(x.size()) + 1;
  const JetLayout& layout = JetLayout::of(variables, order);
  std::vector<Jet<Ball>> at;
  for (std::size_t i = 0; i < x.size(); ++i)
    at.push_back(Jet<Ball>::variable(layout, static_cast<int>(i), x[i]));
  const Jet<Ball> tau = Jet<Ball>::variable(layout, variables - 1, p["tau"]);
  return log(mixture_density(mixture<Jet<Ball>>(p), std::span<const Jet<Ball>>(at), tau));
}

REFEREE_CLAIM({
    .id = "SS-S4.4a",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "The score Fokker-Planck equation for VE",
    .statement = "For f = 0 and scalar g the score Fokker-Planck equation reduces to "
                 "d_t s_i = nu(t) [Laplacian s_i + 2 s_j d_j s_i].",
    .hypotheses = "s the score of a density under VE diffusion",
    .source = "section 4.4, display",
    .evidence = "identity in d = 1, 2, 3: d_tau s_i by jets of log p, spatial derivatives from the "
                "posterior's cumulants",
    .refuted_by = "a mixture in some dimension whose two sides have disjoint enclosures",
    .attack = "d = 1, 2, 3 with unequal weights and variances; the general equation is the gradient of "
              "nu (div s + |s|^2), which equals the printed form only because a score is curl-free: for s = "
              "(x_2, 0) the "
              "two differ, so the form must not be used on learned fields with curl, as it is in SS-S11.2",
    .trial =
        [](Trial& trial) {
          Family family = space_mixtures(trial);
          for (Instance& member : family.members) member.set("axis", 1);
          const std::size_t count = family.members.size();
          for (std::size_t i = 0; i < count; ++i)
            if (family.members[i].has("x2"))
              family.members.push_back(Instance(family.members[i]).set("axis", 2));
          auto axis = [](const Point& p) { return static_cast<std::size_t>(p["axis"].to_double()) - 1; };
          trial.identity(
              "d_tau s_i = Laplacian s_i + 2 s_j d_j s_i", family,
              [axis](const Point& p) {
                std::vector<int> orders(position(p).size() + 1, 0);
                ++orders[axis(p)];
                ++orders.back();
                return log_density_in_space(p, 2).derivative(orders);
              },
              [axis](const Point& p) {
                PosteriorKernel<Ball> at = mixture_kernel(p);
                const std::vector<Ball> x = position(p);
                const Posterior<Ball>& posterior = at.at(x, 3);
                const auto s = score(posterior, at.noise());
                const auto jacobian = score_jacobian(posterior, at.noise());
                const auto third = third_log_derivative(posterior, at.noise());
                const std::size_t d = x.size(), i = axis(p);
                Ball sum(0);
                for (std::size_t j = 0; j < d; ++j)
                  sum += third[(i * d + j) * d + j] + Ball(2) * s[j] * jacobian[i * d + j];
                return sum;
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
