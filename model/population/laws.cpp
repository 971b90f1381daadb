// SPDX-License-Identifier: BSD-3-Clause
#include "model/population/laws.hpp"

#include "model/population/copula.hpp"

#include <algorithm>

namespace diasim {
namespace {

/// The law of each trait in each subgroup: a subgroup's own law, else the table's mean with the
/// default's concentration, else the default.
TraitLaw law_of(const PopulationSpec& spec, const Subgroup& subgroup, const Trait& trait) {
    for (const TraitOverride& own : spec.overrides) {
        if (own.subgroup == subgroup.name && own.trait == trait.name) {
            return own.law;
        }
    }
    TraitLaw law = trait.law;
    if (const auto mean = subgroup.trait_means.find(trait.name);
        mean != subgroup.trait_means.end()) {
        law.mean = mean->second;
        if (law.form == TraitLaw::Form::constant) {
            law.form = TraitLaw::Form::beta;
        }
    }
    return law;
}

TraitLaw attitude_law(double mean, double spread) {
    const double variance = std::max(1e-6, spread * spread);
    const double concentration = std::max(0.5, mean * (1.0 - mean) / variance - 1.0);
    return {spread > 0.0 ? TraitLaw::Form::beta : TraitLaw::Form::constant, mean, concentration};
}

} // namespace

PopulationLaws make_laws(const PopulationSpec& spec) {
    PopulationLaws laws;
    laws.n_traits = spec.traits.size();
    for (const Subgroup& subgroup : spec.subgroups) {
        for (const Trait& trait : spec.traits) {
            laws.traits.emplace_back(law_of(spec, subgroup, trait));
        }
        laws.attitude.emplace_back(attitude_law(subgroup.attitude, spec.attitude_spread));
    }
    laws.joined = joined_traits(spec);
    laws.factor = copula_factor(spec, laws.joined);
    for (std::size_t q = 0; q != laws.n_traits; ++q) {
        if (!std::binary_search(laws.joined.begin(), laws.joined.end(), q)) {
            laws.alone.push_back(static_cast<std::uint8_t>(q));
        }
    }
    laws.organiser_trait = find_name(spec.traits, spec.organiser_trait).value_or(laws.n_traits);
    laws.member_trait = find_name(spec.traits, spec.member_trait).value_or(laws.n_traits);
    return laws;
}

} // namespace diasim
