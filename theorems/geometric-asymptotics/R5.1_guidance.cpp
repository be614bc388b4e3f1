// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 5.1 and the end of section 5.3: what guidance does to the minimisers of Phi_lambda.
#include <algorithm>

#include "geometric-asymptotics/global_minimisers.hpp"
#include "geometry/convex.hpp"

namespace referee::geometric_asymptotics {
namespace {

enum class Extreme { least, largest };

/// An extreme of a function over all global minimisers of Phi at the parameter `name`.
ExactQuantity over_minimisers(const char* name, Extreme extreme,
                              std::function<Rational(const GlobalMinimiser&)> value) {
  return [=](const Instance& i) {
    std::vector<Rational> values;
    for (const GlobalMinimiser& minimiser : global_minimisers(supports_of(i), i[name]))
      values.push_back(value(minimiser));
    return extreme == Extreme::least ? *std::min_element(values.begin(), values.end())
                                     : *std::max_element(values.begin(), values.end());
  };
}
Rational first_distance(const GlobalMinimiser& x) { return x.from_first; }
Rational second_distance(const GlobalMinimiser& x) { return x.from_second; }
Rational preference(const GlobalMinimiser& x) { return x.from_first - x.from_second; }

Family members_with(Family family, std::string name, const std::function<bool(const Instance&)>& keep) {
  family.name = std::move(name);
  std::erase_if(family.members, [&](const Instance& i) { return !keep(i); });
  return family;
}

/// d2 never falls and d1^2 - d2^2 never rises as lambda grows; every minimiser at lambda against every one at
/// mu.
void try_monotone_preference(Trial& trial, const Family& family) {
  trial.exact("d1^2 - d2^2 at mu <= d1^2 - d2^2 at lambda < mu", family,
              over_minimisers("mu", Extreme::largest, preference), Relation::at_most,
              over_minimisers("lambda", Extreme::least, preference));
  trial.exact("d2^2 at lambda <= d2^2 at mu > lambda", family,
              over_minimisers("lambda", Extreme::largest, second_distance), Relation::at_most,
              over_minimisers("mu", Extreme::least, second_distance));
}

REFEREE_CLAIM({
    .id = "GA-R5.1",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Cooperation and extrapolation",
    .statement =
        "For 0 <= lambda <= 1 the dynamics leads to points compatible with both supports; for lambda > 1 it "
        "favours the first support while it is repelled from the second.",
    .hypotheses =
        "finite supports; read of the global minimisers x of Phi_lambda, the places that the remark says "
        "the dynamics is driven towards. That every start is driven to one would be false (last finding). "
        "With D the distance "
        "between the supports: compatible means that x lies on a segment between closest points, so that "
        "lambda d1^2 + (1 - lambda) d2^2 = lambda (1 - lambda) D^2; favoured and repelled mean that d1^2 - "
        "d2^2 does not rise and d2 does not fall as lambda grows. What it says of images is an analogy",
    .source = "section 5.2, Remark 5.1",
    .evidence = "all global minimisers exactly, at neighbouring values of lambda from 0 to 20",
    .refuted_by = "supports and lambda < mu with minimisers in the opposite order",
    .attack = "shared points, equal supports, one point inside the hull of the other support. 'Favours' "
              "cannot mean that x comes closer to A1: beyond lambda = 1, where x is in A1, d1 grows",
    .trial =
        [](Trial& trial) {
          const Family family = growing_lambda(trial);
          const Family mixing = members_with(family, "the same with lambda <= 1",
                                             [](const Instance& i) { return i["lambda"] <= 1; });
          trial.exact(
              "compatible: least value of Phi_lambda = lambda (1 - lambda) D^2", mixing,
              over_minimisers("lambda", Extreme::least, [](const GlobalMinimiser& x) { return x.potential; }),
              Relation::equal, [](const Instance& i) -> Rational {
                return i["lambda"] * (1 - i["lambda"]) * squared_gap(supports_of(i));
              });
          try_monotone_preference(trial, family);
          trial.exact(
              "d1^2 at mu <= d1^2 at lambda < mu up to mu = 1",
              members_with(family, "the same with mu <= 1", [](const Instance& i) { return i["mu"] <= 1; }),
              over_minimisers("mu", Extreme::largest, first_distance), Relation::at_most,
              over_minimisers("lambda", Extreme::least, first_distance));
          trial.note(
              "This order is one of global minimisers; local ones, and the ends of single trajectories, "
              "need not obey it, and the verdict is not about them. That the dynamics always ends at a "
              "minimiser is false: with A1 = {-1, 1}, A2 = {-1} and lambda = 1/2 all "
              "starts x_T >= 2, T = 1, end at 0, left of which Phi is smaller (GA-R3.19b).");
        },
});

/// log(u1/u2) by naive sums of heat kernels, over jets in x.
Jet<Ball> log_ratio_of_densities(const Point& p, std::span<const Jet<Ball>> x) {
  const FromRational<Jet<Ball>> exact{{p.precision()}};
  const auto log_density = [&](int source) {
    const Mixture<Ball> measure = measure_of<Ball>(p, source);
    Mixture<Jet<Ball>> lifted;
    for (const auto& mean : measure.means) lifted.means.emplace_back(mean.begin(), mean.end());
    lifted.weights.assign(measure.weights.begin(), measure.weights.end());
    lifted.variances.assign(measure.size(), exact(0));
    return log(mixture_density(lifted, x, Jet<Ball>(p["t"].at(p.precision()))));
  };
  return log_density(1) - log_density(2);
}
/// (s1 - s2) by the posterior means.
std::vector<Ball> score_difference(const Point& p) {
  const std::vector<Ball> x = place_of(p);
  auto first = kernel_of(p, 1), second = kernel_of(p, 2);
  const auto &a = first.at(x, 1).displacement, &b = second.at(x, 1).displacement;
  std::vector<Ball> result;
  for (std::size_t i = 0; i < x.size(); ++i) result.push_back((a[i] - b[i]) / (Ball(2) * p["t"]));
  return result;
}

/// Whether every point of A1 lies in the hull of A2.
bool is_surrounded(const SupportPair& supports) {
  return std::all_of(supports.first.begin(), supports.first.end(), [&](const RationalPoint& a) {
    return position_in_hull(supports.second, a).side != Side::outside;
  });
}
/// Largest extent of all points: distances beyond it are outside the data by any measure.
Rational squared_extent(const SupportPair& supports) {
  Rational largest = 0;
  for (const auto* left : {&supports.first, &supports.second})
    for (const auto* right : {&supports.first, &supports.second})
      for (const RationalPoint& a : *left)
        for (const RationalPoint& b : *right) largest = std::max(largest, squared_distance(a, b));
  return largest;
}

REFEREE_CLAIM({
    .id = "GA-S5.3c",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "The difference of the scores as a direction",
    .statement =
        "s1 - s2 acts as a discriminative direction that lambda amplifies; beyond a moderate range of "
        "lambda the dynamics leaves the high-density region of the data.",
    .hypotheses =
        "discriminative: along s1 - s2 the likelihood ratio u1/u2 grows, at the rate |s1 - s2|^2. Leaves: "
        "the global minimisers of Phi_lambda go to infinity with lambda. For images this needs a point of "
        "A1 outside the hull of A2, as with 50000 points in 3072 dimensions",
    .source = "section 5.3, last two paragraphs",
    .evidence = "jets of log(u1/u2) by heat kernels against posterior means; global minimisers exactly",
    .refuted_by = "a place where s1 - s2 is not the gradient of the log-ratio, or a bounded minimiser with "
                  "A1 not in the hull of A2",
    .attack = "supports with A1 inside the hull of A2: there guidance of any strength stays within the "
              "data, A1 = {0} and A2 = {-1, 1} for every lambda at 0 itself, although the supports are "
              "disjoint",
    .rests_on = {"GA-S5.3b", "GA-R5.1"},
    .trial =
        [](Trial& trial) {
          const Family places = placed_supports(trial, -3);
          trial.identity(
              "d/ds log(u1/u2)(x + s (s1 - s2)) = |s1 - s2|^2", places,
              [](const Point& p) {
                const std::vector<Ball> x = place_of(p), along = score_difference(p);
                const Jet<Ball> s = Jet<Ball>::variable(JetLayout::of(1, 1), 0, Ball(0).at(p.precision()));
                std::vector<Jet<Ball>> path;
                for (std::size_t i = 0; i < x.size(); ++i)
                  path.push_back(Jet<Ball>(x[i]) + s * Jet<Ball>(along[i]));
                return log_ratio_of_densities(p, path).derivative({1});
              },
              [](const Point& p) {
                Ball sum(0);
                for (const Ball& entry : score_difference(p)) sum += square(entry);
                return sum;
              });
          const Family family = growing_lambda(trial);
          trial.exact("beyond lambda = 1: d1^2 at lambda <= d1^2 at mu > lambda",
                      members_with(family, "the same with lambda >= 1",
                                   [](const Instance& i) { return i["lambda"] >= 1; }),
                      over_minimisers("lambda", Extreme::largest, first_distance), Relation::at_most,
                      over_minimisers("mu", Extreme::least, first_distance));
          Family strong = members_with(family, "one member for each pair of supports",
                                       [](const Instance& i) { return i["lambda"] == 0; });
          for (Instance& i : strong.members) i.set("lambda", 1000);
          const Family leaving =
              members_with(strong, "lambda = 1000, A1 not in the hull of A2",
                           [](const Instance& i) { return !is_surrounded(supports_of(i)); });
          const Family staying =
              members_with(strong, "lambda = 1000, A1 in the hull of A2",
                           [](const Instance& i) { return is_surrounded(supports_of(i)); });
          trial.exact(
              "A1 not in the hull of A2: d1 at lambda = 1000 exceeds the extent of all data", leaving,
              [](const Instance& i) { return squared_extent(supports_of(i)); }, Relation::less,
              over_minimisers("lambda", Extreme::least, first_distance));
          trial.exact("A1 in the hull of A2: d1 at lambda = 1000 does not", staying,
                      over_minimisers("lambda", Extreme::largest, first_distance), Relation::at_most,
                      [](const Instance& i) { return squared_extent(supports_of(i)); });
          trial.note("So 'leaves' depends on the position of the supports, not on their being disjoint.");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
