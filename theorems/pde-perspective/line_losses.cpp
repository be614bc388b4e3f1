// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/line_losses.hpp"

#include "pde-perspective/line_integral.hpp"

namespace referee::pde_perspective {
namespace {

ComplexBall misfit_at(const LinePlace& place) {
  ComplexBall sum(0);
  for (std::size_t k = 0; k < place.bump.size(); ++k)
    sum += place.bump[k] * square(place.field - place.gap[k] / place.two_t);
  return sum;
}

}  // namespace

Ball explicit_loss(const Point& p) {
  return line_integral(
      p, [](const LinePlace& at) { return density_at(at) * square(score_at(at) - at.field); },
      squared_bound(p), Needs::posterior);
}

Ball denoising_loss(const Point& p) { return line_integral(p, misfit_at, squared_bound(p)); }

Ball integrated_by_parts_loss(const Point& p) {
  return line_integral(
      p, [](const LinePlace& at) { return density_at(at) * (square(at.field) + ComplexBall(2) * at.slope); },
      squared_bound(p));
}

Ball penalised_loss(const Point& p) {
  const ComplexBall lambda(line_parameter(p, "lambda"));
  return line_integral(
      p, [&](const LinePlace& at) { return misfit_at(at) + lambda * density_at(at) * square(at.slope); },
      squared_bound(p) * (Ball(1) + p["lambda"]));
}

Ball score_moment(const Point& p) {
  return line_integral(
      p, [](const LinePlace& at) { return density_at(at) * score_at(at) * at.field; }, squared_bound(p),
      Needs::posterior);
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

Ball score_target_variance(const Point& p) {
  // A quadrature of zero has no scale to stop at.
  if (line_samples(p).size() == 1) return Ball(0).at(p.precision());
  return line_integral(
      p,
      [](const LinePlace& at) {
        // Var(Y|X) = sum_(j < k) r_j r_k (y_j - y_k)^2.
        ComplexBall sum(0);
        for (std::size_t k = 0; k < at.gap.size(); ++k)
          for (std::size_t j = 0; j < k; ++j)
            sum += at.bump[j] * at.posterior[k] * square(at.separation(j, k) / at.two_t);
        return sum;
      },
      squared_bound(p), Needs::posterior);
}

Ball sample_fisher_information(const Point& p) {
  return line_integral(
      p, [](const LinePlace& at) { return density_at(at) * square(score_at(at)); }, squared_bound(p),
      Needs::posterior);
}

Ball noise_prediction_loss(const Point& p) {
  const Precision precision = p.precision();
  const Ball t = line_parameter(p, "t");
  const LineReach reach = line_reach(p);
  const ComplexBall scale(sqrt(t / Ball::pi(precision))), decay(-t), two_t(Ball(2) * t);
  Ball sum = Ball(0).at(precision);
  for (const auto& [place, weight] : line_samples(p))
    for (const AffinePiece& piece : affine_pieces(p, reach)) {
      const auto at = [&, place = place](const ComplexBall& z) {
        const ComplexBall field =
            ComplexBall(piece.slope) * (two_t * z + ComplexBall(place)) + ComplexBall(piece.offset);
        return square(field + z) * scale * exp(square(z) * decay);
      };
      const Ball width = Ball(2) * t;
      sum += weight * integrate(at, (piece.lower - place) / width, (piece.upper - place) / width, precision);
    }
  const Ball tail = line_tail(p, squared_bound(p));
  return sum + join(-tail, tail);
}

Ball network_slope_bound(const Point& p) {
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t j = 1; p.has(line_name("a", j)); ++j)
    sum += abs(p[line_name("a", j)] * p[line_name("k", j)]);
  return sum;
}

NetworkMoments network_moments(const Point& p) {
  const Precision precision = p.precision();
  const Ball t = line_parameter(p, "t"), deviation = sqrt(Ball(2) * t), root = sqrt(Ball(2).at(precision));
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
