// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma 5.1(2): two-sided bounds of the Hessian of log u, and the covariance formula behind them.
#include "numbers/leading_eigenvalue.hpp"
#include "pde-perspective/L5.1_heat_data.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

std::vector<Family> data_for_hessians(const Trial& trial) {
  const auto count = static_cast<std::size_t>(trial.effort().scaled(40, 120, 1000));
  return {
      thinned(placed_data(trial, "points in d = 1 to 8", point_data(trial), -12), count),
      thinned(placed_data(trial, "segments, rectangles and boxes in d = 1 to 8", box_data(trial), -4), count),
      thinned(placed_data(trial, "laws on curves", curve_data(trial), -1), count / 20)};
}

/// For quadrature over the support.
Family low_boxes(const Trial& trial) {
  std::vector<Instance> data = box_data(trial);
  std::erase_if(data, [](const Instance& i) { return i.has("y1_4"); });
  return placed_data(trial, "segments, rectangles and boxes in d = 1, 2, 3", data, -3);
}

Ball largest_eigenvalue_times(const Point& p, const Ball& factor) {
  std::vector<Ball> matrix = log_hessian(heat_field(p, 2));
  for (Ball& entry : matrix) entry *= factor;
  return leading_eigenvalue(matrix, dimension(p));
}
/// lambda_max(2t Hess log u) and lambda_max(-2t Hess log u).
Ball convexity(const Point& p) { return largest_eigenvalue_times(p, Ball(2) * p["t"]); }
Ball concavity(const Point& p) { return largest_eigenvalue_times(p, Ball(-2) * p["t"]); }
Ball printed_convexity(const Point& p) {
  return square(p["R"]) / (Ball(2) * p["t"].at(p.precision())) - Ball(1);
}
Ball unit(const Point& p) { return p.constant(1); }

/// 2t Lap log u.
Ball doubled_laplacian(const Point& p) {
  const std::vector<Ball> matrix = log_hessian(heat_field(p, 2));
  Ball trace(0);
  for (std::size_t i = 0; i < dimension(p); ++i) trace += matrix[i * dimension(p) + i];
  return Ball(2) * p["t"] * trace;
}

/// The direction (1, -2, 3, ..), which sees every entry of a matrix.
Ball direction(std::size_t axis) { return Ball(static_cast<long>(axis + 1) * (axis % 2 == 0 ? 1 : -1)); }
Ball form_along(const std::vector<Ball>& matrix, std::size_t d) {
  Ball sum(0);
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < d; ++j) sum += direction(i) * direction(j) * matrix[i * d + j];
  return sum;
}
Ball squared_direction(const Point& p) {
  Ball sum(0);
  for (std::size_t i = 0; i < dimension(p); ++i) sum += square(direction(i));
  return sum.at(p.precision());
}

/// Opposite points +-(1 - h) e1 in the open unit ball of R^d, seen from the origin.
Point opposite_points(const Point& p) {
  Point at = p;
  const Ball zero = Ball(0).at(p.precision()), one = Ball(1).at(p.precision());
  for (std::size_t i = 1; i <= static_cast<std::size_t>(p["dimension"].to_double()); ++i) {
    const std::string axis = std::to_string(i);
    at.set("y1_" + axis, i == 1 ? one - p["h"] : zero).set("y2_" + axis, i == 1 ? p["h"] - one : zero);
    at.set("x" + axis, zero);
  }
  return at;
}

Figure eigenvalue_figure() {
  const Precision precision{96};
  Panel panel{.title = "largest eigenvalue of 2t Hess log u at the centre",
              .x_label = "t",
              .y_label = "2t lambda_max + 1",
              .log_x = true,
              .log_y = true};
  const std::vector<std::pair<std::string, Instance>> data{
      {"two points +-0.999", boxes({{"-999/1000"_q, 0}, {"999/1000"_q, 0}})},
      {"segment", boxes({{0, 0}}, {{"999/1000"_q, 0}})},
      {"square", boxes({{0, 0}}, {{"7/10"_q, "7/10"_q}})},
      {"three points of a simplex",
       boxes({{"999/1000"_q, 0}, {"-1/2"_q, "86/100"_q}, {"-1/2"_q, "-86/100"_q}})}};
  Curve limit{.label = "R^2/(2t)", .x = {}, .y = {}, .dashed = true};
  for (const auto& [label, datum] : data) {
    Curve curve{.label = label, .x = {}, .y = {}};
    for (int i = -16; i <= 16; ++i) {
      const Rational t =
          simplest_between(power(Rational(10), -8), rational_from_double(std::pow(10.0, i / 8.0)));
      const Instance at = placed_at(datum, {0, 0}).set("R", 1).set("t", t);
      const Point p(at, precision);
      curve.x.push_back(to_double(t));
      curve.y.push_back((convexity(p) + Ball(1)).to_double());
      if (limit.x.size() < 33) {
        limit.x.push_back(to_double(t));
        limit.y.push_back(1 / (2 * to_double(t)));
      }
    }
    panel.curves.push_back(std::move(curve));
  }
  panel.curves.push_back(std::move(limit));
  return {"pde-perspective-lemma-5.1-hessian",
          "The upper bound of (5.4) in the unit disc: two opposite points come as near to it as one likes, "
          "at every "
          "time.",
          {panel}};
}

