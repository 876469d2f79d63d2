// The OBJ reader: what it accepts, and that what it refuses is named with file and line.
#include "assets/obj_file.h"

#include <string>

#include "assets/rejected_model.h"
#include "tests/catch.h"

using turntable::AssetRejection;
using turntable::ObjFile;
using turntable::parse_obj;
using turntable::RejectedModel;

namespace {

constexpr std::uint64_t kLimit = 1'000'000;
const std::string kTriangle = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";

ObjFile parse(const std::string& text) {
    return parse_obj(text, "a.obj", kLimit);
}

struct Refusal {
    AssetRejection reason;
    std::string message;
};

Refusal refusal_of(const std::string& text) {
    try {
        (void)parse(text);
    } catch (const RejectedModel& rejection) {
        return {rejection.reason(), rejection.what()};
    }
    return {AssetRejection::kNone, ""};
}

}  // namespace

TEST_CASE("Faces come in all four forms of corners") {
    const ObjFile file = parse(kTriangle + "vt 0 0\nvt 1 0\nvt 0 1\nvn 0 0 1\n"
                                           "f 1 2 3\nf 1/1 2/2 3/3\nf 1//1 2//1 3//1\n"
                                           "f 1/1/1 2/2/1 3/3/1\n");
    REQUIRE(file.faces.size() == 4);
    CHECK(file.corners[0].uv == -1);
    CHECK(file.corners[0].normal == -1);
    CHECK(file.corners[4].uv == 1);
    CHECK(file.corners[7].uv == -1);
    CHECK(file.corners[7].normal == 0);
    CHECK(file.corners[11].position == 2);
    CHECK(file.corners[11].uv == 2);
    CHECK(file.corners[11].normal == 0);
}

TEST_CASE("Negative indices count back from what was read so far") {
    const ObjFile file = parse(kTriangle + "f -3 -2 -1\nv 5 5 5\nf -4 -3 -1\n");
    CHECK(file.corners[0].position == 0);
    CHECK(file.corners[2].position == 2);
    CHECK(file.corners[3].position == 0);
    CHECK(file.corners[5].position == 3);
}

TEST_CASE("Line ends, continuations, blanks and a byte order mark do not matter") {
    const ObjFile plain = parse(kTriangle + "f 1 2 3\n");
    for (const std::string& text :
         {std::string("v 0 0 0\r\nv 1 0 0\r\nv 0 1 0\r\nf 1 2 3\r\n"),
          std::string("\xEF\xBB\xBFv 0 0 0\nv 1 0 \\\n0\nv 0 1 0\nf 1 \\\r\n2 \\\n3"),
          std::string("# c\n\n  v\t0 0 0  \nv +1 0 0 0.5 0.5 0.5\nv 0 1e0 0\nf 1 2 3 # c\n")}) {
        const ObjFile file = parse(text);
        REQUIRE(file.positions.size() == 3);
        CHECK(file.positions[1].x == plain.positions[1].x);
        CHECK(file.positions[2].y == plain.positions[2].y);
        REQUIRE(file.faces.size() == 1);
        CHECK(file.faces[0].corner_count == 3);
    }
}

TEST_CASE("Lines, points, groups and unknown statements are passed over") {
    const ObjFile file =
        parse(kTriangle + "v 9 9 9\np 1\nl 1 2/1 -1\ng some group\ncurv2 1 2\nf 1 2 3\n");
    CHECK(file.faces.size() == 1);
    REQUIRE(file.line_positions.size() == 3);
    CHECK(file.line_positions[2] == 3);
}

TEST_CASE("Names keep their blanks and lose their quotes") {
    const ObjFile file = parse(kTriangle + "mtllib two words.mtl\nusemtl dark wood \nf 1 2 3\n"
                                           "usemtl \"pale wood\"\nf 1 2 3\nusemtl dark wood\n"
                                           "f 3 2 1\n");
    CHECK(file.material_libraries.at(0) == "two words.mtl");
    REQUIRE(file.material_names.size() == 2);
    CHECK(file.material_names[0] == "dark wood");
    CHECK(file.material_names[1] == "pale wood");
    CHECK(file.faces[2].material == 0);
}

