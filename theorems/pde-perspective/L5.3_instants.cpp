// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/L5.3_instants.hpp"

#include <memory>

#include "court/random_rationals.hpp"
#include "numbers/remembered.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

/// sum_k w_k N(m_k, s_k), by parameters; the variance 2t where there is no stem for it.
Mixture<Ball> mixture_at(const Point& p, const std::string& means, const std::string& odds,
                         const std::string& variances) {
  Mixture<Ball> result;
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t k = 1; p.has(means + std::to_string(k)); ++k) {
    const std::string index = std::to_string(k);
    result.means.push_back({p[means + index].at(p.precision())});
    result.weights.push_back(p.has(odds + index) ? p[odds + index] : Ball(1));
    result.variances.push_back(variances.empty() ? 2 * p["t"].at(p.precision()) : p[variances + index]);
    sum += result.weights.back();
  }
  for (Ball& weight : result.weights) weight /= sum;
  return result;
}

std::string mixture_text(const Mixture<Ball>& mixture) {
  std::string text;
  for (std::size_t k = 0; k < mixture.size(); ++k)
    text += exact_text({mixture.means[k][0], mixture.weights[k], mixture.variances[k]});
  return text + "|";
}

using NodeValues = Remembered<InstantValues>;

/// The values at the nodes of one instant. Its integrals follow one another and meet at the same nodes; those
/// of the instant before are given up.
NodeValues& nodes_of(const std::string& instant) {
  thread_local std::string last;
  thread_local std::unique_ptr<NodeValues> nodes;
  if (!nodes || last != instant) {
    last = instant;
    nodes = std::make_unique<NodeValues>();
  }
  return *nodes;
}

/// A density with two derivatives.
struct ThreeValues {
  Ball value, slope, curvature;
};
class BumpSum {
 public:
  BumpSum(const Mixture<Ball>& mixture, Precision precision) : size_(Ball(0).at(precision)) {
    Ball amplitude = size_, sharpness = size_, centre = size_;
    for (std::size_t k = 0; k < mixture.size(); ++k) {
      const Ball doubled = 2 * mixture.variances[k].at(precision);
      const Ball height = mixture.weights[k] / sqrt(Ball::pi(precision) * doubled);
      const Ball rate = Ball(1).at(precision) / doubled;
      bumps_.push_back({height, rate, mixture.means[k][0]});
      amplitude = max(amplitude, abs(log(height)));
      sharpness = max(sharpness, rate);
      centre = max(centre, abs(mixture.means[k][0]));
    }
    size_ = amplitude + log(Ball(static_cast<long>(mixture.size())).at(precision)) +
            (sharpness + 8 * square(sharpness)) * (Ball(1) + square(centre)) + 2 * sharpness;
  }
  ThreeValues at(const Ball& x) const {
    ThreeValues sum{0, 0, 0};
    for (const auto& [height, rate, centre] : bumps_) {
      const Ball offset = x - centre, turn = Ball(-2) * rate * offset;
      const Ball value = height * exp(-(offset * offset * rate));
      sum.value += value;
      sum.slope += turn * value;
      sum.curvature += (turn * turn - Ball(2) * rate) * value;
    }
    return sum;
  }
  /// |log f|, (f_x/f)^2, |f_xx/f| and |(log f)_xx| are at most this times 1 + x^2.
  const Ball& size() const { return size_; }

 private:
  struct Bump {
    Ball height, rate, centre;
  };
  std::vector<Bump> bumps_;
  Ball size_;
};

}  // namespace

Ball InstantValues::generated_rate(bool wrong_score) const {
  const Ball &s = wrong_score ? wrong : score, &s_x = wrong_score ? wrong_x : score_x;
  return (Ball(1) + epsilon) * (s_x * v + s * v_x) - epsilon * v_xx;
}

Ball instant_integral(const Point& p, bool against_u,
                      const std::function<Ball(const InstantValues&)>& integrand) {
  const Precision precision = p.precision();
  const Mixture<Ball> heat = mixture_at(p, "y", "w", ""), generated = mixture_at(p, "m", "p", "s");
  const Mixture<Ball> foreign = mixture_at(p, "z", "q", "");
  const BumpSum u(heat, precision), v(generated, precision), other(foreign, precision);
  const Ball epsilon = p["epsilon"].at(precision);
  const Ball size = Ball(1) + u.size() + v.size() + other.size();
  // 4 for constants, 6 for v_t/v.
  const GaussianEnvelope envelope{against_u ? heat : generated, 24 * (Ball(1) + epsilon) * square(size), 2};
  NodeValues& nodes =
      nodes_of(mixture_text(heat) + mixture_text(generated) + mixture_text(foreign) + exact_text({epsilon}));
  const auto values = [&](const Ball& x) -> InstantValues {
    const ThreeValues a = u.at(x), b = v.at(x), c = other.at(x);
    const Ball s = a.slope / a.value, wrong = c.slope / c.value;
    return {.u = a.value,
            .u_x = a.slope,
            .u_xx = a.curvature,
            .v = b.value,
            .v_x = b.slope,
            .v_xx = b.curvature,
            .score = s,
            .score_x = a.curvature / a.value - s * s,
            .wrong = wrong,
            .wrong_x = c.curvature / c.value - wrong * wrong,
            .log_ratio = log(b.value / a.value),
            .slope = b.slope / b.value - s,
            .epsilon = epsilon};
  };
  return integrate_line(
      [&](const Ball& x) { return integrand(nodes.at(exact_text({x}), [&] { return values(x); })); },
      envelope, precision);
}

Family instants(const Trial& trial) {
  Family family{
      "points on the line, any Gaussian mixture as v, another score",
      {},
      {{"t > 0, epsilon >= 0", [](const Point& p) { return positive(p["t"]) && !positive(-p["epsilon"]); }}}};
  Generator generator = trial.generator("instants");
  const std::vector<Rational> noises{0, "1/5"_q, 1, 3};
  const auto add_list = [&](Instance& member, const std::string& stem, std::size_t count,
                            bool positive_only) {
    for (std::size_t k = 1; k <= count; ++k)
      member.set(stem + std::to_string(k), random_between(generator, positive_only ? "1/4"_q : -2, "2"_q));
  };
  for (long round = 0; round < trial.effort().scaled(4, 6, 80); ++round) {
    Instance member{{"t", random_between(generator, "1/2"_q, "3"_q)},
                    {"epsilon", noises[static_cast<std::size_t>(round) % 4]}};
    const std::size_t points = 1 + generator.below(3), bumps = 1 + generator.below(2);
    add_list(member, "y", points, false);
    add_list(member, "w", points, true);
    add_list(member, "m", bumps, false);
    add_list(member, "s", bumps, true);
    add_list(member, "z", 1 + generator.below(2), false);
    family.members.push_back(std::move(member));
  }
  family.estimated = true;
  return family;
}

}  // namespace referee::pde_perspective::lemmas
