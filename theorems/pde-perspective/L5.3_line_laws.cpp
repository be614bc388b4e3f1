// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/L5.3_line_laws.hpp"

#include "heat/generative_law_quadratic.hpp"
#include "pde-perspective/L5.3_law_formulas.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

Mixture<Jet<Ball>> as_jets(const Mixture<Ball>& mixture) {
  Mixture<Jet<Ball>> result;
  for (const auto& mean : mixture.means) result.means.push_back({Jet<Ball>(mean[0])});
  result.weights.assign(mixture.weights.begin(), mixture.weights.end());
  result.variances.assign(mixture.variances.begin(), mixture.variances.end());
  return result;
}
Mixture<Ball> as_values(const Mixture<Jet<Ball>>& mixture) {
  Mixture<Ball> result;
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    result.means.push_back({mixture.means[k][0].value()});
    result.weights.push_back(mixture.weights[k].value());
    result.variances.push_back(mixture.variances[k].value());
  }
  return result;
}

const JetLayout& place_and_time() { return JetLayout::of(2, 1); }

/// A jet in t as one in (x, t).
Jet<Ball> in_place_and_time(const Jet<Ball>& f) {
  Jet<Ball> result{Ball(f.value())};
  if (f.layout() == nullptr) return result;
  result += Jet<Ball>(0) * Jet<Ball>::variable(place_and_time(), 1, Ball(0));
  const int time[] = {0, 1};
  result.coefficient(place_and_time().index(time)) = Ball(f.coefficients()[1]);
  return result;
}

Ball slope_of(const Jet<Ball>& f) { return f.layout() == nullptr ? Ball(0) : abs(f.coefficients()[1]); }

/// For a density f = sum A exp(-B (x - c)^2): |log f|, |f_t/f| and (f_x/f)^2 are at most this times 1 + x^2.
Ball logarithmic_size(const BumpsInTime& bumps, Precision precision) {
  Ball amplitude = Ball(0).at(precision), amplitude_rate = amplitude, sharpness = amplitude,
       sharpness_rate = amplitude, centre = amplitude, speed = amplitude;
  for (std::size_t k = 0; k < bumps.amplitude.size(); ++k) {
    amplitude = max(amplitude, abs(log(bumps.amplitude[k].value())));
    amplitude_rate = max(amplitude_rate, slope_of(bumps.amplitude[k]) / bumps.amplitude[k].value());
    sharpness = max(sharpness, bumps.sharpness[k].value());
    sharpness_rate = max(sharpness_rate, slope_of(bumps.sharpness[k]));
    centre = max(centre, abs(bumps.centre[k].value()));
    speed = max(speed, slope_of(bumps.centre[k]));
  }
  const Ball count(static_cast<long>(bumps.amplitude.size())), spread = Ball(1) + square(centre);
  const Ball logarithm = amplitude + log(count.at(precision)) + sharpness * spread;
  const Ball in_time = amplitude_rate + sharpness_rate * spread + 2 * sharpness * speed * (Ball(1) + centre);
  return logarithm + in_time + 4 * square(sharpness) * spread;
}

}  // namespace

std::string name(Divergence divergence) {
  return divergence == Divergence::of_generated ? "KL(v||u)" : "KL(u||v)";
}

BumpsInTime::BumpsInTime(const Mixture<Jet<Ball>>& mixture) {
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    const Jet<Ball> doubled = Jet<Ball>(2) * mixture.variances[k];
    amplitude.push_back(mixture.weights[k] / sqrt(pi_like(doubled) * doubled));
    sharpness.push_back(reciprocal(doubled));
    centre.push_back(mixture.means[k][0]);
  }
}

LinePair::LinePair(const Point& p, bool with_slopes)
    : precision_(p.precision()),
      with_slopes_(with_slopes),
      kind_(p.has("q")       ? Kind::quantile
            : p.has("alpha") ? Kind::quadratic
            : p.has("a1")    ? Kind::tilted
                             : Kind::mixture) {
  const Ball time = p["t"].at(precision_);
  const Jet<Ball> t = with_slopes ? Jet<Ball>::variable(JetLayout::of(1, 1), 0, time) : Jet<Ball>(time);
  // At a fixed time the formulas are taken over balls, which know their limits at t = T.
  const auto take = [&](const auto& law_of) {
    const Mixture<Jet<Ball>> law = with_slopes ? law_of(t) : as_jets(law_of(time));
    mixtures_.push_back(as_values(law));
    bumps_.push_back(embedded(laws_.emplace_back(law)));
  };
  take([&]<class T>(const T& at) { return heat_law(p, at); });
  if (kind_ == Kind::mixture) take([&]<class T>(const T& at) { return generated_mixture(p, at); });
  if (kind_ == Kind::tilted) take([&]<class T>(const T& at) { return generated_tilt(p, at); });
  if (kind_ == Kind::quantile) {
    tilt_ = p["q"];
    width_ = Ball(2 * sqrt(time));
    for (const auto& mean : mixtures_.front().means) sites_.emplace_back(mean[0]);
    for (const Ball& weight : mixtures_.front().weights) weights_.emplace_back(weight);
  }
  if (kind_ == Kind::quadratic) {
    const QuadraticGeneration<Jet<Ball>> flow{lifted<Jet<Ball>>(p, "T"), lifted<Jet<Ball>>(p, "epsilon"),
                                              lifted<Jet<Ball>>(p, "alpha"), lifted<Jet<Ball>>(p, "beta"),
                                              Jet<Ball>(1)};
    slope_ = flow.slope_at(t);
    constant_ = flow.constant_at(t);
  }
}

