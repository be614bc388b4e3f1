// SPDX-License-Identifier: GPL-3.0-or-later
/// Appendix A.6, Steps 1 to 3: the rise of L along perturbed flows, and the sets they cannot leave.
#include "court/random_rationals.hpp"
#include "multiplicative-noise/dirac_drifts.hpp"

namespace referee::multiplicative_noise {
namespace {

/// A perturbation of each admissible kind by its number: 0, -s_*/2, 3 s_*, constant, linear, sin(x), |x|.
constexpr long perturbation_kinds = 7;
std::vector<Ball> perturbation(const Point& p, const std::vector<Ball>& x, const std::vector<Ball>& s) {
  const long kind = std::lround(p["kind"].to_double());
  std::vector<Ball> e;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const long place = static_cast<long>(i) + 1;
    e.push_back(kind == 0   ? Ball(0).at(p.precision())
                : kind == 1 ? Ball(-s[i] / 2)
                : kind == 2 ? Ball(3 * s[i])
                : kind == 3 ? Ball(place).at(p.precision())
                : kind == 4 ? Ball(x[x.size() - 1 - i] / place)
                : kind == 5 ? sin(3 * x[i])
                            : abs(x[i]));
  }
  return e;
}
Family perturbed_places(const Trial& trial) {
  Family family{"data, places and perturbations of every kind", {}, noise_levels()};
  long n = 0;
  for (const Instance& member : placed_data(trial).members)
    family.members.push_back(Instance(member).set("kind", n++ % perturbation_kinds));
  return family;
}

/// s_* from its definition: kernels of both orders at every point, one component.
std::vector<Ball> model_by_definition(const Point& p) {
  const NoiseKernel kernel = kernel_of(p);
  const Mixture<Ball> data = data_of(p);
  const std::vector<Ball> x = place_of(p);
  const Ball d(static_cast<long>(x.size()));
  std::vector<Ball> pull(x.size(), Ball(0));
  Ball weight(0);
  for (std::size_t j = 0; j < data.size(); ++j) {
    Ball z = Ball(0).at(p.precision());
    for (std::size_t i = 0; i < x.size(); ++i) z += square(x[i] - data.means[j][i]) / 2;
    const Ball force = data.weights[j] * kernel(half_of(d + p["alpha"]), z);
    weight += data.weights[j] * kernel(half_of(d + 2 * p["alpha"] - Ball(2)), z);
    for (std::size_t i = 0; i < x.size(); ++i) pull[i] += force * (data.means[j][i] - x[i]);
  }
  for (Ball& component : pull) component /= weight;
  return pull;
}
/// L~ <s_*, s_* + e>.
Ball rise_by_definition(const Point& p) {
  const std::vector<Ball> s = model_by_definition(p), e = perturbation(p, place_of(p), s);
  Ball sum(0);
  for (std::size_t i = 0; i < s.size(); ++i) sum += s[i] * (s[i] + e[i]);
  return averaged_kernel(p, half_of(Ball(static_cast<long>(s.size())) + 2 * p["alpha"]) - Ball(1)) * sum;
}
/// d/dh L(x + h (s_* + e)) by jets.
Ball rise_along_field(const Point& p) {
  using J = Jet<Ball>;
  const std::vector<Ball> x = place_of(p), s = model_of(p)(x), e = perturbation(p, x, s);
  const J h = J::variable(JetLayout::of(1, 1), 0, Ball(0).at(p.precision()));
  std::vector<J> along;
  for (std::size_t i = 0; i < x.size(); ++i) along.push_back(J(x[i]) + h * J(s[i] + e[i]));
  const OptimalModel model = model_of(p);
  return model.mixture().value(model.order(), along).derivative({1});
}

REFEREE_CLAIM({
    .id = "MN-T4.2s1",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The rise of L along the flow",
    .statement =
        "d/dt L(phi_t(x)) = L~ <s_*, s_* + e> at phi_t(x), with L~ = L((d + 2 alpha)/2 - 1, .) and s_* = "
        "grad L/L~.",
    .hypotheses = "Assumption 4.1",
    .source = "appendix A.6, Step 1 of the proof of Theorem 4.2",
    .evidence =
        "s_* from its definition (2.9) against derivatives of L by jets; difference quotients of L along "
        "flows in closed form",
    .refuted_by = "data, a place and a perturbation where the two differ",
    .attack =
        "seven kinds of perturbation, kinks included; alpha from -4 to 13/4, d from 1 to 8, places on data "
        "points and far away; L~ differs from L unless alpha = 0",
    .rests_on = {"MN-LA.7"},
    .trial =
        [](Trial& trial) {
          trial.identity("d/dt L = L~ <s_*, s_* + e>", perturbed_places(trial), rise_along_field,
                         rise_by_definition);
          for (const Instance& member : drifts(trial)) {
            if (member["q1"] != 0 && member["omega"] != 0) continue;
            RationalPoint x;
            for (std::size_t i = 1; member.has("q" + std::to_string(i)); ++i)
              x.push_back(member["inner"] / static_cast<long>(i));
            trial.limit(
                "(L(phi_h(x)) - L(x))/h, one point at 0: " + member.text(),
                {.parameter = "t", .first = 4, .last = 14, .fixed = placed(member, x)},
                [](const Point& p) {
                  return (carried_level(p) - carried_level(Point(p).set("t", p.constant(0)))) / p["t"];
                },
                [](const Point& p) { return level_speed(Point(p).set("t", p.constant(0))); });
            if (trial.judgement().findings.size() > 2) break;
          }
        },
});

/// Places on the boundary of the ball of that radius and inside it, at times from 0 to 30.
Family leaving(const Trial& trial, const std::string& radius, bool open) {
  Family family{"one point at 0, affine drifts", {}, drift_hypotheses()};
  family.hypotheses.push_back(open ? within_open(radius) : within_closed(radius));
  if (radius == "radius")
    family.hypotheses.push_back({"a < c < b: inner < radius < outer", [](const Point& p) {
                                   return less(p["inner"], p["radius"]) && less(p["radius"], p["outer"]);
                                 }});
  for (Instance member : drifts(trial)) {
    member.set("radius", member["inner"] + (member["outer"] - member["inner"]) / 3);
    std::size_t d = 0;
    while (member.has("q" + std::to_string(d + 1))) ++d;
    // On the boundary itself only where enclosures can tell.
    const Integer parts = denominator(member[radius]);
    const bool dyadic = (parts & (parts - 1)) == 0;
    for (const Rational& part : {"1"_q, "-1"_q, "999/1000"_q, "1/3"_q, "0"_q}) {
      if (abs(part) == 1 && (open || !dyadic)) continue;
      for (std::size_t axis : {std::size_t{0}, d - 1}) {
        RationalPoint x(d, 0);
        x[axis] = part * member[radius];
        for (const Rational& t : {"1e-3"_q, "1/2"_q, "30"_q})
          family.members.push_back(placed(member, x).set("t", t));
      }
    }
  }
  return family;
}

REFEREE_CLAIM({
    .id = "MN-T4.2s2",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "A is positively invariant",
    .statement = "phi_t(A) lies in A for all t >= 0.",
    .hypotheses = "those of Theorem 4.2",
    .source = "appendix A.6, Step 2 of the proof of Theorem 4.2",
    .evidence =
        "perturbations that make the flow affine, followed in closed form from the boundary of A and from "
        "within; rises at the boundary on data of several points",
    .refuted_by = "a start in A whose flow has L < b later",
    .attack =
        "E touching the boundary of A from within (an equilibrium on it), turning flows, d from 1 to 8, "
        "alpha from -4 to 13/4, sigma_eps/sigma_T = 1e-12; backwards in time the statement fails",
    .rests_on = {"MN-T4.2s1"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "b <= L(phi_t(x)) for x in A", leaving(trial, "inner", false),
              [](const Point& p) { return level_at(p, p["inner"]); }, carried_level);
          Family back{
              "backwards from the boundary, e = q - x - s_*, q = inner = 1/8", {}, drift_hypotheses()};
          for (const Rational& t : {"1/10"_q, "1"_q, "4"_q})
            back.members.push_back(
                placed(with_radii(drifting(1, 2, 1, 2, 1, 0, {"1/8"_q}), 2, "1/8"_q), {"-1/8"_q})
                    .set("t", -t));
          trial.bound("the twin t < 0 leaves A: L(phi_t(x)) <= b", back, carried_level,
                      [](const Point& p) { return level_at(p, p["inner"]); });
        },
});

