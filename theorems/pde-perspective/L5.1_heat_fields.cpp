// SPDX-License-Identifier: GPL-3.0-or-later
/// Densities, derivatives and posteriors of the data of L5.1_heat_data.hpp.
#include <array>

#include "measures/gibbs_moments.hpp"
#include "numbers/error_function.hpp"
#include "pde-perspective/L5.1_heat_data.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

/// One axis of one box.
struct Side {
  Ball centre, half;
  bool flat;
};
/// The boxes with weights that sum to one.
struct WeightedBox {
  Ball weight;
  std::vector<Side> sides;
};
std::vector<WeightedBox> boxes_of(const Point& p) {
  std::vector<WeightedBox> result;
  Ball sum = Ball(0).at(p.precision());
  const std::size_t d = dimension(p);
  for (std::size_t k = 1;; ++k) {
    const std::string box = std::to_string(k), stem = box + "_";
    if (!p.has("y" + stem + "1")) break;
    WeightedBox& next = result.emplace_back();
    next.weight = p.has("w" + box) ? p["w" + box] : Ball(1);
    sum += next.weight;
    for (std::size_t i = 1; i <= d; ++i) {
      const std::string name = stem + std::to_string(i);
      const bool flat = !p.has("l" + name) || is_exact_zero(p["l" + name]);
      next.sides.push_back({p["y" + name].at(p.precision()), flat ? Ball(0) : p["l" + name], flat});
    }
  }
  for (WeightedBox& box : result) box.weight /= sum;
  return result;
}

/// G_t on the line and its first two derivatives.
struct Bell {
  Ball value, slope, curvature;
  Bell(const Ball& z, const Ball& t) {
    const Ball rate = Ball(1).at(z.precision()) / (Ball(2) * t), turn = z * rate;
    value = exp(-z * turn / 2) / sqrt(Ball(4) * Ball::pi(z.precision()) * t);
    slope = -turn * value;
    curvature = (square(turn) - rate) * value;
  }
};

/// P(a < sqrt(2t) Z < b) without cancellation in the tails.
Ball normal_mass(const Ball& a, const Ball& b, const Ball& t) {
  const Ball width = Ball(2) * sqrt(t), low = a / width, high = b / width;
  if (low.is_positive()) return (erfc(low) - erfc(high)) / 2;
  if (high.is_negative()) return (erfc(-high) - erfc(-low)) / 2;
  return (erf(high) - erf(low)) / 2;
}

/// The heat flow of the uniform law on one side, with two derivatives.
Bell smoothed_side(const Side& side, const Ball& x, const Ball& t) {
  const Ball offset = x - side.centre;
  if (side.flat) return Bell(offset, t);
  const Bell left(offset - side.half, t), right(offset + side.half, t);
  Bell result = left;
  const Ball length = Ball(2) * side.half;
  result.value = normal_mass(offset - side.half, offset + side.half, t) / length;
  result.slope = (right.value - left.value) / length;
  result.curvature = (right.slope - left.slope) / length;
  return result;
}

HeatField zero_field(const Point& p) {
  const std::size_t d = dimension(p);
  const Ball zero = Ball(0).at(p.precision());
  return {zero, std::vector<Ball>(d, zero), std::vector<Ball>(d * d, zero)};
}

/// The integral of factor(s) G_t(x - (s, .., s^d)) over s in [-1, 1], halved.
Ball along_curve(const Point& p, const std::function<ComplexBall(const std::vector<ComplexBall>&)>& factor) {
  const std::vector<Ball> x = place(p);
  const ComplexBall rate(Ball(1).at(p.precision()) / (Ball(4) * p["t"]));
  const Integrand integrand = [&](const ComplexBall& s) {
    std::vector<ComplexBall> offsets;
    ComplexBall power(1), distance(0);
    for (const Ball& coordinate : x) {
      power *= s;
      offsets.push_back(ComplexBall(coordinate) - power);
      distance += offsets.back() * offsets.back();
    }
    return factor(offsets) * exp(-(distance * rate));
  };
  const Ball end = Ball(1).at(p.precision());
  return integrate_peaked(integrand, -end, end, Ball(0).at(p.precision()), p.precision()) / 2 *
         heat_kernel_at(p, Ball(0));
}