TEST_CASE("Smoothing is a state that an object resets") {
    const ObjFile file =
        parse(kTriangle + "f 1 2 3\ns 1\nf 1 2 3\ns off\nf 1 2 3\ns -2\nf 1 2 3\n"
                          "s on\nf 1 2 3\ns 3\no part\nf 1 2 3\ng group\nf 1 2 3\n");
    const std::vector<bool> expected{false, true, false, true, false, false, false};
    for (std::size_t f = 0; f < expected.size(); ++f) {
        CHECK(file.faces[f].smooth == expected[f]);
    }
    CHECK(file.faces[4].object == 0);
    CHECK(file.faces[5].object == 1);
}

TEST_CASE("Broken statements are refused with their line") {
    const Refusal truncated = refusal_of("v 0 0 0\nv 1 0\n");
    CHECK(truncated.reason == AssetRejection::kUnreadable);
    CHECK(truncated.message == "a.obj:2: truncated statement");

    const Refusal word = refusal_of("v 0 0 zero\n");
    CHECK(word.message == "a.obj:1: \"zero\" is no number");

    const Refusal range = refusal_of(kTriangle + "f 1 2 4\n");
    CHECK(range.reason == AssetRejection::kUnreadable);
    CHECK(range.message == "a.obj:4: face index 4 is out of range: the file has 3 vertices");

    CHECK(refusal_of(kTriangle + "f 1 2 -4\n").message == "a.obj:4: index -4 is out of range");
    CHECK(refusal_of(kTriangle + "f 0 1 2\n").message == "a.obj:4: index 0 is out of range");
    CHECK(refusal_of(kTriangle + "f 1/1 2/1 3/1\n").message ==
          "a.obj:4: face index 1 is out of range: the file has 0 texture vertices");
    CHECK(refusal_of(kTriangle + "f 1/1/1/1 2 3\n").reason == AssetRejection::kUnreadable);
    CHECK(refusal_of(kTriangle + "f 1 2 x\n").reason == AssetRejection::kUnreadable);
    CHECK(refusal_of(kTriangle + "f 1 2 99999999999\n").reason == AssetRejection::kUnreadable);
}

TEST_CASE("NaN and infinity are refused as such") {
    for (const char* number : {"nan", "-nan", "inf", "-INF", "1e999"}) {
        const Refusal refusal = refusal_of(std::string("v 0 0 ") + number + "\n");
        CHECK(refusal.reason == AssetRejection::kNonFinite);
        CHECK(refusal.message.find("a.obj:1: coordinate") == 0);
    }
    CHECK(refusal_of("v 0 0 1e-60\n").reason == AssetRejection::kNone);
}

TEST_CASE("A file cut off inside a face is refused; a short face elsewhere is left out") {
    const Refusal cut = refusal_of(kTriangle + "f 1 2 3\nf 1 2");
    CHECK(cut.reason == AssetRejection::kUnreadable);
    CHECK(cut.message == "a.obj:5: truncated: the file ends inside a face");
    CHECK(refusal_of(kTriangle + "vt 0 0\nf 1/1 2/1 3/1 1").reason == AssetRejection::kUnreadable);

    const ObjFile file = parse(kTriangle + "f 1 2\nf 1 2 3\nf 3\n");
    CHECK(file.faces.size() == 1);
    CHECK(file.corners.size() == 3);
    REQUIRE(file.warnings.size() == 1);
    CHECK(file.warnings[0].find("a.obj:4: 2 face(s)") == 0);
}

TEST_CASE("The number of faces is bounded") {
    std::string text = kTriangle;
    for (int i = 0; i < 20; ++i) {
        text += "f 1 2 3\n";
    }
    REQUIRE_THROWS_AS(parse_obj(text, "a.obj", 10), RejectedModel);
}
