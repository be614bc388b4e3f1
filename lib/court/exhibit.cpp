// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/exhibit.hpp"

#include <algorithm>
#include <stdexcept>

namespace referee::court {
namespace {

bool is_about_print(const Finding& finding) {
  return finding.method == "published" || finding.verdict == Verdict::unreproducible;
}

/// To seven digits; what is no decimal number stays as it is.
std::string shortened(const std::string& decimal) {
  constexpr long shown = 7;
  if (decimal.find_first_not_of("+-.0123456789e") != std::string::npos) return decimal;
  const Rational value = parse_rational(decimal);
  return value == 0 ? "0" : Ball(value, Precision::digits(2 * shown)).to_decimal(shown);
}

}  // namespace

Exhibit& Exhibit::paragraph(std::string text) {
  parts.emplace_back(Paragraph{std::move(text)});
  return *this;
}

Exhibit& Exhibit::paragraphs(std::vector<Paragraph> texts) {
  std::move(texts.begin(), texts.end(), std::back_inserter(parts));
  return *this;
}

Exhibit& Exhibit::table(ExhibitTable table) {
  for (const auto& row : table.rows)
    if (row.size() != table.header.size())
      throw std::invalid_argument("table '" + table.caption + "': a row has another number of cells");
  parts.emplace_back(std::move(table));
  return *this;
}

Exhibit& Exhibit::figure(Figure figure) {
  parts.emplace_back(std::move(figure));
  return *this;
}

Exhibit& Exhibit::picture(Picture picture) {
  parts.emplace_back(std::move(picture));
  return *this;
}

ExhibitTable printed_numbers(std::string caption, const std::vector<Evidence>& claims) {
  ExhibitTable table{std::move(caption), {"claim", "quantity", "printed", "recomputed", "verdict"}, {}};
  for (const Evidence& claim : claims) {
    for (const PublishedNumber& number : claim.judgement.published)
      table.rows.push_back({claim.id, number.quantity, number.printed, number.computed, number.verdict});
    for (const Finding& finding : claim.judgement.findings)
      if (finding.verdict == Verdict::unreproducible && finding.method != "published")
        table.rows.push_back(
            {claim.id, finding.what, finding.expected, finding.value, std::string(name(finding.verdict))});
  }
  return table;
}

std::vector<Paragraph> remarks(const std::vector<Evidence>& claims) {
  std::vector<Paragraph> result;
  for (const Evidence& claim : claims)
    for (const Finding& finding : claim.judgement.findings) {
      if (!is_about_print(finding) || finding.note.empty()) continue;
      const Paragraph remark{finding.what + ": " + finding.note};
      if (std::none_of(result.begin(), result.end(),
                       [&](const Paragraph& known) { return known.text == remark.text; }))
        result.push_back(remark);
    }
  return result;
}

ExhibitTable printed_rows(std::string caption, std::string corner, const std::vector<std::string>& labels,
                          const std::vector<std::string>& columns, const std::vector<Evidence>& claims) {
  if (labels.size() != claims.size()) throw std::invalid_argument("a printed row needs one claim");
  ExhibitTable table{std::move(caption), {std::move(corner)}, {}};
  for (const std::string& column : columns) {
    table.header.push_back(column + ", printed");
    table.header.push_back("recomputed");
  }
  for (std::size_t row = 0; row < claims.size(); ++row) {
    const auto& numbers = claims[row].judgement.published;
    if (numbers.size() < columns.size())
      throw std::invalid_argument(claims[row].id + " has fewer numbers than the table has columns");
    table.rows.push_back({labels[row]});
    for (std::size_t i = 0; i < columns.size(); ++i) {
      table.rows.back().push_back(numbers[i].printed);
      table.rows.back().push_back(shortened(numbers[i].computed));
    }
  }
  return table;
}

Figure joined_figure(std::string name, const std::vector<Evidence>& claims) {
  Figure joined{std::move(name), "", {}};
  const auto panels_of = [](const Evidence& claim) {
    std::size_t number = 0;
    for (const Figure& figure : claim.judgement.figures) number += figure.panels.size();
    return number;
  };
  const bool alone = claims.size() == 1;  // then letters are for panels
  char letter = 'a';
  for (const Evidence& claim : claims) {
    if (claim.judgement.figures.empty()) throw std::invalid_argument(claim.id + " draws no figure");
    const bool several = panels_of(claim) > 1;
    int number = 1;
    for (const Figure& figure : claim.judgement.figures) {
      if (!joined.caption.empty()) joined.caption += " ";
      if (!alone) joined.caption += "(" + std::string(1, letter) + ") ";
      joined.caption += figure.caption;
      for (Panel panel : figure.panels) {
        std::string mark(1, letter);
        if (several && alone) {
          ++letter;
        } else if (several) {
          mark += std::to_string(number++);
        }
        if (several || !alone) panel.title = "(" + mark + ") " + panel.title;
        joined.panels.push_back(std::move(panel));
      }
    }
    ++letter;
  }
  return joined;
}

}  // namespace referee::court