HeatField curve_field(const Point& p, int order) {
  HeatField field = zero_field(p);
  const std::size_t d = dimension(p);
  const std::vector<Ball> x = place(p);
  const Ball rate = Ball(1).at(p.precision()) / (Ball(2) * p["t"]);
  field.value = along_curve(p, [](const auto&) { return ComplexBall(1); });
  if (order < 1) return field;
  // The offsets x_i - s^i, raised until they are positive: a relative accuracy can be reached.
  std::vector<Ball> raise, first;
  for (std::size_t i = 0; i < d; ++i) {
    raise.push_back(abs(x[i]) + Ball(2));
    const ComplexBall lift(raise[i]);
    first.push_back(along_curve(p, [i, lift](const auto& offset) { return offset[i] + lift; }));
    field.gradient[i] = rate * (raise[i] * field.value - first[i]);
  }
  if (order < 2) return field;
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      const ComplexBall lift(raise[i]), other(raise[j]);
      const Ball product =
          along_curve(p, [=](const auto& offset) { return (offset[i] + lift) * (offset[j] + other); });
      Ball entry = square(rate) *
                   (product - raise[i] * first[j] - raise[j] * first[i] + raise[i] * raise[j] * field.value);
      if (i == j) entry -= rate * field.value;
      field.hessian[i * d + j] = field.hessian[j * d + i] = entry;
    }
  return field;
}

/// The integrals of y^n G_t(x - y) over one side, divided by its length, n = 0, 1, 2.
std::array<Ball, 3> side_moments(const Side& side, const Ball& x, const Ball& t, Precision precision) {
  if (side.flat) {
    const Ball bell = Bell(x - side.centre, t).value;
    return {bell, side.centre * bell, square(side.centre) * bell};
  }
  const ComplexBall rate(Ball(1).at(precision) / (Ball(4) * t)), at(x);
  const Ball left = side.centre - side.half, right = side.centre + side.half,
             nearest = max(min(x, right), left);
  // Moments of y - left, whose integrands are positive.
  std::array<Ball, 3> shifted;
  for (int power = 0; power < 3; ++power) {
    const Integrand integrand = [&](const ComplexBall& y) {
      const ComplexBall bell = exp(-((at - y) * (at - y) * rate)), h = y - ComplexBall(left);
      return power == 0 ? bell : power == 1 ? h * bell : h * h * bell;
    };
    shifted[static_cast<std::size_t>(power)] =
        integrate_peaked(integrand, left, right, nearest, precision) /
        (Ball(2) * side.half * sqrt(Ball(4) * Ball::pi(precision) * t));
  }
  return {shifted[0], shifted[1] + left * shifted[0],
          shifted[2] + 2 * left * shifted[1] + square(left) * shifted[0]};
}

}  // namespace

HeatField heat_field(const Point& p, int order) {
  if (p.has("curve")) return curve_field(p, order);
  HeatField field = zero_field(p);
  const std::vector<Ball> x = place(p);
  const Ball t = p["t"].at(p.precision());
  for (const WeightedBox& box : boxes_of(p)) {
    std::vector<Bell> bells;
    for (std::size_t i = 0; i < x.size(); ++i) bells.push_back(smoothed_side(box.sides[i], x[i], t));
    // The product over all axes, those two differentiated.
    const auto product = [&](std::size_t first, std::size_t second) {
      Ball result = box.weight;
      for (std::size_t i = 0; i < x.size(); ++i)
        result *= i == first && i == second   ? bells[i].curvature
                  : i == first || i == second ? bells[i].slope
                                              : bells[i].value;
      return result;
    };
    field.value += product(x.size(), x.size());
    for (std::size_t i = 0; order > 0 && i < x.size(); ++i) {
      field.gradient[i] += product(i, x.size());
      for (std::size_t j = 0; order > 1 && j < x.size(); ++j)
        field.hessian[i * x.size() + j] += product(i, j);
    }
  }
  return field;
}

PosteriorMoments posterior_moments(const Point& p) {
  const std::vector<Ball> x = place(p);
  const std::size_t d = x.size();
  const Ball zero = Ball(0).at(p.precision()), t = p["t"].at(p.precision());
  PosteriorMoments result{zero, std::vector<Ball>(d, zero), std::vector<Ball>(d * d, zero)};
  for (const WeightedBox& box : boxes_of(p)) {
    std::vector<std::array<Ball, 3>> moments;
    for (std::size_t i = 0; i < d; ++i) moments.push_back(side_moments(box.sides[i], x[i], t, p.precision()));
    const auto product = [&](std::size_t first, std::size_t second) {
      Ball value = box.weight;
      for (std::size_t i = 0; i < d; ++i)
        value *= moments[i][(i == first ? 1U : 0U) + (i == second ? 1U : 0U)];
      return value;
    };
    result.mass += product(d, d);
    for (std::size_t i = 0; i < d; ++i) {
      result.mean[i] += product(i, d);
      for (std::size_t j = 0; j < d; ++j) result.second[i * d + j] += product(i, j);
    }
  }
  for (Ball& component : result.mean) component /= result.mass;
  for (Ball& entry : result.second) entry /= result.mass;
  return result;
}

}  // namespace referee::pde_perspective::lemmas
