// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/strata.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "geometry/face_pairs.hpp"
#include "geometry/linear.hpp"
#include "geometry/power_diagram.hpp"

namespace referee {
namespace {

/// The pairs of sites behind one point of the sum's diagram: |x - x_k|^2 + |x - y_l|^2 is the same for all of
/// them.
struct SumSite {
  Rational weight;
  std::vector<std::pair<int, int>> pairs;
};

std::map<RationalPoint, SumSite> sum_sites(const SupportPair& supports) {
  const PowerDiagram first(supports.first), second(supports.second);
  const std::size_t d = supports.dimension();
  const OuterBox everywhere{std::vector<double>(d, -std::numeric_limits<double>::infinity()),
                            std::vector<double>(d, std::numeric_limits<double>::infinity())};
  // Cells come first among the faces, one a site.
  const auto cell_boxes = [&](const PowerDiagram& diagram) {
    auto boxes = face_boxes(diagram, everywhere);
    boxes.resize(diagram.sites().size());
    return boxes;
  };
  std::map<RationalPoint, SumSite> result;
  for_each_meeting_pair(cell_boxes(first), cell_boxes(second), [&](int f, int g) {
    const int k = first.faces()[static_cast<std::size_t>(f)].sites[0];
    const int l = second.faces()[static_cast<std::size_t>(g)].sites[0];
    const RationalPoint& x = supports.first[static_cast<std::size_t>(k)];
    const RationalPoint& y = supports.second[static_cast<std::size_t>(l)];
    RationalPoint middle(x);
    for (std::size_t i = 0; i < d; ++i) middle[i] = (x[i] + y[i]) / 2;
    const Rational weight = -squared_distance(x, y) / 4;
    SumSite& site = result[middle];
    if (site.pairs.empty() || weight > site.weight) site = {weight, {}};
    if (weight == site.weight) site.pairs.emplace_back(k, l);
  });
  return result;
}

RationalPoint inner_point(const PowerDiagram& diagram, const PowerFace& face) {
  RationalPoint result(static_cast<std::size_t>(diagram.dimension()), Rational(0));
  for (int vertex : face.vertices)
    for (std::size_t i = 0; i < result.size(); ++i)
      result[i] += diagram.vertices()[static_cast<std::size_t>(vertex)][i];
  for (Rational& coordinate : result) coordinate /= static_cast<long>(face.vertices.size());
  for (int ray : face.rays)
    for (std::size_t i = 0; i < result.size(); ++i)
      result[i] += diagram.rays()[static_cast<std::size_t>(ray)][i];
  return result;
}

}  // namespace

std::vector<Stratum> strata(const SupportPair& supports) {
  validate(supports);
  std::vector<RationalPoint> centres;
  std::vector<Rational> weights;
  std::vector<std::vector<std::pair<int, int>>> pairs;
  for (auto& [centre, site] : sum_sites(supports)) {
    centres.push_back(centre);
    weights.push_back(site.weight);
    pairs.push_back(std::move(site.pairs));
  }
  const PowerDiagram diagram(std::move(centres), std::move(weights));
  std::vector<Stratum> result;
  for (const PowerFace& face : diagram.faces()) {
    std::set<int> first, second;
    for (int site : face.sites)
      for (const auto& [k, l] : pairs[static_cast<std::size_t>(site)]) {
        first.insert(k);
        second.insert(l);
      }
    Stratum& stratum = result.emplace_back();
    stratum.sites = {{first.begin(), first.end()}, {second.begin(), second.end()}};
    stratum.dimension = face.dimension;
    stratum.witness = inner_point(diagram, face);
    auto rows = differences_to_first(supports.first, stratum.sites.first);
    for (RationalPoint& row : differences_to_first(supports.second, stratum.sites.second))
      rows.push_back(std::move(row));
    for (int row : independent_rows(rows)) stratum.normal.push_back(rows[static_cast<std::size_t>(row)]);
    stratum.tangent = null_space(rows, supports.dimension());
  }
  std::sort(result.begin(), result.end(), [](const Stratum& a, const Stratum& b) {
    if (a.dimension != b.dimension) return a.dimension > b.dimension;
    return std::tie(a.sites.first, a.sites.second) < std::tie(b.sites.first, b.sites.second);
  });
  return result;
}

std::vector<int> faces_of(const std::vector<Stratum>& all, std::size_t index) {
  const auto within = [](const std::vector<int>& few, const std::vector<int>& many) {
    return std::includes(many.begin(), many.end(), few.begin(), few.end());
  };
  std::vector<int> faces;
  for (std::size_t n = 0; n < all.size(); ++n)
    if (n != index && within(all[index].sites.first, all[n].sites.first) &&
        within(all[index].sites.second, all[n].sites.second))
      faces.push_back(static_cast<int>(n));
  return faces;
}

}  // namespace referee
