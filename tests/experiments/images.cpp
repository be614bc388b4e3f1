// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/images.hpp"

#include <png.h>
#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <cstring>
#include <fstream>

#include "geometric-asymptotics/sample_sheet.hpp"

using namespace referee::geometric_asymptotics;

namespace {

/// A folder of its own, removed at the end.
struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "referee-images-XXXXXX").string();
    BOOST_REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path = pattern;
  }
  ~Folder() { std::filesystem::remove_all(path); }

  void write(int batch, const std::string& bytes) const {
    std::ofstream(path / ("data_batch_" + std::to_string(batch) + ".bin"), std::ios::binary) << bytes;
  }
};

std::string record(int label, int grey) {
  return std::string(1, static_cast<char>(label)) + std::string(image_bytes, static_cast<char>(grey));
}

std::string complaint(const std::filesystem::path& folder) {
  try {
    read_cifar(folder);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(images)

BOOST_AUTO_TEST_CASE(five_batches_are_read) {
  const Folder folder;
  for (int batch = 1; batch <= 5; ++batch) folder.write(batch, record(0, batch) + record(9, 200));
  const auto images = read_cifar(folder.path);
  BOOST_TEST(images.labels.size() == 10u);
  const auto first = images.with_label(0), others = images.without_label(0);
  BOOST_TEST(first.size() == 5 * image_bytes);
  BOOST_TEST(others.size() == 5 * image_bytes);
  BOOST_TEST(static_cast<int>(first[4 * image_bytes]) == 5);
  BOOST_TEST(static_cast<int>(others.front()) == 200);
}

BOOST_AUTO_TEST_CASE(bad_files_are_named) {
  const Folder folder;
  BOOST_TEST(complaint(folder.path).find("data_batch_1.bin: cannot be read") != std::string::npos);
  for (int batch = 1; batch <= 5; ++batch) folder.write(batch, record(0, 1));
  folder.write(3, record(0, 1) + "cut");
  BOOST_TEST(complaint(folder.path).find("data_batch_3.bin: ends within") != std::string::npos);
  folder.write(3, record(10, 1));
  BOOST_TEST(complaint(folder.path).find("data_batch_3.bin: record 2 has the label 10") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(synthetic_images_depend_on_the_seed_alone) {
  const auto one = synthetic_images(3, 1, 1), again = synthetic_images(3, 1, 2),
             other = synthetic_images(3, 2, 1);
  BOOST_TEST(one.labels.size() == 30u);
  BOOST_TEST(one.with_label(4).size() == 3 * image_bytes);
  BOOST_TEST((one.bytes == again.bytes));
  BOOST_TEST((one.bytes != other.bytes));
}

BOOST_AUTO_TEST_CASE(a_sheet_is_a_png_with_the_colours) {
  std::vector<double> image(image_bytes, 0.0);
  std::fill_n(image.begin(), 1024, 7.5);           // red, beyond full
  std::fill_n(image.begin() + 1024, 1024, -3.0);   // green, below black
  std::fill_n(image.begin() + 2048, 1024, 0.502);  // blue
  const std::string bytes = sample_sheet({{image, image}, {image}}, 2);
  png_image png;
  std::memset(&png, 0, sizeof png);
  png.version = PNG_IMAGE_VERSION;
  BOOST_REQUIRE(png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) != 0);
  png.format = PNG_FORMAT_RGB;
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(png));
  BOOST_REQUIRE(png_image_finish_read(&png, nullptr, pixels.data(), 0, nullptr) != 0);
  BOOST_TEST(png.width == 2 * (2 * 34 - 2 + 12) + 12u);
  BOOST_TEST(png.height == 32 + 24u);
  const std::size_t corner = 3 * (12 * png.width + 12);
  BOOST_TEST(static_cast<int>(pixels[corner]) == 255);
  BOOST_TEST(static_cast<int>(pixels[corner + 1]) == 0);
  BOOST_TEST(static_cast<int>(pixels[corner + 2]) == 128);
  BOOST_TEST(static_cast<int>(pixels[0]) == 255);
}

BOOST_AUTO_TEST_SUITE_END()
