// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/toml_letters.hpp"

#include <algorithm>
#include <vector>

namespace diasim {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_beyond_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80U;
}

bool begins_number(char c) {
    return c == '+' || c == '-' || (c >= '0' && c <= '9');
}

/// Follows where a value may begin. What it says past the first fault of syntax does not matter:
/// the parser stops there.
class ValuePlaces {
public:
    /// Whether the next element is a value.
    [[nodiscard]] bool expects_value() const noexcept { return expects_value_; }

    void pass_value() noexcept { expects_value_ = false; }

    /// Goes past a letter outside of quotes and comments.
    void pass(char c) {
        if (c == '\n') {
            expects_value_ = expects_value_ && is_in('[');
        } else if (c == ',') {
            expects_value_ = is_in('[');
        } else if (c == '=') {
            expects_value_ = true;
        } else if ((c == '[' || c == '{') && expects_value_) { // else it begins the name of a table
            open_.push_back(c);
            expects_value_ = c == '[';
        } else if ((c == ']' && is_in('[')) || (c == '}' && is_in('{'))) {
            open_.pop_back();
            expects_value_ = false;
        } else if (blanks.find(c) == std::string_view::npos) {
            expects_value_ = false;
        }
    }

private:
    [[nodiscard]] bool is_in(char bracket) const {
        return !open_.empty() && open_.back() == bracket;
    }

    std::vector<char> open_; ///< brackets around, of arrays and inline tables
    bool expects_value_ = false;
};

/// Walks over a text, one lexical element after the other.
class Walker {
public:
    explicit Walker(std::string_view text) : text_{text} {}

    [[nodiscard]] std::optional<std::size_t> find_letter() {
        walk([this](char c) {
            if (is_beyond_ascii(c)) {
                found_ = at_;
            }
        });
        return found_;
    }

    [[nodiscard]] std::optional<std::size_t> find_deep_key(std::size_t most_parts) {
        std::size_t n_dots = 0;
        walk([this, most_parts, &n_dots](char c) {
            constexpr std::string_view key_ends = "\n=,[]{}";
            n_dots = key_ends.find(c) != std::string_view::npos ? 0 : n_dots + (c == '.' ? 1U : 0U);
            if (n_dots == most_parts) {
                found_ = at_;
            }
        });
        return found_;
    }

private:
    /// Calls `visit` for each letter outside of quotes and comments until something is found.
    template <class Visit>
    void walk(const Visit& visit) {
        while (at_ < text_.size() && !found_) {
            const char c = text_[at_];
            if (c == '#') {
                at_ = std::min(text_.find('\n', at_), text_.size());
            } else if (c == '"' || c == '\'') {
                skip_string(c);
                places_.pass_value();
            } else if (places_.expects_value() && begins_number(c)) {
                walk_number(visit);
                places_.pass_value();
            } else {
                visit(c);
                places_.pass(c);
                ++at_;
            }
        }
    }

    /// toml++ looks for the end of a number or a moment without regard to quotes.
    template <class Visit>
    void walk_number(const Visit& visit) {
        while (at_ < text_.size() && !found_ && !stands_at_end_of_number()) {
            visit(text_[at_]);
            ++at_;
        }
    }

    [[nodiscard]] bool stands_at_end_of_number() const {
        constexpr std::string_view ends = " \t\r\n,]}#";
        const bool may_be_moment = text_[at_] == ' ' && at_ + 1 < text_.size() &&
                                   begins_number(text_[at_ + 1]); // 2022-01-05 08:00:00Z
        return ends.find(text_[at_]) != std::string_view::npos && !may_be_moment;
    }

    [[nodiscard]] bool stands_here(char quote, std::size_t n) const {
        const std::string_view here = text_.substr(at_, n);
        return here.size() == n &&
               std::all_of(here.begin(), here.end(), [quote](char c) { return c == quote; });
    }

    void skip_string(char quote) {
        const bool has_lines = stands_here(quote, 3);
        const std::size_t n_quotes = has_lines ? 3 : 1;
        at_ += n_quotes;
        while (at_ < text_.size() && !stands_here(quote, n_quotes)) {
            if (text_[at_] == '\n' && !has_lines) {
                return; // unterminated: the parser says so
            }
            if (text_[at_] == '\\' && quote == '"') {
                skip_escape(has_lines);
            } else {
                ++at_;
            }
        }
        at_ = std::min(at_ + n_quotes, text_.size());
        // A text of several lines may end in two quotes of its own.
        for (int i = 0; has_lines && i != 2 && stands_here(quote, 1); ++i) {
            ++at_;
        }
    }

    void skip_escape(bool has_lines) {
        const std::size_t next = std::min(text_.find_first_not_of(blanks, at_ + 1), text_.size());
        const bool joins_lines =
            has_lines && text_.substr(at_, next - at_).find('\n') != std::string_view::npos;
        if (!joins_lines) {
            at_ += 2;
            return;
        }
        at_ = next;
        if (at_ < text_.size() && is_beyond_ascii(text_[at_]) && !found_) {
            found_ = at_;
        }
    }

    std::string_view text_;
    ValuePlaces places_;
    std::size_t at_ = 0;
    std::optional<std::size_t> found_;
};

} // namespace

std::optional<std::size_t> find_misplaced_letter(std::string_view text) {
    return Walker{text}.find_letter();
}

std::optional<std::size_t> find_deep_key(std::string_view text, std::size_t most_parts) {
    return Walker{text}.find_deep_key(most_parts);
}

} // namespace diasim
