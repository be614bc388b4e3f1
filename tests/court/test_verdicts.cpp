// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "court/trial.hpp"
#include "court/undecidable.hpp"
#include "fixtures.hpp"

using namespace referee;
using namespace referee::court;
using namespace referee::literals;

// Registered out of order on purpose; hidden, so that they stay among the tests.
REFEREE_CLAIM({.id = "ZZ-T10.1", .paper = "zz-test", .hidden = true});
REFEREE_CLAIM({.id = "ZZ-T2.10", .paper = "zz-test", .hidden = true});
REFEREE_CLAIM({.id = "ZZ-LA.1", .paper = "zz-test", .hidden = true});
REFEREE_CLAIM({.id = "ZZ-E19", .paper = "zz-test", .source = "Sec. 4.1, (19)", .hidden = true});
REFEREE_CLAIM({.id = "ZZ-T2.9b", .paper = "zz-test", .hidden = true});
REFEREE_CLAIM({.id = "ZZ-T2.9a", .paper = "zz-test", .hidden = true});
REFEREE_CLAIM({.id = "AA-T9.1", .paper = "aa-test", .hidden = true});

namespace {

const Effort effort;

Finding finding(Verdict verdict, Strength strength) {
  Finding f;
  f.method = "identity";
  f.what = "a = b";
  f.verdict = verdict;
  f.strength = strength;
  f.value = "1";
  f.expected = "1";
  f.note = "a remark";
  f.power = "1e-40";
  f.digits = 50;
  f.instances = 3;
  f.certificate = {"x > 0: enclosed as satisfied"};
  return f;
}
Judgement judged(std::vector<Finding> findings) {
  Judgement j;
  j.verdict = overall_verdict(findings);
  j.strength = overall_strength(findings);
  j.findings = std::move(findings);
  return j;
}
Claim claim(std::function<void(Trial&)> trial) {
  return {.id = "ZZ-1", .paper = "zz-test", .trial = std::move(trial)};
}
const Quantity x = [](const Point& p) { return p["x"]; };
const Quantity twice = [](const Point& p) { return 2 * p["x"]; };
const Quantity sum = [](const Point& p) { return p["x"] + p["x"]; };

}  // namespace

BOOST_AUTO_TEST_SUITE(verdicts)

