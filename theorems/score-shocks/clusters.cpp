// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/clusters.hpp"

#include <algorithm>

#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"
#include "numbers/roots.hpp"

namespace referee::score_shocks {

Instance cluster(const std::vector<Rational>& odds, const std::vector<RationalPoint>& means) {
  Instance result;
  for (std::size_t k = 0; k < odds.size(); ++k) {
    const std::string number = std::to_string(k + 1);
    result.set("odds" + number, odds[k]);
    for (std::size_t i = 0; i < means[k].size(); ++i)
      result.set("mean" + number + "_" + std::to_string(i + 1), means[k][i]);
  }
  return result;
}

std::vector<Instance> clusters(const Trial& trial) {
  std::vector<Instance> result{
      cluster({1, 1}, {{-3}, {3}}),
      cluster({7, 3}, {{0}, {1}}),
      cluster({1, 1, 1}, {{-1}, {0}, {1}}),
      cluster({999, 1}, {{0}, {10}}),
      cluster({2, 1, 2}, {{-1}, {0}, {1}}),
      cluster({1, 1, 1}, {{1, 0}, {-1, 0}, {0, 1}}),
      cluster({9, 9, 1, 1}, {{1, 0}, {-1, 0}, {0, 2}, {0, -2}}),
  };
  Generator generator = trial.generator("clusters");
  const long random = trial.effort().scaled(6, 18, 60);
  for (long n = 0; n < random; ++n) {
    const std::size_t dimension = 1 + generator.below(3), size = 2 + generator.below(4);
    std::vector<Rational> odds;
    std::vector<RationalPoint> means(size);
    for (auto& mean : means) {
      odds.push_back(random_positive(generator, -1, 0));
      for (std::size_t i = 0; i < dimension; ++i) mean.push_back(random_signed(generator, -1, 0));
    }
    result.push_back(cluster(odds, means));
  }
  return result;
}

Hypothesis positive_odds() {
  return {"all weights are positive", [](const Point& p) {
            Truth truth = Truth::yes;
            for (std::size_t k = 1; p.has("odds" + std::to_string(k)); ++k)
              truth = truth && positive(p["odds" + std::to_string(k)]);
            return truth;
          }};
}

Hypothesis multimodal() {
  return {
      "at tau = 0 the density is smaller midway between the first two means than at both: a speciation takes "
      "place",
      [](const Point& p) {
        const Mixture<Ball> mixture = means_of<Ball>(p);
        auto density = [&](const Ball& x) { return mixture_density(mixture, x, Ball(p["variance"] / 2)); };
        const Ball &first = mixture.means[0][0], &second = mixture.means[1][0];
        const Ball valley = density((first + second) / 2);
        return less(valley, density(first)) && less(valley, density(second));
      }};
}

std::vector<Ball> probe(std::size_t dimension) {
  const std::vector<Ball> e{Ball(3), Ball(-1), Ball(7)};
  return {e.begin(), e.begin() + static_cast<std::ptrdiff_t>(dimension)};
}

std::vector<Ball> central_jacobian(const Point& p) {
  using J = Jet<Ball>;
  const Mixture<J> mixture = means_of<J>(p);
  const std::vector<Ball> centre = centred_means<Ball>(p).centre;
  const std::size_t d = centre.size();
  const JetLayout& layout = JetLayout::of(static_cast<int>(d), 2);
  std::vector<J> x;
  for (std::size_t i = 0; i < d; ++i) x.push_back(J::variable(layout, static_cast<int>(i), centre[i]));
  const J log_density = log(mixture_density(mixture, std::span<const J>(x), J(p["v"] / 2)));
  std::vector<Ball> jacobian;
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < d; ++j) {
      std::vector<int> orders(d, 0);
      ++orders[i];
      ++orders[j];
      jacobian.push_back(log_density.derivative(orders));
    }
  return jacobian;
}

Rational squared_diameter(const Instance& cluster) {
  const Mixture<Rational> mixture = means_of<Rational>(cluster);
  Rational largest = 0;
  for (const auto& a : mixture.means)
    for (const auto& b : mixture.means) {
      Rational sum = 0;
      for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
      largest = std::max(largest, sum);
    }
  return largest;
}

Equation speciation_equation() {
  return {[](const Point& p, const Jet<Ball>& tau) {
            return speciation_gap(centred_means<Jet<Ball>>(p), Jet<Ball>(p["variance"]) + Jet<Ball>(2) * tau);
          },
          [](const Instance& i) { return std::pair<Rational, Rational>(0, squared_diameter(i) / 8 + 1); }};
}

Ball speciation_noise(const Point& p, const Rational& lower, const Rational& upper) {
  const CentredMeans<Jet<Ball>> means = centred_means<Jet<Ball>>(p);
  const UnivariateFunction gap = [&](const Jet<Ball>& noise) { return speciation_gap(means, noise); };
  return refine_root(gap, {lower, upper}, p.precision().to_digits() - 5);
}

}  // namespace referee::score_shocks
