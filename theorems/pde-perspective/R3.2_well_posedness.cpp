// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.2: the backward heat equation is ill posed, the backward Fokker-Planck equation is not.
#include "numbers/complex_trigonometry.hpp"
#include "numbers/quadrature.hpp"
#include "pde-perspective/stability_laws.hpp"

namespace referee::pde_perspective::stability {
namespace {

/// A mode of frequencies k1.. and amplitude `size` at T: size exp(|k|^2 (T - t)) cos <k, x>.
Jet<Ball> fourier_mode(const Point& p, const SpaceTimeVariables& at) {
  using J = Jet<Ball>;
  J phase(0), squared(0);
  for (std::size_t i = 0; i < at.x.size(); ++i) {
    const J k(p["k" + std::to_string(i + 1)].at(p.precision()));
    phase += k * at.x[i];
    squared += k * k;
  }
  // cos by its second-order expansion, which is all that the heat equation asks for.
  const Ball c = cos(phase.value()), s = sin(phase.value());
  const J step = phase - J(phase.value());
  const J cosine = J(c) - J(s) * step - J(c) * step * step / J(2);
  return J(p["size"].at(p.precision())) * exp(squared * (J(p["T"].at(p.precision())) - at.t)) * cosine;
}

Family modes() {
  Family family{"Fourier modes", {}, {{"t < T", [](const Point& p) { return less(p["t"], p["T"]); }}}};
  for (long k = 1; k <= 20; ++k) {
    Instance line = at_place({{"k1", k}, {"size", "1e-30"_q}, {"T", 1}, {"t", "1/10"_q}}, {"1/7"_q});
    Instance plane = at_place(line, {"1/7"_q, "-2/3"_q});
    family.members.push_back(line);
    family.members.push_back(plane.set("k2", 2 - k));
  }
  return family;
}

REFEREE_CLAIM({
    .id = "PP-R3.2a",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "The backward heat equation is ill posed",
    .statement =
        "The backward heat problem does not depend continuously on the terminal condition; its Fourier "
        "modes grow like exp(|xi|^2 (T - t)).",
    .hypotheses = "u_t = Lap u solved from T down to t < T",
    .source = "section 3.1, Remark 3.2",
    .evidence =
        "modes put into the equation by jets; the factor found again as the ratio of Fourier integrals of "
        "a heat flow by quadrature; data of size exp(-k), whose solutions grow beyond every bound",
    .refuted_by = "a mode with another factor",
    .attack = "k = 1, ..., 20 with size 1e-30; two dimensions; data that vanish with all their derivatives",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "size exp(|k|^2 (T - t)) cos <k, x> solves u_t = Lap u", modes(),
              [](const Point& p) { return time_derivative(fourier_mode(p, variables_at(p, 2))); },
              [](const Point& p) { return space_laplacian(fourier_mode(p, variables_at(p, 2))); });
          Family flows{"heat flow of Diracs on the line", {}, {}};
          for (long k : {1, 3, 9})
            for (Instance data : {dirac_data({{"1/3"_q}}), dirac_data({{-1}, {"1/2"_q}}, {1, 3})})
              flows.members.push_back(data.set("k1", k).set("T", "3/2"_q).set("t", "1/2"_q));
          const auto cosine_integral = [](const Point& p, const Ball& t) {
            const Mixture<Ball> data = data_of<Ball>(p);
            const Ball width = Ball(2) * sqrt(t), reach = sqrt(Ball(p.precision().bits).at(p.precision()));
            const ComplexBall k(p["k1"].at(p.precision()));
            const Ball inner = integrate(
                [&](const ComplexBall& x) {
                  ComplexBall u(0);
                  for (std::size_t n = 0; n < data.size(); ++n) {
                    const ComplexBall z = (x - ComplexBall(data.means[n][0])) / ComplexBall(width);
                    u += ComplexBall(data.weights[n]) * exp(-(z * z));
                  }
                  return u * cos(k * x);
                },
                Ball(-1) - reach * width, Ball(1) + reach * width, p.precision());
            const Ball tail = exp(-Ball(p.precision().bits).at(p.precision())) * width;
            return join(inner - tail, inner + tail) / (width * sqrt(Ball::pi(p.precision())));
          };
          trial.identity(
              "Fourier integrals of a heat flow: the one at t is exp(k^2 (T - t)) times the one at T", flows,
              [=](const Point& p) { return cosine_integral(p, p["t"].at(p.precision())); },
              [=](const Point& p) {
                const Ball T = p["T"].at(p.precision());
                return exp(square(p["k1"]) * (T - p["t"])) * cosine_integral(p, T);
              });
          Family tiny{"cos(k x) of size 1e-30, T - t = 1", {}, {}};
          for (long k = 9; k <= 20; ++k) tiny.members.push_back({{"k1", k}});
          tiny.exhaustive = true;
          trial.bound(
              "size 1e-30 at T, more than 1.5e5 at t for k = 9, ..., 20", tiny,
              [](const Point& p) { return p.constant(150000); },
              [](const Point& p) { return p.constant("1e-30"_q) * exp(square(p["k1"].at(p.precision()))); });
          trial.rate(
              "no continuity: data exp(-k) cos(k x) tend to 0 with all derivatives, their solutions at T - t "
              "= 1 "
              "grow; log of their size ~ k^2",
              {.parameter = "k", .to_infinity = true, .first = 2, .last = 30, .fixed = {}},
              [](const Point& p) { return square(p["k"].at(p.precision())) - p["k"]; }, -2);
        },
});

