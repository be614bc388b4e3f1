// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/claim_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <stdexcept>
#include <thread>
#include <utility>

#include "court/trial.hpp"

namespace referee::driver {
namespace {

using Clock = std::chrono::steady_clock;

/// Exit code of a child that has stored its evidence; no library function ends a process with it.
constexpr int evidence_stored = 97;
constexpr int evidence_not_stored = 98;
/// A claim that fills the disk with output or evidence is stopped too.
constexpr rlim_t most_bytes_written = rlim_t{256} << 20;
/// The shadow memory of a sanitizer is address space, far more than any limit.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

struct MemoryLimitReached : std::bad_alloc {
  const char* what() const noexcept override {
    return "the memory limit (REFEREE_CLAIM_MEGABYTES) was reached";
  }
};

double seconds_since(Clock::time_point start, Clock::time_point end) {
  return std::chrono::duration<double>(end - start).count();
}

void limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit value{soft, hard};
  ::setrlimit(static_cast<__rlimit_resource_t>(resource), &value);
}

void confine(const Limits& limits, int output, pid_t parent) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(evidence_not_stored);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_FSIZE, most_bytes_written, most_bytes_written);
  if (limits.megabytes > 0 && !sanitized)
    limit(RLIMIT_AS, rlim_t(limits.megabytes) << 20, rlim_t(limits.megabytes) << 20);
  // The clock on the wall decides; this stops a claim whose parent was suspended.
  const rlim_t wall = rlim_t(limits.wall_clock.count() / 1000 + 1);
  const rlim_t processor = wall * std::max(1u, std::thread::hardware_concurrency()) + 1;
  limit(RLIMIT_CPU, processor, processor + 1);
  std::set_new_handler([] { throw MemoryLimitReached(); });
}

[[noreturn]] void run_child(const court::Claim& claim, const court::Effort& effort, const EvidenceKey& key,
                            const EvidenceStore& store) {
  const auto start = Clock::now();
  try {
    auto evidence = evidence_frame(claim, effort);
    evidence.judgement = court::try_claim(claim, effort);
    evidence.seconds = seconds_since(start, Clock::now());
    store.store(key, evidence);
    ::_exit(evidence_stored);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
  } catch (...) {
    fmt::print(stderr, "an exception of unknown type\n");
  }
  ::_exit(evidence_not_stored);
}

}  // namespace

court::Evidence evidence_frame(const court::Claim& claim, const court::Effort& effort) {
  court::Evidence evidence;
  evidence.id = claim.id;
  evidence.paper = claim.paper;
  evidence.kind = claim.kind;
  evidence.title = claim.title;
  evidence.statement = claim.statement;
  evidence.hypotheses = claim.hypotheses;
  evidence.source = claim.source;
  evidence.evidence = claim.evidence;
  evidence.refuted_by = claim.refuted_by;
  evidence.attack = claim.attack;
  evidence.file = claim.file;
  evidence.rests_on = claim.rests_on;
  evidence.digits = effort.digits;
  evidence.budget = court::name(effort.budget);
  evidence.seed = effort.seed;
  return evidence;
}

ClaimProcess::ClaimProcess(const court::Claim& claim, const court::Effort& effort, const EvidenceKey& key,
                           const Limits& limits, const EvidenceStore& store)
    : claim_(&claim),
      effort_(effort),
      key_(key),
      limits_(limits),
      start_(Clock::now()),
      deadline_(start_ + limits.wall_clock),
      output_(::memfd_create("output", MFD_CLOEXEC)) {
  const pid_t parent = ::getpid();
  process_ = output_ < 0 ? -1 : ::fork();
  if (process_ == 0) {
    confine(limits, output_, parent);
    run_child(claim, effort, key, store);
  }
  if (process_ < 0) {
    const int error = errno;
    if (output_ >= 0) ::close(output_);
    throw std::runtime_error(
        fmt::format("cannot start a process for {}: {}", claim.id, std::strerror(error)));
  }
  // In both, so that it holds whoever runs first.
  ::setpgid(process_, process_);
}

