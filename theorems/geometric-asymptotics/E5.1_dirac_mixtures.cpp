// SPDX-License-Identifier: GPL-3.0-or-later
/// (5.1), (5.2) and the mixture of section 5.3: heat flow and score of finitely many Diracs.
#include <cmath>

#include "geometric-asymptotics/section5_runs.hpp"
#include "numbers/quadrature.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// G_t(z) as printed.
template <class T>
T printed_kernel(const std::vector<T>& z, const T& t) {
  using std::exp;
  using std::sqrt;
  T squares(0), scale(1);
  for (const T& coordinate : z) {
    squares = squares + coordinate * coordinate;
    scale = scale / sqrt(T(T(4) * pi_like(t) * t));
  }
  return scale * exp(-squares / (T(4) * t));
}
/// sum_k w_k G_t(x - x_k) of one source, as printed.
template <class T>
T printed_density(const Mixture<Ball>& measure, const std::vector<T>& x, const T& t) {
  T sum(0);
  for (std::size_t k = 0; k < measure.size(); ++k) {
    std::vector<T> z;
    for (std::size_t i = 0; i < x.size(); ++i) z.push_back(x[i] - T(measure.means[k][i]));
    sum = sum + T(measure.weights[k]) * printed_kernel(z, t);
  }
  return sum;
}

/// x and t as the variables of jets.
struct PlaceAndTimeJets {
  std::vector<Jet<Ball>> x;
  Jet<Ball> t;
};
PlaceAndTimeJets place_and_time_jets(const Point& p, int order) {
  const std::vector<Ball> x = place_of(p);
  const int d = static_cast<int>(x.size());
  const JetLayout& layout = JetLayout::of(d + 1, order);
  PlaceAndTimeJets result;
  for (int i = 0; i < d; ++i)
    result.x.push_back(Jet<Ball>::variable(layout, i, x[static_cast<std::size_t>(i)]));
  result.t = Jet<Ball>::variable(layout, d, p["t"].at(p.precision()));
  return result;
}
/// Partial derivative along one of the variables of place_and_time_jets.
Ball along_variable(const Jet<Ball>& f, std::size_t variables, std::size_t which, int order) {
  std::vector<int> orders(variables, 0);
  orders[which] = order;
  return f.derivative(orders);
}

Family diracs_at_moderate_times(const Trial& trial) {
  Family family = placed_supports(trial, -3);
  family.name = "two finite supports in d = 1, 2, 3, t from 1e-3 to 100";
  return family;
}

REFEREE_CLAIM({
    .id = "GA-E5.1",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Heat flow of a Dirac mixture",
    .statement =
        "u(x, t) = sum_k w_k G_t(x - x_k) with G_t(z) = (4 pi t)^(-d/2) exp(-|z|^2/(4t)) is the heat flow of "
        "sum_k w_k delta_(x_k).",
    .hypotheses = "finitely many Diracs, w_k > 0 summing to one, t > 0",
    .source = "section 5.1, (5.1)",
    .evidence = "the heat equation by jets; the mass of the kernel by enclosing quadrature; the mass around "
                "each Dirac as "
                "t -> 0",
    .refuted_by = "a place and time with u_t different from Lap u, or another mass",
    .attack = "weights of 1e-30, shared points, places far outside, d = 1, 2, 3",
    .trial =
        [](Trial& trial) {
          for (const int source : {1, 2})
            trial.identity(
                "u_t = Lap u for source " + std::to_string(source), diracs_at_moderate_times(trial),
                [source](const Point& p) {
                  const PlaceAndTimeJets at = place_and_time_jets(p, 2);
                  const Jet<Ball> u = printed_density(measure_of<Ball>(p, source), at.x, at.t);
                  return along_variable(u, at.x.size() + 1, at.x.size(), 1);
                },
                [source](const Point& p) {
                  const PlaceAndTimeJets at = place_and_time_jets(p, 2);
                  const Jet<Ball> u = printed_density(measure_of<Ball>(p, source), at.x, at.t);
                  Ball laplacian(0);
                  for (std::size_t i = 0; i < at.x.size(); ++i)
                    laplacian += along_variable(u, at.x.size() + 1, i, 2);
                  return laplacian;
                });
          Family boxes{"half-widths L and times t", {}, {}};
          for (const char* L : {"1/10", "1", "7"})
            for (const char* t : {"1/50", "1", "30"})
              boxes.members.push_back({{"L", parse_rational(L)}, {"t", parse_rational(t)}});
          trial.identity(
              "mass of G_t in [-L, L] = erf(L/(2 sqrt t)), so that the whole mass is 1", boxes,
              [](const Point& p) {
                const ComplexBall t(p["t"].at(p.precision()));
                auto kernel = [&](const ComplexBall& z) { return exp(-z * z / (ComplexBall(4) * t)); };
                return integrate(kernel, -p["L"], p["L"], p.precision()) /
                       sqrt(Ball(4) * Ball::pi(p.precision()) * p["t"]);
              },
              [](const Point& p) { return erf(p["L"] / (Ball(2) * sqrt(p["t"].at(p.precision())))); });
          for (const auto& [centre, weight] : {std::pair("-1"_q, "1/3"_q), std::pair("1/2"_q, "0"_q)})
            trial.limit(
                "mass of u1 within 1/4 of " + to_string(centre) + " as t -> 0: " + to_string(weight),
                {.parameter = "t", .first = 2, .last = 20, .fixed = example_supports(1, 1)},
                [centre = centre](const Point& p) {
                  const Ball width = Ball(2) * sqrt(p["t"].at(p.precision()));
                  const Mixture<Ball> measure = measure_of<Ball>(p, 1);
                  Ball mass(0);
                  for (std::size_t k = 0; k < measure.size(); ++k) {
                    const Ball offset = p.constant(centre) - measure.means[k][0];
                    mass += measure.weights[k] *
                            (erf((offset + p.constant("1/4"_q)) / width) -
                             erf((offset - p.constant("1/4"_q)) / width)) /
                            2;
                  }
                  return mass;
                },
                [weight = weight](const Point& p) { return p.constant(weight); });
        },
});

