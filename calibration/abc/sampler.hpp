// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/distance.hpp"
#include "calibration/abc/kernel.hpp"
#include "calibration/abc/prior.hpp"
#include "calibration/execution/task.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace diasim::calibration {

enum class Algorithm : std::uint8_t { rejection, smc };

/// How a posterior is sought. Everything that decides about it: there is no clock in it.
struct AbcSettings {
    Algorithm algorithm = Algorithm::smc;
    std::uint32_t population = 1000;   ///< draws that are accepted in a generation
    std::uint64_t simulations = 50000; ///< at most; of rejection: as many
    std::uint32_t generations = 10;    ///< at most
    double quantile = 0.5;             ///< of accepted distances: the next tolerance
    double tolerance = 0.0;            ///< the last one; rejection: 0 accepts the nearest
    double acceptance = 0.01;          ///< the least rate that is worth going on
    bool has_scales = true;            ///< statistics are divided by their usual differences
    std::uint64_t seed = 1;
};

/// What is asked: priors, and what was observed.
struct AbcProblem {
    std::vector<Prior> priors;
    std::vector<double> observed; ///< by statistic
    std::vector<double> weights;  ///< by statistic, >= 0
};

/// What is to be simulated: parameters and the seed of the chance in it.
struct Proposal {
    std::vector<double> unbounded; ///< by prior, see to_unbounded()
    std::vector<double> parameters;
    std::uint64_t seed = 0;
};

/// A proposal and what became of it.
struct Simulation {
    enum class Status : std::uint8_t { accepted = 0, rejected = 1, failed = 2 };

    Proposal proposal;
    std::vector<double> statistics; ///< empty if it failed
    std::string failure;
    double distance = 0.0; ///< NaN if it failed
    double weight = 0.0;   ///< of those accepted, adding up to 1
    Status status = Status::rejected;
};

/// Proposals with one tolerance, up to the one that completed the population.
struct Generation {
    double tolerance = 0.0; ///< infinite: whatever did not fail
    Metric metric;
    std::vector<Simulation> simulations; ///< by number of the proposal
    std::size_t accepted = 0;

    [[nodiscard]] double acceptance() const {
        return static_cast<double>(accepted) / static_cast<double>(simulations.size());
    }
};

/// The accepted simulations of a generation.
struct Draws {
    std::vector<std::size_t> simulation; ///< positions in the generation
    std::vector<std::vector<double>> unbounded;
    std::vector<std::vector<double>> parameters;
    std::vector<std::vector<double>> statistics;
    std::vector<double> distances;
    std::vector<double> weights;
};
[[nodiscard]] Draws draws_of(const Generation& generation);

/// What is known of a task; null if it is not finished.
using Lookup = std::function<const Outcome*(Task)>;

/// Approximate Bayesian computation: asks for simulations and draws its conclusions.
///
/// Nothing but the settings and the outcomes decides: proposal i of generation t is a function of
/// (seed, t, i) and of the generation before; a generation ends at the smallest i with enough
/// acceptances up to i. So the posterior is the same for any number of workers, order of arrival,
/// kill and resume, and simulations that are fast are not favoured. Work comes in rounds, lists of
/// tasks that whoever works knows alike; a round has about half of the proposals that are still
/// needed, so that hardly any is in vain.
/// @source Toni et al. 2009, doi:10.1098/rsif.2008.0172; Beaumont et al. 2009; Prangle 2017
class Sampler {
public:
    Sampler(AbcProblem problem, AbcSettings settings);

    /// Takes in the outcomes of rounds that are finished.
    /// @return the tasks of the first round that is not; none at the end
    [[nodiscard]] std::vector<Task> next_round(const Lookup& outcomes);

    /// What a task of the present generation stands for. From any thread between rounds.
    [[nodiscard]] Proposal proposal_of(Task task) const;

    /// Generations that are whole, without the simulations of one that is not.
    [[nodiscard]] const std::vector<Generation>& generations() const noexcept { return done_; }
    /// The one that is being made, as far as it is.
    [[nodiscard]] const Generation& present() const noexcept { return present_; }
    /// Simulations of whole generations and of the present one.
    [[nodiscard]] std::uint64_t simulations() const noexcept;
    /// Why it ended, in words; empty if it has not.
    [[nodiscard]] const std::string& end() const noexcept { return end_; }
    [[nodiscard]] const AbcProblem& problem() const noexcept { return problem_; }
    [[nodiscard]] const AbcSettings& settings() const noexcept { return settings_; }

private:
    [[nodiscard]] std::uint64_t most_proposals() const;
    [[nodiscard]] std::uint64_t round_size() const;
    [[nodiscard]] bool absorb(Task task, const Outcome& outcome);
    void begin_generation();
    void finish_generation();
    void finish_rejection();
    void close();

    AbcProblem problem_;
    AbcSettings settings_;
    std::vector<Generation> done_;
    Generation present_;
    std::optional<Kernel> kernel_; ///< none in the first generation
    std::uint64_t earlier_ = 0;    ///< simulations of whole generations
    std::string end_;
};

} // namespace diasim::calibration
