// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 4.2: perturbed flows end in superlevel sets of L, and Steps 5 and 6 of its proof.
#include "multiplicative-noise/dirac_drifts.hpp"
#include "multiplicative-noise/line_ascent.hpp"
#include "multiplicative-noise/plane_regions.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

/// A line data set with Gamma around one of its points: starts in Gamma, levels at the given distances from
/// it.
struct LineRegion {
  Instance data;
  Rational core, inner, outer;
};
std::vector<LineRegion> line_regions() {
  const Instance pair = data_set(1, "1/2"_q, 1, {{-3}, {3}});
  const Instance uneven = data_set(0, "1/4"_q, "3/4"_q, {{-2}, {0}, {3}}, {2, 3, 4});
  const Instance steep = data_set(3, "1/3"_q, "2/3"_q, {{-1}, {2}}, {1, 5});
  const Instance negative = data_set("-1/2"_q, "1/4"_q, "1/2"_q, {{0}, {4}});
  return {{pair, -3, "3/4"_q, "3/2"_q},    {pair, 3, "3/4"_q, "3/2"_q},    {uneven, -2, "1/2"_q, "3/4"_q},
          {uneven, 3, "1/2"_q, 1},         {steep, -1, "1/2"_q, "3/4"_q},  {steep, 2, "1/2"_q, 1},
          {negative, 0, "3/8"_q, "3/4"_q}, {negative, 4, "3/8"_q, "3/4"_q}};
}
/// L there, rounded to a rational.
Rational level_near(const Instance& data, const Rational& x) {
  const Point p(data, {96});
  return rational_from_double(line_level(p, Ball(x, p.precision())).to_double());
}
Family perturbed_regions(const Trial& trial) {
  Family family{"data on the line, perturbations of every kind, starts in Gamma", {}, noise_levels()};
  family.hypotheses.push_back(exceptional_set_avoided());
  const std::vector<std::pair<const char*, Rational>> perturbations{
      {"along", 0},           {"along", "-9/10"_q}, {"along", 5},
      {"constant", "1/50"_q}, {"wave", "1/100"_q},  {"kink", "-1/200"_q}};
  std::size_t count = 0;
  for (const LineRegion& region : line_regions()) {
    ++count;
    for (std::size_t n = 0; n < perturbations.size(); ++n) {
      const auto& [kind, size] = perturbations[n];
      if (trial.effort().budget != Budget::full && n != count % perturbations.size()) continue;
      for (const Rational& part : {"-99/100"_q, "9/10"_q}) {
        Instance member = region.data;
        member.set("core", region.core)
            .set("high", level_near(region.data, region.core + region.inner))
            .set("low", level_near(region.data, region.core + region.outer))
            .set(kind, size);
        // Gamma is not symmetric around the core; half of the smaller side is inside.
        family.members.push_back(member.set("x1", region.core + part * region.outer / 2));
      }
    }
  }
  return family;
}
std::string number_of_core(const Instance& i) {
  for (std::size_t k = 1; i.has("y" + std::to_string(k) + "_1"); ++k)
    if (i["y" + std::to_string(k) + "_1"] == i["core"]) return "data point " + std::to_string(k);
  return "no data point";
}

Ball shift_length(const Point& p) {
  std::vector<Ball> q;
  for (std::size_t i = 1; p.has("q" + std::to_string(i)); ++i) q.push_back(p["q" + std::to_string(i)]);
  return euclidean_length(q, p.precision());
}
Ball level_of_centre(const Point& p) {
  Point at = p;
  for (std::size_t i = 1; p.has("q" + std::to_string(i)); ++i)
    at.set("x" + std::to_string(i), p["q" + std::to_string(i)]);
  return model_of(at).L(place_of(at));
}
/// A time after which all of |x| <= outer is within `radius`, where c is reached.
Ball entry_time(const Point& p) {
  const Ball shift = shift_length(p);
  return log((p["outer"] + shift) / (p["radius"] - shift)) / p["lambda"];
}

