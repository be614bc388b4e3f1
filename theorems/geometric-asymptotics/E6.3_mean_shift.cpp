// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 6.2: the Gaussian mean-shift formula, its Gibbs measure and barycentre.
#include <algorithm>

#include "geometric-asymptotics/line_measures.hpp"
#include "heat/heat_solutions.hpp"
#include "measures/gibbs_moments.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// The first and second derivatives' route: jets of a function of place at fixed t.
template <class Function>
std::vector<Ball> gradient_by_jets(const Point& p, const Function& function) {
  using J = Jet<Ball>;
  const std::vector<Ball> place = place_of(p);
  const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()), 1);
  std::vector<J> x;
  for (std::size_t i = 0; i < place.size(); ++i)
    x.push_back(J::variable(layout, static_cast<int>(i), place[i]));
  const J value = function(x);
  std::vector<Ball> gradient;
  for (std::size_t i = 0; i < place.size(); ++i) {
    std::vector<int> orders(place.size(), 0);
    orders[i] = 1;
    gradient.push_back(value.derivative(orders));
  }
  return gradient;
}

/// u_i over jets, summed from its definition.
Jet<Ball> heat_of(const Point& p, int source, const std::vector<Jet<Ball>>& x) {
  using J = Jet<Ball>;
  Mixture<J> lifted;
  const Mixture<Ball> measure = measure_of<Ball>(p, source);
  for (const auto& mean : measure.means) lifted.means.emplace_back(mean.begin(), mean.end());
  lifted.weights.assign(measure.weights.begin(), measure.weights.end());
  lifted.variances.assign(measure.size(), J(0));
  return mixture_density(lifted, std::span<const J>(x), J(p["t"].at(p.precision())));
}
std::vector<Ball> log_gradient(const Point& p, int source) {
  return gradient_by_jets(p, [&](const std::vector<Jet<Ball>>& x) { return log(heat_of(p, source, x)); });
}

/// One number of a vector: <(3, -1, 7), v>.
Ball mean_shift_probe(const std::vector<Ball>& v) {
  const long e[] = {3, -1, 7};
  Ball sum(0);
  for (std::size_t i = 0; i < v.size(); ++i) sum += v[i] * e[i];
  return sum;
}

/// p_k straight from its definition, with heat kernels that may be as small as exp(-1e40).
std::vector<Ball> gibbs_weights(const Point& p, int source) {
  const Mixture<Ball> measure = measure_of<Ball>(p, source);
  const std::vector<Ball> x = place_of(p);
  std::vector<Ball> weights;
  Ball sum(0);
  for (std::size_t k = 0; k < measure.size(); ++k) {
    Ball squared(0);
    for (std::size_t i = 0; i < x.size(); ++i) squared += square(x[i] - measure.means[k][i]);
    weights.push_back(measure.weights[k] * exp(-squared / (Ball(4) * p["t"].at(p.precision()))));
    sum += weights.back();
  }
  for (Ball& weight : weights) weight /= sum;
  return weights;
}
std::vector<Ball> gibbs_barycentre(const Point& p, int source) {
  const auto weights = gibbs_weights(p, source);
  const auto sites = measure_of<Ball>(p, source).means;
  std::vector<Ball> mean(sites.front().size(), Ball(0));
  for (std::size_t k = 0; k < sites.size(); ++k)
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += weights[k] * sites[k][i];
  return mean;
}

/// Relative accuracy is asked for, so no barycentre may be nearer than exp(-1e4) to the origin without being
/// there: moderate times, and far places only where a source has one point or none at the origin.
Family mean_shift_places(const Trial& trial) {
  Family family = placed_supports(trial, -1);
  std::erase_if(family.members, [](const Instance& i) {
    const RationalPoint x = place_of(i), origin(x.size(), 0);
    const SupportPair pair = supports_of(i);
    const auto at_origin = [&](const std::vector<RationalPoint>& sites) {
      return sites.size() > 1 && std::find(sites.begin(), sites.end(), origin) != sites.end();
    };
    return squared_distance(x, origin) > 300 && (at_origin(pair.first) || at_origin(pair.second));
  });
  return family;
}

