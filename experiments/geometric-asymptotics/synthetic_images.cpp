// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "court/effort.hpp"
#include "dynamics/parallel_loop.hpp"
#include "geometric-asymptotics/images.hpp"

namespace referee::geometric_asymptotics {
namespace {

using court::Generator;

constexpr std::size_t frequencies = 8;
using Waves = std::array<std::array<double, image_side>, frequencies>;

/// cos(pi f (i + 1/2)/32).
const Waves& waves() {
  static const Waves all = [] {
    Waves w{};
    for (std::size_t f = 0; f < frequencies; ++f)
      for (std::size_t i = 0; i < image_side; ++i)
        w[f][i] =
            std::cos(std::numbers::pi * static_cast<double>(f) * (static_cast<double>(i) + 0.5) / image_side);
    return w;
  }();
  return all;
}

using Plane = std::array<double, image_side * image_side>;

/// Amplitudes fall like 1/(1 + f^2 + g^2), as in photographs.
void add_smooth_field(Generator& generator, double strength, Plane& plane) {
  for (std::size_t f = 0; f < frequencies; ++f) {
    std::array<double, image_side> row{};
    for (std::size_t g = 0; g < frequencies; ++g) {
      const double amplitude = strength * generator.normal() / static_cast<double>(1 + f * f + g * g);
      for (std::size_t j = 0; j < image_side; ++j) row[j] += amplitude * waves()[g][j];
    }
    for (std::size_t i = 0; i < image_side; ++i)
      for (std::size_t j = 0; j < image_side; ++j) plane[i * image_side + j] += waves()[f][i] * row[j];
  }
}

/// Whether a point is inside the shape of a class, drawn about the origin with extent about 1.
bool inside(int label, double u, double v) {
  const double radius = std::hypot(u, v);
  switch (label) {
    case 0:  // a long body with wings and a tail
      return (std::abs(v) < 0.16 && std::abs(u) < 1.1) ||
             (std::abs(u + 0.1 - std::abs(v) * 0.4) < 0.2 && std::abs(v) < 1) ||
             (std::abs(u - 0.95) < 0.12 && std::abs(v) < 0.45);
    case 1:
      return std::abs(u) < 1 && std::abs(v) < 0.5;  // a box
    case 2:
      return radius < 0.7;  // a disc
    case 3:
      return radius > 0.5 && radius < 0.9;  // a ring
    case 4:
      return v > -0.7 && v < 0.9 - 1.8 * std::abs(u);  // a triangle
    case 5:
      return std::abs(u) < 0.25 || std::abs(v) < 0.25 ? radius < 1 : false;  // a cross
    case 6:
      return std::abs(u) + std::abs(v) < 0.9;  // a lozenge
    case 7:
      return std::hypot(u - 0.5, v) < 0.4 || std::hypot(u + 0.5, v) < 0.4;  // two discs
    case 8:
      return radius < 1 && v < -0.1;  // half a disc
    default:
      return std::max(std::abs(u), std::abs(v)) < 0.9 && std::fmod(u + 2, 0.5) < 0.25;  // stripes
  }
}

void draw(Generator& generator, int label, std::uint8_t* target) {
  const double brightness = 0.5 + 0.16 * generator.normal(), contrast = 0.1 + 0.25 * generator.uniform();
  // Light and shade are common to the colours, which differ less.
  Plane shade{};
  add_smooth_field(generator, contrast, shade);
  std::array<Plane, 3> planes;
  for (Plane& plane : planes) {
    plane = shade;
    for (double& value : plane) value += brightness;
    add_smooth_field(generator, 0.25 * contrast, plane);
  }
  if (label == 0)  // before the sky
    for (std::size_t c = 0; c < 3; ++c)
      for (double& value : planes[c]) value += c == 2 ? 0.15 : 0.05;
  const double size = 7 + 6 * generator.uniform(), angle = 2 * std::numbers::pi * generator.uniform();
  const double row = 15.5 + 5 * (generator.uniform() - 0.5), column = 15.5 + 5 * (generator.uniform() - 0.5);
  std::array<double, 3> colour;
  for (double& value : colour) value = generator.uniform();
  for (std::size_t i = 0; i < image_side; ++i)
    for (std::size_t j = 0; j < image_side; ++j) {
      const double y = (static_cast<double>(i) - row) / size, x = (static_cast<double>(j) - column) / size;
      if (!inside(label, std::cos(angle) * x + std::sin(angle) * y,
                  std::cos(angle) * y - std::sin(angle) * x))
        continue;
      for (std::size_t c = 0; c < 3; ++c) planes[c][i * image_side + j] = colour[c];
    }
  for (const Plane& plane : planes)
    for (const double value : plane)
      *target++ = static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0, 1.0)));
}

}  // namespace

LabelledImages synthetic_images(std::size_t per_class, std::uint64_t seed, long threads) {
  LabelledImages images;
  const std::size_t count = per_class * image_classes;
  images.bytes.resize(count * image_bytes);
  for (std::size_t k = 0; k < count; ++k)
    images.labels.push_back(static_cast<std::uint8_t>(k % image_classes));
  parallel_loop(count, threads, [&](std::size_t k) {
    Generator generator(seed, fmt::format("synthetic image {}", k));
    draw(generator, images.labels[k], images.bytes.data() + k * image_bytes);
  });
  return images;
}

}  // namespace referee::geometric_asymptotics
