// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/limit_flow.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "geometry/convex.hpp"
#include "geometry/linear.hpp"
#include "geometry/power_diagram.hpp"

namespace referee {
namespace {

using Sites = std::vector<RationalPoint>;

RationalPoint along(const RationalPoint& from, const RationalPoint& to, const Rational& share) {
  RationalPoint result(from);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] += share * (to[i] - from[i]);
  return result;
}

/// The subsets of some nearest sites that are nearest all by themselves somewhere: faces of their own
/// diagram.
std::vector<std::vector<int>> local_faces(const Sites& sites, const std::vector<int>& nearest) {
  Sites chosen;
  for (int k : nearest) chosen.push_back(sites[static_cast<std::size_t>(k)]);
  std::vector<std::vector<int>> result;
  const PowerDiagram diagram(std::move(chosen));
  for (const PowerFace& face : diagram.faces()) {
    auto& named = result.emplace_back();
    for (int local : face.sites) named.push_back(nearest[static_cast<std::size_t>(local)]);
  }
  return result;
}

/// A stratum that can carry a solution, with the point to which it carries.
struct Carrier {
  NearestSites stratum;
  RationalPoint target;
};

class InclusionSolver {
 public:
  InclusionSolver(const DistancePotential& potential, const LimitFlowOptions& options)
      : potential_(potential), options_(options) {}

  LimitFlow solve(const RationalPoint& from) {
    extend({}, from, Rational(1));
    return std::move(result_);
  }

 private:
  const Sites& first() const { return potential_.supports().first; }
  const Sites& second() const { return potential_.supports().second; }

  /// Strata whose closure holds the stratum with these nearest sites and that can carry solutions.
  const std::vector<Carrier>& carriers(const NearestSites& sites) {
    auto& known = carriers_[{sites.first, sites.second}];
    if (known.empty())
      for (const auto& in_first : local_faces(first(), sites.first))
        for (const auto& in_second : local_faces(second(), sites.second)) {
          const NearestSites stratum{in_first, in_second};
          auto target = carried_to(stratum);
          if (target) known.push_back({stratum, std::move(*target)});
        }
    return known;
  }

  std::optional<RationalPoint> carried_to(const NearestSites& stratum) const {
    std::vector<RationalPoint> rows;
    std::vector<Rational> right;
    const auto bisectors = [&](const Sites& sites, const std::vector<int>& active) {
      const RationalPoint& base = sites[static_cast<std::size_t>(active[0])];
      for (std::size_t n = 1; n < active.size(); ++n) {
        const RationalPoint& site = sites[static_cast<std::size_t>(active[n])];
        rows.push_back(difference(site, base));
        right.push_back((dot(site, site) - dot(base, base)) / 2);
      }
    };
    bisectors(first(), stratum.first);
    bisectors(second(), stratum.second);
    auto target = project(potential_.centre(stratum.first[0], stratum.second[0]), rows, right);
    if (!target) return std::nullopt;
    const auto centres =
        potential_.lambda() <= 1 ? potential_.clarke_centres(stratum) : potential_.outer_centres(stratum);
    if (position_in_hull(centres, *target).side == Side::outside) return std::nullopt;
    return target;
  }

  /// Of the sites nearest at x, those that stay nearest on the way along h.
  static std::vector<int> nearest_along(const Sites& sites, const std::vector<int>& nearest,
                                        const RationalPoint& h) {
    std::vector<int> result;
    Rational most;
    for (int k : nearest) {
      const Rational gain = dot(sites[static_cast<std::size_t>(k)], h);
      if (result.empty() || gain > most) {
        most = gain;
        result.clear();
      }
      if (gain == most) result.push_back(k);
    }
    return result;
  }

  /// Whether a solution at x can begin to move within the carrier's stratum (or rest there).
  bool admits(const Carrier& carrier, const RationalPoint& x, const NearestSites& at_x) const {
    const RationalPoint h = difference(carrier.target, x);
    return nearest_along(first(), at_x.first, h) == carrier.stratum.first &&
           nearest_along(second(), at_x.second, h) == carrier.stratum.second;
  }

  /// The share of the way from x to the target at which a site joins the nearest ones; 1 if none does before.
  static Rational way_to_border(const Sites& sites, const std::vector<int>& nearest, const RationalPoint& x,
                                const RationalPoint& target) {
    Rational way = 1;
    const RationalPoint& base = sites[static_cast<std::size_t>(nearest[0])];
    const Rational own_start = squared_distance(x, base), own_end = squared_distance(target, base);
    for (std::size_t n = 0; n < sites.size(); ++n) {
      const Rational end = squared_distance(target, sites[n]) - own_end;
      if (end >= 0) continue;
      const Rational start = squared_distance(x, sites[n]) - own_start;
      way = std::min(way, Rational(start / (start - end)));
    }
    return way;
  }