Family starts_in_gamma(const Trial& trial) {
  Family family{"one point at 0, affine drifts, starts in Gamma", {}, drift_hypotheses()};
  family.hypotheses.push_back(within_open("outer"));
  for (Instance member : drifts(trial)) {
    member.set("radius", member["inner"] + (member["outer"] - member["inner"]) / 5);
    std::size_t d = 0;
    while (member.has("q" + std::to_string(d + 1))) ++d;
    for (const Rational& part : {"999/1000"_q, "-999/1000"_q, "1/2"_q, "0"_q}) {
      RationalPoint x(d, 0);
      x.back() = part * member["outer"];
      family.members.push_back(placed(member, x));
    }
  }
  return family;
}

REFEREE_CLAIM({
    .id = "MN-T4.2",
    .paper = "multiplicative-noise",
    .kind = "theorem",
    .title = "Perturbed flows end in superlevel sets",
    .statement =
        "Let Gamma be a path component of {L > a}, A = {x in Gamma : L >= b}. If Gamma minus A is disjoint "
        "from E = {|s_*|^2 <= -<s_*, e>}, then A contains a compact attracting set of x' = s_* + e whose "
        "basin contains Gamma.",
    .hypotheses = "0 < a < b, Assumption 4.1: noise levels positive, alpha real, compact support, e locally "
                  "Lipschitz of linear growth",
    .source = "section 4.2, Theorem 4.2; appendix A.6",
    .evidence =
        "on the line disjointness and destination proven by enclosures; affine flows in closed form for d = "
        "1..8; hundreds of flows in the plane with Gamma found on a grid",
    .refuted_by =
        "a start in Gamma whose flow does not come to A, or leaves it, while E avoids Gamma minus A",
    .attack =
        "e along and against s_*, constant, oscillating, with kinks, turning, all that make the flow affine; "
        "E touching the boundary of A; several components; the hypothesis violated",
    .rests_on = {"MN-T4.2s1", "MN-T4.2s2", "MN-T4.2s3", "MN-T4.2s4", "MN-T4.2s5", "MN-PA.1"},
    .trial =
        [](Trial& trial) {
          trial.trajectory("flows on the line from Gamma end in A", perturbed_regions(trial), ascend,
                           number_of_core);
          trial.bound(
              "affine flows: the attracting set {q} lies in A, b <= L(q)", starts_in_gamma(trial),
              [](const Point& p) { return level_at(p, p["inner"]); }, level_of_centre);
          trial.bound(
              "and starts in Gamma have L > c after log((outer + |q|)/(radius - |q|))/lambda",
              starts_in_gamma(trial), [](const Point& p) { return level_at(p, p["radius"]); },
              [](const Point& p) { return carried_level(Point(p).set("t", entry_time(p))); });
          Family violated{"q = 1/8, inner = 3/32: E meets Gamma minus A", {}, noise_levels()};
          violated.members = {with_radii(drifting(1, 2, 1, 2, 1, 0, {"1/8"_q}), 2, "3/32"_q),
                              with_radii(drifting(3, 1, "1/4"_q, 2, 1, 0, {0, "1/8"_q, 0}), 2, "3/32"_q)};
          trial.bound("the twin with E across the boundary of A fails: L(q) < b", violated, level_of_centre,
                      [](const Point& p) { return level_at(p, p["inner"]); });
          for (const PlaneRegion& region : plane_regions()) trial.add(survey_region(trial, region));
          trial.figure(region_figure(trial));
        },
});

/// sup over U_c of |phi_t(x) - q|.
Ball spread(const Point& p) { return exp(-p["lambda"] * p["t"]) * (p["radius"] + shift_length(p)); }

Instance symmetric_pair_region() {
  // The critical points are -m, 0 and m; L(0) > b.
  const Instance pair = data_set(1, "1/2"_q, 2, {{-2}, {2}});
  return Instance(pair).set("high", level_near(pair, 5)).set("low", level_near(pair, 8)).set("core", 2);
}

