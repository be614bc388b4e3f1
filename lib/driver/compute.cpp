// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/compute.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "driver/files.hpp"
#include "driver/quantities.hpp"
#include "driver/selection.hpp"
#include "driver/usage_error.hpp"
#include "report/svg.hpp"

namespace referee::driver {
namespace {

/// In the order of the documentation.
std::vector<std::string> quantity_names() {
  std::vector<std::string> names;
  for (const Quantity& quantity : quantities()) names.push_back(quantity.name);
  return names;
}

const Quantity& find_quantity(const ComputeOptions& options) {
  const auto& built = quantities();
  const auto quantity =
      std::find_if(built.begin(), built.end(), [&](const auto& one) { return one.name == options.quantity; });
  if (quantity == built.end()) {
    const auto names = quantity_names();
    const auto hint = suggestion(options.quantity, names);
    throw UsageError(fmt::format("compute: unknown quantity '{}'{} the quantities are {}", options.quantity,
                                 hint.empty() ? ";" : hint, fmt::join(names, ", ")));
  }
  for (const auto& [option, value] : options.arguments)
    if (std::find(quantity->options.begin(), quantity->options.end(), option) == quantity->options.end())
      throw UsageError(fmt::format("compute {}: {} is no option of this quantity; it takes {}",
                                   options.quantity, option, fmt::join(quantity->options, ", ")));
  return *quantity;
}

Json to_json(const std::vector<RationalPoint>& points) {
  Json list = Json::array();
  for (const auto& point : points) list.push_back(exact_json(point));
  return list;
}

/// The input as it was understood, in exact rationals.
Json input_json(const Request& request) {
  Json document;
  const InputFile& input = request.input();
  if (input.mixture)
    document["mixture"] = {{"means", to_json(input.mixture->means)},
                           {"weights", exact_json(input.mixture->weights)},
                           {"variance", exact_json(input.mixture->variances)}};
  if (input.supports)
    document["supports"] = {{"A1", to_json(input.supports->first)},
                            {"A2", to_json(input.supports->second)},
                            {"weights1", exact_json(input.supports->first_weights)},
                            {"weights2", exact_json(input.supports->second_weights)},
                            {"lambda", to_string(input.supports->lambda)}};
  if (input.noise)
    document["noise"] = {{"alpha", to_string(input.noise->alpha)},
                         {"sigma_eps", to_string(input.noise->sigma_eps)},
                         {"sigma_T", to_string(input.noise->sigma_T)}};
  for (const auto& [option, value] : request.arguments()) document[option.substr(2)] = value;
  return document;
}

}  // namespace

const std::vector<std::pair<std::string, std::string>>& quantity_options() {
  static const std::vector<std::pair<std::string, std::string>> options = {
      {"--at", "point, coordinates separated by commas"},
      {"--time", "heat time (0 unless given; a trajectory needs one)"},
      {"--beta", "noise rate of a variance-preserving schedule"},
      {"--from", "starting point, coordinates separated by commas"},
      {"--start-time", "time at which a trajectory starts"},
      {"--tau", "logarithmic time of a limiting flow"},
      {"--pixels", "pixels along each axis of a picture of basins (32, or 256 on the line)"},
      {"--s", "order of the noise kernel"},
      {"--z", "argument of the noise kernel"},
      {"--a", "lower end of the noise kernel"},
      {"--b", "upper end of the noise kernel"}};
  return options;
}

std::string quantities_help() { return fmt::format("one of {}", fmt::join(quantity_names(), ", ")); }

int compute(const ComputeOptions& options) {
  const Quantity& quantity = find_quantity(options);
  if (!options.json.empty()) require_writable(options.json, "--json");
  if (!options.svg.empty()) {
    require_writable(options.svg, "--svg");
    if (!quantity.has_picture)
      throw UsageError(fmt::format("--svg: compute {} draws no picture; leave it out", quantity.name));
  }
  const Request request(options.input, options.input.empty() ? InputFile{} : read_input(options.input),
                        options.arguments);
  if (!options.svg.empty() && request.dimension() > 2)
    throw UsageError(
        fmt::format("--svg: pictures are of one or two dimensions, the points of {} have {}; leave it out",
                    options.input, request.dimension()));
  const Answer answer = quantity.answer(request, options.digits, !options.svg.empty());
  if (!options.json.empty()) {
    const Json document = {{"quantity", quantity.name},
                           {"digits", options.digits},
                           {"input", input_json(request)},
                           {"result", answer.result}};
    write_file(options.json, document.dump(2) + "\n");
  }
  if (!options.svg.empty())
    write_file(options.svg, answer.picture ? report::to_svg(*answer.picture) : answer.drawing);
  print(answer);
  return 0;
}

}  // namespace referee::driver
