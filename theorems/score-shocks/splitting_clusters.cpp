// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/splitting_clusters.hpp"

#include <algorithm>

#include "court/random_rationals.hpp"
#include "heat/score.hpp"
#include "score-shocks/clusters.hpp"

namespace referee::score_shocks {
namespace {

/// Clusters (-p, +-1, 0) of mass q/S and (q, 0, +-s) of mass p/S with p + q = S and p - q = (s^2 - 1)/S: all
/// four means lie equally far from their weighted mean 0, so that the responsibilities there are the weights
/// at every noise level, and W = diag(p q, q/S, s^2 p/S). Added to a place with S = separation and s =
/// spread.
template <class T, class Place>
Place two_clusters(const Place& from) {
  const T separation = from["separation"], spread = from["spread"];
  const T excess = (spread * spread - T(1)) / separation;
  const T p = (separation + excess) / T(2), q = (separation - excess) / T(2), zero(0);
  const T odds[] = {q, q, p, p};
  const T means[][3] = {{-p, T(1), zero}, {-p, T(-1), zero}, {q, zero, spread}, {q, zero, -spread}};
  Place result = from;
  for (std::size_t k = 0; k < 4; ++k) {
    const std::string number = std::to_string(k + 1);
    result.set("odds" + number, odds[k]);
    for (std::size_t i = 0; i < 3; ++i)
      result.set("mean" + number + "_" + std::to_string(i + 1), means[k][i]);
  }
  return result;
}

/// Which of the two splits, and along which axis: (-p, +-1, 0) along the second, (q, 0, +-s) along the third.
struct Splitting {
  int side;
  std::size_t axis, first;  ///< and the first of its means
};
constexpr Splitting left{-1, 1, 0}, right{1, 2, 2};

/// p, up to a common factor, at the parameter `place` along the axis, beside the centre of the cluster.
Ball density_inside(const Splitting& cluster, const Point& p) {
  const Mixture<Ball> mixture = means_of<Ball>(two_clusters<Ball>(p));
  std::vector<Ball> x{mixture.means[cluster.first][0], Ball(0), Ball(0)};
  x[cluster.axis] = p["place"];
  Ball sum(0);
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    Ball distance(0);
    for (std::size_t i = 0; i < 3; ++i) distance += square(x[i] - mixture.means[k][i]);
    sum += mixture.weights[k] * exp(-distance / (Ball(2) * p["v"]));
  }
  return sum;
}

/// The quarter space side * x > 0, x_axis > 0 around that place has two faces. On each a component is largest
/// at the point of the face next to its mean; the larger of the two sums, up to the same factor.
Ball density_on_faces(const Splitting& cluster, const Point& p) {
  const Mixture<Ball> mixture = means_of<Ball>(two_clusters<Ball>(p));
  Ball across(0), along(0);
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    const Ball x = Ball(cluster.side) * mixture.means[k][0], z = mixture.means[k][cluster.axis];
    const auto bump = [&](const Ball& normal, const Ball& beyond) {
      const Ball distance = square(normal) + square(max(Ball(0), -beyond));
      return mixture.weights[k] * exp(-distance / (Ball(2) * p["v"]));
    };
    across += bump(x, z);
    along += bump(z, x);
  }
  return max(across, along);
}

Quantity inside(const Splitting& cluster) {
  return [cluster](const Point& p) { return density_inside(cluster, p); };
}
Quantity on_faces(const Splitting& cluster) {
  return [cluster](const Point& p) { return density_on_faces(cluster, p); };
}

/// Diagonal of the between-class covariance, whose other entries vanish.
std::vector<Ball> eigenvalues(const Point& p) {
  const std::vector<Ball> w = between_class_covariance(centred_means<Ball>(two_clusters<Ball>(p)));
  return {w[0], w[4], w[8]};
}
const Hypothesis distinct_eigenvalues{"lambda_1 > lambda_2 > lambda_3", [](const Point& p) {
                                        const std::vector<Ball> w = eigenvalues(p);
                                        return less(w[1], w[2]) && less(w[2], w[0]);
                                      }};