std::vector<LinePair::Bump> LinePair::embedded(const BumpsInTime& bumps) {
  std::vector<Bump> result;
  for (std::size_t k = 0; k < bumps.amplitude.size(); ++k)
    result.push_back({in_place_and_time(bumps.amplitude[k]), in_place_and_time(bumps.sharpness[k]),
                      in_place_and_time(bumps.centre[k])});
  return result;
}

Jet<Ball> LinePair::density(const std::vector<Bump>& bumps, const Jet<Ball>& x) const {
  Jet<Ball> sum(0);
  for (const Bump& bump : bumps) {
    const Jet<Ball> offset = x - bump.centre;
    sum += bump.amplitude * exp(-(offset * offset * bump.sharpness));
  }
  return sum;
}

LinePair::Values LinePair::at(const Ball& x) const {
  using J = Jet<Ball>;
  const J place = with_slopes_ ? J::variable(place_and_time(), 0, x) : J(x);
  Values values{density(bumps_[0], place), J(0)};
  if (kind_ == Kind::quadratic) {
    values.ratio = in_place_and_time(slope_) * place * place + in_place_and_time(constant_);
  } else if (kind_ == Kind::quantile) {
    // 2 F_t - 1, whose derivatives are 2u in x and, by the heat equation, 2 u_x in t.
    Ball level(0);
    for (std::size_t k = 0; k < sites_.size(); ++k) level += weights_[k] * erf((x - sites_[k]) / width_);
    J distribution(level);
    if (with_slopes_) {
      distribution += J(0) * place;
      const int in_place[] = {1, 0}, in_time[] = {0, 1};
      const std::size_t along = place_and_time().index(in_place);
      distribution.coefficient(along) = Ball(2) * values.u.value();
      distribution.coefficient(place_and_time().index(in_time)) = Ball(2) * values.u.coefficients()[along];
    }
    values.ratio = J(1) + J(tilt_) * distribution;
  } else {
    values.ratio = density(bumps_[1], place) / values.u;
  }
  return values;
}

GaussianEnvelope LinePair::envelope(Divergence divergence) const {
  const bool generated = divergence == Divergence::of_generated;
  Ball size = Ball(1) + logarithmic_size(laws_[0], precision_);
  switch (kind_) {
    case Kind::mixture:
    case Kind::tilted:
      size += logarithmic_size(laws_[1], precision_);
      return {mixtures_[generated ? 1 : 0], 2 * square(size), 2};
    case Kind::quantile: {
      // v <= 2u and |(1 + q(2F - 1))_x|, |.._t| <= 2(1 + size)(1 + x^2) times the peak of u.
      Ball peak = Ball(1).at(precision_);
      for (const auto& amplitude : laws_[0].amplitude) peak += amplitude.value();
      const Ball least = Ball(1) - abs(tilt_);
      return {mixtures_[0], square(Ball(16) * size * peak / least), 3};
    }
    case Kind::quadratic: {
      const Ball &a = slope_.value(), &b = constant_.value();
      size += (Ball(1) + a + b + slope_of(slope_) + slope_of(constant_) + square(a)) / b + abs(log(b)) +
              square(a / b);
      return {mixtures_[0], 8 * square(size) * (generated ? Ball(1) + a + b : Ball(1)), 4};
    }
  }
  return {};
}

namespace {

Ball integrated(const Point& p, Divergence divergence, bool with_slopes,
                const std::function<Ball(const LinePair::Values&, const Jet<Ball>&)>& integrand) {
  const LinePair pair(p, with_slopes);
  return integrate_line(
      [&](const Ball& x) {
        const LinePair::Values values = pair.at(x);
        const Jet<Ball> weight = divergence == Divergence::of_generated ? values.u * values.ratio : values.u;
        return integrand(values, weight);
      },
      pair.envelope(divergence), p.precision());
}
Jet<Ball> signed_logarithm(const LinePair::Values& values, Divergence divergence) {
  const Jet<Ball> logarithm = log(values.ratio);
  return divergence == Divergence::of_generated ? logarithm : -logarithm;
}

}  // namespace

Ball divergence_at(const Point& p, Divergence divergence) {
  return integrated(p, divergence, false, [=](const auto& values, const auto& weight) {
    return (weight * signed_logarithm(values, divergence)).value();
  });
}
Ball divergence_slope(const Point& p, Divergence divergence) {
  return integrated(p, divergence, true, [=](const auto& values, const auto& weight) {
    return (weight * signed_logarithm(values, divergence)).derivative({0, 1});
  });
}
Ball fisher_information(const Point& p, Divergence divergence) {
  return integrated(p, divergence, true, [=](const auto& values, const auto& weight) {
    return weight.value() * square(log(values.ratio).derivative({1, 0}));
  });
}
Ball proof_slope(const Point& p, Divergence divergence) {
  return integrated(p, divergence, true, [=](const auto& values, const auto& weight) {
    const bool generated = divergence == Divergence::of_generated;
    const Jet<Ball> v = values.u * values.ratio, &other = generated ? values.u : v;
    return (signed_logarithm(values, divergence).value() + Ball(1)) * weight.derivative({0, 1}) -
           weight.value() / other.value() * other.derivative({0, 1});
  });
}
Ball divergence_at_start(const Point& p, Divergence divergence) {
  Point start = p;
  start.set("t", p["T"]);
  return divergence_at(start, divergence);
}

}  // namespace referee::pde_perspective::lemmas
