// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.5: what plays the part of the viscosity, and whether it drops in reverse time.
#include "heat/score.hpp"
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

/// tau(t) = log(1 + t), so nu(t) = g(t)^2/2 = 1/(1 + t): a diffusion that slows down forward in time.
template <class T>
T slowing(const T& t) {
  return log(T(1) + t);
}
/// tau(t) = t: the diffusion time itself.
template <class T>
T unscheduled(const T& t) {
  return t;
}

/// -2 s over jets in (x, t) for the pair +-a and the schedule tau(t).
Jet<Ball> velocity(const Point& p, const Ball& t, Jet<Ball> (*schedule)(const Jet<Ball>&)) {
  const SpaceTime at(p["x"], t, 2);
  const Jet<Ball> noise = Jet<Ball>(p["variance"]) + Jet<Ball>(2) * schedule(at.tau);
  return Jet<Ball>(-2) * pair_score(Jet<Ball>(p["a"]), noise, at.x);
}

/// The only nu with u_t + nu u u_x = nu u_xx at (x, t), as in (26), read off the field itself.
Ball viscosity(const Point& p, const Ball& t) {
  const Jet<Ball> u = velocity(p, t, slowing<Jet<Ball>>);
  return u.derivative({0, 1}) / (u.derivative({2, 0}) - u.value() * u.derivative({1, 0}));
}
/// The only nu with u_tau + u u_x = nu u_xx at (x, tau), as in (24), likewise.
Ball viscosity_in_diffusion_time(const Point& p, const Ball& tau) {
  const Jet<Ball> u = velocity(p, tau, unscheduled<Jet<Ball>>);
  return (u.derivative({0, 1}) + u.value() * u.derivative({1, 0})) / u.derivative({2, 0});
}
/// sigma_tau(t)^2/a.
Ball width(const Point& p, const Ball& t) { return (p["variance"] + Ball(2) * slowing(t)) / p["a"]; }

/// Two times of the reverse process, and the place at which the field is read.
Instance times(const Rational& earlier, const Rational& later) {
  return {{"a", 3}, {"variance", 1}, {"x", 1}, {"t", earlier}, {"further", later}};
}
Family slowing_diffusion() {
  return {"paper's pair, nu(t) = 1/(1 + t), from t down to `further`",
          {times(9, 1), times(1, 0), times(9, 0), times("1/10"_q, "1/100"_q)},
          {{"reverse time: t > further >= 0",
            [](const Point& p) { return less(p["further"], p["t"]) && !positive(-p["further"]); }},
           {"a, sigma0^2 > 0", [](const Point& p) { return positive(p["a"]) && positive(p["variance"]); }},
           {"there is a layer at both times: sigma_tau^2 < a^2",
            [](const Point& p) {
              return less(width(p, p["t"]), p["a"]) && less(width(p, p["further"]), p["a"]);
            }},
           {"the noise falls: width(further) < width(t)",
            [](const Point& p) { return less(width(p, p["further"]), width(p, p["t"])); }}}};
}

