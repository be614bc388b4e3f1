// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/parallel_loop.hpp"

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "numbers/arb.hpp"

namespace referee {

void parallel_loop(std::size_t count, long threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex guard;
  const auto take = [&] {
    try {
      for (std::size_t index; (index = next++) < count;) work(index);
    } catch (...) {
      const std::lock_guard lock(guard);
      if (!failure) failure = std::current_exception();
    }
  };
  std::vector<std::thread> helpers;
  for (long k = 1; k < threads && static_cast<std::size_t>(k) < count; ++k)
    helpers.emplace_back([&] {
      take();
      flint_cleanup();  // what Arb keeps for each thread
    });
  take();
  for (std::thread& helper : helpers) helper.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace referee
