// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "geometric-asymptotics/images.hpp"

namespace referee::geometric_asymptotics {
namespace {

template <class Chosen>
std::vector<std::uint8_t> chosen_images(const LabelledImages& images, const Chosen& chosen) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t k = 0; k < images.labels.size(); ++k)
    if (chosen(images.labels[k])) {
      const auto begin = images.bytes.begin() + static_cast<std::ptrdiff_t>(k * image_bytes);
      bytes.insert(bytes.end(), begin, begin + image_bytes);
    }
  return bytes;
}

void read_batch(const std::filesystem::path& file, LabelledImages& images) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw std::invalid_argument(
        fmt::format("{}: cannot be read; --input names the folder with data_batch_1.bin to data_batch_5.bin",
                    file.string()));
  std::vector<char> record(1 + image_bytes);
  while (stream.read(record.data(), static_cast<std::streamsize>(record.size()))) {
    const auto label = static_cast<std::uint8_t>(record[0]);
    if (label >= image_classes)
      throw std::invalid_argument(
          fmt::format("{}: record {} has the label {}, not one from 0 to 9; is it a batch "
                      "of the binary version of CIFAR-10?",
                      file.string(), images.labels.size(), label));
    images.labels.push_back(label);
    images.bytes.insert(images.bytes.end(), record.begin() + 1, record.end());
  }
  if (stream.gcount() != 0)
    throw std::invalid_argument(
        fmt::format("{}: ends within a record of {} bytes; get it anew", file.string(), record.size()));
}

}  // namespace

std::vector<std::uint8_t> LabelledImages::with_label(int label) const {
  return chosen_images(*this, [label](int other) { return other == label; });
}

std::vector<std::uint8_t> LabelledImages::without_label(int label) const {
  return chosen_images(*this, [label](int other) { return other != label; });
}

LabelledImages read_cifar(const std::filesystem::path& folder) {
  LabelledImages images;
  for (int batch = 1; batch <= 5; ++batch)
    read_batch(folder / fmt::format("data_batch_{}.bin", batch), images);
  return images;
}

}  // namespace referee::geometric_asymptotics
