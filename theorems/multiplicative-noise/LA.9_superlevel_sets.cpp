// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma A.9: superlevel sets of the averaged kernel are compact.
#include "court/random_rationals.hpp"
#include "multiplicative-noise/data_segments.hpp"
#include "multiplicative-noise/large_data.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

/// Places just beyond sqrt(2 R) + C in the direction of each data point and at random, for R = z.
Family beyond_the_radius(const Trial& trial) {
  Family family{"|x| >= sqrt(2 R) + C", {}, noise_levels()};
  family.hypotheses.push_back({"|x| >= sqrt(2 R) + C", [](const Point& p) {
                                 return less(sqrt(2 * p["R"]) + data_radius(p),
                                             euclidean_length(place_of(p), p.precision()));
                               }});
  Generator generator = trial.generator("beyond the radius");
  for (const Instance& member : data_sets(trial))
    for (const Rational& scale : {"1/1000"_q, "1"_q, "30"_q}) {
      const Rational root = scale * member["b"];
      RationalPoint first;
      Rational reach = 0;
      for (const auto& [name, value] : member.values())
        if (name.starts_with("y")) {
          if (name.starts_with("y1_")) first.push_back(value);
          reach += abs(value);
        }
      RationalPoint x(first.size(), 0);
      // Along an axis the radius is what matters; the largest coordinate alone reaches it.
      x[generator.below(x.size())] =
          (root + reach + "1e-6"_q * member["b"]) * (generator.below(2) == 0 ? 1 : -1);
      family.members.push_back(
          placed(member, x).set("R", root * root / 2).set("s", random_between(generator, -4, 4)));
    }
  return family;
}

/// The same beyond segments.
Family beyond_segment_data(const Trial& trial) {
  Family family = beyond_the_radius(trial);
  family.name = "|x| >= sqrt(2 R) + C, data on segments";
  std::vector<Instance> members;
  // The quick budget gives each member one of the orders in turn.
  long turn = 0;
  for (const Instance& member : placed_segments().members)
    for (const Rational& s : {"-2"_q, "1/2"_q, "7/3"_q}) {
      if (turn++ % 4 != 0 && trial.effort().budget == Budget::quick) continue;
      RationalPoint x;
      for (std::size_t i = 1; member.has("x" + std::to_string(i)); ++i) x.push_back(0);
      // No data lie farther than 4 from the origin.
      x.front() = member["b"] + 4 + "1e-6"_q;
      members.push_back(placed(member, x).set("R", member["b"] * member["b"] / 2).set("s", s));
    }
  family.members = std::move(members);
  return family;
}

Instance pair_on_the_line(const Rational& s) { return data_set(0, "1/2"_q, 2, {{-3}, {3}}).set("s", s); }
Ball on_the_line(const Point& p, const Ball& x) {
  return KernelMixture(data_of(p), kernel_of(p)).value(p["s"], std::vector<Ball>{x});
}

REFEREE_CLAIM({
    .id = "MN-LA.9",
    .paper = "multiplicative-noise",
    .kind = "lemma",
    .title = "Superlevel sets are compact",
    .statement = "{x : L_a^b(s, x) >= c} is compact for 0 < c < infinity.",
    .hypotheses = "0 < a < b, s real, mu a compactly supported probability measure",
    .source = "appendix A.2, Lemma A.9",
    .evidence =
        "closed because L is continuous (Lemma A.7); bounded because L(s, x) <= Phi(s, R) once |x| >= "
        "sqrt(2 R) + C, and Phi(s, R) -> 0; a counted boundary on the line",
    .refuted_by =
        "a place beyond sqrt(2 R) + C where L exceeds Phi(s, R), or a kernel that does not tend to zero",
    .attack = "places just beyond the radius, data off centre, on segments and a thousand points, orders "
              "of both signs; c above the maximum (the empty set, compact) and c = 0 (all of space, which "
              "the lemma excludes)",
    .rests_on = {"MN-LA.1", "MN-LA.3", "MN-LA.7"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "L(s, x) <= Phi(s, R)", beyond_the_radius(trial),
              [](const Point& p) { return averaged_kernel(p, p["s"]); },
              [](const Point& p) { return kernel_of(p)(p["s"], p["R"]); });
          trial.bound(
              "L(s, x) <= Phi(s, R), data on segments", beyond_segment_data(trial),
              [](const Point& p) { return averaged_kernel(p, p["s"]); },
              [](const Point& p) { return kernel_of(p)(p["s"], p["R"]); });
          const long points = trial.effort().scaled(100, 1000, 2500);
          Family crowds{"many points within 8 of the origin", {}, noise_levels()};
          for (const Rational& s : {"-2"_q, "5/2"_q})
            crowds.members.push_back(
                placed(crowd(1, "1/10"_q, 2, 3, points), {0, 0, -10}).set("s", s).set("R", 2));
          trial.bound(
              "L(s, x) <= Phi(s, R), many data points", crowds,
              [](const Point& p) { return averaged_kernel(written_out(p), p["s"]); },
              [](const Point& p) { return kernel_of(p)(p["s"], p["R"]); });
          for (const Rational& s : {"-2"_q, "0"_q, "5/2"_q})
            trial.limit(
                "log Phi(s, z)/z -> -1/b^2 < 0, so Phi(s, z) -> 0; s = " + to_string(s),
                {.parameter = "z",
                 .to_infinity = true,
                 .first = 2,
                 .last = 30,
                 .fixed = {{"a", "1/2"_q}, {"b", 3}, {"s", s}}},
                [](const Point& p) {
                  const NoiseKernel kernel = kernel_of(p);
                  return log(kernel.scaled(p["s"], p["z"])) / p["z"] - kernel.decay_rate();
                },
                [](const Point& p) { return -kernel_of(p).decay_rate(); });
          const Family counted{
              "points at -3 and 3, a = 1/2, b = 2, s = 1/2",
              {pair_on_the_line("1/2"_q).set("c", "1/10"_q), pair_on_the_line("1/2"_q).set("c", "1"_q),
               pair_on_the_line("1/2"_q).set("c", 100)},
              noise_levels()};
          trial.solutions(
              "boundary points of {L >= c} in (-50, 50): two below L(0), four between L(0) and the "
              "maximum, none above it",
              counted,
              {[](const Point& p, const Jet<Ball>& x) {
                 return KernelMixture(data_of(p), kernel_of(p)).value(p["s"], std::vector<Jet<Ball>>{x}) -
                        Jet<Ball>(p["c"]);
               },
               [](const Instance&) {
                 return std::pair<Rational, Rational>{-50, 51};
               }},
              [](const Instance& i) { return i["c"] == 100 ? 0L
                                             : i["c"] == 1 ? 4L
                                                           : 2L; });
          trial.bound(
              "c = 0 gives all of space: L > 0 at |x| = 1e6",
              Family{"far away", {pair_on_the_line("1/2"_q), pair_on_the_line(-3)}, noise_levels()},
              [](const Point&) { return Ball(0); },
              [](const Point& p) { return on_the_line(p, p.constant(1000000)); });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
