// SPDX-License-Identifier: GPL-3.0-or-later
/// A user's own mixture, supports or noise levels: the TOML file that `compute` reads, as exact rationals.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "heat/mixed_score.hpp"
#include "numbers/rational.hpp"

namespace referee::driver {

/// [supports]: two weighted point sets of one dimension, and the weight lambda >= 0 of their mixed scores.
struct Supports {
  std::vector<RationalPoint> first, second;             ///< A1, A2: distinct points each
  std::vector<Rational> first_weights, second_weights;  ///< positive, summing to 1; equal unless given
  Rational lambda;
};

/// The Dirac mixtures on the supports.
MixedScore mixed_score(const Supports& supports);

/// [noise]: multiplicative noise conditioning, 0 < sigma_eps < sigma_T.
struct Noise {
  Rational alpha, sigma_eps, sigma_T;
};

struct InputFile {
  std::optional<Mixture<Rational>> mixture;  ///< validated; variance 0 is a Dirac
  std::optional<Supports> supports;
  std::optional<Noise> noise;
};

/// Numbers may be TOML integers, floats (taken as their shortest decimal text, so that 0.1 is 1/10) or
/// strings
/// ("0.49", "1/3"). Weights may be left out (equal then); the variance is one number or one for each
/// component.
/// @throws UsageError in one line that names the file, the key and the mend.
InputFile read_input(const std::filesystem::path& file);

/// The same of a text; `file` only names it in complaints.
InputFile parse_input(std::string_view text, const std::filesystem::path& file);

}  // namespace referee::driver
