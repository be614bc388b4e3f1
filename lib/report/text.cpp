// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/text.hpp"

#include <algorithm>
#include <cstdint>

namespace referee::report {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Bytes of the well-formed character at the start of `text` that XML 1.0 allows; 0 if there is none.
std::size_t character_bytes(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return lead >= 0x20 && lead != 0x7F ? 1 : 0;
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return 0;
  std::uint32_t code = lead & (0x7Fu >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!is_continuation(text[i])) return 0;
    code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  }
  const bool overlong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  const bool control = code < 0xA0;  // the second block of control characters
  const bool noncharacter = code == 0xFFFE || code == 0xFFFF;
  return overlong || surrogate || control || noncharacter || code > 0x10FFFF ? 0 : bytes;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const char first = text.front();
    std::size_t used = 1;
    if (first == '\n') {
      result += '\n';
    } else if (first == '\t' || first == '\r') {
      result += ' ';
    } else if (const std::size_t bytes = character_bytes(text); bytes > 0) {
      result += text.substr(0, bytes);
      used = bytes;
    } else {
      result += replacement;
    }
    text.remove_prefix(used);
  }
  return result;
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines(1);
  std::size_t position = 0;
  while (position < text.size()) {
    if (text[position] == '\n') {
      lines.emplace_back();
      ++position;
    } else if (text[position] == ' ') {
      ++position;
    } else {
      const std::size_t end = std::min(text.find_first_of(" \n", position), text.size());
      const std::string_view word = text.substr(position, end - position);
      std::string& line = lines.back();
      if (line.empty()) {
        line = word;
      } else if (length(line) + 1 + length(word) <= columns) {
        line += ' ';
        line += word;
      } else {
        lines.emplace_back(word);
      }
      position = end;
    }
  }
  return lines;
}

std::string escape_xml(std::string_view text) {
  std::string result;
  for (const char character : clean(text)) {
    switch (character) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&apos;";
        break;
      case '\n':
        result += "&#10;";
        break;  // survives the normalisation of attribute values
      default:
        result += character;
    }
  }
  return result;
}

}  // namespace referee::report
