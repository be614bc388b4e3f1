// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/dependency_figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/layered_graph.hpp"
#include "report/phrases.hpp"
#include "report/svg_parts.hpp"
#include "report/text.hpp"

namespace referee::report {
namespace {

using court::Evidence;
using court::Verdict;

constexpr double border = 16;
constexpr double box_height = 20;
constexpr double row_height = 25;
constexpr double channel = 54;  // between layers, where the arrows run
constexpr double legend_height = 62;
constexpr double least_width = 760;

// The colours of the curves, pale as a fill. Dashes and form repeat what the colour says.
constexpr std::string_view node_styles =
    "<style>\n"
    ".box{stroke-width:1.2}.holds{fill:#e3f4ec;stroke:#009E73}.refuted{fill:#fbdccb;stroke:#D55E00;"
    "stroke-width:2}\n"
    ".unreproducible{fill:#fdf0d2;stroke:#b57d00;stroke-dasharray:5 3}\n"
    ".undecided{fill:#deeaf5;stroke:#0072B2;stroke-dasharray:2 2}\n"
    ".not-executable{fill:#ececec;stroke:#777;stroke-dasharray:1 3}.error{fill:#222;stroke:#222}\n"
    ".arrow{fill:none;stroke:#868686;stroke-width:1}.shaken{stroke:#D55E00;stroke-width:1.4}\n"
    ".far{stroke-dasharray:5 3}.mark{fill:#D55E00;stroke:none}.bold{font-weight:bold}.light{fill:#fff}\n"
    "a:hover .box{stroke-width:3}\n"
    "@media (prefers-color-scheme:dark){\n"
    ".holds{fill:#0b3d2e}.refuted{fill:#5c2a08}.unreproducible{fill:#4a3600}.undecided{fill:#0b3350}\n"
    ".not-executable{fill:#333}.error{fill:#f0f0f0}.light{fill:#000}.arrow{stroke:#6e7681}"
    ".shaken{stroke:#ff8a3d}.mark{fill:#ff8a3d}\n"
    "}\n"
    "</style>\n";

/// What follows the letters of the paper: "T6.3" of "SS-T6.3".
std::string_view label(std::string_view id) {
  const std::size_t dash = id.find('-');
  return dash == std::string_view::npos ? id : id.substr(dash + 1);
}
double box_width(std::string_view text) { return label_width(text) + 18; }

std::string class_of(Verdict verdict) {
  std::string text(name(verdict));
  std::replace(text.begin(), text.end(), ' ', '-');
  return text;
}

/// A pill where the statement holds, a hexagon where it is refuted, a plain box otherwise.
std::string outline(Verdict verdict, Pixel corner, double width) {
  const auto [x, y] = corner;
  const std::string kind = class_of(verdict);
  if (verdict == Verdict::refuted) {
    const double middle = y + box_height / 2, inset = 6;
    return fmt::format("<path class=\"box {}\" d=\"M{} {}H{}L{} {}L{} {}H{}L{} {}Z\"/>", kind,
                       coordinate(x + inset), coordinate(y), coordinate(x + width - inset),
                       coordinate(x + width), coordinate(middle), coordinate(x + width - inset),
                       coordinate(y + box_height), coordinate(x + inset), coordinate(x), coordinate(middle));
  }
  return fmt::format("<rect class=\"box {}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>", kind,
                     coordinate(x), coordinate(y), coordinate(width), coordinate(box_height),
                     verdict == Verdict::holds ? " rx=\"9\"" : "");
}

/// A triangle on the upper right corner.
std::string triangle(Pixel corner) {
  const auto [x, y] = corner;
  return fmt::format("<path class=\"mark\" d=\"M{} {}L{} {}L{} {}Z\"/>", coordinate(x - 6), coordinate(y + 5),
                     coordinate(x), coordinate(y - 5), coordinate(x + 6), coordinate(y + 5));
}

std::string caption(Verdict verdict) {
  return verdict == Verdict::refuted ? "bold" : verdict == Verdict::error ? "light" : "";
}

/// A claim as a box of that width with its link and tooltip.
std::string node(const Catalogue& catalogue, const Evidence& claim, Pixel corner, double width) {
  const Verdict verdict = claim.judgement.verdict;
  std::string tip = fmt::format("{}: {} ({}", claim.id, claim.title, name(verdict));
  if (claim.judgement.strength != court::Strength::none)
    tip += fmt::format(", {}", strength_text(claim.judgement.strength));
  tip += ")";
  const auto refuted = catalogue.refuted_foundations(claim);
  for (std::size_t i = 0; i < refuted.size(); ++i)
    tip += (i == 0 ? "; rests on the refuted " : ", ") + refuted[i].refuted->id;
  return fmt::format("<a href=\"../claims/{}.md\"><title>{}</title>{}{}", claim.id, escape_xml(tip),
                     outline(verdict, corner, width),
                     refuted.empty() ? "" : triangle({corner.first + width - 4, corner.second})) +
         draw_text({corner.first + width / 2, corner.second + 14}, "middle", caption(verdict),
                   label(claim.id)) +
         "</a>\n";
}

std::string legend(const std::vector<const Evidence*>& claims, std::string_view title) {
  std::string text = draw_text({border, border + 12}, "start", "title", title);
  double x = border;
  const double y = border + 26;
  const auto entry = [&](double sample, const std::string& drawing, std::string_view words) {
    text += drawing + draw_text({x + sample + 6, y + 14}, "start", "", words);
    x += sample + 6 + label_width(words) + 16;
  };
  for (const Verdict verdict : all_verdicts) {
    const bool occurs = std::any_of(claims.begin(), claims.end(), [&](const Evidence* claim) {
      return claim->judgement.verdict == verdict;
    });
    if (occurs) entry(34, outline(verdict, {x, y}, 34) + "\n", name(verdict));
  }
  entry(14, triangle({x + 8, y + 10}) + "\n", "rests on a refuted claim");
  return text;
}

/// The section that a claim stands in: "section 6" of "section 6.3, Theorem 6.3", "appendix A", or
/// "elsewhere".
std::string section_of(std::string_view source) {
  for (const std::string_view word : {"section ", "appendix "}) {
    const std::size_t at = source.find(word);
    if (at == std::string_view::npos) continue;
    const std::size_t number = at + word.size();
    return std::string(source.substr(at, source.find_first_of(".,; ", number) - at));
  }
  return "elsewhere";
}

struct Block {
  std::string drawing;
  double height = 0;
};

/// The claims without arrows, a paragraph for each section.
Block isolated_block(const Catalogue& catalogue, const std::vector<const Evidence*>& claims, double top,
                     double width) {
  if (claims.empty()) return {};
  std::vector<std::pair<std::string, std::vector<const Evidence*>>> sections;
  for (const Evidence* claim : claims) {
    const std::string section = section_of(claim->source);
    auto found = std::find_if(sections.begin(), sections.end(),
                              [&](const auto& known) { return known.first == section; });
    if (found == sections.end()) found = sections.insert(found, {section, {}});
    found->second.push_back(claim);
  }
  constexpr double indent = 90;
  double y = top + 30;
  std::string text = draw_text({border, top + 14}, "start", "title", "On their own");
  for (const auto& [section, members] : sections) {
    double x = border + indent;
    text += draw_text({border, y + 14}, "start", "", section);
    for (const Evidence* claim : members) {
      const double own = box_width(label(claim->id));
      if (x + own > width - border) {
        x = border + indent;
        y += row_height;
      }
      text += node(catalogue, *claim, {x, y}, own);
      x += own + 8;
    }
    y += row_height + 4;
  }
  return {text, y - top};
}

/// The claims of a paper, those with arrows numbered, and the arrows.
struct Graph {
  std::vector<const Evidence*> all, nodes, isolated;
  std::vector<std::pair<std::size_t, std::size_t>> edges;  ///< from a foundation to what rests on it

