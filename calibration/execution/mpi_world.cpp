// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/execution/mpi_world.hpp"

#include "model/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#ifdef DIASIM_WITH_MPI
#include <chrono>
#include <cstdint>
#include <mpi.h>
#include <mutex>
#include <optional>
#include <thread>
#endif

namespace diasim::calibration {

std::size_t launched_together() {
    // Open MPI, MPICH and its kin, then Slurm: tasks of the step, not of the allocation. The first
    // that is set counts: mpirun in a Slurm step leaves the step's number there.
    constexpr std::array<const char*, 3> names{"OMPI_COMM_WORLD_SIZE", "PMI_SIZE",
                                               "SLURM_STEP_NUM_TASKS"};
    for (const char* name : names) {
        if (const char* text = std::getenv(name)) {
            return static_cast<std::size_t>(std::max(1L, std::atol(text)));
        }
    }
    return 1;
}

#ifdef DIASIM_WITH_MPI

namespace {

using namespace std::chrono_literals;

constexpr int request_tag = 1; // a rank asks for a chunk
constexpr int reply_tag = 2;   // begin and end of one in the list; equal at the end
constexpr int leave_tag = 3;
constexpr int halt_tag = 4;
constexpr auto between_looks = 1ms;
constexpr auto nap = 200us; // a blocking receive would keep a processor busy
constexpr std::size_t most_in_chunk = 64;
constexpr std::size_t chunks_ahead = 8; // of each rank, when a chunk is cut

struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

} // namespace

struct MpiWorld::Impl {
    std::mutex guard; ///< of MPI and of everything below
    int rank = 0;
    int size = 1;
    bool may_have_threads = false;
    std::vector<Task> tasks;
    std::size_t next = 0;   ///< rank 0: tasks before were dealt
    int left = 0;           ///< rank 0: ranks that left
    bool has_asked = false; ///< others: a reply is due
    bool is_at_end = false; ///< others: there is nothing more
    std::chrono::steady_clock::time_point looked;

    /// A chunk that is small against what is left, so that all end together.
    Range cut() {
        const std::size_t share =
            (tasks.size() - next) / (static_cast<std::size_t>(size) * chunks_ahead);
        const std::size_t n =
            std::min(std::clamp<std::size_t>(share, 1, most_in_chunk), tasks.size() - next);
        next += n;
        return {next - n, next};
    }

    void answer_all() {
        while (true) {
            int is_there = 0;
            MPI_Status status;
            MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &is_there, &status);
            if (is_there == 0) {
                return;
            }
            MPI_Recv(nullptr, 0, MPI_BYTE, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD,
                     MPI_STATUS_IGNORE);
            if (status.MPI_TAG == leave_tag) {
                ++left;
            } else if (status.MPI_TAG == halt_tag) {
                next = tasks.size();
            } else {
                const Range range = cut();
                MPI_Send(&range, 2, MPI_UINT64_T, status.MPI_SOURCE, reply_tag, MPI_COMM_WORLD);
            }
        }
    }

    void ask() {
        MPI_Send(nullptr, 0, MPI_BYTE, 0, request_tag, MPI_COMM_WORLD);
        has_asked = true;
    }

    /// The chunk that was asked for, if the answer is there.
    std::optional<Range> reply() {
        int is_there = 0;
        MPI_Iprobe(0, reply_tag, MPI_COMM_WORLD, &is_there, MPI_STATUS_IGNORE);
        if (is_there == 0) {
            return std::nullopt;
        }
        Range range;
        MPI_Recv(&range, 2, MPI_UINT64_T, 0, reply_tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        has_asked = false;
        return range;
    }

    /// Waits for the answer; other threads may use MPI meanwhile.
    Range await(std::unique_lock<std::mutex>& lock) {
        std::optional<Range> range = reply();
        while (!range) {
            lock.unlock();
            std::this_thread::sleep_for(nap);
            lock.lock();
            if (is_at_end) {
                return {};
            }
            range = reply();
        }
        return *range;
    }
};

bool has_mpi() {
    return true;
}

MpiWorld::MpiWorld() : impl_{std::make_unique<Impl>()} {
    int provided = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &provided);
    MPI_Comm_rank(MPI_COMM_WORLD, &impl_->rank);
    MPI_Comm_size(MPI_COMM_WORLD, &impl_->size);
    impl_->may_have_threads = provided >= MPI_THREAD_SERIALIZED;
    const std::size_t launched = launched_together();
    if (size() != launched) {
        MPI_Finalize();
        throw InputError{
            {Problem{Location{},
                     fmt::format("{} processes were launched together, but MPI connects {}",
                                 launched, size()),
                     "", 1,
                     "use the launcher of the MPI that this program was built with; with srun, its "
                     "plug-in: srun --mpi=pmix for Open MPI, srun --mpi=pmi2 for MPICH"}},
            ExitCode::invalid_scenario};
    }
}

