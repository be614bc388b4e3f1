// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as the TOML file of `compute`: an input that keeps its invariants, or one line that names the
/// file.
#include "driver/input_file.hpp"

#include <cstdint>

#include "properties.hpp"

using namespace referee;

namespace {

void require_valid(const driver::InputFile& input) {
  if (input.mixture) validate(*input.mixture);
  if (const auto& supports = input.supports) {
    const MixedScore mixed = mixed_score(*supports);
    validate(mixed.first);
    validate(mixed.second);
    if (mixed.first.dimension() != mixed.second.dimension() || supports->lambda < 0)
      fuzz::broken("supports share a dimension and lambda >= 0", to_string(supports->lambda));
  }
  if (const auto& noise = input.noise; noise && !(0 < noise->sigma_eps && noise->sigma_eps < noise->sigma_T))
    fuzz::broken("0 < sigma_eps < sigma_T", to_string(noise->sigma_eps));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    require_valid(driver::parse_input({reinterpret_cast<const char*>(data), size}, "in.toml"));
  } catch (const driver::UsageError& error) {
    fuzz::require_one_line(error);
    if (!std::string_view(error.what()).starts_with("in.toml: "))
      fuzz::broken("a complaint names the file first", error.what());
  }
  return 0;
}
