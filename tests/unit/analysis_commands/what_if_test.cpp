// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/what_if.hpp"
#include "model/base/error.hpp"
#include "tests/support/catch.hpp"

using namespace diasim;
using namespace diasim::analysis;
using Sets = std::vector<std::string>;

TEST_CASE("a what-if is a file or assignments with or without a name") {
    const WhatIf file = parse_what_if("scenarios/no-fear.toml");
    CHECK(file.name == "no-fear");
    CHECK(file.file == "scenarios/no-fear.toml");
    CHECK(file.sets.empty());
    const WhatIf two = parse_what_if("no fear: a.b=0, c.d *= 0.5");
    CHECK(two.name == "no fear");
    CHECK(two.file.empty());
    CHECK(two.sets == Sets{"a.b=0", "c.d *= 0.5"});
    CHECK(parse_what_if("a.b=0").name == "a.b=0");
}

TEST_CASE("a comma inside a value stays there") {
    CHECK(parse_what_if("x: a.b={ u = 1, v = 2 }").sets == Sets{"a.b={ u = 1, v = 2 }"});
    CHECK(parse_what_if("x: a.b=[1, 2], c=3").sets == Sets{"a.b=[1, 2]", "c=3"});
    CHECK(parse_what_if("x: homeland.start=2022-01-01T00:00:00Z").sets ==
          Sets{"homeland.start=2022-01-01T00:00:00Z"});
}

TEST_CASE("a what-if without a path is refused") {
    CHECK_THROWS_AS(parse_what_if(": a.b=0"), InputError);
    CHECK_THROWS_AS(parse_what_if("name: =3"), InputError);
}
