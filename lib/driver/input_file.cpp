// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/input_file.hpp"

#include <fmt/format.h>

// toml++ 3.3 asserts that a key opens with a character of a key, and lets a release build assume it, before
// it looks: the text "[`" would be undefined behaviour. Without either the parser finds the fault and reports
// it. (Where a distribution compiles the parser, as Debian does, it has settled this for us.)
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <stdexcept>

#include "driver/files.hpp"
#include "driver/selection.hpp"
#include "driver/usage_error.hpp"

namespace referee::driver {
namespace {

/// One table of the file; every complaint names the file and the key.
class Section {
 public:
  Section(const std::filesystem::path& file, std::string name, const toml::table& table)
      : file_(file), name_(std::move(name)), table_(table) {}

  UsageError error(std::string_view what) const {
    return UsageError(fmt::format("{}: [{}] {}", file_.string(), name_, what));
  }
  void allow(std::initializer_list<const char*> keys) const {
    const std::vector<std::string> known(keys.begin(), keys.end());
    for (const auto& [key, value] : table_)
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        const auto hint = suggestion(key.str(), known);
        throw error(
            fmt::format("unknown key '{}'{}", key.str(),
                        hint.empty() ? fmt::format("; the keys are {}", fmt::join(known, ", ")) : hint));
      }
  }
  const toml::node* find(std::string_view key) const { return table_.get(key); }
  const toml::node& demand(std::string_view key, std::string_view example) const {
    if (const auto* node = find(key)) return *node;
    throw error(fmt::format("{} is missing; add {}", key, example));
  }

  Rational number(const toml::node& node, std::string_view key) const {
    try {
      if (const auto* integer = node.as_integer()) return parse_rational(std::to_string(integer->get()));
      if (const auto* text = node.as_string()) return parse_rational(text->get());
    } catch (const std::invalid_argument& reason) {
      throw error(fmt::format("{}: {}", key, reason.what()));
    }
    if (const auto* real = node.as_floating_point()) {
      if (!std::isfinite(real->get()))
        throw error(fmt::format("{}: {} is not finite; give a finite number", key, real->get()));
      return parse_rational(fmt::format("{}", real->get()));
    }
    throw error(fmt::format("{}: expected a number such as 0.5, \"0.49\" or \"1/3\"", key));
  }
  std::vector<Rational> numbers(const toml::node& node, std::string_view key) const {
    const auto* array = node.as_array();
    if (!array) throw error(fmt::format("{}: expected a list of numbers such as [0.5, 0.5]", key));
    std::vector<Rational> result;
    for (const auto& element : *array) result.push_back(number(element, key));
    return result;
  }
  std::vector<RationalPoint> points(const toml::node& node, std::string_view key) const {
    const auto* array = node.as_array();
    if (!array) throw error(fmt::format("{}: expected a list of points such as [[-1], [1]]", key));
    std::vector<RationalPoint> result;
    for (const auto& element : *array) {
      if (!element.is_array())
        throw error(
            fmt::format("{}: each point is a list of its coordinates; write [[-1], [1]], not [-1, 1]", key));
      result.push_back(numbers(element, key));
    }
    return result;
  }

