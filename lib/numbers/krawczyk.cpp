// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/krawczyk.hpp"

#include <algorithm>

namespace referee {
namespace {

constexpr int newton_steps = 60, contractions = 40;

long bits_of(const std::vector<Ball>& x) {
  long bits = 0;
  for (const Ball& component : x) bits = std::max(bits, component.precision().bits);
  return bits;
}

std::vector<Ball> middle(const std::vector<Ball>& x) {
  std::vector<Ball> result;
  for (const Ball& component : x) result.push_back(component.midpoint());
  return result;
}

/// The inverse of the midpoints, rounded to exact balls; nothing when there is none at this precision.
std::optional<std::vector<Ball>> approximate_inverse(const std::vector<Ball>& matrix, std::size_t d,
                                                     long bits) {
  arb_mat_t a, inverse;
  arb_mat_init(a, static_cast<slong>(d), static_cast<slong>(d));
  arb_mat_init(inverse, static_cast<slong>(d), static_cast<slong>(d));
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < d; ++j) arb_get_mid_arb(arb_mat_entry(a, i, j), matrix[i * d + j].raw());
  std::optional<std::vector<Ball>> result;
  if (arb_mat_inv(inverse, a, bits)) {
    result.emplace();
    for (std::size_t i = 0; i < d; ++i)
      for (std::size_t j = 0; j < d; ++j) {
        Ball& entry = result->emplace_back();
        arb_get_mid_arb(entry.raw(), arb_mat_entry(inverse, i, j));
        entry.set_precision(bits);
        if (!entry.is_finite()) {
          result.reset();
          i = j = d;
          break;
        }
      }
  }
  arb_mat_clear(a);
  arb_mat_clear(inverse);
  return result;
}

std::vector<Ball> product(const std::vector<Ball>& matrix, const std::vector<Ball>& v) {
  std::vector<Ball> result(v.size(), Ball(0));
  for (std::size_t i = 0; i < v.size(); ++i)
    for (std::size_t j = 0; j < v.size(); ++j) result[i].add_product(matrix[i * v.size() + j], v[j]);
  return result;
}

/// Strictly inside.
bool interior(const Ball& inner, const Ball& outer) {
  return certainly_less(outer.lower(), inner.lower()) && certainly_less(inner.upper(), outer.upper());
}

}  // namespace

KrawczykTest krawczyk(const VectorField& field, const std::vector<Ball>& box) {
  KrawczykTest test;
  const std::size_t d = box.size();
  const std::vector<Ball> centre = middle(box);
  const std::vector<Ball> slopes = field.jacobian(box);
  const auto inverse = approximate_inverse(slopes, d, bits_of(box));
  if (!inverse) return test;
  const std::vector<Ball> step = product(*inverse, field.value(centre));
  std::vector<Ball> image, offset;
  for (std::size_t i = 0; i < d; ++i) offset.push_back(box[i] - centre[i]);
  for (std::size_t i = 0; i < d; ++i) {
    Ball component = centre[i] - step[i];
    for (std::size_t j = 0; j < d; ++j) {
      Ball defect(i == j ? 1 : 0);
      for (std::size_t k = 0; k < d; ++k) defect -= (*inverse)[i * d + k] * slopes[k * d + j];
      component += defect * offset[j];
    }
    image.push_back(std::move(component));
  }
  bool inside = true;
  for (std::size_t i = 0; i < d; ++i) {
    if (!image[i].is_finite()) return test;
    test.excluded = test.excluded || !image[i].overlaps(box[i]);
    inside = inside && interior(image[i], box[i]);
  }
  test.unique = inside && !test.excluded;
  if (test.unique) test.zero = std::move(image);
  return test;
}

std::optional<std::vector<Ball>> proven_zero(const VectorField& field, const std::vector<Ball>& start) {
  const long bits = bits_of(start);
  const std::size_t d = start.size();
  std::vector<Ball> x = middle(start), step;
  // Newton's iteration on midpoints, until rounding stops it.
  for (int n = 0; n < newton_steps; ++n) {
    const auto inverse = approximate_inverse(field.jacobian(x), d, bits);
    if (!inverse) return std::nullopt;
    step = product(*inverse, field.value(x));
    for (const Ball& component : step)
      if (!component.is_finite()) return std::nullopt;
    for (std::size_t i = 0; i < d; ++i) x[i] = (x[i] - step[i]).midpoint();
    bool still = true;
    for (std::size_t i = 0; i < d; ++i) still = still && step[i].contains_zero();
    if (still) break;
  }
  // A box a little wider than the error that the last step leaves, and never a point.
  const Ball least(power(Rational(2), -2 * bits), {bits});
  for (int width = 4; width <= 1 << 20; width *= 8) {
    std::vector<Ball> box;
    for (std::size_t i = 0; i < d; ++i) {
      Ball side = x[i];
      const Ball radius = step[i].magnitude() * width + least;
      arb_add_error(side.raw(), radius.raw());
      box.push_back(std::move(side));
    }
    KrawczykTest test = krawczyk(field, box);
    if (!test.unique) continue;
    for (int n = 0; n < contractions; ++n) {
      const KrawczykTest next = krawczyk(field, test.zero);
      if (!next.unique) break;
      test = next;
    }
    return test.zero;
  }
  return std::nullopt;
}

Truth negative_definite(const std::vector<Ball>& matrix, std::size_t dimension) {
  // Cholesky's pivots of the negative; the first that is proven negative shows a direction of growth.
  const std::size_t d = dimension;
  std::vector<Ball> a;
  for (const Ball& entry : matrix) a.push_back(-entry);
  for (std::size_t k = 0; k < d; ++k) {
    const Ball pivot = a[k * d + k];
    if (pivot.is_negative()) return Truth::no;
    if (!pivot.is_positive()) return Truth::unknown;
    for (std::size_t i = k + 1; i < d; ++i)
      for (std::size_t j = k + 1; j <= i; ++j) a[i * d + j] -= a[i * d + k] * a[j * d + k] / pivot;
  }
  return Truth::yes;
}

}  // namespace referee
