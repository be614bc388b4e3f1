// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/data_segments.hpp"

namespace referee::multiplicative_noise {
namespace {

using court::Instance;
using court::Point;

std::string end_name(const char* end, std::size_t segment, std::size_t axis) {
  return end + std::to_string(segment) + "_" + std::to_string(axis);
}
std::string odds_name(std::size_t segment) { return "v" + std::to_string(segment); }
bool has_segment(const Point& p, std::size_t segment) { return p.has(end_name("from", segment, 1)); }

}  // namespace

Instance with_segments(Instance data, const std::vector<FilledSegment>& segments) {
  for (std::size_t k = 1; k <= segments.size(); ++k) {
    const FilledSegment& segment = segments[k - 1];
    for (std::size_t i = 1; i <= segment.from.size(); ++i) {
      data.set(end_name("from", k, i), segment.from[i - 1]);
      data.set(end_name("to", k, i), segment.to[i - 1]);
    }
    data.set(odds_name(k), segment.odds);
  }
  return data;
}

Ball segment_odds(const Point& p) {
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t k = 1; has_segment(p, k); ++k) sum += p[odds_name(k)];
  return sum;
}

std::vector<DataSegment> segments_of(const Point& p) {
  Ball odds = segment_odds(p);
  for (std::size_t k = 1; p.has("y" + std::to_string(k) + "_1"); ++k) {
    const std::string name = "w" + std::to_string(k);
    odds += p.has(name) ? p[name] : Ball(1);
  }
  std::vector<DataSegment> result;
  for (std::size_t k = 1; has_segment(p, k); ++k) {
    DataSegment& segment = result.emplace_back();
    for (std::size_t i = 1; p.has(end_name("from", k, i)); ++i) {
      segment.from.push_back(p[end_name("from", k, i)]);
      segment.to.push_back(p[end_name("to", k, i)]);
    }
    segment.share = p[odds_name(k)] / odds;
  }
  return result;
}

std::vector<SegmentShare> segment_kernels(const Point& p) {
  std::vector<SegmentShare> result;
  for (DataSegment& segment : segments_of(p))
    result.push_back(
        {SegmentKernel({p["a"], p["b"]}, std::move(segment.from), std::move(segment.to)), segment.share});
  return result;
}

}  // namespace referee::multiplicative_noise
