// SPDX-License-Identifier: GPL-3.0-or-later
/// Figures 3 and 4: how the minimisers of the planar example move as lambda grows.
#include <fmt/format.h>

#include <algorithm>

#include "geometric-asymptotics/critical_families.hpp"
#include "geometry/bifurcations.hpp"

namespace referee::geometric_asymptotics {
namespace {

const SupportPair& planar_supports() {
  static const SupportPair pair = supports_of(plane_example().front());
  return pair;
}
const BifurcationDiagram& planar_diagram() {
  static const BifurcationDiagram diagram = bifurcation_diagram(planar_supports());
  return diagram;
}
const CriticalBranch& branch_of(const Instance& i) {
  return planar_diagram().branches[static_cast<std::size_t>(to_double(i["branch"]))];
}
bool begins_before(const CriticalBranch& branch, const Rational& lambda) {
  return branch.from < AlgebraicNumber(lambda);
}
bool ends_after(const CriticalBranch& branch, const Rational& lambda) {
  return !branch.to || AlgebraicNumber(lambda) < *branch.to;
}

/// Branches of minimisers that live somewhere strictly between two values of lambda.
Family minimiser_branches(std::string name, const Rational& from, const Rational& to, bool on_interface) {
  Family family{std::move(name), {}, {}, true};
  const auto& branches = planar_diagram().branches;
  for (std::size_t n = 0; n < branches.size(); ++n) {
    const CriticalBranch& branch = branches[n];
    if (branch.minimum && !branch.is_instant() && begins_before(branch, to) && ends_after(branch, from) &&
        (branch.first.size() + branch.second.size() > 2) == on_interface)
      family.members.push_back({{"branch", static_cast<long>(n)}});
  }
  return family;
}

/// Minimisers at one lambda, by the diagram and by a list made for that lambda.
Rational minimisers_by_diagram(const Instance& i) {
  const auto& branches = planar_diagram().branches;
  return static_cast<long>(std::count_if(branches.begin(), branches.end(), [&](const CriticalBranch& branch) {
    return branch.minimum && begins_before(branch, i["lambda"]) && ends_after(branch, i["lambda"]);
  }));
}
Rational minimisers_by_list(const Instance& i) {
  const auto points = critical_points(planar_supports(), i["lambda"]);
  return static_cast<long>(std::count_if(points.begin(), points.end(), is_minimiser));
}
Family sampled_lambdas(const Trial& trial, const Rational& from, const Rational& to) {
  Family family{fmt::format("lambda between {} and {}", to_string(from), to_string(to)), {}, {}};
  const long count = trial.effort().scaled(10, 40, 200);
  for (long n = 1; n <= count; ++n)
    family.members.push_back({{"lambda", from + (to - from) * n / (count + 1)}});
  return family;
}

Curve planar_points(const std::string& label, const std::vector<RationalPoint>& points) {
  Curve curve{.label = label, .x = {}, .y = {}, .points = true};
  for (const RationalPoint& point : points) {
    curve.x.push_back(to_double(point[0]));
    curve.y.push_back(to_double(point[1]));
  }
  return curve;
}
/// Paths of all minimisers from lambda = from to `to`, beside the supports.
Figure path_figure(const std::string& name, const std::string& caption, const Rational& from,
                   const Rational& to) {
  Panel panel{.title = fmt::format("local minimisers, lambda from {} to {}", to_string(from), to_string(to)),
              .x_label = "x1",
              .y_label = "x2"};
  panel.curves.push_back(planar_points("A1", planar_supports().first));
  panel.curves.push_back(planar_points("A2", planar_supports().second));
  for (bool on_interface : {false, true})
    for (const Instance& member : minimiser_branches("", from, to, on_interface).members) {
      const CriticalBranch& branch = branch_of(member);
      const Rational begin = begins_before(branch, from) ? from : branch.from.lower(),
                     end = ends_after(branch, to) ? to : branch.to->upper();
      Curve path{.label = fmt::format("{}lambda {:.4g} to {:.4g}", on_interface ? "on the interface, " : "",
                                      to_double(begin), to_double(end)),
                 .x = {},
                 .y = {}};
      path.dashed = on_interface;
      for (const Rational& lambda : {begin, end}) {
        path.x.push_back(to_double(branch.at(lambda)[0]));
        path.y.push_back(to_double(branch.at(lambda)[1]));
      }
      panel.curves.push_back(std::move(path));
    }
  return {name, caption, {panel}};
}

REFEREE_CLAIM({
    .id = "GA-F3",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 3: minimisers between the experts",
    .statement = "In the planar example, as lambda grows from 0 to 1, the local minimisers trace a "
                 "geometric interpolation from A2 toward A1.",
    .hypotheses =
        "the planar data of section 5.1; read as: they start in A2, end in A1, and each moves from its y_l "
        "toward its x_k",
    .source = "Figure 3",
    .evidence = "exact branches of all minimisers over 0 <= lambda <= 1; the figure recomputed",
    .refuted_by = "minimisers at 0 or 1 off the supports, or a branch that moves otherwise",
    .attack = "births and deaths of branches: whether each goes all the way",
    .trial =
        [](Trial& trial) {
          Family ends{"lambda = 0 and 1", {{{"lambda", 0}}, {{"lambda", 1}}}, {}, true};
          trial.exact(
              "Min(Phi_0) = A2 and Min(Phi_1) = A1, points counted", ends,
              [](const Instance& i) -> Rational {
                const auto& sites = i["lambda"] == 0 ? planar_supports().second : planar_supports().first;
                long found = 0;
                for (const CriticalPoint& point : critical_points(planar_supports(), i["lambda"]))
                  if (point.minimum)
                    found += std::find(sites.begin(), sites.end(), point.at) != sites.end() ? 1 : -100;
                return found;
              },
              Relation::equal, [](const Instance&) -> Rational { return 3; });
          const Family inner = minimiser_branches("branches of minimisers, 0 < lambda < 1", 0, 1, false);
          trial.exact(
              "each is y_l + lambda (x_k - y_l) for one pair, squared distance", inner,
              [](const Instance& i) -> Rational {
                const CriticalBranch& branch = branch_of(i);
                const RationalPoint& x = planar_supports().first[static_cast<std::size_t>(branch.first[0])];
                const RationalPoint& y = planar_supports().second[static_cast<std::size_t>(branch.second[0])];
                return squared_distance(branch.start, y) +
                       squared_distance(branch.velocity, difference(x, y));
              },
              Relation::equal, [](const Instance&) -> Rational { return 0; });
          trial.exact(
              "none is on an interface", Family{"the planar example", {{{"lambda", 1}}}, {}, true},
              [](const Instance&) -> Rational {
                return static_cast<long>(minimiser_branches("", 0, 1, true).members.size());
              },
              Relation::equal, [](const Instance&) -> Rational { return 0; });
          trial.exact("number of minimisers by branches = by a list for each lambda",
                      sampled_lambdas(trial, 0, 1), minimisers_by_diagram, Relation::equal,
                      minimisers_by_list);
          trial.note(
              "Six pairs have a minimiser for some lambda; only (x3, y3) has one from 0 to 1. Those of y1 "
              "and y2 vanish on the way (at 197/305 and 557/752), those towards x2 and x1 appear on it (at "
              "483/2488 and 1311/2992), and (x3, y1) does both (713/2718 to 394/909): so the set goes from "
              "A2 to A1, by numbers 3, 4, 5, 4, 5, 4, 3, though most single paths do not.");
          trial.figure(path_figure("geometric-asymptotics-figure-3",
                                   "Local minimisers of the planar example as lambda grows from 0 to 1.", 0,
                                   1));
        },
});

REFEREE_CLAIM({
    .id = "GA-F4",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 4: minimisers under guidance",
    .statement =
        "In the planar example, as lambda grows beyond 1, minimisers may reach ND(A1, A2) and then move "
        "along it.",
    .hypotheses = "the planar data of section 5.1, lambda > 1",
    .source = "Figure 4",
    .evidence = "exact branches of all minimisers for 1 < lambda < 6; the figure recomputed",
    .refuted_by = "no branch that continues on an interface, or one that leaves it at once",
    .attack = "which minimisers reach the interface, where, and what becomes of them",
    .rests_on = {"GA-L7.2a"},
    .trial =
        [](Trial& trial) {
          const Family sliding = minimiser_branches("minimisers on an interface, 1 < lambda < 6", 1, 6, true);
          trial.exact(
              "some minimisers do: branches on an interface",
              Family{"the planar example", {{{"lambda", 6}}}, {}, true},
              [](const Instance&) -> Rational { return 1; }, Relation::at_most,
              [](const Instance&) -> Rational {
                return static_cast<long>(minimiser_branches("", 1, 6, true).members.size());
              });
          trial.exact(
              "each begins where a minimiser in a cell ends: number of such cells", sliding,
              [](const Instance& i) -> Rational {
                const CriticalBranch& slide = branch_of(i);
                long count = 0;
                for (const Instance& cell : minimiser_branches("", 1, 6, false).members) {
                  const CriticalBranch& before = branch_of(cell);
                  count += before.to && *before.to == slide.from &&
                                   before.at(slide.from.rational()) == slide.at(slide.from.rational())
                               ? 1
                               : 0;
                }
                return count;
              },
              Relation::equal, [](const Instance&) -> Rational { return 1; });
          trial.exact(
              "and moves along it: |<velocity, y_i - y_j>| over the tied sites", sliding,
              [](const Instance& i) -> Rational {
                const CriticalBranch& branch = branch_of(i);
                Rational across = 0;
                for (const RationalPoint& normal :
                     differences_to_first(planar_supports().second, branch.second))
                  across += abs(dot(branch.velocity, normal));
                return across;
              },
              Relation::equal, [](const Instance&) -> Rational { return 0; });
          trial.exact(
              "yet it does move", sliding, [](const Instance&) -> Rational { return 0; }, Relation::less,
              [](const Instance& i) { return dot(branch_of(i).velocity, branch_of(i).velocity); });
          trial.exact("number of minimisers by branches = by a list for each lambda",
                      sampled_lambdas(trial, 1, 6), minimisers_by_diagram, Relation::equal,
                      minimisers_by_list);
          trial.note(
              "The minimiser of (x3, y3) meets the bisector of y2 and y3 at lambda = 557/362, that of (x2, "
              "y3) the bisector of y1 and y3 at 197/89; that of (x1, y3) never meets one, so that 'may' is "
              "right. The first of the two dies at lambda = 5.6795, where it merges with a saddle.");
          trial.figure(
              path_figure("geometric-asymptotics-figure-4",
                          "Local minimisers of the planar example as lambda grows from 1 to 6: dashed where "
                          "they move along an interface.",
                          1, 6));
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
