// SPDX-License-Identifier: GPL-3.0-or-later
/// A quantity with its options on the first line and a TOML file below it: an answer, one line that says what
/// is wrong, or an honest "cannot be enclosed". Only small inputs, so that every answer is quick.
#include <algorithm>
#include <cstdint>
#include <map>
#include <sstream>

#include "driver/compute.hpp"
#include "driver/quantities.hpp"
#include "properties.hpp"
#include "report/svg.hpp"

using namespace referee;

namespace {

constexpr std::size_t most_points = 4, most_dimensions = 3, most_letters = 6;
constexpr long digits = 10;

bool is_small(const Rational& number) { return to_string(number).size() <= most_letters; }
bool is_small(const std::vector<Rational>& numbers) {
  return numbers.size() <= most_points &&
         std::all_of(numbers.begin(), numbers.end(), [](const Rational& one) { return is_small(one); });
}
bool is_small(const std::vector<RationalPoint>& points) {
  return points.size() <= most_points && std::all_of(points.begin(), points.end(), [](const auto& point) {
           return point.size() <= most_dimensions && is_small(point);
         });
}
bool is_small(const driver::InputFile& input) {
  if (const auto& mixture = input.mixture)
    if (!is_small(mixture->means) || !is_small(mixture->weights) || !is_small(mixture->variances))
      return false;
  if (const auto& supports = input.supports)
    if (!is_small(supports->first) || !is_small(supports->second) || !is_small(supports->first_weights) ||
        !is_small(supports->second_weights) || !is_small(supports->lambda))
      return false;
  if (const auto& noise = input.noise)
    if (!is_small(noise->alpha) || !is_small(noise->sigma_eps) || !is_small(noise->sigma_T)) return false;
  return true;
}

/// Those whose every answer costs milliseconds; the others search or integrate.
bool is_quick(const driver::Quantity& quantity) {
  for (const char* slow : {"trajectory", "basins", "equilibria", "bifurcations"})
    if (quantity.name == slow) return false;
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto end = std::min(text.find('\n'), text.size());
  std::istringstream line{std::string(text.substr(0, end))};
  std::string name;
  line >> name;
  const auto& all = driver::quantities();
  const auto quantity =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
  if (quantity == all.end() || !is_quick(*quantity)) return -1;
  std::map<std::string, std::string> arguments;
  for (std::string option, value; line >> option >> value;) {
    if (std::find(quantity->options.begin(), quantity->options.end(), option) == quantity->options.end())
      return -1;
    if (value.size() > most_letters * most_dimensions || value.find_first_of("eE") != value.npos) return -1;
    arguments[option] = value;
  }
  try {
    driver::InputFile input = driver::parse_input(text.substr(end), "in.toml");
    if (!is_small(input)) return -1;
    const driver::Request request("in.toml", std::move(input), std::move(arguments));
    const bool with_picture = quantity->has_picture && request.dimension() <= 2;
    const driver::Answer answer = quantity->answer(request, digits, with_picture);
    if (answer.result.empty()) fuzz::broken("an answer has keys", quantity->name);
    if (answer.picture) report::to_svg(*answer.picture);
  } catch (const driver::UsageError& error) {
    fuzz::require_one_line(error);
  } catch (const std::runtime_error&) {
    // Documented: more digits than the quantity could enclose. A std::logic_error is a defect and ends the
    // process.
  }
  return 0;
}
