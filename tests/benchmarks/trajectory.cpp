// SPDX-License-Identifier: GPL-3.0-or-later
// Paired timings of one trajectory (taylor_loop.hpp); prints Markdown. Usage: referee_trajectory_benchmark
// [long], where `long` adds the slow rivals: mpmath.odefun and Bulirsch-Stoer at 50 digits (minutes).
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "dynamics/mixture_fields.hpp"
#include "dynamics/odeint_flow.hpp"
#include "dynamics/taylor_flow.hpp"
#include "dynamics/validated_flow.hpp"
#include "pairing.hpp"
#include "taylor_loop.hpp"

using namespace referee;
using namespace referee::benchmarks;

namespace {

constexpr long guard_bits = 40;

MixedScore score() {
  const ThreeDiracs task = three_diracs();
  Mixture<Rational> mixture;
  for (const auto& point : task.points) mixture.means.push_back(point);
  for (const auto& weight : task.weights) mixture.weights.push_back(weight);
  mixture.variances.assign(3, 0);
  return {mixture, {}, 1};
}

TaylorTrajectory recorded(long digits) {
  const ThreeDiracs task = three_diracs();
  const MixedScore three = score();
  return integrate(
      [&](const FromRational<Series>& from, const Series& tau, std::span<const Series> y) {
        return SimilarityField<Series>(three, 1, {0, 0}, from)(tau, y);
      },
      0, task.start, task.end, {.digits = digits, .guard_bits = guard_bits, .dense = false});
}

/// Enclosures of the same trajectory. @return its end, and its steps.
std::vector<Ball> validated(long digits, long& steps) {
  const ThreeDiracs task = three_diracs();
  const Precision precision = Precision::digits(digits).plus(guard_bits);
  ValidatedFlow flow(score(), 1, euclidean_ball({task.start.begin(), task.start.end()}, 0, precision),
                     {.digits = digits});
  if (!flow.follow(task.end)) std::printf("the validated flow stopped early\n");
  steps = flow.steps();
  return flow.now().box();
}

double seconds_since(double start) { return (processor_time() - start) / 1e9; }

void row(long digits, const char* name, double seconds, double ratio, long correct, long steps) {
  std::printf("| %ld | %s | %.4g | %.4g | %ld | %ld |\n", digits, name, seconds, ratio, correct, steps);
  std::fflush(stdout);
}

void against_mpmath(long digits, double ours, const std::vector<Ball>& reference) {
  const char* python = std::getenv("REFEREE_PYTHON");
  const std::string command =
      std::string(python ? python : "python3") + " '" REFEREE_MPMATH_TRAJECTORY "' " + std::to_string(digits);
  std::fflush(stdout);
  std::FILE* pipe = popen(command.c_str(), "r");
  double seconds = 0;
  char first[2048], second[2048];
  const int read = pipe == nullptr ? 0 : std::fscanf(pipe, "%lf %2047s %2047s", &seconds, first, second);
  if (pipe == nullptr || pclose(pipe) != 0 || read != 3) {
    std::printf("| %ld | mpmath.odefun | absent | | | |\n", digits);
    return;
  }
  const Precision precision = Precision::digits(digits + 10);
  const std::vector<Ball> end{Ball(parse_rational(first), precision),
                              Ball(parse_rational(second), precision)};
  row(digits, "mpmath.odefun + gmpy2", seconds, ours / seconds, agreement(end, reference, 1), 0);
}

void against_bulirsch_stoer(long digits, double ours, const std::vector<Ball>& reference) {
  const ThreeDiracs task = three_diracs();
  const SimilarityField<RealOf<65>> field(score(), 1, {0, 0}, {});
  const double start = processor_time();
  const auto flow =
      odeint_flow<65>([&](const RealOf<65>& tau, std::span<const RealOf<65>> y) { return field(tau, y); }, 0,
                      task.start, task.end, digits + 1, OdeintMethod::bulirsch_stoer);
  const double seconds = seconds_since(start);
  std::vector<Ball> end;
  for (const auto& y : flow.state) end.push_back(exact_ball(y, Precision::digits(65)));
  row(digits, "Odeint Bulirsch-Stoer over MPFR", seconds, ours / seconds, agreement(end, reference, 1),
      flow.steps);
}

}  // namespace

int main(int count, char** arguments) {
  const bool slow = count > 1 && std::strcmp(arguments[1], "long") == 0;
  std::printf(
      "| digits | program | seconds of processor time (median) | recorded tape / program | correct "
      "digits | steps |\n| --- | --- | --- | --- | --- | --- |\n");
  for (long digits : {16L, 30L, 50L, 100L, 200L, 500L, 1000L}) {
    if (digits > 200 && !slow) break;
    const int turns = digits <= 100 ? rounds : digits <= 200 ? 5 : 1;
    std::vector<double> ours, theirs, proven;
    std::vector<Ball> end, by_hand, enclosed;
    long steps = 0, hand_steps = 0, proven_steps = 0;
    for (int turn = 0; turn < turns; ++turn) {
      double start = processor_time();
      const TaylorTrajectory flow = recorded(digits);
      ours.push_back(seconds_since(start));
      end = flow.state;
      steps = flow.steps;
      start = processor_time();
      by_hand = hand_written_taylor(digits, guard_bits, hand_steps);
      theirs.push_back(seconds_since(start));
      if (digits > 200) continue;
      start = processor_time();
      enclosed = validated(digits, proven_steps);
      proven.push_back(seconds_since(start));
    }
    // At 500 digits and more the two programs are held against each other only: a third run would take
    // longest.
    const std::vector<Ball> reference = digits <= 200 ? recorded(digits + 20).state : by_hand;
    row(digits, "recorded tape", median(ours), 1, agreement(end, reference, 1), steps);
    row(digits, "hand-written Arb", median(theirs), paired_ratio(ours, theirs),
        agreement(by_hand, digits <= 200 ? reference : end, 1), hand_steps);
    if (digits <= 200)
      row(digits, "validated, with enclosures", median(proven), paired_ratio(ours, proven),
          agreement(enclosed, reference, 1), proven_steps);
    if (digits <= 30 || (slow && digits == 50)) {
      against_mpmath(digits, median(ours), reference);
      against_bulirsch_stoer(digits, median(ours), reference);
    }
  }
}
