// SPDX-License-Identifier: GPL-3.0-or-later
/// The entropy of the sample given its noisy version.
#include "numbers/jet.hpp"
#include "pde-perspective/line_integral.hpp"

namespace referee::pde_perspective {
namespace {

/// |log r_k| <= first + second (1 + gap), r_k the posterior weight of a sample.
Ball surprise_bound(const Point& p) {
  const Ball spread = Ball(2) * line_reach(p).extent;
  Ball rarest(1);
  for (const auto& [place, weight] : line_samples(p)) rarest = min(rarest, weight);
  return Ball(2) - Ball(2) * log(rarest.at(p.precision())) +
         spread * (Ball(1) + spread) / (Ball(2) * line_parameter(p, "t"));
}

/// sum_k w_k G_t(x - y_k) (1 - log r_k), r_k the posterior weight, over jets in t. The 1, whose integral is
/// known, keeps the summands off zero where one sample dominates.
Jet<ComplexBall> surprise(const LinePlace& place, const std::vector<WeightedSample>& samples,
                          const Jet<ComplexBall>& t) {
  using J = Jet<ComplexBall>;
  const J inverse = J(ComplexBall(1)) / (t * J(ComplexBall(4))),
          scale = sqrt(inverse / J(pi_like(place.two_t)));
  const std::size_t leader = leading_sample(place.x, samples);
  const ComplexBall lead(samples[leader].weight);
  std::vector<J> log_odds;  // of each sample against the leader
  J total(ComplexBall(0));
  for (std::size_t k = 0; k < samples.size(); ++k) {
    log_odds.push_back(J(log(ComplexBall(samples[k].weight) / lead)) - J(place.excess(k, leader)) * inverse);
    total += exp(log_odds.back());
  }
  const J log_total = log(total);
  J sum(ComplexBall(0));
  for (std::size_t k = 0; k < samples.size(); ++k)
    sum += J(ComplexBall(samples[k].weight)) * scale * exp(-(J(square(place.gap[k])) * inverse)) *
           (J(ComplexBall(1)) + log_total - log_odds[k]);
  return sum;
}

}  // namespace

Ball conditional_entropy_rate(const Point& p) {
  const auto samples = line_samples(p);
  if (samples.size() == 1) return Ball(0).at(p.precision());
  const Ball t = line_parameter(p, "t");
  const Ball rate = Ball(1) / (Ball(2) * t) + Ball(1) / (Ball(4) * square(t));
  return line_integral(
      p,
      [&](const LinePlace& at) {
        using J = Jet<ComplexBall>;
        return surprise(at, samples, J::variable(JetLayout::of(1, 1), 0, ComplexBall(t))).derivative({1});
      },
      Ball(8) * rate * surprise_bound(p));
}

Ball conditional_entropy(const Point& p) {
  const auto samples = line_samples(p);
  if (samples.size() == 1) return Ball(0).at(p.precision());
  const Jet<ComplexBall> t(ComplexBall(line_parameter(p, "t")));
  return line_integral(
             p, [&](const LinePlace& at) { return surprise(at, samples, t).value(); },
             Ball(2) * surprise_bound(p)) -
         Ball(1);
}

}  // namespace referee::pde_perspective
