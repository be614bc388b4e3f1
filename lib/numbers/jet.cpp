// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/jet.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>

namespace referee {
namespace {

constexpr std::size_t most_monomials = 100000;

void append_monomials(int variables, int degree, std::vector<int>& head, std::vector<std::vector<int>>& all) {
  if (static_cast<int>(head.size()) == variables - 1) {
    head.push_back(degree);
    all.push_back(head);
    head.pop_back();
    if (all.size() > most_monomials) throw std::invalid_argument("JetLayout: too many monomials");
    return;
  }
  for (int n = degree; n >= 0; --n) {
    head.push_back(n);
    append_monomials(variables, degree - n, head, all);
    head.pop_back();
  }
}

}  // namespace

JetLayout::JetLayout(int variables, int order) : variables_(variables), order_(order) {
  if (variables < 1 || order < 0)
    throw std::invalid_argument("JetLayout: needs variables >= 1 and order >= 0");
  for (int degree = 0; degree <= order; ++degree) {
    std::vector<int> head;
    append_monomials(variables, degree, head, exponents_);
    degree_.resize(exponents_.size(), degree);
  }
  std::map<std::vector<int>, std::uint32_t> position;
  for (std::size_t i = 0; i < exponents_.size(); ++i) position[exponents_[i]] = static_cast<std::uint32_t>(i);
  std::vector<int> sum(static_cast<std::size_t>(variables));
  for (std::uint32_t i = 0; i < exponents_.size(); ++i)
    for (std::uint32_t j = 0; j < exponents_.size() && degree_[i] + degree_[j] <= order; ++j) {
      std::transform(exponents_[i].begin(), exponents_[i].end(), exponents_[j].begin(), sum.begin(),
                     std::plus<>());
      products_.push_back({i, j, position.at(sum)});
    }
  std::stable_sort(products_.begin(), products_.end(),
                   [](const Product& a, const Product& b) { return a.result < b.result; });
}

const JetLayout& JetLayout::of(int variables, int order) {
  static std::mutex guard;
  static std::map<std::pair<int, int>, std::unique_ptr<const JetLayout>> known;
  std::lock_guard lock(guard);
  auto& entry = known[{variables, order}];
  if (!entry) entry = std::make_unique<const JetLayout>(variables, order);
  return *entry;
}

std::size_t JetLayout::index(std::span<const int> exponents) const {
  int degree = std::accumulate(exponents.begin(), exponents.end(), 0);
  const bool negative = std::any_of(exponents.begin(), exponents.end(), [](int n) { return n < 0; });
  if (static_cast<int>(exponents.size()) != variables_ || degree > order_ || negative)
    throw std::out_of_range("JetLayout: no such monomial within the order");
  auto same_degree = std::equal_range(degree_.begin(), degree_.end(), degree);
  auto first = exponents_.begin() + (same_degree.first - degree_.begin());
  auto last = exponents_.begin() + (same_degree.second - degree_.begin());
  // Within a degree the monomials run downwards lexicographically.
  auto at = std::lower_bound(first, last, exponents, [](const std::vector<int>& a, std::span<const int> b) {
    return std::lexicographical_compare(b.begin(), b.end(), a.begin(), a.end());
  });
  return static_cast<std::size_t>(at - exponents_.begin());
}

}  // namespace referee
