// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/layered_graph.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace referee::report {
namespace {

using Edge = std::pair<std::size_t, std::size_t>;
using Lists = std::vector<std::vector<std::size_t>>;

Lists successors(std::size_t nodes, const std::vector<Edge>& edges) {
  Lists lists(nodes);
  for (const auto& [from, to] : edges) lists[from].push_back(to);
  return lists;
}

/// The nodes in an order in which every edge leads forward; edges that close a cycle are turned round.
class Unwinding {
 public:
  Unwinding(std::size_t nodes, std::vector<Edge> edges)
      : edges_(std::move(edges)), next_(successors(nodes, edges_)), state_(nodes, State::fresh) {
    for (std::size_t node = 0; node < nodes; ++node) visit(node);
    std::reverse(order_.begin(), order_.end());
    std::vector<std::size_t> position(nodes);
    for (std::size_t i = 0; i < nodes; ++i) position[order_[i]] = i;
    for (auto& [from, to] : edges_)
      if (position[from] > position[to]) std::swap(from, to);
  }
  const std::vector<std::size_t>& order() const { return order_; }
  const std::vector<Edge>& edges() const { return edges_; }

 private:
  enum class State { fresh, open, done };
  void visit(std::size_t node) {
    if (state_[node] != State::fresh) return;
    state_[node] = State::open;
    for (const std::size_t next : next_[node]) visit(next);
    state_[node] = State::done;
    order_.push_back(node);
  }
  std::vector<Edge> edges_;
  Lists next_;
  std::vector<State> state_;
  std::vector<std::size_t> order_;
};

/// Longest path from below; sources then rise to their first successor.
std::vector<std::size_t> layers_of(const Unwinding& graph) {
  const std::size_t nodes = graph.order().size();
  const Lists next = successors(nodes, graph.edges());
  std::vector<std::size_t> layer(nodes, 0), before(nodes, 0);
  for (const std::size_t node : graph.order())
    for (const std::size_t to : next[node]) {
      layer[to] = std::max(layer[to], layer[node] + 1);
      ++before[to];
    }
  for (std::size_t node = 0; node < nodes; ++node) {
    if (before[node] > 0 || next[node].empty()) continue;
    std::size_t lowest = layer[next[node].front()];
    for (const std::size_t to : next[node]) lowest = std::min(lowest, layer[to]);
    layer[node] = lowest - 1;
  }
  return layer;
}

/// The graph with a bend in every layer that an edge passes, so that all edges join neighbouring layers.
struct Bends {
  std::vector<std::size_t> layer;                                    ///< of nodes, then of bends
  std::vector<std::vector<std::size_t>> routes;                      ///< of edges, upwards
  Lists below, above;                                                ///< neighbours
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> bends;  ///< by first node and layer

  Bends(const Unwinding& graph, std::vector<std::size_t> layers)
      : layer(std::move(layers)), below(layer.size()), above(layer.size()) {
    for (const auto& [from, to] : graph.edges()) {
      std::vector<std::size_t> route{from};
      for (std::size_t l = layer[from] + 1; l < layer[to]; ++l) route.push_back(bend(from, route.back(), l));
      if (std::find(above[route.back()].begin(), above[route.back()].end(), to) == above[route.back()].end())
        join(route.back(), to);
      route.push_back(to);
      routes.push_back(std::move(route));
    }
  }

 private:
  std::size_t bend(std::size_t from, std::size_t previous, std::size_t l) {
    const auto [found, fresh] = bends.try_emplace({from, l}, layer.size());
    if (fresh) {
      layer.push_back(l);
      below.emplace_back();
      above.emplace_back();
      join(previous, found->second);
    }
    return found->second;
  }
  void join(std::size_t lower, std::size_t upper) {
    above[lower].push_back(upper);
    below[upper].push_back(lower);
  }
};

/// The members of each layer from top to bottom, with few crossings.
class Ordering {
 public:
  explicit Ordering(const Bends& graph) : graph_(graph), position_(graph.layer.size()) {
    layers_.resize(*std::max_element(graph.layer.begin(), graph.layer.end()) + 1);
    for (std::size_t v = 0; v < graph.layer.size(); ++v) layers_[graph.layer[v]].push_back(v);
    number();
    Lists best = layers_;
    std::size_t fewest = crossings();
    constexpr int sweeps = 40;
    for (int sweep = 0; sweep < sweeps; ++sweep) {
      const bool upwards = sweep % 2 == 0;
      for (std::size_t i = 1; i < layers_.size(); ++i)
        sort(upwards ? i : layers_.size() - 1 - i, upwards ? graph_.below : graph_.above);
      if (const std::size_t now = crossings(); now < fewest) {
        fewest = now;
        best = layers_;
      }
    }
    layers_ = std::move(best);
  }
  const Lists& layers() const { return layers_; }

