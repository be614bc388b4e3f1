// SPDX-License-Identifier: GPL-3.0-or-later
/// Bounds over boxes: sharp where two Diracs have closed forms, and against the definitions at points.
#include "dynamics/dirac_bounds.hpp"

#include <boost/test/unit_test.hpp>

#include "extrapolated_flow.hpp"
#include "minimisers.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::testing;

namespace {

constexpr Precision bound_bits{64}, value_bits{200};

Ball bound_ball(const Rational& value) { return {value, bound_bits}; }
Ball value_ball(const Rational& value) { return {value, value_bits}; }
Ball exactly(const Real& value) { return exact_ball(value, value_bits); }

/// A point of the set that is weighed, and a rate.
struct Probe {
  RealPoint y;
  Real rate;
};

/// What is weighed: all y within `room` of the box `centre` +- `half`, at all rates in [least, greatest].
struct Weighed {
  MixedScore score;
  RationalPoint centre;
  Rational half, room, least, greatest;

  DiracBounds bounds() const {
    DiracBounds result(score, bound_bits);
    std::vector<Ball> box;
    for (const Rational& entry : centre) box.push_back(Ball::hull(entry - half, entry + half, bound_bits));
    result.weigh(box, bound_ball(room), bound_ball(least), bound_ball(greatest));
    return result;
  }
  /// Corners of the box, moved by the room along either diagonal or not at all, at both rates.
  std::vector<Probe> probes() const {
    std::vector<Probe> result;
    for (unsigned corner = 0; corner < (1U << centre.size()); ++corner)
      for (const long share : {-1L, 0L, 1L})
        for (const Rational& rate : {least, greatest}) {
          Probe& probe = result.emplace_back(RealPoint{}, real(rate));
          const Real reach = real(room) * share / sqrt(Real(static_cast<long>(centre.size())));
          for (std::size_t i = 0; i < centre.size(); ++i) {
            const long side = (corner >> i & 1U) != 0 ? 1 : -1;
            probe.y.push_back(real(centre[i] + side * half) + side * reach);
          }
        }
    return result;
  }
};

/// Three and four Diracs with integer sites and odds up to 50.
Weighed random_weighed(std::mt19937_64& random, std::size_t dimension) {
  const auto below = [&](long most) {
    return static_cast<long>(random() % static_cast<unsigned long>(most));
  };
  const Rational lambdas[] = {"1/2"_q, 1, "5/2"_q};
  Weighed result{{diracs(random_sites(random, 3, dimension)), diracs(random_sites(random, 4, dimension)),
                  lambdas[below(3)]},
                 {},
                 Rational(1 + below(8), 16),
                 Rational(below(8), 16),
                 Rational(1 + below(8), 64),
                 {}};
  for (Mixture<Rational>* mixture : {&result.score.first, &result.score.second}) {
    Rational sum = 0;
    for (Rational& weight : mixture->weights) sum += weight = 1 + below(50);
    for (Rational& weight : mixture->weights) weight /= sum;
  }
  for (std::size_t i = 0; i < dimension; ++i) result.centre.emplace_back(below(33) - 16, 2);
  result.greatest = result.least * Rational(4 + below(8), 4);
  return result;
}

Mixture<Rational> restricted(const Mixture<Rational>& mixture, const std::vector<std::size_t>& kept) {
  Mixture<Rational> result;
  for (std::size_t k : kept) {
    result.means.push_back(mixture.means[k]);
    result.weights.push_back(mixture.weights[k]);
    result.variances.push_back(mixture.variances[k]);
  }
  return result;
}

/// lambda m1 + (1 - lambda) m2.
RealPoint target_at(const MixedScore& score, const Probe& probe) {
  const Real t = 1 / (4 * probe.rate), lambda = real(score.lambda);
  const RealPoint first = posterior_mean(score.first, probe.y, t);
  const RealPoint second = posterior_mean(score.second, probe.y, t);
  RealPoint result;
  for (std::size_t i = 0; i < first.size(); ++i)
    result.push_back(lambda * first[i] + (1 - lambda) * second[i]);
  return result;
}

/// <v, J v> by a central difference of the velocity, J its Jacobian: an error of order h^2 = 1e-30.
Real rayleigh_quotient(const MixedScore& score, const Probe& probe, const RealPoint& v) {
  const Real h = real("1e-15"_q);
  Probe ahead = probe, behind = probe;
  Real square_norm = 0, result = 0;
  for (std::size_t i = 0; i < v.size(); ++i) {
    ahead.y[i] += h * v[i], behind.y[i] -= h * v[i];
    square_norm += v[i] * v[i];
  }
  const RealPoint a = target_at(score, ahead), b = target_at(score, behind);
  for (std::size_t i = 0; i < v.size(); ++i) result += v[i] * ((a[i] - b[i]) / (2 * h) - v[i]) / 2;
  return result / square_norm;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dirac_bounds)

BOOST_AUTO_TEST_CASE(two_diracs_have_sharp_shares) {
  // At y between -3/8 and 5/8 and rates from 1/2 to 3 the log-odds of 1 against -1 are log 3 + 4 rate y.
  MixedScore score{diracs({{-1}, {1}}), diracs({{0}}), 1};
  score.first.weights = {"1/4"_q, "3/4"_q};
  DiracBounds bounds(score, bound_bits);
  bounds.weigh({Ball::hull("-1/4"_q, "1/2"_q, bound_bits)}, bound_ball("1/8"_q), bound_ball("1/2"_q),
               Ball(3));
  const auto mean = [](const Rational& exponent) {
    return tanh((log(value_ball(3)) + value_ball(exponent)) / 2);
  };
  const Ball least = mean("-9/2"_q), greatest = mean("15/2"_q), found = bounds.target().front();
  BOOST_TEST(found.overlaps(least));
  BOOST_TEST(found.overlaps(greatest));
  // Sharp up to less than eight roundings of radii, which have 30 bits.
  const Ball rounding = value_ball(power(Rational(2), -26));
  BOOST_TEST(certainly_less(least - rounding, found));
  BOOST_TEST(certainly_less(found, greatest + rounding));
  // Shares 1/2 are among them: the covariance reaches 1, at the greatest rate.
  BOOST_TEST(certainly_at_most(abs(bounds.logarithmic_norm() - value_ball("5/2"_q)), rounding));
}

BOOST_AUTO_TEST_CASE(where_repelling_diracs_are_decided_they_do_not_help) {
  // J = -1/2 - rate (1 - tanh(2 rate y)^2), from -3/2 at y = 0 to almost -1/2 at y = 4.
  const MixedScore score{diracs({{0}}), diracs({{-1}, {1}}), 2};
  DiracBounds bounds(score, bound_bits);
  bounds.weigh({Ball::hull(0, 4, bound_bits)}, Ball(0), Ball(1), Ball(1));
  const Ball at_the_end = value_ball("-1/2"_q) - (Ball(1) - square(tanh(value_ball(8))));
  BOOST_TEST(!certainly_less(bounds.logarithmic_norm(), at_the_end));
  BOOST_TEST(certainly_less(bounds.logarithmic_norm(), value_ball("-1/4"_q)));
}

BOOST_AUTO_TEST_CASE(every_bound_holds_at_points_of_the_set) {
  std::mt19937_64 random(17);
  int left_out = 0;
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t dimension = 1 + static_cast<std::size_t>(trial % 3);
    const Weighed weighed = random_weighed(random, dimension);
    const DiracBounds bounds = weighed.bounds();
    std::vector<std::vector<std::size_t>> relevant;
    for (std::size_t s = 0; s < bounds.sources(); ++s) {
      relevant.push_back(bounds.relevant(s, bound_ball("1/100"_q)));
      left_out += relevant.back().size() < bounds.size(s);
    }
    MixedScore fewer = weighed.score;
    fewer.first = restricted(fewer.first, relevant.front());
    if (relevant.size() == 2) fewer.second = restricted(fewer.second, relevant.back());
    const auto box = bounds.target();
    const Ball norm = bounds.logarithmic_norm(), neglected = bounds.neglected(relevant);
    for (const Probe& probe : weighed.probes()) {
      const RealPoint target = target_at(weighed.score, probe), rest = target_at(fewer, probe);
      Real gap = 0;
      for (std::size_t i = 0; i < dimension; ++i) {
        BOOST_TEST(box[i].contains(exactly(target[i])));
        gap += square(Real(target[i] - rest[i]));
      }
      BOOST_TEST(!certainly_less(neglected, exactly(sqrt(gap))));
      RealPoint direction;
      for (std::size_t i = 0; i < dimension; ++i) direction.emplace_back(1 + static_cast<long>(random() % 9));
      BOOST_TEST(!certainly_less(norm, exactly(rayleigh_quotient(weighed.score, probe, direction))));
    }
  }
  BOOST_TEST(left_out >= 20);
}

