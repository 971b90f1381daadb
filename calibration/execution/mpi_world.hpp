// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/execution/task.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace diasim::calibration {

/// How many processes a launcher (mpirun, mpiexec, srun) says that it started together with this
/// one; 1 without a launcher.
[[nodiscard]] std::size_t launched_together();

/// Whether the program was built with MPI (DIASIM_MPI).
[[nodiscard]] bool has_mpi();

/// The processes of an MPI job, which share a list of tasks. Rank 0 deals it, while it works like
/// the others: it answers whenever serve() is called, and ranks ask for their next chunk when they
/// begin one, so that nobody waits. At most one object in the life of a process.
class MpiWorld {
public:
    /// @throws InputError if the program was built without MPI, or MPI sees fewer processes than
    /// were launched: then each would believe itself alone and do everything
    MpiWorld();
    MpiWorld(const MpiWorld&) = delete;
    MpiWorld& operator=(const MpiWorld&) = delete;
    MpiWorld(MpiWorld&&) = delete;
    MpiWorld& operator=(MpiWorld&&) = delete;
    ~MpiWorld();

    [[nodiscard]] std::size_t rank() const noexcept;
    [[nodiscard]] std::size_t size() const noexcept;
    /// Whether several threads may deal.
    [[nodiscard]] bool may_have_threads() const noexcept;

    /// Waits for all ranks; all get the list of rank 0, which deal() then deals. Again after all
    /// have left the list before.
    void share(std::vector<Task> tasks);
    [[nodiscard]] const std::vector<Task>& tasks() const noexcept;

    /// The next tasks of this rank; none at the end.
    [[nodiscard]] std::vector<Task> deal();

    /// Lets rank 0 answer those who ask. Cheap: looks once a millisecond.
    void serve();

    /// Nothing more is dealt, to any rank.
    void halt();

    /// This rank takes no more. Rank 0 returns when all have said so.
    void leave();

    /// Waits for rank 0 and returns its number everywhere.
    [[nodiscard]] int agree(int code);

    /// Ends all ranks at once: one that fails would be waited for.
    [[noreturn]] void abort(int code);

private:
    struct Impl;

    std::unique_ptr<Impl> impl_; // keeps <mpi.h> out of this header
};

} // namespace diasim::calibration