REFEREE_CLAIM({
    .id = "PP-L5.1b",
    .paper = "pde-perspective",
    .kind = "lemma",
    .title = "Hessian bounds of log u",
    .statement = "-(1/(2t)) I <= Hess log u(x, t) <= (-1/(2t) + R^2/(4t^2)) I.",
    .hypotheses = "supp u_0 in the open ball of radius R around 0, any x, 0 < t <= T",
    .source = "section 5.2, Lemma 5.1(2), (5.4)",
    .evidence =
        "largest eigenvalues of +-2t Hess log u, enclosed, for points, segments, rectangles, boxes and "
        "curves, d = 1 to 8; derivatives of u from distribution functions, no posterior",
    .refuted_by = "an eigenvalue outside",
    .attack =
        "opposite points (the upper bound is attained in the limit for every t), single points (equality "
        "below), data far from the origin, far places, t from 1e-12 to 100; a search over pairs of points",
    .rests_on = {"PP-L5.1p2", "PP-L5.1p3"},
    .trial =
        [](Trial& trial) {
          for (const Family& family : data_for_hessians(trial)) {
            trial.bound("lower: lambda_max(-2t Hess log u) <= 1, " + family.name, family, concavity, unit);
            trial.bound("upper: lambda_max(2t Hess log u) <= R^2/(2t) - 1, " + family.name, family, convexity,
                        printed_convexity);
            trial.bound(
                "Li-Yau from below: -2t Lap log u <= d, " + family.name, family,
                [](const Point& p) { return -doubled_laplacian(p); },
                [](const Point& p) { return p.constant(static_cast<long>(dimension(p))); });
            trial.bound(
                "the trace from above, without a factor d: 2t Lap log u <= R^2/(2t) - d, " + family.name,
                family, doubled_laplacian, [](const Point& p) {
                  return printed_convexity(p) + Ball(1 - static_cast<long>(dimension(p)));
                });
          }
          trial.bound("two points of the interval (-1, 1), searched",
                      Domain{"y1 < y2 in (-1, 1)",
                             {{"y1_1", "-999/1000"_q, 0},
                              {"y2_1", "1/1000"_q, "999/1000"_q},
                              {"w1", "1/1000"_q, 1000, true},
                              {"x1", -3, 3},
                              {"t", "1/50"_q, 50, true}},
                             data_hypotheses(),
                             {{"R", 1}}},
                      convexity, printed_convexity);
          for (long d : {1L, 8L})
            trial.limit(
                "R^2 cannot be replaced by less, whatever t: +-(R - h) e1 seen from 0, d = " +
                    std::to_string(d),
                {.parameter = "h",
                 .first = 1,
                 .last = 25,
                 .fixed = {{"R", 1}, {"dimension", d}, {"t", "3/2"_q}}},
                [](const Point& p) {
                  const Point at = opposite_points(p);
                  return (convexity(at) + Ball(1)) / (printed_convexity(at) + Ball(1));
                },
                unit);
          Family extents = data_for_hessians(trial).front();
          extents.name += ", half their extent along the axis as h1";
          for (Instance& member : extents.members) member.set("h1", half_extents(member).front());
          trial.bound(
              "sharper, and the same after a translation: 4t^2 d^2 log u/dx1^2 <= h1^2 - 2t with h1 half "
              "the extent of the support along the axis",
              extents,
              [](const Point& p) { return log_hessian(heat_field(p, 2)).front() * square(Ball(2) * p["t"]); },
              [](const Point& p) { return square(p["h1"]) - Ball(2) * p["t"].at(p.precision()); });
          trial.note(
              "R^2/(4t^2) is the best constant for all data in the ball; for one datum the squared half "
              "width "
              "of the support in the direction in question does as well.");
          trial.figure(eigenvalue_figure());
        },
});

