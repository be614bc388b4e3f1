// SPDX-License-Identifier: GPL-3.0-or-later
/// One run of follow_cloud_flow. Internal to dynamics; all vectors in centred units.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "dynamics/cloud_flow.hpp"
#include "dynamics/cloud_products.hpp"
#include "dynamics/cloud_screen.hpp"
#include "dynamics/gram_span.hpp"

namespace referee {

enum class CloudFlowMode { screen, direct, follow, done };

/// A trajectory on its way.
struct CarriedTrajectory {
  double lambda = 0;
  std::vector<double> z;
  CloudFlowMode mode = CloudFlowMode::screen;
  long step = 0;
  long direct_until = 0;
  std::vector<double> average;  ///< of the mixtures of means of the last steps

  // Since the last screening.
  long screened = -1;                 ///< the step of that screening
  std::vector<double> start, target;  ///< the segment
  double left = 1;                    ///< Y = left start + (1 - left) target, but for the deviation
  double part_limit = 0;
  DeviationLimit deviation{};
  double off = 0;                                    ///< the deviation now
  double most_deviation = 0;                         ///< as a share of its limit
  std::array<std::vector<std::uint32_t>, 2> active;  ///< may come into the window on the way
  std::array<std::vector<GapBound>, 2> bounds;       ///< of the active points

  std::optional<GramSpan> span;  ///< while screenings are by the Gram matrix

  // Learnt on the way.
  double caution = 0.25;  ///< share of what the means might do that is provided for
  bool wanders = false;   ///< left the last segment to the side
  double points_read = 0;
  long gram_screenings = 0;
  double gram_entries = 0;

  double share(int side) const { return side == 0 ? lambda : 1 - lambda; }
};

/// What a screening finds at the beginning of a segment.
struct Outlook {
  std::array<SegmentView, 2> views;
  std::array<PosteriorMean, 2> posteriors;
  std::size_t near = 0;  ///< points that may have weight
  double extent = 0;     ///< how far the mixture of means may go while no new point gains weight
  double floor = 0;      ///< deviation that costs a part of the window
};

class CloudFlowRun {
 public:
  using Batch = std::vector<CarriedTrajectory*>;

  CloudFlowRun(const ByteCloud& first, const ByteCloud& second, std::span<CloudTrajectory> trajectories,
               const CloudFlowOptions& options);
  CloudFlowEffort run();

 private:
  const ByteCloud& cloud(int side) const { return *clouds_[static_cast<std::size_t>(side)]; }
  /// Exponents are -|z - p|^2/scale.
  double scale(long step) const;
  double window(int side, long step) const {
    return scale(step) * log_window_[static_cast<std::size_t>(side)];
  }
  double half_step(long step) const { return (step + 1 == steps_ ? last_step_ : options_.step) / 2; }

  Batch those_in(CloudFlowMode mode);
  /// Those of the batch on whose way this cloud has a share.
  static Batch sharing(const Batch& batch, int side);
  template <class T>
  std::vector<T> products_with(int side, const Batch& batch, std::vector<double> CarriedTrajectory::*vector);
  void report() const;

  /// Moves by one step towards `mixed`, the mixture of the posterior means.
  void advance(CarriedTrajectory& one, const std::vector<double>& mixed) const;
  void step_directly(const Batch& batch);
  /// Until a limit of its screening is reached or the end.
  void follow(CarriedTrajectory& one) const;

  void screen(const Batch& batch);
  void screen_by_gram(CarriedTrajectory& one) const;
  /// Starts a segment at the present position.
  void begin_segment(CarriedTrajectory& one) const;
  void see_start(CarriedTrajectory& one, int side, std::span<const float> products, double error,
                 Outlook& outlook) const;
  void see_end(const CarriedTrajectory& one, int side, std::span<const float> products, double error,
               Outlook& outlook) const;
  /// Whether the Gram matrix would save more than it costs, if screenings come as they did last.
  bool gram_pays(const CarriedTrajectory& one, long last_stretch, std::size_t near) const;
  void begin_span(CarriedTrajectory& one, const Outlook& outlook) const;
  /// The segment to be followed and the deviation to be allowed for; `target` holds the mixture of means.
  void set_course(CarriedTrajectory& one, const Outlook& outlook) const;
  /// The part of the segment to be covered and the points that it needs, at the least cost per step.
  void choose_points(CarriedTrajectory& one, const std::array<SegmentView, 2>& views) const;
  /// Also learns from what the screening was good for.
  bool within_limits(CarriedTrajectory& one) const;

  std::array<const ByteCloud*, 2> clouds_;
  const CloudFlowOptions& options_;
  std::span<CloudTrajectory> trajectories_;
  std::vector<CarriedTrajectory> all_;
  std::array<double, 2> log_window_{};
  double last_step_ = 0;
  long steps_ = 0;
  CloudFlowEffort effort_;
};

template <class T>
std::vector<T> CloudFlowRun::products_with(int side, const Batch& batch,
                                           std::vector<double> CarriedTrajectory::*vector) {
  std::vector<T> vectors;
  for (const CarriedTrajectory* one : batch)
    for (const double coordinate : one->*vector) vectors.push_back(static_cast<T>(coordinate));
  effort_.multiplications +=
      2.0 * static_cast<double>(vectors.size()) * static_cast<double>(cloud(side).size());
  return cloud_products(cloud(side), vectors, options_.threads);
}

}  // namespace referee
