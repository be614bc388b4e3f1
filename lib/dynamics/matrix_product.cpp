// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/matrix_product.hpp"

#include <dlfcn.h>

#include <Eigen/Core>
#include <climits>
#include <stdexcept>
#include <type_traits>

namespace referee {
namespace {

/// The functions of the C interface to BLAS that are needed, with its enumerations as integers.
struct Blas {
  using Single = void (*)(int, int, int, int, int, int, float, const float*, int, const float*, int, float,
                          float*, int);
  using Double = void (*)(int, int, int, int, int, int, double, const double*, int, const double*, int,
                          double, double*, int);
  Single single = nullptr;
  Double twice = nullptr;

  static constexpr int row_major = 101, plain = 111, transposed = 112;

  Blas() {
    void* library = ::dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    single = reinterpret_cast<Single>(::dlsym(library, "cblas_sgemm"));
    twice = reinterpret_cast<Double>(::dlsym(library, "cblas_dgemm"));
    // Our own threads share the work out; its threads would only get in their way.
    if (const auto limit = reinterpret_cast<void (*)(int)>(::dlsym(library, "openblas_set_num_threads")))
      limit(1);
  }
  bool complete() const { return single && twice; }
};

const Blas& blas() {
  static const Blas loaded;
  return loaded;
}

int as_int(std::size_t size) {
  if (size > INT_MAX) throw std::length_error("a matrix is too large for BLAS");
  return static_cast<int>(size);
}

template <class T>
void call_blas(int second, std::size_t rows, std::size_t columns, std::size_t depth, const T* a,
               std::size_t a_stride, const T* b, std::size_t b_stride, T beta, T* c, std::size_t stride) {
  const auto run = [&](auto* product) {
    product(Blas::row_major, Blas::plain, second, as_int(rows), as_int(columns), as_int(depth), T(1), a,
            as_int(a_stride), b, as_int(b_stride), beta, c, as_int(stride));
  };
  if constexpr (std::is_same_v<T, float>)
    run(blas().single);
  else
    run(blas().twice);
}

template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <class T>
using Input = Eigen::Map<const Matrix<T>, 0, Eigen::OuterStride<>>;
template <class T>
using Output = Eigen::Map<Matrix<T>, 0, Eigen::OuterStride<>>;

template <class T>
Input<T> input(const T* data, std::size_t rows, std::size_t columns, std::size_t stride) {
  return {data, static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns),
          Eigen::OuterStride<>(static_cast<Eigen::Index>(stride))};
}
template <class T>
Output<T> output(T* data, std::size_t rows, std::size_t columns, std::size_t stride) {
  return {data, static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns),
          Eigen::OuterStride<>(static_cast<Eigen::Index>(stride))};
}

}  // namespace

template <class T>
void product_transposed(std::size_t rows, std::size_t columns, std::size_t depth, const T* a, const T* b,
                        T* c, std::size_t stride) {
  if (blas().complete())
    call_blas(Blas::transposed, rows, columns, depth, a, depth, b, depth, T(0), c, stride);
  else
    output(c, rows, columns, stride).noalias() =
        input(a, rows, depth, depth) * input(b, columns, depth, depth).transpose();
}

template <class T>
void add_product(std::size_t rows, std::size_t columns, std::size_t depth, const T* a, std::size_t a_stride,
                 const T* b, T* c, std::size_t stride) {
  if (blas().complete())
    call_blas(Blas::plain, rows, columns, depth, a, a_stride, b, columns, T(1), c, stride);
  else
    output(c, rows, columns, stride).noalias() +=
        input(a, rows, depth, a_stride) * input(b, depth, columns, columns);
}

std::string_view matrix_product_engine() { return blas().complete() ? "OpenBLAS" : "Eigen"; }

template void product_transposed(std::size_t, std::size_t, std::size_t, const float*, const float*, float*,
                                 std::size_t);
template void product_transposed(std::size_t, std::size_t, std::size_t, const double*, const double*, double*,
                                 std::size_t);
template void add_product(std::size_t, std::size_t, std::size_t, const float*, std::size_t, const float*,
                          float*, std::size_t);
template void add_product(std::size_t, std::size_t, std::size_t, const double*, std::size_t, const double*,
                          double*, std::size_t);

}  // namespace referee
