// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace referee {

/// Calls work(0), ..., work(count - 1) on so many threads, the caller's among them, each as it becomes free;
/// calls for different indices must not meet in memory. The first exception stops that thread and is thrown
/// once all have ended.
void parallel_loop(std::size_t count, long threads, const std::function<void(std::size_t)>& work);

}  // namespace referee
