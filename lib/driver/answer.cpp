// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/answer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace referee::driver {
namespace {

/// Nested lists of the shape, row by row.
Json shaped(const Printed& printed, std::string Decimal::*part, std::size_t level, std::size_t& next) {
  if (level == printed.shape.size()) return printed.values[next++].*part;
  Json list = Json::array();
  for (std::size_t i = 0; i < printed.shape[level]; ++i)
    list.push_back(shaped(printed, part, level + 1, next));
  return list;
}

/// "hessian(1,2)": the name of one entry, counted from 1.
std::string entry_name(const Printed& printed, std::size_t index) {
  if (printed.shape.empty()) return printed.key;
  if (printed.shape.size() == 1) return fmt::format("{}({})", printed.key, index + 1);
  return fmt::format("{}({},{})", printed.key, index / printed.shape[1] + 1, index % printed.shape[1] + 1);
}

}  // namespace

Answer enclosed_answer(long digits, const std::function<std::vector<Enclosed>(Precision)>& evaluate) {
  Answer answer;
  for (const Printed& printed : to_digits(digits, evaluate)) {
    std::size_t first = 0, second = 0;
    answer.result[printed.key] = shaped(printed, &Decimal::text, 0, first);
    answer.result[printed.key + "_radius"] = shaped(printed, &Decimal::radius, 0, second);
    for (std::size_t i = 0; i < printed.values.size(); ++i) {
      const auto& [text, radius] = printed.values[i];
      answer.table.push_back({entry_name(printed, i), (text.starts_with('-') ? "" : " ") + text +
                                                          (radius == "0" ? "" : "  +/- " + radius)});
    }
  }
  return answer;
}

Json exact_json(const RationalPoint& point) {
  Json list = Json::array();
  for (const Rational& coordinate : point) list.push_back(to_string(coordinate));
  return list;
}

std::string decimal(const Rational& value, long digits) {
  if (value == 0) return "0";
  const std::string exact = to_string(value);
  if (denominator(value) == 1 && static_cast<long>(exact.size()) <= digits) return exact;
  std::string text = Ball(value, Precision::digits(digits).plus(64)).to_decimal(digits);
  // An exact decimal needs no trailing zeros.
  if (text.find('.') != text.npos && text.find('e') == text.npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
  }
  return text;
}

std::string short_point(const RationalPoint& point) {
  std::vector<std::string> coordinates;
  for (const Rational& coordinate : point) coordinates.push_back(decimal(coordinate, 6));
  return point.size() == 1 ? coordinates[0] : fmt::format("({})", fmt::join(coordinates, ", "));
}

void print(const Answer& answer) {
  std::vector<std::vector<std::string>> rows;
  if (!answer.head.empty()) rows.push_back(answer.head);
  rows.insert(rows.end(), answer.table.begin(), answer.table.end());
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += i + 1 == row.size() ? row[i] : fmt::format("{:<{}}  ", row[i], widths[i]);
    line.erase(line.find_last_not_of(' ') + 1);
    fmt::print("{}\n", line);
  }
  for (const std::string& remark : answer.remarks) fmt::print("{}\n", remark);
}

}  // namespace referee::driver
