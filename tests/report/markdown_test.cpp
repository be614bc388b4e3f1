// SPDX-License-Identifier: GPL-3.0-or-later
/// Formulas in plain text survive Markdown.
#include <boost/test/unit_test.hpp>

#include "report/enumeration.hpp"
#include "report/markdown.hpp"
#include "report/phrases.hpp"
#include "report/text.hpp"
#include "samples.hpp"

using namespace referee;
using namespace referee::report;

BOOST_AUTO_TEST_SUITE(markdown)

BOOST_AUTO_TEST_CASE(prose_reads_as_it_was_written) {
  BOOST_TEST(prose("s_x(0, tau) = (a^2 - sigma^2)/sigma^4") == "s\\_x(0, tau) = (a^2 - sigma^2)/sigma^4");
  BOOST_TEST(prose("p0*G_tau, a < b, [0, 1), $5, a & b, ~x~, `c`, \\") ==
             "p0\\*G\\_tau, a \\< b, \\[0, 1), \\$5, a \\& b, \\~x\\~, \\`c\\`, \\\\");
  BOOST_TEST(prose("- x >= 0") == "\\- x >= 0");
  BOOST_TEST(prose("# of zeros") == "\\# of zeros");
  BOOST_TEST(prose("> 0") == "\\> 0");
  BOOST_TEST(prose("12. item") == "12\\. item");
  BOOST_TEST(prose("1) item") == "1\\) item");
  BOOST_TEST(prose("1.5 is no item") == "1\\.5 is no item");
  BOOST_TEST(prose("two\nlines") == "two lines");
  BOOST_TEST(prose("    not code") == "not code");
  BOOST_TEST(prose("") == "");
  BOOST_TEST(prose("<!-- a comment --> <script>") == "\\<!-- a comment --> \\<script>");
}

BOOST_AUTO_TEST_CASE(code_holds_any_backticks) {
  BOOST_TEST(code("a*b") == "`a*b`");
  BOOST_TEST(code("a`b``c") == "```a`b``c```");
  BOOST_TEST(code("`x") == "`` `x ``");
  BOOST_TEST(code("") == "");
  BOOST_TEST(code("a\nb") == "`a b`");
}

BOOST_AUTO_TEST_CASE(a_quotation_keeps_its_lines_apart) {
  BOOST_TEST(quotation("one_\n\n- two") == "> one\\_\n>\n> \\- two\n");
  BOOST_TEST(quotation("") == "");
}

BOOST_AUTO_TEST_CASE(bars_do_not_split_table_cells) {
  Table table({"a", "b"});
  table.right_aligned({1});
  table.row({prose("|x| <= 1"), code("|y|")});
  table.row({"", ""});
  table.row({prose("\\|")});
  BOOST_TEST(table.text() ==
             "| a | b |\n| --- | ---: |\n| \\|x\\| \\<= 1 | `\\|y\\|` |\n| – | – |\n| \\\\\\| | – |\n");
}

BOOST_AUTO_TEST_CASE(sentences_begin_with_a_capital_letter_and_formulas_do_not) {
  BOOST_TEST(sentence("the sides differ") == "The sides differ");
  BOOST_TEST(sentence("a larger constant") == "A larger constant");
  for (const char* text :
       {"a -> 0", "d = 1 suffices", "p_t is meant", "lambda is large", "|x| grows", "x", "", "Yes"})
    BOOST_TEST(sentence(text) == text);
}

BOOST_AUTO_TEST_CASE(claims_that_are_named_become_links) {
  const auto claims = samples::run();
  const Catalogue catalogue(claims);
  BOOST_TEST(linked(catalogue, "see SS-T6.3. Not SS-T6.30, SS-P5.2, XSS-T6.3", "claims/", "SS-P5.2") ==
             "see [SS-T6.3](claims/SS-T6.3.md). Not SS-T6.30, SS-P5.2, XSS-T6.3");
  BOOST_TEST(linked(catalogue, "", "claims/", "") == "");
}

BOOST_AUTO_TEST_CASE(long_enumerations_become_lists) {
  const std::string six = "They vary. Read {a, b} as: x 1: 2; x 2: 3; x 3: 4; x 4: 5; x 5: 6; x_6: 7;";
  BOOST_TEST(listed(six, "") ==
             "They vary. Read {a, b} as:\n\n- x 1: 2\n- x 2: 3\n- x 3: 4\n- x 4: 5\n- x 5: 6\n- x\\_6: 7");
  BOOST_TEST(listed(six, "  ").find("as:\n  - x 1: 2\n  - x 2") != std::string::npos);
  const std::string goes_on = "Read: a; b; c; d; e; f. And there is more; g";
  BOOST_TEST(listed(goes_on, "") == goes_on);
  BOOST_TEST(listed("Two things: a; b_", "") == "Two things: a; b\\_");
}

BOOST_AUTO_TEST_CASE(cleaning_leaves_valid_text_alone) {
  const std::string valid = "λ ≤ ∫ φ\n𝔼 é";
  BOOST_TEST(clean(valid) == valid);
  BOOST_TEST(clean("a\tb\rc") == "a b c");
  BOOST_TEST(clean("\x1b[1m") == "\xEF\xBF\xBD[1m");
  BOOST_TEST(clean("\xce") == "\xEF\xBF\xBD");
  BOOST_TEST(clean("\xc2\x85") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  BOOST_TEST(length("λ ≤ 𝔼") == 5u);
}

BOOST_AUTO_TEST_CASE(wrapping_counts_characters_and_keeps_words) {
  BOOST_TEST(wrap("λλ λλ λλ", 5) == (std::vector<std::string>{"λλ λλ", "λλ"}),
             boost::test_tools::per_element());
  BOOST_TEST(wrap("a verylongword b", 4) == (std::vector<std::string>{"a", "verylongword", "b"}),
             boost::test_tools::per_element());
  BOOST_TEST(wrap("a\n b", 9) == (std::vector<std::string>{"a", "b"}), boost::test_tools::per_element());
  BOOST_TEST(wrap("", 9).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
