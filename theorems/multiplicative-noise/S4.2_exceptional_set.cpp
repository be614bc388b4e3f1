// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.2: Assumption 4.2, and what the exceptional set of Theorem 4.2 is under it.
#include <stdexcept>

#include "heat/equilibria.hpp"
#include "multiplicative-noise/line_ascent.hpp"
#include "numbers/krawczyk.hpp"

namespace referee::multiplicative_noise {
namespace {

/// The derivative of log L along (1, 2, ...), by jets.
Ball log_slope(const Point& p) {
  using J = Jet<Ball>;
  const std::vector<Ball> x = place_of(p);
  const J h = J::variable(JetLayout::of(1, 1), 0, Ball(0).at(p.precision()));
  std::vector<J> along;
  for (std::size_t i = 0; i < x.size(); ++i) along.push_back(J(x[i]) + h * J(static_cast<long>(i) + 1));
  const OptimalModel model = model_of(p);
  return log(model.mixture().value(model.order(), along)).derivative({1});
}

/// d/dx log L on the line over jets, for counting its zeros.
Jet<Ball> log_slope_on_line(const Point& p, const Jet<Ball>& x) {
  const OptimalModel model = model_of(p);
  const KernelMixture& mixture = model.mixture();
  Jet<Ball> force(0);
  for (std::size_t j = 0; j < mixture.size(); ++j) {
    const Jet<Ball> direction = Jet<Ball>(mixture.data().means[j][0]) - x;
    force += Jet<Ball>(mixture.data().weights[j]) * direction *
             mixture.kernel()(model.order() + Ball(1), half_of(square(direction)));
  }
  return force / mixture.value(model.order(), std::vector<Jet<Ball>>{x});
}

/// Every critical point of L, by a search of the data's bounding box, outside of which there are none.
/// @throws std::runtime_error when the search leaves a box open.
std::vector<Equilibrium> critical_points(const Instance& i) {
  constexpr long most_boxes = 20000, digits = 15;
  const std::size_t dimension = dimension_of(Point(i, {64}));
  TrainedModel model{{}, i["alpha"], i["a"], i["b"]};
  for (std::size_t k = 1; i.has("y" + std::to_string(k) + "_1"); ++k) {
    auto& mean = model.data.means.emplace_back();
    for (std::size_t axis = 1; axis <= dimension; ++axis)
      mean.push_back(i["y" + std::to_string(k) + "_" + std::to_string(axis)]);
  }
  model.data.weights.assign(model.data.means.size(), Rational(1, model.data.means.size()));
  model.data.variances.assign(model.data.means.size(), 0);
  EquilibriumSearch search = find_equilibria(model, digits, most_boxes);
  if (!search.complete) throw std::runtime_error("critical points could not be separated");
  return std::move(search.points);
}
/// How many of the points have exactly one zero of s_* nearby, by Krawczyk's test with the derivative of s_*.
long zeros_of_model(const Instance& i, const std::vector<Equilibrium>& points) {
  const OptimalModel model = model_of(Point(i, {80}));
  const VectorField field{[&model](const std::vector<Ball>& x) { return model(x); },
                          [&model](const std::vector<Ball>& x) { return model.jacobian(x); }};
  long count = 0;
  for (const Equilibrium& point : points) {
    std::vector<Ball> box;
    for (const Ball& side : point.at) {
      box.push_back(side.at({80}));
      const Ball reach(i["a"] * power(Rational(2), -20), {80});
      arb_add_error(box.back().raw(), reach.upper().raw());
    }
    count += krawczyk(field, box).unique;
  }
  return count;
}

REFEREE_CLAIM({
    .id = "MN-S4.2e",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The exceptional set without perturbation",
    .statement = "For e = 0 the set E of Theorem 4.2 is {grad log p~_data = 0}.",
    .hypotheses = "Assumption 4.2",
    .source = "section 4.2, after Assumption 4.2",
    .evidence =
        "for e = 0 the set E is {|s_*|^2 <= 0}; grad log L = (L~/L) s_* with L~/L > 0, by jets of log L "
        "against the model; zeros of s_* and of d/dx log L counted on the line by interval Newton; in the "
        "plane every zero of grad L found, and next to each one zero of s_* proven",
    .refuted_by = "a zero of one that is none of the other",
    .attack = "alpha from -4 to 13/4, d from 1 to 8; data with one to nine critical points",
    .rests_on = {"MN-T4.2s1"},
    .trial =
        [](Trial& trial) {
          trial.identity("grad log L = (L~/L) s_*", placed_data(trial), log_slope, [](const Point& p) {
            const OptimalModel model = model_of(p);
            const std::vector<Ball> s = model(place_of(p));
            Ball sum(0);
            for (std::size_t i = 0; i < s.size(); ++i) sum += (static_cast<long>(i) + 1) * s[i];
            return sum * model.L_tilde(place_of(p)) / model.L(place_of(p));
          });
          trial.bound(
              "L~/L > 0", placed_data(trial), [](const Point&) { return Ball(0); },
              [](const Point& p) { return model_of(p).L_tilde(place_of(p)) / model_of(p).L(place_of(p)); });
          Family line{"data on the line with their number of critical points", {}, noise_levels()};
          line.members = {data_set(1, "1/2"_q, 1, {{-3}, {3}}).set("zeros", 3),
                          data_set(1, "1/4"_q, 1, {{-3}, {0}, {4}}).set("zeros", 5),
                          data_set(-3, "1/2"_q, 3, {{-2}, {2}}).set("zeros", 1),
                          data_set(3, "1/3"_q, 1, {{-2}, {2}}, {1, 7}).set("zeros", 3)};
          line.members.resize(static_cast<std::size_t>(trial.effort().scaled(2, 4, 4)));
          const auto range = [](const Instance&) { return std::pair<Rational, Rational>{-5, "501/100"_q}; };
          const auto number = [](const Instance& i) { return std::lround(to_double(i["zeros"])); };
          trial.solutions("zeros of s_* on the line", line, {line_field_jet, range}, number);
          trial.solutions("zeros of d/dx log L on the line", line, {log_slope_on_line, range}, number);
          Family plane{"data in the plane", {}, noise_levels()};
          for (const Instance& data : {data_set(0, "1/2"_q, 1, {{-1, -1}, {2, 1}}),
                                       data_set(2, "1/2"_q, 1, {{-2, 0}, {2, 0}, {0, 3}})}) {
            const auto points = critical_points(data);
            plane.members.push_back(Instance(data)
                                        .set("critical_points", static_cast<long>(points.size()))
                                        .set("zeros_of_model", zeros_of_model(data, points)));
          }
          trial.exact(
              "a zero of s_* next to each of the critical points of L, of which the list is proven complete",
              plane, [](const Instance& i) { return i["zeros_of_model"]; }, Relation::equal,
              [](const Instance& i) { return i["critical_points"]; });
          trial.note(
              "The text goes on that the flows move into regions with critical points on their boundaries. "
              "These may lie inside: for d = alpha = 1, sigma from 1 to 2 and mu = (delta_(-3) + delta_3)/2 "
              "the largest b is L(0), the minimum between the modes, and 0 is an interior point of A = {L >= "
              "L(0)}.");
        },
});

REFEREE_CLAIM({
    .id = "MN-A4.2",
    .paper = "multiplicative-noise",
    .kind = "definition",
    .title = "Assumption 4.2",
    .statement = "Assumption 4.1 with e = 0.",
    .hypotheses = "-",
    .source = "section 4.2, Assumption 4.2",
    .evidence = "a name for a special case: e = 0 is Lipschitz and of linear growth",
    .refuted_by = "nothing: it asserts nothing",
    .attack = "-",
    .trial =
        [](Trial& trial) {
          trial.not_executable("Assumption 4.2",
                               "It names conditions and asserts nothing that could fail. That they are a "
                               "case of Assumption 4.1 "
                               "is clear: e = 0 is Lipschitz and |e|/(1 + |x|) = 0 is bounded. That they can "
                               "be met is shown by "
                               "every instance of MN-T4.3, MN-T4.3p, MN-T4.3q and MN-S4.2e, where what is "
                               "concluded from them is "
                               "tried.");
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
