// SPDX-License-Identifier: GPL-3.0-or-later
/// Proposition 4.1: growth of the optimal model far from the data.
#include "court/random_rationals.hpp"
#include "multiplicative-noise/data_segments.hpp"
#include "multiplicative-noise/large_data.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

/// sigma_T^(alpha - 2).
Ball growth_limit(const Point& p) { return raised(p["b"], p["alpha"] - Ball(2)); }
Ball place_length(const Point& p) { return euclidean_length(place_of(p), p.precision()); }
/// |s_*(x)|/|x|.
Ball growth(const Point& p) { return euclidean_length(model_value(p), p.precision()) / place_length(p); }

/// I_1 and I_2 of the proof.
struct Factors {
  Ball first, second;
};
Factors factors(const Point& p) {
  const OptimalModel model = model_of(p);
  const KernelMixture& mixture = model.mixture();
  const auto shares = mixture.shares(place_of(p));
  Ball attraction(0), weight(0);
  std::vector<Ball> pull(mixture.dimension(), Ball(0));
  for (std::size_t j = 0; j < mixture.size(); ++j) {
    const Ball& z = shares.half_squares[j];
    const Ball term = shares.weights[j] * mixture.kernel().scaled(model.order() + Ball(1), z);
    attraction += term;
    weight += shares.weights[j] * mixture.kernel().scaled(model.model_order(), z);
    for (std::size_t i = 0; i < pull.size(); ++i) pull[i] += term * shares.direction[j][i];
  }
  return {attraction / weight, euclidean_length(pull, p.precision()) / (attraction * place_length(p))};
}

struct Departure {
  std::string name;
  Instance data;  ///< without alpha
  RationalPoint direction;
  Rational reach;  ///< the largest product of a data point with the direction
};
std::vector<Departure> departures() {
  return {
      {"one point at 1, to the right", data_set(0, "1/2"_q, 2, {{1}}), {1}, 1},
      {"weights 1 and 999 at -1 and 2, to the left", data_set(0, "1/2"_q, 2, {{-1}, {2}}, {1, 999}), {-1}, 1},
      {"three points in the plane",
       data_set(0, "1/10"_q, 3, {{0, 0}, {3, 4}, {-1, 2}}, {1, 1, 5}),
       {"3/5"_q, "4/5"_q},
       5},
      {"two points in space",
       data_set(0, "1/100"_q, "1/2"_q, {{1, 2, 2}, {0, 0, 0}}),
       {0, "5/13"_q, "-12/13"_q},
       0}};
}
Point travelled(const Point& p) {
  Point q = p;
  for (std::size_t i = 1; p.has("e" + std::to_string(i)); ++i)
    q.set("x" + std::to_string(i), p["R"] * p["e" + std::to_string(i)]);
  return q;
}
Approach travelling(const Departure& journey, const Rational& alpha) {
  Instance fixed = Instance(journey.data).set("alpha", alpha).set("reach", journey.reach);
  for (std::size_t i = 0; i < journey.direction.size(); ++i)
    fixed.set("e" + std::to_string(i + 1), journey.direction[i]);
  return {.parameter = "R", .to_infinity = true, .first = 3, .last = 25, .fixed = fixed};
}

/// Far places in random directions, |x| > C + b.
Family far_places(const Trial& trial) {
  Family family{"|x| > C + b, random directions", {}, noise_levels()};
  family.hypotheses.push_back(
      {"|x| > C", [](const Point& p) { return less(data_radius(p), place_length(p)); }});
  Generator generator = trial.generator("far places");
  for (const Instance& member : placed_data(trial).members) {
    RationalPoint x;
    Rational reach = member["b"];
    for (const auto& [name, value] : member.values())
      if (name.starts_with("y")) reach += abs(value);
    for (std::size_t i = 1; member.has("x" + std::to_string(i)); ++i)
      x.push_back(reach * random_signed(generator, 0, 3));
    family.members.push_back(placed(member, x));
  }
  return family;
}
/// The proof's bound of the first factor's deviation: by (A.19) and monotony, that of the kernels at z = (|x|
/// - C)^2/2.
Ball first_deviation(const Point& p) {
  const NoiseKernel kernel = kernel_of(p);
  const Ball z = half_of(square(place_length(p) - data_radius(p)));
  return abs(kernel.scaled(level_order(p) + Ball(1), z) / kernel.scaled(weight_order(p), z) -
             growth_limit(p));
}

