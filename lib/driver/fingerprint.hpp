// SPDX-License-Identifier: GPL-3.0-or-later
/// What stored evidence depends on, and hence when it may be used again.
#pragma once

#include <string>

#include "court/claim.hpp"
#include "court/effort.hpp"
#include "driver/program.hpp"

namespace referee::driver {

/// Two runs with equal keys give equal evidence.
struct EvidenceKey {
  std::string id;
  long digits = 50;
  std::string budget;
  std::uint64_t seed = 1;
  std::string theorem;    ///< hash of the theorem file and what its folder shares; empty when it is not known
  std::string library;    ///< hash of the library that decides verdicts
  std::string toolchain;  ///< compiler and arithmetic libraries
  friend bool operator==(const EvidenceKey&, const EvidenceKey&) = default;
};

EvidenceKey evidence_key(const court::Claim& claim, const court::Effort& effort, const CodeTable& code);

/// "g++ 12.2.0, GMP 6.2.1, MPFR 4.2.0, FLINT 2.9.0, Boost 1.74": the compiler and the libraries that compute.
std::string toolchain();

}  // namespace referee::driver