REFEREE_CLAIM({
    .id = "GA-E5.2",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Score of a Dirac mixture",
    .statement = "grad G_t(z) = -(z/(2t)) G_t(z), and grad log u = (sum_k p_k x_k - x)/(2t) with p_k = w_k "
                 "G_t(x - x_k)/"
                 "sum_j w_j G_t(x - x_j).",
    .hypotheses = "finitely many Diracs, w_k > 0 summing to one, t > 0",
    .source = "section 5.1, (5.2) and the identity before it",
    .evidence = "derivatives of the printed kernel and of log u by jets against the closed forms; the "
                "weights by naive "
                "sums against the stable posterior",
    .refuted_by = "a place and time at which the two sides differ",
    .attack = "weights of 1e-30, ties, places far outside, d = 1, 2, 3",
    .rests_on = {"GA-E5.1"},
    .trial =
        [](Trial& trial) {
          const Family places = diracs_at_moderate_times(trial);
          const auto last = [](const Point& p) { return place_of(p).size() - 1; };
          trial.identity(
              "d/dz_d G_t(z) = -(z_d/(2t)) G_t(z) at z = x", places,
              [last](const Point& p) {
                const PlaceAndTimeJets at = place_and_time_jets(p, 1);
                return along_variable(printed_kernel(at.x, at.t), at.x.size() + 1, last(p), 1);
              },
              [last](const Point& p) {
                const std::vector<Ball> z = place_of(p);
                const Ball t = p["t"].at(p.precision());
                return -z[last(p)] / (Ball(2) * t) * printed_kernel(z, t);
              });
          for (const int source : {1, 2}) {
            trial.identity(
                "d/dx_d log u = (m - x)_d/(2t), source " + std::to_string(source), places,
                [source, last](const Point& p) {
                  const PlaceAndTimeJets at = place_and_time_jets(p, 1);
                  const Jet<Ball> u = printed_density(measure_of<Ball>(p, source), at.x, at.t);
                  return along_variable(log(u), at.x.size() + 1, last(p), 1);
                },
                [source, last](const Point& p) {
                  auto kernel = kernel_of(p, source);
                  return kernel.at(place_of(p), 1).displacement[last(p)] / (Ball(2) * p["t"]);
                });
            trial.identity(
                "p_1 as printed = the stable posterior weight, source " + std::to_string(source), places,
                [source](const Point& p) {
                  const Mixture<Ball> measure = measure_of<Ball>(p, source);
                  const Ball t = p["t"].at(p.precision());
                  std::vector<Ball> z = place_of(p);
                  for (std::size_t i = 0; i < z.size(); ++i) z[i] -= measure.means[0][i];
                  return measure.weights[0] * printed_kernel(z, t) / printed_density(measure, place_of(p), t);
                },
                [source](const Point& p) {
                  auto kernel = kernel_of(p, source);
                  return kernel.at(place_of(p), 0).responsibility[0];
                });
          }
        },
});

