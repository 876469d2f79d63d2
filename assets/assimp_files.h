// Lets Assimp read from a SourceFiles: glTF buffers and the like, out of archives too.
#pragma once

#include <string>

#include <assimp/IOStream.hpp>
#include <assimp/IOSystem.hpp>

#include "assets/source_files.h"

namespace turntable {

/// Paths are those of the source. A file outside of it does not exist.
class AssimpFiles final : public Assimp::IOSystem {
public:
    explicit AssimpFiles(SourceFiles& files) : files_(files) {}
    bool Exists(const char* path) const override;
    char getOsSeparator() const override { return '/'; }
    Assimp::IOStream* Open(const char* path, const char* mode) override;
    void Close(Assimp::IOStream* stream) override;

private:
    SourceFiles& files_;
};

}  // namespace turntable
