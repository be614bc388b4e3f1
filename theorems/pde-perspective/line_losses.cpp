// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/line_losses.hpp"

#include <algorithm>

#include "court/random_rationals.hpp"
#include "numbers/jet.hpp"

namespace referee::pde_perspective {
namespace {

std::string numbered(const char* stem, std::size_t k) { return stem + std::to_string(k); }

/// An interval on which the network is affine: slope x + offset. The outer two end at the reach of the
/// quadrature.
struct AffinePiece {
  Ball lower, upper, slope, offset;
};

/// What bounds every integrand beyond the reach.
struct LineReach {
  Ball lower, upper;
  Ball growth;  ///< of a network: |S(x)| <= growth (1 + |x|)
  Ball extent;  ///< max |y_k|
};

Ball at_precision(const Point& p, std::string_view name) { return p[name].at(p.precision()); }

LineReach line_reach(const Point& p) {
  const Precision precision = p.precision();
  LineReach reach{Ball(0), Ball(0), p.has("c") ? abs(at_precision(p, "c")) : Ball(0), Ball(0)};
  for (const auto& [place, weight] : line_samples(p)) reach.extent = max(reach.extent, abs(place));
  const Ball t = at_precision(p, "t");
  for (std::size_t j = 1; p.has(numbered("a", j)); ++j)
    reach.growth += abs(at_precision(p, numbered("a", j))) *
                    (abs(p[numbered("k", j)]) + abs(p[numbered("m", j)]) * t + abs(p[numbered("b", j)]));
  const Ball gap = sqrt(Ball(8 * precision.bits) * t);
  reach.upper = (reach.extent + gap + Ball(1)).upper();
  reach.lower = -reach.upper;
  return reach;
}

/// The pieces between neighbouring kinks, from left to right.
std::vector<AffinePiece> affine_pieces(const Point& p, const LineReach& reach) {
  std::vector<Ball> ends{reach.lower};
  for (std::size_t j = 1; p.has(numbered("a", j)); ++j) {
    const Ball kink =
        -(p[numbered("m", j)] * p["t"] + p[numbered("b", j)]) / at_precision(p, numbered("k", j));
    if (leads(kink, reach.lower) && leads(reach.upper, kink)) ends.push_back(kink);
  }
  ends.push_back(reach.upper);
  std::sort(ends.begin(), ends.end(), [](const Ball& a, const Ball& b) { return leads(b, a); });
  std::vector<AffinePiece> pieces;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const Ball middle = half_of(ends[i] + ends[i + 1]).midpoint();
    AffinePiece piece{ends[i], ends[i + 1], Ball(0).at(p.precision()),
                      p.has("c") ? at_precision(p, "c") : Ball(0).at(p.precision())};
    for (std::size_t j = 1; p.has(numbered("a", j)); ++j) {
      const Ball output = at_precision(p, numbered("a", j));
      const Ball slope = p[numbered("k", j)], offset = p[numbered("m", j)] * p["t"] + p[numbered("b", j)];
      if (!leads(slope * middle + offset, Ball(0))) continue;
      piece.slope += output * slope;
      piece.offset += output * offset;
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

/// What an integrand may use at a complex place x.
struct LinePlace {
  ComplexBall x, field, slope;
  std::vector<ComplexBall> gap, bump;  ///< y_k - x and w_k G_t(x - y_k)
  ComplexBall two_t;
};
using LineIntegrand = std::function<ComplexBall(const LinePlace&)>;

/// The integral over the line. The integrand must stay below |G-weighted| bound (1 + gap^4).
Ball line_integral(const Point& p, const LineIntegrand& integrand, const Ball& bound) {
  const Precision precision = p.precision();
  const LineReach reach = line_reach(p);
  const auto samples = line_samples(p);
  const Ball t = at_precision(p, "t");
  LinePlace place;
  place.two_t = ComplexBall(Ball(2) * t);
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
      return integrand(place);
    };
    sum += integrate(at, piece.lower, piece.upper, precision);
  }
  // Beyond the reach gap^2 >= 8 t bits; 1 + z^4 <= (1 + 64 t^2) exp(z^2/(8t)), and the rest of the kernel
  // integrates to less than exp(-gap^2/(8t)) on either side.
  const Ball tail =
      Ball(2) * bound * (Ball(1) + Ball(64) * square(t)) * exp(Ball(Rational(-precision.bits), precision));
  return sum + join(-tail, tail);
}

/// (|S| + |s| + |target| + ...)^2 <= this times (1 + gap^4).
Ball squared_bound(const Point& p) {
  const LineReach reach = line_reach(p);
  const Ball t = at_precision(p, "t");
  const Ball linear = reach.growth * (Ball(2) + reach.extent) + Ball(2) * (reach.extent + Ball(1)) / t;
  return Ball(8) * square(linear + Ball(1));
}

/// sum_k bump_k (y_k - x)/(2t) / sum_k bump_k.
ComplexBall score_at(const LinePlace& place) {
  ComplexBall mass(0), pull(0);
  for (std::size_t k = 0; k < place.bump.size(); ++k) {
    mass += place.bump[k];
    pull += place.bump[k] * place.gap[k];
  }
  return pull / (mass * place.two_t);
}
ComplexBall density_at(const LinePlace& place) {
  ComplexBall mass(0);
  for (const ComplexBall& bump : place.bump) mass += bump;
  return mass;
}
ComplexBall misfit_at(const LinePlace& place) {
  ComplexBall sum(0);
  for (std::size_t k = 0; k < place.bump.size(); ++k)
    sum += place.bump[k] * square(place.field - place.gap[k] / place.two_t);
  return sum;
}

/// |log r_k| <= first + second (1 + gap), r_k the posterior weight of a sample.
Ball surprise_bound(const Point& p) {
  const Ball spread = Ball(2) * line_reach(p).extent;
  Ball rarest(1);
  for (const auto& [place, weight] : line_samples(p)) rarest = min(rarest, weight);
  return Ball(1) - Ball(2) * log(rarest.at(p.precision())) +
         spread * (Ball(1) + spread) / (Ball(2) * at_precision(p, "t"));
}

/// -sum_k w_k G_t(x - y_k) log r_k, r_k the posterior weight, over jets in t.
Jet<ComplexBall> surprise(const LinePlace& place, const std::vector<WeightedSample>& samples,
                          const Jet<ComplexBall>& t) {
  using J = Jet<ComplexBall>;
  std::vector<J> bumps;
  J mass(ComplexBall(0));
  for (std::size_t k = 0; k < samples.size(); ++k) {
    const J four_t = t * J(ComplexBall(4));
    bumps.push_back(J(ComplexBall(samples[k].weight)) * exp(-(J(square(place.gap[k])) / four_t)) /
                    sqrt(four_t * J(pi_like(place.two_t))));
    mass += bumps.back();
  }
  J sum(ComplexBall(0));
  for (const J& bump : bumps) sum -= bump * log(bump / mass);
  return sum;
}

}  // namespace

std::vector<WeightedSample> line_samples(const Point& p) {
  std::vector<WeightedSample> samples;
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t k = 1; p.has(numbered("y", k)); ++k) {
    samples.push_back({at_precision(p, numbered("y", k)),
                       p.has(numbered("w", k)) ? at_precision(p, numbered("w", k)) : p.constant(1)});
    sum += samples.back().weight;
  }
  for (WeightedSample& sample : samples) sample.weight /= sum;
  return samples;
}

