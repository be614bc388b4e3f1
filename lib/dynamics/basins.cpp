// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/basins.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "dynamics/parallel_loop.hpp"

namespace referee {
namespace {

constexpr int undecided = -1;

/// A box of pixels: from first (included) to last (excluded), per axis.
struct PixelBox {
  std::vector<int> first, last;

  bool single() const {
    for (std::size_t i = 0; i < first.size(); ++i)
      if (last[i] - first[i] > 1) return false;
    return true;
  }
  /// Halves along every axis of more than one pixel.
  std::vector<PixelBox> parts() const {
    std::vector<PixelBox> result{*this};
    for (std::size_t i = 0; i < first.size(); ++i) {
      if (last[i] - first[i] < 2) continue;
      const int middle = (first[i] + last[i]) / 2;
      const std::size_t count = result.size();
      for (std::size_t k = 0; k < count; ++k) {
        result.push_back(result[k]);
        result[k].last[i] = middle;
        result.back().first[i] = middle;
      }
    }
    return result;
  }
};

class BasinPainter {
 public:
  BasinPainter(const MixedScore& score, const std::vector<Trap>& traps, const Rational& start_time,
               const PixelGrid& grid, const BasinOptions& options)
      : score_(score), traps_(traps), start_time_(start_time), grid_(grid), options_(options) {}

  void paint(const PixelBox& box, std::vector<int>& picture) const {
    RationalPoint lower, upper;
    for (std::size_t i = 0; i < box.first.size(); ++i) {
      const Rational side = (grid_.upper[i] - grid_.lower[i]) / grid_.pixels[i];
      lower.push_back(grid_.lower[i] + box.first[i] * side);
      upper.push_back(grid_.lower[i] + box.last[i] * side);
    }
    if (box.single()) return fill(box, refined(lower, upper, options_.refinement), picture);
    const int whole = fate(lower, upper);
    if (whole != undecided) return fill(box, whole, picture);
    for (const PixelBox& part : box.parts()) paint(part, picture);
  }

 private:
  /// Of all starts in a box, by the ball around it.
  int fate(const RationalPoint& lower, const RationalPoint& upper) const {
    RationalPoint centre;
    Rational squares = 0;
    for (std::size_t i = 0; i < lower.size(); ++i) {
      centre.push_back((lower[i] + upper[i]) / 2);
      const Rational half = (upper[i] - lower[i]) / 2;
      squares += half * half;
    }
    const Rational radius = sqrt(Ball(squares, {64})).upper_as_rational();
    // Errors of the centre well below the radius, no more.
    const double digits = std::ceil(2 - std::log10(std::max(to_double(radius), 0x1p-100)));
    DestinationOptions options;
    options.flow.digits = std::max(3L, static_cast<long>(digits));
    options.latest = options_.latest;
    const Destination end =
        destination(score_, traps_, euclidean_ball(centre, radius, {64}), start_time_, options);
    return end.proven ? static_cast<int>(end.minimiser) : undecided;
  }

  int refined(const RationalPoint& lower, const RationalPoint& upper, int levels) const {
    int common = fate(lower, upper);
    if (common != undecided || levels == 0) return common;
    const std::size_t d = lower.size();
    for (std::size_t corner = 0; corner < (std::size_t(1) << d); ++corner) {
      RationalPoint low = lower, high = upper;
      for (std::size_t i = 0; i < d; ++i) (corner >> i & 1 ? low : high)[i] = (lower[i] + upper[i]) / 2;
      const int part = refined(low, high, levels - 1);
      if (part == undecided || (corner > 0 && part != common)) return undecided;
      common = part;
    }
    return common;
  }

  void fill(const PixelBox& box, int colour, std::vector<int>& picture) const {
    std::vector<int> pixel = box.first;
    while (true) {
      std::size_t index = 0;
      for (std::size_t i = pixel.size(); i-- > 0;)
        index = index * static_cast<std::size_t>(grid_.pixels[i]) + static_cast<std::size_t>(pixel[i]);
      picture[index] = colour;
      std::size_t axis = 0;
      while (axis < pixel.size() && ++pixel[axis] == box.last[axis]) pixel[axis] = box.first[axis], ++axis;
      if (axis == pixel.size()) return;
    }
  }

  const MixedScore& score_;
  const std::vector<Trap>& traps_;
  const Rational& start_time_;
  const PixelGrid& grid_;
  const BasinOptions& options_;
};

}  // namespace

std::size_t PixelGrid::size() const {
  std::size_t product = 1;
  for (int count : pixels) product *= static_cast<std::size_t>(count);
  return product;
}

std::vector<int> certified_basins(const MixedScore& score, const std::vector<Trap>& traps,
                                  const Rational& start_time, const PixelGrid& grid,
                                  const BasinOptions& options) {
  const std::size_t d = score.dimension();
  if (grid.lower.size() != d || grid.upper.size() != d || grid.pixels.size() != d)
    throw std::invalid_argument("certified_basins: the grid must have the dimension of the mixtures");
  for (std::size_t i = 0; i < d; ++i)
    if (grid.pixels[i] < 1 || grid.lower[i] >= grid.upper[i])
      throw std::invalid_argument("certified_basins: every axis needs lower < upper and at least one pixel");
  std::vector<int> picture(grid.size(), undecided);
  const BasinPainter painter(score, traps, start_time, grid, options);
  // Two levels down there is work enough for the threads, whose pixels do not meet.
  std::vector<PixelBox> tiles{{std::vector<int>(d, 0), grid.pixels}};
  for (int level = 0; level < 2; ++level) {
    std::vector<PixelBox> next;
    for (const PixelBox& tile : tiles)
      for (PixelBox& part : tile.parts()) next.push_back(std::move(part));
    tiles = std::move(next);
  }
  parallel_loop(tiles.size(), options.threads, [&](std::size_t k) { painter.paint(tiles[k], picture); });
  return picture;
}

}  // namespace referee
