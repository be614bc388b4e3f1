// SPDX-License-Identifier: GPL-3.0-or-later
// Power diagrams of uniformly random sites with 53-bit coordinates: how the time grows with their number, and
// how much of it is the regular triangulation that CGAL makes. Prints Markdown.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "geometry/lifted_sites.hpp"
#include "geometry/power_diagram.hpp"
#include "pairing.hpp"

using namespace referee;
using namespace referee::benchmarks;

namespace {

std::vector<RationalPoint> random_sites(std::size_t dimension, int count) {
  std::mt19937_64 engine(1);
  std::vector<RationalPoint> sites(static_cast<std::size_t>(count), RationalPoint(dimension));
  for (RationalPoint& site : sites)
    for (Rational& x : site) x = rational_from_double(std::ldexp(static_cast<double>(engine() >> 11), -53));
  return sites;
}

template <class Work>
double seconds(const Work& work) {
  constexpr double nanosecond = 1e-9;
  std::vector<double> times;
  for (int round = 0; round < 3; ++round) {
    const double start = processor_time();
    work();
    times.push_back((processor_time() - start) * nanosecond);
  }
  return median(times);
}

void print_rows(std::size_t dimension, const std::vector<int>& counts) {
  double previous = 0;
  for (int count : counts) {
    const auto sites = random_sites(dimension, count);
    std::size_t faces = 0;
    const double whole = seconds([&] { faces = PowerDiagram(sites).faces().size(); });
    const std::vector<Rational> weights(sites.size());
    const double triangulation = seconds([&] {
      if (regular_triangulation(LiftedSites(sites, weights).projected()).simplices.empty()) std::abort();
    });
    std::printf("| %zu | %d | %zu | %.3f | %.2f |", dimension, count, faces, whole, whole / triangulation);
    if (previous > 0) std::printf(" %.1f", whole / previous);
    std::printf(" |\n");
    previous = whole;
  }
}

}  // namespace

int main() {
  std::printf(
      "| dimension | sites | faces | seconds of processor time (median of 3) | / triangulation alone | "
      "/ row before |\n| --- | --- | --- | --- | --- | --- |\n");
  print_rows(1, {1000, 10000, 100000});
  print_rows(2, {1000, 10000, 100000});
  print_rows(3, {100, 1000, 10000});
  print_rows(4, {10, 100, 1000});
}
