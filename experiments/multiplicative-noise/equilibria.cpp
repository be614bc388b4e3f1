// SPDX-License-Identifier: GPL-3.0-or-later
/// Every equilibrium of the trained model as sigma_eps shrinks and as it grows, in one to three dimensions.
#include <fmt/format.h>

#include <cmath>

#include "court/experiment.hpp"
#include "court/random_rationals.hpp"
#include "heat/equilibria.hpp"
#include "heat/training_ball.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

using namespace court;
using namespace literals;

constexpr long digits = 12, most_boxes = 30000;
constexpr Precision working_precision{160};

TrainedModel trained_on(const std::vector<RationalPoint>& points, const Rational& alpha,
                        const Rational& sigma_eps) {
  return {{points, std::vector<Rational>(points.size(), Rational(1, static_cast<long>(points.size()))),
           std::vector<Rational>(points.size(), 0)},
          alpha,
          sigma_eps,
          5};
}

/// Stable and all equilibria; nothing when the search leaves something open.
struct Census {
  long stable = 0, all = 0;
};
std::optional<Census> census(const EquilibriumSearch& search) {
  if (!search.complete) return std::nullopt;
  Census result;
  for (const Equilibrium& point : search.points) {
    if (point.stable == Truth::unknown) return std::nullopt;
    result.stable += point.stable == Truth::yes;
    ++result.all;
  }
  return result;
}
std::optional<Census> census(const TrainedModel& model) {
  return census(find_equilibria(model, digits, most_boxes));
}
std::string text_of(const std::optional<Census>& census) {
  return census ? fmt::format("{} of {}", census->stable, census->all) : "open";
}

std::vector<RationalPoint> four_points(std::size_t dimension) {
  std::vector<RationalPoint> points{{"-3/2"_q, "-1/2"_q, "1/5"_q},
                                    {"-1/3"_q, "4/5"_q, "-1"_q},
                                    {"1/2"_q, "-1"_q, "-2/5"_q},
                                    {2, "1/4"_q, "3/4"_q}};
  for (auto& point : points) point.resize(dimension);
  return points;
}

/// sigma^(d + alpha) (d + alpha)/2 |pull of the other points in the limit|, for the first data point.
Ball predicted_distance(const TrainedModel& model) {
  const auto ball = [](const Rational& value) { return Ball(value, working_precision); };
  std::vector<std::vector<Ball>> others;
  for (std::size_t j = 1; j < model.data.size(); ++j) {
    auto& other = others.emplace_back();
    for (std::size_t i = 0; i < model.data.dimension(); ++i)
      other.push_back(ball(model.data.means[j][i] - model.data.means[0][i]));
  }
  const TrainingBall training(model.data.dimension(), std::move(others), ball(model.alpha),
                              ball(model.sigma_eps), ball(model.sigma_T), ball(1));
  return exp(log(training.a()) * 2 * training.order()) * training.order() *
         euclidean_length(training.limiting_pull(), working_precision);
}

