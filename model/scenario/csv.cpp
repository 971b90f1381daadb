// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace diasim {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A well-formed UTF-8 sequence by its first byte, and the range of its second one, which rules out
/// overlong forms, surrogates and what is above U+10FFFF (Unicode standard, table 3-7).
struct Utf8Form {
    unsigned first_low;
    unsigned first_high;
    unsigned second_low;
    unsigned second_high;
    std::size_t length;
};

constexpr std::array<Utf8Form, 8> utf8_forms{{{0xC2, 0xDF, 0x80, 0xBF, 2},
                                              {0xE0, 0xE0, 0xA0, 0xBF, 3},
                                              {0xE1, 0xEC, 0x80, 0xBF, 3},
                                              {0xED, 0xED, 0x80, 0x9F, 3},
                                              {0xEE, 0xEF, 0x80, 0xBF, 3},
                                              {0xF0, 0xF0, 0x90, 0xBF, 4},
                                              {0xF1, 0xF3, 0x80, 0xBF, 4},
                                              {0xF4, 0xF4, 0x80, 0x8F, 4}}};

bool has_form(std::string_view text, const Utf8Form& form) {
    const auto within = [text](std::size_t i, unsigned low, unsigned high) {
        const auto byte = static_cast<unsigned char>(text[i]);
        return byte >= low && byte <= high;
    };
    return text.size() >= form.length && within(0, form.first_low, form.first_high) &&
           within(1, form.second_low, form.second_high) &&
           (form.length < 3 || within(2, 0x80, 0xBF)) && (form.length < 4 || within(3, 0x80, 0xBF));
}

/// Length of the UTF-8 sequence that `text` starts with, 0 if it is none.
std::size_t sequence_length(std::string_view text) {
    if (static_cast<unsigned char>(text[0]) < 0x80U) {
        return 1;
    }
    const auto* form = std::find_if(utf8_forms.begin(), utf8_forms.end(),
                                    [text](const Utf8Form& f) { return has_form(text, f); });
    return form != utf8_forms.end() ? form->length : 0;
}

/// Position of the first byte that is no UTF-8 text or a NUL, or the end.
std::size_t first_bad_byte(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && text[at] != '\0') {
        const std::size_t length = sequence_length(text.substr(at));
        if (length == 0) {
            break;
        }
        at += length;
    }
    return at;
}

/// Cuts a text into rows of fields.
class Scanner {
public:
    Scanner(const std::string& file, std::string_view text, std::list<std::string>& unescaped,
            Problems& problems, char separator)
        : file_{&file}, text_{text}, unescaped_{&unescaped}, problems_{&problems}, separator_{
                                                                                       separator} {}

    /// The next row that is not blank; no fields at the end of the text.
    [[nodiscard]] CsvRow next() {
        while (take_line_end()) {
        }
        CsvRow row{line_, {}};
        if (at_ == text_.size()) {
            return row;
        }
        row.fields.push_back(field());
        while (at_ < text_.size() && text_[at_] == separator_) {
            ++at_;
            row.fields.push_back(field());
        }
        take_line_end();
        return row;
    }

    /// Whether the row was cut off by the end of the text, which was reported.
    [[nodiscard]] bool is_cut_off() const noexcept { return is_cut_off_; }

private:
    [[nodiscard]] bool stands_at_line_end() const {
        return text_.substr(at_, 1) == "\n" || text_.substr(at_, 2) == "\r\n";
    }

    bool take_line_end() {
        if (at_ == text_.size() || !stands_at_line_end()) {
            return false;
        }
        at_ += text_[at_] == '\r' ? 2U : 1U;
        start_line();
        return true;
    }

    void start_line() {
        ++line_;
        line_start_ = at_;
    }

    void report(const CsvField& field, std::string message, std::string hint) {
        problems_->add({*file_, field.line, field.column}, std::move(message), field.width,
                       std::move(hint));
    }

    CsvField field() {
        CsvField field{{}, line_, static_cast<std::uint32_t>(at_ - line_start_ + 1), 1};
        const bool is_quoted = at_ < text_.size() && text_[at_] == '"';
        if (is_quoted) {
            read_quoted(field);
        } else {
            read_plain(field);
        }
        return field;
    }

    void skip_to_end_of_field() {
        while (at_ < text_.size() && text_[at_] != separator_ && !stands_at_line_end()) {
            ++at_;
        }
    }

    void read_plain(CsvField& field) {
        const std::size_t begin = at_;
        skip_to_end_of_field();
        field.text = text_.substr(begin, at_ - begin);
        field.width = static_cast<std::uint32_t>(std::max<std::size_t>(1, field.text.size()));
        if (field.text.find('"') != std::string_view::npos) {
            report(field, "a quote inside a field without quotes",
                   "put the field in quotes and double the quotes inside");
        }
    }

