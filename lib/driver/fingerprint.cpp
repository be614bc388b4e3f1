// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/fingerprint.hpp"

#include <fmt/format.h>
#include <gmp.h>
#include <mpfr.h>

#include <boost/version.hpp>

#include "numbers/arb.hpp"

namespace referee::driver {
namespace {

#if defined(__clang__)
constexpr const char* compiler = "clang " __clang_version__;
#else
constexpr const char* compiler = "g++ " __VERSION__;
#endif

/// Arb has a version of its own only where it is not yet a part of FLINT.
std::string arb_release() {
#if __has_include(<flint/arb.h>)
  return "";
#else
  return fmt::format(", Arb {}", arb_version);
#endif
}

}  // namespace

std::string toolchain() {
  return fmt::format("{}, GMP {}, MPFR {}, FLINT {}{}, Boost {}.{}", compiler, gmp_version,
                     mpfr_get_version(), FLINT_VERSION, arb_release(), BOOST_VERSION / 100000,
                     BOOST_VERSION / 100 % 1000);
}

EvidenceKey evidence_key(const court::Claim& claim, const court::Effort& effort, const CodeTable& code) {
  const auto theorem = code.theorems.find(claim.file);
  return {.id = claim.id,
          .digits = effort.digits,
          .budget = std::string(court::name(effort.budget)),
          .seed = effort.seed,
          .theorem = theorem == code.theorems.end() ? "" : theorem->second,
          .library = code.library,
          .toolchain = toolchain()};
}

}  // namespace referee::driver
