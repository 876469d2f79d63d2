// A sample of Debian's sweethome3d-furniture: real files with real faults.
#include <filesystem>
#include <set>
#include <string>

#include "assets/import_model.h"
#include "assets/source_layout.h"
#include "tests/catch.h"
#include "tests/paths.h"

using turntable::import_model;
using turntable::ModelJob;

TEST_CASE("Every twelfth model of the furniture package is imported") {
    const auto folder = turntable::test::furniture_dir();
    if (!folder) {
        WARN("skipped: the package sweethome3d-furniture is not installed");
        return;
    }
    const auto listing = turntable::list_models(*folder, turntable::SourceLayout::kSh3f);
    CHECK(listing.jobs.size() == 820);
    CHECK(listing.refused.empty());
    std::set<std::string> licences;
    for (std::size_t i = 0; i < listing.jobs.size(); i += 12) {
        const ModelJob& job = listing.jobs[i];
        turntable::ImportOptions options;
        options.upright = job.upright;
        const auto model = import_model(job.source, job.entry.path, options);
        INFO(job.entry.id << ": " << (model ? "" : model.failure().detail));
        REQUIRE(model.ok());
        CHECK_FALSE(job.entry.creator.empty());
        licences.insert(job.entry.licence);
        const turntable::Bounds& box = model.value().bounds;
        CHECK(glm::length(box.maximum - box.minimum) == Approx(1.0).epsilon(0.06));
    }
    CHECK(licences == std::set<std::string>{"CC-BY-3.0", "CC-BY-3.0-US", "CC0-1.0"});
}

TEST_CASE("Files that break other importers are read") {
    const auto folder = turntable::test::furniture_dir();
    if (!folder) {
        WARN("skipped: the package sweethome3d-furniture is not installed");
        return;
    }
    // A chair whose one- and two-cornered faces end Blender 3.4; a model with `l` elements; one
    // whose MTL file is missing.
    const auto chair =
        import_model(*folder / "KatorLegaz.sh3f", "katorlegaz/office-chair/office-chair.obj");
    REQUIRE(chair.ok());
    CHECK_FALSE(chair.value().warnings.empty());
    CHECK(import_model(*folder / "BlendSwap-CC-0.sh3f", "blendswap-cc-0/hotDog/hotDog.obj").ok());
    const auto shelves =
        import_model(*folder / "Scopia.sh3f", "scopia/kids_shelves/kids_shelves.obj");
    REQUIRE(shelves.ok());
    CHECK(shelves.value().warnings.at(0).find("kids_shelves_sh3d.mtl") != std::string::npos);
}
