// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 7.5 and Corollary 7.6: vector Burgers flows keep gradients gradients.
#include <fmt/format.h>

#include "court/random_rationals.hpp"
#include "score-shocks/space_fields.hpp"

namespace referee::score_shocks {
namespace {

using J = Jet<Ball>;

/// The gradient of a potential given by its Taylor coefficients phi_0, phi_1, ...
FieldJets gradient_field(const Point& p, int dimension, int order) {
  J potential = J::variable(JetLayout::of(dimension, order), 0, Ball(0)) * J(0);
  for (std::size_t n = 0; n < potential.coefficients().size(); ++n)
    potential.coefficient(n) = p[fmt::format("phi_{}", n)];
  FieldJets field;
  for (int i = 0; i < dimension; ++i) field.push_back(partial(potential, i));
  return field;
}

/// The n-th coefficient in tau of the solution that starts from v: (n + 1) v_(n+1) = Laplacian v_n + 2 sum_m
/// (v_m.grad) v_(n-m).
FieldJets time_coefficient(const FieldJets& start, int n) {
  std::vector<FieldJets> v{start};
  const std::size_t d = start.size();
  for (int now = 0; now < n; ++now) {
    FieldJets next(d, J(0));
    for (std::size_t i = 0; i < d; ++i) {
      const auto& latest = v.back()[i];
      for (int k = 0; k < static_cast<int>(d); ++k) {
        next[i] += partial(partial(latest, k), k);
        for (std::size_t m = 0; m < v.size(); ++m)
          next[i] += J(2) * v[m][static_cast<std::size_t>(k)] * partial(v[v.size() - 1 - m][i], k);
      }
      next[i] = next[i] / J(Ball(now + 1).at(start[0].value().precision()));
    }
    v.push_back(std::move(next));
  }
  return v.back();
}

REFEREE_CLAIM({
    .id = "SS-T7.5",
    .paper = "score-shocks",
    .kind = "theorem",
    .title = "Curl preservation",
    .statement = "A smooth solution of vector Burgers on R^d x [0, T] with bounded gradient whose vorticity "
                 "vanishes at time 0 has none at any time.",
    .hypotheses = "v smooth, grad v bounded on R^d x [0, T], Omega = 0 at tau = 0",
    .source = "section 7.2, Theorem 7.5",
    .evidence = "all Taylor coefficients in time up to the third of flows that start from gradients; the two "
                "inequalities from which the maximum principle gives the theorem without further hypotheses",
    .refuted_by = "a gradient start with a coefficient whose vorticity is not zero",
    .attack =
        "drifts that grow linearly (every score of a Gaussian does), which the printed proof excludes: its "
        "coefficient B = 2 v is not bounded and its energy need not be finite; its constant is halved as "
        "well, see SS-E73",
    .rests_on = {"SS-T7.4", "SS-E73"},
    .trial =
        [](Trial& trial) {
          for (int dimension : {2, 3}) {
            Family potentials{fmt::format("potentials in d = {}", dimension), {}, {}};
            Generator generator = trial.generator(potentials.name);
            const int order = dimension == 2 ? 8 : 6;
            for (long round = 0; round < trial.effort().scaled(1, 3, 10); ++round) {
              Instance member;
              for (std::size_t n = 0; n < JetLayout::of(dimension, order).size(); ++n)
                member.set(fmt::format("phi_{}", n), random_signed(generator, -2, 0));
              for (int time = 1; time <= (order - 2) / 2; ++time)
                potentials.members.push_back(Instance(member).set("n", time));
            }
            trial.identity(
                fmt::format(
                    "vorticity of the tau^n coefficient from a gradient start, d = {}: d_i v_j = d_j v_i",
                    dimension),
                with_pairs(potentials, dimension),
                [dimension, order](const Point& p) {
                  const FieldJets start = gradient_field(p, dimension, order);
                  const auto [i, j] = axes(p);
                  return partial(
                             time_coefficient(
                                 start, static_cast<int>(p["n"].to_double()))[static_cast<std::size_t>(j)],
                             i)
                      .value();
                },
                [dimension, order](const Point& p) {
                  const FieldJets start = gradient_field(p, dimension, order);
                  const auto [i, j] = axes(p);
                  return partial(
                             time_coefficient(
                                 start, static_cast<int>(p["n"].to_double()))[static_cast<std::size_t>(i)],
                             j)
                      .value();
                });
          }
          // The zero-order terms of (|Omega|^2)_tau are 8 S : Omega Omega^T with S the symmetric part of grad
          // v, here in its own axes.
          auto size = [](const Point& p) {
            return square(p["omega12"]) + square(p["omega13"]) + square(p["omega23"]);
          };
          trial.bound(
              "8 S : Omega Omega^T <= 8 |grad v| |Omega|^2 (largest stretching): |Omega|^2 is a subsolution "
              "with "
              "a bounded coefficient",
              Domain{"stretchings and Omega in d = 3",
                     {{"s1", -1, 1},
                      {"s2", -1, 1},
                      {"s3", -1, 1},
                      {"omega12", 0, 1},
                      {"omega13", 0, 1},
                      {"omega23", 0, 1}},
                     {{"Omega != 0", [size](const Point& p) { return positive(size(p)); }}},
                     {}},
              [](const Point& p) {
                return Ball(8) * ((p["s1"] + p["s2"]) * square(p["omega12"]) +
                                  (p["s1"] + p["s3"]) * square(p["omega13"]) +
                                  (p["s2"] + p["s3"]) * square(p["omega23"]));
              },
              [size](const Point& p) {
                return Ball(16) * max(abs(p["s1"]), max(abs(p["s2"]), abs(p["s3"]))) * size(p);
              });
          trial.bound(
              "a barrier for drifts |v| <= c (1 + |x|): zeta = exp(K tau) (1 + |x|^2) with K = 2 d + 6 c + 8 "
              "g "
              "has Laplacian zeta + 2 v.grad zeta + 8 g zeta <= zeta_tau",
              Domain{"distance, drift and gradient bounds",
                     {{"radius", "1e-6"_q, 1000000, true},
                      {"drift", "1e-3"_q, 1000, true},
                      {"gradient", "1e-3"_q, 1000, true},
                      {"dimension", 1, 10}},
                     {},
                     {}},
              [](const Point& p) {
                const Ball r = p["radius"];
                return Ball(2) * p["dimension"] + Ball(4) * p["drift"] * (r + square(r)) +
                       Ball(8) * p["gradient"] * (Ball(1) + square(r));
              },
              [](const Point& p) {
                return (Ball(2) * p["dimension"] + Ball(6) * p["drift"] + Ball(8) * p["gradient"]) *
                       (Ball(1) + square(p["radius"]));
              });
          trial.note(
              "With both, |Omega|^2 <= eps zeta for every eps > 0: it is bounded, so it lies below the "
              "barrier at infinity, and it vanishes at tau = 0. Hence the theorem, for drifts that grow "
              "linearly and without an energy.");
        },
});

REFEREE_CLAIM({
    .id = "SS-C7.6",
    .paper = "score-shocks",
    .kind = "corollary",
    .title = "Vorticity of learned scores",
    .statement =
        "The score is curl-free for all tau > 0, so any vorticity of a learned field s_theta belongs to "
        "its error s_theta - s.",
    .hypotheses = "s the score of a noised density; vorticity in exact arithmetic",
    .source = "section 7.2, Corollary 7.6",
    .evidence =
        "Jacobians of s = (m - x)/sigma^2 by differentiating the posterior mean, entry by entry; vorticity "
        "of s plus arbitrary fields",
    .refuted_by = "a mixture, a point and two axes with d_i s_j != d_j s_i",
    .attack =
        "mixtures with unequal weights and variances in d = 2, 3; the words 'any measured vorticity': a "
        "finite difference measures rounding even for the exact score, 1.3e-9 in the paper's own section "
        "10.6, so they hold only for vorticity that is computed exactly",
    .rests_on = {"SS-T7.5"},
    .trial =
        [](Trial& trial) {
          Family family{"mixtures in d = 2, 3 and two axes", {}, space_mixtures(trial).hypotheses};
          for (int dimension : {2, 3}) {
            Family plain = space_mixtures(trial);
            std::erase_if(plain.members, [dimension](const Instance& i) {
              return !i.has("dimension") || i["dimension"] != dimension;
            });
            for (Instance& member : with_pairs(plain, dimension).members) family.members.push_back(member);
          }
          auto score_field = [](const Point& p) {
            const std::vector<Ball> place = position(p);
            const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()), 1);
            FieldJets x;
            for (std::size_t i = 0; i < place.size(); ++i)
              x.push_back(J::variable(layout, static_cast<int>(i), place[i]));
            Mixture<J> clean = mixture<J>(p);
            const J noise(p["tau"]);
            for (J& variance : clean.variances) variance += noise;
            PosteriorKernel<J> at(clean, noise);
            FieldJets s = at.at(x, 1).displacement;
            for (J& component : s) component = component / noise;
            return s;
          };
          trial.identity(
              "d_i s_j = d_j s_i", family,
              [score_field](const Point& p) {
                const auto [i, j] = axes(p);
                return partial(score_field(p)[static_cast<std::size_t>(j)], i).value();
              },
              [score_field](const Point& p) {
                const auto [i, j] = axes(p);
                return partial(score_field(p)[static_cast<std::size_t>(i)], j).value();
              });
          // A learned field: the score plus (x_2, -x_1 x_2, x_1).
          auto error_field = [](const Point& p) {
            const std::vector<Ball> place = position(p);
            const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()), 1);
            const J x = J::variable(layout, 0, place[0]), y = J::variable(layout, 1, place[1]);
            return FieldJets{y, -(x * y), x};
          };
          trial.identity(
              "Omega[s_theta] = Omega[s_theta - s]", family,
              [=](const Point& p) {
                FieldJets learned = score_field(p);
                const FieldJets error = error_field(p);
                for (std::size_t i = 0; i < learned.size(); ++i) learned[i] += error[i];
                const auto [i, j] = axes(p);
                return vorticity(learned, i, j).value();
              },
              [=](const Point& p) {
                const auto [i, j] = axes(p);
                return vorticity(error_field(p), i, j).value();
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
