// A pipe to or from a process of ours.
#pragma once

namespace turntable {

/// Two descriptors that no program started meanwhile inherits; the owner closes them.
struct Pipe {
    int read_end = -1;
    int write_end = -1;
};

/// Throws Error (environment), naming `whose`, when the system gives none.
[[nodiscard]] Pipe make_pipe(const char* whose);

}  // namespace turntable
