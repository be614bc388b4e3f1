// SPDX-License-Identifier: GPL-3.0-or-later
// The flow of 50,000 images in R^3072 against the matrix product of this machine, on one thread; prints
// Markdown. With the argument "long" also whole trajectories.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "dynamics/cloud_flow.hpp"
#include "dynamics/cloud_products.hpp"
#include "dynamics/matrix_product.hpp"
#include "dynamics/philox.hpp"
#include "geometric-asymptotics/images.hpp"

using namespace referee;
using namespace referee::geometric_asymptotics;

namespace {

constexpr std::size_t batch = 320;  // 64 for each of five lambdas
constexpr std::size_t long_batch = 64;

/// Processor seconds, the least of three runs: other work on the machine only ever adds.
double seconds(const std::function<void()>& work, int runs = 3) {
  double least = INFINITY;
  for (int run = 0; run < runs; ++run) {
    const std::clock_t start = std::clock();
    work();
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

void row(const char* what, double time, double operations, double reference) {
  std::printf("| %s | %.3f | %.1f | %.2f |\n", what, time, operations / time / 1e9,
              operations / time / 1e9 / reference);
  std::fflush(stdout);
}

template <class T>
double product_rate() {
  constexpr std::size_t n = 2048;
  const std::vector<T> a(n * n, T(1)), b(n * n, T(0.5));
  std::vector<T> c(n * n);
  const double operations = 2.0 * n * n * n;
  return operations / seconds([&] { product_transposed(n, n, n, a.data(), b.data(), c.data(), n); }) / 1e9;
}

std::vector<CloudTrajectory> starts(double lambda, std::size_t count) {
  std::vector<CloudTrajectory> all;
  for (std::size_t k = 0; k < count; ++k) {
    NormalStream normal(1, k);
    auto& position = all.emplace_back(CloudTrajectory{lambda, {}}).position;
    for (std::size_t i = 0; i < image_bytes; ++i) position.push_back(0.5 + std::sqrt(2.0) * normal.next());
  }
  return all;
}

}  // namespace

int main(int count, char** arguments) {
  const LabelledImages images = synthetic_images(5000, 1, 1);
  const ByteCloud first(images.with_label(0), image_bytes), second(images.without_label(0), image_bytes);
  const double single = product_rate<float>(), twice = product_rate<double>();
  const double points = static_cast<double>(first.size() + second.size());
  std::printf("%s, products of 2048 x 2048 matrices: %.1f GFLOP/s in float, %.1f in double\n\n",
              std::string(matrix_product_engine()).c_str(), single, twice);
  std::printf("| %zu trajectories | seconds | GFLOP/s | of the product |\n| --- | --- | --- | --- |\n",
              batch);
  const auto positions = starts(2, batch);
  std::vector<float> vectors;
  for (const auto& one : positions)
    for (const double x : one.position) vectors.push_back(static_cast<float>(to_centred(x)));
  row("all products in float", seconds([&] {
        cloud_products(first, vectors, 1);
        cloud_products(second, vectors, 1);
      }),
      2 * points * batch * image_bytes, single);
  const auto directly = [&] {
    auto moved = positions;
    follow_cloud_flow(first, second, moved, {.end_time = std::exp(-0.01), .screening = false});
  };
  const double direct = seconds(directly);
  row("a step over all points, in double", direct, 4 * points * batch * image_bytes, twice);
  if (count < 2 || std::strcmp(arguments[1], "long") != 0) return 0;
  std::printf(
      "\n| lambda | seconds for 64 screened trajectories | without the Gram matrix | 922 steps over all "
      "points | "
      "screenings each | of these by the Gram matrix | steps over all points each | points read per step |\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- |\n");
  for (const double lambda : {0.0, 0.5, 1.0, 2.0, 5.0}) {
    auto moved = starts(lambda, long_batch), without = moved;
    CloudFlowEffort effort;
    const double time = seconds([&] { effort = follow_cloud_flow(first, second, moved); }, 1);
    const double plain_time = seconds([&] { follow_cloud_flow(first, second, without, {.gram = false}); }, 1);
    const double part = (lambda == 0 ? 0.9 : lambda == 1 ? 0.1 : 1.0);
    std::printf("| %g | %.1f | %.1f | %.0f | %.1f | %.1f | %.1f | %.0f |\n", lambda, time, plain_time,
                direct * part * 922 * long_batch / batch, static_cast<double>(effort.screenings) / long_batch,
                static_cast<double>(effort.gram_screenings) / long_batch,
                static_cast<double>(effort.direct_steps) / long_batch,
                effort.points_read / static_cast<double>(effort.steps));
    std::fflush(stdout);
  }
}
