// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/measures.hpp"

#include "model/mobilization/geography.hpp"
#include "model/scenario/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diasim::analysis {
namespace {

std::vector<std::size_t> critical_activities(const Scenario& scenario) {
    std::vector<std::size_t> critical;
    for (std::size_t k = 0; k != scenario.activities.size(); ++k) {
        if (scenario.activities[k].stance == Stance::critical) {
            critical.push_back(k);
        }
    }
    if (critical.empty()) {
        critical.resize(scenario.activities.size());
        std::iota(critical.begin(), critical.end(), std::size_t{0});
    }
    return critical;
}

/// Groups, each once, in the order of the tables.
class GroupList {
public:
    GroupList(const Scenario& scenario, std::span<const Site> sites)
        : scenario_{scenario}, sites_{sites} {}

    void add(const std::string& kind, const std::string& name, const std::string& scalar) {
        const bool is_there = std::ranges::any_of(
            groups_, [&](const Group& g) { return g.kind == kind && g.name == name; });
        if (!is_there) {
            groups_.push_back({kind, name, run_scalar(scalar, scenario_, sites_)});
        }
    }

    [[nodiscard]] std::vector<Group> take() { return std::move(groups_); }

private:
    const Scenario& scenario_;
    std::span<const Site> sites_;
    std::vector<Group> groups_;
};

std::vector<Group> groups_of(const Scenario& scenario, std::span<const Site> sites,
                             const std::string& outcome) {
    GroupList list{scenario, sites};
    if (outcome.find('@') == std::string::npos) {
        const std::vector<Community>& communities = scenario.hosts.communities;
        for (const Community& community : communities) {
            const Country& country = scenario.hosts.countries[community.country];
            list.add("region", country.region, outcome + "@" + country.region);
        }
        for (const Community& community : communities) {
            const Country& country = scenario.hosts.countries[community.country];
            list.add("country", country.name, outcome + "@" + country.name);
        }
    }
    for (const Activity& activity : scenario.activities) {
        list.add("activity", activity.name, "acts." + activity.name);
    }
    return list.take();
}

/// Sum over the columns `at`, `at` + step, ...
template <class Numbers>
double strided_sum(const Numbers& numbers, std::size_t at, std::size_t step) {
    double sum = 0.0;
    for (std::size_t i = at; i < numbers.size(); i += step) {
        sum += static_cast<double>(numbers[i]);
    }
    return sum;
}

/// Sum over communities in the period where it is largest; what is unknown counts as nothing.
double largest_period(const RunRecord& record, const std::vector<float>& numbers,
                      std::size_t activity) {
    const RecordShape& shape = record.shape;
    double largest = 0.0;
    for (std::size_t period = 0; period != shape.periods; ++period) {
        double sum = 0.0;
        for (std::size_t c = 0; c != shape.communities; ++c) {
            const float number =
                numbers[(period * shape.communities + c) * shape.activities + activity];
            sum += std::isnan(number) ? 0.0 : static_cast<double>(number);
        }
        largest = std::max(largest, sum);
    }
    return largest;
}

/// The activities whose acts are the outcome; none if it is no number of acts, or of one place.
std::vector<std::size_t> activities_of(const std::string& outcome, const Scenario& scenario) {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k != scenario.activities.size(); ++k) {
        const Activity& activity = scenario.activities[k];
        const std::string_view stance =
            Choices<Stance>::words.at(static_cast<std::size_t>(activity.stance));
        if (outcome == fmt::format("{}_acts", stance) ||
            outcome == fmt::format("acts.{}", activity.name)) {
            found.push_back(k);
        }
    }
    return found;
}

} // namespace

Measures::Measures(const Scenario& scenario, const std::string& outcome)
    : activities_{critical_activities(scenario)}, outcome_activities_{
                                                      activities_of(outcome, scenario)} {
    const std::vector<Site> sites = gathering_sites(scenario.hosts);
    outcome_ = run_scalar(outcome, scenario, sites);
    groups_ = groups_of(scenario, sites, outcome);
    is_outcome_estimated_ = outcome.starts_with("acts_lost") || outcome.starts_with("loss_share");
}

std::vector<double> Measures::values(const RunRecord& record) const {
    std::vector<double> values;
    values.reserve(loss_at(record.shape.barriers));
    values.push_back(outcome_.number(record));
    for (const Group& group : groups_) {
        values.push_back(group.scalar.number(record));
    }
    for (const std::size_t activity : activities_) {
        const auto stages = funnel_of(record, activity);
        values.insert(values.end(), stages.begin(), stages.end());
    }
    for (std::size_t barrier = 0; barrier != record.shape.barriers; ++barrier) {
        values.push_back(first_order_loss(record, outcome_activities_, barrier));
    }
    return values;
}

std::array<double, funnel_stages.size()> funnel_of(const RunRecord& record, std::size_t activity) {
    return {strided_sum(record.people, 0, 1), strided_sum(record.reached, 0, 1),
            largest_period(record, record.motivated, activity),
            largest_period(record, record.unhindered, activity),
            strided_sum(record.participants, activity, record.shape.activities)};
}

double first_order_loss(const RunRecord& record, std::span<const std::size_t> activities,
                        std::size_t barrier) {
    const std::size_t barriers = record.shape.barriers;
    double sum = 0.0;
    for (const std::size_t activity : activities) {
        sum += strided_sum(record.barrier_loss, activity * barriers + barrier,
                           record.shape.activities * barriers);
    }
    return sum;
}

} // namespace diasim::analysis
