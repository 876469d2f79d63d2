// SampleFault: a fault that ends the run, with the sample that met it.
#pragma once

#include <string>

#include "base/error.h"
#include "base/strong_id.h"

namespace turntable {

/// `what()` names the sample, its object and the cause; `sample()` lets the command line add the
/// command that replays it.
class SampleFault : public Error {
public:
    SampleFault(ExitCode code, const std::string& message, SampleId sample)
        : Error(code, message), sample_(sample) {}
    [[nodiscard]] SampleId sample() const noexcept { return sample_; }

private:
    SampleId sample_;
};

}  // namespace turntable
