// SPDX-License-Identifier: BSD-3-Clause
// The numbers of the small world as they are. A difference means that results change: if that is
// wanted, run with DIASIM_APPROVE=1, review the difference and say so in CHANGELOG.md.
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/unit/scenario/small_world.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace {

using namespace diasim;
using namespace diasim::test;

const std::string file = DIASIM_SOURCE_DIR "/tests/golden/simulation/small.csv";

void write_row(std::ostream& out, std::uint32_t replicate, const std::string& what,
               const std::string& where, double number) {
    out << replicate << ',' << what << ',' << where << ',' << std::llround(number) << '\n';
}

/// Whole numbers only: counts, and attitudes in thousandths.
std::string summary(const Scenario& scenario) {
    std::ostringstream out;
    out << "replicate,quantity,place,number\n";
    for (const RunRecord& record : runs_of(scenario, scenario.replicates)) {
        const std::uint32_t r = record.replicate;
        const RecordShape& shape = record.shape;
        for (std::size_t c = 0; c != shape.communities; ++c) {
            const std::string& community = scenario.hosts.communities[c].name;
            write_row(out, r, "reached", community, record.reached[c]);
            write_row(out, r, "attentive", community,
                      record.attentive[record.attentive.size() - shape.communities + c]);
            write_row(out, r, "active_people", community, record.active_people[c]);
            write_row(
                out, r, "attitude_thousandths", community,
                1000.0 *
                    static_cast<double>(
                        record.attitude_mean[record.attitude_mean.size() - shape.communities + c]));
        }
        for (std::size_t k = 0; k != shape.activities; ++k) {
            write_row(out, r, "acts", scenario.activities[k].name, acts_of(record, k));
            write_row(out, r, "participants", scenario.activities[k].name,
                      participants_of(record, k));
        }
        for (std::size_t b = 0; b != shape.barriers; ++b) {
            double loss = 0.0;
            for (std::size_t i = b; i < record.barrier_loss.size(); i += shape.barriers) {
                loss += static_cast<double>(record.barrier_loss[i]);
            }
            write_row(out, r, "barrier_loss", scenario.barriers[b].name, loss);
        }
        for (const GatheringRecord& held : record.gatherings) {
            write_row(out, r, "attendance",
                      "step " + std::to_string(held.step) + " site " + std::to_string(held.site),
                      held.attendance);
        }
        write_row(out, r, "failed_gatherings", "all", record.failed_gatherings);
    }
    return out.str();
}

std::string read(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("the small world gives the numbers that it gave", "[golden]") {
    const std::string now = summary(SmallWorld{}.load().scenario);
    if (std::getenv("DIASIM_APPROVE") != nullptr) {
        std::ofstream{file, std::ios::binary} << now;
    }
    CHECK(now == read(file));
}
