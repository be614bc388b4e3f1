// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 2.2: the density of the generation process, and the deterministic case.
#include "court/random_rationals.hpp"
#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {
namespace {

using TimeJet = Jet<Ball>;

/// x1.. and t as jets of second order, and V_lambda = -F/(4t) from naive sums of heat kernels.
struct GenerationJets {
  std::vector<TimeJet> x;
  TimeJet t, potential;
  explicit GenerationJets(const Point& p) {
    const std::vector<Ball> at = place_of(p);
    const int d = static_cast<int>(at.size());
    const JetLayout& layout = JetLayout::of(d + 1, 2);
    for (int i = 0; i < d; ++i) x.push_back(TimeJet::variable(layout, i, at[static_cast<std::size_t>(i)]));
    t = TimeJet::variable(layout, d, p["t"].at(p.precision()));
    potential = -rescaled_potential(p, x, t) / (TimeJet(4) * t);
  }
  Ball slope(const TimeJet& f, std::size_t axis, int order = 1) const {
    std::vector<int> orders(x.size() + 1, 0);
    orders[axis] = order;
    return f.derivative(orders);
  }
  Ball in_time(const TimeJet& f) const { return slope(f, x.size()); }
  Ball laplacian(const TimeJet& f) const {
    Ball sum(0);
    for (std::size_t i = 0; i < x.size(); ++i) sum += slope(f, i, 2);
    return sum;
  }
  /// div (f grad g).
  Ball transport(const TimeJet& f, const TimeJet& g) const {
    Ball sum(0);
    for (std::size_t i = 0; i < x.size(); ++i) sum += slope(f, i) * slope(g, i) + f.value() * slope(g, i, 2);
    return sum;
  }
};

TimeJet raised_to(const TimeJet& base, const Ball& exponent) { return exp(TimeJet(exponent) * log(base)); }

/// The law of X_t for single points a1_1, b1_1 on the line and X_T ~ N(start_mean, start_variance). With c =
/// lambda a + (1 - lambda) b the drift is (1 + epsilon) (X - c)/(2t), so the mean obeys m' = (1 + epsilon) (m
/// - c)/(2t) and, time running down, the variance v' = (1 + epsilon) v/t - 2 epsilon:
///   m = c + r^((1 + epsilon)/2) (m_T - c),  v = r^(1 + epsilon) v_T + 2t (1 - r^epsilon),  r = t/T.
TimeJet pair_law(const Point& p, const GenerationJets& at) {
  const Ball c = p["lambda"] * p["a1_1"] + (Ball(1) - p["lambda"]) * p["b1_1"];
  const TimeJet r = at.t / TimeJet(p["T"].at(p.precision()));
  const Ball growth = Ball(1) + p["epsilon"];
  const TimeJet mean = TimeJet(c) + raised_to(r, growth / 2) * TimeJet(p["start_mean"] - c);
  const TimeJet variance = raised_to(r, growth) * TimeJet(p["start_variance"]) +
                           TimeJet(2) * at.t * (TimeJet(1) - raised_to(r, p["epsilon"]));
  const TimeJet offset = at.x[0] - mean;
  return exp(-(offset * offset) / (TimeJet(2) * variance)) / sqrt(variance);
}

/// Single points on the line, any start, with or without noise.
Family pair_laws(const Trial& trial, bool noisy) {
  Family family{"single points on the line, Gaussian X_T", {}, support_hypotheses()};
  Generator generator = trial.generator("laws of generated samples");
  for (long round = 0; round < trial.effort().scaled(10, 30, 200); ++round) {
    const Rational T = random_positive(generator, -1, 1);
    const Rational start = random_signed(generator, -1, 0), b = random_signed(generator, -1, 0),
                   a = random_signed(generator, -1, 0), lambda = random_between(generator, 0, 4);
    Instance member = placed(supports(lambda, {{a}}, {{b}}), {start});
    member.set("t", T * random_between(generator, "1/10"_q, 1)).set("T", T);
    member.set("epsilon", noisy ? random_positive(generator, -2, 0) : Rational(0));
    member.set("start_mean", random_signed(generator, -1, 0))
        .set("start_variance", random_positive(generator, -1, 1));
    family.members.push_back(std::move(member));
  }
  return family;
}
/// Any supports with lambda = 1, at moderate times.
Family unmixed_flows(const Trial& trial) {
  Family family{"lambda = 1, d = 1, 2, 3, t from 1/10 to 20", {}, support_hypotheses()};
  Generator generator = trial.generator("times of unmixed flows");
  for (const Instance& instance : all_supports(trial)) {
    const Instance unmixed = Instance(instance).set("lambda", 1);
    for (const RationalPoint& x : telling_places(unmixed, generator)) {
      if (abs(x[0]) > 20) continue;
      family.members.push_back(placed(unmixed, x)
                                   .set("t", random_positive(generator, -1, 0))
                                   .set("epsilon", random_positive(generator, -2, 0)));
    }
  }
  return family;
}

REFEREE_CLAIM({
    .id = "GA-E2.7",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Backward Fokker-Planck equation",
    .statement =
        "The density of (2.6) solves rho_t + epsilon Laplace rho - (1 + epsilon) div(rho grad V_lambda) = 0.",
    .hypotheses = "epsilon >= 0; (2.6) run from T down to 0, its noise added as t falls",
    .source = "section 2.2, (2.7)",
    .evidence =
        "identity by jets: the exact law of linear processes with any lambda and start, and the heat flow "
        "itself, which the process must reproduce for lambda = 1 and every epsilon",
    .refuted_by = "a law of the process at which the residual is not zero",
    .attack =
        "epsilon from 1/100 to 10, starts far from the data, lambda from 0 to 4, unequal weights; the sign "
        "of the Laplacian: read forward in t the noise would enter as - epsilon Laplace rho",
    .rests_on = {"GA-E2.6", "GA-E2.8"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "linear processes, any lambda: rho_t + epsilon rho_xx = (1 + epsilon) (rho V_x)_x",
              pair_laws(trial, true),
              [](const Point& p) {
                const GenerationJets at(p);
                const TimeJet rho = pair_law(p, at);
                return at.in_time(rho) + p["epsilon"] * at.laplacian(rho);
              },
              [](const Point& p) {
                const GenerationJets at(p);
                return (Ball(1) + p["epsilon"]) * at.transport(pair_law(p, at), at.potential);
              });
          trial.identity(
              "lambda = 1: rho = u1 solves it for every epsilon", unmixed_flows(trial),
              [](const Point& p) {
                const GenerationJets at(p);
                const TimeJet u = exp(at.potential);
                return at.in_time(u) + p["epsilon"] * at.laplacian(u);
              },
              [](const Point& p) {
                const GenerationJets at(p);
                return (Ball(1) + p["epsilon"]) * at.transport(exp(at.potential), at.potential);
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-E2.10",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Transport equation",
    .statement =
        "For epsilon = 0 the law of X solves rho_t - div(rho grad V_lambda) = 0 with the terminal datum at t "
        "= T.",
    .hypotheses = "epsilon = 0",
    .source = "section 2.2, (2.10)",
    .evidence =
        "identity by jets for exact laws of the flow of single points, and for the heat flow with lambda = 1",
    .refuted_by = "a law of the flow at which the residual is not zero",
    .attack = "any Gaussian start, lambda from 0 to 4, d = 1, 2, 3; the sign",
    .rests_on = {"GA-E2.9"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "flows of single points: rho_t = (rho V_x)_x", pair_laws(trial, false),
              [](const Point& p) {
                const GenerationJets at(p);
                return at.in_time(pair_law(p, at));
              },
              [](const Point& p) {
                const GenerationJets at(p);
                return at.transport(pair_law(p, at), at.potential);
              });
          trial.identity(
              "lambda = 1: rho = u1", unmixed_flows(trial),
              [](const Point& p) {
                const GenerationJets at(p);
                return at.in_time(exp(at.potential));
              },
              [](const Point& p) {
                const GenerationJets at(p);
                return at.transport(exp(at.potential), at.potential);
              });
          Family starts = pair_laws(trial, false);
          for (Instance& member : starts.members) member.set("t", member["T"]);
          trial.identity(
              "at t = T the law is the terminal datum", starts,
              [](const Point& p) { return pair_law(p, GenerationJets(p)).value(); },
              [](const Point& p) {
                return exp(-square(place_of(p)[0] - p["start_mean"]) / (2 * p["start_variance"])) /
                       sqrt(p["start_variance"].at(p.precision()));
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-E2.9",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Deterministic generation",
    .statement =
        "For epsilon = 0 the process is dX/dt = -grad V_lambda(X, t), integrated from t = T down to 0.",
    .hypotheses = "X_T given",
    .source = "section 2.2, (2.9)",
    .evidence = "the flow of single points in closed form; the quantile that X_t keeps for lambda = 1",
    .refuted_by = "a closed-form trajectory with another slope",
    .attack = "the sign: run towards t = 0 the flow must approach lambda a + (1 - lambda) b; d = 1, 2, 3",
    .trial =
        [](Trial& trial) {
          Family family{"single points, d = 2", {}, support_hypotheses()};
          Generator generator = trial.generator("starts of deterministic flows");
          for (long round = 0; round < trial.effort().scaled(10, 30, 200); ++round) {
            const auto point = [&] {
              return RationalPoint{random_signed(generator, -1, 0), random_signed(generator, -1, 0)};
            };
            const RationalPoint start = point(), b = point(), a = point();
            const Rational lambda = random_between(generator, 0, 4);
            family.members.push_back(placed(supports(lambda, {a}, {b}), start)
                                         .set("t", random_positive(generator, -3, 0))
                                         .set("T", 10));
          }
          // X_t = c + sqrt(t/T) (x_T - c) with x1, x2 the start.
          const auto centre = [](const Point& p, int axis) {
            const std::string name = "1_" + std::to_string(axis);
            return p["lambda"] * p["a" + name] + (Ball(1) - p["lambda"]) * p["b" + name];
          };
          for (int axis : {1, 2})
            trial.identity(
                "X_t = c + sqrt(t/T) (x_T - c), c = lambda a + (1 - lambda) b: its slope, component " +
                    std::to_string(axis),
                family,
                [=](const Point& p) {
                  const TimeJet t = TimeJet::variable(JetLayout::of(1, 1), 0, p["t"].at(p.precision()));
                  return ((sqrt(t / TimeJet(p["T"])) *
                           TimeJet(p["x" + std::to_string(axis)] - centre(p, axis))))
                      .derivative({1});
                },
                [=](const Point& p) {
                  Point q = p;
                  for (int i : {1, 2}) {
                    const std::string name = "x" + std::to_string(i);
                    q.set(name,
                          centre(p, i) + sqrt(p["t"].at(p.precision()) / p["T"]) * (p[name] - centre(p, i)));
                  }
                  // -grad V = grad F/(4t).
                  return rescaled_gradient(q)[static_cast<std::size_t>(axis - 1)] / (4 * p["t"]);
                });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
