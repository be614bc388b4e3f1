// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/L5.2_line_starts.hpp"

#include "heat/heat_solutions.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

/// sum w_k N(m_k, s_k) from the parameters, or with the variance 2T where nothing has started.
Mixture<Ball> mixture(const Point& p, const std::string& means, const std::string& odds, bool started,
                      Precision precision) {
  Mixture<Ball> result;
  Ball sum = Ball(0).at(precision);
  for (std::size_t k = 1; p.has(means + std::to_string(k)); ++k) {
    const std::string index = std::to_string(k);
    result.means.push_back({p[means + index].at(precision)});
    result.weights.push_back(p.has(odds + index) ? p[odds + index] : Ball(1));
    result.variances.push_back(started ? p["s" + index].at(precision) : 2 * horizon(p));
    sum += result.weights.back();
  }
  for (Ball& weight : result.weights) weight /= sum;
  return result;
}

}  // namespace

Ball horizon(const Point& p) { return p["T"].at(p.precision()); }
Ball log_scale(const Point& p) { return log(4 * Ball::pi(p.precision()) * horizon(p)) / 2; }

LineStart::LineStart(const Point& p)
    : precision_(p.precision()),
      reach_(Ball(0).at(precision_)),
      u_(mixture(p, "y", "w", false, precision_)),
      v_(mixture(p, "m", "p", true, precision_)) {
  for (const auto& mean : u_.means) reach_ = max(reach_, abs(mean[0]));
}
Ball LineStart::u(const Ball& x) const { return mixture_density(u_, x, Ball(0).at(precision_)); }
Ball LineStart::v(const Ball& x) const { return mixture_density(v_, x, Ball(0).at(precision_)); }
GaussianEnvelope LineStart::envelope(bool against_u) const {
  Ball size = Ball(4).at(precision_) + 2 * square(reach_);
  for (const Mixture<Ball>* law : {&u_, &v_})
    for (std::size_t k = 0; k < law->size(); ++k) {
      const Ball& variance = law->variances[k];
      const Ball height = law->weights[k] / sqrt(2 * Ball::pi(precision_) * variance);
      const Ball spread = Ball(1) + square(law->means[k][0]);
      size += abs(log(height)) + spread / variance + 2 * spread;
    }
  return {against_u ? u_ : v_, size, 1};
}
Ball LineStart::integral(bool against_u, const std::function<Ball(const Ball&)>& f) const {
  return integrate_line(f, envelope(against_u), precision_);
}

Family line_starts(const Trial& trial) {
  Family family{"points on the line, v_T a Gaussian mixture",
                {},
                {{"T > 0", [](const Point& p) { return positive(p["T"]); }}}};
  const std::vector<std::pair<std::vector<Rational>, std::vector<Rational>>> starts{
      {{0}, {"1/100"_q}}, {{-1, 3}, {"1/2"_q, 4}}, {{20}, {1}}, {{"1/3"_q, 0, -2}, {9, "1/9"_q, 1}}};
  const std::vector<std::vector<Rational>> data{{0}, {-1, 1}, {3, "7/2"_q, -4}};
  for (std::size_t n = 0; n < starts.size(); ++n)
    for (std::size_t k = 0; k < data.size(); ++k) {
      if (trial.effort().budget == Budget::quick && (n + k) % 2 == 1) continue;
      Instance member{{"T", std::vector<Rational>{1, "1/2"_q, 10}[(n + k) % 3]}};
      for (std::size_t i = 0; i < data[k].size(); ++i) member.set("y" + std::to_string(i + 1), data[k][i]);
      if (data[k].size() > 1) member.set("w1", "1/7"_q);
      for (std::size_t i = 0; i < starts[n].first.size(); ++i)
        member.set("m" + std::to_string(i + 1), starts[n].first[i])
            .set("s" + std::to_string(i + 1), starts[n].second[i]);
      family.members.push_back(std::move(member));
    }
  family.estimated = true;
  return family;
}

Ball entropy_of_start(const Point& p) {
  const LineStart start(p);
  return start.integral(false, [&](const Ball& x) { return start.v(x) * log(start.v(x)); });
}
Ball cross_entropy(const Point& p) {
  const LineStart start(p);
  return start.integral(false, [&](const Ball& x) { return start.v(x) * log(start.u(x)); });
}
Ball terminal_divergence(const Point& p) {
  const LineStart start(p);
  return start.integral(false, [&](const Ball& x) {
    const Ball v = start.v(x);
    return v * log(v / start.u(x));
  });
}

}  // namespace referee::pde_perspective::lemmas
