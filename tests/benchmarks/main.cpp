// SPDX-License-Identifier: GPL-3.0-or-later
// Paired timings of the score with its first derivatives; prints Markdown. See contestant.hpp for the task.
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "kernel_contestant.hpp"
#include "pairing.hpp"

using namespace referee;
using namespace referee::benchmarks;

namespace {

/// The hand-written loop in double.
class RawDouble {
 public:
  explicit RawDouble(Constants constants) : hoisted_(constants == Constants::hoisted) {
    for (int i = 0; i < point_count; ++i) points_[static_cast<std::size_t>(i)] = point(i);
    set_constants();
  }
  void pass() {
    for (double x : points_) at(x);
  }
  double check() {
    at(point(3));
    return s_tau_;
  }

 private:
  void set_constants() {
    inverse_ = 1 / total_;
    slope_ = a_ / total_;
    square_ = slope_ * slope_;
    cube_ = -2 * (square_ * slope_);
  }
  void at(double x) {
    if (!hoisted_) set_constants();
    const double t = std::tanh(slope_ * x), u = 1 - t * t;
    s_ = slope_ * t - inverse_ * x;
    s_x_ = square_ * u - inverse_;
    s_xx_ = cube_ * (t * u);
    s_tau_ = s_xx_ + 2 * (s_ * s_x_);
    // The results are stored, as the kernel stores its own, and the parameters may have changed.
    asm volatile("" : : "r"(this) : "memory");
  }

  bool hoisted_;
  std::array<double, point_count> points_;
  double a_ = 2.3, total_ = 0.75;
  double inverse_, slope_, square_, cube_, s_, s_x_, s_xx_, s_tau_;
};

Contestant raw_double(Constants constants) {
  auto program = std::make_shared<RawDouble>(constants);
  return {hand_written("double", constants), [program] { program->pass(); },
          [program] { return program->check(); }};
}

struct External {
  double nanoseconds, check;
};
/// One round of mpmath in a process of its own; nothing when it or its gmpy2 backend is absent.
std::optional<External> mpmath_round(int digits, Constants constants) {
  const char* python = std::getenv("REFEREE_PYTHON");
  const std::string command = std::string(python ? python : "python3") + " '" REFEREE_MPMATH_SCRIPT "' " +
                              std::to_string(digits) + (constants == Constants::hoisted ? " hoisted" : "");
  // The child would inherit an unflushed table.
  std::fflush(stdout);
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return std::nullopt;
  External result{};
  const int read = std::fscanf(pipe, "%lf %lf", &result.nanoseconds, &result.check);
  return pclose(pipe) == 0 && read == 2 ? std::optional(result) : std::nullopt;
}

struct Goal {
  const char* rival;
  int digits;
  double most;  ///< our time over the rival's
};
constexpr Goal goals[] = {{"hand-written mpmath + gmpy2", 50, 0.1},
                          {"hand-written MPFR", 50, 1.0},
                          {"hand-written Arb", 50, 1.3},
                          {"hand-written double", 0, 1.5}};

void row(const std::string& digits, const std::string& name, double nanoseconds, double ratio,
         int goal_digits) {
  std::string goal;
  for (const Goal& entry : goals)
    if (name == entry.rival && goal_digits == entry.digits) {
      char text[64];
      std::snprintf(text, sizeof text, "at most %.2g: %s", entry.most,
                    ratio <= entry.most ? "met" : "missed");
      goal = text;
    }
  std::printf("| %s | %s | %.3f | %.3f | %s |\n", digits.c_str(), name.c_str(),
              nanoseconds / 1000 / point_count, ratio, goal.c_str());
}

/// Times contestants[0] against the others; mpmath joins when `digits` is positive.
void compete(const std::string& label, int digits, const std::vector<Contestant>& contestants) {
  const double expected = contestants.back().check();
  for (const Contestant& contestant : contestants) {
    const double value = contestant.check();
    if (!(std::abs(value - expected) <= 1e-12 * std::abs(expected))) {
      std::fprintf(stderr, "%s computes %.17g instead of %.17g\n", contestant.name.c_str(), value, expected);
      std::exit(1);
    }
  }
  std::vector<std::vector<double>> times(contestants.size());
  constexpr Constants both[] = {Constants::per_point, Constants::hoisted};
  std::vector<double> external[2];
  bool with_mpmath = digits > 0;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t c = 0; c < contestants.size(); ++c) times[c].push_back(time_of(contestants[c].pass));
    for (std::size_t variant = 0; variant < 2 && with_mpmath; ++variant) {
      const auto result = mpmath_round(digits, both[variant]);
      with_mpmath = result.has_value();
      if (with_mpmath) external[variant].push_back(result->nanoseconds * point_count);
    }
  }
  for (std::size_t c = 0; c < contestants.size(); ++c)
    row(label, contestants[c].name, median(times[c]), paired_ratio(times[0], times[c]), digits);
  for (std::size_t variant = 0; variant < 2 && with_mpmath; ++variant)
    row(label, hand_written("mpmath + gmpy2", both[variant]), median(external[variant]),
        paired_ratio(times[0], external[variant]), digits);
  if (!with_mpmath && digits > 0) std::printf("| %s | mpmath + gmpy2 | absent | | |\n", label.c_str());
}

}  // namespace

int main() {
  std::printf(
      "| digits | program | microseconds of processor time per point (median of %d rounds) | kernel / "
      "program | goal |\n",
      rounds);
  std::printf("| --- | --- | --- | --- | --- |\n");
  compete("double", 0,
          {kernel_contestant<double>("kernel over double", {}, [](double value) { return value; }),
           raw_double(Constants::per_point), raw_double(Constants::hoisted)});
  for (int digits : {16, 50, 100, 300}) {
    const Precision precision = Precision::digits(digits);
    compete(std::to_string(digits), digits,
            {kernel_contestant<Ball>("kernel over Ball", {precision},
                                     [](const Ball& value) { return value.to_double(); }),
             raw_arb(precision.bits, Constants::per_point), raw_arb(precision.bits, Constants::hoisted),
             raw_mpfr(precision.bits, Constants::per_point), raw_mpfr(precision.bits, Constants::hoisted),
             real_kernel(digits)});
  }
}
