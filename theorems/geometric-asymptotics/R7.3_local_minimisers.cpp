// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 7.3: local minimisers with mixture and with guidance.
#include <fmt/format.h>

#include "court/random_rationals.hpp"
#include "geometric-asymptotics/half_stable_point.hpp"
#include "geometric-asymptotics/local_drift.hpp"
#include "geometric-asymptotics/rigidity.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Local minimisers of the example in the plane and of a few others, lambda <= 1.
std::vector<Instance> mixture_minimisers() {
  std::vector<Instance> result;
  for (const Instance& geometry :
       {line_example()[0], line_example()[1], plane_example()[0], plane_example()[1],
        supports(0, {{-1}, {1}}, {{0}, {3}}), supports(1, {{0}, {2}}, {{-1}, {1}}),
        supports("1/3"_q, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, {{0, 0, 0}, {1, 1, 1}}, {1, 5, 9}, {1, 7})})
    for (const CriticalPoint& point : critical_points_of(geometry))
      if (point.minimum) result.push_back(beside_anchor(geometry, point.at, point.at));
  return result;
}

/// A tenth of the distance at which another site could become nearest.
Rational safe_radius(const Instance& minimiser) {
  const Rational lead = least_lead(Point(minimiser, {128})).lower_as_rational();
  return simplest_between(lead / 200, lead / 150);
}

Family near_mixture_minimisers(const Trial& trial) {
  Family family{"x within a safe radius of a minimiser, t from 1e-30 to 1e6", {}, support_hypotheses()};
  Generator generator = trial.generator("near the minimisers");
  for (const Instance& minimiser : mixture_minimisers()) {
    const Rational radius = safe_radius(minimiser);
    const RationalPoint at = place_of(minimiser);
    for (long k = 0; k < trial.effort().scaled(2, 6, 40); ++k) {
      RationalPoint x = at;
      for (Rational& coordinate : x)
        coordinate +=
            radius * random_between(generator, Rational(-1), Rational(1)) / static_cast<long>(x.size());
      family.members.push_back(beside_anchor(minimiser, at, x)
                                   .set("radius", radius)
                                   .set("t", random_positive(generator, k % 2 ? -3 : -30, 5)));
    }
  }
  return family;
}

/// The paper's guidance example in the plane at its two minimisers on the interface, each with a normal n of
/// the face.
Family interface_minimisers() {
  Family family{"minimisers with two nearest points in A2, h across the face", {}, support_hypotheses()};
  for (const Instance& geometry :
       {plane_example()[2], supports(2, {{0}}, {{-1}, {1}}), supports("11/10"_q, {{0}}, {{-3}, {3}}),
        supports(3, {{0, 0, 0}}, {{1, 1, 1}, {-1, -1, -1}, {9, 0, 0}})})
    for (const CriticalPoint& point : critical_points_of(geometry)) {
      if (!point.minimum || point.second.size() < 2) continue;
      const auto sites = supports_of(geometry).second;
      Instance member = placed(geometry, point.at);
      const RationalPoint across = difference(sites[static_cast<std::size_t>(point.second[0])],
                                              sites[static_cast<std::size_t>(point.second[1])]);
      for (std::size_t i = 0; i < across.size(); ++i)
        member.set("h" + std::to_string(i + 1), across[i] / 1000);
      family.members.push_back(std::move(member));
    }
  return family;
}
RationalPoint across_face(const Instance& i) {
  RationalPoint h;
  for (int axis = 1; i.has("h" + std::to_string(axis)); ++axis) h.push_back(i["h" + std::to_string(axis)]);
  return h;
}

/// All local minimisers for lambda > 1, with small random h.
Family guidance_minimisers(const Trial& trial) {
  Family family{"local minimisers for lambda > 1, |h| of order 1e-20", {}, support_hypotheses()};
  Generator generator = trial.generator("beside guidance minimisers");
  for (const Instance& geometry : supports_with(trial, "", guidance_shares()).members)
    for (const CriticalPoint& point : critical_points_of(geometry)) {
      if (!point.minimum) continue;
      Instance member = placed(geometry, point.at);
      const RationalPoint h = random_vector(generator, point.at.size());
      for (std::size_t i = 0; i < h.size(); ++i) member.set("h" + std::to_string(i + 1), h[i] * "1e-20"_q);
      family.members.push_back(std::move(member));
    }
  return family;
}

