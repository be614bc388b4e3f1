// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/settled_flows.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "numbers/euclidean.hpp"
#include "numbers/krawczyk.hpp"

namespace referee::multiplicative_noise {
namespace {

/// Bits for boxes: they are wide, and starts are doubles.
constexpr Precision box_precision{80};
constexpr double piece = 1;          // relaxation times at infinity between two looks at the end
constexpr long longest = 2000;       // pieces
constexpr long backward_pieces = 3;  // for the twin
constexpr long twins = 5;
constexpr double rounded_terms = 70;  // of the quadrature in L and of its exponentials

std::vector<double> no_perturbation(std::span<const double> x, std::span<const double>) {
  return std::vector<double>(x.size(), 0);
}

struct Settling {
  bool settled = false;
  double greatest_drop = 0;
};

/// @param pieces negative backwards in time
Settling settle(const SwiftModel& model, AttractingBalls& balls, std::vector<double> x, long pieces) {
  Settling result;
  const double relaxation = std::pow(model.sigma_T(), 2 - model.alpha());
  // Newton's iteration is worth trying where the model moves little, and after a failure where it moves less.
  double worthwhile = model.sigma_eps() / 4;
  for (long n = 0; n < std::abs(pieces) && !result.settled; ++n) {
    const SwiftRun run = follow(model, no_perturbation, std::move(x), pieces > 0 ? piece : -piece, 0);
    result.greatest_drop = std::max(result.greatest_drop, run.greatest_drop);
    x = run.end;
    const double travel = run.end_slope * relaxation;
    if (travel > worthwhile) continue;
    worthwhile = travel / 4;
    result.settled = balls.hold(x);
  }
  return result;
}

}  // namespace

AttractingBalls::AttractingBalls(const Instance& data)
    : model_(model_of(Point(data, box_precision))), sigma_eps_(data["a"]) {}

bool AttractingBalls::attract(const std::vector<Ball>& centre, const Ball& radius) const {
  std::vector<Ball> box = centre;
  const Ball reach = radius.magnitude();
  for (Ball& side : box) arb_add_error(side.raw(), reach.raw());
  return negative_definite(model_.mixture().hessian(model_.order(), box), box.size()) == Truth::yes;
}

bool AttractingBalls::hold(std::span<const double> x) {
  std::vector<Ball> place;
  for (double component : x) place.push_back(Ball::from_double(component, box_precision));
  for (const AttractingBall& ball : balls_)
    if (certainly_less(euclidean_distance(place, ball.centre, box_precision), ball.radius)) return true;
  const VectorField field{
      [this](const std::vector<Ball>& at) { return model_.mixture().gradient(model_.order(), at); },
      [this](const std::vector<Ball>& at) { return model_.mixture().hessian(model_.order(), at); }};
  const auto zero = proven_zero(field, place);
  if (!zero) return false;
  for (const AttractingBall& ball : balls_)
    if (euclidean_distance(*zero, ball.centre, box_precision).contains_zero()) return false;
  Rational size = 4 * sigma_eps_;
  while (!attract(*zero, Ball(size, box_precision))) {
    size /= 2;
    if (size < sigma_eps_ / 1000) return false;
  }
  balls_.push_back({*zero, Ball(size, box_precision)});
  return certainly_less(euclidean_distance(place, *zero, box_precision), balls_.back().radius);
}

Finding survey_convergence(const Trial& trial, const std::string& name, const Instance& shown,
                           const Instance& data, long starts) {
  const SwiftModel model(data);
  AttractingBalls balls(data);
  Generator generator = trial.generator(name);
  Finding finding;
  finding.method = "flows";
  finding.what = "flows enter a ball with proven attraction to a critical point, L never falls: " + name;
  finding.instance = shown;
  const double rounding = 2 * (rounded_terms + static_cast<double>(model.points().size())) *
                          std::numeric_limits<double>::epsilon();
  long settled = 0, astray = 0;
  double drop = 0;
  for (; finding.instances < starts; ++finding.instances) {
    std::vector<double> x;
    for (double component : model.points()[generator.below(model.points().size())])
      x.push_back(component + 2 * model.sigma_T() * generator.normal());
    const Settling forward = settle(model, balls, x, longest);
    settled += forward.settled;
    drop = std::max(drop, forward.greatest_drop);
    if (finding.instances < twins) {
      const Settling backward = settle(model, balls, x, -backward_pieces);
      astray += !backward.settled && backward.greatest_drop > rounding;
    }
  }
  finding.value = fmt::format("{} of {} in {} such balls, largest fall of log L in a step {:.1e}", settled,
                              starts, balls.size(), drop);
  finding.expected = fmt::format("all, and none above rounding, {:.1e}", rounding);
  if (settled < starts || drop > rounding || astray == 0) {
    finding.note =
        "a flow was in no such ball at the end, or L fell; following it longer with more digits "
        "would decide it";
    return finding;
  }
  finding.verdict = Verdict::holds;
  finding.strength = Strength::numeric;
  finding.power = fmt::format("backwards in time L falls and {} of {} flows do not settle", astray,
                              std::min(starts, twins));
  return finding;
}

}  // namespace referee::multiplicative_noise
