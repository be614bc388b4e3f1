// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/sample_sheet.hpp"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include "geometric-asymptotics/images.hpp"

namespace referee::geometric_asymptotics {
namespace {

constexpr std::size_t gap = 2;         // between images
constexpr std::size_t block_gap = 12;  // between groups

/// 8-bit RGB, row by row, white.
struct Sheet {
  std::size_t width, height;
  std::vector<std::uint8_t> pixels;

  Sheet(std::size_t w, std::size_t h) : width(w), height(h), pixels(3 * w * h, 255) {}

  void paste(const std::vector<double>& image, std::size_t top, std::size_t left) {
    for (std::size_t i = 0; i < image_side; ++i)
      for (std::size_t j = 0; j < image_side; ++j)
        for (std::size_t c = 0; c < 3; ++c) {
          const double value = std::clamp(image[(c * image_side + i) * image_side + j], 0.0, 1.0);
          pixels[3 * ((top + i) * width + left + j) + c] =
              static_cast<std::uint8_t>(std::lround(255 * value));
        }
  }
};

std::string encoded(const Sheet& sheet) {
  png_image image;
  std::memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(sheet.width);
  image.height = static_cast<png_uint_32>(sheet.height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string png(size, '\0');
  if (png_image_write_to_memory(&image, png.data(), &size, 0, sheet.pixels.data(), 0, nullptr) == 0)
    throw std::runtime_error(std::string("libpng: ") + image.message);
  png.resize(size);
  return png;
}

}  // namespace

std::string sample_sheet(const std::vector<std::vector<std::vector<double>>>& groups, std::size_t columns) {
  constexpr std::size_t cell = image_side + gap;
  std::size_t rows = 1;
  for (const auto& group : groups)
    rows = std::max(rows, (std::min(group.size(), columns * columns) + columns - 1) / columns);
  const std::size_t block = columns * cell - gap;
  Sheet sheet(std::max<std::size_t>(groups.size(), 1) * (block + block_gap) + block_gap,
              rows * cell - gap + 2 * block_gap);
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (std::size_t k = 0; k < std::min(groups[g].size(), columns * columns); ++k)
      sheet.paste(groups[g][k], block_gap + k / columns * cell,
                  block_gap + g * (block + block_gap) + k % columns * cell);
  return encoded(sheet);
}

}  // namespace referee::geometric_asymptotics
