// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/dirac_bounds.hpp"

#include <stdexcept>

namespace referee {
namespace {

/// So far from 1 that the bounds 0 and infinity serve as well and cost nothing.
bool is_far(const Ball& exact_exponent) {
  return arf_cmpabs_2exp_si(arb_midref(exact_exponent.raw()), 20) > 0;
}

/// Of an exact exponent.
Ball at_least_exponential(const Ball& exponent) {
  if (is_far(exponent))
    return exponent.is_negative() ? Ball(0) : exp(Ball(1L << 20).at(exponent.precision())).lower();
  return exp(exponent).lower();
}

/// Of an exact exponent; not finite where it is far above.
Ball at_most_exponential(const Ball& exponent) {
  if (is_far(exponent))
    return exponent.is_negative() ? exp(Ball(-(1L << 20)).at(exponent.precision())).upper()
                                  : Ball::whole_line(exponent.precision());
  return exp(exponent).upper();
}

Ball hull_of(const std::vector<std::vector<Ball>>& points, std::size_t coordinate) {
  Ball hull = points[0][coordinate];
  for (const auto& point : points) hull = join(hull, point[coordinate]);
  return hull;
}

/// At least the largest eigenvalue of a symmetric matrix (row-major): exact in the plane, Gershgorin's bound
/// or Frobenius' above it.
Ball largest_eigenvalue(const std::vector<Ball>& a, std::size_t d) {
  if (d == 1) return a[0];
  if (d == 2) {
    const Ball half_difference = (a[0] - a[3]) / 2;
    return (a[0] + a[3]) / 2 + sqrt((square(half_difference) + square(a[1])).upper());
  }
  Ball gershgorin, squares(0);
  for (std::size_t i = 0; i < d; ++i) {
    Ball row = a[i * d + i];
    for (std::size_t j = 0; j < d; ++j) {
      if (j != i) row += abs(a[i * d + j]);
      squares += square(a[i * d + j] + (i == j ? Ball(1) / Ball(2).at(row.precision()) : Ball(0)));
    }
    gershgorin = i == 0 ? row : max(gershgorin, row);
  }
  // The matrix plus I/2 is the covariance part, small once the softmax is saturated.
  return min(gershgorin.upper(), (sqrt(squares.upper()) - Ball(1) / Ball(2).at(squares.precision())).upper());
}

}  // namespace

DiracBounds::DiracBounds(const MixedScore& score, Precision precision)
    : precision_(precision), dimension_(score.dimension()) {
  if (score.lambda < 0) throw std::invalid_argument("DiracBounds: lambda must not be negative");
  const FromRational<Ball> from{precision};
  reach_.assign(dimension_, Ball(0));
  const auto add = [&](const Mixture<Rational>& mixture, const Rational& factor) {
    if (factor == 0) return;
    if (mixture.dimension() != dimension_)
      throw std::invalid_argument("DiracBounds: both mixtures must have one dimension");
    for (const Rational& variance : mixture.variances)
      if (variance != 0) throw std::invalid_argument("DiracBounds: every variance must be zero");
    const Mixture<Ball> converted = convert(mixture, from);
    Source source{from(factor), factor > 0, converted.means, {}, Ball(0), {}};
    source.responsibility.resize(mixture.size());
    for (std::size_t k = 1; k < mixture.size(); ++k)
      for (std::size_t j = 0; j < k; ++j) {
        Pair pair{j, k, {}, {}, log(from(mixture.weights[j] / mixture.weights[k])), {}, {}};
        Ball length(0);
        for (std::size_t i = 0; i < dimension_; ++i) {
          pair.gap.push_back(from(mixture.means[j][i] - mixture.means[k][i]));
          pair.middle.push_back(from((mixture.means[j][i] + mixture.means[k][i]) / 2));
          length += square(pair.gap.back());
        }
        pair.length = sqrt(length).upper();
        source.diameter = max(source.diameter, pair.length);
        source.pairs.push_back(std::move(pair));
      }
    for (std::size_t i = 0; i < dimension_; ++i) reach_[i] += source.factor * hull_of(source.points, i);
    sources_.push_back(std::move(source));
  };
  add(score.first, score.lambda);
  add(score.second, 1 - score.lambda);
}

Ball DiracBounds::contrast(const Pair& pair, const std::vector<Ball>& y) const {
  Ball sum(0);
  for (std::size_t i = 0; i < dimension_; ++i) sum.add_product(y[i] - pair.middle[i], pair.gap[i]);
  arb_mul_2exp_si(sum.raw(), sum.raw(), 1);
  return sum;
}

void DiracBounds::weigh(const std::vector<Ball>& box, const Ball& room, const Ball& least,
                        const Ball& greatest) {
  least_rate_ = least.lower(), greatest_rate_ = greatest.upper();
  const Ball one = Ball(1).at(precision_), quarter = one / 4;
  for (Source& source : sources_) {
    const std::size_t count = source.points.size();
    std::vector<Ball> others_least(count, one), others_most(count, one);
    for (Pair& pair : source.pairs) {
      const Ball c = contrast(pair, box), margin = 2 * pair.length * room;
      const Ball low = (c - margin).lower(), high = (c + margin).upper();
      const Ball least_odds = pair.log_odds + low * (low.is_positive() ? least_rate_ : greatest_rate_);
      const Ball most_odds = pair.log_odds + high * (high.is_positive() ? greatest_rate_ : least_rate_);
      const Ball first_least = at_least_exponential(least_odds.lower());
      const Ball first_most = at_most_exponential(most_odds.upper());
      const Ball second_least = first_most.is_finite() ? (one / first_most).lower() : Ball(0);
      const Ball second_most =
          first_least.is_positive() ? (one / first_least).upper() : Ball::whole_line(precision_);
      others_least[pair.second] += first_least;
      others_most[pair.second] += first_most;
      others_least[pair.first] += second_least;
      others_most[pair.first] += second_most;
      // o/(1 + o)^2 rises up to o = 1
      pair.covariance = quarter;
      for (const Ball* odds : {&first_most, &second_most})
        if (certainly_less(*odds, one)) pair.covariance = (*odds / square(one + *odds)).upper();
    }
    for (std::size_t k = 0; k < count; ++k) {
      Range& r = source.responsibility[k];
      r.high = (one / others_least[k]).upper();
      r.low = others_most[k].is_finite() ? (one / others_most[k]).lower() : Ball(0);
    }
    for (Pair& pair : source.pairs)
      pair.covariance =
          min(pair.covariance,
              (source.responsibility[pair.first].high * source.responsibility[pair.second].high).upper());
  }
}

std::vector<Ball> DiracBounds::target() const {
  std::vector<Ball> result(dimension_, Ball(0));
  for (const Source& source : sources_) {
    // The mean about the Dirac with the greatest share, whose own share then drops out.
    std::size_t leader = 0;
    for (std::size_t k = 1; k < source.points.size(); ++k)
      if (leads(source.responsibility[k].high, source.responsibility[leader].high)) leader = k;
    for (std::size_t i = 0; i < dimension_; ++i) {
      Ball mean = source.points[leader][i];
      for (std::size_t k = 0; k < source.points.size(); ++k)
        if (k != leader)
          mean.add_product(join(source.responsibility[k].low, source.responsibility[k].high),
                           source.points[k][i] - source.points[leader][i]);
      result[i].add_product(source.factor, mean);
    }
  }
  return result;
}

// In the order of quadratic forms the covariance sum_{j<k} r_j r_k gap gap' grows with every r_j r_k.
Ball DiracBounds::logarithmic_norm() const {
  const std::size_t d = dimension_;
  std::vector<Ball> above(d * d, Ball(0).at(precision_));
  const Ball half = Ball(1).at(precision_) / 2;
  for (std::size_t i = 0; i < d; ++i) above[i * d + i] = -half;
  for (const Source& source : sources_)
    for (const Pair& pair : source.pairs) {
      const Range &a = source.responsibility[pair.first], &b = source.responsibility[pair.second];
      const Ball weight = source.factor * (source.positive ? greatest_rate_ * pair.covariance
                                                           : least_rate_ * (a.low * b.low));
      for (std::size_t i = 0; i < d; ++i)
        for (std::size_t j = 0; j < d; ++j) above[i * d + j].add_product(weight * pair.gap[i], pair.gap[j]);
    }
  return largest_eigenvalue(above, d).upper();
}

std::vector<std::size_t> DiracBounds::relevant(std::size_t source, const Ball& share) const {
  const Source& s = sources_[source];
  std::size_t leader = 0;
  for (std::size_t k = 1; k < s.points.size(); ++k)
    if (leads(s.responsibility[k].high, s.responsibility[leader].high)) leader = k;
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < s.points.size(); ++k)
    if (k == leader || !certainly_at_most(s.responsibility[k].high * s.diameter * abs(s.factor), share))
      result.push_back(k);
  return result;
}

