// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/dirac_drifts.hpp"

#include "court/random_rationals.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

Ball square_length(std::span<const Ball> x) {
  Ball sum(0);
  for (const Ball& component : x) sum += square(component);
  return sum;
}

std::vector<Ball> centre_of(const Point& p) {
  std::vector<Ball> q;
  for (std::size_t i = 1; p.has("q" + std::to_string(i)); ++i) q.push_back(p["q" + std::to_string(i)]);
  return q;
}

/// The place turned and shrunk towards q.
template <class T>
std::vector<T> carried_by(const Point& p, const T& shrunk, const T& cosine, const T& sine) {
  const std::vector<Ball> q = centre_of(p), x = place_of(p);
  std::vector<T> result;
  for (std::size_t i = 0; i < q.size(); ++i) result.push_back(T(Ball(x[i] - q[i])));
  if (q.size() > 1) {
    const T first = cosine * result[0] - sine * result[1], second = sine * result[0] + cosine * result[1];
    result[0] = first;
    result[1] = second;
  }
  for (std::size_t i = 0; i < q.size(); ++i) result[i] = T(q[i]) + shrunk * result[i];
  return result;
}

}  // namespace

Instance drifting(long dimension, const Rational& alpha, const Rational& a, const Rational& b,
                  const Rational& lambda, const Rational& omega, const RationalPoint& q) {
  Instance instance = data_set(alpha, a, b, {RationalPoint(static_cast<std::size_t>(dimension), 0)});
  instance.set("lambda", lambda).set("omega", omega);
  for (std::size_t i = 0; i < static_cast<std::size_t>(dimension); ++i)
    instance.set("q" + std::to_string(i + 1), i < q.size() ? q[i] : Rational(0));
  return instance;
}

Instance with_radii(Instance instance, const Rational& outer, const Rational& inner) {
  return instance.set("outer", outer).set("inner", inner);
}

Truth at_most(const Ball& lhs, const Ball& rhs) {
  if (certainly_at_most(lhs, rhs)) return Truth::yes;
  return certainly_less(rhs, lhs) ? Truth::no : Truth::unknown;
}

std::vector<Hypothesis> drift_hypotheses() {
  std::vector<Hypothesis> result = noise_levels();
  result.push_back({"lambda > 0, 0 < inner < outer", [](const Point& p) {
                      return positive(p["lambda"]) && positive(p["inner"]) && less(p["inner"], p["outer"]);
                    }});
  result.push_back(
      {"E = {<x, v(x)> >= 0} lies in A: |q|^2 (lambda^2 + omega^2) <= (lambda inner)^2", [](const Point& p) {
         return at_most(square_length(centre_of(p)) * (square(p["lambda"]) + square(p["omega"])),
                        square(p["lambda"] * p["inner"]));
       }});
  return result;
}

Hypothesis within_closed(const std::string& radius) {
  return {"|x| <= " + radius,
          [radius](const Point& p) { return at_most(square_length(place_of(p)), square(p[radius])); }};
}
Hypothesis within_open(const std::string& radius) {
  return {"|x| < " + radius,
          [radius](const Point& p) { return less(square_length(place_of(p)), square(p[radius])); }};
}

std::vector<Ball> drift_at(const Point& p, std::span<const Ball> x) {
  const std::vector<Ball> q = centre_of(p);
  std::vector<Ball> result;
  for (std::size_t i = 0; i < q.size(); ++i) result.push_back(-p["lambda"] * (x[i] - q[i]));
  if (q.size() > 1) {
    result[0] -= p["omega"] * (x[1] - q[1]);
    result[1] += p["omega"] * (x[0] - q[0]);
  }
  return result;
}

std::vector<Ball> carried(const Point& p) {
  const Ball angle = p["omega"] * p["t"];
  return carried_by<Ball>(p, exp(-p["lambda"] * p["t"]), cos(angle), sin(angle));
}

Ball level_at(const Point& p, const Ball& r) {
  const OptimalModel model = model_of(p);
  std::vector<Ball> x(model.dimension(), Ball(0).at(p.precision()));
  x[0] = r;
  return model.L(x);
}
Ball carried_level(const Point& p) { return model_of(p).L(carried(p)); }

Ball level_speed(const Point& p) {
  using J = Jet<Ball>;
  const J h = J::variable(JetLayout::of(1, 1), 0, Ball(0).at(p.precision()));
  const std::vector<Ball> x = carried(p), v = drift_at(p, x);
  std::vector<J> along;
  for (std::size_t i = 0; i < x.size(); ++i) along.push_back(J(x[i]) + h * J(v[i]));
  const OptimalModel model = model_of(p);
  return model.mixture().value(model.order(), along).derivative({1});
}

std::vector<Instance> drifts(const Trial& trial) {
  std::vector<Instance> result{
      with_radii(drifting(1, 2, 1, 2, 1, 0, {"1/8"_q}), 2, "1/8"_q),
      with_radii(drifting(1, 1, "1/100"_q, 10, 3, 0, {0}), 20, "1/64"_q),
      with_radii(drifting(2, "-4"_q, "1/2"_q, 2, 1, 5, {0, 0}), 4, "1/2"_q),
      with_radii(drifting(2, 0, "1e-12"_q, 1, 1, "3/4"_q, {"1/2"_q, 0}), 3, "5/8"_q),
      with_radii(drifting(3, "13/4"_q, "1/4"_q, 3, "1/2"_q, -1, {0, 0, 1}), 5, 3),
      with_radii(drifting(5, 1, "9/10"_q, 1, 2, 1, {0, "1/4"_q, 0, 0, "1/4"_q}), 6, 1),
      with_radii(drifting(8, "-1/2"_q, "1/16"_q, 4, 1, 0, {0, 0, 0, 0, 0, 0, 0, 2}), 8, 2)};
  Generator generator = trial.generator("affine drifts");
  for (long n = 0; n < trial.effort().scaled(3, 8, 60); ++n) {
    const long d = 1 + static_cast<long>(generator.below(4));
    const Rational a = random_positive(generator, -3, 0), lambda = random_positive(generator, -1, 1);
    const Rational omega = d == 1 ? Rational(0) : Rational(random_signed(generator, -1, 1));
    RationalPoint q(static_cast<std::size_t>(d), 0);
    q[0] = random_signed(generator, -1, 0);
    q.back() += "1/7"_q;
    const Rational inner = (abs(q[0]) + "1/5"_q) * (1 + abs(omega) / lambda);
    const Rational outer = inner * (1 + random_positive(generator, -1, 0)),
                   b = a * (1 + random_positive(generator, -1, 2)), alpha = random_between(generator, -4, 4);
    result.push_back(with_radii(drifting(d, alpha, a, b, lambda, omega, q), outer, inner));
  }
  return result;
}

}  // namespace referee::multiplicative_noise
