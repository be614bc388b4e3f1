// SPDX-License-Identifier: GPL-3.0-or-later
/// Stands in for libFuzzer where there is none: hands every file of the given folders to the target once, in
/// the order of their names.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <set>

#include "driver/files.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** arguments) {
  std::set<std::filesystem::path> files;
  for (int i = 1; i < count; ++i)
    for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) files.insert(entry.path());
  for (const auto& file : files) {
    std::fprintf(stderr, "%s\n", file.filename().c_str());
    const std::string text = referee::driver::read_file(file);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  }
  std::printf("%zu files replayed\n", files.size());
  return files.empty() ? 1 : 0;
}
