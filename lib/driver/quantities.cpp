// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/quantities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "driver/usage_error.hpp"
#include "heat/score.hpp"
#include "heat/symmetric_pair.hpp"

namespace referee::driver {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

Rational parsed(const std::string& option, std::string_view text) {
  try {
    return parse_rational(trimmed(text));
  } catch (const std::invalid_argument& reason) {
    throw UsageError(fmt::format("{}: {}", option, reason.what()));
  }
}

Rational least_variance(const Mixture<Rational>& mixture) {
  return *std::min_element(mixture.variances.begin(), mixture.variances.end());
}

/// The smoothed mixture must have a density. @throws UsageError
void require_smooth(const Request& request, const Rational& time) {
  if (least_variance(request.mixture()) + 2 * time <= 0)
    throw UsageError(
        fmt::format("{}: [mixture] variance: 0 has no density at time 0; give --time above 0 or raise it",
                    request.file()));
}

}  // namespace

UsageError Request::lacks(std::string_view section, std::string_view keys) const {
  if (file_.empty())
    return UsageError(fmt::format("--input is missing; name a TOML file with [{}]: {}", section, keys));
  return UsageError(fmt::format("{}: [{}] is missing; add it with {}", file_, section, keys));
}

const Mixture<Rational>& Request::mixture() const {
  if (!input_.mixture) throw lacks("mixture", "means, weights and variance");
  return *input_.mixture;
}

Rational common_variance(const Request& request, const std::string& reason) {
  const auto& variances = request.mixture().variances;
  if (std::any_of(variances.begin(), variances.end(), [&](const Rational& v) { return v != variances[0]; }))
    throw UsageError(fmt::format("{}: [mixture] variance: {}", request.file(), reason));
  return variances[0];
}

RationalPoint Request::point(const std::string& option, std::size_t dimension) const {
  const auto given = arguments_.find(option);
  if (given == arguments_.end())
    throw UsageError(
        fmt::format("{} is missing; give {} coordinates, separated by commas", option, dimension));
  RationalPoint result;
  std::string_view rest = given->second;
  for (bool more = true; more;) {
    const auto comma = rest.find(',');
    more = comma != rest.npos;
    result.push_back(parsed(option, rest.substr(0, comma)));
    if (more) rest.remove_prefix(comma + 1);
  }
  if (result.size() != dimension)
    throw UsageError(fmt::format("{}: {} has {} coordinates, the points of {} have {}; give as many", option,
                                 given->second, result.size(), file_, dimension));
  return result;
}

Rational Request::number(const std::string& option) const {
  const auto given = arguments_.find(option);
  if (given == arguments_.end()) throw UsageError(fmt::format("{} is missing; give a number", option));
  return parsed(option, given->second);
}

Rational Request::time(const std::string& option) const {
  const auto given = arguments_.find(option);
  if (given == arguments_.end()) return 0;
  const Rational value = parsed(option, given->second);
  if (value < 0) throw UsageError(fmt::format("{}: {} is negative; use 0 or more", option, given->second));
  return value;
}

const Noise& Request::noise() const {
  if (!input_.noise) throw lacks("noise", "alpha, sigma_eps and sigma_T");
  return *input_.noise;
}

const Supports& Request::supports() const {
  if (!input_.supports) throw lacks("supports", "A1, A2 and lambda");
  return *input_.supports;
}

std::size_t Request::dimension() const {
  return input_.supports ? input_.supports->first.front().size() : mixture().dimension();
}

Rational Request::positive(const std::string& option, std::optional<Rational> otherwise) const {
  const auto given = arguments_.find(option);
  if (given == arguments_.end()) {
    if (otherwise) return *otherwise;
    throw UsageError(fmt::format("{} is missing; give a number above 0", option));
  }
  const Rational value = parsed(option, given->second);
  if (value <= 0) throw UsageError(fmt::format("{}: {} is not above 0; raise it", option, given->second));
  return value;
}

Quantity score_quantity() {
  return {"score", {"--at", "--time"}, false, [](const Request& request, long digits, bool) {
            const auto mixture = request.mixture();
            const auto at = request.point("--at", mixture.dimension());
            const Rational time = request.time("--time");
            require_smooth(request, time);
            return enclosed_answer(digits, [=](Precision precision) {
              const FromRational<Ball> ball{precision};
              auto kernel = smoothed<Ball>(mixture, ball(time), ball);
              std::vector<Ball> x;
              for (const Rational& coordinate : at) x.push_back(ball(coordinate));
              const std::size_t d = x.size();
              const Ball log_density = kernel.log_density(x);
              const auto& posterior = kernel.at(x, 2);
              return std::vector<Enclosed>{
                  {"log_density", {}, {log_density}},
                  {"score", {d}, score(posterior, kernel.noise())},
                  {"hessian", {d, d}, score_jacobian(posterior, kernel.noise())},
              };
            });
          }};
}

Quantity amplification_quantity() {
  return {"amplification", {"--time"}, false, [](const Request& request, long digits, bool) {
            const auto& mixture = request.mixture();
            const auto refuse = [&](std::string_view key, std::string_view what) {
              throw UsageError(
                  fmt::format("{}: [mixture] {}: amplification needs {}", request.file(), key, what));
            };
            if (mixture.dimension() != 1) refuse("means", "one dimension; give each mean one coordinate");
            if (mixture.size() != 2) refuse("means", "two components; give two means");
            if (mixture.weights[0] != mixture.weights[1]) refuse("weights", "equal weights; give [0.5, 0.5]");
            if (mixture.variances[0] != mixture.variances[1])
              refuse("variance", "equal variances; give one number");
            const Rational time = request.time("--time");
            require_smooth(request, time);
            const Rational a = abs(mixture.means[0][0] - mixture.means[1][0]) / 2;
            const Rational snr = a * a / total_variance(mixture.variances[0], time);
            if (snr < 1)
              throw UsageError(
                  fmt::format("--time: {} lies past the speciation time {}, where nothing is amplified; "
                              "choose an earlier one",
                              to_string(time), to_string(pair_speciation_time(a, mixture.variances[0]))));
            return enclosed_answer(digits, [=](Precision precision) {
              const Ball ratio(snr, precision);
              const Ball exponent = amplification_exponent(ratio);
              return std::vector<Enclosed>{
                  {"Lambda", {}, {exponent}}, {"factor", {}, {exp(exponent)}}, {"snr", {}, {ratio}}};
            });
          }};
}

const std::vector<Quantity>& quantities() {
  static const std::vector<Quantity> all = {
      score_quantity(),      speciation_quantity(),      amplification_quantity(), boundary_quantity(),
      potential_quantity(),  critical_points_quantity(), bifurcations_quantity(),  trajectory_quantity(),
      limit_flow_quantity(), noise_kernel_quantity(),    optimal_model_quantity(), equilibria_quantity(),
      basins_quantity()};
  return all;
}

}  // namespace referee::driver
