// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/dirac_series.hpp"

#include <algorithm>

namespace referee {
/// Series of every Dirac and coordinate, `stride` coefficients each.
struct DiracSeries::Workspace {
  /// An array of arb numbers with scope.
  class ArbArray {
   public:
    explicit ArbArray(long length) : length_(length), data_(_arb_vec_init(length)) {}
    ~ArbArray() { _arb_vec_clear(data_, length_); }
    ArbArray(const ArbArray&) = delete;
    ArbArray& operator=(const ArbArray&) = delete;
    arb_ptr operator+(long i) const { return data_ + i; }

   private:
    long length_;
    arb_ptr data_;
  };

  Workspace(long length, long diracs, long dimension)
      : stride(length),
        growth(length),
        solution(length * dimension),
        contrast(length * diracs),
        slope(length * diracs),
        odds(length * diracs),
        gap(diracs * dimension),
        sum(length * diracs),
        mean(length * diracs * dimension) {}
  long stride;
  ArbArray growth;    ///< rate * exp(sigma)
  ArbArray solution;  ///< by coordinate
  ArbArray contrast;  ///< |y - reference|^2 - |y - x_k|^2
  ArbArray slope;     ///< n times the n-th coefficient of the log-odds
  ArbArray odds;      ///< against the reference
  ArbArray gap;       ///< x_k - reference
  ArbArray sum;       ///< of the odds, by source
  ArbArray mean;      ///< m - reference, by source and coordinate
};

DiracSeries::DiracSeries(const MixedScore& score, Precision precision)
    : precision_(precision), dimension_(score.dimension()) {
  const auto add = [&](const Mixture<Rational>& mixture, const Rational& factor) {
    if (factor == 0) return;
    const FromRational<Ball> from{precision};
    Source source{from(factor), convert(mixture, from).means, {}};
    for (const Rational& weight : mixture.weights) source.log_weights.push_back(log(from(weight)));
    sources_.push_back(std::move(source));
  };
  add(score.first, score.lambda);
  add(score.second, 1 - score.lambda);
}

DiracSeries::~DiracSeries() = default;

void DiracSeries::reserve(int order) {
  if (workspace_ && workspace_->stride > order) return;
  long diracs = 0;
  for (const Source& source : sources_) diracs += static_cast<long>(source.points.size());
  workspace_ = std::make_unique<Workspace>(order + 1, diracs, static_cast<long>(dimension_));
}

std::vector<Ball> DiracSeries::attractor(const std::vector<std::vector<std::size_t>>& relevant) const {
  std::vector<Ball> result(dimension_, Ball(0));
  for (std::size_t s = 0; s < sources_.size(); ++s)
    for (std::size_t i = 0; i < dimension_; ++i)
      result[i].add_product(sources_[s].factor, sources_[s].points[relevant[s].front()][i]);
  return result;
}

std::vector<Ball> DiracSeries::evaluate(const std::vector<Ball>& centre, const Ball& rate, const Ball& step,
                                        int order, double taper,
                                        const std::vector<std::vector<std::size_t>>& relevant) {
  reserve(order);
  Workspace& w = *workspace_;
  const long d = static_cast<long>(dimension_), stride = w.stride, bits = precision_.bits;
  const auto bits_at = [&](long n) {
    return std::max(40L, bits - static_cast<long>(taper * static_cast<double>(n)));
  };
  arb_set(w.growth + 0, rate.raw());
  for (long n = 1; n <= order; ++n) arb_div_si(w.growth + n, w.growth + (n - 1), n, bits);
  for (long i = 0; i < d; ++i) arb_set(w.solution + i * stride, centre[static_cast<std::size_t>(i)].raw());

  // Order zero: everything about the nearest of the Diracs that take part.
  std::vector<std::size_t> reference;
  Ball scratch, term;
  long dirac = 0;
  for (std::size_t s = 0; s < sources_.size(); ++s) {
    const Source& source = sources_[s];
    std::size_t nearest = relevant[s].front();
    Ball least;
    for (std::size_t k : relevant[s]) {
      Ball distance(0);
      for (std::size_t i = 0; i < dimension_; ++i) {
        assign_difference(scratch, centre[i], source.points[k][i]);
        distance.add_product(scratch, scratch);
      }
      if (k == relevant[s].front() || leads(least, distance)) nearest = k, least = distance;
    }
    reference.push_back(nearest);
    for (std::size_t k : relevant[s]) {
      if (k == nearest) continue;
      Ball contrast(0);
      for (std::size_t i = 0; i < dimension_; ++i) {
        assign_difference(scratch, source.points[k][i], source.points[nearest][i]);
        arb_mul_2exp_si(w.gap + (dirac * d + static_cast<long>(i)), scratch.raw(), 1);
        assign_difference(term, centre[i], source.points[k][i]);
        term += centre[i] - source.points[nearest][i];
        contrast.add_product(term, scratch);
      }
      arb_set(w.contrast + dirac * stride, contrast.raw());
      scratch = source.log_weights[k] - source.log_weights[nearest];
      arb_addmul(scratch.raw(), contrast.raw(), rate.raw(), bits);
      arb_exp(w.odds + dirac * stride, scratch.raw(), bits);
      ++dirac;
    }
  }

  for (long n = 0; n <= order; ++n) {
    const long p = bits_at(n);
    dirac = 0;
    for (std::size_t s = 0; s < sources_.size(); ++s) {
      const long others = static_cast<long>(relevant[s].size()) - 1, first = dirac;
      if (others == 0) continue;
      for (; dirac < first + others; ++dirac) {
        arb_ptr contrast = w.contrast + dirac * stride, slope = w.slope + dirac * stride,
                odds = w.odds + dirac * stride;
        if (n == 0) continue;
        arb_dot(contrast + n, nullptr, 0, w.gap + dirac * d, 1, w.solution + n, stride, d, p);
        arb_dot(slope + n, nullptr, 0, contrast, 1, w.growth + n, -1, n + 1, p);
        arb_mul_si(slope + n, slope + n, n, p);
        arb_dot(odds + n, nullptr, 0, slope + 1, 1, odds + (n - 1), -1, n, p);
        arb_div_si(odds + n, odds + n, n, p);
      }
      arb_ptr sum = w.sum + static_cast<long>(s) * stride;
      arb_set_si(sum + n, n == 0 ? 1 : 0);
      for (long k = first; k < first + others; ++k) arb_add(sum + n, sum + n, w.odds + (k * stride + n), p);
      for (long i = 0; i < d; ++i) {
        arb_ptr mean = w.mean + (static_cast<long>(s) * d + i) * stride;
        // The gaps are stored doubled.
        arb_dot(mean + n, nullptr, 0, w.gap + (first * d + i), d, w.odds + (first * stride + n), stride,
                others, p);
        arb_mul_2exp_si(mean + n, mean + n, -1);
        arb_dot(mean + n, mean + n, 1, sum + 1, 1, mean + (n - 1), -1, n, p);
        arb_div(mean + n, mean + n, sum, p);
      }
    }
    if (n == order) break;
    for (long i = 0; i < d; ++i) {
      arb_ptr next = w.solution + (i * stride + n + 1);
      arb_neg(next, w.solution + (i * stride + n));
      for (std::size_t s = 0; s < sources_.size(); ++s) {
        const Source& source = sources_[s];
        if (n == 0)
          arb_addmul(next, source.factor.raw(),
                     source.points[reference[s]][static_cast<std::size_t>(i)].raw(), p);
        if (relevant[s].size() > 1)
          arb_addmul(next, source.factor.raw(), w.mean + ((static_cast<long>(s) * d + i) * stride + n), p);
      }
      arb_div_si(next, next, 2 * (n + 1), p);
    }
  }

  std::vector<Ball> result;
  for (long i = 0; i < d; ++i) {
    Ball value;
    value.set_precision(bits);
    for (long n = order; n >= 0; --n) {
      arb_mul(value.raw(), value.raw(), step.raw(), bits_at(n));
      arb_add(value.raw(), value.raw(), w.solution + (i * stride + n), bits_at(n));
    }
    result.push_back(std::move(value));
  }
  return result;
}

}  // namespace referee
