// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace sandbox {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string read(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

Root::Root() {
  std::string pattern = (std::filesystem::temp_directory_path() / "referee-test-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

Root::~Root() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

pid_t Root::start(const std::vector<std::string>& arguments) const {
  std::vector<std::string> words = {PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const std::string out = file("stdout"), err = file("stderr");
  // An earlier run's output would answer for this one's.
  write(out, "");
  const pid_t process = ::fork();
  if (process == 0) {
    ::setenv("REFEREE_ROOT", path_.c_str(), 1);
    ::setenv("REFEREE_CLAIM_SECONDS", "5", 0);
    ::setenv("REFEREE_CLAIM_MEGABYTES", "512", 0);
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDERR_FILENO);
    ::execv(PROGRAM, pointers.data());
    ::_exit(127);
  }
  return process;
}

Result Root::wait(pid_t process) const {
  int status = 0;
  ::waitpid(process, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), read(file("stdout")),
          read(file("stderr"))};
}

Result Root::run(const std::vector<std::string>& arguments) const { return wait(start(arguments)); }

bool Root::printed(const std::string& part) const {
  for (int i = 0; i < 1200; ++i) {
    if (says(read(file("stdout")), part)) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  }
  return false;
}

}  // namespace sandbox
