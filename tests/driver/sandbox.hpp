// SPDX-License-Identifier: GPL-3.0-or-later
/// The program in a project root of its own.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace sandbox {

struct Result {
  int code = -1;  ///< exit code, or minus the signal that ended the process
  std::string out, err;
};

/// True when `text` contains `part`.
bool says(const std::string& text, const std::string& part);
std::string read(const std::filesystem::path& file);
void write(const std::filesystem::path& file, const std::string& text);

/// A temporary root, removed at the end.
class Root {
 public:
  Root();
  ~Root();
  Root(const Root&) = delete;
  Root& operator=(const Root&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path evidence(const std::string& id) const {
    return path_ / ".referee/evidence" / (id + ".50.standard.1.json");
  }
  std::filesystem::path expectations() const { return path_ / "theorems/trial-runs/expected.json"; }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

  /// Runs the program with short limits and waits for its end.
  Result run(const std::vector<std::string>& arguments) const;

  pid_t start(const std::vector<std::string>& arguments) const;
  Result wait(pid_t process) const;
  /// Until the running program has printed `part`. False after a generous while, so that a test fails, not
  /// hangs.
  bool printed(const std::string& part) const;

 private:
  std::filesystem::path path_;
};

}  // namespace sandbox