// m - m' = sum over the neglected of r_k (x_k - m'), m' the mean of the others.
Ball DiracBounds::neglected(const std::vector<std::vector<std::size_t>>& relevant) const {
  Ball sum = Ball(0).at(precision_);
  for (std::size_t s = 0; s < sources_.size(); ++s) {
    const Source& source = sources_[s];
    std::vector<bool> kept(source.points.size());
    for (std::size_t k : relevant[s]) kept[k] = true;
    for (std::size_t k = 0; k < source.points.size(); ++k)
      if (!kept[k]) sum += source.responsibility[k].high * source.diameter * abs(source.factor);
  }
  return sum.upper();
}

// For |sigma| <= rho <= 1: Re exp(sigma) is in [exp(-rho), exp(rho)] (on the circle sigma = rho exp(i phi)
// its derivative in phi has the sign of -sin(phi + rho sin phi)), and |Im exp(sigma)| <= exp(x) sqrt(rho^2 -
// x^2) is greatest where x^2 + x = rho^2. With the log-odds L of component j against k, 1 + sum_j exp(L_j) is
// the inverse of the share of k: terms with |Im L| <= pi/2 have a real part of at least exp(Re L) cos(Im L)
// >= 0.
bool DiracBounds::spread(const Source& source, const std::vector<std::size_t>& relevant,
                         const std::vector<Ball>& centre, const Ball& rate, double rho,
                         const std::vector<Ball>& radii, const std::vector<Ball>& reference,
                         std::vector<Ball>& sum) const {
  const std::size_t count = source.points.size();
  const Ball radius = Ball::from_double(rho, precision_);
  const Ball greatest = exp(radius).upper(), least = exp(-radius).lower();
  const Ball x = (sqrt(Ball(1) + 4 * square(radius)) - Ball(1)) / 2;
  const Ball imaginary = (exp(x) * sqrt(x)).upper();
  const Ball right_angle = Ball::pi(precision_) / 2;
  std::vector<bool> kept(count);
  for (std::size_t k : relevant) kept[k] = true;
  std::vector<Ball> denominator(count, Ball(1).at(precision_));
  std::vector<Ball> against_first(count, Ball(1).at(precision_));  // |odds| against relevant.front()
  const auto account = [&](std::size_t k, std::size_t j, const Ball& low, const Ball& high,
                           const Ball& angle) {
    const Ball most = at_most_exponential(high);
    if (certainly_at_most(angle, right_angle))
      denominator[k] += (at_least_exponential(low) * cos(angle)).lower();
    else
      denominator[k] -= most;
    if (k == relevant.front()) against_first[j] = most;
  };
  for (const Pair& pair : source.pairs) {
    if (!kept[pair.first] || !kept[pair.second]) continue;
    const Ball c = contrast(pair, centre);
    Ball wobble(0);
    for (std::size_t i = 0; i < dimension_; ++i) wobble.add_product(abs(pair.gap[i]), radii[i]);
    wobble = 2 * wobble * greatest * rate;
    const Ball middle = c * rate;
    const bool ahead = middle.is_positive();
    const Ball high = pair.log_odds + middle * (ahead ? greatest : least) + wobble;
    const Ball low = pair.log_odds + middle * (ahead ? least : greatest) - wobble;
    const Ball angle = (abs(middle) * imaginary + wobble).upper();
    // `middle` straddling zero: both factors bound it, up to its radius.
    const Ball slack = middle.contains_zero() ? Ball(abs(middle).upper() * (greatest - least)) : Ball(0);
    account(pair.second, pair.first, (low - slack).lower(), (high + slack).upper(), angle);
    account(pair.first, pair.second, (-high - slack).lower(), (-low + slack).upper(), angle);
  }
  const std::size_t first = relevant.front();
  bool some = false;
  for (std::size_t k : relevant) some = some || denominator[k].is_positive();
  if (!some) return false;
  for (std::size_t k : relevant) {
    Ball share;
    if (denominator[k].is_positive())
      share = (Ball(1) / denominator[k]).upper();
    else if (denominator[first].is_positive() && against_first[k].is_finite())
      share = (against_first[k] / denominator[first]).upper();
    else
      return false;
    for (std::size_t i = 0; i < dimension_; ++i)
      sum[i].add_product(abs(source.factor) * share, abs(source.points[k][i] - reference[i]));
  }
  return true;
}

