// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/local_drift.hpp"

#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {
namespace {

Ball squared_length(const std::vector<Ball>& a, const std::vector<Ball>& b) {
  Ball sum(0);
  for (std::size_t i = 0; i < a.size(); ++i) sum += square(a[i] - b[i]);
  return sum;
}

std::size_t nearest_to_anchor(const std::vector<std::vector<Ball>>& sites, const std::vector<Ball>& m) {
  std::size_t best = 0;
  for (std::size_t n = 1; n < sites.size(); ++n)
    if (leads(squared_length(sites[best], m), squared_length(sites[n], m))) best = n;
  return best;
}

}  // namespace

Instance beside_anchor(const Instance& geometry, const RationalPoint& minimiser, const RationalPoint& x) {
  Instance result = placed(geometry, x);
  for (std::size_t i = 0; i < minimiser.size(); ++i) result.set("m" + std::to_string(i + 1), minimiser[i]);
  return result;
}

std::vector<Ball> anchor(const Point& p) {
  std::vector<Ball> m;
  for (int i = 1; p.has("m" + std::to_string(i)); ++i)
    m.push_back(p["m" + std::to_string(i)].at(p.precision()));
  return m;
}

std::vector<Ball> drift_error(const Point& p) {
  const std::vector<Ball> x = place_of(p), m = anchor(p);
  std::vector<Ball> error(x.size(), Ball(0).at(p.precision()));
  for (const int source : {1, 2}) {
    const Ball share = source == 1 ? p["lambda"] : Ball(1) - p["lambda"];
    if (is_exact_zero(share)) continue;
    const auto sites = measure_of<Ball>(p, source).means;
    const std::size_t nearest = nearest_to_anchor(sites, m);
    auto kernel = kernel_of(p, source);
    const auto& responsibility = kernel.at(x, 0).responsibility;
    for (std::size_t n = 0; n < sites.size(); ++n)
      for (std::size_t i = 0; n != nearest && i < x.size(); ++i)
        error[i] -= Ball(2) * share * responsibility[n] * (sites[n][i] - sites[nearest][i]);
  }
  return error;
}
Ball euclidean_length(const std::vector<Ball>& v) {
  Ball sum(0);
  for (const Ball& component : v) sum += square(component);
  return sqrt(sum);
}

Ball least_lead(const Point& p) {
  const std::vector<Ball> x = place_of(p), m = anchor(p);
  Ball least = Ball::whole_line(p.precision());
  for (const int source : {1, 2}) {
    if (is_exact_zero(source == 1 ? p["lambda"] : Ball(1) - p["lambda"])) continue;
    const auto sites = measure_of<Ball>(p, source).means;
    const std::size_t nearest = nearest_to_anchor(sites, m);
    for (std::size_t n = 0; n < sites.size(); ++n) {
      if (n == nearest) continue;
      const Ball lead = squared_length(x, sites[n]) - squared_length(x, sites[nearest]);
      least = least.is_finite() ? min(least, lead) : lead;
    }
  }
  return least;
}

Ball local_exponential_bound(const Point& p) {
  const std::vector<Ball> m = anchor(p);
  Ball constant(0), lead = Ball::whole_line(p.precision());
  for (const int source : {1, 2}) {
    const Ball share = abs(source == 1 ? p["lambda"] : Ball(1) - p["lambda"]);
    if (is_exact_zero(share)) continue;
    const Mixture<Ball> mixture = measure_of<Ball>(p, source);
    const std::size_t nearest = nearest_to_anchor(mixture.means, m);
    for (std::size_t n = 0; n < mixture.size(); ++n) {
      if (n == nearest) continue;
      const Ball gap = sqrt(squared_length(mixture.means[n], mixture.means[nearest]));
      constant += Ball(2) * share * mixture.weights[n] / mixture.weights[nearest] * gap;
      const Ball least = squared_length(m, mixture.means[n]) - squared_length(m, mixture.means[nearest]) -
                         Ball(2) * p["radius"] * gap;
      lead = lead.is_finite() ? min(lead, least) : least;
    }
  }
  return constant * exp(-lead / (Ball(4) * p["t"]));
}

}  // namespace referee::geometric_asymptotics
