// SPDX-License-Identifier: GPL-3.0-or-later
/// Proposition A.3: Liapunov's theorem on asymptotic stability, tried on flows that are known in closed form.
#include "court/random_rationals.hpp"
#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {
namespace {

using Scalar = Jet<Ball>;
using Vector = std::vector<Jet<Ball>>;

/// A field f on an open set around its equilibrium 0, with its flow and a function V.
struct TestFlow {
  std::string name;
  std::size_t dimension;
  Vector (*field)(const Vector& x);
  Scalar (*liapunov)(const Vector& x);
  /// The solution from x after time t.
  Vector (*flow)(const Vector& x, const Scalar& t);
};

/// The last one violates the hypothesis: grad V . f vanishes on the axis x1 = 0.
const std::vector<TestFlow>& test_flows() {
  static const std::vector<TestFlow> flows{
      {"x' = -x^3, V = x^2", 1, [](const Vector& x) { return Vector{-(x[0] * square(x[0]))}; },
       [](const Vector& x) { return square(x[0]); },
       [](const Vector& x, const Scalar& t) {
         return Vector{x[0] / sqrt(Scalar(1) + Scalar(2) * square(x[0]) * t)};
       }},
      {"x' = x^2 - x on x < 1, V = x^2", 1, [](const Vector& x) { return Vector{square(x[0]) - x[0]}; },
       [](const Vector& x) { return square(x[0]); },
       [](const Vector& x, const Scalar& t) {
         return Vector{x[0] * exp(-t) / (Scalar(1) - x[0] + x[0] * exp(-t))};
       }},
      {"x' = 4y - x, y' = -y, V = x^2 + 20 y^2, where |(x, y)| grows at first", 2,
       [](const Vector& x) {
         return Vector{Scalar(4) * x[1] - x[0], -x[1]};
       },
       [](const Vector& x) { return square(x[0]) + Scalar(20) * square(x[1]); },
       [](const Vector& x, const Scalar& t) {
         return Vector{(x[0] + Scalar(4) * t * x[1]) * exp(-t), x[1] * exp(-t)};
       }},
      {"x' = y^2 - x, y' = -y, V = x^2 + y^2 + y^4", 2,
       [](const Vector& x) {
         return Vector{square(x[1]) - x[0], -x[1]};
       },
       [](const Vector& x) { return square(x[0]) + square(x[1]) + square(square(x[1])); },
       [](const Vector& x, const Scalar& t) {
         const Scalar decay = exp(-t), y = x[1] * decay;
         return Vector{(x[0] + square(x[1])) * decay - square(y), y};
       }},
      {"x' = -4x^3, y' = -2y, the gradient flow of V = x^4 + y^2", 2,
       [](const Vector& x) {
         return Vector{Scalar(-4) * x[0] * square(x[0]), Scalar(-2) * x[1]};
       },
       [](const Vector& x) { return square(square(x[0])) + square(x[1]); },
       [](const Vector& x, const Scalar& t) {
         return Vector{x[0] / sqrt(Scalar(1) + Scalar(8) * square(x[0]) * t), x[1] * exp(Scalar(-2) * t)};
       }},
      {"x' = -x, y' = 0, V = x^2 + y^2", 2,
       [](const Vector& x) {
         return Vector{-x[0], Scalar(0)};
       },
       [](const Vector& x) { return square(x[0]) + square(x[1]); },
       [](const Vector& x, const Scalar& t) {
         return Vector{x[0] * exp(-t), x[1]};
       }}};
  return flows;
}
const TestFlow& flow_of(const Point& p) {
  return test_flows()[static_cast<std::size_t>(std::lround(p["flow"].to_double()))];
}

Vector start_of(const Point& p) {
  Vector x{Scalar(p["x1"].at(p.precision()))};
  if (flow_of(p).dimension == 2) x.push_back(Scalar(p["x2"].at(p.precision())));
  return x;
}
/// After time t, as jets of first order in t.
Vector moving(const Point& p) {
  return flow_of(p).flow(start_of(p), Scalar::variable(JetLayout::of(1, 1), 0, p["t"].at(p.precision())));
}
/// One number of a vector.
Ball component_sum(const Ball& first, const Ball& second) { return 3 * first + 5 * second; }
Ball velocity_of_flow(const Point& p) {
  const Vector x = moving(p);
  return component_sum(x[0].derivative({1}), x.size() > 1 ? x[1].derivative({1}) : Ball(0));
}
Ball field_on_flow(const Point& p) {
  Vector x;
  for (const Scalar& component : moving(p)) x.emplace_back(component.value());
  const Vector f = flow_of(p).field(x);
  return component_sum(f[0].value(), f.size() > 1 ? f[1].value() : Ball(0));
}
/// grad V . f at the start: the derivative of V along x + h f(x).
Ball decay_of_test_function(const Point& p) {
  const Vector x = start_of(p), f = flow_of(p).field(x);
  const Scalar h = Scalar::variable(JetLayout::of(1, 1), 0, Ball(0).at(p.precision()));
  Vector along;
  for (std::size_t i = 0; i < x.size(); ++i) along.push_back(x[i] + h * f[i]);
  return flow_of(p).liapunov(along).derivative({1});
}
Ball test_function(const Point& p) { return flow_of(p).liapunov(start_of(p)).value(); }
Ball test_function_later(const Point& p) {
  Vector x;
  for (const Scalar& component : moving(p)) x.emplace_back(component.value());
  return flow_of(p).liapunov(x).value();
}
Ball length_later(const Point& p) {
  Ball sum(0);
  for (const Scalar& component : moving(p)) sum += square(component.value());
  return sqrt(sum);
}

/// Places other than 0 within 9/10 of it on each axis, times up to 100; the violating flow on request.
Family test_places(const Trial& trial, bool violating) {
  Family family{"flows with the hypotheses of the proposition, places x != 0", {}, {}};
  Generator generator = trial.generator("places of test flows");
  const std::size_t count = test_flows().size() - (violating ? 0 : 1);
  const long rounds = trial.effort().scaled(6, 20, 100);
  for (std::size_t flow = 0; flow < count; ++flow)
    for (long n = 0; n < rounds; ++n)
      family.members.push_back({{"flow", static_cast<long>(flow)},
                                {"x1", random_signed(generator, -6, -1) * "9/10"_q},
                                {"x2", random_signed(generator, -6, -1) * "9/10"_q},
                                {"t", random_positive(generator, -3, 1)}});
  return family;
}

REFEREE_CLAIM({
    .id = "MN-PA.3",
    .paper = "multiplicative-noise",
    .kind = "lemma",
    .title = "Liapunov's theorem on asymptotic stability",
    .statement = "f in C^1(U, R^d), U open, f(x_0) = 0, V in C^1(U) with V(x_0) = 0, V > 0 and grad V . f < "
                 "0 off x_0: "
                 "then x_0 is asymptotically stable.",
    .hypotheses = "U an open set around x_0",
    .source = "appendix A.8, Proposition A.3",
    .evidence =
        "flows in closed form, each tried against its equation; the hypotheses and the conclusion apart: V "
        "falls along them, and they tend to x_0 over decades of time",
    .refuted_by = "a flow with such a V that leaves its sublevel set or does not tend to x_0",
    .attack =
        "degenerate equilibria (rate t^(-1/2)), transient growth of |x|, V of fourth order, U with another "
        "equilibrium on its boundary; the twin with grad V . f <= 0 only, which must not be attracted",
    .trial =
        [](Trial& trial) {
          const Family places = test_places(trial, false);
          const Quantity zero = [](const Point&) { return Ball(0); };
          trial.identity("the closed forms solve their equations", test_places(trial, true), velocity_of_flow,
                         field_on_flow);
          trial.bound("hypothesis: 0 <= V off x_0", places, zero, test_function);
          trial.bound("hypothesis: grad V . f <= 0 off x_0", places, decay_of_test_function, zero);
          trial.bound("stability: V at time t <= V at the start", places, test_function_later, test_function);
          for (std::size_t flow = 0; flow + 1 < test_flows().size(); ++flow)
            trial.limit("attraction: |x(t)| -> 0, " + test_flows()[flow].name,
                        {.parameter = "t",
                         .to_infinity = true,
                         .first = 0,
                         .last = 16,
                         .fixed = {{"flow", static_cast<long>(flow)}, {"x1", "4/5"_q}, {"x2", "-9/10"_q}}},
                        length_later, zero);
          trial.limit("the twin with grad V . f <= 0: |x(t)| -> |x2|, no attraction",
                      {.parameter = "t",
                       .to_infinity = true,
                       .first = 0,
                       .last = 16,
                       .fixed = {{"flow", static_cast<long>(test_flows().size() - 1)},
                                 {"x1", "4/5"_q},
                                 {"x2", "-9/10"_q}}},
                      length_later, [](const Point& p) { return abs(p["x2"].at(p.precision())); });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