BOOST_AUTO_TEST_CASE(the_disc_of_one_dirac_is_the_closed_form) {
  // y - c = (1 - exp(-sigma/2)) (x - c) is farthest from c at sigma = -rho.
  const MixedScore score{diracs({{3, -1}}), diracs({{0, 0}}), 1};
  DiracBounds bounds(score, bound_bits);
  const std::vector<Ball> centre{Ball(1).at(bound_bits), Ball(2).at(bound_bits)};
  bounds.weigh(centre, Ball(0), Ball(1), Ball(1));
  for (const double rho : {0.25, 1.0}) {
    const auto radii = bounds.polydisc(centre, Ball(1), rho, {{0}}, {});
    BOOST_REQUIRE(radii);
    const Ball growth = expm1(Ball::from_double(rho / 2, value_bits));
    BOOST_TEST(!certainly_less((*radii)[0], growth * 2));
    BOOST_TEST(!certainly_less((*radii)[1], growth * 3));
  }
}

BOOST_AUTO_TEST_CASE(discs_hold_the_trajectories) {
  std::mt19937_64 random(23);
  int found = 0;
  for (int trial = 0; trial < 24; ++trial) {
    Weighed weighed = random_weighed(random, 2);
    weighed.half = weighed.room = 0;
    weighed.greatest = weighed.least;
    const DiracBounds bounds = weighed.bounds();
    std::vector<Ball> centre;
    for (const Rational& entry : weighed.centre) centre.push_back(bound_ball(entry));
    std::vector<std::vector<std::size_t>> everything;
    for (std::size_t s = 0; s < bounds.sources(); ++s)
      for (everything.emplace_back(); everything.back().size() < bounds.size(s);)
        everything.back().push_back(everything.back().size());
    const auto radii = bounds.polydisc(centre, bound_ball(weighed.least), 0.125, everything, {});
    if (!radii) continue;
    ++found;
    const RealPoint start = real(weighed.centre);
    const RealPoint end = extrapolated_flow(weighed.score, 1 / (4 * weighed.least), start, "1/8"_q, 12);
    for (std::size_t i = 0; i < 2; ++i)
      BOOST_TEST(!certainly_less((*radii)[i], exactly(abs(Real(end[i] - start[i])))));
  }
  BOOST_TEST(found >= 6);
}

BOOST_AUTO_TEST_SUITE_END()
