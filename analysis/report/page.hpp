// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/report/picture.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diasim::analysis {

/// A part of the page with a heading of its own.
struct Section {
    std::string id; ///< of letters and -
    std::string title;
    std::string html;
    std::vector<Picture> pictures; ///< in the html by figure()
    Json data = nullptr;           ///< what scripts need beyond pictures, under the section's id
};

/// Adds the figure to the html and the picture to what is drawn.
void show(Section& section, Picture picture);

struct Page {
    std::string title;
    std::string subtitle_html;
    std::vector<Section> sections;
};

/// The page without content, made by the build: HTML with style, program and outlines of countries
/// in it. Empty if the program was built without npm.
[[nodiscard]] std::string_view page_template();

/// The whole page: one HTML file that asks for nothing else.
/// @param form with the places <!--title-->, <!--heading-->, <!--subtitle-->, <!--navigation-->,
/// <!--sections--> and <!--data-->, each once and in this order
[[nodiscard]] std::string page_html(const Page& page, std::string_view form);

} // namespace diasim::analysis
