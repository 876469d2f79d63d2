// Golden pictures: what the official recipe makes of three models that are made in code. They catch
// what formulas and statistics cannot: a picture that is plausible and not what it was. The label
// planes must stay to the code value; colours may move by what another libm or compiler moves.
// scripts/golden_update writes them anew, to be committed alone with the reason.
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <OpenImageIO/imageio.h>

#include "renderer/renderer.h"
#include "scenes/recipe.h"
#include "tests/catch.h"
#include "tests/paths.h"
#include "tests/renderer/test_models.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test
namespace fs = std::filesystem;

namespace {

constexpr int kSize = 64;

struct Difference {
    double failing_share = 0.0;  ///< values that differ by more than `threshold`
    int largest = 0;
};

Difference compare(const ImageU8& a, const ImageU8& b, int threshold) {
    REQUIRE(a.values().size() == b.values().size());
    Difference difference;
    std::size_t failing = 0;
    for (std::size_t i = 0; i < a.values().size(); ++i) {
        const int d = std::abs(static_cast<int>(a.values()[i]) - static_cast<int>(b.values()[i]));
        failing += d > threshold ? 1 : 0;
        difference.largest = std::max(difference.largest, d);
    }
    difference.failing_share =
        static_cast<double>(failing) / static_cast<double>(a.values().size());
    return difference;
}

void write_picture(const fs::path& path, const ImageU8& image) {
    const auto output = OIIO::ImageOutput::create(path.string());
    REQUIRE(output);
    REQUIRE(output->open(path.string(), OIIO::ImageSpec(image.width(), image.height(),
                                                        image.channels(), OIIO::TypeDesc::UINT8)));
    REQUIRE(output->write_image(OIIO::TypeDesc::UINT8, image.values().data()));
}

ImageU8 read_picture(const fs::path& path) {
    const auto input = OIIO::ImageInput::open(path.string());
    INFO(path.string() << " is missing: scripts/golden_update makes it");
    REQUIRE(input);
    ImageU8 image(input->spec().width, input->spec().height, input->spec().nchannels);
    REQUIRE(
        input->read_image(0, 0, 0, image.channels(), OIIO::TypeDesc::UINT8, image.values().data()));
    return image;
}

/// Planes as 8-bit pictures: normals about the middle grey, depth in centimetres modulo 256.
ImageU8 normal_picture(const Planes& planes) {
    ImageU8 picture(kSize, kSize, 3);
    for (std::size_t i = 0; i < picture.values().size(); ++i) {
        picture.values()[i] =
            static_cast<std::uint8_t>(std::lround(127.5F + 120.0F * planes.normal.values()[i]));
    }
    return picture;
}

ImageU8 depth_picture(const Planes& planes) {
    ImageU8 picture(kSize, kSize, 1);
    for (std::size_t i = 0; i < picture.values().size(); ++i) {
        picture.values()[i] =
            static_cast<std::uint8_t>(std::lround(100.0F * planes.depth.values()[i]) & 255);
    }
    return picture;
}

void check_golden(const std::string& name, const ImageU8& picture, int threshold, double share,
                  int largest) {
    const fs::path path = test::source_dir() / "tests" / "golden" / (name + ".png");
    if (std::getenv("TURNTABLE_GOLDEN_UPDATE") != nullptr) {
        write_picture(path, picture);
    }
    const Difference difference = compare(picture, read_picture(path), threshold);
    INFO(name << ": " << 100 * difference.failing_share << " % beyond " << threshold << ", largest "
              << difference.largest);
    CHECK(difference.failing_share <= share);
    CHECK(difference.largest <= largest);
}

Frame render(const std::shared_ptr<Model>& model, const std::vector<double>& latent) {
    RecipeOverrides overrides;
    overrides.image_size = kSize;
    const Scene scene = Recipe::load("3diebench", overrides).build_scene(latent, model->id, 17);
    const auto renderer = make_renderer(Backend::kEmbree);
    const auto prepared = renderer->prepare(model, MtlRules::kBlender34);
    RenderSettings settings;
    settings.samples_per_pixel = 64;
    settings.planes = true;
    return std::move(renderer->render(*prepared, std::span(&scene, 1), settings).front());
}

void check_views(const std::shared_ptr<Model>& model, const std::vector<double>& latent) {
    const Frame frame = render(model, latent);
    // Colour: 1 % of values may move by more than 2 levels, none by more than 24 (a sample that
    // falls the other way at a silhouette). Labels: at most 3 silhouette pixels.
    check_golden(model->id + "_color", frame.display, 2, 0.01, 24);
    check_golden(model->id + "_mask", frame.planes->mask, 0, 3.0 / (kSize * kSize), 255);
    check_golden(model->id + "_normal", normal_picture(*frame.planes), 1, 0.002, 255);
    check_golden(model->id + "_depth", depth_picture(*frame.planes), 1, 0.001, 255);
}

}  // namespace

TEST_CASE("a matte torus") {
    check_views(test::torus(test::matte(glm::vec3(0.7F, 0.5F, 0.2F))),
                {0.6, -0.3, 0.2, 0.1, 0.3, 1.0, 0.55});
}

TEST_CASE("a glossy box") {
    check_views(
        test::box(test::glossy(glm::vec3(0.2F, 0.3F, 0.6F), 0.8F, 700.0F), {0.3F, 0.2F, 0.25F}),
        {-0.4, 0.9, 0.5, 0.6, 0.6, 4.0, 0.05});
}

TEST_CASE("a square of glass") {
    SourceMaterial glass = test::glossy(glm::vec3(0.5F, 0.7F, 0.6F), 0.5F, 100.0F);
    std::get<MtlMaterial>(glass.parameters).d = 0.3F;
    check_views(test::square(glass, 0.35F), {-0.6, 0.2, -0.7, 0.35, 0.2, 2.5, 0.9});
}
