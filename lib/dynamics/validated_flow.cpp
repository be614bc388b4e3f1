// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/validated_flow.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace referee {
using namespace literals;

namespace {

Ball euclidean_norm(const std::vector<Ball>& vector) {
  Ball squares(0);
  for (const Ball& entry : vector) squares += square(entry.magnitude());
  return squares.precision().bits == 0 ? squares : sqrt(squares.upper()).upper();
}

/// Rounded down to few bits, so that times stay short dyadic numbers.
Rational short_below(double length) {
  int exponent = 0;
  const double mantissa = std::frexp(length, &exponent);
  return rational_from_double(std::ldexp(std::floor(mantissa * 256), exponent - 8));
}

std::vector<Ball> rounded(const std::vector<Ball>& point, Precision precision) {
  std::vector<Ball> result;
  for (const Ball& entry : point) result.push_back(entry.at(precision));
  return result;
}

constexpr double shortest_step = 0x1p-40, shortest_disc = 0x1p-30;

}  // namespace

std::vector<Ball> EuclideanBall::box() const {
  std::vector<Ball> result;
  for (const Ball& entry : centre) result.push_back(join(entry - radius, entry + radius));
  return result;
}

EuclideanBall euclidean_ball(const RationalPoint& centre, const Rational& radius, Precision precision) {
  EuclideanBall result;
  std::vector<Ball> rounding;
  for (const Rational& coordinate : centre) {
    const Ball entry(coordinate, precision);
    result.centre.push_back(entry.midpoint());
    rounding.push_back(entry.radius());
  }
  result.radius = (Ball(radius, {64}) + euclidean_norm(rounding)).upper();
  return result;
}

ValidatedFlow::ValidatedFlow(const MixedScore& score, const Rational& start_time, EuclideanBall start,
                             const ValidatedFlowOptions& options)
    : options_(options),
      precision_(Precision::digits(options.digits).plus(30)),
      coarse_{64},
      order_(static_cast<int>(1.15 * static_cast<double>(options.digits)) + 10),
      start_time_(start_time),
      now_(std::move(start)),
      bounds_(score, coarse_),
      series_(score, precision_) {
  if (start_time <= 0) throw std::invalid_argument("ValidatedFlow: the start time must be positive");
  if (now_.centre.size() != score.dimension())
    throw std::invalid_argument("ValidatedFlow: the start must have the dimension of the mixtures");
}

Ball ValidatedFlow::rate() const {
  return exp(Ball(tau_, precision_)) / Ball(Rational(4 * start_time_), precision_);
}

// y = exp(-sigma/2) y0 + (1 - exp(-sigma/2)) g with g in the hull of the targets met on the way. A box of
// targets whose tube has no targets outside it therefore holds all there are (Picard); the targets of the
// last step, with space around them, are a good guess. Else start from all targets that exist: each tube is
// then contained in the one before and holds the solution.
void ValidatedFlow::enclose(const std::vector<Ball>& centre, const Ball& rate, const Ball& length) {
  const Ball share = -expm1(-length / 2), greatest = rate * exp(length);
  const auto tube_to = [&](const std::vector<Ball>& target) {
    std::vector<Ball> tube;
    for (std::size_t i = 0; i < centre.size(); ++i)
      tube.push_back(join(centre[i], centre[i] + share * (target[i] - centre[i])));
    return tube;
  };
  if (!target_.empty()) {
    std::vector<Ball> guess;
    for (const Ball& entry : target_) {
      const Ball reach = 3 * entry.radius();
      guess.push_back(join(entry.midpoint() - reach, entry.midpoint() + reach));
    }
    bounds_.weigh(tube_to(guess), Ball(0), rate, greatest);
    target_ = bounds_.target();
    bool inside = true;
    for (std::size_t i = 0; i < centre.size(); ++i) inside = inside && guess[i].contains(target_[i]);
    tube_ = tube_to(target_);
    if (inside) return;
  }
  tube_ = tube_to(bounds_.reach());
  double width = 0;
  for (int pass = 0; pass < 8; ++pass) {
    bounds_.weigh(tube_, Ball(0), rate, greatest);
    target_ = bounds_.target();
    tube_ = tube_to(target_);
    double next = 0;
    for (const Ball& entry : tube_) next += entry.radius_as_double();
    if (pass > 0 && next > 0.75 * width) break;
    width = next;
  }
}

ValidatedFlow::Relevant ValidatedFlow::relevant(const Ball& rate, const Ball& length, const Ball& share) {
  bounds_.weigh(tube_, room_, rate, rate * exp(length));
  Relevant result;
  for (std::size_t s = 0; s < bounds_.sources(); ++s) result.push_back(bounds_.relevant(s, share));
  return result;
}

double ValidatedFlow::analytic_radius(const std::vector<Ball>& centre, const Ball& rate,
                                      const Relevant& relevant, Ball& bound) {
  for (double rho = std::min(1.0, disc_); rho > shortest_disc; rho *= 0.85)
    if (auto radii = bounds_.polydisc(centre, rate, rho, relevant, polydisc_)) {
      bound = euclidean_norm(*radii);
      polydisc_ = std::move(*radii);
      // The next step tries a little more, unless this one had to do with less.
      disc_ = rho < disc_ ? rho : 1.1 * rho;
      return rho;
    }
  if (polydisc_.empty()) return 0;
  // Where layers have become thinner, the radii of the last step reach a zero of a denominator however small
  // rho is: start anew.
  polydisc_.clear();
  disc_ = 0.6;
  return analytic_radius(centre, rate, relevant, bound);
}

