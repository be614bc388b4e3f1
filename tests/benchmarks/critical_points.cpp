// SPDX-License-Identifier: GPL-3.0-or-later
// How long all critical points of random supports take, and how that grows; prints Markdown.
#include <cmath>
#include <cstdio>
#include <random>
#include <set>

#include "geometry/critical_points.hpp"
#include "geometry/power_diagram.hpp"
#include "pairing.hpp"

using namespace referee;
using namespace referee::benchmarks;

namespace {

/// Uniform in the unit cube, dyadic.
std::vector<RationalPoint> uniform(std::mt19937_64& random, std::size_t count, std::size_t dimension) {
  std::set<RationalPoint> points;
  while (points.size() < count) {
    RationalPoint point;
    for (std::size_t i = 0; i < dimension; ++i)
      point.emplace_back(static_cast<long>(random() >> 34), 1l << 30);
    points.insert(point);
  }
  return {points.begin(), points.end()};
}

struct Run {
  double diagram, critical;  ///< seconds of processor time
  std::size_t found;
};

Run run(std::size_t count, std::size_t dimension, const Rational& lambda) {
  std::mt19937_64 random(1);
  const SupportPair supports{uniform(random, count, dimension), uniform(random, count, dimension)};
  Run result{};
  std::vector<double> diagram, critical;
  for (int round = 0; round < 3; ++round) {
    diagram.push_back(time_of([&] { PowerDiagram(supports.first); }));
    critical.push_back(time_of([&] { result.found = critical_points(supports, lambda).size(); }));
  }
  result.diagram = median(diagram) / 1e9;
  result.critical = median(critical) / 1e9;
  return result;
}

/// `most` in seconds; 0: no goal.
double row(std::size_t count, std::size_t dimension, const char* lambda, double most, const Run* smaller) {
  const Run result = run(count, dimension, parse_rational(lambda));
  std::string goal, growth;
  char text[64];
  if (most > 0) {
    std::snprintf(text, sizeof text, "under %g: %s", most, result.critical < most ? "met" : "missed");
    goal = text;
  }
  if (smaller) {
    std::snprintf(text, sizeof text, "%.2f", std::log10(result.critical / smaller->critical));
    growth = text;
  }
  std::printf("| %zu | %zu + %zu | %s | %.3f | %.3f | %zu | %s | %s |\n", dimension, count, count, lambda,
              result.diagram, result.critical, result.found, growth.c_str(), goal.c_str());
  std::fflush(stdout);
  return result.critical;
}

}  // namespace

int main() {
  std::printf(
      "| dimension | points | lambda | one Voronoi diagram, s | all critical points, s | found | exponent of "
      "growth | goal "
      "|\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
  for (const char* lambda : {"1/2", "1", "2"}) {
    const Run small{0, row(1000, 2, lambda, 3, nullptr), 0};
    row(10000, 2, lambda, 30, &small);
  }
  for (const char* lambda : {"1/2", "2"}) {
    const Run small{0, row(100, 3, lambda, 0, nullptr), 0};
    row(1000, 3, lambda, 0, &small);
  }
}