  Graph(const Catalogue& catalogue, std::string_view paper) : all(catalogue.of_paper(paper)) {
    std::vector<std::pair<const Evidence*, const Evidence*>> arrows;
    for (const Evidence* claim : all)
      for (const std::string& id : claim->rests_on) {
        const Evidence* foundation = catalogue.find(id);
        if (foundation != nullptr && foundation != claim && foundation->paper == paper)
          arrows.emplace_back(foundation, claim);
      }
    std::map<const Evidence*, std::size_t> number;
    for (const Evidence* claim : all) {
      const bool touched = std::any_of(arrows.begin(), arrows.end(), [&](const auto& arrow) {
        return arrow.first == claim || arrow.second == claim;
      });
      if (touched) number.emplace(claim, nodes.size());
      (touched ? nodes : isolated).push_back(claim);
    }
    for (const auto& [from, to] : arrows) edges.emplace_back(number.at(from), number.at(to));
  }
};

/// Where each layer begins, and how wide its boxes are.
struct Columns {
  std::vector<double> left, width;
  double end = 0;
};
Columns columns_of(const Graph& graph, const LayeredGraph& places) {
  Columns columns{{}, std::vector<double>(places.layers, 0), border};
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    double& width = columns.width[places.nodes[i].layer];
    width = std::max(width, box_width(label(graph.nodes[i]->id)));
  }
  for (const double width : columns.width) {
    columns.left.push_back(columns.end);
    columns.end += width + channel;
  }
  columns.end -= places.layers > 0 ? channel : 0;
  return columns;
}

std::string draw_arrow(const std::vector<LayerPlace>& route, const Columns& columns, double top,
                       std::string_view kind) {
  const auto y = [&](const LayerPlace& place) {
    return coordinate(top + place.row * row_height + box_height / 2);
  };
  std::string path;
  for (std::size_t i = 0; i + 1 < route.size(); ++i) {
    const LayerPlace &from = route[i], &to = route[i + 1];
    const bool forward = from.layer < to.layer;  // the others close a cycle
    const double start = columns.left[from.layer] + (forward ? columns.width[from.layer] : 0);
    const double end = columns.left[to.layer] + (forward ? 0 : columns.width[to.layer]);
    const std::string middle = coordinate((start + end) / 2);
    path +=
        i == 0 ? fmt::format("M{} {}", coordinate(start), y(from)) : fmt::format("H{}", coordinate(start));
    path += fmt::format("C{} {} {} {} {} {}", middle, y(from), middle, y(to), coordinate(end), y(to));
  }
  return fmt::format("<path class=\"arrow{}\" d=\"{}\"/>\n", kind, path);
}

}  // namespace

