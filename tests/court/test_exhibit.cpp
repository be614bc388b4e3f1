// SPDX-License-Identifier: GPL-3.0-or-later
/// Exhibits: the letters of joined panels.
#include <boost/test/unit_test.hpp>

#include "court/exhibit.hpp"

using namespace referee;
using namespace referee::court;

namespace {

/// A claim with a figure of these panels.
Evidence drawn(const std::string& caption, const std::vector<std::string>& titles) {
  Figure figure{"figure", caption, {}};
  for (const std::string& title : titles) {
    figure.panels.emplace_back();
    figure.panels.back().title = title;
  }
  Evidence evidence;
  evidence.judgement.figures.push_back(std::move(figure));
  return evidence;
}

std::vector<std::string> titles(const Figure& figure) {
  std::vector<std::string> result;
  for (const Panel& panel : figure.panels) result.push_back(panel.title);
  return result;
}

using Titles = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(exhibits)

BOOST_AUTO_TEST_CASE(no_two_panels_share_a_letter) {
  const Figure lone = joined_figure("f", {drawn("One.", {"p"})});
  BOOST_TEST(titles(lone) == (Titles{"p"}), boost::test_tools::per_element());
  BOOST_TEST(lone.caption == "One.");
  const Figure row = joined_figure("f", {drawn("Two.", {"p", "q"})});
  BOOST_TEST(titles(row) == (Titles{"(a) p", "(b) q"}), boost::test_tools::per_element());
  BOOST_TEST(row.caption == "Two.");
  const Figure claims = joined_figure("f", {drawn("One.", {"p"}), drawn("Two.", {"q", "r"})});
  BOOST_TEST(titles(claims) == (Titles{"(a) p", "(b1) q", "(b2) r"}), boost::test_tools::per_element());
  BOOST_TEST(claims.caption == "(a) One. (b) Two.");
  BOOST_CHECK_THROW(joined_figure("f", {Evidence{}}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
