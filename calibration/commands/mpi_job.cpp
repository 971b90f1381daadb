// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/mpi_job.hpp"

#include <exception>

namespace diasim::calibration {

ExitCode run_with_mpi(const std::function<ExitCode(MpiWorld&)>& run,
                      const commands::Console& console) {
    MpiWorld world;
    ExitCode code = ExitCode::internal_error;
    try {
        return run(world);
    } catch (const InputError& error) {
        console.error(error.what());
        code = error.code();
    } catch (const OutputError& error) {
        console.error(error.what());
        code = error.code();
    } catch (const std::exception& error) {
        console.error(error.what());
    }
    world.abort(static_cast<int>(code));
}

} // namespace diasim::calibration
