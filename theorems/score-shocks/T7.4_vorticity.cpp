// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 7.2: vorticity of vector Burgers flows, on gradient fields and on fields that are none.
#include <fmt/format.h>

#include "court/random_rationals.hpp"
#include "numbers/quadrature.hpp"
#include "score-shocks/space_fields.hpp"

namespace referee::score_shocks {
namespace {

using J = Jet<Ball>;

/// A polynomial field on R^d, d = 2 or 3, given by its Taylor coefficients at the point: any smooth field
/// looks like that up to the order that an equation sees.
FieldJets taylor_field(const Point& p, int dimension, int order) {
  const JetLayout& layout = JetLayout::of(dimension, order);
  FieldJets v;
  for (int i = 0; i < dimension; ++i) {
    J component = J::variable(layout, 0, Ball(0)) * J(0);
    for (std::size_t n = 0; n < layout.size(); ++n)
      component.coefficient(n) = p[fmt::format("v{}_{}", i + 1, n)];
    v.push_back(std::move(component));
  }
  return v;
}
Family taylor_fields(const Trial& trial, int dimension, int order) {
  Family family{fmt::format("smooth fields in d = {}, by Taylor coefficients", dimension), {}, {}};
  Generator generator = trial.generator(family.name);
  for (long round = 0; round < trial.effort().scaled(2, 6, 40); ++round) {
    Instance member;
    for (int i = 1; i <= dimension; ++i)
      for (std::size_t n = 0; n < JetLayout::of(dimension, order).size(); ++n)
        member.set(fmt::format("v{}_{}", i, n), random_signed(generator, -2, 0));
    family.members.push_back(std::move(member));
  }
  return family;
}

/// Exact solutions that are no gradients: with positive heat solutions p and any heat solution q of (y1, y2),
/// the field (d_1 log p, d_2 log p, q/p) solves the system; a rotation then mixes the axes.
FieldJets carried_field(const Point& p, int order) {
  const JetLayout& layout = JetLayout::of(4, order);
  const J tau = J::variable(layout, 3, p["tau"]);
  // Rows of the rotation by pi about (1, 1, 1), times 3.
  const int rotation[3][3] = {{-1, 2, 2}, {2, -1, 2}, {2, 2, -1}};
  J x[3], y[3], density(0), carried(0), slopes[2] = {J(0), J(0)};
  for (int i = 0; i < 3; ++i) x[i] = J::variable(layout, i, p[fmt::format("x{}", i + 1)]);
  for (int i = 0; i < 3; ++i)
    for (int k = 0; k < 3; ++k) y[i] += J(rotation[k][i]) * x[k] / J(p.constant(3));
  for (int k = 1; k <= 3; ++k) {
    const J first(p[fmt::format("rate{}_1", k)]), second(p[fmt::format("rate{}_2", k)]);
    const J wave = exp(first * y[0] + second * y[1] + (first * first + second * second) * tau);
    const J weighted = J(p[fmt::format("amplitude{}", k)]) * wave;
    density += weighted;
    slopes[0] += first * weighted;
    slopes[1] += second * weighted;
    carried += J(p[fmt::format("carried{}", k)]) * wave;
  }
  const J field[3] = {slopes[0] / density, slopes[1] / density, carried / density};
  FieldJets v(3, J(0));
  for (int i = 0; i < 3; ++i)
    for (int k = 0; k < 3; ++k)
      v[static_cast<std::size_t>(i)] += J(rotation[i][k]) * field[k] / J(p.constant(3));
  return v;
}
Family carried_fields(const Trial& trial) {
  Family family{"solutions that are no gradients", {}, {{"amplitudes > 0", [](const Point& p) {
                                                           return positive(p["amplitude1"]) &&
                                                                  positive(p["amplitude2"]) &&
                                                                  positive(p["amplitude3"]);
                                                         }}}};
  Generator generator = trial.generator("solutions that are no gradients");
  for (long round = 0; round < trial.effort().scaled(3, 10, 60); ++round) {
    Instance member;
    for (int k = 1; k <= 3; ++k) {
      member.set(fmt::format("amplitude{}", k), random_positive(generator, -1, 1));
      member.set(fmt::format("carried{}", k), random_signed(generator, -1, 1));
      for (int i = 1; i <= 2; ++i)
        member.set(fmt::format("rate{}_{}", k, i), random_signed(generator, -1, 0));
      member.set(fmt::format("x{}", k), random_signed(generator, -1, 0));
    }
    family.members.push_back(member.set("tau", random_positive(generator, -2, 0)));
  }
  return family;
}

/// The right side of (68).
Ball vorticity_equation(const FieldJets& v, int i, int j) {
  Ball sum = burgers_operator(v, vorticity(v, i, j)).value();
  for (int k = 0; k < static_cast<int>(v.size()); ++k) {
    const J& component = v[static_cast<std::size_t>(k)];
    sum += Ball(2) * (partial(component, i) * vorticity(v, k, j)).value();
    sum -= Ball(2) * (partial(component, j) * vorticity(v, k, i)).value();
  }
  return sum;
}

REFEREE_CLAIM({
    .id = "SS-D7.3",
    .paper = "score-shocks",
    .kind = "definition",
    .title = "Vorticity",
    .statement = "Omega_ij = d_i v_j - d_j v_i, which vanishes exactly for irrotational fields; for d = 3 "
                 "(curl v)_i = eps_ijk Omega_jk/2.",
    .hypotheses = "v smooth on R^d; irrotational: every circulation vanishes",
    .source = "section 7.2, Definition 7.3, (67)",
    .evidence =
        "circulation around rectangles by enclosing quadrature against the flux of Omega through them "
        "(Stokes), with the orientation of the curl in space",
    .refuted_by = "a field and a rectangle where circulation and flux differ",
    .attack = "sign and factor: the sum over j, k counts every pair twice",
    .trial =
        [](Trial& trial) {
          Family family{"quadratic fields and rectangles", {}, {}};
          Generator generator = trial.generator("quadratic fields");
          for (long round = 0; round < trial.effort().scaled(5, 20, 100); ++round) {
            Instance member;
            for (int i = 1; i <= 3; ++i)
              for (int n = 0; n < 10; ++n)
                member.set(fmt::format("v{}_{}", i, n), random_signed(generator, -1, 0));
            family.members.push_back(member.set("axis", 1 + round % 3)
                                         .set("width", random_positive(generator, -1, 0))
                                         .set("height", random_positive(generator, -1, 0)));
          }
          // Component i of the field at x, with monomials in the order of the jets.
          auto component = []<class T>(const Point& p, int i, const std::array<T, 3>& x) {
            const JetLayout& layout = JetLayout::of(3, 2);
            T sum(0);
            for (std::size_t n = 0; n < layout.size(); ++n) {
              T term(p[fmt::format("v{}_{}", i + 1, n)]);
              for (std::size_t k = 0; k < 3; ++k)
                for (int power = 0; power < layout.exponents(n)[k]; ++power) term = term * x[k];
              sum = sum + term;
            }
            return sum;
          };
          trial.identity(
              "circulation around a rectangle across axis i = flux of eps_ijk Omega_jk/2", family,
              [component](const Point& p) {
                const int i = static_cast<int>(p["axis"].to_double()) - 1, j = (i + 1) % 3, k = (i + 2) % 3;
                auto along = [&](int axis, const Ball& length, int across, const Ball& offset) {
                  auto integrand = [&](const ComplexBall& s) {
                    std::array<ComplexBall, 3> x{ComplexBall(0), ComplexBall(0), ComplexBall(0)};
                    x[static_cast<std::size_t>(axis)] = s;
                    x[static_cast<std::size_t>(across)] = ComplexBall(offset);
                    return component(p, axis, x);
                  };
                  return integrate(integrand, Ball(0).at(p.precision()), length, p.precision());
                };
                const Ball none = Ball(0).at(p.precision());
                return along(j, p["width"], k, none) + along(k, p["height"], j, p["width"]) -
                       along(j, p["width"], k, p["height"]) - along(k, p["height"], j, none);
              },
              [](const Point& p) {
                // Omega of a quadratic field is linear: its flux is area times value in the middle.
                const int i = static_cast<int>(p["axis"].to_double()) - 1, j = (i + 1) % 3, k = (i + 2) % 3;
                FieldJets v = taylor_field(p, 3, 2);
                Ball curl(0);
                for (const auto& [a, b, sign] : {std::tuple(j, k, 1), std::tuple(k, j, -1)}) {
                  const J omega = vorticity(v, a, b);
                  curl += Ball(sign) * (omega.value() + partial(omega, j).value() * p["width"] / 2 +
                                        partial(omega, k).value() * p["height"] / 2);
                }
                return curl / 2 * p["width"] * p["height"];
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-T7.4",
    .paper = "score-shocks",
    .kind = "theorem",
    .title = "Vorticity equation",
    .statement =
        "For d_tau v_i = Laplacian v_i + 2 v_k d_k v_i: d_tau Omega_ij = Laplacian Omega_ij + 2 v_k d_k "
        "Omega_ij + 2 (d_i v_k) Omega_kj - 2 (d_j v_k) Omega_ki.",
    .hypotheses = "v a smooth solution, not necessarily a gradient",
    .source = "section 7.2, Theorem 7.4, (68)-(70)",
    .evidence =
        "identities for explicit solutions that are no gradients (a heat quotient carried by a score), by "
        "jets in space and time; and for arbitrary Taylor coefficients at one instant",
    .refuted_by = "a solution, a pair of axes and a point with disjoint enclosures",
    .attack =
        "fields with vorticity of every orientation in d = 2 and 3; transposing one factor Omega_kj breaks "
        "the identity",
    .rests_on = {"SS-T7.1"},
    .trial =
        [](Trial& trial) {
          const Family carried = with_pairs(carried_fields(trial), 3);
          trial.identity(
              "the explicit fields solve d_tau v = Laplacian v + 2 (v.grad) v", carried,
              [](const Point& p) {
                return partial(carried_field(p, 1).at(static_cast<std::size_t>(axes(p).first)), 3).value();
              },
              [](const Point& p) {
                const FieldJets v = carried_field(p, 2);
                return burgers_operator(v, v.at(static_cast<std::size_t>(axes(p).first))).value();
              });
          trial.identity(
              "(68) for them, d_tau Omega by jets in time", carried,
              [](const Point& p) {
                const auto [i, j] = axes(p);
                return partial(vorticity(carried_field(p, 2), i, j), 3).value();
              },
              [](const Point& p) {
                const auto [i, j] = axes(p);
                return vorticity_equation(carried_field(p, 3), i, j);
              });
          for (int dimension : {2, 3})
            trial.identity(
                fmt::format("(68) at one instant for arbitrary smooth fields, d = {}", dimension),
                with_pairs(taylor_fields(trial, dimension, 3), dimension),
                [dimension](const Point& p) {
                  const FieldJets v = taylor_field(p, dimension, 3);
                  FieldJets change;
                  for (const J& component : v) change.push_back(burgers_operator(v, component));
                  const auto [i, j] = axes(p);
                  return vorticity(change, i, j).value();
                },
                [dimension](const Point& p) {
                  const auto [i, j] = axes(p);
                  return vorticity_equation(taylor_field(p, dimension, 3), i, j);
                });
        },
});

}  // namespace
}  // namespace referee::score_shocks
