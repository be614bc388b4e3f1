// SPDX-License-Identifier: GPL-3.0-or-later
/// Layered graphs and the pictures of what rests on what.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>
#include <regex>

#include "report/dependency_figure.hpp"
#include "report/layered_graph.hpp"
#include "samples.hpp"
#include "xml_checker.hpp"

using namespace referee;
using namespace referee::report;

namespace {

using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

/// No two nodes of a layer overlap.
bool apart(const LayeredGraph& graph) {
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    for (std::size_t j = i + 1; j < graph.nodes.size(); ++j)
      if (graph.nodes[i].layer == graph.nodes[j].layer &&
          std::abs(graph.nodes[i].row - graph.nodes[j].row) < 1 - 1e-6)  // rounding of a few sums
        return false;
  return true;
}

bool same(const LayerPlace& a, const LayerPlace& b) { return a.layer == b.layer && a.row == b.row; }

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t number = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++number;
  return number;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dependencies)

BOOST_AUTO_TEST_CASE(a_chain_with_a_shortcut_has_its_layers_and_a_bend) {
  const Edges edges{{2, 1}, {1, 0}, {2, 0}};
  const LayeredGraph graph = layered(3, edges);
  BOOST_TEST(graph.layers == 3u);
  BOOST_TEST(graph.nodes[2].layer == 0u);
  BOOST_TEST(graph.nodes[1].layer == 1u);
  BOOST_TEST(graph.nodes[0].layer == 2u);
  BOOST_TEST(graph.routes[2].size() == 3u);
  BOOST_TEST(graph.routes[2][1].layer == 1u);
  BOOST_TEST(!same(graph.routes[2][1], graph.nodes[1]));
}

BOOST_AUTO_TEST_CASE(every_arrow_climbs_and_no_nodes_overlap) {
  std::mt19937 generator(20);
  for (std::size_t nodes : {2u, 5u, 30u, 120u}) {
    Edges edges;
    for (std::size_t k = 0; k < 3 * nodes / 2; ++k) {
      const std::size_t a = generator() % nodes, b = generator() % nodes;
      if (a != b)
        edges.emplace_back(std::max(a, b), std::min(a, b));  // against the numbers, so without cycles
    }
    const LayeredGraph graph = layered(nodes, edges);
    BOOST_TEST(apart(graph));
    for (std::size_t e = 0; e < edges.size(); ++e) {
      const auto& route = graph.routes[e];
      BOOST_TEST(same(route.front(), graph.nodes[edges[e].first]));
      BOOST_TEST(same(route.back(), graph.nodes[edges[e].second]));
      for (std::size_t i = 1; i < route.size(); ++i) BOOST_TEST(route[i].layer == route[i - 1].layer + 1);
    }
    for (const LayerPlace& place : graph.nodes) BOOST_TEST((place.row >= 0 && place.row <= graph.rows));
    const LayeredGraph again = layered(nodes, edges);
    for (std::size_t v = 0; v < nodes; ++v) BOOST_TEST(same(graph.nodes[v], again.nodes[v]));
  }
}

BOOST_AUTO_TEST_CASE(a_tree_is_drawn_without_crossings) {
  const LayeredGraph graph = layered(7, {{0, 4}, {0, 2}, {1, 3}, {1, 6}, {5, 0}, {5, 1}});
  const auto row = [&](std::size_t v) { return graph.nodes[v].row; };
  BOOST_TEST((row(0) < row(1)) == (std::max(row(4), row(2)) < std::min(row(3), row(6))));
}

BOOST_AUTO_TEST_CASE(no_band_is_left_empty) {
  Edges edges{{0, 1}};  // beside a fan that is wider in its second layer
  for (std::size_t leaf = 3; leaf < 20; ++leaf) edges.emplace_back(2, leaf);
  const LayeredGraph graph = layered(20, edges);
  BOOST_TEST(apart(graph));
  std::vector<double> rows;
  for (const LayerPlace& place : graph.nodes) rows.push_back(place.row);
  std::sort(rows.begin(), rows.end());
  BOOST_TEST(rows.front() == 0);
  for (std::size_t i = 1; i < rows.size(); ++i) BOOST_TEST(rows[i] - rows[i - 1] <= 1 + 1e-6);  // as in apart
}

BOOST_AUTO_TEST_CASE(cycles_are_laid_out_all_the_same) {
  const LayeredGraph graph = layered(3, {{0, 1}, {1, 2}, {2, 0}});
  BOOST_TEST(graph.layers == 3u);
  BOOST_TEST(same(graph.routes[2].front(), graph.nodes[2]));
  BOOST_TEST(same(graph.routes[2].back(), graph.nodes[0]));
  BOOST_TEST(layered(4, {}).routes.empty());
}

BOOST_AUTO_TEST_CASE(every_claim_is_a_link_with_a_title) {
  const auto claims = samples::run();
  const Catalogue catalogue(claims);
  const std::string text = dependency_figure(catalogue, "score-shocks");
  BOOST_TEST(samples::xml_fault(text) == "");
  for (const char* id : {"SS-P5.2", "SS-T6.3", "SS-C6.4"})
    BOOST_TEST(
        occurrences(text, std::string("<a href=\"../claims/") + id + ".md\"><title>" + id + ": ") == 1u, id);
  BOOST_TEST(occurrences(text, "PP-S6a") == 0u);
  BOOST_TEST(occurrences(text, "; rests on the refuted SS-P5.2</title>") == 2u);
  BOOST_TEST(occurrences(text, "class=\"arrow shaken\"") == 2u);  // from the refuted claim, and its sample
  BOOST_TEST(occurrences(text, "class=\"arrow shaken far\"") == 2u);  // from what rests on it, and its sample
  BOOST_TEST(occurrences(text, "Read from left to right.") == 1u);
  BOOST_TEST(occurrences(text, "On their own") == 0u);
  const std::string other = dependency_figure(catalogue, "pde-perspective");
  BOOST_TEST(samples::xml_fault(other) == "");
  BOOST_TEST(occurrences(other, "On their own") == 1u);
  BOOST_TEST(occurrences(other, "section 6</text>") == 1u);
}

BOOST_AUTO_TEST_CASE(the_table_has_a_line_for_each_arrow) {
  const auto claims = samples::run();
  const Catalogue catalogue(claims);
  BOOST_TEST(dependency_csv(catalogue, "score-shocks") ==
             "claim,verdict,rests on,its verdict\n"
             "SS-P5.2,refuted,,\n"
             "SS-T6.3,holds,SS-P5.2,refuted\n"
             "SS-C6.4,holds,SS-T6.3,holds\n");
}

BOOST_AUTO_TEST_SUITE_END()
