// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml_checker.hpp"

#include <regex>
#include <set>
#include <vector>

namespace referee::report::samples {
namespace {

std::string text_fault(const std::string& text) {
  static const std::regex reference("&(amp|lt|gt|quot|apos|#10);");
  const std::string bare = std::regex_replace(text, reference, "");
  if (bare.find_first_of("&<") != std::string::npos) return "a bare & or < in: " + text;
  for (const unsigned char character : bare) {
    if (character < 0x20 && character != '\n') return "a control character in: " + text;
  }
  return {};
}

}  // namespace

std::string xml_fault(std::string_view view) {
  static const std::regex tag("<(/?)([A-Za-z][\\w.-]*)((?:\\s+[A-Za-z][A-Za-z0-9:-]*=\"[^\"]*\")*)\\s*(/?)>");
  static const std::regex attribute("([A-Za-z][A-Za-z0-9:-]*)=\"([^\"]*)\"");
  std::string text(view);
  if (text.starts_with("<?xml")) text.erase(0, text.find("?>") + 2);
  for (std::size_t start; (start = text.find("<!--")) != std::string::npos;) {
    const std::size_t end = text.find("-->", start);
    if (end == std::string::npos) return "an open comment";
    text.erase(start, end + 3 - start);
  }
  std::vector<std::string> open;
  int roots = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t next = std::min(text.find('<', position), text.size());
    const std::string content = text.substr(position, next - position);
    if (const std::string fault = text_fault(content); !fault.empty()) return fault;
    if (open.empty() && content.find_first_not_of(" \n") != std::string::npos) return "text outside the root";
    if (next == text.size()) break;
    const std::size_t end = text.find('>', next);
    if (end == std::string::npos) return "an open tag";
    const std::string element = text.substr(next, end + 1 - next);
    std::smatch match;
    if (!std::regex_match(element, match, tag)) return "a malformed tag: " + element;
    const std::string name = match[2], attributes = match[3];
    std::set<std::string> seen;
    for (std::sregex_iterator i(attributes.begin(), attributes.end(), attribute), none; i != none; ++i) {
      if (!seen.insert((*i)[1]).second) return "an attribute twice: " + element;
      if (const std::string fault = text_fault((*i)[2]); !fault.empty()) return fault;
    }
    if (match[1].length() > 0) {
      if (open.empty() || open.back() != name) return "an unexpected " + element;
      open.pop_back();
    } else {
      if (open.empty() && ++roots > 1) return "a second root";
      if (match[4].length() == 0) open.push_back(name);
    }
    position = end + 1;
  }
  if (!open.empty()) return "never closed: " + open.back();
  return roots == 1 ? "" : "no root";
}

}  // namespace referee::report::samples
