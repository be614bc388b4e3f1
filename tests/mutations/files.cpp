// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace referee::mutations {

namespace fs = std::filesystem;

std::string contents_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream contents;
  contents << stream.rdbuf();
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return contents.str();
}

void bring_up_to_date(const fs::path& path, const std::string& contents) {
  if (fs::is_regular_file(path) && contents_of(path) == contents) return;
  fs::create_directories(path.parent_path());
  const fs::path partial = path.string() + ".partial";
  std::ofstream stream(partial, std::ios::binary | std::ios::trunc);
  stream << contents;
  stream.close();
  if (!stream) throw std::runtime_error("cannot write " + path.string());
  fs::rename(partial, path);
}

}  // namespace referee::mutations