bool ValidatedFlow::step(const Rational& to) {
  const Ball rate = this->rate(), coarse_rate = rate.at(coarse_);
  const std::vector<Ball> centre = rounded(now_.centre, coarse_);
  const Rational remaining = to - tau_;
  const Ball size = max(Ball(1).at(coarse_), euclidean_norm(centre)).upper();
  const Ball goal = size * pow(Ball("1/10"_q, coarse_), options_.digits);
  const Ball share = goal / 16, radius = now_.radius.at(coarse_).upper();
  // Room for the other starts, and for the flow of the relevant Diracs to depart from the true one.
  const auto room = [&](long sixteenths) {
    return ((radius * sixteenths / 16 + goal) * Ball(64) / 63).upper();
  };
  room_ = room(16);

  Rational length = std::min(remaining, short_below(length_));
  Relevant taking_part;
  const auto prepare = [&] {
    enclose(centre, coarse_rate, Ball(length, coarse_));
    // What is left out adds up over the step.
    taking_part = relevant(coarse_rate, Ball(length, coarse_), share / max(Ball(1), Ball(length, coarse_)));
    return std::all_of(taking_part.begin(), taking_part.end(), [](const auto& r) { return r.size() == 1; });
  };

  std::vector<Ball> end;
  double next_length = length_;
  Ball error(0);
  if (prepare()) {
    // Ever shorter, until what is neglected stays negligible.
    const Rational least = length;
    length = refused_ ? std::min(remaining, short_below(to_double(*refused_) / 2)) : remaining;
    for (; length > least && !prepare(); length = short_below(to_double(length) / 2)) {
    }
    if (length <= least) {
      length = least;
      prepare();
    }
    end = series_.attractor(taking_part);
    const Ball decay = exp(-Ball(length, precision_) / 2);
    for (std::size_t i = 0; i < end.size(); ++i) end[i] += decay * (now_.centre[i] - end[i]);
    next_length = to_double(length);
  } else {
    Ball bound;
    const double disc = analytic_radius(centre, coarse_rate, taking_part, bound);
    if (disc == 0) return length_ = 0, false;
    // bound (h/rho)^(order + 1)/(1 - h/rho) below the goal for h <= 3/4 rho
    const double ratio = std::min(0.75, std::pow(std::min(1.0, (goal / (4 * bound)).to_double()),
                                                 1.0 / static_cast<double>(order_ + 1)));
    const Rational shorter = short_below(ratio * disc);
    next_length = std::min(2 * to_double(length), 1.1 * to_double(shorter));
    if (shorter < length) {
      // A tube for slightly more than the step serves it as well.
      const bool anew = shorter * 5 < length * 4;
      length = shorter;
      if (anew) enclose(centre, coarse_rate, Ball(length, coarse_));
    }
    const Ball fraction = Ball(length, coarse_) / Ball::from_double(disc, coarse_);
    error = bound * pow(fraction, order_ + 1) / (Ball(1) - fraction);
    end = series_.evaluate(now_.centre, rate, Ball(length, precision_), order_,
                           std::log2(disc / to_double(length)), taking_part);
  }

  // As long as the solutions stay within the room they obey the bounds that hold there; if these keep them
  // off its edge they never leave. A set that grows needs room to grow.
  const Ball elapsed(length, coarse_), greatest = coarse_rate * exp(elapsed);
  Ball growth, departure;
  bool contained = false;
  for (const long sixteenths : {16L, 17L, 20L, 32L}) {
    room_ = room(sixteenths);
    bounds_.weigh(tube_, room_, coarse_rate, greatest);
    growth = exp(elapsed * bounds_.logarithmic_norm()).upper();
    // int_0^h exp(norm (h - s)) ds, by the greater end of the integrand
    const Ball most = max(growth, Ball(1));
    departure = (bounds_.neglected(taking_part) / 2 * elapsed * most).upper();
    contained = certainly_less(max(radius * most, departure), room_);
    if (contained) break;
  }
  if (!contained) {
    refused_ = length;
    length_ = std::min(length_, to_double(length));
    return false;
  }
  std::vector<Ball> rounding;
  EuclideanBall next;
  for (const Ball& entry : end) {
    next.centre.push_back(entry.midpoint());
    rounding.push_back(entry.radius().at(coarse_));
  }
  next.radius = (radius * growth + error + departure + euclidean_norm(rounding)).upper();
  if (!next.radius.is_finite()) return length_ = 0, false;
  now_ = std::move(next);
  tau_ += length;
  length_ = next_length;
  refused_.reset();
  ++steps_;
  return true;
}

bool ValidatedFlow::advance(const Rational& to) {
  if (tau_ >= to || steps_ >= options_.most_steps) return false;
  for (; length_ >= shortest_step; length_ /= 2)
    if (step(to)) return true;
  return false;
}

std::vector<Ball> ValidatedFlow::tube() const {
  std::vector<Ball> result;
  for (const Ball& entry : tube_) result.push_back(join(entry - room_, entry + room_));
  return result;
}

bool ValidatedFlow::follow(const Rational& to) {
  while (tau_ < to)
    if (!advance(to)) return false;
  return true;
}

}  // namespace referee
