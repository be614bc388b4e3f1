// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 7.1: the score of a heat solution in R^d solves the vector Burgers system; the displays of the
/// proof and the Cole-Hopf transform.
#include "heat/score.hpp"
#include "score-shocks/heat_families.hpp"
#include "score-shocks/space_fields.hpp"

namespace referee::score_shocks {
namespace {

/// log p in (x_1, ..., x_d, tau), with the derivatives that the equations need.
class LogDensity {
 public:
  LogDensity(const Point& p, int order) : density_(space_solution(p, order)), log_(log(density_)) {
    variables_ = density_.layout()->variables();
  }
  int dimension() const { return variables_ - 1; }
  Ball p() const { return density_.value(); }
  /// Derivative of p or of log p along these axes; `time` stands for tau.
  Ball density(std::initializer_list<int> axes) const { return density_.derivative(orders(axes)); }
  Ball log_density(std::initializer_list<int> axes) const { return log_.derivative(orders(axes)); }
  int time() const { return variables_ - 1; }

 private:
  std::vector<int> orders(std::initializer_list<int> axes) const {
    std::vector<int> result(static_cast<std::size_t>(variables_), 0);
    for (int axis : axes) ++result[static_cast<std::size_t>(axis)];
    return result;
  }
  Jet<Ball> density_, log_;
  int variables_;
};

int axis_of(const Point& p) { return static_cast<int>(p["axis"].to_double()) - 1; }

template <class Term>
Ball over_axes(int dimension, Term term) {
  Ball sum(0);
  for (int k = 0; k < dimension; ++k) sum += term(k);
  return sum;
}

REFEREE_CLAIM({
    .id = "SS-T7.1",
    .paper = "score-shocks",
    .kind = "theorem",
    .title = "Score PDE in R^d",
    .statement =
        "Each component of s = grad log p obeys d_tau s_i = Laplacian s_i + 2 s_k d_k s_i; u = -2 s obeys "
        "u_tau + (u.grad) u = Laplacian u.",
    .hypotheses = "p positive and smooth, p_tau = Laplacian p in R^d",
    .source = "section 7.1, Theorem 7.1, (61)-(63)",
    .evidence =
        "identities in d = 1, 2, 3 for every component: d_tau by jets of log p, the right side by jets "
        "and, for mixtures, from the cumulants of the posterior",
    .refuted_by = "a heat solution, a component and a point with disjoint enclosures",
    .attack = "mixtures with unequal weights and variances, sums of exponentials and products of heat "
              "polynomials, which are no densities",
    .rests_on = {"SS-T4.1", "SS-E64"},
    .trial =
        [](Trial& trial) {
          const Family family = space_solutions(trial);
          trial.identity(
              "(61): d_tau s_i = Laplacian s_i + 2 s_k d_k s_i, by jets", family,
              [](const Point& p) {
                const LogDensity at(p, 2);
                return at.log_density({axis_of(p), at.time()});
              },
              [](const Point& p) {
                const LogDensity at(p, 3);
                const int i = axis_of(p);
                return over_axes(at.dimension(), [&](int k) {
                  return at.log_density({i, k, k}) + Ball(2) * at.log_density({k}) * at.log_density({i, k});
                });
              });
          trial.identity(
              "(63): d_tau u_i + u_k d_k u_i = Laplacian u_i for u = -2 s", family,
              [](const Point& p) {
                const LogDensity at(p, 2);
                const int i = axis_of(p);
                return Ball(-2) * at.log_density({i, at.time()}) + over_axes(at.dimension(), [&](int k) {
                         return Ball(4) * at.log_density({k}) * at.log_density({i, k});
                       });
              },
              [](const Point& p) {
                const LogDensity at(p, 3);
                return Ball(-2) * over_axes(at.dimension(), [&](int k) {
                         return at.log_density({axis_of(p), k, k});
                       });
              });
          trial.identity(
              "(61) for mixtures: d_tau s_i by jets, the right side from the posterior's cumulants",
              with_axes(space_mixtures(trial)),
              [](const Point& p) {
                const LogDensity at(p, 2);
                return at.log_density({axis_of(p), at.time()});
              },
              [](const Point& p) {
                PosteriorKernel<Ball> at = mixture_kernel(p);
                const std::vector<Ball> x = position(p);
                const Posterior<Ball>& posterior = at.at(x, 3);
                const auto s = score(posterior, at.noise());
                const auto jacobian = score_jacobian(posterior, at.noise());
                const auto third = third_log_derivative(posterior, at.noise());
                const std::size_t d = x.size(), i = static_cast<std::size_t>(axis_of(p));
                Ball sum(0);
                for (std::size_t k = 0; k < d; ++k)
                  sum += third[(i * d + k) * d + k] + Ball(2) * s[k] * jacobian[i * d + k];
                return sum;
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-E64",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Displays of the proof of Theorem 7.1",
    .statement =
        "d_i(Laplacian p) = (d_i d_k s_k + 2 s_m d_i s_m + s_i d_k s_k + s_i |s|^2) p, and d_tau s_i = "
        "d_i d_k s_k + 2 s_m d_i s_m.",
    .hypotheses = "as Theorem 7.1",
    .source = "section 7.1, (64)-(66)",
    .evidence = "identities between jets of p and jets of log p",
    .refuted_by = "disjoint enclosures in any of the displays",
    .attack = "the same heat solutions as for Theorem 7.1, each display on its own",
    .trial =
        [](Trial& trial) {
          const Family family = space_solutions(trial);
          trial.identity(
              "Laplacian p = (d_k s_k + |s|^2) p", family,
              [](const Point& p) {
                const LogDensity at(p, 2);
                return over_axes(at.dimension(), [&](int k) { return at.density({k, k}); });
              },
              [](const Point& p) {
                const LogDensity at(p, 2);
                return at.p() * over_axes(at.dimension(), [&](int k) {
                         return at.log_density({k, k}) + square(at.log_density({k}));
                       });
              });
          trial.identity(
              "(64)", family,
              [](const Point& p) {
                const LogDensity at(p, 3);
                return over_axes(at.dimension(), [&](int k) { return at.density({axis_of(p), k, k}); });
              },
              [](const Point& p) {
                const LogDensity at(p, 3);
                const int i = axis_of(p);
                const Ball s_i = at.log_density({i});
                return at.p() * over_axes(at.dimension(), [&](int k) {
                         return at.log_density({i, k, k}) +
                                Ball(2) * at.log_density({k}) * at.log_density({i, k}) +
                                s_i * at.log_density({k, k}) + s_i * square(at.log_density({k}));
                       });
              });
          trial.identity(
              "(65): d_tau s_i = d_i(Laplacian p)/p - s_i (Laplacian p)/p", family,
              [](const Point& p) {
                const LogDensity at(p, 2);
                return at.log_density({axis_of(p), at.time()});
              },
              [](const Point& p) {
                const LogDensity at(p, 3);
                const int i = axis_of(p);
                return over_axes(at.dimension(),
                                 [&](int k) {
                                   return at.density({i, k, k}) - at.log_density({i}) * at.density({k, k});
                                 }) /
                       at.p();
              });
          trial.identity(
              "(66): d_tau s_i = d_i d_k s_k + 2 s_m d_i s_m", family,
              [](const Point& p) {
                const LogDensity at(p, 2);
                return at.log_density({axis_of(p), at.time()});
              },
              [](const Point& p) {
                const LogDensity at(p, 3);
                const int i = axis_of(p);
                return over_axes(at.dimension(), [&](int k) {
                  return at.log_density({i, k, k}) + Ball(2) * at.log_density({k}) * at.log_density({k, i});
                });
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-R7.2",
    .paper = "score-shocks",
    .kind = "remark",
    .title = "Cole-Hopf transform in R^d",
    .statement = "u = -2 grad log phi with phi_tau = Laplacian phi solves (63).",
    .hypotheses = "phi positive and smooth",
    .source = "section 7.1, Remark 7.2",
    .evidence = "identities by jets: U = log phi obeys U_tau = Laplacian U + |grad U|^2, and the gradient of "
                "that is (63)",
    .refuted_by = "a heat solution and a point with disjoint enclosures",
    .attack = "heat solutions that are no densities; the sign and the factor of the transform (with "
              "u = -grad log phi or u = 2 grad log phi the identity fails)",
    .rests_on = {"SS-T7.1"},
    .trial =
        [](Trial& trial) {
          const Family family = space_solutions(trial);
          trial.identity(
              "U_tau = Laplacian U + |grad U|^2 for U = log phi", family,
              [](const Point& p) {
                const LogDensity at(p, 1);
                return at.log_density({at.time()});
              },
              [](const Point& p) {
                const LogDensity at(p, 2);
                return over_axes(at.dimension(), [&](int k) {
                  return at.log_density({k, k}) + square(at.log_density({k}));
                });
              });
          trial.identity(
              "d_tau u_i = Laplacian u_i - d_i |u|^2/2, which is (63) for u = -2 grad log phi", family,
              [](const Point& p) {
                const LogDensity at(p, 2);
                return Ball(-2) * at.log_density({axis_of(p), at.time()});
              },
              [](const Point& p) {
                const LogDensity at(p, 3);
                const int i = axis_of(p);
                return over_axes(at.dimension(), [&](int k) {
                  return Ball(-2) * at.log_density({i, k, k}) -
                         (Ball(-2) * at.log_density({k})) * (Ball(-2) * at.log_density({i, k}));
                });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
