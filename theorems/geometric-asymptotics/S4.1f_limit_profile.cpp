// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.1: F -> d_A^2, and the eikonal equations of the limit in the viscosity sense, exactly.
#include "court/random_rationals.hpp"
#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// lambda = 1 leaves F = -4t log u1 and Phi = d_A^2, A = A1.
Family single_profiles(const Trial& trial) {
  Family family = placed_supports(trial);
  family.name = "finite sets A at places on and off ties, t from 1e-40 to 100";
  for (Instance& member : family.members) member.set("lambda", 1);
  return family;
}

/// exp(-(F - d_A^2)/(4t)) (4 pi t)^(d/2): between the least weight and 1, whatever x.
Ball profile_weight(const Point& p) {
  const Ball t = p["t"].at(p.precision());
  const Ball excess =
      (rescaled_potential(p) - distance_potential(p)) / t -
      Ball(2 * static_cast<int>(place_of(p).size())) * log(Ball(4) * Ball::pi(p.precision()) * t);
  return exp(-excess / 4);
}
Ball least_weight(const Point& p) {
  Ball least = Ball(1).at(p.precision());
  for (const Ball& weight : measure_of<Ball>(p, 1).weights) least = min(least, weight);
  return least;
}

/// u_0 uniform on A = [0, 1]: F(x, t), by the error function.
Ball segment_potential(const Point& p) {
  const Ball t = p["t"].at(p.precision()), x = p["x"].at(p.precision()), scale = Ball(2) * sqrt(t);
  return Ball(-4) * t * log((erf(x / scale) - erf((x - Ball(1)) / scale)) / 2);
}
Ball segment_distance(const Point& p) {
  const Ball x = p["x"].at(p.precision()), zero = Ball(0).at(p.precision());
  return max(max(-x, x - Ball(1)), zero);
}
Ball segment_shift(const Point& p) {
  const Ball t = p["t"].at(p.precision());
  return Ball(2) * t * log(Ball(4) * Ball::pi(p.precision()) * t);
}

Family segment_places() {
  Family family{"u_0 uniform on A = [0, 1], -3 <= x <= 4",
                {},
                {{"t > 0", [](const Point& p) { return positive(p["t"]); }}}};
  for (const Rational& t : {"1"_q, "1/10"_q, "1/100"_q, "1/1000"_q})
    for (const Rational& x : {"-3"_q, "-1/7"_q, "0"_q, "1/3"_q, "1"_q, "101/100"_q, "4"_q})
      family.members.push_back({{"x", x}, {"t", t}});
  return family;
}

// Exact geometry of Phi = d_A^2 at a place: superdifferential conv{2(x - a)}, a nearest.

std::vector<RationalPoint> nearest_points(const Instance& instance) {
  const DistancePotential potential = potential_of(instance);
  std::vector<RationalPoint> result;
  for (int k : potential.nearest(place_of(instance)).first)
    result.push_back(potential.supports().first[static_cast<std::size_t>(k)]);
  return result;
}
/// 2 (x - sum mu_k a_k), with the member's own odds as mu.
RationalPoint a_supergradient(const Instance& instance) {
  const RationalPoint x = place_of(instance);
  RationalPoint barycentre(x.size(), 0);
  Rational sum = 0;
  long weight = 1;
  for (const RationalPoint& a : nearest_points(instance)) {
    for (std::size_t i = 0; i < x.size(); ++i) barycentre[i] += weight * a[i];
    sum += weight;
    weight += 2;
  }
  for (std::size_t i = 0; i < x.size(); ++i) barycentre[i] = 2 * (x[i] - barycentre[i] / sum);
  return barycentre;
}
RationalPoint direction_of(const Instance& instance, int sign = 1) {
  RationalPoint h;
  for (int i = 1; instance.has("h" + std::to_string(i)); ++i)
    h.push_back(sign * instance["h" + std::to_string(i)]);
  return h;
}
Rational profile(const Instance& instance) { return potential_of(instance).value(place_of(instance)); }
/// Phi(x + h) + Phi(x - h) - 2 Phi(x).
Rational second_difference(const Instance& instance) {
  const DistancePotential potential = potential_of(instance);
  const RationalPoint x = place_of(instance), h = direction_of(instance);
  RationalPoint forth = x, back = x;
  for (std::size_t i = 0; i < x.size(); ++i) {
    forth[i] += h[i];
    back[i] -= h[i];
  }
  return potential.value(forth) + potential.value(back) - 2 * potential.value(x);
}

