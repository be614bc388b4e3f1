// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/worker_pool.hpp"

#include <signal.h>

#include <algorithm>
#include <list>

namespace referee::driver {
namespace {

using Clock = std::chrono::steady_clock;

/// While it lives, signals are taken by `wait` alone: no handler, and none is lost between two looks.
class SignalWait {
 public:
  SignalWait() {
    sigset_t watched;
    ::sigemptyset(&watched);
    ::sigaddset(&watched, SIGCHLD);
    ::sigemptyset(&interrupts_);
    for (int number : {SIGINT, SIGTERM, SIGHUP}) {
      // One that the caller told us to ignore (nohup, a shell's background job) stays ignored.
      struct sigaction action;
      ::sigaction(number, nullptr, &action);
      if (action.sa_handler == SIG_IGN) continue;
      ::sigaddset(&watched, number);
      ::sigaddset(&interrupts_, number);
    }
    // One who starts us with SIGCHLD ignored would have the kernel discard how a child ended.
    ::sigaction(SIGCHLD, nullptr, &child_before_);
    struct sigaction standard {};
    standard.sa_handler = SIG_DFL;
    ::sigaction(SIGCHLD, &standard, nullptr);
    watched_ = watched;
    ::sigprocmask(SIG_BLOCK, &watched_, &before_);
  }
  ~SignalWait() {
    ::sigaction(SIGCHLD, &child_before_, nullptr);
    ::sigprocmask(SIG_SETMASK, &before_, nullptr);
  }
  SignalWait(const SignalWait&) = delete;
  SignalWait& operator=(const SignalWait&) = delete;

  /// Until a child changes, an interrupt comes or the time is up; true for an interrupt.
  bool wait(Clock::time_point until) {
    const auto left = std::max(std::chrono::nanoseconds(0), std::chrono::nanoseconds(until - Clock::now()));
    const timespec timeout{static_cast<time_t>(left.count() / 1'000'000'000), left.count() % 1'000'000'000};
    const int number = ::sigtimedwait(&watched_, nullptr, &timeout);
    return number > 0 && ::sigismember(&interrupts_, number) == 1;
  }

 private:
  sigset_t watched_, interrupts_, before_;
  struct sigaction child_before_;
};

struct Running {
  std::size_t job;
  ClaimProcess process;
};

}  // namespace

bool run_jobs(const std::vector<Job>& jobs, const court::Effort& effort, const Limits& limits, long processes,
              const EvidenceStore& store, const PoolObserver& observer) {
  SignalWait signals;
  std::list<Running> running;
  std::size_t next = 0;
  while (next < jobs.size() || !running.empty()) {
    while (next < jobs.size() && running.size() < static_cast<std::size_t>(processes)) {
      running.push_back({next, ClaimProcess(*jobs[next].claim, effort, jobs[next].key, limits, store)});
      observer.started(next++);
    }
    auto deadline = Clock::time_point::max();
    for (const auto& one : running) deadline = std::min(deadline, one.process.deadline());
    if (signals.wait(deadline)) return false;
    for (auto one = running.begin(); one != running.end();) {
      if (!one->process.ended()) {
        ++one;
        continue;
      }
      observer.ended(one->job, one->process.evidence(store));
      one = running.erase(one);
    }
  }
  return true;
}

}  // namespace referee::driver
