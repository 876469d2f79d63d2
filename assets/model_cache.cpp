#include "assets/model_cache.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <variant>

#include "assets/byte_stream.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kMagic = "TTMODEL\n";
// 3: textures are PNG, JPEG or raw texels only. 4: parts at the end. A model without parts is
// written as version 3, so that its bytes are what they were.
constexpr std::uint32_t kFormatVersion = 4;
constexpr std::uint32_t kPartlessVersion = 3;
constexpr std::size_t kDigestDigits = 64;

struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version = kFormatVersion;
    std::uint32_t reserved = 0;
    std::uint64_t payload_bytes = 0;
    std::uint64_t checksum = 0;
    std::array<char, kDigestDigits> digest{};
};
static_assert(sizeof(Header) == 96);

/// The lists below serve writing (const) and reading.
template <class T, class Plain>
concept Maybe = std::same_as<std::remove_const_t<T>, Plain>;

template <class Stream, Maybe<MtlMaterial> T>
void visit_fields(Stream& stream, T& m) {
    stream(m.ka);
    stream(m.kd);
    stream(m.ks);
    stream(m.ke);
    stream(m.ns);
    stream(m.d);
    stream(m.tr);
    stream(m.ni);
    stream(m.illum);
    stream(m.map_kd);
    stream(m.map_ke);
    stream(m.map_d);
    stream(m.map_d_has_alpha);
    stream(m.map_bump);
    stream(m.bump_scale);
    stream(m.image_maps);
}

template <class Stream, Maybe<PbrMaterial> T>
void visit_fields(Stream& stream, T& m) {
    stream(m.base_color);
    stream(m.alpha);
    stream(m.base_color_texture);
    stream(m.metallic);
    stream(m.roughness);
    stream(m.metallic_roughness_texture);
    stream(m.normal_texture);
    stream(m.normal_scale);
    stream(m.emission);
    stream(m.emission_texture);
    stream(m.alpha_mode);
    stream(m.alpha_cutoff);
    stream(m.double_sided);
}

template <class Stream, Maybe<Mesh> T>
void visit_fields(Stream& stream, T& m) {
    stream(m.positions);
    stream(m.normals);
    stream(m.uvs);
    stream(m.triangles);
    stream(m.triangle_material);
}

template <class Stream, Maybe<EncodedTexture> T>
void visit_fields(Stream& stream, T& t) {
    stream(t.name);
    stream(t.encoding);
    stream(t.premultiply);
    stream(t.bytes);
}

void write_material(ByteWriter& stream, const SourceMaterial& source) {
    stream(source.name);
    stream(static_cast<std::uint8_t>(source.parameters.index()));
    std::visit([&](const auto& parameters) { visit_fields(stream, parameters); },
               source.parameters);
}

SourceMaterial read_material(ByteReader& stream) {
    SourceMaterial source;
    std::uint8_t kind = 0;
    stream(source.name);
    stream(kind);
    if (kind == 1) {
        source.parameters = PbrMaterial{};
    }
    std::visit([&](auto& parameters) { visit_fields(stream, parameters); }, source.parameters);
    return source;
}

/// The facts come first, so that they can be read alone.
void write_facts(ByteWriter& stream, const ImportedModel& imported,
                 const std::vector<RecordingFiles::Input>& inputs) {
    stream(std::uint64_t{inputs.size()});
    for (const RecordingFiles::Input& input : inputs) {
        stream(input.path);
        stream(input.sha256);
    }
    stream(std::uint64_t{imported.model.mesh.triangle_count()});
    stream(static_cast<std::uint32_t>(imported.encoded_textures.size()));
    stream(imported.model.bounds);
    stream(imported.model.warnings);
}

CachedModelFacts read_facts(ByteReader& stream) {
    CachedModelFacts facts;
    std::uint64_t inputs = 0;
    stream(inputs);
    for (std::uint64_t i = 0; i < inputs; ++i) {
        RecordingFiles::Input input;
        stream(input.path);
        stream(input.sha256);
        facts.inputs.push_back(std::move(input));
    }
    stream(facts.triangles);
    stream(facts.textures);
    stream(facts.bounds);
    stream(facts.warnings);
    return facts;
}

/// The file's payload, once everything about it is as it should be.
ModelPayload read_payload(const fs::path& path, const std::string& digest) {
    std::string bytes = read_file(path);
    Header header;
    if (bytes.size() < sizeof header) {
        throw bad_input("{}: truncated model cache", path.string());
    }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (std::string_view(header.magic.data(), header.magic.size()) != kMagic) {
        throw bad_input("{}: no model cache", path.string());
    }
    if (header.version != kFormatVersion && header.version != kPartlessVersion) {
        throw bad_input("{}: model cache of version {}, this program reads {} and {}: import again",
                        path.string(), header.version, kPartlessVersion, kFormatVersion);
    }
    if (std::string_view(header.digest.data(), header.digest.size()) != digest) {
        throw bad_input("{}: holds another model than its name says", path.string());
    }
    bytes.erase(0, sizeof header);
    if (bytes.size() != header.payload_bytes || xxhash64(bytes) != header.checksum) {
        throw bad_input("{}: damaged model cache: checksum differs", path.string());
    }
    return {std::move(bytes), header.version != kPartlessVersion};
}