const Hypothesis positive_masses{"0 < s, |s^2 - 1| < S^2", [](const Point& p) {
                                   const Ball excess = square(p["spread"]) - Ball(1);
                                   return positive(p["spread"]) && positive(p["separation"]) &&
                                          less(abs(excess), square(p["separation"]));
                                 }};
Hypothesis before_the_eigenvalue(const Splitting& cluster) {
  return {"sigma_tau^2 lies above the eigenvalue of W along which the cluster splits, and below lambda_1",
          [cluster](const Point& p) {
            const std::vector<Ball> w = eigenvalues(p);
            return less(w[cluster.axis], p["v"]) && less(p["v"], w[0]);
          }};
}
const Hypothesis beside_the_plane{"place > 0", [](const Point& p) { return positive(p["place"]); }};

/// Critical points off the axis in the plane y = 0, by u = s z/sigma^2 > 0: there z = rho s tanh u and x = -p
/// + rho S with the mass rho of the cluster (q, 0, +-s) at the point, so that rho = sigma^2 u/(s^2 tanh u),
/// and the ratio of the masses is (q/p) exp(-E)/cosh u with E = ((2 rho - 1) S^2 + 1 - s^2)/(2 sigma^2).
Equation off_axis() {
  return {[](const Point& p, const Jet<Ball>& u) {
            const CentredMeans<Ball> means = centred_means<Ball>(two_clusters<Ball>(p));
            const Ball &v = p["v"], s2 = square(p["spread"]), s = p["separation"];
            const Jet<Ball> one(1), mass = Jet<Ball>(v / s2) * u / tanh(u);
            const Jet<Ball> exponent =
                ((Jet<Ball>(2) * mass - one) * Jet<Ball>(square(s)) + Jet<Ball>(Ball(1) - s2)) /
                Jet<Ball>(Ball(2) * v);
            const Jet<Ball> other = Jet<Ball>(Ball(2) * means.weights[0] / means.weights[2]) *
                                    exp(-exponent - u) / (one + exp(Jet<Ball>(-2) * u));
            return mass * (one + other) - one;
          },
          [](const Instance&) {
            return std::pair<Rational, Rational>{"1/100"_q, 5};
          }};
}

/// sigma^2 at which the maximum of the cluster (q, 0, +-s) on the axis turns unstable along z: rho s^2, rho
/// the mass of that cluster there, a fixed point of rho -> 1/(1 + (q/p) exp(-E)) with sigma^2 = rho s^2. The
/// map takes [9/10, 1] into itself for S >= 10 and s = 3/2, and every iterate of the interval encloses the
/// point.
Ball splitting_noise(const Point& p) {
  const Ball &s = p["separation"], s2 = square(p.constant("3/2"_q)), excess = s2 - Ball(1);
  const Ball ratio = (square(s) - excess) / (square(s) + excess);
  Ball mass = Ball::hull("9/10"_q, 1, p.precision());
  for (int n = 0; n < 40; ++n)
    mass =
        Ball(1) /
        (Ball(1) + ratio * exp(-((Ball(2) * mass - Ball(1)) * square(s) - excess) / (Ball(2) * mass * s2)));
  return mass * s2;
}
/// s^2 p/S.
Ball second_eigenvalue(const Point& p) {
  const Ball s2 = square(p.constant("3/2"_q));
  return s2 * (Ball(1) + (s2 - Ball(1)) / square(p["separation"])) / 2;
}
const Approach far_apart{.parameter = "separation", .to_infinity = true, .first = 1, .last = 12};

Instance level(const char* separation, const char* noise) {
  return {{"separation", parse_rational(separation)}, {"spread", "3/2"_q}, {"v", parse_rational(noise)}};
}
Family separated(const Splitting& cluster, const char* name, const char* noise, const char* place) {
  Family family{
      name, {}, {positive_masses, distinct_eigenvalues, before_the_eigenvalue(cluster), beside_the_plane}};
  for (const char* separation : {"25/2", "125", "1250", "12500"})
    family.members.push_back(level(separation, noise).set("place", parse_rational(place)));
  return family;
}

