// SPDX-License-Identifier: GPL-3.0-or-later
/// Section A.7: without perturbation L rises along the flow, and its critical points lie in a bounded set
/// that flows do not leave.
#include <cmath>
#include <iterator>

#include "multiplicative-noise/large_data.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

/// d/dh L(x + h s_*) by jets, and the printed right-hand side with |grad L|^2 from kernels of the next order.
Ball rise_of_level(const Point& p) {
  using J = Jet<Ball>;
  const std::vector<Ball> x = place_of(p), s = model_of(p)(x);
  const J h = J::variable(JetLayout::of(1, 1), 0, Ball(0).at(p.precision()));
  std::vector<J> along;
  for (std::size_t i = 0; i < x.size(); ++i) along.push_back(J(x[i]) + h * J(s[i]));
  const OptimalModel model = model_of(p);
  return model.mixture().value(model.order(), along).derivative({1});
}
Ball printed_rise(const Point& p) {
  const Ball d(static_cast<long>(dimension_of(p)));
  const KernelMixture mixture(data_of(p), kernel_of(p));
  Ball sum(0);
  for (const Ball& component : mixture.gradient(half_of(d + p["alpha"]) - Ball(1), place_of(p)))
    sum += square(component);
  return sum / mixture.value(half_of(d + 2 * p["alpha"]) - Ball(1), place_of(p));
}

REFEREE_CLAIM({
    .id = "MN-T4.3p",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "L rises along the unperturbed flow",
    .statement =
        "d/dt L(phi_t(x)) = |grad L|^2/L~ >= 0, L of order (d + alpha)/2 - 1, L~ of order (d + 2 alpha)/2 - "
        "1.",
    .hypotheses = "Assumption 4.2",
    .source = "section 4.2, proof of Theorem 4.3; appendix A.7",
    .evidence = "L by jets along s_* against the sum of kernels of the next order",
    .refuted_by = "data and a place where the two differ or the rise is negative",
    .attack = "alpha from -4 to 13/4, d from 1 to 8, places on data points and far away; L in place of L~ "
              "would fail",
    .rests_on = {"MN-LA.7"},
    .trial =
        [](Trial& trial) {
          trial.identity("d/dt L = |grad L|^2/L~", placed_data(trial), rise_of_level, printed_rise);
          trial.bound(
              "d/dt L >= 0", placed_data(trial), [](const Point&) { return Ball(0); }, rise_of_level);
          Family crowds{"a crowd of data points", {}, noise_levels()};
          const long points = trial.effort().scaled(20, 1000, 2500);
          crowds.members = {placed(crowd(2, "1/10"_q, 2, 2, points), {1, "1/3"_q}),
                            placed(crowd(-3, "1/2"_q, 1, 5, points / 5), {4, "1/3"_q, 0, 1, "-1/2"_q})};
          trial.identity(
              "d/dt L = |grad L|^2/L~, many data points", crowds,
              [](const Point& p) { return rise_of_level(written_out(p)); },
              [](const Point& p) { return printed_rise(written_out(p)); });
        },
});

