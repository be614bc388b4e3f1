// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/claim.hpp"

#include <algorithm>
#include <cctype>
#include <climits>
#include <stdexcept>
#include <tuple>

#include "court/source_path.hpp"

namespace referee::court {
namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// Every run of digits in the text: "T10.5-tau0.5" gives 10, 5, 0, 5.
std::vector<long> numbers_in(std::string_view text) {
  std::vector<long> numbers;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    long number = 0;
    for (; i < text.size() && is_digit(text[i]); ++i)
      if (number < LONG_MAX / 100) number = 10 * number + (text[i] - '0');
    numbers.push_back(number);
  }
  return numbers;
}

constexpr long first_appendix = 1000000;
constexpr long unknown_section = LONG_MAX;

/// "section 6.3, Theorem 6.3" -> {6, 3}; "Sec. 10" -> {10}; "appendix A.2" -> {first_appendix + 'A', 2}.
std::vector<long> section_in(std::string_view source) {
  std::string lower(source);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::size_t at = std::min(lower.find("sec"), lower.find("app"));
  if (at == std::string::npos) return {};
  while (at < source.size() && is_letter(source[at])) ++at;
  while (at < source.size() && (source[at] == '.' || source[at] == ' ')) ++at;
  std::vector<long> section;
  if (at < source.size() && is_letter(source[at]) &&
      (at + 1 == source.size() || !is_letter(source[at + 1]))) {
    section.push_back(first_appendix + source[at]);
    ++at;
  }
  std::size_t end = at;
  while (end < source.size() && (is_digit(source[end]) || source[end] == '.')) ++end;
  for (long number : numbers_in(source.substr(at, end - at))) section.push_back(number);
  return section;
}

/// The section that an id speaks of: SS-T6.3 -> {6}, MN-LA.4 -> appendix A; {} for SS-E19, which names none.
std::vector<long> section_of_id(std::string_view label) {
  std::size_t letters = 0;
  while (letters < label.size() && is_letter(label[letters])) ++letters;
  if (letters > 0 && letters < label.size() && label[letters] == '.')
    return {first_appendix + label[letters - 1]};
  std::size_t digits = letters;
  while (digits < label.size() && is_digit(label[digits])) ++digits;
  if (digits < label.size() && label[digits] == '.')
    return numbers_in(label.substr(letters, digits - letters));
  return {};
}

std::string_view label_of(std::string_view id) {
  auto dash = id.find('-');
  return dash == std::string_view::npos ? id : id.substr(dash + 1);
}

/// Paper, section, number, id: the order in which a reader of the paper meets the claims.
auto order_key(const Claim& claim) {
  std::string_view label = label_of(claim.id);
  std::vector<long> section = section_in(claim.source);
  if (section.empty()) section = section_of_id(label);
  if (section.empty()) section = {unknown_section};
  return std::tuple(claim.paper, std::move(section), numbers_in(label), claim.id);
}

bool precedes(const Claim& a, const Claim& b) { return order_key(a) < order_key(b); }

/// Filled while the program starts, before main, and constant from then on.
std::vector<Claim>& claims() {
  static std::vector<Claim> all;
  return all;
}

}  // namespace

const std::vector<Claim>& registry() { return claims(); }

const Claim* find_claim(std::string_view id) {
  auto found = std::find_if(registry().begin(), registry().end(), [&](const Claim& c) { return c.id == id; });
  return found == registry().end() ? nullptr : &*found;
}

namespace detail {

Registration::Registration(Claim claim, const char* file) {
  if (find_claim(claim.id) != nullptr) throw std::logic_error("two claims share the id " + claim.id);
  claim.file = relative_source_path(file);
  auto& all = claims();
  all.insert(std::upper_bound(all.begin(), all.end(), claim, precedes), std::move(claim));
}

}  // namespace detail

}  // namespace referee::court
