// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/dependency_marks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/catalogue.hpp"

namespace referee::report {

using court::Evidence;
using court::Verdict;

// The colours of the curves, pale as a fill. Dashes and form repeat what the colour says.
const std::string_view dependency_styles =
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

namespace {

constexpr std::string_view reading_direction = "Read from left to right.";

std::string class_of(Verdict verdict) {
  std::string text(name(verdict));
  std::replace(text.begin(), text.end(), ' ', '-');
  return text;
}

}  // namespace

std::string outline(Verdict verdict, Pixel corner, double width) {
  const auto [x, y] = corner;
  const std::string kind = class_of(verdict);
  if (verdict == Verdict::refuted) {
    const double middle = y + claim_height / 2, inset = 6;
    return fmt::format("<path class=\"box {}\" d=\"M{} {}H{}L{} {}L{} {}H{}L{} {}Z\"/>", kind,
                       coordinate(x + inset), coordinate(y), coordinate(x + width - inset),
                       coordinate(x + width), coordinate(middle), coordinate(x + width - inset),
                       coordinate(y + claim_height), coordinate(x + inset), coordinate(x),
                       coordinate(middle));
  }
  return fmt::format("<rect class=\"box {}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>", kind,
                     coordinate(x), coordinate(y), coordinate(width), coordinate(claim_height),
                     verdict == Verdict::holds ? " rx=\"9\"" : "");
}

std::string triangle(Pixel corner) {
  const auto [x, y] = corner;
  return fmt::format("<path class=\"mark\" d=\"M{} {}L{} {}L{} {}Z\"/>", coordinate(x - 6), coordinate(y + 5),
                     coordinate(x), coordinate(y - 5), coordinate(x + 6), coordinate(y + 5));
}

std::string dependency_legend(const std::vector<const Evidence*>& claims, std::string_view title) {
  std::string text = draw_text({picture_border, picture_border + 12}, "start", "title", title);
  double x = picture_border;
  const double y = picture_border + 26;
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
  x = picture_border;
  text += draw_text({x, y + claim_row + 14}, "start", "", reading_direction);
  x += label_width(reading_direction) + 16;
  const auto arrow = [&](std::string_view kind, std::string_view words) {
    const double middle = y + claim_row + 10, sample = 34;
    text += fmt::format("<path class=\"arrow {}\" d=\"M{} {}H{}\"/>\n", kind, coordinate(x),
                        coordinate(middle), coordinate(x + sample)) +
            draw_text({x + sample + 6, y + claim_row + 14}, "start", "", words);
    x += sample + 6 + label_width(words) + 16;
  };
  arrow("shaken", "solid: from a refuted claim");
  arrow("shaken far", "dashed: through another claim");
  return text;
}

}  // namespace referee::report
