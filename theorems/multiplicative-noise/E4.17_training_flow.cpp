// SPDX-License-Identifier: GPL-3.0-or-later
/// (4.17) and the model before it: data that are the training set.
#include "multiplicative-noise/schedules.hpp"

namespace referee::multiplicative_noise {
namespace {

/// Equal weights: the uniform measure on the training points.
Family with_equal_weights(Family family, const std::string& name) {
  family.name = name;
  for (Instance& member : family.members)
    for (std::size_t k = 1; member.has("w" + std::to_string(k)); ++k) member.set("w" + std::to_string(k), 1);
  return family;
}
Family training_sets(const Trial& trial) {
  Family family = with_equal_weights(scheduled_data(trial), "training sets, four schedules");
  // Halfway between two equal points the pulls cancel at every noise level, a zero that no relative goal of a
  // quadrature reaches.
  for (Instance& member : family.members)
    if (!member.has("x2") && member.has("y2_1")) member.set("x1", member["x1"] + "1/5"_q);
  family.members.resize(static_cast<std::size_t>(trial.effort().scaled(5, 7, 70)));
  return family;
}
/// The squared length of I_2/I_1, so that every component counts.
Ball squared_length(const std::vector<Ball>& v) {
  Ball sum(0);
  for (const Ball& component : v) sum += square(component);
  return sum;
}
/// Sums over the training points as printed, the factors 1/N left in.
std::vector<Ball> printed_training_model(const Point& p) {
  const NoiseKernel kernel = kernel_of(p);
  const Mixture<Ball> data = data_of(p);
  const std::vector<Ball> x = place_of(p);
  const Ball d(static_cast<long>(x.size())), count = Ball(static_cast<long>(data.size())).at(p.precision());
  std::vector<Ball> pull(x.size(), Ball(0));
  Ball weight(0);
  for (const auto& point : data.means) {
    Ball z = Ball(0).at(p.precision());
    for (std::size_t i = 0; i < x.size(); ++i) z += square(x[i] - point[i]) / 2;
    weight += kernel(half_of(d + 2 * p["alpha"] - Ball(2)), z) / count;
    const Ball force = kernel(half_of(d + p["alpha"]), z) / count;
    for (std::size_t i = 0; i < x.size(); ++i) pull[i] += force * (point[i] - x[i]);
  }
  for (Ball& component : pull) component /= weight;
  return pull;
}

REFEREE_CLAIM({
    .id = "MN-E4.17a",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The model of the training set",
    .statement = "If the training loss is zero, the model is s_*^train: (2.9) with mu replaced by the "
                 "uniform measure on "
                 "{x_1, ..., x_N}.",
    .hypotheses = "training points distinct; the loss is (2.6) with lambda = g^2 on the training measure",
    .source = "section 4.2, before (4.17)",
    .evidence =
        "the loss at x exceeds the least one by I_1 |s - I_2/I_1|^2 (MN-P2.1), so that a model without "
        "loss is I_2/I_1: by quadrature over time against the printed sums of kernels; where the "
        "premise can be met, it is",
    .refuted_by = "a model without loss other than the printed one",
    .attack = "four schedules, one to several points, d up to 5, every component, places where some vanish; "
              "weights that are not equal would fail; whether a model without loss exists",
    .rests_on = {"MN-P2.1", "MN-E2.9"},
    .trial =
        [](Trial& trial) {
          const Family family = training_sets(trial);
          for (std::size_t axis : {std::size_t{0}, std::size_t{1}}) {
            Family those = family;
            std::erase_if(those.members,
                          [&](const Instance& i) { return !i.has("x" + std::to_string(axis + 1)); });
            trial.identity(
                "component " + std::to_string(axis + 1) + ": I_2/I_1 = s_*^train(x)", those,
                [axis](const Point& p) { return second_integral(p, axis) / first_integral(p); },
                [axis](const Point& p) { return printed_training_model(with_noise_levels(p))[axis]; });
          }
          Family single{"one training point, alpha = 2", {}, family.hypotheses};
          for (const Rational& x : {"7/10"_q, "-3"_q})
            single.members.push_back(placed(data_set(2, 1, 1, {{1, 2}}), {0, x})
                                         .set("schedule", 3)
                                         .set("eps", "1/4"_q)
                                         .set("T", 1));
          trial.identity(
              "one point, alpha = 2: s_*^train has no loss at x, |s|^2 I_1 = I_3", single,
              [](const Point& p) {
                return squared_length(printed_training_model(with_noise_levels(p))) * first_integral(p);
              },
              third_integral);
          Family several = family;
          several.name = "several training points, or one and alpha other than 2";
          std::erase_if(several.members, [](const Instance& i) { return !i.has("y2_1") && i["alpha"] == 2; });
          several.members.resize(std::min<std::size_t>(
              several.members.size(), static_cast<std::size_t>(trial.effort().scaled(2, 3, 30))));
          trial.bound(
              "elsewhere the least loss at x is positive: |I_2|^2/I_1 < I_3", several,
              [](const Point& p) { return second_integral_squared(p) / first_integral(p); }, third_integral);
          trial.note(
              "So the premise is met by one training point with alpha = 2 alone; for all other data no model "
              "has "
              "zero loss and the sentence, an implication, says nothing: for {-1, 1}, d = alpha = 1, sigma "
              "from 1 to 2 the least loss is C = 0.015115. With \"minimal\" in place of \"zero\" it says "
              "what "
              "is meant, and true by MN-P2.1: "
              "if the training loss attains its least value C (MN-P2.1C), the model is s_*^train almost "
              "everywhere.");
        },
});

REFEREE_CLAIM({
    .id = "MN-E4.17",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "Dynamics of the overfitted model",
    .statement = "x' = s_*^train(x).",
    .hypotheses = "those of MN-E4.17a",
    .source = "section 4.2, (4.17)",
    .evidence =
        "a definition; for one training point and alpha = 2 the solution x_1 + (x_0 - x_1) exp(-t) has the "
        "velocity s_*^train, and in general the sums are (2.9) for equal weights",
    .refuted_by = "a time and a start at which the velocity differs",
    .attack = "d from 1 to 8, noise levels 1e-12 apart, starts near and far",
    .rests_on = {"MN-E4.17a"},
    .trial =
        [](Trial& trial) {
          Family single{"one training point, alpha = 2", {}, noise_levels()};
          for (const auto& [a, b] : {std::pair{"1"_q, "2"_q}, std::pair{"1e-12"_q, "1"_q}})
            for (const Rational& t : {"0"_q, "1"_q, "10"_q}) {
              single.members.push_back(placed(data_set(2, a, b, {{3}}), {5}).set("t", t));
              single.members.push_back(
                  placed(data_set(2, a, b, {{1, 0, 0, 0, 0, 0, 0, 2}}), {0, 0, 7, 0, 0, 0, 0, "1/3"_q})
                      .set("t", t));
            }
          trial.identity(
              "d/dt (x_1 + (x_0 - x_1) exp(-t)) = s_*^train there", single,
              [](const Point& p) { return -exp(-p["t"]) * (p["x1"] - p["y1_1"]); },
              [](const Point& p) {
                Point q = p;
                for (std::size_t i = 1; p.has("x" + std::to_string(i)); ++i) {
                  const Ball centre = p["y1_" + std::to_string(i)];
                  q.set("x" + std::to_string(i),
                        centre + (p["x" + std::to_string(i)] - centre) * exp(-p["t"]));
                }
                return printed_training_model(q)[0];
              });
          trial.identity(
              "the sums are s_* for equal weights",
              with_equal_weights(placed_data(trial), "training sets, places"),
              [](const Point& p) { return model_of(p)(place_of(p))[0]; },
              [](const Point& p) { return printed_training_model(p)[0]; });
          Family circle{"N >= 3 points evenly on the unit circle, d = 2, alpha = -1/2, sigma_T = 2",
                        {},
                        noise_levels()};
          for (const Rational& a : {"1/10"_q, "1e-6"_q})
            circle.members.push_back({{"alpha", "-1/2"_q}, {"a", a}, {"b", 2}});
          const Quantity curvature = [](const Point& p) {
            const Ball order = half_of(p["alpha"]) + Ball(1), z = p.constant("1/2"_q);
            return kernel_of(p)(order + Ball(1), z) / 2 - kernel_of(p)(order, z);
          };
          trial.bound(
              "their centre attracts too: Hess L there is Phi((d + alpha + 2)/2, 1/2)/2 - Phi((d + alpha)/2, "
              "1/2) < 0 times the unit matrix",
              circle, curvature, [](const Point&) { return Ball(0); });
          Family square{"N = 4: the points (1, 0), (-1, 0), (0, 1), (0, -1)", {}, noise_levels()};
          for (const Rational& a : {"1/10"_q, "1e-6"_q})
            for (const auto& [u, v] : {std::pair{1, 0}, {0, 1}, {1, 1}, {2, -3}})
              square.members.push_back(
                  placed(data_set("-1/2"_q, a, 2, {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}), {0, 0})
                      .set("u1", u)
                      .set("u2", v));
          trial.identity(
              "Hess L at their centre, from the sums over the points, in the direction u: that factor times "
              "|u|^2",
              square,
              [](const Point& p) {
                const OptimalModel model = model_of(p);
                const std::vector<Ball> h = model.mixture().hessian(model.order(), place_of(p));
                return h[0] * referee::square(p["u1"]) + (h[1] + h[2]) * p["u1"] * p["u2"] +
                       h[3] * referee::square(p["u2"]);
              },
              [curvature](const Point& p) {
                return curvature(p) * (referee::square(p["u1"]) + referee::square(p["u2"]));
              });
          trial.note(
              "So the flows need not be likely to converge next to a training point, as the lines before "
              "Theorem 4.4 have it, however small sigma_eps is: here sigma_T = 2 (for sigma_T = 1 the centre "
              "does not attract). The theorem says that there are equilibria "
              "next to the training points, not how many starts they attract.");
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
