// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/markdown.hpp"

#include <algorithm>

#include "report/text.hpp"

namespace referee::report {
namespace {

std::string one_line(std::string_view text) {
  std::string line;
  for (const char character : clean(text)) line += character == '\n' ? ' ' : character;
  const std::size_t first = line.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return line.substr(first, line.find_last_not_of(' ') - first + 1);
}

bool is_digit(char character) { return character >= '0' && character <= '9'; }

/// Position of the character that would make a line a list, a heading or a quotation; npos if there is none.
std::size_t block_marker(std::string_view line) {
  if (line.empty()) return std::string_view::npos;
  if (std::string_view("-+=#>").find(line[0]) != std::string_view::npos) return 0;
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(line[digits])) ++digits;
  const bool item = digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  return item ? digits : std::string_view::npos;
}

}  // namespace

std::string prose(std::string_view text) {
  const std::string line = one_line(text);
  const std::size_t marker = block_marker(line);
  std::string result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool special = std::string_view("\\`*_<[]~$&").find(line[i]) != std::string_view::npos;
    if (special || i == marker) result += '\\';
    result += line[i];
  }
  return result;
}

std::string quotation(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = prose(text.substr(0, end));
    if (!line.empty()) result += (result.empty() ? "> " : ">\n> ") + line + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string code(std::string_view text) {
  const std::string line = one_line(text);
  if (line.empty()) return {};
  std::size_t longest = 0, run = 0;
  for (const char character : line) {
    run = character == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const std::string padding(line.front() == '`' || line.back() == '`' ? 1 : 0, ' ');
  return fence + padding + line + padding + fence;
}

std::string link(std::string_view label, std::string_view target) {
  std::string result = "[";
  result += label;
  result += "](";
  result += target;
  result += ")";
  return result;
}

Table::Table(std::vector<std::string> header) : header_(std::move(header)), right_(header_.size()) {}

Table& Table::right_aligned(std::initializer_list<std::size_t> columns) {
  for (const std::size_t column : columns) right_.at(column) = true;
  return *this;
}

void Table::row(std::vector<std::string> cells) {
  cells.resize(header_.size());
  rows_.push_back(std::move(cells));
}

std::string Table::text() const {
  const auto line = [](const std::vector<std::string>& cells) {
    std::string result = "|";
    for (const std::string& cell : cells) {
      result += ' ';
      for (const char character : cell.empty() ? std::string("–") : cell) {
        if (character == '|') result += '\\';
        result += character;
      }
      result += " |";
    }
    return result + "\n";
  };
  std::string result = line(header_) + "|";
  for (const bool right : right_) result += right ? " ---: |" : " --- |";
  result += "\n";
  for (const auto& cells : rows_) result += line(cells);
  return result;
}

}  // namespace referee::report