const std::vector<Rational>& tried_exponents() {
  static const std::vector<Rational> exponents{"-4"_q, "0"_q, "1"_q, "2"_q, "13/4"_q};
  return exponents;
}

/// Segments of the line, the plane and space, and places beyond them.
Family beyond_segments() {
  Family family{"|x| > C + b, data on segments", {}, noise_levels()};
  for (const Rational& alpha : tried_exponents()) {
    const Instance line = with_segments(data_set(alpha, "1/4"_q, 2, {{1}}, {"1/100"_q}),
                                        {{{-3}, {-1}, 2}, {{"1/2"_q}, {4}, 5}});
    for (const Rational& x : {"8"_q, "-30"_q}) family.members.push_back(placed(line, {x}));
    family.members.push_back(
        placed(with_segments(data_set(alpha, "1/2"_q, 1, {{1, 2}}, {3}), {{{0, 0}, {1, "1/2"_q}}}), {5, -2}));
    family.members.push_back(
        placed(with_segments(data_set(alpha, 1, 3, {}), {{{0, 0, 0}, {3, 4, 0}}}), {15, 20, 7}));
  }
  return family;
}

REFEREE_CLAIM({
    .id = "MN-P4.1",
    .paper = "multiplicative-noise",
    .kind = "theorem",
    .title = "Linear growth of the optimal model",
    .statement = "lim_(R -> infinity) sup_(|x| >= R) ||s_*(x)|/|x| - sigma_T^(alpha - 2)| = 0.",
    .hypotheses = "0 < sigma_eps < sigma_T, alpha real, mu a compactly supported probability measure",
    .source = "section 4.2, Proposition 4.1",
    .evidence = "limits along directions up to |x| = 1e25, and the next term -max e . x~/|x|; uniformly, "
                "the deviation is at most sigma_T^(alpha - 2) C/|x| + (1 + C/|x|) times that of the "
                "kernels' ratio, tried at random places, and this majorant tends to zero",
    .refuted_by = "a direction along which the limit differs, or a place beyond the uniform majorant",
    .attack = "alpha from -4 to 13/4 (for alpha = 2 and one point at 0 the quotient is constant), d = 1 to "
              "8, weights of 1e-3 on the point that decides, data off centre and on segments; "
              "sigma_T^(alpha - 1) or sigma_eps would fail",
    .rests_on = {"MN-LA.8", "MN-P4.1p"},
    .trial =
        [](Trial& trial) {
          for (const Departure& journey : departures())
            for (const Rational& alpha : tried_exponents()) {
              const Approach approach = travelling(journey, alpha);
              const std::string label = journey.name + ", alpha = " + to_string(alpha);
              trial.limit(
                  label, approach, [](const Point& p) { return growth(travelled(p)); }, growth_limit);
              if (journey.reach != 0)
                trial.limit(
                    "next term: |x| (|s_*|/(|x| sigma_T^(alpha - 2)) - 1) -> -max e . x~: " + label, approach,
                    [](const Point& p) {
                      return p["R"] * (growth(travelled(p)) / growth_limit(p) - Ball(1));
                    },
                    [](const Point& p) { return -p["reach"]; });
            }
          const Quantity majorant = [](const Point& p) {
            const Ball share = data_radius(p) / place_length(p);
            return growth_limit(p) * share + (Ball(1) + share) * first_deviation(p);
          };
          trial.bound(
              "uniformly: the deviation at x is at most the majorant", far_places(trial),
              [](const Point& p) { return abs(growth(p) - growth_limit(p)); }, majorant);
          Family crowds{"crowds within 8 of the origin, places beyond", {}, noise_levels()};
          const long points = trial.effort().scaled(30, 1000, 2000);
          crowds.members = {placed(crowd(2, "1/10"_q, 1, 2, points), {30, -20}),
                            placed(crowd(-4, "1e-6"_q, 2, 2, points), {-1000, 1}),
                            placed(crowd(0, "1/2"_q, 1, 8, points), {0, 0, 0, 100, 0, 0, 0, 0})};
          trial.bound(
              "uniformly, many data points", crowds,
              [](const Point& p) {
                const Point q = written_out(p);
                return abs(growth(q) - growth_limit(q));
              },
              [=](const Point& p) { return majorant(written_out(p)); });
          trial.bound(
              "uniformly, data on segments", beyond_segments(),
              [](const Point& p) { return abs(growth(p) - growth_limit(p)); }, majorant);
          for (const Rational& alpha : tried_exponents())
            trial.rate(
                "the majorant tends to zero like 1/|x|, alpha = " + to_string(alpha),
                travelling(departures()[2], alpha), [=](const Point& p) { return majorant(travelled(p)); },
                1);
          Family centred{"one point at 0, alpha = 2", {}, noise_levels()};
          for (const Rational& x : {"1/100"_q, "7"_q, "1e9"_q})
            centred.members.push_back(placed(data_set(2, "1/10"_q, 3, {{0, 0}}), {x, 2 * x}));
          trial.identity("one point at 0, alpha = 2: |s_*(x)| = |x| everywhere", centred, growth,
                         growth_limit);
        },
});

