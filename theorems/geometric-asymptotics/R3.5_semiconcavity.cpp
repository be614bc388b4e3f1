// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.5: semiconcavity of the squared distance and of Phi_lambda.
#include "court/random_rationals.hpp"
#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {
namespace {

RationalPoint stepped(const RationalPoint& x, const Rational& step, const RationalPoint& h) {
  RationalPoint result = x;
  for (std::size_t i = 0; i < x.size(); ++i) result[i] += step * h[i];
  return result;
}
RationalPoint step_of(const Instance& instance) {
  RationalPoint h;
  for (int i = 1; instance.has("h" + std::to_string(i)); ++i) h.push_back(instance["h" + std::to_string(i)]);
  return h;
}
Rational second_difference(const DistancePotential& potential, const Instance& instance) {
  const RationalPoint x = place_of(instance), h = step_of(instance);
  return potential.value(stepped(x, 1, h)) + potential.value(stepped(x, -1, h)) - 2 * potential.value(x);
}
Rational twice_square(const Instance& instance) {
  const RationalPoint h = step_of(instance);
  return 2 * dot(h, h);
}

/// Places and steps, long and short, over supports with lambda <= 1, or with lambda > 1 (`guided`).
Family stepped_places(const Trial& trial, bool guided) {
  Family family{
      guided ? "places and steps, lambda > 1" : "places and steps, lambda <= 1", {}, support_hypotheses()};
  Generator generator = trial.generator("steps");
  for (const Instance& instance : all_supports(trial)) {
    if ((instance["lambda"] > 1) != guided) continue;
    for (const RationalPoint& x : telling_places(instance, generator))
      for (int magnitude : {-6, -1, 1}) {
        Instance member = placed(instance, x);
        for (std::size_t i = 0; i < x.size(); ++i)
          member.set("h" + std::to_string(i + 1), random_signed(generator, magnitude, magnitude));
        family.members.push_back(std::move(member));
      }
  }
  return family;
}

REFEREE_CLAIM({
    .id = "GA-R3.5a",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Squared distances are semiconcave",
    .statement =
        "For compact A, d_A(x)^2 = |x|^2 - 2 sup_a (x.a - |a|^2/2), so that d_A^2 - |.|^2 is concave.",
    .hypotheses = "A compact (tried for finite sets)",
    .source = "section 3.1, Remark 3.5, displayed identity",
    .evidence = "the identity and second differences in rational arithmetic, d = 1, 2, 3",
    .refuted_by = "a place at which the sides differ, or a second difference above 2 |h|^2",
    .attack =
        "ties, points of A, far places, steps across cells; the constant: 2 |h|^2 is attained inside a cell",
    .trial =
        [](Trial& trial) {
          Family family = stepped_places(trial, false);
          trial.exact(
              "d_A(x)^2 = |x|^2 - 2 sup (x.a - |a|^2/2), A = A1", family,
              [](const Instance& i) { return DistancePotential(supports_of(i), 1).value(place_of(i)); },
              Relation::equal,
              [](const Instance& i) {
                const RationalPoint x = place_of(i);
                const auto sites = supports_of(i).first;
                Rational most = dot(x, sites[0]) - dot(sites[0], sites[0]) / 2;
                for (const auto& a : sites) most = std::max(most, Rational(dot(x, a) - dot(a, a) / 2));
                return Rational(dot(x, x) - 2 * most);
              });
          trial.exact(
              "d_A^2 - |.|^2 is concave: d_A(x+h)^2 + d_A(x-h)^2 - 2 d_A(x)^2 <= 2 |h|^2", family,
              [](const Instance& i) { return second_difference(DistancePotential(supports_of(i), 1), i); },
              Relation::at_most, twice_square);
          trial.exact(
              "power: inside a cell 2 |h|^2 is attained, so that no smaller constant will do",
              {"A = {-1, 1}, x = 5, h = 1",
               {placed(supports(1, {{-1}, {1}}, {{0}}), {5}).set("h1", 1)},
               support_hypotheses(),
               true},
              [](const Instance& i) { return second_difference(DistancePotential(supports_of(i), 1), i); },
              Relation::equal, twice_square);
        },
});

REFEREE_CLAIM({
    .id = "GA-R3.5b",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Semiconcavity of the potential, kept and lost",
    .statement =
        "For 0 <= lambda <= 1 Phi_lambda - |x|^2 is concave; for lambda > 1 semiconcavity is in general "
        "lost.",
    .hypotheses = "A1, A2 compact (tried for finite sets)",
    .source = "section 3.1, Remark 3.5, second and third paragraph",
    .evidence = "second differences in rational arithmetic; a kink that beats every constant",
    .refuted_by = "lambda <= 1 with a second difference above 2 |h|^2",
    .attack = "ties of both supports, lambda = 0 and 1; for lambda > 1 whether it is always lost: not for a "
              "single point A2, nor for A1 = A2",
    .rests_on = {"GA-R3.5a"},
    .trial =
        [](Trial& trial) {
          const auto difference_of = [](const Instance& i) { return second_difference(potential_of(i), i); };
          trial.exact("lambda <= 1: Phi(x+h) + Phi(x-h) - 2 Phi(x) <= 2 |h|^2", stepped_places(trial, false),
                      difference_of, Relation::at_most, twice_square);
          Family kinks{"A1 = {0}, A2 = {-1, 1}, x = 0, h from 1e-3 to 1e-42", {}, support_hypotheses()};
          for (const char* lambda : {"101/100", "2", "10"})
            for (long exponent : {1L, 4L, 40L})
              kinks.members.push_back(placed(supports(parse_rational(lambda), {{0}}, {{-1}, {1}}), {0})
                                          .set("h1", power(Rational(10), -exponent - 2)));
          trial.exact(
              "lambda > 1: at a kink the second difference exceeds (lambda - 1) |h|, hence every C |h|^2",
              kinks, [](const Instance& i) -> Rational { return (i["lambda"] - 1) * i["h1"]; },
              Relation::less, difference_of);
          Family spared{"A2 = {0}, or A1 = A2, lambda > 1", {}, support_hypotheses()};
          for (const Instance& place : stepped_places(trial, true).members) {
            const SupportPair pair = supports_of(place);
            if (pair.second.size() == 1 || pair.first == pair.second) spared.members.push_back(place);
          }
          trial.exact("not always: with one point in A2, or A1 = A2, the constant stays", spared,
                      difference_of, Relation::at_most, twice_square);
          trial.note(
              "The loss is named as a reason why the outer set is needed; neither implies the other. A1 = A2 "
              "= {-1, 1}, lambda = 2: Phi = d^2 is semiconcave, yet the outer set at 0 is [-6, 6] and the "
              "Clarke set [-2, 2]. A1 = {0}, A2 = {-1, 1}: semiconcavity is lost and the sets agree "
              "everywhere.");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
