// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/record/publish.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

using namespace diasim;

namespace {

namespace fs = std::filesystem;

/// An empty folder, removed at the end.
class Folder {
public:
    Folder() : path_{fs::temp_directory_path() / "diasim-publish-test"} {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    [[nodiscard]] fs::path file(const std::string& name) const { return path_ / name; }
    [[nodiscard]] std::ptrdiff_t files() const {
        return std::distance(fs::directory_iterator{path_}, fs::directory_iterator{});
    }

private:
    fs::path path_;
};

std::string text_of(const fs::path& path) {
    std::ifstream in{path};
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("texts get their names together and leave nothing beside them") {
    const Folder folder;
    publish_texts({{folder.file("a"), "one\n"}, {folder.file("b"), "two\n"}}, Overwrite::no);
    CHECK(text_of(folder.file("a")) == "one\n");
    CHECK(text_of(folder.file("b")) == "two\n");
    CHECK(folder.files() == 2);
    CHECK_THROWS_AS(publish_texts({{folder.file("a"), "three\n"}}, Overwrite::no), OutputError);
    CHECK(text_of(folder.file("a")) == "one\n");
    publish_texts({{folder.file("a"), "three\n"}}, Overwrite::yes);
    CHECK(text_of(folder.file("a")) == "three\n");
    CHECK(folder.files() == 2);
}

TEST_CASE("no text gets its name if another of the same set cannot be written") {
    const Folder folder;
    CHECK_THROWS_AS(publish_texts({{folder.file("a"), "one\n"}, {folder.file("absent/b"), "two\n"}},
                                  Overwrite::no),
                    OutputError);
    CHECK(folder.files() == 0);
}
