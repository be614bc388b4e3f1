// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.2: the averaged kernel, and the same normalised to a density.
#include "multiplicative-noise/data_segments.hpp"
#include "multiplicative-noise/smoothed_density.hpp"

namespace referee::multiplicative_noise {
namespace {

REFEREE_CLAIM({
    .id = "MN-E4.P",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "The averaged kernel, normalised, is a probability density",
    .statement =
        "P_a^b(s, .) = L_a^b(s, .)/C_a^b(s) integrates to one: the density of mu convolved with the one "
        "proportional to Phi_a^b(s, |x|^2/2), which is smooth, radial and decreasing in |x|.",
    .hypotheses = "0 < a < b, s real, mu a probability measure",
    .source = "section 4.2, before (4.15)",
    .evidence = "the constant in closed form, C(s) = (2 pi)^(d/2) Phi(s - d/2, 0): the mass on the line by "
                "quadrature "
                "for one to three points and for a segment, and one axis at a time in higher dimensions; the "
                "radial profile falls",
    .refuted_by = "a total mass other than one, or radii at which the profile grows",
    .attack = "orders of both signs and zero, noise levels a factor 1.1 to 10 apart, d = 1, 2, 3, 8, odds of "
              "1e-30; the logarithmic case s = d/2",
    .rests_on = {"MN-LA.2", "MN-LA.3", "MN-LA.1"},
    .trial =
        [](Trial& trial) {
          Family line{"one to three points on the line, a segment and a point", {}, noise_levels()};
          line.estimated = true;
          for (const Rational& s : {"-2"_q, "5/2"_q})
            for (const Instance& member :
                 {data_set(0, "1/2"_q, 2, {{3}}), data_set(0, 1, "11/10"_q, {{-1}, {2}}, {1, "1e-30"_q})})
              line.members.push_back(Instance(member).set("s", s));
          line.members.push_back(
              with_segments(data_set(0, 1, 2, {{-2}}, {"1/3"_q}), {{{0}, {"5/2"_q}}}).set("s", "1/2"_q));
          if (trial.effort().budget != Budget::quick)
            line.members.push_back(data_set(0, "1/5"_q, 2, {{-1}, {0}, {3}}, {1, 2, 5}).set("s", "1/3"_q));
          trial.bound(
              "d = 1: int L(s, x) dx is (2 pi)^(1/2) Phi(s - 1/2, 0) within 10^-18 of itself", line,
              [](const Point& p) { return abs(line_mass(p) - kernel_mass(p, p["s"], 1)); },
              [](const Point& p) {
                return kernel_mass(p, p["s"], 1) * p.constant(power(Rational(10), -18));
              });
          Family axes{"data in d = 2, 3 and 8, a place in the first d - 1 coordinates", {}, noise_levels()};
          axes.estimated = true;
          for (const Rational& s : {"-1"_q, "3"_q}) {
            axes.members.push_back(
                placed(data_set(0, "1/2"_q, 2, {{0, 1}, {1, -1}}, {1, 3}), {"1/3"_q}).set("s", s));
            axes.members.push_back(
                placed(data_set(0, "1/3"_q, 1, {{0, 0, 1}}), {"1/10"_q, "1/5"_q}).set("s", s));
            axes.members.push_back(
                placed(data_set(0, 1, 2, {RationalPoint(8, 1)}), RationalPoint(7, "2/3"_q)).set("s", s));
          }
          trial.bound(
              "integrating the last coordinate: int L_d(s, (x, y)) dy is (2 pi)^(1/2) L_(d - 1)(s - 1/2, x) "
              "within 10^-18 of itself, whence C(s) = (2 pi)^(d/2) Phi(s - d/2, 0)",
              axes,
              [](const Point& p) { return abs(marginal_by_quadrature(p) - marginal_in_closed_form(p)); },
              [](const Point& p) {
                return marginal_in_closed_form(p) * p.constant(power(Rational(10), -18));
              });
          Family closed{"d from 1 to 8", {}, noise_levels()};
          for (long d : {1L, 2L, 3L, 8L})
            for (const Instance& member : orders_and_levels(trial))
              if (2 * member["s"] != d) closed.members.push_back(Instance(member).set("d", d));
          trial.identity(
              "C(s) in powers: (2 pi)^(d/2) (a^(d - 2s) - b^(d - 2s))/(s - d/2), s != d/2", closed,
              [](const Point& p) {
                return kernel_mass(p, p["s"], static_cast<std::size_t>(p["d"].to_double()));
              },
              [](const Point& p) {
                const Ball power = p["d"] - 2 * p["s"];
                return raised(2 * Ball::pi(p.precision()), half_of(p["d"])) *
                       (raised(p["a"], power) - raised(p["b"], power)) / (-half_of(power));
              });
          Family logarithmic{"s = d/2", {}, noise_levels()};
          for (long d : {1L, 2L, 8L})
            logarithmic.members.push_back({{"d", d}, {"a", "1e-12"_q}, {"b", 10}, {"s", Rational(d, 2)}});
          trial.identity(
              "and 2 (2 pi)^(d/2) ln(b/a) for s = d/2", logarithmic,
              [](const Point& p) {
                return kernel_mass(p, p["s"], static_cast<std::size_t>(p["d"].to_double()));
              },
              [](const Point& p) {
                return 2 * raised(2 * Ball::pi(p.precision()), half_of(p["d"])) * log(p["b"] / p["a"]);
              });
          Family radii = kernels(trial, false);
          radii.name = "r and r (1 + 1/100)";
          std::erase_if(radii.members, [](const Instance& i) { return i["z"] == 0; });
          trial.bound(
              "the profile falls: Phi(s, z (1 + 1/100)^2) <= Phi(s, z)", radii,
              [](const Point& p) { return kernel_of(p)(p["s"], p["z"] * square(p.constant("101/100"_q))); },
              phi);
        },
});

REFEREE_CLAIM({
    .id = "MN-E4.L",
    .paper = "multiplicative-noise",
    .kind = "definition",
    .title = "The averaged kernel",
    .statement = "L_a^b(s, x) = int Phi_a^b(s, |x - x~|^2/2) dmu(x~).",
    .hypotheses = "0 < a < b, s real, mu a probability measure",
    .source = "section 4.2; appendix A.2",
    .evidence =
        "the sum over data points of the kernel against one quadrature over u of the sum of Gaussians, by "
        "Tonelli; data spread evenly over a segment against the error function",
    .refuted_by = "a place where the two orders of integration differ",
    .attack = "places at and near the data, odds of 1e-30, orders of both signs",
    .trial =
        [](Trial& trial) {
          Family family = moderate_places(trial);
          const std::vector<Rational> orders{"-3"_q, "0"_q, "1/2"_q, "4"_q};
          for (std::size_t n = 0; n < family.members.size(); ++n)
            family.members[n].set("s", orders[n % orders.size()]);
          trial.identity(
              "sum over data of the kernel = int u^(s - 1) (sum over data of exp(-u z)) du", family,
              [](const Point& p) { return averaged_kernel(p, p["s"]); }, averaged_by_quadrature);
          Family segment{"data spread evenly over [0, 1]", {}, noise_levels()};
          segment.estimated = true;
          for (const Rational& s : {"-1"_q, "1/2"_q, "2"_q})
            for (const Rational& x : {"1/3"_q, "2"_q})
              segment.members.push_back({{"a", "1/4"_q}, {"b", 2}, {"s", s}, {"x", x}});
          trial.bound(
              "[0, 1]: int Phi(s, (x - y)^2/2) dy by error functions and by Gauss-Legendre over y differ by "
              "at "
              "most 10^-18",
              segment,
              [](const Point& p) { return abs(segment_by_error_function(p) - segment_by_places(p)); },
              [](const Point& p) { return p.constant(power(Rational(10), -18)); });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