Ball explicit_loss(const Point& p) {
  return line_integral(
      p, [](const LinePlace& at) { return density_at(at) * square(score_at(at) - at.field); },
      squared_bound(p));
}

Ball denoising_loss(const Point& p) { return line_integral(p, misfit_at, squared_bound(p)); }

Ball integrated_by_parts_loss(const Point& p) {
  return line_integral(
      p, [](const LinePlace& at) { return density_at(at) * (square(at.field) + ComplexBall(2) * at.slope); },
      squared_bound(p));
}

Ball penalised_loss(const Point& p) {
  const ComplexBall lambda(at_precision(p, "lambda"));
  return line_integral(
      p, [&](const LinePlace& at) { return misfit_at(at) + lambda * density_at(at) * square(at.slope); },
      squared_bound(p) * (Ball(1) + p["lambda"]));
}

Ball score_moment(const Point& p) {
  return line_integral(
      p, [](const LinePlace& at) { return density_at(at) * score_at(at) * at.field; }, squared_bound(p));
}

Ball target_moment(const Point& p) {
  return line_integral(
      p,
      [](const LinePlace& at) {
        ComplexBall sum(0);
        for (std::size_t k = 0; k < at.bump.size(); ++k) sum += at.bump[k] * at.gap[k];
        return at.field * sum / at.two_t;
      },
      squared_bound(p));
}

