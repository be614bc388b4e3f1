// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.2: the averaged kernel as a density, and whether its modes are those of the data.
#include "multiplicative-noise/data_segments.hpp"
#include "multiplicative-noise/peaks_at_data.hpp"
#include "multiplicative-noise/schedules.hpp"
#include "multiplicative-noise/smoothed_density.hpp"

namespace referee::multiplicative_noise {
namespace {

using J = Jet<Ball>;

/// Places near the data and noise levels that a quadrature over all levels takes in its stride.
Family moderate_places(const Trial& trial) {
  Family family = placed_data(trial);
  family.name = "data sets, sigma_eps >= 1/10, places up to 10 sigma_T from the origin";
  std::erase_if(family.members, [](const Instance& i) {
    bool far = false;
    for (std::size_t k = 1; i.has("x" + std::to_string(k)); ++k)
      far = far || abs(i["x" + std::to_string(k)]) > 10 * i["b"];
    return far || i["a"] < "1/10"_q;
  });
  const auto most = static_cast<std::size_t>(trial.effort().scaled(8, 16, 80));
  if (family.members.size() > most) family.members.resize(most);
  return family;
}

/// Half of the mass at -1 and half at 1.
Instance two_modes(const Rational& alpha, const Rational& a, const Rational& b) {
  return data_set(alpha, a, b, {{-1}, {1}});
}

/// grad L = L' on the line, L of order (d + alpha)/2 - 1: what the flow without error follows, up to the
/// positive factor 1/L~.
J slope(const Point& p, const J& x) {
  const NoiseKernel kernel = kernel_of(p);
  const Ball order = half_of(p["alpha"] + Ball(1));
  const Mixture<Ball> data = data_of(p);
  J sum(0);
  for (std::size_t j = 0; j < data.size(); ++j) {
    const J step = J(data.means[j][0]) - x;
    sum += J(data.weights[j]) * kernel(order, half_of(step * step)) * step;
  }
  return sum;
}

/// p_sigma averaged with the weight sigma^(1 - alpha) over the noise levels: the numerator and the weight.
Ball level_average(const Point& p, bool density) {
  const Mixture<Ball> data = data_of(p);
  const KernelMixture mixture(data, kernel_of(p));
  const std::vector<Ball> x = place_of(p);
  const ComplexBall power(Ball(2) - p["alpha"]), d(static_cast<int>(x.size()));
  const ComplexBall circle(2 * Ball::pi(p.precision())), two(2);
  return integrate(
      [&](const ComplexBall& t) {
        // t = log sigma
        if (!density) return exp(power * t);
        ComplexBall sum(0);
        for (std::size_t j = 0; j < data.size(); ++j)
          sum += ComplexBall(data.weights[j]) * exp(-ComplexBall(mixture.half_square(x, j)) * exp(-two * t));
        return sum * exp(power * t - d * (t + log(circle) / two));
      },
      log(p["a"]), log(p["b"]), p.precision());
}

/// The same averages as integrals over time of a schedule: 2 sigma dsigma = g^2 dt.
Ball level_average_over_time(const Point& p) {
  const NoisedDensity density(p);
  const ComplexBall half_alpha(half_of(p["alpha"]));
  const auto weighted = [&](const VarianceFunction& f) {
    return over_time(p, density, [&](const NoisedDensity::Shares& shares) {
      return exp(-half_alpha * shares.log_variance) * f(shares);
    });
  };
  return weighted([](const NoisedDensity::Shares& shares) { return shares.density; }) /
         weighted([](const NoisedDensity::Shares&) { return ComplexBall(1); });
}
/// L/C of order (d + alpha)/2 - 1.
Ball smoothed_density(const Point& p) {
  return averaged_kernel(p, level_order(p)) / kernel_mass(p, level_order(p), dimension_of(p));
}

REFEREE_CLAIM({
    .id = "MN-E4.15",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "High smoothed density means the modes of the data",
    .statement = "p~ = P((d + alpha)/2 - 1, .) is a smoothed version of mu_data; if the flows move to high "
                 "values of L, "
                 "then they move to the modes of mu_data.",
    .hypotheses = "0 < sigma_eps < sigma_T, alpha real, mu_data compactly supported",
    .source = "section 4.2, (4.15) and the lines around it",
    .evidence =
        "half of the mass at -1, half at 1; sigma from 1 to 2 for alpha = 1, from 1/1000 or less to 4 for "
        "alpha = -1 and -3: p~ is larger at 0, where there is no data, and has no critical point within 1/2 "
        "of a mode, proven on the whole interval; all flows climb to 0",
    .refuted_by = "data whose modes the flows up the gradient of L provably avoid",
    .attack = "alpha <= -d, where small noise levels weigh too little to leave a peak; alpha = 1 with "
              "sigma_eps not small; and alpha = 1 with small sigma_eps, where the modes are found; data on "
              "segments",
    .rests_on = {"MN-E4.P", "MN-T4.3"},
    .trial =
        [](Trial& trial) {
          const Family smooth = moderate_places(trial);
          trial.identity(
              "smoothed: p~(x) = int sigma^(1 - alpha) p_sigma(x) dsigma/int sigma^(1 - alpha) dsigma",
              smooth, smoothed_density,
              [](const Point& p) { return level_average(p, true) / level_average(p, false); });
          trial.identity(
              "the same for data on segments", scheduled_segments(trial),
              [](const Point& p) { return smoothed_density(with_noise_levels(p)); }, level_average_over_time);
          const Family lost{"points at -1 and 1, alpha <= -1 or wide noise",
                            {two_modes(1, 1, 2), two_modes(-1, "1/1000"_q, 4), two_modes(-3, "1/1000"_q, 4),
                             two_modes(-3, "1e-12"_q, 4)},
                            noise_levels(),
                            true};
          trial.bound(
              "without data at 0, L(0) <= L(1)", lost,
              [](const Point& p) {
                return KernelMixture(data_of(p), kernel_of(p))
                    .value(half_of(p["alpha"] - Ball(1)), std::vector<Ball>{Ball(0).at(p.precision())});
              },
              [](const Point& p) {
                return KernelMixture(data_of(p), kernel_of(p))
                    .value(half_of(p["alpha"] - Ball(1)), std::vector<Ball>{Ball(1).at(p.precision())});
              });
          const Equation critical{slope, [](const Instance&) {
                                    return std::pair<Rational, Rational>{"1/2"_q, "3/2"_q};
                                  }};
          trial.solutions("a flow that ends within 1/2 of the mode 1 needs one zero of L' there", lost,
                          critical, [](const Instance&) { return 1L; });
          trial.note(
              "L' < 0 there, and everywhere to the right of 0: all flows without error end at 0, at distance "
              "one from all data. The sentence speaks of an inference; read as a heuristic for alpha = 1 and "
              "small sigma_eps it is borne out, see the repair.");
          trial.repair(
              "p~ is the average of the densities p_sigma, sigma from sigma_eps to sigma_T, with weight "
              "sigma^(1 - alpha); flows without error move to critical points of p~. If alpha > 1 - d and "
              "sigma_eps is small enough, every point of a finite data set has a maximum of p~ within "
              "sigma_eps of it.",
              [=](Trial& repaired) {
                repaired.bound(
                    "d = 1, 2, 3: L(x_i) > L(x) for all |x - x_i| = sigma_eps, so L has a maximum inside: 0 "
                    "<= "
                    "a lower bound of the difference",
                    little_noise(), [](const Point&) { return Ball(0); }, least_drop);
                Family found{"points at -1 and 1, alpha > 0", {}, noise_levels()};
                for (const Rational& alpha : {"1/2"_q, "1"_q, "2"_q, "3"_q})
                  for (const Rational& a : {"1e-4"_q, "1e-8"_q})
                    found.members.push_back(two_modes(alpha, a, 4));
                repaired.solutions("within sigma_eps of 1 L' has one zero", found,
                                   {slope,
                                    [](const Instance& i) {
                                      return std::pair<Rational, Rational>{1 - i["a"], 1 + i["a"]};
                                    }},
                                   [](const Instance&) { return 1L; });
                for (int side : {-1, 1})
                  repaired.bound(
                      side < 0 ? std::string("it is a maximum: L'(1 - sigma_eps) > 0")
                               : std::string("and L'(1 + sigma_eps) < 0"),
                      found, [](const Point&) { return Ball(0); },
                      [side](const Point& p) {
                        return -side * slope(p, J(Ball(1) + side * p["a"])).value();
                      });
              });
        },
});

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
