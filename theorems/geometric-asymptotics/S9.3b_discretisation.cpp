// SPDX-License-Identifier: GPL-3.0-or-later
/// Sections 9.2 and 9.3: perspectives.
#include "geometric-asymptotics/generated.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

enum class Grid { similarity, heat };

/// Explicit Euler from t = 1 to t = p["end"] with p["steps"] equal steps of tau or of t, on the line.
Ball euler(const Point& p, Grid grid) {
  const Rational end = simplest_rational(p["end"]);
  const long steps = static_cast<long>(to_double(simplest_rational(p["steps"])));
  // Far more than the error of the method asks for.
  constexpr Precision precision{96};
  const Point coarse = p.at(precision);
  const Ball stop(end, precision), one = Ball(1).at(precision);
  const Ball tau_step = -log(stop) / steps, time_step = (one - stop) / steps;
  Ball x = p["x1"].at(precision), t = one;
  for (long n = 0; n < steps; ++n) {
    Point here(coarse);
    here.set("x1", x).set("t", t);
    // X' = -(1/4) grad F in tau; dt = -t dtau.
    const Ball velocity = -rescaled_gradient(here)[0] / 4L;
    if (grid == Grid::similarity) {
      x += tau_step * velocity;
      t = exp(-tau_step * (n + 1));
    } else {
      x += time_step / t * velocity;
      t = one - time_step * (n + 1);
    }
    // A computed path, not an enclosure of all paths.
    x = x.midpoint().at(precision);
  }
  return x;
}

REFEREE_CLAIM({
    .id = "GA-S9.3b",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Steps uniform in similarity time",
    .statement =
        "Steps uniform in tau = log(T/t) resolve the singular regime near t = 0 better than steps uniform "
        "in t.",
    .hypotheses =
        "equal numbers of explicit Euler steps, as in section 5: 921 steps of 1/100 in tau from t = 1 to "
        "1e-4",
    .source = "section 9.3(4)",
    .evidence = "errors at the last time against trajectories of twenty digits",
    .refuted_by = "an example where the error of the uniform steps in t is smaller",
    .attack = "smooth and interface minimisers, lambda = 1/2, 1, 2, last time 1e-4 and 1e-6",
    .trial =
        [](Trial& trial) {
          const auto line = line_example();
          Family family{"the paper's example on the line", {}, support_hypotheses()};
          for (const Rational& end : {"1e-4"_q, "1e-6"_q})
            for (const Instance& start : {placed(line[2], {"12/5"_q}), placed(line[2], {1}),
                                          placed(line[0], {3}), placed(line[1], {"1/5"_q})})
              family.members.push_back(Instance(start).set("end", end).set("steps", 921));
          const Generations runs;
          const auto error = [runs](const Point& p, Grid grid) {
            constexpr long digits = 20;
            return abs(euler(p, grid) - runs.at(p, simplest_rational(p["end"]), digits)[0]);
          };
          trial.bound(
              "error with steps uniform in tau <= error with steps uniform in t", family,
              [error](const Point& p) { return error(p, Grid::similarity); },
              [error](const Point& p) { return error(p, Grid::heat); });
          Family interface_only{"lambda = 2, start 1, which goes to the interface minimiser 3/4",
                                {Instance(placed(line[2], {1})).set("end", "1e-4"_q).set("steps", 921)},
                                support_hypotheses(),
                                true};
          trial.bound(
              "yet at an interface minimiser they become unstable: an error grows fivefold in the last "
              "step, 5 <= |1 + h v'| with v the velocity in tau",
              interface_only, [](const Point& p) { return p.constant(5); },
              [runs](const Point& p) {
                constexpr long digits = 20;
                const Rational end = simplest_rational(p["end"]);
                Point at(p);
                at.set("t", p["end"]).set("x1", runs.at(p, end, digits)[0].at(p.precision()));
                const auto x = place_of(at);
                auto first = kernel_of(at, 1), second = kernel_of(at, 2);
                const Ball lambda = p["lambda"].at(p.precision());
                const Ball covariance = lambda * first.at(x, 2).covariance[0] +
                                        (Ball(1) - lambda) * second.at(x, 2).covariance[0];
                const Ball slope = covariance / (Ball(4) * p["end"]) - p.constant("1/2"_q);
                const Ball step = -log(p["end"].at(p.precision())) / p["steps"];
                return abs(Ball(1) + step * slope);
              });
          trial.note(
              "There the flow is stiff, with rates of order 1/t: steps of explicit methods must be O(t) in "
              "tau as well, or the method implicit.");
        },
});

REFEREE_CLAIM({
    .id = "GA-S9.2",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Learning the potential",
    .statement = "One may fit f(z; theta) to Phi_lambda by the regression loss (1/N) sum (f(z_j; theta) - "
                 "Phi_lambda(z_j))^2 and generate with dZ = -grad f dtau + eps(tau) dW.",
    .hypotheses = "none is stated: a perspective",
    .source = "section 9.2",
    .evidence = "none: nothing is asserted",
    .refuted_by = "nothing could",
    .attack = "whether some inequality or limit is claimed of the fitted dynamics",
    .trial =
        [](Trial& trial) {
          trial.not_executable(
              "learning Phi by regression",
              "The section proposes a procedure, and calls it a heuristic direction rather than a result. "
              "Class of networks, law of the points z_j, noise schedule and what the fitted dynamics would "
              "achieve are left open, so that no outcome could speak for or against it. Two remarks: a "
              "small loss bounds f, not grad f, which drives the dynamics; with f = Phi and no noise the "
              "orbits are those of the limiting flow, run through four times as fast. The entry does not "
              "contain the sentence that motivates it, that convergent trajectories are driven toward local "
              "minimisers of Phi, nor the like one of section 3.5, that local minimisers are the stable "
              "states which the dynamics selects. Both go further than what is proved, and are false as "
              "they stand. For lambda = 2, A1 = {-1, 1}, A2 = {-3/2, 3/2} with equal weights, 0 is a strict "
              "local maximum of Phi, yet all |x_T| <= 1/64 with T = 1/32 end there (GA-R3.19b), where those "
              "from 1/100, 1/10 and 3/10 at T = 1 pass at that time. For the mixture lambda = 1/2, A1 = "
              "{-1, 1}, A2 = {-1} all x_T >= 2 with T = 1 end at 0, though Phi falls to its left "
              "(GA-R3.19b).");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
