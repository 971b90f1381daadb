// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/execution/crew.hpp"
#include "calibration/execution/shared_folder.hpp"
#include "model/base/error.hpp"
#include "model/base/parallel.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/record/hdf5_sample.hpp"

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <numeric>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace diasim;
using namespace diasim::calibration;
using namespace diasim::test;

namespace {

constexpr std::uint64_t job = 0x78;

std::vector<Task> tasks_to(std::size_t n) {
    std::vector<Task> tasks(n);
    std::iota(tasks.begin(), tasks.end(), Task{0});
    return tasks;
}

std::optional<std::vector<double>> square(Task task, const Beat& /*beat*/) {
    return std::vector<double>{static_cast<double>(task * task)};
}

bool always() {
    return true;
}

/// Collects outcomes from all threads.
struct Basket {
    std::mutex guard;
    std::vector<std::pair<Task, Outcome>> outcomes;

    Keep keep() {
        return [this](Task task, Outcome outcome) {
            const std::lock_guard lock{guard};
            outcomes.emplace_back(task, std::move(outcome));
        };
    }
};

} // namespace

TEST_CASE("a crew does each task once with any number of threads") {
    const std::size_t threads = GENERATE(1U, 2U, 7U);
    const std::vector<Task> tasks = tasks_to(500);
    Basket basket;
    with_threads(threads, [&] { CHECK(work(deal_from(tasks), square, basket.keep(), always)); });
    std::set<Task> seen;
    for (const auto& [task, outcome] : basket.outcomes) {
        seen.insert(task);
        CHECK(outcome.values.at(0) == static_cast<double>(task * task));
    }
    CHECK(seen.size() == 500);
    CHECK(basket.outcomes.size() == 500);
}

TEST_CASE("a failing task is told and tried again only if that may help") {
    std::atomic<int> tries{0};
    const Evaluate evaluate = [&](Task task, const Beat&) -> std::optional<std::vector<double>> {
        if (task == 1) {
            ++tries;
            throw InputError{"this point is not valid"};
        }
        if (task == 2 && ++tries < 12) {
            throw std::runtime_error{"not now"};
        }
        if (task == 3) {
            throw std::bad_alloc{};
        }
        return std::vector<double>{1.0};
    };
    const std::vector<Task> tasks{1, 2, 3, 4};
    Basket basket;
    CHECK(work(deal_from(tasks), evaluate, basket.keep(), always, {.retries = 10}));
    REQUIRE(basket.outcomes.size() == 4);
    CHECK_THAT(basket.outcomes[0].second.failure, contains_text("this point is not valid"));
    CHECK(basket.outcomes[1].second.is_done()); // at the eleventh try
    CHECK(tries == 12);
    CHECK(basket.outcomes[2].second.failure == "out of memory");
    CHECK(basket.outcomes[3].second.is_done());
}

TEST_CASE("a crew stops in order when the beat says so or keeping fails") {
    const std::vector<Task> tasks = tasks_to(100);
    Basket basket;
    std::atomic<int> beats{0};
    CHECK(!work(deal_from(tasks), square, basket.keep(), [&] { return ++beats <= 10; }));
    CHECK(basket.outcomes.size() == 10);
    const Keep full = [](Task, Outcome) { throw OutputError{"the disk is full"}; };
    CHECK_THROWS_AS(work(deal_from(tasks), square, full, always), OutputError);
}

TEST_CASE("processes that share a folder do everything once") {
    const TemporaryFolder folder;
    constexpr std::size_t n = 300;
    constexpr int shards = 3;
    const auto shard = [&] {
        Ledger ledger{folder.file("s") / "runs", job, worker_name()};
        SharedFolder shared{folder.file("s"), ledger, tasks_to(n), {1.0}};
        const Keep keep = [&](Task task, Outcome outcome) { ledger.keep(task, outcome); };
        return work([&] { return shared.next(always); }, square, keep, always);
    };
    std::vector<::pid_t> children;
    for (int i = 0; i != shards; ++i) {
        const ::pid_t child = ::fork();
        if (child == 0) {
            ::_exit(shard() ? 0 : 1);
        }
        children.push_back(child);
    }
    for (const ::pid_t child : children) {
        int code = 0;
        ::waitpid(child, &code, 0);
        CHECK(code == 0);
    }
    const Ledger ledger{folder.file("s") / "runs", job, "reader"};
    CHECK(ledger.size() == n);
    CHECK(ledger.duplicates() == 0);
}

TEST_CASE("what a dead process had in hand is done by another and nothing else") {
    const TemporaryFolder folder;
    constexpr std::size_t n = 100;
    const ::pid_t child = ::fork();
    if (child == 0) {
        Ledger ledger{folder.file("s") / "runs", job, worker_name()};
        SharedFolder shared{folder.file("s"), ledger, tasks_to(n), {1.0}};
        const Keep keep = [&](Task task, Outcome outcome) {
            ledger.keep(task, std::move(outcome));
            if (ledger.size() == 40) {
                ::kill(::getpid(), SIGKILL);
            }
        };
        static_cast<void>(work([&] { return shared.next(always); }, square, keep, always));
        ::_exit(0);
    }
    int code = 0;
    ::waitpid(child, &code, 0);
    REQUIRE(WIFSIGNALED(code));
    Ledger ledger{folder.file("s") / "runs", job, worker_name()};
    CHECK(ledger.size() == 40);
    std::atomic<int> runs{0};
    SharedFolder shared{folder.file("s"), ledger, tasks_to(n), {1.0}};
    const Keep keep = [&](Task task, Outcome outcome) {
        ++runs;
        ledger.keep(task, std::move(outcome));
    };
    CHECK(work([&] { return shared.next(always); }, square, keep, always));
    CHECK(runs == 60);
    CHECK(ledger.size() == n);
}

TEST_CASE("a claim without a name is taken over at once") {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.file("s") / "claims");
    std::ofstream{folder.file("s") / "claims" / "1.0"}; // as a power cut may leave it
    Ledger ledger{folder.file("s") / "runs", job, worker_name()};
    SharedFolder shared{folder.file("s"), ledger, tasks_to(3), {1.0}};
    const Keep keep = [&](Task task, Outcome outcome) { ledger.keep(task, std::move(outcome)); };
    CHECK(work([&] { return shared.next(always); }, square, keep, always));
    CHECK(ledger.size() == 3);
}
