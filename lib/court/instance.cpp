// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/instance.hpp"

#include <algorithm>
#include <stdexcept>

namespace referee::court {
namespace {

template <class Values>
auto find(Values& values, std::string_view name) {
  return std::find_if(values.begin(), values.end(), [&](const auto& entry) { return entry.first == name; });
}

template <class Values>
const auto& get(const Values& values, std::string_view name) {
  auto found = find(values, name);
  if (found == values.end())
    throw std::out_of_range("the instance has no parameter '" + std::string(name) + "'");
  return found->second;
}

template <class Values, class Value>
void put(Values& values, std::string_view name, Value value) {
  if (auto found = find(values, name); found != values.end())
    found->second = std::move(value);
  else
    values.emplace_back(std::string(name), std::move(value));
}

}  // namespace

const Rational& Instance::operator[](std::string_view name) const { return get(values_, name); }
bool Instance::has(std::string_view name) const { return find(values_, name) != values_.end(); }
Instance& Instance::set(std::string_view name, Rational value) {
  put(values_, name, std::move(value));
  return *this;
}

std::string Instance::text() const {
  std::string text;
  for (const auto& [name, value] : values_) {
    if (!text.empty()) text += ", ";
    text += name + " = " + to_string(value);
  }
  return text;
}

Point::Point(const Instance& instance, Precision precision) : precision_(precision) {
  values_.reserve(instance.values().size());
  for (const auto& [name, value] : instance.values()) values_.emplace_back(name, Ball(value, precision));
}

const Ball& Point::operator[](std::string_view name) const { return get(values_, name); }
bool Point::has(std::string_view name) const { return find(values_, name) != values_.end(); }
Point& Point::set(std::string_view name, Ball value) {
  put(values_, name, std::move(value));
  return *this;
}

Point Point::at(Precision precision) const {
  Point result(precision);
  for (const auto& [name, value] : values_) result.set(name, value.at(precision));
  return result;
}

Truth Family::admits(const Point& point) const {
  Truth all = Truth::yes;
  for (const Hypothesis& hypothesis : hypotheses) {
    all = all && hypothesis.satisfied(point);
    if (all == Truth::no) break;
  }
  return all;
}

Family Family::joined(const Family& other) const {
  Family both = *this;
  both.members.insert(both.members.end(), other.members.begin(), other.members.end());
  return both;
}

Truth less(const Ball& a, const Ball& b) {
  // An infinite end proves nothing: it stems from a value that could not be computed.
  if (!a.is_finite() || !b.is_finite()) return Truth::unknown;
  if (certainly_less(a, b)) return Truth::yes;
  return certainly_at_most(b, a) ? Truth::no : Truth::unknown;
}

Truth positive(const Ball& a) { return less(Ball(0), a); }

}  // namespace referee::court
