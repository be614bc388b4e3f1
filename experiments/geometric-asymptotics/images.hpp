// SPDX-License-Identifier: GPL-3.0-or-later
/// Labelled images of 32 x 32 pixels as CIFAR-10 stores them, read or made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace referee::geometric_asymptotics {

inline constexpr std::size_t image_side = 32;
inline constexpr std::size_t image_bytes = 3 * image_side * image_side;
inline constexpr int image_classes = 10;

/// The planes of red, green and blue one after the other, each row by row.
struct LabelledImages {
  std::vector<std::uint8_t> labels;  ///< 0 (airplane) to 9
  std::vector<std::uint8_t> bytes;   ///< image_bytes for each label

  /// The images whose label is, or is not, this one.
  std::vector<std::uint8_t> with_label(int label) const;
  std::vector<std::uint8_t> without_label(int label) const;
};

/// data_batch_1.bin, ..., data_batch_5.bin of the binary version of CIFAR-10: records of a label and an
/// image.
/// @throws std::invalid_argument naming the file that is missing, cut off or has a label above 9.
LabelledImages read_cifar(const std::filesystem::path& folder);

/// As many images of each class, seeded: a smooth random field in every colour plane, and before it a shape
/// of the class with random place, size, direction and colour. The same on every machine.
LabelledImages synthetic_images(std::size_t per_class, std::uint64_t seed, long threads);

}  // namespace referee::geometric_asymptotics
