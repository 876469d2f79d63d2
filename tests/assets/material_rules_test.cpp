// From MTL and PBR statements to shading parameters under both importers' rules. The numbers are
// those of the rules, worked out by hand.
#include <cmath>

#include "assets/material.h"
#include "base/error.h"
#include "tests/assets/fixtures.h"
#include "tests/catch.h"

using turntable::AlphaMode;
using turntable::kMissingTexture;
using turntable::kNoTexture;
using turntable::Material;
using turntable::MtlMaterial;
using turntable::MtlRules;
using turntable::PbrMaterial;
using turntable::resolve_material;
using turntable::test::contains;
using turntable::test::message_of;

namespace {

constexpr MtlRules kBoth[]{MtlRules::kOfficial, MtlRules::kBlender34};

Material resolve(const MtlMaterial& mtl, MtlRules rules) {
    return resolve_material({"m", mtl}, rules);
}

}  // namespace

TEST_CASE("Names of rules") {
    CHECK(turntable::mtl_rules_from_name("official") == MtlRules::kOfficial);
    CHECK(turntable::mtl_rules_from_name("blender-3.4") == MtlRules::kBlender34);
    CHECK(contains(message_of([] { (void)turntable::mtl_rules_from_name("blender-3.5"); }),
                   "did you mean blender-3.4"));
}

TEST_CASE("Roughness: legacy 1 - sqrt(Ns)/30, Blender 3.4 1 - sqrt(Ns/1000)") {
    MtlMaterial mtl;
    mtl.ns = 225.0F;
    CHECK(resolve(mtl, MtlRules::kOfficial).roughness == Approx(0.5));
    CHECK(resolve(mtl, MtlRules::kBlender34).roughness == Approx(1.0 - std::sqrt(0.225)));
    mtl.ns = 5000.0F;
    CHECK(resolve(mtl, MtlRules::kOfficial).roughness == 0.0F);
    CHECK(resolve(mtl, MtlRules::kBlender34).roughness == 0.0F);
    mtl.ns = -1.0F;
    CHECK(resolve(mtl, MtlRules::kOfficial).roughness == 1.0F);  // clamped to 0
    mtl.illum = 2;
    CHECK(resolve(mtl, MtlRules::kBlender34).roughness == 0.0F);  // as if absent
}

TEST_CASE("Absent Ks and Ns follow illum") {
    for (const MtlRules rules : kBoth) {
        MtlMaterial mtl;
        CHECK(resolve(mtl, rules).specular == 0.0F);
        CHECK(resolve(mtl, rules).roughness == 1.0F);
        mtl.illum = 2;
        CHECK(resolve(mtl, rules).specular == 1.0F);
        CHECK(resolve(mtl, rules).roughness == 0.0F);
        mtl.ks = glm::vec3(0.9F, 1.2F, 2.1F);
        CHECK(resolve(mtl, rules).specular == Approx(1.4));  // the mean, not clamped
    }
}

TEST_CASE("Metal: illum 3 to 8, as much as the mean of Ka") {
    for (const MtlRules rules : kBoth) {
        MtlMaterial mtl;
        mtl.ka = glm::vec3(0.2F, 0.4F, 0.6F);
        for (const int illum : {0, 1, 2, 9, 10}) {
            mtl.illum = illum;
            CHECK(resolve(mtl, rules).metallic == 0.0F);
        }
        mtl.illum = 3;
        CHECK(resolve(mtl, rules).metallic == Approx(0.4));
        mtl.ka.reset();
        mtl.illum = 8;
        CHECK(resolve(mtl, rules).metallic == 1.0F);
    }
}

TEST_CASE("Base colour: Kd as it is, a picture in its place, 0.8 without either") {
    for (const MtlRules rules : kBoth) {
        MtlMaterial mtl;
        CHECK(resolve(mtl, rules).base_color == glm::vec3(0.8F));
        mtl.kd = glm::vec3(2.0F, 0.5F, 0.25F);
        CHECK(resolve(mtl, rules).base_color == glm::vec3(2.0F, 0.5F, 0.25F));
        mtl.map_kd = 3;
        CHECK(resolve(mtl, rules).base_color == glm::vec3(1.0F));
        CHECK(resolve(mtl, rules).base_color_texture == 3);
        CHECK(resolve(mtl, rules).two_sided);
    }
}

