// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdexcept>

#include "kernel_contestant.hpp"
#include "measures/posterior_kernel.hpp"
#include "numbers/real.hpp"

namespace referee::benchmarks {
namespace {

template <unsigned D>
Contestant make() {
  return kernel_contestant<RealOf<D>>(
      "kernel over RealOf", FromRational<RealOf<D>>{},
      [](const RealOf<D>& value) { return value.template convert_to<double>(); });
}

}  // namespace

Contestant real_kernel(int digits) {
  switch (digits) {
    case 16:
      return make<16>();
    case 50:
      return make<50>();
    case 100:
      return make<100>();
    case 300:
      return make<300>();
    default:
      throw std::invalid_argument("real_kernel: digits must be 16, 50, 100 or 300");
  }
}

}  // namespace referee::benchmarks