/// Places with directions h1..; on ties the first direction joins two nearest points.
Family exact_profiles(const Trial& trial, bool on_ties) {
  Family family{on_ties ? "finite sets A at places with several nearest points"
                        : "finite sets A at places on and off ties",
                {},
                {}};
  Generator generator = trial.generator("profiles");
  for (Instance pair : all_supports(trial)) {
    pair.set("lambda", 1);
    for (const RationalPoint& x : telling_places(pair, generator)) {
      Instance member = placed(pair, x);
      const std::vector<RationalPoint> nearest = nearest_points(member);
      if (on_ties && nearest.size() < 2) continue;
      for (std::size_t i = 0; i < x.size(); ++i)
        member.set("h" + std::to_string(i + 1),
                   on_ties ? Rational(nearest[0][i] - nearest[1][i]) : random_signed(generator, -1, 0));
      family.members.push_back(std::move(member));
    }
  }
  return family;
}

REFEREE_CLAIM({
    .id = "GA-S4.1f",
    .paper = "geometric-asymptotics",
    .kind = "limit",
    .title = "F tends to the squared distance",
    .statement = "F(., t) = -4t log u -> d_A^2 locally uniformly as t -> 0+, A = supp u_0; d_A^2 keeps the "
                 "semiconcavity constant 2.",
    .hypotheses = "u_0 a probability measure with compact support A",
    .source = "section 4.1, after the equation of F",
    .evidence = "0 <= F - d_A^2 - 2dt log(4 pi t) <= 4t log(1/least weight) for finite A, by enclosures; a "
                "segment by the error function; semiconcavity in rational arithmetic",
    .refuted_by = "a set, a place and a time outside these bounds, or a second difference above 2 |h|^2",
    .attack = "ties, points of A, far points, t from 1e-40 to 100, weights of 1e-30; a segment at its ends. "
              "(Lemma 6.2, which the text cites, assumes more about the mass of small balls; compactness "
              "alone suffices for the limit)",
    .rests_on = {"GA-S4.1c", "GA-L6.2c"},
    .trial =
        [](Trial& trial) {
          const Family profiles = single_profiles(trial);
          trial.bound(
              "finite A: F >= d_A^2 + 2dt log(4 pi t), that is exp(-(F - d_A^2)/(4t)) (4 pi t)^(d/2) <= 1",
              profiles, profile_weight, [](const Point&) { return Ball(1); });
          trial.bound("finite A: F <= d_A^2 + 2dt log(4 pi t) + 4t log(1/least weight), uniformly in x",
                      profiles, least_weight, profile_weight);
          trial.bound(
              "A = [0, 1]: d_A^2 <= F - 2t log(4 pi t)", segment_places(),
              [](const Point& p) { return square(segment_distance(p)); },
              [](const Point& p) { return segment_potential(p) - segment_shift(p); });
          // A ball of radius r around the nearest point has mass at least r.
          trial.bound(
              "A = [0, 1]: F - 2t log(4 pi t) <= (d_A + r)^2 + 4t log(1/r), r = (t/2)^(1/2)",
              segment_places(), [](const Point& p) { return segment_potential(p) - segment_shift(p); },
              [](const Point& p) {
                const Ball r = sqrt(p["t"].at(p.precision()) / 2);
                return square(segment_distance(p) + r) - Ball(4) * p["t"] * log(r);
              });
          const Approach small{.parameter = "t",
                               .first = 2,
                               .last = 40,
                               .fixed = placed(supports(1, {{-1}, {1}, {2}}, {{0}}, {1, 5, 2}), {0})};
          trial.limit(
              "F -> d_A^2 = 1 on a tie of A = {-1, 1, 2}", small,
              [](const Point& p) { return rescaled_potential(p); }, distance_potential);
          trial.exact("d_A^2(x + h) + d_A^2(x - h) - 2 d_A^2(x) <= 2 |h|^2", exact_profiles(trial, false),
                      second_difference, Relation::at_most, [](const Instance& i) {
                        const RationalPoint h = direction_of(i);
                        return Rational(2 * dot(h, h));
                      });
        },
});

