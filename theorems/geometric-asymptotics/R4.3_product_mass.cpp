// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 4.3: the candidate reference density w = u1^lambda u2^(1 - lambda) and its mass.
#include <algorithm>

#include "court/random_rationals.hpp"
#include "geometric-asymptotics/heat_flows.hpp"
#include "numbers/quadrature.hpp"

namespace referee::geometric_asymptotics {
namespace {

Mixture<ComplexBall> complex_measure(const Point& p, int source) {
  const Mixture<Ball> measure = measure_of<Ball>(p, source);
  Mixture<ComplexBall> result;
  for (const auto& point : measure.means) result.means.push_back({ComplexBall(point[0])});
  for (const Ball& weight : measure.weights) result.weights.push_back(ComplexBall(weight));
  result.variances.assign(measure.size(), ComplexBall(0));
  return result;
}

/// The ends of a window that leaves exp(-50) of either source outside, up to a factor, and holds every lambda
/// a + (1 - lambda) b, around which the product gathers.
std::pair<Ball, Ball> telling_window(const Point& p) {
  const Ball reach = sqrt(Ball(200) * p["t"].at(p.precision())), lambda = p["lambda"].at(p.precision());
  const auto first = measure_of<Ball>(p, 1).means, second = measure_of<Ball>(p, 2).means;
  Ball least = first[0][0], largest = least;
  for (const auto& a : first)
    for (const auto& b : second)
      for (const Ball& place : {a[0], b[0], lambda * a[0] + (Ball(1) - lambda) * b[0]}) {
        least = min(least, place);
        largest = max(largest, place);
      }
  return {(least - reach).midpoint(), (largest + reach).midpoint()};
}

/// Enough for inequalities that are strict by more than 1e-20.
constexpr Precision product_precision{80};

/// The integral of w over the window, on the line.
Ball product_mass_within(const Point& p) {
  const auto [lower, upper] = telling_window(p);
  const Point coarse = p.at(product_precision);
  const ComplexBall t(coarse["t"]), lambda(coarse["lambda"]);
  const auto first = complex_measure(coarse, 1), second = complex_measure(coarse, 2);
  const auto density = [&](const ComplexBall& x) {
    return exp(lambda * log(mixture_density(first, x, t)) +
               (ComplexBall(1) - lambda) * log(mixture_density(second, x, t)));
  };
  return integrate(density, lower.at(product_precision), upper.at(product_precision), product_precision);
}

/// The mass of a source outside the window, by the error function.
Ball mass_outside(const Point& p, int source) {
  const auto [lower, upper] = telling_window(p);
  const Ball scale = Ball(2) * sqrt(p["t"].at(p.precision()));
  const Mixture<Ball> measure = measure_of<Ball>(p, source);
  Ball inside(0);
  for (std::size_t k = 0; k < measure.size(); ++k)
    inside += measure.weights[k] *
              (erf((upper - measure.means[k][0]) / scale) - erf((lower - measure.means[k][0]) / scale)) / 2;
  return Ball(1) - inside;
}

/// Two sources on the line with a heat time, u1 != u2.
Family line_products(const Trial& trial, bool guided) {
  Family family{guided ? "two Dirac mixtures on the line, u1 != u2, lambda > 1"
                       : "two Dirac mixtures on the line, u1 != u2, 0 < lambda < 1",
                {},
                {{"t > 0, all weights are positive",
                  [](const Point& p) {
                    Truth truth = positive(p["t"]);
                    for (const char* stem : {"v", "w"})
                      for (int k = 1; p.has(stem + std::to_string(k)); ++k)
                        truth = truth && positive(p[stem + std::to_string(k)]);
                    return truth;
                  }},
                 guided ? Hypothesis{"lambda > 1", [](const Point& p) { return less(Ball(1), p["lambda"]); }}
                        : Hypothesis{"0 <= lambda <= 1", [](const Point& p) {
                                       return !positive(-p["lambda"]) && !less(Ball(1), p["lambda"]);
                                     }}}};
  Generator generator = trial.generator("products");
  const std::vector<Rational> shares =
      guided ? std::vector<Rational>{"11/10"_q, 2, 3} : std::vector<Rational>{"1/20"_q, "1/2"_q, "9/10"_q};
  for (const Rational& lambda : shares) {
    if (lambda == 2 && trial.effort().budget == Budget::quick) continue;
    for (const Rational& t : {"1/2"_q, "5"_q})
      family.members.push_back(supports(lambda, {{-1}, {1}, {2}}, {{0}, {"3/2"_q}, {5}}).set("t", t));
    family.members.push_back(supports(lambda, {{0}}, {{1}}).set("t", "1/4"_q));
    family.members.push_back(supports(lambda, {{-8}, {9}}, {{-9}}).set("t", "1/5"_q));
    // One support, two measures; almost the same measure.
    family.members.push_back(supports(lambda, {{-1}, {1}}, {{-1}, {1}}, {1, 9}, {9, 1}).set("t", "1/3"_q));
    family.members.push_back(supports(lambda, {{-1}, {1}}, {{-1}, {1}}, {1, 1}, {1000, 1001}).set("t", 1));
    for (long k = 0; k < trial.effort().scaled(0, 1, 8); ++k) {
      const std::vector<Rational> odds{random_positive(generator, -1, 0), random_positive(generator, -1, 0)};
      const std::vector<RationalPoint> second{{random_signed(generator, -1, 0)}},
          first{{random_signed(generator, -1, 0)}, {random_signed(generator, -1, 0)}};
      family.members.push_back(
          supports(lambda, first, second, odds, {1}).set("t", random_positive(generator, -1, 0)));
    }
  }
  return family;
}

/// log M of two Diracs: -lambda (1 - lambda) |a - b|^2/(4t).
template <class T>
T dirac_mass_logarithm(const Point& p, const T& t) {
  Ball squared(0);
  const auto a = measure_of<Ball>(p, 1).means[0], b = measure_of<Ball>(p, 2).means[0];
  for (std::size_t i = 0; i < a.size(); ++i) squared += square(a[i] - b[i]);
  const Ball& lambda = p["lambda"];
  return T(lambda * (lambda - Ball(1)) * squared) / (T(4) * t);
}

Family dirac_products(const Trial& trial, bool guided) {
  Family family = mixed_flows(trial, guided);
  family.name = guided ? "two Diracs, lambda > 1" : "two Diracs, 0 <= lambda <= 1";
  std::vector<Instance> members;
  Generator generator = trial.generator("Diracs");
  for (std::size_t d = 1; d <= 3; ++d)
    for (long k = 0; k < trial.effort().scaled(3, 8, 40); ++k) {
      RationalPoint a, b, x;
      for (std::size_t i = 0; i < d; ++i) {
        a.push_back(random_signed(generator, -1, 0));
        b.push_back(random_signed(generator, -1, 0));
        x.push_back(random_signed(generator, -1, 0));
      }
      const Rational lambda =
          guided ? 1 + random_positive(generator, -2, 1) : random_between(generator, 0, 1);
      members.push_back(placed(supports(lambda, {a}, {b}), x).set("t", random_positive(generator, -2, 1)));
    }
  family.members = std::move(members);
  return family;
}

void try_dirac_products(Trial& trial, bool guided) {
  // Pointwise, so that the mass follows in every d from that of the heat kernel.
  trial.identity(
      "Diracs a, b: u1^lambda u2^(1 - lambda) = exp(-lambda (1 - lambda) |a - b|^2/(4t)) G_t(x - lambda a - "
      "(1 - lambda) b)",
      dirac_products(trial, guided), [](const Point& p) { return exp(mixed_logarithm(p, 0).value()); },
      [](const Point& p) {
        const auto x = place_of(p), a = measure_of<Ball>(p, 1).means[0], b = measure_of<Ball>(p, 2).means[0];
        Ball squared(0), kernel = Ball(1).at(p.precision());
        for (std::size_t i = 0; i < x.size(); ++i) {
          squared += square(x[i] - p["lambda"] * a[i] - (Ball(1) - p["lambda"]) * b[i]);
          kernel /= sqrt(Ball(4) * Ball::pi(p.precision()) * p["t"]);
        }
        return exp(dirac_mass_logarithm(p, p["t"].at(p.precision()))) * kernel *
               exp(-squared / (Ball(4) * p["t"]));
      });
}

REFEREE_CLAIM({
    .id = "GA-R4.3a",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Mass of the product density, mixture",
    .statement = "For 0 <= lambda <= 1 the total mass of u1^lambda u2^(1 - lambda) is at most 1.",
    .hypotheses = "0 <= lambda <= 1, u1 and u2 heat flows of probability measures",
    .source = "section 4.2, Remark 4.3",
    .evidence = "the mass enclosed by quadrature over a window, the rest by lambda u1 + (1 - lambda) u2; "
                "closed form for Diracs in d = 1, 2, 3",
    .refuted_by = "a pair whose mass is enclosed above 1",
    .attack =
        "u1 = u2 and lambda = 0, 1 (equality), nearly equal measures, equal supports with other weights",
    .trial =
        [](Trial& trial) {
          trial.bound(
              "mass <= 1", line_products(trial, false),
              [](const Point& p) {
                const Ball outside =
                    p["lambda"] * mass_outside(p, 1) + (Ball(1) - p["lambda"]) * mass_outside(p, 2);
                return product_mass_within(p) + outside;
              },
              [](const Point&) { return Ball(1); });
          try_dirac_products(trial, false);
          trial.bound(
              "Diracs: -lambda (1 - lambda) |a - b|^2/(4t) <= 0", dirac_products(trial, false),
              [](const Point& p) { return exp(dirac_mass_logarithm(p, p["t"].at(p.precision()))); },
              [](const Point&) { return Ball(1); });
        },
});

REFEREE_CLAIM({
    .id = "GA-R4.3b",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Mass of the product density, guidance",
    .statement = "For lambda > 1 the total mass of u1^lambda u2^(1 - lambda) may be larger than 1.",
    .hypotheses = "lambda > 1, u1 and u2 heat flows of probability measures",
    .source = "section 4.2, Remark 4.3",
    .evidence =
        "the mass within a window enclosed from below by quadrature; closed form for Diracs in d = 1, 2, 3",
    .refuted_by = "no pair with mass above 1",
    .attack = "more than claimed: whether the mass is ever below 1. It is not: it is larger than 1 as soon "
              "as u1 != u2 (Hoelder the other way round), and 1 otherwise",
    .trial =
        [](Trial& trial) {
          trial.bound(
              "1 <= mass, for every pair u1 != u2 tried", line_products(trial, true),
              [](const Point&) { return Ball(1); }, product_mass_within);
          try_dirac_products(trial, true);
          trial.bound(
              "Diracs: the mass is above 1", dirac_products(trial, true),
              [](const Point&) { return Ball(1); },
              [](const Point& p) { return exp(dirac_mass_logarithm(p, p["t"].at(p.precision()))); });
        },
});

REFEREE_CLAIM({
    .id = "GA-R4.3c",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Reaction-diffusion equation of the product density",
    .statement =
        "u1^lambda u2^(1 - lambda) satisfies a reaction-diffusion equation and is not mass preserving. (Not "
        "printed: w_t = Lap w + lambda (1 - lambda) |grad log u1 - grad log u2|^2 w.)",
    .hypotheses = "lambda not 0 or 1, u1 != u2 for the second part",
    .source = "section 4.2, Remark 4.3",
    .evidence = "identity by jets, reaction by the posterior; the mass of mixtures at t and 2t enclosed "
                "apart; its derivative for Diracs",
    .refuted_by = "another equation, or a constant mass",
    .attack = "d = 1, 2, 3, 5, both regimes; the sign of the reaction: a source for mixtures, a sink under "
              "guidance",
    .rests_on = {"GA-R4.3a", "GA-R4.3b"},
    .trial =
        [](Trial& trial) {
          for (bool guided : {false, true})
            trial.identity(
                guided ? "w_t = Lap w + lambda (1 - lambda) |s1 - s2|^2 w, lambda > 1"
                       : "w_t = Lap w + lambda (1 - lambda) |s1 - s2|^2 w, 0 <= lambda <= 1",
                mixed_flows(trial, guided),
                [](const Point& p) { return time_derivative(exp(mixed_logarithm(p, 2))); },
                [](const Point& p) {
                  const Jet<Ball> w = exp(mixed_logarithm(p, 2));
                  return laplacian(w) +
                         p["lambda"] * (Ball(1) - p["lambda"]) * squared_score_gap(p) * w.value();
                });
          Family between = line_products(trial, false);
          // Far apart the product is below what the window leaves outside.
          std::erase_if(between.members, [](const Instance& i) {
            const SupportPair pair = supports_of(i);
            Rational nearest = squared_distance(pair.first[0], pair.second[0]);
            for (const auto& a : pair.first)
              for (const auto& b : pair.second) nearest = std::min(nearest, squared_distance(a, b));
            return i["lambda"] != "1/2"_q || pair.first == pair.second || nearest > 100 * i["t"];
          });
          trial.bound(
              "0 < lambda < 1: the mass at t is below that at 2t", between,
              [](const Point& p) {
                return product_mass_within(p) + p["lambda"] * mass_outside(p, 1) +
                       (Ball(1) - p["lambda"]) * mass_outside(p, 2);
              },
              [](const Point& p) {
                Point later = p;
                return product_mass_within(later.set("t", Ball(2) * p["t"]));
              });
          for (bool guided : {false, true}) {
            const Quantity slope = [](const Point& p) {
              const Jet<Ball> t = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["t"].at(p.precision()));
              return exp(dirac_mass_logarithm(p, t)).derivative({1});
            };
            const Quantity mass_term = [](const Point& p) {
              return p["lambda"] * (Ball(1) - p["lambda"]) * squared_score_gap(p) *
                     exp(dirac_mass_logarithm(p, p["t"].at(p.precision())));
            };
            trial.identity(
                guided ? "Diracs, lambda > 1: d mass/dt = lambda (1 - lambda) |s1 - s2|^2 mass, below 0"
                       : "Diracs, 0 < lambda < 1: d mass/dt = lambda (1 - lambda) |s1 - s2|^2 mass, above 0",
                dirac_products(trial, guided), slope, mass_term);
          }
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
