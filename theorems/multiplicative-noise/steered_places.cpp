// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/steered_places.hpp"

#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {

SteeredField steered(const Point& p) {
  SteeredField field{model_of(p)(place_of(p)), {}};
  const std::vector<Ball>& s = field.model;
  for (std::size_t i = 0; i < s.size(); ++i) field.perturbation.push_back(-(Ball(1) + p["m"]) * s[i]);
  for (std::size_t i = 0; i + 1 < s.size(); i += 2) {
    field.perturbation[i] -= p["n"] * s[i + 1];
    field.perturbation[i + 1] += p["n"] * s[i];
  }
  return field;
}
Ball model_length(const Point& p) { return euclidean_length(model_of(p)(place_of(p)), p.precision()); }
Ball perturbation_length(const Point& p) { return euclidean_length(steered(p).perturbation, p.precision()); }

Family steered_places(const Trial& trial, const std::vector<Rational>& excesses) {
  Family family{"data, places, perturbations against s_* and turned", {}, noise_levels()};
  std::size_t count = 0;
  for (const Instance& member : placed_data(trial).members) {
    if (trial.effort().budget != Budget::full && count % 9 != 0) {
      ++count;
      continue;
    }
    const Rational& m = excesses[count++ / 9 % excesses.size()];
    family.members.push_back(
        Instance(member).set("m", m).set("n", count % 2 == 0 ? Rational(2) : Rational(0)));
  }
  return family;
}

/// Two equal points around 0; their like in the plane.
Family mirror_images() {
  Family family{"points at -3 and 3, start on the mirror", {}, noise_levels(), true};
  family.hypotheses.push_back(
      {"the reflection of x1 leaves data and start unchanged, so the flow stays on x1 = 0",
       [](const Point& p) {
         return truth((p["y1_1"] + p["y2_1"]).is_exact() && !certainly_different(p["y1_1"], -p["y2_1"]) &&
                      p["x1"].is_exact() && p["x1"].contains_zero());
       }});
  family.members = {placed(data_set(1, 1, 2, {{-3}, {3}}), {0}),
                    placed(data_set(1, 1, 2, {{-3, 0}, {3, 0}}), {0, 0}),
                    placed(data_set(1, 1, 2, {{-3, 0}, {3, 0}}), {0, "1/2"_q})};
  return family;
}
Family generic_ascents() {
  Family family{"the same data, starts off the mirror", {}, noise_levels()};
  for (const Rational& x : {"-20"_q, "-3"_q, "-1/20"_q, "1/20"_q, "1/10"_q, "4"_q, "20"_q})
    family.members.push_back(placed(data_set(1, 1, 2, {{-3}, {3}}), {x}));
  return family;
}

}  // namespace referee::multiplicative_noise
