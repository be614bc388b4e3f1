// SPDX-License-Identifier: GPL-3.0-or-later
/// Assumption A: what it admits, and which part of it is needed for what.
#include "heat/generative_law_quantile.hpp"
#include "heat/line_entropy.hpp"
#include "measures/posterior.hpp"
#include "numbers/normal_law.hpp"
#include "numbers/quadrature.hpp"
#include "pde-perspective/generated_distribution.hpp"

namespace referee::pde_perspective {
namespace {

Ball arc_tangent(const Ball& x) { return referee::detail::apply(arb_atan, x); }

/// P(|X| > r) for the standard Cauchy law.
Ball cauchy_tail(const Ball& r) { return Ball(2) / Ball::pi(r.precision()) * arc_tangent(Ball(1) / r); }

/// Half N(0, 1), half the density 1/(2 |x| log^2 |x|) on |x| < 1/e: positive, all moments, infinite entropy.
Ball spiked_distribution(const Ball& x) {
  // The spike has mass 1/|log r| in |x| < r.
  const Ball size = abs(x), e = exp(Ball(-1).at(x.precision()));
  const Ball spike = certainly_less(size, e) ? Ball(-1) / log(size) : Ball(1).at(x.precision());
  const Ball half = spike / 2;
  return (normal_distribution(x) + (x.is_negative() ? Ball(1) / Ball(2).at(x.precision()) - half
                                                    : Ball(1) / Ball(2).at(x.precision()) + half)) /
         2;
}
/// int over exp(-y) < |x| < 1/e of v log v for the spike alone, v = 1/(2 |x| log^2 |x|): with z = -log |x| it
/// is the integral of (z - log 2 - 2 log z)/z^2 over 1 < z < y.
Ball spike_entropy(const Ball& y) {
  const Ball two = Ball(2).at(y.precision());
  return log(y) - log(two) * (Ball(1) - Ball(1) / y) - Ball(2) * (Ball(1) - (log(y) + Ball(1)) / y);
}

/// Two Diracs, weights 1/4 and 3/4 at -1 and 1, T = 1: the boundary of the basins without noise.
Ball pair_boundary(Precision precision) {
  return line_basins(line_diracs_of(line_diracs({-1, 1}, {1, 3})), 1, precision).boundaries[0];
}

Family one_member(std::string name, Instance member = {}) {
  return {std::move(name), {std::move(member)}, {}, true};
}

REFEREE_CLAIM({
    .id = "PP-AA",
    .paper = "pde-perspective",
    .kind = "definition",
    .title = "Assumption A",
    .statement =
        "(1) supp u_0 is compact. (2) v_T has a density, positive almost everywhere, with v_T log v_T and "
        "|x|^2 v_T integrable.",
    .hypotheses = "none",
    .source = "section 3.2, Assumption A",
    .evidence =
        "what it is for: KL(v_T||u(T)) < infinity, computed for normal starts; and laws that break one part "
        "each, for which the conclusions of Theorem 3.4 are followed in closed form",
    .refuted_by = "a normal start that violates it, or one that satisfies it with infinite divergence",
    .attack = "Cauchy start (no moment), a start with a logarithmic spike (infinite entropy), a start that "
              "vanishes on "
              "a basin, Dirac starts, exp(-exp|x|) (PP-T3.4i-eq)",
    .trial =
        [](Trial& trial) {
          Family normals{"N(mean, variance)", {}, {}};
          for (const Rational& mean : {"0"_q, "-7/2"_q})
            for (const Rational& variance : {"1/100"_q, "60"_q})
              normals.members.push_back({{"mean", mean}, {"variance", variance}});
          trial.identity(
              "normal starts have int v_T log v_T = -log(2 pi e variance)/2", normals,
              [](const Point& p) { return mean_logarithm(normal_start(p), normal_start(p), p.precision()); },
              [](const Point& p) {
                return -(log(Ball(2) * Ball::pi(p.precision()) * p["variance"]) + Ball(1)) / 2;
              });
          Family several = normal_starts_on_line(trial, trial.effort().scaled(0, 2, 30));
          std::erase_if(several.members, [](const Instance& i) { return !i.has("y2"); });
          trial.bound(
              "hence KL(v_T||u(T)) <= int v_T log v_T + log(4 pi T)/2 + (E|x|^2 + sum w_k y_k^2 - 2 mean sum "
              "w_k "
              "y_k)/(4T)",
              several, coarsely(divergence_at_start), [](const Point& p) {
                // log is concave: log u(T) is at least the mean of the logarithms of the heat kernels.
                const std::vector<Ball> weights = data_weights(p);
                Ball first(0), second(0);
                for (std::size_t k = 0; k < weights.size(); ++k) {
                  const Ball& site = p["y" + std::to_string(k + 1)];
                  first += weights[k] * site;
                  second += weights[k] * square(site);
                }
                const Ball cost = p["variance"] + square(p["mean"]) + second - Ball(2) * p["mean"] * first;
                return -(log(Ball(2) * Ball::pi(p.precision()) * p["variance"]) + Ball(1)) / 2 +
                       log(Ball(4) * Ball::pi(p.precision()) * p["T"]) / 2 + cost / (Ball(4) * p["T"]);
              });
          trial.note(
              "Entropy and second moment serve this bound only. Convergence of v(t) to a law on supp u_0 "
              "needs "
              "neither, nor compactness or positivity: without noise v_T must have a density, with noise "
              "nothing at "
              "all (PP-T3.4i). Positivity gives the whole support in the limit.");
          trial.rate(
              "no second moment: for a Cauchy start int over |x| < n of v_T x^2/(4T) grows like n, so "
              "KL(v_T||u(T)) "
              "is infinite (one Dirac)",
              {.parameter = "n", .to_infinity = true, .first = 1, .last = 30, .fixed = {}},
              [](const Point& p) {
                return (p["n"] - arc_tangent(p["n"])) / (Ball(2) * Ball::pi(p.precision()));
              },
              -1);
          trial.rate(
              "and yet v(t){|x| > 1} -> 0, like t^(1/2) (epsilon = 0, T = 1)",
              {.parameter = "t", .first = 1, .last = 40, .fixed = {}},
              [](const Point& p) { return cauchy_tail(Ball(1) / sqrt(p["t"])); }, "1/2"_q);
          trial.limit(
              "infinite entropy: the spike's int v log v over |x| > exp(-y) grows like log y (1/log y of it "
              "-> 1)",
              {.parameter = "y", .to_infinity = true, .first = 2, .last = 40, .fixed = {}},
              [](const Point& p) { return exp(spike_entropy(p["y"])) / p["y"]; },
              [](const Point& p) { return exp(p.constant(-2) - log(p.constant(2))); });
          trial.identity(
              "and yet all of it arrives: v* of weights 1/4, 3/4 at -1, 1 from the spiked start, by both "
              "tails",
              one_member("epsilon = 0, T = 1"),
              [](const Point& p) {
                const LineBasins basins =
                    line_basins(line_diracs_of(line_diracs({-1, 1}, {1, 3})), 1, p.precision());
                return basin_weights(basins, spiked_distribution)[0];
              },
              [](const Point& p) {
                // The law is even, and the boundary lies beyond the spike.
                return normal_distribution(pair_boundary(p.precision())) / 2;
              });
          trial.bound(
              "zeros: v_T uniform on [1, 2] vanishes on the basin of -1, and v* = the Dirac at 1 (epsilon = "
              "0); "
              "boundary + 3/2 <= 1",
              one_member("the pair, T = 1"),
              [](const Point& p) { return pair_boundary(p.precision()) + p.constant("3/2"_q); },
              [](const Point& p) { return p.constant(1); });
          trial.bound(
              "with epsilon = 1 the same start reaches -1: v*({-1}) = int_1^2 1/(1 + 3 exp(z)) dz >= 1/20",
              one_member("the pair, T = 1"), [](const Point& p) { return p.constant("1/20"_q); },
              [](const Point& p) {
                const auto primitive = [](const Ball& z) { return z - log(Ball(1) + Ball(3) * exp(z)); };
                return primitive(p.constant(2)) - primitive(p.constant(1));
              });
          Family axis{"equal Diracs at -1 and 1, v_T the Dirac at 0, epsilon = 0", {}, {}};
          for (const Rational& t : {"1"_q, "1/1000"_q, "1e-30"_q}) axis.members.push_back({{"t", t}});
          trial.identity(
              "no density: X_t = 0 for ever, at distance 1 from the support: the posterior mean there is 0, "
              "so that s "
              "(0, t) = 0 and 1 + s = 1",
              axis,
              [](const Point& p) {
                auto kernel = smoothed(line_diracs_of(line_diracs({-1, 1}, {1, 1})), p["t"],
                                       FromRational<Ball>{p.precision()});
                return p.constant(1) + kernel.at(Ball(0).at(p.precision()), 1).displacement[0] / p["t"];
              },
              [](const Point& p) { return p.constant(1); });
          trial.note(
              "This is the only part that cannot be dropped without noise. With epsilon = 1 the Dirac start "
              "at z has v* "
              "= sum_k pi_k(z) delta at y_k, on the support again.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
