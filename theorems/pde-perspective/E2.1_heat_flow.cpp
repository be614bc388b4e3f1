// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 2.1: the heat flow of a measure, its score, and its equation with the diffusion reversed.
#include "heat/generative_law_quantile.hpp"
#include "numbers/quadrature.hpp"
#include "pde-perspective/dirac_families.hpp"

namespace referee::pde_perspective::stability {
namespace {

Family line_data() {
  std::vector<Instance> members;
  for (const Rational& t : {"1/50"_q, Rational(1), Rational(30)})
    for (Instance data :
         {dirac_data({{"1/2"_q}}), dirac_data({{-1}, {1}}, {1, 3}), dirac_data({{-5}, {0}, {5}}, {7, 3, 1})})
      members.push_back(data.set("t", t).set("c", "1/3"_q));
  return {
      "Dirac mixtures on the line", members, {{"t > 0", [](const Point& p) { return positive(p["t"]); }}}};
}

/// int_(-L)^L f u dx by enclosing quadrature, L = `reach` standard deviations beyond the outermost site.
Ball integral_against(const Point& p, const Ball& reach,
                      const std::function<ComplexBall(const ComplexBall&)>& f) {
  const Mixture<Ball> data = data_of<Ball>(p);
  const Ball t = p["t"].at(p.precision());
  const auto integrand = [&](const ComplexBall& x) {
    ComplexBall u(0);
    for (std::size_t k = 0; k < data.size(); ++k) {
      const ComplexBall offset = x - ComplexBall(data.means[k][0]);
      u += ComplexBall(data.weights[k]) * exp(-(offset * offset) / ComplexBall(Ball(4) * t));
    }
    return f(x) * u;
  };
  return integrate(integrand, -reach, reach, p.precision()) / sqrt(Ball(4) * Ball::pi(p.precision()) * t);
}

REFEREE_CLAIM({
    .id = "PP-E2.1",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Heat flow of a probability measure",
    .statement = "u(., t) = G_t * u_0 with G_t(x) = (4 pi t)^(-d/2) exp(-|x|^2/(4t)) solves u_t = Lap u for "
                 "t > 0, tends to u_0 as t -> 0, and keeps the total mass 1.",
    .hypotheses = "u_0 a probability measure on R^d (tried on finite ones, of which every other is a limit)",
    .source = "section 2.1, (2.1)-(2.2)",
    .evidence = "the equation by jets; mass 1 by enclosing quadrature with exact tails; convergence tested "
                "with a bounded continuous function, whose integral is checked by quadrature",
    .refuted_by = "a residual, another mass, or another limit",
    .attack = "one site, odds of 1e-12, far places, t from 1e-3 to 1e2; limits to t = 1e-40",
    .trial =
        [](Trial& trial) {
          const Family flows = flow_data(trial, trial.effort().scaled(20, 80, 800)), line = line_data();
          trial.identity(
              "u_t = Lap u", flows,
              [](const Point& p) { return time_derivative(heat_flow(p, variables_at(p, 2))); },
              [](const Point& p) { return space_laplacian(heat_flow(p, variables_at(p, 2))); });
          trial.identity(
              "the mass between -L and L by quadrature and the tails P(|X| > L) make 1", line,
              [](const Point& p) {
                const Ball L = Ball(8).at(p.precision()), t = p["t"].at(p.precision());
                const Mixture<Ball> data = data_of<Ball>(p);
                return integral_against(p, L, [](const ComplexBall&) { return ComplexBall(1); }) +
                       heat_distribution(data, Ball(-L), t) + heat_survival(data, L, t);
              },
              [](const Point&) { return Ball(1); });
          const Quantity tested = [](const Point& p) {
            // int exp(-(x - c)^2) u dx, a product of Gaussians.
            const Mixture<Ball> data = data_of<Ball>(p);
            const Ball spread = Ball(1) + Ball(4) * p["t"].at(p.precision());
            Ball sum(0);
            for (std::size_t k = 0; k < data.size(); ++k)
              sum += data.weights[k] * exp(-square(data.means[k][0] - p["c"]) / spread);
            return sum / sqrt(spread);
          };
          trial.identity(
              "int f u(., t) for f = exp(-(x - c)^2), by quadrature", line,
              [](const Point& p) {
                // f is below 10^(-digits - 20) beyond L, where the bits bound log f.
                const Ball L = sqrt(Ball(p.precision().bits).at(p.precision())) + Ball(1);
                const ComplexBall c(p["c"].at(p.precision()));
                const Ball inner =
                    integral_against(p, L, [&](const ComplexBall& x) { return exp(-((x - c) * (x - c))); });
                const Ball beyond = exp(-square(L - abs(p["c"])));
                return join(inner, inner + beyond);
              },
              tested);
          for (Instance data : {dirac_data({{"1/2"_q}}), dirac_data({{-1}, {1}}, {1, 3})})
            trial.limit("int f u(., t) -> int f du_0 as t -> 0",
                        {.parameter = "t", .fixed = data.set("c", "1/3"_q)}, tested, [](const Point& p) {
                          const Mixture<Ball> data = data_of<Ball>(p);
                          Ball sum(0);
                          for (std::size_t k = 0; k < data.size(); ++k)
                            sum += data.weights[k] * exp(-square(data.means[k][0] - p["c"]));
                          return sum;
                        });
          trial.note(
              "The convergence is that of measures; for Dirac data ||u(t) - u_0|| in total variation is 2 "
              "for "
              "every t > 0.");
        },
});

REFEREE_CLAIM({
    .id = "PP-E2.3",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Positivity and the score",
    .statement =
        "For every t > 0 the heat flow u is strictly positive and smooth, so that the score s = grad "
        "log u = grad u/u is well defined and smooth.",
    .hypotheses = "u_0 a probability measure on R^d",
    .source = "section 2.1, (2.3)",
    .evidence = "an explicit positive lower bound of u; grad u/u, grad log u and the posterior mean's (m - "
                "x)/(2t) agree by three routes; third derivatives of log u against the posterior's third "
                "moment",
    .refuted_by = "a place where u is not positive, or two routes that differ",
    .attack = "far places, where u is as small as exp(-10^7), odds of 1e-12",
    .trial =
        [](Trial& trial) {
          const Family flows = flow_data(trial, trial.effort().scaled(20, 80, 800));
          trial.bound(
              "u >= (4 pi t)^(-d/2) exp(-max |x - y_k|^2/(4t)), which is positive", flows,
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision());
                Ball farthest = Ball(0).at(p.precision());
                const auto x = place_of(p);
                for (const auto& site : data_of<Ball>(p).means) {
                  Ball squared(0);
                  for (std::size_t i = 0; i < x.size(); ++i) squared += square(x[i] - site[i]);
                  farthest = max(farthest, squared);
                }
                return exp(-farthest / (Ball(4) * t)) /
                       pow(sqrt(Ball(4) * Ball::pi(p.precision()) * t), dimension_of(p));
              },
              [](const Point& p) { return heat_flow(p, variables_at(p, 0)).value(); });
          const Quantity by_posterior = [](const Point& p) {
            PosteriorKernel<Ball> kernel(data_of<Ball>(p), Ball(2) * p["t"].at(p.precision()));
            return kernel.at(place_of(p), 1).displacement[0] / kernel.noise();
          };
          trial.identity(
              "first component of grad log u, by jets, and of the posterior's (m - x)/(2t)", flows,
              [](const Point& p) { return partial(log(heat_flow(p, variables_at(p, 1))), {0}); },
              by_posterior);
          trial.identity(
              "first component of grad u/u, by jets, and of the posterior's (m - x)/(2t)", flows,
              [](const Point& p) {
                const Jet<Ball> u = heat_flow(p, variables_at(p, 1));
                return partial(u, {0}) / u.value();
              },
              by_posterior);
          // Shifted by one, as both vanish to thousands of digits far away.
          const auto shifted = [](const Point& p, const Ball& third) {
            const Ball t = p["t"].at(p.precision());
            return Ball(1) + t * sqrt(t) * third;
          };
          trial.identity(
              "smooth: 1 + t^(3/2) (third derivative of log u), by jets, and with the posterior's third "
              "central "
              "moment/(2t)^3",
              flows,
              [=](const Point& p) {
                return shifted(p, partial(log(heat_flow(p, variables_at(p, 3))), {0, 0, 0}));
              },
              [=](const Point& p) {
                PosteriorKernel<Ball> kernel(data_of<Ball>(p), Ball(2) * p["t"].at(p.precision()));
                return shifted(p, kernel.at(place_of(p), 3).third[0] / pow(kernel.noise(), 3));
              });
        },
});