REFEREE_CLAIM({
    .id = "GA-S5.3b",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "The class mixture",
    .statement = "s = lambda s_airplane + (1 - lambda) s_others with the empirical scores (5.2).",
    .hypotheses = "two finite supports, lambda >= 0, t > 0",
    .source = "section 5.3",
    .evidence = "the combination of posterior means against the gradient of lambda log u1 + (1 - lambda) log "
                "u2 by jets; "
                "linearity in lambda; the double-precision evaluation that the runs use, in 3072 dimensions",
    .refuted_by = "a place at which the two differ",
    .attack = "lambda from 0 to 10; 3072 dimensions at t = 1e-4, where every kernel underflows in double "
              "precision and "
              "only ratios to the nearest point survive",
    .rests_on = {"GA-E5.2"},
    .trial =
        [](Trial& trial) {
          const Family places = diracs_at_moderate_times(trial);
          const auto last = [](const Point& p) { return place_of(p).size() - 1; };
          const auto mixed = [last](const Point& p) {
            return -rescaled_gradient(p)[last(p)] / (Ball(4) * p["t"]);
          };
          trial.identity("lambda s1 + (1 - lambda) s2 = grad(lambda log u1 + (1 - lambda) log u2)", places,
                         mixed, [last](const Point& p) {
                           const PlaceAndTimeJets at = place_and_time_jets(p, 1);
                           const Jet<Ball> lambda(p["lambda"].at(p.precision()));
                           const Jet<Ball> sum =
                               lambda * log(printed_density(measure_of<Ball>(p, 1), at.x, at.t)) +
                               (Jet<Ball>(1) - lambda) *
                                   log(printed_density(measure_of<Ball>(p, 2), at.x, at.t));
                           return along_variable(sum, at.x.size() + 1, last(p), 1);
                         });
          trial.identity(
              "linear in lambda: s at lambda + 1 minus s at lambda = s1 - s2", places,
              [mixed](const Point& p) {
                Point next = p;
                next.set("lambda", p["lambda"] + Ball(1));
                return mixed(next) - mixed(p);
              },
              [last](const Point& p) {
                auto first = kernel_of(p, 1), second = kernel_of(p, 2);
                const Ball a = first.at(place_of(p), 1).displacement[last(p)];
                return (a - second.at(place_of(p), 1).displacement[last(p)]) / (Ball(2) * p["t"]);
              });
          Family high{"six points and a place in 3072 dimensions", {}, {}};
          for (const char* t : {"1", "1e-2", "1e-4"}) high.members.push_back({{"t", parse_rational(t)}});
          Generator generator = trial.generator("points in 3072 dimensions");
          Mixture<Rational> measure;
          RationalPoint at(3072);
          for (Rational& coordinate : at) coordinate = Rational(static_cast<long>(generator.below(256)), 256);
          for (int k = 0; k < 6; ++k) {
            auto& mean = measure.means.emplace_back();
            // Within reach of the place, so that at t = 1 several points count.
            for (const Rational& coordinate : at)
              mean.push_back(coordinate + Rational(static_cast<long>(generator.below(16)), 256));
            measure.weights.push_back("1/6"_q);
            measure.variances.push_back(0);
          }
          trial.bound(
              "posterior mean in double precision: error <= 2^-40", high,
              [&](const Point& p) {
                const double t = simplest_rational(p["t"]).convert_to<double>();
                auto plain = smoothed<double>(measure, t, FromRational<double>{});
                auto exact = smoothed<Ball>(measure, Ball::from_double(t, p.precision()),
                                            FromRational<Ball>{p.precision()});
                std::vector<double> x;
                std::vector<Ball> enclosed;
                for (const Rational& coordinate : at) {
                  x.push_back(to_double(coordinate));
                  enclosed.push_back(p.constant(coordinate));
                }
                const auto& rough = plain.at(x, 1).mean;
                const auto& sharp = exact.at(enclosed, 1).mean;
                Ball worst(0);
                for (std::size_t i = 0; i < x.size(); ++i)
                  worst = max(worst, abs(Ball::from_double(rough[i], p.precision()) - sharp[i]));
                return worst;
              },
              [](const Point& p) { return p.constant(power(Rational(2), -40)); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