    void read_quoted(CsvField& field) {
        const std::size_t begin = ++at_;
        bool has_quotes = false;
        while (at_ < text_.size() && (text_[at_] != '"' || text_.substr(at_, 2) == "\"\"")) {
            has_quotes = has_quotes || text_[at_] == '"';
            at_ += text_[at_] == '"' ? 2U : 1U;
            if (text_[at_ - 1] == '\n') {
                start_line();
            }
        }
        if (at_ == text_.size()) {
            report(field, "unterminated quote", "the field has no closing '\"'");
            is_cut_off_ = true;
            return;
        }
        field.text = text_.substr(begin, at_ - begin);
        ++at_;
        if (field.line == line_) {
            field.width = static_cast<std::uint32_t>(at_ - begin + 1);
        }
        if (has_quotes) {
            field.text = unescape(field.text);
        }
        if (at_ < text_.size() && text_[at_] != separator_ && !stands_at_line_end()) {
            report(field, "text after a closing quote", "double the quotes inside a quoted field");
            skip_to_end_of_field();
        }
    }

    std::string_view unescape(std::string_view text) {
        std::string& plain = unescaped_->emplace_back();
        plain.reserve(text.size());
        for (std::size_t i = 0; i < text.size(); i += text[i] == '"' ? 2U : 1U) {
            plain += text[i];
        }
        return plain;
    }

    const std::string* file_;
    std::string_view text_;
    std::list<std::string>* unescaped_;
    Problems* problems_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_start_ = 0;
    std::uint32_t line_ = 1;
    bool is_cut_off_ = false;
};

void check_header(const std::string& file, const std::vector<CsvField>& header,
                  Problems& problems) {
    std::unordered_set<std::string_view> names;
    for (const CsvField& field : header) {
        const Location place{file, field.line, field.column};
        if (field.text.empty()) {
            problems.add(place, "a column without a name", field.width);
        } else if (!names.insert(field.text).second) {
            problems.add(place, fmt::format("the column '{}' is there twice", field.text),
                         field.width);
        }
    }
}

/// Says so if the columns of the header are separated by something else than commas, as office
/// programs of many countries write them: no row can be read then.
bool has_other_separators(const std::string& file, const std::vector<CsvField>& header,
                          Problems& problems) {
    for (const CsvField& field : header) {
        const std::size_t at = field.text.find_first_of(";\t");
        if (at != std::string_view::npos) {
            const bool is_tab = field.text[at] == '\t';
            const auto column = static_cast<std::uint32_t>(field.column + at);
            problems.add({file, field.line, column},
                         fmt::format("the columns are separated by {}, not by commas",
                                     is_tab ? "tabs" : "semicolons"),
                         1, "save the table as CSV with commas, and with points in its numbers");
            return true;
        }
    }
    return false;
}

bool is_text(const std::string& file, std::string_view text, Problems& problems) {
    const std::size_t bad = first_bad_byte(text);
    if (bad != text.size()) {
        problems.add(location_in(file, text, bad),
                     text[bad] == '\0' ? "a NUL byte in a text file" : "invalid UTF-8", 1,
                     "save the table as UTF-8 text");
    }
    return bad == text.size();
}

} // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const noexcept {
    for (std::size_t i = 0; i != header_.size(); ++i) {
        if (header_[i].text == name) {
            return i;
        }
    }
    return std::nullopt;
}

CsvTable parse_csv(const std::string& file, std::string_view text, Problems& problems,
                   char separator) {
    CsvTable table;
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    if (!is_text(file, text, problems)) {
        return table;
    }
    Scanner scanner{file, text, table.unescaped_, problems, separator};
    table.header_ = scanner.next().fields;
    if (scanner.is_cut_off()) {
        table.header_.clear();
        return table;
    }
    if (table.header_.empty()) {
        problems.add({file, 1, 1}, "the table is empty: it has no header line");
        return table;
    }
    if (separator == ',' && has_other_separators(file, table.header_, problems)) {
        table.header_.clear();
        return table;
    }
    check_header(file, table.header_, problems);
    for (CsvRow row = scanner.next(); !row.fields.empty() && !scanner.is_cut_off();
         row = scanner.next()) {
        if (row.fields.size() == table.header_.size()) {
            table.rows_.push_back(std::move(row));
        } else {
            problems.add({file, row.line, 1},
                         fmt::format("{} field{}, but the header has {}", row.fields.size(),
                                     row.fields.size() == 1 ? "" : "s", table.header_.size()),
                         1, "a text with a comma needs quotes around it");
        }
    }
    return table;
}

} // namespace diasim
