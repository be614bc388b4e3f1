// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/fokker_planck.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <numbers>

using namespace referee;
using namespace referee::literals;

namespace {

/// Dirac at `at` in both sources.
MixedScore one_dirac(const Rational& at) {
  const Mixture<Rational> dirac{{{at}}, {1}, {0}};
  return {dirac, dirac, 1};
}
/// A1 = {0}, A2 = {-1, 1}: an interface at 0.
MixedScore interface(const Rational& lambda) {
  return {{{{0}}, {1}, {0}}, {{{-1}, {1}}, {"1/2"_q, "1/2"_q}, {0, 0}}, lambda};
}
/// int rho^2 of N(., v).
double gaussian_square(double v) { return 1 / std::sqrt(4 * std::numbers::pi * v); }

/// Level l has 2^l times the cells and 4^l times the steps.
RefinedValue square_integral(const MixedScore& mixed, double epsilon, double strength, double to) {
  double levels[3];
  for (int level = 0; level < 3; ++level) {
    const std::vector<double> times{to};
    levels[level] = generated_densities(mixed_line_score(mixed),
                                        gaussian_cells(graded_edges(12, strength, 100L << level), 0, 2),
                                        times, {epsilon, 1, 10L << (2 * level)})
                        .back()
                        .power_integral(2);
  }
  return refined(levels[0], levels[1], levels[2]);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fokker_planck)

BOOST_AUTO_TEST_CASE(cells_of_a_gaussian) {
  const CellDensity density = gaussian_cells(graded_edges(12, 2, 400), 0.5, 2);
  const double rounding = 400 * std::numeric_limits<double>::epsilon();
  BOOST_TEST(std::abs(density.mass() - 1) <= rounding);
  BOOST_TEST(std::abs(density.mean() - 0.5) <= 1e-4);
  BOOST_TEST(density.power_integral(2) <= gaussian_square(2) + rounding);
  BOOST_CHECK_THROW(graded_edges(0, 1, 10), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(converges_to_the_gaussian_closed_form) {
  const double to = 0.1, v0 = 2;
  for (double epsilon : {0.2, 1.0, 5.0}) {
    const double v = 2 * to + (v0 - 2) * std::pow(to, 1 + epsilon);
    const RefinedValue norm = square_integral(one_dirac(0), epsilon, 3, to);
    BOOST_TEST_CONTEXT("epsilon = " << epsilon << ": " << norm.value << " +- " << norm.error) {
      BOOST_TEST(std::abs(norm.order - 2) < 0.2);
      BOOST_TEST(std::abs(norm.value - gaussian_square(v)) <= norm.error);
      BOOST_TEST(norm.error <= 0.01 * norm.value);
    }
  }
}

BOOST_AUTO_TEST_CASE(mass_and_sign_are_kept_for_any_step) {
  for (double epsilon : {0.0, 0.2, 3.0}) {
    CellDensity start = gaussian_cells(graded_edges(9, 6, 150), 1, 0.5);
    const double mass = start.mass();
    const std::vector<double> times{0.3, 1e-3};
    for (const CellDensity& density :
         generated_densities(mixed_line_score(interface(2)), std::move(start), times, {epsilon, 1, 1})) {
      // Rounding of the largest ratio of a flux to the width of its cell, about 7e4.
      BOOST_TEST(std::abs(density.mass() - mass) <= 1e5 * std::numeric_limits<double>::epsilon());
      for (double average : density.averages) BOOST_TEST(average >= 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(mirror_images_stay_mirror_images) {
  const std::vector<double> times{0.1};
  const auto run = [&](const Rational& at, double mean) {
    return generated_densities(mixed_line_score(one_dirac(at)),
                               gaussian_cells(graded_edges(9, 4, 100), mean, 2), times, {0.5, 1, 20})
        .back();
  };
  const CellDensity centred = run(0, 0), right = run(1, 0.5), left = run(-1, -0.5);
  // The inverse of a step adds up rounding errors, some of each cell and step, without enlarging them.
  const double rounding = 100 * 50 * 9 * std::numeric_limits<double>::epsilon();
  BOOST_TEST(std::abs(centred.mean()) <= rounding);
  BOOST_TEST(std::abs(right.mean() + left.mean()) <= rounding);
}

BOOST_AUTO_TEST_CASE(local_equilibrium_at_an_interface) {
  // As t -> 0 the law at the interface tends to cosh(x/(2t))^(-k), k = (1 + epsilon)/epsilon, up to a factor;
  // epsilon = 1: t int rho^2 -> int sech^4(z/2) dz/(int sech^2(z/2) dz)^2 = (8/3)/16.
  double previous = 1;
  for (double t : {0.1, 0.03, 0.01}) {
    const double distance = std::abs(6 * t * square_integral(interface(2), 1, 7, t).value - 1);
    BOOST_TEST(distance < previous / 2);
    previous = distance;
  }
  BOOST_TEST(previous < 0.02);
}

// 1 + 4^-level: the extrapolation is exact, and the error the change that it makes at the last level.
BOOST_AUTO_TEST_CASE(quarters_are_extrapolated_exactly) {
  const RefinedValue limit = refined(17, 5, 2);
  BOOST_TEST(limit.value == 1);
  BOOST_TEST(limit.error == 1);
  BOOST_TEST(limit.order == 2);
}

BOOST_AUTO_TEST_CASE(bad_input) {
  const auto score = mixed_line_score(one_dirac(0));
  const std::vector<double> rising{0.1, 0.5};
  const CellDensity start = gaussian_cells(graded_edges(5, 0, 20), 0, 1);
  BOOST_CHECK_THROW(generated_densities(score, start, rising, {}), std::invalid_argument);
  const Mixture<Rational> plane{{{0, 0}}, {1}, {0}};
  BOOST_CHECK_THROW(mixed_line_score({plane, plane, 1}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
