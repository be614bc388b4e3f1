// SPDX-License-Identifier: GPL-3.0-or-later
/// The quantities that `compute` knows, each from its checked input to a function of the precision.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "driver/answer.hpp"
#include "driver/input_file.hpp"
#include "driver/usage_error.hpp"

namespace referee::driver {

/// What the user gave for one quantity: the file, and the options by name ("--at").
class Request {
 public:
  /// An empty name and input when the user named no file: then every section is missing.
  Request(std::string file, InputFile input, std::map<std::string, std::string> arguments)
      : file_(std::move(file)), input_(std::move(input)), arguments_(std::move(arguments)) {}

  /// @throws UsageError when the file has no [mixture], or there is no file.
  const Mixture<Rational>& mixture() const;
  /// @throws UsageError when the file has no [supports], or there is no file.
  const Supports& supports() const;
  /// Of the points of the mixture or the supports.
  std::size_t dimension() const;
  /// @throws UsageError when the file has no [noise], or there is no file.
  const Noise& noise() const;
  const InputFile& input() const { return input_; }
  const std::string& file() const { return file_; }

  /// Comma-separated coordinates. @throws UsageError naming the option when it is missing, not numeric or not
  /// of this dimension.
  RationalPoint point(const std::string& option, std::size_t dimension) const;
  /// Any number. @throws UsageError when it is missing or not numeric.
  Rational number(const std::string& option) const;
  /// A time t >= 0, by default 0. @throws UsageError
  Rational time(const std::string& option) const;
  bool has(const std::string& option) const { return arguments_.contains(option); }
  /// A number > 0. @throws UsageError, also when it is missing and there is no default.
  Rational positive(const std::string& option, std::optional<Rational> otherwise = {}) const;
  const std::map<std::string, std::string>& arguments() const { return arguments_; }

 private:
  UsageError lacks(std::string_view section, std::string_view keys) const;

  std::string file_;
  InputFile input_;
  std::map<std::string, std::string> arguments_;
};

/// The variance of every component. @throws UsageError giving the reason when there are several.
Rational common_variance(const Request& request, const std::string& reason);

struct Quantity {
  std::string name;
  std::vector<std::string> options;  ///< the options it takes
  bool has_picture;
  /// @throws UsageError for an input that the quantity is not defined for.
  std::function<Answer(const Request&, long digits, bool with_picture)> answer;
};

/// All of them, in the order of the documentation.
const std::vector<Quantity>& quantities();

/// log u, its gradient and its Hessian at --at and heat time --time.
Quantity score_quantity();
/// The amplification exponent of a symmetric pair on the line at --time (score-shocks, Theorem 6.3).
Quantity amplification_quantity();
/// Every speciation time of a mixture with one variance, and the closed approximations (score-shocks, section
/// 9).
Quantity speciation_quantity();
/// Power weights of the responsibility cells at --time, and their walls in one and two dimensions.
Quantity boundary_quantity();
/// Phi_lambda at --at with its nearest sites, and F_lambda with its gradient at --time.
Quantity potential_quantity();
/// All critical points of Phi_lambda.
Quantity critical_points_quantity();
/// Where they change as lambda grows.
Quantity bifurcations_quantity();
/// All solutions of the limiting inclusion from --from up to --tau.
Quantity limit_flow_quantity();
/// The generation flow from --from at --start-time to --time, and a proof of where it ends.
Quantity trajectory_quantity();
/// Pixels of starts, each with the minimiser to which it is proven to flow.
Quantity basins_quantity();

/// Phi_a^b(s, z) at --s and --z, between --a and --b (unless given, the noise levels of the file, which is
/// needed only then).
Quantity noise_kernel_quantity();
/// The optimal noise-independent model s_* of data points at --at.
Quantity optimal_model_quantity();
/// Zeros of s_*, each proven.
Quantity equilibria_quantity();

}  // namespace referee::driver
