// SPDX-License-Identifier: GPL-3.0-or-later
/// The noise kernel averaged over a segment of R^d, in closed form.       [multiplicative-noise, section 4.2]
#pragma once

#include <span>
#include <vector>

#include "heat/noise_kernel.hpp"

namespace referee {

/// Averages of Phi = Phi_a^b(s, |x - y|^2/2) over y spread evenly from one end of a segment to the other.
/// With w the coordinate of y - x along the segment, on the segment's own line
///   int_0^w Phi(s, w^2/2) dw = ((2 pi)^(1/2) [u^(s - 1/2) erf(w (u/2)^(1/2))] - w Phi(s, w^2/2))/(2 s - 1),
/// [] between u = 1/b^2 and 1/a^2, and its limit (integrals of erf(v)/v) for s = 1/2; at a distance h from
/// the line, Taylor's series in h^2/2, whose error is bounded.
///
/// Enclosures at the precision of the arguments, less what cancels: about (h/a)^2 bits, and for s = 1/2 about
/// |x - y|^2/b^2; the time grows likewise. An order that is neither certainly 1/2 less an integer nor
/// certainly not gives the whole line.
class SegmentKernel {
 public:
  /// @throws std::invalid_argument unless the ends are points of one space that may differ.
  SegmentKernel(NoiseKernel kernel, std::vector<Ball> from, std::vector<Ball> to);

  std::size_t dimension() const { return from_.size(); }
  /// The average of Phi(s, |x - y|^2/2).
  Ball value(const Ball& s, std::span<const Ball> x) const;
  /// Its gradient in x: the average of Phi(s + 1, |x - y|^2/2) (y - x).
  std::vector<Ball> gradient(const Ball& s, std::span<const Ball> x) const;
  /// The average of Phi(s, |x - y|^2/2) |x - y|^2.
  Ball second_moment(const Ball& s, std::span<const Ball> x) const;

 private:
  struct View;
  struct Shares;
  View seen_from(std::span<const Ball> x) const;
  Ball on_the_line(const View& view, const Shares& shares, const Ball& s) const;
  Ball along(const View& view, const Ball& s) const;

  NoiseKernel kernel_;
  std::vector<Ball> from_, direction_;  ///< of length one
  Ball length_;
};

}  // namespace referee
