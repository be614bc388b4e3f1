// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/sample_clouds.hpp"

#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/score.hpp"

namespace referee::pde_perspective {
namespace {

std::string cloud_axis(const char* stem, long axis) { return stem + std::to_string(axis); }
std::string cloud_axis(const char* stem, long k, long axis) {
  return cloud_axis(stem, k) + "_" + std::to_string(axis);
}

Instance cloud_at(const std::vector<RationalPoint>& samples, const RationalPoint& place, const Rational& t) {
  Instance instance;
  for (std::size_t k = 0; k < samples.size(); ++k)
    for (std::size_t i = 0; i < samples[k].size(); ++i)
      instance.set(cloud_axis("y", static_cast<long>(k + 1), static_cast<long>(i + 1)), samples[k][i]);
  for (std::size_t i = 0; i < place.size(); ++i)
    instance.set(cloud_axis("x", static_cast<long>(i + 1)), place[i]);
  return instance.set("t", t);
}

}  // namespace

std::vector<Hypothesis> cloud_hypotheses() {
  return {{"t > 0 and positive odds", [](const Point& p) {
             Truth admitted = positive(p["t"]);
             for (long k = 1; p.has(cloud_axis("w", k)); ++k)
               admitted = admitted && positive(p[cloud_axis("w", k)]);
             return admitted;
           }}};
}

Family sample_clouds(const Trial& trial, long first, long last, bool weighted) {
  Family family{
      "samples in d = " + std::to_string(first) + " to " + std::to_string(last), {}, cloud_hypotheses()};
  Generator generator = trial.generator("sample clouds");
  for (long d = first; d <= last; ++d) {
    const auto n = static_cast<std::size_t>(d);
    const RationalPoint origin(n, 0);
    RationalPoint unit = origin, opposite = origin, far = origin;
    unit[0] = 1;
    opposite[0] = -1;
    far[0] = 3;
    const auto draw = [&](int low, int high) {
      RationalPoint point;
      for (std::size_t i = 0; i < n; ++i) point.push_back(random_signed(generator, low, high));
      return point;
    };
    family.members.push_back(cloud_at({origin}, origin, 1));
    family.members.push_back(cloud_at({unit}, far, "1/7"_q));
    family.members.push_back(cloud_at({unit, opposite}, unit, "1/10"_q));
    family.members.push_back(cloud_at({unit, opposite}, origin, "1/3"_q));
    family.members.push_back(cloud_at({unit, origin, far}, draw(1, 2), "1/4"_q));
    for (long round = 0; round < trial.effort().scaled(2, 5, 40); ++round) {
      std::vector<RationalPoint> samples;
      const std::uint64_t count = 1 + generator.below(4);
      for (std::uint64_t k = 0; k < count; ++k) samples.push_back(draw(-1, 0));
      RationalPoint place = round % 2 == 0 ? draw(-1, 0) : samples.front();
      Instance member = cloud_at(samples, place, random_positive(generator, round % 3 == 0 ? -12 : -2, 1));
      if (weighted)
        for (std::uint64_t k = 1; k <= count; ++k)
          member.set(cloud_axis("w", static_cast<long>(k)), random_positive(generator, -2, 0));
      family.members.push_back(std::move(member));
    }
  }
  return family;
}

long cloud_dimension(const Point& p) {
  long d = 0;
  while (p.has(cloud_axis("x", d + 1))) ++d;
  return d;
}

Mixture<Ball> cloud_measure(const Point& p) {
  Mixture<Ball> measure;
  Ball sum = Ball(0).at(p.precision());
  for (long k = 1; p.has(cloud_axis("y", k, 1)); ++k) {
    auto& mean = measure.means.emplace_back();
    for (long i = 1; p.has(cloud_axis("y", k, i)); ++i)
      mean.push_back(p[cloud_axis("y", k, i)].at(p.precision()));
    measure.weights.push_back(p.has(cloud_axis("w", k)) ? p[cloud_axis("w", k)].at(p.precision())
                                                        : p.constant(1));
    measure.variances.push_back(Ball(0));
    sum += measure.weights.back();
  }
  for (Ball& weight : measure.weights) weight /= sum;
  return measure;
}

std::vector<Ball> cloud_place(const Point& p) {
  std::vector<Ball> place;
  for (long i = 1; p.has(cloud_axis("x", i)); ++i) place.push_back(p[cloud_axis("x", i)].at(p.precision()));
  return place;
}

std::vector<Ball> cloud_score(const Point& p) {
  PosteriorKernel<Ball> kernel(cloud_measure(p), Ball(2) * p["t"].at(p.precision()));
  return score(kernel.at(cloud_place(p), 1), kernel.noise());
}

Ball cloud_divergence(const Point& p) {
  PosteriorKernel<Ball> kernel(cloud_measure(p), Ball(2) * p["t"].at(p.precision()));
  const auto place = cloud_place(p);
  const std::vector<Ball> jacobian = score_jacobian(kernel.at(place, 2), kernel.noise());
  Ball trace(0);
  for (std::size_t i = 0; i < place.size(); ++i) trace += jacobian[i * place.size() + i];
  return trace;
}

Jet<Ball> cloud_log_density(const Point& p, int order) {
  const Mixture<Ball> measure = cloud_measure(p);
  const auto place = cloud_place(p);
  const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()), order);
  Mixture<Jet<Ball>> lifted;
  for (std::size_t k = 0; k < measure.size(); ++k) {
    auto& mean = lifted.means.emplace_back();
    for (const Ball& coordinate : measure.means[k]) mean.emplace_back(coordinate);
    lifted.weights.emplace_back(measure.weights[k]);
    lifted.variances.emplace_back(measure.variances[k]);
  }
  std::vector<Jet<Ball>> x;
  for (std::size_t i = 0; i < place.size(); ++i)
    x.push_back(Jet<Ball>::variable(layout, static_cast<int>(i), place[i]));
  return log(mixture_density(lifted, std::span<const Jet<Ball>>(x), Jet<Ball>(p["t"].at(p.precision()))));
}

}  // namespace referee::pde_perspective