ClaimProcess::~ClaimProcess() {
  if (process_ > 0) {
    ::kill(-process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  if (output_ >= 0) ::close(output_);
}

ClaimProcess::ClaimProcess(ClaimProcess&& other) noexcept
    : claim_(other.claim_),
      effort_(other.effort_),
      key_(std::move(other.key_)),
      limits_(other.limits_),
      start_(other.start_),
      deadline_(other.deadline_),
      end_(other.end_),
      process_(std::exchange(other.process_, -1)),
      output_(std::exchange(other.output_, -1)),
      status_(other.status_),
      timed_out_(other.timed_out_) {}

bool ClaimProcess::ended() {
  if (process_ < 0) return true;
  pid_t done = ::waitpid(process_, &status_, WNOHANG);
  if (done == 0 && Clock::now() >= deadline_) {
    timed_out_ = true;
    ::kill(-process_, SIGKILL);
    done = ::waitpid(process_, &status_, 0);
  }
  if (done == 0) return false;
  end_ = Clock::now();
  process_ = -1;
  return true;
}

std::string ClaimProcess::last_words() const {
  constexpr off_t most = 300;
  const off_t size = ::lseek(output_, 0, SEEK_END);
  if (size <= 0) return "";
  std::string text(static_cast<std::size_t>(std::min(size, most)), '\0');
  const ssize_t count = ::pread(output_, text.data(), text.size(), std::max<off_t>(0, size - most));
  text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ' || static_cast<unsigned char>(c) > '~') c = ' ';
  return text.empty() ? "" : fmt::format("; its last words: {}", text);
}

std::string ClaimProcess::what_happened() const {
  const double wall = std::chrono::duration<double>(limits_.wall_clock).count();
  if (timed_out_)
    return fmt::format(
        "stopped after {:g} s, the time limit of a claim at this budget (REFEREE_CLAIM_SECONDS){}", wall,
        last_words());
  if (WIFSIGNALED(status_)) {
    const int number = WTERMSIG(status_);
    const char* name = ::sigabbrev_np(number);
    const char* limit = number == SIGXCPU   ? ": the limit of processor time"
                        : number == SIGXFSZ ? ": the limit of bytes written"
                                            : "";
    return fmt::format("killed by SIG{} ({}){}{}", name ? name : std::to_string(number), ::strsignal(number),
                       limit, last_words());
  }
  if (WEXITSTATUS(status_) == evidence_not_stored)
    return fmt::format("its evidence could not be stored{}", last_words());
  return fmt::format("its process ended with exit code {} before its trial was over{}", WEXITSTATUS(status_),
                     last_words());
}

court::Evidence ClaimProcess::evidence(const EvidenceStore& store) const {
  std::string trouble;
  if (WIFEXITED(status_) && WEXITSTATUS(status_) == evidence_stored) {
    try {
      if (auto stored = store.load(key_); stored && stored->key == key_) return std::move(stored->evidence);
      trouble = "its evidence vanished from the store";
    } catch (const std::runtime_error&) {
      trouble = "its stored evidence cannot be read back";
    }
  } else {
    trouble = what_happened();
  }
  court::Finding finding;
  finding.method = "process";
  finding.what = "the trial runs to its end within its limits";
  finding.verdict = court::Verdict::error;
  finding.note = trouble;
  auto evidence = evidence_frame(*claim_, effort_);
  evidence.seconds = seconds_since(start_, end_);
  evidence.judgement.verdict = court::Verdict::error;
  evidence.judgement.findings.push_back(std::move(finding));
  try {
    store.store(key_, evidence);
  } catch (const std::runtime_error&) {
    // A disk that is full for this too is no reason to lose the finding.
  }
  return evidence;
}

}  // namespace referee::driver
