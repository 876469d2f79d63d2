// Contact sheets: a fair choice and a clean layout.
#include <array>
#include <map>
#include <set>

#include "generator/contact_sheet.h"
#include "tests/catch.h"

namespace turntable {
namespace {

std::vector<SheetCandidate> candidates(std::size_t classes, std::size_t objects,
                                       std::size_t views) {
    std::vector<SheetCandidate> all;
    for (std::size_t object = 0; object < objects; ++object) {
        for (std::size_t view = 0; view < views; ++view) {
            all.push_back({all.size(), "class" + std::to_string(object % classes),
                           "object" + std::to_string(object)});
        }
    }
    return all;
}

TEST_CASE("the choice is even over classes, then over objects") {
    const auto all = candidates(6, 30, 10);
    const auto chosen = choose_for_sheet(all, 24);
    REQUIRE(chosen.size() == 24);
    std::map<std::string, int> per_class;
    std::set<std::string> objects;
    for (const SheetCandidate& candidate : chosen) {
        ++per_class[candidate.class_name];
        objects.insert(candidate.object);
    }
    CHECK(per_class.size() == 6);
    for (const auto& [name, count] : per_class) {
        CHECK(count == 4);
    }
    CHECK(objects.size() == 24);  // 5 objects a class: none is needed twice
}

TEST_CASE("more classes than places: every k-th; fewer candidates than places: all") {
    CHECK(choose_for_sheet(candidates(40, 40, 2), 8).size() == 8);
    CHECK(choose_for_sheet(candidates(2, 2, 2), 48).size() == 4);
    CHECK(choose_for_sheet({}, 48).empty());
}

TEST_CASE("sheets are about 4 : 3") {
    CHECK(sheet_columns(48) == 8);
    CHECK(sheet_columns(12) == 4);
    CHECK(sheet_columns(1) >= 1);
}

TEST_CASE("cells lie on a grid with gaps; large images are averaged down") {
    std::vector<ImageU8> images;
    images.emplace_back(20, 20, 3, std::uint8_t{10});
    images.emplace_back(10, 10, 3, std::uint8_t{200});
    images.emplace_back(20, 10, 3, std::uint8_t{90});
    const ImageU8 sheet = contact_sheet(images, 2, 10);
    CHECK(sheet.width() == 4 + 2 * 14);
    CHECK(sheet.height() == 4 + 2 * 14);
    CHECK(sheet.at(0, 0)[0] == 245);
    CHECK(sheet.at(4, 4)[0] == 10);
    CHECK(sheet.at(13, 13)[2] == 10);
    CHECK(sheet.at(18, 4)[1] == 200);
    // 20 x 10 becomes 10 x 5, centred in its cell.
    CHECK(sheet.at(4, 18)[0] == 245);
    CHECK(sheet.at(4, 21)[0] == 90);
    CHECK(sheet.at(20, 20)[0] == 245);  // the fourth cell is empty
}

TEST_CASE("reduction is the mean over areas, with fractional edges") {
    ImageU8 stripes(3, 3, 3);
    for (int y = 0; y < 3; ++y) {
        for (int c = 0; c < 3; ++c) {
            stripes.at(1, y)[c] = 90;
        }
    }
    const ImageU8 sheet = contact_sheet(std::span(&stripes, 1), 1, 2);
    // Each of the two columns covers half of the bright one: 0.5 * 90 / 1.5.
    CHECK(sheet.at(4, 4)[0] == 30);
    CHECK(sheet.at(5, 5)[2] == 30);
}

}  // namespace
}  // namespace turntable
