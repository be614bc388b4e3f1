// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/sampling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace referee::court {
namespace {

/// Probability with which an interval misses the truth: below one false alarm in 10^9, as the reports
/// promise.
constexpr double error_probability = 1e-10;

struct Interval {
  double lower, upper;
};

/// Sum with its rounding error carried along (Neumaier), so that millions of draws lose no digits.
class Sum {
 public:
  void add(double term) {
    const double next = sum_ + term;
    lost_ += std::abs(sum_) >= std::abs(term) ? (sum_ - next) + term : (term - next) + sum_;
    sum_ = next;
  }
  double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0, lost_ = 0;
};

/// Maurer and Pontil's empirical Bernstein bound, applied to both tails with half the error probability each.
Interval bernstein(const std::vector<double>& draws, double lower, double upper) {
  const auto n = static_cast<double>(draws.size());
  Sum sum, squares;
  for (const double x : draws) sum.add(x);
  const double mean = sum.value() / n;
  for (const double x : draws) squares.add((x - mean) * (x - mean));
  const double variance = squares.value() / (n - 1), tail = std::log(4 / error_probability);
  const double statistical = std::sqrt(2 * variance * tail / n) + 7 * (upper - lower) * tail / (3 * (n - 1));
  // A compensated sum, the division and the two ends: a few units in the last place of the largest draw.
  const double rounding =
      8 * std::numeric_limits<double>::epsilon() * std::max(std::abs(lower), std::abs(upper));
  const double half = statistical + rounding;
  return {std::max(lower, mean - half), std::min(upper, mean + half)};
}

Interval clopper_pearson(long hits, long draws) {
  const auto k = static_cast<double>(hits), n = static_cast<double>(draws);
  const double half = error_probability / 2;
  return {hits == 0 ? 0.0 : boost::math::ibeta_inv(k, n - k + 1, half),
          hits == draws ? 1.0 : boost::math::ibetac_inv(k + 1, n - k, half)};
}

/// The power of ten just above a shift.
std::string power_of_ten_above(double shift) {
  const auto exponent = static_cast<long>(std::ceil(std::log10(shift)));
  return exponent == 0 ? "1" : fmt::format("1e{}", exponent);
}

Finding started(const Effort& effort, std::string what, const Instance& instance, long draws,
                double expected) {
  Finding finding;
  finding.method = "sampling";
  finding.what = std::move(what);
  finding.instance = instance;
  finding.expected = fmt::format("{:.12g}", expected);
  finding.note =
      fmt::format("{} draws, seed {}, error probability {:g}", draws, effort.seed, error_probability);
  return finding;
}

void judge(Finding& finding, const Interval& interval, double expected, double resolution,
           std::string_view kind) {
  finding.value = fmt::format("[{:.12g}, {:.12g}]", interval.lower, interval.upper);
  finding.instances = 1;
  const double width = interval.upper - interval.lower;
  const double outside = std::max(interval.lower - expected, expected - interval.upper);
  if (outside > 0) {
    finding.verdict = Verdict::refuted;
    finding.strength = Strength::statistical;
    finding.margin = fmt::format("{:.3g} outside the interval", outside);
    finding.certificate = {fmt::format("{} interval {} from {}", kind, finding.value, finding.note),
                           "the expected value " + finding.expected + " lies outside"};
    return;
  }
  finding.margin = fmt::format("width {:.3g}", width);
  if (!(outside <= 0) || !(width < resolution)) {
    finding.note +=
        fmt::format("; the interval is not narrower than {:g}: more draws would decide it", resolution);
    return;
  }
  finding.verdict = Verdict::holds;
  finding.strength = Strength::statistical;
  // Shifts this large, upwards and downwards, are excluded.
  finding.power = power_of_ten_above(std::max(interval.upper - expected, expected - interval.lower));
}

}  // namespace

Finding sampled_mean(const Effort& effort, std::string what, const Instance& instance, long draws,
                     const std::function<double(Generator&)>& draw, double lower, double upper,
                     double expected, double resolution) {
  Finding finding = started(effort, std::move(what), instance, draws, expected);
  if (draws < 2) {
    finding.note += "; a variance needs two draws: more would decide it";
    return finding;
  }
  Generator generator(effort.seed, finding.what);
  std::vector<double> drawn;
  drawn.reserve(static_cast<std::size_t>(draws));
  for (long i = 0; i < draws; ++i) {
    const double x = draw(generator);
    // Written so that NaN is caught too.
    if (!(x >= lower && x <= upper))
      throw std::domain_error(
          fmt::format("{}: a draw of {} lies outside [{}, {}]", finding.what, x, lower, upper));
    drawn.push_back(x);
  }
  judge(finding, bernstein(drawn, lower, upper), expected, resolution, "empirical Bernstein");
  return finding;
}

Finding sampled_probability(const Effort& effort, std::string what, const Instance& instance, long draws,
                            const std::function<bool(Generator&)>& event, double expected,
                            double resolution) {
  Finding finding = started(effort, std::move(what), instance, draws, expected);
  if (draws < 1) {
    finding.note += "; nothing was drawn: more draws would decide it";
    return finding;
  }
  Generator generator(effort.seed, finding.what);
  long hits = 0;
  for (long i = 0; i < draws; ++i)
    if (event(generator)) ++hits;
  judge(finding, clopper_pearson(hits, draws), expected, resolution, "Clopper-Pearson");
  return finding;
}

}  // namespace referee::court
