// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.3: mixed empirical scores of one class of images against all others.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "court/experiment.hpp"
#include "dynamics/philox.hpp"
#include "geometric-asymptotics/guidance_statistics.hpp"
#include "geometric-asymptotics/images.hpp"
#include "geometric-asymptotics/sample_sheet.hpp"

namespace referee::geometric_asymptotics {
namespace {

using namespace court;

constexpr double lambdas[] = {0, 0.5, 1, 2, 5};
constexpr std::size_t batch = 64, sheet_columns = 8, images_per_class = 5000;
constexpr int airplane = 0;

/// The same starts for every lambda: independent normal coordinates about grey with variance 2 T, T = 1.
std::vector<CloudTrajectory> starts(std::uint64_t seed) {
  std::vector<CloudTrajectory> all;
  for (const double lambda : lambdas)
    for (std::size_t k = 0; k < batch; ++k) {
      NormalStream normal(seed, k);
      CloudTrajectory& one = all.emplace_back(CloudTrajectory{lambda, {}});
      for (std::size_t i = 0; i < image_bytes; ++i)
        one.position.push_back(0.5 + std::sqrt(2.0) * normal.next());
    }
  return all;
}

using Group = std::vector<SampleGeometry>;

Group with_lambda(const std::vector<SampleGeometry>& samples, double lambda) {
  Group group;
  for (const auto& sample : samples)
    if (sample.lambda == lambda) group.push_back(sample);
  return group;
}

double median(const Group& group, double SampleGeometry::*value) {
  std::vector<double> values;
  for (const auto& sample : group) values.push_back(sample.*value);
  std::sort(values.begin(), values.end());
  return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

double largest(const Group& group, double SampleGeometry::*value) {
  double most = 0;
  for (const auto& sample : group) most = std::max(most, sample.*value);
  return most;
}

template <class Predicate>
std::string share(const Group& group, const Predicate& predicate) {
  return fmt::format("{} of {}", std::count_if(group.begin(), group.end(), predicate), group.size());
}

ExhibitTable where_they_end(const std::vector<SampleGeometry>& samples) {
  ExhibitTable table{"Where the samples end: medians, lengths in units in which a colour runs from 0 to 1",
                     {"lambda", "distance d1 from A1", "distance d2 from A2", "nearest image in A1", "Phi",
                      "above the critical value", "collapse onto a minimiser"},
                     {}};
  for (const double lambda : lambdas) {
    const Group group = with_lambda(samples, lambda);
    table.rows.push_back({fmt::format("{}", lambda),
                          fmt::format("{:.3f}", median(group, &SampleGeometry::first_distance)),
                          fmt::format("{:.3f}", median(group, &SampleGeometry::second_distance)),
                          share(group, [](const auto& s) { return s.first_distance < s.second_distance; }),
                          fmt::format("{:.2f}", median(group, &SampleGeometry::potential)),
                          fmt::format("{:.2g}", median(group, &SampleGeometry::excess)),
                          share(group, [](const auto& s) { return s.collapses; })});
  }
  return table;
}

ExhibitTable how_far_they_leave(const std::vector<SampleGeometry>& samples) {
  ExhibitTable table{"How far they leave the colours",
                     {"lambda", "coordinates outside [0, 1], median", "furthest outside, median", "largest",
                      "standard deviation of a sample's coordinates, median"},
                     {}};
  for (const double lambda : lambdas) {
    const Group group = with_lambda(samples, lambda);
    table.rows.push_back({fmt::format("{}", lambda),
                          fmt::format("{:.1f} %", 100 * median(group, &SampleGeometry::outside)),
                          fmt::format("{:.2f}", median(group, &SampleGeometry::furthest)),
                          fmt::format("{:.2f}", largest(group, &SampleGeometry::furthest)),
                          fmt::format("{:.3f}", median(group, &SampleGeometry::deviation))});
  }
  return table;
}

Exhibit run_images(const Setting& setting) {
  setting.progress(0, "images");
  const bool own = setting.input.empty();
  const LabelledImages images =
      own ? synthetic_images(images_per_class, setting.effort.seed, setting.jobs) : read_cifar(setting.input);
  for (const auto& [bytes, whose] : {std::pair(images.with_label(airplane), "airplanes"),
                                     {images.without_label(airplane), "other images"}})
    if (bytes.empty()) throw std::invalid_argument(fmt::format("{}: no {}", setting.input.string(), whose));
  const ByteCloud first(images.with_label(airplane), image_bytes),
      second(images.without_label(airplane), image_bytes);
  auto samples = starts(setting.effort.seed);
  follow_cloud_flow(first, second, samples, {.threads = setting.jobs, .progress = [&](double fraction) {
                                               setting.progress(0.1 + 0.85 * fraction, "trajectories");
                                             }});
  setting.progress(0.95, "geometry");
  const auto geometry = sample_geometry(first, second, samples, setting.jobs);
  std::vector<std::vector<std::vector<double>>> groups;
  for (const double lambda : lambdas) {
    auto& group = groups.emplace_back();
    for (const auto& sample : samples)
      if (sample.lambda == lambda) group.push_back(sample.position);
  }
  Exhibit exhibit;
  return exhibit
      .paragraph(fmt::format(
          "{} images of 32 x 32 pixels in three colours, points of R^3072: A1 is the class 0 ({}), A2 all "
          "others "
          "({}). {}",
          first.size() + second.size(), first.size(), second.size(),
          own ? "The images are synthetic: smooth random fields with a shape that depends on the class. With "
                "--input the program reads the binary version of CIFAR-10 instead."
              : "They were read from the folder named by --input."))
      .paragraph(fmt::format("For each lambda {} trajectories of the deterministic flow from T = 1 to t = "
                             "1e-4 by explicit Euler steps "
                             "of 1/100 in tau, scores by (5.2) over all images. The paper does not print "
                             "where its trajectories start; "
                             "here at normal noise of variance 2 T about grey, the same for every lambda.",
                             batch))
      .picture({"ga-images",
                "Samples for lambda = 0, 0.5, 1, 2, 5 from left to right; colours beyond [0, 1] are cut off.",
                sample_sheet(groups, sheet_columns)})
      .table(where_they_end(geometry))
      .table(how_far_they_leave(geometry))
      .paragraph(
          "With p and q the nearest images in A1 and A2, Phi = lambda d1^2 + (1 - lambda) d2^2 exceeds "
          "lambda (1 - lambda) |p - q|^2 by |x - x*|^2, x* = lambda p + (1 - lambda) q. A sample collapses "
          "when p and q are the nearest images of x* too: then x* is a minimiser, and since cells are convex "
          "the limiting flow runs straight to it. Such a sample is a training image for lambda = 0 and 1 and "
          "a blend "
          "of two for lambda between. The other samples are held at an interface, where several images are "
          "equally "
          "near: there explicit steps hop from side to side, by up to step/2 times lambda or lambda - 1 "
          "times the "
          "distance of those images.");
}

REFEREE_EXPERIMENT({
    .name = "ga-images",
    .paper = "geometric-asymptotics",
    .title = "Guidance of images by mixed empirical scores",
    .source = "section 5.3, Figure 9",
    .input = "folder with CIFAR-10's data_batch_1.bin to data_batch_5.bin; without it synthetic images",
    .run = run_images,
});

}  // namespace
}  // namespace referee::geometric_asymptotics
