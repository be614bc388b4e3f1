// SPDX-License-Identifier: GPL-3.0-or-later
/// Figures 1 and 2a: Voronoi interfaces and the limiting field between them.
#include <algorithm>

#include "geometric-asymptotics/example_strata.hpp"
#include "geometry/power_diagram.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// 1 where d_i^2 is not |x|^2 plus an affine function near x, from its values alone.
Rational is_kinked(const Instance& i, int source) {
  const SupportPair pair = supports_of(i);
  const DistancePotential squared({source == 1 ? pair.first : pair.second, pair.first}, 1);
  const Rational small = power(Rational(10), -12);
  for (const RationalPoint& h :
       {RationalPoint{small, 0}, RationalPoint{0, small}, RationalPoint{small, small}})
    if (central_second_difference(squared, place_of(i), h) != 2 * dot(h, h)) return 1;
  return 0;
}

REFEREE_CLAIM({
    .id = "GA-F1",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 1: where the squared distances are not differentiable",
    .statement =
        "The non-differentiability sets of the two supports are the Voronoi interfaces of A1 and of A2.",
    .hypotheses = "example in the plane",
    .source = "section 3.1, Figure 1",
    .evidence = "at a point of every stratum of the overlay: kinks of d_i^2 by its values against the "
                "number of nearest sites; the vertices of both diagrams; how often they cross",
    .refuted_by = "a kink inside a cell or none on an interface",
    .attack = "the vertices of both diagrams and their crossings",
    .trial =
        [](Trial& trial) {
          const Family places = strata_of_dimension(-1, {1});
          for (const int source : {1, 2})
            trial.exact(
                "d_" + std::to_string(source) + "^2 has a kink exactly where two of its sites are nearest",
                places, [source](const Instance& i) { return is_kinked(i, source); }, Relation::equal,
                [source](const Instance& i) {
                  const auto sites =
                      example_strata()[static_cast<std::size_t>(to_double(i["stratum"]))].sites;
                  return Rational((source == 1 ? sites.first : sites.second).size() > 1 ? 1 : 0);
                });
          Family diagrams{"A1 and A2", {{{"source", 1}}, {{"source", 2}}}, {}, true};
          const auto sites = [](const Instance& i) {
            const SupportPair pair = supports_of(example_supports(2, 1));
            return i["source"] == 1 ? pair.first : pair.second;
          };
          trial.exact(
              "one vertex and three rays: vertices + 10 rays", diagrams,
              [sites](const Instance& i) {
                const PowerDiagram diagram(sites(i));
                return Rational(static_cast<long>(diagram.vertices().size() + 10 * diagram.rays().size()));
              },
              Relation::equal, [](const Instance&) { return Rational(31); });
          trial.exact(
              "the vertex is the circumcentre: its first coordinate by the formula for a triangle", diagrams,
              [sites](const Instance& i) { return PowerDiagram(sites(i)).vertices().front()[0]; },
              Relation::equal,
              [sites](const Instance& i) -> Rational {
                const auto s = sites(i);
                Rational area = 0, sum = 0;
                for (std::size_t k = 0; k < 3; ++k) {
                  const RationalPoint &a = s[k], &b = s[(k + 1) % 3], &c = s[(k + 2) % 3];
                  area += a[0] * (b[1] - c[1]);
                  sum += dot(a, a) * (b[1] - c[1]);
                }
                return sum / (2 * area);
              });
          trial.exact(
              "the two diagrams cross in two points", {"the overlay", {{{"lambda", 1}}}, {}, true},
              [](const Instance&) {
                const auto all = example_strata();
                return Rational(static_cast<long>(std::count_if(all.begin(), all.end(), [](const Stratum& s) {
                  return s.sites.first.size() > 1 && s.sites.second.size() > 1;
                })));
              },
              Relation::equal, [](const Instance&) { return Rational(2); });
          const SupportPair pair = supports_of(example_supports(2, 1));
          Panel panel{.title = "ND(A1, A2)", .x_label = "x1", .y_label = "x2"};
          add_interfaces(panel, pair, overlay_window);
          add_supports(panel, pair);
          trial.figure({"geometric-asymptotics-figure-1",
                        "Voronoi interfaces of the two supports in the plane.",
                        {std::move(panel)}});
        },
});

REFEREE_CLAIM({
    .id = "GA-F2a",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 2a: the field between the interfaces",
    .statement = "Off the interfaces the limiting field is -(1/4) grad Phi = -(x - lambda a1 - (1 - lambda) "
                 "a2)/2, for lambda = 0.5, 1, 2.5, with stars at the local minimisers.",
    .hypotheses = "example in the plane; which stars are printed cannot be read from the text",
    .source = "section 3.2, Remark 3.13, Figure 2a",
    .evidence = "the field in every cell of the overlay against difference quotients of Phi, exact for a "
                "quadratic; the local minimisers and their number exactly",
    .refuted_by = "a cell in which the field is another",
    .attack = "all cells, bounded and unbounded",
    .rests_on = {"GA-F1"},
    .trial =
        [](Trial& trial) {
          const Family cells = strata_of_dimension(2, {"1/2"_q, 1, "5/2"_q});
          for (const std::size_t axis : {0u, 1u})
            trial.exact(
                "component " + std::to_string(axis + 1) + " of the field in each cell", cells,
                [axis](const Instance& i) -> Rational {
                  const DistancePotential phi = potential_of(i);
                  const RationalPoint x = place_of(i);
                  RationalPoint h(2, 0);
                  h[axis] = power(Rational(10), -12);
                  return -(phi.value(shifted_place(x, h, 1)) - phi.value(shifted_place(x, h, -1))) /
                         (8 * h[axis]);
                },
                Relation::equal,
                [axis](const Instance& i) -> Rational {
                  const DistancePotential phi = potential_of(i);
                  const RationalPoint x = place_of(i);
                  const NearestSites sites = phi.nearest(x);
                  return (phi.centre(sites.first.front(), sites.second.front())[axis] - x[axis]) / 2;
                });
          Family examples{"the three values of lambda", {}, support_hypotheses(), true};
          for (const auto& [lambda, stars] :
               {std::pair("1/2"_q, 5), std::pair("1"_q, 3), std::pair("5/2"_q, 3)})
            examples.members.push_back(example_supports(2, lambda).set("stars", stars));
          trial.exact(
              "number of local minimisers: 5, 3, 3", examples,
              [](const Instance& i) { return Rational(static_cast<long>(local_minimisers(i).size())); },
              Relation::equal, [](const Instance& i) { return i["stars"]; });
          Figure figure{
              "geometric-asymptotics-figure-2a",
              "The limiting field off the interfaces (lengths compressed) and the local minimisers.",
              {}};
          for (const Instance& supports : plane_example()) {
            const DistancePotential phi = potential_of(supports);
            Panel panel{
                .title = "lambda = " + to_string(supports["lambda"]), .x_label = "x1", .y_label = "x2"};
            Curve arrows{.label = "-(1/4) grad Phi", .x = {}, .y = {}, .faint = true};
            for (int i = -10; i <= 10; ++i)
              for (int j = -8; j <= 8; ++j)
                append_field(arrows, phi, {Rational(6 * i + 1, 7), Rational(7 * j + 1, 9)});
            panel.curves.push_back(std::move(arrows));
            add_interfaces(panel, supports_of(supports), overlay_window);
            add_minimisers(panel, supports);
            figure.panels.push_back(std::move(panel));
          }
          trial.figure(std::move(figure));
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
