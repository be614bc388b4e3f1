// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 3.5, 0 <= lambda <= 1: the potential of a mixture of experts and its minimisers.
#include <algorithm>

#include "geometric-asymptotics/critical_families.hpp"
#include "geometric-asymptotics/critical_places.hpp"

namespace referee::geometric_asymptotics {
namespace {

std::vector<RationalPoint> distinct_minimisers(const Instance& i) {
  std::vector<RationalPoint> result;
  for (const CriticalPoint& point : critical_points(supports_of(i), i["lambda"]))
    if (point.minimum) result.push_back(point.at);
  return result;
}

/// By trial of all pairs: barycentres at which every centre of a pair of nearest sites is the point itself.
Rational balanced_barycentres(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  std::vector<RationalPoint> found;
  for (std::size_t k = 0; k < potential.supports().first.size(); ++k)
    for (std::size_t l = 0; l < potential.supports().second.size(); ++l) {
      const RationalPoint centre = potential.centre(static_cast<int>(k), static_cast<int>(l));
      const auto centres = potential.outer_centres(potential.nearest(centre));
      if (centres.size() == 1 && centres.front() == centre) found.push_back(centre);
    }
  std::sort(found.begin(), found.end());
  return static_cast<long>(std::unique(found.begin(), found.end()) - found.begin());
}

/// Largest squared distance from the place to a barycentre of its nearest sites.
Rational distance_to_own_barycentres(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  Rational farthest = 0;
  for (const RationalPoint& centre : potential.outer_centres(potential.nearest(place_of(i))))
    farthest = std::max(farthest, squared_distance(centre, place_of(i)));
  return farthest;
}

Rational squared_distance_to(const Instance& i, int source) {
  const SupportPair pair = supports_of(i);
  Rational least = -1;
  for (const RationalPoint& site : source == 1 ? pair.first : pair.second)
    if (const Rational d = squared_distance(site, place_of(i)); least < 0 || d < least) least = d;
  return least;
}

/// The first point of A1 is put into A2.
std::vector<Instance> overlapping(const std::vector<Instance>& instances) {
  std::vector<Instance> result;
  for (const Instance& i : instances) {
    SupportPair pair = supports_of(i);
    if (std::find(pair.second.begin(), pair.second.end(), pair.first.front()) == pair.second.end())
      pair.second.push_back(pair.first.front());
    result.push_back(supports(i["lambda"], pair.first, pair.second));
  }
  return result;
}
bool are_disjoint(const Instance& i) {
  const SupportPair pair = supports_of(i);
  return std::none_of(pair.first.begin(), pair.first.end(), [&](const RationalPoint& site) {
    return std::find(pair.second.begin(), pair.second.end(), site) != pair.second.end();
  });
}
bool is_inner_share(const Instance& i) { return i["lambda"] > 0 && i["lambda"] < 1; }
template <class Predicate>
std::vector<Instance> only(std::vector<Instance> instances, const Predicate& keep) {
  std::erase_if(instances, [&](const Instance& i) { return !keep(i); });
  return instances;
}
Rational phi_at_place(const Instance& i) { return potential_of(i).value(place_of(i)); }
Rational nought(const Instance&) { return 0; }

REFEREE_CLAIM({
    .id = "GA-S3.5a",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "The potential as a minimum over pairs",
    .statement = "For 0 <= lambda <= 1: Phi(x) = min over y1 in A1, y2 in A2 of lambda |x - y1|^2 + (1 - "
                 "lambda) |x - y2|^2.",
    .hypotheses = "0 <= lambda <= 1",
    .source = "section 3.5, MoE regime",
    .evidence = "exact, all pairs by trial",
    .refuted_by = "a place where the two differ",
    .attack =
        "lambda = 0, 1, ties, shared points, far places; beyond the hypotheses lambda = 11/10, where it "
        "fails",
    .trial =
        [](Trial& trial) {
          trial.exact("Phi = the least over all pairs", regime_places(trial, Regime::experts), phi_at_place,
                      Relation::equal, least_over_pairs);
          const Family beyond{"A1 = {0}, A2 = {0, 1}, x = 0, lambda = 11/10",
                              {placed(supports("11/10"_q, {{0}}, {{0}, {1}}), {0})},
                              support_hypotheses(),
                              true};
          trial.exact("beyond lambda = 1 the least over pairs is below Phi", beyond, least_over_pairs,
                      Relation::less, phi_at_place);
        },
});

REFEREE_CLAIM({
    .id = "GA-S3.5b",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Minimisers are barycentres",
    .statement =
        "For 0 <= lambda <= 1 the local minimisers are barycentres lambda x_k + (1 - lambda) y_l that "
        "balance both supports.",
    .hypotheses = "0 <= lambda <= 1, finite supports",
    .source = "section 3.5, MoE regime",
    .evidence = "exact: each minimiser is the barycentre of each pair of its nearest sites; a count over all "
                "pairs finds the same number",
    .refuted_by = "a minimiser that is no barycentre of nearest sites",
    .attack = "lambda = 0, 1, ties, shared points. Not every barycentre is a minimiser, and for lambda > 1 "
              "interface minimisers are none",
    .rests_on = {"GA-L7.2b"},
    .trial =
        [](Trial& trial) {
          const auto instances = regime_supports(trial, Regime::experts);
          trial.exact("distance of a minimiser from the barycentres of its nearest sites",
                      at_critical_points("local minimisers", Regime::experts, instances, is_minimiser),
                      distance_to_own_barycentres, Relation::equal, nought);
          trial.exact(
              "minimisers = barycentres of their own nearest sites, counted over all pairs",
              Family{"supports", instances, regime_hypotheses(Regime::experts)},
              [](const Instance& i) -> Rational { return static_cast<long>(distinct_minimisers(i).size()); },
              Relation::equal, balanced_barycentres);
          const Family on_interface{"the paper's example on the line, lambda = 2, at 3/4",
                                    {placed(line_example().back(), {"3/4"_q})},
                                    regime_hypotheses(Regime::guidance),
                                    true};
          trial.exact("beyond lambda = 1 that fails: a minimiser away from every barycentre of its sites",
                      on_interface, nought, Relation::less, distance_to_own_barycentres);
        },
});

REFEREE_CLAIM({
    .id = "GA-S3.5c",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Common points are global minimisers",
    .statement = "If A1 and A2 have common points, each of them is a global minimiser of Phi_lambda.",
    .hypotheses = "0 <= lambda <= 1",
    .source = "section 3.5, MoE regime",
    .evidence = "exact: Phi = 0 there and Phi >= 0 everywhere; for 0 < lambda < 1 no other zero",
    .refuted_by = "a common point with Phi > 0, or a place with Phi < 0",
    .attack = "lambda = 0 and 1, all minimisers and telling places. Other local minimisers may exist: A1 = "
              "{0}, A2 = {0, 1}, lambda = 1/4 has one at 3/4",
    .trial =
        [](Trial& trial) {
          const auto instances = overlapping(regime_supports(trial, Regime::experts));
          Family common{"a common point", {}, regime_hypotheses(Regime::experts)};
          for (const Instance& i : instances)
            common.members.push_back(placed(i, supports_of(i).first.front()));
          trial.exact("Phi = 0 at the common point", common, phi_at_place, Relation::equal, nought);
          Family places = common;
          Generator generator = trial.generator("places beside common points");
          for (const Instance& i : instances)
            for (const RationalPoint& x : telling_places(i, generator))
              places.members.push_back(placed(i, x));
          places.name = "places, overlapping supports";
          trial.exact("Phi >= 0", places, nought, Relation::at_most, phi_at_place);
          const Family minimisers =
              at_critical_points("minimisers, overlapping supports, 0 < lambda < 1", Regime::experts,
                                 only(instances, is_inner_share), is_minimiser);
          trial.exact(
              "for 0 < lambda < 1, Phi = 0 at a minimiser exactly if it is common to both", minimisers,
              [](const Instance& i) -> Rational { return phi_at_place(i) == 0 ? 1 : 0; }, Relation::equal,
              [](const Instance& i) -> Rational {
                return squared_distance_to(i, 1) == 0 && squared_distance_to(i, 2) == 0 ? 1 : 0;
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-S3.5d",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Minimisers of disjoint supports lie between them",
    .statement = "If the supports are disjoint, the minimisers are typically between the two supports rather "
                 "than on either.",
    .hypotheses = "0 <= lambda <= 1, disjoint supports; 'typically' is read as: for 0 < lambda < 1",
    .source = "section 3.5, MoE regime",
    .evidence = "exact: for 0 < lambda < 1 no minimiser is on a support (always, not just typically); each "
                "divides the segment between its two nearest sites as 1 - lambda to lambda",
    .refuted_by = "a minimiser on one of two disjoint supports for 0 < lambda < 1",
    .attack =
        "nearly touching supports, ties, random ones; at lambda = 0, 1 all minimisers are on a support, "
        "which 'typically' leaves room for",
    .rests_on = {"GA-S3.5b"},
    .trial =
        [](Trial& trial) {
          auto instances = regime_supports(trial, Regime::experts);
          instances.push_back(supports("1/2"_q, {{0}, {1}}, {{power(Rational(10), -20)}, {5}}));
          const Family family = at_critical_points(
              "minimisers of disjoint supports, 0 < lambda < 1", Regime::experts,
              only(instances, [](const Instance& i) { return is_inner_share(i) && are_disjoint(i); }),
              is_minimiser);
          trial.exact("on neither support: 0 < d1^2 and 0 < d2^2", family, nought, Relation::less,
                      [](const Instance& i) -> Rational {
                        return std::min(squared_distance_to(i, 1), squared_distance_to(i, 2));
                      });
          const auto gap = [](const Instance& i) {
            const NearestSites sites = potential_of(i).nearest(place_of(i));
            const SupportPair pair = supports_of(i);
            return squared_distance(pair.first[static_cast<std::size_t>(sites.first.front())],
                                    pair.second[static_cast<std::size_t>(sites.second.front())]);
          };
          trial.exact(
              "d1 = (1 - lambda) |x_k - y_l|, squared", family,
              [](const Instance& i) { return squared_distance_to(i, 1); }, Relation::equal,
              [gap](const Instance& i) -> Rational {
                return (1 - i["lambda"]) * (1 - i["lambda"]) * gap(i);
              });
          trial.exact(
              "d2 = lambda |x_k - y_l|, squared", family,
              [](const Instance& i) { return squared_distance_to(i, 2); }, Relation::equal,
              [gap](const Instance& i) -> Rational { return i["lambda"] * i["lambda"] * gap(i); });
        },
});

REFEREE_CLAIM({
    .id = "GA-R3.21",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Endpoint regimes: pure imitation",
    .statement =
        "For lambda = 0 (1) the mixed score is that of the second (first) expert, every local "
        "minimiser of Phi_lambda belongs to A2 (A1), and the rate O(sqrt t) agrees with what is known "
        "of one measure.",
    .hypotheses = "lambda = 0 or 1, finite supports",
    .source = "section 3.4, Remark 3.21",
    .evidence =
        "exact: minimisers listed by geometry against the support; the rate is that of Corollary 3.20, "
        "tried there at lambda = 1 and 0",
    .refuted_by = "a minimiser off the support, or a point of it that is none",
    .attack = "collinear and cospherical points, points on interfaces of the other support; lambda = 99/100 "
              "and 101/100, where it fails",
    .rests_on = {"GA-C3.20a"},
    .trial =
        [](Trial& trial) {
          Family ends{"supports at lambda = 0 and 1", {}, support_hypotheses()};
          for (const Instance& instance : all_supports(trial))
            for (int lambda : {0, 1}) ends.members.push_back(Instance(instance).set("lambda", lambda));
          const auto selected = [](const Instance& i) {
            const SupportPair pair = supports_of(i);
            auto points = i["lambda"] == 1 ? pair.first : pair.second;
            std::sort(points.begin(), points.end());
            return points;
          };
          trial.exact(
              "the minimisers are exactly the points of the selected support", ends,
              [selected](const Instance& i) -> Rational {
                auto found = distinct_minimisers(i);
                std::sort(found.begin(), found.end());
                return found == selected(i) ? static_cast<long>(found.size()) : -1;
              },
              Relation::equal,
              [selected](const Instance& i) -> Rational { return static_cast<long>(selected(i).size()); });
          Family beside{"A1 = {-1, 1}, A2 = {0, 7}, lambda beside 1", {}, support_hypotheses(), true};
          for (const char* lambda : {"99/100", "101/100"})
            for (const RationalPoint& x :
                 distinct_minimisers(supports(parse_rational(lambda), {{-1}, {1}}, {{0}, {7}})))
              beside.members.push_back(placed(supports(parse_rational(lambda), {{-1}, {1}}, {{0}, {7}}), x));
          trial.exact("at lambda = 1 +- 1/100 they have left A1", beside, nought, Relation::less,
                      [](const Instance& i) { return squared_distance_to(i, 1); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
