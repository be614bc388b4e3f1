// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.13, first part: the limiting field inside cells.
#include "geometric-asymptotics/R3.13_interface_sides.hpp"
#include "geometry/strata.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// -grad Phi/4 at a smooth point by central differences, which are exact inside a cell, since Phi is
/// quadratic there: the step is halved until all points have one pair of nearest points.
RationalPoint measured_field(const DistancePotential& potential, const RationalPoint& x) {
  const NearestSites sites = potential.nearest(x);
  if (sites.first.size() + sites.second.size() != 2) throw std::domain_error("not a smooth point");
  RationalPoint field;
  for (std::size_t axis = 0; axis < x.size(); ++axis) {
    RationalPoint ahead = x, behind = x;
    Rational step = 1;
    do {
      step /= 2;
      ahead[axis] = x[axis] + step;
      behind[axis] = x[axis] - step;
    } while (potential.nearest(ahead) != sites || potential.nearest(behind) != sites);
    field.push_back((potential.value(behind) - potential.value(ahead)) / (8 * step));
  }
  return field;
}

REFEREE_CLAIM({
    .id = "GA-R3.13a",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "The limiting field is affine on cells",
    .statement = "Off ND(A1, A2), with a1, a2 the unique nearest points, -(1/4) grad Phi_lambda(x) = -(1/2) "
                 "(x - lambda a1 - (1 - lambda) a2), which is affine on each cell.",
    .hypotheses = "finite supports, x off the interfaces",
    .source = "section 3.2, Remark 3.13, displayed formula and the sentence after it",
    .evidence = "central differences of Phi, exact inside a cell, in rational arithmetic; the field at the "
                "middle of two points of a cell",
    .refuted_by = "a point of a cell at which the difference quotient is another vector",
    .attack = "one point of every cell of the overlay in d = 1, 2, 3; lambda = 0, 1 and large; the factor "
              "1/4",
    .trial =
        [](Trial& trial) {
          Family cells{"a point of every cell", {}, support_hypotheses()};
          for (const Instance& instance : all_supports(trial))
            for (const Stratum& stratum : strata(supports_of(instance)))
              if (stratum.sites.first.size() + stratum.sites.second.size() == 2)
                cells.members.push_back(placed(instance, stratum.witness));
          trial.exact(
              "sum of the components of -(1/4) grad Phi, weighed 1, 2, 3", cells,
              [](const Instance& i) {
                Rational sum = 0;
                const RationalPoint field = measured_field(potential_of(i), place_of(i));
                for (std::size_t axis = 0; axis < field.size(); ++axis)
                  sum += static_cast<long>(axis + 1) * field[axis];
                return sum;
              },
              Relation::equal,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                const RationalPoint x = place_of(i);
                const NearestSites sites = potential.nearest(x);
                const RationalPoint field = cell_field(potential, x, sites.first[0], sites.second[0]);
                Rational sum = 0;
                for (std::size_t axis = 0; axis < x.size(); ++axis)
                  sum += static_cast<long>(axis + 1) * field[axis];
                return sum;
              });
          trial.exact(
              "affine: at the middle of x and the point half way to a tie the field is the mean", cells,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                const RationalPoint x = place_of(i);
                // A neighbour in the same cell, in a direction of no symmetry.
                RationalPoint step(x.size()), other;
                for (std::size_t axis = 0; axis < x.size(); ++axis)
                  step[axis] = Rational(1, 3 * static_cast<long>(axis) + 1);
                Rational reach = 1;
                do other = scaled_sum(x, reach /= 2, step);
                while (potential.nearest(other) != potential.nearest(x));
                const RationalPoint middle = scaled_sum(x, reach / 2, step);
                const RationalPoint mean =
                    scaled_sum(measured_field(potential, x), 1, measured_field(potential, other));
                return squared_distance(
                    scaled_sum(measured_field(potential, middle), 1, measured_field(potential, middle)),
                    mean);
              },
              Relation::equal, [](const Instance&) -> Rational { return 0; });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
