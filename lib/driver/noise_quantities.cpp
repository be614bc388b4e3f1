// SPDX-License-Identifier: GPL-3.0-or-later
/// The quantities of multiplicative noise conditioning: kernel, optimal model, its equilibria.
#include <fmt/format.h>

#include <algorithm>

#include "driver/quantities.hpp"
#include "driver/usage_error.hpp"
#include "heat/equilibria.hpp"

namespace referee::driver {
namespace {

/// Beyond that many dimensions only the neighbourhoods of the data points are searched.
constexpr std::size_t searched_dimensions = 3;
/// Evaluations of the kernel that a search of the bounding box may cost, about.
constexpr long search_effort = 200000;

TrainedModel model_of(const Request& request) {
  const auto& mixture = request.mixture();
  if (std::any_of(mixture.variances.begin(), mixture.variances.end(),
                  [](const Rational& variance) { return variance != 0; }))
    throw UsageError(fmt::format("{}: [mixture] variance: the optimal model is that of data points; give 0",
                                 request.file()));
  const Noise& noise = request.noise();
  return {mixture, noise.alpha, noise.sigma_eps, noise.sigma_T};
}

/// The option where it is given, else the level of the file. @throws UsageError when there is neither.
Rational noise_level(const Request& request, const std::string& option, Rational Noise::*level) {
  if (request.has(option)) return request.positive(option);
  if (request.input().noise) return request.noise().*level;
  throw UsageError(
      fmt::format("{} is missing; give a number above 0, or --input FILE with a section [noise]", option));
}

std::vector<Ball> balls(const RationalPoint& point, Precision precision) {
  std::vector<Ball> result;
  for (const Rational& coordinate : point) result.emplace_back(coordinate, precision);
  return result;
}

/// A coordinate of an enclosed point: "0" when no precision told it from zero; the radius says how far.
std::pair<std::string, std::string> coordinate_text(const Ball& value, long digits) {
  if (value.accurate_digits() > digits) return {value.to_decimal(digits), value.radius().to_decimal(2)};
  return {value.contains_zero() ? "0" : value.midpoint().to_decimal(digits), value.magnitude().to_decimal(2)};
}

std::pair<Json, Json> coordinates_json(const std::vector<Ball>& point, long digits) {
  std::pair<Json, Json> result{Json::array(), Json::array()};
  for (const Ball& coordinate : point) {
    const auto [text, radius] = coordinate_text(coordinate, digits);
    result.first.push_back(text);
    result.second.push_back(radius);
  }
  return result;
}

std::string short_text(const std::vector<Ball>& point) {
  std::vector<std::string> texts;
  for (const Ball& coordinate : point) texts.push_back(coordinate_text(coordinate, 8).first);
  return point.size() == 1 ? texts[0] : fmt::format("({})", fmt::join(texts, ", "));
}

Answer equilibria_answer(const Request& request, long digits) {
  const TrainedModel model = model_of(request);
  const std::size_t d = model.data.dimension();
  const long boxes =
      d > searched_dimensions ? 0 : search_effort / static_cast<long>(6 * model.data.size()) + 1;
  const EquilibriumSearch search = find_equilibria(model, digits, boxes);
  Answer answer;
  answer.head = {"at", "nearest", "offset", "stable"};
  Json points = Json::array();
  for (const Equilibrium& point : search.points) {
    const auto [at, at_radius] = coordinates_json(point.at, digits);
    const auto [offset, offset_radius] = coordinates_json(point.offset, digits);
    const Json stable = point.stable == Truth::unknown ? Json() : Json(point.stable == Truth::yes);
    points.push_back({{"at", at},
                      {"at_radius", at_radius},
                      {"nearest", point.nearest},
                      {"offset", offset},
                      {"offset_radius", offset_radius},
                      {"stable", stable}});
    answer.table.push_back({short_text(point.at), std::to_string(point.nearest), short_text(point.offset),
                            stable.is_null()             ? "undecided"
                            : point.stable == Truth::yes ? "yes"
                                                         : "no"});
  }
  answer.result["points"] = points;
  answer.result["complete"] = search.complete;
  answer.remarks.push_back(
      search.complete ? fmt::format("{} equilibri{}, each proven; this list is complete",
                                    search.points.size(), search.points.size() == 1 ? "um" : "a")
      : d > searched_dimensions
          ? "each is proven; only what ascends from a data point was looked for, there may be more"
          : fmt::format("each is proven; {} boxes stayed open, there may be more", search.open));
  return answer;
}

}  // namespace

Quantity noise_kernel_quantity() {
  return {"noise-kernel", {"--s", "--z", "--a", "--b"}, false, [](const Request& request, long digits, bool) {
            const Rational s = request.number("--s"), z = request.number("--z");
            const Rational a = noise_level(request, "--a", &Noise::sigma_eps);
            const Rational b = noise_level(request, "--b", &Noise::sigma_T);
            if (b <= a)
              throw UsageError(
                  fmt::format("--b: {} does not exceed --a = {}; raise it", to_string(b), to_string(a)));
            return enclosed_answer(digits, [=](Precision precision) {
              const NoiseKernel kernel{Ball(a, precision), Ball(b, precision)};
              return std::vector<Enclosed>{{"phi", {}, {kernel(Ball(s, precision), Ball(z, precision))}}};
            });
          }};
}

Quantity optimal_model_quantity() {
  return {"optimal-model", {"--at"}, false, [](const Request& request, long digits, bool) {
            const TrainedModel model = model_of(request);
            const RationalPoint at = request.point("--at", model.data.dimension());
            return enclosed_answer(digits, [=](Precision precision) {
              const OptimalModel optimal = model.at(precision);
              const auto x = balls(at, precision);
              return std::vector<Enclosed>{{"s_star", {x.size()}, optimal(x)},
                                           {"L", {}, {optimal.L(x)}},
                                           {"L_tilde", {}, {optimal.L_tilde(x)}}};
            });
          }};
}

Quantity equilibria_quantity() {
  return {"equilibria", {}, false, [](const Request& request, long digits, bool) {
            return equilibria_answer(request, digits);
          }};
}

}  // namespace referee::driver
