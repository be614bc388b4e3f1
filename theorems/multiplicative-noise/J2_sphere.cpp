// SPDX-License-Identifier: GPL-3.0-or-later
/// Appendix A.8, step 2: J_2, its limit, and the comparison of L(x_i) with L on the sphere.
#include "multiplicative-noise/no_equilibrium.hpp"

namespace referee::multiplicative_noise {
namespace {

Ball second_bound(const Point& p) { return ball_of(p).sphere_bound(); }
/// sigma_eps^(d + alpha - 2) J_2.
Ball scaled_second_bound(const Point& p) {
  const TrainingBall ball = ball_of(p);
  return raised(ball.a(), 2 * (ball.order() - Ball(1))) * ball.sphere_bound();
}
/// N (L(x_i) - L(x)).
Ball drop_to_place(const Point& p) {
  const TrainingBall ball = ball_of(p);
  return ball.value(std::vector<Ball>(ball.dimension(), Ball(0).at(p.precision()))) -
         ball.value(offset_of(p));
}

/// 2^(s - 1) k^(2 - 2s) int_0^(k^2/2) t^(s-1) exp(-t) dt with s = (d + alpha)/2.
Ball printed_second_limit(const Point& p) {
  const Ball s = ball_of(p).order(), half = half_of(square(p["k"].at(p.precision())));
  return raised(half, Ball(1) - s) * lower_gamma(s, half);
}
/// At d + alpha = 1 the sum over the other points has a limit of its own.
Ball true_limit_at_one(const Point& p) {
  const TrainingBall ball = ball_of(p);
  Ball sum = printed_second_limit(p);
  for (const Ball& distance : ball.distances())
    sum -= ball.k() * distance * noise_kernel_from_zero(ball.order(), half_of(square(distance)), ball.b());
  return sum;
}
/// An upper bound of sigma^(d + alpha - 2) J_2 for all sigma <= sigma_eps, where d + alpha <= 1 and k
/// sigma_eps
/// <= 2 |x_j - x_i|: the first term grows towards its limit as sigma falls, Phi_sigma and sigma^(d + alpha -
/// 1) do not fall, and ||x_i - x_j| - k sigma| <= |x_i - x_j|.
Ball second_bound_from_above(const Point& p) {
  const TrainingBall ball = ball_of(p);
  Ball sum = printed_second_limit(p);
  const Ball scale = ball.k() * raised(ball.a(), 2 * ball.order() - Ball(1));
  for (const Ball& distance : ball.distances())
    sum -= scale * distance * ball.kernel()(ball.order(), half_of(square(distance)));
  return sum;
}

Approach shrinking_ball(Instance ball, long first, long last) {
  return {.parameter = "a", .first = first, .last = last, .fixed = ball.set("a", 1)};
}

REFEREE_CLAIM({
    .id = "MN-J2",
    .paper = "multiplicative-noise",
    .kind = "inequality",
    .title = "The bound J_2 on the sphere",
    .statement =
        "N (L(x_i) - L(x)) >= J_2 := Phi((d + alpha)/2, k^2 sigma_eps^2/2) k^2 sigma_eps^2/2 - sum_(j != i) "
        "Phi((d + alpha)/2, ||x_i - x_j| - k sigma_eps|^2/2) k sigma_eps |x_i - x_j| for |x - x_i| = k "
        "sigma_eps.",
    .hypotheses = "those of Theorem 4.4",
    .source = "appendix A.8, step 2, after (A.32)",
    .evidence = "both sides enclosed at places on the sphere, values of L summed from the kernel",
    .refuted_by = "a training set and a place on the sphere with N (L(x_i) - L(x)) < J_2",
    .attack = "towards and away from another point, k sigma_eps below and above the distances, two thousand "
              "points, "
              "d + alpha from 1/20 to 13",
    .rests_on = {"MN-A.30", "MN-A.31", "MN-A.32"},
    .trial =
        [](Trial& trial) {
          trial.bound("k sigma_eps below the distances", training_places(trial, true, true), second_bound,
                      drop_to_place);
          trial.bound("k sigma_eps above some distances", training_places(trial, false, true), second_bound,
                      drop_to_place);
          Family crowd{"1000 points 1/50 apart on a line in the plane", {}, theorem_hypotheses()};
          for (const long side : {1L, -1L})
            crowd.members.push_back(
                at_offset(training_line(1, "1/500"_q, 1, 1, 2, 1000, "1/50"_q), 1, {side, 0}));
          trial.bound("a thousand points, towards the others and away", crowd, second_bound, drop_to_place);
          const Instance small = at_offset(training_ball(1, "1e-10"_q, 1, "1e-6"_q, {{0}, {1}}), 1, {1});
          trial.bound("small k: sharp", Family{"k = 1e-6, one other point", {small}, theorem_hypotheses()},
                      second_bound, drop_to_place);
        },
});

REFEREE_CLAIM({
    .id = "MN-J2lim",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "Limit of the scaled J_2",
    .statement =
        "lim_(sigma_eps -> 0) sigma_eps^(d + alpha - 2) J_2 = 2^((d + alpha - 2)/2)/k^(d + alpha - 2) "
        "int_0^(k^2/2) t^(s-1) exp(-t) dt > 0.",
    .hypotheses = "alpha > -d, k as in Theorem 4.4; s = (d + alpha)/2, which the display does not say",
    .source = "appendix A.8, step 2, by Lemmas A.5 and A.6",
    .evidence = "an upper bound of the left side for all smaller noise levels at once; limits and rates over "
                "decades",
    .refuted_by = "alpha, k and X for which the left side stays below the right one by a fixed amount",
    .attack =
        "the sum over the other points, of order sigma_eps^(d + alpha - 1) after scaling: it does not vanish "
        "for d + alpha <= 1",
    .rests_on = {"MN-LA.5", "MN-LA.6", "MN-J2"},
    .trial =
        [](Trial& trial) {
          for (const FailingPair& pair : failing_pairs())
            trial.bound("limit <= the supremum of sigma^(d + alpha - 2) J_2 over all sigma <= sigma_eps, " +
                            pair.name,
                        only(pair.instance), printed_second_limit, second_bound_from_above);
          trial.note(
              "The terms of the other points are of order sigma_eps^(d + alpha - 1) after scaling, which "
              "does not vanish for d + alpha <= 1.");
          const Instance line = unit_pair(1, 0, 1, "1/4"_q);
          trial.limit("the limit is another for d = 1, alpha = 0, k = 1/4, X = {0, 1}",
                      shrinking_ball(line, 3, 30), scaled_second_bound, printed_second_limit);
          trial.repair(
              "The printed limit holds for alpha > 1 - d (and for N = 1 and all alpha > -d). For d + alpha = "
              "1 the "
              "limit is smaller by k sum_j |x_j - x_i| Phi_0^(sigma_T)(1/2, |x_j - x_i|^2/2); for 0 < d + "
              "alpha < 1 "
              "and N > 1 it is -infinity, like sigma_eps^(d + alpha - 1).",
              [](Trial& repaired) {
                const std::vector<std::pair<std::string, Instance>> balls{
                    {"d = 1, alpha = 1", unit_pair(1, 1, 1, "11/10"_q)},
                    {"d = 2, alpha = 0", unit_pair(2, 0, 1, "11/10"_q)},
                    {"d = 1, alpha = 1/10", unit_pair(1, "1/10"_q, 1, "1/2"_q)},
                    {"d = 3, alpha = -1, two other points",
                     training_ball("-1"_q, 1, 1, "1/3"_q, {{0, 0, 0}, {1, 0, 0}, {0, "-5/2"_q, 1}})},
                    {"N = 1, d = 1, alpha = -1/2", training_ball("-1/2"_q, 1, 1, 1, {{0}})},
                    {"N = 1, d = 3, alpha = -5/2", training_ball("-5/2"_q, 1, 1, 1, {{0, 0, 0}})}};
                for (const auto& [name, ball] : balls)
                  repaired.limit(name, shrinking_ball(ball, 3, 40), scaled_second_bound,
                                 printed_second_limit);
                repaired.rate(
                    "the error decays like sigma_eps^(d + alpha - 1), d = 1, alpha = 1",
                    shrinking_ball(balls[0].second, 3, 30),
                    [](const Point& p) { return scaled_second_bound(p) - printed_second_limit(p); }, 1);
                repaired.limit("d + alpha = 1: the smaller limit, d = 1, alpha = 0",
                               shrinking_ball(unit_pair(1, 0, 1, "1/4"_q), 3, 30), scaled_second_bound,
                               true_limit_at_one);
                repaired.limit("d + alpha = 1: the smaller limit, d = 3, alpha = -2",
                               shrinking_ball(unit_pair(3, -2, 1, 1), 3, 30), scaled_second_bound,
                               true_limit_at_one);
                repaired.rate("d = 1, alpha = -1/2: diverges like sigma_eps^(-1/2)",
                              shrinking_ball(unit_pair(1, "-1/2"_q, 1, 1), 3, 40), scaled_second_bound,
                              "-1/2"_q);
              });
        },
});

REFEREE_CLAIM({
    .id = "MN-J2d",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "J_2 is positive for little noise",
    .statement =
        "There is delta_2(d, alpha, sigma_T, k, X) such that 0 < sigma_eps < delta_2 implies J_2 > 0, and "
        "then L(x_i) > L(x) for |x - x_i| = k sigma_eps.",
    .hypotheses = "those of Theorem 4.4",
    .source = "appendix A.8, end of step 2",
    .evidence =
        "a negative upper bound of the scaled J_2 for all smaller noise levels at once; L compared at the "
        "centre and on the sphere; an explicit delta_2 where there is one",
    .refuted_by = "alpha, k and X with J_2 <= 0 for arbitrarily small sigma_eps",
    .attack = "d + alpha at and below one; whether the consequence for L survives the failure of J_2",
    .rests_on = {"MN-J2lim", "MN-J2"},
    .trial =
        [](Trial& trial) {
          for (const FailingPair& pair : failing_pairs())
            trial.bound(
                "J_2 > 0 for some sigma <= sigma_eps: 0 <= upper bound of sigma^(d + alpha - 2) J_2 over "
                "those "
                "sigma, " +
                    pair.name,
                only(pair.instance), [](const Point&) { return Ball(0); }, second_bound_from_above);
          trial.note(
              "After scaling with sigma_eps^(d + alpha - 2) the first term of J_2 has a positive limit, but "
              "the terms of the other points are of order sigma_eps^(d + alpha - 1), which does not vanish "
              "for d + alpha <= 1: they win for every k if d + alpha < 1, and for small k if d + alpha = 1.");
          for (const FailingPair& pair : failing_pairs()) {
            RationalPoint towards(pair.instance.has("y1_3") ? 3 : 1, 0);
            towards[0] = 1;
            trial.bound(
                "L(x) <= L(x_i) at x = x_i + k sigma_eps e_1, " + pair.name,
                only(at_offset(pair.instance, 1, towards)), [](const Point&) { return Ball(0); },
                drop_to_place);
          }
          trial.repair(
              "The same for alpha > 1 - d, or N = 1; delta_2 may be any sigma_eps with k sigma_eps < min_j "
              "|x_j - "
              "x_i| and (k^2/2) int_((sigma_eps/sigma_T)^2)^1 v^(s-1) exp(-v k^2/2) dv > k sigma_eps^(2s-1) "
              "sum_j |x_j "
              "- x_i| Phi_0^(sigma_T)(s, (|x_j - x_i| - k sigma_eps)^2/2), s = (d + alpha)/2.",
              [](Trial& repaired) {
                Family family{"sigma_eps below the explicit delta_2", {}, theorem_hypotheses()};
                family.hypotheses.push_back(reaches_no_other());
                family.hypotheses.push_back(
                    {"the bound over all smaller noise levels is positive",
                     [](const Point& p) { return positive(ball_of(p).sphere_bound_below()); }});
                const std::vector<std::pair<Rational, Rational>> cases{
                    {"11/10"_q, "1e-20"_q}, {"3/2"_q, "1/1000"_q}, {2, "1/20"_q}, {6, "1/10"_q}};
                for (long d : {1L, 2L, 3L, 8L})
                  for (const auto& [sum, a] : cases) {
                    RationalPoint towards(static_cast<std::size_t>(d), 0);
                    towards[0] = 1;
                    const Instance pair = unit_pair(d, sum - d, a, admissible_factor(sum, "9/10"_q));
                    for (const char* part : {"1", "1/10", "1e-6"})
                      family.members.push_back(at_offset(pair, 1, towards).set("part", parse_rational(part)));
                  }
                const auto smaller = [](const Point& p) { return Point(p).set("a", p["a"] * p["part"]); };
                repaired.bound(
                    "its bound at sigma_eps <= sigma^(d + alpha - 2) J_2, sigma = sigma_eps, sigma_eps/10, "
                    "1e-6 "
                    "sigma_eps",
                    family, [](const Point& p) { return ball_of(p).sphere_bound_below(); },
                    [=](const Point& p) { return scaled_second_bound(smaller(p)); });
                repaired.bound(
                    "0 <= J_2 at those noise levels", family, [](const Point&) { return Ball(0); },
                    [=](const Point& p) { return scaled_second_bound(smaller(p)); });
                repaired.bound(
                    "L(x) <= L(x_i) at those noise levels, towards the other point", family,
                    [](const Point&) { return Ball(0); },
                    [=](const Point& p) { return drop_to_place(smaller(p)); });
              });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
