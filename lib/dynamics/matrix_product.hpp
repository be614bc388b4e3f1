// SPDX-License-Identifier: GPL-3.0-or-later
/// Products of dense matrices in single and double precision, on the calling thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace referee {

/// C = A B^T with A (rows x depth) and B (columns x depth); all row-major, rows of C `stride` apart.
template <class T>
void product_transposed(std::size_t rows, std::size_t columns, std::size_t depth, const T* a, const T* b,
                        T* c, std::size_t stride);

/// C += A B with A (rows x depth), its rows `a_stride` apart, and B (depth x columns); all row-major, rows of
/// C `stride` apart.
template <class T>
void add_product(std::size_t rows, std::size_t columns, std::size_t depth, const T* a, std::size_t a_stride,
                 const T* b, T* c, std::size_t stride);

/// Who computes them: "OpenBLAS" where its shared library is installed, otherwise "Eigen". Looked for once,
/// at the first product: a program that multiplies nothing never loads it, nor starts the threads that some
/// builds of it start on loading.
std::string_view matrix_product_engine();

}  // namespace referee
