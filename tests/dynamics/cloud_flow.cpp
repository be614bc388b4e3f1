// SPDX-License-Identifier: GPL-3.0-or-later
/// The flow of two clouds against Euler steps with the posterior kernel.
#include "dynamics/cloud_flow.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "random_clouds.hpp"

using namespace referee;

namespace {

constexpr std::size_t dimension = 40;

struct Pair {
  ByteCloud first = random_clouds::cloud(150, dimension, 1),
            second = random_clouds::cloud(700, dimension, 2, 9);
};

std::vector<CloudTrajectory> starts(double spread) {
  std::vector<CloudTrajectory> result;
  for (const double lambda : {0.0, 0.5, 1.0, 2.0, 5.0})
    for (std::uint32_t seed : {11u, 12u, 13u})
      result.push_back({lambda, random_clouds::start(dimension, seed, spread)});
  return result;
}

/// One Euler step from x at heat time t with the library's posterior.
std::vector<double> euler_step(const Pair& pair, double lambda, const std::vector<double>& x, double t,
                               double h) {
  PosteriorKernel<double> first(random_clouds::diracs(pair.first), 2 * t),
      second(random_clouds::diracs(pair.second), 2 * t);
  const auto one = first.at(x, 1).displacement, two = second.at(x, 1).displacement;
  std::vector<double> result = x;
  for (std::size_t i = 0; i < x.size(); ++i) result[i] += h / 2 * (lambda * one[i] + (1 - lambda) * two[i]);
  return result;
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
  double square = 0;
  for (std::size_t i = 0; i < a.size(); ++i) square += (a[i] - b[i]) * (a[i] - b[i]);
  return std::sqrt(square);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cloud_flow)

/// From every state that a run meets, one step more agrees with the kernel's: what is left out of a posterior
/// mean has weight 2^-40, and a step moves by half of the means' mixture.
BOOST_AUTO_TEST_CASE(every_step_is_a_step_of_the_posterior_kernel) {
  const Pair pair;
  auto trajectories = starts(1.5);
  const double h = 0.05, step_factor = std::exp(h);
  const double diameter = std::sqrt(static_cast<double>(dimension));
  double t = 1;
  for (int k = 0; k < 180; ++k) {
    const auto before = trajectories;
    follow_cloud_flow(
        pair.first, pair.second, trajectories,
        {.start_time = t, .end_time = t / step_factor, .step = h * (1 + 0x1p-40), .threads = 2});
    for (std::size_t i = 0; i < trajectories.size(); ++i) {
      const double lambda = before[i].lambda;
      const auto expected = euler_step(pair, lambda, before[i].position, t, h);
      // Doubles resolve an exponent |x - p|^2/(4 t) to about |x|^2/(4 t) units of 2^-52.
      const double roundings = dimension * (1 + 100 / (4 * t)) * 0x1p-52;
      BOOST_TEST(distance(trajectories[i].position, expected) <=
                 h / 2 * (std::abs(lambda) + std::abs(1 - lambda)) * diameter * (0x1p-40 + roundings) +
                     h * 0x1p-38 * 10);
    }
    t /= step_factor;
  }
}

/// Whole runs with and without screening, as far as explicit steps of this length are stable. Held at an
/// interface (lambda > 1, t small) they hop across it for ever, and rounding decides which way: no two
/// programs agree there.
BOOST_AUTO_TEST_CASE(screening_changes_nothing) {
  const Pair pair;
  for (const double spread : {0.0, 1.5}) {
    auto screened = starts(spread), direct = screened, on_one_thread = screened;
    for (const auto& [end, stable] : {std::pair(1e-2, 5.0), {1e-4, 1.0}}) {
      screened = direct = on_one_thread = starts(spread);
      const auto effort =
          follow_cloud_flow(pair.first, pair.second, screened, {.end_time = end, .threads = 2});
      const auto full = follow_cloud_flow(pair.first, pair.second, direct,
                                          {.end_time = end, .screening = false, .threads = 2});
      follow_cloud_flow(pair.first, pair.second, on_one_thread, {.end_time = end, .threads = 1});
      BOOST_TEST(effort.steps == full.steps);
      BOOST_TEST(full.screenings == 0);
      BOOST_TEST(effort.screenings > 0);
      BOOST_TEST(effort.direct_steps < full.direct_steps);
      for (std::size_t i = 0; i < screened.size(); ++i) {
        BOOST_TEST((screened[i].position == on_one_thread[i].position));
        // What is left out, 2^-40 of the diameter in each of hundreds of steps.
        if (screened[i].lambda <= stable)
          BOOST_TEST(distance(screened[i].position, direct[i].position) < 1000 * 0x1p-40 * std::sqrt(40.0));
      }
    }
  }
}

/// Points of the cloud once more, and all of them mirrored at grey: from grey, every distance is a tie.
ByteCloud twice_and_mirrored(const ByteCloud& cloud) {
  std::vector<std::uint8_t> bytes;
  for (const bool mirrored : {false, false, true})
    for (std::size_t k = 0; k < cloud.size(); ++k)
      for (const std::int8_t z : cloud.point(k))
        bytes.push_back(static_cast<std::uint8_t>(mirrored ? 127 - z : z + 128));
  return {std::move(bytes), cloud.dimension()};
}

/// The Gram matrix decides which points are looked at and enters no position; only where it changes which
/// steps are over all points, these are rounded in another way. Trajectories that hop across an interface
/// (lambda > 1) end before they have done so long enough for roundings to decide.
BOOST_AUTO_TEST_CASE(gram_matrix_changes_nothing) {
  const Pair pair;
  for (const bool repeated : {false, true}) {
    const ByteCloud first = repeated ? twice_and_mirrored(pair.first) : pair.first,
                    second = repeated ? twice_and_mirrored(pair.second) : pair.second;
    auto all = starts(1.5);
    // From grey, where a point and its mirror image are equally near.
    all.push_back({1.0, std::vector<double>(dimension, 127.5 / 255)});
    long by_gram = 0;
    for (const CloudTrajectory& start : all) {
      std::vector<CloudTrajectory> one{start}, other{start};
      const double end = start.lambda > 1 ? 3e-4 : 1e-4;
      const auto effort = follow_cloud_flow(first, second, one, {.end_time = end}),
                 plain = follow_cloud_flow(first, second, other, {.end_time = end, .gram = false});
      by_gram += effort.gram_screenings;
      BOOST_TEST(plain.gram_screenings == 0);
      BOOST_TEST(effort.steps == plain.steps);
      // What is left out, 2^-40 of the diameter in each of hundreds of steps.
      BOOST_TEST(distance(one[0].position, other[0].position) < 1000 * 0x1p-40 * std::sqrt(40.0));
    }
    BOOST_TEST(by_gram > 0);
  }
}

BOOST_AUTO_TEST_CASE(one_point_each) {
  const ByteCloud one({0, 51}, 2), two({255, 204}, 2);
  std::vector<CloudTrajectory> trajectory{{2.0, {3.0, -1.0}}};
  const auto effort = follow_cloud_flow(one, two, trajectory, {.end_time = std::exp(-10.0)});
  // Linear: the distance from 2 p - q = (-1, -0.4) falls by 1 - h/2 at every step.
  const double left = std::pow(1 - 0.005, static_cast<double>(effort.steps));
  BOOST_TEST(trajectory[0].position[0] == -1 + 4 * left, boost::test_tools::tolerance(1e4 * 0x1p-52));
  BOOST_TEST(trajectory[0].position[1] == -0.4 - 0.6 * left, boost::test_tools::tolerance(1e4 * 0x1p-52));
}

BOOST_AUTO_TEST_CASE(bad_arguments) {
  const ByteCloud plane({0, 51}, 2), line({255, 204}, 1);
  std::vector<CloudTrajectory> trajectory{{0.5, {0.0, 0.0}}}, short_one{{0.5, {0.0}}};
  BOOST_CHECK_THROW(follow_cloud_flow(plane, line, trajectory), std::invalid_argument);
  BOOST_CHECK_THROW(follow_cloud_flow(plane, plane, short_one), std::invalid_argument);
  BOOST_CHECK_THROW(follow_cloud_flow(plane, plane, trajectory, {.end_time = 2}), std::invalid_argument);
  BOOST_CHECK_THROW(follow_cloud_flow(plane, plane, trajectory, {.step = 0}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
