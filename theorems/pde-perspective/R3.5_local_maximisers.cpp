// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.5: are the local maximisers of log u(., t) the points of supp u_0?
#include "court/random_rationals.hpp"
#include "court/trial.hpp"
#include "measures/posterior.hpp"
#include "pde-perspective/many_maximisers.hpp"
#include "pde-perspective/uniform_data.hpp"

namespace referee::pde_perspective {

using namespace court;
using namespace literals;

namespace {

Hypothesis positive_maximiser_time() {
  return {"t > 0", [](const Point& p) { return positive(p["t"]); }};
}

/// `late`: only times up to 1/100.
Family maximiser_times(std::string name, const std::vector<Rational>& times, bool late = false) {
  Family family{std::move(name), {}, {positive_maximiser_time()}};
  if (late)
    family.hypotheses.push_back(
        {"t <= 1/100", [](const Point& p) { return !less(p.constant("1/100"_q), p["t"]); }});
  for (const Rational& t : times) family.members.push_back({{"t", t}});
  return family;
}

/// Sites y1.. with odds w1.. on the line, at a heat time that is small beside the gaps.
Family separated_diracs(const Trial& trial) {
  Family family{
      "2 to 4 Diracs on the line, t <= (least gap)^2/200, odds up to 100", {}, {positive_maximiser_time()}};
  family.members.push_back(
      {{"y1", -5}, {"y2", 0}, {"y3", 5}, {"w1", 7}, {"w2", 3}, {"w3", 1}, {"t", "1/8"_q}});
  Generator generator = trial.generator("separated Diracs");
  for (long i = 0; i < trial.effort().scaled(4, 12, 60); ++i) {
    Instance member;
    Rational site = random_signed(generator, 0, 0), least_gap = 100;
    for (std::uint64_t k = 1, sites = 2 + generator.below(3); k <= sites; ++k) {
      const std::string label = std::to_string(k);
      member.set("y" + label, site).set("w" + label, 1 + static_cast<long>(generator.below(100)));
      const Rational gap = random_positive(generator, -1, 0);
      if (k < sites) least_gap = std::min(least_gap, gap);
      site += gap;
    }
    family.members.push_back(member.set("t", least_gap * least_gap / 200));
  }
  return family;
}

long site_count(const Instance& i) {
  long count = 0;
  while (i.has("y" + std::to_string(count + 1))) ++count;
  return count;
}

/// m(x, t) - x, which vanishes where log u is critical.
Jet<Ball> mean_shift(const Point& p, const Jet<Ball>& x) {
  Mixture<Jet<Ball>> diracs;
  for (int k = 1; p.has("y" + std::to_string(k)); ++k) {
    diracs.means.push_back({Jet<Ball>(p["y" + std::to_string(k)])});
    diracs.weights.emplace_back(p["w" + std::to_string(k)]);
    diracs.variances.emplace_back(0);
  }
  PosteriorKernel<Jet<Ball>> kernel(diracs, Jet<Ball>(2 * p["t"]));
  return kernel.at(x, 1).displacement[0];
}

/// 1 - x for the maximiser x = tanh(x/(2t)) near 1 of two equal Diracs at -1 and 1, t <= 1/10.
Ball offset_of_maximiser(const Ball& t) {
  // 2/(1 + exp((1 - z)/t)) increases in z and maps [0, 1/4] into itself.
  const auto image = [&](const Ball& z) {
    return Ball(2) / (Ball(1) + exp((Ball(1) - z.at(t.precision())) / t));
  };
  Ball offset = Ball::hull(0, "1/4"_q, t.precision());
  for (int step = 0; step < 200; ++step) {
    const Ball next = join(image(offset.lower()), image(offset.upper()));
    if (!certainly_less(next.radius() * 2, offset.radius())) return next;
    offset = next;
  }
  return offset;
}

/// F_t^(-1)(q) for the uniform data, for the eye.
double uniform_quantile(double q, double t) {
  double lower = -10, upper = 10;
  for (int step = 0; step < 60; ++step) {
    const double middle = (lower + upper) / 2;
    (uniform_distribution(middle, t) < q ? lower : upper) = middle;
  }
  return lower;
}

Figure one_maximum_figure() {
  Panel densities{.title = "log u(x, t), u_0 uniform on [-1, 1]", .x_label = "x", .y_label = "log u"};
  for (const auto& [t, label] : {std::pair(0.2, "t = 1/5"), {0.02, "t = 1/50"}, {0.002, "t = 1/500"}}) {
    Curve curve{.label = label, .x = {}, .y = {}};
    for (int i = -140; i <= 140; ++i) {
      const double x = i / 100.0;
      curve.x.push_back(x);
      curve.y.push_back(std::log(uniform_density(x, t)));
    }
    densities.curves.push_back(std::move(curve));
  }
  densities.vertical_marks = {{0, "the only maximiser"}};
  Panel flow{.title = "the flow without noise, t from 1 down to 1/1000",
             .x_label = "t",
             .y_label = "X_t",
             .log_x = true};
  for (int n = 1; n <= 7; ++n) {
    Curve curve{.label = "ends at " + to_string(Rational(n - 4, 4)), .x = {}, .y = {}};
    for (int i = 0; i <= 60; ++i) {
      const double t = std::pow(10, -i / 20.0);
      curve.x.push_back(t);
      curve.y.push_back(uniform_quantile(n / 8.0, t));
    }
    flow.curves.push_back(std::move(curve));
  }
  flow.horizontal_marks = {{0, "the only maximiser"}};
  return {"pde-perspective-remark-3-5",
          "Uniform data: log u has one local maximiser at every time, yet the flow spreads over the whole "
          "support.",
          {densities, flow}};
}

REFEREE_CLAIM({
    .id = "PP-R3.5",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "Local maximisers of log u and the support",
    .statement = "Backward in time the gradient dynamics concentrates around the local maximisers of its "
                 "potential log u, and these are precisely the points of supp u_0; Theorem 3.4 establishes "
                 "exactly this.",
    .hypotheses = "Assumption A; read as t -> 0, where log u is a potential",
    .source = "section 3.2, Remark 3.5",
    .evidence = "certified counts of critical points of log u(., t) by interval bisection; masses of v = u "
                "near the maximisers",
    .refuted_by = "a point of the support with no local maximiser near it as t -> 0, or a flow that does not "
                  "concentrate around the maximisers",
    .attack = "data with a density: for the uniform measure on [-1, 1] log u has the single critical point 0 "
              "at every time. For finitely many Diracs the sentence is right in the limit, but not at t > 0",
    .rests_on = {"PP-T3.4i", "PP-T3.4ii"},
    .trial =
        [](Trial& trial) {
          const std::vector<Rational> times{1, "1/10"_q, "1/100"_q};
          const std::vector<Rational> late_times{"1/100"_q, "1/1000"_q, "1/10000"_q};
          trial.identity(
              "u_x is the derivative of u = G_t * u_0", maximiser_times("uniform data on [-1, 1]", times),
              [](const Point& p) {
                const Jet<Ball> x = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p.constant("1/2"_q));
                return uniform_density(x, Jet<Ball>(p["t"])).derivative({1});
              },
              [](const Point& p) { return uniform_slope(p.constant("1/2"_q), p["t"]); });
          trial.solutions(
              "log u(., t) has a local maximiser in (1/4, 3/4), near the point 1/2 of supp u_0 = [-1, 1]",
              maximiser_times("uniform data on [-1, 1]", late_times, true),
              {[](const Point& p, const Jet<Ball>& x) { return uniform_slope(x, Jet<Ball>(p["t"])); },
               [](const Instance&) { return std::pair("1/4"_q, "3/4"_q); }},
              [](const Instance&) { return 1L; });
          trial.note(
              "For finitely many Diracs, the data of the figure that the remark points to, and in the limit "
              "t -> 0 the sentence is right: a reader who takes it to speak of such data only would let it "
              "stand. The theorem it refers to says nothing on maximisers.");
          trial.bound(
              "v_T = u(T) makes v = u: at least half of it lies within 1/4 of the only maximiser, 0",
              maximiser_times("uniform data on [-1, 1]", late_times, true),
              [](const Point& p) { return p.constant("1/2"_q); },
              [](const Point& p) {
                return uniform_distribution(p.constant("1/4"_q), p["t"]) -
                       uniform_distribution(p.constant("-1/4"_q), p["t"]);
              });
          trial.figure(one_maximum_figure());
          trial.repair(
              "If u_0 is a finite sum of Diracs in R^d whose least distance is g, and 0 < delta < g/4, then "
              "for small t log u(., t) has exactly one local maximiser within delta of each of them and, in "
              "every dimension, no other; it is exponentially close to the Dirac. For every u_0 the flow "
              "converges to points of supp u_0 (PP-S2.1a), whether there are "
              "local maximisers nearby or not.",
              [=](Trial& repaired) {
                try_maximisers_in_space(repaired);
                repaired.solutions(
                    "on the line N maximisers with N - 1 minimisers between them: 2 N - 1 critical points",
                    separated_diracs(repaired),
                    {mean_shift,
                     // m lies strictly between the outer sites, hence so does every critical point.
                     [](const Instance& i) {
                       return std::pair(Rational(i["y1"] - 1),
                                        Rational(i["y" + std::to_string(site_count(i))] + 1));
                     }},
                    [](const Instance& i) { return 2 * site_count(i) - 1; });
                repaired.limit(
                    "two equal Diracs at -1 and 1: the maximiser x near 1 has -t log(1 - x) -> 1",
                    {.parameter = "t", .first = 1, .last = 14, .fixed = {}},
                    [](const Point& p) { return -p["t"] * log(offset_of_maximiser(p["t"])); },
                    [](const Point& p) { return p.constant(1); });
                repaired.identity(
                    "at that place the posterior mean is x",
                    maximiser_times("t <= 1/10", {"1/10"_q, "1/50"_q}),
                    [](const Point& p) {
                      Point pair(p.precision());
                      pair.set("t", p["t"]);
                      pair.set("y1", p.constant(-1)).set("y2", p.constant(1));
                      pair.set("w1", p.constant(1)).set("w2", p.constant(1));
                      const Ball x = Ball(1) - offset_of_maximiser(p["t"]);
                      return x + mean_shift(pair, Jet<Ball>(x)).value();
                    },
                    [](const Point& p) { return Ball(1) - offset_of_maximiser(p["t"]); });
                repaired.limit(
                    "uniform data: half of u(t) stays beyond 1/2 from the maximiser 0, "
                    "2 (1 - F_t(1/2 + sqrt t)) -> 1/2",
                    {.parameter = "t", .first = 1, .last = 30, .fixed = {}},
                    [](const Point& p) {
                      return Ball(2) * uniform_distribution(-p.constant("1/2"_q) - sqrt(p["t"]), p["t"]);
                    },
                    [](const Point& p) { return p.constant("1/2"_q); });
              });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
