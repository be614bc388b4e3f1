// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 1: score and log-density of the heat flow from three Diracs on the line.
#include <fmt/format.h>

#include "heat/heat_solutions.hpp"
#include "heat/score.hpp"
#include "numbers/roots.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/sample_clouds.hpp"

namespace referee::pde_perspective {
namespace {

/// The datum of the caption, as odds: 7/10, 3/10, 1/10 at -5, 0, 5.
Instance caption_datum() {
  return {{"y1_1", -5}, {"y2_1", 0}, {"y3_1", 5}, {"w1", "7/10"_q}, {"w2", "3/10"_q}, {"w3", "1/10"_q}};
}

Family places_on_the_line() {
  Family family{"x from -8 to 8, t from 1/100 to 10", {}, cloud_hypotheses()};
  for (const char* t : {"1/100", "1/2", "10"})
    for (Rational x = -8; x <= 8; x += "5/3"_q)
      family.members.push_back(caption_datum().set("x1", x).set("t", parse_rational(t)));
  return family;
}

/// u with the weights of the caption as they are, over jets in x.
Jet<Ball> caption_density(const Point& p) {
  const Jet<Ball> x = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["x1"].at(p.precision()));
  Mixture<Jet<Ball>> datum;
  for (const std::string k : {"1", "2", "3"}) {
    datum.means.push_back({Jet<Ball>(p["y" + k + "_1"])});
    datum.weights.emplace_back(p["w" + k]);
    datum.variances.emplace_back(Ball(0));
  }
  return mixture_density(datum, x, Jet<Ball>(p["t"].at(p.precision())));
}
Ball caption_score(const Point& p) {
  const Jet<Ball> u = caption_density(p);
  return u.derivative({1}) / u.value();
}

/// 2t s'(y_k, t) at the sample numbered by the point.
Ball scaled_slope(const Point& p) {
  PosteriorKernel<Ball> kernel(cloud_measure(p), Ball(2) * p["t"].at(p.precision()));
  const auto sample = static_cast<std::size_t>(p["sample"].to_double()) - 1;
  return kernel.noise() * score_jacobian(kernel.at(cloud_measure(p).means[sample], 2), kernel.noise())[0];
}

const std::vector<std::pair<const char*, Rational>>& drawn_times() {
  static const std::vector<std::pair<const char*, Rational>> times{
      {"t = 1/10", "1/10"_q}, {"t = 1/2", "1/2"_q}, {"t = 1", "1"_q}, {"t = 2", "2"_q}};
  return times;
}

Figure caption_figure(const char* letter, const char* title, const char* y_label, const char* caption,
                      const std::function<double(const Point&)>& value) {
  Panel panel{.title = title, .x_label = "x", .y_label = y_label};
  for (const auto& [label, t] : drawn_times()) {
    Curve curve{.label = label, .x = {}, .y = {}};
    for (Rational x = -9; x <= 9; x += "1/20"_q) {
      curve.x.push_back(to_double(x));
      curve.y.push_back(value(Point(caption_datum().set("x1", x).set("t", t), {96})));
    }
    panel.curves.push_back(std::move(curve));
  }
  for (const long site : {-5L, 0L, 5L})
    panel.vertical_marks.push_back({static_cast<double>(site), std::to_string(site)});
  return {std::string("pde-perspective-figure-1") + letter, caption, {std::move(panel)}};
}

REFEREE_CLAIM({
    .id = "PP-F1a",
    .paper = "pde-perspective",
    .kind = "figure",
    .title = "Figure 1, left: score of three Diracs",
    .statement =
        "The score of the heat flow from the initial distribution u_0 = 0.7 delta_-5 + 0.3 delta_0 + 0.1 "
        "delta_5 has steep negative slopes at the Dirac sites as t -> 0, as the Li-Yau bound predicts.",
    .hypotheses =
        "d = 1; u_0 is a distribution, an element of P(R) by (2.1). The times of the curves are not printed: "
        "t = 1/10, 1/2, 1, 2 are drawn",
    .source = "Figure 1, left panel and caption",
    .evidence = "the sum of the printed weights; the slope at each site over decades of t, the score with "
                "the printed "
                "and with normalised weights",
    .refuted_by = "weights that do not sum to one, or a site where 2t times the slope does not tend to -1",
    .attack = "the weights; the lightest site, whose neighbour is three times as heavy; slopes between sites",
    .trial =
        [](Trial& trial) {
          const Family datum{"the caption", {caption_datum()}, {}, true};
          trial.exact(
              "u_0 is a probability measure: 7/10 + 3/10 + 1/10 = 1", datum,
              [](const Instance& i) -> Rational { return i["w1"] + i["w2"] + i["w3"]; }, Relation::equal,
              [](const Instance&) { return Rational(1); });
          trial.note(
              "They sum to 11/10. The score does not see a common factor of the weights, so the left panel "
              "is "
              "that of 7/11, 3/11, 1/11; the log-density is shifted by log(11/10). A reader who allows any "
              "finite measure as datum would let the caption stand.");
          for (const long sample : {1L, 2L, 3L})
            trial.limit(
                fmt::format("2t times the slope of the score at site {} tends to -1", sample),
                {.parameter = "t", .first = 0, .last = 8, .fixed = caption_datum().set("sample", sample)},
                scaled_slope, [](const Point&) { return Ball(-1); });
          trial.figure(
              caption_figure("a", "score", "s(x, t)",
                             "Score of the heat flow from three Diracs at -5, 0 and 5, weights 7 : 3 : 1.",
                             [](const Point& p) { return caption_score(p).to_double(); }));
          trial.repair(
              "With u_0 = (7/11) delta_-5 + (3/11) delta_0 + (1/11) delta_5, the printed proportions "
              "normalised, "
              "the score is the one drawn, 2t times its slope tends to -1 at each site as t -> 0, and "
              "nowhere is it below -1 (Li-Yau). As t -> 0, and for t = 1/10, 1/2 and 1, the steepest slopes "
              "are the positive ones between the sites; at t = 2 they are not.",
              [](Trial& repaired) {
                Family normalised = places_on_the_line();
                for (Instance& i : normalised.members)
                  i.set("w1", "7/11"_q).set("w2", "3/11"_q).set("w3", "1/11"_q);
                normalised.hypotheses.push_back({"weights sum to 1", [](const Point& p) {
                                                   return truth(
                                                       (p["w1"] + p["w2"] + p["w3"]).contains(Rational(1)));
                                                 }});
                repaired.identity(
                    "score of the printed weights, by jets = score of the normalised ones, by the posterior",
                    normalised,
                    [](const Point& p) {
                      Point printed = p;
                      for (const char* w : {"w1", "w2", "w3"}) printed.set(w, p[w] * p.constant("11/10"_q));
                      return caption_score(printed);
                    },
                    [](const Point& p) { return cloud_score(p)[0]; });
                Instance fixed = caption_datum();
                fixed.set("w1", "7/11"_q).set("w2", "3/11"_q).set("w3", "1/11"_q);
                for (const long sample : {1L, 2L, 3L})
                  repaired.limit(
                      fmt::format("2t times the slope of the score at site {} tends to -1", sample),
                      {.parameter = "t",
                       .first = 0,
                       .last = 8,
                       .fixed = Instance(fixed).set("sample", sample)},
                      scaled_slope, [](const Point&) { return Ball(-1); });
                repaired.bound(
                    "nowhere below: -1 <= 2t s'(x, t)", normalised, [](const Point&) { return Ball(-1); },
                    [](const Point& p) { return Ball(2) * p["t"].at(p.precision()) * cloud_divergence(p); });
                const Quantity slope_at_tie = [](const Point& p) {
                  Point tie = p;
                  const Ball t = p["t"].at(p.precision());
                  tie.set("x1",
                          p.constant("-5/2"_q) + Ball(2) * t / 5 * log(p["w1"] / p["w2"].at(p.precision())));
                  return cloud_divergence(tie);
                };
                const auto ties = [&](std::initializer_list<const char*> times) {
                  Family family{"x = -5/2 + (2t/5) log(7/3)", {}, {}};
                  for (const char* t : times)
                    family.members.push_back(Instance(fixed).set("t", parse_rational(t)));
                  return family;
                };
                // Between two sites of equal posterior weight the variance is (5/2)^2.
                repaired.bound(
                    "between -5 and 0, where both weigh the same, the slope exceeds 6/(4t^2) - 1/(2t)",
                    ties({"1/100", "1/10", "1/2"}),
                    [](const Point& p) {
                      const Ball two_t = Ball(2) * p["t"].at(p.precision());
                      return Ball(6) / square(two_t) - Ball(1) / two_t;
                    },
                    slope_at_tie);
                repaired.bound(
                    "up to t = 1 it is steeper than every negative slope, which is at most 1/(2t) (Li-Yau)",
                    ties({"1/1000", "1/100", "1/10", "1/2", "1"}),
                    [](const Point& p) { return p.constant("1/2"_q) / p["t"]; }, slope_at_tie);
                repaired.bound("at t = 2 no slope exceeds 3/20",
                               Domain{"x from -30 to 30", {{"x1", -30, 30}}, {}, Instance(fixed).set("t", 2)},
                               cloud_divergence, [](const Point& p) { return p.constant("3/20"_q); });
                repaired.bound("while at x = -9 it is below -6/25",
                               Family{"t = 2", {Instance(fixed).set("t", 2).set("x1", -9)}, {}},
                               cloud_divergence, [](const Point& p) { return p.constant("-6/25"_q); });
              });
        },
});

/// u' up to a positive factor: sum_k w_k (y_k - x) exp((2 x y_k - y_k^2)/(4t)).
Jet<Ball> scaled_gradient(const Rational& time, const Jet<Ball>& x) {
  const Precision precision = x.value().precision();
  const auto number = [&](const Rational& value) { return Jet<Ball>(Ball(value, precision)); };
  const std::vector<std::pair<Rational, Rational>> datum{{-5, "7/10"_q}, {0, "3/10"_q}, {5, "1/10"_q}};
  Jet<Ball> sum(0);
  for (const auto& [site, weight] : datum)
    sum += number(weight) * (number(site) - x) *
           exp((number(2 * site) * x - number(site * site)) / number(4 * time));
  return sum;
}
/// The offset from a site of the maximiser of log u next to it, in units of exp(-25/(4t)): the only zero of
/// u' within 16 units, for t <= 1/2.
Ball scaled_offset(const Rational& site, const Rational& t, Precision precision) {
  const auto number = [&](const Rational& value) { return Jet<Ball>(Ball(value, precision)); };
  const Ball unit = exp(Ball(Rational("-25/4"_q / t), precision));
  const auto slope = [&](const Jet<Ball>& offset) {
    Jet<Ball> sum(0);
    for (const auto& [other, weight] : {std::pair(Rational(-5), "7/10"_q), std::pair(Rational(0), "3/10"_q),
                                        std::pair(Rational(5), "1/10"_q)}) {
      const Rational gap = other - site;
      if (gap == 0) {
        sum -= number(weight) * offset;
        continue;
      }
      const Jet<Ball> place = Jet<Ball>(unit) * offset;
      sum += number(weight) * (number(gap) - place) * exp(number(2 * gap) * place / number(4 * t)) *
             exp(number((25 - gap * gap) / (4 * t)));
    }
    return sum;
  };
  const RootIsolation zeros = isolate_roots(slope, -16, "161/10"_q, precision);
  if (!zeros.complete() || zeros.roots.size() != 1) return Ball::whole_line(precision);
  return refine_root(slope, zeros.roots.front(), precision.to_digits());
}

REFEREE_CLAIM({
    .id = "PP-F1b",
    .paper = "pde-perspective",
    .kind = "figure",
    .title = "Figure 1, right: log-density of three Diracs",
    .statement = "The local maxima of the log-density of the heat flow from 0.7 delta_-5 + 0.3 delta_0 + 0.1 "
                 "delta_5 lie "
                 "at the Dirac sites as t -> 0.",
    .hypotheses =
        "d = 1; weights in the proportions 7 : 3 : 1 (a common factor only shifts the log-density); "
        "read as a limit. The times of the curves are not printed: t = 1/10, 1/2, 1, 2 are drawn",
    .source = "Figure 1, right panel and caption",
    .evidence = "all critical points isolated by enclosures at several times; their distance to the sites",
    .refuted_by = "a maximum that stays away from the sites, or another number of maxima for small t",
    .attack = "the lightest site, whose maximum is the first to vanish as t grows; the common factor 11/10",
    .trial =
        [](Trial& trial) {
          Family times{"times", {}, {}};
          const std::vector<std::pair<const char*, long>> counts{
              {"1/100", 5}, {"1/10", 5},  {"1/2", 5},   {"1", 5}, {"1.544", 5},
              {"1.545", 3}, {"1.709", 3}, {"1.710", 1}, {"2", 1}, {"20", 1}};
          for (const auto& [t, count] : counts)
            times.members.push_back({{"t", parse_rational(t)}, {"count", count}});
          trial.solutions(
              "critical points of log u: three maxima and two minima until t = 1.544, one maximum from 1.710 "
              "on",
              times,
              {[](const Point& p, const Jet<Ball>& x) {
                 return scaled_gradient(simplest_rational(p["t"]), x);
               },
               [](const Instance&) { return std::pair<Rational, Rational>(-6, 6); }},
              [](const Instance& i) { return static_cast<long>(to_double(i["count"])); });
          for (const auto& pair :
               {std::pair(-5L, "15/7"_q), std::pair(0L, "-10"_q), std::pair(5L, "-15"_q)}) {
            const long site = pair.first;
            const Rational& neighbour = pair.second;
            trial.limit(
                fmt::format(
                    "the maximum next to {} is at a distance of order exp(-25/(4t)) from it: the ratio "
                    "tends to 5 times the odds of the neighbours",
                    site),
                {.parameter = "t", .first = 1, .last = 8, .fixed = {}},
                [site](const Point& p) {
                  return scaled_offset(site, simplest_rational(p["t"]), p.precision());
                },
                [neighbour](const Point& p) { return p.constant(neighbour); });
          }
          Family offsets{"each site, t from 1/20 to 1/2", {}, {}};
          for (const long site : {-5L, 0L, 5L})
            for (const char* t : {"1/20", "1/8", "1/3", "1/2"})
              offsets.members.push_back({{"site", site}, {"t", parse_rational(t)}});
          trial.bound(
              "up to t = 1/2 its distance is at most 16 exp(-25/(4t))", offsets,
              [](const Point& p) {
                const Rational site = simplest_rational(p["site"]);
                return abs(scaled_offset(site, simplest_rational(p["t"]), p.precision()));
              },
              [](const Point&) { return Ball(16); });
          trial.note(
              "At no t > 0 is a maximum exactly at a site: at t = 1/2 the three are 8.0e-6, 3.7e-5 and "
              "5.6e-5 "
              "away.");
          trial.identity(
              "the printed weights shift the log-density of the normalised ones by log(11/10)",
              places_on_the_line(), [](const Point& p) { return log(caption_density(p).value()); },
              [](const Point& p) {
                PosteriorKernel<Ball> kernel(cloud_measure(p), Ball(2) * p["t"].at(p.precision()));
                return kernel.log_density(p["x1"].at(p.precision())) + log(p.constant("11/10"_q));
              });
          trial.figure(caption_figure(
              "b", "log-density", "log u(x, t)",
              "Log-density of the heat flow from three Diracs at -5, 0 and 5, weights 7/11, 3/11 and 1/11.",
              [](const Point& p) {
                PosteriorKernel<Ball> kernel(cloud_measure(p), Ball(2) * p["t"].at(p.precision()));
                return kernel.log_density(p["x1"].at(p.precision())).to_double();
              }));
        },
});

}  // namespace
}  // namespace referee::pde_perspective