/// delta = Phi(s, 2 C^2), which L exceeds on |x| <= C.
Ball small_level(const Point& p) { return kernel_of(p)(model_of(p).order(), 2 * square(data_radius(p))); }
Ball place_norm(const Point& p) { return euclidean_length(place_of(p), p.precision()); }
/// Places |x| = part * C in random directions. For data at the origin alone, where C = 0, the noise level a
/// takes the place of C, and there is no inside.
Family around_data(const Trial& trial, const std::string& name, const std::vector<Rational>& parts,
                   std::vector<Hypothesis> hypotheses) {
  Family family{name, {}, noise_levels()};
  std::move(hypotheses.begin(), hypotheses.end(), std::back_inserter(family.hypotheses));
  Generator generator = trial.generator(name);
  for (const Instance& member : data_sets(trial)) {
    const Point p(member, {64});
    const double radius = data_radius(p).to_double(), reach = radius > 0 ? radius : p["a"].to_double();
    for (const Rational& part : parts) {
      if (radius == 0 && part < 1) continue;
      std::vector<double> direction;
      double norm = 0;
      for (std::size_t i = 0; i < dimension_of(p); ++i) {
        direction.push_back(generator.normal());
        norm += direction.back() * direction.back();
      }
      RationalPoint x;
      for (double component : direction)
        x.push_back(part * rational_from_double(reach * component / std::sqrt(norm)));
      family.members.push_back(placed(member, x));
    }
  }
  return family;
}
Family inside_radius(const Trial& trial) {
  return around_data(trial, "|x| < C", {"0"_q, "1/2"_q, "999/1000"_q},
                     {{"|x| < C", [](const Point& p) { return less(place_norm(p), data_radius(p)); }}});
}
Family outside_radius(const Trial& trial) {
  return around_data(trial, "|x| > C", {"1001/1000"_q, "3/2"_q, "20"_q},
                     {{"|x| > C", [](const Point& p) { return less(data_radius(p), place_norm(p)); }}});
}
Family far_outside(const Trial& trial) {
  return around_data(trial, "|x| > 3 C", {"3001/1000"_q, "5"_q},
                     {{"|x| > 3 C", [](const Point& p) { return less(3 * data_radius(p), place_norm(p)); }}});
}

REFEREE_CLAIM({
    .id = "MN-T4.3q",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "Critical points lie in a bounded superlevel set",
    .statement =
        "E is compact and contained in G_delta = {L > delta} for small delta; G_delta is open, bounded and "
        "positively invariant.",
    .hypotheses = "Assumption 4.2",
    .source = "appendix A.7",
    .evidence =
        "with C the radius of the data: <grad L, x> < 0 for |x| > C, so that E, which is closed, lies "
        "in |x| <= C; L >= Phi(s, 2 C^2) there, an explicit delta (for C = 0 every smaller one); L < Phi(s, "
        "2 C^2) for |x| > 3 C, so "
        "that its G_delta is bounded, and every G_delta by MN-LA.9; L rises along flows",
    .refuted_by = "a critical point outside |x| <= C, or a place in it with L < Phi(s, 2 C^2)",
    .attack =
        "places just outside the radius and far away, just inside, data at the origin alone, weights of "
        "1e-30, alpha from -4 to 13/4, d from 1 to 8; delta above a critical value, where the inclusion "
        "fails",
    .rests_on = {"MN-LA.9", "MN-T4.3p"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "<grad L, x> < 0 for |x| > C", outside_radius(trial),
              [](const Point& p) {
                const OptimalModel model = model_of(p);
                const auto gradient = model.mixture().gradient(model.order(), place_of(p));
                const auto x = place_of(p);
                Ball sum(0);
                for (std::size_t i = 0; i < x.size(); ++i) sum += gradient[i] * x[i];
                return sum;
              },
              [](const Point&) { return Ball(0); });
          trial.bound("L > Phi(s, 2 C^2) for |x| < C", inside_radius(trial), small_level,
                      [](const Point& p) { return model_of(p).L(place_of(p)); });
          trial.bound(
              "positively invariant: d/dt L >= 0", outside_radius(trial),
              [](const Point&) { return Ball(0); }, rise_of_level);
          trial.bound(
              "bounded: L < Phi(s, 2 C^2) for |x| > 3 C", far_outside(trial),
              [](const Point& p) { return model_of(p).L(place_of(p)); }, small_level);
          Family saddle{"points at -3 and 3, delta = L(1), critical point 0", {}, noise_levels()};
          saddle.members = {placed(data_set(1, "1/2"_q, 1, {{-3}, {3}}), {0}),
                            placed(data_set(2, "1/4"_q, 2, {{-3}, {3}}), {0})};
          trial.bound(
              "the twin with a large delta fails: L(0) < delta", saddle,
              [](const Point& p) { return model_of(p).L(place_of(p)); },
              [](const Point& p) { return model_of(p).L(std::vector<Ball>{p.constant(1)}); });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