/// |v - v'|_2 at t for two laws of one Dirac: variances s2 and r2 at T, offsets m1.. and none.
Ball gaussian_difference(const Point& p, const Ball& t) {
  const Mixture<Ball> first = law_at(p, t);
  Point other = p;
  other.set("s2", p["r2"]);
  for (int i = 1; p.has("m" + std::to_string(i)); ++i) other.set("m" + std::to_string(i), Ball(0));
  const Mixture<Ball> second = law_at(other, t);
  const auto product = [&](const Mixture<Ball>& a, const Mixture<Ball>& b) {
    return gaussian_density(std::span<const Ball>(a.means[0]), std::span<const Ball>(b.means[0]),
                            Ball(a.variances[0] + b.variances[0]));
  };
  return sqrt(product(first, first) + product(second, second) - Ball(2) * product(first, second));
}
/// The same for two laws of several Diracs with epsilon = 1: v/u a sum of exponentials, and v' = u.
Ball tilted_difference(const Point& p, const Ball& t) {
  Mixture<Ball> difference = law_at(p, t);
  const Ball variance = difference.variances[0];
  const Mixture<Ball> data = data_of<Ball>(p);
  for (std::size_t k = 0; k < data.size(); ++k) {
    difference.means.push_back(data.means[k]);
    difference.weights.push_back(-data.weights[k]);
    difference.variances.push_back(variance);
  }
  return sqrt(mixture_power_integral(difference, variance, 2));
}

REFEREE_CLAIM({
    .id = "PP-R3.2b",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "The backward Fokker-Planck equation is well posed at t > 0",
    .statement =
        "At every t > 0 the solution of (3.1) depends continuously on v_T in the sense of L^p; it blows "
        "up when t -> 0 only.",
    .hypotheses = "0 < t <= T; 'blows up when t -> 0 only' is read as: it can blow up nowhere else",
    .source = "section 3.1, Remark 3.2",
    .evidence =
        "differences of two solutions, which are signed solutions: |v - v'|_2 at t against (3.2) with "
        "|v_T - v'_T|_2; the norm is finite at every t > 0 and grows without bound for Dirac data",
    .refuted_by = "two solutions that part faster, or a blow-up at t > 0",
    .attack = "equality for one Dirac and epsilon = 0; distances of 1e-20 between the starts; every epsilon; "
              "several Diracs with epsilon = 1",
    .rests_on = {"PP-T3.1"},
    .trial =
        [](Trial& trial) {
          Family gaussians = gaussian_laws(trial, trial.effort().scaled(30, 120, 1000));
          Generator generator = trial.generator("second starts");
          for (Instance& member : gaussians.members) {
            member.set("p", 2).set("r2", generator.below(2) == 0 ? Rational(member["s2"] * 3) : member["s2"]);
            for (int i = 1; member.has("y1_" + std::to_string(i)); ++i)
              member.set("m" + std::to_string(i), generator.below(3) == 0 ? "1e-20"_q : "2/3"_q);
          }
          Family mixtures = mixture_laws(trial, trial.effort().scaled(20, 80, 500));
          std::erase_if(mixtures.members, [](const Instance& i) { return !i.has("a1_1"); });
          for (Instance& member : mixtures.members) member.set("p", 2);
          const auto parted = [](auto difference) {
            return [=](const Point& p) {
              return difference(p, p["t"].at(p.precision())) / difference(p, p["T"].at(p.precision()));
            };
          };
          trial.bound("|v - v'|_2 at t over |v_T - v'_T|_2: one Dirac, two Gaussian starts", gaussians,
                      parted(gaussian_difference), printed_factor);
          trial.bound("|v - v'|_2 at t over |v_T - v'_T|_2: several Diracs, epsilon = 1", mixtures,
                      parted(tilted_difference), printed_factor);
          trial.rate(
              "and as t -> 0 the norm does blow up: two Diracs, v = u, |v(t)|_2 ~ t^(-1/4)",
              {.parameter = "t",
               .last = 25,
               .fixed = dirac_data({{-1}, {1}}).set("epsilon", "1/5"_q).set("p", 2).set("T", 1)},
              [](const Point& p) { return norm_at(p, p["t"].at(p.precision())); }, "-1/4"_q);
          trial.note(
              "It need not blow up as t -> 0: for u_0 uniform on [0, 1] and v = u, |u(t)|_2 <= 1 for every "
              "t.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective::stability
