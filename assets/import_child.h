// ImportChild: one importing child process, started when needed and replaced when it dies.
#pragma once

#include <sys/types.h>

#include <string>

#include "assets/import_messages.h"
#include "assets/listing_messages.h"
#include "assets/map_messages.h"

namespace turntable {

/// The one argument of an importing child.
inline constexpr const char* kImportWorkerFlag = "--import-worker";

class ImportChild {
public:
    /// `program` is run with kImportWorkerFlag as its only argument.
    explicit ImportChild(std::string program) : program_(std::move(program)) {}
    ~ImportChild() { stop(); }
    ImportChild(const ImportChild&) = delete;
    ImportChild& operator=(const ImportChild&) = delete;

    /// Has the model imported. The child's death is a reply too: kImporterCrash, kImporterHang
    /// (also when it ran out of CPU time) or kTooLarge (killed for memory). Throws Error
    /// (environment) when no child can be started.
    [[nodiscard]] ImportReply run(const ImportRequest& request);

    /// Has the models of a source listed. Throws Error: what the child met (bad input: no such
    /// source, no models), or that it died of the source.
    [[nodiscard]] SourceListing list(const ListingRequest& request);

    /// Has an environment map imported. The child's death is a fault (bad input) of the file.
    /// Throws Error (environment) when no child can be started.
    [[nodiscard]] MapReply import_map(const MapRequest& request);

private:
    void start();
    void stop();
    bool send(const std::string& line);
    enum class Wait { kLine, kEnd, kTimeout };
    Wait receive(double seconds, std::string& line);
    ImportReply bury(const ImportRequest& request, bool hung);

    std::string program_;
    pid_t pid_ = -1;
    int request_fd_ = -1;
    int reply_fd_ = -1;
};

}  // namespace turntable
