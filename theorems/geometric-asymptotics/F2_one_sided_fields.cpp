// SPDX-License-Identifier: GPL-3.0-or-later
/// Figures 2b and 2c: the limiting field on both sides of the interfaces, and the landscapes.
#include <algorithm>
#include <cmath>

#include "geometric-asymptotics/example_strata.hpp"
#include "geometry/convex.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Velocity -(1/4) grad Phi on the side of the facet's first (0) or second (1) site, along its normal.
Rational normal_velocity(const Instance& i, std::size_t side) {
  const DistancePotential phi = potential_of(i);
  const NearestSites sites = phi.nearest(place_of(i));
  const bool of_first = sites.first.size() == 2;
  const RationalPoint centre = of_first ? phi.centre(sites.first[side], sites.second.front())
                                        : phi.centre(sites.first.front(), sites.second[side]);
  return dot(difference(centre, place_of(i)), facet_normal(phi.supports(), sites)) / 2;
}
/// The same from values of Phi a little off the facet, exact up to the quadratic term, which is taken away.
Rational normal_velocity_by_values(const Instance& i, std::size_t side) {
  const DistancePotential phi = potential_of(i);
  const RationalPoint n = facet_normal(phi.supports(), phi.nearest(place_of(i)));
  const Rational step = (side == 0 ? 1 : -1) * power(Rational(10), -12);
  const Rational rise = phi.value(shifted_place(place_of(i), n, step)) - phi.value(place_of(i));
  return -(rise / step - step * dot(n, n)) / 4;
}

REFEREE_CLAIM({
    .id = "GA-F2b",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 2b: the field on both sides of the interfaces",
    .statement = "The one-sided fields along the interfaces for lambda = 0.5, 1, 2.5: none is attracting in "
                 "the mixture "
                 "of experts, some are under guidance.",
    .hypotheses =
        "example in the plane. Attracting: both one-sided normal velocities point to the interface; they are "
        "constant along each piece of interface inside one cell of the other support",
    .source = "section 3.2, Remark 3.13, Figure 2b",
    .evidence = "both one-sided velocities on every piece, by centres and by values of Phi; attracting "
                "pieces counted",
    .refuted_by = "an attracting piece at lambda = 1/2 or 1, or none at 5/2",
    .attack = "every piece. At lambda = 3/2 no piece is attracting either, so that 'some' depends on lambda: "
              "the first "
              "appears at 557/362. The sentences of Remark 3.13 on sliding are tried there",
    .rests_on = {"GA-F1", "GA-F2a"},
    .trial =
        [](Trial& trial) {
          const Family pieces = strata_of_dimension(1, {"1/2"_q, 1, "5/2"_q});
          for (const std::size_t side : {0u, 1u})
            trial.exact(
                "normal velocity on side " + std::to_string(side + 1) + " of each piece", pieces,
                [side](const Instance& i) { return normal_velocity_by_values(i, side); }, Relation::equal,
                [side](const Instance& i) { return normal_velocity(i, side); });
          Family counts{"attracting pieces", {}, {}, true};
          for (const auto& [lambda, number] :
               {std::pair("1/2"_q, 0), std::pair("1"_q, 0), std::pair("3/2"_q, 0), std::pair("5/2"_q, 3)})
            counts.members.push_back({{"lambda", lambda}, {"number", number}});
          trial.exact(
              "number of attracting pieces: 0, 0 and 3 as printed, 0 at lambda = 3/2", counts,
              [](const Instance& i) {
                const auto members = strata_of_dimension(1, {i["lambda"]}).members;
                return Rational(static_cast<long>(
                    std::count_if(members.begin(), members.end(), [](const Instance& piece) {
                      return normal_velocity(piece, 0) < 0 && normal_velocity(piece, 1) > 0;
                    })));
              },
              Relation::equal, [](const Instance& i) { return i["number"]; });
          Figure figure{"geometric-asymptotics-figure-2b",
                        "The limiting field on both sides of the interfaces (lengths compressed).",
                        {}};
          for (const Instance& supports : plane_example()) {
            const DistancePotential phi = potential_of(supports);
            Panel panel{
                .title = "lambda = " + to_string(supports["lambda"]), .x_label = "x1", .y_label = "x2"};
            add_interfaces(panel, supports_of(supports), overlay_window);
            Curve arrows{.label = "one-sided fields", .x = {}, .y = {}, .faint = true};
            for (const Curve& lines : {panel.curves[0], panel.curves[1]})
              for (std::size_t n = 0; n + 1 < lines.x.size(); n += 3) {
                const double dx = lines.x[n + 1] - lines.x[n], dy = lines.y[n + 1] - lines.y[n];
                const double length = std::hypot(dx, dy);
                for (double s = 0.4; s < length; s += 0.9)
                  for (const double side : {-0.12, 0.12})
                    append_field(arrows, phi,
                                 {rational_from_double(lines.x[n] + (s * dx - side * dy) / length),
                                  rational_from_double(lines.y[n] + (s * dy + side * dx) / length)});
              }
            panel.curves.push_back(std::move(arrows));
            figure.panels.push_back(std::move(panel));
          }
          trial.figure(std::move(figure));
        },
});

