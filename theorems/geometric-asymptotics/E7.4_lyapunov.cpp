// SPDX-License-Identifier: GPL-3.0-or-later
/// (7.3)-(7.9): the Lyapunov identity along solutions of the limiting inclusion, and its ingredients.
#include "geometric-asymptotics/inclusion_samples.hpp"
#include "geometry/linear.hpp"

namespace referee::geometric_asymptotics {
namespace {

Rational slope_along(const Instance& i, const Rational& factor) {
  RationalPoint direction = velocity_of(i);
  for (Rational& component : direction) component *= factor;
  return potential_of(i).directional_derivative(place_of(i), direction);
}
Rational minus_four_squares(const Instance& i) { return -4 * dot(velocity_of(i), velocity_of(i)); }

/// A start with a solution of many pieces and two decays between which the energy is compared.
Family spans_of_solutions(const Trial& trial) {
  Family family{"solutions between two times", {}, support_hypotheses()};
  Generator generator = trial.generator("two times");
  for (const Instance& start : inclusion_starts(trial).members) {
    const std::size_t count = inclusion_solutions(start).solutions.size();
    family.members.push_back(Instance(start)
                                 .set("solution", static_cast<long>(generator.below(count)))
                                 .set("early", Rational(50 + static_cast<long>(generator.below(50)), 101))
                                 .set("late", Rational(static_cast<long>(generator.below(50)), 101)));
  }
  return family;
}
LimitSolution chosen_solution(const Instance& i) {
  return inclusion_solutions(i).solutions[static_cast<std::size_t>(to_double(i["solution"]))];
}
RationalPoint position_at(const LimitSolution& solution, const Rational& decay) {
  const LimitPiece* piece = &solution.pieces.front();
  for (const LimitPiece& candidate : solution.pieces)
    if (decay <= candidate.entry) piece = &candidate;
  return point_at(*piece, decay);
}

REFEREE_CLAIM({
    .id = "GA-E7.4",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Lyapunov identity",
    .statement =
        "Along every solution of (3.16) or (3.17), d/dtau Phi_lambda(Z) = -4 |Z'|^2 for almost every tau.",
    .hypotheses = "A1 and A2 finite",
    .source = "section 7.4, (7.3)-(7.4), (7.9)",
    .evidence =
        "exact: one-sided derivatives of Phi along velocities of all kinds of solutions, the inclusion "
        "itself, and the energy balance between two times over many pieces",
    .refuted_by = "a solution with an interval on which Phi falls at another rate than 4 |Z'|^2",
    .attack =
        "solutions that slide along interfaces, rest on maxima, cross several interfaces, or leave at a "
        "time of their choice; starts on every kind of stratum. The rate belongs to the velocities of "
        "solutions: another element of the same set gives another rate",
    .rests_on = {"GA-E7.5", "GA-E7.6"},
    .trial =
        [](Trial& trial) {
          const Family samples = velocity_samples(trial, false);
          trial.exact(
              "(7.3): -4 Z' is in the set, as a point of its hull", samples,
              [](const Instance& i) {
                return Rational(holds_element(inclusion_set(potential_of(i), place_of(i)),
                                              minus_four_times(velocity_of(i))));
              },
              Relation::equal, [](const Instance&) { return Rational(1); });
          trial.exact(
              "(7.4) forwards: Phi'(Z; Z') = -4 |Z'|^2", samples,
              [](const Instance& i) { return slope_along(i, 1); }, Relation::equal, minus_four_squares);
          trial.exact(
              "(7.4) backwards: Phi'(Z; -Z') = 4 |Z'|^2", samples,
              [](const Instance& i) -> Rational { return -slope_along(i, -1); }, Relation::equal,
              minus_four_squares);
          trial.exact(
              "(7.9): Phi(Z_b) - Phi(Z_a) = -4 int |Z'|^2 across pieces", spans_of_solutions(trial),
              [](const Instance& i) -> Rational {
                const DistancePotential potential = potential_of(i);
                const LimitSolution solution = chosen_solution(i);
                return potential.value(position_at(solution, i["late"])) -
                       potential.value(position_at(solution, i["early"]));
              },
              Relation::equal,
              [](const Instance& i) {
                Rational sum = 0;
                for (const LimitPiece& piece : chosen_solution(i).pieces) {
                  const Rational high = std::min(piece.entry, i["early"]),
                                 low = std::max(piece.exit, i["late"]);
                  if (high > low) sum -= dissipation(piece, high, low);
                }
                return sum;
              });
          // Elements of the set that no solution follows: one gradient of several, on an interface.
          Family stray{
              "sliding points with the gradient of one active pair as velocity", {}, samples.hypotheses};
          for (const Instance& i : velocity_samples(trial, true).members) {
            const DistancePotential potential = potential_of(i);
            const RationalPoint x = place_of(i);
            for (const RationalPoint& gradient : inclusion_set(potential, x)) {
              if (gradient == minus_four_times(velocity_of(i))) continue;
              Instance other = i;
              for (std::size_t axis = 0; axis < gradient.size(); ++axis)
                other.set("u" + std::to_string(axis + 1), -gradient[axis] / 4);
              stray.members.push_back(std::move(other));
              break;
            }
          }
          trial.exact(
              "other elements of the set: rates on the two sides never both -4 |u|^2", stray,
              [](const Instance& i) -> Rational {
                return abs(Rational(slope_along(i, 1) - minus_four_squares(i))) +
                       abs(Rational(-slope_along(i, -1) - minus_four_squares(i)));
              },
              Relation::different, [](const Instance&) { return Rational(0); });
        },
});

/// The stratum of the overlaid diagrams that holds x.
Stratum stratum_of(const Instance& i) {
  const NearestSites here = potential_of(i).nearest(place_of(i));
  for (Stratum& stratum : strata(supports_of(i)))
    if (stratum.sites == here) return stratum;
  throw std::logic_error("no stratum has these nearest sites");
}

/// All diagrams are built anew for each, so not all samples are taken.
Family every_so_many(Family family, std::size_t kept) {
  const std::size_t stride = 1 + family.members.size() / kept;
  std::vector<Instance> members;
  for (std::size_t k = 0; k < family.members.size(); k += stride) members.push_back(family.members[k]);
  family.members = std::move(members);
  return family;
}

/// Directions that separate the sites nearest to x: they span the stratum's normals.
std::vector<RationalPoint> site_differences(const Instance& i) {
  const NearestSites sites = potential_of(i).nearest(place_of(i));
  const SupportPair pair = supports_of(i);
  auto rows = differences_to_first(pair.first, sites.first);
  for (auto& row : differences_to_first(pair.second, sites.second)) rows.push_back(std::move(row));
  return rows;
}

/// Sum of |<v, n>| over the stratum's normals.
Rational normal_part(const Instance& i, const RationalPoint& v) {
  Rational sum = 0;
  for (const RationalPoint& normal : stratum_of(i).normal) sum += abs(dot(v, normal));
  return sum;
}

/// Points at which a solution changes its stratum, with the velocity just before or just after.
Family crossings(const Trial& trial) {
  Family family{"instants at which a solution crosses an interface", {}, support_hypotheses()};
  for (const Instance& start : inclusion_starts(trial).members) {
    const DistancePotential potential = potential_of(start);
    for (const LimitSolution& solution : inclusion_solutions(start).solutions)
      for (std::size_t k = 1; k < solution.pieces.size(); ++k) {
        const LimitPiece& piece = solution.pieces[k];
        // Both neighbours off the interface, so that the instant is spent there alone.
        const NearestSites here = potential.nearest(piece.from);
        if (piece.stratum == here || solution.pieces[k - 1].stratum == here) continue;
        const RationalPoint u = velocity_at(piece, piece.from);
        Instance sample = placed(start, piece.from);
        for (std::size_t axis = 0; axis < u.size(); ++axis)
          sample.set("u" + std::to_string(axis + 1), u[axis]);
        family.members.push_back(std::move(sample));
      }
  }
  return family;
}

REFEREE_CLAIM({
    .id = "GA-E7.5",
    .paper = "geometric-asymptotics",
    .kind = "inclusion",
    .title = "Velocities are tangent to the stratum",
    .statement =
        "At almost every time that a solution spends in the stratum Sigma_{I,J}, its velocity is in the "
        "direction space V_{I,J} of the stratum's affine hull.",
    .hypotheses = "A1 and A2 finite",
    .source = "section 7.4, (7.5)",
    .evidence =
        "exact: velocities on pieces of solutions against normals from the strata of the overlaid diagrams",
    .refuted_by = "a time interval on a stratum with a normal velocity",
    .attack =
        "strata of every dimension. 'Almost every' is needed: at the instants of crossing the velocity has a "
        "normal part",
    .trial =
        [](Trial& trial) {
          const auto normal_velocity = [](const Instance& i) { return normal_part(i, velocity_of(i)); };
          const auto kept = static_cast<std::size_t>(trial.effort().scaled(40, 150, 1000));
          const Family sliding = every_so_many(velocity_samples(trial, true), kept);
          trial.exact("sliding: sum of |<Z', n>| over a basis n of the normals = 0", sliding, normal_velocity,
                      Relation::equal, [](const Instance&) { return Rational(0); });
          trial.exact(
              "the stratum's dimension is d less the rank of the site differences", sliding,
              [](const Instance& i) { return Rational(stratum_of(i).dimension); }, Relation::equal,
              [](const Instance& i) {
                return Rational(static_cast<long>(supports_of(i).dimension()) - rank(site_differences(i)));
              });
          trial.exact("at the instants of crossing it fails: the velocity has a normal part",
                      crossings(trial), normal_velocity, Relation::different,
                      [](const Instance&) { return Rational(0); });
        },
});

/// Weighted so that an error in one pair or direction cannot make up for another.
Rational tangential_products(const Instance& i, const std::function<RationalPoint(int, int)>& field) {
  const NearestSites sites = potential_of(i).nearest(place_of(i));
  const auto tangent = null_space(site_differences(i), place_of(i).size());
  Rational sum = 0, weight = 1;
  for (int k : sites.first)
    for (int l : sites.second)
      for (const RationalPoint& direction : tangent)
        sum += (weight = weight * 7 / 3) * dot(field(k, l), direction);
  return sum;
}
RationalPoint gradient_of_branch(const Instance& i, int k, int l) {
  return branch_gradient(potential_of(i), k, l, place_of(i));
}
/// grad_M q: the part of any active gradient along the stratum.
RationalPoint gradient_on_stratum(const Instance& i) {
  const NearestSites sites = potential_of(i).nearest(place_of(i));
  const auto all = site_differences(i);
  std::vector<RationalPoint> normals;
  for (int row : independent_rows(all)) normals.push_back(all[static_cast<std::size_t>(row)]);
  const RationalPoint gradient = gradient_of_branch(i, sites.first.back(), sites.second.back());
  return *project(gradient, normals, std::vector<Rational>(normals.size(), Rational(0)));
}

REFEREE_CLAIM({
    .id = "GA-E7.6",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "The gradient on a stratum",
    .statement =
        "At almost every time in Sigma_{I,J}, d/dtau Phi_lambda(Z) = <grad_M q_{I,J}, Z'>; all active "
        "gradients have the same tangential part grad_M q_{I,J}, and grad_M q_{I,J}(Z) = -4 Z'.",
    .hypotheses = "A1 and A2 finite",
    .source = "section 7.4, (7.6)-(7.8)",
    .evidence =
        "exact: tangential products of all active gradients, their projection by linear algebra, and the "
        "one-sided derivative of Phi",
    .refuted_by =
        "an active gradient with another tangential part, or a sliding velocity that is not -1/4 of it",
    .attack =
        "strata of every dimension with many active pairs. Only the tangential part: on sliding pieces some "
        "full gradient differs from -4 Z'",
    .rests_on = {"GA-S7.3a", "GA-E7.1", "GA-E7.2"},
    .trial =
        [](Trial& trial) {
          const Family samples = velocity_samples(trial, false);
          trial.exact(
              "(7.8), (7.6): <grad Q_kl, v> = <-4 Z', v> for all active pairs and tangent v", samples,
              [](const Instance& i) {
                return tangential_products(i, [&](int k, int l) { return gradient_of_branch(i, k, l); });
              },
              Relation::equal,
              [](const Instance& i) {
                return tangential_products(i, [&](int, int) { return minus_four_times(velocity_of(i)); });
              });
          trial.exact(
              "(7.6): Phi'(Z; Z') = <grad_M q, Z'>", samples,
              [](const Instance& i) { return slope_along(i, 1); }, Relation::equal,
              [](const Instance& i) { return dot(gradient_on_stratum(i), velocity_of(i)); });
          trial.exact(
              "grad_M q = -4 Z': the square of their distance", samples,
              [](const Instance& i) {
                return squared_distance(gradient_on_stratum(i), minus_four_times(velocity_of(i)));
              },
              Relation::equal, [](const Instance&) { return Rational(0); });
          trial.exact(
              "full gradients do not serve: on a sliding piece one of them is not -4 Z'",
              velocity_samples(trial, true), [](const Instance&) { return Rational(0); }, Relation::less,
              [](const Instance& i) {
                const NearestSites sites = potential_of(i).nearest(place_of(i));
                Rational most = 0;
                for (int k : sites.first)
                  for (int l : sites.second)
                    most = std::max(most, squared_distance(gradient_of_branch(i, k, l),
                                                           minus_four_times(velocity_of(i))));
                return most;
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