BOOST_AUTO_TEST_CASE(names_round_trip) {
  for (auto v : {Verdict::holds, Verdict::not_executable, Verdict::unreproducible, Verdict::undecided,
                 Verdict::refuted, Verdict::error})
    BOOST_TEST(verdict_from(name(v)) == v);
  for (auto s :
       {Strength::none, Strength::statistical, Strength::numeric, Strength::certified, Strength::exact})
    BOOST_TEST(strength_from(name(s)) == s);
  BOOST_TEST(name(Verdict::not_executable) == "not executable");
  BOOST_CHECK_THROW(verdict_from("true"), std::invalid_argument);
  BOOST_CHECK_THROW(strength_from(""), std::invalid_argument);
  BOOST_TEST(name(budget_from("full")) == "full");
  BOOST_CHECK_THROW(budget_from("huge"), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(the_worst_finding_decides) {
  const std::vector<Verdict> ascending{Verdict::holds,     Verdict::not_executable, Verdict::unreproducible,
                                       Verdict::undecided, Verdict::refuted,        Verdict::error};
  for (std::size_t i = 0; i < ascending.size(); ++i)
    for (std::size_t j = 0; j < ascending.size(); ++j)
      BOOST_TEST(worse(ascending[i], ascending[j]) == ascending[std::max(i, j)]);
  BOOST_TEST(overall_verdict({}) == Verdict::undecided);
}

BOOST_AUTO_TEST_CASE(strength_is_that_of_the_findings_behind_the_verdict) {
  const Finding exact = finding(Verdict::holds, Strength::exact),
                numeric = finding(Verdict::holds, Strength::numeric);
  const Finding certified_no = finding(Verdict::refuted, Strength::certified);
  const Finding numeric_no = finding(Verdict::refuted, Strength::numeric);
  BOOST_TEST(overall_strength({exact, numeric}) == Strength::numeric);
  BOOST_TEST(overall_strength({exact, numeric_no, certified_no}) == Strength::certified);
  BOOST_TEST(overall_strength({exact, finding(Verdict::undecided, Strength::none)}) == Strength::none);
  BOOST_TEST(overall_strength({}) == Strength::none);
}

BOOST_AUTO_TEST_CASE(the_linter_holds_the_fields_against_each_other) {
  const Finding good = finding(Verdict::holds, Strength::numeric);
  BOOST_TEST(contradictions(judged({good})).empty());
  auto spoilt = [&](Finding f, auto change) {
    change(f);
    return !contradictions(judged({f})).empty();
  };
  BOOST_TEST(spoilt(good, [](Finding& f) { f.power.clear(); }));
  BOOST_TEST(spoilt(good, [](Finding& f) { f.digits = 0; }));
  BOOST_TEST(spoilt(good, [](Finding& f) { f.instances = 0; }));
  BOOST_TEST(spoilt(good, [](Finding& f) { f.strength = Strength::none; }));
  BOOST_TEST(spoilt(good, [](Finding& f) { f.strength = Strength::certified, f.value.clear(); }));
  BOOST_TEST(spoilt(good, [](Finding& f) { f.method = "sampling"; }));
  BOOST_TEST(spoilt(good, [](Finding& f) { f.method = "limit", f.strength = Strength::certified; }));
  BOOST_TEST(spoilt(finding(Verdict::undecided, Strength::none), [](Finding& f) { f.note.clear(); }));
  BOOST_TEST(spoilt(finding(Verdict::undecided, Strength::none),
                    [](Finding& f) { f.strength = Strength::numeric; }));
  BOOST_TEST(spoilt(finding(Verdict::not_executable, Strength::none), [](Finding& f) { f.note.clear(); }));
  BOOST_TEST(spoilt(finding(Verdict::error, Strength::none), [](Finding& f) { f.note.clear(); }));
  BOOST_TEST(contradictions(judged({finding(Verdict::undecided, Strength::none)})).empty());
  BOOST_TEST(!contradictions(Judgement{}).empty());

  Judgement boastful = judged({good});
  boastful.strength = Strength::certified;
  BOOST_TEST(!contradictions(boastful).empty());
  boastful = judged({good, finding(Verdict::undecided, Strength::none)});
  boastful.verdict = Verdict::holds;
  BOOST_TEST(!contradictions(boastful).empty());
  Judgement printed = judged({good});
  printed.published.push_back({"ZZ-1", "c", "3.0", "3.2", "wrong"});
  BOOST_TEST(!contradictions(printed).empty());
}

BOOST_AUTO_TEST_CASE(the_linter_demands_repairs_where_they_belong) {
  const Repair repair{
      "a = c", Verdict::holds, Strength::numeric, {finding(Verdict::holds, Strength::numeric)}};
  Judgement refuted = judged({finding(Verdict::refuted, Strength::certified)});
  BOOST_TEST(!contradictions(refuted).empty());
  refuted.repair = repair;
  BOOST_TEST(contradictions(refuted).empty());
  refuted.findings[0].certificate.clear();
  BOOST_TEST(!contradictions(refuted).empty());
  Judgement held = judged({finding(Verdict::holds, Strength::numeric)});
  held.repair = repair;
  BOOST_TEST(!contradictions(held).empty());
  Judgement twice_wrong = judged({finding(Verdict::refuted, Strength::certified)});
  twice_wrong.repair = Repair{
      "a = d", Verdict::refuted, Strength::certified, {finding(Verdict::refuted, Strength::certified)}};
  BOOST_TEST(!contradictions(twice_wrong).empty());
}

BOOST_AUTO_TEST_CASE(a_trial_sums_up_its_findings) {
  const Judgement j = try_claim(claim([](Trial& trial) {
                                  trial.identity("2x = x + x", small_integers(), twice, sum);
                                  trial.note("by definition");
                                  trial.published("pi", "3.14", [](Precision p) { return Ball::pi(p); });
                                  trial.figure({"name", "caption", {}});
                                }),
                                effort);
  BOOST_TEST(j.verdict == Verdict::holds);
  BOOST_TEST(j.strength == Strength::numeric);
  BOOST_TEST(j.instances == 7);
  BOOST_TEST(j.digits >= 50);
  BOOST_TEST(j.power == "1e-2");
  BOOST_TEST(j.findings[0].note == "by definition");
  BOOST_TEST(j.published.at(0).claim == "ZZ-1");
  BOOST_TEST(j.figures.size() == 1U);
  BOOST_TEST(contradictions(j).empty());
}

BOOST_AUTO_TEST_CASE(a_refuted_claim_carries_its_repair) {
  const Judgement j = try_claim(claim([](Trial& trial) {
                                  trial.identity("2x = x", small_integers(), twice, x);
                                  trial.repair("2x = x + x", [](Trial& amended) {
                                    amended.identity("2x = x + x", small_integers(), twice, sum);
                                  });
                                }),
                                effort);
  BOOST_TEST(j.verdict == Verdict::refuted);
  BOOST_REQUIRE(j.repair.has_value());
  BOOST_TEST(j.repair->verdict == Verdict::holds);
  BOOST_TEST(j.repair->strength == Strength::numeric);
  BOOST_TEST(contradictions(j).empty());
}

BOOST_AUTO_TEST_CASE(an_exception_is_an_error_after_the_findings_made) {
  const Judgement j = try_claim(claim([](Trial& trial) {
                                  trial.identity("2x = x + x", small_integers(), twice, sum);
                                  throw std::runtime_error("the integral diverges");
                                }),
                                effort);
  BOOST_TEST(j.verdict == Verdict::error);
  BOOST_TEST(j.findings.size() == 2U);
  BOOST_TEST(j.findings[1].note == "the integral diverges");
  BOOST_TEST(try_claim(claim([](Trial&) { throw 7; }), effort).verdict == Verdict::error);
  const auto spent = [](Trial&) { throw Undecidable("too close to tell"); };
  BOOST_TEST(try_claim(claim(spent), effort).verdict == Verdict::undecided);
  BOOST_TEST(try_claim(claim({}), effort).verdict == Verdict::error);
  const Judgement nested =
      try_claim(claim([](Trial& trial) {
                  trial.identity("2x = x", small_integers(), twice, x);
                  trial.repair("nothing", [](Trial&) { throw std::runtime_error("no"); });
                }),
                effort);
  BOOST_TEST(nested.verdict == Verdict::refuted);
  BOOST_TEST(nested.repair->verdict == Verdict::error);
  BOOST_TEST(!contradictions(nested).empty());
}

BOOST_AUTO_TEST_CASE(statements_that_cannot_be_tried) {
  const Judgement j = try_claim(claim([](Trial& trial) {
                                  trial.not_executable("the method is elegant", "a matter of taste");
                                  trial.unreproducible("figure 1", "", "a picture", "the seed is not given");
                                }),
                                effort);
  BOOST_TEST(j.verdict == Verdict::unreproducible);
  BOOST_TEST(j.strength == Strength::none);
  BOOST_TEST(contradictions(j).empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(foundations)

BOOST_AUTO_TEST_CASE(claims_stand_in_the_order_of_the_paper) {
  std::vector<std::string> ids;
  for (const Claim& c : registry())
    if (c.paper == "aa-test" || c.paper == "zz-test") ids.push_back(c.id);
  const std::vector<std::string> expected{"AA-T9.1", "ZZ-T2.9a", "ZZ-T2.9b", "ZZ-T2.10",
                                          "ZZ-E19",  "ZZ-T10.1", "ZZ-LA.1"};
  BOOST_TEST(ids == expected, boost::test_tools::per_element());
  BOOST_REQUIRE(find_claim("ZZ-E19") != nullptr);
  BOOST_TEST(find_claim("ZZ-E19")->file == "tests/court/test_verdicts.cpp");
  BOOST_TEST(find_claim("ZZ-E20") == nullptr);
}

BOOST_AUTO_TEST_CASE(instances_and_points) {
  Instance i{{"a", 3}, {"tau", Rational(1, 2)}};
  BOOST_TEST(i.text() == "a = 3, tau = 1/2");
  BOOST_TEST(i["tau"] == Rational(1, 2));
  i.set("a", 4).set("b", -1);
  BOOST_TEST(i.text() == "a = 4, tau = 1/2, b = -1");
  BOOST_CHECK_EXCEPTION(i["c"], std::out_of_range, [](const std::out_of_range& e) {
    return std::string(e.what()).find("'c'") != std::string::npos;
  });
  const Point p(i, Precision{100});
  BOOST_TEST(p["tau"].contains(Rational(1, 2)));
  BOOST_CHECK_THROW(p["c"], std::out_of_range);
  BOOST_TEST(p.has("b"));
}

BOOST_AUTO_TEST_CASE(hypotheses_are_three_valued) {
  const Precision p{64};
  const Ball one(1), unit = Ball::hull(Rational(0), Rational(2), p), line = Ball::whole_line(p);
  BOOST_CHECK(less(Ball(0), one) == Truth::yes);
  BOOST_CHECK(less(one, one) == Truth::no);
  BOOST_CHECK(less(one, unit) == Truth::unknown);
  Ball infinite = one;
  arb_pos_inf(infinite.raw());
  BOOST_CHECK(less(one, infinite) == Truth::unknown);
  BOOST_CHECK(less(infinite, one) == Truth::unknown);
  BOOST_CHECK(less(one, line) == Truth::unknown);
  BOOST_CHECK(positive(line) == Truth::unknown);
  BOOST_CHECK(positive(log(Ball(Rational(-1), p))) == Truth::unknown);
  const Family family{"f", {}, {x_above(0), undecidable()}};
  BOOST_CHECK(family.admits(Point({{"x", 1}}, p)) == Truth::unknown);
  BOOST_CHECK(family.admits(Point({{"x", -1}}, p)) == Truth::no);
}

BOOST_AUTO_TEST_CASE(estimated_errors_prove_nothing) {
  Family one = single("1"_q);
  one.exhaustive = true;
  Trial enclosed("ZZ-1", effort), estimated("ZZ-1", effort);
  enclosed.identity("x = 2x", one, x, twice);
  enclosed.bound("x <= 2x", one, x, twice);
  one.estimated = true;
  estimated.identity("x = 2x", one, x, twice);
  estimated.bound("x <= 2x", one, x, twice);
  const auto false_identity = [](const Trial& trial) { return trial.judgement().findings[0]; };
  const auto true_bound = [](const Trial& trial) { return trial.judgement().findings[1]; };
  BOOST_TEST(false_identity(enclosed).verdict == Verdict::refuted);
  BOOST_TEST(false_identity(enclosed).strength == Strength::certified);
  BOOST_TEST(false_identity(estimated).verdict == Verdict::undecided);
  BOOST_TEST(false_identity(estimated).strength == Strength::none);
  BOOST_TEST(!false_identity(estimated).note.empty());
  BOOST_TEST(true_bound(enclosed).verdict == Verdict::holds);
  BOOST_TEST(true_bound(enclosed).strength == Strength::certified);
  BOOST_TEST(true_bound(estimated).verdict == Verdict::holds);
  BOOST_TEST(true_bound(estimated).strength == Strength::numeric);
}

BOOST_AUTO_TEST_CASE(generators_depend_on_seed_and_label_alone) {
  Generator a(1, "label"), again(1, "label"), other(1, "lable"), reseeded(2, "label");
  const auto first = a.next();
  BOOST_TEST(first == again.next());
  BOOST_TEST(first != other.next());
  BOOST_TEST(first != reseeded.next());
  BOOST_TEST(Trial("ZZ-1", effort).generator("x").next() == Trial("ZZ-1", effort).generator("x").next());
  BOOST_TEST(Trial("ZZ-1", effort).generator("x").next() != Trial("ZZ-2", effort).generator("x").next());
  BOOST_CHECK_THROW(a.below(0), std::invalid_argument);
  std::vector<int> seen(7);
  constexpr int draws = 70000;
  double mean = 0, square_mean = 0;
  for (int i = 0; i < draws; ++i) {
    ++seen[a.below(7)];
    const double u = a.uniform(), z = a.normal();
    BOOST_REQUIRE(u >= 0);
    BOOST_REQUIRE(u < 1);
    mean += z / draws;
    square_mean += z * z / draws;
  }
  // Six standard deviations of the counts and of the moments of a fixed stream.
  for (int count : seen) BOOST_TEST(std::abs(count - draws / 7) < 6 * std::sqrt(draws * 6.0 / 49));
  BOOST_TEST(std::abs(mean) < 6 / std::sqrt(draws));
  BOOST_TEST(std::abs(square_mean - 1) < 6 * std::sqrt(2.0 / draws));
}

BOOST_AUTO_TEST_CASE(a_sample_proves_nothing_about_the_members_left_out) {
  const ExactQuantity x = [](const Instance& i) { return i["x"]; };
  const auto strength = [&](bool exhaustive) {
    Trial trial("ZZ-1", effort);
    trial.exact("x = x", Family{"two numbers", {{{"x", 1}}, {{"x", 2}}}, {}, exhaustive}, x, Relation::equal,
                x);
    return std::string(name(trial.judgement().strength));
  };
  BOOST_TEST(strength(false) == "numeric");
  BOOST_TEST(strength(true) == "exact");
}

BOOST_AUTO_TEST_SUITE_END()
