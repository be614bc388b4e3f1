// SPDX-License-Identifier: GPL-3.0-or-later
#include "trial.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

namespace referee::mutations {
namespace {

constexpr std::chrono::seconds control_limit{300};

/// work(index, desk) for every index below `count`, a desk for each of `jobs` threads, cleared away in the
/// end. The first exception ends it.
void share_out(std::size_t count, long jobs, const Planted& planted,
               const std::function<void(std::size_t, const std::filesystem::path&)>& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr trouble;
  std::mutex mutex;
  {
    std::vector<std::jthread> threads;
    for (long job = 0; job < jobs; ++job)
      threads.emplace_back([&, desk = planted.build / fmt::format("desk-{}-{}", ::getpid(), job)] {
        try {
          for (std::size_t i; (i = next++) < count;) work(i, desk);
        } catch (...) {
          const std::lock_guard lock(mutex);
          trouble = std::current_exception();
          next = count;
        }
        std::error_code ignored;
        std::filesystem::remove_all(desk, ignored);
      });
  }
  if (trouble) std::rethrow_exception(trouble);
}

std::chrono::seconds limit_for(double seconds) {
  return std::chrono::seconds(60 + static_cast<long>(10 * seconds));
}

Fate try_fault(const Fault& fault, const Control& control, const Planted& planted,
               const std::filesystem::path& desk) {
  auto checks = checks_of(fault);
  std::stable_sort(checks.begin(), checks.end(), [&](const Check& a, const Check& b) {
    return control.at(a).seconds < control.at(b).seconds;
  });
  Fate fate{fault, {}, {}, false};
  for (const Check& check : checks) {
    const Baseline& baseline = control.at(check);
    Result result = run(check, fault, planted, desk, limit_for(baseline.seconds));
    fate.reached = fate.reached || result.reached;
    if (result.outcome == Outcome::passed && result.findings != baseline.findings) {
      result.outcome = Outcome::noticed;
      result.verdict = "a finding";
    }
    if (result.outcome == Outcome::passed) continue;
    if (result.outcome != Outcome::noticed && !fate.check.empty()) continue;
    fate.result = std::move(result);
    fate.check = check.name;
    if (fate.caught()) break;
  }
  return fate;
}

}  // namespace

Control run_control(const std::vector<Fault>& faults, const Planted& planted, long jobs) {
  std::set<Check> distinct;
  for (const Fault& fault : faults)
    for (const Check& check : checks_of(fault)) distinct.insert(check);
  const std::vector<Check> checks(distinct.begin(), distinct.end());
  std::vector<Result> results(checks.size());
  share_out(checks.size(), jobs, planted, [&](std::size_t i, const auto& desk) {
    results[i] = run(checks[i], std::nullopt, planted, desk, control_limit);
  });
  Control control;
  std::vector<std::string> failed;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    control[checks[i]] = {results[i].seconds, results[i].findings};
    if (results[i].outcome != Outcome::passed) failed.push_back(checks[i].name);
  }
  if (!failed.empty())
    throw std::runtime_error(fmt::format("without any fault these do not pass: {}", fmt::join(failed, ", ")));
  return control;
}

std::vector<Fate> try_faults(const std::vector<Fault>& faults, const Control& control, const Planted& planted,
                             long jobs, const std::function<void(const Fate&)>& ended) {
  std::vector<Fate> fates(faults.size());
  std::mutex mutex;
  share_out(faults.size(), jobs, planted, [&](std::size_t i, const auto& desk) {
    fates[i] = try_fault(faults[i], control, planted, desk);
    const std::lock_guard lock(mutex);
    ended(fates[i]);
  });
  return fates;
}

}  // namespace referee::mutations
