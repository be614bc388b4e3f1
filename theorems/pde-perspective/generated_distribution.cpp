// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/generated_distribution.hpp"

#include <cmath>

#include "heat/generative_law_bridge.hpp"
#include "heat/generative_law_quantile.hpp"
#include "heat/line_entropy.hpp"
#include "numbers/normal_law.hpp"
#include "numbers/quadrature.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::pde_perspective {
namespace {

Ball normal_mass_below(const Point& p, const Ball& x) {
  return normal_distribution(Ball((x - p["mean"]) / sqrt(p["variance"])));
}

Ball quantile_flow_distribution(const Point& p, const Ball& x) {
  const Mixture<Rational> data = line_diracs_of(p);
  const Ball start = heat_quantile(data, heat_level(data, x, p["t"]), p["T"], p.precision());
  return normal_mass_below(p, start);
}

Ball bridge_flow_distribution(const Point& p, const Ball& x) {
  const Mixture<Ball> sites = convert(line_diracs_of(p), FromRational<Ball>{p.precision()});
  const Ball share = p["t"] / p["T"], deviation = sqrt(Ball(2) * p["t"] * (Ball(1) - share)),
             noise = Ball(4) * p["T"];
  const auto integrand = [&](const ComplexBall& z) {
    std::vector<ComplexBall> terms;
    ComplexBall all(0), left(0);
    for (std::size_t k = 0; k < sites.size(); ++k) {
      const Ball &site = sites.means[k][0], &origin = sites.means[0][0];
      // G_T(z - y_k)/G_T(z - y_1) is the exponential of a linear function.
      const ComplexBall odds =
          ComplexBall(sites.weights[k]) *
          exp(ComplexBall((site - origin) / noise) * (ComplexBall(2) * z - ComplexBall(site + origin)));
      const ComplexBall middle = ComplexBall(site) + ComplexBall(share) * (z - ComplexBall(site));
      const ComplexBall height =
          (ComplexBall(x) - middle) / ComplexBall(deviation * sqrt(Ball(2).at(p.precision())));
      all += odds;
      left += odds * (ComplexBall(1) + erf(height));
    }
    const ComplexBall offset = z - ComplexBall(p["mean"]);
    return exp(-(offset * offset) / ComplexBall(Ball(2) * p["variance"])) * left / all;
  };
  const Ball reach(static_cast<long>(std::ceil(std::sqrt(1.4 * static_cast<double>(p.precision().bits)))) +
                   2);
  const Ball spread = reach * sqrt(p["variance"]);
  const Ball inner = integrate(integrand, p["mean"] - spread, p["mean"] + spread, p.precision()) /
                     (Ball(2) * sqrt(Ball(2) * Ball::pi(p.precision()) * p["variance"]));
  // Starts beyond the range end somewhere, on the left with a probability between 0 and 1.
  return join(inner, inner + erfc(reach / sqrt(Ball(2).at(p.precision()))));
}

bool is_noisy(const Point& p) { return simplest_rational(p["epsilon"]) == 1; }

}  // namespace

Ball generated_distribution(const Point& p, const Ball& x) {
  return is_noisy(p) ? bridge_flow_distribution(p, x) : quantile_flow_distribution(p, x);
}

Ball mass_away_from_sites(const Point& p, const Ball& radius) {
  Ball away = Ball(1).at(p.precision());
  for (int k = 1; p.has("y" + std::to_string(k)); ++k) {
    const Ball& site = p["y" + std::to_string(k)];
    away -= generated_distribution(p, site + radius) - generated_distribution(p, site - radius);
  }
  return away;
}

std::vector<Ball> limit_weights(const Point& p) {
  const Mixture<Rational> data = line_diracs_of(p);
  if (is_noisy(p))
    return gaussian_start_limit_weights(data, simplest_rational(p["T"]), simplest_rational(p["mean"]),
                                        simplest_rational(p["variance"]), p.precision());
  return basin_weights(line_basins(data, simplest_rational(p["T"]), p.precision()),
                       [&](const Ball& x) { return normal_mass_below(p, x); });
}

Ball divergence_at_start(const Point& p) {
  return line_divergence(normal_start(p), heat_flow_of(line_diracs_of(p), p["T"]), p.precision());
}
Ball reverse_divergence_at_start(const Point& p) {
  return line_divergence(heat_flow_of(line_diracs_of(p), p["T"]), normal_start(p), p.precision());
}

Ball discrete_divergence(const std::vector<Ball>& a, const std::vector<Ball>& b) {
  Ball sum(0);
  for (std::size_t k = 0; k < a.size(); ++k) {
    const Ball ratio = a[k] / b[k], most = a[k].upper().at(ratio.precision());
    // x log(x/b) falls from 0 to its minimum at b/e: a weight that may be zero is enclosed from its upper
    // end.
    const bool small = !a[k].is_positive() && most.is_positive() && certainly_less(most * 3, b[k]);
    sum += small ? join(Ball(0), most * log(most / b[k])) : a[k] * log(ratio);
  }
  return sum;
}

std::vector<Ball> data_weights(const Point& p) {
  return convert(line_diracs_of(p), FromRational<Ball>{p.precision()}).weights;
}

Family without_and_with_noise(const Family& family) {
  Family both{family.name + ", epsilon = 0 and 1", {}, family.hypotheses, family.exhaustive};
  for (const Instance& member : family.members)
    for (const int epsilon : {0, 1}) both.members.push_back(Instance(member).set("epsilon", epsilon));
  return both;
}

}  // namespace referee::pde_perspective
