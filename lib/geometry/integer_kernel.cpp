// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/integer_kernel.hpp"

#include <utility>

namespace referee {
namespace {

// entry = (pivot * entry - factor * across) / divisor, the division being exact.
void eliminate(Integer& entry, const Integer& pivot, const Integer& factor, const Integer& across,
               const Integer& divisor) {
  mpz_ptr z = entry.backend().data();
  mpz_mul(z, z, pivot.backend().data());
  mpz_submul(z, factor.backend().data(), across.backend().data());
  if (divisor != 1) mpz_divexact(z, z, divisor.backend().data());
}

void make_primitive(std::vector<Integer>& vector) {
  Integer factor = 0;
  for (const Integer& entry : vector) {
    factor = gcd(factor, entry);
    if (factor == 1) return;
  }
  for (Integer& entry : vector)
    mpz_divexact(entry.backend().data(), entry.backend().data(), factor.backend().data());
}

}  // namespace

std::vector<Integer> integer_kernel(std::vector<std::vector<Integer>> rows) {
  const std::size_t m = rows.size();
  std::size_t free = m;  // the column without a pivot
  std::vector<std::size_t> pivots;
  Integer divisor = 1;
  for (std::size_t column = 0; pivots.size() < m; ++column) {
    const std::size_t step = pivots.size();
    std::size_t found = step;
    while (found < m && rows[found][column] == 0) ++found;
    if (found == m) {
      free = column;
      continue;
    }
    std::swap(rows[step], rows[found]);
    pivots.push_back(column);
    const Integer pivot = rows[step][column];
    for (std::size_t i = 0; i < m; ++i) {
      if (i == step) continue;
      const Integer factor = rows[i][column];
      // What is left of the column holds pivots of other rows, and the free column if it was met.
      if (free < column) eliminate(rows[i][free], pivot, factor, rows[step][free], divisor);
      for (std::size_t j = column + 1; j <= m; ++j)
        eliminate(rows[i][j], pivot, factor, rows[step][j], divisor);
    }
    divisor = pivot;
  }
  std::vector<Integer> kernel(m + 1);
  kernel[free] = divisor;
  for (std::size_t i = 0; i < m; ++i) kernel[pivots[i]] = -rows[i][free];
  make_primitive(kernel);
  return kernel;
}

}  // namespace referee