 private:
  void number() {
    for (const auto& members : layers_)
      for (std::size_t i = 0; i < members.size(); ++i) position_[members[i]] = i;
  }
  /// By the mean position of the neighbours; who has none keeps its own.
  void sort(std::size_t l, const Lists& neighbours) {
    std::vector<std::pair<double, std::size_t>> keyed;
    for (const std::size_t v : layers_[l]) {
      double sum = 0;
      for (const std::size_t w : neighbours[v]) sum += static_cast<double>(position_[w]);
      const auto number = static_cast<double>(neighbours[v].size());
      keyed.emplace_back(number > 0 ? sum / number : static_cast<double>(position_[v]), v);
    }
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < keyed.size(); ++i) {
      layers_[l][i] = keyed[i].second;
      position_[keyed[i].second] = i;
    }
  }
  std::size_t crossings() {
    number();
    std::size_t total = 0;
    for (const auto& members : layers_) {
      std::vector<Edge> ends;
      for (const std::size_t v : members)
        for (const std::size_t w : graph_.above[v]) ends.emplace_back(position_[v], position_[w]);
      for (std::size_t i = 0; i < ends.size(); ++i)
        for (std::size_t j = i + 1; j < ends.size(); ++j)
          total += (ends[i].first < ends[j].first && ends[i].second > ends[j].second) ||
                   (ends[i].first > ends[j].first && ends[i].second < ends[j].second);
    }
    return total;
  }
  const Bends& graph_;
  Lists layers_;
  std::vector<std::size_t> position_;
};

/// The non-decreasing sequence next to `wanted` in the sense of least squares: neighbours that are out of
/// order are pooled.
std::vector<double> isotonic(const std::vector<double>& wanted) {
  std::vector<std::pair<double, std::size_t>> pools;  // mean, number
  for (const double value : wanted) {
    pools.emplace_back(value, 1);
    while (pools.size() > 1 && pools[pools.size() - 2].first > pools.back().first) {
      const auto [mean, number] = pools.back();
      pools.pop_back();
      auto& [upper, members] = pools.back();
      const auto m = static_cast<double>(members), n = static_cast<double>(number);
      upper = (m * upper + n * mean) / (m + n);
      members += number;
    }
  }
  std::vector<double> result;
  for (const auto& [mean, number] : pools) result.insert(result.end(), number, mean);
  return result;
}

/// The rows from 0 on, without bands that nothing lies in.
std::vector<double> closed_up(const std::vector<double>& rows) {
  std::vector<double> sorted(rows);
  std::sort(sorted.begin(), sorted.end());
  std::map<double, double> moved;
  double last = sorted.front(), shift = last;
  for (const double value : sorted) {
    constexpr double widest = 1;
    shift += std::max(value - last - widest, 0.0);
    last = value;
    moved.emplace(value, value - shift);
  }
  std::vector<double> result;
  for (const double value : rows) result.push_back(moved.at(value));
  return result;
}

/// Rows close to those of the neighbours, in the given order and at the distances that nodes and bends need.
std::vector<double> rows_of(const Bends& graph, const Lists& layers, std::size_t nodes) {
  std::vector<double> row(graph.layer.size());
  const auto distance = [&](std::size_t v, std::size_t w) {
    constexpr double between_nodes = 1, beside_bend = 0.7, between_bends = 0.4;
    return v < nodes && w < nodes ? between_nodes : v < nodes || w < nodes ? beside_bend : between_bends;
  };
  std::vector<std::vector<double>> offset;
  for (const auto& members : layers) {
    offset.emplace_back(members.size(), 0.0);
    for (std::size_t i = 1; i < members.size(); ++i)
      offset.back()[i] = offset.back()[i - 1] + distance(members[i - 1], members[i]);
    for (std::size_t i = 0; i < members.size(); ++i) row[members[i]] = offset.back()[i];
  }
  constexpr int rounds = 60;
  for (int round = 0; round < rounds; ++round)
    for (std::size_t step = 0; step < layers.size(); ++step) {
      const std::size_t l = round % 2 == 0 ? step : layers.size() - 1 - step;
      std::vector<double> wanted;
      for (std::size_t i = 0; i < layers[l].size(); ++i) {
        const std::size_t v = layers[l][i];
        double sum = 0;
        for (const Lists* side : {&graph.below, &graph.above})
          for (const std::size_t w : (*side)[v]) sum += row[w];
        const auto number = static_cast<double>(graph.below[v].size() + graph.above[v].size());
        wanted.push_back((number > 0 ? sum / number : row[v]) - offset[l][i]);
      }
      wanted = isotonic(wanted);
      for (std::size_t i = 0; i < layers[l].size(); ++i) row[layers[l][i]] = wanted[i] + offset[l][i];
    }
  return closed_up(row);
}

}  // namespace

LayeredGraph layered(std::size_t nodes, const std::vector<Edge>& edges) {
  LayeredGraph result;
  if (edges.empty()) return result;
  const Unwinding unwound(nodes, edges);
  const Bends graph(unwound, layers_of(unwound));
  const Ordering ordering(graph);
  const std::vector<double> row = rows_of(graph, ordering.layers(), nodes);
  const auto place = [&](std::size_t v) { return LayerPlace{graph.layer[v], row[v]}; };
  for (std::size_t v = 0; v < nodes; ++v) result.nodes.push_back(place(v));
  for (std::size_t e = 0; e < edges.size(); ++e) {
    std::vector<LayerPlace> route;
    for (const std::size_t v : graph.routes[e]) route.push_back(place(v));
    if (unwound.edges()[e] != edges[e]) std::reverse(route.begin(), route.end());
    result.routes.push_back(std::move(route));
  }
  result.layers = ordering.layers().size();
  result.rows = *std::max_element(row.begin(), row.end());
  return result;
}

}  // namespace referee::report