REFEREE_CLAIM({
    .id = "PP-L5.1p2",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "The Hessian of log u as a covariance",
    .statement = "Hess log u(x, t) = -(1/(2t)) I + Cov(Y_x)/(4t^2), Y_x ~ (G_t(x - .)/u(x, t)) u_0.",
    .hypotheses = "u_0 a probability measure with compact support, t > 0",
    .source = "section 5.4, proof of Lemma 5.1, step 2",
    .evidence =
        "identity of the quadratic forms along (1, -2, 3, ..): derivatives of distribution functions on the "
        "left; the library's posterior (points) or quadrature over the support (boxes) on the right",
    .refuted_by = "data and a place where the two forms differ",
    .attack = "single points far from the origin (an uncentred second moment would show), d = 1 to 8, flat "
              "and full "
              "boxes, weights of 1e-30, far places",
    .trial =
        [](Trial& trial) {
          const Quantity form = [](const Point& p) {
            return form_along(log_hessian(heat_field(p, 2)), dimension(p)) * square(Ball(2) * p["t"]);
          };
          const Family points = placed_data(trial, "points in d = 1 to 8", point_data(trial), -12);
          trial.identity("points: 4t^2 Hess log u = -2t I + Cov(Y_x)", points, form, [](const Point& p) {
            auto kernel = point_kernel(p);
            return form_along(kernel.at(place(p), 2).covariance, dimension(p)) -
                   Ball(2) * p["t"] * squared_direction(p);
          });
          const Family solid =
              thinned(low_boxes(trial), static_cast<std::size_t>(trial.effort().scaled(2, 5, 100)));
          trial.identity("boxes: 4t^2 Hess log u = -2t I + E[Y Y^T] - E[Y] E[Y]^T", solid, form,
                         [](const Point& p) {
                           PosteriorMoments moments = posterior_moments(p);
                           const std::size_t d = dimension(p);
                           for (std::size_t i = 0; i < d; ++i)
                             for (std::size_t j = 0; j < d; ++j)
                               moments.second[i * d + j] -= moments.mean[i] * moments.mean[j];
                           return form_along(moments.second, d) - Ball(2) * p["t"] * squared_direction(p);
                         });
          trial.identity(
              "boxes: u(x, t) is the mass of the weights G_t(x - y) u_0(dy)", solid,
              [](const Point& p) { return heat_field(p, 0).value; },
              [](const Point& p) { return posterior_moments(p).mass; });
        },
});

/// Var(a.Y_x), E[(a.Y_x)^2] and E[a.Y_x]^2 along a = (1, -2, 3, ..)/|a|.
struct DirectionalMoments {
  Ball variance, second, squared_mean;
};
DirectionalMoments directional_moments(const Point& p) {
  const PosteriorMoments moments = posterior_moments(p);
  const std::size_t d = dimension(p);
  Ball mean(0);
  for (std::size_t i = 0; i < d; ++i) mean += direction(i) * moments.mean[i];
  const Ball squared = square(mean) / squared_direction(p);
  const Ball second = form_along(moments.second, d) / squared_direction(p);
  return {second - squared, second, squared};
}

REFEREE_CLAIM({
    .id = "PP-L5.1p3",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "The variance of the posterior along a direction",
    .statement =
        "0 <= Var(a.Y_x) = a^T Cov(Y_x) a <= E[(a.Y_x)^2] <= R^2 for every unit vector a, hence 0 <= "
        "Cov(Y_x) <= R^2 I.",
    .hypotheses = "supp u_0 in the open ball of radius R around 0",
    .source = "section 5.4, proof of Lemma 5.1, step 2",
    .evidence = "each link by quadrature over the support, d = 1 to 8",
    .refuted_by = "a link that fails",
    .attack =
        "single points (no variance), opposite points that lean on the sphere (equality in the limit in both "
        "upper links), data far from the origin",
    .trial =
        [](Trial& trial) {
          const Quantity second = [](const Point& p) { return directional_moments(p).second; };
          for (const Family& family :
               {thinned(placed_data(trial, "points in d = 1 to 8", point_data(trial), -12),
                        static_cast<std::size_t>(trial.effort().scaled(40, 120, 1000))),
                thinned(low_boxes(trial), static_cast<std::size_t>(trial.effort().scaled(2, 5, 100)))}) {
            trial.bound(
                "0 <= Var: E[a.Y]^2 <= E[(a.Y)^2], " + family.name, family,
                [](const Point& p) { return directional_moments(p).squared_mean; }, second);
            trial.bound(
                "Var(a.Y) <= E[(a.Y)^2], " + family.name, family,
                [](const Point& p) { return directional_moments(p).variance; }, second);
            trial.bound("E[(a.Y)^2] <= R^2, " + family.name, family, second,
                        [](const Point& p) { return square(p["R"]); });
          }
          for (const bool centred : {false, true})
            trial.limit(
                centred ? "Var(a.Y)/R^2 -> 1 for opposite points that go to the sphere"
                        : "E[(a.Y)^2]/R^2 -> 1 for opposite points that go to the sphere",
                {.parameter = "h",
                 .first = 1,
                 .last = 25,
                 .fixed = {{"R", 1}, {"dimension", 1}, {"t", "3/2"_q}}},
                [centred](const Point& p) {
                  const DirectionalMoments moments = directional_moments(opposite_points(p));
                  return centred ? moments.variance : moments.second;
                },
                unit);
        },
});

}  // namespace
}  // namespace referee::pde_perspective::lemmas