REFEREE_CLAIM({
    .id = "PP-E2.4",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Heat equation with the diffusion reversed",
    .statement = "Every heat flow u satisfies u_t + epsilon Lap u - (1 + epsilon) div(s u) = 0, s = grad log "
                 "u, for every epsilon >= 0.",
    .hypotheses = "u = G_t * u_0, epsilon >= 0",
    .source = "section 2.1, (2.4)",
    .evidence = "both sides by jets, the divergence from the product rule on log u",
    .refuted_by = "a residual",
    .attack = "epsilon = 0, 1/5, 1, 15/2, d = 1, 2, 3, odds of 1e-12, far places",
    .rests_on = {"PP-E2.1", "PP-E2.3"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "u_t = -epsilon Lap u + (1 + epsilon) div(u grad log u)",
              flow_data(trial, trial.effort().scaled(30, 120, 1000)),
              [](const Point& p) { return time_derivative(heat_flow(p, variables_at(p, 2))); },
              [](const Point& p) {
                const Jet<Ball> u = heat_flow(p, variables_at(p, 2));
                return (Ball(1) + p["epsilon"]) * divergence_of_flux(u, log(u)) -
                       p["epsilon"] * space_laplacian(u);
              });
        },
});

}  // namespace
}  // namespace referee::pde_perspective::stability
