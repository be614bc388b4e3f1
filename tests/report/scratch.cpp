// SPDX-License-Identifier: GPL-3.0-or-later
#include "scratch.hpp"

#include <unistd.h>

#include <fstream>
#include <sstream>

namespace referee::report::samples {

namespace fs = std::filesystem;

Scratch::Scratch() {
  static int number = 0;
  path_ = fs::temp_directory_path() /
          ("referee-report-" + std::to_string(getpid()) + "-" + std::to_string(++number));
  fs::create_directories(path_);
}

Scratch::~Scratch() { fs::remove_all(path_); }

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::map<std::string, std::string> tree(const fs::path& directory) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), directory).string()] = read(entry.path());
  }
  return files;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace referee::report::samples
