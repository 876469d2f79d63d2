// Child processes that die, hang or eat memory cost one model, never the run.
#include "assets/import_child.h"

#include <string>

#include "assets/import_worker.h"
#include "assets/source_layout.h"
#include "base/error.h"
#include "tests/assets/fixtures.h"
#include "tests/catch.h"
#include "tests/paths.h"

using turntable::AssetRejection;
using turntable::ImportChild;
using turntable::ImportReply;
using turntable::ImportRequest;
using turntable::test::contains;
using turntable::test::ScratchFolder;

namespace {

struct Workshop {
    ScratchFolder scratch{"child"};

    Workshop() {
        for (const char* name :
             {"good", "abort", "exit", "sleep", "spin", "allocate", "throw", "again"}) {
            turntable::test::write_text(scratch.path() / "in" / (std::string(name) + ".obj"),
                                        turntable::test::cube_obj());
        }
        std::filesystem::create_directories(scratch.path() / "lib" / "models");
    }

    [[nodiscard]] ImportRequest request(const std::string& model) const {
        ImportRequest request;
        request.source = scratch.path() / "in";
        request.model = model + ".obj";
        request.library = scratch.path() / "lib";
        request.limits.seconds = 60.0;
        request.limits.memory_bytes = std::uint64_t{2} << 30U;
        return request;
    }
};

}  // namespace

TEST_CASE("A good model is imported and its cache file lies in the library") {
    const Workshop shop;
    ImportChild child(TURNTABLE_TEST_WORKER);
    const ImportReply reply = child.run(shop.request("good"));
    INFO(reply.reason);
    REQUIRE(reply.rejection == AssetRejection::kNone);
    CHECK(reply.triangles == 12);
    CHECK(reply.digest.size() == 64);
    CHECK(
        std::filesystem::exists(shop.scratch.path() / "lib" / "models" / (reply.digest + ".ttm")));
}

TEST_CASE("A crash is a reply, and the next model is imported by a new child") {
    const Workshop shop;
    ImportChild child(TURNTABLE_TEST_WORKER);
    CHECK(child.run(shop.request("good")).rejection == AssetRejection::kNone);
    const ImportReply crash = child.run(shop.request("abort"));
    CHECK(crash.rejection == AssetRejection::kImporterCrash);
    CHECK(contains(crash.reason, "abort.obj: importer died of signal 6"));
    const ImportReply ended = child.run(shop.request("exit"));
    CHECK(ended.rejection == AssetRejection::kImporterCrash);
    CHECK(contains(ended.reason, "status 7"));
    const ImportReply thrown = child.run(shop.request("throw"));
    CHECK(thrown.rejection == AssetRejection::kImporterCrash);
    CHECK(contains(thrown.reason, "a parser's own exception"));
    CHECK(child.run(shop.request("again")).rejection == AssetRejection::kNone);
}

