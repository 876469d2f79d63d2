// Quality tables: a quality report as a terminal shows it.
#pragma once

#include <string>

#include "manifests/quality_report.h"

namespace turntable::cli {

/// A summary line, then the cells that are short, and the classes and factor values of which
/// anything was drawn again or rejected. Ends with a newline.
[[nodiscard]] std::string quality_tables(const QualityReport& report);

}  // namespace turntable::cli