/// |grad F - grad Phi| at x = x* + t h, where Phi is smooth: Phi's gradient from the side to which h points.
Ball drift_error_beside_face(const Point& p) {
  Point beside = p;
  for (int axis = 1; p.has("x" + std::to_string(axis)); ++axis)
    beside.set("x" + std::to_string(axis),
               p["x" + std::to_string(axis)].at(p.precision()) + p["t"] * p["h" + std::to_string(axis)]);
  std::vector<Ball> m;
  for (int axis = 1; p.has("x" + std::to_string(axis)); ++axis) {
    const std::string index = std::to_string(axis);
    beside.set("m" + index, p["x" + index].at(p.precision()) + p["h" + index] / 1000);
  }
  return euclidean_length(drift_error(beside));
}

REFEREE_CLAIM({
    .id = "GA-R7.3",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Local minimisers with mixture and with guidance",
    .statement =
        "For 0 <= lambda <= 1 every local minimiser is a smooth strict quadratic one, off ND(A1, A2) for "
        "0 < lambda < 1, so that near it the drift grad F_lambda tends to grad Phi_lambda locally "
        "uniformly and exponentially fast in 1/t by (6.9). For lambda > 1 minimisers may lie on "
        "ND(A1, A2), Phi_lambda can be nonsmooth there, and neither the quadratic form nor a uniform "
        "exponential bound is available in general.",
    .hypotheses = "A1 and A2 finite",
    .source = "section 7.3, Remark 7.3",
    .evidence =
        "bound with explicit C and eta near mixture minimisers, and the exponent measured; with guidance "
        "exact kinks at minimisers and drift errors at distance O(t) that do not fade",
    .refuted_by =
        "a mixture minimiser next to which the drift error is not exponentially small, or a proof that "
        "guidance minimisers have the same properties",
    .attack =
        "weights, endpoints lambda = 0 and 1, t from 1e-30 to 1e6; whether smoothness of Phi would do for "
        "guidance: A1 = {-1, 1}, A2 = {-2, 2}, lambda = 2 has Phi = x^2 - 2 near its minimiser 0 and still "
        "a drift error that does not fade. Beyond the remark: for lambda = 1/2 a mixture can carry a "
        "half-line of "
        "starts to a critical point that is no minimiser, because it lies on an interface",
    .rests_on = {"GA-L7.2b", "GA-L7.2c"},
    .trial =
        [](Trial& trial) {
          const Family near = near_mixture_minimisers(trial);
          trial.bound(
              "mixture: |grad F - grad Phi| <= C exp(-eta/t) around the minimisers, all t", near,
              [](const Point& p) { return euclidean_length(drift_error(p)); }, local_exponential_bound);
          Family moderate{"of these the ones with t >= 1/100", {}, near.hypotheses};
          for (const Instance& i : near.members)
            if (i["t"] >= "1/100"_q) moderate.members.push_back(i);
          trial.identity(
              "the error summed over the other points = 2 (x - lambda m1 - (1 - lambda) m2) - 2 (x - x*)",
              moderate, [](const Point& p) { return euclidean_length(drift_error(p)); },
              [](const Point& p) {
                const auto gradient = rescaled_gradient(p);
                const auto x = place_of(p), m = anchor(p);
                Ball sum(0);
                for (std::size_t i = 0; i < x.size(); ++i)
                  sum += square(gradient[i] - Ball(2) * (x[i] - m[i]));
                return sqrt(sum);
              });
          for (const std::size_t k : {0u, 3u, 7u}) {
            Instance at = mixture_minimisers()[k];
            at.set("x1", at["x1"] + safe_radius(at));
            trial.limit(
                fmt::format(
                    "mixture: -4 t log |grad F - grad Phi| -> least lead of the nearest points, beside "
                    "minimiser {}",
                    k + 1),
                {.parameter = "t", .first = 2, .last = 14, .fixed = at},
                [](const Point& p) { return Ball(-4) * p["t"] * log(euclidean_length(drift_error(p))); },
                least_lead);
          }
          const Family faces = interface_minimisers();
          trial.exact(
              "guidance: Phi has a kink at these minimisers, Phi'(x*; h) + Phi'(x*; -h) > 0", faces,
              [](const Instance&) { return Rational(0); }, Relation::less,
              [](const Instance& i) -> Rational {
                const DistancePotential potential = potential_of(i);
                const RationalPoint h = across_face(i);
                return potential.directional_derivative(place_of(i), h) +
                       potential.directional_derivative(
                           place_of(i), displaced(RationalPoint(h.size(), Rational(0)), h, -1));
              });
          const auto growth = [](const Instance& i) -> Rational {
            const DistancePotential potential = potential_of(i);
            return potential.value(displaced(place_of(i), across_face(i), 1)) - potential.value(place_of(i));
          };
          const auto square_of_h = [](const Instance& i) { return dot(across_face(i), across_face(i)); };
          trial.exact("guidance: they are not quadratic, Phi(x* + h) - Phi(x*) > |h|^2", faces, square_of_h,
                      Relation::less, growth);
          trial.exact("guidance, what remains: Phi(x* + h) - Phi(x*) >= |h|^2 at every local minimiser",
                      guidance_minimisers(trial), square_of_h, Relation::at_most, growth);
          for (const Instance& i : faces.members)
            trial.rate(
                fmt::format("guidance: at x* + t h the drift error does not fade, order t^0, x* = ({}{})",
                            to_string(i["x1"]), i.has("x2") ? ", ..." : ""),
                {.parameter = "t", .first = 2, .last = 20, .fixed = i}, drift_error_beside_face, 0);
          Family exact_errors{"A1 = {0}, A2 = {-s, s}, x = c t", {}, support_hypotheses()};
          Family smooth{"A1 = {-1, 1}, A2 = {-2, 2}, lambda = 2, x = c t", {}, support_hypotheses()};
          Generator generator = trial.generator("distances of order t");
          for (int k = 0; k < 10; ++k) {
            const Rational s = random_positive(generator, -1, 0), c = random_positive(generator, -1, 0) / s,
                           t = random_positive(generator, -30, 2),
                           lambda = 1 + random_positive(generator, -3, 2);
            exact_errors.members.push_back(
                placed(supports(lambda, {{0}}, {{-s}, {s}}), {c * t}).set("t", t).set("c", c).set("s", s));
            smooth.members.push_back(
                placed(supports(2, {{-1}, {1}}, {{-2}, {2}}), {c * t}).set("t", t).set("c", c));
          }
          trial.identity(
              "guidance: grad Phi - grad F = 2 (lambda - 1) s (1 - tanh(c s/2)) at x = c t, whatever t",
              exact_errors,
              [](const Point& p) {
                return Ball(2) * (p["x1"] + (p["lambda"] - Ball(1)) * p["s"]) - rescaled_gradient(p)[0];
              },
              [](const Point& p) {
                return Ball(2) * (p["lambda"] - Ball(1)) * p["s"] * (Ball(1) - tanh(p["c"] * p["s"] / 2));
              });
          trial.identity(
              "guidance where Phi = x^2 - 2 is smooth: grad F - grad Phi = 4 (tanh c - tanh(c/2)) at x = c t",
              smooth, [](const Point& p) { return rescaled_gradient(p)[0] - Ball(2) * p["x1"]; },
              [](const Point& p) { return Ball(4) * (tanh(p["c"]) - tanh(p["c"] / 2)); });
          trial.note("So 'outside ND(A1, A2)' cannot be weakened to 'Phi smooth at x*' in the rate result.");
          try_half_stable_point(trial);
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
