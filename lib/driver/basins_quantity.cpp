// SPDX-License-Identifier: GPL-3.0-or-later
/// `compute basins`: a picture of where starts go in which every coloured pixel is proven.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <thread>

#include "driver/quantities.hpp"
#include "driver/usage_error.hpp"
#include "dynamics/basins.hpp"

namespace referee::driver {
namespace {

// Okabe and Ito's colours; unproven pixels are grey.
constexpr std::array<std::string_view, 7> colours = {"#56B4E9", "#E69F00", "#009E73", "#CC79A7",
                                                     "#F0E442", "#0072B2", "#D55E00"};
constexpr std::string_view grey = "#c8c8c8";

struct Basins {
  PixelGrid grid;
  std::vector<CriticalPoint> minima;
  std::vector<int> of_pixel;
};

/// A box around supports and minimisers with a quarter of its size to spare on every side.
PixelGrid grid_around(const SupportPair& supports, const std::vector<CriticalPoint>& minima, int pixels) {
  const std::size_t d = supports.dimension();
  std::vector<RationalPoint> points(supports.first);
  points.insert(points.end(), supports.second.begin(), supports.second.end());
  for (const CriticalPoint& minimum : minima) points.push_back(minimum.at);
  PixelGrid grid{points[0], points[0], std::vector<int>(d, pixels)};
  for (const RationalPoint& point : points)
    for (std::size_t i = 0; i < d; ++i) {
      grid.lower[i] = std::min(grid.lower[i], point[i]);
      grid.upper[i] = std::max(grid.upper[i], point[i]);
    }
  Rational size = 0;
  for (std::size_t i = 0; i < d; ++i) size = std::max(size, Rational(grid.upper[i] - grid.lower[i]));
  if (size == 0) size = 1;
  for (std::size_t i = 0; i < d; ++i) {
    const Rational middle = (grid.lower[i] + grid.upper[i]) / 2;
    grid.lower[i] = middle - size * 3 / 4;
    grid.upper[i] = middle + size * 3 / 4;
  }
  return grid;
}

std::string_view colour_of(int basin) {
  return basin < 0 ? grey : colours[static_cast<std::size_t>(basin) % colours.size()];
}

/// Rows of pixels as runs of one colour, the supports and the minimisers on top.
std::string drawing(const Basins& basins, const SupportPair& supports) {
  constexpr double side = 480, margin = 16, line = 20;
  const int columns = basins.grid.pixels[0], rows = basins.grid.pixels.size() > 1 ? basins.grid.pixels[1] : 1;
  const double width = side / columns, height = rows == 1 ? 60 : side / rows, bottom = margin + height * rows;
  std::string body;
  for (int j = 0; j < rows; ++j)
    for (int i = 0; i < columns;) {
      const int basin = basins.of_pixel[static_cast<std::size_t>(j * columns + i)];
      int end = i;
      while (end < columns && basins.of_pixel[static_cast<std::size_t>(j * columns + end)] == basin) ++end;
      body += fmt::format(
          "<rect x=\"{:.3f}\" y=\"{:.3f}\" width=\"{:.3f}\" height=\"{:.3f}\" fill=\"{}\"/>\n",
          margin + i * width, bottom - (j + 1) * height, (end - i) * width, height, colour_of(basin));
      i = end;
    }
  const auto place = [&](const RationalPoint& point) {
    const auto share = [&](std::size_t axis) {
      return to_double(Rational((point[axis] - basins.grid.lower[axis]) /
                                (basins.grid.upper[axis] - basins.grid.lower[axis])));
    };
    return std::pair<double, double>(margin + side * share(0),
                                     rows == 1 ? margin + height / 2 : bottom - side * share(1));
  };
  const auto mark = [&](const RationalPoint& point, std::string_view shape) {
    const auto [x, y] = place(point);
    if (shape == "minimum")
      body += fmt::format(
          "<circle cx=\"{:.3f}\" cy=\"{:.3f}\" r=\"4\" fill=\"#fff\" stroke=\"#000\" "
          "stroke-width=\"1.5\"/>\n",
          x, y);
    else
      body += fmt::format(
          "<rect x=\"{:.3f}\" y=\"{:.3f}\" width=\"6\" height=\"6\" fill=\"{}\" stroke=\"#fff\"/>\n", x - 3,
          y - 3, shape == "A1" ? "#000" : "#666");
  };
  for (const RationalPoint& point : supports.first) mark(point, "A1");
  for (const RationalPoint& point : supports.second) mark(point, "A2");
  for (const CriticalPoint& minimum : basins.minima) mark(minimum.at, "minimum");
  std::vector<std::pair<std::string_view, std::string>> legend;
  for (std::size_t k = 0; k < basins.minima.size(); ++k)
    legend.emplace_back(
        colour_of(static_cast<int>(k)),
        fmt::format("ends at {}, {}", short_point(basins.minima[k].at), to_string(basins.minima[k].kind)));
  legend.emplace_back(grey, "not proven");
  double y = bottom + line;
  for (const auto& [colour, text] : legend) {
    body += fmt::format(
        "<rect x=\"{}\" y=\"{:.3f}\" width=\"12\" height=\"12\" fill=\"{}\"/>\n<text x=\"{}\" "
        "y=\"{:.3f}\">{}</text>\n",
        margin, y - 10, colour, margin + 20, y, text);
    y += line;
  }
  body += fmt::format("<text x=\"{}\" y=\"{:.3f}\">squares: A1 black, A2 grey; circles: minimisers</text>\n",
                      margin, y);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\">\n"
      "<title>Basins of attraction</title>\n<desc>Every coloured pixel is proven to flow to the minimiser of "
      "that "
      "colour.</desc>\n<style>text{{font-family:Helvetica,Arial,'DejaVu "
      "Sans',sans-serif;font-size:12px;fill:#222}}"
      "</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n{2}</svg>\n",
      side + 2 * margin, y + margin, body);
}

}  // namespace