  /// Every way on from x.
  void extend(const std::vector<LimitPiece>& past, const RationalPoint& x, const Rational& decay) {
    if (past.size() >= options_.most_pieces) {
      result_.complete = false;
      return add(past);
    }
    const NearestSites here = potential_.nearest(x);
    for (const Carrier& carrier : carriers(here))
      if (admits(carrier, x, here)) run(past, carrier, x, decay);
  }

  /// One way on: with a carrier that admits solutions at x.
  void run(std::vector<LimitPiece> past, const Carrier& carrier, const RationalPoint& x,
           const Rational& decay) {
    if (result_.solutions.size() >= options_.most_solutions) {
      result_.complete = false;
      return;
    }
    const Rational way = std::min(way_to_border(first(), carrier.stratum.first, x, carrier.target),
                                  way_to_border(second(), carrier.stratum.second, x, carrier.target));
    LimitPiece piece{carrier.stratum, x, carrier.target, decay, 0, std::nullopt, {}};
    const NearestSites here = potential_.nearest(x);
    std::vector<Carrier> later;
    for (const Carrier& other : carriers(carrier.stratum)) {
      if (other.stratum == carrier.stratum) continue;
      // The gaps between sites of the stratum are orthogonal to it: it can be left all along the way or
      // nowhere.
      if (!admits(other, x, carrier.stratum)) continue;
      piece.departures.push_back({other.stratum, other.target, decay, decay * (1 - way)});
      // Leaving at once is another way on from x, if it is one.
      if (!admits(other, x, here)) later.push_back(other);
    }
    if (way < 1) {
      piece.to = along(x, carrier.target, way);
      piece.exit = decay * (1 - way);
    }
    past.push_back(piece);
    if (way == 1)
      add(past);
    else
      extend(past, *piece.to, piece.exit);
    for (const Carrier& other : later) {
      past.back().to = along(x, carrier.target, way / 2);
      past.back().exit = decay * (1 - way / 2);
      run(past, other, *past.back().to, past.back().exit);
    }
  }

  void add(std::vector<LimitPiece> pieces) {
    if (result_.solutions.size() >= options_.most_solutions)
      result_.complete = false;
    else
      result_.solutions.push_back({std::move(pieces)});
  }

  const DistancePotential& potential_;
  const LimitFlowOptions& options_;
  std::map<std::pair<std::vector<int>, std::vector<int>>, std::vector<Carrier>> carriers_;
  LimitFlow result_;
};

/// e^{-tau/2} / entry: 1 at the piece's start.
Ball remaining_share(const LimitPiece& piece, const Ball& decay) {
  return decay / Ball(piece.entry, decay.precision());
}

}  // namespace

LimitFlow limit_flow(const DistancePotential& potential, const RationalPoint& from,
                     const LimitFlowOptions& options) {
  return InclusionSolver(potential, options).solve(from);
}

std::vector<Ball> position(const LimitSolution& solution, const Ball& tau) {
  const Precision precision{tau.working_bits()};
  const Ball decay = exp(-tau / 2);
  // The last piece that has certainly begun; at an event both neighbours agree, so either will do.
  const LimitPiece* piece = &solution.pieces.front();
  for (const LimitPiece& candidate : solution.pieces)
    if (!certainly_less(Ball(candidate.entry, precision), decay)) piece = &candidate;
  const Ball share = remaining_share(*piece, decay);
  std::vector<Ball> result;
  for (std::size_t i = 0; i < piece->from.size(); ++i)
    result.push_back(Ball(piece->target[i], precision) +
                     share * Ball(Rational(piece->from[i] - piece->target[i]), precision));
  return result;
}

Ball similarity_time(const Rational& decay, Precision precision) { return -2 * log(Ball(decay, precision)); }

Rational lyapunov_defect(const DistancePotential& potential, const LimitPiece& piece) {
  const RationalPoint& end = piece.to ? *piece.to : piece.target;
  // |Z'|^2 = |Z - target|^2 / 4, and |Z - target|^2 decays as e^{-tau}.
  const Rational dissipated =
      squared_distance(piece.from, piece.target) - squared_distance(end, piece.target);
  return potential.value(end) - potential.value(piece.from) + dissipated;
}

}  // namespace referee
