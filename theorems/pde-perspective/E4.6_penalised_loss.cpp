// SPDX-License-Identifier: GPL-3.0-or-later
/// (4.6): the objective with a penalty on the divergence.
#include "pde-perspective/affine_losses.hpp"
#include "pde-perspective/line_losses.hpp"

namespace referee::pde_perspective {
namespace {

Family penalised_networks(const Trial& trial, long rounds) {
  Family family = random_networks(trial, rounds);
  const std::vector<Rational> strengths{"1/3"_q, 0, 2, 50};
  for (std::size_t k = 0; k < family.members.size(); ++k) family.members[k].set("lambda", strengths[k % 4]);
  family.hypotheses.push_back({"lambda >= 0", [](const Point& p) { return !positive(-p["lambda"]); }});
  return family;
}

/// The least value of the integrand over all fields for one sample: d/(2t) - d/(2t + lambda d), attained by
/// S = -(x - y)/(2t + lambda d).
Rational least_penalised_loss(const Instance& i) {
  const long d = affine_dimension(i);
  return d / (2 * i["t"]) - d / (2 * i["t"] + i["lambda"] * d);
}

Family single_samples(const Trial& trial, long rounds, bool best) {
  Family family = affine_fields(trial, true, rounds);
  family.name = best ? "one sample, the best field, d = 1 to 8" : "one sample, affine fields, d = 1 to 8";
  for (Instance& i : family.members) {
    i.set("spread", 0);
    if (!best) continue;
    const long d = affine_dimension(i);
    const Rational slope = -1 / (2 * i["t"] + i["lambda"] * d);
    for (long row = 1; row <= d; ++row) {
      for (long column = 1; column <= d; ++column)
        i.set("A" + std::to_string(row) + "_" + std::to_string(column), row == column ? slope : "0"_q);
      i.set("b" + std::to_string(row), -slope * i["y1_" + std::to_string(row)]);
    }
  }
  return family;
}

REFEREE_CLAIM({
    .id = "PP-E4.6",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Penalty on the divergence",
    .statement =
        "Adding lambda (div s_NN)^2, lambda >= 0, to the integrand of (4.3) gives the regularised objective "
        "(4.6); lambda controls the strength, and lambda = 0 gives (4.3) back.",
    .hypotheses =
        "samples y_k, lambda >= 0. Read as a definition whose penalty acts at each time t; nothing is said "
        "about its value over (0, T) being finite",
    .source = "section 4.2, (4.6)",
    .evidence =
        "the integrand by quadrature against closed forms for ReLU networks; its exact minimiser over all "
        "fields for one sample; what it sums up to over (delta, T) as delta -> 0",
    .refuted_by = "a field whose penalised integrand is not that of (4.3) plus lambda times its mean squared "
                  "divergence",
    .attack =
        "lambda = 0, small and large; d = 1 to 8; the best field as well as random ones; fields of vanishing "
        "divergence and arbitrary slope",
    .rests_on = {"PP-E4.3"},
    .trial =
        [](Trial& trial) {
          trial.identity("at time t, ReLU networks: (4.6) = (4.3) + lambda E S_x^2, the last in closed form",
                         penalised_networks(trial, trial.effort().scaled(2, 6, 30)), penalised_loss,
                         [](const Point& p) {
                           const NetworkMoments moments = network_moments(p);
                           return Ball(1) / (Ball(2) * p["t"].at(p.precision())) + moments.squared +
                                  Ball(2) * moments.slope + p["lambda"] * moments.squared_slope;
                         });
          const long rounds = trial.effort().scaled(3, 8, 40);
          Family unpenalised = affine_fields(trial, false, rounds);
          for (Instance& i : unpenalised.members) i.set("lambda", 0);
          trial.exact("lambda = 0 gives (4.3) back, d = 1 to 8", unpenalised, penalised_affine_loss,
                      Relation::equal, [](const Instance& i) -> Rational {
                        return integrated_affine_loss(i) + affine_dimension(i) / (2 * i["t"]);
                      });
          trial.exact("one sample: S = -(x - y)/(2t + lambda d) pays d/(2t) - d/(2t + lambda d)",
                      single_samples(trial, rounds, true), penalised_affine_loss, Relation::equal,
                      least_penalised_loss);
          trial.exact("and no affine field pays less", single_samples(trial, rounds, false),
                      least_penalised_loss, Relation::at_most, penalised_affine_loss);
          Family networks = penalised_networks(trial, trial.effort().scaled(3, 8, 40));
          std::erase_if(networks.members, [](const Instance& i) { return i.has("y2"); });
          networks.members.push_back(
              with_slope(samples_and_network({0}, {}, "1/10"_q), "-10/7"_q).set("lambda", "1/2"_q));
          trial.bound(
              "nor does a ReLU network", networks,
              [](const Point& p) {
                const Ball two_t = Ball(2) * p["t"].at(p.precision());
                return Ball(1) / two_t - Ball(1) / (two_t + p["lambda"]);
              },
              penalised_loss);
          trial.note(
              "The penalty does remove the singularity: the best slope 1/(2t + lambda d) stays below "
              "1/(lambda "
              "d), where without it it is 1/(2t).");
          Family positive_strength = affine_fields(trial, false, rounds);
          std::erase_if(positive_strength.members, [](const Instance& i) { return i["lambda"] == 0; });
          trial.exact(
              "lambda > 0: every field pays at least d/(2t) - 1/lambda at time t, d = 1 to 8",
              positive_strength,
              [](const Instance& i) -> Rational {
                return affine_dimension(i) / (2 * i["t"]) - 1 / i["lambda"];
              },
              Relation::at_most, penalised_affine_loss);
          trial.note(
              "Hence over (delta, T) at least (d/2) log(T/delta) - T/lambda: for lambda > 0 the printed "
              "objective over (0, T) is +infinity for every field, the best one included, not only for "
              "Lipschitz networks as at lambda = 0. Over (t_min, T), t_min > 0, or with the integrand "
              "weighted "
              "by t, it is finite and lambda does control the slope. As a definition (4.6) stands whatever "
              "its "
              "value; PP-E4.1 and PP-E4.5 fail by the same divergence because they assert an equivalence.");
          Family shears{"S = K (x_1, -x_2, 0, ..), one sample at 0", {}, affine_hypotheses()};
          for (const Instance& i : single_samples(trial, 1, true).members) {
            const long d = affine_dimension(i);
            if (d < 2) continue;
            Instance shear = i;
            for (long row = 1; row <= d; ++row)
              shear.set("A" + std::to_string(row) + "_" + std::to_string(row), row == 1   ? "1000"_q
                                                                               : row == 2 ? "-1000"_q
                                                                                          : "0"_q);
            shears.members.push_back(std::move(shear));
          }
          trial.exact(
              "in d >= 2 the penalty does not see all of the slope: K = 1000 costs no more than (4.3)",
              shears, penalised_affine_loss, Relation::equal, [](const Instance& i) -> Rational {
                return integrated_affine_loss(i) + affine_dimension(i) / (2 * i["t"]);
              });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