REFEREE_CLAIM({
    .id = "MN-T4.2s5",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "The attracting set and its basin",
    .statement =
        "Lambda = intersection of phi_t(U_c) over t >= 0 does not depend on c in (a, b), is compact, "
        "attracting with fundamental neighbourhood U_c, and contained in A; its basin contains Gamma.",
    .hypotheses = "those of Theorem 4.2",
    .source = "appendix A.6, Steps 5 and 6 of the proof of Theorem 4.2",
    .evidence =
        "images of U_c in closed form for two levels c; an attracting interval with three equilibria on the "
        "line, all counted, its level bounded by branch and bound",
    .refuted_by =
        "two levels with different intersections, a point of Lambda with L < b, or a start in Gamma that is "
        "not attracted",
    .attack =
        "levels c next to a and next to b; Lambda of one point on the boundary of A; Lambda an interval. The "
        "step uses Proposition A.1 in the case where it is true (closure of the image inside U_c, by Step 4)",
    .rests_on = {"MN-T4.2s4", "MN-PA.1"},
    .trial =
        [](Trial& trial) {
          const Instance sharp = with_radii(drifting(2, 1, "1/4"_q, 2, 1, 3, {0, 0}), 2, "1/8"_q);
          const Instance touching = with_radii(drifting(1, 2, 1, 2, 1, 0, {"1/8"_q}), 2, "1/8"_q);
          for (const Rational& radius : {"9/64"_q, "63/32"_q}) {
            Family images{"affine flow, radius of U_c " + to_string(radius), {}, drift_hypotheses()};
            for (const Instance& base : {sharp, touching})
              for (const Rational& t : {"1/2"_q, "10"_q, "100"_q})
                for (const Rational& part : {"-999/1000"_q, "1/2"_q}) {
                  RationalPoint x{part * radius};
                  if (base.has("q2")) x.push_back(0);
                  images.members.push_back(placed(base, x).set("radius", radius).set("t", t));
                }
            trial.bound(
                "phi_t(U_c) shrinks to q: |phi_t(x) - q| <= exp(-lambda t)(radius + |q|), U_c of radius " +
                    to_string(radius),
                images,
                [](const Point& p) {
                  std::vector<Ball> difference = carried(p);
                  for (std::size_t i = 0; i < difference.size(); ++i)
                    difference[i] -= p["q" + std::to_string(i + 1)];
                  return euclidean_length(difference, p.precision());
                },
                spread);
          }
          trial.bound(
              "Lambda = {q} lies in A", starts_in_gamma(trial),
              [](const Point& p) { return level_at(p, p["inner"]); }, level_of_centre);
          trial.bound(
              "the basin contains Gamma: starts in Gamma enter U_c", starts_in_gamma(trial),
              [](const Point& p) { return level_at(p, p["radius"]); },
              [](const Point& p) { return carried_level(Point(p).set("t", entry_time(p))); });
          Family interval{"points at -2 and 2, sigma from 1/2 to 2, alpha = 1, e = 0",
                          {symmetric_pair_region()},
                          noise_levels()};
          interval.hypotheses.push_back(exceptional_set_avoided());
          trial.solutions("Gamma holds three equilibria: Lambda is the interval between the outer two",
                          interval,
                          {line_field_jet,
                           [](const Instance&) {
                             return std::pair<Rational, Rational>{-8, "801/100"_q};
                           }},
                          [](const Instance&) { return 3L; });
          trial.bound(
              "that interval lies in A: b <= L(x) for |x| <= 5/2",
              Domain{.name = "|x| <= 5/2",
                     .ranges = {{"x", "-5/2"_q, "5/2"_q}},
                     .fixed = symmetric_pair_region()},
              [](const Point& p) { return p["high"]; }, [](const Point& p) { return line_level(p, p["x"]); });
          trial.bound(
              "the field points inward beyond it: x (s_* + e) < 0 for 5/2 <= |x|",
              Domain{.name = "5/2 <= |x| <= 50",
                     .ranges = {{"x", "5/2"_q, 50, true}},
                     .fixed = symmetric_pair_region()},
              [](const Point& p) { return max(line_field(p, p["x"]), -line_field(p, -p["x"])); },
              [](const Point& p) { return Ball(0).at(p.precision()); });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
