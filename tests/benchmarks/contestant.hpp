// SPDX-License-Identifier: GPL-3.0-or-later
/// The common task of all contestants: s, s_x, s_xx and s_tau = s_xx + 2 s s_x of the symmetric pair
/// 1/2 N(-a, .) + 1/2 N(a, .) with a = 23/10 and total variance 3/4, at 64 points of [-4, 4].
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace referee::benchmarks {

constexpr int point_count = 64;
constexpr const char* half_separation = "23/10";
constexpr const char* total_variance = "3/4";

/// The points are dyadic, so that every number type holds them exactly.
inline double point(int index) { return (index - 32) / 8.0 + 1.0 / 32; }

/// How a hand-written program treats a and the total variance.
enum class Constants {
  per_point,  ///< one tanh and 18 cheap operations per point: the task from its parameters
  hoisted     ///< one tanh and 12 cheap operations: everything that does not depend on x is computed before
};

/// "hand-written NAME", with a remark when the constants are hoisted.
inline std::string hand_written(const std::string& name, Constants constants) {
  return "hand-written " + name + (constants == Constants::hoisted ? ", constants hoisted" : "");
}

struct Contestant {
  std::string name;
  std::function<void()> pass;     ///< all points once
  std::function<double()> check;  ///< a value to hold the contestants against each other
};

/// Hand-written with the C libraries, into variables that are reused.
Contestant raw_arb(long bits, Constants constants);
Contestant raw_mpfr(long bits, Constants constants);
/// The kernel over RealOf<digits>. digits is 16, 50, 100 or 300.
Contestant real_kernel(int digits);

}  // namespace referee::benchmarks