REFEREE_CLAIM({
    .id = "MN-T4.2s3",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "U_c is positively invariant",
    .statement = "phi_t(U_c) lies in U_c = {x in Gamma : L(x) > c} for all t >= 0 and c in (a, b).",
    .hypotheses = "those of Theorem 4.2",
    .source = "appendix A.6, Step 3 of the proof of Theorem 4.2",
    .evidence = "perturbations that make the flow affine, followed in closed form from U_c",
    .refuted_by = "a start in U_c whose flow has L <= c later",
    .attack =
        "starts next to the boundary of U_c, turning flows, d from 1 to 8; c > b, where the flow does leave. "
        "The proof takes \"x in U_c\" where it needs x outside A: for x in A its set of times is empty, as "
        "in "
        "MN-T4.2s4b; starts in A are Step 2's",
    .rests_on = {"MN-T4.2s1", "MN-T4.2s2"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "c < L(phi_t(x)) for x in U_c", leaving(trial, "radius", true),
              [](const Point& p) { return level_at(p, p["radius"]); }, carried_level);
          Family above{"c > b: radius 1/16 < inner = q = 1/8, x = 0", {}, drift_hypotheses()};
          for (const Rational& t : {"7/10"_q, "2"_q, "20"_q})
            above.members.push_back(
                placed(with_radii(drifting(1, 2, 1, 2, 1, 0, {"1/8"_q}), 2, "1/8"_q), {0}).set("t", t));
          trial.bound("the twin c > b is left: L(phi_t(x)) <= L(1/16) from t = log 2 on", above,
                      carried_level,
                      [](const Point& p) { return level_at(p, Ball("1/16"_q, p.precision())); });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
