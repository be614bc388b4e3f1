// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/data_segments.hpp"

#include "multiplicative-noise/kernels.hpp"

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

court::Family placed_segments() {
  const Instance line =
      with_segments(data_set(1, "1/4"_q, 2, {{-2}}, {"1/1000"_q}), {{{-3}, {-1}, 2}, {{"1/2"_q}, {4}, 5}});
  const Instance unit = with_segments(data_set(-4, "1/100"_q, 1, {}), {{{0}, {1}}});
  const Instance sharp = with_segments(data_set(1, "1e-12"_q, 1, {{2}}), {{{0}, {1}, 3}});
  const Instance plane =
      with_segments(data_set("1/2"_q, "1/3"_q, 2, {{-1, 1}}, {3}), {{{0, 0}, {1, "1/2"_q}}});
  const Instance cross =
      with_segments(data_set("13/4"_q, "2/5"_q, 1, {}), {{{-1, 0}, {1, 0}, 9}, {{0, -1}, {0, 2}}});
  const Instance space = with_segments(data_set(0, "1/2"_q, 3, {{2, 2, 0}}), {{{1, 0, 0}, {0, -1, 2}, 3}});
  const Instance eight = with_segments(data_set("-1/3"_q, "1/2"_q, 1, {RationalPoint(8, 0)}),
                                       {{RationalPoint(8, "1/4"_q), RationalPoint(8, 1)}});
  return {"data on segments, places",
          {placed(line, {"3/2"_q}), placed(line, {4}), placed(line, {-7}), placed(unit, {"1/3"_q}),
           placed(unit, {"-1/2"_q}), placed(sharp, {"1/3"_q}), placed(sharp, {2}),
           placed(plane, {"1/3"_q, "4/5"_q}), placed(plane, {"2/3"_q, "1/3"_q}), placed(plane, {-2, -1}),
           placed(cross, {0, "1/2"_q}), placed(space, {"-1/2"_q, 0, 1}),
           placed(eight, {1, 0, 0, 0, 0, 0, 0, "1/2"_q})},
          noise_levels()};
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
