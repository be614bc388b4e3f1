// SPDX-License-Identifier: GPL-3.0-or-later
/// (A.30) to (A.32): what the bound J_2 of L on the sphere is combined from.
#include "multiplicative-noise/training_balls.hpp"

namespace referee::multiplicative_noise {
namespace {

/// |x - x_j|^2/2 for the point j != i with that index.
Ball half_square_to(const Point& p, std::size_t j) {
  const TrainingBall ball = ball_of(p);
  const std::vector<Ball> x = offset_of(p);
  const auto& other = ball.others()[j];
  Ball z(0);
  for (std::size_t i = 0; i < x.size(); ++i) z += square(x[i] - other[i]);
  return half_of(z);
}

/// L at x_i + offset as an integral over the noise: with u = exp(t), int u^(s-1) (1/N) sum_j exp(-u z_j) dt.
Ball integrated_value(const Point& p, const std::vector<Ball>& offset) {
  const TrainingBall ball = ball_of(p);
  std::vector<Ball> z{half_of(inner_product(offset, offset))};
  for (const auto& other : ball.others()) {
    Ball sum(0);
    for (std::size_t i = 0; i < offset.size(); ++i) sum += square(offset[i] - other[i]);
    z.push_back(half_of(sum));
  }
  const ComplexBall power(ball.order() - Ball(1));
  const auto integrand = [&](const ComplexBall& t) {
    const ComplexBall u = exp(t);
    ComplexBall sum = exp(-(u * ComplexBall(z[0])));
    for (std::size_t j = 1; j < z.size(); ++j) sum = sum + exp(-(u * ComplexBall(z[j])));
    return exp(power * t) * sum;
  };
  return integrate(integrand, -2 * log(ball.b()), -2 * log(ball.a()), p.precision()) /
         static_cast<long>(z.size());
}

REFEREE_CLAIM({
    .id = "MN-A.30",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "Difference of two values of L",
    .statement =
        "L(x_i) - L(x) = (1/N) sum_j [Phi((d + alpha - 2)/2, |x_i - x_j|^2/2) - Phi((d + alpha - 2)/2, |x - "
        "x_j|^2/2)].",
    .hypotheses = "0 < sigma_eps < sigma_T, any alpha",
    .source = "appendix A.8, step 2, (A.30)",
    .evidence = "both values of L by enclosing quadrature over the noise level against the sum over Phi",
    .refuted_by = "a training set and a place with disjoint enclosures",
    .attack = "places in the ball, near and far from the other points, d up to 8; the order (d + alpha)/2 "
              "would fail",
    .trial =
        [](Trial& trial) {
          Family family = training_places(trial, true, false);
          family.name = "places in the ball, sigma_eps/sigma_T at least 1/50, at most forty points";
          std::erase_if(family.members,
                        [](const Instance& i) { return i.has("count") || i["a"] * 50 < i["b"]; });
          family.members.push_back(
              at_offset(training_line(1, "1/20"_q, 1, 1, 2, 40, "1/10"_q), "1/2"_q, {1, 3}));
          trial.identity(
              "L(x_i) - L(x)", family,
              [](const Point& p) {
                const std::vector<Ball> x = offset_of(p);
                return integrated_value(p, std::vector<Ball>(x.size(), Ball(0).at(p.precision()))) -
                       integrated_value(p, x);
              },
              [](const Point& p) {
                const TrainingBall ball = ball_of(p);
                const Ball order = ball.order() - Ball(1);
                const std::vector<Ball> x = offset_of(p);
                Ball sum = ball.kernel()(order, Ball(0).at(p.precision())) -
                           ball.kernel()(order, half_of(inner_product(x, x)));
                for (std::size_t j = 0; j < ball.others().size(); ++j)
                  sum += ball.kernel()(order, half_of(square(ball.distances()[j]))) -
                         ball.kernel()(order, half_square_to(p, j));
                return sum / static_cast<long>(ball.size());
              });
        },
});

REFEREE_CLAIM({
    .id = "MN-A.31",
    .paper = "multiplicative-noise",
    .kind = "inequality",
    .title = "The point's own share of the drop",
    .statement =
        "Phi((d + alpha - 2)/2, 0) - Phi((d + alpha - 2)/2, k^2 sigma_eps^2/2) >= Phi((d + alpha)/2, k^2 "
        "sigma_eps^2/2) k^2 sigma_eps^2/2.",
    .hypotheses = "|x - x_i| = k sigma_eps",
    .source = "appendix A.8, step 2, (A.31)",
    .evidence = "both sides enclosed",
    .refuted_by = "alpha, k and noise levels with lhs < rhs",
    .attack = "small k, where both sides agree in the limit, large k and orders of both signs; Phi((d + "
              "alpha)/2, 0) on "
              "the right would fail",
    .rests_on = {"MN-LA.3"},
    .trial =
        [](Trial& trial) {
          Family family = training_places(trial, true, true).joined(training_places(trial, false, true));
          family.name = "the sphere |x - x_i| = k sigma_eps";
          family.hypotheses = noise_levels();
          for (const char* alpha : {"-7/2", "-1", "1/3"})
            for (const char* k : {"1e-6", "1/2", "10"})
              family.members.push_back(
                  training_ball(parse_rational(alpha), "1/100"_q, 1, parse_rational(k), {{0}}));
          trial.bound(
              "rhs <= lhs", family,
              [](const Point& p) {
                const TrainingBall ball = ball_of(p);
                const Ball z = half_of(square(ball.radius()));
                return ball.kernel()(ball.order(), z) * z;
              },
              [](const Point& p) {
                const TrainingBall ball = ball_of(p);
                const Ball order = ball.order() - Ball(1);
                return ball.kernel()(order, Ball(0).at(p.precision())) -
                       ball.kernel()(order, half_of(square(ball.radius())));
              });
        },
});

/// The four members of (A.32) for one point j != i, link by link.
Ball member_of_chain(const Point& p, int member) {
  const TrainingBall ball = ball_of(p);
  const std::size_t j = static_cast<std::size_t>(std::lround(p["j"].to_double())) - 2;
  const Ball &distance = ball.distances()[j], order = ball.order();
  const Ball here = half_square_to(p, j), centre = half_of(square(distance)),
             nearest = half_of(square(distance - ball.radius()));
  switch (member) {
    case 1:
      return ball.kernel()(order - Ball(1), centre) - ball.kernel()(order - Ball(1), here);
    case 2:
      return ball.kernel()(order, here) * (here - centre);
    case 3:
      return ball.kernel()(order, here) * (nearest - centre);
    default:
      return -ball.radius() * distance * ball.kernel()(order, nearest);
  }
}

REFEREE_CLAIM({
    .id = "MN-A.32",
    .paper = "multiplicative-noise",
    .kind = "inequality",
    .title = "Another point's share of the drop",
    .statement = "For j != i: Phi(s - 1, |x_i - x_j|^2/2) - Phi(s - 1, |x - x_j|^2/2) >= Phi(s, |x - "
                 "x_j|^2/2) (|x - x_j|^2/2 "
                 "- |x_i - x_j|^2/2) >= Phi(s, |x - x_j|^2/2) (||x_i - x_j| - k sigma_eps|^2/2 - |x_i - "
                 "x_j|^2/2) >= -k "
                 "sigma_eps |x_i - x_j| Phi(s, ||x_i - x_j| - k sigma_eps|^2/2), s = (d + alpha)/2.",
    .hypotheses = "|x - x_i| = k sigma_eps",
    .source = "appendix A.8, step 2, (A.32)",
    .evidence = "every link enclosed for every other point",
    .refuted_by = "a place on the sphere at which a link fails",
    .attack =
        "x between x_i and x_j (equality in the second link) and beyond, k sigma_eps below and above the "
        "distance, k small; the kernel at |x_i - x_j|^2/2 in the last member would fail",
    .rests_on = {"MN-LA.3"},
    .trial =
        [](Trial& trial) {
          Family family{"places on the sphere, every other point", {}, noise_levels()};
          for (const bool small : {true, false})
            for (const Instance& member : training_places(trial, small, true).members) {
              if (member.has("count")) continue;
              for (long j = 2; member.has("y" + std::to_string(j) + "_1"); ++j)
                family.members.push_back(Instance(member).set("j", j));
            }
          for (const char* k : {"1e-8", "1e-3"})
            for (const long side : {1L, -1L})
              family.members.push_back(
                  at_offset(training_ball(1, "1/10"_q, 1, parse_rational(k), {{0}, {1}}), 1, {side})
                      .set("j", 2));
          const char* names[] = {"first link", "second link", "last link"};
          for (int link = 1; link <= 3; ++link)
            trial.bound(
                names[link - 1], family, [=](const Point& p) { return member_of_chain(p, link + 1); },
                [=](const Point& p) { return member_of_chain(p, link); });
          trial.bound(
              "whole chain", family, [](const Point& p) { return member_of_chain(p, 4); },
              [](const Point& p) { return member_of_chain(p, 1); });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
