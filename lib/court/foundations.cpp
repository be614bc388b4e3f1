// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/foundations.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace referee::court {
namespace {

/// Goes from every claim down to what it rests on, each claim once.
class Descent {
 public:
  explicit Descent(const std::vector<Claim>& claims) {
    for (const Claim& claim : claims) claims_.emplace(claim.id, &claim);
    for (const Claim& claim : claims) visit(claim);
  }

  std::vector<std::string> flaws;

 private:
  void visit(const Claim& claim) {
    if (done_[claim.id]) return;
    const auto above = std::find(path_.begin(), path_.end(), claim.id);
    if (above != path_.end()) {
      std::string circle;
      for (auto step = above; step != path_.end(); ++step) circle += std::string(*step) + " -> ";
      flaws.push_back(claim.id + ": rests on itself: " + circle + claim.id);
      return;
    }
    path_.push_back(claim.id);
    for (const std::string& id : claim.rests_on) {
      const auto foundation = claims_.find(id);
      if (foundation == claims_.end())
        flaws.push_back(claim.id + ": rests on " + id + ", which is no claim");
      else
        visit(*foundation->second);
    }
    path_.pop_back();
    done_[claim.id] = true;
  }

  std::map<std::string_view, const Claim*> claims_;
  std::map<std::string_view, bool> done_;
  std::vector<std::string_view> path_;
};

}  // namespace

std::vector<std::string> flaws_of_foundations(const std::vector<Claim>& claims) {
  return Descent(claims).flaws;
}

}  // namespace referee::court