TEST_CASE("A hang ends at the time limit, asleep or busy") {
    const Workshop shop;
    ImportChild child(TURNTABLE_TEST_WORKER);
    for (const char* model : {"sleep", "spin"}) {
        ImportRequest request = shop.request(model);
        request.limits.seconds = 0.5;
        const ImportReply reply = child.run(request);
        CHECK(reply.rejection == AssetRejection::kImporterHang);
        CHECK(contains(reply.reason, "no result after 0.5 s"));
    }
    CHECK(child.run(shop.request("again")).rejection == AssetRejection::kNone);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("A model that wants all memory is too large") {
    const Workshop shop;
    ImportChild child(TURNTABLE_TEST_WORKER);
    const ImportReply reply = child.run(shop.request("allocate"));
    CHECK(reply.rejection == AssetRejection::kTooLarge);
    CHECK(contains(reply.reason, "2048 MB"));
    CHECK(child.run(shop.request("again")).rejection == AssetRejection::kNone);
}
#endif

TEST_CASE("A worker that cannot be run, or a library that cannot be written, ends the run") {
    const Workshop shop;
    ImportChild nobody("/nowhere/turntable");
    CHECK_THROWS_AS(nobody.run(shop.request("good")), turntable::Error);

    ImportRequest request = shop.request("good");
    request.library = shop.scratch.path() / "absent";
    ImportChild child(TURNTABLE_TEST_WORKER);
    CHECK_FALSE(child.run(request).environment_fault.empty());
}

TEST_CASE("Messages keep every byte") {
    ImportRequest request;
    request.source = "a \"b\"\n\xFF";
    request.model = "m\xE4.obj";
    request.options.upright = glm::dmat3(0, 1, 0, -1, 0, 0, 0, 0, 1);
    request.known_digest = "abc";
    const ImportRequest back = turntable::import_request_from(turntable::to_line(request));
    CHECK(back.source == request.source);
    CHECK(back.model == request.model);
    CHECK(back.options.upright == request.options.upright);
    CHECK(back.known_digest == "abc");

    ImportReply reply;
    reply.rejection = AssetRejection::kEmpty;
    reply.reason = "caf\xE9";
    reply.warnings = {"a", "b\n"};
    reply.bounds.maximum = glm::dvec3(0.1, 0.2, 0.3);
    const ImportReply same = turntable::import_reply_from(turntable::to_line(reply));
    CHECK(same.rejection == AssetRejection::kEmpty);
    CHECK(same.reason == reply.reason);
    CHECK(same.warnings == reply.warnings);
    CHECK(same.bounds.maximum == reply.bounds.maximum);
    CHECK_THROWS_AS(turntable::import_request_from("{}"), turntable::Error);
}

TEST_CASE("A child lists a source as it is") {
    const Workshop shop;
    ImportChild child(TURNTABLE_TEST_WORKER);
    const auto folder = shop.scratch.path() / "in";
    const auto listed = child.list({folder, {}, std::uint64_t{2} << 30U});
    const auto direct = turntable::list_models(folder, turntable::SourceLayout::kFolders);
    CHECK(listed.sources == direct.sources);
    CHECK(listed.refused.size() == direct.refused.size());
    REQUIRE(listed.jobs.size() == direct.jobs.size());
    for (std::size_t i = 0; i < direct.jobs.size(); ++i) {
        CHECK(listed.jobs[i].entry.id == direct.jobs[i].entry.id);
        CHECK(listed.jobs[i].entry.path == direct.jobs[i].entry.path);
        CHECK(listed.jobs[i].source == direct.jobs[i].source);
    }
    // The same child imports afterwards.
    CHECK(child.run(shop.request("good")).rejection == AssetRejection::kNone);
}

TEST_CASE("What a child cannot list is one line, and so is a child that dies of it") {
    const Workshop shop;
    ImportChild child(TURNTABLE_TEST_WORKER);
    const auto memory = std::uint64_t{2} << 30U;
    CHECK_THROWS_WITH((void)child.list({shop.scratch.path() / "none", {}, memory}),
                      turntable::test::contains_text("none: no such file or folder"));
    ImportChild dying("/bin/false");
    CHECK_THROWS_WITH((void)dying.list({shop.scratch.path() / "in", {}, memory}),
                      turntable::test::contains_text("importer ended with status 1"));
}

TEST_CASE("Messages about a source keep every byte") {
    turntable::ListingRequest request;
    request.source = "a \"b\"\n\xFF";
    request.memory_bytes = 7;
    const std::string line = turntable::to_line(request);
    CHECK(turntable::is_listing_request(line));
    CHECK_FALSE(turntable::is_listing_request(turntable::to_line(ImportRequest{})));
    const auto back = turntable::listing_request_from(line);
    CHECK(back.source == request.source);
    CHECK_FALSE(back.layout.has_value());
    CHECK(back.memory_bytes == 7);

    turntable::ListingReply reply;
    reply.fault = "caf\xE9";
    reply.code = turntable::ExitCode::kBadInput;
    turntable::ModelJob job;
    job.entry.id = "a/b";
    job.entry.class_name = "chair";
    job.entry.synset = "03001627";
    job.entry.licence = "CC0-1.0";
    job.entry.creator = "\xE9";
    job.source = "x\xFF.zip";
    job.upright = glm::dmat3(0, 1, 0, -1, 0, 0, 0, 0, 1);
    reply.listing.jobs.push_back(job);
    reply.listing.sources = {"x"};
    turntable::AssetEntry refused;
    refused.rejection = AssetRejection::kUnsafeArchive;
    refused.reason = "b\n";
    reply.listing.refused.push_back(refused);
    const auto same = turntable::listing_reply_from(turntable::to_line(reply));
    CHECK(same.fault == reply.fault);
    CHECK(same.code == reply.code);
    CHECK(same.listing.sources == reply.listing.sources);
    REQUIRE(same.listing.jobs.size() == 1);
    CHECK(same.listing.jobs[0].entry.class_name == "chair");
    CHECK(same.listing.jobs[0].entry.synset == job.entry.synset);
    CHECK(same.listing.jobs[0].entry.licence == job.entry.licence);
    CHECK(same.listing.jobs[0].entry.creator == job.entry.creator);
    CHECK(same.listing.jobs[0].source == job.source);
    CHECK(same.listing.jobs[0].upright == job.upright);
    REQUIRE(same.listing.refused.size() == 1);
    CHECK(same.listing.refused[0].rejection == AssetRejection::kUnsafeArchive);
    CHECK(same.listing.refused[0].reason == "b\n");
    CHECK_THROWS_AS(turntable::listing_reply_from("{}"), turntable::Error);
}
