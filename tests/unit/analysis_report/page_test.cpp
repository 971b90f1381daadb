// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/page.hpp"
#include "tests/support/catch.hpp"

#include <stdexcept>

using namespace diasim::analysis;

namespace {

constexpr std::string_view form = "<title><!--title--></title><h1><!--heading--></h1>"
                                  "<!--subtitle-->|<!--navigation-->|<!--sections-->|<!--data-->.";

} // namespace

TEST_CASE("a page is its form with each place filled") {
    Page page{"A & B", "then", {}};
    Section section{"first", "First", "<p>text</p>", {}};
    show(section, {"bars", "Bars", "two bars", {{"mark", "bar"}}, ""});
    section.data = {1, 2};
    page.sections.push_back(section);
    const std::string html = page_html(page, form);
    CHECK_THAT(html,
               diasim::test::contains_text("<title>A &amp; B</title><h1>A &amp; B</h1>then|"));
    CHECK_THAT(html, diasim::test::contains_text(R"(<a href="#first">First</a>)"));
    CHECK_THAT(html, diasim::test::contains_text(R"(<h2 id="first-title">First</h2>)"));
    CHECK_THAT(html, diasim::test::contains_text(R"(role="img" aria-label="two bars")"));
    CHECK_THAT(html, diasim::test::contains_text(
                         R"({"pictures":{"bars":{"mark":"bar"}},"first":[1,2]}.)"));
}

TEST_CASE("data of a page cannot end the element that they stand in") {
    Page page{"t", "", {Section{"s", "S", "", {}}}};
    page.sections.front().data = "</script><script>alert(1)</script>";
    const std::string html = page_html(page, form);
    CHECK(html.find("</script>") == std::string::npos);
    CHECK_THAT(html, diasim::test::contains_text("\\u003c/script>"));
}

TEST_CASE("a form that lacks a place is our mistake") {
    CHECK_THROWS_AS(page_html(Page{"t", "", {}}, "<!--title-->"), std::logic_error);
}