TEST_CASE("A missing picture is magenta for Blender 3.4, Kd for the legacy rules") {
    MtlMaterial mtl;
    mtl.kd = glm::vec3(0.5F);
    mtl.map_kd = kMissingTexture;
    CHECK(resolve(mtl, MtlRules::kBlender34).base_color == glm::vec3(1.0F, 0.0F, 1.0F));
    CHECK(resolve(mtl, MtlRules::kOfficial).base_color == glm::vec3(0.5F));
    CHECK(resolve(mtl, MtlRules::kBlender34).base_color_texture == kNoTexture);
}

TEST_CASE("Alpha: d, its picture, and never Tr") {
    for (const MtlRules rules : kBoth) {
        MtlMaterial mtl;
        mtl.tr = 0.9F;
        CHECK(resolve(mtl, rules).alpha == 1.0F);
        mtl.d = 0.25F;
        CHECK(resolve(mtl, rules).alpha == 0.25F);
        mtl.d = 1.5F;
        CHECK(resolve(mtl, rules).alpha == 1.0F);
        mtl.d = -1.0F;
        CHECK(resolve(mtl, rules).alpha == 1.0F);
        mtl.d = 0.25F;
        mtl.map_d = 2;
        mtl.map_d_has_alpha = true;
        CHECK(resolve(mtl, rules).alpha == 1.0F);
        CHECK(resolve(mtl, rules).alpha_texture == 2);
        CHECK_FALSE(resolve(mtl, rules).alpha_from_luminance);
    }
}

TEST_CASE("An opaque alpha picture: opaque for Blender 3.4, its grey for the legacy rules") {
    MtlMaterial mtl;
    mtl.map_d = 2;
    mtl.image_maps = 1;
    CHECK(resolve(mtl, MtlRules::kBlender34).alpha_texture == kNoTexture);
    const Material legacy = resolve(mtl, MtlRules::kOfficial);
    CHECK(legacy.alpha_texture == 2);
    CHECK(legacy.alpha_from_luminance);
    CHECK_FALSE(legacy.invert_alpha_texture);
    mtl.image_maps = 2;  // BlenderProc inverts the alpha picture of materials with several
    CHECK(resolve(mtl, MtlRules::kOfficial).invert_alpha_texture);
    CHECK_FALSE(resolve(mtl, MtlRules::kBlender34).invert_alpha_texture);
}

TEST_CASE("Bump pictures: strength 1 for the legacy rules, 0 for Blender 3.4 without -bm") {
    MtlMaterial mtl;
    mtl.map_bump = 1;
    CHECK(resolve(mtl, MtlRules::kOfficial).normal_texture == 1);
    CHECK(resolve(mtl, MtlRules::kBlender34).normal_texture == kNoTexture);
    mtl.bump_scale = 0.5F;
    CHECK(resolve(mtl, MtlRules::kBlender34).normal_texture == 1);
    CHECK(resolve(mtl, MtlRules::kBlender34).normal_scale == 0.5F);
}

TEST_CASE("Emission") {
    MtlMaterial mtl;
    mtl.ke = glm::vec3(0.5F, 1.0F, 4.0F);
    CHECK(resolve(mtl, MtlRules::kBlender34).emission == glm::vec3(0.5F, 1.0F, 4.0F));
}

TEST_CASE("glTF materials are the same under both rules") {
    PbrMaterial pbr;
    pbr.base_color = glm::vec3(0.1F, 0.2F, 0.3F);
    pbr.alpha = 0.5F;
    pbr.base_color_texture = 4;
    pbr.metallic = 0.75F;
    pbr.roughness = 0.25F;
    for (const MtlRules rules : kBoth) {
        const Material opaque = resolve_material({"m", pbr}, rules);
        CHECK(opaque.metallic == 0.75F);
        CHECK(opaque.roughness == 0.25F);
        CHECK(opaque.specular == 0.5F);
        CHECK(opaque.alpha == 1.0F);  // opaque: alpha is not looked at
        CHECK(opaque.alpha_texture == kNoTexture);
        CHECK_FALSE(opaque.two_sided);
        pbr.alpha_mode = AlphaMode::kMask;
        const Material masked = resolve_material({"m", pbr}, rules);
        CHECK(masked.alpha == 0.5F);
        CHECK(masked.alpha_texture == 4);
        CHECK(masked.alpha_mode == AlphaMode::kMask);
        pbr.alpha_mode = AlphaMode::kOpaque;
    }
}
