// The child process that imports models: a crash, a hang or a hunger for memory ends the child, not
// the run. It is a program of its own, turntable-import (cli/import_main.cpp).
#pragma once

#include <functional>

#include "assets/import_messages.h"
#include "assets/source_files.h"

namespace turntable {

/// Imports into the library's cache, or finds that nothing changed since the import that gave
/// `known_digest`. Throws RejectedModel, Error (environment) when the cache cannot be written.
[[nodiscard]] ImportReply import_into_cache(SourceFiles& files, const ImportRequest& request);

/// The child's whole life: answers requests (models, listings, maps) from `request_fd` on
/// `reply_fd` until the former ends. Returns the process's exit status. `before_import` is called
/// ahead of every model (tests make it crash there).
int run_import_worker(int request_fd, int reply_fd,
                      const std::function<void(const ImportRequest&)>& before_import = {});

}  // namespace turntable
