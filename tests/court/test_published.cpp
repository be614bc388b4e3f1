// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/test/unit_test.hpp>

#include "court/methods/published.hpp"
#include "fixtures.hpp"

using namespace referee;
using namespace referee::court;
using namespace referee::literals;

namespace referee::court {
inline std::ostream& operator<<(std::ostream& out, PrintedMatch match) { return out << name(match); }
}  // namespace referee::court

namespace {

const Effort effort;
using Value = std::function<Ball(Precision)>;
Value constant(Rational value) {
  return [value](Precision p) { return Ball(value, p); };
}
const Value pi = [](Precision p) { return Ball::pi(p); };
PrintedMatch match(std::string_view printed, const Value& value) {
  return compare(parse_printed(printed), value, effort);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_method)

BOOST_AUTO_TEST_CASE(printed_forms) {
  struct Form {
    const char *text, *value, *unit;
    bool bound;
  };
  for (const Form& form :
       {Form{"2.9014", "2.9014", "1e-4", false}, Form{"4.5e-7", "4.5e-7", "1e-8", false},
        Form{"18.2x", "18.2", "0.1", false}, Form{"2.7\xc3\x97", "2.7", "0.1", false},
        Form{"12.0%", "12", "0.1", false}, Form{"<5e-9", "5e-9", "1e-9", true},
        Form{"< 5e-9", "5e-9", "1e-9", true}, Form{"10^-8", "1e-8", "1e-8", false},
        Form{"45,000", "45000", "1", false}, Form{"-1.50", "-3/2", "0.01", false},
        Form{"\xe2\x88\x92"
             "1.5",
             "-3/2", "0.1", false},
        Form{"0", "0", "1", false}, Form{"007", "7", "1", false}, Form{"2e-15", "2e-15", "1e-15", false}}) {
    const PrintedNumber printed = parse_printed(form.text);
    BOOST_TEST(to_string(printed.value) == to_string(parse_rational(form.value)), form.text);
    BOOST_TEST(to_string(printed.unit) == to_string(parse_rational(form.unit)), form.text);
    BOOST_TEST(printed.is_upper_bound == form.bound, form.text);
    BOOST_TEST(printed.text == form.text);
  }
  for (const char* bad : {"", "x", "negative", "1/3", "1.", ".5", "1,00", "10,00,000", "1e", "1e-", "--1",
                          "1 2", "nan", "10^", "<"})
    BOOST_CHECK_THROW(parse_printed(bad), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(four_outcomes) {
  BOOST_TEST(match("3.1416", pi) == PrintedMatch::rounded);
  BOOST_TEST(match("3.1415", pi) == PrintedMatch::truncated);
  BOOST_TEST(match("3.1417", pi) == PrintedMatch::last_digit_off);
  BOOST_TEST(match("3.1414", pi) == PrintedMatch::wrong);
  BOOST_TEST(match("3.1418", pi) == PrintedMatch::wrong);
  BOOST_TEST(match("3", pi) == PrintedMatch::rounded);
  BOOST_TEST(match("314.159e-2", pi) == PrintedMatch::rounded);
}

BOOST_AUTO_TEST_CASE(negative_numbers_mirror_positive_ones) {
  const Value minus_pi = [](Precision p) { return -Ball::pi(p); };
  BOOST_TEST(match("-3.1416", minus_pi) == PrintedMatch::rounded);
  BOOST_TEST(match("-3.1415", minus_pi) == PrintedMatch::truncated);
  BOOST_TEST(match("-3.1417", minus_pi) == PrintedMatch::last_digit_off);
  BOOST_TEST(match("-3.1414", minus_pi) == PrintedMatch::wrong);
  BOOST_TEST(match("3.1416", minus_pi) == PrintedMatch::wrong);
}

BOOST_AUTO_TEST_CASE(many_printed_digits_are_all_checked) {
  BOOST_TEST(match("3.14159265358979323846264338327950288419717", pi) == PrintedMatch::rounded);
  BOOST_TEST(match("3.14159265358979323846264338327950288419719", pi) == PrintedMatch::wrong);
}

BOOST_AUTO_TEST_CASE(rounding_boundaries) {
  // 8.125 is a binary fraction, so that its ball is exact and a tie is seen as one.
  BOOST_TEST(match("8.13", constant("8.125"_q)) == PrintedMatch::rounded);
  BOOST_TEST(match("8.12", constant("8.125"_q)) == PrintedMatch::truncated);
  BOOST_TEST(match("8.14", constant("8.125"_q)) == PrintedMatch::wrong);
  // 8.15 is not: whether it rounds to 8.2 no enclosure decides, but 8.1 is its truncation in any case.
  BOOST_TEST(match("8.2", constant("8.15"_q)) == PrintedMatch::undecided);
  BOOST_TEST(match("8.1", constant("8.15"_q)) == PrintedMatch::truncated);
  BOOST_TEST(match("8.2", constant("8.15"_q + "1e-100"_q)) == PrintedMatch::rounded);
  BOOST_TEST(match("8.2", constant("8.15"_q - "1e-100"_q)) == PrintedMatch::last_digit_off);
}

BOOST_AUTO_TEST_CASE(exact_values) {
  const Value zero = [](Precision) { return Ball(0); }, eighteen = [](Precision) { return Ball(18); };
  BOOST_TEST(match("0", zero) == PrintedMatch::rounded);
  BOOST_TEST(match("0.00", zero) == PrintedMatch::rounded);
  BOOST_TEST(match("1", zero) == PrintedMatch::last_digit_off);
  BOOST_TEST(match("18", eighteen) == PrintedMatch::rounded);
  BOOST_TEST(match("18.0", eighteen) == PrintedMatch::rounded);
  BOOST_TEST(match("17", eighteen) == PrintedMatch::last_digit_off);
  BOOST_TEST(match("16", eighteen) == PrintedMatch::wrong);
  BOOST_TEST(match("0.0", constant("0.04"_q)) == PrintedMatch::rounded);
  BOOST_TEST(match("0.0", constant("-0.07"_q)) == PrintedMatch::truncated);
  const PublishedFinding none = published(effort, "zero", "0.00", zero);
  BOOST_TEST(none.number.computed == "0");
  BOOST_TEST(none.finding.verdict == Verdict::holds);
  BOOST_TEST(published(effort, "eighteen", "18", eighteen).number.computed == "18");
}

BOOST_AUTO_TEST_CASE(upper_bounds) {
  BOOST_TEST(match("<5e-9", constant("4.999e-9"_q)) == PrintedMatch::rounded);
  BOOST_TEST(match("<5e-9", constant("5.001e-9"_q)) == PrintedMatch::wrong);
  BOOST_TEST(match("<4", constant(4)) == PrintedMatch::wrong);
  const PublishedFinding f = published(effort, "error", "<5e-9", constant("4e-9"_q));
  BOOST_TEST(f.finding.verdict == Verdict::holds);
  BOOST_TEST(f.finding.power == "2e-1");
  BOOST_TEST(f.finding.sharpness.substr(0, 3) == "0.8");
}

BOOST_AUTO_TEST_CASE(extreme_magnitudes) {
  const Value tiny = [](Precision p) { return exp(Ball(Rational(-1000000000), p)); };
  const Value huge = [](Precision p) { return exp(Ball(Rational(1000000000), p)); };
  BOOST_TEST(match("0.000", tiny) == PrintedMatch::rounded);
  BOOST_TEST(match("1.5", tiny) == PrintedMatch::wrong);
  BOOST_TEST(match("1.5", huge) == PrintedMatch::wrong);
}

BOOST_AUTO_TEST_CASE(findings_carry_verdict_power_and_thirty_digits) {
  const PublishedFinding good = published(effort, "pi", "3.1416", pi);
  BOOST_TEST(good.finding.verdict == Verdict::holds);
  BOOST_TEST(good.finding.strength == Strength::certified);
  // One unit less would pass as a truncation, two would not.
  BOOST_TEST(good.finding.power == "2e-4");
  BOOST_TEST(published(effort, "pi", "3.142", pi).finding.power == "2e-3");
  BOOST_TEST(published(effort, "pi", "3.14", pi).finding.power == "1e-2");
  BOOST_TEST(good.number.computed == "3.14159265358979323846264338328");
  BOOST_TEST(good.number.verdict == "matches");
  BOOST_TEST(good.number.printed == "3.1416");
  const PublishedFinding bad = published(effort, "pi", "3.1428", pi);
  BOOST_TEST(bad.finding.verdict == Verdict::unreproducible);
  BOOST_TEST(bad.number.verdict == "wrong");
  BOOST_TEST(published(effort, "pi", "3.1417", pi).number.verdict == "last digit off");
  Effort few = effort;
  few.digits = 5;
  BOOST_TEST(published(few, "pi", "3.1416", pi).number.computed == good.number.computed);
}

BOOST_AUTO_TEST_CASE(unusable_values_are_undecided) {
  const Value line = [](Precision p) { return Ball::whole_line(p); };
  const Value wide = [](Precision p) { return Ball::hull("3.1"_q, "3.2"_q, p); };
  const Value not_a_number = [](Precision p) { return log(Ball(Rational(-1), p)); };
  for (const Value& value : {line, wide, not_a_number}) {
    const PublishedFinding f = published(effort, "bad", "3.1416", value);
    BOOST_TEST(f.finding.verdict == Verdict::undecided);
    BOOST_TEST(f.number.verdict == "undecided");
    BOOST_TEST(!f.finding.note.empty());
  }
  Effort spent = effort;
  spent.max_bits = 0;
  BOOST_TEST(published(spent, "pi", "3.1416", pi).finding.verdict == Verdict::undecided);
  BOOST_TEST(compare(parse_printed("<1"), line, effort) == PrintedMatch::undecided);
  // A wide ball may still decide a coarse print.
  BOOST_TEST(match("3", wide) == PrintedMatch::rounded);
}

BOOST_AUTO_TEST_SUITE_END()