REFEREE_CLAIM({
    .id = "GA-S4.1g",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "The distance as viscosity solution of the eikonal equation",
    .statement = "d_A is the viscosity solution of |grad d_A| = 1 away from A with d_A = 0 on A, in the "
                 "standard target-set sense.",
    .hypotheses = "A compact (tried for finite A); the target-set sense asks for solutions bounded below",
    .source = "section 4.1, after the limit",
    .evidence = "exact: p in the superdifferential of d_A has |p| <= 1; where d_A is not differentiable its "
                "subdifferential is empty; elsewhere |grad d_A| = 1",
    .refuted_by = "a place off A where one of the two tests fails",
    .attack = "ties of two to four points. 'The' solution: without a bound from below it is not unique (A = "
              "{0}: -|x| is smooth off A, has slope 1 and vanishes on A), with one it is, and the sense "
              "cited includes it",
    .trial =
        [](Trial& trial) {
          const auto off = [](Family family) {
            std::erase_if(family.members, [](const Instance& i) { return profile(i) == 0; });
            return family;
          };
          // grad d_A = grad Phi/(2 d_A), so |p|^2 = |p_Phi|^2/(4 Phi).
          const auto slope = [](const Instance& i) {
            const RationalPoint p = a_supergradient(i);
            return Rational(dot(p, p) / (4 * profile(i)));
          };
          trial.exact("subsolution: |p|^2 <= 1 for p in the superdifferential of d_A",
                      off(exact_profiles(trial, false)), slope, Relation::at_most,
                      [](const Instance&) { return Rational(1); });
          trial.exact("on ties: |p|^2 < 1 strictly inside it", off(exact_profiles(trial, true)), slope,
                      Relation::less, [](const Instance&) { return Rational(1); });
          trial.exact(
              "supersolution: on ties the slopes of d_A^2 along h and -h add up to less than 0, so the "
              "subdifferential is empty",
              off(exact_profiles(trial, true)),
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                return Rational(potential.directional_derivative(place_of(i), direction_of(i)) +
                                potential.directional_derivative(place_of(i), direction_of(i, -1)));
              },
              Relation::less, [](const Instance&) { return Rational(0); });
          Family smooth = off(exact_profiles(trial, false));
          std::erase_if(smooth.members, [](const Instance& i) { return nearest_points(i).size() > 1; });
          trial.exact("elsewhere |grad d_A|^2 = 1", smooth, slope, Relation::equal,
                      [](const Instance&) { return Rational(1); });
          trial.note(
              "uniqueness among solutions bounded below is the comparison theorem of [4, chapter II], not "
              "tried");
        },
});

REFEREE_CLAIM({
    .id = "GA-S4.1h",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Hamilton-Jacobi equation of the squared distance",
    .statement = "Phi = d_A^2 satisfies |grad Phi|^2 = 4 Phi in the viscosity sense.",
    .hypotheses = "A compact (tried for finite A)",
    .source = "section 4.1, after the eikonal equation",
    .evidence = "exact: the superdifferential of Phi is the hull of 2(x - a) over the nearest points, by "
                "directional derivatives; |p|^2 <= 4 Phi on it; on ties the subdifferential is empty; "
                "elsewhere and on A equality",
    .refuted_by = "a place where the test of a sub- or supersolution fails",
    .attack =
        "ties of two to four points, points of A; the equation with its sign reversed, which ties refute",
    .rests_on = {"GA-S4.1g"},
    .trial =
        [](Trial& trial) {
          const Family everywhere = exact_profiles(trial, false), ties = exact_profiles(trial, true);
          const auto squared_slope_of = [](const Instance& i) {
            const RationalPoint p = a_supergradient(i);
            return dot(p, p);
          };
          const auto four_times = [](const Instance& i) { return Rational(4 * profile(i)); };
          trial.exact(
              "Phi'(x; h) <= <p, h> for p in the hull of 2(x - a): a supergradient", everywhere,
              [](const Instance& i) {
                return potential_of(i).directional_derivative(place_of(i), direction_of(i));
              },
              Relation::at_most, [](const Instance& i) { return dot(a_supergradient(i), direction_of(i)); });
          trial.exact("subsolution: |p|^2 <= 4 Phi for supergradients p", everywhere, squared_slope_of,
                      Relation::at_most, four_times);
          trial.exact(
              "on ties |p|^2 < 4 Phi inside the hull: the equation with its sign reversed fails there", ties,
              squared_slope_of, Relation::less, four_times);
          trial.exact(
              "supersolution: on ties Phi'(x; h) + Phi'(x; -h) < 0, so the subdifferential is empty", ties,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                return Rational(potential.directional_derivative(place_of(i), direction_of(i)) +
                                potential.directional_derivative(place_of(i), direction_of(i, -1)));
              },
              Relation::less, [](const Instance&) { return Rational(0); });
          Family smooth = everywhere;
          std::erase_if(smooth.members, [](const Instance& i) { return nearest_points(i).size() > 1; });
          trial.exact("one nearest point, also on A: |grad Phi|^2 = 4 Phi", smooth, squared_slope_of,
                      Relation::equal, four_times);
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
