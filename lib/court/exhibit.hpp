// SPDX-License-Identifier: GPL-3.0-or-later
/// What an experiment lays before the reader: text, tables, figures and pictures, in reading order.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "court/evidence.hpp"

namespace referee::court {

struct Paragraph {
  std::string text;
};

/// Plain text in every cell. Rows have as many cells as the header.
struct ExhibitTable {
  std::string caption;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

/// A whole PNG file.
struct Picture {
  std::string name;     ///< file name without extension
  std::string caption;  ///< one sentence in our own words
  std::string png;
};

using ExhibitPart = std::variant<Paragraph, ExhibitTable, Figure, Picture>;

struct Exhibit {
  std::vector<ExhibitPart> parts;

  Exhibit& paragraph(std::string text);
  Exhibit& paragraphs(std::vector<Paragraph> texts);
  /// @throws std::invalid_argument when a row has another number of cells than the header.
  Exhibit& table(ExhibitTable table);
  Exhibit& figure(Figure figure);
  Exhibit& picture(Picture picture);
};

/// Every number that the claims print, one per row: quantity, printed, recomputed, verdict. What is printed
/// but not reproducible has a row too.
ExhibitTable printed_numbers(std::string caption, const std::vector<Evidence>& claims);

/// What the trials had to remark on those numbers, each remark once.
std::vector<Paragraph> remarks(const std::vector<Evidence>& claims);

/// A printed table with one claim per row: each column twice, as printed and recomputed to seven digits.
/// `columns` are the leading numbers of every claim, in the order in which it tries them.
/// @throws std::invalid_argument when a claim has fewer numbers or there is not one label per claim.
ExhibitTable printed_rows(std::string caption, std::string corner, const std::vector<std::string>& labels,
                          const std::vector<std::string>& columns, const std::vector<Evidence>& claims);

/// The claims' panels side by side: (a), (b), ... for each claim, numbered where it has several panels; of a
/// single claim, for each panel.
/// @throws std::invalid_argument when a claim draws nothing.
Figure joined_figure(std::string name, const std::vector<Evidence>& claims);

}  // namespace referee::court
