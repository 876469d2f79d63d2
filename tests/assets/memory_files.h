// A source whose files a test writes down.
#pragma once

#include <map>
#include <string>

#include "assets/source_files.h"

namespace turntable::test {

class MemoryFiles final : public SourceFiles {
public:
    explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}
    std::optional<std::string> resolve(const std::string& path) override {
        for (const auto& [name, content] : files_) {
            if (lower_ascii(name) == lower_ascii(path)) {
                return name;
            }
        }
        return std::nullopt;
    }
    std::string read(const std::string& path) override { return files_.at(path); }
    std::vector<std::string> list() override {
        std::vector<std::string> names;
        for (const auto& [name, content] : files_) {
            names.push_back(name);
        }
        return names;
    }
    const std::filesystem::path& root() const override { return root_; }

private:
    std::map<std::string, std::string> files_;
    std::filesystem::path root_ = "memory";
};

}  // namespace turntable::test
