// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/enumeration.hpp"

#include <algorithm>

#include "report/markdown.hpp"

namespace referee::report {

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    const std::size_t first = text.find_first_not_of(' ', begin);
    if (first < end) parts.push_back(text.substr(first, end - first));
    begin = end + 1;
  }
  return parts;
}

std::optional<Enumeration> enumeration(const std::string& text) {
  constexpr std::size_t fewest = 6;
  std::vector<std::string> parts = parts_of(text);
  if (parts.size() < fewest) return std::nullopt;
  const bool text_goes_on = std::any_of(parts.begin() + 1, parts.end(), [](const std::string& part) {
    return part.find(". ") != std::string::npos;
  });
  const std::size_t sentence = parts.front().rfind(". ");
  const std::size_t colon = parts.front().find(": ", sentence == std::string::npos ? 0 : sentence);
  if (text_goes_on || colon == std::string::npos) return std::nullopt;
  std::string opening = parts.front().substr(0, colon + 1);
  parts.front().erase(0, colon + 2);
  return Enumeration{std::move(opening), std::move(parts)};
}

std::string listed(const std::string& text, const std::string& indent) {
  const auto list = enumeration(text);
  if (!list) return prose(text);
  std::string result = prose(list->opening) + (indent.empty() ? "\n" : "");
  for (const std::string& item : list->items) result += "\n" + indent + "- " + prose(item);
  return result;
}

}  // namespace referee::report
