// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/weight.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace referee::report {
namespace {

constexpr std::array<std::string_view, 5> names{"theorems, propositions, lemmas, corollaries",
                                                "definitions and assumptions", "displayed formulas",
                                                "figures", "remarks and text"};
constexpr std::pair<std::string_view, std::size_t> class_of_kind[] = {
    {"theorem", results}, {"proposition", results}, {"lemma", results}, {"corollary", results},
    {"definition", 1},    {"assumption", 1},        {"parameters", 1},  {"equation", 2},
    {"inequality", 2},    {"inclusion", 2},         {"limit", 2},       {"figure", 3}};

}  // namespace

std::span<const std::string_view> weight_classes() { return names; }

std::size_t weight_class(const court::Evidence& evidence) {
  const auto found = std::find_if(std::begin(class_of_kind), std::end(class_of_kind),
                                  [&](const auto& entry) { return entry.first == evidence.kind; });
  return found == std::end(class_of_kind) ? names.size() - 1 : found->second;
}

}  // namespace referee::report