MpiWorld::~MpiWorld() {
    MPI_Finalize();
}

std::size_t MpiWorld::rank() const noexcept {
    return static_cast<std::size_t>(impl_->rank);
}

std::size_t MpiWorld::size() const noexcept {
    return static_cast<std::size_t>(impl_->size);
}

bool MpiWorld::may_have_threads() const noexcept {
    return impl_->may_have_threads;
}

const std::vector<Task>& MpiWorld::tasks() const noexcept {
    return impl_->tasks;
}

void MpiWorld::share(std::vector<Task> tasks) {
    impl_->next = 0;
    impl_->left = 0;
    impl_->is_at_end = false;
    std::uint64_t n = tasks.size();
    MPI_Bcast(&n, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD);
    tasks.resize(n);
    MPI_Bcast(tasks.data(), static_cast<int>(n), MPI_UINT64_T, 0, MPI_COMM_WORLD);
    impl_->tasks = std::move(tasks);
    if (rank() != 0) {
        impl_->ask();
    }
}

std::vector<Task> MpiWorld::deal() {
    std::unique_lock lock{impl_->guard};
    Range range;
    if (rank() == 0) {
        impl_->answer_all();
        range = impl_->cut();
    } else if (!impl_->is_at_end) {
        range = impl_->await(lock);
        impl_->is_at_end = range.begin == range.end;
        if (!impl_->is_at_end) {
            impl_->ask();
        }
    }
    const auto begin = impl_->tasks.begin();
    return {begin + static_cast<std::ptrdiff_t>(range.begin),
            begin + static_cast<std::ptrdiff_t>(range.end)};
}

void MpiWorld::serve() {
    if (rank() != 0 || size() == 1) {
        return;
    }
    const std::unique_lock lock{impl_->guard, std::try_to_lock};
    const auto now = std::chrono::steady_clock::now();
    if (lock && now - impl_->looked >= between_looks) {
        impl_->looked = now;
        impl_->answer_all();
    }
}

void MpiWorld::halt() {
    const std::lock_guard lock{impl_->guard};
    if (rank() == 0) {
        impl_->next = impl_->tasks.size();
    } else {
        MPI_Send(nullptr, 0, MPI_BYTE, 0, halt_tag, MPI_COMM_WORLD);
    }
}

void MpiWorld::abort(int code) {
    MPI_Abort(MPI_COMM_WORLD, code);
    std::abort(); // MPI_Abort may return, the standard says
}

void MpiWorld::leave() {
    std::unique_lock lock{impl_->guard};
    if (rank() != 0) {
        if (impl_->has_asked) {
            static_cast<void>(impl_->await(lock)); // stopped early: what it was dealt stays undone
        }
        MPI_Send(nullptr, 0, MPI_BYTE, 0, leave_tag, MPI_COMM_WORLD);
        return;
    }
    while (impl_->left != impl_->size - 1) {
        impl_->answer_all();
        std::this_thread::sleep_for(nap);
    }
}

int MpiWorld::agree(int code) {
    MPI_Bcast(&code, 1, MPI_INT, 0, MPI_COMM_WORLD);
    return code;
}

#else

struct MpiWorld::Impl {
    std::vector<Task> tasks;
};

bool has_mpi() {
    return false;
}

MpiWorld::MpiWorld() {
    throw InputError{
        {Problem{Location{},
                 fmt::format("{} processes were launched together, but this program was built "
                             "without MPI: each would do everything",
                             launched_together()),
                 "", 1, "build it with: cmake --preset mpi && cmake --build --preset mpi"}},
        ExitCode::invalid_scenario};
}

MpiWorld::~MpiWorld() = default;

std::size_t MpiWorld::rank() const noexcept {
    return 0;
}

std::size_t MpiWorld::size() const noexcept {
    return 1;
}

bool MpiWorld::may_have_threads() const noexcept {
    return true;
}

const std::vector<Task>& MpiWorld::tasks() const noexcept {
    return impl_->tasks;
}

void MpiWorld::share(std::vector<Task> /*tasks*/) {}

std::vector<Task> MpiWorld::deal() {
    return {};
}

void MpiWorld::serve() {}

void MpiWorld::halt() {}

void MpiWorld::leave() {}

void MpiWorld::abort(int code) {
    std::exit(code);
}

int MpiWorld::agree(int code) {
    return code;
}

#endif

} // namespace diasim::calibration
