// SPDX-License-Identifier: GPL-3.0-or-later
/// (A.25) to (A.29): what the bound J_1 of the Hessian is combined from.
#include "multiplicative-noise/training_balls.hpp"

namespace referee::multiplicative_noise {
namespace {

/// |x - x_j|^2/2 for j != i.
std::vector<Ball> foreign_half_squares(const Point& p) {
  const TrainingBall ball = ball_of(p);
  const std::vector<Ball> x = offset_of(p);
  std::vector<Ball> result;
  for (const auto& other : ball.others()) {
    Ball z(0);
    for (std::size_t i = 0; i < x.size(); ++i) z += square(x[i] - other[i]);
    result.push_back(half_of(z));
  }
  return result;
}
/// |x - x_i|^2/2.
Ball own_half_square(const Point& p) { return half_of(square(p["r"] * p["k"] * p["a"])); }

/// Phi((d + alpha)/2 + raise, z).
Ball raised_kernel(const TrainingBall& ball, long raise, const Ball& z) {
  return ball.kernel()(ball.order() + Ball(raise), z);
}

Ball traced_bound(const Point& p) {
  const TrainingBall ball = ball_of(p);
  const auto term = [&](const Ball& z) {
    return raised_kernel(ball, 1, z) * z * 2 - raised_kernel(ball, 0, z);
  };
  Ball sum = term(own_half_square(p));
  for (const Ball& z : foreign_half_squares(p)) sum += term(z);
  return sum;
}

REFEREE_CLAIM({
    .id = "MN-A.25",
    .paper = "multiplicative-noise",
    .kind = "inequality",
    .title = "The Hessian along a direction",
    .statement = "z^T Hess L z <= (1/N) sum_j Phi((d + alpha + 2)/2, |x - x_j|^2/2) |x - x_j|^2 - (1/N) "
                 "sum_j Phi((d + "
                 "alpha)/2, |x - x_j|^2/2) for |z| = 1.",
    .hypotheses = "0 < sigma_eps < sigma_T; any alpha, any x",
    .source = "appendix A.8, step 1, (A.25)",
    .evidence = "the curvature of L by jets along z against the right side",
    .refuted_by = "a training set, a place and a direction with lhs > rhs",
    .attack = "equality: d = 1, and points collinear with x and z; two hundred points, d up to 8",
    .rests_on = {"MN-T4.4g"},
    .trial =
        [](Trial& trial) {
          for (const bool small : {true, false}) {
            Family family = training_places(trial, small, false);
            family.name = "training sets, places near one point, directions";
            family.hypotheses = noise_levels();
            trial.bound(small ? "little noise" : "much noise", family, curvature, traced_bound);
          }
        },
});

REFEREE_CLAIM({
    .id = "MN-A.26",
    .paper = "multiplicative-noise",
    .kind = "inequality",
    .title = "The kernel above its tangent at zero",
    .statement = "Phi((d + alpha)/2, |x - x_i|^2/2) >= Phi((d + alpha)/2, 0) + dPhi/dz((d + alpha)/2, 0) |x "
                 "- x_i|^2/2 >= "
                 "Phi((d + alpha)/2, 0) - Phi((d + alpha + 2)/2, 0) k^2 sigma_eps^2/2.",
    .hypotheses = "|x - x_i| < k sigma_eps",
    .source = "appendix A.8, step 1, (A.26)",
    .evidence = "both links enclosed",
    .refuted_by = "a place in the ball at which a link fails",
    .attack =
        "|x - x_i| from 1e-30 to 999/1000 of k sigma_eps, small k, where both links become equalities; k^2 "
        "sigma_eps^2/4 in the last member would fail there",
    .rests_on = {"MN-LA.3"},
    .trial =
        [](Trial& trial) {
          Family family = training_places(trial, true, false).joined(training_places(trial, false, false));
          family.name = "places in the ball";
          for (const char* r : {"1e-30", "1/2", "999999/1000000"})
            for (const char* k : {"1e-6", "1"})
              family.members.push_back(at_offset(training_ball(1, "1/100"_q, 1, parse_rational(k), {{0}}),
                                                 parse_rational(r), {1}));
          const Quantity value = [](const Point& p) {
            return raised_kernel(ball_of(p), 0, own_half_square(p));
          };
          const Quantity tangent = [](const Point& p) {
            const TrainingBall ball = ball_of(p);
            const Ball zero = Ball(0).at(p.precision());
            return raised_kernel(ball, 0, zero) - raised_kernel(ball, 1, zero) * own_half_square(p);
          };
          const Quantity last = [](const Point& p) {
            const TrainingBall ball = ball_of(p);
            const Ball zero = Ball(0).at(p.precision());
            return raised_kernel(ball, 0, zero) -
                   raised_kernel(ball, 1, zero) * half_of(square(ball.radius()));
          };
          trial.bound("tangent at zero <= Phi", family, tangent, value);
          trial.bound("last member <= tangent", family, last, tangent);
          trial.identity(
              "the tangent: dPhi/dz by jets is -Phi((d + alpha + 2)/2, .), so the middle member is printed "
              "right",
              family,
              [](const Point& p) {
                const TrainingBall ball = ball_of(p);
                const Jet<Ball> z = Jet<Ball>::variable(JetLayout::of(1, 1), 0, Ball(0).at(p.precision()));
                const Jet<Ball> phi = ball.kernel()(ball.order(), z);
                return phi.value() + phi.derivative({1}) * own_half_square(p);
              },
              tangent);
        },
});

REFEREE_CLAIM({
    .id = "MN-A.27",
    .paper = "multiplicative-noise",
    .kind = "inequality",
    .title = "The point's own share of the Hessian",
    .statement =
        "Phi((d + alpha + 2)/2, |x - x_i|^2/2) |x - x_i|^2 <= Phi((d + alpha + 2)/2, 0) k^2 sigma_eps^2.",
    .hypotheses = "|x - x_i| < k sigma_eps",
    .source = "appendix A.8, step 1, (A.27)",
    .evidence = "both sides enclosed",
    .refuted_by = "a place in the ball with lhs > rhs",
    .attack = "the sphere with small k, where both sides agree in the limit",
    .rests_on = {"MN-LA.3"},
    .trial =
        [](Trial& trial) {
          Family family = training_places(trial, true, false).joined(training_places(trial, false, false));
          family.name = "places in the ball";
          for (const char* k : {"1e-6", "1"})
            family.members.push_back(at_offset(training_ball(1, "1/100"_q, 1, parse_rational(k), {{0}}),
                                               "999999999/1000000000"_q, {1}));
          trial.bound(
              "lhs <= rhs", family,
              [](const Point& p) {
                return raised_kernel(ball_of(p), 1, own_half_square(p)) * own_half_square(p) * 2;
              },
              [](const Point& p) {
                const TrainingBall ball = ball_of(p);
                return raised_kernel(ball, 1, Ball(0).at(p.precision())) * square(ball.radius());
              });
        },
});

/// Of the points j != i the one where (A.28), or (A.29), comes closest to failing: rhs - lhs.
struct Sides {
  Ball lhs, rhs;
};
Sides tightest(const std::vector<Sides>& all) {
  std::size_t worst = 0;
  for (std::size_t j = 1; j < all.size(); ++j)
    if (certainly_less(all[worst].lhs / all[worst].rhs, all[j].lhs / all[j].rhs)) worst = j;
  return all[worst];
}
Sides foreign_hessian_sides(const Point& p) {
  const TrainingBall ball = ball_of(p);
  const std::vector<Ball> z = foreign_half_squares(p);
  std::vector<Sides> all;
  for (std::size_t j = 0; j < z.size(); ++j) {
    const Ball& distance = ball.distances()[j];
    all.push_back({raised_kernel(ball, 1, z[j]) * z[j] * 2,
                   raised_kernel(ball, 1, half_of(square(distance - ball.radius()))) *
                       square(distance + ball.radius())});
  }
  return tightest(all);
}
Sides foreign_kernel_sides(const Point& p) {
  const TrainingBall ball = ball_of(p);
  const std::vector<Ball> z = foreign_half_squares(p);
  std::vector<Sides> all;
  for (std::size_t j = 0; j < z.size(); ++j)
    all.push_back({raised_kernel(ball, 0, z[j]),
                   raised_kernel(ball, 0, half_of(square(ball.distances()[j] - ball.radius())))});
  return tightest(all);
}
Ball hessian_lhs(const Point& p) { return foreign_hessian_sides(p).lhs; }
Ball hessian_rhs(const Point& p) { return foreign_hessian_sides(p).rhs; }
Ball kernel_lhs(const Point& p) { return foreign_kernel_sides(p).lhs; }
Ball kernel_rhs(const Point& p) { return foreign_kernel_sides(p).rhs; }

/// Places in the ball of training sets with at least one other point.
Family near_others(const Trial& trial, bool small) {
  Family family = training_places(trial, small, false);
  std::erase_if(family.members, [](const Instance& i) { return !i.has("count") && !i.has("y2_1"); });
  if (small) family.hypotheses.push_back(reaches_no_other());
  return family;
}
Family certificate_of(const Instance& instance) {
  Family family{"one other point within k sigma_eps", {instance}, theorem_hypotheses(), true};
  family.hypotheses.push_back(inside_ball());
  return family;
}

REFEREE_CLAIM({
    .id = "MN-A.28",
    .paper = "multiplicative-noise",
    .kind = "inequality",
    .title = "Another point's share of the Hessian",
    .statement = "For j != i: Phi((d + alpha + 2)/2, |x - x_j|^2/2) |x - x_j|^2 <= Phi((d + alpha + 2)/2, "
                 "||x_i - x_j| - k "
                 "sigma_eps|^2/2) (|x_i - x_j| + k sigma_eps)^2.",
    .hypotheses = "those of Theorem 4.4, |x - x_i| < k sigma_eps",
    .source = "appendix A.8, step 1, (A.28)",
    .evidence = "both sides enclosed, k sigma_eps below and above |x_i - x_j|",
    .refuted_by = "a place in the ball with lhs > rhs",
    .attack = "||x_i - x_j| - |x - x_i|| <= |x - x_j| does not give ||x_i - x_j| - k sigma_eps| <= |x - x_j| "
              "once k "
              "sigma_eps exceeds |x_i - x_j|; d + alpha small, so that k may be large",
    .rests_on = {"MN-LA.3"},
    .trial =
        [](Trial& trial) {
          trial.bound("lhs <= rhs",
                      certificate_of(at_offset(
                          training_ball("-9/10"_q, "9/10"_q, 1, "7/2"_q, {{0}, {"1/100"_q}}), "3/7"_q, {1})),
                      hessian_lhs, hessian_rhs);
          trial.note(
              "Step 1 is announced for sufficiently small sigma_eps; read so, k sigma_eps <= |x_i - x_j|, "
              "and the inequality holds. The modulus in ||x_i - x_j| - k sigma_eps| allows for the other "
              "case. Where it is used, for J_1 < 0, it holds: J_1 < 0 implies k sigma_eps < |x_i - x_j|/2 "
              "(MN-J1).");
          trial.repair(
              "The same under k sigma_eps <= |x_i - x_j|, or under d + alpha >= 1 without that condition.",
              [](Trial& repaired) {
                repaired.bound("k sigma_eps < |x_i - x_j|", near_others(repaired, true), hessian_lhs,
                               hessian_rhs);
                Family large = near_others(repaired, false);
                large.hypotheses.push_back({"d + alpha >= 1", [](const Point& p) {
                                              return !less(2 * ball_of(p).order(), Ball(1));
                                            }});
                repaired.bound("d + alpha >= 1, k sigma_eps beyond |x_i - x_j|", large, hessian_lhs,
                               hessian_rhs);
              });
        },
});

REFEREE_CLAIM({
    .id = "MN-A.29",
    .paper = "multiplicative-noise",
    .kind = "inequality",
    .title = "Another point's kernel in the ball",
    .statement = "For j != i: Phi((d + alpha)/2, |x - x_j|^2/2) <= Phi((d + alpha)/2, ||x_i - x_j| - k "
                 "sigma_eps|^2/2).",
    .hypotheses = "those of Theorem 4.4, |x - x_i| < k sigma_eps",
    .source = "appendix A.8, step 1, (A.29)",
    .evidence = "both sides enclosed, k sigma_eps below and above |x_i - x_j|",
    .refuted_by = "a place in the ball with lhs > rhs",
    .attack = "x = x_j, which lies in the ball as soon as k sigma_eps > |x_i - x_j|",
    .rests_on = {"MN-LA.3"},
    .trial =
        [](Trial& trial) {
          trial.bound("lhs <= rhs",
                      certificate_of(at_offset(training_ball(1, 1, 2, 1, {{0}, {"1/2"_q}}), "1/2"_q, {1})),
                      kernel_lhs, kernel_rhs);
          trial.note(
              "Step 1 is announced for sufficiently small sigma_eps; read so, it holds. It is not needed at "
              "all: in (A.25) the term has a minus sign and may be left out. Where it is used, for J_1 < 0, "
              "it holds: J_1 < 0 implies k sigma_eps < |x_i - x_j|/2 (MN-J1).");
          trial.repair("The same under k sigma_eps <= |x_i - x_j|.", [](Trial& repaired) {
            Family family = near_others(repaired, true);
            family.members.push_back(
                at_offset(training_ball(1, 1, 2, "1/2"_q, {{0}, {1}}), "999999999/1000000000"_q, {1}));
            repaired.bound("k sigma_eps < |x_i - x_j|", family, kernel_lhs, kernel_rhs);
          });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
