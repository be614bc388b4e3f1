// SPDX-License-Identifier: GPL-3.0-or-later
/// Scores in the plane against the posterior kernel in ball arithmetic, and the curve against finer nodes.
#include "dynamics/lemniscate_score.hpp"

#include <boost/test/unit_test.hpp>

#include "heat/score.hpp"

using namespace referee;

namespace {

/// What the header promises.
double promised(double value) { return 1e-12 * (1 + std::abs(value)); }

std::vector<double> score_at(const ScoreInTime& score, double t, std::span<const double> x) {
  std::vector<double> result(x.size());
  score(t)(x, result);
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lemniscate_score_suite)

BOOST_AUTO_TEST_CASE(weighted_diracs_by_the_posterior_kernel) {
  const Mixture<double> data{{{1, 0}, {-0.5, 0.75}, {0.25, -1}}, {0.5, 0.125, 0.375}, {0, 0, 0}};
  Mixture<Ball> exact;
  constexpr Precision bits{128};
  for (std::size_t k = 0; k < data.size(); ++k) {
    exact.means.push_back(
        {Ball::from_double(data.means[k][0], bits), Ball::from_double(data.means[k][1], bits)});
    exact.weights.push_back(Ball::from_double(data.weights[k], bits));
    exact.variances.emplace_back(0);
  }
  const ScoreInTime in_time = plane_dirac_score(data);
  for (const double t : {2.0, 0.25, 0.0625})
    for (const double x : {-1.0, 0.125, 0.5}) {
      const double place[] = {x, 0.375 - x};
      const Ball noise = Ball::from_double(2 * t, bits);
      PosteriorKernel<Ball> kernel(exact, noise);
      const auto expected = score(
          kernel.at(std::vector<Ball>{Ball::from_double(place[0], bits), Ball::from_double(place[1], bits)},
                    1),
          noise);
      const std::vector<double> found = score_at(in_time, t, place);
      for (std::size_t i = 0; i < 2; ++i) {
        const double value = expected[i].to_double();
        BOOST_TEST(std::abs(found[i] - value) < promised(value));
      }
    }
}

BOOST_AUTO_TEST_CASE(the_curve_by_finer_nodes) {
  for (const double t : {0.5, 0.01, 0.001}) {
    const ScoreInTime finer = plane_dirac_score(lemniscate_nodes(4 * lemniscate_nodes_at(t)));
    for (const double angle : {0.1, 0.7, 1.4}) {
      const PlanePoint on_curve = lemniscate_point(angle);
      const double place[] = {on_curve.x + 0.03, on_curve.y - 0.02};
      const std::vector<double> expected = score_at(finer, t, place);
      const std::vector<double> found = score_at(lemniscate_score(), t, place);
      for (std::size_t i = 0; i < 2; ++i)
        BOOST_TEST(std::abs(found[i] - expected[i]) < promised(expected[i]));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
