// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/inclusion_samples.hpp"

#include "geometry/convex.hpp"

namespace referee::geometric_asymptotics {

Family inclusion_starts(const Trial& trial) {
  Family family{"starts in finite supports, d = 1, 2, 3, 5", {}, support_hypotheses()};
  Generator generator = trial.generator("starts of the inclusion");
  for (const Instance& i : supports_with(trial, "", all_shares()).members) {
    std::vector<RationalPoint> starts = telling_places(i, generator);
    if (trial.effort().budget != Budget::full)
      std::erase_if(starts, [&](const RationalPoint&) { return generator.below(2) == 0; });
    const auto all = strata(supports_of(i));
    for (long k = 0; k < trial.effort().scaled(1, 2, 12); ++k) {
      const Stratum& stratum = all[generator.below(all.size())];
      starts.push_back(stratum.witness);
      for (const RationalPoint& direction : stratum.tangent)
        starts.back() = displaced(starts.back(), direction, Rational(1, 7 + k));
    }
    for (const RationalPoint& start : starts) family.members.push_back(placed(i, start));
  }
  return family;
}

LimitFlow inclusion_solutions(const Instance& start) {
  return limit_flow(potential_of(start), place_of(start), {.most_solutions = 24, .most_pieces = 200});
}

Family velocity_samples(const Trial& trial, bool sliding) {
  Family family{sliding ? "points on pieces that slide along interfaces" : "points on pieces of solutions",
                {},
                support_hypotheses()};
  for (const Instance& start : inclusion_starts(trial).members) {
    const DistancePotential potential = potential_of(start);
    // The last solution takes the late turns, the first the early ones.
    const LimitFlow flow = inclusion_solutions(start);
    for (const std::size_t which : {std::size_t{0}, flow.solutions.size() - 1}) {
      if (which == 0 && flow.solutions.size() > 1 && sliding) continue;
      for (const LimitPiece& piece : flow.solutions[which].pieces) {
        if (sliding && potential.outer_centres(piece.stratum).size() < 2) continue;
        for (const Rational& share : {"1/3"_q, "6/7"_q}) {
          const RationalPoint z = point_at(piece, decay_at(piece, share));
          Instance sample = placed(start, z);
          const RationalPoint u = velocity_at(piece, z);
          for (std::size_t i = 0; i < u.size(); ++i) sample.set("u" + std::to_string(i + 1), u[i]);
          family.members.push_back(std::move(sample));
        }
      }
      if (flow.solutions.size() == 1) break;
    }
  }
  return family;
}

RationalPoint velocity_of(const Instance& instance) {
  RationalPoint u;
  for (int i = 1; instance.has("u" + std::to_string(i)); ++i) u.push_back(instance["u" + std::to_string(i)]);
  return u;
}

std::vector<RationalPoint> inclusion_set(const DistancePotential& potential, const RationalPoint& x) {
  return potential.lambda() <= 1 ? potential.clarke_subdifferential(x) : potential.outer_subdifferential(x);
}

bool holds_element(const std::vector<RationalPoint>& set, const RationalPoint& element) {
  return position_in_hull(set, element).side != Side::outside;
}

RationalPoint minus_four_times(const RationalPoint& u) {
  RationalPoint result(u);
  for (Rational& component : result) component *= -4;
  return result;
}

Rational decay_at(const LimitPiece& piece, const Rational& share) {
  return piece.entry + share * (piece.exit - piece.entry);
}

RationalPoint point_at(const LimitPiece& piece, const Rational& decay) {
  return displaced(piece.target, difference(piece.from, piece.target), decay / piece.entry);
}

RationalPoint velocity_at(const LimitPiece& piece, const RationalPoint& z) {
  RationalPoint u = difference(piece.target, z);
  for (Rational& component : u) component /= 2;
  return u;
}

Rational dissipation(const LimitPiece& piece, const Rational& high, const Rational& low) {
  // |Z'|^2 = |Z - target|^2/4 falls like the square of the decay.
  return squared_distance(piece.from, piece.target) * (high * high - low * low) / (piece.entry * piece.entry);
}

}  // namespace referee::geometric_asymptotics