std::optional<std::vector<Ball>> DiracBounds::polydisc(const std::vector<Ball>& centre, const Ball& rate,
                                                       double rho,
                                                       const std::vector<std::vector<std::size_t>>& relevant,
                                                       const std::vector<Ball>& guess) const {
  // y - centre = int exp(-(sigma - s)/2)/2 (G - centre) ds, hence at most exp(rho/2) - 1 times |G - centre|;
  // G - centre is taken about the means at the last box weighed, any point being as true.
  std::vector<std::vector<Ball>> reference(sources_.size());
  std::vector<Ball> offset(dimension_);
  for (std::size_t i = 0; i < dimension_; ++i) offset[i] = -centre[i];
  for (std::size_t s = 0; s < sources_.size(); ++s) {
    const Source& source = sources_[s];
    for (std::size_t i = 0; i < dimension_; ++i) {
      double mean = 0, total = 0;
      for (std::size_t k : relevant[s]) {
        const Range& r = source.responsibility[k];
        const double share = (r.low.to_double() + r.high.to_double()) / 2;
        mean += share * source.points[k][i].to_double(), total += share;
      }
      reference[s].push_back(relevant[s].size() == 1 ? source.points[relevant[s].front()][i]
                                                     : Ball::from_double(mean / total, precision_));
      offset[i].add_product(source.factor, reference[s][i]);
    }
  }
  const Ball growth = expm1(Ball::from_double(rho, precision_) / 2).upper();
  const auto image = [&](const std::vector<Ball>& radii) -> std::optional<std::vector<Ball>> {
    std::vector<Ball> sum;
    for (const Ball& o : offset) sum.push_back(abs(o));
    for (std::size_t s = 0; s < sources_.size(); ++s)
      if (!spread(sources_[s], relevant[s], centre, rate, rho, radii, reference[s], sum)) return std::nullopt;
    for (Ball& entry : sum) {
      entry = (entry * growth).upper();
      if (!entry.is_finite()) return std::nullopt;
    }
    return sum;
  };
  const Ball margin = Ball(17).at(precision_) / 16;
  std::vector<Ball> radii;
  for (std::size_t i = 0; i < dimension_; ++i)
    radii.push_back(((guess.empty() ? abs(offset[i]) * growth : guess[i]) * margin).upper());
  for (int attempt = 0; attempt < 6; ++attempt) {
    const auto mapped = image(radii);
    if (!mapped) return std::nullopt;
    bool inside = true;
    for (std::size_t i = 0; i < dimension_; ++i) inside = inside && certainly_at_most((*mapped)[i], radii[i]);
    if (inside) return mapped;
    for (std::size_t i = 0; i < dimension_; ++i)
      radii[i] = (max(radii[i], (*mapped)[i]) * margin * margin).upper();
  }
  return std::nullopt;
}

}  // namespace referee
