// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/source_path.hpp"

#include <algorithm>

namespace referee::court {

std::string relative_source_path(std::string_view file) {
  std::size_t cut = 0;
  for (std::string_view root : {"theorems/", "experiments/", "tests/"})
    for (std::size_t at = file.rfind(root); at != std::string_view::npos && at > 0;
         at = file.rfind(root, at - 1))
      if (file[at - 1] == '/') {
        cut = std::max(cut, at);
        break;
      }
  return std::string(file.substr(cut));
}

}  // namespace referee::court
