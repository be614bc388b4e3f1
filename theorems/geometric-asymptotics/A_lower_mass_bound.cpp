// SPDX-License-Identifier: GPL-3.0-or-later
/// Assumption A: which measures satisfy it, with which constants.
#include <algorithm>

#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Density a y^(a - 1) on [0, 1]: the mass of B(x, r), x in [0, 1].
Rational power_mass(const Instance& i) {
  const long a = static_cast<long>(to_double(i["a"]));
  const Rational upper = std::min(Rational(1), Rational(i["x"] + i["r"]));
  const Rational lower = std::max(Rational(0), Rational(i["x"] - i["r"]));
  return power(upper, a) - power(lower, a);
}

/// The Cantor measure of B(x, 3^-level), x the left end of the piece with that number among the 2^digits.
Rational cantor_mass(const Instance& i) {
  const long digits = static_cast<long>(to_double(i["digits"]));
  const auto left_end = [&](long number) {
    Rational end = 0;
    for (long digit = 0; digit < digits; ++digit)
      if ((number >> digit & 1) != 0) end += 2 / power(Rational(3), digit + 1);
    return end;
  };
  const Rational x = left_end(static_cast<long>(to_double(i["piece"]))),
                 r = 1 / power(Rational(3), static_cast<long>(to_double(i["level"]))),
                 length = 1 / power(Rational(3), digits);
  Rational mass = 0;
  for (long number = 0; number < (1L << digits); ++number) {
    const Rational start = left_end(number);
    // A piece of the set that is wholly inside the open ball; those that reach its edge are left out.
    if (start > x - r && start + length < x + r) mass += 1 / power(Rational(2), digits);
  }
  return mass;
}

REFEREE_CLAIM({
    .id = "GA-A",
    .paper = "geometric-asymptotics",
    .kind = "assumption",
    .title = "Uniform lower mass bound",
    .statement = "There are c > 0, alpha >= 0 and r_0 > 0 with inf over x in A_i of u_{0,i}(B(x, r)) >= c "
                 "r^alpha for 0 < "
                 "r <= r_0, i = 1, 2.",
    .hypotheses = "probability measures with compact support",
    .source = "section 6.2, Assumption A, (6.2)",
    .evidence = "an assumption asserts nothing; tried is that it can be met and can fail: masses of balls, "
                "exactly, for "
                "densities a y^(a - 1) (c = 1, alpha = a, r_0 = 1), the Cantor measure (c = 1/2, alpha = log "
                "2/log 3, r_0 "
                "= 1) and finite mixtures (c the least weight, alpha = 0, any r_0)",
    .refuted_by = "a ball of one of these measures with a smaller mass",
    .attack =
        "balls at and near the thin end, at every piece of the Cantor set; an exponent below the true one",
    .trial =
        [](Trial& trial) {
          Family ends{"density a y^(a - 1) on [0, 1]", {}, {}};
          for (long a : {1L, 2L, 7L})
            for (const Rational& x : {"0"_q, "1/100"_q, "1/2"_q, "1"_q})
              for (const Rational& r : {"1"_q, "1/3"_q, "1e-10"_q})
                ends.members.push_back({{"a", a}, {"x", x}, {"r", r}});
          trial.exact(
              "r^a <= u_0(B(x, r))", ends,
              [](const Instance& i) -> Rational {
                return power(i["r"], static_cast<long>(to_double(i["a"])));
              },
              Relation::at_most, power_mass);
          Family cantor{"middle-third Cantor measure, r = 3^-level", {}, {}};
          for (long level = 0; level <= 4; ++level)
            for (long piece : {0L, 5L, 21L, 42L, 63L})
              cantor.members.push_back({{"digits", 7}, {"piece", piece}, {"level", level}});
          trial.exact(
              "(1/2) r^(log 2/log 3) = 2^-level/2 <= u_0(B(x, r))", cantor,
              [](const Instance& i) -> Rational {
                return power(Rational(2), -1 - static_cast<long>(to_double(i["level"])));
              },
              Relation::at_most, cantor_mass);
          Family mixtures{"finite mixtures, r from 1e-20 to 100", {}, support_hypotheses()};
          for (const Instance& instance : all_supports(trial))
            for (const Rational& r : {"1e-20"_q, "1"_q, "100"_q})
              mixtures.members.push_back(Instance(instance).set("r", r));
          trial.exact(
              "least weight <= mass of a ball about any site", mixtures,
              [](const Instance& i) {
                const auto weights = measure_of<Rational>(i, 1).weights;
                return *std::min_element(weights.begin(), weights.end());
              },
              Relation::at_most,
              [](const Instance& i) {
                const auto measure = measure_of<Rational>(i, 1);
                Rational least = 1;
                for (const auto& centre : measure.means) {
                  Rational mass = 0;
                  for (std::size_t k = 0; k < measure.size(); ++k)
                    if (squared_distance(measure.means[k], centre) < i["r"] * i["r"])
                      mass += measure.weights[k];
                  least = std::min(least, mass);
                }
                return least;
              });
          Family any_c{"density 2y with alpha = 1: r = c/2 for every c", {}, {}};
          for (const Rational& c : {"1"_q, "1/10"_q, "1e-20"_q})
            any_c.members.push_back({{"a", 2}, {"x", 0}, {"c", c}, {"r", c / 2}});
          trial.exact("an exponent below the true one fails: u_0(B(0, r)) < c r", any_c, power_mass,
                      Relation::less, [](const Instance& i) -> Rational { return i["c"] * i["r"]; });
          trial.note("A measure without any alpha: density exp(-1/y)/Z, see GA-R6.1.");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
