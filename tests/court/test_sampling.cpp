// SPDX-License-Identifier: GPL-3.0-or-later
/// Method `sampling`: true laws hold, false ones are refuted, too few draws leave the matter open.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

#include "court/methods/sampling.hpp"

using namespace referee;
using namespace referee::court;

namespace {

const Effort effort{.digits = 30, .budget = Budget::quick};
const Instance nowhere;

double uniform(Generator& generator) { return generator.uniform(); }

void check(const Finding& finding, Verdict verdict) {
  BOOST_TEST_CONTEXT(finding.what << ": " << finding.value << ", " << finding.note) {
    BOOST_TEST(name(finding.verdict) == name(verdict));
    BOOST_TEST(name(finding.strength) == (verdict == Verdict::undecided ? "none" : "statistical"));
    BOOST_TEST(!finding.note.empty());
    BOOST_TEST(finding.power.empty() == (verdict != Verdict::holds));
    BOOST_TEST(finding.certificate.empty() == (verdict != Verdict::refuted));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(samples)

BOOST_AUTO_TEST_CASE(mean_of_the_uniform_law) {
  const Finding finding = sampled_mean(effort, "E U = 1/2", nowhere, 200000, uniform, 0, 1, 0.5, 0.02);
  check(finding, Verdict::holds);
  // A shift by the half width sqrt(2 ln(4e10) / (12 n)) = 0.0045 and more is excluded.
  BOOST_TEST(finding.power == "1e-2");
  // Four million draws tell one percent of one half with room to spare.
  check(sampled_mean(effort, "E U = 0.505", nowhere, 4000000, uniform, 0, 1, 0.505, 0.01), Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(too_few_draws_decide_nothing) {
  check(sampled_mean(effort, "few", nowhere, 100, uniform, 0, 1, 0.5, 0.02), Verdict::undecided);
  check(sampled_mean(effort, "one", nowhere, 1, uniform, 0, 1, 0.5, 2), Verdict::undecided);
  check(sampled_mean(effort, "none", nowhere, 0, uniform, 0, 1, 0.5, 2), Verdict::undecided);
  const auto coin = [](Generator& g) { return g.below(2) == 0; };
  check(sampled_probability(effort, "none", nowhere, 0, coin, 0.5, 2), Verdict::undecided);
  check(sampled_probability(effort, "few", nowhere, 100, coin, 0.5, 0.02), Verdict::undecided);
}

BOOST_AUTO_TEST_CASE(an_expected_nan_is_undecided) {
  const double nan = std::nan("");
  check(sampled_mean(effort, "NaN", nowhere, 200000, uniform, 0, 1, nan, 0.02), Verdict::undecided);
}

BOOST_AUTO_TEST_CASE(a_small_variance_gives_a_narrow_interval) {
  // Draws within 1/1000 of 1/2 although the range is [0, 1]: the second term, of order 1/n, is what remains.
  const auto narrow = [](Generator& g) { return 0.5 + (g.uniform() - 0.5) / 500; };
  check(sampled_mean(effort, "narrow", nowhere, 200000, narrow, 0, 1, 0.5, 0.002), Verdict::holds);
  check(sampled_mean(effort, "narrow, shifted", nowhere, 200000, narrow, 0, 1, 0.501, 0.002),
        Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(the_interval_of_two_values_in_turn) {
  // 0 and 10 in turn, n = 10^5: mean 5, variance V = 25 n/(n - 1). With L = ln(4e10) = 24.4121 the half width
  // is sqrt(2 V L/n) + 70 L/(3 (n - 1)) = 0.1104819... + 0.0056962... = 0.116177872933.
  long drawn = 0;
  const auto in_turn = [&](Generator&) { return drawn++ % 2 == 0 ? 0.0 : 10.0; };
  const Finding finding = sampled_mean(effort, "0 and 10", nowhere, 100000, in_turn, 0, 10, 5, 0.5);
  check(finding, Verdict::holds);
  BOOST_TEST(finding.value == "[4.88382212707, 5.11617787293]");
}

BOOST_AUTO_TEST_CASE(draws_without_variance_do_not_pin_the_mean) {
  // A hundred zeros are what a rare event shows.
  const auto zero = [](Generator&) { return 0.0; };
  check(sampled_mean(effort, "rare", nowhere, 100, zero, 0, 1, 0.001, 0.02), Verdict::undecided);
}

BOOST_AUTO_TEST_CASE(draws_outside_the_range_are_an_error) {
  const auto wide = [](Generator& g) { return 2 * g.uniform(); };
  BOOST_CHECK_THROW(sampled_mean(effort, "wide", nowhere, 100, wide, 0, 1, 0.5, 1), std::domain_error);
  const auto nan = [](Generator&) { return std::numeric_limits<double>::quiet_NaN(); };
  BOOST_CHECK_THROW(sampled_mean(effort, "NaN draws", nowhere, 100, nan, 0, 1, 0.5, 1), std::domain_error);
}

BOOST_AUTO_TEST_CASE(probabilities) {
  const auto third = [](Generator& g) { return g.below(3) == 0; };
  check(sampled_probability(effort, "P = 1/3", nowhere, 400000, third, 1.0 / 3, 0.02), Verdict::holds);
  check(sampled_probability(effort, "P = 0.35", nowhere, 400000, third, 0.35, 0.02), Verdict::refuted);
  const auto never = [](Generator&) { return false; };
  const auto always = [](Generator&) { return true; };
  const Finding impossible = sampled_probability(effort, "P = 0", nowhere, 100000, never, 0, 0.001);
  check(impossible, Verdict::holds);
  // Upper end of the exact interval without a single hit: 1 - (5e-11)^(1/n) = 2.3716e-4
  BOOST_TEST(impossible.value == "[0, 0.000237161853785]");
  check(sampled_probability(effort, "P = 1", nowhere, 100000, always, 1, 0.001), Verdict::holds);
  check(sampled_probability(effort, "P = 0.99", nowhere, 100000, always, 0.99, 0.001), Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(the_stream_depends_on_seed_and_label_only) {
  const auto run = [](std::uint64_t seed, const char* what) {
    return sampled_mean(Effort{.seed = seed}, what, nowhere, 1000, uniform, 0, 1, 0.5, 1).value;
  };
  BOOST_TEST(run(1, "a") == run(1, "a"));
  BOOST_TEST(run(1, "a") != run(2, "a"));
  BOOST_TEST(run(1, "a") != run(1, "b"));
}

BOOST_AUTO_TEST_SUITE_END()