 private:
  const std::filesystem::path& file_;
  std::string name_;
  const toml::table& table_;
};

std::vector<Rational> equal_weights(std::size_t count) {
  return std::vector<Rational>(
      count, Rational(1) / Rational(static_cast<unsigned long>(std::max<std::size_t>(1, count))));
}

Mixture<Rational> read_mixture(const Section& section) {
  section.allow({"means", "weights", "variance"});
  Mixture<Rational> mixture;
  mixture.means = section.points(section.demand("means", "means = [[-1], [1]]"), "means");
  const auto* weights = section.find("weights");
  mixture.weights = weights ? section.numbers(*weights, "weights") : equal_weights(mixture.size());
  const auto& variance = section.demand("variance", "variance = \"0.25\" (0 for Diracs)");
  mixture.variances = variance.is_array()
                          ? section.numbers(variance, "variance")
                          : std::vector<Rational>(mixture.size(), section.number(variance, "variance"));
  try {
    validate(mixture);
  } catch (const std::invalid_argument& reason) {
    throw section.error(reason.what());
  }
  return mixture;
}

/// A weighted point set is a mixture of Diracs, and is checked as one; complaints speak of the keys of this
/// section.
void read_support(const Section& section, const std::string& points_key, const std::string& weights_key,
                  std::vector<RationalPoint>& points, std::vector<Rational>& weights) {
  points = section.points(section.demand(points_key, points_key + " = [[-1], [1]]"), points_key);
  const auto* given = section.find(weights_key);
  weights = given ? section.numbers(*given, weights_key) : equal_weights(points.size());
  try {
    validate({points, weights, std::vector<Rational>(points.size(), Rational(0))});
  } catch (const std::invalid_argument& reason) {
    std::string text = reason.what();
    for (const auto& [key, ours] : {std::pair<std::string_view, std::string_view>{"means:", points_key},
                                    std::pair<std::string_view, std::string_view>{"weights:", weights_key}})
      if (text.starts_with(key)) text.replace(0, key.size() - 1, ours);
    throw section.error(text);
  }
}

Supports read_supports(const Section& section) {
  section.allow({"A1", "A2", "lambda", "weights1", "weights2"});
  Supports supports;
  read_support(section, "A1", "weights1", supports.first, supports.first_weights);
  read_support(section, "A2", "weights2", supports.second, supports.second_weights);
  if (supports.first.front().size() != supports.second.front().size())
    throw section.error(fmt::format("A2: its points have dimension {}, those of A1 {}; give all the same",
                                    supports.second.front().size(), supports.first.front().size()));
  supports.lambda = section.number(section.demand("lambda", "lambda = 2"), "lambda");
  if (supports.lambda < 0)
    throw section.error(fmt::format("lambda: {} is negative; use 0 or more", to_string(supports.lambda)));
  return supports;
}

Noise read_noise(const Section& section) {
  section.allow({"alpha", "sigma_eps", "sigma_T"});
  Noise noise{section.number(section.demand("alpha", "alpha = 1"), "alpha"),
              section.number(section.demand("sigma_eps", "sigma_eps = \"0.01\""), "sigma_eps"),
              section.number(section.demand("sigma_T", "sigma_T = \"10\""), "sigma_T")};
  if (noise.sigma_eps <= 0)
    throw section.error(fmt::format("sigma_eps: {} is not positive; raise it", to_string(noise.sigma_eps)));
  if (noise.sigma_T <= noise.sigma_eps)
    throw section.error(fmt::format("sigma_T: {} does not exceed sigma_eps = {}; raise it",
                                    to_string(noise.sigma_T), to_string(noise.sigma_eps)));
  return noise;
}

/// The text with its comments in ASCII. Keys and numbers are ASCII anyway, and toml++ 3.3 is undefined where
/// it looks for white space and meets a letter such as U+00E9. @throws UsageError for one that stands before
/// the comment of its line.
std::string in_ascii(std::string_view text, const std::filesystem::path& file) {
  std::string result(text);
  bool comment = false;
  long line = 1;
  for (char& c : result) {
    if (c == '#') comment = true;
    if (c == '\n') {
      comment = false;
      ++line;
    }
    if (static_cast<unsigned char>(c) < 0x80) continue;
    if (!comment)
      throw UsageError(fmt::format("{}: line {}: not TOML: a letter beyond ASCII; use it in comments only",
                                   file.string(), line));
    c = '?';
  }
  return result;
}

toml::table parse(std::string_view text, const std::filesystem::path& file) {
  const std::string ascii = in_ascii(text, file);
  try {
    return toml::parse(ascii);
  } catch (const toml::parse_error& error) {
    throw UsageError(fmt::format("{}: line {}: not TOML: {}", file.string(), error.source().begin.line,
                                 error.description()));
  }
}

}  // namespace

MixedScore mixed_score(const Supports& supports) {
  const auto diracs = [](const std::vector<RationalPoint>& points, const std::vector<Rational>& weights) {
    return Mixture<Rational>{points, weights, std::vector<Rational>(points.size(), Rational(0))};
  };
  return {diracs(supports.first, supports.first_weights), diracs(supports.second, supports.second_weights),
          supports.lambda};
}

InputFile read_input(const std::filesystem::path& file) {
  std::string text;
  try {
    text = read_file(file);
  } catch (const std::runtime_error& reason) {
    throw UsageError(fmt::format("--input: {}; name a TOML file", reason.what()));
  }
  return parse_input(text, file);
}

InputFile parse_input(std::string_view text, const std::filesystem::path& file) {
  const toml::table document = parse(text, file);
  const std::vector<std::string> known = {"mixture", "supports", "noise"};
  InputFile result;
  for (const auto& [key, value] : document) {
    const std::string name(key.str());
    const auto* table = value.as_table();
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const auto hint = suggestion(name, known);
      throw UsageError(
          fmt::format("{}: unknown {} '{}'{}", file.string(), table ? "section" : "key", name,
                      hint.empty() ? "; the sections are [mixture], [supports] and [noise]" : hint));
    }
    if (!table)
      throw UsageError(fmt::format("{}: {}: must be a section; write [{}]", file.string(), name, name));
    const Section section(file, name, *table);
    if (name == "mixture") result.mixture = read_mixture(section);
    if (name == "supports") result.supports = read_supports(section);
    if (name == "noise") result.noise = read_noise(section);
  }
  return result;
}

}  // namespace referee::driver
