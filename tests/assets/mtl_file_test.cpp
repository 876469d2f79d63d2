// The MTL reader: which statements are there, which are not, and what maps name.
#include "assets/mtl_file.h"

#include <string>
#include <vector>

#include "tests/catch.h"

using turntable::MtlEntry;
using turntable::parse_mtl;

namespace {

std::vector<MtlEntry> parse(const std::string& text, std::vector<std::string>& warnings) {
    return parse_mtl(text, "a.mtl", warnings);
}

}  // namespace

TEST_CASE("Present and absent statements stay apart") {
    std::vector<std::string> warnings;
    const auto entries = parse("newmtl dark wood\r\nKd 0.1 0.2 0.3\r\nNs 96.5\nTr 0.25\nillum 2\n"
                               "newmtl bare\n\tKs 0.5\n",
                               warnings);
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].name == "dark wood");
    CHECK(entries[0].values.kd == glm::vec3(0.1F, 0.2F, 0.3F));
    CHECK(entries[0].values.ns == 96.5F);
    CHECK(entries[0].values.tr == 0.25F);
    CHECK(entries[0].values.illum == 2);
    CHECK_FALSE(entries[0].values.ks.has_value());
    CHECK_FALSE(entries[0].values.d.has_value());
    CHECK(entries[1].values.ks == glm::vec3(0.5F));  // one number is a grey
    CHECK(warnings.empty());
}

TEST_CASE("Map statements lose their options and keep the blanks of their file") {
    std::vector<std::string> warnings;
    const auto entries =
        parse("newmtl a\nmap_Kd -clamp on -mm 0 1 -s 2 3 4 -o 0.5 my wood.jpg\n"
              "map_Bump -bm 0.03 \"bump map.png\"\nmap_d textures\\leaf.png\nmap_Ks -strange.png\n",
              warnings);
    CHECK(entries[0].map_kd.path == "my wood.jpg");
    CHECK(entries[0].map_bump.path == "bump map.png");
    CHECK(entries[0].map_bump.bump_scale == 0.03F);
    CHECK_FALSE(entries[0].map_kd.bump_scale.has_value());
    CHECK(entries[0].map_d.path == "textures\\leaf.png");
    CHECK(entries[0].map_ks.path == "-strange.png");
    CHECK(entries[0].map_kd.uv_scale == glm::vec2(2.0F, 3.0F));
    CHECK(entries[0].map_kd.uv_offset == glm::vec2(0.5F, 0.0F));
    CHECK(warnings.empty());
}

TEST_CASE("A statement that cannot be read is left out with a warning") {
    std::vector<std::string> warnings;
    const auto entries =
        parse("Kd 1 1 1\nnewmtl a\nKd spectral wood.rfl\nNs nan\nillum many\nmap_Kd\n"
              "map_Kd tiles.png\n",
              warnings);
    REQUIRE(entries.size() == 1);
    CHECK_FALSE(entries[0].values.kd.has_value());
    CHECK_FALSE(entries[0].values.ns.has_value());
    CHECK_FALSE(entries[0].values.illum.has_value());
    CHECK(entries[0].map_kd.path == "tiles.png");
    REQUIRE(warnings.size() == 4);
    CHECK(warnings[0].find("a.mtl:3: ") == 0);
}
