// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 7.3: where the low-noise score jumps, and the power diagram that the responsibilities make at
/// finite noise.
#include <fmt/format.h>

#include "court/random_rationals.hpp"
#include "geometry/power_diagram.hpp"
#include "score-shocks/heat_families.hpp"

namespace referee::score_shocks {
namespace {

/// Sites with weights proportional to 2^level_k under the noise variance v = tilt/(2 ln 2): then
/// r_j >= r_k says |x - mu_j|^2 - tilt level_j <= |x - mu_k|^2 - tilt level_k, with rational weights.
struct Tessellation {
  std::vector<RationalPoint> sites;
  std::vector<Rational> levels;
  Rational tilt;
};
Tessellation tessellation(const Instance& i) {
  Tessellation t{{}, {}, i["tilt"]};
  const bool plane = !i.has("mu1_3");
  for (int k = 1; i.has(fmt::format("mu{}_1", k)); ++k) {
    auto& site = t.sites.emplace_back();
    for (int axis = 1; axis <= (plane ? 2 : 3); ++axis) site.push_back(i[fmt::format("mu{}_{}", k, axis)]);
    t.levels.push_back(i[fmt::format("level{}", k)]);
  }
  return t;
}
PowerDiagram power_diagram(const Tessellation& t) {
  std::vector<Rational> weights;
  for (const Rational& level : t.levels) weights.push_back(t.tilt * level);
  return PowerDiagram(t.sites, weights);
}
/// Responsibilities at x, unweighted by anything but the levels.
std::vector<Ball> responsibilities(const Tessellation& t, const RationalPoint& x, Precision precision) {
  const FromRational<Ball> ball{precision};
  Mixture<Ball> mixture;
  Rational sum = 0;
  std::vector<Rational> weights;
  for (const Rational& level : t.levels)
    weights.push_back(power(Rational(2), static_cast<long>(to_double(level))));
  for (const Rational& weight : weights) sum += weight;
  for (std::size_t k = 0; k < t.sites.size(); ++k) {
    auto& mean = mixture.means.emplace_back();
    for (const Rational& coordinate : t.sites[k]) mean.push_back(ball(coordinate));
    mixture.weights.push_back(ball(weights[k] / sum));
    mixture.variances.push_back(Ball(0));
  }
  PosteriorKernel<Ball> kernel(mixture, ball(t.tilt) / (Ball(2) * log(ball(2))));
  std::vector<Ball> at;
  for (const Rational& coordinate : x) at.push_back(ball(coordinate));
  return kernel.at(at, 0).responsibility;
}
/// The instance's point, or the diagram's vertex of that number.
RationalPoint place(const Instance& i, const Tessellation& t) {
  if (i.has("vertex")) {
    const auto vertices = power_diagram(t).vertices();
    return vertices[static_cast<std::size_t>(to_double(i["vertex"]))];
  }
  RationalPoint x;
  for (int axis = 1; i.has(fmt::format("x{}", axis)); ++axis) x.push_back(i[fmt::format("x{}", axis)]);
  return x;
}
/// Bit k set where the k-th responsibility is largest, by enclosures: a tie is one that 4096 bits cannot
/// split.
Rational largest_responsibilities(const Instance& i) {
  const Tessellation t = tessellation(i);
  const auto r = responsibilities(t, place(i, t), Precision{4096});
  Rational set = 0;
  for (std::size_t k = 0; k < r.size(); ++k) {
    bool beaten = false;
    for (const Ball& other : r) beaten = beaten || certainly_less(r[k], other);
    if (!beaten) set += power(Rational(2), static_cast<long>(k));
  }
  return set;
}
Rational nearest_sites(const Instance& i) {
  const Tessellation t = tessellation(i);
  Rational set = 0;
  for (int site : power_diagram(t).nearest(place(i, t))) set += power(Rational(2), site);
  return set;
}

Family tessellations(const Trial& trial) {
  Family family{"mixtures in d = 2, 3: random points, and the vertices of the diagram", {}, {}};
  Generator generator = trial.generator("mixtures and power diagrams");
  for (long round = 0; round < trial.effort().scaled(2, 8, 60); ++round)
    for (int dimension : {2, 3}) {
      Instance member{{"tilt", random_positive(generator, -1, 0)}};
      for (int k = 1; k <= 6; ++k) {
        for (int axis = 1; axis <= dimension; ++axis)
          member.set(fmt::format("mu{}_{}", k, axis), random_signed(generator, -1, 0));
        member.set(fmt::format("level{}", k), round % 2 == 0 ? 0 : static_cast<long>(generator.below(6)));
      }
      for (int k = 0; k < 3; ++k) {
        Instance at = member;
        for (int axis = 1; axis <= dimension; ++axis)
          at.set(fmt::format("x{}", axis), random_signed(generator, -1, 0));
        family.members.push_back(std::move(at));
      }
      const std::size_t vertices = power_diagram(tessellation(member)).vertices().size();
      for (std::size_t v = 0; v < std::min<std::size_t>(vertices, 4); ++v)
        family.members.push_back(Instance(member).set("vertex", static_cast<long>(v)));
    }
  return family;
}

/// Three means on the line and the point halfway between the first two, which is all of Gamma_12.
Family points_on_bisectors() {
  Family family{"three means; x on the bisector of the first two",
                {},
                {{"x on the bisector: |x - mu1| = |x - mu2|",
                  [](const Point& p) {
                    return truth(is_exact_zero(square(p["x"] - p["mu1"]) - square(p["x"] - p["mu2"])));
                  }},
                 {"mu1 < mu2", [](const Point& p) { return less(p["mu1"], p["mu2"]); }}}};
  family.members.push_back({{"mu1", -1}, {"mu2", 1}, {"mu3", 0}, {"x", 0}});
  family.members.push_back({{"mu1", 0}, {"mu2", 6}, {"mu3", 2}, {"x", 3}});
  return family;
}
/// sigma^2 s_x of three equal weights on the line.
Ball scaled_slope(const Point& p) {
  const Ball third = p.constant("1/3"_q), v = p["v"];
  PosteriorKernel<Ball> at(
      {{{Ball(-1)}, {Ball(0)}, {Ball(1)}}, {third, third, third}, {Ball(0), Ball(0), Ball(0)}}, v);
  return at.at(p["x"].at(p.precision()), 2).covariance[0] / v - Ball(1);
}
/// sigma^2 s + x = posterior mean, for two means +-1 of weights w and 1 - w.
Ball scaled_score(const Point& p) {
  PosteriorKernel<Ball> at({{{Ball(-1)}, {Ball(1)}}, {p["w"], p.constant(1) - p["w"]}, {Ball(0), Ball(0)}},
                           p["v"]);
  return at.at(p["x"].at(p.precision()), 1).displacement[0];
}

REFEREE_CLAIM({
    .id = "SS-P7.7",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Shock surfaces and the Voronoi tessellation",
    .statement = "Equal weights, sigma_tau -> 0: the limiting shock surfaces are the faces of the Voronoi "
                 "tessellation of the means, Gamma_jk = {|x - mu_j| = |x - mu_k|}, a hyperplane; for unequal "
                 "weights they are faces of the power diagram.",
    .hypotheses = "Gaussian mixture with common variance, sigma_tau -> 0",
    .source = "section 7.3, Proposition 7.7, (74)",
    .evidence =
        "exact power diagrams in d = 2, 3 against responsibilities at finite noise; limits of sigma^2 s "
        "and of its slope over decades",
    .refuted_by = "a point of Gamma_jk across which the limit is smooth",
    .attack =
        "the part of the bisector that lies in the cell of a third mean; the weights of the power diagram "
        "as sigma_tau -> 0",
    .rests_on = {"SS-E7.7p"},
    .trial =
        [](Trial& trial) {
          trial.exact(
              "at finite noise: largest responsibility = cell of the power diagram with weights 2 "
              "sigma_tau^2 ln w_k (at vertices: all sites of the vertex tie)",
              tessellations(trial), largest_responsibilities, Relation::equal, nearest_sites);
          trial.exact(
              "(74): a point of Gamma_12 belongs to a face, |x - mu_1| <= |x - mu_3|", points_on_bisectors(),
              [](const Instance& i) -> Rational { return (i["x"] - i["mu1"]) * (i["x"] - i["mu1"]); },
              Relation::at_most,
              [](const Instance& i) -> Rational { return (i["x"] - i["mu3"]) * (i["x"] - i["mu3"]); });
          trial.note(
              "Gamma_jk is a whole hyperplane, a face only the part of it where no third mean is nearer. For "
              "unequal weights the terms 2 sigma_tau^2 ln w_k of the power diagram vanish in the limit.");
          const Approach inner{.parameter = "v", .first = 1, .last = 12, .fixed = {{"x", 0}}};
          trial.limit("means -1, 0, 1: at x = 0 in Gamma_13 there is no shock, sigma^2 s_x -> -1", inner,
                      scaled_slope, [](const Point&) { return Ball(-1); });
          trial.note(
              "At the face x = 1/2 of the same mixture sigma^2 s_x grows like 1/sigma^2. The words of the "
              "proposition are right, a face is a part of a bisector; its display names the whole bisector.");
          trial.repair(
              "sigma_tau^2 s tends to mu_k - x with mu_k the mean nearest to x; it jumps exactly across the "
              "(d-1)-dimensional faces {|x - mu_j| = |x - mu_k| = min_m |x - mu_m|}, for every fixed choice "
              "of "
              "positive weights. Weights move the boundary only at finite noise, where it is the power "
              "diagram "
              "with weights 2 sigma_tau^2 ln w_k.",
              [](Trial& repaired) {
                repaired.exact("largest responsibility = cell of that power diagram", tessellations(repaired),
                               largest_responsibilities, Relation::equal, nearest_sites);
                repaired.rate("means -1, 0, 1: on the face x = 1/2 the slope grows, sigma^2 s_x ~ 1/sigma^2",
                              {.parameter = "v", .first = 1, .last = 20, .fixed = {{"x", "1/2"_q}}},
                              scaled_slope, -1);
                for (const char* x : {"-1/100", "1/100"})
                  repaired.limit(
                      fmt::format(
                          "weights 9/10 and 1/10, means -1 and 1: sigma^2 s -> nearest mean - x at x = {}",
                          x),
                      {.parameter = "v",
                       .first = 4,
                       .last = 14,
                       .fixed = {{"w", "9/10"_q}, {"x", parse_rational(x)}}},
                      scaled_score, [](const Point& p) {
                        return (p["x"].is_positive() ? Ball(1) : Ball(-1)) - p["x"].at(p.precision());
                      });
                repaired.limit(
                    "their boundary x = (sigma^2/2) ln 9, where both weigh the same, tends to the bisector",
                    {.parameter = "v", .first = 1, .last = 20, .fixed = {{"w", "9/10"_q}}},
                    [](const Point& p) { return p["v"] / 2 * log(p["w"] / (p.constant(1) - p["w"])); },
                    [](const Point&) { return Ball(0); });
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-E7.7p",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "Responsibilities as the noise vanishes",
    .statement =
        "As sigma_tau -> 0 each responsibility tends to the indicator of the component with the largest "
        "w_m N(x; mu_m, sigma_tau^2 I), and s ~ -(x - mu_k)/sigma_tau^2 on each cell.",
    .hypotheses = "x off the bisectors, pointwise; weights fixed and positive",
    .source = "section 7.3, proof of Proposition 7.7",
    .evidence =
        "limits over decades of sigma^2 in d = 1 and 2 for weights from 1e-20 to 1; the exponential rate of "
        "the remainder",
    .refuted_by = "a point off the bisectors with another limit",
    .attack =
        "nearest means of tiny weight, points close to a bisector. On a bisector with unequal weights the "
        "limit is w_j/(w_j + w_k), no indicator",
    .trial =
        [](Trial& trial) {
          // Means (0, 0), (2, 0), (0, 3); x nearest to the first, whose weight is w.
          auto kernel_at = [](const Point& p) {
            const Ball rest = (p.constant(1) - p["w"]) / 2;
            return PosteriorKernel<Ball>({{{Ball(0), Ball(0)}, {Ball(2), Ball(0)}, {Ball(0), Ball(3)}},
                                          {p["w"], rest, rest},
                                          {Ball(0), Ball(0), Ball(0)}},
                                         p["v"]);
          };
          auto place_of = [](const Point& p) {
            return std::vector<Ball>{p["x1"].at(p.precision()), p["x2"].at(p.precision())};
          };
          for (const char* weight : {"1/3", "1e-20"})
            for (const char* x : {"1/3", "99/100"}) {
              const Approach vanishing{
                  .parameter = "v",
                  .first = 5,
                  .last = 16,
                  .fixed = {{"w", parse_rational(weight)}, {"x1", parse_rational(x)}, {"x2", "1/5"_q}}};
              const std::string where = fmt::format(", w = {}, x1 = {}", weight, x);
              trial.limit(
                  "responsibility of the nearest mean -> 1" + where, vanishing,
                  [=](const Point& p) { return kernel_at(p).at(place_of(p), 0).responsibility[0]; },
                  [](const Point&) { return Ball(1); });
              trial.limit(
                  "sigma^2 s_1 -> -(x - mu_k)_1" + where, vanishing,
                  [=](const Point& p) { return kernel_at(p).at(place_of(p), 1).displacement[0]; },
                  [](const Point& p) { return -p["x1"].at(p.precision()); });
              trial.limit(
                  "-2 sigma^2 ln(r_2/r_1) -> |x - mu_2|^2 - |x - mu_1|^2 = 4 - 4 x_1: exponentially fast" +
                      where,
                  {.parameter = "v", .first = 3, .last = 14, .fixed = vanishing.fixed},
                  [=](const Point& p) {
                    auto kernel = kernel_at(p);
                    const auto r = kernel.at(place_of(p), 0).responsibility;
                    return Ball(-2) * p["v"] * log(r[1] / r[0]);
                  },
                  [](const Point& p) { return Ball(4) - Ball(4) * p["x1"].at(p.precision()); });
            }
        },
});

}  // namespace
}  // namespace referee::score_shocks