REFEREE_CLAIM({
    .id = "MN-P4.1p",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "Proof of Proposition 4.1",
    .statement = "|s_*(x)|/|x| = I_1 I_2 with I_1 the quotient of the averaged kernels of orders (d + "
                 "alpha)/2 and (d + 2 alpha - 2)/2 and I_2 = |int Phi (x~ - x) dmu|/int Phi |x| dmu; I_1 "
                 "-> sigma_T^(alpha - 2) and |I_2 - 1| <= C/|x|, C = max |x~|.",
    .hypotheses = "0 < sigma_eps < sigma_T, alpha real, mu compactly supported, x != 0",
    .source = "section 4.2, proof of Proposition 4.1; appendix A.4, (A.23)-(A.24)",
    .evidence = "the product against the norm of s_*, the bound on I_2 at random places with equality for "
                "one point and x beyond it on the same ray, the limit of I_1 along directions",
    .refuted_by = "a place where |I_2 - 1| exceeds C/|x|, or where the product is not |s_*|/|x|",
    .attack = "places near and far, |x| < C too, one point collinear with x (equality: the constant C "
              "cannot be lowered), weights of 1e-30",
    .rests_on = {"MN-LA.8"},
    .trial =
        [](Trial& trial) {
          Family family = placed_data(trial);
          family.hypotheses.push_back({"x != 0", [](const Point& p) { return positive(place_length(p)); }});
          std::erase_if(family.members, [](const Instance& i) {
            for (std::size_t k = 1; i.has("x" + std::to_string(k)); ++k)
              if (i["x" + std::to_string(k)] != 0) return false;
            return true;
          });
          trial.identity(
              "|s_*|/|x| = I_1 I_2", far_places(trial),
              [](const Point& p) {
                const OptimalModel model = model_of(p);
                const auto x = place_of(p);
                const auto gradient = model.mixture().gradient(model.order(), x);
                return euclidean_length(gradient, p.precision()) / (model.L_tilde(x) * place_length(p));
              },
              [](const Point& p) {
                const Factors f = factors(p);
                return f.first * f.second;
              });
          trial.bound(
              "|I_2 - 1| <= C/|x|", family.joined(far_places(trial)),
              [](const Point& p) { return abs(factors(p).second - Ball(1)); },
              [](const Point& p) { return data_radius(p) / place_length(p); });
          Family ray{"one point, x beyond it on its ray", {}, noise_levels()};
          for (const Rational& factor : {"1"_q, "3/2"_q, "1000"_q})
            ray.members.push_back(placed(data_set(1, "1/2"_q, 2, {{3, 4}}), {3 * factor, 4 * factor}));
          trial.identity(
              "equality |I_2 - 1| = C/|x| on the ray", ray,
              [](const Point& p) { return abs(factors(p).second - Ball(1)); },
              [](const Point& p) { return data_radius(p) / place_length(p); });
          for (const Departure& journey : departures())
            for (const Rational& alpha : {"-4"_q, "1"_q, "13/4"_q})
              trial.limit(
                  "I_1 -> sigma_T^(alpha - 2): " + journey.name + ", alpha = " + to_string(alpha),
                  travelling(journey, alpha), [](const Point& p) { return factors(travelled(p)).first; },
                  growth_limit);
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