/// Each while sigma^2 lies between the eigenvalue of W along that axis and the variance of the cluster.
Family third_axis() {
  return separated(right, "(-p, +-1, 0) and (q, 0, +-3/2), the latter at sigma^2 = 3/2", "3/2", "5/4");
}
Family second_axis() {
  return separated(left, "(-p, +-1, 0) and (q, 0, +-3/2), the former at sigma^2 = 3/4", "3/4", "4/5");
}

/// d^2 log p/dy^2 at (x, 0) for the corners (+-10, +-1) of a rectangle.
Ball slope_across(const Point& p) {
  Mixture<Ball> corners;
  for (int x : {10, -10})
    for (int y : {1, -1}) {
      corners.means.push_back({Ball(x), Ball(y)});
      corners.weights.push_back(p.constant("1/4"_q));
      corners.variances.push_back(Ball(0));
    }
  PosteriorKernel<Ball> at(corners, p["v"]);
  const std::vector<Ball> x{p["x"], Ball(0)};
  return score_jacobian(at.at(x, 2), p["v"])[3];
}

/// Three clusters of three random means each, in R^3.
Family grouped_means(const Trial& trial) {
  Family family{"three clusters of three means in R^3", {}, {positive_odds()}};
  Generator generator = trial.generator("grouped means");
  for (long n = 0; n < trial.effort().scaled(4, 12, 40); ++n) {
    std::vector<Rational> odds;
    std::vector<RationalPoint> means;
    for (int k = 0; k < 9; ++k) {
      odds.push_back(random_positive(generator, -1, 0));
      RationalPoint& mean = means.emplace_back();
      for (int i = 0; i < 3; ++i) mean.push_back(random_signed(generator, -1, 0) + (k / 3 == i ? 5 : 0));
    }
    family.members.push_back(cluster(odds, means));
  }
  return family;
}
/// The three means from `first` on, their weights summing to one.
Mixture<Rational> group(const Mixture<Rational>& all, std::size_t first) {
  Mixture<Rational> part;
  Rational mass = 0;
  for (std::size_t k = first; k < first + 3; ++k) {
    part.means.push_back(all.means[k]);
    part.weights.push_back(all.weights[k]);
    mass += all.weights[k];
  }
  for (Rational& weight : part.weights) weight /= mass;
  return part;
}
/// e^T W e for e = (3, -1, 7).
Rational variance_along_probe(const Mixture<Rational>& mixture) {
  return quadratic_form<Rational>(between_class_covariance(centred(mixture)), {3, -1, 7});
}

}  // namespace

void try_cascade(Trial& trial) {
  const Family along_z = third_axis(), along_y = second_axis();
  trial.exact(
      "there the responsibilities at xbar stay the weights: all |nu_k|^2 are equal", along_z,
      [](const Instance& i) -> Rational {
        const auto d2 = centred_means<Rational>(two_clusters<Rational>(i)).squared_distances;
        return *std::max_element(d2.begin(), d2.end()) - *std::min_element(d2.begin(), d2.end());
      },
      Relation::equal, [](const Instance&) -> Rational { return 0; });
  trial.bound(
      "cascade: (q, 0, +-s) does not split while sigma^2 > lambda_2(W), so p at a point beside the plane z = "
      "0 is "
      "not above p on the faces of its quarter space",
      along_z, inside(right), on_faces(right));
  trial.bound("cascade: nor does (-p, +-1, 0) while sigma^2 > lambda_3(W), beside the plane y = 0", along_y,
              inside(left), on_faces(left));
  trial.note(
      "Where p beside the plane is above p on the faces, it has a maximum inside the quarter space and a "
      "mirror image of it: the cluster has split. At xbar an eigenvalue of J does vanish at sigma^2 = "
      "lambda_i(W): there the index of a saddle changes, and no mode splits.");
  const Family count{"(-63/10, +-1, 0) and (31/5, 0, +-3/2)",
                     {level("25/2", "3/2"), level("25/2", "2")},
                     {positive_masses, distinct_eigenvalues, before_the_eigenvalue(right)},
                     true};
  trial.solutions(
      "cascade: no critical point with y = 0, z >= sigma^2/150 while sigma^2 > lambda_2(W) = 567/500", count,
      off_axis(), [](const Instance&) { return 0L; });
  trial.limit(
      "cascade at leading order: the noise at which the cluster (q, 0, +-3/2) splits over lambda_2(W) "
      "tends to one with the separation",
      far_apart, [](const Point& p) { return splitting_noise(p) / second_eigenvalue(p); },
      [](const Point&) { return Ball(1); });
}