REFEREE_CLAIM({
    .id = "GA-F2c",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 2c: the landscapes",
    .statement =
        "For lambda = 0.5 and 1 the graph of Phi keeps the semiconcave shape of squared distances; at 2.5 it "
        "shows stronger extrapolative and interface effects.",
    .hypotheses =
        "example in the plane. Semiconcave: Phi(x + h) + Phi(x - h) - 2 Phi(x) <= 2 |h|^2. Interface "
        "effects: "
        "this fails on an interface. Extrapolation: local minimisers outside the hull of all points",
    .source = "section 3.2, Remark 3.13, Figure 2c",
    .evidence = "the inequality at random places and at every stratum; where it fails at 5/2; minimisers "
                "against the hull",
    .refuted_by = "a violation at lambda <= 1, or none at 5/2",
    .attack = "steps across interfaces of both supports, long and short. (The text sees in the figure the "
              "difference "
              "between Clarke and outer Clarke dynamics; on these data the two sets agree everywhere, and "
              "what the figure "
              "shows is the loss of semiconcavity)",
    .rests_on = {"GA-F2b"},
    .trial =
        [](Trial& trial) {
          Family mixing = strata_of_dimension(-1, {"1/2"_q, 1});
          mixing.name = "places and steps";
          mixing.exhaustive = false;
          Generator generator = trial.generator("places and steps");
          const auto coordinate = [&] {
            return Rational(static_cast<long>(generator.below(2001)) - 1000, 100);
          };
          for (Instance& i : mixing.members) i.set("h1", coordinate() / 50).set("h2", coordinate() / 50);
          for (long n = 0; n < trial.effort().scaled(100, 300, 3000); ++n)
            mixing.members.push_back(
                placed(example_supports(2, n % 2 == 0 ? "1/2"_q : Rational(1)), {coordinate(), coordinate()})
                    .set("h1", coordinate())
                    .set("h2", coordinate()));
          const auto step = [](const Instance& i) { return RationalPoint{i["h1"], i["h2"]}; };
          trial.exact(
              "lambda = 1/2, 1: Phi(x + h) + Phi(x - h) - 2 Phi(x) <= 2 |h|^2", mixing,
              [step](const Instance& i) {
                return central_second_difference(potential_of(i), place_of(i), step(i));
              },
              Relation::at_most, [step](const Instance& i) -> Rational { return 2 * dot(step(i), step(i)); });
          Family kinks{"minimisers on an interface of A2 and steps across it, lambda = 5/2",
                       {},
                       support_hypotheses(),
                       true};
          const Instance guided = example_supports(2, "5/2"_q);
          for (const CriticalPoint& point : local_minimisers(guided)) {
            if (point.second.size() < 2) continue;
            const RationalPoint n = facet_normal(supports_of(guided), {point.first, point.second});
            kinks.members.push_back(placed(guided, point.at).set("h1", n[0] / 100).set("h2", n[1] / 100));
          }
          trial.exact(
              "lambda = 5/2: 2 |h|^2 < Phi(x + h) + Phi(x - h) - 2 Phi(x) there", kinks,
              [step](const Instance& i) -> Rational { return 2 * dot(step(i), step(i)); }, Relation::less,
              [step](const Instance& i) {
                return central_second_difference(potential_of(i), place_of(i), step(i));
              });
          Family examples{"the three values of lambda", {}, support_hypotheses(), true};
          for (const auto& [lambda, outside] :
               {std::pair("1/2"_q, 0), std::pair("1"_q, 0), std::pair("5/2"_q, 3)})
            examples.members.push_back(example_supports(2, lambda).set("outside", outside));
          trial.exact(
              "local minimisers outside the hull of all points: none, none, all three", examples,
              [](const Instance& i) {
                const SupportPair pair = supports_of(i);
                std::vector<RationalPoint> all = pair.first;
                all.insert(all.end(), pair.second.begin(), pair.second.end());
                long count = 0;
                for (const CriticalPoint& point : local_minimisers(i))
                  count += position_in_hull(all, point.at).side == Side::outside ? 1 : 0;
                return Rational(count);
              },
              Relation::equal, [](const Instance& i) { return i["outside"]; });
          Figure figure{"geometric-asymptotics-figure-2c", "Level lines of the landscapes of Phi.", {}};
          for (const Instance& supports : plane_example()) {
            Panel panel =
                landscape_in_plane(supports, overlay_window, "lambda = " + to_string(supports["lambda"]));
            add_interfaces(panel, supports_of(supports), overlay_window);
            add_minimisers(panel, supports);
            figure.panels.push_back(std::move(panel));
          }
          trial.figure(std::move(figure));
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
