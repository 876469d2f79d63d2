// Captions: golden sentences, and that each clause is true of the labels.
#include "generator/caption.h"
#include "generator/sample_source.h"
#include "generator/sample_surroundings.h"
#include "scenes/imagenet_classes.h"
#include "tests/catch.h"

namespace turntable {
namespace {

/// A chair in the middle of a frame of 256 px, as in its canonical view.
SampleRecord chair() {
    SampleRecord record;
    record.class_name = "chair";
    record.width = record.height = 256;
    record.position = {128.0, 128.0};
    record.depth = 2.5;
    record.full_box = {70.0, 60.0, 190.0, 200.0};
    record.apparent_size = 140.0;
    record.light = "lamps";
    record.background = "plain";
    return record;
}

}  // namespace

TEST_CASE("the caption of a 3DIEBench sample is one short sentence") {
    const Recipe recipe = Recipe::load("3diebench");
    std::vector<double> factors(recipe.factors().size(), 0.1);
    factors[3] = 0.5;   // floor_hue: halfway around, teal
    factors[6] = 0.99;  // spot_hue: red
    const Scene scene = recipe.build_scene(factors, "a", 0);
    SampleRecord record = chair();
    record.background = background_of(scene);
    record.light = light_of(scene);
    CHECK(caption_of(record, scene) == "A chair on a teal floor under red light.");
}

TEST_CASE("captions say what differs from the canonical view and nothing else") {
    Scene scene;
    scene.film.width = scene.film.height = 256;
    scene.spots.resize(1);
    scene.spots[0].power = {100.0, 70.0, 40.0};
    scene.environment.map.id = "no-such-map";
    SampleRecord record = chair();
    record.background = "no-such-map";
    record.relative_quaternion = {0.0, 0.0, std::sin(0.349065850), std::cos(0.349065850)};
    record.position = {60.0, 130.0};
    record.apparent_size = 60.0;
    CHECK(caption_of(record, scene) ==
          "A small chair, turned by 40 degrees, left of centre, before "
          "the picture \"no such map\", in warm light.");
    record.position = {200.0, 20.0};
    record.full_box[1] = -12.0;
    scene.occluder.cover = 0.3;
    CHECK_THAT(caption_of(record, scene),
               Catch::Contains("above and right of centre, cut off by the frame, about 30 percent "
                               "hidden by a card,"));
    record.class_name = "airplane";
    record.apparent_size = 140.0;
    CHECK_THAT(caption_of(record, scene), Catch::StartsWith("An airplane, turned"));
    record.class_name = "";
    record.apparent_size = 240.0;
    CHECK_THAT(caption_of(record, scene), Catch::StartsWith("A large object,"));
}

TEST_CASE("captions name surfaces, surroundings and corruptions") {
    Scene scene;
    SampleRecord record = chair();
    scene.environment.radiance = glm::dvec3(0.2);
    scene.suns.resize(1);
    scene.suns[0].strength = glm::dvec3(2.0);
    CHECK(caption_of(record, scene) == "A chair before a plain grey background in white light.");
    scene.material_swap = MaterialSwap{{0.8, 0.02, 0.02}, 1.0, 0.1};
    scene.corruption = {"gaussian_noise", 3};
    CHECK(caption_of(record, scene) ==
          "A chair, with a glossy metallic red surface, before a plain grey background, in white "
          "light, the picture degraded by gaussian noise of severity 3.");
    scene.suns.clear();
    scene.material_swap.reset();
    scene.corruption = {};
    scene.environment.map.id = "sky-noon";
    record.light = record.background = "sky-noon";
    CHECK(caption_of(record, scene) ==
          "A chair, before a dry field under a clear sky at noon, lit by it.");
}

TEST_CASE("colours have the names that people give them") {
    CHECK(color_name({1, 0, 0}) == "red");
    CHECK(color_name({0, 1, 0}) == "green");
    CHECK(color_name({0, 0, 1}) == "blue");
    CHECK(color_name({1, 1, 0}) == "yellow");
    CHECK(color_name({1, 1, 1}) == "white");
    CHECK(color_name({0.2, 0.2, 0.2}) == "grey");
    CHECK(color_name({0, 0, 0}) == "black");
    CHECK(color_name({0.1, 0.03, 0.005}) == "brown");
    CHECK(light_name({0.3, 0.3, 0.3}) == "white");
    CHECK(light_name({1.0, 0.6, 0.3}) == "warm");
    CHECK(light_name({0.6, 0.75, 1.0}) == "cool");
    CHECK(light_name({1.0, 0.0, 0.0}) == "red");
}

TEST_CASE("articles follow the sound") {
    CHECK(with_article("airplane") == "an airplane");
    CHECK(with_article("mug") == "a mug");
    CHECK(with_article("umbrella") == "an umbrella");
    CHECK(with_article("unicycle") == "a unicycle");
    CHECK(with_article("earphone") == "an earphone");
}

TEST_CASE("classes of ImageNet are those that fit, by synset or by name") {
    const auto as_vector = [](std::span<const int> indices) {
        return std::vector<int>(indices.begin(), indices.end());
    };
    CHECK(as_vector(imagenet_classes("03001627", "")) == std::vector<int>{423, 559, 765, 857});
    CHECK(as_vector(imagenet_classes("", "mug")) == std::vector<int>{504});
    CHECK(imagenet_classes("03325088", "faucet").empty());
    CHECK(imagenet_classes("", "unknown thing").empty());
    // A synset that is itself one of the 1000 has their rank: among such synsets, indices ascend.
    int last = 0;
    for (const char* synset :
         {"02747177", "02808440", "02843684", "02992529", "03085013", "03207941", "03337140",
          "03642806", "03691459", "03710193", "03759954", "03761084", "03938244", "03991062",
          "04074963", "04330267", "04554684"}) {
        INFO(synset);
        const auto indices = imagenet_classes(synset, "");
        REQUIRE(!indices.empty());
        CHECK(indices[0] > last);
        last = indices[0];
    }
}

}  // namespace turntable