void try_conditional_covariances(Trial& repaired) {
  Family levels{"(-63/10, +-1, 0) and (31/5, 0, +-3/2)", {}, {positive_masses}, true};
  for (const char* v : {"3", "23/10", "11/5", "2", "3/2", "23/20", "9/8", "1/2"})
    levels.members.push_back(level("25/2", v));
  repaired.identity(
      "equal responsibilities: e^T J e = e^T (W - sigma^2) e/sigma^4 at xbar for e = (3, -1, 7)", levels,
      [](const Point& p) { return quadratic_form(central_jacobian(two_clusters<Ball>(p)), probe(3)); },
      [](const Point& p) {
        const std::vector<Ball> e = probe(3),
                                w = between_class_covariance(centred_means<Ball>(two_clusters<Ball>(p)));
        return (quadratic_form(w, e) - p["v"] * Ball(9 + 1 + 49)) / square(p["v"]);
      });
  repaired.solutions(
      "critical points with y = 0, z >= sigma^2/150: none for sigma^2 >= 23/10, one from 11/5 down to "
      "23/20, two from 9/8 on: the cluster splits at its own variance 9/4, the saddle at lambda_2(W) = "
      "567/500",
      levels, off_axis(), [](const Instance& i) {
        return i["v"] >= "23/10"_q ? 0L : i["v"] >= "23/20"_q ? 1L : 2L;
      });
  for (const auto& [cluster, family] : {std::pair(right, third_axis()), std::pair(left, second_axis())})
    repaired.bound("split at four separations: p on the faces of the quarter space is below p inside", family,
                   on_faces(cluster), inside(cluster));
  repaired.limit(
      "the noise at which it splits over its own variance tends to one with the separation", far_apart,
      [](const Point& p) { return splitting_noise(p) / square(p.constant("3/2"_q)); },
      [](const Point&) { return Ball(1); });
  repaired.exact(
      "e^T W e is the mass-weighted mean of the clusters' own variances along e, plus that of their "
      "centres, for e = (3, -1, 7)",
      grouped_means(repaired), [](const Instance& i) { return variance_along_probe(means_of<Rational>(i)); },
      Relation::equal,
      [](const Instance& i) {
        const Mixture<Rational> all = means_of<Rational>(i);
        Mixture<Rational> centres;
        Rational own = 0;
        for (std::size_t first = 0; first < all.size(); first += 3) {
          const Mixture<Rational> part = group(all, first);
          Rational mass = 0;
          for (std::size_t k = first; k < first + 3; ++k) mass += all.weights[k];
          own += mass * variance_along_probe(part);
          centres.means.push_back(centred(part).centre);
          centres.weights.push_back(mass);
        }
        return own + variance_along_probe(centres);
      });
  Family corners{"corners (+-10, +-1) of a rectangle, x from the middle to beyond a mode", {}, {}};
  for (const char* v : {"1/2", "9/10", "1", "11/10", "20"})
    for (const char* x : {"0", "1", "10", "12"})
      corners.members.push_back({{"v", parse_rational(v)}, {"x", parse_rational(x)}});
  repaired.identity(
      "a rectangle, whose clusters all have the variance lambda_2(W) along e_2: J_22 = (lambda_2 - "
      "sigma^2)/sigma^4 everywhere on the first axis, at the modes as at xbar",
      corners, slope_across, [](const Point& p) { return (Ball(1) - p["v"]) / square(p["v"]); });
}

}  // namespace referee::score_shocks
