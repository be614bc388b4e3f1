// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/line_ascent.hpp"

namespace referee::multiplicative_noise {
namespace {

Ball given(const Point& p, const char* name) { return p.has(name) ? p[name] : Ball(0).at(p.precision()); }

Ball perturbed(const Point& p, const Ball& x, const Ball& s) {
  return (Ball(1) + given(p, "along")) * s + given(p, "constant") + given(p, "wave") * sin(5 * x) +
         given(p, "kink") * abs(x);
}

/// The sign of an enclosure, 0 if it is open.
int sign_of(const Ball& value) { return value.is_positive() ? 1 : value.is_negative() ? -1 : 0; }

/// The same instance at a precision at which boxes are told apart quickly.
Point coarse(const Point& p) { return p.at({std::min(p.precision().bits, 80L)}); }

const Rational& narrowest() {
  static const Rational value = power(Rational(2), -20);
  return value;
}

Ball box_between(const Rational& x, const Rational& y, Precision precision) {
  return Ball::hull(std::min(x, y), std::max(x, y), precision);
}

Truth avoided_on_one_side(const Point& p, Rational x, int direction) {
  Rational step = "1/16"_q;
  for (int boxes = 0; boxes < 20000; ++boxes) {
    const Rational next = x + direction * step;
    const Ball box = box_between(x, next, p.precision());
    const bool in_A = certainly_less(p["high"], line_level(p, box));
    if (in_A || line_rise(p, box).is_positive()) {
      x = next;
      if (!in_A && certainly_less(line_level(p, Ball(x, p.precision())), p["low"])) return Truth::yes;
      step *= 2;
      continue;
    }
    const Ball middle((x + next) / 2, p.precision());
    const Ball level = line_level(p, middle);
    if (line_rise(p, middle).is_negative() && certainly_less(level, p["high"]) &&
        certainly_less(p["low"], level))
      return Truth::no;
    step /= 2;
    if (step < narrowest()) return Truth::unknown;
  }
  return Truth::unknown;
}

std::size_t nearest_point(const Point& p, const Ball& x) {
  const Mixture<Ball> data = data_of(p);
  std::size_t nearest = 0;
  for (std::size_t j = 1; j < data.size(); ++j)
    if (certainly_less(abs(x - data.means[j][0]), abs(x - data.means[nearest][0]))) nearest = j;
  return nearest + 1;
}

/// A point beyond the equilibrium next to x, where the field points back.
std::optional<Rational> turning_point(const LineField& field, const Rational& x, int direction,
                                      Precision precision) {
  for (Rational step = narrowest(); step < 1; step *= 2) {
    const Rational beyond = x + direction * step;
    if (sign_of(field(Ball(beyond, precision))) == -direction) return beyond;
  }
  return std::nullopt;
}

}  // namespace

Ball line_field(const Point& p, const Ball& x) {
  return perturbed(p, x, model_of(p)(std::vector<Ball>{x})[0]);
}
Ball line_rise(const Point& p, const Ball& x) {
  const Ball s = model_of(p)(std::vector<Ball>{x})[0];
  return s * perturbed(p, x, s);
}
Ball line_level(const Point& p, const Ball& x) { return model_of(p).L(std::vector<Ball>{x}); }

Jet<Ball> line_field_jet(const Point& p, const Jet<Ball>& x) {
  const Jet<Ball> s = model_of(p)(std::vector<Jet<Ball>>{x})[0];
  return Jet<Ball>(Ball(1) + given(p, "along")) * s + Jet<Ball>(given(p, "constant"));
}

Truth avoids_exceptional_set(const Point& fine) {
  const Point p = coarse(fine);
  const Rational core = fine["core"].midpoint_as_rational();
  if (!certainly_less(p["high"], line_level(p, Ball(core, p.precision())))) return Truth::unknown;
  const Truth right = avoided_on_one_side(p, core, 1);
  return right == Truth::no ? right : right && avoided_on_one_side(p, core, -1);
}
Hypothesis exceptional_set_avoided() {
  return {"E avoids Gamma minus A, on a cover of Gamma by boxes", avoids_exceptional_set};
}

Arrival follow_sign(const LineField& field, const Rational& start, Precision precision) {
  Arrival arrival;
  Rational x = start, step = "1/16"_q;
  arrival.at = Ball(x, precision);
  const int direction = sign_of(field(arrival.at));
  if (direction == 0) {
    arrival.detail = "the field's sign at the start is open";
    return arrival;
  }
  long boxes = 0;
  for (; boxes < 20000 && step >= narrowest(); ++boxes) {
    const Rational next = x + direction * step;
    if (sign_of(field(box_between(x, next, precision))) == direction) {
      x = next;
      step *= 2;
    } else {
      step /= 2;
    }
  }
  const auto beyond = turning_point(field, x, direction, precision);
  if (!beyond) {
    arrival.detail = "no interval with inward field was found";
    return arrival;
  }
  arrival.at = box_between(x, *beyond, precision);
  arrival.trapped = Truth::yes;
  arrival.detail = std::to_string(boxes) + " boxes with a field of one sign";
  return arrival;
}

Arrival ascend(const Point& fine) {
  const Point p = coarse(fine);
  Arrival arrival = follow_sign([&p](const Ball& x) { return line_field(p, x); },
                                fine["x1"].midpoint_as_rational(), p.precision());
  if (arrival.trapped != Truth::yes) return arrival;
  if (p.has("high") && !certainly_less(p["high"], line_level(p, arrival.at))) {
    arrival.trapped = Truth::unknown;
    arrival.detail = "the interval is not in A";
    return arrival;
  }
  arrival.place = "data point " + std::to_string(nearest_point(p, arrival.at));
  return arrival;
}

}  // namespace referee::multiplicative_noise
