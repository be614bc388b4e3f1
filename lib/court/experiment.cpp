// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/experiment.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "court/source_path.hpp"

namespace referee::court {
namespace {

bool is_decimal(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

std::string_view digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_decimal(text[end])) ++end;
  return text.substr(at, end - at);
}

/// "ss-10.2" before "ss-10.10".
bool natural_order(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_decimal(a[i]) && is_decimal(b[j])) {
      const auto first = digits_from(a, i), second = digits_from(b, j);
      if (first.size() != second.size()) return first.size() < second.size();
      if (first != second) return first < second;
      i += first.size();
      j += second.size();
      continue;
    }
    if (a[i] != b[j]) return a[i] < b[j];
    ++i;
    ++j;
  }
  return a.size() - i < b.size() - j;
}

bool listed_before(const Experiment& a, const Experiment& b) {
  return a.paper != b.paper ? a.paper < b.paper : natural_order(a.name, b.name);
}

/// Filled while the program starts, before main, and constant from then on.
std::vector<Experiment>& registered_experiments() {
  static std::vector<Experiment> all;
  return all;
}

}  // namespace

const std::vector<Experiment>& experiments() { return registered_experiments(); }

namespace detail {

ExperimentRegistration::ExperimentRegistration(Experiment experiment, const char* file) {
  auto& all = registered_experiments();
  if (std::any_of(all.begin(), all.end(), [&](const Experiment& e) { return e.name == experiment.name; }))
    throw std::logic_error("two experiments share the name " + experiment.name);
  experiment.file = relative_source_path(file);
  all.insert(std::upper_bound(all.begin(), all.end(), experiment, listed_before), std::move(experiment));
}

}  // namespace detail

}  // namespace referee::court
