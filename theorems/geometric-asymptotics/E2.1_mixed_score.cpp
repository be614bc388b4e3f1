// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 2.1 and (2.8): heat flows of probability measures, their scores, and the mixed score.
#include "geometric-asymptotics/supports.hpp"
#include "numbers/quadrature.hpp"

namespace referee::geometric_asymptotics {
namespace {

using ScoreJet = Jet<Ball>;

/// x1.. and, last, t as jets of second order.
struct HeatPlace {
  std::vector<ScoreJet> x;
  ScoreJet t;
  explicit HeatPlace(const Point& p) {
    const std::vector<Ball> at = place_of(p);
    const int d = static_cast<int>(at.size());
    const JetLayout& layout = JetLayout::of(d + 1, 2);
    for (int i = 0; i < d; ++i) x.push_back(ScoreJet::variable(layout, i, at[static_cast<std::size_t>(i)]));
    t = ScoreJet::variable(layout, d, p["t"].at(p.precision()));
  }
  Ball derivative(const ScoreJet& f, std::size_t variable, int order) const {
    std::vector<int> orders(x.size() + 1, 0);
    orders[variable] = order;
    return f.derivative(orders);
  }
};
/// u_i by the naive sum of heat kernels: the two-sided potential at lambda = 1 or 0 knows nothing of it.
ScoreJet heat_flow(const Point& p, int source, const HeatPlace& at) {
  const Mixture<Ball> measure = measure_of<Ball>(p, source);
  Mixture<ScoreJet> lifted;
  for (const auto& mean : measure.means) lifted.means.emplace_back(mean.begin(), mean.end());
  lifted.weights.assign(measure.weights.begin(), measure.weights.end());
  lifted.variances.assign(measure.size(), ScoreJet(0));
  return mixture_density(lifted, std::span<const ScoreJet>(at.x), at.t);
}
/// Component of s_i = (m_i - x)/(2t) by the posterior.
Ball expert_score(const Point& p, int source, std::size_t axis) {
  return kernel_of(p, source).at(place_of(p), 1).displacement[axis] / (2 * p["t"].at(p.precision()));
}
/// s^(lambda) from its definition (2.3).
Ball mixed_score(const Point& p, std::size_t axis) {
  return p["lambda"] * expert_score(p, 1, axis) + (Ball(1) - p["lambda"]) * expert_score(p, 2, axis);
}
/// d/dx_axis of lambda log u1 + (1 - lambda) log u2 by jets of naive sums.
Ball product_score(const Point& p, std::size_t axis) {
  const HeatPlace at(p);
  const ScoreJet first = heat_flow(p, 1, at), second = heat_flow(p, 2, at);
  return at.derivative(
             exp(ScoreJet(p["lambda"]) * log(first) + ScoreJet(Ball(1) - p["lambda"]) * log(second)), axis,
             1) /
         exp(p["lambda"] * log(first.value()) + (Ball(1) - p["lambda"]) * log(second.value()));
}

/// Placed supports with t >= 1/100 that have this axis.
Family moderate_places(const Trial& trial, std::size_t axis) {
  Family family{"d = 1, 2, 3, t from 1/100 to 100", {}, support_hypotheses()};
  for (const Instance& i : placed_supports(trial).members)
    if (i["t"] >= "1/100"_q && place_of(i).size() > axis) family.members.push_back(i);
  return family;
}
std::string component(std::size_t axis) { return ", component " + std::to_string(axis + 1); }

REFEREE_CLAIM({
    .id = "GA-E2.1",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Heat flow of the experts",
    .statement =
        "Each density solves u_t = Laplace u with a probability measure as initial datum; its mass stays 1.",
    .hypotheses = "u_0i a probability measure (tried for finite ones and for the uniform law on [0, 1])",
    .source = "section 2.1, (2.1)",
    .evidence =
        "jets of naive sums of heat kernels in d = 1, 2, 3; masses by enclosing quadrature; the uniform law "
        "by error functions against quadrature",
    .refuted_by = "a place with u_t != Laplace u, or a mass that is not 1",
    .attack = "unequal weights, ties, far places; the speed of the heat flow (variance 2t, not t)",
    .trial =
        [](Trial& trial) {
          for (int source : {1, 2})
            trial.identity(
                "u_t = Laplace u, source " + std::to_string(source), moderate_places(trial, 0),
                [source](const Point& p) {
                  const HeatPlace at(p);
                  return at.derivative(heat_flow(p, source, at), at.x.size(), 1);
                },
                [source](const Point& p) {
                  const HeatPlace at(p);
                  const ScoreJet u = heat_flow(p, source, at);
                  Ball sum(0);
                  for (std::size_t i = 0; i < at.x.size(); ++i) sum += at.derivative(u, i, 2);
                  return sum;
                });
          Family lines{"the paper's example on the line", {}, support_hypotheses()};
          for (const char* t : {"1/10", "1", "5"})
            lines.members.push_back(Instance(line_example().front()).set("t", parse_rational(t)));
          trial.identity(
              "mass 1 on the line", lines,
              [](const Point& p) {
                // Beyond this reach from all sites a heat kernel has less than exp(-bits) of its mass.
                const Ball t = p["t"].at(p.precision());
                const Ball reach = Ball(5) + 2 * sqrt(t * Ball(p.precision().bits));
                const Mixture<Ball> measure = measure_of<Ball>(p, 1);
                const Ball within = integrate(
                    [&](const ComplexBall& x) {
                      ComplexBall sum(Ball(0).at(p.precision()));
                      for (std::size_t k = 0; k < measure.size(); ++k) {
                        const ComplexBall offset = x - ComplexBall(measure.means[k][0]);
                        sum += ComplexBall(measure.weights[k]) * exp(-(offset * offset) / ComplexBall(4 * t));
                      }
                      return sum / ComplexBall(sqrt(4 * Ball::pi(p.precision()) * t));
                    },
                    -reach, reach, p.precision());
                return within + join(Ball(0), exp(Ball(-p.precision().bits).at(p.precision())));
              },
              [](const Point&) { return Ball(1); });
          Family segment{
              "the uniform law on [0, 1]", {}, {{"t > 0", [](const Point& p) { return positive(p["t"]); }}}};
          for (const char* x : {"-1/2", "1/3", "2"})
            for (const char* t : {"1/10", "3"})
              segment.members.push_back({{"x", parse_rational(x)}, {"t", parse_rational(t)}});
          trial.identity(
              "uniform law: (erf(x/(2 sqrt t)) - erf((x - 1)/(2 sqrt t)))/2 = its convolution with the heat "
              "kernel",
              segment,
              [](const Point& p) {
                const Ball width = 2 * sqrt(p["t"].at(p.precision())), x = p["x"].at(p.precision());
                return (erf(x / width) - erf((x - Ball(1)) / width)) / 2;
              },
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision());
                return integrate(
                    [&](const ComplexBall& y) {
                      const ComplexBall offset = y - ComplexBall(p["x"]);
                      return exp(-(offset * offset) / ComplexBall(4 * t)) /
                             ComplexBall(sqrt(4 * Ball::pi(p.precision()) * t));
                    },
                    Ball(0).at(p.precision()), Ball(1).at(p.precision()), p.precision());
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-E2.2",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "Score of an expert",
    .statement = "s_i(x, t) = grad_x log u_i(x, t).",
    .hypotheses = "t > 0",
    .source = "section 2.1, (2.2)",
    .evidence = "the logarithmic derivative of naive sums by jets against (m_i - x)/(2t) by the posterior",
    .refuted_by = "a place at which the two routes differ",
    .attack = "ties, far places, weights of 1e-30",
    .trial =
        [](Trial& trial) {
          for (std::size_t axis : {0UL, 1UL, 2UL})
            for (int source : {1, 2})
              trial.identity(
                  "grad log u = (m - x)/(2t), source " + std::to_string(source) + component(axis),
                  moderate_places(trial, axis),
                  [=](const Point& p) {
                    const HeatPlace at(p);
                    return at.derivative(log(heat_flow(p, source, at)), axis, 1);
                  },
                  [=](const Point& p) { return expert_score(p, source, axis); });
        },
});

REFEREE_CLAIM({
    .id = "GA-E2.3",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "Mixed score",
    .statement =
        "s^(lambda) = lambda s_1 + (1 - lambda) s_2, lambda >= 0: a convex combination for lambda in [0, 1], "
        "an extrapolation for lambda > 1.",
    .hypotheses = "lambda >= 0",
    .source = "section 2.1, (2.3)",
    .evidence =
        "the drift of the rescaled flow, -grad F/(4t), against the combination of the two scores; the "
        "position of s^(lambda) between s_1 and s_2, or beyond s_1",
    .refuted_by = "a place at which they differ, or a lambda in [0, 1] with s^(lambda) outside the segment",
    .attack = "lambda = 0, 1, 1001/1000, 40; t from 1e-6",
    .rests_on = {"GA-E2.2"},
    .trial =
        [](Trial& trial) {
          for (std::size_t axis : {0UL, 1UL, 2UL}) {
            Family family = placed_supports(trial, -6);
            std::erase_if(family.members, [&](const Instance& i) { return place_of(i).size() <= axis; });
            trial.identity(
                "-grad F/(4t) = lambda s_1 + (1 - lambda) s_2" + component(axis), family,
                [=](const Point& p) { return -rescaled_gradient(p)[axis] / (4 * p["t"].at(p.precision())); },
                [=](const Point& p) { return mixed_score(p, axis); });
          }
          Family averaged{"lambda in [0, 1]", {}, support_hypotheses()},
              guided{"lambda > 1", {}, support_hypotheses()};
          for (const Instance& i : placed_supports(trial, -6).members)
            (i["lambda"] > 1 ? guided : averaged).members.push_back(i);
          const auto gap = [](const Point& p) { return expert_score(p, 1, 0) - expert_score(p, 2, 0); };
          trial.bound(
              "lambda in [0, 1]: (s - s_2)(s - s_1) <= 0 in each component (the first)", averaged,
              [=](const Point& p) {
                return (mixed_score(p, 0) - expert_score(p, 2, 0)) *
                       (mixed_score(p, 0) - expert_score(p, 1, 0));
              },
              [](const Point&) { return Ball(0); });
          trial.bound(
              "lambda > 1: s lies beyond s_1, (s - s_1)(s_1 - s_2) >= 0", guided,
              [](const Point&) { return Ball(0); },
              [=](const Point& p) { return (mixed_score(p, 0) - expert_score(p, 1, 0)) * gap(p); });
        },
});

REFEREE_CLAIM({
    .id = "GA-E2.4",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Classifier-free guidance form",
    .statement = "With alpha = lambda - 1, s^(lambda) = s_1 + alpha (s_1 - s_2).",
    .hypotheses = "lambda > 1",
    .source = "section 2.1, (2.4)",
    .evidence = "the gradient of F by posterior means against scores by jets of naive sums",
    .refuted_by = "a place at which the two sides differ",
    .attack = "lambda just above 1 and 40; alpha = lambda as a rival reading fails",
    .rests_on = {"GA-E2.3"},
    .trial =
        [](Trial& trial) {
          for (std::size_t axis : {0UL, 1UL, 2UL}) {
            Family guided = moderate_places(trial, axis);
            std::erase_if(guided.members, [](const Instance& i) { return i["lambda"] <= 1; });
            trial.identity(
                "s^(lambda) = s_1 + (lambda - 1)(s_1 - s_2)" + component(axis), guided,
                [=](const Point& p) { return -rescaled_gradient(p)[axis] / (4 * p["t"].at(p.precision())); },
                [=](const Point& p) {
                  const HeatPlace at(p);
                  const Ball first = at.derivative(log(heat_flow(p, 1, at)), axis, 1);
                  const Ball second = at.derivative(log(heat_flow(p, 2, at)), axis, 1);
                  return first + (p["lambda"] - Ball(1)) * (first - second);
                });
          }
        },
});

REFEREE_CLAIM({
    .id = "GA-E2.5",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Mixed score as a logarithmic gradient",
    .statement = "s^(lambda) = grad log u^(lambda) with u^(lambda) = u_1^lambda u_2^(1 - lambda).",
    .hypotheses = "t > 0, lambda >= 0",
    .source = "section 2.1, (2.5)",
    .evidence =
        "the product itself differentiated by jets and divided by its value, against the two posteriors",
    .refuted_by = "a place at which the two sides differ",
    .attack = "lambda = 0, 1, large; ties, far places",
    .rests_on = {"GA-E2.3"},
    .trial =
        [](Trial& trial) {
          for (std::size_t axis : {0UL, 1UL, 2UL})
            trial.identity(
                "grad u^(lambda)/u^(lambda) = lambda s_1 + (1 - lambda) s_2" + component(axis),
                moderate_places(trial, axis), [=](const Point& p) { return product_score(p, axis); },
                [=](const Point& p) { return mixed_score(p, axis); });
        },
});

REFEREE_CLAIM({
    .id = "GA-E2.8",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Potential of the mixed score",
    .statement = "V_lambda = log u^(lambda) = lambda log u_1 + (1 - lambda) log u_2.",
    .hypotheses = "t > 0",
    .source = "section 2.2, (2.8)",
    .evidence = "the logarithm of the product of naive sums against the stable posterior, down to t = 1e-40",
    .refuted_by = "a place at which the two routes differ",
    .attack = "t from 1e-40 to 100, where naive doubles would underflow; lambda = 0 and large",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "log(u_1^lambda u_2^(1 - lambda)) = lambda log u_1 + (1 - lambda) log u_2",
              placed_supports(trial),
              [](const Point& p) {
                const auto density = [&](int source) {
                  return mixture_density(measure_of<Ball>(p, source), std::span<const Ball>(place_of(p)),
                                         p["t"].at(p.precision()));
                };
                return log(exp(p["lambda"] * log(density(1))) *
                           exp((Ball(1) - p["lambda"]) * log(density(2))));
              },
              [](const Point& p) {
                return p["lambda"] * kernel_of(p, 1).log_density(place_of(p)) +
                       (Ball(1) - p["lambda"]) * kernel_of(p, 2).log_density(place_of(p));
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