/// Less and less noise: the census, and the distance of the first point's equilibrium.
ExhibitTable shrinking(const Setting& setting) {
  ExhibitTable table{"Four points, alpha = 1, sigma_T = 5; x^ the equilibrium next to the first of them.",
                     {"d", "sigma_eps", "stable of all", "|x^ - x_1|", "over the closed form", "exponent"},
                     {}};
  for (std::size_t d = 1; d <= 3; ++d) {
    std::optional<Ball> last;
    Rational last_sigma;
    for (const char* level : {"1/2", "1/5", "1/10", "1/100", "1/1000", "1e-6"}) {
      if (setting.progress)
        setting.progress(static_cast<double>(table.rows.size()) / 60, std::string("sigma_eps = ") + level);
      const TrainedModel model = trained_on(four_points(d), 1, parse_rational(level));
      const EquilibriumSearch search = find_equilibria(model, digits, most_boxes);
      std::vector<std::string> row{std::to_string(d), level, text_of(census(search)), "-", "-", "-"};
      for (const Equilibrium& point : search.points) {
        if (point.nearest != 0 || point.stable != Truth::yes) continue;
        const Ball distance = euclidean_length(point.offset, working_precision);
        row[3] = distance.to_decimal(6);
        row[4] = (distance / predicted_distance(model)).to_decimal(8);
        if (last)
          row[5] =
              (log(distance / *last) / log(Ball(Rational(model.sigma_eps / last_sigma), working_precision)))
                  .to_decimal(6);
        last = distance;
        last_sigma = model.sigma_eps;
        break;
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

/// Noise levels with several equilibria below and one above, brought together by bisection for as long as
/// both counts are proven.
struct Merger {
  Rational lower = "1/20"_q, upper = 4;
  std::optional<Census> below, above;
};
Merger last_merger(const std::vector<RationalPoint>& points, const Rational& alpha) {
  constexpr int bisections = 10;
  Merger merger;
  merger.below = census(trained_on(points, alpha, merger.lower));
  merger.above = census(trained_on(points, alpha, merger.upper));
  for (int n = 0; n < bisections; ++n) {
    // Short numbers.
    const Rational width = merger.upper - merger.lower;
    const Rational middle =
        simplest_between(merger.lower + width * 7 / 16, merger.lower + width * Rational(9, 16));
    const auto count = census(trained_on(points, alpha, middle));
    if (!count) break;
    if (count->all == 1) {
      merger.upper = middle;
      merger.above = count;
    } else {
      merger.lower = middle;
      merger.below = count;
    }
  }
  return merger;
}

ExhibitTable mergers(const Setting& setting) {
  ExhibitTable table{"The largest noise level with more than one equilibrium, sigma_T = 5.",
                     {"data", "d", "alpha", "stable of all below", "from", "to", "stable of all above"},
                     {}};
  const auto add = [&](const std::string& name, const std::vector<RationalPoint>& points,
                       const Rational& alpha) {
    if (setting.progress)
      setting.progress(0.4 + static_cast<double>(table.rows.size()) / 20, "mergers of " + name);
    const Merger merger = last_merger(points, alpha);
    table.rows.push_back({name, std::to_string(points[0].size()), to_string(alpha), text_of(merger.below),
                          fmt::format("{:.5f}", to_double(merger.lower)),
                          fmt::format("{:.5f}", to_double(merger.upper)), text_of(merger.above)});
  };
  add("-1 and 1", {{-1}, {1}}, 1);
  for (std::size_t d = 1; d <= 3; ++d)
    for (const Rational& alpha : {"1/2"_q, "2"_q}) add("four points", four_points(d), alpha);
  return table;
}

ExhibitTable random_sets(const Setting& setting) {
  const std::vector<Rational> levels{"1/2"_q, "1/5"_q, "1/50"_q};
  ExhibitTable table{"Random points, uniform in [-1, 1]^d, alpha = 1, sigma_T = 5: stable of all equilibria.",
                     {"d", "N", "set"},
                     {}};
  for (const Rational& level : levels) table.header.push_back("sigma_eps = " + to_string(level));
  for (long d = 1; d <= 3; ++d)
    for (long size : {4L, 10L}) {
      if (setting.progress)
        setting.progress(0.8 + static_cast<double>(table.rows.size()) / 50, "random sets");
      const std::string name = fmt::format("mn-equilibria {} {}", d, size);
      Generator generator(setting.effort.seed, name);
      std::vector<RationalPoint> points;
      for (long j = 0; j < size; ++j) {
        auto& point = points.emplace_back();
        for (long i = 0; i < d; ++i) point.push_back(random_between(generator, -1, 1));
      }
      std::vector<std::string> row{std::to_string(d), std::to_string(size), "\"" + name + "\""};
      for (const Rational& level : levels) row.push_back(text_of(census(trained_on(points, 1, level))));
      table.rows.push_back(std::move(row));
    }
  return table;
}

/// Equilibria of four points on the line against the noise level.
Figure line_diagram() {
  constexpr int steps = 40;
  Figure figure{
      "mn-equilibria",
      "Equilibria of four points on the line as the lower noise level grows: each stable one merges with "
      "an unstable one until one is left.",
      {}};
  for (const Rational& alpha : {"1/2"_q, "2"_q}) {
    Panel panel{
        .title = "alpha = " + to_string(alpha), .x_label = "sigma_eps", .y_label = "x", .log_x = true};
    Curve stable{.label = "stable", .x = {}, .y = {}, .points = true};
    Curve unstable{.label = "unstable", .x = {}, .y = {}, .points = true};
    for (int n = 0; n <= steps; ++n) {
      const double sigma_eps = 2 * std::pow(100.0, -static_cast<double>(n) / steps);
      const TrainedModel model = trained_on(four_points(1), alpha, rational_from_double(sigma_eps));
      for (const Equilibrium& point : find_equilibria(model, digits, most_boxes).points) {
        Curve& curve = point.stable == Truth::yes ? stable : unstable;
        curve.x.push_back(sigma_eps);
        curve.y.push_back(point.at[0].to_double());
      }
    }
    panel.curves = {std::move(stable), std::move(unstable)};
    for (const auto& point : four_points(1)) panel.horizontal_marks.push_back({to_double(point[0]), ""});
    figure.panels.push_back(std::move(panel));
  }
  return figure;
}

Exhibit equilibria(const Setting& setting) {
  Exhibit exhibit;
  exhibit.paragraph(
      "Every equilibrium of x' = s_*(x), found by a search of the data's bounding box that excludes boxes by "
      "enclosures and proves each zero unique; 'open' stands where it left a box undecided. Counts are "
      "proven, "
      "digits are correct.");
  exhibit.table(shrinking(setting));
  exhibit.paragraph(
      "Memorisation: as sigma_eps shrinks every training point gets a stable equilibrium of its own, and "
      "nothing "
      "else is stable. Its distance follows the leading term of the amended Theorem 4.4, sigma_eps^(d + "
      "alpha) "
      "(d + alpha)/2 |sum_j Phi_0^(sigma_T)((d + alpha)/2, |x_j - x_1|^2/2) (x_j - x_1)|; 'exponent' is that "
      "of sigma_eps between a row and the one above.");
  exhibit.table(mergers(setting));
  exhibit.paragraph(
      "At 'from' the proven count is above one, at 'to' it is one: between them one of the last two stable "
      "equilibria meets the unstable one between them, or both do at once. The bisection stops where a count "
      "remains open.");
  exhibit.figure(line_diagram());
  exhibit.table(random_sets(setting));
  return exhibit;
}

REFEREE_EXPERIMENT({.name = "mn-equilibria",
                    .paper = "multiplicative-noise",
                    .title = "Equilibria of the trained model as the lower noise level shrinks and grows",
                    .source = "section 4.3, beyond the paper",
                    .claims = {"MN-T4.4"},
                    .run = equilibria});

}  // namespace
}  // namespace referee::multiplicative_noise
