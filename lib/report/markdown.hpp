// SPDX-License-Identifier: GPL-3.0-or-later
/// Markdown (the GitHub dialect) from text that knows nothing of Markdown. Internal to report.
///
/// Statements are plain text full of *, _, <, | and $; `prose` and `code` turn text into Markdown, the others
/// put Markdown together.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace referee::report {

/// Text on one line that reads as it was written: special characters escaped, line feeds turned to spaces.
std::string prose(std::string_view text);

/// The same as paragraphs that are quoted (`> `), one for each line of the text.
std::string quotation(std::string_view text);

/// A code span, whatever backticks the text has; nothing for empty text.
std::string code(std::string_view text);

/// [label](target), both Markdown already.
std::string link(std::string_view label, std::string_view target);

/// A table in Markdown. Cells are Markdown; an empty one is shown as a dash, bars are escaped.
class Table {
 public:
  explicit Table(std::vector<std::string> header);
  /// Numbers read better flush right.
  Table& right_aligned(std::initializer_list<std::size_t> columns);
  void row(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }
  /// Ends in a line feed.
  std::string text() const;

 private:
  std::vector<std::string> header_;
  std::vector<bool> right_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace referee::report
