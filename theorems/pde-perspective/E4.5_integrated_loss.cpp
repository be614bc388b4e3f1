// SPDX-License-Identifier: GPL-3.0-or-later
/// (4.5): the objective without a target, by integration by parts.
#include "numbers/quadrature.hpp"
#include "pde-perspective/affine_losses.hpp"
#include "pde-perspective/line_losses.hpp"

namespace referee::pde_perspective {
namespace {

void parts_at_each_time(Trial& trial) {
  trial.exact(
      "at time t, samples or Gaussian data, affine fields in d = 1 to 8: (4.3) - (4.5) = d/(2t)",
      affine_fields(trial, false, trial.effort().scaled(2, 6, 40)),
      [](const Instance& i) -> Rational { return denoising_affine_loss(i) - integrated_affine_loss(i); },
      Relation::equal, [](const Instance& i) -> Rational { return affine_dimension(i) / (2 * i["t"]); });
  trial.identity(
      "at time t, ReLU networks, kinks included: (4.3) - (4.5) = 1/(2t)",
      random_networks(trial, trial.effort().scaled(1, 4, 30)),
      [](const Point& p) { return denoising_loss(p) - integrated_by_parts_loss(p); },
      [](const Point& p) { return Ball(1) / (Ball(2) * p["t"].at(p.precision())); });
  trial.identity(
      "at time t, ReLU networks: (4.1) - (4.5) = E|s|^2",
      random_networks(trial, trial.effort().scaled(0, 2, 20)),
      [](const Point& p) { return explicit_loss(p) - integrated_by_parts_loss(p); },
      sample_fisher_information);
}

/// One sample in R^d and S = -(x - y)/(2 max(t, cut)): the score, stopped from growing below t = cut.
/// E|S|^2 + 2 div S and E|S - target|^2 at time t, t <= cut.
template <class T>
T integrated_below(const T& t, const T& cut) {
  return T(2) * t / square(T(T(2) * cut)) - T(1) / cut;
}
template <class T>
T denoising_below(const T& t, const T& cut) {
  return T(2) * t * square(T(T(1) / (T(2) * t) - T(1) / (T(2) * cut)));
}

/// Per dimension: int_0^T of (4.5) for that field.
Ball integrated_value(const Point& p) {
  const Precision precision = p.precision();
  const Ball cut = p["cut"].at(precision), T = p["T"].at(precision);
  const ComplexBall complex_cut(cut);
  const Ball inner = integrate([&](const ComplexBall& t) { return integrated_below(t, complex_cut); },
                               Ball(0).at(precision), cut, precision);
  // Above the cut the field is the score: E|S|^2 + 2 div S = 1/(2t) - 1/t.
  return inner - half_of(log(T / cut));
}

/// What (delta/10, delta) adds to (4.3) - (4.5) for S = theta x over one sample at 0, per dimension.
Ball growth_of_the_dropped_term(const Point& p) {
  const Precision precision = p.precision();
  const ComplexBall theta(p["theta"]);
  const Ball delta = p["delta"].at(precision);
  return integrate(
      [&](const ComplexBall& log_t) {
        const ComplexBall t = exp(log_t), two(2);
        const ComplexBall denoising = two * t * square(theta + ComplexBall(1) / (two * t));
        return t * (denoising - (two * t * square(theta) + two * theta));
      },
      log(delta / 10), log(delta), precision);
}

Family cut_scores() {
  Family family{
      "one sample, S = -(x - y)/(2 max(t, cut)), T = 1",
      {},
      {{"0 < cut < T", [](const Point& p) { return positive(p["cut"]) && less(p["cut"], p["T"]); }}}};
  for (const char* cut : {"1/2", "1e-3", "1e-30", "1e-300"})
    family.members.push_back({{"cut", parse_rational(cut)}, {"T", 1}});
  return family;
}

REFEREE_CLAIM({
    .id = "PP-E4.5",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Hyvarinen loss",
    .statement =
        "Integration by parts in (4.1) gives another form of the score-matching objective; for finitely many "
        "samples it is (1/N) sum_k int_0^T int (|s_NN|^2 + 2 div s_NN) G_t(x - y_k) dx dt.",
    .hypotheses =
        "samples y_k, time interval (0, T). Another form of the objective is read as: equal up to a number "
        "that theta does not enter, so that both have the same minimisers",
    .source = "section 4.1, (4.5)",
    .evidence =
        "both integrands at each time, exactly in d = 1 to 8 and by quadrature for ReLU networks; the term "
        "that is dropped as the interval grows down to t = 0; the objective along scores cut at small times",
    .refuted_by =
        "a sample for which the dropped term is infinite, so that one form is finite and the other not",
    .attack =
        "the factor 2 of the divergence, kinks, unequal weights; t -> 0, where the dropped term is (d/2) "
        "log(T/t); fields that follow the score for longer and longer",
    .rests_on = {"PP-E4.3"},
    .trial =
        [](Trial& trial) {
          parts_at_each_time(trial);
          trial.limit(
              "one sample, s_NN = -x, T = 1: on (0, T) both forms differ by a number, so what (delta/10, "
              "delta) "
              "adds to (4.3) - (4.5) tends to 0",
              {.parameter = "delta", .first = 1, .last = 30, .fixed = {{"theta", -1}}},
              growth_of_the_dropped_term, [](const Point&) { return Ball(0); });
          trial.note(
              "Each decade adds (d/2) log 10. For s_NN = theta x and one sample (4.5) is theta^2 + 2 theta "
              "on "
              "(0, 1), least at theta = -1, while (4.3), and with it (4.1), is +infinity for every theta. "
              "Read "
              "at each time t, or over (t_min, T) with t_min > 0, the two forms are equivalent; so they are "
              "on "
              "(0, T) if (4.5) is averaged over data of finite entropy and second moment instead of "
              "samples. (4.3) and (4.6) diverge in the same way, but as definitions they stand (PP-E4.3).");
          trial.limit(
              "scores cut off below a time c, T = 1: (4.5) falls with c and, as a form of (4.1) >= 0, is "
              "bounded "
              "below, "
              "so what it loses from c to c/10 tends to 0",
              {.parameter = "cut", .first = 1, .last = 30, .fixed = {{"T", 1}}},
              [](const Point& p) {
                Point q = p;
                q.set("cut", p["cut"].at(p.precision()) / 10);
                return integrated_value(p) - integrated_value(q);
              },
              [](const Point&) { return Ball(0); });
          trial.note(
              "Along scores cut off below a time c it is -(1/2) log(T/c) - 3/4 per dimension: without "
              "constraints its infimum is -infinity, that of (4.3) is H(Y|X(T)) >= 0.");
          trial.repair(
              "For every 0 < delta < T and every field that is locally Lipschitz in x and of moderate "
              "growth, "
              "(4.3) over (delta, T) is (4.5) over (delta, T) plus (d/2) log(T/delta), and (4.1) is (4.5) "
              "plus "
              "the integral of E|s|^2: the same minimisers.",
              [](Trial& repaired) {
                parts_at_each_time(repaired);
                repaired.identity(
                    "over (delta/10, delta), S = theta x: the difference is (1/2) log 10 per dimension",
                    [] {
                      Family family{"theta from -5 to 5, delta from 1e-9 to 1", {}, {}};
                      for (const char* theta : {"-5", "-1/3", "0", "5"})
                        for (const char* delta : {"1", "1e-9"})
                          family.members.push_back(
                              {{"theta", parse_rational(theta)}, {"delta", parse_rational(delta)}});
                      return family;
                    }(),
                    growth_of_the_dropped_term, [](const Point& p) { return half_of(log(p.constant(10))); });
                repaired.identity(
                    "(4.5) of the scores cut off below c, over (0, T), is -(1/2) log(T/c) - 3/4 per "
                    "dimension",
                    cut_scores(), integrated_value, [](const Point& p) {
                      return -half_of(log(p["T"].at(p.precision()) / p["cut"])) - p.constant("3/4"_q);
                    });
                repaired.identity(
                    "their (4.3) over (c/10, c), where they part from the score, exceeds (4.5) by (1/2) "
                    "log 10",
                    cut_scores(),
                    [](const Point& p) {
                      const Precision precision = p.precision();
                      const ComplexBall cut(p["cut"].at(precision));
                      return integrate(
                          [&](const ComplexBall& log_t) {
                            const ComplexBall t = exp(log_t);
                            return t * (denoising_below(t, cut) - integrated_below(t, cut));
                          },
                          log(p["cut"].at(precision) / 10), log(p["cut"].at(precision)), precision);
                    },
                    [](const Point& p) { return half_of(log(p.constant(10))); });
              });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
