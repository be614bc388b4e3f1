// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/affine_losses.hpp"

#include "court/random_rationals.hpp"

namespace referee::pde_perspective {
namespace {

std::string indexed(const char* stem, long i) { return stem + std::to_string(i); }
std::string indexed(const char* stem, long i, long j) { return indexed(stem, i) + "_" + std::to_string(j); }

/// |A + shift I|_F^2.
Rational shifted_square(const Instance& i, const Rational& shift) {
  Rational sum = 0;
  const long d = affine_dimension(i);
  for (long row = 1; row <= d; ++row)
    for (long column = 1; column <= d; ++column) {
      Rational entry = i[indexed("A", row, column)];
      if (row == column) entry += shift;
      sum += entry * entry;
    }
  return sum;
}

/// sum_k w_k |A y_k + b|^2.
Rational mean_square(const Instance& i) {
  Rational sum = 0;
  const long d = affine_dimension(i);
  for (long k = 1; i.has(indexed("w", k)); ++k)
    for (long row = 1; row <= d; ++row) {
      Rational value = i[indexed("b", row)];
      for (long column = 1; column <= d; ++column)
        value += i[indexed("A", row, column)] * i[indexed("y", k, column)];
      sum += i[indexed("w", k)] * value * value;
    }
  return sum;
}

}  // namespace

long affine_dimension(const Instance& instance) {
  long d = 0;
  while (instance.has(indexed("b", d + 1))) ++d;
  return d;
}

Rational affine_divergence(const Instance& instance) {
  Rational sum = 0;
  for (long i = 1; i <= affine_dimension(instance); ++i) sum += instance[indexed("A", i, i)];
  return sum;
}

Rational squared_affine_slope(const Instance& instance) { return shifted_square(instance, 0); }

Rational explicit_affine_loss(const Instance& i) {
  const Rational total = i["spread"] + 2 * i["t"];
  return mean_square(i) + total * shifted_square(i, 1 / total);
}

Rational denoising_affine_loss(const Instance& i) {
  // S(Y + N) + N/(2t) with Y = y_k + W: the clean part W meets A, the noise N meets A + I/(2t).
  return mean_square(i) + i["spread"] * shifted_square(i, 0) +
         2 * i["t"] * shifted_square(i, 1 / (2 * i["t"]));
}

Rational integrated_affine_loss(const Instance& i) {
  return mean_square(i) + (i["spread"] + 2 * i["t"]) * shifted_square(i, 0) + 2 * affine_divergence(i);
}

Rational penalised_affine_loss(const Instance& i) {
  const Rational divergence = affine_divergence(i);
  return denoising_affine_loss(i) + i["lambda"] * divergence * divergence;
}

std::vector<Hypothesis> affine_hypotheses() {
  return {{"t > 0, spread >= 0, lambda >= 0", [](const Point& p) {
             return positive(p["t"]) && !positive(-p["spread"]) && !positive(-p["lambda"]);
           }}};
}

Family affine_fields(const Trial& trial, bool single, long rounds) {
  Family family{"affine fields in d = 1 to 8", {}, affine_hypotheses()};
  Generator generator = trial.generator("affine fields");
  const std::vector<Rational> spreads{0, "1/100"_q, 1, 7}, strengths{0, "1/3"_q, 2, 100};
  for (long round = 0; round < rounds; ++round)
    for (long d = 1; d <= 8; ++d) {
      Instance member{{"t", random_positive(generator, -6, 1)},
                      {"spread", spreads[generator.below(4)]},
                      {"lambda", strengths[generator.below(4)]}};
      const long count = single ? 1 : 1 + static_cast<long>(generator.below(3));
      Rational left = 1;
      for (long k = 1; k <= count; ++k) {
        const Rational share = k == count ? left : left * random_between(generator, 0, 1);
        left -= share;
        member.set(indexed("w", k), share);
        for (long i = 1; i <= d; ++i) member.set(indexed("y", k, i), random_signed(generator, -1, 1));
      }
      for (long i = 1; i <= d; ++i) {
        member.set(indexed("b", i), random_signed(generator, -1, 0));
        for (long j = 1; j <= d; ++j) member.set(indexed("A", i, j), random_signed(generator, -1, 1));
      }
      family.members.push_back(std::move(member));
    }
  return family;
}

}  // namespace referee::pde_perspective
