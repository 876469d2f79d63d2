// RejectedModel: how a reader deep inside an import says that the model cannot be used. It never
// leaves assets/: import_model turns it into a Failure<AssetRejection>.
#pragma once

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "assets/asset_library.h"
#include "base/result.h"

namespace turntable {

/// `what()` is one line that names the file (with its line where it has lines) and the cause.
class RejectedModel : public std::runtime_error {
public:
    RejectedModel(AssetRejection reason, const std::string& detail)
        : std::runtime_error(detail), reason_(reason) {}
    [[nodiscard]] AssetRejection reason() const noexcept { return reason_; }

private:
    AssetRejection reason_;
};

template <class... Args>
[[nodiscard]] RejectedModel rejected(AssetRejection reason, fmt::format_string<Args...> format,
                                     Args&&... args) {
    return {reason, fmt::format(format, std::forward<Args>(args)...)};
}

}  // namespace turntable
