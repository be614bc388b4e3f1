// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 4.4: an equilibrium of the trained model within k sigma_eps of each training point.
#include <cmath>

#include "multiplicative-noise/no_equilibrium.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/remembered.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::multiplicative_noise {
namespace {

/// Tells balls apart by their parameters, each put into a text.
template <class Text>
std::string ball_text(const Point& p, const Text& text_of) {
  std::string text = std::to_string(p.precision().bits);
  for (const char* name : {"alpha", "a", "b", "k"}) text += " " + text_of(p[name]);
  for (const auto& point : data_of(p).means) {
    text += ";";
    for (const Ball& coordinate : point) text += " " + text_of(coordinate);
  }
  return text;
}

/// The equilibrium that Newton's iteration finds from x_i, once for all that is said about it.
std::optional<std::vector<Ball>> known_equilibrium(const Point& p) {
  static Remembered<std::optional<std::vector<Ball>>> known;
  return known.at(ball_text(p, [](const Ball& ball) { return exact_text({ball}); }),
                  [&] { return ball_of(p).equilibrium(); });
}

/// |x^ - x_i|/sigma_eps for that equilibrium.
Ball relative_distance(const Point& p) {
  const auto zero = known_equilibrium(p);
  return zero ? euclidean_length(*zero, p.precision()) : Ball::whole_line(p.precision());
}

/// Gershgorin's bound of the largest eigenvalue of N Hess L at that equilibrium.
Ball greatest_curvature(const Point& p) {
  const TrainingBall ball = ball_of(p);
  auto zero = known_equilibrium(p);
  if (!zero) return Ball::whole_line(p.precision());
  for (Ball& component : *zero) component *= ball.a();
  const std::vector<Ball> hessian = ball.hessian(*zero);
  const std::size_t d = ball.dimension();
  Ball greatest;
  for (std::size_t i = 0; i < d; ++i) {
    Ball row = hessian[i * d + i];
    for (std::size_t j = 0; j < d; ++j)
      if (j != i) row += abs(hessian[i * d + j]);
    greatest = i == 0 ? row : max(greatest, row);
  }
  return greatest;
}

/// An integer: more precision than tells the boxes apart is of no use, so that all precisions share it.
Ball equilibria_in_ball(const Point& p) {
  static Remembered<std::optional<long>> known;
  const Point coarse = p.at({128});
  const auto text = ball_text(coarse, [](const Ball& ball) { return to_string(simplest_rational(ball)); });
  const auto count = known.at(text, [&] { return std::optional<long>(ball_of(coarse).equilibria(4000)); });
  return count ? Ball(*count).at(p.precision()) : Ball::whole_line(p.precision());
}

/// Three points on the line with unequal gaps, or their like in R^d; the ball around the middle one.
Instance uneven(long dimension, const Rational& alpha, const Rational& a, const Rational& k) {
  const auto d = static_cast<std::size_t>(dimension);
  RationalPoint origin(d, 0), right(d, 0), left(d, 0);
  right[0] = 1;
  left[0] = "-5/2"_q;
  left[d - 1] += "-1/3"_q;
  return training_ball(alpha, a, 1, k, {origin, right, left});
}

/// Noise levels below which both bounds of the proof keep their sign for all smaller ones.
Family below_delta(long dimension) {
  Family family{
      "sigma_eps below the explicit delta, d = " + std::to_string(dimension), {}, theorem_hypotheses()};
  family.hypotheses.push_back(reaches_no_other());
  family.hypotheses.push_back({"sigma^(d + alpha) J_1 < 0 for all sigma <= sigma_eps", [](const Point& p) {
                                 return less(ball_of(p).concavity_bound_below(), Ball(0));
                               }});
  family.hypotheses.push_back({"sigma^(d + alpha - 2) J_2 > 0 for all sigma <= sigma_eps",
                               [](const Point& p) { return positive(ball_of(p).sphere_bound_below()); }});
  const std::vector<std::pair<Rational, Rational>> cases{{"11/10"_q, "1e-20"_q}, {"3/2"_q, "1/1000"_q},
                                                         {2, "1/20"_q},          {3, "1/20"_q},
                                                         {5, "1/20"_q},          {2, "1e-12"_q}};
  for (const auto& [sum, a] : cases) {
    const Rational alpha = sum - dimension;
    if (dimension < 3 || sum == 2)
      family.members.push_back(uneven(dimension, alpha, a, admissible_factor(sum, "7/10"_q)));
    family.members.push_back(unit_pair(dimension, alpha, a, admissible_factor(sum, "9/10"_q)));
  }
  return family;
}

Equation balance() {
  return {line_force, [](const Instance& i) { return std::pair<Rational, Rational>(-i["k"], i["k"]); }};
}

/// sigma_eps -> 0 with d + alpha given, on the line.
Approach less_noise(const Rational& sum) {
  Instance fixed = uneven(1, sum - 1, 1, "1/2"_q);
  return {.parameter = "a", .first = 3, .last = 30, .fixed = fixed};
}

/// sqrt(2 pi) erf(k/sqrt(2)) - |P|: for d + alpha = 1 the hold at |x - x_i| = k sigma_eps less the net pull.
Ball excess_of_hold(const Point& p) {
  const Ball two = p.constant(2);
  return sqrt(two * Ball::pi(p.precision())) * erf(p["k"] / sqrt(two)) -
         euclidean_length(ball_of(p).limiting_pull(), p.precision());
}

/// d + alpha = 1: balls that are large enough for the net pull, and balls that are not.
void try_threshold(Trial& repaired) {
  for (const bool large : {true, false}) {
    const std::string side = large ? "> |P|: one equilibrium" : "< |P|: no equilibrium";
    std::vector<Hypothesis> hypotheses = theorem_hypotheses();
    hypotheses.push_back(
        {"sqrt(2 pi) erf(k/sqrt(2)) " + std::string(large ? "> |P|" : "< |P|"),
         [large](const Point& p) { return positive(large ? excess_of_hold(p) : -excess_of_hold(p)); }});
    Family line{"d = 1, alpha = 0, sigma_eps from 1e-3 to 1e-12", {}, hypotheses};
    Family space{"d = 2, 3 and d + alpha = 1", {}, hypotheses};
    for (const char* level : {"1e-4", "1e-12"}) {
      const Rational a = parse_rational(level);
      line.members.push_back(unit_pair(1, 0, a, large ? "41/100"_q : "408/1000"_q));
      line.members.push_back(uneven(1, 0, a, large ? "1/2"_q : "3/10"_q));
      for (long d : {2L, 3L}) {
        space.members.push_back(unit_pair(d, 1 - d, a, large ? "1/2"_q : "3/10"_q));
        space.members.push_back(uneven(d, 1 - d, a, large ? "1/2"_q : "3/10"_q));
      }
    }
    repaired.solutions("d + alpha = 1, sqrt(2 pi) erf(k/sqrt(2)) " + side, line, balance(),
                       [large](const Instance&) { return large ? 1L : 0L; });
    repaired.identity("d + alpha = 1, d = 2 and 3, counted by Krawczyk's test, " + side, space,
                      equilibria_in_ball, [large](const Point&) { return Ball(large ? 1 : 0); });
  }
}

/// d + alpha < 1: points at which the pulls cancel, and points at which they do not.
void try_few_dimensions(Trial& repaired) {
  Family middle{"the middle of {-1, 0, 1}, d + alpha < 1", {}, theorem_hypotheses()};
  Family pulled{"points with a net pull, d + alpha < 1", {}, theorem_hypotheses()};
  for (const auto& [sum, a] : std::vector<std::pair<Rational, Rational>>{
           {"1/2"_q, "1/1000"_q}, {"9/10"_q, "1e-12"_q}, {"1/10"_q, "1e-20"_q}}) {
    middle.members.push_back(
        training_ball(sum - 1, a, 1, admissible_factor(sum, "9/10"_q), {{0}, {-1}, {1}}));
    pulled.members.push_back(unit_pair(1, sum - 1, a, admissible_factor(sum, "9/10"_q)));
    pulled.members.push_back(
        uneven(1, sum - 1, a * power(Rational(10), -20), admissible_factor(sum, "9/10"_q)));
  }
  repaired.solutions("d + alpha < 1, P = 0: one equilibrium", middle, balance(),
                     [](const Instance&) { return 1L; });
  repaired.bound("and it is asymptotically stable", middle, greatest_curvature,
                 [](const Point&) { return Ball(0); });
  repaired.solutions("d + alpha < 1, P not 0: no equilibrium", pulled, balance(),
                     [](const Instance&) { return 0L; });
}

Figure distances_figure(const Trial& trial) {
  Panel panel{.title = "X = {0, 1}, d = 1, sigma_T = 1, equilibrium next to 0",
              .x_label = "sigma_eps",
              .y_label = "|x^ - x_i|/sigma_eps",
              .log_x = true,
              .log_y = true};
  for (const char* sum : {"1/2", "1", "11/10", "3/2", "2"}) {
    Curve curve{.label = std::string("d + alpha = ") + sum, .x = {}, .y = {}};
    for (long step = 8; step <= 64; step += trial.effort().scaled(8, 1, 1)) {
      const double a = std::pow(10.0, -static_cast<double>(step) / 8);
      const Instance instance = unit_pair(1, parse_rational(sum) - 1, rational_from_double(a), 1);
      const Ball distance = relative_distance(Point(instance, {128}));
      if (!distance.is_finite()) continue;
      curve.x.push_back(a);
      curve.y.push_back(distance.to_double());
    }
    panel.curves.push_back(std::move(curve));
  }
  panel.horizontal_marks.push_back({1, "k = 1"});
  return {"multiplicative-noise-theorem-4.4",
          "Distance of the equilibrium from the training point in units of sigma_eps: it falls below every k "
          "for d + alpha > 1, stays for d + alpha = 1 and grows for d + alpha < 1.",
          {panel}};
}

REFEREE_CLAIM({
    .id = "MN-T4.4",
    .paper = "multiplicative-noise",
    .kind = "theorem",
    .title = "An equilibrium near every training point",
    .statement =
        "Let 0 < k < sqrt(2 (d + alpha + 2)/(3 (d + alpha))), alpha > -d, sigma_eps < sigma_T. For each i "
        "there "
        "is delta > 0, depending on d, alpha, sigma_T, k and X only, such that for sigma_eps < delta the "
        "trained "
        "model has exactly one equilibrium in |x - x_i| < k sigma_eps, and it is asymptotically stable.",
    .hypotheses = "X = {x_1, ..., x_N} distinct points of R^d",
    .source = "section 4.2, Theorem 4.4",
    .evidence =
        "forces in the ball bounded for all noise levels below a given one at once; every equilibrium in the "
        "ball counted by interval Newton (d = 1) and Krawczyk's test (d = 2, 3); distances measured over "
        "decades",
    .refuted_by = "alpha, k and X for which balls with arbitrarily small sigma_eps hold no equilibrium",
    .attack =
        "d + alpha near zero, at and around one; k near its bound; unequal gaps, several dimensions; "
        "sigma_eps "
        "down to 1e-30. After scaling, the other points' pull on x_i is of order sigma_eps^(d + alpha - 1), "
        "which the limit of J_2 leaves out; points at which the pulls of the others cancel",
    .rests_on = {"MN-J1d", "MN-J2d", "MN-T4.4s3", "MN-T4.4s4"},
    .trial =
        [](Trial& trial) {
          for (const FailingPair& pair : failing_pairs())
            trial.bound(
                "an equilibrium in the ball for some sigma <= sigma_eps: least pull of the other point <= "
                "greatest hold of x_i over all those sigma, " +
                    pair.name,
                only(pair.instance), least_pull, greatest_hold);
          trial.note(
              "The pull of the other points on x_i tends to a constant as sigma_eps -> 0, while x_i holds "
              "back with at most (2 k/(d + alpha)) sigma_eps^(1 - d - alpha) in the ball. For d + alpha < 1 "
              "the hold vanishes, and no k helps at points with a nonzero net pull (the middle of {-1, 0, 1} "
              "is an equilibrium for every alpha > -d). For d + alpha = 1 it depends on k: for X = {0, 1}, d "
              "= 1, alpha = 0, sigma_T = 1 the theorem is true for k > 0.408796 and false for smaller k.");
          Family failing{"X = {0, 1}, d = 1, alpha = -1/2, k = 1", {}, theorem_hypotheses(), true};
          for (const char* a : {"1e-3", "1e-6", "1e-12"})
            failing.members.push_back(unit_pair(1, "-1/2"_q, parse_rational(a), 1));
          trial.solutions("one equilibrium in |x - x_i| < k sigma_eps", failing, balance(),
                          [](const Instance&) { return 1L; });
          trial.figure(distances_figure(trial));
          trial.repair(
              "The same for alpha > 1 - d (for N = 1, alpha > -d suffices); delta can be any sigma_eps at "
              "which the bounds of J_1 and J_2 over all smaller noise levels have their sign (that of J_1 < "
              "0 implies k sigma_eps < min_j |x_j - x_i|/2, see MN-J1). The equilibrium lies at x_i + "
              "sigma_eps^(d + alpha) (d + alpha)/2 P to leading order, P = sum_j Phi_0^(sigma_T)((d + "
              "alpha)/2, |x_j - x_i|^2/2) (x_j - x_i) the net pull on x_i. For alpha = 1 - d the theorem is "
              "true at x_i if sqrt(2 pi) erf(k/sqrt(2)) > |P|, and small balls hold no equilibrium if it is "
              "< |P|. For -d < alpha < 1 - d it is true if P = 0, and small balls hold no equilibrium if P "
              "is not 0.",
              [](Trial& repaired) {
                Family line = below_delta(1);
                line.members.push_back(training_ball("-1/2"_q, "1/10"_q, 1, "17/10"_q, {{0}}));
                line.members.push_back(training_ball("-9/10"_q, "1e-12"_q, 1, 3, {{2}}));
                repaired.solutions("d = 1: one equilibrium in the ball", line, balance(),
                                   [](const Instance&) { return 1L; });
                for (long d : {2L, 3L}) {
                  Family family = below_delta(d);
                  repaired.identity("d = " + std::to_string(d) +
                                        ": equilibria in the ball, counted by Krawczyk's "
                                        "test on subdivisions, are 1",
                                    family, equilibria_in_ball, [](const Point&) { return Ball(1); });
                }
                Family all = below_delta(1).joined(below_delta(2)).joined(below_delta(3));
                repaired.bound("asymptotically stable: every eigenvalue of Hess L at the equilibrium <= 0",
                               all, greatest_curvature, [](const Point&) { return Ball(0); });
                for (const char* sum : {"11/10", "3/2", "2"}) {
                  const std::string label = std::string(", d + alpha = ") + sum;
                  repaired.rate("|x^ - x_i|/sigma_eps ~ sigma_eps^(d + alpha - 1)" + label,
                                less_noise(parse_rational(sum)), relative_distance, parse_rational(sum) - 1);
                  repaired.limit(
                      "sigma_eps^(-d - alpha) |x^ - x_i| -> (d + alpha)/2 |pull|" + label,
                      less_noise(parse_rational(sum)),
                      [](const Point& p) {
                        return relative_distance(p) * raised(p["a"], Ball(1) - 2 * ball_of(p).order());
                      },
                      [](const Point& p) {
                        const TrainingBall ball = ball_of(Point(p).set("a", p.constant(1)));
                        return ball.order() * euclidean_length(ball.limiting_pull(), p.precision());
                      });
                }
                try_threshold(repaired);
                try_few_dimensions(repaired);
                repaired.rate("the threshold d + alpha = 1: |x^ - x_i| ~ sigma_eps", less_noise(1),
                              relative_distance, 0);
                repaired.limit(
                    "there it depends on k: sqrt(2 pi) erf(|x^ - x_i|/(sqrt(2) sigma_eps)) -> |pull|",
                    less_noise(1),
                    [](const Point& p) {
                      const Ball two = p.constant(2);
                      return sqrt(two * Ball::pi(p.precision())) * erf(relative_distance(p) / sqrt(two));
                    },
                    [](const Point& p) {
                      return euclidean_length(ball_of(p).limiting_pull(), p.precision());
                    });
                repaired.rate("below it, d + alpha = 1/2: |x^ - x_i| tends to a positive distance",
                              less_noise("1/2"_q), relative_distance, -1);
                Family wide{"k = 3, beyond its bound", {}, noise_levels()};
                for (long alpha : {1L, 2L, 4L}) wide.members.push_back(uneven(1, alpha, "1e-4"_q, 3));
                repaired.solutions("k need not be bounded: one equilibrium in the ball with k = 3", wide,
                                   balance(), [](const Instance&) { return 1L; });
              });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
