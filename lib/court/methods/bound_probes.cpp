// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/bound_probes.hpp"

#include <cmath>
#include <string>

namespace referee::court {
namespace {

using Values = std::vector<Rational>;

constexpr long decades[] = {1, 2, 3, 5, 8, 12, 18, 27, 40, 60};

enum Station : std::uint64_t { lower_end, middle, upper_end, stations };

Rational at_station(const DomainChart& chart, std::size_t index, std::uint64_t station) {
  return chart.value(index, station == lower_end ? 0.0 : station == upper_end ? 1.0 : 0.5);
}

/// Values of one parameter that close in on the ends of its range, and on zero if that lies inside.
Values approaches(const Range& range) {
  Values result;
  const auto add = [&](const Rational& value) {
    if (range.lower < value && value < range.upper) result.push_back(value);
  };
  for (const long k : decades) {
    const Rational step = power(Rational(10), -k);
    if (range.logarithmic) {
      add(range.lower * (1 + step));
      add(range.upper * (1 - step));
      add(range.lower / step);
      add(range.upper * step);
    } else {
      const Rational length = range.upper - range.lower;
      add(range.lower + length * step);
      add(range.upper - length * step);
      if (range.lower < 0 && range.upper > 0) {
        add(range.upper * step);
        add(range.lower * step);
      }
    }
  }
  return result;
}

/// The 3^n stations if there are at most `limit`; otherwise the centre, the face centres and random stations.
std::vector<Values> grid(const DomainChart& chart, long limit, Generator& generator) {
  const std::size_t n = chart.dimension();
  std::vector<Values> result;
  const auto add = [&](const std::vector<std::uint64_t>& at) {
    Values values;
    for (std::size_t i = 0; i < n; ++i) values.push_back(at_station(chart, i, at[i]));
    result.push_back(std::move(values));
  };
  if (std::pow(static_cast<double>(stations), static_cast<double>(n)) <= static_cast<double>(limit)) {
    std::vector<std::uint64_t> at(n, lower_end);
    for (;;) {
      add(at);
      std::size_t i = 0;
      while (i < n && ++at[i] == stations) at[i++] = lower_end;
      if (i == n) return result;
    }
  }
  add(std::vector<std::uint64_t>(n, middle));
  add(std::vector<std::uint64_t>(n, lower_end));
  add(std::vector<std::uint64_t>(n, upper_end));
  for (std::size_t i = 0; i < n; ++i)
    for (const std::uint64_t end : {lower_end, upper_end}) {
      std::vector<std::uint64_t> at(n, middle);
      at[i] = end;
      add(at);
    }
  while (static_cast<long>(result.size()) < limit) {
    std::vector<std::uint64_t> at(n);
    for (auto& station : at) station = generator.below(stations);
    add(at);
  }
  return result;
}

}  // namespace

std::vector<Instance> bound_probes(const DomainChart& chart, const Effort& effort, Generator& generator) {
  const std::size_t n = chart.dimension();
  std::vector<Instance> result;
  for (const Values& values : grid(chart, effort.scaled(81, 243, 2187), generator))
    result.push_back(chart.instance(values));

  std::vector<Values> ladders;
  for (std::size_t i = 0; i < n; ++i) ladders.push_back(approaches(chart.range(i)));
  const auto random_station = [&](std::size_t i) { return at_station(chart, i, generator.below(stations)); };
  for (std::size_t i = 0; i < n; ++i)
    for (const Rational& value : ladders[i])
      for (const bool central : {true, false}) {
        if (!central && n == 1) continue;
        Values values;
        for (std::size_t k = 0; k < n; ++k)
          values.push_back(k == i ? value : central ? at_station(chart, k, middle) : random_station(k));
        result.push_back(chart.instance(values));
      }
  if (n < 2) return result;
  for (long count = effort.scaled(60, 300, 3000); count > 0; --count) {
    Values values;
    for (std::size_t i = 0; i < n; ++i) {
      const bool close = !ladders[i].empty() && generator.below(4) != 0;
      values.push_back(close ? ladders[i][generator.below(ladders[i].size())] : random_station(i));
    }
    result.push_back(chart.instance(values));
  }
  return result;
}

}  // namespace referee::court
