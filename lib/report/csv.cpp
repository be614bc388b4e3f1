// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/text.hpp"

namespace referee::report {
namespace {

std::string field(std::string_view text) {
  std::string quoted = clean(text);
  if (quoted.find_first_of(",\"\n") == std::string::npos) return quoted;
  for (std::size_t at = 0; (at = quoted.find('"', at)) != std::string::npos; at += 2)
    quoted.insert(at, 1, '"');
  return '"' + quoted + '"';
}

}  // namespace

std::string to_csv(const court::Figure& figure) {
  std::string text(curve_columns);
  for (const court::Panel& panel : figure.panels)
    for (std::size_t i = 0; i < panel.curves.size(); ++i) {
      const court::Curve& curve = panel.curves[i];
      const bool solid_too = std::any_of(panel.curves.begin(), panel.curves.end(), [&](const auto& other) {
        return curve.dashed && !other.dashed && other.label == curve.label;
      });
      const std::string label = curve.label.empty() ? std::to_string(i + 1) : curve.label;
      const std::string begin = field(panel.title) + ',' + field(label + (solid_too ? ", dashed" : ""));
      for (std::size_t k = 0; k < std::min(curve.x.size(), curve.y.size()); ++k)
        text += fmt::format("{},{},{}\n", begin, curve.x[k], curve.y[k]);
    }
  return text;
}

}  // namespace referee::report
