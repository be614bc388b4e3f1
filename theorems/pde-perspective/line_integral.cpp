// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/line_integral.hpp"

#include <algorithm>

namespace referee::pde_perspective {

std::string line_name(const char* stem, std::size_t k) { return stem + std::to_string(k); }

Ball line_parameter(const Point& p, std::string_view name) { return p[name].at(p.precision()); }

std::vector<WeightedSample> line_samples(const Point& p) {
  std::vector<WeightedSample> samples;
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t k = 1; p.has(line_name("y", k)); ++k) {
    samples.push_back({line_parameter(p, line_name("y", k)),
                       p.has(line_name("w", k)) ? line_parameter(p, line_name("w", k)) : p.constant(1)});
    sum += samples.back().weight;
  }
  for (WeightedSample& sample : samples) sample.weight /= sum;
  return samples;
}

LineReach line_reach(const Point& p) {
  const Precision precision = p.precision();
  LineReach reach{Ball(0), Ball(0), p.has("c") ? abs(line_parameter(p, "c")) : Ball(0), Ball(0)};
  for (const auto& [place, weight] : line_samples(p)) reach.extent = max(reach.extent, abs(place));
  const Ball t = line_parameter(p, "t");
  for (std::size_t j = 1; p.has(line_name("a", j)); ++j)
    reach.growth += abs(line_parameter(p, line_name("a", j))) *
                    (abs(p[line_name("k", j)]) + abs(p[line_name("m", j)]) * t + abs(p[line_name("b", j)]));
  const Ball gap = sqrt(Ball(8 * precision.bits) * t);
  reach.upper = (reach.extent + gap + Ball(1)).upper();
  reach.lower = -reach.upper;
  return reach;
}

std::vector<AffinePiece> affine_pieces(const Point& p, const LineReach& reach) {
  std::vector<Ball> ends{reach.lower};
  for (std::size_t j = 1; p.has(line_name("a", j)); ++j) {
    const Ball kink =
        -(p[line_name("m", j)] * p["t"] + p[line_name("b", j)]) / line_parameter(p, line_name("k", j));
    if (leads(kink, reach.lower) && leads(reach.upper, kink)) ends.push_back(kink);
  }
  ends.push_back(reach.upper);
  std::sort(ends.begin(), ends.end(), [](const Ball& a, const Ball& b) { return leads(b, a); });
  std::vector<AffinePiece> pieces;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const Ball middle = half_of(ends[i] + ends[i + 1]).midpoint();
    AffinePiece piece{ends[i], ends[i + 1], Ball(0).at(p.precision()),
                      p.has("c") ? line_parameter(p, "c") : Ball(0).at(p.precision())};
    for (std::size_t j = 1; p.has(line_name("a", j)); ++j) {
      const Ball output = line_parameter(p, line_name("a", j));
      const Ball slope = p[line_name("k", j)], offset = p[line_name("m", j)] * p["t"] + p[line_name("b", j)];
      if (!leads(slope * middle + offset, Ball(0))) continue;
      piece.slope += output * slope;
      piece.offset += output * offset;
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::size_t leading_sample(const ComplexBall& x, const std::vector<WeightedSample>& samples) {
  const Ball place = x.real().midpoint();
  std::size_t leader = 0;
  for (std::size_t k = 1; k < samples.size(); ++k)
    if (leads(abs(samples[leader].place - place), abs(samples[k].place - place))) leader = k;
  return leader;
}

namespace {

/// r_k from the odds against the leading sample, whose exponents are linear in x.
void fill_posterior(LinePlace& place, const std::vector<WeightedSample>& samples) {
  const std::size_t leader = leading_sample(place.x, samples), count = samples.size();
  const ComplexBall four_t = ComplexBall(2) * place.two_t;
  place.posterior.resize(count);
  ComplexBall total(0);
  for (std::size_t k = 0; k < count; ++k) {
    place.posterior[k] = ComplexBall(samples[k].weight) * exp(-(place.excess(k, leader) / four_t));
    total += place.posterior[k];
  }
  for (ComplexBall& share : place.posterior) share = share / total;
}

}  // namespace

Ball line_integral(const Point& p, const LineIntegrand& integrand, const Ball& bound, Needs needs) {
  const Precision precision = p.precision();
  const LineReach reach = line_reach(p);
  const auto samples = line_samples(p);
  const Ball t = line_parameter(p, "t");
  LinePlace place;
  place.two_t = ComplexBall(Ball(2) * t);
  for (const WeightedSample& sample : samples) place.site.emplace_back(sample.place);
  place.gap.resize(samples.size());
  place.bump.resize(samples.size());
  const ComplexBall scale(Ball(1) / sqrt(Ball(4) * Ball::pi(precision) * t)), decay(Ball(-1) / (Ball(4) * t));
  Ball sum = Ball(0).at(precision);
  for (const AffinePiece& piece : affine_pieces(p, reach)) {
    place.slope = ComplexBall(piece.slope);
    const auto at = [&](const ComplexBall& x) {
      place.x = x;
      place.field = place.slope * x + ComplexBall(piece.offset);
      for (std::size_t k = 0; k < samples.size(); ++k) {
        place.gap[k] = ComplexBall(samples[k].place) - x;
        place.bump[k] = ComplexBall(samples[k].weight) * scale * exp(square(place.gap[k]) * decay);
      }
      if (needs == Needs::posterior) fill_posterior(place, samples);
      return integrand(place);
    };
    sum += integrate(at, piece.lower, piece.upper, precision);
  }
  const Ball tail = line_tail(p, bound);
  return sum + join(-tail, tail);
}

Ball line_tail(const Point& p, const Ball& bound) {
  // Beyond the reach gap^2 >= 8 t bits; 1 + z^4 <= (1 + 64 t^2) exp(z^2/(8t)), and the rest of the kernel
  // integrates to less than exp(-gap^2/(8t)) on either side.
  const Precision precision = p.precision();
  return Ball(2) * bound * (Ball(1) + Ball(64) * square(line_parameter(p, "t"))) *
         exp(Ball(Rational(-precision.bits), precision));
}

Ball squared_bound(const Point& p) {
  const LineReach reach = line_reach(p);
  const Ball t = line_parameter(p, "t");
  const Ball linear = reach.growth * (Ball(2) + reach.extent) + Ball(2) * (reach.extent + Ball(1)) / t;
  return Ball(8) * square(linear + Ball(1));
}

ComplexBall score_at(const LinePlace& place) {
  ComplexBall pull(0);
  for (std::size_t k = 0; k < place.gap.size(); ++k) pull += place.posterior[k] * place.gap[k];
  return pull / place.two_t;
}
ComplexBall density_at(const LinePlace& place) {
  ComplexBall mass(0);
  for (const ComplexBall& bump : place.bump) mass += bump;
  return mass;
}
}  // namespace referee::pde_perspective
