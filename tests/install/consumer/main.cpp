// SPDX-License-Identifier: GPL-3.0-or-later
/// Somebody else's score in double precision, held against its enclosure.
#include <cmath>
#include <cstdio>
#include <heat/score.hpp>
#include <measures/posterior.hpp>

using namespace referee;
using namespace referee::literals;

namespace {

/// The score of N(-a, variance)/2 + N(a, variance)/2, as this project computes it.
double own_score(double a, double variance, double x) {
  return (a * std::tanh(a * x / variance) - x) / variance;
}

/// The score of the same mixture at heat time 0, enclosed.
Ball enclosed_score(const Rational& a, const Rational& variance, const Rational& x) {
  const FromRational<Ball> ball{Precision::digits(40)};
  auto kernel =
      smoothed<Ball>({{{-a}, {a}}, {"1/2"_q, "1/2"_q}, {variance, variance}}, ball(Rational(0)), ball);
  const std::vector<Ball> place = {ball(x)};
  return score(kernel.at(place, 1), kernel.noise())[0];
}

}  // namespace

int main() {
  const Rational a = 2, variance = "1/4"_q;
  int wrong = 0;
  for (long k = -40; k <= 40; ++k) {
    const Rational x = Rational(k) / 16;
    const double own = own_score(to_double(a), to_double(variance), to_double(x));
    const Rational distance =
        abs(enclosed_score(a, variance, x) - Ball(rational_from_double(own), Precision{200}))
            .upper_as_rational();
    // Five roundings and a tanh within two units, each relative to at most (a + |x|)/variance.
    const Rational allowed = 8 * power("1/2"_q, 53) * (a + abs(x)) / variance;
    if (distance <= allowed) continue;
    std::printf("x = %s: off by %s\n", to_string(x).c_str(), to_string(distance).c_str());
    ++wrong;
  }
  return wrong == 0 ? 0 : 1;
}
