// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/concentration.hpp"
#include "numbers/simplest_rational.hpp"

#include <algorithm>

namespace referee::pde_perspective {
namespace {

std::string numbered(const char* stem, std::size_t k) { return stem + std::to_string(k + 1); }

template <class Source, class Read>
Mixture<Rational> diracs_by(const Source& source, const Read& read) {
  Mixture<Rational> diracs;
  Rational sum = 0;
  for (std::size_t k = 0; source.has(numbered("y", k)); ++k) {
    diracs.means.push_back({read(numbered("y", k))});
    diracs.weights.push_back(read(numbered("w", k)));
    diracs.variances.emplace_back(0);
    sum += diracs.weights.back();
  }
  for (Rational& weight : diracs.weights) weight /= sum;
  return diracs;
}

}  // namespace

Instance line_diracs(const std::vector<Rational>& sites, const std::vector<Rational>& odds) {
  Instance instance;
  for (std::size_t k = 0; k < sites.size(); ++k)
    instance.set(numbered("y", k), sites[k]).set(numbered("w", k), odds[k]);
  return instance;
}

Mixture<Rational> line_diracs_of(const Instance& instance) {
  return diracs_by(instance, [&](const std::string& name) { return instance[name]; });
}
Mixture<Rational> line_diracs_of(const Point& p) {
  return diracs_by(p, [&](const std::string& name) { return simplest_rational(p[name]); });
}

Quantity coarsely(Quantity quantity) {
  return [quantity = std::move(quantity)](const Point& p) {
    constexpr Precision thirty_digits{110};
    return p.precision().bits <= thirty_digits.bits ? quantity(p)
                                                    : quantity(p.at(thirty_digits)).at(p.precision());
  };
}

Mixture<Ball> heat_flow_of(const Mixture<Rational>& diracs, const Ball& t) {
  Mixture<Ball> flow = convert(diracs, FromRational<Ball>{t.precision()});
  for (Ball& variance : flow.variances) variance = Ball(2) * t;
  return flow;
}

Mixture<Ball> normal_start(const Point& p) { return {{{p["mean"]}}, {p.constant(1)}, {p["variance"]}}; }

Family normal_starts_on_line(const Trial& trial, long rounds) {
  Family family{"1 to 4 Diracs on the line, normal starts", {}, normal_start_hypotheses()};
  const auto add = [&](Instance data, const Rational& T, const Rational& mean, const Rational& variance) {
    family.members.push_back(data.set("T", T).set("mean", mean).set("variance", variance));
  };
  add(line_diracs({-1, 1}, {1, 3}), 1, 0, 1);
  add(line_diracs({-1, 1}, {3, 2}), 4, 0, 1);
  add(line_diracs({0}, {1}), 1, 3, "1/10"_q);
  add(line_diracs({-5, 0, 5}, {7, 3, 1}), 1, 0, 1);
  add(line_diracs({"99/10"_q, 10, 12}, {1, 1000, 1}), "1/2"_q, 9, 2);
  Generator generator = trial.generator("normal starts");
  for (long round = 0; round < rounds; ++round) {
    std::vector<Rational> sites{random_signed(generator, -1, 0)}, odds{1};
    for (std::uint64_t more = generator.below(4); more > 0; --more) {
      sites.push_back(sites.back() + 3 * random_positive(generator, -1, -1));
      odds.push_back(random_positive(generator, -1, 0));
    }
    // A start that reaches every basin, if barely.
    const Rational variance = 1 + random_positive(generator, -1, -1),
                   mean = sites.front() + random_signed(generator, -1, -1),
                   T = 2 * random_positive(generator, -1, -1);
    add(line_diracs(sites, odds), T, mean, variance);
  }
  return family;
}

std::vector<Hypothesis> normal_start_hypotheses() {
  return {{"T > 0, variance > 0, odds > 0", [](const Point& p) {
             Truth all = positive(p["T"]) && positive(p["variance"]);
             for (int k = 1; p.has("w" + std::to_string(k)); ++k)
               all = all && positive(p["w" + std::to_string(k)]);
             return all;
           }}};
}

Rational least_gap(const Mixture<Rational>& diracs) {
  std::vector<Rational> sites;
  for (const auto& mean : diracs.means) sites.push_back(mean[0]);
  std::sort(sites.begin(), sites.end());
  if (sites.size() < 2) return 1;
  Rational least = sites[1] - sites[0];
  for (std::size_t k = 2; k < sites.size(); ++k) least = std::min(least, Rational(sites[k] - sites[k - 1]));
  return least;
}

}  // namespace referee::pde_perspective
