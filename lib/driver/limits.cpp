// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/limits.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

#include "driver/usage_error.hpp"

namespace referee::driver {
namespace {

template <class Number>
Number from_environment(const char* variable, Number otherwise, Number least, const char* mend) {
  const char* text = std::getenv(variable);
  if (!text) return otherwise;
  const std::string_view view(text);
  Number value{};
  const auto [end, error] = std::from_chars(view.data(), view.data() + view.size(), value);
  // Written so that a NaN is refused too.
  if (error != std::errc{} || end != view.data() + view.size() ||
      !(value >= least && value <= Number(1'000'000)))
    throw UsageError(fmt::format("environment variable {}={}: {}", variable, text, mend));
  return value;
}

}  // namespace

Limits limits_for(court::Budget budget) {
  const double seconds = budget == court::Budget::quick ? 60 : budget == court::Budget::standard ? 240 : 3600;
  return {std::chrono::milliseconds(
              static_cast<long>(1000 * from_environment("REFEREE_CLAIM_SECONDS", seconds, 0.001,
                                                        "give seconds above 0, such as 120"))),
          from_environment("REFEREE_CLAIM_MEGABYTES", 4096L, 0L,
                           "give a whole number such as 4096, or 0 for no limit")};
}

}  // namespace referee::driver
