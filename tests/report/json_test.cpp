// SPDX-License-Identifier: GPL-3.0-or-later
/// The evidence store loses nothing, refuses what is incomplete, and `verify --json` has the keys of the
/// contract.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "report/json.hpp"
#include "samples.hpp"

using namespace referee;
using namespace referee::report;

namespace {

void check_same(const court::Finding& a, const court::Finding& b) {
  BOOST_TEST(a.method == b.method);
  BOOST_TEST(a.what == b.what);
  BOOST_TEST((a.verdict == b.verdict));
  BOOST_TEST((a.strength == b.strength));
  BOOST_TEST(a.value == b.value);
  BOOST_TEST(a.expected == b.expected);
  BOOST_TEST(a.margin == b.margin);
  BOOST_TEST((a.instance == b.instance));
  BOOST_TEST(a.digits == b.digits);
  BOOST_TEST(a.instances == b.instances);
  BOOST_TEST(a.power == b.power);
  BOOST_TEST(a.sharpness == b.sharpness);
  BOOST_TEST(a.note == b.note);
  BOOST_TEST(a.certificate == b.certificate, boost::test_tools::per_element());
}

bool same(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(the_text_of_a_record_is_a_fixed_point) {
  for (const court::Evidence& evidence : samples::run()) {
    const std::string text = to_json(evidence);
    BOOST_TEST(to_json(evidence_from_json(text)) == text);
  }
}

BOOST_AUTO_TEST_CASE(every_field_returns) {
  for (const court::Evidence& before : samples::run()) {
    const court::Evidence after = evidence_from_json(to_json(before));
    for (const auto field :
         {&court::Evidence::id, &court::Evidence::paper, &court::Evidence::kind, &court::Evidence::title,
          &court::Evidence::statement, &court::Evidence::hypotheses, &court::Evidence::source,
          &court::Evidence::evidence, &court::Evidence::refuted_by, &court::Evidence::attack,
          &court::Evidence::file, &court::Evidence::expected, &court::Evidence::budget}) {
      BOOST_TEST((before.*field) == (after.*field));
    }
    BOOST_TEST(before.rests_on == after.rests_on, boost::test_tools::per_element());
    BOOST_TEST(before.digits == after.digits);
    BOOST_TEST(before.seed == after.seed);
    BOOST_TEST(before.seconds == after.seconds);
    const court::Judgement &a = before.judgement, &b = after.judgement;
    BOOST_TEST((a.verdict == b.verdict));
    BOOST_TEST((a.strength == b.strength));
    BOOST_TEST(a.digits == b.digits);
    BOOST_TEST(a.instances == b.instances);
    BOOST_TEST(a.power == b.power);
    BOOST_TEST(a.sharpness == b.sharpness);
    BOOST_TEST_REQUIRE(a.findings.size() == b.findings.size());
    for (std::size_t i = 0; i < a.findings.size(); ++i) check_same(a.findings[i], b.findings[i]);
    BOOST_TEST_REQUIRE(a.repair.has_value() == b.repair.has_value());
    if (a.repair) {
      BOOST_TEST(a.repair->statement == b.repair->statement);
      BOOST_TEST((a.repair->verdict == b.repair->verdict));
      BOOST_TEST((a.repair->strength == b.repair->strength));
      BOOST_TEST_REQUIRE(a.repair->findings.size() == b.repair->findings.size());
      check_same(a.repair->findings[0], b.repair->findings[0]);
    }
    BOOST_TEST_REQUIRE(a.published.size() == b.published.size());
    for (std::size_t i = 0; i < a.published.size(); ++i) {
      BOOST_TEST(a.published[i].claim == b.published[i].claim);
      BOOST_TEST(a.published[i].quantity == b.published[i].quantity);
      BOOST_TEST(a.published[i].printed == b.published[i].printed);
      BOOST_TEST(a.published[i].computed == b.published[i].computed);
      BOOST_TEST(a.published[i].verdict == b.published[i].verdict);
    }
    BOOST_TEST(a.figures.size() == b.figures.size());
  }
}

BOOST_AUTO_TEST_CASE(doubles_of_a_figure_return_bit_by_bit) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  court::Evidence evidence = samples::amplification();
  court::Panel& panel = evidence.judgement.figures[0].panels[0];
  const std::vector<double> awkward = {0.1,         1.0 / 3, 5e-324, -0.0,     1.7976931348623157e308,
                                       1e22,        1e-60,   123,    infinity, -infinity,
                                       std::nan("")};
  panel.curves = {{"awkward", awkward, awkward, true, false}};
  panel.vertical_marks = {{0.1, "x"}, {infinity, "y"}};
  panel.log_x = true;
  const court::Evidence after = evidence_from_json(to_json(evidence));
  BOOST_TEST_REQUIRE(after.judgement.figures.size() == 1u);
  const court::Figure& figure = after.judgement.figures[0];
  BOOST_TEST(figure.name == evidence.judgement.figures[0].name);
  BOOST_TEST(figure.caption == evidence.judgement.figures[0].caption);
  BOOST_TEST_REQUIRE(figure.panels.size() == 2u);
  BOOST_TEST(figure.panels[0].log_x);
  BOOST_TEST(!figure.panels[0].log_y);
  BOOST_TEST(figure.panels[0].title == panel.title);
  BOOST_TEST(figure.panels[0].x_label == panel.x_label);
  BOOST_TEST(figure.panels[0].y_label == panel.y_label);
  BOOST_TEST((figure.panels[0].vertical_marks == panel.vertical_marks));
  BOOST_TEST((figure.panels[0].horizontal_marks == panel.horizontal_marks));
  const court::Curve& curve = figure.panels[0].curves.at(0);
  BOOST_TEST(curve.dashed);
  BOOST_TEST(!curve.points);
  BOOST_TEST(figure.panels[1].curves.at(0).points);
  BOOST_TEST_REQUIRE(curve.x.size() == awkward.size());
  for (std::size_t i = 0; i < awkward.size(); ++i) {
    BOOST_TEST(same(curve.x[i], awkward[i]), "x " << awkward[i]);
    BOOST_TEST(same(curve.y[i], awkward[i]), "y " << awkward[i]);
  }
}

BOOST_AUTO_TEST_CASE(malformed_text_does_not_stop_a_record) {
  court::Evidence evidence = samples::amplification();
  evidence.judgement.findings[0].note = "broken \xff byte, bell \a";
  const court::Evidence after = evidence_from_json(to_json(evidence));
  BOOST_TEST(after.judgement.findings[0].note == "broken \xEF\xBF\xBD byte, bell \a");
}

BOOST_AUTO_TEST_CASE(an_incomplete_record_is_refused) {
  const std::string text = to_json(samples::upper_bound());
  BOOST_CHECK_THROW(evidence_from_json(""), std::runtime_error);
  BOOST_CHECK_THROW(evidence_from_json("{}"), std::runtime_error);
  BOOST_CHECK_THROW(evidence_from_json("[1, 2]"), std::runtime_error);
  BOOST_CHECK_THROW(evidence_from_json(text.substr(0, text.size() / 2)), std::runtime_error);
  const auto whole = nlohmann::ordered_json::parse(text);
  for (const auto& [key, value] : whole.items()) {
    auto part = whole;
    part.erase(key);
    BOOST_CHECK_THROW(evidence_from_json(part.dump()), std::runtime_error);
  }
  for (const auto& [key, value] : whole["judgement"].items()) {
    auto part = whole;
    part["judgement"].erase(key);
    BOOST_CHECK_THROW(evidence_from_json(part.dump()), std::runtime_error);
  }
  auto altered = whole;
  altered["record"] = 2;
  BOOST_CHECK_THROW(evidence_from_json(altered.dump()), std::runtime_error);
  altered = whole;
  altered["judgement"]["verdict"] = "perhaps";
  BOOST_CHECK_THROW(evidence_from_json(altered.dump()), std::runtime_error);
  altered = whole;
  altered["judgement"]["findings"] = nullptr;
  BOOST_CHECK_THROW(evidence_from_json(altered.dump()), std::runtime_error);
  altered = whole;
  altered["judgement"]["findings"][0]["instance"]["x"] = "zero";
  BOOST_CHECK_THROW(evidence_from_json(altered.dump()), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_run_has_the_keys_of_the_contract_in_fixed_order) {
  const auto run = nlohmann::ordered_json::parse(run_to_json(samples::run(), 50, "standard", 1));
  const auto keys = [](const nlohmann::ordered_json& object) {
    std::vector<std::string> names;
    for (const auto& [key, value] : object.items()) names.push_back(key);
    return names;
  };
  using Names = std::vector<std::string>;
  BOOST_TEST(keys(run) == (Names{"schema", "digits", "budget", "seed", "claims", "published"}),
             boost::test_tools::per_element());
  BOOST_TEST((run["schema"] == 1));
  BOOST_TEST(run["claims"].size() == 4u);
  const auto& claim = run["claims"][1];
  BOOST_TEST(
      keys(claim) == (Names{"id", "paper", "kind", "title", "verdict", "expected", "strength", "digits",
                            "instances", "power", "sharpness", "rests_on", "seconds", "repair", "findings"}),
      boost::test_tools::per_element());
  BOOST_TEST((claim["power"] == "1e-45"));
  BOOST_TEST(claim["sharpness"].is_null());
  BOOST_TEST(claim["repair"].is_null());
  BOOST_TEST((claim["digits"] == 48));
  const auto& finding = claim["findings"][0];
  const Names names = keys(finding);
  for (const char* key : {"method", "what", "verdict", "value", "expected", "margin", "instance"}) {
    BOOST_TEST((std::find(names.begin(), names.end(), key) != names.end()), key);
  }
  BOOST_TEST((finding["instance"]["a"] == "23/10"));
  const auto& repair = run["claims"][0]["repair"];
  BOOST_TEST(keys(repair) == (Names{"statement", "verdict", "strength", "findings"}),
             boost::test_tools::per_element());
  BOOST_TEST((run["claims"][0]["sharpness"] == "1.5"));
  BOOST_TEST((run["claims"][3]["verdict"] == "not executable"));
  BOOST_TEST(run["published"].size() == 2u);
  BOOST_TEST(keys(run["published"][0]) == (Names{"id", "quantity", "printed", "computed", "verdict"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
