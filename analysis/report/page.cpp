// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/page.hpp"

#include "model/base/error.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace diasim::analysis {
namespace {

std::string navigation_html(const Page& page) {
    std::string html;
    for (const Section& section : page.sections) {
        html +=
            fmt::format("<li><a href=\"#{}\">{}</a></li>\n", section.id, escaped(section.title));
    }
    return html;
}

std::string sections_html(const Page& page) {
    std::string html;
    for (const Section& section : page.sections) {
        html += fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n"
                            "<h2 id=\"{0}-title\">{1}</h2>\n{2}</section>\n",
                            section.id, escaped(section.title), section.html);
    }
    return html;
}

/// JSON that may stand in an element of HTML: nothing in it can end that element.
std::string data_text(const Page& page) {
    Json data{{"pictures", Json::object()}};
    for (const Section& section : page.sections) {
        for (const Picture& picture : section.pictures) {
            data["pictures"][picture.id] = picture.specification;
        }
        if (!section.data.is_null()) {
            data[section.id] = section.data;
        }
    }
    std::string text;
    for (const char c : data.dump()) {
        text += c == '<' ? std::string{"\\u003c"} : std::string(1, c);
    }
    return text;
}

} // namespace

void show(Section& section, Picture picture) {
    section.html += figure(picture);
    section.pictures.push_back(std::move(picture));
}

std::string page_html(const Page& page, std::string_view form) {
    const std::array<std::pair<std::string_view, std::string>, 6> parts{
        {{"<!--title-->", escaped(page.title)},
         {"<!--heading-->", escaped(page.title)},
         {"<!--subtitle-->", page.subtitle_html},
         {"<!--navigation-->", navigation_html(page)},
         {"<!--sections-->", sections_html(page)},
         {"<!--data-->", data_text(page)}}};
    std::string html;
    for (const auto& [place, text] : parts) {
        const std::size_t at = form.find(place);
        check(at != std::string_view::npos, "the page's template lacks a place");
        html.append(form.substr(0, at)).append(text);
        form.remove_prefix(at + place.size());
    }
    return html.append(form);
}

} // namespace diasim::analysis
