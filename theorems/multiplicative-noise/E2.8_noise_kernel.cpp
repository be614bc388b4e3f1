// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 2.2: the noise kernel and its incomplete gamma functions.
#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {
namespace {

/// int u^(s - 1) exp(-z u) du by enclosing quadrature in log u.
Ball defining_integral(const Point& p) {
  const ComplexBall s(p["s"]), z(p["z"]);
  return integrate([&](const ComplexBall& t) { return exp(s * t - z * exp(t)); }, -2 * log(p["b"]),
                   -2 * log(p["a"]), p.precision());
}
/// Arguments z of moderate size against both noise levels, and levels at most a factor 100 apart.
Family moderate_kernels(const Trial& trial, bool negative) {
  Family family = kernels(trial, negative);
  std::erase_if(family.members,
                [](const Instance& i) { return i["a"] < "1/100"_q || abs(i["z"]) > 100 * i["b"] * i["b"]; });
  const auto most = static_cast<std::size_t>(trial.effort().scaled(10, 20, 600));
  if (family.members.size() > most) family.members.resize(most);
  return family;
}
Ball lower_end(const Point& p) { return p["z"] / square(p["b"]); }
Ball upper_end(const Point& p) { return p["z"] / square(p["a"]); }

REFEREE_CLAIM({
    .id = "MN-E2.8",
    .paper = "multiplicative-noise",
    .kind = "definition",
    .title = "The noise kernel",
    .statement = "Phi_a^b(s, z) = int u^(s - 1) exp(-z u) du over u from 1/b^2 to 1/a^2.",
    .hypotheses = "0 < a < b, s and z real",
    .source = "section 2.2, (2.8); appendix A.1",
    .evidence = "the kernel by incomplete gamma functions and series against enclosing quadrature of its "
                "definition; at z = 0 against the power it is",
    .refuted_by = "a set of parameters for which the two enclosures are disjoint",
    .attack = "orders of both signs and zero, z < 0, z = 0, z from 1e-20 to 100 b^2, noise levels 1 % apart",
    .trial =
        [](Trial& trial) {
          trial.identity("the kernel = its defining integral by quadrature", moderate_kernels(trial, true),
                         phi, defining_integral);
          Family zero = kernels(trial, false);
          zero.name = "z = 0, s != 0";
          std::erase_if(zero.members, [](const Instance& i) { return i["z"] != 0 || i["s"] == 0; });
          trial.identity("z = 0: Phi(s, 0) = (a^(-2s) - b^(-2s))/s, a down to 1e-12", zero, phi,
                         [](const Point& p) {
                           return (raised(p["a"], -2 * p["s"]) - raised(p["b"], -2 * p["s"])) / p["s"];
                         });
        },
});

REFEREE_CLAIM({
    .id = "MN-E2.8b",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The kernel by incomplete gamma functions",
    .statement =
        "Phi_a^b(s, z) = z^(-s) int t^(s - 1) exp(-t) dt over t from z/b^2 to z/a^2 = (Gamma(s, z/b^2) - "
        "Gamma(s, z/a^2))/z^s = (gamma(s, z/a^2) - gamma(s, z/b^2))/z^s.",
    .hypotheses = "0 < a < b, s > 0, z > 0",
    .source = "section 2.2, after (2.8)",
    .evidence =
        "each member by itself: the integral and the upper functions by quadrature, the lower ones by "
        "their series, against the kernel",
    .refuted_by = "parameters for which a member differs from the kernel",
    .attack = "s from 1/3 up, z small and large; ends exchanged would change the sign. The first two members "
              "need no s > 0",
    .rests_on = {"MN-E2.8"},
    .trial =
        [](Trial& trial) {
          Family family = moderate_kernels(trial, false);
          family.name = "s > 0, z > 0";
          family.hypotheses.push_back(
              {"s > 0 and z > 0", [](const Point& p) { return positive(p["s"]) && positive(p["z"]); }});
          std::erase_if(family.members, [](const Instance& i) {
            return i["s"] <= 0 || i["z"] <= 0 || i["z"] > 300 * i["a"] * i["a"] || i["z"] < "1/1000"_q;
          });
          trial.identity("z^(-s) int t^(s - 1) exp(-t) dt", family, phi, [](const Point& p) {
            return gamma_integral(p["s"], lower_end(p), upper_end(p)) / raised(p["z"], p["s"]);
          });
          trial.identity("(Gamma(s, z/b^2) - Gamma(s, z/a^2))/z^s", family, phi, [](const Point& p) {
            return (upper_gamma(p["s"], lower_end(p)) - upper_gamma(p["s"], upper_end(p))) /
                   raised(p["z"], p["s"]);
          });
          trial.identity("(gamma(s, z/a^2) - gamma(s, z/b^2))/z^s", family, phi, [](const Point& p) {
            return (lower_gamma(p["s"], upper_end(p)) - lower_gamma(p["s"], lower_end(p))) /
                   raised(p["z"], p["s"]);
          });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
