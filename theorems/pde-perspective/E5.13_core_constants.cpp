// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.3, step 3: the number gamma, the core of a site, and the time tau_0.
#include <algorithm>

#include "court/random_rationals.hpp"
#include "geometry/power_diagram.hpp"
#include "pde-perspective/core_geometry.hpp"

namespace referee::pde_perspective {
namespace {

/// Sites in d = 1 to 3, where exact diagrams are cheap.
std::vector<Instance> low_dimensional_sites(const Trial& trial) {
  auto result = site_collection(trial, 2);
  std::erase_if(result, [](const Instance& i) { return site_points(i).front().size() > 3; });
  return result;
}
/// A site i and places: random, on the boundary of the core for this gamma and for gamma = 0.
Family places_around_cores(const Trial& trial, bool voronoi) {
  Family family{"places inside, on and outside cores, d = 1 to 3", {}, site_hypotheses()};
  Generator generator = trial.generator("around cores");
  for (const Instance& instance : low_dimensional_sites(trial)) {
    const auto sites = site_points(instance);
    const std::size_t site = generator.below(sites.size());
    const Rational gamma = voronoi ? Rational(0) : core_gamma(sites, site);
    const Instance named = Instance(instance).set("i", static_cast<long>(site + 1)).set("gamma", gamma);
    for (int round = 0; round < 3; ++round) {
      RationalPoint direction;
      for (std::size_t k = 0; k < sites.front().size(); ++k)
        direction.push_back(random_signed(generator, -1, 0));
      for (const Rational& share : {"1"_q, random_between(generator, "1/2"_q, "3/2"_q)})
        family.members.push_back(site_instance_at(named, core_point(sites, site, gamma, direction, share)));
    }
  }
  return family;
}
Rational in_core_by_inequalities(const Instance& i) {
  return core_depth(site_points(i), core_site(i), core_gamma(i), site_place(i)) >= 0 ? 1 : 0;
}
/// The core as a cell: site i with power weight -gamma, the others with 0.
Rational in_core_by_power_diagram(const Instance& i) {
  const auto sites = site_points(i);
  std::vector<Rational> weights(sites.size(), 0);
  weights[core_site(i)] = -core_gamma(i);
  const auto nearest = PowerDiagram(sites, weights).nearest(site_place(i));
  return std::find(nearest.begin(), nearest.end(), static_cast<int>(core_site(i))) != nearest.end() ? 1 : 0;
}
Rational in_voronoi_cell(const Instance& i) {
  const auto nearest = PowerDiagram(site_points(i)).nearest(site_place(i));
  return std::find(nearest.begin(), nearest.end(), static_cast<int>(core_site(i))) != nearest.end() ? 1 : 0;
}
/// Displacements h of the site, |h| a quarter of the least distance.
Family around_the_sites(const Trial& trial) {
  Family family{"each site and a place near it, d = 1 to 8", {}, site_hypotheses()};
  Generator generator = trial.generator("around sites");
  for (const Instance& instance : site_collection(trial, 2)) {
    const auto sites = site_points(instance);
    for (std::size_t site = 0; site < sites.size(); ++site) {
      const Rational gamma = core_gamma(sites, site);
      RationalPoint x = sites[site], h;
      for (std::size_t k = 0; k < x.size(); ++k) h.push_back(random_signed(generator, -1, 0));
      // |h|^2 <= gamma/8, that is |h| <= (least distance)/4.
      Rational share = 1;
      while (share * share * dot(h, h) > gamma / 8) share /= 2;
      for (std::size_t k = 0; k < x.size(); ++k) x[k] += share * h[k];
      family.members.push_back(site_instance_at(Instance(instance).set("i", static_cast<long>(site + 1)), x));
    }
  }
  return family;
}

REFEREE_CLAIM({
    .id = "PP-E5.11",
    .paper = "pde-perspective",
    .kind = "definition",
    .title = "gamma and the gamma-Voronoi core",
    .statement =
        "gamma = (1/2) min over j != i of |y_i - y_j|^2 > 0 and V_i(gamma) = {x: |x - y_j|^2 - |x - y_i|^2 "
        ">= gamma for all j != i}; y_i is an interior point; V_i(0) is the Voronoi cell.",
    .hypotheses =
        "N >= 2 distinct sites: for one site the minimum is over nothing, and for two equal sites gamma "
        "= 0; neither is excluded in the text, and merging equal sites mends the second",
    .source = "section 5.3, (5.11) and the definition of the core",
    .evidence =
        "the inequalities against a power diagram in which site i has weight -gamma, and for gamma = 0 "
        "against the Voronoi diagram (exact); a ball of radius (1/4) min d_ij around y_i",
    .refuted_by = "a place on which the two descriptions differ, or one near y_i outside the core",
    .attack =
        "places exactly on the boundary, cospherical and collinear sites; gamma = min d_ij^2 would put y_i "
        "on the boundary",
    .trial =
        [](Trial& trial) {
          trial.exact("the core is a cell of a power diagram", places_around_cores(trial, false),
                      in_core_by_inequalities, Relation::equal, in_core_by_power_diagram);
          trial.exact("for gamma = 0 it is the closed Voronoi cell", places_around_cores(trial, true),
                      in_core_by_inequalities, Relation::equal, in_voronoi_cell);
          const Family around = around_the_sites(trial);
          trial.exact(
              "gamma > 0", around, [](const Instance&) -> Rational { return 0; }, Relation::less,
              [](const Instance& i) { return core_gamma(i); });
          trial.note(
              "For N = 1 gamma is undefined, and so is the constant C_i sqrt(pi/gamma) of the proof of "
              "Theorem "
              "3.11; that case needs no core, |X_t - y_1| = |x_T - y_1| sqrt(t/T).");
          trial.exact(
              "y_i is interior: the core holds all |x - y_i| <= (1/4) min d_ij", around,
              [](const Instance&) -> Rational { return 0; }, Relation::at_most,
              [](const Instance& i) {
                return core_depth(site_points(i), core_site(i), core_gamma(i), site_place(i));
              });
          trial.exact(
              "psi_j(y_i) = d_ij^2 is 2 gamma at least, with equality for the nearest site", around,
              [](const Instance& i) -> Rational {
                const auto sites = site_points(i);
                return core_depth(sites, core_site(i), 0, sites[core_site(i)]);
              },
              Relation::equal, [](const Instance& i) -> Rational { return 2 * core_gamma(i); });
        },
});

/// Sites with a number i, for the constants alone.
Family numbered_sites(const Trial& trial) {
  Family family{"sites and their numbers, d = 1 to 8", {}, site_hypotheses()};
  for (const Instance& instance : site_collection(trial, 2))
    for (std::size_t site = 0; site < site_points(instance).size(); ++site)
      family.members.push_back(Instance(instance).set("i", static_cast<long>(site + 1)).set("T", 100));
  return family;
}
/// C_i exp(-gamma/(4t)) over (1/8) min d_ij at the share of tau_0.
Ball late_ratio(const Point& p) {
  const Ball t = core_time(p) * p["share"];
  return 8 * core_constant(p) * exp(-core_gamma(p) / (4 * t)) / sqrt(least_squared_gap(p));
}

REFEREE_CLAIM({
    .id = "PP-E5.13",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "The time tau_0",
    .statement = "There is tau_0 in (0, T) with C_i exp(-gamma/(4t)) <= d_ij/8 for all j != i and t < tau_0.",
    .hypotheses = "gamma > 0",
    .source = "section 5.3, proof of Claim 2, (5.13)",
    .evidence =
        "the largest such time in closed form, gamma/(4 log(8 C_i/min_j d_ij)): the inequality before it, "
        "equality at it",
    .refuted_by = "a time below it at which the inequality fails",
    .attack = "weights of 1e-30 on either side. If 8 C_i <= min_j d_ij (w_i close to 1) the logarithm is not "
              "positive and every t will do, so that T is the limit",
    .trial =
        [](Trial& trial) {
          Family before = numbered_sites(trial), at{"sites with 8 C_i > min_j d_ij", {}, before.hypotheses};
          for (Instance& member : before.members) {
            const Point p(member, {128});
            member.set("share", 1);
            if (certainly_less(core_time(p), Ball(100))) at.members.push_back(member);
          }
          for (const Rational& share : {"1/3"_q, "9999/10000"_q}) {
            Family shares = before;
            for (Instance& member : shares.members) member.set("share", share);
            trial.bound("8 C_i exp(-gamma/(4t)) / min_j d_ij <= 1 at t = " + to_string(share) + " tau_0",
                        shares, late_ratio, [](const Point&) { return Ball(1); });
          }
          trial.identity("equality at tau_0 where it is below T", at, late_ratio,
                         [](const Point& p) { return p.constant(1); });
        },
});

Family gaps_of_sites(const Trial& trial) {
  Family family = numbered_sites(trial);
  Generator generator = trial.generator("gaps");
  for (Instance& member : family.members) {
    const std::size_t count = site_points(member).size(), own = core_site(member);
    member.set("j", static_cast<long>(1 + (own + 1 + generator.below(count - 1)) % count));
  }
  return family;
}
Rational exact_squared_gap(const Instance& i) {
  const auto sites = site_points(i);
  return squared_distance(sites[core_site(i)], sites[site_number(i, "j")]);
}

REFEREE_CLAIM({
    .id = "PP-E5.16",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "The geometric term on the boundary of a core",
    .statement = "(1/2)(psi_j - d_ij^2) = (1/2)(gamma - d_ij^2) <= -d_ij^2/4 where psi_j = gamma.",
    .hypotheses = "gamma as in (5.11)",
    .source = "section 5.3, proof of Claim 2, (5.16)",
    .evidence = "rational arithmetic for all sites of the collections",
    .refuted_by = "a pair of sites",
    .attack = "the nearest site, where both sides are equal: gamma without its factor 1/2 fails there",
    .rests_on = {"PP-E5.11"},
    .trial =
        [](Trial& trial) {
          trial.exact(
              "(gamma - d_ij^2)/2 <= -d_ij^2/4", gaps_of_sites(trial),
              [](const Instance& i) -> Rational { return (core_gamma(i) - exact_squared_gap(i)) / 2; },
              Relation::at_most, [](const Instance& i) -> Rational { return -exact_squared_gap(i) / 4; });
          const Family nearest{
              "sites -1 and 1", {Instance(site_instance({{-1}, {1}})).set("i", 1).set("j", 2)}, {}, true};
          trial.exact(
              "equality for the nearest site, so that no larger gamma will do", nearest,
              [](const Instance& i) -> Rational { return (core_gamma(i) - exact_squared_gap(i)) / 2; },
              Relation::equal, [](const Instance& i) -> Rational { return -exact_squared_gap(i) / 4; });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