REFEREE_CLAIM({
    .id = "SS-S4.5a",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "Noise variance as effective viscosity",
    .statement = "With u = -2 s the score is a Burgers velocity field. Reverse time lowers the noise, so "
                 "the effective viscosity drops and the boundary layers sharpen; cumulative noise variance "
                 "plays the role of viscosity.",
    .hypotheses =
        "VE diffusion of a mixture of Gaussians of variance sigma0^2, the rescaling u = -2 s that the "
        "section names; effective viscosity: the factor of u_xx in (24), or that of the operator in (26)",
    .source = "section 4.5 and section 11.1",
    .evidence =
        "viscosities read off the field by jets, in diffusion time and in physical time, at two times each",
    .refuted_by =
        "a schedule whose viscosity is larger at the later reverse time, while the layer is sharper",
    .attack =
        "in (24) the viscosity is one at all times; in (26) it is the rate g(t)^2/2, which rises in reverse "
        "time wherever the diffusion slows down forward in time: nu(t) = 1/(1 + t) is 1/10, 1/2, 1 at t = 9, "
        "1, 0, while the width falls from 1.868 to 0.795 to 0.333",
    .rests_on = {"SS-T4.3", "SS-C4.5"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "(26): the viscosity is no larger at the later reverse time", slowing_diffusion(),
              [](const Point& p) { return viscosity(p, p["further"]); },
              [](const Point& p) { return viscosity(p, p["t"]); });
          trial.note(
              "In (24) the viscosity is 1, in (26) it is nu(t) = g(t)^2/2: it follows the schedule, up or "
              "down, while the layer sharpens in either case.");
          const Family halving{"paper's pair at tau = 1 and 3",
                               {paper_pair(1).set("x", 1), paper_pair(3).set("x", 1)},
                               {{"a, sigma0^2 > 0, tau > sigma0^2/2",
                                 [](const Point& p) {
                                   return positive(p["a"]) && positive(p["variance"]) &&
                                          less(p["variance"], Ball(2) * p["tau"]);
                                 }},
                                {"there is a layer: sigma_tau^2 < a^2",
                                 [](const Point& p) { return less(total(p), square(p["a"])); }}}};
          trial.bound(
              "(24): by the time that sigma_tau^2 has fallen to a half, so has the viscosity", halving,
              [](const Point& p) {
                return viscosity_in_diffusion_time(p, (Ball(2) * p["tau"] - p["variance"]) / 4);
              },
              [](const Point& p) { return viscosity_in_diffusion_time(p, p["tau"]) / 2; });
          Family layers{"pairs at tau > 0",
                        symmetric_pairs(trial, Side::both, false).members,
                        {{"tau > 0", [](const Point& p) { return positive(p["tau"]); }}}};
          trial.exact(
              "the layers do sharpen: the width sigma_tau^2/a at tau/2 is smaller", layers,
              [](const Instance& i) -> Rational { return (i["variance"] + i["tau"]) / i["a"]; },
              Relation::less,
              [](const Instance& i) -> Rational { return (i["variance"] + 2 * i["tau"]) / i["a"]; });

          trial.repair(
              "With u = -2 s the viscosity is 1 in diffusion time and g(t)^2/2 in physical time, where it "
              "multiplies both terms of Burgers' equation and sets the clock alone: the layers sharpen "
              "because sigma_tau^2 falls, whether it rises or drops. A viscosity that is half the noise "
              "variance belongs to another rescaling, at frozen time: -sigma_tau^2 s(x, tau) is the field "
              "at time 1 of Burgers' equation with viscosity sigma_tau^2/2, started from the atoms at the "
              "means.",
              [=](Trial& repaired) {
                repaired.identity(
                    "(24): the viscosity read off the field is one", halving,
                    [](const Point& p) { return viscosity_in_diffusion_time(p, p["tau"]); },
                    [](const Point&) { return Ball(1); });
                repaired.identity(
                    "(26) for nu(t) = 1/(1 + t): the viscosity read off the field is 1/(1 + t)",
                    slowing_diffusion(), [](const Point& p) { return viscosity(p, p["t"]); },
                    [](const Point& p) { return Ball(1) / (Ball(1) + p["t"]); });
                // Cole-Hopf field at time theta, viscosity nu, from atoms: -2 nu d_x log sum_k w_k exp(-(x -
                // mean_k)^2/(4 nu theta)).
                repaired.identity(
                    "-sigma_tau^2 s = the field -2 nu d_x log phi at time 1 with nu = sigma_tau^2/2",
                    symmetric_pairs(repaired, Side::both, true),
                    [](const Point& p) {
                      auto at = kernel(p);
                      return -total(p) * score(at.at(p["x"], 1), at.noise())[0];
                    },
                    [](const Point& p) {
                      const Ball nu = total(p) / 2;
                      const SpaceTime at(p["x"], Ball(1), 1);
                      using J = Jet<Ball>;
                      auto atom = [&](const Ball& mean) {
                        const J offset = at.x - J(mean);
                        return exp(-(offset * offset) / (J(Ball(4) * nu) * at.tau));
                      };
                      return Ball(-2) * nu * log(atom(-p["a"]) + atom(p["a"])).derivative({1, 0});
                    });
                repaired.exact(
                    "the width sigma_tau^2/a at tau/2 is smaller", layers,
                    [](const Instance& i) -> Rational { return (i["variance"] + i["tau"]) / i["a"]; },
                    Relation::less,
                    [](const Instance& i) -> Rational { return (i["variance"] + 2 * i["tau"]) / i["a"]; });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