Ball posterior_spread(const Point& p) {
  return line_integral(
      p,
      [](const LinePlace& at) {
        const ComplexBall mean = score_at(at);
        ComplexBall sum(0);
        for (std::size_t k = 0; k < at.bump.size(); ++k)
          sum += at.bump[k] * square(at.gap[k] / at.two_t - mean);
        return sum;
      },
      squared_bound(p));
}

Ball fisher_information(const Point& p) {
  return line_integral(
      p, [](const LinePlace& at) { return density_at(at) * square(score_at(at)); }, squared_bound(p));
}

Ball conditional_entropy_rate(const Point& p) {
  const auto samples = line_samples(p);
  const Ball t = at_precision(p, "t");
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
  const Jet<ComplexBall> t(ComplexBall(at_precision(p, "t")));
  return line_integral(
      p, [&](const LinePlace& at) { return surprise(at, samples, t).value(); }, Ball(2) * surprise_bound(p));
}

Ball noise_prediction_loss(const Point& p) {
  const Precision precision = p.precision();
  const Ball t = at_precision(p, "t");
  const LineReach reach = line_reach(p);
  const ComplexBall scale(sqrt(t / Ball::pi(precision))), decay(-t), two_t(Ball(2) * t);
  Ball sum = Ball(0).at(precision);
  for (const auto& [place, weight] : line_samples(p))
    for (const AffinePiece& piece : affine_pieces(p, reach)) {
      const auto at = [&](const ComplexBall& z) {
        const ComplexBall field =
            ComplexBall(piece.slope) * (two_t * z + ComplexBall(place)) + ComplexBall(piece.offset);
        return square(field + z) * scale * exp(square(z) * decay);
      };
      const Ball width = Ball(2) * t;
      sum += weight * integrate(at, (piece.lower - place) / width, (piece.upper - place) / width, precision);
    }
  const Ball tail = Ball(2) * squared_bound(p) * (Ball(1) + Ball(64) * square(t)) *
                    exp(Ball(Rational(-precision.bits), precision));
  return sum + join(-tail, tail);
}

Ball network_slope_bound(const Point& p) {
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t j = 1; p.has(numbered("a", j)); ++j) sum += abs(p[numbered("a", j)] * p[numbered("k", j)]);
  return sum;
}

NetworkMoments network_moments(const Point& p) {
  const Precision precision = p.precision();
  const Ball t = at_precision(p, "t"), deviation = sqrt(Ball(2) * t), root = sqrt(Ball(2).at(precision));
  const Ball density_scale = Ball(1) / sqrt(Ball(2) * Ball::pi(precision));
  const auto pieces = affine_pieces(p, line_reach(p));
  NetworkMoments result{Ball(0).at(precision), Ball(0).at(precision), Ball(0).at(precision)};
  for (const auto& [place, weight] : line_samples(p))
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      // Standardised ends; the outer ones are infinite, whatever the reach of the quadrature is.
      const bool from_left = i == 0, to_right = i + 1 == pieces.size();
      const Ball a = (pieces[i].lower - place) / deviation, b = (pieces[i].upper - place) / deviation;
      const auto below = [&](const Ball& z) { return half_of(Ball(1) + erf(z / root)); };
      const auto bell = [&](const Ball& z) { return density_scale * exp(-half_of(square(z))); };
      const Ball none = Ball(0).at(precision), one = Ball(1).at(precision);
      const Ball mass = (to_right ? one : below(b)) - (from_left ? none : below(a));
      const Ball first = (from_left ? none : bell(a)) - (to_right ? none : bell(b));
      const Ball second = mass + (from_left ? none : a * bell(a)) - (to_right ? none : b * bell(b));
      // On this piece S = level + pitch Z with Z standard normal.
      const Ball level = pieces[i].slope * place + pieces[i].offset, pitch = pieces[i].slope * deviation;
      result.squared +=
          weight * (square(level) * mass + Ball(2) * level * pitch * first + square(pitch) * second);
      result.slope += weight * pieces[i].slope * mass;
      result.squared_slope += weight * square(pieces[i].slope) * mass;
    }
  return result;
}

}  // namespace referee::pde_perspective
