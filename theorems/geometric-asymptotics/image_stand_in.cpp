// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/image_stand_in.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace referee::geometric_asymptotics {
namespace {

constexpr int side = 32, channels = 3;
constexpr std::size_t first_images = 10, images = 40, starts = 2;
constexpr long steps = 921;

using Image = std::vector<double>;

/// A smooth background and a dark body, horizontal for the first class, vertical for the others.
Image generated_image(court::Generator& generator, bool first) {
  Image image;
  const double shift = 8 * generator.uniform() - 4, pi = std::acos(-1.0);
  for (int channel = 0; channel < channels; ++channel) {
    std::array<double, 9> waves;
    for (double& wave : waves) wave = 0.18 * generator.normal();
    const double base = 0.45 + 0.1 * generator.normal();
    for (int row = 0; row < side; ++row)
      for (int column = 0; column < side; ++column) {
        double value = base;
        for (int p = 0; p < 3; ++p)
          for (int q = 0; q < 3; ++q)
            value += waves[static_cast<std::size_t>(3 * p + q)] * std::cos(pi * p * row / side) *
                     std::cos(pi * q * column / side);
        const double along = (first ? column : row) - 16, across = (first ? row : column) - 16 - shift;
        value -= 0.5 * std::exp(-across * across / 9 - along * along / 121);
        image.push_back(std::clamp(value, 0.0, 1.0));
      }
  }
  return image;
}

double product(const Image& a, const Image& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// A place start_share x_T + sum_k shares[k] image_k: the flow never leaves this span.
struct SpanPlace {
  double start_share = 1;
  std::vector<double> shares = std::vector<double>(images, 0);
};

/// Inner products of the images with one another and with the start.
struct Gram {
  std::vector<std::vector<double>> among;
  std::vector<double> with_start;

  double with_place(const SpanPlace& place, std::size_t k) const {
    double sum = place.start_share * with_start[k];
    for (std::size_t m = 0; m < images; ++m) sum += place.shares[m] * among[m][k];
    return sum;
  }
};

/// Softmax weights of images [from, to) at heat time t, relative to the nearest.
std::vector<double> nearest_weights(const Gram& gram, const SpanPlace& place, std::size_t from,
                                    std::size_t to, double t) {
  std::vector<double> weights;
  for (std::size_t k = from; k < to; ++k) weights.push_back(gram.among[k][k] - 2 * gram.with_place(place, k));
  const double least = *std::min_element(weights.begin(), weights.end());
  double sum = 0;
  for (double& weight : weights) sum += weight = std::exp((least - weight) / (4 * t));
  for (double& weight : weights) weight /= sum;
  return weights;
}

SpanPlace span_end(const Gram& gram, double lambda) {
  SpanPlace place;
  const double step = std::log(1e4) / steps;
  for (long n = 0; n < steps; ++n) {
    const double t = std::exp(-step * static_cast<double>(n));
    const auto first = nearest_weights(gram, place, 0, first_images, t);
    const auto second = nearest_weights(gram, place, first_images, images, t);
    place.start_share *= 1 - step / 2;
    for (std::size_t k = 0; k < images; ++k) {
      const double pull = k < first_images ? lambda * first[k] : (1 - lambda) * second[k - first_images];
      place.shares[k] += step / 2 * (pull - place.shares[k]);
    }
  }
  return place;
}

}  // namespace

std::vector<StandInRow> stand_in_rows(court::Generator generator, const std::vector<double>& lambdas) {
  std::vector<Image> data;
  for (std::size_t k = 0; k < images; ++k) data.push_back(generated_image(generator, k < first_images));
  std::vector<StandInRow> rows;
  for (const double lambda : lambdas) rows.push_back({lambda, 0, 0, 0, 0});
  Gram gram;
  for (const Image& a : data) {
    auto& line = gram.among.emplace_back();
    for (const Image& b : data) line.push_back(product(a, b));
  }
  for (std::size_t run = 0; run < starts; ++run) {
    Image start;
    for (std::size_t i = 0; i < data.front().size(); ++i)
      start.push_back(std::sqrt(2.0) * generator.normal());
    gram.with_start.clear();
    for (const Image& image : data) gram.with_start.push_back(product(image, start));
    for (StandInRow& row : rows) {
      const SpanPlace place = span_end(gram, row.lambda);
      Image end;
      for (std::size_t i = 0; i < start.size(); ++i) {
        double value = place.start_share * start[i];
        for (std::size_t k = 0; k < images; ++k) value += place.shares[k] * data[k][i];
        end.push_back(value);
        if (value < -0.05 || value > 1.05)
          row.out_of_range += 1.0 / static_cast<double>(start.size() * starts);
      }
      double nearest[2] = {HUGE_VAL, HUGE_VAL};
      for (std::size_t k = 0; k < images; ++k) {
        double squared = 0;
        for (std::size_t i = 0; i < end.size(); ++i) squared += (end[i] - data[k][i]) * (end[i] - data[k][i]);
        double& least = nearest[k < first_images ? 0 : 1];
        least = std::min(least, squared);
      }
      row.first_distance += std::sqrt(nearest[0]) / starts;
      row.second_distance += std::sqrt(nearest[1]) / starts;
      row.preference += (nearest[0] - nearest[1]) / starts;
    }
  }
  return rows;
}

}  // namespace referee::geometric_asymptotics
