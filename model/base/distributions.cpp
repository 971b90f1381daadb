// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/distributions.hpp"

#include <boost/random/gamma_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>

namespace diasim {

double standard_normal(Stream& stream) {
    return boost::random::normal_distribution<double>{}(stream);
}

double gamma(Stream& stream, double shape, double mean) {
    return boost::random::gamma_distribution<double>{shape, mean / shape}(stream);
}

std::uint32_t poisson(Stream& stream, double mean) {
    return mean > 0.0 ? static_cast<std::uint32_t>(
                            boost::random::poisson_distribution<std::int64_t>{mean}(stream))
                      : 0U;
}

} // namespace diasim
