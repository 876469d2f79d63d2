// Structs that host and device share lie in memory alike: offsetof and sizeof against the offsets
// and strides that glslc wrote into SPIR-V.
#include <cstddef>
#include <map>
#include <set>
#include <string>

#include "renderer/shared/scene_data.h"
#include "renderer/vulkan/shaders/batch_layout.h"
#include "tests/catch.h"
#include "tests/parity/cases/case_io.h"
#include "tests/parity/spirv_file.h"
#include "tests/parity/spirv_layout.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test
namespace sh = turntable::shading;

namespace {

struct HostStruct {
    std::size_t size;
    std::map<std::string, std::uint32_t> offsets;
};

#define TT_SIZE(type) sizeof(sh::type)
#define TT_AT(type, member) member_at(#member, offsetof(sh::type, member))

std::pair<const std::string, std::uint32_t> member_at(const char* name, std::size_t offset) {
    return {name, static_cast<std::uint32_t>(offset)};
}

const std::map<std::string, HostStruct>& host_structs() {
    static const std::map<std::string, HostStruct> structs = {
        {"CameraData",
         {TT_SIZE(CameraData),
          {TT_AT(CameraData, position), TT_AT(CameraData, pixel_scale), TT_AT(CameraData, right),
           TT_AT(CameraData, principal_x), TT_AT(CameraData, up), TT_AT(CameraData, principal_y),
           TT_AT(CameraData, back), TT_AT(CameraData, pad)}}},
        {"FloorData",
         {TT_SIZE(FloorData),
          {TT_AT(FloorData, normal), TT_AT(FloorData, offset), TT_AT(FloorData, albedo),
           TT_AT(FloorData, present), TT_AT(FloorData, tangent), TT_AT(FloorData, cache_centre_x),
           TT_AT(FloorData, bitangent), TT_AT(FloorData, cache_centre_y),
           TT_AT(FloorData, open_irradiance), TT_AT(FloorData, cached),
           TT_AT(FloorData, cache_scale), TT_AT(FloorData, pad0), TT_AT(FloorData, pad1),
           TT_AT(FloorData, pad2)}}},
        {"SunData",
         {TT_SIZE(SunData),
          {TT_AT(SunData, towards), TT_AT(SunData, tan_half), TT_AT(SunData, strength),
           TT_AT(SunData, cos_half), TT_AT(SunData, tangent), TT_AT(SunData, law),
           TT_AT(SunData, bitangent), TT_AT(SunData, density_scale)}}},
        {"SpotData",
         {TT_SIZE(SpotData),
          {TT_AT(SpotData, position), TT_AT(SpotData, radius), TT_AT(SpotData, axis),
           TT_AT(SpotData, cos_half), TT_AT(SpotData, intensity), TT_AT(SpotData, smooth_width),
           TT_AT(SpotData, cosine_factor), TT_AT(SpotData, cull_cos), TT_AT(SpotData, cull_sin),
           TT_AT(SpotData, pad)}}},
        {"MapData",
         {TT_SIZE(MapData),
          {TT_AT(MapData, texels), TT_AT(MapData, width), TT_AT(MapData, height),
           TT_AT(MapData, tables), TT_AT(MapData, kind), TT_AT(MapData, pad0),
           TT_AT(MapData, scale), TT_AT(MapData, pad1), TT_AT(MapData, row_x),
           TT_AT(MapData, offset_x), TT_AT(MapData, row_y), TT_AT(MapData, offset_y),
           TT_AT(MapData, row_z), TT_AT(MapData, offset_z)}}},
        {"SceneData",
         {TT_SIZE(SceneData),
          {TT_AT(SceneData, camera),
           TT_AT(SceneData, floor_plane),
           TT_AT(SceneData, environment),
           TT_AT(SceneData, sun_count),
           TT_AT(SceneData, object_centre),
           TT_AT(SceneData, object_radius),
           TT_AT(SceneData, object_low),
           TT_AT(SceneData, spot_count),
           TT_AT(SceneData, object_high),
           TT_AT(SceneData, max_bounces),
           TT_AT(SceneData, max_diffuse),
           TT_AT(SceneData, max_glossy),
           TT_AT(SceneData, max_transparent),
           TT_AT(SceneData, filter_glossy),
           TT_AT(SceneData, clamp_indirect),
           TT_AT(SceneData, tone_curve),
           TT_AT(SceneData, gain),
           TT_AT(SceneData, filter_radius),
           TT_AT(SceneData, environment_map),
           TT_AT(SceneData, view_map),
           TT_AT(SceneData, view_radiance),
           TT_AT(SceneData, pad0),
           TT_AT(SceneData, floor_texture),
           TT_AT(SceneData, swap_base_color),
           TT_AT(SceneData, swapped),
           TT_AT(SceneData, swap_metallic),
           TT_AT(SceneData, swap_roughness),
           TT_AT(SceneData, prop_count),
           TT_AT(SceneData, suns),
           TT_AT(SceneData, spots),
           TT_AT(SceneData, props)}}},
        {"PropData",
         {TT_SIZE(PropData),
          {TT_AT(PropData, centre), TT_AT(PropData, shape), TT_AT(PropData, axis_x),
           TT_AT(PropData, half_x), TT_AT(PropData, axis_y), TT_AT(PropData, half_y),
           TT_AT(PropData, axis_z), TT_AT(PropData, half_z), TT_AT(PropData, albedo),
           TT_AT(PropData, pad)}}},
        {"MaterialData",
         {TT_SIZE(MaterialData),
          {TT_AT(MaterialData, base_color), TT_AT(MaterialData, metallic),
           TT_AT(MaterialData, emission), TT_AT(MaterialData, roughness),
           TT_AT(MaterialData, specular), TT_AT(MaterialData, alpha),
           TT_AT(MaterialData, alpha_cutoff), TT_AT(MaterialData, normal_scale),
           TT_AT(MaterialData, base_color_texture), TT_AT(MaterialData, metallic_roughness_texture),
           TT_AT(MaterialData, normal_texture), TT_AT(MaterialData, emission_texture),
           TT_AT(MaterialData, alpha_texture), TT_AT(MaterialData, flags)}}},
        {"Hit",
         {TT_SIZE(Hit), {TT_AT(Hit, t), TT_AT(Hit, primitive), TT_AT(Hit, b1), TT_AT(Hit, b2)}}},
        {"TriangleData",
         {TT_SIZE(TriangleData),
          {TT_AT(TriangleData, p0), TT_AT(TriangleData, material), TT_AT(TriangleData, p1),
           TT_AT(TriangleData, has_uv), TT_AT(TriangleData, p2), TT_AT(TriangleData, exposure),
           TT_AT(TriangleData, n0), TT_AT(TriangleData, part), TT_AT(TriangleData, n1),
           TT_AT(TriangleData, pad2), TT_AT(TriangleData, n2), TT_AT(TriangleData, pad3),
           TT_AT(TriangleData, uv0), TT_AT(TriangleData, uv1), TT_AT(TriangleData, uv2)}}},
        {"ImageInput",
         {TT_SIZE(ImageInput),
          {TT_AT(ImageInput, seed), TT_AT(ImageInput, mask_x0), TT_AT(ImageInput, mask_y0),
           TT_AT(ImageInput, mask_x1), TT_AT(ImageInput, mask_y1), TT_AT(ImageInput, lattice_x0),
           TT_AT(ImageInput, lattice_y0), TT_AT(ImageInput, lattice_columns),
           TT_AT(ImageInput, lattice_rows), TT_AT(ImageInput, lattice_step),
           TT_AT(ImageInput, rounding)}}},
        {"ImageCounts",
         {TT_SIZE(ImageCounts),
          {TT_AT(ImageCounts, dropped), TT_AT(ImageCounts, mask_pixels),
           TT_AT(ImageCounts, object_pixels), TT_AT(ImageCounts, mask_x0),
           TT_AT(ImageCounts, mask_y0), TT_AT(ImageCounts, mask_x1), TT_AT(ImageCounts, mask_y1),
           TT_AT(ImageCounts, lattice_met), TT_AT(ImageCounts, lattice_inside)}}},
        {"WaveSlot", {TT_SIZE(WaveSlot), {TT_AT(WaveSlot, image), TT_AT(WaveSlot, first)}}},
        {"SampleRecord",
         {TT_SIZE(SampleRecord), {TT_AT(SampleRecord, radiance), TT_AT(SampleRecord, position)}}},
        {"FilmCell", {TT_SIZE(FilmCell), {TT_AT(FilmCell, sum), TT_AT(FilmCell, weight)}}},
        {"TextureData",
         {TT_SIZE(TextureData),
          {TT_AT(TextureData, offset), TT_AT(TextureData, width), TT_AT(TextureData, height),
           TT_AT(TextureData, encoding)}}},
        {"StageParameters",
         {TT_SIZE(StageParameters),
          {TT_AT(StageParameters, base), TT_AT(StageParameters, work),
           TT_AT(StageParameters, width), TT_AT(StageParameters, height),
           TT_AT(StageParameters, margin), TT_AT(StageParameters, image),
           TT_AT(StageParameters, first_slot), TT_AT(StageParameters, first_sample),
           TT_AT(StageParameters, round_samples), TT_AT(StageParameters, total_samples),
           TT_AT(StageParameters, layer), TT_AT(StageParameters, paths),
           TT_AT(StageParameters, filter_importance), TT_AT(StageParameters, rounds),
           TT_AT(StageParameters, limit), TT_AT(StageParameters, target)}}},
        {"CaseInput",
         {TT_SIZE(CaseInput),
          {TT_AT(CaseInput, normal), TT_AT(CaseInput, scene), TT_AT(CaseInput, tangent),
           TT_AT(CaseInput, primitive), TT_AT(CaseInput, bitangent), TT_AT(CaseInput, pad0),
           TT_AT(CaseInput, view), TT_AT(CaseInput, pad1), TT_AT(CaseInput, light),
           TT_AT(CaseInput, pad2), TT_AT(CaseInput, point), TT_AT(CaseInput, pad3),
           TT_AT(CaseInput, origin), TT_AT(CaseInput, pad4), TT_AT(CaseInput, direction),
           TT_AT(CaseInput, pad5), TT_AT(CaseInput, unit), TT_AT(CaseInput, wide),
           TT_AT(CaseInput, word)}}},
        {"CaseOutput", {TT_SIZE(CaseOutput), {TT_AT(CaseOutput, value), TT_AT(CaseOutput, word)}}},
    };
    return structs;
}

}  // namespace

TEST_CASE("structs in buffers lie as C++ lays them out") {
    const auto device = test::spirv_structs(test::read_spirv(TURNTABLE_LAYOUT_SCALAR));
    for (const auto& [name, host] : host_structs()) {
        INFO(name);
        REQUIRE(device.contains(name));
        CHECK(device.at(name).stride == host.size);
        CHECK(device.at(name).offsets == host.offsets);
    }
}

TEST_CASE("another layout is told from it") {
    const auto device = test::spirv_structs(test::read_spirv(TURNTABLE_LAYOUT_STD430));
    CHECK(device.at("TriangleData").stride != host_structs().at("TriangleData").size);
}
