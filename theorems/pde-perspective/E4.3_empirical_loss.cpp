// SPDX-License-Identifier: GPL-3.0-or-later
/// (4.3) and (4.4): the empirical objective and its form with the noise as the target.
#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"
#include "pde-perspective/affine_losses.hpp"
#include "pde-perspective/line_losses.hpp"

namespace referee::pde_perspective {
namespace {

/// Networks over samples that all weigh 1/N: whatever the seed, one of them has two samples.
Family equally_weighted_networks(const Trial& trial, long rounds) {
  Family family = random_networks(trial, rounds);
  for (Instance& member : family.members)
    for (long k = 1; member.has("w" + std::to_string(k)); ++k) member.set("w" + std::to_string(k), 1);
  family.name = "equally weighted samples and ReLU networks on the line";
  return family;
}

std::string sample_coordinate(long k, long axis) {
  return "y" + std::to_string(k) + "_" + std::to_string(axis);
}

/// The mean of the empirical loss over all pairs of independent samples from the point's measure.
Rational mean_over_sample_pairs(const Instance& measure) {
  const long d = affine_dimension(measure);
  long count = 0;
  while (measure.has("w" + std::to_string(count + 1))) ++count;
  Rational sum = 0;
  for (long first = 1; first <= count; ++first)
    for (long second = 1; second <= count; ++second) {
      Instance drawn = measure;
      for (long k = 1; k <= count; ++k) drawn.set("w" + std::to_string(k), k <= 2 ? "1/2"_q : "0"_q);
      for (long axis = 1; axis <= d; ++axis) {
        drawn.set(sample_coordinate(1, axis), measure[sample_coordinate(first, axis)]);
        drawn.set(sample_coordinate(2, axis), measure[sample_coordinate(second, axis)]);
      }
      sum += measure["w" + std::to_string(first)] * measure["w" + std::to_string(second)] *
             denoising_affine_loss(drawn);
    }
  return sum;
}

REFEREE_CLAIM({
    .id = "PP-E4.3",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Empirical denoising loss",
    .statement =
        "Replacing u_0 in (4.2) by the average over samples y_1, ..., y_N gives (1/N) sum_k int_0^T int "
        "|s_NN - (y_k - x)/(2t)|^2 G_t(x - y_k) dx dt.",
    .hypotheses = "samples y_k. Read as what it defines; nothing is said about its value being finite",
    .source = "section 4.1, (4.3)",
    .evidence =
        "the mean of the objective over all pairs of samples is (4.2), exactly, in d = 1 to 8; its integrand "
        "by quadrature, and by error functions without quadrature; lower and upper bounds of its value",
    .refuted_by = "a field at which the empirical objective is not (4.2) of the empirical measure",
    .attack =
        "the factor 1/N, repeated samples, networks with kinks between and beyond the samples; the value "
        "over (0, T) as t -> 0",
    .rests_on = {"PP-E4.0"},
    .trial =
        [](Trial& trial) {
          Family measures{"measures on two and three places, affine fields", {}, affine_hypotheses()};
          for (const Instance& i : affine_fields(trial, false, trial.effort().scaled(2, 4, 20)).members)
            if (i.has("w2")) measures.members.push_back(i);
          trial.exact("the mean of (4.3) over pairs of independent samples is (4.2)", measures,
                      mean_over_sample_pairs, Relation::equal, denoising_affine_loss);
          const Family networks = equally_weighted_networks(trial, trial.effort().scaled(3, 9, 40));
          trial.identity("at time t, ReLU networks: quadrature = 1/(2t) + E|S|^2 + 2 E S_x in closed form",
                         networks, denoising_loss, [](const Point& p) {
                           const NetworkMoments moments = network_moments(p);
                           return Ball(1) / (Ball(2) * p["t"].at(p.precision())) + moments.squared +
                                  Ball(2) * moments.slope;
                         });
          trial.bound(
              "a network of Lipschitz constant L in x pays at least 1/(2t) - 2L at time t", networks,
              [](const Point& p) {
                return Ball(1) / (Ball(2) * p["t"].at(p.precision())) - Ball(2) * network_slope_bound(p);
              },
              denoising_loss);
          trial.note(
              "Hence over (delta, T) at least (1/2) log(T/delta) - 2 L T (in R^d d times as much): over the "
              "printed interval (0, T) the objective is +infinity for every Lipschitz network and every "
              "theta; with t_min > 0 in place of 0 it is finite. The same divergence refutes (4.1)-(4.2) and "
              "(4.5) (PP-E4.1, PP-E4.5), which assert that two objectives over (0, T) are equivalent; a "
              "definition stands whatever its value.");
          trial.bound(
              "the empirical score pays H(Y|X(T)) over (0, T), at most log N",
              [&] {
                Family several = networks;
                std::erase_if(several.members, [](const Instance& i) { return !i.has("y2"); });
                return several;
              }(),
              conditional_entropy,
              [](const Point& p) { return log(p.constant(static_cast<long>(line_samples(p).size()))); });
        },
});

/// Places z in R^d and heat times.
Family noise_places(const Trial& trial) {
  Family family{"z in R^d, d = 1 to 8, t from 1e-20 to 1e3",
                {},
                {{"t > 0", [](const Point& p) { return positive(p["t"]); }}}};
  family.members.push_back({{"t", "1/7"_q}, {"z1", 1}, {"z2", 2}, {"z3", 3}});
  Generator generator = trial.generator("noise places");
  for (long d = 1; d <= 8; ++d)
    for (long round = 0; round < trial.effort().scaled(2, 6, 40); ++round) {
      Instance member{{"t", random_positive(generator, -20, 2)}};
      for (long i = 1; i <= d; ++i) member.set("z" + std::to_string(i), random_signed(generator, -2, 1));
      family.members.push_back(std::move(member));
    }
  return family;
}

/// G_tau at factor z.
Ball kernel_at(const Point& p, const Ball& factor, const Ball& tau) {
  std::vector<Ball> place;
  for (int i = 1; p.has("z" + std::to_string(i)); ++i)
    place.push_back(factor * p["z" + std::to_string(i)].at(p.precision()));
  const std::vector<Ball> origin(place.size(), Ball(0).at(p.precision()));
  const Mixture<Ball> dirac{{origin}, {Ball(1).at(p.precision())}, {Ball(0)}};
  return mixture_density(dirac, std::span<const Ball>(place), tau);
}

REFEREE_CLAIM({
    .id = "PP-E4.4",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "The noise as target",
    .statement = "With z = (x - y)/(2t), (4.3) becomes (1/N) sum_k int_0^T int |s_NN(2tz + y_k, t) + z|^2 "
                 "G_(1/(4t))(z) "
                 "dz dt: x = 2tz + y_k is a noisy sample, and the network is trained to predict -z.",
    .hypotheses = "t > 0; samples y_k",
    .source = "section 4.1, (4.4)",
    .evidence =
        "the transformed kernel in d = 1 to 8; both integrands by quadrature for ReLU networks; the network "
        "that predicts -z exactly",
    .refuted_by = "a network for which both integrands differ at some time",
    .attack = "the Jacobian (2t)^d, the time 1/(4t) of the new kernel and the sign of z; t from 1e-20 to 1e3",
    .rests_on = {"PP-E4.3"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "(2t)^d G_t(2tz) = G_(1/(4t))(z)", noise_places(trial),
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision()), two_t = Ball(2) * t;
                Ball factor = kernel_at(p, two_t, t);
                for (int i = 1; p.has("z" + std::to_string(i)); ++i) factor = factor * two_t;
                return factor;
              },
              [](const Point& p) {
                return kernel_at(p, Ball(1), Ball(1) / (Ball(4) * p["t"].at(p.precision())));
              });
          trial.identity("at time t, ReLU networks: (4.4) = (4.3), both by quadrature",
                         equally_weighted_networks(trial, trial.effort().scaled(2, 5, 30)),
                         noise_prediction_loss, denoising_loss);
          Family perfect{"one sample, d = 1 to 8, S = -(x - y)/(2t)", {}, affine_hypotheses()};
          for (Instance i : affine_fields(trial, true, trial.effort().scaled(1, 2, 10)).members) {
            i.set("spread", 0);
            const Rational slope = -1 / (2 * i["t"]);
            for (long row = 1; row <= affine_dimension(i); ++row) {
              for (long column = 1; column <= affine_dimension(i); ++column)
                i.set("A" + std::to_string(row) + "_" + std::to_string(column),
                      row == column ? slope : "0"_q);
              i.set("b" + std::to_string(row), -slope * i[sample_coordinate(1, row)]);
            }
            perfect.members.push_back(std::move(i));
          }
          trial.exact("the field that predicts -z pays nothing", perfect, denoising_affine_loss,
                      Relation::equal, [](const Instance&) { return Rational(0); });
          trial.note(
              "As (4.3), over the printed interval (0, T) the objective is +infinity for every Lipschitz "
              "network.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
