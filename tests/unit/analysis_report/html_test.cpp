// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/html.hpp"
#include "analysis/report/picture.hpp"
#include "tests/support/catch.hpp"

#include <limits>

using namespace diasim;
using namespace diasim::analysis;

TEST_CASE("text cannot become markup") {
    CHECK(escaped("<b>\"Tom\" & 'I'</b>") ==
          "&lt;b&gt;&quot;Tom&quot; &amp; &#39;I&#39;&lt;/b&gt;");
    CHECK(datum("<x>", 1.0) == R"(<data data-source="&lt;x&gt;" value="1">1</data>)");
}

TEST_CASE("numbers are shown with three digits and kept with all") {
    CHECK(shown(1234567.0) == "1,234,567");
    CHECK(shown(0.04211) == "0.0421");
    CHECK(shown(-2.5) == "−2.5");
    CHECK(shown(std::numeric_limits<double>::quiet_NaN()) == "unknown");
    CHECK(datum("n", 0.123456789) == R"(<data data-source="n" value="0.123456789">0.123</data>)");
    CHECK(datum("n", Interval{1, 2, 3}) == R"(<data data-source="n" value="1 2 3">2 (1–3)</data>)");
    CHECK(percentage("n", Interval{0.104, 0.11, 0.2}) ==
          R"(<data data-source="n" value="0.104 0.11 0.2">11 % (10–20)</data>)");
}

TEST_CASE("days are said in words, and anything else as it is") {
    CHECK(day_html("2022-01-06") == R"(<time datetime="2022-01-06">6 January 2022</time>)");
    CHECK(day_html("soon") == "soon");
    CHECK(day_html("2022-13-06") == "2022-13-06");
}

TEST_CASE("a table says what its rows and columns are") {
    const std::string html = table({"Who & what", {"Activity", "people"}, {{"rally", "12"}}});
    CHECK_THAT(html, test::contains_text("<caption>Who &amp; what</caption>"));
    CHECK_THAT(html, test::contains_text(R"(<th scope="col">people</th>)"));
    CHECK_THAT(html, test::contains_text(R"(<th scope="row">rally</th><td>12</td>)"));
}

TEST_CASE("numbers of pictures have five digits and unknown ones are null") {
    CHECK(rounded(1.0 / 3.0).dump() == "0.33333");
    CHECK(rounded(1234567.0).dump() == "1234600");
    CHECK(rounded(std::numeric_limits<double>::quiet_NaN()).is_null());
    CHECK(rounded(std::numeric_limits<double>::infinity()).is_null());
}

TEST_CASE("a range of values that are no numbers of people keeps its digits and signs") {
    CHECK(range_text({-5.68, -4.49, -3.1}) == "−4.49 (−5.68 to −3.1)");
}
