// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/explain/explanation.hpp"
#include "analysis/explain/intervention.hpp"
#include "analysis/explain/measures.hpp"
#include "analysis/explain/shapley.hpp"
#include "analysis/explain/societies.hpp"
#include "calibration/execution/task.hpp"
#include "model/scenario/scenario.hpp"
#include "model/simulation/ensemble.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

namespace diasim::analysis {

/// The scenario with other values, as a whole.
struct Variant {
    std::string name;
    std::string text;
    Scenario scenario;
    ScenarioOf drawn = {}; ///< what it is in each replicate; empty: always the same
};

/// What is to be explained, and how hard to try.
struct Question {
    Scenario scenario;
    ScenarioOf drawn = {};              ///< what it is in each replicate; empty: always the same
    std::string posterior = "";         ///< name of the file of which the replicates draw, if one
    std::vector<std::string> sets = {}; ///< with which the scenario was read
    std::string outcome = "critical_acts";
    std::string over = "barriers";
    std::vector<Variant> what_ifs;
    std::size_t replicates = 5; ///< at least 2
    std::size_t orders = 1;     ///< of players, a replicate: 1 or an even number
};

/// The runs that answer a question. Each run is one scenario with one replicate's random numbers,
/// the same for all scenarios, and is done once however often its result is needed.
class Inquiry {
public:
    /// @throws InputError if the question names what the scenario does not have, a variant is of
    /// other places, people's groups or activities, or the scenario with something switched off is
    /// not valid
    explicit Inquiry(Question question);

    /// Number of tasks, numbered from 0: replicate by replicate, each with the unchanged scenario
    /// first.
    [[nodiscard]] std::size_t runs() const noexcept { return runs_.size(); }
    /// The run in words: "replicate 2 without fear_for_self".
    [[nodiscard]] std::string name_of(calibration::Task task) const;
    /// Does one; its values are those of Measures.
    [[nodiscard]] std::optional<std::vector<double>> run(calibration::Task task,
                                                         const calibration::Beat& beat) const;
    /// @param results by task, all of them there
    [[nodiscard]] Explanation conclude(const std::vector<std::vector<double>>& results) const;

private:
    /// Players switched off in the scenario itself, or a whole other scenario.
    struct Run {
        std::uint32_t replicate = 0;
        std::size_t variant =
            0; ///< 0: the scenario; from 1 on the ways of the cascade, then what-ifs
        Coalition off = 0;

        // NOLINTNEXTLINE(modernize-use-nullptr): a fault of clang-tidy 14
        friend auto operator<=>(const Run&, const Run&) = default;
    };
    using Results = std::vector<std::vector<double>>;

    [[nodiscard]] std::size_t n_variants() const noexcept {
        return ways_.size() + question_.what_ifs.size();
    }
    void plan_replicate(std::uint32_t replicate);
    [[nodiscard]] Scenario base_of(std::uint32_t replicate) const;
    [[nodiscard]] Scenario scenario_of(const Run& run) const;
    [[nodiscard]] double value(const Results& results, const Run& run, std::size_t position) const;
    [[nodiscard]] std::vector<double> by_replicate(const Results& results, Run run,
                                                   std::size_t position) const;
    [[nodiscard]] ChangeEffect change(const Results& results, const Run& run,
                                      const std::string& name, const std::string& text) const;
    [[nodiscard]] Lead lead_at(const Results& results, std::size_t position) const;
    void share_out(const Results& results, Explanation& explanation) const;
    [[nodiscard]] std::vector<FunnelResult> funnel(const Results& results) const;
    [[nodiscard]] std::optional<double> first_order(const Results& results,
                                                    const std::string& barrier) const;

    Question question_;
    Measures measures_;
    std::vector<Intervention> players_;
    std::vector<Intervention> ways_; ///< of the cascade
    bool is_exact_ = false;
    std::vector<std::vector<Order>> orders_; ///< by replicate; empty if exact
    std::vector<Run> runs_;
    std::map<Run, std::size_t> tasks_;
    std::unique_ptr<Societies> societies_ = std::make_unique<Societies>(); ///< from any thread
};

} // namespace diasim::analysis