/// None, or one of every material.
bool parts_fit(const Model& model) {
    if (model.parts.empty()) {
        return model.material_part.empty();
    }
    return model.parts.size() <= kMostParts &&
           model.material_part.size() == model.materials.size() &&
           std::all_of(model.material_part.begin(), model.material_part.end(),
                       [&](std::uint32_t part) { return part < model.parts.size(); });
}

void require_indices(const Model& model) {
    const Mesh& mesh = model.mesh;
    const std::size_t vertices = mesh.positions.size();
    const bool sizes = mesh.normals.size() == vertices &&
                       (mesh.uvs.empty() || mesh.uvs.size() == vertices) &&
                       mesh.triangle_material.size() == mesh.triangles.size();
    const bool corners =
        std::all_of(mesh.triangles.begin(), mesh.triangles.end(), [&](const glm::uvec3& t) {
            return t.x < vertices && t.y < vertices && t.z < vertices;
        });
    const bool materials = std::all_of(mesh.triangle_material.begin(), mesh.triangle_material.end(),
                                       [&](std::uint32_t m) { return m < model.materials.size(); });
    if (!sizes || !corners || !materials || !parts_fit(model)) {
        throw DamagedBytes();
    }
}

std::vector<EncodedTexture> read_textures(ByteReader& stream) {
    std::uint64_t count = 0;
    stream(count);
    std::vector<EncodedTexture> textures;
    for (std::uint64_t i = 0; i < count; ++i) {
        visit_fields(stream, textures.emplace_back());
    }
    return textures;
}

ImportedModel read_model(ByteReader& stream, bool has_parts) {
    ImportedModel imported;
    Model& model = imported.model;
    const CachedModelFacts facts = read_facts(stream);
    model.bounds = facts.bounds;
    model.warnings = facts.warnings;
    stream(model.source_to_object);
    std::uint64_t materials = 0;
    stream(materials);
    for (std::uint64_t m = 0; m < materials; ++m) {
        model.materials.push_back(read_material(stream));
    }
    visit_fields(stream, model.mesh);
    imported.encoded_textures = read_textures(stream);
    if (has_parts) {
        stream(model.parts);
        stream(model.material_part);
    }
    if (!stream.at_end()) {
        throw DamagedBytes();
    }
    require_indices(model);
    return imported;
}

}  // namespace

fs::path model_cache_path(const fs::path& library, const std::string& digest) {
    return library / "models" / (digest + ".ttm");
}

ModelPayload model_payload(const ImportedModel& imported,
                           const std::vector<RecordingFiles::Input>& inputs) {
    const Model& model = imported.model;
    TT_CHECK(parts_fit(model));
    ByteWriter stream;
    write_facts(stream, imported, inputs);
    stream(model.source_to_object);
    stream(std::uint64_t{model.materials.size()});
    for (const SourceMaterial& material : model.materials) {
        write_material(stream, material);
    }
    visit_fields(stream, model.mesh);
    stream(std::uint64_t{imported.encoded_textures.size()});
    for (const EncodedTexture& texture : imported.encoded_textures) {
        visit_fields(stream, texture);
    }
    if (!model.parts.empty()) {
        stream(model.parts);
        stream(model.material_part);
    }
    return {stream.bytes(), !model.parts.empty()};
}

std::string model_file(const std::string& digest, const ModelPayload& payload) {
    TT_CHECK_EQ(digest.size(), kDigestDigits);
    Header header;
    header.version = payload.has_parts ? kFormatVersion : kPartlessVersion;
    std::copy(kMagic.begin(), kMagic.end(), header.magic.begin());
    std::copy(digest.begin(), digest.end(), header.digest.begin());
    header.payload_bytes = payload.bytes.size();
    header.checksum = xxhash64(payload.bytes);
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    bytes += payload.bytes;
    return bytes;
}

void write_model_cache(const fs::path& path, const std::string& digest,
                       const ImportedModel& imported,
                       const std::vector<RecordingFiles::Input>& inputs) {
    write_file_atomically(path, model_file(digest, model_payload(imported, inputs)));
}

CachedModelFacts read_model_cache_facts(const fs::path& path, const std::string& digest) {
    const ModelPayload payload = read_payload(path, digest);
    ByteReader stream(payload.bytes);
    try {
        return read_facts(stream);
    } catch (const DamagedBytes& damage) {
        throw bad_input("{}: {}", path.string(), damage.what());
    }
}

ImportedModel read_model_cache_encoded(const fs::path& path, const std::string& digest) {
    const ModelPayload payload = read_payload(path, digest);
    ByteReader stream(payload.bytes);
    try {
        return read_model(stream, payload.has_parts);
    } catch (const DamagedBytes& damage) {
        throw bad_input("{}: {}", path.string(), damage.what());
    }
}

Model read_model_cache(const fs::path& path, const std::string& digest) {
    ImportedModel imported = read_model_cache_encoded(path, digest);
    for (const EncodedTexture& encoded : imported.encoded_textures) {
        Result<Texture, TextureFault> texture = decode_texture(encoded);
        if (!texture) {
            throw bad_input("texture {}", texture.failure().detail);
        }
        imported.model.textures.push_back(std::move(texture).value());
    }
    return std::move(imported.model);
}

}  // namespace turntable
