// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/cloud_products.hpp"

#include <algorithm>

#include "dynamics/matrix_product.hpp"
#include "dynamics/parallel_loop.hpp"

namespace referee {
namespace {

// Expanded points of one task: a few megabytes, reused against every vector.
constexpr std::size_t block_rows = 512;
// So few vectors do not pay for the expansion.
constexpr std::size_t few = 4;
// Coordinates of one task of a sum.
constexpr std::size_t block_axes = 384;

}  // namespace

template <class T>
std::vector<T> cloud_products(const ByteCloud& cloud, const std::vector<T>& vectors, long threads) {
  const std::size_t d = cloud.dimension(), n = cloud.size(), count = vectors.size() / d;
  std::vector<T> products(count * n);
  if (count == 0) return products;
  const std::vector<double> exact(vectors.begin(), count <= few ? vectors.end() : vectors.begin());
  parallel_loop((n + block_rows - 1) / block_rows, threads, [&](std::size_t block) {
    const std::size_t first = block * block_rows, last = std::min(n, first + block_rows);
    if (count <= few) {
      for (std::size_t k = first; k < last; ++k)
        for (std::size_t c = 0; c < count; ++c)
          products[c * n + k] = static_cast<T>(cloud.dot(k, exact.data() + c * d));
      return;
    }
    thread_local std::vector<T> points;
    points.resize(block_rows * d);
    cloud.expand(first, last, 0, d, points.data());
    product_transposed(count, last - first, d, vectors.data(), points.data(), products.data() + first, n);
  });
  return products;
}

template <class T>
std::vector<T> cloud_sums(const ByteCloud& cloud, const std::vector<T>& weights, long threads) {
  const std::size_t d = cloud.dimension(), n = cloud.size(), count = weights.size() / n;
  std::vector<T> sums(count * d, T(0));
  if (count == 0) return sums;
  // Split by coordinates, so that every sum is formed in one order whatever the threads.
  parallel_loop((d + block_axes - 1) / block_axes, threads, [&](std::size_t block) {
    const std::size_t axis = block * block_axes, width = std::min(block_axes, d - axis);
    thread_local std::vector<T> points;
    points.resize(block_rows * width);
    for (std::size_t first = 0; first < n; first += block_rows) {
      const std::size_t last = std::min(n, first + block_rows);
      cloud.expand(first, last, axis, width, points.data());
      add_product(count, width, last - first, weights.data() + first, n, points.data(), sums.data() + axis,
                  d);
    }
  });
  return sums;
}

double single_product_error(std::size_t dimension) {
  const double roundings = static_cast<double>(dimension + 2) * 0x1p-24;
  return roundings / (1 - roundings);
}

template std::vector<float> cloud_products(const ByteCloud&, const std::vector<float>&, long);
template std::vector<double> cloud_products(const ByteCloud&, const std::vector<double>&, long);
template std::vector<float> cloud_sums(const ByteCloud&, const std::vector<float>&, long);
template std::vector<double> cloud_sums(const ByteCloud&, const std::vector<double>&, long);

}  // namespace referee