Quantity basins_quantity() {
  return {
      "basins", {"--pixels", "--start-time"}, true, [](const Request& request, long, bool with_picture) {
        const Supports& supports = request.supports();
        if (request.dimension() > 2)
          throw UsageError(fmt::format("{}: basins are drawn in one or two dimensions, its points have {}",
                                       request.file(), request.dimension()));
        const Rational pixels = request.positive("--pixels", Rational(request.dimension() == 1 ? 256 : 32));
        if (denominator(pixels) != 1 || pixels > 1024)
          throw UsageError(
              fmt::format("--pixels: {} is not a whole number from 1 to 1024", to_string(pixels)));
        const SupportPair pair{supports.first, supports.second};
        const MixedScore mixed = mixed_score(supports);
        const auto points = critical_points(pair, supports.lambda);
        Basins basins;
        std::copy_if(points.begin(), points.end(), std::back_inserter(basins.minima),
                     [](const CriticalPoint& point) { return point.minimum; });
        basins.grid = grid_around(pair, basins.minima, static_cast<int>(to_double(pixels)));
        const auto traps = traps_around(mixed, points);
        basins.of_pixel = certified_basins(
            mixed, traps, request.positive("--start-time", Rational(1)), basins.grid,
            {.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()))});

        Answer answer;
        answer.head = {"minimiser", "kind", "proven pixels"};
        Json minima = Json::array();
        const auto count = [&](int basin) {
          return std::count(basins.of_pixel.begin(), basins.of_pixel.end(), basin);
        };
        for (std::size_t k = 0; k < basins.minima.size(); ++k) {
          const CriticalPoint& minimum = basins.minima[k];
          minima.push_back({{"at", exact_json(minimum.at)}, {"kind", to_string(minimum.kind)}});
          answer.table.push_back(
              {short_point(minimum.at), to_string(minimum.kind), std::to_string(count(static_cast<int>(k)))});
        }
        answer.table.push_back({"not proven", "", std::to_string(count(-1))});
        Json list = Json::array();
        for (int basin : basins.of_pixel) list.push_back(basin);
        answer.result = {{"minimisers", minima},
                         {"lower", exact_json(basins.grid.lower)},
                         {"upper", exact_json(basins.grid.upper)},
                         {"pixels", basins.grid.pixels},
                         {"basin_of_pixel", list}};
        if (with_picture) answer.drawing = drawing(basins, pair);
        return answer;
      }};
}

}  // namespace referee::driver
