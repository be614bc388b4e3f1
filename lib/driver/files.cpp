// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "driver/usage_error.hpp"

namespace referee::driver {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  throw std::runtime_error(fmt::format("cannot write {}: {}", path.string(), std::strerror(error)));
}

/// Removes the temporary file unless it has been renamed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target)
      : name_(target.string() + fmt::format(".{}.new", ::getpid())),
        descriptor_(::open(name_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)) {
    if (descriptor_ < 0) fail(target, errno);
  }
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!kept_) ::unlink(name_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = ::write(descriptor_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(name_, errno);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor_) != 0) fail(name_, errno);
  }
  void rename_to(const std::filesystem::path& target) {
    if (::rename(name_.c_str(), target.c_str()) != 0) fail(target, errno);
    kept_ = true;
  }

 private:
  std::string name_;
  int descriptor_;
  bool kept_ = false;
};

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    throw std::runtime_error(fmt::format("cannot read {}: it is a folder", path.string()));
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  if (stream) text << stream.rdbuf();
  if (!stream)
    throw std::runtime_error(fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
  return std::move(text).str();
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  std::error_code error;
  std::filesystem::create_directories(folder_of(path), error);
  if (error) fail(path, error.value());
  TemporaryFile file(path);
  file.write(text);
  file.rename_to(path);
}

void require_writable(const std::filesystem::path& path, std::string_view option) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    throw UsageError(fmt::format("{} {}: is a folder; name a file", option, path.string()));
  const auto folder = folder_of(path);
  if (!std::filesystem::is_directory(folder, ignored))
    throw UsageError(fmt::format("{} {}: the folder {} does not exist; make it first", option, path.string(),
                                 folder.string()));
  if (::access(folder.c_str(), W_OK | X_OK) != 0)
    throw UsageError(fmt::format("{} {}: the folder {} may not be written to; choose another", option,
                                 path.string(), folder.string()));
}

void require_writable_folder(const std::filesystem::path& folder, std::string_view option) {
  std::error_code ignored;
  auto existing = std::filesystem::absolute(folder).lexically_normal();
  while (!std::filesystem::exists(existing, ignored) && existing.has_relative_path())
    existing = existing.parent_path();
  if (!std::filesystem::is_directory(existing, ignored))
    throw UsageError(
        fmt::format("{} {}: {} is not a folder; choose another", option, folder.string(), existing.string()));
  if (::access(existing.c_str(), W_OK | X_OK) != 0)
    throw UsageError(fmt::format("{} {}: the folder {} may not be written to; choose another", option,
                                 folder.string(), existing.string()));
}

}  // namespace referee::driver
