// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "report/svg_parts.hpp"
#include "report/text.hpp"

namespace referee::report {
namespace {

constexpr std::size_t points_per_curve = 600;

constexpr std::array<std::string_view, 4> dash_patterns = {"8 4", "2 3", "9 3 2 3", "14 4"};
constexpr int marker_shapes = 4;
constexpr double faint_width = 1;

/// 0 for the first support, 1 for the second, and nothing for what belongs to neither.
std::optional<std::size_t> support(const court::Curve& curve) {
  if (curve.faint) return std::nullopt;
  if (curve.label.ends_with("A1")) return 0;
  if (curve.label.ends_with("A2")) return 1;
  return std::nullopt;
}

}  // namespace

std::string coordinate(double value) {
  std::string text = fmt::format("{:.3f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::vector<Pixel> thinned(const std::vector<Pixel>& line, std::size_t limit) {
  constexpr std::size_t kept_per_run = 5;
  if (line.size() <= std::max(limit, kept_per_run + 1)) return line;
  const std::size_t runs = std::max<std::size_t>(1, (limit - 1) / kept_per_run);
  const auto by_y = [&](std::size_t a, std::size_t b) { return line[a].second < line[b].second; };
  const auto by_x = [&](std::size_t a, std::size_t b) { return line[a].first < line[b].first; };
  std::set<std::size_t> kept{line.size() - 1};
  for (std::size_t run = 0; run < runs; ++run) {
    const std::size_t first = run * line.size() / runs, end = (run + 1) * line.size() / runs;
    std::vector<std::size_t> members;
    for (std::size_t i = first; i < end; ++i) members.push_back(i);
    kept.insert(first);
    kept.insert(*std::min_element(members.begin(), members.end(), by_y));
    kept.insert(*std::max_element(members.begin(), members.end(), by_y));
    kept.insert(*std::min_element(members.begin(), members.end(), by_x));
    kept.insert(*std::max_element(members.begin(), members.end(), by_x));
  }
  std::vector<Pixel> result;
  for (const std::size_t index : kept) result.push_back(line[index]);
  return result;
}

std::vector<CurveStyle> curve_styles(const std::vector<court::Curve>& curves) {
  using Kind = std::tuple<std::string, bool, bool, bool>;
  std::vector<Kind> kinds;
  std::vector<CurveStyle> of_kind, result;
  std::map<std::string, std::size_t> inks;
  const bool supports = std::any_of(curves.begin(), curves.end(), [](const auto& c) { return support(c); });
  std::size_t dashed = 0, points = supports ? 2 : 0, coloured = points;
  for (const court::Curve& curve : curves) {
    const Kind kind(curve.label, curve.dashed, curve.points, curve.faint);
    const auto index = static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), kind) - kinds.begin());
    if (index == kinds.size()) {
      kinds.push_back(kind);
      const auto own = support(curve);
      const auto known = inks.find(curve.label);
      const bool fresh = !curve.faint && !own && (curve.label.empty() || known == inks.end());
      const std::size_t ink = own ? *own : fresh || curve.faint ? coloured : known->second;
      if (fresh) inks[curve.label] = coloured;
      CurveStyle style{curve.faint ? faint_ink.light : curve_inks[ink % curve_inks.size()].light, "", 0,
                       curve.faint ? faint_width : 0};
      if (curve.points) {
        style.marker = static_cast<int>((own ? *own : points++) % marker_shapes);
      } else if (curve.dashed) {
        const bool told_by_colour = !fresh && !curve.faint && !own;
        style.dashes = dash_patterns[told_by_colour ? 0 : dashed++ % dash_patterns.size()];
      } else if (fresh && coloured >= curve_inks.size()) {
        style.dashes = dash_patterns.back();  // the colour is taken, so the line differs
      }
      coloured += fresh;
      of_kind.push_back(style);
    }
    result.push_back(of_kind[index]);
  }
  return result;
}

std::string marker(const CurveStyle& style, Pixel centre) {
  const auto [x, y] = centre;
  const auto polygon = [&, x = x, y = y](std::initializer_list<Pixel> corners) {
    std::string points;
    for (const auto& [dx, dy] : corners) {
      points += (points.empty() ? "" : " ") + coordinate(x + dx) + "," + coordinate(y + dy);
    }
    return fmt::format("<polygon points=\"{}\" fill=\"{}\"/>\n", points, style.colour);
  };
  switch (style.marker) {
    case 1:
      return polygon({{-3, -3}, {3, -3}, {3, 3}, {-3, 3}});
    case 2:
      return polygon({{0, -4}, {3.8, 3}, {-3.8, 3}});
    case 3:
      return polygon({{0, -4.4}, {4.4, 0}, {0, 4.4}, {-4.4, 0}});
    default:
      return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"3.2\" fill=\"{}\"/>\n", coordinate(x),
                         coordinate(y), style.colour);
  }
}

std::string draw_curve(const court::Curve& curve, const CurveStyle& style,
                       const std::vector<std::vector<Pixel>>& pieces) {
  std::size_t total = 0;
  for (const auto& piece : pieces) total += piece.size();
  std::string path, markers;
  for (const auto& piece : pieces) {
    const std::size_t share = std::max<std::size_t>(2, points_per_curve * piece.size() / total);
    const std::vector<Pixel> line = thinned(piece, share);
    if (curve.points || line.size() == 1) {
      for (const Pixel& pixel : line) markers += marker(style, pixel);
      continue;
    }
    char command = 'M';
    for (const auto& [x, y] : line) {
      path += fmt::format("{}{} {}", command, coordinate(x), coordinate(y));
      command = 'L';
    }
  }
  if (path.empty()) return markers;
  const std::string dashes =
      style.dashes.empty() ? std::string() : fmt::format(" stroke-dasharray=\"{}\"", style.dashes);
  const std::string width =
      style.width > 0 ? fmt::format(" style=\"stroke-width:{}\"", coordinate(style.width)) : std::string();
  return fmt::format("<path class=\"curve\" stroke=\"{}\"{}{} d=\"{}\"/>\n", style.colour, dashes, width,
                     path) +
         markers;
}

std::string draw_text(Pixel at, std::string_view anchor, std::string_view kind, std::string_view text) {
  return fmt::format("<text x=\"{}\" y=\"{}\"{}{}>{}</text>\n", coordinate(at.first), coordinate(at.second),
                     anchor == "start" ? "" : fmt::format(" text-anchor=\"{}\"", anchor),
                     kind.empty() ? "" : fmt::format(" class=\"{}\"", kind), escape_xml(text));
}

std::string draw_line(Pixel from, Pixel to, std::string_view kind) {
  return fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"{}\"/>\n", coordinate(from.first),
                     coordinate(from.second), coordinate(to.first), coordinate(to.second), kind);
}

double label_width(std::string_view text) { return 6.6 * static_cast<double>(length(text)); }

}  // namespace referee::report
