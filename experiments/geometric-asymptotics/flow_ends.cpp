// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the original flow ends, over many supports, weights, horizons and mixing parameters: beyond the
/// paper, which follows the limiting inclusion.
#include "dynamics/flow_end.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "court/experiment.hpp"
#include "court/random_rationals.hpp"
#include "dynamics/parallel_loop.hpp"

namespace referee::geometric_asymptotics {
namespace {

using namespace court;
using namespace literals;

/// Flows that enter no trap are followed to t = 10^-8, and further where they have not settled by then.
constexpr long first_exponent = 8, last_exponent = 32;
constexpr long supports_of_a_kind = 40;

/// A flow to follow, and what became of it.
struct Run {
  std::string group, lambda_class, variation;
  std::size_t start = 0;  ///< runs with the same number differ in weights or horizon alone
  MixedScore mixed;
  RationalPoint from;
  Rational horizon;
  std::string end;  ///< kind of critical point; "not settled"
  RationalPoint at;
  bool settled = false, minimum = false, proven = false, outer_only = false;
};

std::vector<RationalPoint> points_of(const Run& run, bool first) {
  return (first ? run.mixed.first : run.mixed.second).means;
}

void follow(Run& run) {
  const auto points = critical_points({points_of(run, true), points_of(run, false)}, run.mixed.lambda);
  std::optional<FlowEnd> end;
  for (long exponent = first_exponent; !end && exponent <= last_exponent; exponent *= 2)
    end = flow_end(run.mixed, points, run.from, run.horizon, exponent);
  if (!end) {
    run.end = "not settled";
    return;
  }
  const CriticalPoint& point = points[end->point];
  run.end = to_string(point.kind);
  run.at = point.at;
  run.settled = true;
  run.minimum = point.minimum;
  run.proven = end->proven;
  run.outer_only = !point.clarke;
}

Mixture<Rational> weighted(const std::vector<RationalPoint>& points, std::vector<Rational> odds) {
  Rational sum = 0;
  for (const Rational& share : odds) sum += share;
  for (Rational& share : odds) share /= sum;
  return {points, std::move(odds), std::vector<Rational>(points.size(), 0)};
}
Mixture<Rational> even(const std::vector<RationalPoint>& points) {
  return weighted(points, std::vector<Rational>(points.size(), 1));
}
Mixture<Rational> uneven(const std::vector<RationalPoint>& points, Generator& generator) {
  std::vector<Rational> odds;
  for (std::size_t k = 0; k < points.size(); ++k) odds.push_back(random_positive(generator, -1, 0));
  return weighted(points, std::move(odds));
}

/// Two to four different points of the cube [-1, 1]^d: anywhere, or with coordinates -1, 0, 1, where many
/// distances agree.
std::vector<RationalPoint> support(Generator& generator, std::size_t dimension, bool lattice) {
  std::vector<RationalPoint> points;
  const std::size_t count = 2 + generator.below(dimension == 1 ? 2 : 3);
  while (points.size() < count) {
    RationalPoint point;
    for (std::size_t i = 0; i < dimension; ++i)
      point.push_back(lattice ? Rational(static_cast<long>(generator.below(3)) - 1)
                              : random_between(generator, -1, 1));
    if (std::find(points.begin(), points.end(), point) == points.end()) points.push_back(point);
  }
  return points;
}

/// Each start four times: equal weights and T = 1; other weights; another horizon, shorter and longer.
std::vector<Run> random_runs(std::uint64_t seed) {
  std::vector<Run> runs;
  Generator generator(seed, "ga-flow-ends");
  const std::vector<Rational> special{"1/2"_q, 1, "3/2"_q, 2, 3};
  std::size_t start = 0;
  for (const bool lattice : {false, true})
    for (const std::size_t dimension : {1U, 2U, 3U})
      for (long k = 0; k < supports_of_a_kind; ++k) {
        const auto first = support(generator, dimension, lattice),
                   second = support(generator, dimension, lattice);
        for (const bool chosen : {true, false}) {
          Run run;
          run.group = fmt::format("d = {}, {}", dimension, lattice ? "points of a lattice" : "random points");
          run.start = start++;
          run.mixed = {even(first), even(second),
                       chosen ? special[generator.below(special.size())] : random_between(generator, 0, 3)};
          run.lambda_class = chosen ? to_string(run.mixed.lambda) : "random in (0, 3)";
          for (std::size_t i = 0; i < dimension; ++i) run.from.push_back(random_between(generator, -2, 2));
          run.horizon = 1;
          run.variation = "equal weights, T = 1";
          runs.push_back(run);
          run.horizon = "1/10"_q;
          run.variation = "T = 1/10";
          runs.push_back(run);
          run.horizon = 10;
          run.variation = "T = 10";
          runs.push_back(run);
          run.horizon = 1;
          run.mixed.first = uneven(first, generator);
          run.mixed.second = uneven(second, generator);
          run.variation = "random weights";
          runs.push_back(run);
        }
      }
  return runs;
}

/// Starts on a grid for supports at which a critical point that is no minimiser attracts.
std::vector<Run> open_sets() {
  std::vector<Run> runs;
  Run run;
  run.horizon = 1;
  const std::vector<RationalPoint> inner{{-1}, {1}}, outer{{"-3/2"_q}, {"3/2"_q}};
  for (const Rational& odds : {"1"_q, "1001/1000"_q, "2"_q, "99"_q}) {
    run.group =
        fmt::format("A1 = {{-1, 1}} with odds {} : 1, A2 = {{-3/2, 3/2}}, lambda = 2", to_string(odds));
    run.mixed = {weighted(inner, {odds, 1}), even(outer), 2};
    for (long k = -10; k <= 10; ++k) {
      run.from = {Rational(k, 5) + "1/1000"_q};
      runs.push_back(run);
    }
  }
  const std::vector<RationalPoint> pair{{"13/8"_q, -1}, {"13/8"_q, 1}}, three{{-4, -3}, {4, -3}, {0, 5}};
  for (const Rational& odds : {"1"_q, "3"_q, "99"_q}) {
    run.group = fmt::format(
        "A1 = {{(13/8, -1), (13/8, 1)}} with odds {} : 1, A2 = {{(-4, -3), (4, -3), (0, 5)}}, lambda = 2",
        to_string(odds));
    run.mixed = {weighted(pair, {odds, 1}), even(three), 2};
    for (long i = -2; i <= 2; ++i)
      for (long j = -2; j <= 2; ++j) {
        run.from = {Rational(i, 4) + "1/1000"_q, Rational(j, 4) + "1/700"_q};
        runs.push_back(run);
      }
  }
  return runs;
}

/// The groups in the order of their first runs.
std::vector<std::string> names_of(const std::vector<Run>& runs, std::string Run::*group) {
  std::vector<std::string> names;
  for (const Run& run : runs)
    if (std::find(names.begin(), names.end(), run.*group) == names.end()) names.push_back(run.*group);
  return names;
}

/// One row for each group: how many of its runs end at which kind of point.
ExhibitTable ends_by(std::string caption, std::string corner, const std::vector<Run>& runs,
                     std::string Run::*group) {
  const std::vector<std::string> kinds{"smooth minimum", "interface minimum", "saddle",
                                       "maximum",        "degenerate",        "not settled"};
  ExhibitTable table{std::move(caption), {std::move(corner), "flows"}, {}};
  table.header.insert(table.header.end(), kinds.begin(), kinds.end());
  table.header.insert(table.header.end(), {"outer critical only", "proven"});
  for (const std::string& name : names_of(runs, group)) {
    const auto count = [&](const auto& told) {
      return fmt::format("{}", std::count_if(runs.begin(), runs.end(),
                                             [&](const Run& r) { return r.*group == name && told(r); }));
    };
    std::vector<std::string> row{name, count([](const Run&) { return true; })};
    for (const std::string& kind : kinds) row.push_back(count([&](const Run& r) { return r.end == kind; }));
    row.push_back(count([](const Run& r) { return r.outer_only; }));
    row.push_back(count([](const Run& r) { return r.proven; }));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// The rows in the order of the numbers that they begin with, those that begin with words last.
ExhibitTable in_order(ExhibitTable table) {
  const auto in_words = [](const std::vector<std::string>& row) {
    return row.front().find_first_not_of("0123456789/-") != std::string::npos;
  };
  std::stable_sort(table.rows.begin(), table.rows.end(), [&](const auto& a, const auto& b) {
    if (in_words(a) || in_words(b)) return !in_words(a) && in_words(b);
    return parse_rational(a.front()) < parse_rational(b.front());
  });
  return table;
}

/// How often a change of weights or horizon alone changes the end.
ExhibitTable changes(const std::vector<Run>& runs) {
  ExhibitTable table{"Starts whose end changes when one thing is changed from equal weights and T = 1",
                     {"supports", "T = 1/10", "T = 10", "random weights"},
                     {}};
  for (const std::string& name : names_of(runs, &Run::group)) {
    std::vector<std::string> row{name};
    for (std::size_t column = 1; column < table.header.size(); ++column) {
      long all = 0, changed = 0;
      const Run* base = nullptr;
      for (const Run& run : runs) {
        if (run.group != name) continue;
        if (!base || run.start != base->start) base = &run;
        if (run.variation != table.header[column]) continue;
        ++all;
        changed += run.at != base->at;
      }
      row.push_back(fmt::format("{} of {}", changed, all));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string list_of(const std::vector<RationalPoint>& points) {
  std::string list;
  for (const RationalPoint& point : points) {
    std::string coordinates;
    for (const Rational& x : point) coordinates += (coordinates.empty() ? "" : ", ") + to_string(x);
    list += (list.empty() ? "(" : ", (") + coordinates + ")";
  }
  return list;
}

/// Flows that no time reached has settled, in full, for those who want to follow them further.
ExhibitTable open_cases(const std::vector<Run>& runs) {
  ExhibitTable table{
      "Flows that had not settled", {"A1", "A2", "lambda", "from", "T", "weights1", "weights2"}, {}};
  for (const Run& run : runs)
    if (!run.settled)
      table.rows.push_back({list_of(run.mixed.first.means), list_of(run.mixed.second.means),
                            to_string(run.mixed.lambda), list_of({run.from}), to_string(run.horizon),
                            list_of({run.mixed.first.weights}), list_of({run.mixed.second.weights})});
  return table;
}

long elsewhere(const std::vector<Run>& runs) {
  return std::count_if(runs.begin(), runs.end(), [](const Run& run) { return run.settled && !run.minimum; });
}

Exhibit run_flow_ends(const Setting& setting) {
  std::vector<Run> random = random_runs(setting.effort.seed), special = open_sets();
  constexpr std::size_t portion = 40;
  const auto follow_all = [&](std::vector<Run>& runs, double from, double to, const char* doing) {
    for (std::size_t first = 0; first < runs.size(); first += portion) {
      setting.progress(from + (to - from) * static_cast<double>(first) / static_cast<double>(runs.size()),
                       doing);
      parallel_loop(std::min(portion, runs.size() - first), setting.jobs,
                    [&](std::size_t k) { follow(runs[first + k]); });
    }
  };
  follow_all(random, 0, 0.85, "random supports");
  follow_all(special, 0.85, 1, "open sets of starts");
  Exhibit exhibit;
  exhibit
      .paragraph(fmt::format("{} flows of the mixed score, each followed from heat time T either into a "
                             "trap, a ball around a local "
                             "minimiser of Phi = lambda d1^2 + (1 - lambda) d2^2 that no trajectory leaves "
                             "(\"proven\"), or to t = "
                             "1e-{} (1e-{} where it had not settled) by Taylor's method and Radau "
                             "collocation. Supports of two to four "
                             "points, starts in [-2, 2]^d. A critical point is degenerate when small changes "
                             "of the supports may undo "
                             "it.",
                             random.size() + special.size(), first_exponent, last_exponent))
      .table(ends_by("Where the flows end, by supports", "supports", random, &Run::group))
      .table(in_order(ends_by("The same flows, by lambda", "lambda", random, &Run::lambda_class)))
      .table(changes(random))
      .table(ends_by("Grids of starts around a critical point that is no minimiser, T = 1", "supports",
                     special, &Run::group))
      .paragraph(fmt::format("{} of the {} random flows end at no local minimiser, and {} of the {} on the "
                             "grids. A minimiser is missed "
                             "by a whole neighbourhood of starts where the ends in a row of the grid agree. "
                             "That the end depends on the "
                             "weights and on T, not on the start alone, is no contradiction to the limit "
                             "theorem: they decide on which "
                             "side of an interface the flow arrives.",
                             elsewhere(random), random.size(), elsewhere(special), special.size()));
  const ExhibitTable open = open_cases(random);
  return open.rows.empty() ? exhibit : exhibit.table(open);
}

REFEREE_EXPERIMENT({
    .name = "ga-flow-ends",
    .paper = "geometric-asymptotics",
    .title = "Where the original flow ends",
    .source = "beyond sections 3.2 and 7.4",
    .run = run_flow_ends,
});

}  // namespace
}  // namespace referee::geometric_asymptotics