std::string dependency_figure_name(std::string_view paper) { return fmt::format("dependencies-{}", paper); }

std::string dependency_figure(const Catalogue& catalogue, std::string_view paper) {
  const Graph graph(catalogue, paper);
  const LayeredGraph places = layered(graph.nodes.size(), graph.edges);
  const Columns columns = columns_of(graph, places);
  const double top = border + legend_height;
  const double width = std::max(least_width, columns.end + border);
  std::string arrows, shaken;
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const Evidence& foundation = *graph.nodes[graph.edges[e].first];
    const bool refuted = foundation.judgement.verdict == Verdict::refuted;
    const bool far = !refuted && !catalogue.refuted_foundations(foundation).empty();
    (refuted || far ? shaken : arrows) += draw_arrow(places.routes[e], columns, top,
                                                     refuted ? " shaken"
                                                     : far   ? " shaken far"
                                                             : "");
  }
  std::string nodes;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const LayerPlace& place = places.nodes[i];
    nodes += node(catalogue, *graph.nodes[i], {columns.left[place.layer], top + place.row * row_height},
                  columns.width[place.layer]);
  }
  double y = top;
  if (!graph.nodes.empty()) y += places.rows * row_height + box_height + 2 * border;
  const Block isolated = isolated_block(catalogue, graph.isolated, y, width);
  return svg_document(
      width, y + isolated.height + border, fmt::format("{}: what rests on what", paper_title(paper)),
      fmt::format("{} and {} between them, from the foundations on the left to what rests on them; {} on "
                  "their own below.",
                  count(graph.nodes.size(), "claim", "claims"), count(graph.edges.size(), "arrow", "arrows"),
                  count(graph.isolated.size(), "claim", "claims")),
      std::string(node_styles) + legend(graph.all, fmt::format("What rests on what: {}", paper)) + arrows +
          shaken + nodes + isolated.drawing);
}

std::string dependency_csv(const Catalogue& catalogue, std::string_view paper) {
  std::string text(dependency_columns);
  for (const Evidence* claim : catalogue.of_paper(paper)) {
    const std::string begin = fmt::format("{},{},", claim->id, name(claim->judgement.verdict));
    bool any = false;
    for (const std::string& id : claim->rests_on) {
      const Evidence* foundation = catalogue.find(id);
      if (foundation == nullptr) continue;
      text += fmt::format("{}{},{}\n", begin, id, name(foundation->judgement.verdict));
      any = true;
    }
    if (!any) text += begin + ",\n";
  }
  return text;
}

}  // namespace referee::report