const char* source_name(int source) { return source == 1 ? "source 1" : "source 2"; }

REFEREE_CLAIM({
    .id = "GA-E6.3",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Mean-shift formula",
    .statement = "grad log u_i = (m_i(x, t) - x)/(2t).",
    .hypotheses = "compact support, t > 0",
    .source = "section 6.2, (6.3)",
    .evidence = "identity: jets of the summed heat kernels against the Gibbs barycentre; for densities a "
                "derivative by certified quadrature",
    .refuted_by = "a measure, x and t with disjoint enclosures of both sides",
    .attack =
        "weights of 1e-30, places 1000 away, ties, t from 0.1 to 100; a density, by integration by parts",
    .trial =
        [](Trial& trial) {
          for (int source : {1, 2})
            trial.identity(
                source_name(source), mean_shift_places(trial),
                [=](const Point& p) { return mean_shift_probe(log_gradient(p, source)); },
                [=](const Point& p) {
                  std::vector<Ball> m = gibbs_barycentre(p, source);
                  const std::vector<Ball> x = place_of(p);
                  for (std::size_t i = 0; i < m.size(); ++i) m[i] = (m[i] - x[i]) / (Ball(2) * p["t"]);
                  return mean_shift_probe(m);
                });
          // int d/dy exp(-(x - y)^2/(4t)) dy between the ends is 2t grad u of the uniform density, sign
          // reversed.
          Family uniform{
              "uniform density on [0, 1]",
              {{{"x", 0}, {"t", 1}}, {{"x", "-3/2"_q}, {"t", "1/10"_q}}, {{"x", "1/3"_q}, {"t", "1/7"_q}}},
              {{"t > 0", [](const Point& p) { return positive(p["t"]); }}}};
          trial.identity(
              "uniform density: grad u from the boundary terms", uniform,
              [](const Point& p) {
                const Ball x = p["x"].at(p.precision()), t = p["t"].at(p.precision());
                const auto kernel = [&](const Ball& y) { return exp(-square(x - y) / (Ball(4) * t)); };
                const Ball root = Ball(2) * sqrt(t);
                const Ball mass =
                    sqrt(Ball::pi(p.precision()) * t) * (erf((Ball(1) - x) / root) + erf(x / root));
                return (kernel(Ball(0)) - kernel(Ball(1))) / mass;
              },
              [](const Point& p) {
                const Ball x = p["x"].at(p.precision()), t = p["t"].at(p.precision());
                const Ball nearest = max(Ball(0), min(Ball(1), x));
                return (nearest + power_density(1, x, t, p.precision()).offset - x) / (Ball(2) * t);
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-E6.4",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "Gibbs measure and barycentre",
    .statement =
        "nu(dy) = G_t(x - y) u_0(dy)/u(x, t) is a probability measure on A_i with barycentre m_i(x, t), a "
        "point of conv A_i.",
    .hypotheses = "compact support, t > 0",
    .source = "section 6.2, (6.4)",
    .evidence = "identity: the weights w_k G_t(x - x_k)/u(x, t), u summed apart, add up to 1, and their "
                "barycentre is that of the posterior kernel",
    .refuted_by = "a mixture at which the weights add up to something else",
    .attack = "t from 0.1 to 100, weights of 1e-30, far places",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "sum of w_k G_t(x - x_k)/u = 1", mean_shift_places(trial),
              [](const Point& p) {
                const Mixture<Ball> measure = measure_of<Ball>(p, 1);
                const std::vector<Ball> x = place_of(p);
                auto kernel = kernel_of(p, 1);
                const Ball density = exp(kernel.log_density(x));
                Ball sum(0);
                for (std::size_t k = 0; k < measure.size(); ++k) {
                  const Mixture<Ball> one{{measure.means[k]}, {measure.weights[k]}, {Ball(0)}};
                  sum += mixture_density(one, std::span<const Ball>(x), p["t"].at(p.precision())) / density;
                }
                return sum;
              },
              [](const Point&) { return Ball(1); });
          for (int source : {1, 2})
            trial.identity(
                std::string("barycentre, ") + source_name(source), mean_shift_places(trial),
                [=](const Point& p) { return mean_shift_probe(gibbs_barycentre(p, source)); },
                [=](const Point& p) {
                  auto kernel = kernel_of(p, source);
                  return mean_shift_probe(kernel.at(place_of(p), 1).mean);
                });
        },
});

REFEREE_CLAIM({
    .id = "GA-E6.5",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Gradient of the rescaled potential",
    .statement =
        "grad F_lambda(x, t) = 2 (x - lambda m_1 - (1 - lambda) m_2), the drift of (3.2) up to its factor "
        "-1/4.",
    .hypotheses = "t > 0, lambda >= 0",
    .source = "section 6.2, (6.5)",
    .evidence = "identity: jets of F, summed from the heat kernels, against the Gibbs barycentres",
    .refuted_by = "x and t with disjoint enclosures",
    .attack = "lambda = 0, 1, 40; ties, far places, unequal weights",
    .rests_on = {"GA-E6.3"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "grad F", mean_shift_places(trial),
              [](const Point& p) {
                return mean_shift_probe(gradient_by_jets(p, [&](const std::vector<Jet<Ball>>& x) {
                  return rescaled_potential(p, x, Jet<Ball>(p["t"].at(p.precision())));
                }));
              },
              [](const Point& p) {
                const auto first = gibbs_barycentre(p, 1), second = gibbs_barycentre(p, 2);
                std::vector<Ball> gradient;
                for (std::size_t i = 0; i < first.size(); ++i)
                  gradient.push_back(Ball(2) * (place_of(p)[i] - p["lambda"] * first[i] -
                                                (Ball(1) - p["lambda"]) * second[i]));
                return mean_shift_probe(gradient);
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-S6.2a",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Barycentres stay in the hulls",
    .statement =
        "m_i(x, t) lies in conv(A_i) and lambda m_1 + (1 - lambda) m_2 in lambda conv A1 + (1 - lambda) conv "
        "A2 for all x and t > 0.",
    .hypotheses = "compact supports",
    .source = "section 6.2, after (6.4), and section 6.4, step 1",
    .evidence = "x + 2t grad log u by jets, which know no barycentre, against the support function of A_i; "
                "densities on [0, 1] by certified quadrature; the second inclusion at GA-E6.11",
    .refuted_by = "x, t and a direction h with <h, m_i> above the maximum over A_i",
    .attack = "far places, where m_i comes close to an extreme point; ties",
    .rests_on = {"GA-E6.4"},
    .trial =
        [](Trial& trial) {
          for (int source : {1, 2})
            for (long sign : {1L, -1L})
              trial.bound(
                  std::string(source_name(source)) + (sign > 0 ? ": <h, m> <= max" : ": <-h, m> <= max"),
                  placed_supports(trial, -1),
                  [=](const Point& p) {
                    std::vector<Ball> m = log_gradient(p, source);
                    for (std::size_t i = 0; i < m.size(); ++i)
                      m[i] = place_of(p)[i] + Ball(2) * p["t"] * m[i];
                    return mean_shift_probe(m) * sign;
                  },
                  [=](const Point& p) {
                    const auto sites = measure_of<Ball>(p, source).means;
                    Ball most = mean_shift_probe(sites.front()) * sign;
                    for (const auto& site : sites) most = max(most, mean_shift_probe(site) * sign);
                    return most.at(p.precision());
                  });
          Family densities{
              "densities on [0, 1]", {}, {{"t > 0", [](const Point& p) { return positive(p["t"]); }}}};
          for (const Rational& x : {"-30"_q, "-1"_q, "0"_q, "2"_q})
            for (const Rational& t : {"1/100"_q, "1"_q, "100"_q})
              densities.members.push_back({{"power", 1}, {"x", x}, {"t", t}});
          const Quantity barycentre = [](const Point& p) {
            return max(Ball(0), min(Ball(1), p["x"].at(p.precision()))) + line_measure(p).offset;
          };
          trial.bound(
              "uniform density: 0 <= m", densities, [](const Point& p) { return Ball(0).at(p.precision()); },
              barycentre);
          trial.bound("uniform density: m <= 1", densities, barycentre,
                      [](const Point& p) { return Ball(1).at(p.precision()); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
