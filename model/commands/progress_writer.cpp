// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/progress_writer.hpp"

#include "model/commands/console.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diasim::commands {
namespace {

using namespace std::chrono_literals;

constexpr auto between_bars = 200ms;
constexpr auto between_lines = 30s;
constexpr const char* clear_line = "\r\033[K";

} // namespace

ProgressForm progress_form(const std::string& choice, const Console& console) {
    if (choice == "bar") {
        return ProgressForm::bar;
    }
    if (choice == "plain") {
        return ProgressForm::plain;
    }
    if (choice == "json") {
        return ProgressForm::json;
    }
    if (choice == "none" || console.is_quiet()) {
        return ProgressForm::none;
    }
    return Console::is_terminal() ? ProgressForm::bar : ProgressForm::plain;
}

std::string clock_text(double seconds) {
    const long long whole = std::llround(std::max(0.0, seconds));
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    return whole < 3600 ? fmt::format("{} min {} s", whole / 60, whole % 60)
                        : fmt::format("{} h {} min", whole / 3600, whole / 60 % 60);
}

bool Interval::claim(Clock::time_point now) noexcept {
    Clock::time_point begin = begin_.load();
    return now - begin >= length_ && begin_.compare_exchange_strong(begin, now);
}

ProgressWriter::ProgressWriter(ProgressForm form, const Console& console)
    : form_{form}, console_{console}, pause_{form == ProgressForm::bar
                                                 ? Interval::Clock::duration{between_bars}
                                                 : Interval::Clock::duration{between_lines}} {}

ProgressWriter::~ProgressWriter() {
    if (has_bar_) {
        console_.progress(clear_line);
    }
}

void ProgressWriter::show(std::size_t done, std::size_t total, const Text& line, const Text& json) {
    if (form_ == ProgressForm::none) {
        return;
    }
    const std::lock_guard lock{guard_};
    if (done < done_) {
        return; // another thread came first with more
    }
    const std::size_t tenths = total == 0 ? 0 : 10 * done / total;
    const bool is_far = form_ != ProgressForm::bar && tenths > tenths_;
    if (is_far) {
        tenths_ = tenths;
        pause_.begin_anew();
    }
    if (is_far || pause_.claim()) {
        done_ = done;
        put(line, json);
    }
}

void ProgressWriter::write(const Text& line, const Text& json) {
    if (form_ == ProgressForm::none) {
        return;
    }
    const std::lock_guard lock{guard_};
    put(line, json);
}

void ProgressWriter::put(const Text& line, const Text& json) {
    const double elapsed = std::chrono::duration<double>(Interval::Clock::now() - start_).count();
    if (form_ == ProgressForm::json) {
        console_.progress(json(elapsed) + '\n');
        return;
    }
    has_bar_ = form_ == ProgressForm::bar;
    console_.progress(has_bar_ ? clear_line + line(elapsed) : line(elapsed) + '\n');
}

} // namespace diasim::commands
